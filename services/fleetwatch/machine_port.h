// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/attestation_workflow.h"
#include "services/core/cancel_token.h"
#include "services/core/result.h"

#include <QCoroTask>

#include <chrono>
#include <optional>
#include <vector>

namespace pilothouse::fleetwatch {

/// A machine as the environment lists it.
struct WatchedMachine
{
    QString key;                                ///< stays the same over restarts and renames
    attestation::Machine machine;               ///< how it is asked
    bool isRunning = false;                     ///< whether the list expects it to answer
    QString status;                             ///< the list's own word
    std::optional<std::chrono::seconds> uptime; ///< a claim of the list
};

/// Says which machines an environment has now.
class MachinePort
{
public:
    virtual ~MachinePort() = default;
    virtual QCoro::Task<Result<std::vector<WatchedMachine>>> machines(CancelToken cancel) = 0;
    /// Where the list comes from, for people.
    virtual QString source() const = 0;
};

} // namespace pilothouse::fleetwatch
