// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/comparison.h"

#include "services/attestation/comparison_rows.h"
#include "services/attestation/instance_judge.h"
#include "services/attestation/next_step.h"
#include "services/core/plain_text.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace pilothouse::attestation {

namespace {

QString shownName(const InstanceReport &report)
{
    return visibleText(report.name, 60);
}

/// "a", "a and b", "a, b and 3 more".
QString nameList(const std::vector<InstanceReport> &reports, const std::vector<int> &indexes)
{
    constexpr size_t most = 3;
    QStringList names;
    for (size_t i = 0; i < indexes.size() && i < most; ++i)
        names << shownName(reports[size_t(indexes[i])]);
    if (indexes.size() > most)
        return QStringLiteral("%1 and %2 more").arg(names.join(QStringLiteral(", "))).arg(indexes.size() - most);
    if (names.size() < 2)
        return names.join(QString());
    const QString last = names.takeLast();
    return names.join(QStringLiteral(", ")) + QStringLiteral(" and ") + last;
}

/// Machines that cannot be told apart: same platform and same instance, or the very same quote. The first such group.
std::vector<int> sameMachine(const std::vector<InstanceReport> &reports)
{
    QHash<QByteArray, std::vector<int>> groups;
    std::vector<int> found;
    for (size_t i = 0; i < reports.size(); ++i) {
        const Verification &result = reports[i].verification;
        if (!result.pck || !result.quote)
            continue;
        QByteArray key = result.pck->ppid.view().toByteArray();
        const auto &instance = reports[i].replayed.identity.instanceId;
        if (instance && !instance->isEmpty())
            key += *instance;
        else if (result.quote->td)
            key += result.quote->td->rtmr[3].view(); // no instance id: equal events on one platform are one machine to us
        std::vector<int> &group = groups[key];
        group.push_back(int(i));
        if (group.size() > 1 && (found.empty() || found.front() == group.front()))
            found = group;
    }
    return found;
}

/// Judging machines by different data sets gives statuses that mean different things.
void refuseMixedEvaluations(std::vector<InstanceReport> &reports)
{
    QSet<int> numbers;
    for (const InstanceReport &report : reports)
        if (report.verification.tcbEvaluationDataNumber)
            numbers << *report.verification.tcbEvaluationDataNumber;
    if (numbers.size() < 2)
        return;
    QList<int> sorted = numbers.values();
    std::sort(sorted.begin(), sorted.end());
    QStringList words;
    for (const int number : sorted)
        words << QString::number(number);
    for (InstanceReport &report : reports)
        report.notProven << QStringLiteral("the machines were judged by different TCB evaluation data sets (%1): use one for all")
                                .arg(words.join(QStringLiteral(", ")));
}

QString factsUsed(const Comparison &comparison)
{
    const auto verified = std::count_if(comparison.instances.begin(), comparison.instances.end(),
                                        [](const InstanceReport &report) { return report.quote == QuoteState::Verified; });
    QString text = QStringLiteral("%1 of %2 quotes verified here").arg(verified).arg(comparison.instances.size());
    if (comparison.tcbEvaluationDataNumber)
        text += QStringLiteral(", TCB evaluation %1").arg(*comparison.tcbEvaluationDataNumber);
    if (!comparison.tcbInfoIssueDate.isEmpty())
        text += QStringLiteral(", collateral of %1").arg(comparison.tcbInfoIssueDate);
    return text + QStringLiteral(", strict profile.");
}

void tellNotProven(Comparison &comparison, const RowSummary &summary)
{
    comparison.verdict = FleetVerdict::NotProven;
    std::vector<int> failing;
    for (size_t i = 0; i < comparison.instances.size(); ++i)
        if (!comparison.instances[i].notProven.isEmpty())
            failing.push_back(int(i));
    if (failing.empty()) {
        comparison.sentence = QStringLiteral("Not proven: a comparison needs two machines");
        comparison.explanation = factsUsed(comparison);
        return;
    }
    const InstanceReport &first = comparison.instances[size_t(failing.front())];
    comparison.sentence = QStringLiteral("Not proven: %1").arg(nameList(comparison.instances, failing));
    comparison.explanation = QStringLiteral("%1: %2.").arg(shownName(first), first.notProven.front());
    if (first.notProven.size() > 1)
        comparison.explanation += QStringLiteral(" %1 more reasons.").arg(first.notProven.size() - 1);
    const bool onlyFreshness = lacksOnlyFreshness(comparison);
    if (!summary.differing.isEmpty())
        comparison.explanation += QStringLiteral(" %1 differ.").arg(summary.differing.join(QStringLiteral(", ")));
    else if (onlyFreshness && comparison.instances.size() > 1)
        comparison.explanation += QStringLiteral(" Everything else agrees: %1 are equal.").arg(summary.equal.join(QStringLiteral(", ")));
}

void tellDifferent(Comparison &comparison, const RowSummary &summary)
{
    comparison.verdict = FleetVerdict::Different;
    const std::vector<InstanceReport> &instances = comparison.instances;
    const QString differing = summary.differing.isEmpty() ? QStringLiteral("RTMR0") : summary.differing.join(QStringLiteral(", "));
    if (summary.differing.isEmpty())
        comparison.sentence = QStringLiteral("Different: RTMR0 differs and nothing explains it");
    else if (!summary.outliers.empty() && summary.outliers.size() * 2 < instances.size())
        comparison.sentence
            = QStringLiteral("Different: %1 %2 other code")
                  .arg(nameList(instances, summary.outliers), summary.outliers.size() == 1 ? QStringLiteral("runs") : QStringLiteral("run"));
    else
        comparison.sentence = QStringLiteral("Different: these machines do not run the same code");
    comparison.explanation
        = QStringLiteral("%1 %2.").arg(differing, summary.differing.size() > 1 ? QStringLiteral("differ") : QStringLiteral("differs"));
    if (!summary.equal.isEmpty())
        comparison.explanation += QStringLiteral(" %1 are equal.").arg(summary.equal.join(QStringLiteral(", ")));
    if (instances.size() > 2)
        comparison.explanation += QStringLiteral(" Majority is not truth: the equal machines may be the wrong ones.");
    comparison.explanation += u' ' + factsUsed(comparison);
}

/// The verdicts in the order in which they are tried.
void decide(Comparison &comparison, const RowSummary &summary)
{
    const std::vector<InstanceReport> &instances = comparison.instances;
    const bool anyNotProven
        = std::any_of(instances.begin(), instances.end(), [](const InstanceReport &report) { return !report.notProven.isEmpty(); });
    if (anyNotProven || instances.size() < 2) {
        tellNotProven(comparison, summary);
        return;
    }
    if (const auto clones = sameMachine(instances); !clones.empty()) {
        comparison.verdict = FleetVerdict::SameMachine;
        comparison.sentence = QStringLiteral("Same machine: %1 are one machine under %2 names").arg(nameList(instances, clones)).arg(clones.size());
        comparison.explanation
            = QStringLiteral("They share platform (PPID) and instance, so they prove nothing about each other. ") + factsUsed(comparison);
        return;
    }
    if (!summary.differing.isEmpty() || summary.shapeContradicts) {
        tellDifferent(comparison, summary);
        return;
    }
    if (summary.shapeDiffers) {
        comparison.verdict = FleetVerdict::IdenticalCodeDifferentHardwareShape;
        comparison.sentence = QStringLiteral("Same code, different machine shape: RTMR0 differs");
        comparison.explanation = QStringLiteral("RTMR0: %1. ").arg(summary.shapeNote) + factsUsed(comparison);
        return;
    }
    comparison.verdict = FleetVerdict::Identical;
    comparison.sentence = QStringLiteral("Identical: all %1 machines run the same code").arg(instances.size());
    comparison.explanation = factsUsed(comparison);
}

} // namespace

