// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/kept_cluster.h"

#include <QJsonArray>

#include <algorithm>

namespace pilothouse::cluster {

using namespace Qt::StringLiterals;
using domain::Cvm;
using domain::CvmId;

namespace {

constexpr int kVersion = 1;

Error unreadable(const QString &member)
{
    return Error{.kind = ErrorKind::Storage,
                 .what = u"what is kept of the last list cannot be read: %1"_s.arg(member),
                 .unchanged = u"The next list that is read takes its place."_s};
}

/// Absent text is left out: most machines lack most of it.
void put(QJsonObject &json, QLatin1StringView name, const QString &text)
{
    if (!text.isEmpty())
        json[name] = text;
}

template <typename Number>
void put(QJsonObject &json, QLatin1StringView name, const std::optional<Number> &number)
{
    if (number)
        json[name] = QJsonValue(*number);
}

void put(QJsonObject &json, QLatin1StringView name, const QDateTime &time)
{
    if (time.isValid())
        json[name] = toUtcText(time);
}

QDateTime timeIn(const QJsonObject &json, QLatin1StringView name)
{
    return QDateTime::fromString(json[name].toString(), Qt::ISODateWithMs).toUTC();
}

std::optional<int> intIn(const QJsonObject &json, QLatin1StringView name)
{
    return json[name].isDouble() ? std::optional(json[name].toInt()) : std::nullopt;
}

std::optional<qint64> longIn(const QJsonObject &json, QLatin1StringView name)
{
    return json[name].isDouble() ? std::optional(json[name].toInteger()) : std::nullopt;
}

std::optional<double> doubleIn(const QJsonObject &json, QLatin1StringView name)
{
    return json[name].isDouble() ? std::optional(json[name].toDouble()) : std::nullopt;
}

std::optional<bool> boolIn(const QJsonObject &json, QLatin1StringView name)
{
    return json[name].isBool() ? std::optional(json[name].toBool()) : std::nullopt;
}

/// The texts of a CVM by name; one table, so that what is written is what is read.
struct TextMember
{
    QLatin1StringView name;
    QString Cvm::*member;
};
constexpr TextMember kTexts[] = {{"remoteId"_L1, &Cvm::remoteId},
                                 {"name"_L1, &Cvm::name},
                                 {"status"_L1, &Cvm::status},
                                 {"appId"_L1, &Cvm::appId},
                                 {"vmUuid"_L1, &Cvm::vmUuid},
                                 {"instanceId"_L1, &Cvm::instanceId},
                                 {"node"_L1, &Cvm::node},
                                 {"region"_L1, &Cvm::region},
                                 {"instanceType"_L1, &Cvm::instanceType},
                                 {"osImage"_L1, &Cvm::osImage},
                                 {"composeHash"_L1, &Cvm::composeHash},
                                 {"kmsType"_L1, &Cvm::kmsType},
                                 {"gatewayDomain"_L1, &Cvm::gatewayDomain},
                                 {"uptime"_L1, &Cvm::uptime}};

QJsonObject toJson(const Cvm &cvm)
{
    QJsonObject json{{u"id"_s, cvm.id.text()}, {u"state"_s, int(cvm.state)}};
    for (const TextMember &text : kTexts)
        put(json, text.name, cvm.*text.member);
    put(json, "vcpu"_L1, cvm.vcpu);
    put(json, "memoryGib"_L1, cvm.memoryGib);
    put(json, "diskGib"_L1, cvm.diskGib);
    if (cvm.hourlyRate) {
        json["rateMicros"_L1] = qint64(cvm.hourlyRate->micros());
        json["currency"_L1] = cvm.hourlyRate->currency();
    }
    put(json, "osIsDev"_L1, cvm.osIsDev);
    put(json, "publicLogs"_L1, cvm.publicLogs);
    put(json, "createdAt"_L1, cvm.createdAt);
    if (cvm.duplicateId)
        json["duplicateId"_L1] = true;
    // That it failed to boot is a fact of the list; in which words is the machine's own affair.
    if (!cvm.bootError.isEmpty())
        json["bootFailed"_L1] = true;
    QJsonArray endpoints;
    for (const domain::Endpoint &endpoint : cvm.endpoints)
        endpoints.append(QJsonObject{{u"app"_s, endpoint.app}, {u"instance"_s, endpoint.instance}});
    if (!endpoints.isEmpty())
        json["endpoints"_L1] = endpoints;
    return json;
}

Result<Cvm> cvmFrom(const QJsonObject &json)
{
    Cvm cvm;
    cvm.id = CvmId(json["id"_L1].toString());
    if (cvm.id.text().isEmpty())
        return unreadable(u"a machine has no id"_s);
    for (const TextMember &text : kTexts)
        cvm.*text.member = json[text.name].toString();
    const int state = json["state"_L1].toInt(-1);
    if (state < 0 || state > int(domain::RunState::Unknown))
        return unreadable(u"the state of %1"_s.arg(cvm.name));
    cvm.state = domain::RunState(state);
    cvm.vcpu = intIn(json, "vcpu"_L1);
    cvm.memoryGib = doubleIn(json, "memoryGib"_L1);
    cvm.diskGib = doubleIn(json, "diskGib"_L1);
    if (const auto micros = longIn(json, "rateMicros"_L1))
        cvm.hourlyRate = Money(*micros, json["currency"_L1].toString());
    cvm.osIsDev = boolIn(json, "osIsDev"_L1);
    cvm.publicLogs = boolIn(json, "publicLogs"_L1);
    cvm.createdAt = timeIn(json, "createdAt"_L1);
    cvm.duplicateId = json["duplicateId"_L1].toBool();
    if (json["bootFailed"_L1].toBool())
        cvm.bootError = u"the boot failed; its words are not kept"_s;
    for (const QJsonValue &value : json["endpoints"_L1].toArray())
        cvm.endpoints.push_back({value["app"_L1].toString(), value["instance"_L1].toString()});
    return cvm;
}

/// A part that was read, or the reason why it was not; nothing when it was not asked for.
template <typename T, typename Write>
void putPart(QJsonObject &json, QLatin1StringView name, const std::optional<Result<T>> &part, Write write)
{
    if (part)
        json[name] = *part ? QJsonObject{{u"value"_s, write(**part)}} : QJsonObject{{u"error"_s, part->error().what}};
}

template <typename T, typename Read>
std::optional<Result<T>> partIn(const QJsonObject &json, QLatin1StringView name, Read read)
{
    if (!json[name].isObject())
        return std::nullopt;
    const QJsonObject part = json[name].toObject();
    if (part.contains("value"_L1))
        return Result<T>(read(part["value"_L1]));
    return Result<T>(Error{.kind = ErrorKind::Remote, .what = part["error"_L1].toString()});
}

QJsonObject toJson(const SpawnteeCapacity &capacity)
{
    QJsonObject json{{u"accepting"_s, capacity.acceptingNewModels}};
    put(json, "totalMemoryMb"_L1, capacity.totalMemoryMb);
    put(json, "availableMemoryMb"_L1, capacity.availableMemoryMb);
    put(json, "runningModels"_L1, capacity.runningModels);
    put(json, "capacityThreshold"_L1, capacity.capacityThreshold);
    put(json, "maxModels"_L1, capacity.maxModels);
    return json;
}

SpawnteeCapacity capacityFrom(const QJsonValue &value)
{
    const QJsonObject json = value.toObject();
    SpawnteeCapacity capacity;
    capacity.acceptingNewModels = json["accepting"_L1].toBool();
    capacity.totalMemoryMb = longIn(json, "totalMemoryMb"_L1);
    capacity.availableMemoryMb = longIn(json, "availableMemoryMb"_L1);
    capacity.runningModels = intIn(json, "runningModels"_L1);
    capacity.capacityThreshold = doubleIn(json, "capacityThreshold"_L1);
    capacity.maxModels = intIn(json, "maxModels"_L1);
    return capacity;
}

QJsonArray toJson(const TaskList &tasks)
{
    QJsonArray items;
    for (const SpawnteeTask &task : tasks.items)
        items.append(QJsonObject{
            {u"id"_s, task.id}, {u"status"_s, task.status}, {u"submission"_s, task.submissionId}, {u"operation"_s, task.currentOperation}});
    return items;
}

TaskList tasksFrom(const QJsonValue &value)
{
    TaskList tasks;
    for (const QJsonValue &item : value.toArray())
        tasks.items.push_back(
            {item["id"_L1].toString(), item["status"_L1].toString(), item["submission"_L1].toString(), item["operation"_L1].toString()});
    return tasks;
}

QJsonArray toJson(const RunningModelList &models)
{
    QJsonArray items;
    for (const RunningModel &model : models.items) {
        QJsonObject item{
            {u"task"_s, model.taskId}, {u"submission"_s, model.submissionId}, {u"container"_s, model.containerId}, {u"status"_s, model.status}};
        put(item, "port"_L1, model.port);
        put(item, "externalPort"_L1, model.externalPort);
        items.append(item);
    }
    return items;
}

RunningModelList modelsFrom(const QJsonValue &value)
{
    RunningModelList models;
    for (const QJsonValue &each : value.toArray()) {
        const QJsonObject item = each.toObject();
        RunningModel model;
        model.taskId = item["task"_L1].toString();
        model.submissionId = item["submission"_L1].toString();
        model.containerId = item["container"_L1].toString();
        model.status = item["status"_L1].toString();
        model.port = intIn(item, "port"_L1);
        model.externalPort = intIn(item, "externalPort"_L1);
        models.items.push_back(std::move(model));
    }
    return models;
}

QJsonObject toJson(const MemberView &member)
{
    const MemberProbe &probe = member.probe;
    QJsonObject json{{u"id"_s, member.member.cvm.id.text()}, {u"hash"_s, int(member.hash)}};
    put(json, "problem"_L1, member.problem);
    put(json, "readAt"_L1, probe.at);
    putPart(json, "identity"_L1, probe.identity, [](const SpawnteeIdentity &identity) {
        return QJsonObject{{u"service"_s, identity.service}, {u"status"_s, identity.status}, {u"mode"_s, identity.mode}};
    });
    putPart(json, "capacity"_L1, probe.capacity, [](const SpawnteeCapacity &capacity) { return toJson(capacity); });
    putPart(json, "tasks"_L1, probe.tasks, [](const TaskList &tasks) { return toJson(tasks); });
    putPart(json, "models"_L1, probe.runningModels, [](const RunningModelList &models) { return toJson(models); });
    return json;
}

Result<MemberView> memberFrom(const QJsonObject &json, const Cvm &cvm)
{
    MemberView member;
    member.member.cvm = cvm;
    const int hash = json["hash"_L1].toInt(-1);
    if (hash < 0 || hash > int(HashState::NotNeeded))
        return unreadable(u"the approval of %1"_s.arg(cvm.name));
    member.hash = HashState(hash);
    member.problem = json["problem"_L1].toString();
    MemberProbe &probe = member.probe;
    probe.at = timeIn(json, "readAt"_L1);
    probe.begunAt = probe.at;
    probe.identity = partIn<SpawnteeIdentity>(json, "identity"_L1, [](const QJsonValue &value) {
        return SpawnteeIdentity{value["service"_L1].toString(), value["status"_L1].toString(), value["mode"_L1].toString()};
    });
    probe.capacity = partIn<SpawnteeCapacity>(json, "capacity"_L1, capacityFrom);
    probe.tasks = partIn<TaskList>(json, "tasks"_L1, tasksFrom);
    probe.runningModels = partIn<RunningModelList>(json, "models"_L1, modelsFrom);
    member.role = roleOf(probe);
    return member;
}

QJsonObject toJson(const ClusterView &view)
{
    QJsonArray members;
    for (const MemberView &member : view.members)
        members.append(toJson(member));
    QJsonArray routes;
    for (const ModelRoute &route : view.routes)
        routes.append(QJsonObject{{u"task"_s, route.taskId},
                                  {u"submission"_s, route.submissionId},
                                  {u"member"_s, route.member.text()},
                                  {u"memberName"_s, route.memberName},
                                  {u"status"_s, route.status},
                                  {u"operation"_s, route.operation}});
    QJsonObject json{{u"name"_s, view.name}, {u"members"_s, members}, {u"routes"_s, routes}};
    if (view.election.head) {
        json["head"_L1] = view.election.head->text();
        json["headReason"_L1] = view.election.headReason;
    }
    return json;
}

Result<ClusterView> viewFrom(const QJsonObject &json, const std::vector<Cvm> &cvms)
{
    ClusterView view;
    view.name = json["name"_L1].toString();
    for (const QJsonValue &value : json["members"_L1].toArray()) {
        const auto cvm = std::ranges::find(cvms, CvmId(value["id"_L1].toString()), &Cvm::id);
        if (cvm == cvms.end())
            continue; // the members are read apart from the list: this one was gone from it
        auto member = memberFrom(value.toObject(), *cvm);
        if (!member)
            return member.error();
        view.members.push_back(*std::move(member));
    }
    for (const QJsonValue &value : json["routes"_L1].toArray()) {
        ModelRoute route;
        route.taskId = value["task"_L1].toString();
        route.submissionId = value["submission"_L1].toString();
        route.member = CvmId(value["member"_L1].toString());
        route.memberName = value["memberName"_L1].toString();
        route.status = value["status"_L1].toString();
        route.operation = value["operation"_L1].toString();
        route.isStale = true;
        view.routes.push_back(std::move(route));
    }
    if (json.contains("head"_L1)) {
        view.election.head = CvmId(json["head"_L1].toString());
        view.election.headReason = json["headReason"_L1].toString();
    }
    return view;
}

} // namespace

QJsonObject toJson(const KeptCluster &kept)
{
    QJsonArray cvms;
    for (const Cvm &cvm : kept.list->items)
        cvms.append(toJson(cvm));
    QJsonObject json{{u"version"_s, kVersion}, {u"endpoint"_s, kept.endpoint}, {u"readAt"_s, toUtcText(kept.readAt)}, {u"cvms"_s, cvms}};
    if (kept.view)
        json["cluster"_L1] = toJson(*kept.view);
    return json;
}

Result<KeptCluster> keptClusterFrom(const QJsonObject &json)
{
    if (json["version"_L1].toInt() != kVersion)
        return unreadable(u"its version"_s);
    KeptCluster kept;
    kept.endpoint = json["endpoint"_L1].toString();
    kept.readAt = timeIn(json, "readAt"_L1);
    if (!kept.readAt.isValid())
        return unreadable(u"when it was read"_s);
    domain::CvmList list;
    if (!json["cvms"_L1].isArray())
        return unreadable(u"the list of machines"_s);
    for (const QJsonValue &value : json["cvms"_L1].toArray()) {
        auto cvm = cvmFrom(value.toObject());
        if (!cvm)
            return cvm.error();
        list.items.push_back(*std::move(cvm));
    }
    if (json["cluster"_L1].isObject()) {
        auto view = viewFrom(json["cluster"_L1].toObject(), list.items);
        if (!view)
            return view.error();
        kept.view = std::make_shared<const ClusterView>(*std::move(view));
    }
    kept.list = std::make_shared<const domain::CvmList>(std::move(list));
    return kept;
}

} // namespace pilothouse::cluster
