// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/comparison_text.h"

#include "models/format.h"
#include "models/machine_checks.h"
#include "models/second_opinion_text.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace pilothouse::models {

using attestation::Comparison;
using attestation::FleetVerdict;
using attestation::Relation;
using attestation::Row;
using attestation::RowGroup;
using attestation::Rung;

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(ComparisonText)
};

int rungNumber(Rung rung)
{
    switch (rung) {
    case Rung::Absent: return 0;
    case Rung::Present: return 1;
    case Rung::Parsed: return 2;
    case Rung::SignatureValid: return 3;
    case Rung::Measured: return 4;
    case Rung::Fresh: return 5;
    }
    return 0;
}

/// The value the others are measured by: the first machine outside the outliers. It is a point of reference, not the truth.
int referenceOf(const Row &row)
{
    for (int i = 0; i < int(row.values.size()); ++i)
        if (std::find(row.outliers.begin(), row.outliers.end(), i) == row.outliers.end() && !row.values[i].isEmpty())
            return i;
    return 0;
}

int firstDifference(const QString &a, const QString &b)
{
    const qsizetype shared = std::min(a.size(), b.size());
    for (qsizetype i = 0; i < shared; ++i)
        if (a[i] != b[i])
            return int(i);
    return a.size() == b.size() ? -1 : int(shared);
}

} // namespace

StateText stateOf(Relation relation)
{
    switch (relation) {
    case Relation::Same: return StateText::of(Mark::Same, Tr::tr("Same"));
    case Relation::ExpectedDifference: return StateText::of(Mark::Expected, Tr::tr("Expected"));
    case Relation::Different: return StateText::of(Mark::Different, Tr::tr("Different"));
    case Relation::Missing: return StateText::of(Mark::Unknown, Tone::Warn, Tr::tr("Missing"));
    }
    return {};
}

StateText stateOf(FleetVerdict verdict)
{
    switch (verdict) {
    case FleetVerdict::Identical: return StateText::of(Mark::Verified, Tr::tr("Identical"));
    case FleetVerdict::IdenticalCodeDifferentHardwareShape:
        return StateText::of(Mark::Expected, Tone::Warn, Tr::tr("Same code, other machine shape"));
    case FleetVerdict::Different: return StateText::of(Mark::Different, Tr::tr("Different"));
    case FleetVerdict::SameMachine: return StateText::of(Mark::Warn, Tr::tr("Same machine"));
    case FleetVerdict::NotProven: return StateText::of(Mark::Unverified, Tone::Warn, Tr::tr("Not proven"));
    }
    return {};
}

std::optional<StateText> verdictState(const QString &word)
{
    for (const FleetVerdict verdict : {FleetVerdict::Identical, FleetVerdict::IdenticalCodeDifferentHardwareShape, FleetVerdict::Different,
                                       FleetVerdict::SameMachine, FleetVerdict::NotProven})
        if (word == attestation::fleetVerdictWord(verdict))
            return stateOf(verdict);
    if (word == QLatin1StringView("disputed"))
        return disputeState();
    if (word == QLatin1StringView("not-judged-twice"))
        return StateText::of(Mark::Unknown, Tone::Warn, Tr::tr("Not judged twice"));
    return std::nullopt;
}

QString rungText(Rung rung)
{
    const QString count = Tr::tr("%1 of %2").arg(rungNumber(rung)).arg(kRungs);
    switch (rung) {
    case Rung::Fresh: return count;
    case Rung::Measured: return Tr::tr("%1, not proven fresh").arg(count);
    case Rung::SignatureValid: return Tr::tr("%1, measurements not explained").arg(count);
    case Rung::Parsed: return Tr::tr("%1, signature not valid").arg(count);
    case Rung::Present: return Tr::tr("%1, not readable").arg(count);
    case Rung::Absent: return Tr::tr("No quote");
    }
    return QString();
}

