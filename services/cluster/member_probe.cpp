// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/member_probe.h"

#include "services/core/plain_text.h"

namespace pilothouse::cluster {

using namespace Qt::StringLiterals;

namespace {

bool isRefused(const auto &part)
{
    return part && !*part && part->error().kind == ErrorKind::Unauthorised;
}

} // namespace

MemberRole roleOf(const MemberProbe &probe)
{
    if (!probe.identity || !*probe.identity)
        return MemberRole::Unknown;
    const SpawnteeIdentity &identity = **probe.identity;
    if (!identity.isSpawntee())
        return MemberRole::Foreign;
    if (identity.holdsRegistry())
        return MemberRole::Registry;
    return identity.isRunner() ? MemberRole::Runner : MemberRole::Unknown;
}

QString problemOf(const MemberProbe &probe)
{
    if (!probe.identity)
        return {};
    if (!*probe.identity)
        return probe.identity->error().what;
    const SpawnteeIdentity &identity = **probe.identity;
    if (!identity.isSpawntee())
        return u"another program answers: “%1”"_s.arg(visibleText(identity.service, 60));
    if (roleOf(probe) == MemberRole::Unknown)
        return u"its mode “%1” is neither a registry nor a runner"_s.arg(visibleText(identity.mode, 60));
    if (identity.status != "healthy"_L1)
        return identity.status.isEmpty() ? u"it does not say whether it is healthy"_s
                                         : u"it says “%1” of itself, not healthy"_s.arg(visibleText(identity.status, 60));
    const Error *error = nullptr;
    if (probe.capacity && !*probe.capacity)
        error = &probe.capacity->error();
    else if (probe.tasks && !*probe.tasks)
        error = &probe.tasks->error();
    else if (probe.runningModels && !*probe.runningModels)
        error = &probe.runningModels->error();
    return error ? error->what : QString();
}

bool isWaitingForHashes(const MemberProbe &probe)
{
    return probe.refusal && probe.refusal->cause == GatewayRefusal::Cause::NotReady;
}

bool refusesSigned(const MemberProbe &probe)
{
    return isRefused(probe.identity) || isRefused(probe.capacity) || isRefused(probe.tasks) || isRefused(probe.runningModels);
}

std::optional<bool> hasRoom(const MemberProbe &probe)
{
    if (!probe.capacity || !*probe.capacity)
        return std::nullopt;
    return (*probe.capacity)->acceptingNewModels;
}

} // namespace pilothouse::cluster
