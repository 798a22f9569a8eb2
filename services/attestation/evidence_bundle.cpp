// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/evidence_bundle.h"

#include "services/attestation/fleet_file.h"
#include "services/attestation/report_json.h"
#include "services/core/json.h"

#include <QStringDecoder>

namespace pilothouse::attestation {

namespace {

constexpr JsonLimits kLimits{.maxBytes = 256 * 1024 * 1024, .maxDepth = 64, .duplicateKeys = DuplicateKeys::Reject};

QString hex(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

/// Exact text stays text, since hashes and signatures cover bytes; what no text can hold is written as bytes.
void insertExact(QJsonObject &object, const QString &name, const QByteArray &value)
{
    if (value.isEmpty())
        return;
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(value);
    if (!decoder.hasError() && text.toUtf8() == value)
        object.insert(name, text);
    else
        object.insert(name + QStringLiteral("_hex"), hex(value));
}

QJsonObject instanceToJson(const Evidence &machine)
{
    QJsonObject instance;
    instance[QStringLiteral("name")] = machine.name;
    instance[QStringLiteral("address")] = machine.address;
    if (!machine.quote.isEmpty())
        instance[QStringLiteral("quote")] = hex(machine.quote);
    insertExact(instance, QStringLiteral("event_log"), machine.eventLog);
    insertExact(instance, QStringLiteral("app_compose"), machine.appCompose);
    insertExact(instance, QStringLiteral("vm_config"), machine.vmConfig);
    insertExact(instance, QStringLiteral("app_info"), machine.appInfo);
    insertExact(instance, QStringLiteral("version_endpoint"), machine.versionInfo);
    insertExact(instance, QStringLiteral("counters"), machine.counters);
    if (machine.expectedReportData)
        instance[QStringLiteral("expected_report_data")] = hex(*machine.expectedReportData);
    if (!machine.challenge.isEmpty())
        instance[QStringLiteral("challenge")] = QString::fromUtf8(machine.challenge);
    if (!machine.tlsPublicKey.isEmpty())
        instance[QStringLiteral("tls_public_key")] = hex(machine.tlsPublicKey);
    if (!machine.failures.isEmpty())
        instance[QStringLiteral("failures")] = QJsonArray::fromStringList(machine.failures);
    if (!machine.notes.isEmpty())
        instance[QStringLiteral("notes")] = QJsonArray::fromStringList(machine.notes);
    if (!machine.collectedAt.isEmpty())
        instance[QStringLiteral("collected_at")] = machine.collectedAt;
    if (!machine.tlsCertificateSha256.isEmpty())
        instance[QStringLiteral("tls_certificate_sha256")] = hex(machine.tlsCertificateSha256);
    insertExact(instance, QStringLiteral("route_claims"), machine.routeClaims);
    return instance;
}

QJsonObject bundleToJson(const JudgedEvidence &judged)
{
    QJsonArray instances;
    for (const Evidence &machine : judged.machines)
        instances.append(instanceToJson(machine));
    QJsonArray judgedBy;
    for (const Collateral &one : judged.collateral.items)
        judgedBy.append(QJsonDocument::fromJson(one.toJson()).object());
    return {{QStringLiteral("collateral_used"), judgedBy},
            {QStringLiteral("instances"), instances},
            {QStringLiteral("verification_time"), qint64(judged.comparison.at.time_since_epoch().count())},
            {QStringLiteral("trust_root"), judged.comparison.trustRoot},
            {QStringLiteral("comparison"), toJson(judged.comparison)},
            {QStringLiteral("trust_root_sha256"), hex(sha256({judged.root.der}).view().toByteArray())},
            {QStringLiteral("trust_root_der"), hex(judged.root.der)},
            {QStringLiteral("accept_status"), QJsonArray::fromStringList(judged.policy.accept)},
            {QStringLiteral("references"), toJson(judged.references)}};
}

Error invalid(const QString &what)
{
    Error error;
    error.kind = ErrorKind::InvalidInput;
    error.what = what;
    return error;
}

} // namespace

QByteArray evidenceBundle(const JudgedEvidence &judged)
{
    return QJsonDocument(bundleToJson(judged)).toJson(QJsonDocument::Indented);
}

Result<EvidenceBundle> readEvidenceBundle(const QByteArray &json)
{
    const auto file = parseJsonObject(json, kLimits);
    if (!file)
        return invalid(QStringLiteral("not an evidence bundle: %1").arg(file.error().what));
    EvidenceBundle bundle;
    auto machines = readInstances(*file, InstanceForm::Bundle);
    if (!machines)
        return machines.error();
    bundle.machines = *std::move(machines);
    for (const QJsonValue one : file->value(QLatin1String("collateral_used")).toArray()) {
        const auto collateral = Collateral::fromJson(QJsonDocument(one.toObject()).toJson());
        if (!collateral)
            return collateral.error();
        bundle.collateral.items.push_back(*collateral);
    }
    const QJsonValue time = file->value(QLatin1String("verification_time"));
    if (!time.isDouble() || time.toInteger(-1) < 0)
        return invalid(QStringLiteral("verification_time is missing"));
    bundle.at = UnixTime(std::chrono::seconds(time.toInteger()));
    bundle.rootName = file->value(QLatin1String("trust_root")).toString();
    const auto der = bytesFromHex(file->value(QLatin1String("trust_root_der")).toString().toLatin1());
    const auto digest = Sha256::fromHex(file->value(QLatin1String("trust_root_sha256")).toString().toLatin1());
    if (!der || der->isEmpty() || digest != sha256({*der}))
        return invalid(QStringLiteral("trust_root_der is missing, or not what trust_root_sha256 says"));
    bundle.rootDer = *der;
    const QJsonValue accept = file->value(QLatin1String("accept_status"));
    if (!accept.isArray())
        return invalid(QStringLiteral("accept_status is missing"));
    bundle.policy.accept.clear();
    for (const QJsonValue status : accept.toArray())
        bundle.policy.accept << status.toString();
    const QJsonValue expected = file->value(QLatin1String("references"));
    if (!expected.isUndefined() && !expected.isObject())
        return invalid(QStringLiteral("references must be an object"));
    auto references = referencesFromJson(expected.toObject());
    if (!references)
        return references.error();
    bundle.references = *std::move(references);
    return bundle;
}

} // namespace pilothouse::attestation