LadderHead ladderOf(const attestation::InstanceReport &report, bool isDisputed)
{
    LadderHead head;
    head.name = report.name;
    head.fullName = report.name;
    head.reached = rungNumber(report.rung);
    const QString count = rungText(Rung::Fresh);
    switch (report.rung) {
    case Rung::Fresh:
        head.state = report.notProven.isEmpty() ? StateText::of(Mark::Verified, Tr::tr("%1, %2").arg(count, attestation::levelWord(report)))
                                                : StateText::of(Mark::Warn, Tr::tr("%1, not proven").arg(count));
        break;
    case Rung::Measured:
        head.state = report.freshness == attestation::QuoteFreshness::Replayed
                         ? StateText::of(Mark::Fail, Tr::tr("%1, replayed quote").arg(Tr::tr("%1 of %2").arg(head.reached).arg(kRungs)))
                         : StateText::of(Mark::Warn, rungText(report.rung));
        break;
    case Rung::SignatureValid:
    case Rung::Parsed:
    case Rung::Present: head.state = StateText::of(Mark::Fail, rungText(report.rung)); break;
    case Rung::Absent: head.state = StateText::of(Mark::Unverified, Tone::Warn, rungText(report.rung)); break;
    }
    head.isDisputed = isDisputed;
    if (isDisputed)
        head.state = disputeState();
    return head;
}

QString groupTitle(RowGroup group)
{
    switch (group) {
    case RowGroup::Identity: return Tr::tr("Identity");
    case RowGroup::Explained: return Tr::tr("Explained by the machine");
    case RowGroup::MustDiffer: return Tr::tr("Must differ");
    }
    return QString();
}

QString propertyTitle(const QString &property)
{
    static const std::pair<const char *, const char *> titles[] = {
        {"RTMR0", QT_TRANSLATE_NOOP("ComparisonText", "RTMR0 CPU, memory, devices")},
        {"RTMR1", QT_TRANSLATE_NOOP("ComparisonText", "RTMR1 kernel")},
        {"RTMR2", QT_TRANSLATE_NOOP("ComparisonText", "RTMR2 initrd, command line")},
        {"RTMR3", QT_TRANSLATE_NOOP("ComparisonText", "RTMR3 run-time events")},
        {"MRTD", QT_TRANSLATE_NOOP("ComparisonText", "MRTD firmware")},
        {"mr_image", QT_TRANSLATE_NOOP("ComparisonText", "mr_image (as MR_ENCLAVE)")},
        {"TDATTRIBUTES", QT_TRANSLATE_NOOP("ComparisonText", "TDATTRIBUTES, debug bit")},
        {"XFAM", QT_TRANSLATE_NOOP("ComparisonText", "XFAM CPU features")},
        {"MRCONFIGID", QT_TRANSLATE_NOOP("ComparisonText", "MRCONFIGID, set at launch")},
        {"MRSIGNERSEAM", QT_TRANSLATE_NOOP("ComparisonText", "MRSIGNERSEAM, signer")},
        {"MRSEAM", QT_TRANSLATE_NOOP("ComparisonText", "MRSEAM TDX module")},
        {"vm_config", QT_TRANSLATE_NOOP("ComparisonText", "Machine shape, claimed")},
        {"TCB status, Intel profile", QT_TRANSLATE_NOOP("ComparisonText", "TCB status, Intel’s rules")},
        {"PPID", QT_TRANSLATE_NOOP("ComparisonText", "PPID platform")},
    };
    for (const auto &[name, title] : titles)
        if (property == QLatin1StringView(name))
            return Tr::tr(title);
    return property;
}

bool isNotChecked(const Row &row)
{
    return row.relation == Relation::Missing && row.group == RowGroup::Explained && row.reason.startsWith(QLatin1StringView("Not checked"));
}

QStringList withoutSharedPrefix(const QStringList &names)
{
    if (names.size() < 2)
        return names;
    qsizetype shared = names.front().size();
    for (const QString &name : names) {
        qsizetype equal = 0;
        while (equal < std::min(shared, name.size()) && name[equal] == names.front()[equal])
            ++equal;
        shared = equal;
    }
    while (shared > 0 && names.front()[shared - 1] != u'-' && names.front()[shared - 1] != u'.')
        --shared;
    QStringList result;
    for (const QString &name : names) {
        if (name.size() == shared)
            return names;
        result << name.mid(shared);
    }
    return result;
}

int firstDifferingDigit(const Row &row, int machine)
{
    const QString value = row.values.value(machine);
    const int fromReference = firstDifference(row.values.value(referenceOf(row)), value);
    if (fromReference >= 0 || row.outliers.empty())
        return fromReference;
    // Those that agree with the reference are underlined where the first odd one leaves them.
    return firstDifference(value, row.values.value(row.outliers.front()));
}

