// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/phala/deploy_requests.h"

#include "services/phala/phala_wire.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace pilothouse::phala::wire {

using namespace Qt::StringLiterals;

namespace {

http::HttpRequest change(const QUrl &base, const QByteArray &verb, const QByteArray &path, const char *version)
{
    http::HttpRequest request = apiRequest(base, verb, path, version);
    request.effect = http::Effect::Mutating;
    return request;
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonArray namesOf(const std::vector<cluster::SealedVariable> &variables)
{
    QJsonArray names;
    for (const cluster::SealedVariable &variable : variables)
        names.append(variable.name);
    return names;
}

QByteArray encoded(const QString &segment)
{
    return QUrl::toPercentEncoding(segment);
}

} // namespace

QString kmsWord(cluster::KmsKind kind)
{
    switch (kind) {
    case cluster::KmsKind::Phala: return u"PHALA"_s;
    case cluster::KmsKind::Ethereum: return u"ETHEREUM"_s;
    case cluster::KmsKind::Base: return u"BASE"_s;
    }
    return {};
}

// GET /auth/me: "Account", version 2026-01-21.
http::HttpRequest account(const QUrl &base)
{
    return apiRequest(base, "GET", "/auth/me");
}

// GET /teepods/available: "Capacity". A "teepod" is a node.
http::HttpRequest availableNodes(const QUrl &base)
{
    return apiRequest(base, "GET", "/teepods/available");
}

// GET /instance-types: "Capacity".
http::HttpRequest instanceTypes(const QUrl &base)
{
    return apiRequest(base, "GET", "/instance-types");
}

// GET /cvms/{id}/compose_file: "Update".
http::HttpRequest composeFile(const QUrl &base, const QString &identifier)
{
    return apiRequest(base, "GET", "/cvms/" + pathSegment(identifier) + "/compose_file");
}

// POST /cvms/provision: "Provision". Members without a value are left out; without prefer_dev the cloud would take a development
// image, and without listed=false it would put the app into its public list.
http::HttpRequest provision(const QUrl &base, const cluster::CvmSpec &spec)
{
    QJsonObject compose{{u"name"_s, spec.manifestName},
                        {u"docker_compose_file"_s, QString::fromUtf8(spec.composeText)},
                        {u"allowed_envs"_s, namesOf(spec.variables)},
                        {u"public_logs"_s, spec.publicLogs},
                        {u"public_sysinfo"_s, spec.publicSysinfo}};
    if (!spec.preLaunchScript.isEmpty())
        compose[u"pre_launch_script"_s] = spec.preLaunchScript;
    QJsonObject body{{u"name"_s, spec.name},           {u"compose_file"_s, compose},  {u"listed"_s, false},
                     {u"prefer_dev"_s, spec.devImage}, {u"kms"_s, kmsWord(spec.kms)}, {u"instance_type"_s, spec.instanceType}};
    if (spec.diskGb)
        body[u"disk_size"_s] = *spec.diskGb;
    if (spec.nodeId)
        body[u"teepod_id"_s] = *spec.nodeId;
    if (!spec.region.isEmpty())
        body[u"region"_s] = spec.region;
    if (!spec.osImage.isEmpty())
        body[u"image"_s] = spec.osImage;
    http::HttpRequest request = apiRequest(base, "POST", "/cvms/provision", kDeployVersion);
    request.body = compact(body);
    request.tries = 1;
    return request;
}

// POST /cvms: "Create".
http::HttpRequest createCvm(const QUrl &base, const cluster::Provision &provision, const QByteArray &encryptedEnv)
{
    QJsonObject body{{u"app_id"_s, provision.appId}, {u"compose_hash"_s, provision.composeHash}};
    if (!encryptedEnv.isEmpty())
        body[u"encrypted_env"_s] = QString::fromLatin1(encryptedEnv);
    if (provision.isOnChain()) {
        body[u"kms_id"_s] = provision.kmsSlug;
        body[u"contract_address"_s] = provision.appContract;
        body[u"deployer_address"_s] = provision.deployer;
    }
    http::HttpRequest request = change(base, "POST", "/cvms", kDeployVersion);
    request.body = compact(body);
    return request;
}

// GET /kms/{id or slug}/pubkey/{app_id}: "KMS records".
http::HttpRequest kmsPublicKey(const QUrl &base, const QString &kms, const QString &appId)
{
    return apiRequest(base, "GET", "/kms/" + encoded(kms) + "/pubkey/" + encoded(appId));
}

// GET /kms/{id}/info: "KMS records".
http::HttpRequest kmsInfo(const QUrl &base, const QString &kms)
{
    return apiRequest(base, "GET", "/kms/" + encoded(kms) + "/info");
}

http::HttpRequest updateTarget(const QUrl &base, const QString &identifier)
{
    return apiRequest(base, "GET", "/cvms/" + pathSegment(identifier), kDeployVersion);
}

// PATCH /cvms/{id}: "Update". Only the members that are given change.
http::HttpRequest updateCvm(const QUrl &base, const QString &identifier, const cluster::CvmUpdate &update, const QByteArray &encryptedEnv)
{
    QJsonObject body;
    if (update.composeText)
        body[u"docker_compose_file"_s] = QString::fromUtf8(*update.composeText);
    if (update.preLaunchScript)
        body[u"pre_launch_script"_s] = *update.preLaunchScript;
    if (update.variables) {
        body[u"allowed_envs"_s] = namesOf(*update.variables);
        body[u"encrypted_env"_s] = QString::fromLatin1(encryptedEnv);
    }
    http::HttpRequest request = change(base, "PATCH", "/cvms/" + pathSegment(identifier), kDeployVersion);
    request.body = compact(body);
    return request;
}

// PATCH /cvms/{id}/envs: "Update", environment.
http::HttpRequest updateEnvs(const QUrl &base, const QString &identifier, const cluster::CvmUpdate &update, const QByteArray &encryptedEnv)
{
    const QJsonObject body{{u"encrypted_env"_s, QString::fromLatin1(encryptedEnv)},
                           {u"env_keys"_s, update.variables ? namesOf(*update.variables) : QJsonArray()}};
    http::HttpRequest request = change(base, "PATCH", "/cvms/" + pathSegment(identifier) + "/envs", kApiVersion);
    request.body = compact(body);
    return request;
}

// "Two-phase change": POST /cvms/{id}/commit-update, or PATCH /cvms/{id} with X-Compose-Hash and X-Transaction-Hash.
http::HttpRequest commitUpdate(const QUrl &base, const QString &identifier, const cluster::OnChainStep &step, const QString &transactionHash)
{
    const QString transaction = transactionHash.isEmpty() ? u"already-registered"_s : transactionHash;
    if (step.commitToken.isEmpty()) {
        http::HttpRequest request = change(base, "PATCH", "/cvms/" + pathSegment(identifier), kDeployVersion);
        request.headers << qMakePair(QByteArray("X-Compose-Hash"), step.composeHash.toLatin1())
                        << qMakePair(QByteArray("X-Transaction-Hash"), transaction.toLatin1());
        request.body = "{}";
        return request;
    }
    http::HttpRequest request = change(base, "POST", "/cvms/" + pathSegment(identifier) + "/commit-update", kDeployVersion);
    request.body = compact(
        {{u"token"_s, QString::fromLatin1(step.commitToken.view())}, {u"compose_hash"_s, step.composeHash}, {u"transaction_hash"_s, transaction}});
    return request;
}

// PATCH /cvms/{id}/resources: "Resources". allow_restart is a number.
http::HttpRequest resize(const QUrl &base, const QString &identifier, const cluster::Resources &resources)
{
    QJsonObject body{{u"allow_restart"_s, resources.allowRestart ? 1 : 0}};
    if (resources.vcpu)
        body[u"vcpu"_s] = *resources.vcpu;
    if (resources.memoryMb)
        body[u"memory"_s] = *resources.memoryMb;
    if (resources.diskGb)
        body[u"disk_size"_s] = *resources.diskGb;
    if (!resources.instanceType.isEmpty())
        body[u"instance_type"_s] = resources.instanceType;
    http::HttpRequest request = change(base, "PATCH", "/cvms/" + pathSegment(identifier) + "/resources", kApiVersion);
    request.body = compact(body);
    return request;
}

// DELETE /cvms/{id}: "Power".
http::HttpRequest removeCvm(const QUrl &base, const QString &identifier)
{
    return change(base, "DELETE", "/cvms/" + pathSegment(identifier), kApiVersion);
}

} // namespace pilothouse::phala::wire
