// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cvm_history.h"

#include "models/audit_table_model.h"
#include "models/cvm_table_model.h"
#include "models/format.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace pilothouse::models {

using cluster::MachineEvent;
using Kind = MachineEvent::Kind;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CvmEvents)
};

constexpr size_t kMostRows = 200;
constexpr qsizetype kMostWords = 300;

StateText stateOf(const QString &status)
{
    domain::Cvm cvm;
    cvm.status = status;
    cvm.state = domain::runStateOfCvm(status);
    return cvmStateText(cvm);
}

QString roleText(const QString &role)
{
    if (role == QLatin1String("registry"))
        return Words::tr("Registry");
    if (role == QLatin1String("runner"))
        return Words::tr("Runner");
    return Words::tr("Another program");
}

QString orNone(const QString &text)
{
    return text.isEmpty() ? QStringLiteral("–") : visibleText(text, 80);
}

/// "Size: tdx.small → tdx.large".
QString changeText(const QString &what, const QString &before, const QString &after)
{
    return Words::tr("%1: %2 → %3", "what, before, after").arg(what, before, after);
}

/// A sentence with the reason after it, where there is one.
QString withReason(const QString &sentence, const QString &reason)
{
    return reason.isEmpty() ? sentence : Words::tr("%1: %2", "a sentence, the reason").arg(sentence, visibleText(spoken(reason), kMostWords));
}

StateText approvalText(const QString &word)
{
    if (word == QLatin1String("approved"))
        return StateText::of(Mark::Pass, Words::tr("The registry confirmed its compose hash"));
    if (word == QLatin1String("refused"))
        return StateText::of(Mark::Warn, Words::tr("The registry turned its compose hash away"));
    return StateText::of(Mark::Unknown, Words::tr("Whether the registry knows its compose hash is not known any more"));
}

StateText eventText(const MachineEvent &event, const QDateTime &now)
{
    switch (event.kind) {
    case Kind::Listed: return StateText::of(Mark::Pending, Words::tr("First seen: %1").arg(stateOf(event.after).word));
    case Kind::Gone: return StateText::of(Mark::Unknown, Words::tr("Not in the cloud's list any more"));
    case Kind::Back: return StateText::of(Mark::Pending, Words::tr("In the cloud's list again: %1").arg(stateOf(event.after).word));
    case Kind::Gap:
        return StateText::of(Mark::Blind, Words::tr("Nobody looked from %1 to %2").arg(utcLogText(event.since, now), utcLogText(event.at, now)));
    case Kind::State: {
        const StateText after = stateOf(event.after);
        return StateText::of(after.mark, changeText(Words::tr("State"), stateOf(event.before).word, after.word));
    }
    case Kind::BootStep: return StateText::of(Mark::Busy, Words::tr("Boot: %1").arg(visibleText(event.after, 120)));
    case Kind::BootFailed:
        return StateText::of(Mark::Fail, event.after.isEmpty() ? Words::tr("The boot failed")
                                                               : Words::tr("The boot failed: %1").arg(visibleText(event.after, kMostWords)));
    case Kind::ComposeHash:
        return StateText::of(Mark::Warn, changeText(Words::tr("Compose hash"), orNone(shortHash(event.before)), orNone(shortHash(event.after))));
    case Kind::Size: return StateText::of(Mark::Expected, changeText(Words::tr("Size"), orNone(event.before), orNone(event.after)));
    case Kind::Node: return StateText::of(Mark::Expected, changeText(Words::tr("Node"), orNone(event.before), orNone(event.after)));
    case Kind::Restarted: return StateText::of(Mark::Stale, Words::tr("Began anew: what was in memory is gone"));
    case Kind::Role:
        if (event.before.isEmpty())
            return StateText::of(Mark::Same, Words::tr("Role: %1").arg(roleText(event.after)));
        return StateText::of(Mark::Expected, changeText(Words::tr("Role"), roleText(event.before), roleText(event.after)));
    case Kind::Head: return StateText::of(Mark::Same, withReason(Words::tr("Takes the next model"), event.after));
    case Kind::HeadNoMore: return StateText::of(Mark::Same, Words::tr("Does not take the next model any more"));
    case Kind::Approval: return approvalText(event.after);
    case Kind::Answers:
        return StateText::of(Mark::Pass,
                             event.since.isValid()
                                 ? Words::tr("Answers again, after %1").arg(durationText(std::chrono::seconds(event.since.secsTo(event.at))))
                                 : Words::tr("Answers"));
    case Kind::NoAnswer: return StateText::of(Mark::Fail, withReason(Words::tr("Does not answer"), event.after));
    case Kind::Refuses: return StateText::of(Mark::Warn, withReason(Words::tr("Refuses what this desk signs"), event.after));
    case Kind::Faulty: return StateText::of(Mark::Warn, withReason(Words::tr("Answers, with a fault"), event.after));
    }
    return StateText::of(Mark::Unknown, QString());
}

