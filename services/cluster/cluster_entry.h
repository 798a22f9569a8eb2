// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/cluster_runtime.h"

namespace pilothouse::cluster {

/// One member over time.
struct ClusterRuntime::Entry
{
    Member member;
    MemberProbe probe;
    RestartWatch watch;
    std::shared_ptr<SpawnteePort> port;
    std::optional<SpawnteeAddress> portAddress;
    QString connectProblem;
    std::optional<MonotonicTime> securityAt;
    bool isProbing = false;
    std::optional<MonotonicTime> askedSince; ///< while it is asked; one that only waits for its turn is not
};

} // namespace pilothouse::cluster
