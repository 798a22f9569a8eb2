// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/prover_detail.h"

namespace pilothouse::models {

/// What the detail panel shows of the broker: its machine and group, and that nobody asked the program on it. `service.broker` is set.
ProverDetail brokerDetail(const domain::ProverFleet &fleet, const domain::ProverService &service, const QDateTime &now, bool isStale);

} // namespace pilothouse::models
