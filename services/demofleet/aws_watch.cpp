// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/aws_request.h"
#include "services/demofleet/world.h"

#include <QJsonArray>

#include <algorithm>

namespace pilothouse::demofleet {

using namespace Qt::StringLiterals;

namespace {

struct Alarm
{
    QString name;
    QString space;
    QString metric;
    QString comparison;
    QString threshold;
    QString dimension;
    QString value;
    QString state;
    QString reason;
};

/// The alarms of the reference cluster, of which most never get data, and one of an operator's own that watches the GPU hosts.
std::vector<Alarm> alarmsOf(const AwsCloud &cloud)
{
    const QString stack{QLatin1StringView(kAwsStack)};
    const QString above = u"GreaterThanThreshold"_s;
    const QString below = u"LessThanThreshold"_s;
    const QString fine = u"Threshold Crossed: 2 datapoints were not beyond the threshold."_s;
    const QString blind = u"Insufficient Data: 2 datapoints were unknown."_s;
    const QString ok = u"OK"_s;
    const QString none = u"INSUFFICIENT_DATA"_s;
    const QString broker = stack + "-broker-asg"_L1;
    const QString aux = stack + "-aux-agent"_L1;
    const int gpus = int(std::ranges::count_if(cloud.hosts(), [&](const AwsHost &host) {
        return host.group == stack + "-gpu-asg"_L1 && !host.isEnding() && host.inServiceAt <= cloud.now();
    }));
    std::vector<Alarm> all{
        {u"broker-cpu-high"_s, u"AWS/EC2"_s, u"CPUUtilization"_s, above, u"80.0"_s, u"AutoScalingGroupName"_s, broker, ok, fine},
        {u"broker-memory-high"_s, u"Boundless/Broker"_s, u"MemoryUtilization"_s, above, u"85.0"_s, u"AutoScalingGroupName"_s, broker, none, blind},
        {u"broker-disk-high"_s, u"Boundless/Broker"_s, u"DiskUtilization"_s, above, u"80.0"_s, u"AutoScalingGroupName"_s, broker, none, blind},
        {u"db-cpu-high"_s, u"AWS/RDS"_s, u"CPUUtilization"_s, above, u"75.0"_s, u"DBInstanceIdentifier"_s, u"db-DEMO0000000001"_s, none, blind},
        {u"aux-agent-cpu-high"_s, u"AWS/ECS"_s, u"CPUUtilization"_s, above, u"80.0"_s, u"ServiceName"_s, aux, ok, fine},
        {u"aux-agent-memory-high"_s, u"AWS/ECS"_s, u"MemoryUtilization"_s, above, u"85.0"_s, u"ServiceName"_s, aux, ok, fine},
        {u"aux-agent-not-running"_s, u"AWS/ECS"_s, u"RunningTaskCount"_s, below, u"1.0"_s, u"ServiceName"_s, aux, none, blind},
        {u"order-failures"_s, u"Boundless/Broker"_s, u"OrderFailures"_s, above, u"5.0"_s, {}, {}, none, blind},
        {u"proof-timeouts"_s, u"Boundless/Broker"_s, u"ProofTimeouts"_s, above, u"2.0"_s, {}, {}, none, blind},
        {u"gpu-hosts-low"_s, u"AWS/AutoScaling"_s, u"GroupInServiceInstances"_s, below, u"8.0"_s, u"AutoScalingGroupName"_s, stack + "-gpu-asg"_L1,
         gpus < 8 ? u"ALARM"_s : ok, gpus < 8 ? u"Threshold Crossed: 1 datapoint [%1.0] was less than the threshold (8.0)."_s.arg(gpus) : fine},
    };
    for (Alarm &alarm : all)
        alarm.name = stack + u'-' + alarm.name;
    all.push_back({u"billing-over-budget"_s, u"AWS/Billing"_s, u"EstimatedCharges"_s, above, u"900.0"_s, {}, {}, ok, fine});
    return all;
}

QString alarmXml(const Alarm &alarm, FleetTime since)
{
    const QString at = QDateTime::fromMSecsSinceEpoch(since, Qt::UTC).toString(u"yyyy-MM-dd'T'HH:mm:ss.zzz'Z'"_s);
    QString xml = xmlElement(u"AlarmName"_s, alarm.name)
                  + xmlElement(u"AlarmArn"_s,
                               u"arn:aws:cloudwatch:%1:%2:alarm:%3"_s.arg(QLatin1StringView(kAwsRegion), QLatin1StringView(kAwsAccount), alarm.name))
                  + xmlElement(u"ActionsEnabled"_s, u"true"_s) + "<OKActions/><AlarmActions/><InsufficientDataActions/>"_L1
                  + xmlElement(u"StateValue"_s, alarm.state) + xmlElement(u"StateReason"_s, alarm.reason) + xmlElement(u"StateUpdatedTimestamp"_s, at)
                  + xmlElement(u"StateTransitionedTimestamp"_s, at) + xmlElement(u"MetricName"_s, alarm.metric)
                  + xmlElement(u"Namespace"_s, alarm.space) + xmlElement(u"Statistic"_s, u"Average"_s);
    if (!alarm.dimension.isEmpty())
        xml += "<Dimensions><member>"_L1 + xmlElement(u"Name"_s, alarm.dimension) + xmlElement(u"Value"_s, alarm.value) + "</member></Dimensions>"_L1;
    return "<member>"_L1 + xml + xmlElement(u"Period"_s, u"300"_s) + xmlElement(u"EvaluationPeriods"_s, u"2"_s)
           + xmlElement(u"Threshold"_s, alarm.threshold) + xmlElement(u"ComparisonOperator"_s, alarm.comparison) + "</member>"_L1;
}

struct Quota
{
    const char *code;
    const char *name;
    double value;
};
constexpr Quota kQuotas[] = {
    {"L-1216C47A", "Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances", 256},
    {"L-DB2E81BA", "Running On-Demand G and VT instances", AwsCloud::kGpuQuota},
};

QJsonObject quotaRecord(const Quota &quota)
{
    return {{u"ServiceCode"_s, u"ec2"_s},
            {u"ServiceName"_s, u"Amazon Elastic Compute Cloud (Amazon EC2)"_s},
            {u"QuotaCode"_s, QLatin1StringView(quota.code)},
            {u"QuotaName"_s, QLatin1StringView(quota.name)},
            {u"Value"_s, quota.value},
            {u"Unit"_s, u"None"_s},
            {u"Adjustable"_s, true},
            {u"GlobalQuota"_s, false}};
}

} // namespace

Answer monitoringRoute(World &world, const AwsRequest &request)
{
    if (request.operation != "DescribeAlarms"_L1)
        return awsError(AwsProtocol::Query, 400, u"InvalidAction"_s, u"Could not find operation %1 for version 2010-08-01"_s.arg(request.operation));
    const QString prefix = request.value(u"AlarmNamePrefix"_s);
    const QString state = request.value(u"StateValue"_s);
    const QStringList names = request.values(u"AlarmNames"_s);
    const int size = std::clamp(request.value(u"MaxRecords"_s).isEmpty() ? 50 : request.value(u"MaxRecords"_s).toInt(), 1, 100);
    const int from = request.value(u"NextToken"_s).mid(5).toInt();
    QString members;
    int index = -1;
    bool more = false;
    for (const Alarm &alarm : alarmsOf(world.aws())) {
        if (!alarm.name.startsWith(prefix) || (!state.isEmpty() && alarm.state != state) || (!names.isEmpty() && !names.contains(alarm.name)))
            continue;
        if (++index < from)
            continue;
        more = index >= from + size;
        if (more)
            break;
        members += alarmXml(alarm, world.aws().services().front().createdAt);
    }
    QString content = "<MetricAlarms>"_L1 + members + "</MetricAlarms><CompositeAlarms/>"_L1;
    if (more)
        content += xmlElement(u"NextToken"_s, u"demo-%1"_s.arg(from + size));
    return awsXml(request, content);
}

Answer quotasRoute(World &, const AwsRequest &request)
{
    const auto problem = [](const QString &code, const QString &message) { return awsError(AwsProtocol::Json, 400, code, message); };
    if (request.operation != "GetServiceQuota"_L1 && request.operation != "ListServiceQuotas"_L1)
        return problem(u"UnknownOperationException"_s, QString());
    if (request.json["ServiceCode"_L1].toString() != "ec2"_L1)
        return problem(u"NoSuchResourceException"_s, u"The request failed because the specified service does not exist."_s);
    QJsonArray all;
    for (const Quota &quota : kQuotas) {
        if (request.operation == "GetServiceQuota"_L1 && request.json["QuotaCode"_L1].toString() == QLatin1StringView(quota.code))
            return awsJson({{u"Quota"_s, quotaRecord(quota)}});
        all.append(quotaRecord(quota));
    }
    if (request.operation == "ListServiceQuotas"_L1)
        return awsJson({{u"Quotas"_s, all}});
    return problem(u"NoSuchResourceException"_s, u"The request failed because the specified quota does not exist."_s);
}

} // namespace pilothouse::demofleet
