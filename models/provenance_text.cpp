// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/provenance_text.h"

#include "models/format.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace pilothouse::models {

using provenance::Agreement;
using provenance::DeploymentVerdict;
using provenance::FindingLevel;
using provenance::HistoryEntry;
using provenance::ImagePin;
using provenance::SourceVerdict;
using provenance::TransactionState;

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(ProvenanceText)
};

ListCell words(const QString &text, bool muted = false)
{
    ListCell cell;
    cell.text = text.isEmpty() ? QStringLiteral("–") : visibleText(text, 400);
    cell.full = visibleText(text, 4000);
    cell.muted = muted;
    return cell;
}

ListCell state(StateText text)
{
    ListCell cell;
    cell.state = std::move(text);
    return cell;
}

ListCell hash(const QString &hex)
{
    ListCell cell;
    cell.text = hex.isEmpty() ? QStringLiteral("–") : comparisonHash(hex);
    cell.full = hex;
    return cell;
}

QString pointText(const std::optional<provenance::ChainPoint> &point)
{
    if (!point)
        return QString();
    const QString time = point->time.isValid() ? utcText(point->time) : Tr::tr("time not known");
    return Tr::tr("%1, block %2").arg(time, countText(qint64(point->block)));
}

StateText stateOfFinding(FindingLevel level)
{
    switch (level) {
    case FindingLevel::Note: return StateText::of(Mark::Unknown, Tr::tr("Note"));
    case FindingLevel::Warning: return StateText::of(Mark::Warn, Tr::tr("Look at this"));
    case FindingLevel::Bad: return StateText::of(Mark::Fail, Tr::tr("Bad"));
    }
    return {};
}

StateText stateOfPin(ImagePin::State pin)
{
    switch (pin) {
    case ImagePin::State::Pinned: return StateText::of(Mark::Pass, Tr::tr("Pinned"));
    case ImagePin::State::NotPinned: return StateText::of(Mark::Warn, Tr::tr("Not pinned"));
    case ImagePin::State::Variable: return StateText::of(Mark::Warn, Tr::tr("Variable"));
    case ImagePin::State::BuiltThere: return StateText::of(Mark::Warn, Tr::tr("Built there"));
    case ImagePin::State::Missing: return StateText::of(Mark::Unknown, Tone::Warn, Tr::tr("Missing"));
    }
    return {};
}

} // namespace

StateText stateOf(SourceVerdict verdict)
{
    switch (verdict) {
    case SourceVerdict::Computed: return StateText::of(Mark::Unknown, Tr::tr("Computed, compared with nothing"));
    case SourceVerdict::Match: return StateText::of(Mark::Same, Tone::Ok, Tr::tr("Matches"));
    case SourceVerdict::Different: return StateText::of(Mark::Different, Tr::tr("Different"));
    case SourceVerdict::NotComparable: return StateText::of(Mark::Unknown, Tone::Warn, Tr::tr("Cannot be compared"));
    }
    return {};
}

StateText stateOf(TransactionState transaction)
{
    switch (transaction) {
    case TransactionState::Confirmed: return StateText::of(Mark::Pass, Tr::tr("Confirmed"));
    case TransactionState::OtherContract: return StateText::of(Mark::Different, Tr::tr("Other contract"));
    case TransactionState::OtherHash: return StateText::of(Mark::Different, Tr::tr("Other hash"));
    case TransactionState::Failed: return StateText::of(Mark::Fail, Tr::tr("Failed"));
    case TransactionState::NotMined: return StateText::of(Mark::Pending, Tr::tr("Not mined"));
    case TransactionState::Pending: return StateText::of(Mark::Pending, Tr::tr("Pending"));
    case TransactionState::Raw: return StateText::of(Mark::Warn, Tr::tr("Raw bytes"));
    case TransactionState::NotFound: return StateText::of(Mark::Fail, Tr::tr("Not found"));
    case TransactionState::NotAHash: return StateText::of(Mark::Warn, Tr::tr("Not a hash"));
    case TransactionState::NotAsked: return StateText::of(Mark::Blind, Tr::tr("Not asked"));
    }
    return {};
}

