// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table_export.h"

#include "models/cell_role.h"
#include "services/core/clock.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace pilothouse::models {

ExportTable ExportTable::of(const QAbstractItemModel &model, const QList<int> &columns)
{
    ExportTable table;
    for (const int column : columns)
        table.columnIds << model.headerData(column, Qt::Horizontal, CellRole::Key).toString();
    return table;
}

void ExportTable::take(const QAbstractItemModel &model, const QList<int> &columns, int first, int count)
{
    for (int row = first; row < std::min(first + count, model.rowCount()); ++row) {
        keys << model.index(row, 0).data(CellRole::Key).toString();
        QStringList &cells = rows.emplace_back();
        for (const int column : columns) {
            const QModelIndex index = model.index(row, column);
            const QVariant full = index.data(CellRole::FullText);
            cells << (full.isValid() ? full.toString() : index.data(Qt::DisplayRole).toString());
        }
    }
}

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

QByteArray tableAsCsv(const ExportTable &table, const ExportSource &source)
{
    QString csv;
    const auto line = [&csv](const QStringList &fields) { csv += fields.join(u',') + QStringLiteral("\r\n"); };
    line(table.columnIds + QStringList{QStringLiteral("environment"), QStringLiteral("fetchedAt"), QStringLiteral("stale")});
    const QStringList origin{csvField(source.environment), source.fetchedAt.isValid() ? toUtcText(source.fetchedAt) : QString(),
                             source.stale ? QStringLiteral("true") : QStringLiteral("false")};
    for (const QStringList &row : table.rows) {
        QStringList fields;
        for (const QString &cell : row)
            fields << csvField(cell);
        line(fields + origin);
    }
    return csv.toUtf8();
}

QByteArray tableAsJson(const ExportTable &table, const ExportSource &source)
{
    QJsonArray items;
    for (size_t row = 0; row < table.rows.size(); ++row) {
        QJsonObject item{{QStringLiteral("key"), table.keys[qsizetype(row)]}};
        for (qsizetype column = 0; column < table.columnIds.size(); ++column)
            item[table.columnIds[column]] = table.rows[row][column];
        items.append(item);
    }
    const QJsonObject document{
        {QStringLiteral("environment"), source.environment},
        {QStringLiteral("source"), source.source},
        {QStringLiteral("fetchedAt"), source.fetchedAt.isValid() ? QJsonValue(toUtcText(source.fetchedAt)) : QJsonValue()},
        {QStringLiteral("stale"), source.stale},
        {QStringLiteral("items"), items},
    };
    return QJsonDocument(document).toJson();
}

} // namespace pilothouse::models
