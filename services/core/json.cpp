// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/json.h"

#include <QSet>

#include <vector>

namespace pilothouse {

namespace {

Error protocolError(const QString &what)
{
    Error error;
    error.kind = ErrorKind::Protocol;
    error.what = what;
    return error;
}

/// Walks the text once without recursion: depth, and names seen in each open object.
/// Syntax is left to Qt's parser; only brackets and strings matter here.
std::optional<Error> checkStructure(QByteArrayView text, const JsonLimits &limits)
{
    struct Level
    {
        bool isObject = false;
        bool expectsName = false;
        QSet<QByteArray> names;
    };
    const bool wantsNames = limits.duplicateKeys == DuplicateKeys::Reject;
    std::vector<Level> open;
    for (qsizetype i = 0; i < text.size(); ++i) {
        switch (text[i]) {
        case '{':
        case '[': {
            if (int(open.size()) == limits.maxDepth)
                return protocolError(QStringLiteral("JSON nested deeper than %1 levels at byte %2").arg(limits.maxDepth).arg(i));
            Level level;
            level.isObject = text[i] == '{';
            level.expectsName = level.isObject;
            open.push_back(std::move(level));
            break;
        }
        case '}':
        case ']':
            if (!open.empty())
                open.pop_back();
            break;
        case ',':
            if (!open.empty())
                open.back().expectsName = open.back().isObject;
            break;
        case '"': {
            const qsizetype begin = i + 1;
            bool escaped = false;
            for (++i; i < text.size() && text[i] != '"'; ++i) {
                if (text[i] == '\\') {
                    escaped = true;
                    ++i;
                }
            }
            if (!wantsNames || open.empty() || !open.back().expectsName)
                break;
            open.back().expectsName = false;
            QByteArray name = text.sliced(begin, std::min(i, text.size()) - begin).toByteArray();
            if (escaped) {
                // Two spellings of one name are the same name: decode before comparing.
                const auto decoded = QJsonDocument::fromJson("[\"" + name + "\"]");
                name = decoded.array().at(0).toString().toUtf8();
            }
            if (open.back().names.contains(name))
                return protocolError(
                    QStringLiteral("JSON name \"%1\" appears twice in one object, at byte %2").arg(QString::fromUtf8(name.left(80))).arg(begin));
            open.back().names.insert(name);
            break;
        }
        default: break;
        }
    }
    return std::nullopt;
}

bool looksLikeWebPage(QByteArrayView text)
{
    const QByteArray head = text.first(std::min<qsizetype>(text.size(), 512)).toByteArray().trimmed().toLower();
    return head.startsWith("<!doctype html") || head.startsWith("<html") || head.contains("<head");
}

} // namespace

Result<QJsonDocument> parseJson(const QByteArray &text, const JsonLimits &limits)
{
    if (text.size() > limits.maxBytes) {
        Error error;
        error.kind = ErrorKind::TooLarge;
        error.what = QStringLiteral("JSON of %1 bytes, the limit is %2").arg(text.size()).arg(limits.maxBytes);
        return error;
    }
    if (auto broken = checkStructure(text, limits))
        return *broken;
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(text, &parseError);
    if (parseError.error == QJsonParseError::NoError)
        return document;
    Error error
        = protocolError(looksLikeWebPage(text) ? QStringLiteral("not JSON, looks like a web page (a login page or a proxy)")
                                               : QStringLiteral("not JSON: %1 at byte %2").arg(parseError.errorString()).arg(parseError.offset));
    error.raw = text.left(4096);
    return error;
}

Result<QJsonObject> parseJsonObject(const QByteArray &text, const JsonLimits &limits)
{
    const auto document = parseJson(text, limits);
    if (!document)
        return document.error();
    if (!document->isObject()) {
        Error error = protocolError(QStringLiteral("JSON, but not an object"));
        error.raw = text.left(4096);
        return error;
    }
    return document->object();
}

QByteArray canonicalJson(const QJsonObject &object)
{
    // QJsonObject keeps its names sorted, so the compact form is already canonical for our own records.
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace pilothouse