StateText stateOf(const HistoryEntry &entry)
{
    if (entry.allowed == true)
        return StateText::of(Mark::Pass, Tr::tr("Allowed"));
    if (entry.removed || entry.allowed == false)
        return StateText::of(Mark::Stopped, Tr::tr("Removed"));
    return StateText::of(Mark::Unknown, Tone::Warn, Tr::tr("Not answered"));
}

std::vector<ListColumn> sourceColumns()
{
    return {{QStringLiteral("result"), Tr::tr("Result"), false},
            {QStringLiteral("kind"), Tr::tr("Kind"), false},
            {QStringLiteral("what"), Tr::tr("What"), false},
            {QStringLiteral("value"), Tr::tr("Found"), false}};
}

std::vector<ListRow> sourceRows(const provenance::SourceReport &report)
{
    std::vector<ListRow> rows;
    const auto add = [&rows](StateText mark, const QString &kind, const QString &what, const QString &value, const QString &detail) {
        rows.push_back({QStringLiteral("%1/%2/%3").arg(kind, what).arg(rows.size()),
                        {state(std::move(mark)), words(kind, true), words(what), words(value)},
                        detail});
    };
    for (const auto &finding : report.findings)
        add(stateOfFinding(finding.level), Tr::tr("Finding"), finding.code, spoken(finding.text), visibleText(spoken(finding.text), 1000));
    for (const ImagePin &image : report.images)
        add(stateOfPin(image.state), Tr::tr("Image"), image.service, image.image,
            image.state == ImagePin::State::Pinned ? Tr::tr("The hash fixes these bytes.")
                                                   : Tr::tr("The compose hash does not fix what runs here: name the image with @sha256:."));
    for (const auto &mention : report.gitMentions)
        add(!mention.agrees   ? StateText::of(Mark::Unknown, Tr::tr("A claim"))
            : *mention.agrees ? StateText::of(Mark::Pass, Tr::tr("Agrees"))
                              : StateText::of(Mark::Different, Tr::tr("Other commit")),
            Tr::tr("Commit"), mention.place, mention.value,
            Tr::tr("A commit that the text names; it is a claim unless it is the one that was checked out."));
    for (const auto &member : report.members)
        add(member.notable ? StateText::of(Mark::Warn, Tr::tr("Look at this")) : StateText::of(Mark::Pass, Tr::tr("Read")), Tr::tr("Setting"),
            member.name, member.value, visibleText(member.meaning, 400));
    return rows;
}

std::vector<ListColumn> chainColumns()
{
    return {{QStringLiteral("state"), Tr::tr("Now"), false},
            {QStringLiteral("hash"), Tr::tr("compose-hash"), false},
            {QStringLiteral("added"), Tr::tr("Added"), false},
            {QStringLiteral("removed"), Tr::tr("Removed"), false},
            {QStringLiteral("transaction"), Tr::tr("Transaction"), false}};
}

std::vector<ListRow> chainRows(const provenance::History &history)
{
    std::vector<ListRow> rows;
    for (const HistoryEntry &entry : history.entries) {
        ListRow row;
        row.key = QStringLiteral("%1/%2").arg(QString::fromLatin1(entry.composeHash.toHex())).arg(entry.added ? entry.added->block : 0);
        row.cells = {state(stateOf(entry)), hash(QString::fromLatin1(entry.composeHash.toHex())), words(pointText(entry.added)),
                     words(pointText(entry.removed), true), hash(entry.added ? provenance::toText(entry.added->transaction) : QString())};
        row.detail = visibleText(spoken(entry.note), 600);
        rows.push_back(std::move(row));
    }
    return rows;
}

