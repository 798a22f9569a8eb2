// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/fleet_file.h"

#include "services/core/json.h"

#include <QRegularExpression>

namespace pilothouse::attestation {

namespace {

constexpr JsonLimits kLimits{.maxBytes = 64 * 1024 * 1024, .maxDepth = 64, .duplicateKeys = DuplicateKeys::Reject};
constexpr qsizetype kMaxInstances = 10'000;

Error invalid(const QString &what)
{
    Error error;
    error.kind = ErrorKind::InvalidInput;
    error.what = what;
    return error;
}

/// A member that may be JSON text or the JSON itself.
QByteArray jsonMember(const QJsonObject &object, QLatin1StringView name)
{
    const QJsonValue value = object.value(name);
    if (value.isString())
        return value.toString().toUtf8();
    if (value.isArray())
        return QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact);
    return value.isObject() ? QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact) : QByteArray();
}

/// The prefix of a rule of the form: report_data = SHA-512("app-data:" + challenge).
std::optional<QByteArray> prefixOfRule(const QString &rule)
{
    static const QRegularExpression form(QStringLiteral("^\\s*report_data\\s*=\\s*SHA-512\\(\"([^\"]*)\"\\s*\\+\\s*challenge\\)\\s*$"));
    const auto match = form.match(rule);
    return match.hasMatch() ? std::optional(match.captured(1).toUtf8()) : std::nullopt;
}

/// Exact text, or its bytes as NAME_hex where it was no UTF-8.
Result<QByteArray> exactMember(const QJsonObject &object, QLatin1StringView name, qsizetype number)
{
    const QString hexName = name + QStringLiteral("_hex");
    if (!object.contains(hexName))
        return jsonMember(object, name);
    const auto bytes = bytesFromHex(object.value(hexName).toString().toLatin1());
    if (!bytes)
        return invalid(QStringLiteral("instances[%1].%2 is not hexadecimal").arg(number).arg(hexName));
    return *bytes;
}

/// What only a bundle says: it was seen on the connection, or while asking.
Status readBundleMembers(const QJsonObject &object, qsizetype number, Evidence &evidence)
{
    if (const QJsonValue key = object.value(QLatin1String("tls_public_key")); !key.isUndefined()) {
        const auto bytes = bytesFromHex(key.toString().toLatin1());
        if (!bytes)
            return invalid(QStringLiteral("instances[%1].tls_public_key is not hexadecimal").arg(number));
        evidence.tlsPublicKey = *bytes;
    }
    if (const QJsonValue digest = object.value(QLatin1String("tls_certificate_sha256")); !digest.isUndefined()) {
        const auto bytes = bytesFromHex(digest.toString().toLatin1());
        if (!bytes)
            return invalid(QStringLiteral("instances[%1].tls_certificate_sha256 is not hexadecimal").arg(number));
        evidence.tlsCertificateSha256 = *bytes;
    }
    for (const QJsonValue failure : object.value(QLatin1String("failures")).toArray())
        evidence.failures << failure.toString();
    for (const QJsonValue note : object.value(QLatin1String("notes")).toArray())
        evidence.notes << note.toString();
    evidence.collectedAt = object.value(QLatin1String("collected_at")).toString();
    const auto claims = exactMember(object, QLatin1StringView("route_claims"), number);
    if (!claims)
        return claims.error();
    evidence.routeClaims = *claims;
    return Done{};
}

