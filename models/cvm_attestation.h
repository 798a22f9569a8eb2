// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cvm_table_model.h"
#include "services/attestation/comparison.h"
#include "services/fleetwatch/alarm.h"
#include "services/fleetwatch/fleet_watch.h"

#include <QHash>

namespace pilothouse::models {

/// What a run of the fleet watch found, by CVM id. Machines that nobody asked are left out: nothing new is known of them.
QHash<QString, CvmAttestation> attestationsOf(const fleetwatch::RunReport &report, const std::vector<fleetwatch::Alarm> &alarms, MonotonicTime now);

/// What a comparison found, by the names of its machines; a name that two of them bear is left out.
QHash<QString, CvmAttestation> attestationsOf(const attestation::Comparison &comparison, MonotonicTime now);

} // namespace pilothouse::models
