// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/aws_request.h"
#include "services/demofleet/routes.h"

#include <QDateTime>
#include <QLocale>

namespace pilothouse::demofleet {

using namespace Qt::StringLiterals;

namespace {

/// What changes something, as the control lists it.
bool isChange(const QString &operation)
{
    return operation.startsWith("Update"_L1) || operation.startsWith("Set"_L1) || operation.startsWith("Stop"_L1);
}

QString changeText(const AwsRequest &request)
{
    if (request.protocol == AwsProtocol::Json) {
        const QJsonValue count = request.json["desiredCount"_L1];
        const QString object = request.json["service"_L1].toString(request.json["task"_L1].toString()).section(u'/', -1);
        const QString definition = request.json["taskDefinition"_L1].toString().section(u'/', -1);
        return u"%1 %2 %3"_s.arg(request.path(), object, count.isDouble() ? QString::number(count.toInt()) : definition).trimmed();
    }
    return u"%1 %2 %3/%4/%5"_s.arg(request.path(), request.value(u"AutoScalingGroupName"_s), request.value(u"MinSize"_s), request.value(u"MaxSize"_s),
                                   request.value(u"DesiredCapacity"_s));
}

Answer route(World &world, const AwsRequest &request)
{
    if (request.service == "ecs"_L1)
        return ecsRoute(world, request);
    if (request.service == "autoscaling"_L1)
        return autoScalingRoute(world, request);
    if (request.service == "ec2"_L1)
        return ec2Route(world, request);
    if (request.service == "logs"_L1)
        return logsRoute(world, request);
    if (request.service == "monitoring"_L1)
        return monitoringRoute(world, request);
    if (request.service == "servicequotas"_L1)
        return quotasRoute(world, request);
    if (request.service == "sts"_L1 && request.operation == "GetCallerIdentity"_L1) {
        const bool isRoot = world.faults().active({TargetKind::Aws, -1}, FaultKind::RootKey);
        const QString principal = isRoot ? u"root"_s : u"user/demo-operator"_s;
        const QString id = isRoot ? QString(QLatin1StringView(kAwsAccount)) : u"AIDADEMOOPERATOR00001"_s;
        return awsXml(request,
                      u"<Arn>arn:aws:iam::%1:%2</Arn><UserId>%3</UserId><Account>%1</Account>"_s.arg(QLatin1StringView(kAwsAccount), principal, id));
    }
    // What nobody offers looks like a test server's page, as it does elsewhere.
    return textAnswer("<!doctype html><html><title>501</title><p>The demo fleet does not offer this operation.</html>\n", "text/html", 501);
}

Answer respond(World &world, const Request &request, const AwsRequest &parsed, FleetTime serverTime)
{
    const AwsRefusal refusal = checkSignature(request, parsed, serverTime);
    if (!refusal.holds()) {
        ++world.counters().awsRefused;
        return awsError(parsed.protocol, refusal.status, refusal.code, refusal.message);
    }
    if (world.faults().strike({TargetKind::Aws, -1}, FaultKind::TokenExpired, parsed.path())) {
        ++world.counters().awsRefused;
        const bool json = parsed.protocol == AwsProtocol::Json;
        return awsError(parsed.protocol, json ? 400 : 403, json ? u"ExpiredTokenException"_s : u"ExpiredToken"_s,
                        u"The security token included in the request is expired"_s);
    }
    if (world.faults().strike({TargetKind::Aws, -1}, FaultKind::Deny, parsed.path())) {
        const bool json = parsed.protocol == AwsProtocol::Json;
        const QString message
            = u"User: arn:aws:iam::%1:user/demo-operator is not authorized to perform: %2"_s.arg(QLatin1StringView(kAwsAccount), parsed.path());
        if (parsed.protocol == AwsProtocol::Ec2)
            return awsError(parsed.protocol, 403, u"UnauthorizedOperation"_s, message);
        return awsError(parsed.protocol, json ? 400 : 403, json ? u"AccessDeniedException"_s : u"AccessDenied"_s, message);
    }
    if (isChange(parsed.operation))
        world.counters().awsChanges << changeText(parsed);
    return route(world, parsed);
}

} // namespace

Answer awsFaultAnswer(const Request &request, FaultKind kind)
{
    const AwsRequest parsed = takeApart(request);
    const bool json = parsed.protocol == AwsProtocol::Json;
    if (kind == FaultKind::TooManyRequests)
        return awsError(parsed.protocol, parsed.protocol == AwsProtocol::Ec2 ? 503 : 400,
                        parsed.protocol == AwsProtocol::Ec2 ? u"RequestLimitExceeded"_s
                        : json                              ? u"ThrottlingException"_s
                                                            : u"Throttling"_s,
                        u"Rate exceeded"_s);
    return awsError(parsed.protocol, 500, json ? u"ServerException"_s : u"InternalFailure"_s, u"The server encountered an internal error."_s);
}

Answer handleAws(World &world, const Request &request)
{
    ++world.counters().aws;
    const AwsRequest parsed = takeApart(request);
    // Signatures go by the wall clock: advancing the fleet's own time must not make everybody's clock wrong.
    FleetTime serverTime = world.realNow();
    std::optional<QString> crashing;
    for (const Fault &fault : world.faults().all()) {
        if (fault.kind == FaultKind::TasksCrash)
            crashing = fault.path;
        if (fault.kind == FaultKind::Skew && fault.target.kind == TargetKind::Aws)
            serverTime += FleetTime(fault.skewSeconds) * 1000;
    }
    world.aws().setCrashing(crashing);
    Answer answer = withTransportFaults(
        world, request, {TargetKind::Aws, -1}, [&] { return respond(world, request, parsed, serverTime); }, parsed.path());
    answer.addHeader("x-amzn-RequestId", awsRequestId(request).toLatin1());
    const QString date = QLocale::c().toString(QDateTime::fromMSecsSinceEpoch(serverTime, Qt::UTC), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
    answer.addHeader("Date", date.toLatin1());
    return answer;
}

} // namespace pilothouse::demofleet
