// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/head_election.h"

#include <algorithm>

namespace pilothouse::cluster {

using namespace Qt::StringLiterals;
using domain::ActionState;
using domain::CvmId;

namespace {

/// Why a candidate is not in the choice; empty when it is.
QString whyNot(const HeadCandidate &candidate, const std::optional<CvmId> &registry)
{
    if (!candidate.heldBack.isEmpty())
        return candidate.heldBack;
    if (candidate.role == MemberRole::Foreign)
        return candidate.problem.isEmpty() ? u"another program answers"_s : candidate.problem;
    if (candidate.role == MemberRole::Unknown)
        return candidate.problem.isEmpty() ? u"what it is is not known"_s : candidate.problem;
    if (candidate.role == MemberRole::Registry && candidate.id != registry)
        return u"it is a registry, but not the one in charge"_s;
    if (candidate.refusesSigned)
        return candidate.problem.isEmpty() ? u"it refuses what is signed here"_s : u"it refuses what is signed here: %1"_s.arg(candidate.problem);
    if (!candidate.room)
        return candidate.problem.isEmpty() ? u"its capacity is not known"_s : candidate.problem;
    if (candidate.hash == HashState::Refused)
        return u"the registry refuses its compose hash"_s;
    return {};
}

void chooseRegistry(const std::vector<HeadCandidate> &candidates, const std::optional<CvmId> &chosen, HeadElection &election)
{
    for (const HeadCandidate &candidate : candidates) {
        if (candidate.role == MemberRole::Registry)
            election.registries.push_back(candidate.id);
    }
    // Its silence is no reason to put another in charge: that one knows other hashes.
    const bool isSilent = std::ranges::any_of(
        candidates, [&chosen](const HeadCandidate &candidate) { return chosen && candidate.id == *chosen && candidate.role == MemberRole::Unknown; });
    if (isSilent) {
        election.canApprove = ActionState::no(u"the registry that was chosen does not answer"_s);
        return;
    }
    if (election.registries.size() == 1)
        election.registry = election.registries.front();
    else if (chosen && std::ranges::find(election.registries, *chosen) != election.registries.end())
        election.registry = chosen;
    if (election.registry) {
        election.canApprove = ActionState::yes();
        return;
    }
    const bool mayBeThere = std::ranges::any_of(candidates, [](const HeadCandidate &candidate) { return candidate.role == MemberRole::Unknown; });
    election.canApprove = ActionState::no(election.registries.size() > 1
                                              ? u"the cluster has %1 registries; choose the one in charge first"_s.arg(election.registries.size())
                                          : mayBeThere ? u"no registry answers; one of those that do not may be it"_s
                                                       : u"the cluster has no registry"_s);
}

} // namespace

HeadElection electHead(const std::vector<HeadCandidate> &candidates, const std::optional<CvmId> &currentHead,
                       const std::optional<CvmId> &chosenRegistry)
{
    HeadElection election;
    chooseRegistry(candidates, chosenRegistry, election);
    std::vector<const HeadCandidate *> choice;
    for (const HeadCandidate &candidate : candidates) {
        const QString why = whyNot(candidate, election.registry);
        if (why.isEmpty())
            choice.push_back(&candidate);
        else
            election.skipped << u"%1: %2"_s.arg(candidate.name, why);
        const bool isUnclear = !candidate.room || candidate.refusesSigned;
        election.headUnclear = election.headUnclear || (!why.isEmpty() && candidate.id == currentHead && isUnclear);
    }
    // Runners first, so that the registry's room stays for what only it can do.
    std::ranges::stable_partition(choice, [](const HeadCandidate *candidate) { return candidate->role == MemberRole::Runner; });
    const auto take = [&election](const HeadCandidate &candidate, bool hasRoom, const QString &reason) {
        election.head = candidate.id;
        election.headHasRoom = hasRoom;
        election.headReason = reason;
    };
    const HeadCandidate *found = nullptr;
    for (const HeadCandidate *candidate : choice) {
        if (*candidate->room && (!found || candidate->id == currentHead))
            found = candidate;
    }
    if (found)
        take(*found, true,
             found->id == currentHead              ? u"it still has room"_s
             : found->role == MemberRole::Registry ? u"no runner has room, the registry has"_s
                                                   : u"the first runner with room"_s);
    for (const HeadCandidate *candidate : choice) {
        if (!election.head && candidate->id == election.registry)
            take(*candidate, false, election.skipped.isEmpty() ? u"all are full"_s : u"all that answered are full"_s);
    }
    if (!election.head)
        election.headReason = candidates.empty()   ? u"the cluster has no CVM that runs"_s
                              : choice.empty()     ? u"nobody's capacity is known"_s
                              : !election.registry ? u"all runners that answered are full, and %1"_s.arg(election.canApprove.reason)
                                                   : u"all that answered are full, and the registry's capacity is not known"_s;
    const auto inCharge = std::ranges::find_if(candidates, [&](const HeadCandidate &candidate) { return candidate.id == election.registry; });
    if (!election.registry)
        election.canProvision = ActionState::no(u"a new runner would be of no use: %1"_s.arg(election.canApprove.reason));
    else if (inCharge->refusesSigned)
        election.canProvision = ActionState::no(u"the registry refuses what is signed here, so a new runner could not be approved"_s);
    else if (election.headUnclear)
        election.canProvision = ActionState::no(u"the head's capacity is not known; nothing is deployed on an unclear answer"_s);
    else if (election.head && election.headHasRoom)
        election.canProvision = ActionState::no(u"there is room"_s);
    else if (choice.empty())
        election.canProvision = ActionState::no(u"nobody's capacity is known; nothing is deployed on an unclear answer"_s);
    else
        election.canProvision = ActionState::yes();
    return election;
}

} // namespace pilothouse::cluster
