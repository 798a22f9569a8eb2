// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/routes.h"

namespace pilothouse::demofleet {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostStreams = 5; ///< of one user at once
constexpr double kGib = 1024.0 * 1024.0 * 1024.0;

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonObject liveness(const Machine &machine)
{
    return {{u"is_online"_s, machine.isRunning()},
            {u"is_public"_s, true},
            {u"error"_s, machine.isRunning() ? QJsonValue() : QJsonValue(u"CVM is offline"_s)}};
}

QJsonObject stats(const World &world, const Machine &machine)
{
    QJsonObject object = liveness(machine);
    object[u"status"_s] = machine.status;
    object[u"in_progress"_s] = machine.inProgress();
    object[u"boot_progress"_s] = textOrNull(machine.bootProgress);
    object[u"boot_error"_s] = textOrNull(machine.bootError);
    object[u"sysinfo"_s] = QJsonValue();
    if (!machine.runningSince)
        return object;
    const double memory = machine.shape.memoryGb * kGib;
    const double disk = machine.shape.diskGb * kGib;
    // Figures that wander a little with time and stay the same for the same moment.
    const int wander = int((world.now() / 1000 + machine.number * 37) % 100);
    object[u"sysinfo"_s] = QJsonObject{
        {u"os_name"_s, u"dstack"_s},
        {u"os_version"_s, world.fleet().osOf(machine).version},
        {u"kernel_version"_s, u"6.9.0-dstack"_s},
        {u"cpu_model"_s, u"Intel(R) Xeon(R) demo"_s},
        {u"num_cpus"_s, machine.shape.vcpu},
        {u"total_memory"_s, memory},
        {u"available_memory"_s, memory * (0.6 - wander / 1000.0)},
        {u"used_memory"_s, memory * (0.3 + wander / 1000.0)},
        {u"free_memory"_s, memory * 0.1},
        {u"total_swap"_s, 0},
        {u"used_swap"_s, 0},
        {u"free_swap"_s, 0},
        {u"uptime"_s, double((world.now() - *machine.runningSince) / 1000)},
        {u"loadavg_one"_s, 10 + wander},
        {u"loadavg_five"_s, 9 + wander / 2},
        {u"loadavg_fifteen"_s, 5 + wander / 3},
        {u"disks"_s,
         QJsonArray{QJsonObject{
             {u"name"_s, u"/dev/vdb"_s}, {u"mount_point"_s, u"/dstack/persistent"_s}, {u"total_size"_s, disk}, {u"free_size"_s, disk * 0.9}}}}};
    return object;
}

QJsonObject network(const World &world, const Machine &machine)
{
    QJsonObject object = liveness(machine);
    object[u"internal_ip"_s] = u"10.4.%1.%2"_s.arg(machine.number / 250 % 250).arg(machine.number % 250 + 2);
    object[u"latest_handshake"_s] = machine.isRunning() ? QJsonValue(World::timeText(world.now() - 20 * 1000)) : QJsonValue();
    object[u"public_urls"_s] = QJsonArray{QJsonObject{{u"app"_s, world.addresses().base + "/a/"_L1 + world.fleet().appOf(machine).id},
                                                      {u"instance"_s, world.addresses().base + "/i/"_L1 + machine.instanceId}}};
    return object;
}

QJsonObject container(const World &world, const Machine &machine, const QString &name, const QString &image)
{
    const QByteArray hash = world.fleet().composeOf(machine).hash.toHex();
    const QString log = world.addresses().base + "/i/"_L1 + machine.instanceId + "/logs/"_L1 + name + "?token=demo"_L1;
    // An id of its own for each, from what makes the container.
    const QString id = QString::fromLatin1(hash).left(12 - 2) + QString::number(0x10 + name.size(), 16) + machine.instanceId.left(20);
    return {{u"id"_s, id},
            {u"names"_s, QJsonArray{QString(u'/' + name)}},
            {u"image"_s, image},
            {u"image_id"_s, image.section(u'@', 1)},
            {u"command"_s, u"/usr/bin/serve"_s},
            {u"created"_s, double(*machine.runningSince / 1000)},
            {u"state"_s, u"running"_s},
            {u"status"_s, "Up "_L1 + durationText(world.now() - *machine.runningSince)},
            {u"log_endpoint"_s, hasPublicLogs(world, machine) ? QJsonValue(log) : QJsonValue()}};
}

QJsonObject composition(const World &world, const Machine &machine)
{
    const AppCompose &compose = world.fleet().composeOf(machine);
    const QJsonObject manifest = QJsonDocument::fromJson(compose.text).object();
    QJsonObject object = liveness(machine);
    for (const QString &name : {u"docker_compose_file"_s, u"manifest_version"_s, u"runner"_s, u"features"_s})
        object[name] = manifest[name];
    object[u"version"_s] = world.fleet().osOf(machine).version;
    object[u"containers"_s] = QJsonValue();
    if (machine.runningSince) {
        object[u"containers"_s] = QJsonArray{container(world, machine, u"dstack-app-1"_s, compose.image),
                                             container(world, machine, u"dstack-proxy-1"_s, u"caddy:2.8.4"_s)};
    }
    return object;
}

QJsonObject state(const World &world, const Machine &machine)
{
    return {{u"id"_s, machine.vmUuid},
            {u"instance_id"_s, machine.instanceId},
            {u"name"_s, machine.name},
            {u"status"_s, machine.status},
            {u"uptime"_s, machine.runningSince ? QJsonValue(durationText(world.now() - *machine.runningSince)) : QJsonValue()},
            {u"exited_at"_s, machine.exitedAt ? QJsonValue(durationText(world.now() - *machine.exitedAt)) : QJsonValue(u"never"_s)},
            {u"boot_progress"_s, textOrNull(machine.bootProgress)},
            {u"boot_error"_s, textOrNull(machine.bootError)},
            {u"shutdown_progress"_s, QJsonValue()}};
}

/// Server-sent events: the state whenever it is asked for, until the target is reached or the time is up.
class StateEvents final : public BodySource
{
public:
    StateEvents(const World &world, std::shared_ptr<int> open, int machine, QString target, FleetTime interval, FleetTime timeout)
        : m_world(world)
        , m_open(std::move(open))
        , m_machine(machine)
        , m_target(std::move(target))
        , m_interval(interval)
        , m_end(world.now() + timeout)
    {
        ++*m_open;
    }
    ~StateEvents() override { --*m_open; }
    Q_DISABLE_COPY_MOVE(StateEvents)

