// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/aws/permission_probe.h"

#include "services/aws/alarm_client.h"
#include "services/aws/auto_scaling_wire.h"
#include "services/aws/ecs_wire.h"
#include "services/aws/identity_client.h"
#include "services/aws/logs_wire.h"
#include "services/aws/quota_client.h"

#include <algorithm>

namespace pilothouse::aws {

using namespace Qt::StringLiterals;
using domain::Permission;
using domain::PermissionCheck;

namespace {

// What the console needs each call for. Changes stand last: they are told, never tried.
const QString kListServices = u"the list of services"_s;
const QString kTaskStates = u"tasks, and how they ended"_s;
const QString kHosts = u"hosts and their groups"_s;
const QString kLogs = u"the logs of provers"_s;
const QString kRevisions = u"revisions of a task definition"_s;
const QString kLimits = u"how many vCPUs may run"_s;
const QString kAlarms = u"alarms that went off"_s;

/// Running On-Demand G and VT instances: what GPU provers count against. Any code would do to see whether quotas may be read.
const QString kGpuQuota = u"L-DB2E81BA"_s;
const QString kFirstPage;
const QString kRunning = u"RUNNING"_s;

/// As a policy names it. CloudWatch alone is signed for under another name than its actions bear.
QString actionOf(const Call &call)
{
    const QByteArray prefix = call.service == Service::Monitoring ? QByteArray("cloudwatch") : QByteArray(traitsOf(call.service).signingName);
    return QString::fromLatin1(prefix + ':' + call.operation);
}

QStringList arnsIn(const QByteArray &body, QLatin1StringView list)
{
    const auto page = ecs::parseArns(body, list);
    return page ? page->arns : QStringList();
}

/// The cluster of the stack, as far as names tell; else the first.
QString clusterOf(const QStringList &arns, const QString &stack)
{
    for (const QString &arn : arns) {
        if (!stack.isEmpty() && arn.section(u'/', -1).startsWith(stack))
            return arn;
    }
    return arns.value(0);
}

} // namespace

struct PermissionProbe::Round
{
    domain::KeyPermissions found;
    CancelToken cancel;

