// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/event_log.h"

#include "services/attestation/strict_json.h"

#include <variant>

namespace pilothouse::attestation {

namespace {

constexpr qsizetype kMaxLogBytes = 16 * 1024 * 1024;
constexpr size_t kMaxEvents = 10'000;
constexpr qsizetype kMaxPayload = 1024 * 1024;
constexpr strict_json::Limits kLimits{.maxBytes = kMaxLogBytes, .maxDepth = 8};

Error formatError(const QString &what, ErrorKind kind = ErrorKind::Protocol)
{
    Error error;
    error.kind = kind;
    error.what = QStringLiteral("not an event log: %1").arg(what);
    return error;
}

/// Digest of a runtime event, version 1: type (little-endian), name and payload with colons between.
Sha384 digestV1(QByteArrayView name, QByteArrayView payload)
{
    constexpr QByteArrayView type("\x01\x00\x00\x08", 4);
    return sha384({type, ":", name, ":", payload});
}

QByteArray jsonString(QByteArrayView utf8)
{
    QByteArray out = "\"";
    for (const char c : utf8) {
        switch (c) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\b': out += "\\b"; break;
        case '\f': out += "\\f"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default:
            if (uint8_t(c) < 0x20)
                out += "\\u00" + QByteArray(1, c).toHex();
            else
                out += c;
        }
    }
    return out + '"';
}

/// The text whose hash is the digest of a runtime event, version 2: RFC 8785 form of its three members.
QByteArray preimageV2(QByteArrayView name, QByteArrayView payload)
{
    return "{\"name\":" + jsonString(name) + ",\"payload\":\"" + payload.toByteArray().toHex()
           + "\",\"type\":" + QByteArray::number(kRuntimeEventType) + '}';
}

/// Reads one element; the text says what is wrong with it. Problems of trust are not problems of format: they are judged by
/// replay().
std::variant<Event, QString> readEvent(const strict_json::Value &object)
{
    Event event;
    const auto imr = object["imr"].integer(0, 3);
    if (!imr)
        return QStringLiteral("imr must be 0 to 3");
    event.imr = int(*imr);
    const auto type = object["event_type"].integer(0, UINT32_MAX);
    if (!type)
        return QStringLiteral("event_type must be a 32-bit number");
    event.type = uint32_t(*type);
    const auto digest = object["digest"].plainText();
    if (!digest)
        return QStringLiteral("digest must be text");
    if (!digest->isEmpty()) {
        event.storedDigest = Sha384::fromHex(*digest);
        if (!event.storedDigest)
            return QStringLiteral("digest must be empty or 96 hexadecimal digits");
    }
    const auto name = object["event"].text();
    if (!name)
        return QStringLiteral("event must be text");
    event.name = QString::fromUtf8(*name);
    const auto payloadHex = object["event_payload"].plainText();
    if (!payloadHex)
        return QStringLiteral("event_payload must be text");
    if (payloadHex->size() > 2 * kMaxPayload)
        return QStringLiteral("event_payload is larger than 1 MiB");
    const auto payload = bytesFromHex(*payloadHex);
    if (!payload)
        return QStringLiteral("event_payload must be hexadecimal");
    event.payload = *payload;
    if (const auto version = object["version"]; version.isThere() && !version.isNull()) {
        const auto number = version.integer(1, 2);
        if (!number)
            return QStringLiteral("version must be 1 or 2");
        event.version = int(*number);
    }
    if (const auto preimage = object["preimage"]; preimage.isThere() && !preimage.isNull()) {
        const auto hex = preimage.plainText();
        const auto bytes = hex ? bytesFromHex(*hex) : std::nullopt;
        if (!bytes)
            return QStringLiteral("preimage must be hexadecimal");
        event.preimage = *bytes;
    }
    if (event.isRuntime())
        event.digest = event.version == 2 ? sha384({preimageV2(*name, event.payload)}) : digestV1(*name, event.payload);
    else
        event.digest = event.storedDigest.value_or(Sha384());
    return event;
}

/// Only events up to the first system-ready were measured before the application could speak.
void markBootSection(EventLog &log)
{
    bool first = true;
    bool legacy = false;
    for (Event &event : log.events) {
        if (!event.isRuntime())
            continue;
        if (first)
            legacy = event.name != QLatin1StringView("system-preparing");
        first = false;
        event.inBootSection = true;
        if (!legacy && event.name == QLatin1StringView("system-ready"))
            return;
    }
}

} // namespace

bool hasExpectedPreimage(const Event &event)
{
    return event.version != 2 || event.preimage == preimageV2(event.name.toUtf8(), event.payload);
}

Result<EventLog> parseEventLog(const QByteArray &json)
{
    if (json.size() > kMaxLogBytes)
        return formatError(QStringLiteral("%1 bytes, the limit is %2").arg(json.size()).arg(kMaxLogBytes), ErrorKind::TooLarge);
    QString problem;
    auto document = strict_json::Document::parse(json, kLimits, &problem);
    if (document && document->root().isString())
        document = strict_json::Document::parse(*document->root().text(), kLimits, &problem);
    if (!document)
        return formatError(problem);
    const strict_json::Value array = document->root();
    if (!array.isArray())
        return formatError(QStringLiteral("the JSON is not an array"));
    EventLog log;
    for (strict_json::Value item = array.first(); item.isThere(); item = item.next()) {
        if (log.events.size() == kMaxEvents)
            return formatError(QStringLiteral("more than %1 events").arg(kMaxEvents), ErrorKind::TooLarge);
        auto event = item.isObject() ? readEvent(item) : QStringLiteral("not an object");
        if (const auto *wrong = std::get_if<QString>(&event))
            return formatError(QStringLiteral("event %1: %2").arg(log.events.size() + 1).arg(*wrong));
        log.events.push_back(std::get<Event>(std::move(event)));
    }
    markBootSection(log);
    return log;
}

} // namespace pilothouse::attestation
