// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/fleetwatch/alarm.h"
#include "services/fleetwatch/verdict.h"

#include <QJsonObject>

namespace pilothouse::fleetwatch {

struct RunReport;

/// The form of the store and of `attest verdicts list --json`. What is not known is null.
QJsonObject toJson(const Verdict &verdict);
Verdict verdictFromJson(const QJsonObject &json);

/// The form of the store and of `attest alarms list --json`.
QJsonObject toJson(const Alarm &alarm);
Alarm alarmFromJson(const QJsonObject &json);

/// One line of `attest watch --json`.
QJsonObject toJson(const RunReport &report);

} // namespace pilothouse::fleetwatch
