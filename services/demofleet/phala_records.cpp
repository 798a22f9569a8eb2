// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/routes.h"

namespace pilothouse::demofleet {

using namespace Qt::StringLiterals;

namespace {

constexpr char kWorkspace[] = "wks_demo";

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue timeOrNull(const std::optional<FleetTime> &time)
{
    return time ? QJsonValue(World::timeText(*time)) : QJsonValue();
}

QJsonArray endpoints(const World &world, const Machine &machine)
{
    const QString base = world.addresses().base;
    return {QJsonObject{{u"app"_s, base + "/a/"_L1 + world.fleet().appOf(machine).id}, {u"instance"_s, base + "/i/"_L1 + machine.instanceId}}};
}

QString composeHash(const World &world, const Machine &machine)
{
    return QString::fromLatin1(world.fleet().composeOf(machine).hash.toHex());
}

QJsonValue progress(const Machine &machine)
{
    if (!machine.inProgress())
        return {};
    const OperationRecord &operation = machine.operations.front();
    return QJsonObject{
        {u"target"_s, operation.target}, {u"started_at"_s, World::timeText(operation.startedAt)}, {u"correlation_id"_s, operation.correlationId}};
}

QJsonObject legacyKms(const World &world)
{
    return {{u"id"_s, u"kms_demo"_s},           {u"slug"_s, u"kms-demo"_s},    {u"url"_s, world.addresses().base},
            {u"version"_s, u"v0.5.5"_s},        {u"chain_id"_s, QJsonValue()}, {u"kms_contract_address"_s, QJsonValue()},
            {u"gateway_app_id"_s, QJsonValue()}};
}

/// Null where its logs are not public; otherwise with the channel, where one is named.
QJsonValue syslogEndpoint(const World &world, const Machine &machine, QLatin1StringView channel = {})
{
    if (!hasPublicLogs(world, machine))
        return {};
    return world.addresses().base + "/i/"_L1 + machine.instanceId + "/logs/syslog?token=demo"_L1 + channel;
}

/// The key that variables for the machine's app are encrypted to.
QString envKey(const World &world, const Machine &machine)
{
    return QString::fromLatin1(world.kms().publicKeyOf(world.fleet().appOf(machine).id).toHex());
}

/// What the manifest itself says of a privacy flag.
bool manifestFlag(const World &world, const Machine &machine, QLatin1StringView name)
{
    return world.fleet().composeOf(machine).text.contains('"' + QByteArray(name.data(), name.size()) + "\":true");
}

QString uptime(const World &world, const Machine &machine)
{
    return machine.runningSince ? durationText(world.now() - *machine.runningSince) : QString();
}

} // namespace

QJsonObject cvmRecord(const World &world, const Machine &machine)
{
    const Fleet &fleet = world.fleet();
    const Node &node = fleet.nodeOf(machine);
    const Shape &shape = machine.shape;
    const QString logs = world.addresses().base + "/i/"_L1 + machine.instanceId + "/logs"_L1;
    return {
        {u"id"_s, machine.cvmId},
        {u"name"_s, machine.name},
        {u"app_id"_s, fleet.appOf(machine).id},
        {u"vm_uuid"_s, machine.vmUuid},
        {u"instance_id"_s, machine.instanceId},
        {u"resource"_s, QJsonObject{{u"instance_type"_s, shape.instanceType},
                                    {u"vcpu"_s, shape.vcpu},
                                    {u"memory_in_gb"_s, shape.memoryGb},
                                    {u"disk_in_gb"_s, shape.diskGb},
                                    {u"gpus"_s, 0},
                                    {u"compute_billing_price"_s, shape.hourlyRate},
                                    {u"billing_period"_s, u"hourly"_s}}},
        {u"node_info"_s, QJsonObject{{u"object_type"_s, u"node"_s},
                                     {u"id"_s, node.id},
                                     {u"name"_s, node.name},
                                     {u"region"_s, node.region},
                                     {u"device_id"_s, node.deviceId},
                                     {u"ppid"_s, QString::fromLatin1(node.ppid.toHex())},
                                     {u"status"_s, u"ONLINE"_s},
                                     {u"version"_s, u"v0.5.5"_s}}},
        {u"os"_s, QJsonObject{{u"name"_s, world.fleet().osOf(machine).name},
                              {u"version"_s, world.fleet().osOf(machine).version},
                              {u"is_dev"_s, false},
                              {u"os_image_hash"_s, QString::fromLatin1(world.fleet().osOf(machine).hash.toHex())}}},
        {u"kms_type"_s, u"phala"_s},
        {u"kms_info"_s, QJsonObject{{u"chain_id"_s, QJsonValue()},
                                    {u"dstack_kms_address"_s, QJsonValue()},
                                    {u"dstack_app_address"_s, QJsonValue()},
                                    {u"deployer_address"_s, QJsonValue()},
                                    {u"rpc_endpoint"_s, QJsonValue()},
                                    {u"encrypted_env_pubkey"_s, envKey(world, machine)}}},
        {u"status"_s, machine.status},
        {u"in_progress"_s, machine.inProgress()},
        {u"progress"_s, progress(machine)},
        {u"compose_hash"_s, composeHash(world, machine)},
        {u"gateway"_s, QJsonObject{{u"base_domain"_s, node.gateway}, {u"cname"_s, QJsonValue()}}},
        {u"logs"_s, QJsonObject{{u"serial"_s, syslogEndpoint(world, machine, "&ch=serial"_L1)},
                                {u"stdout"_s, syslogEndpoint(world, machine, "&ch=stdout"_L1)},
                                {u"stderr"_s, syslogEndpoint(world, machine, "&ch=stderr"_L1)},
                                {u"container_log_base"_s, logs}}},
        {u"endpoints"_s, endpoints(world, machine)},
        {u"services"_s, QJsonArray()},
        {u"public_logs"_s, hasPublicLogs(world, machine)},
        {u"public_sysinfo"_s, manifestFlag(world, machine, "public_sysinfo"_L1)},
        {u"public_tcbinfo"_s, true},
        {u"gateway_enabled"_s, true},
        {u"secure_time"_s, false},
        {u"listed"_s, false},
        {u"storage_fs"_s, u"zfs"_s},
        {u"workspace"_s,
         QJsonObject{{u"object_type"_s, u"workspace"_s}, {u"id"_s, QLatin1StringView(kWorkspace)}, {u"name"_s, u"Demo"_s}, {u"slug"_s, u"demo"_s}}},
        {u"creator"_s, QJsonObject{{u"object_type"_s, u"user"_s}, {u"id"_s, u"usr_demo"_s}, {u"username"_s, u"demo"_s}}},
        {u"created_at"_s, World::timeText(machine.createdAt)},
        {u"deleted_at"_s, QJsonValue()},
        {u"project_type"_s, u"dstack"_s},
    };
}

QJsonObject cvmDetail(const World &world, const Machine &machine, RecordVersion version)
{
    if (version == RecordVersion::V20260121) {
        QJsonObject record = cvmRecord(world, machine);
        record[u"compose_file"_s] = QJsonDocument::fromJson(world.fleet().composeOf(machine).text).object();
        return record;
    }
    const Node &node = world.fleet().nodeOf(machine);
    const Shape &shape = machine.shape;
    return {
        {u"id"_s, machine.number},
        {u"name"_s, machine.name},
        {u"status"_s, machine.status},
        {u"in_progress"_s, machine.inProgress()},
        {u"teepod_id"_s, node.id},
        {u"teepod"_s, QJsonObject{{u"id"_s, node.id}, {u"name"_s, node.name}, {u"region_identifier"_s, node.region}}},
        {u"app_id"_s, world.fleet().appOf(machine).id},
        {u"vm_uuid"_s, machine.vmUuid},
        {u"instance_id"_s, machine.instanceId},
        {u"vcpu"_s, shape.vcpu},
        {u"memory"_s, shape.memoryGb * 1024},
        {u"disk_size"_s, shape.diskGb},
        {u"base_image"_s, world.fleet().osOf(machine).name},
        {u"encrypted_env_pubkey"_s, envKey(world, machine)},
        {u"listed"_s, false},
        {u"project_id"_s, world.fleet().appOf(machine).recordId},
        {u"project_type"_s, u"dstack"_s},
        {u"instance_type"_s, shape.instanceType},
        {u"public_sysinfo"_s, manifestFlag(world, machine, "public_sysinfo"_L1)},
        {u"public_logs"_s, hasPublicLogs(world, machine)},
        {u"dapp_dashboard_url"_s, world.addresses().base + "/i/"_L1 + machine.instanceId},
        {u"syslog_endpoint"_s, syslogEndpoint(world, machine)},
        {u"kms_info"_s, legacyKms(world)},
        {u"contract_address"_s, QJsonValue()},
        {u"deployer_address"_s, QJsonValue()},
        {u"scheduled_delete_at"_s, QJsonValue()},
        {u"public_urls"_s, endpoints(world, machine)},
        {u"gateway_domain"_s, node.gateway},
        {u"machine_info"_s,
         QJsonObject{{u"vcpu"_s, shape.vcpu}, {u"memory"_s, shape.memoryGb * 1024}, {u"disk_size"_s, shape.diskGb}, {u"gpu_count"_s, 0}}},
        {u"updated_at"_s, World::timeText(machine.operations.empty() ? machine.createdAt : machine.operations.front().startedAt)},
    };
}

QJsonObject legacyListItem(const World &world, const Machine &machine)
{
    const Node &node = world.fleet().nodeOf(machine);
    QJsonObject item = cvmDetail(world, machine, RecordVersion::V20251028);
    for (const QString &name :
         {u"id"_s, u"teepod_id"_s, u"teepod"_s, u"app_id"_s, u"vm_uuid"_s, u"instance_id"_s, u"base_image"_s, u"encrypted_env_pubkey"_s,
          u"instance_type"_s, u"public_sysinfo"_s, u"public_logs"_s, u"contract_address"_s, u"deployer_address"_s, u"scheduled_delete_at"_s})
        item.remove(name);
    item[u"hosted"_s] = QJsonObject{{u"id"_s, machine.vmUuid},
                                    {u"name"_s, machine.name},
                                    {u"status"_s, machine.status},
                                    {u"uptime"_s, uptime(world, machine)},
                                    {u"app_url"_s, world.addresses().base + "/i/"_L1 + machine.instanceId},
                                    {u"app_id"_s, world.fleet().appOf(machine).id},
                                    {u"instance_id"_s, machine.instanceId},
                                    {u"configuration"_s, QJsonObject{{u"name"_s, machine.name}, {u"image"_s, world.fleet().osOf(machine).name}}},
                                    {u"exited_at"_s, timeOrNull(machine.exitedAt)},
                                    {u"boot_progress"_s, textOrNull(machine.bootProgress)},
                                    {u"boot_error"_s, textOrNull(machine.bootError)},
                                    {u"shutdown_progress"_s, QJsonValue()},
                                    {u"image_version"_s, world.fleet().osOf(machine).version}};
    item[u"managed_user"_s] = QJsonObject{{u"id"_s, 7}, {u"username"_s, u"demo"_s}};
    item[u"node"_s] = QJsonObject{{u"id"_s, node.id}, {u"name"_s, node.name}, {u"region_identifier"_s, node.region}};
    item[u"allow_upgrade"_s] = true;
    item[u"billing_period"_s] = u"hourly"_s;
    return item;
}

QJsonObject powerAnswer(const World &world, const Machine &machine)
{
    const Node &node = world.fleet().nodeOf(machine);
    return {
        {u"id"_s, machine.number},
        {u"name"_s, machine.name},
        {u"status"_s, machine.status},
        {u"teepod_id"_s, node.id},
        {u"teepod"_s, QJsonObject{{u"id"_s, node.id}, {u"name"_s, node.name}, {u"region_identifier"_s, node.region}}},
        {u"user_id"_s, 7},
        {u"app_id"_s, world.fleet().appOf(machine).id},
        {u"vm_uuid"_s, machine.vmUuid},
        {u"instance_id"_s, machine.instanceId},
        {u"app_url"_s, world.addresses().base + "/i/"_L1 + machine.instanceId},
        {u"base_image"_s, world.fleet().osOf(machine).name},
        {u"vcpu"_s, machine.shape.vcpu},
        {u"memory"_s, machine.shape.memoryGb * 1024},
        {u"disk_size"_s, machine.shape.diskGb},
        {u"manifest_version"_s, 2},
        {u"runner"_s, u"docker-compose"_s},
        {u"docker_compose_file"_s, QJsonDocument::fromJson(world.fleet().composeOf(machine).text)["docker_compose_file"_L1]},
        {u"created_at"_s, World::timeText(machine.createdAt)},
        {u"encrypted_env_pubkey"_s, envKey(world, machine)},
        {u"correlation_id"_s, machine.operations.empty() ? QJsonValue() : QJsonValue(machine.operations.front().correlationId)},
    };
}

QJsonObject statusOf(const World &world, const Machine &machine)
{
    QJsonObject status{
        {u"vm_uuid"_s, machine.vmUuid},
        {u"status"_s, machine.status},
        {u"uptime"_s, textOrNull(uptime(world, machine))},
        {u"in_progress"_s, machine.inProgress()},
        {u"boot_progress"_s, textOrNull(machine.bootProgress)},
        {u"boot_error"_s, textOrNull(machine.bootError)},
        {u"shutdown_progress"_s, QJsonValue()},
    };
    if (machine.inProgress()) {
        const OperationRecord &operation = machine.operations.front();
        status[u"operation_type"_s] = operation.type;
        status[u"operation_started_at"_s] = World::timeText(operation.startedAt);
        status[u"correlation_id"_s] = operation.correlationId;
    }
    return status;
}

QJsonObject operationsOf(const World &world, const Machine &machine, const Request &request)
{
    Q_UNUSED(world);
    QJsonArray items;
    const int limit = request.has("limit") ? std::clamp(request.value("limit").toInt(), 1, 500) : 50;
    for (const OperationRecord &operation : machine.operations) {
        if (items.size() == limit)
            break;
        QJsonArray events;
        for (const auto &[at, status] : operation.events)
            events.append(QJsonObject{{u"event_type"_s, u"state_changed"_s}, {u"timestamp"_s, World::timeText(at)}, {u"state"_s, status}});
        items.append(QJsonObject{
            {u"correlation_id"_s, operation.correlationId},
            {u"operation_type"_s, operation.type},
            {u"target_state"_s, operation.target},
            {u"triggered_by"_s, u"usr_demo"_s},
            {u"triggered_by_username"_s, u"demo"_s},
            {u"started_at"_s, World::timeText(operation.startedAt)},
            {u"completed_at"_s, timeOrNull(operation.completedAt)},
            {u"duration_ms"_s, operation.completedAt ? QJsonValue(double(*operation.completedAt - operation.startedAt)) : QJsonValue()},
            {u"status"_s, operation.status},
            {u"error_message"_s, textOrNull(operation.error)},
            {u"sub_operations"_s, QJsonArray()},
            {u"events"_s, events},
            {u"instance_name"_s, machine.name},
        });
    }
    return {{u"items"_s, items}, {u"total"_s, int(machine.operations.size())}, {u"next_cursor"_s, QJsonValue()}};
}

} // namespace pilothouse::demofleet
