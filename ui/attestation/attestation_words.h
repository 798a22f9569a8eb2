// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/data_age.h"
#include "services/core/error.h"
#include "services/core/clock.h"
#include "ui/attestation/compared.h"

namespace pilothouse::fleetwatch {
class FleetWatch;
}

namespace pilothouse::ui {

/// How old a comparison is. Quotes out of files are "Stored", as old as the oldest of them, or of a time that is not known; those this desk
/// asked for are as old as the comparison.
models::DataAge ageOf(const Compared &compared, std::optional<MonotonicTime> comparedAt, const Clock &clock);
/// How old the newest run of the fleet watch is, and when the next is due.
models::DataAge ageOf(const fleetwatch::FleetWatch &watch, MonotonicTime now);

/// A comparison that could not be made: a line that says it, and what there is to know beyond it.
struct FailureWords
{
    UserMessage message;
    QString details; ///< what each machine said, and how to take it apart
};
FailureWords failureWords(const Error &error, const QStringList &askedMachines);

} // namespace pilothouse::ui
