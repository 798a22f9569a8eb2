// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/aws_cloud.h"

#include <algorithm>

namespace pilothouse::demofleet {

using namespace Qt::StringLiterals;

namespace {

constexpr FleetTime kSecond = 1000;
constexpr FleetTime kHour = 3600 * kSecond;
constexpr FleetTime kInService = 8 * kSecond;
constexpr FleetTime kRegistered = 15 * kSecond;
constexpr FleetTime kHostEnds = 5 * kSecond;
constexpr FleetTime kTaskRuns = 4 * kSecond;
constexpr FleetTime kTaskStops = 3 * kSecond;
constexpr FleetTime kCrashAfter = 20 * kSecond;
constexpr FleetTime kKeepStopped = kHour;
constexpr FleetTime kComplainEvery = 60 * kSecond;
constexpr FleetTime kLogEvery = 5 * kSecond;
constexpr FleetTime kLogHistory = 900 * kSecond;
constexpr size_t kMostLogs = 20'000;
constexpr size_t kMostEvents = 100;
constexpr int kMostSteps = 2000;

QString stack()
{
    return QLatin1StringView(kAwsStack);
}

QString fullName(const QString &shortName)
{
    return stack() + u'-' + shortName;
}

} // namespace

AwsCloud::AwsCloud(quint32 seed, FleetTime start)
    : m_random(seed ^ 0xa35U)
    , m_now(start)
    , m_cluster(fullName(u"cluster"_s))
    , m_strangersCluster(u"billing"_s)
{
    addGroup(u"gpu-asg"_s, u"gpu-worker"_s, u"g6e.xlarge"_s, 8, 1, true);
    addGroup(u"exec-asg"_s, u"exec-worker"_s, u"r7iz.2xlarge"_s, 1, 0, true);
    addGroup(u"snark-asg"_s, u"snark-worker"_s, u"c7a.4xlarge"_s, 1, 0, true);
    addGroup(u"broker-asg"_s, u"broker"_s, u"t3.xlarge"_s, 1, 0, false);
    addService(m_cluster, fullName(u"exec-agents"_s), fullName(u"exec-asg"_s), {},
               {u"exec-agent-0"_s, u"exec-agent-1"_s, u"exec-agent-2"_s, u"exec-agent-3"_s}, 1);
    addService(m_cluster, fullName(u"snark-agent"_s), fullName(u"snark-asg"_s), fullName(u"snark-capacity-provider"_s), {u"snark-agent"_s}, 1);
    addService(m_cluster, fullName(u"gpu-provers"_s), fullName(u"gpu-asg"_s), {}, {u"gpu-prover"_s}, 8);
    addService(m_cluster, fullName(u"aux-agent"_s), {}, {}, {u"aux-agent"_s}, 1);
    addService(m_cluster, fullName(u"bento-api-service"_s), {}, {}, {u"ecs"_s}, 1);
    addService(m_strangersCluster, u"invoices"_s, {}, {}, {u"web"_s}, 2);
    m_logsUntil = start - kLogHistory;
    writeLogs(start);
}

QString AwsCloud::hex(int digits)
{
    QString text;
    while (text.size() < digits)
        text += QString::number(m_random.generate() | 0x10000000U, 16).right(8);
    return text.left(digits);
}

QString AwsCloud::uuid()
{
    return hex(8) + u'-' + hex(4) + "-4"_L1 + hex(3) + "-a"_L1 + hex(3) + u'-' + hex(12);
}

void AwsCloud::addGroup(const QString &shortName, const QString &role, const QString &type, int count, int gpus, bool inCluster)
{
    AwsGroup group;
    group.name = fullName(shortName);
    group.role = role;
    group.type = type;
    group.minimum = group.maximum = group.desired = count;
    group.gpus = gpus;
    group.inCluster = inCluster;
    for (int i = 0; i < count; ++i)
        launch(group, m_now - 3 * kHour);
    m_groups.push_back(group);
}

void AwsCloud::launch(const AwsGroup &group, FleetTime at)
{
    AwsHost host;
    host.instanceId = "i-0"_L1 + hex(16);
    host.containerId = hex(32);
    host.group = group.name;
    host.type = group.type;
    host.zone = QLatin1StringView(kAwsRegion) + (m_hosts.size() % 2 == 0 ? u'a' : u'b');
    host.launchedAt = at;
    host.inServiceAt = at + kInService;
    host.registeredAt = at + kRegistered;
    m_hosts.push_back(host);
}

void AwsCloud::addService(const QString &cluster, const QString &name, const QString &group, const QString &provider, const QStringList &containers,
                          int desired)
{
    AwsService service;
    service.name = name;
    service.cluster = cluster;
    service.group = group;
    service.provider = provider;
    service.containers = containers;
    service.desired = desired;
    service.revision = service.newestRevision = 36 + int(m_services.size());
    service.createdAt = m_now - 30 * 24 * kHour;
    const FleetTime deployed = m_now - 2 * kHour;
    service.deployments.push_back(
        {u"ecs-svc/%1"_s.arg(quint64(m_random.generate64() >> 4)), deployed, deployed + 60 * kSecond, true, service.revision});
    m_services.push_back(service);
    AwsService &kept = m_services.back();
    for (int i = 0; i < desired; ++i)
        startTask(&kept, deployed);
    kept.events.clear();
    kept.events.push_front({uuid(), m_now - kHour, u"(service %1) has reached a steady state."_s.arg(name)});
}

AwsService *AwsCloud::service(const QString &cluster, const QString &name)
{
    const auto found = std::ranges::find_if(m_services, [&](const AwsService &each) { return each.name == name && each.cluster == cluster; });
    return found == m_services.end() ? nullptr : &*found;
}

AwsGroup *AwsCloud::group(const QString &name)
{
    const auto found = std::ranges::find(m_groups, name, &AwsGroup::name);
    return found == m_groups.end() ? nullptr : &*found;
}

const AwsHost *AwsCloud::host(const QString &instanceId) const
{
    const auto found = std::ranges::find(m_hosts, instanceId, &AwsHost::instanceId);
    return found == m_hosts.end() ? nullptr : &*found;
}

QString AwsCloud::taskStatus(const AwsTask &task) const
{
    if (task.stoppedAt)
        return *task.stoppedAt <= m_now ? u"STOPPED"_s : u"STOPPING"_s;
    if (task.runsAt <= m_now)
        return u"RUNNING"_s;
    return task.runsAt - m_now > kTaskRuns / 2 ? u"PROVISIONING"_s : u"PENDING"_s;
}

int AwsCloud::running(const AwsService &service, const QString &deployment) const
{
    return int(std::ranges::count_if(m_tasks, [&](const AwsTask &task) {
        return task.service == service.name && task.cluster == service.cluster && (deployment.isEmpty() || task.deployment == deployment)
               && task.runsAt <= m_now && (!task.stoppedAt || *task.stoppedAt > m_now);
    }));
}

int AwsCloud::pending(const AwsService &service, const QString &deployment) const
{
    return int(std::ranges::count_if(m_tasks, [&](const AwsTask &task) {
        return task.service == service.name && task.cluster == service.cluster && (deployment.isEmpty() || task.deployment == deployment)
               && task.runsAt > m_now && !task.stoppedAt;
    }));
}

void AwsCloud::say(AwsService *service, const QString &message)
{
    service->events.push_front({uuid(), m_now, u"(service %1) %2"_s.arg(service->name, message)});
    if (service->events.size() > kMostEvents)
        service->events.pop_back();
}

void AwsCloud::setDesired(AwsService *service, int count)
{
    service->desired = count;
    service->deployments.front().updatedAt = m_now;
    service->deployments.front().completed = false;
    service->wasSteady = false;
    settleService(service);
}

void AwsCloud::deployAgain(AwsService *service)
{
    service->deployments.push_front({u"ecs-svc/%1"_s.arg(quint64(m_random.generate64() >> 4)), m_now, m_now, false, service->revision});
    service->wasSteady = false;
    say(service, u"(deployment %1) deployment in progress."_s.arg(service->deployments.front().id));
    settleService(service);
}

void AwsCloud::useRevision(AwsService *service, int revision)
{
    if (service->revision == revision)
        return;
    service->revision = revision;
    deployAgain(service);
}

int AwsCloud::vcpusOf(const QString &type)
{
    if (type.endsWith(".4xlarge"_L1))
        return 16;
    if (type.endsWith(".2xlarge"_L1))
        return 8;
    return type.endsWith(".xlarge"_L1) ? 4 : 2;
}

int AwsCloud::gpuVcpus() const
{
    int sum = 0;
    for (const AwsHost &host : m_hosts)
        sum += host.type.startsWith(u'g') ? vcpusOf(host.type) : 0;
    return sum;
}

bool AwsCloud::stopTask(const QString &id, const QString &reason)
{
    const auto found = std::ranges::find(m_tasks, id, &AwsTask::id);
    if (found == m_tasks.end())
        return false;
    endTask(&*found, u"UserInitiated"_s, reason);
    return true;
}

void AwsCloud::resize(AwsGroup *group, int minimum, int maximum, int desired)
{
    group->minimum = minimum;
    group->maximum = maximum;
    group->desired = desired;
    settleGroup(group);
}

void AwsCloud::endTask(AwsTask *task, const QString &code, const QString &reason)
{
    if (task->stoppedAt)
        return;
    task->stoppedAt = m_now + kTaskStops;
    task->stopCode = code;
    task->stopReason = reason;
}

/// Places one task; false when no machine has room. A machine holds one task: its GPU or its memory.
bool AwsCloud::startTask(AwsService *service, FleetTime at)
{
    AwsTask task;
    if (!service->group.isEmpty()) {
        const auto free = std::ranges::find_if(m_hosts, [&](const AwsHost &host) {
            return host.group == service->group && !host.isEnding() && host.registeredAt <= at
                   && std::ranges::none_of(m_tasks, [&](const AwsTask &other) {
                          return other.instanceId == host.instanceId && (!other.stoppedAt || *other.stoppedAt > at);
                      });
        });
        if (free == m_hosts.end())
            return false;
        task.instanceId = free->instanceId;
    }
    task.id = hex(32);
    task.service = service->name;
    task.cluster = service->cluster;
    task.deployment = service->deployments.front().id;
    task.revision = service->revision;
    task.createdAt = at;
    task.runsAt = at + kTaskRuns;
    m_tasks.push_back(task);
    say(service, u"has started 1 tasks: (task %1)."_s.arg(task.id));
    return true;
}

void AwsCloud::settleGroup(AwsGroup *group)
{
    std::erase_if(m_hosts, [&](const AwsHost &host) { return host.group == group->name && host.goneAt && *host.goneAt <= m_now; });
    const auto stays = [&](const AwsHost &host) { return host.group == group->name && !host.isEnding(); };
    int count = int(std::ranges::count_if(m_hosts, stays));
    for (; count < group->desired; ++count) {
        if (group->gpus > 0 && gpuVcpus() + vcpusOf(group->type) > kGpuQuota) {
            if (group->activities.empty() || group->activities.front().status != "Failed"_L1)
                group->activities.insert(
                    group->activities.begin(),
                    {uuid(), m_now, u"Launching a new EC2 instance"_s, u"Failed"_s,
                     u"You have requested more vCPU capacity than your current vCPU limit of %1 allows for the instance bucket that the specified instance type belongs to. Please visit http://aws.amazon.com/contact-us/ec2-request to request an adjustment to this limit. Launching EC2 instance failed."_s
                         .arg(kGpuQuota)});
            break;
        }
        launch(*group, m_now);
        group->activities.insert(group->activities.begin(),
                                 {uuid(), m_now, u"Launching a new EC2 instance: %1"_s.arg(m_hosts.back().instanceId), u"Successful"_s});
    }
    // The group takes its own victims, the oldest first, busy or not.
    for (; count > group->desired; --count) {
        const auto victim = std::ranges::find_if(m_hosts, stays);
        victim->goneAt = m_now + kHostEnds;
        group->activities.insert(group->activities.begin(),
                                 {uuid(), m_now, u"Terminating EC2 instance: %1"_s.arg(victim->instanceId), u"Successful"_s});
        for (AwsTask &task : m_tasks) {
            if (task.instanceId == victim->instanceId)
                endTask(&task, u"TerminationNotice"_s, u"Host EC2 (instance %1) terminated."_s.arg(victim->instanceId));
        }
    }
    if (group->activities.size() > kMostEvents)
        group->activities.resize(kMostEvents);
}

void AwsCloud::settleService(AwsService *service)
{
    const QString wanted = service->deployments.front().id;
    std::vector<AwsTask *> own;
    int live = 0;
    int liveWanted = 0;
    int held = 0; ///< with those that are still stopping
    int up = 0;
    for (AwsTask &task : m_tasks) {
        if (task.service != service->name || task.cluster != service->cluster || (task.stoppedAt && *task.stoppedAt <= m_now))
            continue;
        ++held;
        if (task.stoppedAt)
            continue;
        own.push_back(&task);
        ++live;
        liveWanted += task.deployment == wanted ? 1 : 0;
        up += task.runsAt <= m_now ? 1 : 0;
    }
    const int most = std::max(service->desired, service->desired * service->maximum / 100);
    const int least = (service->desired * service->minHealthy + 99) / 100;
    const bool rolling = live > liveWanted;
    // Old tasks go as new ones run; superfluous ones go at once, the newest first.
    int spare = rolling ? up - least : live - service->desired;
    for (auto task = own.rbegin(); task != own.rend() && spare > 0; ++task) {
        if (rolling && (*task)->deployment == wanted)
            continue;
        endTask(*task, u"ServiceSchedulerInitiated"_s, u"Scaling activity initiated by (deployment %1)"_s.arg(wanted));
        say(service, u"has stopped 1 running tasks: (task %1)."_s.arg((*task)->id));
        --spare;
        --live;
    }
    while (liveWanted < service->desired && (rolling ? held < most : live < service->desired)) {
        if (!startTask(service, m_now)) {
            if (m_now - service->complainedAt >= kComplainEvery) {
                service->complainedAt = m_now;
                say(service, u"was unable to place a task because no container instance met all of its requirements."_s);
            }
            break;
        }
        ++liveWanted;
        ++live;
        ++held;
    }
    const bool steady = running(*service, wanted) == service->desired && running(*service) == service->desired && pending(*service) == 0;
    if (steady && !service->wasSteady) {
        service->deployments.erase(service->deployments.begin() + 1, service->deployments.end());
        service->deployments.front().completed = true;
        service->deployments.front().updatedAt = m_now;
        say(service, u"has reached a steady state."_s);
    }
    service->wasSteady = steady;
}

/// A line for each running container now and then; what a prover says while nothing is wrong.
void AwsCloud::writeLogs(FleetTime until)
{
    static const QStringList lines{u"INFO  segment proved in 3.81 s"_s, u"INFO  waiting for work"_s, u"DEBUG heartbeat to taskdb"_s,
                                   u"INFO  lift done, 212 ms"_s, u"WARN  redis answered after 140 ms"_s};
    for (; m_logsUntil + kLogEvery <= until; m_logsUntil += kLogEvery) {
        const FleetTime at = m_logsUntil + kLogEvery;
        for (const AwsTask &task : m_tasks) {
            if (task.runsAt > at || (task.stoppedAt && *task.stoppedAt <= at))
                continue;
            const auto owner
                = std::ranges::find_if(m_services, [&](const AwsService &each) { return each.name == task.service && each.cluster == task.cluster; });
            for (const QString &container : owner->containers) {
                AwsLogEvent event{m_nextLog++, at + qint64(m_random.bounded(900)), "/aws/ecs/"_L1 + task.service,
                                  u"%1/%1/%2"_s.arg(container, task.id), lines[qsizetype(m_random.bounded(quint32(lines.size())))]};
                m_logs.push_back(event);
            }
        }
    }
    while (m_logs.size() > kMostLogs)
        m_logs.pop_front();
}

void AwsCloud::crashTasks()
{
    for (AwsTask &task : m_tasks) {
        if (task.stoppedAt || !task.service.contains(*m_crashing) || m_now - task.runsAt < kCrashAfter)
            continue;
        endTask(&task, u"EssentialContainerExited"_s, u"Essential container in task exited"_s);
        task.outOfMemory = true;
    }
}

void AwsCloud::step()
{
    if (m_crashing)
        crashTasks();
    for (AwsGroup &each : m_groups)
        settleGroup(&each);
    for (AwsService &each : m_services)
        settleService(&each);
    std::erase_if(m_tasks, [this](const AwsTask &task) { return task.stoppedAt && m_now - *task.stoppedAt > kKeepStopped; });
    writeLogs(m_now);
}

void AwsCloud::advanceTo(FleetTime now)
{
    const FleetTime stride = std::max(kSecond, (now - m_now) / kMostSteps);
    while (m_now < now) {
        m_now = std::min(now, m_now + stride);
        step();
    }
}

} // namespace pilothouse::demofleet
