// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/comparison.h"
#include "services/core/json.h"

#include <QRegularExpression>

namespace pilothouse::attestation {

namespace {

constexpr JsonLimits kLimits { .maxBytes = 64 * 1024 * 1024, .maxDepth = 64, .duplicateKeys = DuplicateKeys::Reject };
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
    static const QRegularExpression form(
        QStringLiteral("^\\s*report_data\\s*=\\s*SHA-512\\(\"([^\"]*)\"\\s*\\+\\s*challenge\\)\\s*$"));
    const auto match = form.match(rule);
    return match.hasMatch() ? std::optional(match.captured(1).toUtf8()) : std::nullopt;
}

Result<Evidence> readInstance(const QJsonValue &value, qsizetype number, const std::optional<QByteArray> &prefix)
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
    evidence.eventLog = jsonMember(object, QLatin1StringView("event_log"));
    evidence.appCompose = object.value(QLatin1String("app_compose")).toString().toUtf8();
    evidence.vmConfig = jsonMember(object, QLatin1StringView("vm_config"));
    evidence.versionInfo = jsonMember(object, QLatin1StringView("version_endpoint"));
    evidence.counters = jsonMember(object, QLatin1StringView("counters"));
    evidence.appInfo = jsonMember(object, QLatin1StringView("app_info"));
    if (const QByteArray tcbInfo = jsonMember(object, QLatin1StringView("tcb_info"));
        !tcbInfo.isEmpty() && evidence.appInfo.isEmpty())
        evidence.appInfo = QJsonDocument(QJsonObject { { QStringLiteral("tcb_info"), QString::fromUtf8(tcbInfo) } })
                               .toJson(QJsonDocument::Compact);
    // An evidence bundle carries the answer that was expected instead of the challenge it was made from.
    if (const QJsonValue expected = object.value(QLatin1String("expected_report_data")); expected.isString()) {
        const auto bytes = bytesFromHex(expected.toString().toLatin1());
        if (!bytes || bytes->size() != 64)
            return invalid(QStringLiteral("instances[%1].expected_report_data is not 64 bytes of hexadecimal").arg(number));
        evidence.expectedReportData = *bytes;
        return evidence;
    }
    const QJsonValue challenge = object.value(QLatin1String("challenge"));
    if (challenge.isString() && prefix)
        evidence.expectedReportData = sha512({ *prefix, challenge.toString().toUtf8() }).view().toByteArray();
    else if (challenge.isString())
        evidence.failures << QStringLiteral("the file's nonce_rule is not understood, so its challenge proves nothing");
    return evidence;
}

} // namespace

Result<std::vector<Evidence>> evidenceFromFleetFile(const QByteArray &json)
{
    const auto file = parseJsonObject(json, kLimits);
    if (!file)
        return invalid(QStringLiteral("not a fleet file: %1").arg(file.error().what));
    const QJsonValue instances = file->value(QLatin1String("instances"));
    if (!instances.isArray())
        return invalid(QStringLiteral("not a fleet file: \"instances\" is missing or no array"));
    const QJsonArray list = instances.toArray();
    if (list.size() > kMaxInstances)
        return invalid(QStringLiteral("%1 instances, the limit is %2").arg(list.size()).arg(kMaxInstances));
    const QJsonValue rule = file->value(QLatin1String("nonce_rule"));
    const auto prefix = rule.isUndefined() ? std::optional<QByteArray>("app-data:") : prefixOfRule(rule.toString());
    std::vector<Evidence> machines;
    for (qsizetype i = 0; i < list.size(); ++i) {
        auto evidence = readInstance(list.at(i), i, prefix);
        if (!evidence)
            return evidence.error();
        machines.push_back(*std::move(evidence));
    }
    return machines;
}

} // namespace pilothouse::attestation