std::pair<int, int> defaultPair(const Comparison &comparison)
{
    const int machines = int(comparison.instances.size());
    const auto pairOf = [machines](const std::vector<int> &odd) -> std::pair<int, int> {
        for (int i = 0; i < machines; ++i)
            if (std::find(odd.begin(), odd.end(), i) == odd.end())
                return {i, odd.front()};
        return {odd.front(), odd.size() > 1 ? odd[1] : odd.front()};
    };
    for (const Row &row : comparison.rows)
        if (row.relation == Relation::Different && !row.outliers.empty())
            return pairOf(row.outliers);
    std::vector<int> unproven;
    for (int i = 0; i < machines; ++i)
        if (!comparison.instances[size_t(i)].notProven.isEmpty())
            unproven.push_back(i);
    if (!unproven.empty() && int(unproven.size()) < machines)
        return pairOf(unproven);
    return {0, machines > 1 ? 1 : 0};
}

QString verdictExplanation(const Comparison &comparison)
{
    QStringList sentences;
    QStringList differing;
    int equal = 0;
    for (const Row &row : comparison.rows) {
        if (row.group != RowGroup::Identity)
            continue;
        if (row.relation == Relation::Different)
            differing << row.property;
        else if (row.relation == Relation::Same)
            ++equal;
    }
    if (comparison.verdict == FleetVerdict::NotProven) {
        for (const attestation::InstanceReport &report : comparison.instances) {
            if (report.notProven.isEmpty())
                continue;
            const qsizetype more = report.notProven.size() - 1;
            sentences << Tr::tr("%1: %2%3.")
                             .arg(visibleText(report.name, 60), visibleText(spoken(report.notProven.front()), 160),
                                  more > 0 ? Tr::tr(" (and %n more)", nullptr, int(more)) : QString());
            break;
        }
    }
    if (comparison.verdict == FleetVerdict::SameMachine)
        sentences << Tr::tr("They share platform and instance, so they prove nothing about each other.");
    if (!differing.isEmpty()) {
        const QString rest = differing.size() > 3 ? Tr::tr(" and %n more", nullptr, int(differing.size()) - 3) : QString();
        sentences << Tr::tr("%1%2 %3; %n other identity properties are equal.", nullptr, equal)
                         .arg(listText(differing.mid(0, 3)), rest, differing.size() > 1 ? Tr::tr("differ") : Tr::tr("differs"));
        if (comparison.instances.size() > 2)
            sentences << Tr::tr("Majority is not truth.");
    } else if (comparison.instances.size() > 1 && comparison.verdict != FleetVerdict::SameMachine && equal > 0) {
        sentences << Tr::tr("All %n identity properties that were given are equal.", nullptr, equal);
    }
    if (comparison.verdict == FleetVerdict::IdenticalCodeDifferentHardwareShape)
        for (const Row &row : comparison.rows)
            if (row.property == QLatin1StringView("RTMR0") && !row.note.isEmpty())
                sentences << Tr::tr("RTMR0 differs as the claimed shapes do: %1.").arg(visibleText(row.note, 120));
    const auto verified = std::count_if(comparison.instances.begin(), comparison.instances.end(),
                                        [](const attestation::InstanceReport &report) { return report.quote == attestation::QuoteState::Verified; });
    QString judged = Tr::tr("%1 of %2 quotes verified here").arg(verified).arg(comparison.instances.size());
    const attestation::InstanceReport *oldest = nullptr;
    for (const attestation::InstanceReport &report : comparison.instances)
        if (!report.verification.tcbInfoIssueDate.isEmpty()
            && (oldest == nullptr || report.verification.tcbInfoIssueDate < oldest->verification.tcbInfoIssueDate))
            oldest = &report;
    if (oldest != nullptr)
        judged += Tr::tr(", collateral %1")
                      .arg(collateralAgeText(oldest->verification.tcbInfoIssueDate, oldest->verification.tcbInfoNextUpdate, comparison.at));
    if (comparison.tcbEvaluationDataNumber)
        judged += Tr::tr(" (TCB evaluation %1)").arg(*comparison.tcbEvaluationDataNumber);
    sentences << judged + Tr::tr(", strict profile.");
    return sentences.join(u' ');
}

} // namespace pilothouse::models
