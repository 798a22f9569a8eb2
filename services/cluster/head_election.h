// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/member_probe.h"
#include "services/domain/plan.h"

#include <optional>
#include <vector>

namespace pilothouse::cluster {

/// What the registry knows of a runner's compose hash, as far as this desk can tell.
enum class HashState {
    Unknown,  ///< not sent since the registry's start, or nobody can tell
    Approved, ///< sent, and repeated by the registry
    Refused,  ///< sent, and turned away
    NotNeeded ///< of a registry itself
};

/// One that could take the next build.
struct HeadCandidate
{
    domain::CvmId id;
    QString name;
    MemberRole role = MemberRole::Unknown;
    std::optional<bool> room; ///< nothing: it could not be told
    QString problem;          ///< why not, or what else is wrong
    HashState hash = HashState::Unknown;
    QString heldBack = {};      ///< why it must take no build whatever it answers; empty: it may
    bool refusesSigned = false; ///< it turned a signed request away; room that it tells everybody is none for a build of ours
};

/// Who takes the next build, and what may be done about it when nobody can.
struct HeadElection
{
    std::optional<domain::CvmId> registry; ///< the one in charge; nothing: none, or more than one and none chosen
    std::vector<domain::CvmId> registries; ///< all that say they are one
    std::optional<domain::CvmId> head;
    QString headReason;               ///< why this one, or why none
    bool headHasRoom = false;         ///< false with a head: all that answered are full
    bool headUnclear = false;         ///< the head until now did not say whether it has room
    QStringList skipped;              ///< "runner-2: no answer": left out of the choice, with the reason
    domain::ActionState canProvision; ///< whether a further runner would be of any use now
    domain::ActionState canApprove;   ///< whether hashes may be sent
};

/// Keeps the head while it has room. Otherwise the first runner with room, then the registry; when all that answered are full, the registry. What
/// could not be told is skipped and noted: a failure is not an answer. `chosenRegistry`: the operator's choice among several.
HeadElection electHead(const std::vector<HeadCandidate> &candidates, const std::optional<domain::CvmId> &currentHead,
                       const std::optional<domain::CvmId> &chosenRegistry);

} // namespace pilothouse::cluster
