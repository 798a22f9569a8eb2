// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/prover.h"

#include <algorithm>

namespace pilothouse::domain {

namespace {

constexpr int kLookBackSeconds = 15 * 60;

const Rollout *primaryOf(const ProverService &service)
{
    const auto found = std::find_if(service.rollouts.begin(), service.rollouts.end(),
                                    [](const Rollout &rollout) { return rollout.status == QLatin1String("PRIMARY"); });
    return found == service.rollouts.end() ? nullptr : &*found;
}

/// The newest word of ECS on placing tasks: "was unable to place a task because …". Older ones are of another day.
bool cannotPlace(const ProverService &service)
{
    if (service.events.empty() || service.running >= service.desired)
        return false;
    const ServiceEvent &newest = service.events.front();
    const Rollout *const primary = primaryOf(service);
    const bool isOld
        = primary != nullptr && primary->updatedAt.isValid() && newest.at.isValid() && newest.at.secsTo(primary->updatedAt) > kLookBackSeconds;
    return !isOld && newest.message.contains(QLatin1String("unable to place a task"));
}

} // namespace

bool ProverService::isSteady() const
{
    const QString rollout = rollouts.empty() ? QString() : rollouts.front().state;
    return rollouts.size() <= 1 && running == desired && pending == 0 && (rollout.isEmpty() || rollout == QLatin1String("COMPLETED"));
}

bool ProverService::needsHosts() const
{
    if (!providers.isEmpty()) {
        return std::any_of(providers.begin(), providers.end(),
                           [](const QString &provider) { return provider != QLatin1String("FARGATE") && provider != QLatin1String("FARGATE_SPOT"); });
    }
    return launchType == QLatin1String("EC2");
}

RunState runStateOf(const ProverService &service)
{
    if (service.status == QLatin1String("INACTIVE"))
        return RunState::Stopped;
    if (service.status == QLatin1String("DRAINING"))
        return RunState::Stopping;
    if (service.status != QLatin1String("ACTIVE"))
        return RunState::Unknown;
    const Rollout *const primary = primaryOf(service);
    if (primary != nullptr && primary->state == QLatin1String("FAILED"))
        return RunState::Failed;
    if (service.desired == 0)
        return service.running == 0 && service.pending == 0 ? RunState::Stopped : RunState::Stopping;
    if (service.running > service.desired && service.rollouts.size() <= 1)
        return RunState::Stopping;
    if (service.running >= service.desired)
        return service.rollouts.size() <= 1 ? RunState::Running : RunState::Starting;
    if (cannotPlace(service))
        return RunState::Unhealthy;
    if (service.pending > 0 || (primary != nullptr && primary->state == QLatin1String("IN_PROGRESS")))
        return RunState::Starting;
    return RunState::Unhealthy;
}

QString proverStateText(const ProverService &service)
{
    switch (runStateOf(service)) {
    case RunState::Running: return service.isSteady() ? QStringLiteral("Steady") : QStringLiteral("Running");
    case RunState::Starting: return service.running >= service.desired ? QStringLiteral("Rolling out") : QStringLiteral("Starting");
    case RunState::Unhealthy: return cannotPlace(service) ? QStringLiteral("Cannot place") : QStringLiteral("Short of tasks");
    case RunState::Stopping: return QStringLiteral("Stopping");
    case RunState::Stopped: return service.status == QLatin1String("INACTIVE") ? QStringLiteral("Inactive") : QStringLiteral("Scaled to 0");
    case RunState::Failed: return QStringLiteral("Rollout failed");
    case RunState::Unknown: break;
    }
    return QStringLiteral("Unknown");
}

int HostGroup::inService() const
{
    return int(std::count_if(hosts.begin(), hosts.end(), [](const GroupHost &host) { return host.lifecycle == QLatin1String("InService"); }));
}

} // namespace pilothouse::domain
