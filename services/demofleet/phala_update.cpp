// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/routes.h"

#include "services/core/digest.h"

#include <algorithm>

namespace pilothouse::demofleet {

using namespace Qt::StringLiterals;

namespace {

Answer refusalAnswer(const Refusal &refusal, const Machine &machine)
{
    return refusal.code.isEmpty() ? plainError(refusal.status, refusal.message)
                                  : structuredError(refusal.status, refusal.code, refusal.message, u"cvm_id"_s, machine.vmUuid);
}

QJsonObject accepted(const Machine &machine)
{
    return {{u"status"_s, u"in_progress"_s}, {u"message"_s, u"Update accepted"_s}, {u"correlation_id"_s, machine.operations.front().correlationId}};
}

Answer carryOut(World &world, int index, const AppCompose &compose, const std::optional<GuestEnv> &env, bool envsChanged)
{
    if (const auto refusal = world.update(index, compose, env))
        return refusalAnswer(*refusal, world.fleet().machine(index));
    QJsonObject answer = accepted(world.fleet().machine(index));
    answer[u"allowed_envs_changed"_s] = envsChanged;
    return jsonAnswer(answer, 202);
}

/// 465: the owner of the app's contract has to allow the hash first. The token carries the update out afterwards.
Answer registerFirst(World &world, int index, const AppCompose &compose, const std::optional<GuestEnv> &env, bool byEnvs)
{
    const Machine &machine = world.fleet().machine(index);
    // A newer one takes the place of an older one for the same machine.
    world.waiting().removeIf([index](const auto &entry) { return entry.value().machine == index; });
    const QString token
        = "tok_"_L1
          + QString::fromLatin1(sha256({"token ", machine.vmUuid.toLatin1(), compose.hash, QByteArray::number(world.now())}).toHex().left(24));
    world.waiting().insert(token, {index, compose, env, byEnvs});
    return allowFirst(world, world.fleet().appOf(machine).id, compose, world.fleet().nodeOf(machine).deviceId, token);
}

Answer commit(World &world, const QString &token)
{
    const auto found = world.waiting().find(token);
    if (found == world.waiting().end())
        return structuredError(466, u"ERR-01-006"_s, u"The update is unknown, expired or superseded"_s);
    if (needsChain(world))
        return structuredError(468, u"ERR-01-008"_s, u"The compose hash is not on the contract"_s);
    const WaitingUpdate update = found.value();
    world.waiting().erase(found);
    return carryOut(world, update.machine, update.compose, update.env, false);
}

/// The second phase of a change that was asked for by this route: each keeps its own.
Answer commitByHash(World &world, int index, const QByteArray &hash, bool byEnvs)
{
    for (auto it = world.waiting().begin(); it != world.waiting().end(); ++it) {
        if (it.value().machine == index && it.value().byEnvs == byEnvs && it.value().compose.hash.toHex() == hash)
            return commit(world, it.key());
    }
    return commit(world, {});
}

Answer patchCvm(World &world, const Request &request, int index, const QJsonObject &body)
{
    if (const QByteArray hash = request.header("x-compose-hash"); !hash.isEmpty())
        return commitByHash(world, index, hash, false);
    const Machine &machine = world.fleet().machine(index);
    QJsonObject manifest = QJsonDocument::fromJson(world.fleet().composeOf(machine).text).object();
    for (const QString &name :
         {u"docker_compose_file"_s, u"pre_launch_script"_s, u"allowed_envs"_s, u"public_logs"_s, u"public_sysinfo"_s, u"public_tcbinfo"_s}) {
        if (body.contains(name))
            manifest[name] = body[name];
    }
    if (manifest["pre_launch_script"_L1].toString().isEmpty())
        manifest.remove(u"pre_launch_script"_s); // as the cloud does
    std::optional<GuestEnv> env;
    if (body.contains("encrypted_env"_L1))
        env = openEnv(world, world.fleet().appOf(machine).id, body["encrypted_env"_L1].toString());
    const AppCompose compose = composeOf(manifest);
    if (needsChain(world) || request.header("x-prepare-only") == "true")
        return registerFirst(world, index, compose, env, false);
    return carryOut(world, index, compose, env, body.contains("allowed_envs"_L1));
}

Answer patchEnvs(World &world, int index, const QJsonObject &body)
{
    if (!body["encrypted_env"_L1].isString())
        return validationError(u"body"_s, u"encrypted_env"_s, u"Field required"_s);
    if (const QString hash = body["compose_hash"_L1].toString(); !hash.isEmpty())
        return commitByHash(world, index, hash.toLatin1(), true);
    const Machine &machine = world.fleet().machine(index);
    const GuestEnv env = openEnv(world, world.fleet().appOf(machine).id, body["encrypted_env"_L1].toString());
    AppCompose compose = world.fleet().composeOf(machine);
    bool envsChanged = false;
    if (body["env_keys"_L1].isArray()) {
        QJsonObject manifest = QJsonDocument::fromJson(compose.text).object();
        envsChanged = manifest["allowed_envs"_L1].toArray() != body["env_keys"_L1].toArray();
        manifest[u"allowed_envs"_s] = body["env_keys"_L1];
        if (envsChanged)
            compose = composeOf(manifest);
    }
    // Values are not in the hash: only a change of the names has to be allowed.
    if (envsChanged && needsChain(world))
        return registerFirst(world, index, compose, env, true);
    return carryOut(world, index, compose, env, envsChanged);
}

Answer patchResources(World &world, int index, const QJsonObject &body)
{
    const Machine &machine = world.fleet().machine(index);
    Shape shape = machine.shape;
    if (body.contains("instance_type"_L1)) {
        const QString type = body["instance_type"_L1].toString();
        const auto found = std::ranges::find(Fleet::shapes(), type, &Shape::instanceType);
        if (found == Fleet::shapes().end())
            return structuredError(404, u"ERR-02-001"_s, u"Instance type not found"_s, u"instance_type"_s, type);
        shape = *found;
        shape.diskGb = machine.shape.diskGb;
    }
    shape.vcpu = body["vcpu"_L1].toInt(shape.vcpu);
    shape.memoryGb = body["memory"_L1].toInt(shape.memoryGb * 1024) / 1024;
    shape.diskGb = body["disk_size"_L1].toInt(shape.diskGb);
    if (shape.vcpu < 1 || shape.memoryGb < 1)
        return structuredError(400, u"ERR-02-008"_s, u"A CVM needs a processor and a gigabyte"_s);
    if (const auto refusal = world.resize(index, shape, body["allow_restart"_L1].toInt() == 1))
        return refusalAnswer(*refusal, machine);
    return emptyAnswer(202);
}

} // namespace

QJsonObject chainKms(const World &world)
{
    return {{u"id"_s, u"kms_demo"_s},
            {u"slug"_s, u"kms-demo"_s},
            {u"url"_s, world.addresses().base},
            {u"version"_s, u"v0.5.5"_s},
            {u"chain_id"_s, 8453},
            {u"kms_contract_address"_s, "0x"_L1 + QString(40, u'1')},
            {u"gateway_app_id"_s, QString(40, u'2')}};
}

bool needsChain(World &world)
{
    return world.faults().active({TargetKind::Phala, -1}, FaultKind::NeedsChain);
}

Answer allowFirst(const World &world, const QString &appId, const AppCompose &compose, const QString &deviceId, const QString &token)
{
    const auto fact = [](const QString &field, const QJsonValue &value) { return QJsonObject{{u"field"_s, field}, {u"value"_s, value}}; };
    QJsonArray details{
        fact(u"compose_hash"_s, QString::fromLatin1(compose.hash.toHex())), fact(u"app_id"_s, appId), fact(u"device_id"_s, deviceId),
        fact(u"kms_info"_s, chainKms(world)),
        fact(u"onchain_status"_s, QJsonObject{{u"compose_hash_allowed"_s, false}, {u"device_id_allowed"_s, true}, {u"is_allowed"_s, false}})};
    if (!token.isEmpty())
        details.append(fact(u"commit_token"_s, token));
    return jsonAnswer(QJsonObject{{u"detail"_s, QJsonObject{{u"error_code"_s, u"ERR-01-005"_s},
                                                            {u"message"_s, u"The compose hash has to be registered on chain first"_s},
                                                            {u"details"_s, details},
                                                            {u"suggestions"_s, QJsonArray()},
                                                            {u"links"_s, QJsonArray()}}}},
                      465);
}

Answer manifestRoute(World &world, const Request &request, int index, const QStringList &rest)
{
    const QString what = rest.value(0);
    const QByteArray &text = world.fleet().composeOf(world.fleet().machine(index)).text;
    if (request.method == "GET" && rest.size() == 1) {
        const QJsonObject manifest = QJsonDocument::fromJson(text).object();
        if (what == "compose_file"_L1)
            return textAnswer(text, "application/json");
        if (what == "docker-compose.yml"_L1)
            return textAnswer(manifest["docker_compose_file"_L1].toString().toUtf8(), "text/yaml");
        return textAnswer(manifest["pre_launch_script"_L1].toString().toUtf8(), "text/plain");
    }
    const auto body = request.object();
    if (!body)
        return validationError(u"body"_s, u"body"_s, u"Input should be an object"_s);
    if (request.method == "POST" && what == "commit-update"_L1)
        return commit(world, (*body)["token"_L1].toString());
    if (request.method == "PATCH" && rest.isEmpty())
        return patchCvm(world, request, index, *body);
    if (request.method == "PATCH" && what == "envs"_L1)
        return patchEnvs(world, index, *body);
    if (request.method == "PATCH" && what == "resources"_L1)
        return patchResources(world, index, *body);
    return plainError(404, u"Not Found"_s);
}

} // namespace pilothouse::demofleet
