// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/setup_text.h"

#include "models/format.h"
#include "models/spoken.h"
#include "models/spoken_sentences.h"
#include "services/clustersetup/cluster_name.h"
#include "services/core/plain_text.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace pilothouse::models {

using clustersetup::Finding;
using clustersetup::PageVerdict;
using clustersetup::Sending;
using clustersetup::SetupPage;
using clustersetup::Severity;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(SetupText)
};

constexpr qsizetype kLongest = 600;

QString joined(const QStringList &parts)
{
    QStringList some = parts;
    some.removeAll(QString());
    return listText(some);
}

QString shortName(const QString &path)
{
    return visibleText(QFileInfo(path).fileName(), 40);
}

} // namespace

QString setupPageTitle(SetupPage page)
{
    switch (page) {
    case SetupPage::Start: return Words::tr("Start");
    case SetupPage::Files: return Words::tr("Tools and files");
    case SetupPage::Cluster: return Words::tr("Cluster");
    case SetupPage::Account: return Words::tr("Phala account");
    case SetupPage::Place: return Words::tr("Node");
    case SetupPage::Coordinator: return Words::tr("Coordinator");
    case SetupPage::Storage: return Words::tr("Storage");
    case SetupPage::Existing: return Words::tr("Existing CVMs");
    case SetupPage::Plan: return Words::tr("Plan");
    case SetupPage::Deploy: return Words::tr("Deploy");
    case SetupPage::Approve: return Words::tr("Attestation");
    case SetupPage::Write: return Words::tr("Write configuration");
    case SetupPage::Verify: return Words::tr("Verify");
    case SetupPage::Summary: return Words::tr("Summary");
    }
    return {};
}

QString setupPageSentence(SetupPage page)
{
    switch (page) {
    case SetupPage::Start:
        return Words::tr(
            "Make a new cluster, take over one that runs, or go on with a setup that stopped. Nothing is changed before the plan is confirmed.");
    case SetupPage::Files: return Words::tr("What the machines are made from. The files are read here and sent only when the plan is carried out.");
    case SetupPage::Cluster:
        return Words::tr("All machines of the cluster are called after it, and the orchestrator finds them by the beginning of their names.");
    case SetupPage::Account: return Words::tr("The key that lists and makes machines. It stays in the keychain.");
    case SetupPage::Place: return Words::tr("Where the registry runs. There must be room for it and for one runner.");
    case SetupPage::Coordinator:
        return Words::tr("Who may talk to the machines: they serve only requests signed with a key that this wallet allows.");
    case SetupPage::Storage:
        return Words::tr("With these keys the registry reads what was submitted. They go encrypted into the machine and nowhere else.");
    case SetupPage::Existing: return Words::tr("What stands under the cluster's name already. In the end there must be exactly one registry.");
    case SetupPage::Plan:
        return Words::tr("Read it before anything happens. Each line is a call or a file; secrets are shown as names, never as values.");
    case SetupPage::Deploy: return Words::tr("The registry is looked for, made if it certainly is not there, and waited for until it answers.");
    case SetupPage::Approve: return Words::tr("The registry hands model data only to runners whose compose hash it knows.");
    case SetupPage::Write: return Words::tr("Each file is written whole, for its owner alone, and the former one stays beside it.");
    case SetupPage::Verify: return Words::tr("What the machine itself answers. A check that fails here is a failure, not a hint.");
    case SetupPage::Summary: return Words::tr("What exists now, how to start the orchestrator, and how to take it all back.");
    }
    return {};
}

QString setupPageCaption(SetupPage page, const clustersetup::SetupSession &session)
{
    const clustersetup::SetupAnswers &answers = session.answers();
    switch (page) {
    case SetupPage::Start:
        return session.draft().isDry ? Words::tr("dry run")
               : answers.existing == clustersetup::ExistingRegistry::Adopt
                   ? Words::tr("adopt", "what a setup does: take over a cluster that is there")
                   : Words::tr("new cluster");
    case SetupPage::Files: return joined({shortName(answers.registryCompose), shortName(answers.cluster.runnerComposePath)});
    case SetupPage::Cluster:
        return answers.cluster.name.isEmpty() ? QString()
                                              : joined({visibleText(answers.cluster.name, 48), visibleText(answers.cluster.instanceType, 24)});
    case SetupPage::Account: return QString();
    case SetupPage::Place:
        if (session.existing().registry)
            return visibleText(session.existing().registry->node, 40);
        if (!answers.node.isEmpty())
            return visibleText(answers.node, 40);
        return session.place().node ? Words::tr("%1, the roomiest").arg(visibleText(session.place().node->name, 40)) : Words::tr("the roomiest");
    case SetupPage::Coordinator: return answers.cluster.coordinatorWallet.isEmpty() ? QString() : shortHash(answers.cluster.coordinatorWallet);
    case SetupPage::Storage: return visibleText(answers.storageRegion, 24);
    case SetupPage::Existing:
        if (session.verdict(page) == PageVerdict::NotYet || session.verdict(page) == PageVerdict::Unknown)
            return QString();
        return counted(int(session.existing().members.size()), Words::tr("1 machine"), Words::tr("%1 machines"));
    case SetupPage::Plan:
        return session.survey() != nullptr ? counted(int(session.plan().steps.size()), Words::tr("1 step"), Words::tr("%1 steps")) : QString();
    case SetupPage::Write:
        return session.survey() != nullptr && session.survey()->writes && !session.survey()->writes->changes.empty()
                   ? counted(int(session.survey()->writes->changes.size()), Words::tr("1 file"), Words::tr("%1 files"))
                   : QString();
    case SetupPage::Deploy:
    case SetupPage::Approve:
    case SetupPage::Verify:
    case SetupPage::Summary: return QString();
    }
    return {};
}

