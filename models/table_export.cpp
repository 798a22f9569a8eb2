// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table_export.h"

#include "models/cell_role.h"
#include "services/core/clock.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace pilothouse::models {

namespace {

QString columnId(const QAbstractItemModel &model, int column)
{
    return model.headerData(column, Qt::Horizontal, CellRole::Key).toString();
}

QString fullText(const QAbstractItemModel &model, int row, int column)
{
    const QModelIndex index = model.index(row, column);
    const QVariant full = index.data(CellRole::FullText);
    return full.isValid() ? full.toString() : index.data(Qt::DisplayRole).toString();
}

} // namespace

QString csvField(const QString &value)
{
    QString text = value;
    if (!text.isEmpty()) {
        // What spreadsheets run: also behind blanks, and after the line breaks and tabs they strip.
        qsizetype first = 0;
        while (first < text.size() && text[first].isSpace())
            ++first;
        const QChar c = first < text.size() ? text[first] : QChar();
        bool isNumber = false;
        text.toDouble(&isNumber);
        if ((c == u'=' || c == u'+' || c == u'-' || c == u'@') && !isNumber)
            text.prepend(u'\'');
    }
    if (text.contains(u',') || text.contains(u'"') || text.contains(u'\n') || text.contains(u'\r')) {
        text.replace(u'"', QLatin1String("\"\""));
        return u'"' + text + u'"';
    }
    return text;
}

QByteArray tableAsCsv(const QAbstractItemModel &model, const QList<int> &columns, const ExportSource &source)
{
    QString csv;
    const auto line = [&csv](const QStringList &fields) { csv += fields.join(u',') + QLatin1String("\r\n"); };
    QStringList heads;
    for (const int column : columns)
        heads << csvField(columnId(model, column));
    heads << QStringLiteral("environment") << QStringLiteral("fetchedAt") << QStringLiteral("stale");
    line(heads);
    const QStringList origin {csvField(source.environment), source.fetchedAt.isValid() ? toUtcText(source.fetchedAt) : QString(),
                              source.stale ? QStringLiteral("true") : QStringLiteral("false")};
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList fields;
        for (const int column : columns)
            fields << csvField(fullText(model, row, column));
        line(fields + origin);
    }
    return csv.toUtf8();
}

QByteArray tableAsJson(const QAbstractItemModel &model, const QList<int> &columns, const ExportSource &source)
{
    QJsonArray items;
    for (int row = 0; row < model.rowCount(); ++row) {
        QJsonObject item {{QStringLiteral("key"), model.index(row, 0).data(CellRole::Key).toString()}};
        for (const int column : columns)
            item[columnId(model, column)] = fullText(model, row, column);
        items.append(item);
    }
    const QJsonObject document {
        {QStringLiteral("environment"), source.environment},
        {QStringLiteral("source"), source.source},
        {QStringLiteral("fetchedAt"), source.fetchedAt.isValid() ? QJsonValue(toUtcText(source.fetchedAt)) : QJsonValue()},
        {QStringLiteral("stale"), source.stale},
        {QStringLiteral("items"), items},
    };
    return QJsonDocument(document).toJson();
}

} // namespace pilothouse::models