/// What does not fit into a row: whole hashes, and between which looks it happened.
QString detailOf(const MachineEvent &event, const QString &text)
{
    QStringList lines{text};
    if (event.kind == Kind::ComposeHash)
        lines << Words::tr("Before: %1").arg(orNone(event.before)) << Words::tr("After: %1").arg(orNone(event.after))
              << Words::tr("A claim of the cloud, not proven.");
    if (event.lookBefore.isValid() && event.kind != Kind::Gap)
        lines << Words::tr("Seen at %1. The look before was at %2: it happened between the two.").arg(utcText(event.at), utcText(event.lookBefore));
    else
        lines << Words::tr("Seen at %1.").arg(utcText(event.at));
    return lines.join(u'\n');
}

ListRow rowOf(const MachineEvent &event, const QDateTime &now)
{
    const StateText state = eventText(event, now);
    ListRow row;
    row.key = QStringLiteral("%1/%2/%3").arg(event.at.toMSecsSinceEpoch()).arg(QLatin1StringView(cluster::eventWord(event.kind)), event.after);
    row.cells
        = {ListCell{utcLogText(event.at, now), toUtcText(event.at), std::nullopt, true, false}, ListCell{state.word, state.word, state, false, false},
           ListCell{Words::tr("Seen"), Words::tr("Seen by this desk"), std::nullopt, true, false}};
    row.detail = detailOf(event, state.word);
    return row;
}

ListRow rowOf(const audit::Entry &entry, const QDateTime &now)
{
    const audit::Record &record = entry.record;
    const StateText outcome = outcomeText(entry.record.outcome);
    const QString what = visibleText(record.what.isEmpty() ? record.action : record.what, kMostWords);
    const QString text = Words::tr("%1: %2", "outcome of an action, what it was").arg(outcome.word, what);
    QStringList lines{text};
    lines << Words::tr("Entry %1 of the record, %2, by %3, at %4.")
                 .arg(countText(qint64(entry.seq)), visibleText(record.action, 80),
                      visibleText(record.actor.isEmpty() ? Words::tr("this desk") : record.actor, 80), utcText(entry.utc));
    if (!record.reason.isEmpty())
        lines << Words::tr("Reason: %1").arg(visibleText(record.reason, kMostWords));
    ListRow row;
    row.key = QStringLiteral("record/%1").arg(entry.seq);
    row.cells = {ListCell{utcLogText(entry.utc, now), toUtcText(entry.utc), std::nullopt, true, false},
                 ListCell{text, text, StateText::of(outcome.mark, outcome.tone, text), false, false},
                 ListCell{Words::tr("Record"), Words::tr("Record, entry %1").arg(entry.seq), std::nullopt, true, false}};
    row.detail = lines.join(u'\n');
    return row;
}

} // namespace

std::vector<ListColumn> cvmEventColumns()
{
    return {{QStringLiteral("at"), Words::tr("Time (UTC)")},
            {QStringLiteral("what"), Words::tr("What happened")},
            {QStringLiteral("source"), Words::tr("Source")}};
}

std::vector<ListRow> cvmEventRows(const cluster::MachinePast *past, const std::vector<audit::Entry> &actions, const QDateTime &now)
{
    struct Dated
    {
        QDateTime at;
        ListRow row;
    };
    std::vector<Dated> all;
    if (past != nullptr)
        for (const MachineEvent &event : *past->events)
            all.push_back({event.at, rowOf(event, now)});
    std::vector<const audit::Entry *> entries;
    for (const audit::Entry &entry : actions)
        entries.push_back(&entry);
    std::ranges::sort(entries, {}, &audit::Entry::seq);
    for (const audit::Entry *const entry : entries)
        all.push_back({entry->utc, rowOf(*entry, now)});
    // Of what bears the same time the later one was added later.
    std::ranges::reverse(all);
    std::ranges::stable_sort(all, std::greater<>(), &Dated::at);
    if (all.size() > kMostRows)
        all.resize(kMostRows);
    std::vector<ListRow> rows;
    rows.reserve(all.size());
    for (Dated &dated : all)
        rows.push_back(std::move(dated.row));
    return rows;
}

} // namespace pilothouse::models
