// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/prover.h"

#include <QRegularExpression>

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

/// Of the machine alone: that it is up says nothing of the program on it, so that it is never better than unknown.
RunState brokerState(const ProverService &service)
{
    const BrokerHost &host = *service.broker;
    if (service.desired == 0)
        return host.instanceId.isEmpty() ? RunState::Stopped : RunState::Stopping;
    if (host.instanceId.isEmpty() || host.checks == QLatin1String("impaired"))
        return RunState::Unhealthy;
    if (host.lifecycle.startsWith(QLatin1String("Terminat")) || host.state == QLatin1String("shutting-down")
        || host.state == QLatin1String("stopping"))
        return RunState::Stopping;
    if (host.state == QLatin1String("stopped") || host.state == QLatin1String("terminated"))
        return RunState::Unhealthy;
    if (host.lifecycle.startsWith(QLatin1String("Pending")) || host.state == QLatin1String("pending") || host.checks == QLatin1String("initializing"))
        return RunState::Starting;
    return RunState::Unknown;
}

QString brokerStateText(const ProverService &service)
{
    switch (runStateOf(service)) {
    case RunState::Unhealthy:
        return service.broker->instanceId.isEmpty()                  ? QStringLiteral("No host")
               : service.broker->checks == QLatin1String("impaired") ? QStringLiteral("Host impaired")
                                                                     : QStringLiteral("Host stopped");
    case RunState::Starting: return QStringLiteral("Host starting");
    case RunState::Stopping: return QStringLiteral("Stopping");
    case RunState::Stopped: return QStringLiteral("Scaled to 0");
    case RunState::Running:
    case RunState::Failed:
    case RunState::Unknown: break;
    }
    return service.broker->state == QLatin1String("running") ? QStringLiteral("Host up") : QStringLiteral("Unknown");
}

bool wasAskedFor(const ProverTask &task)
{
    return task.stopCode == QLatin1String("UserInitiated") || task.stopCode == QLatin1String("ServiceSchedulerInitiated");
}

/// What tasks that stopped for the same cause have in common: reason and exits, without what names the one task.
QString whyStopped(const ProverTask &task)
{
    static const QRegularExpression taskId(QStringLiteral("[0-9a-f]{32}"));
    QStringList parts;
    parts << (task.stoppedReason.isEmpty() ? task.stopCode : task.stoppedReason);
    for (const QString &container : task.containers)
        if (container.contains(QLatin1String(": exit ")) && !container.endsWith(QLatin1String(": exit 0")))
            parts << container;
    parts.removeAll(QString());
    QString why = parts.join(QStringLiteral(" · "));
    why.replace(taskId, QStringLiteral("…"));
    return why;
}

} // namespace

bool ProverService::isSteady() const
{
    if (broker)
        return false; // nobody asked its unit
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
    if (service.broker)
        return brokerState(service);
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
    if (service.broker)
        return brokerStateText(service);
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

QString proverRole(const ProverService &service)
{
    if (service.broker)
        return QStringLiteral("broker");
    static const QRegularExpression separators(QStringLiteral("[^A-Za-z0-9]+"));
    const QStringList words = service.name.toLower().split(separators, Qt::SkipEmptyParts);
    // From the end: what comes first is the stack, and a stack may be called anything.
    for (auto word = words.rbegin(); word != words.rend(); ++word) {
        for (const char *role : {"exec", "snark", "gpu", "aux", "api"}) {
            if (*word == QLatin1String(role))
                return *word;
        }
    }
    return QString();
}

AlarmSight alarmSight(const CloudAlarm &alarm)
{
    if (alarm.state == QLatin1String("OK"))
        return AlarmSight::Ok;
    if (alarm.state == QLatin1String("ALARM"))
        return AlarmSight::Alarm;
    return alarm.state == QLatin1String("INSUFFICIENT_DATA") ? AlarmSight::Blind : AlarmSight::Unknown;
}

std::vector<StopGroup> stopGroupsOf(const std::vector<ProverTask> &tasks, const ProverService &service)
{
    std::vector<StopGroup> groups;
    for (const ProverTask &task : tasks) {
        if (task.serviceName != service.name || task.clusterArn != service.clusterArn || task.lastStatus != QLatin1String("STOPPED")
            || wasAskedFor(task))
            continue;
        const QString why = whyStopped(task);
        auto found = std::find_if(groups.begin(), groups.end(), [&why](const StopGroup &group) { return group.why == why; });
        if (found == groups.end())
            found = groups.insert(groups.end(), StopGroup{why, 0, {}});
        ++found->tasks;
        if (task.stoppedAt.isValid() && (!found->last.isValid() || task.stoppedAt > found->last))
            found->last = task.stoppedAt;
    }
    std::stable_sort(groups.begin(), groups.end(), [](const StopGroup &one, const StopGroup &other) {
        return one.tasks != other.tasks ? one.tasks > other.tasks : one.last > other.last;
    });
    return groups;
}

int HostGroup::inService() const
{
    return int(std::count_if(hosts.begin(), hosts.end(), [](const GroupHost &host) { return host.lifecycle == QLatin1String("InService"); }));
}

} // namespace pilothouse::domain
