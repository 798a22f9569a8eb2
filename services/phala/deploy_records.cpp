// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/phala/deploy_records.h"

#include "services/core/digest.h"
#include "services/core/json.h"
#include "services/core/plain_text.h"
#include "services/phala/number_guard.h"

#include <QLocale>

#include <cmath>

namespace pilothouse::phala::wire {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongest = 4096;
constexpr qsizetype kMostRows = 10'000;
constexpr qsizetype kRootKeySize = 33;
constexpr double kLargestNumber = 1e15;

Error protocol(const QString &what)
{
    return Error{.kind = ErrorKind::Protocol, .what = what};
}

Result<QJsonObject> objectOf(const QByteArray &body)
{
    JsonLimits strict;
    strict.duplicateKeys = DuplicateKeys::Reject;
    return parseJsonObject(guardNumbers(body), strict);
}

QString text(const QJsonValue &value)
{
    return value.toString().left(kLongest);
}

/// A text, or a whole number written down as one: ids change from one to the other between versions.
QString idText(const QJsonValue &value)
{
    return value.isDouble() && value.toDouble() == std::floor(value.toDouble()) ? QString::number(value.toInteger()) : text(value);
}

QString hexText(const QJsonValue &value)
{
    QString hex = text(value).toLower();
    return hex.startsWith("0x"_L1) ? hex.mid(2) : hex;
}

/// Decimal text as money is sent, or the shortest text of a number.
QString decimal(const QJsonValue &value)
{
    return value.isDouble() ? QString::number(value.toDouble(), 'f', QLocale::FloatingPointShortest) : text(value).left(40);
}

std::optional<double> number(const QJsonValue &value)
{
    if (!value.isDouble() || value.toDouble() < 0 || value.toDouble() > kLargestNumber)
        return std::nullopt;
    return value.toDouble();
}

std::optional<qint64> whole(const QJsonValue &value)
{
    const auto given = number(value);
    return given && *given == std::floor(*given) ? std::optional(qint64(*given)) : std::nullopt;
}

std::optional<int> count(const QJsonValue &value)
{
    const auto given = whole(value);
    return given && *given <= 1'000'000'000 ? std::optional(int(*given)) : std::nullopt;
}

std::optional<bool> flag(const QJsonValue &value)
{
    return value.isBool() ? std::optional(value.toBool()) : std::nullopt;
}

bool isHash(const QString &hex)
{
    return Sha256::fromHex(hex.toLatin1()).has_value();
}

QString kmsName(const QJsonValue &kms)
{
    const QString slug = text(kms["slug"_L1]);
    return slug.isEmpty() ? idText(kms["id"_L1]) : slug;
}

} // namespace

// GET /auth/me: "Account".
Result<cluster::CloudAccount> parseAccount(const QByteArray &body)
{
    const auto object = objectOf(body);
    if (!object)
        return object.error();
    const QJsonValue user = (*object)["user"_L1];
    const QJsonValue workspace = (*object)["workspace"_L1];
    if (!user.isObject() || !user["username"_L1].isString())
        return protocol(u"user.username is missing or not a text"_s);
    if (!workspace.isObject() || !workspace["name"_L1].isString())
        return protocol(u"workspace.name is missing or not a text"_s);
    cluster::CloudAccount account;
    account.user = text(user["username"_L1]);
    account.email = text(user["email"_L1]);
    account.workspace = text(workspace["name"_L1]);
    account.workspaceSlug = text(workspace["slug"_L1]);
    account.tier = text(workspace["tier"_L1]);
    account.balance = decimal((*object)["credits"_L1]["balance"_L1]);
    return account;
}

// GET /teepods/available: "Capacity".
Result<std::vector<cluster::CloudNode>> parseNodes(const QByteArray &body)
{
    const auto object = objectOf(body);
    if (!object)
        return object.error();
    const QJsonValue rows = (*object)["nodes"_L1];
    if (!rows.isArray())
        return protocol(u"nodes is missing or not a list"_s);
    std::vector<cluster::CloudNode> nodes;
    for (const QJsonValue &row : rows.toArray()) {
        const auto id = whole(row["teepod_id"_L1]);
        if (!id || !row["name"_L1].isString())
            return protocol(u"nodes[%1]: teepod_id or name is missing"_s.arg(nodes.size()));
        cluster::CloudNode node;
        node.id = *id;
        node.name = text(row["name"_L1]);
        node.region = text(row["region_identifier"_L1]);
        node.remainingVcpu = number(row["remaining_vcpu"_L1]);
        node.remainingMemoryMb = whole(row["remaining_memory"_L1]);
        node.remainingDiskGb = number(row["remaining_disk"_L1]);
        node.remainingSlots = count(row["remaining_cvm_slots"_L1]);
        node.resourceScore = number(row["resource_score"_L1]);
        node.takesOnChainKms = row["support_onchain_kms"_L1].toBool();
        for (const QJsonValue &image : row["images"_L1].toArray()) {
            if (image["name"_L1].isString())
                node.osImages << text(image["name"_L1]);
        }
        nodes.push_back(std::move(node));
        if (qsizetype(nodes.size()) == kMostRows)
            break;
    }
    return nodes;
}

