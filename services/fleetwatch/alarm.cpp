// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/fleetwatch/alarm.h"

#include "services/core/plain_text.h"

namespace pilothouse::fleetwatch {

QString alarmKindWord(AlarmKind kind)
{
    switch (kind) {
    case AlarmKind::ComposeHash: return QStringLiteral("compose-hash");
    case AlarmKind::MrTd: return QStringLiteral("MRTD");
    case AlarmKind::Rtmr1: return QStringLiteral("RTMR1");
    case AlarmKind::Rtmr2: return QStringLiteral("RTMR2");
    case AlarmKind::KeyProvider: return QStringLiteral("key-provider");
    case AlarmKind::TcbStatus: return QStringLiteral("tcb-status");
    case AlarmKind::NotProven: return QStringLiteral("not-proven");
    case AlarmKind::Unreachable: return QStringLiteral("unreachable");
    }
    return {};
}

std::optional<AlarmKind> alarmKindFromWord(QStringView word)
{
    for (const AlarmKind kind : {AlarmKind::ComposeHash, AlarmKind::MrTd, AlarmKind::Rtmr1, AlarmKind::Rtmr2, AlarmKind::KeyProvider,
                                 AlarmKind::TcbStatus, AlarmKind::NotProven, AlarmKind::Unreachable})
        if (alarmKindWord(kind) == word)
            return kind;
    return std::nullopt;
}

QString alarmStateWord(AlarmState state)
{
    switch (state) {
    case AlarmState::Open: return QStringLiteral("open");
    case AlarmState::Acknowledged: return QStringLiteral("acknowledged");
    case AlarmState::Cleared: return QStringLiteral("cleared");
    }
    return {};
}

std::optional<AlarmState> alarmStateFromWord(QStringView word)
{
    for (const AlarmState state : {AlarmState::Open, AlarmState::Acknowledged, AlarmState::Cleared})
        if (alarmStateWord(state) == word)
            return state;
    return std::nullopt;
}

QString alarmSentence(const Alarm &alarm)
{
    const QString name = visibleText(alarm.name, 80);
    switch (alarm.kind) {
    case AlarmKind::ComposeHash:
    case AlarmKind::MrTd:
    case AlarmKind::Rtmr1:
    case AlarmKind::Rtmr2:
    case AlarmKind::KeyProvider: return QStringLiteral("%1 of %2 changed").arg(alarmKindWord(alarm.kind), name);
    case AlarmKind::TcbStatus:
        return QStringLiteral("TCB status of %1 got worse: %2, before %3").arg(name, visibleText(alarm.after, 80), visibleText(alarm.before, 80));
    case AlarmKind::NotProven:
        return alarm.goodAt.isValid() ? QStringLiteral("%1 is not proven any more").arg(name)
                                      : QStringLiteral("%1 is not proven and never was").arg(name);
    case AlarmKind::Unreachable: return QStringLiteral("%1 gives no evidence of its own").arg(name);
    }
    return {};
}

} // namespace pilothouse::fleetwatch