    Part next() override
    {
        const Machine &machine = m_world.fleet().machine(m_machine);
        Part part;
        if (machine.deleted) {
            part.bytes = "event: error\ndata: {\"error\":\"CVM not found\"}\n\n";
            part.last = true;
            return part;
        }
        const QByteArray now = QJsonDocument(state(m_world, machine)).toJson(QJsonDocument::Compact);
        if (machine.status == m_target && !machine.inProgress()) {
            part.bytes = "event: state\ndata: " + now + "\n\nevent: complete\ndata: {\"status\":\"" + machine.status.toUtf8() + "\"}\n\n";
            part.last = true;
        } else if (m_world.now() >= m_end) {
            part.bytes = "event: timeout\ndata: " + now + "\n\n";
            part.last = true;
        } else {
            part.bytes = "event: state\ndata: " + now + "\n\n";
            part.pause = std::chrono::milliseconds(m_interval);
        }
        return part;
    }

private:
    const World &m_world;
    std::shared_ptr<int> m_open; ///< streams at once
    int m_machine;
    QString m_target;
    FleetTime m_interval;
    FleetTime m_end;
};

Answer stateRoute(World &world, const Request &request, int machine)
{
    if (!request.has("target"))
        return jsonAnswer(state(world, world.fleet().machine(machine)));
    const int interval = request.has("interval") ? request.value("interval").toInt() : 5;
    const int timeout = request.has("timeout") ? request.value("timeout").toInt() : 300;
    if (interval < 5 || interval > 30)
        return validationError(u"query"_s, u"interval"_s, u"Input should be between 5 and 30"_s);
    if (timeout < 10 || timeout > 600)
        return validationError(u"query"_s, u"timeout"_s, u"Input should be between 10 and 600"_s);
    if (*world.openStreams() >= kMostStreams)
        return plainError(429, u"Too many concurrent streams"_s);
    Answer answer = textAnswer({}, "text/event-stream");
    answer.addHeader("Cache-Control", "no-cache");
    answer.source = std::make_shared<StateEvents>(world, world.openStreams(), machine, request.value("target"), interval * 1000, timeout * 1000);
    return answer;
}

std::optional<PowerAction> powerAction(const QString &word, const Request &request)
{
    if (word == "start"_L1)
        return PowerAction::Start;
    if (word == "stop"_L1)
        return PowerAction::Stop;
    if (word == "shutdown"_L1)
        return PowerAction::Shutdown;
    if (word == "restart"_L1) {
        const auto body = request.object();
        return body && body->value("force"_L1).toBool() ? PowerAction::ForceRestart : PowerAction::Restart;
    }
    return std::nullopt;
}

} // namespace