// GET /instance-types: "Capacity".
Result<std::vector<cluster::InstanceType>> parseInstanceTypes(const QByteArray &body)
{
    const auto object = objectOf(body);
    if (!object)
        return object.error();
    const QJsonValue families = (*object)["result"_L1];
    if (!families.isArray())
        return protocol(u"result is missing or not a list"_s);
    std::vector<cluster::InstanceType> types;
    for (const QJsonValue &family : families.toArray()) {
        if (!family["items"_L1].isArray())
            return protocol(u"result[].items is missing or not a list"_s);
        for (const QJsonValue &row : family["items"_L1].toArray()) {
            if (!row["id"_L1].isString())
                return protocol(u"an instance type has no id"_s);
            cluster::InstanceType type;
            type.id = text(row["id"_L1]);
            type.name = text(row["name"_L1]);
            type.vcpu = count(row["vcpu"_L1]);
            type.memoryMb = whole(row["memory_mb"_L1]);
            type.hourlyRate = Money::fromDecimal(decimal(row["hourly_rate"_L1]), u"USD"_s);
            type.defaultDiskGb = count(row["default_disk_size_gb"_L1]);
            types.push_back(std::move(type));
            if (qsizetype(types.size()) == kMostRows)
                return types;
        }
    }
    return types;
}

// GET /cvms/{id}/compose_file: the manifest object.
Result<cluster::ComposeFile> parseComposeFile(const QByteArray &body)
{
    const auto object = objectOf(body);
    if (!object)
        return object.error();
    if (!(*object)["docker_compose_file"_L1].isString() && !(*object)["bash_script"_L1].isString())
        return protocol(u"docker_compose_file is missing or not a text"_s);
    cluster::ComposeFile file;
    file.manifest = body;
    file.composeText = (*object)["docker_compose_file"_L1].toString();
    file.preLaunchScript = (*object)["pre_launch_script"_L1].toString();
    const QJsonValue names = (*object)["allowed_envs"_L1];
    if (!names.isArray() && !names.isNull() && !names.isUndefined())
        return protocol(u"allowed_envs is not a list"_s);
    file.listsEnvs = names.isArray();
    for (const QJsonValue &name : names.toArray()) {
        if (!name.isString())
            return protocol(u"allowed_envs has a member that is no text"_s);
        file.allowedEnvs << text(name);
    }
    file.publicLogs = flag((*object)["public_logs"_L1]);
    file.publicSysinfo = flag((*object)["public_sysinfo"_L1]);
    return file;
}

// The answer of POST /cvms/provision: "Provision".
Result<cluster::Provision> parseProvision(const QByteArray &body)
{
    const auto object = objectOf(body);
    if (!object)
        return object.error();
    cluster::Provision provision;
    provision.composeHash = hexText((*object)["compose_hash"_L1]);
    if (!isHash(provision.composeHash))
        return protocol(u"compose_hash is missing or no SHA-256"_s);
    provision.appId = hexText((*object)["app_id"_L1]);
    if (!provision.appId.isEmpty() && !Digest<20>::fromHex(provision.appId.toLatin1()))
        return protocol(u"app_id is not 40 hexadecimal digits"_s);
    provision.encryptionKey = hexText((*object)["app_env_encrypt_pubkey"_L1]);
    const QJsonValue kms = (*object)["kms_info"_L1];
    provision.kmsSlug = kmsName(kms);
    if (provision.kmsSlug.isEmpty())
        provision.kmsSlug = idText((*object)["kms_id"_L1]);
    provision.chainId = whole(kms["chain_id"_L1]);
    provision.kmsContract = text(kms["kms_contract_address"_L1]);
    provision.instanceType = text((*object)["instance_type"_L1]);
    provision.nodeId = whole((*object)["teepod_id"_L1]);
    provision.deviceId = hexText((*object)["device_id"_L1]);
    provision.osImageHash = hexText((*object)["os_image_hash"_L1]);
    if (provision.appId.isEmpty() && !(provision.isOnChain() && !provision.kmsContract.isEmpty()))
        return protocol(u"app_id is missing, and no contract is named that would make one"_s);
    return provision;
}

Result<KmsAnswer> parseKmsPublicKey(const QByteArray &body)
{
    const auto object = objectOf(body);
    if (!object)
        return object.error();
    if (!(*object)["public_key"_L1].isString())
        return protocol(u"public_key is missing or not a text"_s);
    return KmsAnswer{text((*object)["public_key"_L1]), text((*object)["signature"_L1])};
}

