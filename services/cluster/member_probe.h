// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/cluster_members.h"
#include "services/core/clock.h"

#include <optional>

namespace pilothouse::cluster {

/// What a CVM is to the cluster, by what its spawntee answers.
enum class MemberRole {
    Unknown,  ///< not asked, or it did not answer, or not in a way that says
    Registry, ///< holds the registry, and runs models where its mode says so
    Runner,
    Foreign, ///< another program answers; the CVM is left alone
};

/// What was read of one member. Each part is a value or the reason why there is none; nothing: not asked yet.
struct MemberProbe
{
    std::optional<Result<SpawnteeIdentity>> identity;
    std::optional<Result<SpawnteeCapacity>> capacity;
    std::optional<Result<TaskList>> tasks;
    std::optional<Result<RunningModelList>> runningModels;
    std::optional<Result<int>> unsignedStatus;
    std::optional<Result<bool>> debugCommands;
    std::optional<GatewayRefusal> refusal;              ///< of the newest refused request
    std::optional<std::chrono::milliseconds> roundTrip; ///< from the first question to its answer; nothing without one
    QDateTime begunAt;                                  ///< UTC; invalid: never probed
    QDateTime at;                                       ///< UTC, when it ended
};

MemberRole roleOf(const MemberProbe &probe);

/// What is wrong with a member as it was last probed, in one sentence; empty when nothing is. The first of what was asked decides.
QString problemOf(const MemberProbe &probe);

/// Whether a fresh CVM refuses because it has not loaded the certificates' hashes yet: it is waited for, not called wrong.
bool isWaitingForHashes(const MemberProbe &probe);

/// Whether it turned away what this desk signed, whatever the reason: its room is for others then.
bool refusesSigned(const MemberProbe &probe);

/// Room for another model; nothing when it cannot be told. An error is neither full nor free.
std::optional<bool> hasRoom(const MemberProbe &probe);

} // namespace pilothouse::cluster
