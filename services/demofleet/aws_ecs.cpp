// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/aws_definitions.h"
#include "services/demofleet/aws_request.h"
#include "services/demofleet/world.h"

#include <QJsonArray>

#include <cmath>

namespace pilothouse::demofleet {

using namespace Qt::StringLiterals;

namespace {

QString arn(const QString &kind, const QString &rest)
{
    return u"arn:aws:ecs:%1:%2:%3/%4"_s.arg(QLatin1StringView(kAwsRegion), QLatin1StringView(kAwsAccount), kind, rest);
}

QString lastPart(const QString &arnOrName)
{
    return arnOrName.section(u'/', -1);
}

double seconds(FleetTime time)
{
    return double(time) / 1000.0;
}

Answer problem(const QString &code, const QString &message)
{
    return awsError(AwsProtocol::Json, 400, code, message);
}

QJsonObject failure(const QString &what)
{
    return {{u"arn"_s, what}, {u"reason"_s, u"MISSING"_s}};
}

/// The cluster that a request means; "default" when it names none, as the service does.
std::optional<QString> clusterOf(const AwsCloud &cloud, const AwsRequest &request)
{
    const QString name = lastPart(request.json["cluster"_L1].toString(u"default"_s));
    return cloud.clusters().contains(name) ? std::optional(name) : std::nullopt;
}

Answer noCluster()
{
    return problem(u"ClusterNotFoundException"_s, u"Cluster not found."_s);
}

QJsonObject clusterRecord(const AwsCloud &cloud, const QString &name)
{
    int hosts = 0;
    int running = 0;
    int services = 0;
    for (const AwsHost &host : cloud.hosts())
        hosts += cloud.isOurs(name) && host.registeredAt <= cloud.now() && !host.group.contains("broker"_L1) ? 1 : 0;
    for (const AwsService &service : cloud.services()) {
        if (service.cluster != name)
            continue;
        ++services;
        running += cloud.running(service);
    }
    const QString project = cloud.isOurs(name) ? QString(QLatin1StringView(kAwsStack)) : name;
    const auto tag = [](const QString &key, const QString &value) { return QJsonObject{{u"key"_s, key}, {u"value"_s, value}}; };
    return {{u"clusterArn"_s, arn(u"cluster"_s, name)},
            {u"clusterName"_s, name},
            {u"status"_s, u"ACTIVE"_s},
            {u"registeredContainerInstancesCount"_s, hosts},
            {u"runningTasksCount"_s, running},
            {u"pendingTasksCount"_s, 0},
            {u"activeServicesCount"_s, services},
            {u"tags"_s, QJsonArray{tag(u"Project"_s, project), tag(u"ManagedBy"_s, u"pulumi"_s)}}};
}

QJsonObject serviceRecord(const AwsCloud &cloud, const AwsService &service)
{
    QJsonArray deployments;
    for (const AwsDeployment &deployment : service.deployments) {
        const bool primary = deployment.id == service.deployments.front().id;
        deployments.append(QJsonObject{{u"id"_s, deployment.id},
                                       {u"status"_s, primary ? u"PRIMARY"_s : u"ACTIVE"_s},
                                       {u"taskDefinition"_s, awsDefinitionArn(service.name, deployment.revision)},
                                       {u"desiredCount"_s, primary ? service.desired : cloud.running(service, deployment.id)},
                                       {u"runningCount"_s, cloud.running(service, deployment.id)},
                                       {u"pendingCount"_s, cloud.pending(service, deployment.id)},
                                       {u"failedTasks"_s, 0},
                                       {u"rolloutState"_s, deployment.completed ? u"COMPLETED"_s : u"IN_PROGRESS"_s},
                                       {u"createdAt"_s, seconds(deployment.createdAt)},
                                       {u"updatedAt"_s, seconds(deployment.updatedAt)}});
    }
    QJsonArray events;
    for (const AwsEvent &event : service.events)
        events.append(QJsonObject{{u"id"_s, event.id}, {u"createdAt"_s, seconds(event.at)}, {u"message"_s, event.message}});
    QJsonObject record{
        {u"serviceArn"_s, arn(u"service"_s, service.cluster + u'/' + service.name)},
        {u"serviceName"_s, service.name},
        {u"clusterArn"_s, arn(u"cluster"_s, service.cluster)},
        {u"status"_s, u"ACTIVE"_s},
        {u"desiredCount"_s, service.desired},
        {u"runningCount"_s, cloud.running(service)},
        {u"pendingCount"_s, cloud.pending(service)},
        {u"taskDefinition"_s, awsDefinitionArn(service.name, service.revision)},
        {u"schedulingStrategy"_s, u"REPLICA"_s},
        {u"deploymentController"_s, QJsonObject{{u"type"_s, u"ECS"_s}}},
        {u"deploymentConfiguration"_s, QJsonObject{{u"minimumHealthyPercent"_s, service.minHealthy}, {u"maximumPercent"_s, service.maximum}}},
        {u"deployments"_s, deployments},
        {u"events"_s, events},
        {u"createdAt"_s, seconds(service.createdAt)},
        {u"loadBalancers"_s, QJsonArray()}};
    if (service.provider.isEmpty())
        record[u"launchType"_s] = service.group.isEmpty() ? u"FARGATE"_s : u"EC2"_s;
    else
        record[u"capacityProviderStrategy"_s] = QJsonArray{QJsonObject{{u"capacityProvider"_s, service.provider}, {u"weight"_s, 1}, {u"base"_s, 0}}};
    for (const AwsGroup &group : cloud.groups()) {
        if (group.name == service.group)
            record[u"placementConstraints"_s]
                = QJsonArray{QJsonObject{{u"type"_s, u"memberOf"_s}, {u"expression"_s, "attribute:ecs.instance-type == "_L1 + group.type}}};
    }
    return record;
}

QString hostArn(const AwsCloud &cloud, const AwsHost &host)
{
    return arn(u"container-instance"_s, cloud.clusters().constFirst() + u'/' + host.containerId);
}

QString taskArn(const AwsTask &task)
{
    return arn(u"task"_s, task.cluster + u'/' + task.id);
}

QJsonObject taskRecord(const AwsCloud &cloud, const AwsTask &task, const AwsService &service)
{
    const QString status = cloud.taskStatus(task);
    QJsonArray containers;
    for (const QString &name : service.containers) {
        QJsonObject container{{u"name"_s, name}, {u"lastStatus"_s, status == "STOPPING"_L1 ? u"RUNNING"_s : status}};
        if (status == "STOPPED"_L1)
            container[u"exitCode"_s] = task.outOfMemory ? 137 : 143;
        if (status == "STOPPED"_L1 && task.outOfMemory)
            container[u"reason"_s] = u"OutOfMemoryError: Container killed due to memory usage"_s;
        containers.append(container);
    }
    QJsonObject record{{u"taskArn"_s, taskArn(task)},
                       {u"taskDefinitionArn"_s, awsDefinitionArn(service.name, task.revision)},
                       {u"clusterArn"_s, arn(u"cluster"_s, task.cluster)},
                       {u"lastStatus"_s, status},
                       {u"desiredStatus"_s, task.stoppedAt ? u"STOPPED"_s : u"RUNNING"_s},
                       {u"group"_s, "service:"_L1 + task.service},
                       {u"startedBy"_s, task.deployment},
                       {u"containers"_s, containers},
                       {u"createdAt"_s, seconds(task.createdAt)},
                       {u"healthStatus"_s, status == "RUNNING"_L1 ? u"HEALTHY"_s : u"UNKNOWN"_s},
                       {u"launchType"_s, task.instanceId.isEmpty() ? u"FARGATE"_s : u"EC2"_s}};
    if (task.runsAt <= cloud.now())
        record[u"startedAt"_s] = seconds(task.runsAt);
    if (const AwsHost *host = cloud.host(task.instanceId)) {
        record[u"containerInstanceArn"_s] = hostArn(cloud, *host);
        record[u"availabilityZone"_s] = host->zone;
    }
    if (status == "STOPPED"_L1) {
        record[u"stoppedAt"_s] = seconds(*task.stoppedAt);
        record[u"stopCode"_s] = task.stopCode;
        record[u"stoppedReason"_s] = task.stopReason;
    }
    return record;
}

QJsonObject hostRecord(const AwsCloud &cloud, const AwsHost &host)
{
    int gpus = 0;
    for (const AwsGroup &group : cloud.groups())
        gpus = group.name == host.group ? group.gpus : gpus;
    QJsonArray resources{QJsonObject{{u"name"_s, u"CPU"_s}, {u"type"_s, u"INTEGER"_s}, {u"integerValue"_s, 4096}}};
    if (gpus > 0)
        resources.append(
            QJsonObject{{u"name"_s, u"GPU"_s}, {u"type"_s, u"STRINGSET"_s}, {u"stringSetValue"_s, QJsonArray{"GPU-"_L1 + host.containerId.left(8)}}});
    int tasks = 0;
    for (const AwsTask &task : cloud.tasks())
        tasks += task.instanceId == host.instanceId && cloud.taskStatus(task) == "RUNNING"_L1 ? 1 : 0;
    return {{u"containerInstanceArn"_s, hostArn(cloud, host)},
            {u"ec2InstanceId"_s, host.instanceId},
            {u"status"_s, host.isEnding() ? u"DRAINING"_s : u"ACTIVE"_s},
            {u"agentConnected"_s, true},
            {u"runningTasksCount"_s, tasks},
            {u"pendingTasksCount"_s, 0},
            {u"registeredResources"_s, resources},
            {u"attributes"_s, QJsonArray{QJsonObject{{u"name"_s, u"ecs.instance-type"_s}, {u"value"_s, host.type}}}}};
}

const AwsService *serviceNamed(const AwsCloud &cloud, const QString &cluster, const QString &name)
{
    for (const AwsService &service : cloud.services()) {
        if (service.cluster == cluster && service.name == name)
            return &service;
    }
    return nullptr;
}

std::vector<const AwsHost *> hostsOf(const AwsCloud &cloud, const QString &cluster)
{
    std::vector<const AwsHost *> hosts;
    for (const AwsHost &host : cloud.hosts()) {
        if (cloud.isOurs(cluster) && host.registeredAt <= cloud.now() && !host.group.contains("broker"_L1))
            hosts.push_back(&host);
    }
    return hosts;
}

Answer describeServices(const AwsCloud &cloud, const AwsRequest &request, const QString &cluster)
{
    const QJsonArray names = request.json["services"_L1].toArray();
    if (names.isEmpty() || names.size() > 10)
        return problem(u"InvalidParameterException"_s, names.isEmpty() ? u"Services cannot be empty."_s : u"Members exceed the limit of 10."_s);
    QJsonArray found;
    QJsonArray failures;
    for (const QJsonValue &name : names) {
        const AwsService *const service = serviceNamed(cloud, cluster, lastPart(name.toString()));
        if (service != nullptr)
            found.append(serviceRecord(cloud, *service));
        else
            failures.append(failure(name.toString()));
    }
    return awsJson({{u"services"_s, found}, {u"failures"_s, failures}});
}

Answer listTasks(const AwsCloud &cloud, const AwsRequest &request, const QString &cluster)
{
    const bool wantsStopped = request.json["desiredStatus"_L1].toString() == "STOPPED"_L1;
    const QString service = lastPart(request.json["serviceName"_L1].toString());
    QStringList arns;
    for (const AwsTask &task : cloud.tasks()) {
        if (task.cluster == cluster && task.stoppedAt.has_value() == wantsStopped && (service.isEmpty() || task.service == service))
            arns << taskArn(task);
    }
    return awsPage(request, u"taskArns"_s, arns, 100);
}

Answer describeTasks(const AwsCloud &cloud, const AwsRequest &request, const QString &cluster)
{
    QJsonArray found;
    QJsonArray failures;
    for (const QJsonValue &wanted : request.json["tasks"_L1].toArray()) {
        bool known = false;
        for (const AwsTask &task : cloud.tasks()) {
            if (task.cluster == cluster && task.id == lastPart(wanted.toString())) {
                found.append(taskRecord(cloud, task, *serviceNamed(cloud, cluster, task.service)));
                known = true;
            }
        }
        if (!known)
            failures.append(failure(wanted.toString()));
    }
    return awsJson({{u"tasks"_s, found}, {u"failures"_s, failures}});
}

Answer describeProviders(const AwsCloud &cloud, const AwsRequest &request)
{
    QJsonArray found;
    QJsonArray failures;
    for (const QJsonValue &wanted : request.json["capacityProviders"_L1].toArray()) {
        // Each ECS group has one: prover-cluster-gpu-asg → prover-cluster-gpu-capacity-provider.
        const QString name = wanted.toString();
        const QString group = QString(name).replace("-capacity-provider"_L1, "-asg"_L1);
        const bool known = std::ranges::any_of(cloud.groups(), [&](const AwsGroup &each) { return each.name == group && each.inCluster; });
        if (!known) {
            failures.append(failure(name));
            continue;
        }
        const QString groupArn = u"arn:aws:autoscaling:%1:%2:autoScalingGroup:demo:autoScalingGroupName/%3"_s.arg(
            QLatin1StringView(kAwsRegion), QLatin1StringView(kAwsAccount), group);
        found.append(QJsonObject{{u"name"_s, name},
                                 {u"status"_s, u"ACTIVE"_s},
                                 {u"autoScalingGroupProvider"_s, QJsonObject{{u"autoScalingGroupArn"_s, groupArn},
                                                                             {u"managedScaling"_s, QJsonObject{{u"status"_s, u"DISABLED"_s}}}}}});
    }
    return awsJson({{u"capacityProviders"_s, found}, {u"failures"_s, failures}});
}

Answer updateService(AwsCloud &cloud, const AwsRequest &request, const QString &cluster)
{
    AwsService *const service = cloud.service(cluster, lastPart(request.json["service"_L1].toString()));
    if (service == nullptr)
        return problem(u"ServiceNotFoundException"_s, u"Service not found."_s);
    const QJsonValue count = request.json["desiredCount"_L1];
    if (!count.isUndefined()) {
        if (!count.isDouble() || count.toDouble() < 0 || count.toDouble() != std::floor(count.toDouble()))
            return problem(u"InvalidParameterException"_s, u"desiredCount is not valid."_s);
        cloud.setDesired(service, count.toInt());
    }
    const QJsonValue definition = request.json["taskDefinition"_L1];
    if (!definition.isUndefined()) {
        const auto revision = awsRevision(*service, definition.toString());
        if (!revision)
            return problem(u"ClientException"_s, u"TaskDefinition not found."_s);
        if (!isActiveRevision(*service, *revision))
            return problem(u"ClientException"_s, u"TaskDefinition is inactive"_s);
        cloud.useRevision(service, *revision);
    }
    if (request.json["forceNewDeployment"_L1].toBool())
        cloud.deployAgain(service);
    return awsJson({{u"service"_s, serviceRecord(cloud, *service)}});
}

Answer stopTask(AwsCloud &cloud, const AwsRequest &request, const QString &cluster)
{
    const QString id = lastPart(request.json["task"_L1].toString());
    for (const AwsTask &task : cloud.tasks()) {
        if (task.id != id || task.cluster != cluster)
            continue;
        cloud.stopTask(id, request.json["reason"_L1].toString());
        return awsJson({{u"task"_s, taskRecord(cloud, task, *serviceNamed(cloud, cluster, task.service))}});
    }
    return problem(u"InvalidParameterException"_s, u"The referenced task was not found."_s);
}

} // namespace

Answer ecsRoute(World &world, const AwsRequest &request)
{
    AwsCloud &cloud = world.aws();
    const QString &operation = request.operation;
    if (operation == "ListClusters"_L1) {
        QStringList arns;
        for (const QString &name : cloud.clusters())
            arns << arn(u"cluster"_s, name);
        return awsPage(request, u"clusterArns"_s, arns, 100);
    }
    if (operation == "DescribeClusters"_L1) {
        QJsonArray found;
        QJsonArray failures;
        for (const QJsonValue &name : request.json["clusters"_L1].toArray()) {
            if (cloud.clusters().contains(lastPart(name.toString())))
                found.append(clusterRecord(cloud, lastPart(name.toString())));
            else
                failures.append(failure(name.toString()));
        }
        return awsJson({{u"clusters"_s, found}, {u"failures"_s, failures}});
    }
    if (operation == "DescribeCapacityProviders"_L1)
        return describeProviders(cloud, request);
    if (operation == "DescribeTaskDefinition"_L1)
        return awsDescribeDefinition(cloud, request);
    if (operation == "ListTaskDefinitions"_L1)
        return awsListDefinitions(cloud, request);
    const auto cluster = clusterOf(cloud, request);
    static const QStringList inCluster{u"ListServices"_s,           u"DescribeServices"_s,           u"ListTasks"_s,     u"DescribeTasks"_s,
                                       u"ListContainerInstances"_s, u"DescribeContainerInstances"_s, u"UpdateService"_s, u"StopTask"_s};
    if (!inCluster.contains(operation))
        return problem(u"UnknownOperationException"_s, QString());
    if (!cluster)
        return noCluster();
    if (operation == "ListServices"_L1) {
        QStringList arns;
        for (const AwsService &service : cloud.services()) {
            if (service.cluster == *cluster)
                arns << arn(u"service"_s, service.cluster + u'/' + service.name);
        }
        return awsPage(request, u"serviceArns"_s, arns, 10);
    }
    if (operation == "DescribeServices"_L1)
        return describeServices(cloud, request, *cluster);
    if (operation == "ListTasks"_L1)
        return listTasks(cloud, request, *cluster);
    if (operation == "DescribeTasks"_L1)
        return describeTasks(cloud, request, *cluster);
    if (operation == "ListContainerInstances"_L1) {
        QStringList arns;
        for (const AwsHost *host : hostsOf(cloud, *cluster))
            arns << hostArn(cloud, *host);
        return awsPage(request, u"containerInstanceArns"_s, arns, 100);
    }
    if (operation == "DescribeContainerInstances"_L1) {
        QJsonArray found;
        QJsonArray failures;
        for (const QJsonValue &wanted : request.json["containerInstances"_L1].toArray()) {
            const auto hosts = hostsOf(cloud, *cluster);
            const auto host = std::ranges::find_if(hosts, [&](const AwsHost *each) { return each->containerId == lastPart(wanted.toString()); });
            if (host != hosts.end())
                found.append(hostRecord(cloud, **host));
            else
                failures.append(failure(wanted.toString()));
        }
        return awsJson({{u"containerInstances"_s, found}, {u"failures"_s, failures}});
    }
    if (operation == "UpdateService"_L1)
        return updateService(cloud, request, *cluster);
    return stopTask(cloud, request, *cluster);
}

} // namespace pilothouse::demofleet
