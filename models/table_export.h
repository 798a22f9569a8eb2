// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <vector>

namespace pilothouse::models {

/// Where an exported table came from; goes into the JSON and the head of the CSV, so that a file is not taken for newer than it is.
struct ExportSource
{
    QString environment;
    QString source;      ///< endpoint
    QDateTime fetchedAt; ///< UTC
    bool stale = false;
};

/// Rows as plain texts, taken out of a model bit by bit so that no slot is long; the rest can then run on any thread.
struct ExportTable
{
    QStringList columnIds;
    QStringList keys; ///< of the rows
    std::vector<QStringList> rows;

    /// An empty table with these columns of the model.
    static ExportTable of(const QAbstractItemModel &model, const QList<int> &columns);
    /// Appends the rows from `first` on, at most `count` of them: full values, never the shortened ones.
    void take(const QAbstractItemModel &model, const QList<int> &columns, int first, int count);
};

/// UTF-8, CRLF, RFC 4180; cells that a spreadsheet would take for a formula get a ' in front. Values in machine form: C locale, UTC.
QByteArray tableAsCsv(const ExportTable &table, const ExportSource &source);
/// {"environment", "source", "fetchedAt", "stale", "items": [{"key", column id: value}]}; values are untouched.
QByteArray tableAsJson(const ExportTable &table, const ExportSource &source);

/// One CSV field, quoted where it must be and made harmless for spreadsheets.
QString csvField(const QString &value);

} // namespace pilothouse::models