    /// Beside `body`, one that could not be asked for want of something to ask about.
    void skip(const char *action, const QString &use, const QString &why)
    {
        found.checks.push_back({QString::fromLatin1(action), use, false, Permission::Unknown, why});
    }
    void change(const char *action, const QString &use)
    {
        found.checks.push_back({QString::fromLatin1(action), use, true, Permission::Unknown, u"a change: it is not made to find out"_s});
    }
};

PermissionProbe::PermissionProbe(std::shared_ptr<AwsClient> aws, QString stack, std::shared_ptr<const Clock> clock)
    : m_aws(std::move(aws))
    , m_stack(std::move(stack))
    , m_clock(std::move(clock))
{
}

/// Makes one read and notes what came of it. Only an answer counts as allowed: a service may look at its input before it looks at the key.
QCoro::Task<QByteArray> PermissionProbe::read(std::shared_ptr<Round> round, Call call, QString use)
{
    const auto self = shared_from_this();
    call.cancel = round->cancel;
    PermissionCheck check;
    check.action = actionOf(call);
    check.use = use;
    const auto body = co_await m_aws->send(call);
    if (body)
        check.answer = Permission::Allowed;
    else if (body.error().kind == ErrorKind::Forbidden)
        check.answer = Permission::Denied;
    if (!body)
        check.why = body.error().what;
    round->found.checks.push_back(check);
    const QByteArray answer = body ? *body : QByteArray();
    co_return answer;
}

QCoro::Task<Done> PermissionProbe::askContainers(std::shared_ptr<Round> round)
{
    const auto self = shared_from_this();
    const QByteArray clusters = co_await read(round, ecs::listClusters(kFirstPage), kListServices);
    const QString cluster = clusterOf(arnsIn(clusters, "clusterArns"_L1), m_stack);
    const QString noCluster = u"no cluster is known to ask about"_s;
    if (cluster.isEmpty()) {
        for (const char *action : {"ecs:DescribeClusters", "ecs:ListServices", "ecs:DescribeServices"})
            round->skip(action, kListServices, noCluster);
        for (const char *action : {"ecs:ListTasks", "ecs:DescribeTasks"})
            round->skip(action, kTaskStates, noCluster);
        for (const char *action : {"ecs:ListContainerInstances", "ecs:DescribeContainerInstances"})
            round->skip(action, kHosts, noCluster);
        round->skip("ecs:DescribeTaskDefinition", kLogs, noCluster);
        round->skip("ecs:ListTaskDefinitions", kRevisions, noCluster);
        const QString noDefinition = u"no task definition is known to ask about"_s;
        round->skip("logs:FilterLogEvents", kLogs, noDefinition);
        round->skip("logs:GetLogEvents", kLogs, noDefinition);
        co_return Done{};
    }
    co_await read(round, ecs::describeClusters(QStringList(cluster)), kListServices);
    const QByteArray services = co_await read(round, ecs::listServices(cluster, kFirstPage), kListServices);
    const QString service = arnsIn(services, "serviceArns"_L1).value(0);
    QString definition;
    if (service.isEmpty()) {
        round->skip("ecs:DescribeServices", kListServices, u"no service is known to ask about"_s);
    } else {
        const QByteArray described = co_await read(round, ecs::describeServices(cluster, QStringList(service)), kListServices);
        domain::ProverCluster known;
        known.arn = cluster;
        const auto parsed = ecs::parseServices(described, known);
        if (parsed && !parsed->items.empty())
            definition = parsed->items.front().taskDefinition;
    }
    const QByteArray tasks = co_await read(round, ecs::listTasks(cluster, kRunning, kFirstPage), kTaskStates);
    const QString task = arnsIn(tasks, "taskArns"_L1).value(0);
    QString taskId;
    if (task.isEmpty()) {
        round->skip("ecs:DescribeTasks", kTaskStates, u"no running task is known to ask about"_s);
    } else {
        const QByteArray described = co_await read(round, ecs::describeTasks(cluster, QStringList(task)), kTaskStates);
        const auto parsed = ecs::parseTasks(described);
        if (parsed && !parsed->items.empty() && !parsed->items.front().taskDefinition.isEmpty()) {
            definition = parsed->items.front().taskDefinition;
            taskId = parsed->items.front().id();
        }
    }
    const QByteArray hosts = co_await read(round, ecs::listHosts(cluster, kFirstPage), kHosts);
    const QString host = arnsIn(hosts, "containerInstanceArns"_L1).value(0);
    if (host.isEmpty())
        round->skip("ecs:DescribeContainerInstances", kHosts, u"no host is known to ask about"_s);
    else
        co_await read(round, ecs::describeHosts(cluster, QStringList(host)), kHosts);
    QByteArray described;
    if (definition.isEmpty()) {
        const QString noDefinition = u"no task definition is known to ask about"_s;
        round->skip("ecs:DescribeTaskDefinition", kLogs, noDefinition);
        round->skip("ecs:ListTaskDefinitions", kRevisions, noDefinition);
    } else {
        described = co_await read(round, ecs::describeTaskDefinition(definition), kLogs);
        const QString family = definition.section(u'/', -1).section(u':', 0, 0);
        co_await read(round, ecs::listDefinitions(family, 1), kRevisions);
    }
    co_await askLogs(round, described, taskId);
    co_return Done{};
}

QCoro::Task<Done> PermissionProbe::askLogs(std::shared_ptr<Round> round, QByteArray taskDefinition, QString taskId)
{
    const auto self = shared_from_this();
    const auto sources = ecs::parseLogSources(taskDefinition);
    if (!sources || sources->empty()) {
        const QString why = taskDefinition.isEmpty() ? u"no task definition is known to ask about"_s : u"its tasks keep no logs here"_s;
        round->skip("logs:FilterLogEvents", kLogs, why);
        round->skip("logs:GetLogEvents", kLogs, why);
        co_return Done{};
    }
    provers::LogQuestion question;
    question.source = sources->front();
    question.since = m_clock->utcNow().addSecs(-60);
    question.limit = 1;
    question.taskId = taskId;
    co_await read(round, logs::filterEvents(question, kFirstPage), kLogs);
    if (taskId.isEmpty())
        round->skip("logs:GetLogEvents", kLogs, u"no running task is known to ask about"_s);
    else
        co_await read(round, logs::streamEvents(question, kFirstPage), kLogs);
    co_return Done{};
}

QCoro::Task<Done> PermissionProbe::askHosts(std::shared_ptr<Round> round)
{
    const auto self = shared_from_this();
    co_await read(round, jsonCall(Service::Ecs, "DescribeCapacityProviders", QJsonObject()), kHosts);
    const QByteArray groups = co_await read(round, autoscaling::describeGroups(QStringList(), kFirstPage), kHosts);
    const auto parsed = autoscaling::parseGroups(groups);
    QString group;
    for (const domain::HostGroup &each : parsed ? parsed->groups.items : std::vector<domain::HostGroup>()) {
        if (group.isEmpty() || (!m_stack.isEmpty() && each.name.startsWith(m_stack) && !group.startsWith(m_stack)))
            group = each.name;
    }
    const QString failures = u"why a group starts no hosts"_s;
    if (group.isEmpty())
        round->skip("autoscaling:DescribeScalingActivities", failures, u"no host group is known to ask about"_s);
    else
        co_await read(round, autoscaling::describeActivities(group), failures);
    Form few;
    few.emplaceBack("MaxResults", "5");
    co_await read(round, queryCall(Service::Ec2, "DescribeInstances", few), kHosts);
    co_await read(round, queryCall(Service::Ec2, "DescribeInstanceStatus", few), kHosts);
    co_await read(round, queryCall(Service::Ec2, "DescribeInstanceTypes", few), kLimits);
    co_await read(round, quotas::getQuota(kGpuQuota), kLimits);
    co_await read(round, monitoring::describeAlarms(m_stack, kFirstPage), kAlarms);
    co_return Done{};
}

QCoro::Task<Result<domain::KeyPermissions>> PermissionProbe::ask(CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto identity = std::make_shared<IdentityClient>(m_aws);
    const auto who = co_await identity->whoAmI(cancel);
    if (!who)
        co_return who.error();
    const auto round = std::make_shared<Round>();
    round->cancel = cancel;
    round->found.utc = m_clock->utcNow();
    round->found.identity = u"account %1 as %2"_s.arg(who->account, who->principal);
    judgeWidth(who->principal, &round->found);
    co_await askContainers(round);
    co_await askHosts(round);
    if (cancel.isCancelled())
        co_return Error{.kind = ErrorKind::Cancelled, .what = u"cancelled"_s, .where = m_aws->endpointText(Service::Sts)};
    round->change("ecs:UpdateService", u"to scale a service and to restart it"_s);
    round->change("ecs:StopTask", u"to stop a task"_s);
    round->change("iam:PassRole", u"to move a service to another revision"_s);
    round->change("autoscaling:UpdateAutoScalingGroup", u"to scale its hosts along"_s);
    const domain::KeyPermissions found = round->found;
    co_return found;
}

void judgeWidth(const QString &arn, domain::KeyPermissions *permissions)
{
    const QString name = arn.section(u':', 5);
    permissions->isWide = true;
    if (name == "root"_L1)
        permissions->width = u"this is the key of the account itself: it may do everything, and no policy limits it"_s;
    else if (name.contains("AdministratorAccess"_L1))
        permissions->width = u"its role is called AdministratorAccess, as the policy that allows everything"_s;
    else {
        permissions->isWide = false;
        permissions->width = u"whether it may do more than is needed here is not visible to the key itself"_s;
    }
}

} // namespace pilothouse::aws
