// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table_export.h"
#include "services/core/result.h"

#include <QObject>
#include <QTimer>

class QAbstractItemModel;

namespace pilothouse::ui {

/// Writes the shown rows of a table to a file without holding up the window: rows are taken a few hundred at a time, formatted and
/// written on a worker. When the table changes meanwhile it starts again, so that no row is there twice or not at all.
/// The file is whole or the old one. One export at a time; deletes itself when done.
class TableExporter final : public QObject
{
    Q_OBJECT
public:
    enum class Format { Csv, Json };
    TableExporter(QAbstractItemModel *model, QList<int> columns, models::ExportSource source, QString path, QObject *parent);

    static Format formatOf(const QString &path);
    void start();

signals:
    void finished(const pilothouse::Result<int> &rows);

private:
    void restart();
    void takeSome();
    void write();

    QAbstractItemModel *m_model;
    QList<int> m_columns;
    models::ExportSource m_source;
    QString m_path;
    models::ExportTable m_table;
    QTimer m_timer;
    int m_restarts = 0;
};

} // namespace pilothouse::ui