Answer cvmRoute(World &world, const Request &request, int index, const QStringList &rest)
{
    const Machine &machine = world.fleet().machine(index);
    const QString what = rest.value(0);
    if (request.method == "DELETE" && what.isEmpty()) {
        if (const auto refusal = world.power(index, PowerAction::Delete))
            return plainError(refusal->status, refusal->message);
        return emptyAnswer(204);
    }
    if (request.method == "PATCH" || (request.method == "POST" && what == "commit-update"_L1) || what == "compose_file"_L1
        || what == "docker-compose.yml"_L1 || what == "pre-launch-script"_L1)
        return manifestRoute(world, request, index, rest);
    if (request.method == "POST") {
        const auto action = rest.size() == 1 ? powerAction(what, request) : std::nullopt;
        if (!action)
            return plainError(404, u"Not Found"_s);
        if (const auto refusal = world.power(index, *action))
            return refusal->code.isEmpty() ? plainError(refusal->status, refusal->message)
                                           : structuredError(refusal->status, refusal->code, refusal->message, u"cvm_id"_s, machine.vmUuid);
        return jsonAnswer(powerAnswer(world, machine));
    }
    if (request.method != "GET")
        return plainError(405, u"Method Not Allowed"_s);
    if (what.isEmpty())
        return jsonAnswer(
            cvmDetail(world, machine, request.header("x-phala-version") == "2025-10-28" ? RecordVersion::V20251028 : RecordVersion::V20260121));
    if (rest.size() == 1) {
        if (what == "attestation"_L1)
            return attestationOf(world, index);
        if (what == "stats"_L1)
            return jsonAnswer(stats(world, machine));
        if (what == "network"_L1)
            return jsonAnswer(network(world, machine));
        if (what == "composition"_L1)
            return jsonAnswer(composition(world, machine));
        if (what == "state"_L1)
            return stateRoute(world, request, index);
        if (what == "operations"_L1)
            return jsonAnswer(operationsOf(world, machine, request));
        if (what == "operation-status"_L1)
            return jsonAnswer(
                QJsonObject{{u"in_progress"_s, machine.inProgress()},
                            {u"status"_s, machine.status},
                            {u"correlation_id"_s, machine.inProgress() ? QJsonValue(machine.operations.front().correlationId) : QJsonValue()}});
        if (what == "user_config"_L1)
            return jsonAnswer(
                QJsonObject{{u"hostname"_s, machine.name}, {u"ssh_authorized_keys"_s, QJsonArray()}, {u"default_gateway_domain"_s, QJsonValue()}});
    }
    return plainError(404, u"Not Found"_s);
}

} // namespace pilothouse::demofleet
