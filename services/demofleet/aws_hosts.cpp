// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/aws_request.h"
#include "services/demofleet/world.h"

namespace pilothouse::demofleet {

using namespace Qt::StringLiterals;

namespace {

Answer problem(const QString &code, const QString &message)
{
    return awsError(AwsProtocol::Query, 400, code, message);
}

QString time(FleetTime at)
{
    return QDateTime::fromMSecsSinceEpoch(at, Qt::UTC).toString(u"yyyy-MM-dd'T'HH:mm:ss'Z'"_s);
}

QString lifecycle(const AwsCloud &cloud, const AwsHost &host)
{
    if (host.isEnding())
        return u"Terminating"_s;
    return host.inServiceAt <= cloud.now() ? u"InService"_s : u"Pending"_s;
}

QString groupXml(const AwsCloud &cloud, const AwsGroup &group)
{
    QString hosts;
    for (const AwsHost &host : cloud.hosts()) {
        if (host.group == group.name)
            hosts += u"<member>%1%2%3%4<HealthStatus>Healthy</HealthStatus><ProtectedFromScaleIn>false</ProtectedFromScaleIn></member>"_s.arg(
                xmlElement(u"InstanceId"_s, host.instanceId), xmlElement(u"InstanceType"_s, host.type), xmlElement(u"AvailabilityZone"_s, host.zone),
                xmlElement(u"LifecycleState"_s, lifecycle(cloud, host)));
    }
    const QString tag = u"<member>%1%2<ResourceType>auto-scaling-group</ResourceType>%3<PropagateAtLaunch>true</PropagateAtLaunch></member>"_s;
    const QString owner = xmlElement(u"ResourceId"_s, group.name);
    const QString project = tag.arg(owner, xmlElement(u"Key"_s, u"Project"_s), xmlElement(u"Value"_s, QLatin1StringView(kAwsStack)));
    const QString role = tag.arg(owner, xmlElement(u"Key"_s, u"Role"_s), xmlElement(u"Value"_s, group.role));
    const QString arn = u"arn:aws:autoscaling:%1:%2:autoScalingGroup:demo:autoScalingGroupName/%3"_s.arg(QLatin1StringView(kAwsRegion),
                                                                                                         QLatin1StringView(kAwsAccount), group.name);
    QString xml
        = xmlElement(u"AutoScalingGroupName"_s, group.name) + xmlElement(u"AutoScalingGroupARN"_s, arn)
          + xmlElement(u"MinSize"_s, QString::number(group.minimum)) + xmlElement(u"MaxSize"_s, QString::number(group.maximum))
          + xmlElement(u"DesiredCapacity"_s, QString::number(group.desired))
          + u"<DefaultCooldown>300</DefaultCooldown><HealthCheckType>EC2</HealthCheckType><HealthCheckGracePeriod>300</HealthCheckGracePeriod>"_s
          + u"<CreatedTime>2025-12-01T09:00:00Z</CreatedTime><AvailabilityZones><member>us-west-2a</member><member>us-west-2b</member></AvailabilityZones>"_s;
    xml += "<Instances>"_L1 + hosts + "</Instances><SuspendedProcesses/><Tags>"_L1 + project + role + "</Tags>"_L1;
    return "<member>"_L1 + xml + "</member>"_L1;
}

Answer describeGroups(const AwsCloud &cloud, const AwsRequest &request)
{
    const QStringList wanted = request.values(u"AutoScalingGroupNames"_s);
    if (wanted.size() > 50)
        return problem(u"ValidationError"_s, u"The number of group names exceeds 50"_s);
    const int size = std::clamp(request.value(u"MaxRecords"_s).isEmpty() ? 50 : request.value(u"MaxRecords"_s).toInt(), 1, 100);
    const int from = request.value(u"NextToken"_s).mid(5).toInt();
    std::vector<const AwsGroup *> found;
    for (const AwsGroup &group : cloud.groups()) {
        if (wanted.isEmpty() || wanted.contains(group.name))
            found.push_back(&group);
    }
    QString members;
    for (int i = from; i < std::min<int>(int(found.size()), from + size); ++i)
        members += groupXml(cloud, *found[size_t(i)]);
    QString content = "<AutoScalingGroups>"_L1 + members + "</AutoScalingGroups>"_L1;
    if (from + size < int(found.size()))
        content += xmlElement(u"NextToken"_s, u"demo-%1"_s.arg(from + size));
    return awsXml(request, content);
}

/// A number of the form, else what stands.
int numberOr(const AwsRequest &request, const QString &name, int standing)
{
    const QString text = request.value(name);
    return text.isEmpty() ? standing : text.toInt();
}

Answer resize(AwsCloud &cloud, const AwsRequest &request)
{
    const QString name = request.value(u"AutoScalingGroupName"_s);
    AwsGroup *const group = cloud.group(name);
    if (group == nullptr)
        return problem(u"ValidationError"_s, u"AutoScalingGroup name not found - AutoScalingGroup '%1' not found"_s.arg(name));
    const int minimum = numberOr(request, u"MinSize"_s, group->minimum);
    const int maximum = numberOr(request, u"MaxSize"_s, group->maximum);
    int desired = numberOr(request, u"DesiredCapacity"_s, group->desired);
    if (minimum < 0 || minimum > maximum)
        return problem(u"ValidationError"_s,
                       u"Max bound, %1, must be greater than or equal to min bound, %2"_s.arg(QString::number(maximum), QString::number(minimum)));
    if (request.value(u"DesiredCapacity"_s).isEmpty())
        desired = std::clamp(desired, minimum, maximum); // new bounds pull the number in
    if (desired < minimum || desired > maximum)
        return problem(u"ValidationError"_s, u"Desired capacity:%1 must be between the specified min size:%2 and max size:%3"_s.arg(
                                                 QString::number(desired), QString::number(minimum), QString::number(maximum)));
    cloud.resize(group, minimum, maximum, desired);
    return awsXml(request, {});
}

Answer describeActivities(AwsCloud &cloud, const AwsRequest &request)
{
    const QString name = request.value(u"AutoScalingGroupName"_s);
    const AwsGroup *const group = cloud.group(name);
    if (group == nullptr)
        return problem(u"ValidationError"_s, u"AutoScalingGroup name not found"_s);
    QString members;
    for (const AwsActivity &activity : group->activities) {
        members += "<member>"_L1 + xmlElement(u"ActivityId"_s, activity.id) + xmlElement(u"AutoScalingGroupName"_s, name)
                   + xmlElement(u"Description"_s, activity.description) + xmlElement(u"StartTime"_s, time(activity.at))
                   + xmlElement(u"StatusCode"_s, activity.status)
                   + (activity.message.isEmpty() ? QString() : xmlElement(u"StatusMessage"_s, activity.message))
                   + "<Progress>100</Progress></member>"_L1;
    }
    return awsXml(request, "<Activities>"_L1 + members + "</Activities>"_L1);
}

QString stateName(const AwsCloud &cloud, const AwsHost &host)
{
    if (host.isEnding())
        return u"shutting-down"_s;
    return host.launchedAt + 2000 <= cloud.now() ? u"running"_s : u"pending"_s;
}

QString stateXml(const QString &name)
{
    const int code = name == "running"_L1 ? 16 : name == "pending"_L1 ? 0 : 32;
    return xmlElement(u"code"_s, QString::number(code)) + xmlElement(u"name"_s, name);
}

/// The values of the filter of this name; empty without it.
QStringList filterValues(const AwsRequest &request, const QString &name)
{
    QStringList all;
    for (int i = 1; request.form.hasQueryItem(u"Filter.%1.Name"_s.arg(i)); ++i) {
        if (request.value(u"Filter.%1.Name"_s.arg(i)) == name)
            all << request.values(u"Filter.%1.Value"_s.arg(i));
    }
    return all;
}

Answer describeTypes(const AwsCloud &cloud, const AwsRequest &request)
{
    QStringList types;
    for (const AwsGroup &group : cloud.groups()) {
        if (!types.contains(group.type))
            types << group.type;
    }
    const QStringList wanted = filterValues(request, u"instance-type"_s) + request.values(u"InstanceType"_s);
    for (const QString &type : request.values(u"InstanceType"_s)) {
        if (!types.contains(type))
            return awsError(AwsProtocol::Ec2, 400, u"InvalidInstanceType"_s, u"The following supplied instance types do not exist: [%1]"_s.arg(type));
    }
    QString items;
    for (const QString &type : types) {
        if (!wanted.isEmpty() && !wanted.contains(type))
            continue;
        items += "<item>"_L1 + xmlElement(u"instanceType"_s, type) + "<vCpuInfo>"_L1
                 + xmlElement(u"defaultVCpus"_s, QString::number(AwsCloud::vcpusOf(type))) + "</vCpuInfo></item>"_L1;
    }
    return awsXml(request, "<instanceTypeSet>"_L1 + items + "</instanceTypeSet>"_L1);
}

/// Checks take until a machine is in service.
Answer describeStatus(const AwsCloud &cloud, const AwsRequest &request)
{
    const QStringList ids = request.values(u"InstanceId"_s);
    for (const QString &id : ids) {
        if (cloud.host(id) == nullptr)
            return awsError(AwsProtocol::Ec2, 400, u"InvalidInstanceID.NotFound"_s, u"The instance ID '%1' does not exist"_s.arg(id));
    }
    const bool all = request.value(u"IncludeAllInstances"_s) == "true"_L1;
    QString items;
    for (const AwsHost &host : cloud.hosts()) {
        const QString state = stateName(cloud, host);
        if ((!ids.isEmpty() && !ids.contains(host.instanceId)) || (!all && state != "running"_L1))
            continue;
        const QString status = xmlElement(u"status"_s, state != "running"_L1             ? u"not-applicable"_s
                                                       : host.inServiceAt <= cloud.now() ? u"ok"_s
                                                                                         : u"initializing"_s);
        items += "<item>"_L1 + xmlElement(u"instanceId"_s, host.instanceId) + xmlElement(u"availabilityZone"_s, host.zone) + "<instanceState>"_L1
                 + stateXml(state) + "</instanceState><systemStatus>"_L1 + status + "</systemStatus><instanceStatus>"_L1 + status
                 + "</instanceStatus></item>"_L1;
    }
    return awsXml(request, "<instanceStatusSet>"_L1 + items + "</instanceStatusSet>"_L1);
}

QString instanceXml(const AwsCloud &cloud, const AwsHost &host)
{
    const auto tag = [](const QString &key, const QString &value) {
        return "<item>"_L1 + xmlElement(u"key"_s, key) + xmlElement(u"value"_s, value) + "</item>"_L1;
    };
    return "<item>"_L1 + xmlElement(u"reservationId"_s, "r-"_L1 + host.instanceId.mid(2)) + "<instancesSet><item>"_L1
           + xmlElement(u"instanceId"_s, host.instanceId) + xmlElement(u"instanceType"_s, host.type) + "<instanceState>"_L1
           + stateXml(stateName(cloud, host)) + "</instanceState>"_L1 + xmlElement(u"launchTime"_s, time(host.launchedAt)) + "<placement>"_L1
           + xmlElement(u"availabilityZone"_s, host.zone) + "</placement><tagSet>"_L1 + tag(u"aws:autoscaling:groupName"_s, host.group)
           + tag(u"Project"_s, QLatin1StringView(kAwsStack)) + "</tagSet></item></instancesSet></item>"_L1;
}

} // namespace

Answer autoScalingRoute(World &world, const AwsRequest &request)
{
    if (request.operation == "DescribeAutoScalingGroups"_L1)
        return describeGroups(world.aws(), request);
    if (request.operation == "UpdateAutoScalingGroup"_L1 || request.operation == "SetDesiredCapacity"_L1)
        return resize(world.aws(), request);
    if (request.operation == "DescribeScalingActivities"_L1)
        return describeActivities(world.aws(), request);
    return problem(u"InvalidAction"_s, u"Could not find operation %1 for version 2011-01-01"_s.arg(request.operation));
}

Answer ec2Route(World &world, const AwsRequest &request)
{
    const AwsCloud &cloud = world.aws();
    if (request.operation == "DescribeInstanceTypes"_L1)
        return describeTypes(cloud, request);
    if (request.operation == "DescribeInstanceStatus"_L1)
        return describeStatus(cloud, request);
    if (request.operation != "DescribeInstances"_L1)
        return awsError(AwsProtocol::Ec2, 400, u"InvalidAction"_s, u"The action %1 is not valid for this web service."_s.arg(request.operation));
    const QStringList ids = request.values(u"InstanceId"_s) + filterValues(request, u"instance-id"_s);
    const QStringList tagged = filterValues(request, u"tag:aws:autoscaling:groupName"_s);
    const QStringList states = filterValues(request, u"instance-state-name"_s);
    for (const QString &id : request.values(u"InstanceId"_s)) {
        if (cloud.host(id) == nullptr)
            return awsError(AwsProtocol::Ec2, 400, u"InvalidInstanceID.NotFound"_s, u"The instance ID '%1' does not exist"_s.arg(id));
    }
    QString items;
    for (const AwsHost &host : cloud.hosts()) {
        if ((ids.isEmpty() || ids.contains(host.instanceId)) && (tagged.isEmpty() || tagged.contains(host.group))
            && (states.isEmpty() || states.contains(stateName(cloud, host))))
            items += instanceXml(cloud, host);
    }
    return awsXml(request, "<reservationSet>"_L1 + items + "</reservationSet>"_L1);
}

} // namespace pilothouse::demofleet
