// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/provers_text.h"

#include "services/core/plain_text.h"

#include <QJsonArray>

#include <algorithm>

namespace pilothouse::ctl {

namespace {

constexpr size_t kEventsShown = 10;

QString shown(const QString &text)
{
    return text.isEmpty() ? QStringLiteral("–") : visibleText(text, 80);
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue timeOrNull(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(toUtcText(time)) : QJsonValue();
}

const domain::HostGroup *groupNamed(const domain::ProverFleet &fleet, const QString &name)
{
    const auto found = std::find_if(fleet.groups.begin(), fleet.groups.end(), [&name](const domain::HostGroup &group) { return group.name == name; });
    return found == fleet.groups.end() ? nullptr : &*found;
}

QJsonObject sizeToJson(const domain::HostGroup &group)
{
    return {{QStringLiteral("name"), group.name},
            {QStringLiteral("min"), group.minimum},
            {QStringLiteral("max"), group.maximum},
            {QStringLiteral("desired"), group.desired},
            {QStringLiteral("inService"), group.inService()}};
}

/// null when the service needs no hosts, or none of its groups is known: groupUnknown then says why.
QJsonValue groupToJson(const domain::ProverFleet &fleet, const domain::ProverService &service)
{
    if (!service.group)
        return QJsonValue();
    const domain::HostGroup *const group = groupNamed(fleet, service.group->group);
    QJsonObject json = group != nullptr ? sizeToJson(*group) : QJsonObject{{QStringLiteral("name"), service.group->group}};
    json.insert(QStringLiteral("foundBy"), service.group->how);
    json.insert(QStringLiteral("proven"), service.group->isProven());
    json.insert(QStringLiteral("managedScaling"), service.group->managedScaling);
    return json;
}

QJsonObject serviceToJson(const domain::ProverFleet &fleet, const domain::ProverService &service)
{
    QJsonArray events;
    for (const domain::ServiceEvent &event : service.events) {
        if (size_t(events.size()) == kEventsShown)
            break;
        events.append(
            QJsonObject{{QStringLiteral("id"), event.id}, {QStringLiteral("at"), timeOrNull(event.at)}, {QStringLiteral("message"), event.message}});
    }
    QJsonArray rollouts;
    for (const domain::Rollout &rollout : service.rollouts) {
        rollouts.append(QJsonObject{{QStringLiteral("id"), rollout.id},
                                    {QStringLiteral("status"), rollout.status},
                                    {QStringLiteral("rolloutState"), textOrNull(rollout.state)},
                                    {QStringLiteral("desiredCount"), rollout.desired},
                                    {QStringLiteral("runningCount"), rollout.running},
                                    {QStringLiteral("pendingCount"), rollout.pending},
                                    {QStringLiteral("failedTasks"), rollout.failedTasks}});
    }
    QJsonArray stops;
    for (const domain::StopGroup &group : domain::stopGroupsOf(fleet.tasks, service))
        stops.append(QJsonObject{{QStringLiteral("why"), textOrNull(group.why)},
                                 {QStringLiteral("tasks"), group.tasks},
                                 {QStringLiteral("last"), timeOrNull(group.last)}});
    return {
        {QStringLiteral("id"), service.id.text()},
        {QStringLiteral("name"), service.name},
        {QStringLiteral("role"), textOrNull(domain::proverRole(service))},
        {QStringLiteral("stops"), stops},
        {QStringLiteral("status"), service.status},
        {QStringLiteral("state"), domain::runStateWord(service.state)},
        {QStringLiteral("desiredCount"), service.desired},
        {QStringLiteral("runningCount"), service.running},
        {QStringLiteral("pendingCount"), service.pending},
        {QStringLiteral("steady"), service.isSteady()},
        {QStringLiteral("cluster"), service.clusterName},
        {QStringLiteral("launchType"), textOrNull(service.launchType)},
        {QStringLiteral("capacityProviders"), QJsonArray::fromStringList(service.providers)},
        {QStringLiteral("taskDefinition"), textOrNull(service.taskDefinition)},
        {QStringLiteral("group"), groupToJson(fleet, service)},
        {QStringLiteral("groupUnknown"), textOrNull(service.groupUnknown)},
        {QStringLiteral("deployments"), rollouts},
        {QStringLiteral("events"), events},
    };
}

/// Of its unit nothing is known: there is no member that could be taken for it.
QJsonObject brokerToJson(const domain::ProverFleet &fleet, const domain::ProverService &service)
{
    const domain::BrokerHost &host = *service.broker;
    return {{QStringLiteral("id"), service.id.text()},
            {QStringLiteral("name"), service.name},
            {QStringLiteral("state"), domain::runStateWord(service.state)},
            {QStringLiteral("stateText"), domain::proverStateText(service)},
            {QStringLiteral("instanceId"), textOrNull(host.instanceId)},
            {QStringLiteral("instanceType"), textOrNull(host.instanceType)},
            {QStringLiteral("instanceState"), textOrNull(host.state)},
            {QStringLiteral("checks"), textOrNull(host.checks)},
            {QStringLiteral("lifecycle"), textOrNull(host.lifecycle)},
            {QStringLiteral("group"), groupToJson(fleet, service)}};
}

QJsonArray quotasToJson(const domain::ProverFleet &fleet)
{
    QJsonArray all;
    for (auto type = fleet.machineTypes.begin(); type != fleet.machineTypes.end(); ++type)
        all.append(QJsonObject{{QStringLiteral("machineType"), type.key()},
                               {QStringLiteral("vcpus"), type->vcpus ? QJsonValue(*type->vcpus) : QJsonValue()},
                               {QStringLiteral("quota"), textOrNull(type->quota.name)},
                               {QStringLiteral("limit"), type->quota.limit ? QJsonValue(*type->quota.limit) : QJsonValue()},
                               {QStringLiteral("used"), type->quota.used ? QJsonValue(*type->quota.used) : QJsonValue()},
                               {QStringLiteral("unknown"), textOrNull(type->quota.unknown)}});
    return all;
}

} // namespace

QJsonObject proversToJson(const domain::ProverFleet &fleet, const QString &source, const QDateTime &fetchedAt)
{
    QJsonArray items;
    QJsonArray brokers;
    for (const domain::ProverService &service : fleet.services) {
        if (service.broker)
            brokers.append(brokerToJson(fleet, service));
        else
            items.append(serviceToJson(fleet, service));
    }
    QJsonArray skipped;
    for (const domain::SkippedRow &row : fleet.skipped)
        skipped.append(QJsonObject{{QStringLiteral("index"), row.index}, {QStringLiteral("why"), row.why}});
    QJsonArray denied;
    for (const domain::DeniedFeature &feature : fleet.denied)
        denied.append(QJsonObject{{QStringLiteral("feature"), feature.feature}, {QStringLiteral("why"), feature.error.what}});
    return {
        {QStringLiteral("fetchedAt"), toUtcText(fetchedAt)},
        {QStringLiteral("source"), source},
        {QStringLiteral("account"), textOrNull(fleet.account)},
        {QStringLiteral("principal"), textOrNull(fleet.principal)},
        {QStringLiteral("skipped"), skipped},
        {QStringLiteral("denied"), denied},
        {QStringLiteral("notes"), QJsonArray::fromStringList(fleet.notes)},
        {QStringLiteral("items"), items},
        {QStringLiteral("brokers"), brokers},
        {QStringLiteral("vcpuQuotas"), quotasToJson(fleet)},
    };
}

QString proversToText(const domain::ProverFleet &fleet)
{
    QString text = QStringLiteral("%1 %2 %3 %4 %5 %6 %7\n")
                       .arg(QStringLiteral("STATE"), -15)
                       .arg(QStringLiteral("NAME"), -40)
                       .arg(QStringLiteral("DESIRED"), 7)
                       .arg(QStringLiteral("RUNNING"), 7)
                       .arg(QStringLiteral("PENDING"), 7)
                       .arg(QStringLiteral("HOSTS"), 11)
                       .arg(QStringLiteral(" GROUP"));
    for (const domain::ProverService &service : fleet.services) {
        const domain::HostGroup *const group = service.group ? groupNamed(fleet, service.group->group) : nullptr;
        const QString hosts = group != nullptr ? QStringLiteral("%1 of %2").arg(group->inService()).arg(group->desired) : QStringLiteral("–");
        QString where = service.group          ? shown(service.group->group)
                        : service.needsHosts() ? QStringLiteral("unknown: %1").arg(service.groupUnknown)
                                               : QStringLiteral("no hosts of its own");
        if (service.group && !service.group->isProven())
            where += QStringLiteral(" (%1)").arg(service.group->how);
        text += QStringLiteral("%1 %2 %3 %4 %5 %6  %7\n")
                    .arg(domain::proverStateText(service), -15)
                    .arg(shown(service.name), -40)
                    .arg(service.desired, 7)
                    .arg(service.running, 7)
                    .arg(service.pending, 7)
                    .arg(hosts, 11)
                    .arg(where);
    }
    for (const domain::ProverService &service : fleet.services) {
        for (const domain::StopGroup &group : domain::stopGroupsOf(fleet.tasks, service))
            text += QStringLiteral("%1: %2 stopped: %3\n")
                        .arg(shown(service.name))
                        .arg(group.tasks)
                        .arg(group.why.isEmpty() ? QStringLiteral("ECS gives no reason") : visibleText(group.why, 300));
        if (service.broker)
            text += QStringLiteral("%1: whether its unit boundless-broker runs is not known: neither EC2 nor the group sees into the machine\n")
                        .arg(shown(service.name));
    }
    for (const domain::DeniedFeature &feature : fleet.denied)
        text += QStringLiteral("no permission for %1: %2\n").arg(feature.feature, visibleText(feature.error.what));
    if (!fleet.skipped.empty())
        text += QStringLiteral("%1 of the remote's rows skipped; the first: %2\n")
                    .arg(fleet.skipped.size())
                    .arg(visibleText(fleet.skipped.front().why));
    for (const QString &note : fleet.notes)
        text += visibleText(note) + u'\n';
    return text;
}

QJsonObject changeToJson(const provers::ChangeResult &result)
{
    QJsonObject inForce{{QStringLiteral("text"), result.inForce}};
    if (result.service)
        inForce.insert(QStringLiteral("service"), QJsonObject{{QStringLiteral("name"), result.service->name},
                                                              {QStringLiteral("desiredCount"), result.service->desired},
                                                              {QStringLiteral("runningCount"), result.service->running},
                                                              {QStringLiteral("pendingCount"), result.service->pending}});
    if (result.group)
        inForce.insert(QStringLiteral("group"), sizeToJson(*result.group));
    return {
        {QStringLiteral("done"), result.ok},
        {QStringLiteral("halfDone"), result.halfDone},
        {QStringLiteral("text"), result.text},
        {QStringLiteral("steps"), QJsonArray::fromStringList(result.steps)},
        {QStringLiteral("inForce"), inForce},
        {QStringLiteral("inverse"),
         QJsonObject{{QStringLiteral("text"), result.inverse}, {QStringLiteral("commands"), QJsonArray::fromStringList(result.inverseCommands)}}},
    };
}

QString changeToText(const provers::ChangeResult &result)
{
    QString text;
    for (const QString &step : result.steps)
        text += QStringLiteral("  %1\n").arg(visibleText(step));
    if (!result.inForce.isEmpty())
        text += QStringLiteral("In force now: %1\n").arg(result.inForce);
    if (result.halfDone && !result.inverse.isEmpty()) {
        text += QStringLiteral("To go back (%1):\n").arg(result.inverse);
        for (const QString &command : result.inverseCommands)
            text += QStringLiteral("  %1\n").arg(visibleText(command, 1000));
    }
    return text;
}

QJsonObject logLineToJson(const domain::LogLine &line)
{
    return {{QStringLiteral("id"), textOrNull(line.id)},
            {QStringLiteral("at"), toUtcText(line.at)},
            {QStringLiteral("stream"), line.stream},
            {QStringLiteral("message"), line.message}};
}

QString logLineToText(const domain::LogLine &line)
{
    return QStringLiteral("%1 %2 %3\n").arg(toUtcText(line.at), visibleText(line.stream.section(u'/', 0, 0), 40), visibleText(line.message, 4000));
}

Result<domain::ProverService> findService(const domain::ProverFleet &fleet, const QString &name)
{
    std::vector<const domain::ProverService *> found;
    for (const domain::ProverService &service : fleet.services) {
        if (service.name == name || service.id.text() == name)
            found.push_back(&service);
    }
    const QString where = visibleText(name, 80);
    if (found.empty())
        return Error{.kind = ErrorKind::NotFound,
                     .what = QStringLiteral("no service of this environment has this name"),
                     .where = where,
                     .nextStep = QStringLiteral("See pilothousectl provers services.")};
    if (found.size() > 1)
        return Error{.kind = ErrorKind::InvalidInput,
                     .what = QStringLiteral("%1 clusters have a service of this name").arg(found.size()),
                     .where = where,
                     .nextStep = QStringLiteral("Name one by its ARN.")};
    return *found.front();
}

} // namespace pilothouse::ctl
