// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/list_table_model.h"
#include "services/fleetwatch/alarm.h"
#include "services/fleetwatch/verdict.h"

#include <chrono>
#include <optional>

namespace pilothouse::models {

StateText stateOf(fleetwatch::Outcome outcome);
StateText stateOf(const fleetwatch::Alarm &alarm);

/// What of the alarms nobody has acknowledged yet.
struct OpenAlarms
{
    int count = 0;
    StateText worst; ///< of them; the word is the count
};
OpenAlarms openAlarms(const std::vector<fleetwatch::Alarm> &alarms);

/// What leads to an alarm in the attestation pane; an empty id leads to their list.
QString watchAlarmKey(const fleetwatch::AlarmId &id);
/// The alarm that a key leads to; nothing when the key leads elsewhere.
std::optional<fleetwatch::AlarmId> alarmOfKey(const QString &key);

/// State, since, machine, what changed, last known good, found now.
std::vector<ListColumn> alarmColumns();
std::vector<ListRow> alarmRows(const std::vector<fleetwatch::Alarm> &alarms);

/// Outcome, when, machine, ladder, TCB status, compose hash, reason.
std::vector<ListColumn> verdictColumns();
std::vector<ListRow> verdictRows(const fleetwatch::History &history);

/// "Proven 38 · not proven 1 · unreachable 1" of a run's verdicts.
QString runSummary(const std::vector<fleetwatch::Verdict> &verdicts);
/// "every 15 min", "every 6 h".
QString intervalText(std::chrono::seconds interval);

} // namespace pilothouse::models