// GET /kms/{id}/info: what the KMS says of itself, and what its contract says of it.
Result<std::vector<QByteArray>> parseKmsRoots(const QByteArray &body)
{
    const auto object = objectOf(body);
    if (!object)
        return object.error();
    std::vector<QByteArray> roots;
    for (const QJsonValue &value :
         {(*object)["k256_pubkey"_L1], (*object)["bootstrap_info"_L1]["k256_pubkey"_L1], (*object)["on_chain"_L1]["kms_info"_L1]["k256_pubkey"_L1]}) {
        if (value.isNull() || value.isUndefined())
            continue;
        const auto key = bytesFromHex(hexText(value).toLatin1());
        if (!value.isString() || !key || key->size() != kRootKeySize)
            return protocol(u"k256_pubkey is not 33 bytes in hexadecimal digits"_s);
        roots.push_back(*key);
    }
    return roots;
}

// The answer of POST /cvms: record VM of "Power".
Result<domain::Cvm> parseCreated(const QByteArray &body)
{
    const auto object = objectOf(body);
    if (!object)
        return object.error();
    domain::Cvm cvm;
    cvm.remoteId = idText((*object)["id"_L1]);
    cvm.vmUuid = text((*object)["vm_uuid"_L1]);
    cvm.name = text((*object)["name"_L1]);
    cvm.status = text((*object)["status"_L1]);
    if ((cvm.remoteId.isEmpty() && cvm.vmUuid.isEmpty()) || cvm.name.isEmpty() || cvm.status.isEmpty())
        return protocol(u"id, name or status is missing"_s);
    cvm.id = domain::CvmId(cvm.vmUuid.isEmpty() ? cvm.remoteId : cvm.vmUuid);
    cvm.state = domain::runStateOfCvm(cvm.status);
    cvm.appId = hexText((*object)["app_id"_L1]);
    cvm.instanceId = text((*object)["instance_id"_L1]);
    cvm.osImage = text((*object)["base_image"_L1]);
    cvm.node = text((*object)["teepod"_L1]["name"_L1]);
    cvm.region = text((*object)["teepod"_L1]["region_identifier"_L1]);
    cvm.vcpu = count((*object)["vcpu"_L1]);
    if (const auto memory = number((*object)["memory"_L1]))
        cvm.memoryGib = *memory / 1024;
    cvm.diskGib = number((*object)["disk_size"_L1]);
    cvm.correlationId = text((*object)["correlation_id"_L1]);
    return cvm;
}

// CVM record, version 2025-10-28.
Result<UpdateTarget> parseUpdateTarget(const QByteArray &body)
{
    const auto object = objectOf(body);
    if (!object)
        return object.error();
    UpdateTarget target;
    target.appId = hexText((*object)["app_id"_L1]);
    if (target.appId.isEmpty())
        return protocol(u"app_id is missing: the CVM has none yet"_s);
    target.encryptionKey = hexText((*object)["encrypted_env_pubkey"_L1]);
    const QJsonValue kms = (*object)["kms_info"_L1];
    if (target.encryptionKey.isEmpty())
        target.encryptionKey = hexText(kms["encrypted_env_pubkey"_L1]);
    target.kms = kmsName(kms);
    target.isOnChain = whole(kms["chain_id"_L1]).has_value() || !text((*object)["contract_address"_L1]).isEmpty();
    return target;
}

QString parseCorrelationId(const QByteArray &body)
{
    const auto object = objectOf(body);
    return object ? text((*object)["correlation_id"_L1]).left(200) : QString();
}

// 465: "Two-phase change". The facts are a list of fields with values.
Result<cluster::OnChainStep> parseOnChainStep(const QByteArray &body)
{
    const auto object = objectOf(body);
    if (!object)
        return object.error();
    const QJsonValue detail = (*object)["detail"_L1].isObject() ? (*object)["detail"_L1] : QJsonValue(*object);
    if (!detail["details"_L1].isArray())
        return protocol(u"details is missing or not a list: what has to be allowed on chain was not said"_s);
    QJsonObject facts;
    for (const QJsonValue &fact : detail["details"_L1].toArray())
        facts[fact["field"_L1].toString()] = fact["value"_L1];
    cluster::OnChainStep step;
    step.composeHash = hexText(facts["compose_hash"_L1]);
    if (!isHash(step.composeHash))
        return protocol(u"details: compose_hash is missing or no SHA-256"_s);
    step.appId = hexText(facts["app_id"_L1]);
    step.deviceId = hexText(facts["device_id"_L1]);
    const QJsonValue kms = facts["kms_info"_L1];
    step.contract = step.appId.isEmpty() ? QString() : "0x"_L1 + step.appId;
    step.chainId = whole(kms["chain_id"_L1]);
    step.commitToken = Secret(text(facts["commit_token"_L1]).toLatin1());
    const QJsonValue onChain = facts["onchain_status"_L1];
    step.needsComposeHash = !onChain["compose_hash_allowed"_L1].toBool();
    step.needsDevice = flag(onChain["device_id_allowed"_L1]) == std::optional(false);
    step.said = visibleText(detail["message"_L1].toString(), 300);
    return step;
}

} // namespace pilothouse::phala::wire
