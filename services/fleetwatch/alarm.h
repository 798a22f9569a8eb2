// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/id.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace pilothouse::fleetwatch {

struct AlarmTag;
using AlarmId = Id<AlarmTag>;

/// What an alarm is about. All but Unreachable are drift.
enum class AlarmKind { ComposeHash, MrTd, Rtmr1, Rtmr2, KeyProvider, TcbStatus, NotProven, Unreachable };
QString alarmKindWord(AlarmKind kind); ///< "compose-hash", "MRTD", "RTMR1", "RTMR2", "key-provider", "tcb-status", "not-proven", "unreachable"
std::optional<AlarmKind> alarmKindFromWord(QStringView word);
/// A silent machine is a fact about the network, not about what it runs.
inline bool isDrift(AlarmKind kind)
{
    return kind != AlarmKind::Unreachable;
}

enum class AlarmState { Open, Acknowledged, Cleared };
QString alarmStateWord(AlarmState state); ///< "open", "acknowledged", "cleared"
std::optional<AlarmState> alarmStateFromWord(QStringView word);

/// One difference between a machine and its last known good verdict: raised once, seen again by every run, cleared by the run
/// that finds it gone. A value that changes further is a new alarm.
struct Alarm
{
    AlarmId id;
    QString machine; ///< key of the machine
    QString name;    ///< as listed when it was raised
    AlarmKind kind = AlarmKind::NotProven;
    AlarmState state = AlarmState::Open;
    QString before;     ///< full value of the last known good verdict; "never proven" when there is none
    QString after;      ///< full value found; for NotProven and Unreachable the reason
    QString note;       ///< what helps to judge it: "the evaluation data set changed too: 19 → 20"
    QDateTime goodAt;   ///< UTC, of the last known good verdict; invalid when there is none
    QDateTime since;    ///< UTC, of the run that found it first
    QDateTime lastSeen; ///< UTC, of the run that found it last
    QString acknowledgedBy;
    QDateTime acknowledgedAt;
    QString acknowledgement; ///< the note of whoever acknowledged it
    QDateTime clearedAt;
    QString clearedWhy; ///< "back to the last known good value", "accepted as known good"

    friend bool operator==(const Alarm &, const Alarm &) = default;
};

/// "compose-hash of runner-4f1c92ab changed"
QString alarmSentence(const Alarm &alarm);

} // namespace pilothouse::fleetwatch
