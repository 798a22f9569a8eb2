// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/deploy_text.h"

#include "models/format.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace pilothouse::models {

using cluster::FleetResult;
using clustersetup::Finding;
using clustersetup::Severity;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(DeployText)
};

/// Between facts that stand side by side.
const QString kDot = QStringLiteral(" · ");

Mark markOf(Severity severity)
{
    switch (severity) {
    case Severity::Passed: return Mark::Pass;
    case Severity::Note: return Mark::Pending;
    case Severity::Warning: return Mark::Warn;
    case Severity::Failed: return Mark::Fail;
    case Severity::Unknown: return Mark::Unknown;
    }
    return Mark::Unknown;
}

int rank(Severity severity)
{
    switch (severity) {
    case Severity::Failed: return 0;
    case Severity::Unknown: return 1;
    case Severity::Warning: return 2;
    case Severity::Note: return 3;
    case Severity::Passed: return 4;
    }
    return 1;
}

StateText findingState(const Finding &finding)
{
    const QString said = spoken(finding.text);
    //: a line of a file: what was found there
    QString text = finding.line > 0 ? Words::tr("Line %1: %2").arg(finding.line).arg(said) : sentence(said);
    if (!finding.nextStep.isEmpty())
        text += QStringLiteral(". ") + spoken(finding.nextStep);
    return StateText::of(markOf(finding.severity), text);
}

/// Refused for now: what the contract's owner allows first can be gone on with.
bool waitsForChain(const FleetResult &result)
{
    return result.state == FleetResult::State::Failed && result.change.onChain != nullptr;
}

StateText stateOf(const FleetResult &result, ResultsOf of = ResultsOf::NewMachines)
{
    using State = FleetResult::State;
    if (of == ResultsOf::Change && waitsForChain(result))
        return StateText::of(Mark::Warn, Words::tr("On chain first"));
    switch (result.state) {
    case State::Waiting: return StateText::of(Mark::Pending, Words::tr("Waiting"));
    case State::Running: return StateText::of(Mark::Busy, Words::tr("Under way"));
    case State::Done: return StateText::of(Mark::Pass, of == ResultsOf::Change ? Words::tr("Done") : Words::tr("Running"));
    case State::Failed: return StateText::of(Mark::Fail, Words::tr("Failed"));
    case State::OutcomeUnknown: return StateText::of(Mark::Unknown, Tone::Warn, Words::tr("Unknown"));
    case State::NotSent: return StateText::of(Mark::Stopped, Words::tr("Not sent"));
    }
    return {};
}

} // namespace

std::vector<StateText> composeFindings(const clustersetup::ComposeReport &report, const QStringList &given)
{
    std::vector<Finding> findings = report.findings;
    for (const QString &name : report.needed)
        if (!given.contains(name))
            findings.push_back(
                {Severity::Warning, {}, Words::tr("nothing passes %1, which the text takes from outside").arg(visibleText(name, 80)), {}, 0, {}});
    std::stable_sort(findings.begin(), findings.end(), [](const Finding &a, const Finding &b) { return rank(a.severity) < rank(b.severity); });
    std::vector<StateText> states;
    for (const Finding &finding : findings)
        states.push_back(findingState(finding));
    return states;
}

QString deployCostText(const std::optional<cluster::InstanceType> &type, int machines)
{
    QStringList parts{counted(machines, Words::tr("1 machine"), Words::tr("%1 machines"))};
    const auto all = type && type->hourlyRate ? cluster::costOf(*type->hourlyRate, machines) : std::nullopt;
    if (all)
        parts << hourlyText(*all) << monthlyText(*all);
    else
        parts << Words::tr("price not known");
    return parts.join(kDot);
}

QString instanceTypeText(const cluster::InstanceType &type)
{
    QStringList parts{visibleText(type.id, 40)};
    if (type.vcpu)
        parts << Words::tr("%1 vCPU").arg(*type.vcpu);
    if (type.memoryMb)
        parts << quantityText(double(*type.memoryMb) / 1024, QStringLiteral("GB"));
    parts << (type.hourlyRate ? hourlyText(*type.hourlyRate) : Words::tr("price not known"));
    return parts.join(kDot);
}

