// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/aws/ecs_wire.h"

#include "services/core/json.h"

#include <cmath>

namespace pilothouse::aws::ecs {

using namespace Qt::StringLiterals;
using domain::ContainerHost;
using domain::ProverCluster;
using domain::ProverService;
using domain::ProverTask;
using provers::Listed;

namespace {

constexpr qsizetype kLongestText = 4000;

Error protocol(const QString &what)
{
    return {.kind = ErrorKind::Protocol, .what = what};
}

QJsonArray arrayOf(const QStringList &values)
{
    return QJsonArray::fromStringList(values);
}

QString text(const QJsonValue &object, QLatin1StringView name)
{
    return object[name].toString().left(kLongestText);
}

/// Epoch seconds, perhaps with a fraction and an exponent; invalid when absent.
QDateTime timeOf(const QJsonValue &value)
{
    const double seconds = value.toDouble(-1);
    return seconds > 0 && seconds < 1e11 ? QDateTime::fromMSecsSinceEpoch(qint64(std::llround(seconds * 1000)), Qt::UTC) : QDateTime();
}

/// A count; nothing for anything else.
std::optional<int> countOf(const QJsonValue &value)
{
    const double number = value.toDouble(-1);
    return value.isDouble() && number >= 0 && number <= 10'000'000 && number == std::floor(number) ? std::optional(int(number)) : std::nullopt;
}

int countOr0(const QJsonValue &object, QLatin1StringView name)
{
    return countOf(object[name]).value_or(0);
}

QString nameFromArn(const QString &arn)
{
    return arn.section(u'/', -1);
}

domain::Rollout rolloutOf(const QJsonValue &value)
{
    domain::Rollout rollout;
    rollout.id = text(value, "id"_L1);
    rollout.status = text(value, "status"_L1);
    rollout.state = text(value, "rolloutState"_L1);
    rollout.reason = text(value, "rolloutStateReason"_L1);
    rollout.taskDefinition = text(value, "taskDefinition"_L1);
    rollout.desired = countOr0(value, "desiredCount"_L1);
    rollout.running = countOr0(value, "runningCount"_L1);
    rollout.pending = countOr0(value, "pendingCount"_L1);
    rollout.failedTasks = countOr0(value, "failedTasks"_L1);
    rollout.createdAt = timeOf(value["createdAt"_L1]);
    rollout.updatedAt = timeOf(value["updatedAt"_L1]);
    return rollout;
}

Result<ProverService> serviceOf(const QJsonValue &value, const ProverCluster &cluster)
{
    ProverService service;
    service.id = domain::ProverServiceId(text(value, "serviceArn"_L1));
    service.name = text(value, "serviceName"_L1);
    if (service.id.isEmpty() || service.name.isEmpty())
        return protocol(u"serviceArn or serviceName is missing"_s);
    service.status = text(value, "status"_L1);
    if (service.status.isEmpty())
        return protocol(u"status is missing"_s);
    service.clusterArn = cluster.arn;
    service.clusterName = cluster.name;
    const struct
    {
        QLatin1StringView name;
        int *out;
    } counts[] = {{"desiredCount"_L1, &service.desired}, {"runningCount"_L1, &service.running}, {"pendingCount"_L1, &service.pending}};
    for (const auto &[name, out] : counts) {
        // An absent count would be shown as 0, which is a statement.
        const auto count = countOf(value[name]);
        if (!count)
            return protocol(QStringLiteral("%1 is missing or not a count").arg(name));
        *out = *count;
    }
    service.launchType = text(value, "launchType"_L1);
    for (const QJsonValue &choice : value["capacityProviderStrategy"_L1].toArray()) {
        const QString name = text(choice, "capacityProvider"_L1);
        if (!name.isEmpty())
            service.providers << name;
    }
    service.taskDefinition = text(value, "taskDefinition"_L1);
    service.schedulingStrategy = text(value, "schedulingStrategy"_L1);
    service.controller = text(value["deploymentController"_L1], "type"_L1);
    service.minHealthyPercent = countOf(value["deploymentConfiguration"_L1]["minimumHealthyPercent"_L1]);
    for (const QJsonValue &constraint : value["placementConstraints"_L1].toArray()) {
        const QString expression = text(constraint, "expression"_L1);
        if (!expression.isEmpty())
            service.placementConstraints << expression;
    }
    for (const QJsonValue &rollout : value["deployments"_L1].toArray())
        service.rollouts.push_back(rolloutOf(rollout));
    QSet<QString> seen;
    for (const QJsonValue &event : value["events"_L1].toArray()) {
        const QString id = text(event, "id"_L1);
        if (!id.isEmpty() && seen.contains(id))
            continue;
        seen.insert(id);
        service.events.push_back({id, timeOf(event["createdAt"_L1]), text(event, "message"_L1)});
    }
    service.createdAt = timeOf(value["createdAt"_L1]);
    service.state = domain::runStateOf(service);
    return service;
}

QString containerText(const QJsonValue &container)
{
    const QString name = text(container, "name"_L1);
    const QJsonValue exit = container["exitCode"_L1];
    QString words = exit.isDouble() ? QStringLiteral("%1: exit %2").arg(name).arg(exit.toInteger())
                                    : QStringLiteral("%1: %2").arg(name, text(container, "lastStatus"_L1));
    const QString reason = text(container, "reason"_L1);
    if (!reason.isEmpty())
        words += QStringLiteral(", ") + reason;
    return words;
}

Result<ProverTask> taskOf(const QJsonValue &value)
{
    ProverTask task;
    task.arn = text(value, "taskArn"_L1);
    task.lastStatus = text(value, "lastStatus"_L1);
    if (task.arn.isEmpty() || task.lastStatus.isEmpty())
        return protocol(u"taskArn or lastStatus is missing"_s);
    const QString group = text(value, "group"_L1);
    if (group.startsWith("service:"_L1))
        task.serviceName = group.mid(8);
    task.clusterArn = text(value, "clusterArn"_L1);
    task.taskDefinition = text(value, "taskDefinitionArn"_L1);
    task.desiredStatus = text(value, "desiredStatus"_L1);
    task.health = text(value, "healthStatus"_L1);
    task.hostArn = text(value, "containerInstanceArn"_L1);
    task.zone = text(value, "availabilityZone"_L1);
    task.stopCode = text(value, "stopCode"_L1);
    task.stoppedReason = text(value, "stoppedReason"_L1);
    for (const QJsonValue &container : value["containers"_L1].toArray())
        task.containers << containerText(container);
    task.createdAt = timeOf(value["createdAt"_L1]);
    task.startedAt = timeOf(value["startedAt"_L1]);
    task.stoppedAt = timeOf(value["stoppedAt"_L1]);
    return task;
}

ContainerHost hostOf(const QJsonValue &value, const QString &clusterArn)
{
    ContainerHost host;
    host.arn = text(value, "containerInstanceArn"_L1);
    host.clusterArn = clusterArn;
    host.instanceId = text(value, "ec2InstanceId"_L1);
    host.status = text(value, "status"_L1);
    host.agentConnected = value["agentConnected"_L1].toBool();
    host.runningTasks = countOr0(value, "runningTasksCount"_L1);
    for (const QJsonValue &attribute : value["attributes"_L1].toArray()) {
        if (attribute["name"_L1].toString() == "ecs.instance-type"_L1)
            host.instanceType = text(attribute, "value"_L1);
    }
    for (const QJsonValue &resource : value["registeredResources"_L1].toArray()) {
        if (resource["name"_L1].toString() == "GPU"_L1)
            host.gpus = int(resource["stringSetValue"_L1].toArray().size());
    }
    return host;
}

/// failures[{arn, reason, detail}], which come with status 200.
void addFailures(const QJsonObject &document, std::vector<domain::SkippedRow> *skipped)
{
    int index = 0;
    for (const QJsonValue &failure : document["failures"_L1].toArray())
        skipped->push_back({index++, QStringLiteral("%1: %2 %3")
                                         .arg(nameFromArn(text(failure, "arn"_L1)), text(failure, "reason"_L1), text(failure, "detail"_L1))
                                         .trimmed()});
}

/// A list member of an answer, each entry by `read`; entries that cannot be used are skipped and counted.
template <typename T, typename Read>
Result<Listed<T>> listOf(const QByteArray &body, QLatin1StringView name, Read read)
{
    const auto document = parseJsonObject(body);
    if (!document)
        return document.error();
    if (!(*document)[name].isArray())
        return protocol(QStringLiteral("%1 is missing or not a list").arg(name));
    Listed<T> list;
    const QJsonArray rows = (*document)[name].toArray();
    for (int i = 0; i < rows.size(); ++i) {
        Result<T> row = read(rows[i]);
        if (row)
            list.items.push_back(std::move(*row));
        else
            list.skipped.push_back({i, QStringLiteral("%1[%2]: %3").arg(name).arg(i).arg(row.error().what)});
    }
    addFailures(*document, &list.skipped);
    return list;
}

QJsonObject paged(QJsonObject input, const QString &token, int page)
{
    input.insert(u"maxResults"_s, page);
    if (!token.isEmpty())
        input.insert(u"nextToken"_s, token);
    return input;
}

} // namespace

Call listClusters(const QString &token)
{
    return jsonCall(Service::Ecs, "ListClusters", paged({}, token, 100));
}

Call describeClusters(const QStringList &arns)
{
    return jsonCall(Service::Ecs, "DescribeClusters", {{u"clusters"_s, arrayOf(arns)}, {u"include"_s, QJsonArray{u"TAGS"_s}}});
}

// ListServices: its own page is 10, so that 100 is always asked for.
Call listServices(const QString &cluster, const QString &token)
{
    return jsonCall(Service::Ecs, "ListServices", paged({{u"cluster"_s, cluster}}, token, 100));
}

Call describeServices(const QString &cluster, const QStringList &services)
{
    return jsonCall(Service::Ecs, "DescribeServices", {{u"cluster"_s, cluster}, {u"services"_s, arrayOf(services)}});
}

Call listTasks(const QString &cluster, const QString &desiredStatus, const QString &token)
{
    return jsonCall(Service::Ecs, "ListTasks", paged({{u"cluster"_s, cluster}, {u"desiredStatus"_s, desiredStatus}}, token, 100));
}

Call describeTasks(const QString &cluster, const QStringList &tasks)
{
    return jsonCall(Service::Ecs, "DescribeTasks", {{u"cluster"_s, cluster}, {u"tasks"_s, arrayOf(tasks)}});
}

Call listHosts(const QString &cluster, const QString &token)
{
    return jsonCall(Service::Ecs, "ListContainerInstances", paged({{u"cluster"_s, cluster}}, token, 100));
}

Call describeHosts(const QString &cluster, const QStringList &hosts)
{
    return jsonCall(Service::Ecs, "DescribeContainerInstances", {{u"cluster"_s, cluster}, {u"containerInstances"_s, arrayOf(hosts)}});
}

Call describeProviders(const QStringList &names)
{
    return jsonCall(Service::Ecs, "DescribeCapacityProviders", {{u"capacityProviders"_s, arrayOf(names)}});
}

Call describeTaskDefinition(const QString &taskDefinition)
{
    return jsonCall(Service::Ecs, "DescribeTaskDefinition", {{u"taskDefinition"_s, taskDefinition}});
}

Call listDefinitions(const QString &family, int most)
{
    return jsonCall(Service::Ecs, "ListTaskDefinitions",
                    {{u"familyPrefix"_s, family}, {u"status"_s, u"ACTIVE"_s}, {u"sort"_s, u"DESC"_s}, {u"maxResults"_s, most}});
}

// UpdateService: only what changes is sent; an absolute count.
Call setDesired(const ProverService &service, int count)
{
    Call call = jsonCall(Service::Ecs, "UpdateService",
                         {{u"cluster"_s, service.clusterArn}, {u"service"_s, service.id.text()}, {u"desiredCount"_s, count}});
    call.effect = http::Effect::Mutating;
    return call;
}

// UpdateService with forceNewDeployment: each one that arrives begins another deployment.
Call deployAgain(const ProverService &service)
{
    Call call = jsonCall(Service::Ecs, "UpdateService",
                         {{u"cluster"_s, service.clusterArn}, {u"service"_s, service.id.text()}, {u"forceNewDeployment"_s, true}});
    call.effect = http::Effect::Mutating;
    return call;
}

// UpdateService with taskDefinition: the same one again begins nothing.
Call useDefinition(const ProverService &service, const QString &taskDefinition)
{
    Call call = jsonCall(Service::Ecs, "UpdateService",
                         {{u"cluster"_s, service.clusterArn}, {u"service"_s, service.id.text()}, {u"taskDefinition"_s, taskDefinition}});
    call.effect = http::Effect::Mutating;
    return call;
}

Call stopTask(const ProverTask &task, const QString &reason)
{
    Call call = jsonCall(Service::Ecs, "StopTask", {{u"cluster"_s, task.clusterArn}, {u"task"_s, task.arn}, {u"reason"_s, reason}});
    call.effect = http::Effect::Mutating;
    return call;
}

Result<ArnPage> parseArns(const QByteArray &body, QLatin1StringView list)
{
    const auto document = parseJsonObject(body);
    if (!document)
        return document.error();
    if (!(*document)[list].isArray())
        return protocol(QStringLiteral("%1 is missing or not a list").arg(list));
    ArnPage page;
    for (const QJsonValue &arn : (*document)[list].toArray()) {
        if (!arn.isString() || arn.toString().isEmpty())
            return protocol(QStringLiteral("%1 holds something that is no ARN").arg(list));
        page.arns << arn.toString();
    }
    page.next = (*document)["nextToken"_L1].toString();
    return page;
}

Result<Listed<ProverCluster>> parseClusters(const QByteArray &body)
{
    return listOf<ProverCluster>(body, "clusters"_L1, [](const QJsonValue &value) -> Result<ProverCluster> {
        ProverCluster cluster;
        cluster.arn = text(value, "clusterArn"_L1);
        cluster.name = text(value, "clusterName"_L1);
        if (cluster.arn.isEmpty() || cluster.name.isEmpty())
            return protocol(u"clusterArn or clusterName is missing"_s);
        cluster.status = text(value, "status"_L1);
        cluster.registeredHosts = countOr0(value, "registeredContainerInstancesCount"_L1);
        for (const QJsonValue &tag : value["tags"_L1].toArray())
            cluster.tags.insert(text(tag, "key"_L1), text(tag, "value"_L1));
        return cluster;
    });
}

Result<Listed<ProverService>> parseServices(const QByteArray &body, const ProverCluster &cluster)
{
    return listOf<ProverService>(body, "services"_L1, [&cluster](const QJsonValue &value) { return serviceOf(value, cluster); });
}

Result<Listed<ProverTask>> parseTasks(const QByteArray &body)
{
    return listOf<ProverTask>(body, "tasks"_L1, taskOf);
}

Result<Listed<ContainerHost>> parseHosts(const QByteArray &body, const QString &clusterArn)
{
    return listOf<ContainerHost>(body, "containerInstances"_L1, [&clusterArn](const QJsonValue &value) -> Result<ContainerHost> {
        ContainerHost host = hostOf(value, clusterArn);
        if (host.arn.isEmpty() || host.status.isEmpty())
            return protocol(u"containerInstanceArn or status is missing"_s);
        return host;
    });
}

Result<std::vector<provers::CapacityProvider>> parseProviders(const QByteArray &body)
{
    const auto list
        = listOf<provers::CapacityProvider>(body, "capacityProviders"_L1, [](const QJsonValue &value) -> Result<provers::CapacityProvider> {
              provers::CapacityProvider provider;
              provider.name = text(value, "name"_L1);
              if (provider.name.isEmpty())
                  return protocol(u"name is missing"_s);
              const QJsonValue group = value["autoScalingGroupProvider"_L1];
              provider.groupArn = text(group, "autoScalingGroupArn"_L1);
              provider.managedScaling = group["managedScaling"_L1]["status"_L1].toString() == "ENABLED"_L1;
              return provider;
          });
    if (!list)
        return list.error();
    return list->items;
}

Result<std::vector<domain::LogSource>> parseLogSources(const QByteArray &body)
{
    const auto document = parseJsonObject(body);
    if (!document)
        return document.error();
    const QJsonValue containers = (*document)["taskDefinition"_L1]["containerDefinitions"_L1];
    if (!containers.isArray())
        return protocol(u"taskDefinition.containerDefinitions is missing or not a list"_s);
    std::vector<domain::LogSource> sources;
    for (const QJsonValue &container : containers.toArray()) {
        const QJsonValue log = container["logConfiguration"_L1];
        if (log["logDriver"_L1].toString() != "awslogs"_L1)
            continue;
        const QJsonValue options = log["options"_L1];
        domain::LogSource source{text(container, "name"_L1), text(options, "awslogs-group"_L1), text(options, "awslogs-stream-prefix"_L1),
                                 text(options, "awslogs-region"_L1)};
        if (!source.group.isEmpty())
            sources.push_back(source);
    }
    return sources;
}

} // namespace pilothouse::aws::ecs