QString fleetVerdictWord(FleetVerdict verdict)
{
    switch (verdict) {
    case FleetVerdict::Identical: return QStringLiteral("identical");
    case FleetVerdict::IdenticalCodeDifferentHardwareShape: return QStringLiteral("identical-code-different-hardware-shape");
    case FleetVerdict::Different: return QStringLiteral("different");
    case FleetVerdict::SameMachine: return QStringLiteral("same-machine");
    case FleetVerdict::NotProven: return QStringLiteral("not-proven");
    }
    return {};
}

QString relationWord(Relation relation)
{
    switch (relation) {
    case Relation::Same: return QStringLiteral("same");
    case Relation::ExpectedDifference: return QStringLiteral("expected-difference");
    case Relation::Different: return QStringLiteral("different");
    case Relation::Missing: return QStringLiteral("missing");
    }
    return {};
}

QString quoteStateWord(QuoteState state)
{
    switch (state) {
    case QuoteState::Absent: return QStringLiteral("absent");
    case QuoteState::Rejected: return QStringLiteral("rejected");
    case QuoteState::Verified: return QStringLiteral("verified");
    }
    return {};
}

QString replayStateWord(ReplayState state)
{
    switch (state) {
    case ReplayState::Absent: return QStringLiteral("absent");
    case ReplayState::Mismatch: return QStringLiteral("mismatch");
    case ReplayState::Ok: return QStringLiteral("ok");
    }
    return {};
}

QString freshnessWord(QuoteFreshness freshness)
{
    switch (freshness) {
    case QuoteFreshness::Unknown: return QStringLiteral("unknown");
    case QuoteFreshness::Replayed: return QStringLiteral("replayed");
    case QuoteFreshness::Fresh: return QStringLiteral("fresh");
    }
    return {};
}

QString levelWord(const InstanceReport &report)
{
    if (report.quote != QuoteState::Verified || report.freshness != QuoteFreshness::Fresh)
        return {};
    return report.notBound.isEmpty() ? QStringLiteral("A3") : QStringLiteral("A2");
}

QByteArray reportDataForChallenge(QByteArrayView challenge)
{
    return sha512({"app-data:", challenge}).view().toByteArray();
}

Comparison compare(const std::vector<Evidence> &machines, const CollateralSet &collateral, UnixTime at, const TrustRoot &root,
                   const StatusPolicy &policy, const References &references)
{
    Comparison comparison;
    comparison.at = at;
    comparison.trustRoot = root.name;
    FleetVerifier verifier(collateral, at, root);
    for (const Evidence &evidence : machines) {
        comparison.instances.push_back(judge(evidence, verifier, policy, references));
        const Verification &result = comparison.instances.back().verification;
        if (result.tcbEvaluationDataNumber)
            comparison.tcbEvaluationDataNumber = result.tcbEvaluationDataNumber;
        if (!result.tcbInfoIssueDate.isEmpty() && (comparison.tcbInfoIssueDate.isEmpty() || result.tcbInfoIssueDate < comparison.tcbInfoIssueDate))
            comparison.tcbInfoIssueDate = result.tcbInfoIssueDate;
    }
    refuseMixedEvaluations(comparison.instances);
    RowSummary summary;
    comparison.rows = propertyRows(machines, comparison.instances, summary);
    comparison.events = eventRows(comparison.instances);
    decide(comparison, summary);
    comparison.nextStep = nextStepOf(comparison);
    return comparison;
}

} // namespace pilothouse::attestation
