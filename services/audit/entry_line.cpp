// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/audit/entry_line.h"

#include "services/core/json.h"

namespace pilothouse::audit {

namespace {

/// Behind the closing quote of a string that was just opened; null when it never closes.
const char *skipString(const char *at, const char *end)
{
    while (at < end) {
        const char *const quote = static_cast<const char *>(std::memchr(at, '"', size_t(end - at)));
        if (quote == nullptr)
            return nullptr;
        const char *slash = quote;
        while (slash > at && slash[-1] == '\\')
            --slash;
        if ((quote - slash) % 2 == 0)
            return quote + 1;
        at = quote + 1; // the quote was escaped; what precedes it is done with
    }
    return nullptr;
}

const char *skipNested(const char *at, const char *end)
{
    int depth = 0;
    while (at < end) {
        switch (*at++) {
        case '{':
        case '[': ++depth; break;
        case '}':
        case ']':
            if (--depth == 0)
                return at;
            break;
        case '"':
            at = skipString(at, end);
            if (at == nullptr)
                return nullptr;
            break;
        default: break;
        }
    }
    return nullptr;
}

const char *skipValue(const char *at, const char *end)
{
    if (at == end)
        return nullptr;
    if (*at == '"')
        return skipString(at + 1, end);
    if (*at == '{' || *at == '[')
        return skipNested(at, end);
    const char *const begin = at;
    while (at < end && *at != ',' && *at != '}')
        ++at;
    return at == begin ? nullptr : at;
}

QByteArrayView unquoted(QByteArrayView value)
{
    return value.size() >= 2 && value.front() == '"' ? value.sliced(1, value.size() - 2) : QByteArrayView();
}

bool isLess(QByteArrayView a, QByteArrayView b)
{
    if (!a.isEmpty() && !b.isEmpty() && a.front() != b.front())
        return uchar(a.front()) < uchar(b.front());
    const int order = std::memcmp(a.data(), b.data(), size_t(std::min(a.size(), b.size())));
    return order != 0 ? order < 0 : a.size() < b.size();
}

void put(QJsonObject &object, const char *name, const QString &text)
{
    if (!text.isEmpty())
        object.insert(QLatin1String(name), text);
}

void put(QJsonObject &object, const char *name, const QJsonObject &value)
{
    if (!value.isEmpty())
        object.insert(QLatin1String(name), value);
}

Error notAnEntry(const QString &what)
{
    Error error;
    error.kind = ErrorKind::Protocol;
    error.what = QStringLiteral("not an entry of the record: %1").arg(what);
    return error;
}

} // namespace

QByteArray toLine(Entry &entry)
{
    const Record &record = entry.record;
    QJsonObject object;
    put(object, "action", record.action);
    put(object, "actor", record.actor);
    put(object, "after", record.after);
    put(object, "before", record.before);
    put(object, "environment", entry.environment.id.text());
    put(object, "evidence", record.evidence);
    put(object, "hash", QString(64, u'0'));
    put(object, "host", entry.host);
    put(object, "kind", domain::kindWord(entry.environment.kind));
    object.insert(QLatin1String("monotonicMs"), entry.monotonicMs);
    put(object, "outcome", outcomeWord(record.outcome));
    put(object, "prev", QString::fromLatin1(entry.prev.toHex()));
    put(object, "reason", record.reason);
    put(object, "run", record.run);
    object.insert(QLatin1String("seq"), qint64(entry.seq));
    put(object, "target", record.target);
    put(object, "utc", toUtcText(entry.utc));
    put(object, "what", record.what);
    QByteArray line = canonicalJson(object);
    const auto parts = splitLine(line);
    Q_ASSERT(parts);
    entry.hash = hashOf(line, *parts);
    const QByteArray hex = entry.hash.toHex();
    std::memcpy(line.data() + (parts->hash.data() - line.constData()), hex.constData(), size_t(hex.size()));
    return line;
}

Result<Entry> fromLine(QByteArrayView line)
{
    JsonLimits limits;
    limits.maxBytes = kMaxLine;
    limits.duplicateKeys = DuplicateKeys::Reject;
    const auto object = parseJsonObject(line.toByteArray(), limits);
    if (!object)
        return notAnEntry(object.error().what);
    const auto text = [&](const char *name) { return (*object)[QLatin1String(name)].toString(); };
    const auto nested = [&](const char *name) { return (*object)[QLatin1String(name)].toObject(); };
    const auto outcome = outcomeFromWord(text("outcome"));
    const auto kind = domain::kindFromWord(text("kind"));
    const auto prev = Sha256::fromHex(text("prev").toLatin1());
    const auto hash = Sha256::fromHex(text("hash").toLatin1());
    const qint64 seq = (*object)[QLatin1String("seq")].toInteger();
    const QDateTime utc = QDateTime::fromString(text("utc"), Qt::ISODateWithMs);
    if (!outcome || !kind || !prev || !hash || seq < 1 || !utc.isValid() || text("action").isEmpty())
        return notAnEntry(QStringLiteral("a member is missing or has a value of another kind"));
    Entry entry;
    entry.seq = quint64(seq);
    entry.utc = utc;
    entry.monotonicMs = (*object)[QLatin1String("monotonicMs")].toInteger();
    entry.host = text("host");
    entry.environment = {domain::EnvironmentId(text("environment")), *kind};
    entry.record = {text("action"), text("target"), text("what"),     *outcome,        text("actor"),
                    text("run"),    text("reason"), nested("before"), nested("after"), nested("evidence")};
    entry.prev = *prev;
    entry.hash = *hash;
    return entry;
}

std::optional<LineParts> splitLine(QByteArrayView line)
{
    const char *const begin = line.data();
    const char *const end = begin + line.size();
    const char *at = begin;
    if (at == end || *at++ != '{')
        return std::nullopt;
    LineParts parts;
    QByteArrayView before;
    for (;;) {
        const char *const member = before.isNull() ? at : at - 1; // with the comma that leads it
        if (at == end || *at != '"')
            return std::nullopt;
        const char *const nameEnd = skipString(at + 1, end);
        if (nameEnd == nullptr || nameEnd == end || *nameEnd != ':')
            return std::nullopt;
        const QByteArrayView name(at + 1, nameEnd - 1);
        if (!before.isNull() && !isLess(before, name))
            return std::nullopt;
        before = name;
        const char *const valueEnd = skipValue(nameEnd + 1, end);
        if (valueEnd == nullptr || valueEnd == end)
            return std::nullopt;
        const QByteArrayView value(nameEnd + 1, valueEnd);
        // By length first: this runs for each of some twenty names of every entry.
        switch (name.size()) {
        case 3:
            if (std::memcmp(name.data(), "seq", 3) == 0)
                parts.seq = value;
            else if (std::memcmp(name.data(), "utc", 3) == 0)
                parts.utc = unquoted(value);
            break;
        case 4:
            if (std::memcmp(name.data(), "hash", 4) == 0) {
                if (*member != ',')
                    return std::nullopt;
                parts.hash = unquoted(value);
                parts.hashBegin = member - begin;
                parts.hashEnd = valueEnd - begin;
            } else if (std::memcmp(name.data(), "prev", 4) == 0) {
                parts.prev = unquoted(value);
            } else if (std::memcmp(name.data(), "kind", 4) == 0) {
                parts.kind = unquoted(value);
            }
            break;
        case 6:
            if (std::memcmp(name.data(), "action", 6) == 0)
                parts.action = unquoted(value);
            break;
        case 11:
            if (std::memcmp(name.data(), "environment", 11) == 0)
                parts.environment = unquoted(value);
            break;
        default: break;
        }
        at = valueEnd + 1;
        if (*valueEnd == '}')
            break;
        if (*valueEnd != ',')
            return std::nullopt;
    }
    if (at != end || parts.hash.size() != 64 || parts.prev.size() != 64 || parts.seq.isEmpty())
        return std::nullopt;
    return parts;
}

Sha256 hashOf(QByteArrayView line, const LineParts &parts)
{
    return sha256({line.first(parts.hashBegin), line.sliced(parts.hashEnd)});
}

} // namespace pilothouse::audit
