// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch_text.h"

#include "models/comparison_text.h"
#include "models/format.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace pilothouse::models {

using fleetwatch::Alarm;
using fleetwatch::AlarmKind;
using fleetwatch::AlarmState;
using fleetwatch::Outcome;
using fleetwatch::Verdict;

namespace {

const auto kAlarmKey = QStringLiteral("watch-alarm:");

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(WatchText)
};

ListCell words(const QString &text, bool muted = false)
{
    ListCell cell;
    cell.text = visibleText(text, 400);
    cell.muted = muted;
    return cell;
}

ListCell state(StateText text)
{
    ListCell cell;
    cell.state = std::move(text);
    return cell;
}

/// Hashes shortened, words whole.
ListCell value(const QString &text)
{
    ListCell cell;
    const QString safe = visibleText(text, 4000);
    const bool isHash = safe.size() >= 40 && !safe.contains(u' ');
    cell.text = safe.isEmpty() ? QStringLiteral("–") : isHash ? comparisonHash(safe) : safe;
    cell.full = safe;
    return cell;
}

QString kindWords(AlarmKind kind)
{
    switch (kind) {
    case AlarmKind::ComposeHash: return Tr::tr("Compose hash changed");
    case AlarmKind::MrTd: return Tr::tr("MRTD (firmware) changed");
    case AlarmKind::Rtmr1: return Tr::tr("RTMR1 (kernel) changed");
    case AlarmKind::Rtmr2: return Tr::tr("RTMR2 (command line, initrd) changed");
    case AlarmKind::KeyProvider: return Tr::tr("Key provider changed");
    case AlarmKind::TcbStatus: return Tr::tr("TCB status changed");
    case AlarmKind::NotProven: return Tr::tr("Not proven");
    case AlarmKind::Unreachable: return Tr::tr("Gives no evidence");
    }
    return QString();
}

} // namespace

StateText stateOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Proven: return StateText::of(Mark::Verified, Tr::tr("Proven"));
    case Outcome::NotProven: return StateText::of(Mark::Unverified, Tone::Warn, Tr::tr("Not proven"));
    case Outcome::Unreachable: return StateText::of(Mark::Unknown, Tone::Warn, Tr::tr("No evidence"));
    case Outcome::NotRunning: return StateText::of(Mark::Stopped, Tr::tr("Not running"));
    }
    return {};
}

StateText stateOf(const Alarm &alarm)
{
    switch (alarm.state) {
    case AlarmState::Open:
        if (!fleetwatch::isDrift(alarm.kind))
            return StateText::of(Mark::Unknown, Tone::Warn, Tr::tr("Silent"));
        // What was never proven cannot have moved away from anything.
        return alarm.goodAt.isValid() ? StateText::of(Mark::Different, Tr::tr("Drift"))
                                      : StateText::of(Mark::Unverified, Tone::Warn, Tr::tr("Never proven"));
    case AlarmState::Acknowledged: return StateText::of(Mark::Warn, Tone::Neutral, Tr::tr("Acknowledged"));
    case AlarmState::Cleared: return StateText::of(Mark::Pass, Tr::tr("Cleared"));
    }
    return {};
}

OpenAlarms openAlarms(const std::vector<Alarm> &alarms)
{
    OpenAlarms open;
    open.worst = StateText::of(Mark::Pass, QString());
    for (const Alarm &alarm : alarms) {
        if (alarm.state != AlarmState::Open)
            continue;
        ++open.count;
        if (const StateText state = stateOf(alarm); urgency(state.tone) > urgency(open.worst.tone))
            open.worst = state;
    }
    open.worst.word = counted(open.count, Tr::tr("1 alarm open"), Tr::tr("%1 alarms open"));
    return open;
}

QString watchAlarmKey(const fleetwatch::AlarmId &id)
{
    return kAlarmKey + id.text();
}

std::optional<fleetwatch::AlarmId> alarmOfKey(const QString &key)
{
    return key.startsWith(kAlarmKey) ? std::optional(fleetwatch::AlarmId(key.sliced(kAlarmKey.size()))) : std::nullopt;
}

std::vector<ListColumn> alarmColumns()
{
    return {{QStringLiteral("state"), Tr::tr("State"), false},
            {QStringLiteral("since"), Tr::tr("Since (UTC)"), false},
            {QStringLiteral("machine"), Tr::tr("Machine"), false},
            {QStringLiteral("kind"), Tr::tr("What"), false},
            {QStringLiteral("before"), Tr::tr("Last known good"), false},
            {QStringLiteral("after"), Tr::tr("Found"), false}};
}