QString chainSummary(const provenance::History &history)
{
    QStringList parts;
    parts << Tr::tr("%1, block %2").arg(provenance::chainName(history.chainId), countText(qint64(history.asOf.number)));
    if (history.asOf.time.isValid())
        parts << utcText(history.asOf.time);
    parts << counted(qint64(history.nodes.size()), Tr::tr("1 node asked"), Tr::tr("%1 nodes asked"));
    if (!history.complete)
        parts << visibleText(history.incompleteBecause, 300);
    for (const QString &difference : history.disagreements.mid(0, 3))
        parts << visibleText(difference, 200);
    return parts.join(QStringLiteral(" · "));
}

StateText chainState(const provenance::History &history)
{
    if (history.agreement == Agreement::Disagreed)
        return StateText::of(Mark::Fail, Tr::tr("The nodes contradict each other"));
    if (!history.complete)
        return StateText::of(Mark::Warn, Tr::tr("Incomplete history"));
    if (history.agreement == Agreement::OneNode)
        return StateText::of(Mark::Unknown, Tr::tr("Claim of one node"));
    return StateText::of(Mark::Pass, Tr::tr("Complete, and all nodes agree"));
}

std::vector<ListColumn> deploymentColumns()
{
    return {{QStringLiteral("transaction"), Tr::tr("Transaction"), false}, {QStringLiteral("version"), Tr::tr("Version"), false},
            {QStringLiteral("machine"), Tr::tr("Machine"), false},         {QStringLiteral("hash"), Tr::tr("compose-hash"), false},
            {QStringLiteral("attested"), Tr::tr("Attested"), false},       {QStringLiteral("finding"), Tr::tr("Finding"), false}};
}

std::vector<ListRow> deploymentRows(const provenance::DeploymentsReport &report)
{
    std::vector<ListRow> rows;
    for (const DeploymentVerdict &verdict : report.rows) {
        ListRow row;
        row.key = QString::number(verdict.row.line);
        const StateText attested = !verdict.attested   ? StateText::of(Mark::Blind, Tr::tr("–"))
                                   : *verdict.attested ? StateText::of(Mark::Same, Tone::Ok, Tr::tr("Equal"))
                                                       : StateText::of(Mark::Different, Tr::tr("Different"));
        row.cells = {state(stateOf(verdict.state)),
                     words(verdict.row.version),
                     words(verdict.row.machine),
                     hash(visibleText(verdict.row.composeHashText, 80)),
                     state(attested),
                     words(spoken(verdict.sentence), true)};
        row.detail = Tr::tr("Line %1: %2 Transaction as written: %3")
                         .arg(verdict.row.line)
                         .arg(visibleText(spoken(verdict.sentence), 600), visibleText(verdict.row.transaction.text, 300));
        rows.push_back(std::move(row));
    }
    return rows;
}

StateText deploymentsState(const provenance::DeploymentsReport &report)
{
    if (!report.chainProblem.isEmpty())
        return StateText::of(Mark::Blind, Tone::Warn, Tr::tr("Not looked up: %1").arg(visibleText(report.chainProblem, 200)));
    if (report.allConfirmed())
        return StateText::of(Mark::Pass, Tr::tr("Every row is confirmed, and the machines of each version agree"));
    const auto open
        = std::count_if(report.rows.begin(), report.rows.end(), [](const DeploymentVerdict &v) { return v.state != TransactionState::Confirmed; });
    const auto apart = std::count_if(report.versions.begin(), report.versions.end(), [](const auto &version) { return !version.agree; });
    QStringList parts;
    if (open > 0)
        parts << counted(open, Tr::tr("1 row is not confirmed"), Tr::tr("%1 rows are not confirmed"));
    if (apart > 0)
        parts << counted(apart, Tr::tr("1 version differs between machines"), Tr::tr("%1 versions differ between machines"));
    return StateText::of(Mark::Warn, parts.isEmpty() ? Tr::tr("Not all rows could be read") : listText(parts));
}

} // namespace pilothouse::models