Result<Evidence> readInstance(const QJsonValue &value, qsizetype number, const std::optional<QByteArray> &prefix, InstanceForm form)
{
    if (!value.isObject())
        return invalid(QStringLiteral("instances[%1] is not an object").arg(number));
    const QJsonObject object = value.toObject();
    Evidence evidence;
    evidence.name = object.value(QLatin1String("name")).toString(QStringLiteral("instance %1").arg(number + 1));
    evidence.address = object.value(QLatin1String("address")).toString();
    const QJsonValue quote = object.value(QLatin1String("quote"));
    if (quote.isString()) {
        const auto bytes = bytesFromHex(quote.toString().toLatin1());
        if (!bytes)
            return invalid(QStringLiteral("instances[%1].quote is not hexadecimal").arg(number));
        evidence.quote = *bytes;
    } else if (!quote.isNull() && !quote.isUndefined()) {
        return invalid(QStringLiteral("instances[%1].quote is not text").arg(number));
    }
    for (const auto &[name, member] : {std::pair{"event_log", &evidence.eventLog},
                                       {"app_compose", &evidence.appCompose},
                                       {"vm_config", &evidence.vmConfig},
                                       {"version_endpoint", &evidence.versionInfo},
                                       {"counters", &evidence.counters},
                                       {"app_info", &evidence.appInfo}}) {
        const auto bytes = exactMember(object, QLatin1StringView(name), number);
        if (!bytes)
            return bytes.error();
        *member = *bytes;
    }
    if (!object.value(QLatin1String("app_compose")).isString() && !object.contains(QLatin1String("app_compose_hex")))
        evidence.appCompose.clear(); // only exact text has the hash that was measured
    if (form == InstanceForm::Bundle) {
        if (const Status read = readBundleMembers(object, number, evidence); !read)
            return read.error();
    }
    if (const QByteArray tcbInfo = jsonMember(object, QLatin1StringView("tcb_info")); !tcbInfo.isEmpty() && evidence.appInfo.isEmpty())
        evidence.appInfo = QJsonDocument(QJsonObject{{QStringLiteral("tcb_info"), QString::fromUtf8(tcbInfo)}}).toJson(QJsonDocument::Compact);
    // An evidence bundle carries the answer that was expected instead of the challenge it was made from.
    if (const QJsonValue expected = object.value(QLatin1String("expected_report_data")); expected.isString()) {
        const auto bytes = bytesFromHex(expected.toString().toLatin1());
        if (!bytes || bytes->size() != 64)
            return invalid(QStringLiteral("instances[%1].expected_report_data is not 64 bytes of hexadecimal").arg(number));
        evidence.expectedReportData = *bytes;
        evidence.challenge = object.value(QLatin1String("challenge")).toString().toUtf8();
        if (!evidence.challenge.isEmpty() && reportDataForChallenge(evidence.challenge) != *bytes)
            return invalid(QStringLiteral("instances[%1].expected_report_data does not answer its challenge").arg(number));
        return evidence;
    }
    const QJsonValue challenge = object.value(QLatin1String("challenge"));
    if (challenge.isString() && prefix) {
        evidence.expectedReportData = sha512({*prefix, challenge.toString().toUtf8()}).view().toByteArray();
        if (*evidence.expectedReportData == reportDataForChallenge(challenge.toString().toUtf8()))
            evidence.challenge = challenge.toString().toUtf8(); // by another rule the answer alone is kept
    } else if (challenge.isString())
        evidence.failures << QStringLiteral("the file's nonce_rule is not understood, so its challenge proves nothing");
    return evidence;
}

} // namespace

Result<std::vector<Evidence>> readInstances(const QJsonObject &file, InstanceForm form)
{
    const QJsonValue instances = file.value(QLatin1String("instances"));
    if (!instances.isArray())
        return invalid(QStringLiteral("not a fleet file: \"instances\" is missing or no array"));
    const QJsonArray list = instances.toArray();
    if (list.size() > kMaxInstances)
        return invalid(QStringLiteral("%1 instances, the limit is %2").arg(list.size()).arg(kMaxInstances));
    const QJsonValue rule = file.value(QLatin1String("nonce_rule"));
    const auto prefix = rule.isUndefined() ? std::optional<QByteArray>("app-data:") : prefixOfRule(rule.toString());
    std::vector<Evidence> machines;
    for (qsizetype i = 0; i < list.size(); ++i) {
        auto evidence = readInstance(list.at(i), i, prefix, form);
        if (!evidence)
            return evidence.error();
        machines.push_back(*std::move(evidence));
    }
    return machines;
}

Result<std::vector<Evidence>> evidenceFromFleetFile(const QByteArray &json)
{
    const auto file = parseJsonObject(json, kLimits);
    if (!file)
        return invalid(QStringLiteral("not a fleet file: %1").arg(file.error().what));
    return readInstances(*file, InstanceForm::FleetFile);
}

} // namespace pilothouse::attestation
