// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text_diff.h"

#include "services/core/json.h"
#include "services/core/plain_text.h"

namespace pilothouse::models {

namespace {

void appendValue(QStringList *lines, const QString &indent, const QString &name, const QJsonValue &value)
{
    const QString head = name.isEmpty() ? indent : indent + name + QStringLiteral(": ");
    const QString deeper = indent + QStringLiteral("  ");
    if (value.isObject()) {
        *lines << head.trimmed().prepend(indent);
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            appendValue(lines, deeper, it.key(), it.value());
    } else if (value.isArray()) {
        *lines << head.trimmed().prepend(indent);
        for (const QJsonValue &element : value.toArray())
            appendValue(lines, deeper + QStringLiteral("- "), QString(), element);
    } else if (value.isString() && value.toString().contains(u'\n')) {
        *lines << head.trimmed().prepend(indent);
        for (const QString &line : value.toString().split(u'\n'))
            *lines << deeper + line;
    } else if (value.isString()) {
        *lines << head + value.toString();
    } else {
        *lines << head + QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact)).mid(1).chopped(1);
    }
}

} // namespace

QStringList readableLines(const QByteArray &json)
{
    const auto parsed = parseJson(json);
    QStringList lines;
    if (!parsed) {
        lines = QString::fromUtf8(json).split(u'\n');
    } else if (parsed->isObject()) {
        const QJsonObject object = parsed->object();
        for (auto it = object.begin(); it != object.end(); ++it)
            appendValue(&lines, QString(), it.key(), it.value());
    } else {
        for (const QJsonValue &element : parsed->array())
            appendValue(&lines, QString(), QString(), element);
    }
    for (QString &line : lines)
        line = visibleText(line, 1000);
    return lines;
}

} // namespace pilothouse::models
