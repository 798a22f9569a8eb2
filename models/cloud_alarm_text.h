// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/list_table_model.h"
#include "services/domain/prover.h"

#include <QDateTime>

namespace pilothouse::models {

std::vector<ListColumn> cloudAlarmColumns();
/// Alarms that went off first, then those that are blind, then unknown ones, the good ones last; by name in each. The key is the alarm's
/// name, the detail the id of the service it is about, empty when it is about none of them. `now` is UTC.
std::vector<ListRow> cloudAlarmRows(const domain::ProverFleet &fleet, const QDateTime &now);

/// "1 alarm · 7 blind · 3 good", or why there is none to show.
StateText cloudAlarmSummary(const domain::ProverFleet &fleet);

/// Where the vendor's own page shows it; empty for partitions whose pages are not known.
QString cloudAlarmLink(const domain::CloudAlarm &alarm, const QString &region);

} // namespace pilothouse::models
