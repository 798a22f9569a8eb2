// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/table_exporter.h"

#include <QAbstractItemModel>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QSaveFile>
#include <QtConcurrent>

#include <limits>

namespace pilothouse::ui {

namespace {

constexpr int kSlice = 500;
/// A table that changes all the time is taken in one go in the end.
constexpr int kMostRestarts = 5;

Result<int> writeFile(const QString &path, const models::ExportTable &table, const models::ExportSource &source)
{
    const QByteArray bytes
        = TableExporter::formatOf(path) == TableExporter::Format::Json ? models::tableAsJson(table, source) : models::tableAsCsv(table, source);
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return int(table.rows.size());
    Error error;
    error.kind = ErrorKind::Storage;
    error.what = file.errorString();
    error.where = path;
    return error;
}

} // namespace

TableExporter::TableExporter(QAbstractItemModel *model, QList<int> columns, models::ExportSource source, QString path, QObject *parent)
    : QObject(parent)
    , m_model(model)
    , m_columns(std::move(columns))
    , m_source(std::move(source))
    , m_path(std::move(path))
{
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &TableExporter::takeSome);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_model, signal, this, &TableExporter::restart);
    connect(m_model, &QAbstractItemModel::layoutChanged, this, &TableExporter::restart);
    connect(m_model, &QAbstractItemModel::rowsMoved, this, &TableExporter::restart);
    connect(m_model, &QAbstractItemModel::modelReset, this, &TableExporter::restart);
}

TableExporter::Format TableExporter::formatOf(const QString &path)
{
    return QFileInfo(path).suffix().compare(QLatin1String("json"), Qt::CaseInsensitive) == 0 ? Format::Json : Format::Csv;
}

void TableExporter::start()
{
    m_table = models::ExportTable::of(*m_model, m_columns);
    m_timer.start();
}

void TableExporter::restart()
{
    if (!m_timer.isActive())
        return;
    ++m_restarts;
    m_table = models::ExportTable::of(*m_model, m_columns);
}

void TableExporter::takeSome()
{
    const int slice = m_restarts > kMostRestarts ? std::numeric_limits<int>::max() / 2 : kSlice;
    m_table.take(*m_model, m_columns, int(m_table.rows.size()), slice);
    if (int(m_table.rows.size()) >= m_model->rowCount()) {
        m_timer.stop();
        write();
    }
}

void TableExporter::write()
{
    auto *const watcher = new QFutureWatcher<Result<int>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        emit finished(watcher->result());
        deleteLater();
    });
    watcher->setFuture(QtConcurrent::run([path = m_path, table = std::move(m_table), source = m_source] { return writeFile(path, table, source); }));
}

} // namespace pilothouse::ui
