// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/fleetwatch/drift.h"

#include <algorithm>
#include <array>

namespace pilothouse::fleetwatch {

namespace {

struct MeasuredValue
{
    AlarmKind kind;
    QString Verdict::*value;
};
constexpr std::array kMeasured{MeasuredValue{AlarmKind::ComposeHash, &Verdict::composeHash}, MeasuredValue{AlarmKind::MrTd, &Verdict::mrTd},
                               MeasuredValue{AlarmKind::Rtmr1, &Verdict::rtmr1}, MeasuredValue{AlarmKind::Rtmr2, &Verdict::rtmr2},
                               MeasuredValue{AlarmKind::KeyProvider, &Verdict::keyProvider}};

Alarm draft(AlarmKind kind, const MachineState &state, const Verdict &now, const QString &before, const QString &after)
{
    Alarm alarm;
    alarm.machine = now.machine;
    alarm.name = now.name;
    alarm.kind = kind;
    alarm.before = before;
    alarm.after = after;
    alarm.since = now.at;
    alarm.lastSeen = now.at;
    if (state.good)
        alarm.goodAt = state.good->at;
    return alarm;
}

QString goodWord(const MachineState &state)
{
    return state.good ? QStringLiteral("proven") : QStringLiteral("never proven");
}

/// All that is different now, whether it was seen before or not.
std::vector<Alarm> differences(const MachineState &state, const Verdict &now)
{
    std::vector<Alarm> found;
    if (now.outcome == Outcome::Unreachable) {
        found.push_back(draft(AlarmKind::Unreachable, state, now, goodWord(state), now.reason));
        return found;
    }
    if (now.outcome == Outcome::NotProven)
        found.push_back(draft(AlarmKind::NotProven, state, now, goodWord(state), now.reason));
    if (!state.good)
        return found;
    for (const auto &[kind, value] : kMeasured) {
        const QString &before = (*state.good).*value;
        const QString &after = now.*value;
        if (!after.isEmpty() && after != before)
            found.push_back(draft(kind, state, now, before.isEmpty() ? QStringLiteral("not known") : before, after));
    }
    if (!now.tcbStatus.isEmpty() && tcbRank(now.tcbStatus) > tcbRank(state.good->tcbStatus)) {
        Alarm alarm = draft(AlarmKind::TcbStatus, state, now, state.good->tcbStatus, now.tcbStatus);
        if (now.evaluationData && state.good->evaluationData && now.evaluationData != state.good->evaluationData)
            alarm.note = QStringLiteral("the evaluation data set changed too: %1 → %2").arg(*state.good->evaluationData).arg(*now.evaluationData);
        found.push_back(alarm);
    }
    return found;
}

/// Whether this verdict can tell that an alarm's matter is over.
bool canClear(AlarmKind kind, const Verdict &now)
{
    if (now.outcome == Outcome::Unreachable || now.outcome == Outcome::NotRunning)
        return false;
    switch (kind) {
    case AlarmKind::Unreachable: return true;
    case AlarmKind::NotProven: return now.outcome == Outcome::Proven;
    case AlarmKind::TcbStatus: return !now.tcbStatus.isEmpty();
    case AlarmKind::ComposeHash:
    case AlarmKind::MrTd:
    case AlarmKind::Rtmr1:
    case AlarmKind::Rtmr2:
    case AlarmKind::KeyProvider: break;
    }
    const auto measured = std::find_if(kMeasured.begin(), kMeasured.end(), [kind](const MeasuredValue &one) { return one.kind == kind; });
    return measured != kMeasured.end() && !(now.*(measured->value)).isEmpty();
}

QString whyOver(AlarmKind kind)
{
    switch (kind) {
    case AlarmKind::Unreachable: return QStringLiteral("it answers again");
    case AlarmKind::NotProven: return QStringLiteral("it is proven");
    case AlarmKind::TcbStatus: return QStringLiteral("the TCB status is no worse than the last known good one");
    case AlarmKind::ComposeHash:
    case AlarmKind::MrTd:
    case AlarmKind::Rtmr1:
    case AlarmKind::Rtmr2:
    case AlarmKind::KeyProvider: break;
    }
    return QStringLiteral("back to the last known good value");
}

Alarm cleared(Alarm alarm, const Verdict &now, const QString &why)
{
    alarm.state = AlarmState::Cleared;
    alarm.clearedAt = now.at;
    alarm.clearedWhy = why;
    return alarm;
}

/// A reason in words may vary while the matter is the same; one that was acknowledged covers only the words that were read.
bool isSame(const Alarm &known, const Alarm &found)
{
    if (known.kind != found.kind)
        return false;
    if (known.kind == AlarmKind::Unreachable)
        return true;
    return known.after == found.after || (known.kind == AlarmKind::NotProven && known.state == AlarmState::Open);
}

} // namespace

int tcbRank(const QString &status)
{
    static const QStringList order{QStringLiteral("UpToDate"),
                                   QStringLiteral("SWHardeningNeeded"),
                                   QStringLiteral("ConfigurationNeeded"),
                                   QStringLiteral("ConfigurationAndSWHardeningNeeded"),
                                   QStringLiteral("OutOfDate"),
                                   QStringLiteral("OutOfDateConfigurationNeeded"),
                                   QStringLiteral("Revoked")};
    const qsizetype rank = order.indexOf(status);
    return rank < 0 ? int(order.size()) : int(rank);
}

Change changeBy(const MachineState &state, const Verdict &now)
{
    Change change;
    if (now.outcome == Outcome::NotRunning)
        return change;
    change.isRestarted = now.uptime && state.lastUptime && *now.uptime < *state.lastUptime;
    const std::vector<Alarm> found = differences(state, now);
    bool allAccepted = true; // every difference was acknowledged as it is
    std::vector<Alarm> stillThere;
    for (const Alarm &difference : found) {
        const auto known = std::find_if(state.active.begin(), state.active.end(), [&](const Alarm &alarm) { return isSame(alarm, difference); });
        if (known == state.active.end()) {
            change.raised.push_back(difference);
            allAccepted = false;
            continue;
        }
        Alarm alarm = *known;
        alarm.lastSeen = now.at;
        alarm.after = difference.after;
        allAccepted = allAccepted && alarm.state == AlarmState::Acknowledged;
        stillThere.push_back(alarm);
    }
    const bool becomesGood = now.outcome == Outcome::Proven && allAccepted;
    if (becomesGood)
        change.good = now;
    for (const Alarm &alarm : stillThere) {
        if (becomesGood)
            change.cleared.push_back(cleared(alarm, now, QStringLiteral("accepted as known good")));
        else
            change.seen.push_back(alarm);
    }
    for (const Alarm &alarm : state.active) {
        const bool isFound = std::any_of(stillThere.begin(), stillThere.end(), [&](const Alarm &one) { return one.id == alarm.id; });
        if (isFound)
            continue;
        const bool isReplaced = std::any_of(found.begin(), found.end(), [&](const Alarm &one) { return one.kind == alarm.kind; });
        if (isReplaced)
            change.cleared.push_back(cleared(alarm, now, QStringLiteral("it changed again: see the newer alarm")));
        else if (canClear(alarm.kind, now))
            change.cleared.push_back(cleared(alarm, now, whyOver(alarm.kind)));
    }
    return change;
}

} // namespace pilothouse::fleetwatch
