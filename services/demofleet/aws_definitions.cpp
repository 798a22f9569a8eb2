// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/aws_definitions.h"

#include <QJsonArray>

#include <algorithm>

namespace pilothouse::demofleet {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRevisions = 3;

Answer problem(const QString &message)
{
    return awsError(AwsProtocol::Json, 400, u"ClientException"_s, message);
}

QJsonObject containerRecord(const AwsService &service, const QString &name, bool older)
{
    const auto pair = [](const QString &key, const QString &value) { return QJsonObject{{u"name"_s, key}, {u"value"_s, value}}; };
    // The password in the environment is what the real program does; nobody should show it.
    const QString password = older ? u"demo-password-4406"_s : u"demo-password-5517"_s;
    QJsonArray environment{pair(u"DATABASE_URL"_s, u"postgresql://worker:%1@db/taskdb"_s.arg(password)), pair(u"RUST_LOG"_s, u"info"_s)};
    if (!older)
        environment.append(pair(u"RISC0_KECCAK_PO2"_s, u"17"_s));
    QJsonArray command{u"-t"_s, u"prove"_s};
    if (name.startsWith("exec"_L1))
        command = {u"-t"_s, u"exec"_s, u"--segment-po2"_s, older ? u"20"_s : u"21"_s};
    return {
        {u"name"_s, name},
        {u"image"_s, older ? u"risczero/risc0-bento-agent:2.2.0"_s : u"risczero/risc0-bento-agent:2.3.0"_s},
        {u"essential"_s, true},
        {u"cpu"_s, 3584},
        {u"memory"_s, older ? 12288 : 14336},
        {u"command"_s, command},
        {u"environment"_s, environment},
        {u"secrets"_s, QJsonArray{QJsonObject{{u"name"_s, u"RPC_URL"_s},
                                              {u"valueFrom"_s, u"arn:aws:secretsmanager:%1:%2:secret:prover-cluster/broker/rpc-url-1-AbCdEf"_s.arg(
                                                                   QLatin1StringView(kAwsRegion), QLatin1StringView(kAwsAccount))}}}},
        {u"logConfiguration"_s, QJsonObject{{u"logDriver"_s, u"awslogs"_s},
                                            {u"options"_s, QJsonObject{{u"awslogs-group"_s, "/aws/ecs/"_L1 + service.name},
                                                                       {u"awslogs-region"_s, QLatin1StringView(kAwsRegion)},
                                                                       {u"awslogs-stream-prefix"_s, name}}}}}};
}

const AwsService *serviceOfFamily(const AwsCloud &cloud, const QString &family)
{
    const auto found = std::ranges::find(cloud.services(), family, &AwsService::name);
    return found == cloud.services().end() ? nullptr : &*found;
}

} // namespace

QString awsDefinitionArn(const QString &family, int revision)
{
    return u"arn:aws:ecs:%1:%2:task-definition/%3:%4"_s.arg(QLatin1StringView(kAwsRegion), QLatin1StringView(kAwsAccount), family,
                                                            QString::number(revision));
}

bool isActiveRevision(const AwsService &service, int revision)
{
    return revision > service.newestRevision - kRevisions + 1;
}

std::optional<int> awsRevision(const AwsService &service, const QString &definition)
{
    const QString last = definition.section(u'/', -1);
    if (last == service.name)
        return service.newestRevision;
    bool isNumber = false;
    const int revision = last.section(u':', -1).toInt(&isNumber);
    if (!isNumber || last.section(u':', 0, -2) != service.name || revision > service.newestRevision
        || revision <= service.newestRevision - kRevisions)
        return std::nullopt;
    return revision;
}

Answer awsDescribeDefinition(const AwsCloud &cloud, const AwsRequest &request)
{
    const QString wanted = request.json["taskDefinition"_L1].toString();
    const AwsService *const service = serviceOfFamily(cloud, wanted.section(u'/', -1).section(u':', 0, 0));
    const auto revision = service != nullptr ? awsRevision(*service, wanted) : std::nullopt;
    if (!revision)
        return problem(u"Unable to describe task definition."_s);
    const bool older = *revision < service->newestRevision;
    QJsonArray containers;
    for (const QString &name : service->containers)
        containers.append(containerRecord(*service, name, older));
    const double registered = double(service->createdAt) / 1000.0 + 86'400.0 * (*revision - service->newestRevision + kRevisions);
    return awsJson({{u"taskDefinition"_s, QJsonObject{{u"taskDefinitionArn"_s, awsDefinitionArn(service->name, *revision)},
                                                      {u"family"_s, service->name},
                                                      {u"revision"_s, *revision},
                                                      {u"status"_s, isActiveRevision(*service, *revision) ? u"ACTIVE"_s : u"INACTIVE"_s},
                                                      {u"networkMode"_s, u"awsvpc"_s},
                                                      {u"registeredAt"_s, registered},
                                                      {u"registeredBy"_s, u"arn:aws:iam::%1:user/pulumi"_s.arg(QLatin1StringView(kAwsAccount))},
                                                      {u"containerDefinitions"_s, containers}}}});
}

Answer awsListDefinitions(const AwsCloud &cloud, const AwsRequest &request)
{
    const QString family = request.json["familyPrefix"_L1].toString();
    const bool active = request.json["status"_L1].toString(u"ACTIVE"_s) == "ACTIVE"_L1;
    QStringList arns;
    for (const AwsService &service : cloud.services()) {
        if (!family.isEmpty() && service.name != family)
            continue;
        for (int revision = service.newestRevision - kRevisions + 1; revision <= service.newestRevision; ++revision) {
            if (isActiveRevision(service, revision) == active)
                arns << awsDefinitionArn(service.name, revision);
        }
    }
    if (request.json["sort"_L1].toString() == "DESC"_L1)
        std::reverse(arns.begin(), arns.end());
    return awsPage(request, u"taskDefinitionArns"_s, arns, 100);
}

Answer awsPage(const AwsRequest &request, const QString &member, const QStringList &arns, int ownPage)
{
    const int size = std::clamp(request.json["maxResults"_L1].toInt(ownPage), 1, 100);
    const QString token = request.json["nextToken"_L1].toString();
    const int from = token.startsWith("demo-"_L1) ? token.mid(5).toInt() : 0;
    if (!token.isEmpty() && from <= 0)
        return awsError(AwsProtocol::Json, 400, u"InvalidParameterException"_s, u"Invalid token."_s);
    QJsonObject answer{{member, QJsonArray::fromStringList(arns.mid(from, size))}};
    if (from + size < arns.size())
        answer[u"nextToken"_s] = u"demo-%1"_s.arg(from + size);
    return awsJson(answer);
}

} // namespace pilothouse::demofleet
