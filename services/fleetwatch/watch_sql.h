// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/fleetwatch/drift.h"
#include "services/fleetwatch/fleet_watch.h"

#include <QSqlDatabase>

#include <optional>
#include <vector>

namespace pilothouse::fleetwatch::sql {

// All of these run on the store's thread inside one of its transactions. Errors: Storage.

/// Open ones first, then acknowledged, then the newest `cleared` that were cleared; each group newest first.
Result<std::vector<Alarm>> alarms(QSqlDatabase &db, int cleared);
/// Machines with a last known good verdict.
Result<QStringList> provenMachines(QSqlDatabase &db);

/// Enters a run: numbers and stores its verdicts, applies the rule of drift to each machine as the store knows it now, clears
/// alarms of machines that are not listed any more, and drops verdicts beyond the newest `kept`. Fills the report in.
Result<RunReport> enterRun(QSqlDatabase &db, RunReport report, qint64 kept);

/// Marks an open alarm. Errors: NotFound, Conflict (it was cleared).
Result<Alarm> acknowledge(QSqlDatabase &db, const AlarmId &id, const QString &by, const QDateTime &at, const QString &note);

Result<History> history(QSqlDatabase &db, const HistoryQuery &query);
/// When the newest verdict of all was made; nothing when there is none.
Result<std::optional<QDateTime>> newestAt(QSqlDatabase &db);

} // namespace pilothouse::fleetwatch::sql