QString accountText(const cluster::CloudAccount &account)
{
    QStringList parts{visibleText(account.workspace.isEmpty() ? account.user : account.workspace, 60)};
    if (!account.tier.isEmpty())
        parts << visibleText(account.tier, 40);
    parts << (account.balance.isEmpty() ? Words::tr("balance not said") : Words::tr("balance %1 USD").arg(visibleText(account.balance, 30)));
    return parts.join(kDot);
}

std::vector<ListColumn> deployResultColumns()
{
    return {{QStringLiteral("result"), Words::tr("Result"), false},
            {QStringLiteral("name"), Words::tr("Machine"), false},
            {QStringLiteral("node"), Words::tr("Node"), false},
            {QStringLiteral("text"), Words::tr("What happened"), false}};
}

ListRow deployResultRow(const FleetResult &result, ResultsOf of)
{
    ListRow row;
    row.key = QString::number(result.nodeId);
    QString text = sentence(spoken(visibleText(result.change.text, 1000)));
    if (result.state == FleetResult::State::Done && result.change.recipientKey != cluster::RecipientKey::NothingEncrypted)
        text += QStringLiteral("; ") + spoken(cluster::recipientWords(result.change.recipientKey));
    ListCell state;
    state.state = stateOf(result, of);
    state.text = state.state->word;
    row.cells = {state,
                 {visibleText(result.change.name, 80), {}, {}, false, true},
                 {visibleText(result.node, 60), {}, {}, false, false},
                 {text, text, {}, false, false}};
    row.detail = text;
    return row;
}

std::vector<StateText> deployTroubles(const std::vector<FleetResult> &results, ResultsOf of)
{
    std::vector<StateText> troubles;
    for (const FleetResult &result : results) {
        if (!result.isOver() || result.state == FleetResult::State::Done)
            continue;
        StateText trouble = stateOf(result, of);
        //: a machine: why it does not run
        trouble.word = Words::tr("%1: %2").arg(visibleText(result.change.name, 80), spoken(visibleText(result.change.text, 1000)));
        troubles.push_back(trouble);
    }
    return troubles;
}

StateText deployResultSummary(const std::vector<FleetResult> &results, ResultsOf of)
{
    using State = FleetResult::State;
    if (of == ResultsOf::Change && !results.empty()) {
        if (waitsForChain(results.front()))
            return StateText::of(Mark::Warn, Words::tr("Nothing is changed yet: its contract's owner has to allow it first"));
        switch (results.front().state) {
        case State::Waiting:
        case State::Running: return StateText::of(Mark::Busy, Words::tr("It is under way"));
        case State::Done: return StateText::of(Mark::Pass, Words::tr("It is done"));
        case State::OutcomeUnknown: return StateText::of(Mark::Unknown, Tone::Warn, Words::tr("Whether it was taken is not known"));
        case State::Failed:
        case State::NotSent: return StateText::of(Mark::Fail, Words::tr("It is not done"));
        }
    }
    const auto count = [&](State state) {
        return int(std::count_if(results.begin(), results.end(), [state](const FleetResult &result) { return result.state == state; }));
    };
    const int all = int(results.size());
    const int done = count(State::Done);
    const QString words = all == 1 ? (done == 1 ? Words::tr("It is running") : Words::tr("It is not running yet"))
                                   : Words::tr("%1 of %2 are running").arg(done).arg(all);
    const bool under = std::any_of(results.begin(), results.end(), [](const FleetResult &result) { return !result.isOver(); });
    if (under)
        return StateText::of(Mark::Busy, words);
    if (done == all)
        return StateText::of(Mark::Pass, words);
    return count(State::OutcomeUnknown) > 0 ? StateText::of(Mark::Unknown, Tone::Warn, words) : StateText::of(Mark::Fail, words);
}

} // namespace pilothouse::models
