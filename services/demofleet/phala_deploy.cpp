// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/routes.h"

#include "services/core/digest.h"

#include <QRegularExpression>

#include <algorithm>

namespace pilothouse::demofleet {

using namespace Qt::StringLiterals;

namespace {

constexpr FleetTime kProvisionKept = FleetTime(14) * 24 * 3600 * 1000;
constexpr qsizetype kLongestTexts = 200 * 1024;
const QString kOnChain = u"on-chain"_s; ///< in the place of the id that a contract has yet to give

QString orderKey(const QString &appId, const QString &hash)
{
    return appId + u'/' + hash;
}

QJsonObject kmsRecord(const World &world)
{
    return {{u"id"_s, u"kms_demo"_s},           {u"slug"_s, u"kms-demo"_s},    {u"url"_s, world.addresses().base},
            {u"version"_s, u"v0.5.5"_s},        {u"chain_id"_s, QJsonValue()}, {u"kms_contract_address"_s, QJsonValue()},
            {u"gateway_app_id"_s, QJsonValue()}};
}

/// The manifest that the cloud makes of what was sent: its own defaults around the operator's parts.
QJsonObject manifestOf(const QJsonObject &sent, const QString &name)
{
    QJsonObject manifest{{u"allowed_envs"_s, QJsonArray()},
                         {u"docker_compose_file"_s, QString()},
                         {u"features"_s, QJsonArray{u"kms"_s, u"tproxy-net"_s}},
                         {u"gateway_enabled"_s, true},
                         {u"kms_enabled"_s, true},
                         {u"local_key_provider_enabled"_s, false},
                         {u"manifest_version"_s, 2},
                         {u"no_instance_id"_s, false},
                         {u"public_logs"_s, true},
                         {u"public_sysinfo"_s, true},
                         {u"public_tcbinfo"_s, true},
                         {u"runner"_s, u"docker-compose"_s},
                         {u"secure_time"_s, false},
                         {u"storage_fs"_s, u"zfs"_s}};
    for (auto it = sent.begin(); it != sent.end(); ++it)
        manifest[it.key()] = it.value();
    if (manifest["name"_L1].toString().isEmpty())
        manifest[u"name"_s] = name;
    return manifest;
}

std::optional<Answer> refuseOrder(const World &world, const QJsonObject &body)
{
    static const QRegularExpression name(u"^[A-Za-z](?:[A-Za-z0-9]|-(?!-))*[A-Za-z0-9]$"_s);
    const QString wanted = body["name"_L1].toString();
    if (wanted.size() < 5 || wanted.size() > 63 || !name.match(wanted).hasMatch())
        return validationError(u"body"_s, u"name"_s, u"Name must be 5 to 63 letters, digits and hyphens"_s);
    if (!world.fleet().find(wanted).empty())
        return structuredError(409, u"ERR-01-004"_s, u"A CVM of this name exists already"_s, u"name"_s, wanted);
    const QJsonValue compose = body["compose_file"_L1];
    const QString text = compose["docker_compose_file"_L1].toString();
    if (!text.contains("services:"_L1))
        return structuredError(400, u"ERR-01-003"_s, u"The compose file is invalid: services is missing"_s, u"compose_file"_s);
    if (text.toUtf8().size() + compose["pre_launch_script"_L1].toString().toUtf8().size() > kLongestTexts)
        return validationError(u"body"_s, u"compose_file"_s, u"Compose text and pre-launch script have more than 200 KiB"_s);
    return std::nullopt;
}

} // namespace

Answer provisionCvm(World &world, const Request &request)
{
    const auto body = request.object();
    if (!body)
        return validationError(u"body"_s, u"name"_s, u"Field required"_s);
    if (world.faults().strike({TargetKind::Phala, -1}, FaultKind::NoCapacity, QString::fromUtf8(request.target)))
        return structuredError(400, u"ERR-02-002"_s, u"No node has the resources for this CVM"_s, u"instance_type"_s,
                               (*body)["instance_type"_L1].toString());
    if (auto refusal = refuseOrder(world, *body))
        return *refusal;
    CvmOrder order;
    order.name = (*body)["name"_L1].toString();
    const QString type = (*body)["instance_type"_L1].toString(u"tdx.small"_s);
    const auto shape = std::ranges::find(Fleet::shapes(), type, &Shape::instanceType);
    if (shape == Fleet::shapes().end())
        return structuredError(404, u"ERR-02-001"_s, u"Instance type not found"_s, u"instance_type"_s, type);
    order.shape = *shape;
    order.shape.diskGb = (*body)["disk_size"_L1].toInt(order.shape.diskGb);
    const auto &nodes = world.fleet().nodes();
    const int wanted = (*body)["teepod_id"_L1].toInt(-1);
    const QString region = (*body)["region"_L1].toString();
    const auto node = std::ranges::find_if(nodes, [&](const Node &it) {
        return (wanted < 0 || it.id == wanted) && (region.isEmpty() || it.region.compare(region, Qt::CaseInsensitive) == 0);
    });
    if (node == nodes.end())
        return structuredError(404, u"ERR-01-001"_s, u"Node not found"_s, u"teepod_id"_s, QString::number(wanted));
    order.node = int(node - nodes.begin());
    order.compose = composeOf(manifestOf((*body)["compose_file"_L1].toObject(), order.name));
    order.until = world.now() + kProvisionKept;
    // A new app each time, as with a wallet's next number.
    const QByteArray number = QByteArray::number(world.fleet().apps().size()) + '/' + QByteArray::number(world.orders().size());
    order.appId = QString::fromLatin1(sha256({"app ", number, order.compose.hash}).toHex().left(40));
    const QString hash = QString::fromLatin1(order.compose.hash.toHex());
    const QString kms = (*body)["kms"_L1].toString().toLower();
    if (kms == "ethereum"_L1 || kms == "base"_L1) {
        // Its app is made by the contract that the owner's wallet deploys.
        world.orders().insert(orderKey(kOnChain, hash), order);
        return jsonAnswer(QJsonObject{{u"app_id"_s, QJsonValue()},
                                      {u"app_env_encrypt_pubkey"_s, QJsonValue()},
                                      {u"compose_hash"_s, hash},
                                      {u"device_id"_s, node->deviceId},
                                      {u"os_image_hash"_s, QString::fromLatin1(Fleet::osImageHash().toHex())},
                                      {u"instance_type"_s, order.shape.instanceType},
                                      {u"teepod_id"_s, node->id},
                                      {u"kms_info"_s, chainKms(world)}});
    }
    world.orders().insert(orderKey(order.appId, hash), order);
    return jsonAnswer(QJsonObject{{u"app_id"_s, order.appId},
                                  {u"app_env_encrypt_pubkey"_s, QString::fromLatin1(world.kms().publicKeyOf(order.appId).toHex())},
                                  {u"compose_hash"_s, hash},
                                  {u"device_id"_s, node->deviceId},
                                  {u"fmspc"_s, u"b0c06f000000"_s},
                                  {u"os_image_hash"_s, QString::fromLatin1(Fleet::osImageHash().toHex())},
                                  {u"instance_type"_s, order.shape.instanceType},
                                  {u"teepod_id"_s, node->id},
                                  {u"kms_info"_s, kmsRecord(world)}});
}

Answer createCvm(World &world, const Request &request)
{
    const auto body = request.object();
    QString appId = body ? (*body)["app_id"_L1].toString().toLower() : QString();
    if (appId.startsWith("0x"_L1))
        appId.remove(0, 2);
    const bool isOnChain = body && !(*body)["contract_address"_L1].toString().isEmpty();
    const auto found
        = world.orders().find(orderKey(isOnChain ? kOnChain : appId, body ? (*body)["compose_hash"_L1].toString().toLower() : QString()));
    if (found == world.orders().end())
        return validationError(u"body"_s, u"app_id"_s, u"Nothing was provisioned for this app and compose hash"_s);
    CvmOrder order = found.value();
    if (order.until <= world.now())
        return structuredError(400, u"ERR-01-002"_s, u"The provision has expired"_s, u"app_id"_s, appId);
    if (!world.fleet().find(order.name).empty())
        return structuredError(409, u"ERR-01-004"_s, u"A CVM of this name exists already"_s, u"name"_s, order.name);
    if (isOnChain && needsChain(world))
        return allowFirst(world, appId, order.compose, world.fleet().nodes()[size_t(order.node)].deviceId, {});
    order.appId = appId;
    if (body->contains("encrypted_env"_L1))
        order.env = openEnv(world, appId, (*body)["encrypted_env"_L1].toString());
    world.orders().erase(found);
    const int machine = world.create(order);
    return jsonAnswer(powerAnswer(world, world.fleet().machine(machine)));
}

GuestEnv openEnv(const World &world, const QString &appId, const QString &blob)
{
    GuestEnv env;
    const auto variables = world.kms().open(appId, blob.toLatin1());
    env.opened = variables.has_value();
    for (const auto &[name, value] : variables.value_or(GuestVariables())) {
        env.names << name;
        env.values << value;
    }
    return env;
}

Answer kmsRoute(World &world, const QStringList &path)
{
    if (path[0] != "kms-demo"_L1 && path[0] != "kms_demo"_L1)
        return plainError(404, u"KMS not found"_s);
    if (path.size() == 1)
        return jsonAnswer(kmsRecord(world));
    if (path.size() == 2 && path[1] == "info"_L1)
        return jsonAnswer(QJsonObject{{u"kms"_s, kmsRecord(world)},
                                      {u"bootstrap_info"_s, QJsonObject{{u"k256_pubkey"_s, QString::fromLatin1(world.kms().rootKey().toHex())}}},
                                      {u"on_chain"_s, QJsonValue()}});
    if (path.size() == 3 && path[1] == "pubkey"_L1) {
        QString appId = path[2].toLower();
        if (appId.startsWith("0x"_L1))
            appId.remove(0, 2);
        if (!Digest<20>::fromHex(appId.toLatin1()))
            return validationError(u"path"_s, u"app_id"_s, u"Input should be 40 hexadecimal digits"_s);
        QByteArray signature = world.kms().signatureOf(appId);
        if (world.faults().strike({TargetKind::Phala, -1}, FaultKind::ForgedEnvKey))
            signature[40] = char(signature[40] ^ 1);
        return jsonAnswer(QJsonObject{{u"public_key"_s, QString::fromLatin1(world.kms().publicKeyOf(appId).toHex())},
                                      {u"signature"_s, QString::fromLatin1(signature.toHex())}});
    }
    return plainError(404, u"Not Found"_s);
}

} // namespace pilothouse::demofleet