std::vector<ListRow> alarmRows(const std::vector<Alarm> &alarms)
{
    std::vector<ListRow> rows;
    rows.reserve(alarms.size());
    for (const Alarm &alarm : alarms) {
        ListRow row;
        row.key = alarm.id.text();
        ListCell what = words(kindWords(alarm.kind));
        what.strong = alarm.state == AlarmState::Open;
        row.cells
            = {state(stateOf(alarm)), words(utcText(alarm.since).chopped(4), true), words(alarm.name), what, value(alarm.before), value(alarm.after)};
        QStringList detail{spokenSentence(visibleText(fleetwatch::alarmSentence(alarm), 300), Beginning::Name)};
        if (alarm.goodAt.isValid())
            detail << Tr::tr("Last known good at %1.").arg(utcText(alarm.goodAt));
        if (!alarm.note.isEmpty())
            detail << visibleText(spoken(alarm.note), 400);
        if (alarm.state != AlarmState::Open && !alarm.acknowledgedBy.isEmpty())
            detail << Tr::tr("Acknowledged by %1 at %2: %3")
                          .arg(visibleText(alarm.acknowledgedBy, 80), utcText(alarm.acknowledgedAt), visibleText(alarm.acknowledgement, 400));
        if (alarm.state == AlarmState::Cleared)
            detail << Tr::tr("Cleared at %1: %2.").arg(utcText(alarm.clearedAt), visibleText(spoken(alarm.clearedWhy), 200));
        row.detail = detail.join(u' ');
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<ListColumn> verdictColumns()
{
    return {{QStringLiteral("outcome"), Tr::tr("Verdict"), false}, {QStringLiteral("at"), Tr::tr("At (UTC)"), false},
            {QStringLiteral("machine"), Tr::tr("Machine"), false}, {QStringLiteral("ladder"), Tr::tr("Ladder"), false},
            {QStringLiteral("tcb"), Tr::tr("TCB status"), false},  {QStringLiteral("compose"), Tr::tr("compose-hash"), false},
            {QStringLiteral("reason"), Tr::tr("Reason"), false}};
}

std::vector<ListRow> verdictRows(const fleetwatch::History &history)
{
    std::vector<ListRow> rows;
    rows.reserve(history.items.size());
    for (const Verdict &verdict : history.items) {
        ListRow row;
        row.key = QString::number(verdict.number);
        row.cells = {state(stateOf(verdict.outcome)),
                     words(utcText(verdict.at).chopped(4), true),
                     words(verdict.name),
                     words(verdict.outcome == Outcome::NotRunning ? QStringLiteral("–") : rungText(verdict.rung), true),
                     words(verdict.tcbStatus.isEmpty() ? QStringLiteral("–") : verdict.tcbStatus, true),
                     value(verdict.composeHash),
                     words(spoken(verdict.reason), true)};
        row.detail = visibleText(spoken(verdict.reason), 1000);
        rows.push_back(std::move(row));
    }
    return rows;
}

QString runSummary(const std::vector<Verdict> &verdicts)
{
    const auto count = [&verdicts](Outcome outcome) {
        return std::count_if(verdicts.begin(), verdicts.end(), [outcome](const Verdict &v) { return v.outcome == outcome; });
    };
    QStringList parts{Tr::tr("%n proven", nullptr, int(count(Outcome::Proven)))};
    if (const auto failing = count(Outcome::NotProven); failing > 0)
        parts << Tr::tr("%n not proven", nullptr, int(failing));
    if (const auto silent = count(Outcome::Unreachable); silent > 0)
        parts << Tr::tr("%n without evidence", nullptr, int(silent));
    if (const auto stopped = count(Outcome::NotRunning); stopped > 0)
        parts << Tr::tr("%n not running", nullptr, int(stopped));
    return parts.join(QStringLiteral(" · "));
}

QString intervalText(std::chrono::seconds interval)
{
    const auto seconds = interval.count();
    if (seconds % 86400 == 0)
        return seconds == 86400 ? Tr::tr("every day") : Tr::tr("every %1 d").arg(seconds / 86400);
    if (seconds % 3600 == 0)
        return seconds == 3600 ? Tr::tr("every hour") : Tr::tr("every %1 h").arg(seconds / 3600);
    return seconds % 60 == 0 ? Tr::tr("every %1 min").arg(seconds / 60) : Tr::tr("every %1").arg(durationText(interval));
}

} // namespace pilothouse::models
