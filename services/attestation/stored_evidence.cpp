// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/stored_evidence.h"

#include "services/core/json.h"

namespace pilothouse::attestation {

namespace {

constexpr qsizetype kMaxBytes = 16 * 1024 * 1024;
constexpr qsizetype kQuoteHeader = 48;

Error unreadable(const QString &name, const QString &what)
{
    Error error;
    error.kind = ErrorKind::InvalidInput;
    error.what = what;
    error.where = name;
    error.nextStep = QStringLiteral("Choose a TDX quote (raw or hexadecimal), a GetQuote answer, a tcb_info, a fleet file or a collateral file.");
    return error;
}

/// Members that hold JSON come as JSON text in some answers and as real arrays or objects in others.
QByteArray jsonMember(const QJsonObject &object, QLatin1StringView name)
{
    const QJsonValue value = object[name];
    if (value.isString())
        return value.toString().toUtf8();
    if (value.isArray())
        return QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact);
    if (value.isObject())
        return QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
    return {};
}

StoredEvidence oneMachine(Evidence evidence, const QString &kind)
{
    StoredEvidence stored;
    stored.machines.push_back(std::move(evidence));
    stored.kind = kind;
    return stored;
}

Result<StoredEvidence> fromObject(const QJsonObject &object, const QByteArray &bytes, const QString &name)
{
    if (object.contains(QLatin1StringView("instances"))) {
        auto machines = evidenceFromFleetFile(bytes);
        if (!machines)
            return machines.error();
        StoredEvidence stored;
        stored.machines = std::move(*machines);
        stored.kind = QStringLiteral("fleet of %1 machines").arg(stored.machines.size());
        return stored;
    }
    if (object.contains(QLatin1StringView("tcb_info")) && object.contains(QLatin1StringView("qe_identity"))) {
        auto collateral = Collateral::fromJson(bytes);
        if (!collateral)
            return collateral.error();
        StoredEvidence stored;
        stored.collateral.push_back(std::move(*collateral));
        stored.kind = QStringLiteral("collateral");
        return stored;
    }
    Evidence evidence;
    evidence.name = name;
    evidence.address = name;
    evidence.eventLog = jsonMember(object, QLatin1StringView("event_log"));
    evidence.vmConfig = jsonMember(object, QLatin1StringView("vm_config"));
    evidence.appCompose = object[QLatin1StringView("app_compose")].toString().toUtf8();
    if (object.contains(QLatin1StringView("quote"))) {
        const auto quote = bytesFromHex(object[QLatin1StringView("quote")].toString().toLatin1());
        if (!quote)
            return unreadable(name, QStringLiteral("the member \"quote\" is not hexadecimal"));
        evidence.quote = *quote;
        return oneMachine(std::move(evidence), QStringLiteral("quote with event log"));
    }
    if (!evidence.eventLog.isEmpty() || !evidence.appCompose.isEmpty())
        return oneMachine(std::move(evidence), QStringLiteral("claims without a quote"));
    return unreadable(name, QStringLiteral("JSON, but neither evidence nor collateral"));
}

} // namespace

Result<StoredEvidence> readStoredEvidence(const QByteArray &bytes, const QString &name)
{
    if (bytes.size() > kMaxBytes)
        return unreadable(name, QStringLiteral("%1 bytes, the limit is %2").arg(bytes.size()).arg(kMaxBytes));
    const QByteArray trimmed = bytes.trimmed();
    if (trimmed.startsWith('{')) {
        const auto object = parseJsonObject(bytes, JsonLimits{.maxBytes = kMaxBytes, .maxDepth = 32, .duplicateKeys = DuplicateKeys::Reject});
        if (!object)
            return unreadable(name, object.error().what);
        return fromObject(*object, bytes, name);
    }
    Evidence evidence;
    evidence.name = name;
    evidence.address = name;
    if (const auto decoded = bytesFromHex(trimmed); decoded && decoded->size() >= kQuoteHeader) {
        evidence.quote = *decoded;
        return oneMachine(std::move(evidence), QStringLiteral("quote"));
    }
    // A quote begins with its version, 3 to 5, as a little-endian 16-bit number.
    if (bytes.size() >= kQuoteHeader && bytes[0] >= 3 && bytes[0] <= 5 && bytes[1] == 0) {
        evidence.quote = bytes;
        return oneMachine(std::move(evidence), QStringLiteral("quote"));
    }
    return unreadable(name, QStringLiteral("not a quote, not JSON"));
}

} // namespace pilothouse::attestation
