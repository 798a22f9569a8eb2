// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

namespace pilothouse::models {

/// Where an exported table came from; goes into the JSON and the head of the CSV, so that a file is not taken for newer than it is.
struct ExportSource
{
    QString environment;
    QString source;      ///< endpoint
    QDateTime fetchedAt; ///< UTC
    bool stale = false;
};

/// The rows shown now, in their order, with the columns given; full values in machine form (C locale, UTC), never the shortened ones.
/// Cells that a spreadsheet would take for a formula get a ' in front. UTF-8, CRLF, RFC 4180.
QByteArray tableAsCsv(const QAbstractItemModel &model, const QList<int> &columns, const ExportSource &source);
/// {"environment", "source", "fetchedAt", "stale", "items": [{column id: value}]}; values are untouched.
QByteArray tableAsJson(const QAbstractItemModel &model, const QList<int> &columns, const ExportSource &source);

/// One CSV field, quoted where it must be and made harmless for spreadsheets.
QString csvField(const QString &value);

} // namespace pilothouse::models
