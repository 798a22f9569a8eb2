// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/routes.h"

#include <QLocale>
#include <QRegularExpression>

namespace pilothouse::demofleet {

using namespace Qt::StringLiterals;

namespace {

/// One request to one machine's spawntee.
struct Call
{
    World &world;
    const Request &request;
    int index = -1;
    QString route; ///< decoded path with its leading slash

    const Machine &machine() const { return world.fleet().machine(index); }
    FaultTarget target() const { return {TargetKind::Cvm, index}; }
    bool has(FaultKind kind) const { return world.faults().strike(target(), kind, QString::fromUtf8(request.target)).has_value(); }
    void note(const QString &what) const { world.counters().spawnteeChanges << u"%1 %2"_s.arg(machine().name, what); }
};

Answer detail(int status, const QString &words)
{
    return jsonAnswer(QJsonObject{{u"detail"_s, words}}, status);
}

Answer missing(const QString &member)
{
    return jsonAnswer(
        QJsonObject{{u"detail"_s,
                     QJsonArray{QJsonObject{{u"loc"_s, QJsonArray{u"body"_s, member}}, {u"msg"_s, u"Field required"_s}, {u"type"_s, u"missing"_s}}}}},
        422);
}

/// The machine's own clock: that of the real world, since signatures are made by it, and what a fault adds.
qint64 clockOf(const Call &call)
{
    const auto skew = call.world.faults().strike(call.target(), FaultKind::Skew, QString::fromUtf8(call.request.target));
    return call.world.realNow() / 1000 + (skew ? skew->skewSeconds : 0);
}

/// Whether the caller may not come in. All refusals look the same, as with the real one.
bool isRefused(const Call &call, const Spawntee &spawntee, qint64 clock)
{
    if (call.has(FaultKind::UnsignedAccepted))
        return false;
    const bool isLoading = spawntee.isFresh && call.world.now() < spawntee.bootedAt + SpawnteeCloud::kHashesLoadMs;
    if (call.has(FaultKind::StillBooting) || isLoading)
        return true;
    const GatewayHeaders headers{call.request.header("x-gateway-auth-message"), call.request.header("x-gateway-auth-signature"),
                                 call.request.header("x-gateway-auth-pubkey")};
    const Coordinator &coordinator = call.world.coordinator();
    if (headers.message.isEmpty() || headers.signature.isEmpty() || headers.publicKey.isEmpty())
        return true;
    return !gatewayRefusal(headers, {coordinator.primaryHash(), coordinator.secondaryHash()}, clock, call.route).isEmpty();
}

QJsonObject stepOf(const TaskStep &step)
{
    return {{u"operation_type"_s, step.type},
            {u"status"_s, step.status},
            {u"started_at"_s, World::timeText(step.startedAt)},
            {u"completed_at"_s, step.completedAt ? QJsonValue(World::timeText(*step.completedAt)) : QJsonValue()}};
}

QJsonObject rowOf(const ModelTask &task)
{
    return {
        {u"task_id"_s, task.id}, {u"submission_id"_s, task.submission}, {u"status"_s, task.now().status}, {u"current_operation"_s, task.now().type}};
}

Answer identity(const Call &call, const Spawntee &spawntee)
{
    if (call.has(FaultKind::OtherService))
        return jsonAnswer(QJsonObject{{u"status"_s, u"ok"_s}, {u"service"_s, u"headscale"_s}});
    QJsonObject answer{{u"status"_s, u"healthy"_s}, {u"service"_s, u"secure-spawn"_s}, {u"mode"_s, spawntee.mode}};
    if (call.has(FaultKind::NoMode))
        answer.remove(u"mode"_s);
    return jsonAnswer(answer);
}

Answer capacity(const Call &call, const Spawntee &spawntee)
{
    const int total = call.machine().shape.memoryGb * 1024;
    int used = 0;
    for (const ModelTask &task : spawntee.tasks)
        used += task.port != 0 ? task.memoryMb : 0;
    const bool accepts = !call.has(FaultKind::Full) && call.world.spawntees().hasRoom(call.machine(), spawntee);
    return jsonAnswer(QJsonObject{{u"total_memory_mb"_s, total},
                                  {u"available_memory_mb"_s, std::max(0, total - used)},
                                  {u"running_models"_s, spawntee.containers()},
                                  {u"accepting_new_models"_s, accepts},
                                  {u"capacity_threshold"_s, SpawnteeCloud::kThreshold},
                                  {u"max_models"_s, SpawnteeCloud::mostModels(call.machine())}});
}

Answer runningModels(const Spawntee &spawntee)
{
    QJsonArray models;
    for (const ModelTask &task : spawntee.tasks) {
        if (task.port == 0)
            continue;
        models.append(QJsonObject{{u"task_id"_s, task.id},
                                  {u"submission_id"_s, task.submission},
                                  {u"container_id"_s, task.id.left(8)},
                                  {u"status"_s, u"running"_s},
                                  {u"port"_s, task.port},
                                  {u"external_port"_s, task.port}});
    }
    return jsonAnswer(QJsonObject{{u"running_models"_s, models}});
}

Answer taskList(const Spawntee &spawntee)
{
    QJsonArray rows;
    for (const ModelTask &task : spawntee.tasks)
        rows.append(rowOf(task));
    return jsonAnswer(QJsonObject{{u"tasks"_s, rows}});
}

Answer taskDetail(const Call &call, const ModelTask *task)
{
    if (!task)
        return detail(404, u"Task not found"_s);
    QJsonObject answer = rowOf(*task);
    QJsonArray steps;
    for (const TaskStep &step : task->steps)
        steps.append(stepOf(step));
    answer[u"operations"_s] = steps;
    QJsonObject metadata;
    if (task->port != 0) {
        const QString host
            = u"%1-%2g.%3"_s.arg(call.world.fleet().appOf(call.machine()).id).arg(task->port).arg(call.world.fleet().nodeOf(call.machine()).gateway);
        metadata[u"container"_s] = QJsonObject{{u"external_grpc_hostname"_s, host}, {u"external_grpc_port"_s, 443}, {u"port"_s, task->port}};
    }
    answer[u"metadata"_s] = metadata;
    return jsonAnswer(answer);
}

Answer submissionImage(const Spawntee &spawntee, const QString &submission)
{
    QJsonObject answer{{u"submission_id"_s, submission}, {u"image_exists"_s, false}};
    for (const ModelTask &task : spawntee.tasks) {
        if (task.submission != submission || !task.hasImage)
            continue;
        answer[u"image_exists"_s] = true;
        answer[u"image_name"_s] = u"model-%1:latest"_s.arg(submission);
        answer[u"task_id"_s] = task.id;
    }
    return jsonAnswer(answer);
}

Answer accepted(const ModelTask &task)
{
    return jsonAnswer(QJsonObject{{u"task_id"_s, task.id}, {u"status"_s, task.now().status}, {u"message"_s, u"accepted"_s}});
}

bool isOpen(const ModelTask &task)
{
    return task.now().status == "pending"_L1 || task.now().status == "running"_L1;
}

Answer build(const Call &call, Spawntee &spawntee, const QJsonObject &body)
{
    const QString submission = body["submission_id"_L1].toString();
    if (submission.isEmpty())
        return missing(u"submission_id"_s);
    if (call.has(FaultKind::Full) || !call.world.spawntees().hasRoom(call.machine(), spawntee))
        return detail(503, u"No capacity for another model"_s);
    const bool isKnown = call.world.spawntees().isApproved(call.world.fleet(), call.index, call.world.now());
    const QString id = call.world.spawntees().build(spawntee, submission, body["model_name"_L1].toString(), !isKnown, call.world.now());
    call.note(u"build-model "_s + submission);
    return accepted(*spawntee.find(id));
}

/// A second call answers with the present state.
Answer start(const Call &call, Spawntee &spawntee, const QJsonObject &body)
{
    ModelTask *const task = spawntee.find(body["task_id"_L1].toString());
    if (!task)
        return body.contains("task_id"_L1) ? detail(404, u"Task not found"_s) : missing(u"task_id"_s);
    if (task->port != 0 || (task->now().type == "start_model"_L1 && isOpen(*task)))
        return accepted(*task);
    if (!task->hasImage || isOpen(*task))
        return detail(409, u"The task has no image to start"_s);
    call.world.spawntees().start(*task, body["memory_mb"_L1].toInt(SpawnteeCloud::kModelMemoryMb), call.world.now());
    call.note(u"start-model "_s + task->submission);
    return accepted(*task);
}

Answer stop(const Call &call, Spawntee &spawntee, const QJsonObject &body)
{
    ModelTask *const task = spawntee.find(body["task_id"_L1].toString());
    if (!task)
        return body.contains("task_id"_L1) ? detail(404, u"Task not found"_s) : missing(u"task_id"_s);
    if (task->port != 0 && !isOpen(*task)) {
        call.world.spawntees().stop(*task, call.world.now());
        call.note(u"stop-model "_s + task->submission);
    }
    return accepted(*task);
}

Answer approve(const Call &call, Spawntee &spawntee, const QJsonObject &body)
{
    if (call.has(FaultKind::OldImage))
        return detail(404, u"Not Found"_s);
    if (!spawntee.mode.contains("registry"_L1))
        return detail(404, u"Not Found"_s);
    static const QRegularExpression form(u"\\A[0-9a-f]{64}\\z"_s);
    const QJsonArray hashes = body["hashes"_L1].toArray();
    if (hashes.isEmpty())
        return missing(u"hashes"_s);
    const bool areHashes = std::ranges::all_of(hashes, [](const QJsonValue &hash) { return form.match(hash.toString()).hasMatch(); });
    if (!areHashes || call.has(FaultKind::ApprovalRefused))
        return detail(422, u"invalid hash"_s);
    for (const QJsonValue &hash : hashes)
        spawntee.approved.insert(hash.toString());
    call.note(u"approve-hash %1"_s.arg(hashes.size()));
    return jsonAnswer(QJsonObject{{u"approved_count"_s, hashes.size()}, {u"hashes"_s, hashes}});
}

Answer changed(const Call &call, Spawntee &spawntee)
{
    const auto body = call.request.object();
    if (!body)
        return missing(u"body"_s);
    if (call.route == "/build-model"_L1)
        return build(call, spawntee, *body);
    if (call.route == "/start-model"_L1)
        return start(call, spawntee, *body);
    if (call.route == "/stop-model"_L1)
        return stop(call, spawntee, *body);
    if (call.route == "/registry/approve-hash"_L1)
        return approve(call, spawntee, *body);
    return detail(404, u"Not Found"_s);
}

Answer answered(const Call &call, Spawntee &spawntee, qint64 clock)
{
    // What anybody may ask, two of it unless the fleet is told otherwise; the rest wants a signature that holds.
    const bool tellsOfItself = call.route == "/"_L1 || call.route == "/capacity"_L1;
    const bool isPublic
        = call.request.method == "GET" && (call.route == "/health"_L1 || (tellsOfItself && call.world.coordinator().answersAnybody()));
    if (!isPublic && isRefused(call, spawntee, clock)) {
        ++call.world.counters().spawnteesRefused;
        return detail(401, u"Gateway authentication failed"_s);
    }
    if (call.request.method == "POST")
        return changed(call, spawntee);
    if (call.request.method != "GET")
        return detail(405, u"Method Not Allowed"_s);
    if (call.route == "/"_L1)
        return identity(call, spawntee);
    if (call.route == "/health"_L1)
        return jsonAnswer(QJsonObject{{u"status"_s, u"healthy"_s}});
    if (call.route == "/capacity"_L1)
        return capacity(call, spawntee);
    if (call.route == "/running_models"_L1)
        return runningModels(spawntee);
    if (call.route == "/tasks"_L1)
        return taskList(spawntee);
    if (call.route.startsWith("/task/"_L1))
        return taskDetail(call, spawntee.find(call.route.mid(6)));
    const bool ofBuild = call.route.startsWith("/logs/builder/"_L1);
    if (ofBuild || call.route.startsWith("/logs/runner/"_L1)) {
        const ModelTask *const task = spawntee.find(call.route.section(u'/', 3));
        return task ? taskLog(call.request, *task, ofBuild, call.world.now()) : detail(404, u"Task not found"_s);
    }
    if (call.route.startsWith("/submission-image/"_L1))
        return submissionImage(spawntee, call.route.mid(18));
    // The remote command endpoint of a debug image. This one runs nothing, whatever it is asked.
    if (call.route == "/debug/exec"_L1 && call.has(FaultKind::DebugImage))
        return call.request.has("cmd") ? jsonAnswer(QJsonObject{{u"stdout"_s, u"the demo fleet runs no commands\n"_s}}) : missing(u"cmd"_s);
    return detail(404, u"Not Found"_s);
}

std::optional<int> machineOf(World &world, const QString &id)
{
    if (const auto instance = world.fleet().findInstance(id))
        return instance;
    const auto app = world.fleet().findApp(id);
    if (!app)
        return std::nullopt;
    std::vector<int> running;
    for (const int machine : world.fleet().apps()[size_t(*app)].machines) {
        if (world.fleet().machine(machine).isRunning())
            running.push_back(machine);
    }
    if (running.empty())
        return std::nullopt;
    return running[size_t(world.counters().spawntees % running.size())];
}

} // namespace

Answer handleSpawntee(World &world, const Request &request, const QStringList &path)
{
    const auto index = machineOf(world, path.value(0));
    ++world.counters().spawntees;
    Spawntee *const spawntee = index ? world.spawntees().at(world.fleet(), *index, world.now()) : nullptr;
    if (!spawntee) {
        // A gateway has nobody to connect to: it drops the connection.
        Answer answer;
        answer.delivery = Answer::Delivery::Reset;
        return answer;
    }
    const Call call{world, request, *index, u'/' + path.mid(1).join(u'/')};
    return withTransportFaults(world, request, call.target(), [&] {
        const qint64 clock = clockOf(call);
        Answer answer = answered(call, *spawntee, clock);
        const QDateTime time = QDateTime::fromSecsSinceEpoch(clock, Qt::UTC);
        answer.addHeader("Date", QLocale::c().toString(time, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1());
        return answer;
    });
}

Answer handleModelOrchestrator(World &world, const Request &request, const QStringList &path)
{
    if (path.size() != 1 || path[0] != "models"_L1 || request.method != "GET")
        return detail(404, u"Not Found"_s);
    QJsonArray models;
    for (int index = 0; index < int(world.fleet().machines().size()); ++index) {
        const Spawntee *const spawntee = world.spawntees().at(world.fleet(), index, world.now());
        if (!spawntee)
            continue;
        for (const ModelTask &task : spawntee->tasks)
            if (task.port != 0)
                models.append(QJsonObject{{u"id"_s, task.submission},
                                          {u"name"_s, task.model},
                                          {u"status"_s, u"RUNNING"_s},
                                          {u"builder_log_uri"_s, QJsonValue()},
                                          {u"runner_log_uri"_s, QJsonValue()}});
    }
    return jsonAnswer(models);
}

Answer handleCertificateIndex(World &world, const Request &request, const QStringList &path)
{
    if (path.size() != 1 || path[0] != "certificates"_L1 || request.method != "GET")
        return detail(404, u"Not Found"_s);
    const Coordinator &coordinator = world.coordinator();
    if (request.value("wallet") != Coordinator::wallet())
        return jsonAnswer(QJsonObject{{u"address"_s, QJsonValue()}, {u"certHash"_s, QJsonValue()}, {u"certHashSecondary"_s, QJsonValue()}});
    return jsonAnswer(QJsonObject{{u"address"_s, u"DemoCoordinatorAccount"_s},
                                  {u"certHash"_s, coordinator.primaryHash()},
                                  {u"certHashSecondary"_s, coordinator.secondaryHash()},
                                  {u"primaryUpdatedAt"_s, u"2026-01-02T00:00:00Z"_s},
                                  {u"secondaryUpdatedAt"_s, QJsonValue()}});
}

} // namespace pilothouse::demofleet