StateText setupPageState(PageVerdict verdict)
{
    switch (verdict) {
    case PageVerdict::NotYet: return StateText::of(Mark::Pending, Words::tr("not yet"));
    case PageVerdict::Busy: return StateText::of(Mark::Busy, Words::tr("looking"));
    case PageVerdict::Passed: return StateText::of(Mark::Pass, Words::tr("done"));
    case PageVerdict::Warned: return StateText::of(Mark::Warn, Words::tr("has findings"));
    case PageVerdict::Failed: return StateText::of(Mark::Fail, Words::tr("failed"));
    case PageVerdict::Unknown: return StateText::of(Mark::Unknown, Tone::Warn, Words::tr("unknown"));
    }
    return {};
}

QString setupSaid(const QString &said)
{
    const QString text = spoken(visibleText(said, kLongest));
    const QString first = text.section(u' ', 0, 0);
    const bool isName
        = std::any_of(first.begin(), first.end(), [](QChar c) { return c == u'-' || c == u'_' || c == u'.' || c == u'/' || c.isDigit(); });
    return isName ? text : sentence(text);
}

StateText setupFinding(const Finding &finding)
{
    QString words = setupSaid(finding.text);
    // The folder is on the page that asked for the file.
    const QString file = QFileInfo(finding.file).fileName();
    const QString where = visibleText(finding.line > 0 ? QStringLiteral("%1:%2").arg(file).arg(finding.line) : file, 120);
    if (!where.isEmpty())
        //: what was found (the file and line where)
        words = Words::tr("%1 (%2)").arg(words, where);
    if (!finding.nextStep.isEmpty())
        words = spokenSentences({words, spoken(finding.nextStep)});
    switch (finding.severity) {
    case Severity::Passed: return StateText::of(Mark::Pass, words);
    case Severity::Note: return StateText::of(Mark::Pending, words);
    case Severity::Warning: return StateText::of(Mark::Warn, words);
    case Severity::Failed: return StateText::of(Mark::Fail, words);
    case Severity::Unknown: return StateText::of(Mark::Unknown, Tone::Warn, words);
    }
    return {};
}

std::vector<StateText> setupFindings(const clustersetup::Findings &findings)
{
    // What hinders stands first; among equals the order of the check stays.
    std::vector<StateText> texts;
    for (const Severity severity : {Severity::Failed, Severity::Unknown, Severity::Warning, Severity::Note, Severity::Passed})
        for (const Finding &finding : findings)
            if (finding.severity == severity)
                texts.push_back(setupFinding(finding));
    return texts;
}

StateText savedSetupText(const clustersetup::SavedSetup &saved, const clustersetup::SetupDraft &draft)
{
    if (!saved.state)
        return StateText::of(Mark::Unknown, Tone::Warn, spokenLine(saved.state.error()));
    const clustersetup::SetupState &state = *saved.state;
    if (state.isUndone)
        return StateText::of(Mark::Stopped, Words::tr("Undone"));
    if (state.isFinished)
        return StateText::of(Mark::Pass, Words::tr("Done, every check at its end passed"));
    if (draft.answers.cluster.name == saved.cluster && draft.stoppedAt)
        return StateText::of(Mark::Warn,
                             Words::tr("Stopped at %1: %2").arg(setupPageTitle(*draft.stoppedAt), visibleText(draft.stoppedBecause, kLongest)));
    if (state.registry.sending == Sending::Intended)
        return StateText::of(Mark::Unknown, Tone::Warn, Words::tr("Stopped while the registry was made; whether it was made is looked up first"));
    if (state.registry.sending == Sending::Done)
        return StateText::of(Mark::Warn, Words::tr("Stopped after the registry was there"));
    return StateText::of(Mark::Warn, Words::tr("Stopped before anything was made"));
}

QString setupReport(const clustersetup::SetupSession &session, const QString &environment, const QString &utc)
{
    // A report is for tickets and archives: in English, as the record is.
    QString text = QStringLiteral("Setup of cluster %1 in %2\n%3\n").arg(visibleText(session.answers().cluster.name), environment, utc);
    const auto add = [&text](const QString &title, const clustersetup::Findings &findings) {
        if (findings.empty())
            return;
        text += QStringLiteral("\n%1\n").arg(title);
        for (const Finding &finding : findings)
            text
                += QStringLiteral("  %1  %2\n")
                       .arg(clustersetup::severityWord(finding.severity).leftJustified(7), visibleText(clustersetup::findingText(finding), kLongest));
    };
    for (int page = 0; page <= int(SetupPage::Existing); ++page)
        add(clustersetup::setupPageWord(SetupPage(page)), session.report(SetupPage(page)).findings);
    if (session.survey() != nullptr)
        text += QStringLiteral("\nplan\n") + session.plan().toText();
    if (!session.lines().empty())
        text += QStringLiteral("\nsteps\n");
    for (const clustersetup::SetupStepLine &line : session.lines())
        text += QStringLiteral("  %1  %2: %3\n").arg(utcText(line.utc), clustersetup::setupPageWord(line.page), visibleText(line.what, kLongest));
    if (session.error())
        text += QStringLiteral("\nstopped\n  %1\n").arg(visibleText(spokenLine(*session.error(), Attempt::Change), kLongest));
    if (session.outcome()) {
        text += QStringLiteral("\ndone\n");
        for (const QString &line : session.outcome()->done)
            text += QStringLiteral("  %1\n").arg(visibleText(line, kLongest));
        add(QStringLiteral("verified"), session.outcome()->checks);
        text += session.outcome()->isGood ? QStringLiteral("\nEvery check at the end passed.\n")
                                          : QStringLiteral("\nWITH PROBLEMS: a check at the end did not pass.\n");
    }
    return text;
}

} // namespace pilothouse::models
