// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table_export.h"
#include "ui/widgets/pane_page.h"

#include <functional>

class QAbstractItemModel;

namespace pilothouse::ui {

class TableView;

/// The rows of a page that are shown, in the columns that are shown, written to a file with where and when they were read.
struct RowsExport
{
    QAbstractItemModel *model = nullptr;
    TableView *table = nullptr;
    QString subject; ///< first word of the file's name: "cvms"
    models::ExportSource source;

    /// "cvms-staging-20260720-101500-stale.csv"
    QString suggestedName() const;
    /// How it ended is told once, while `owner` lives.
    void start(const QString &path, QObject *owner, std::function<void(const Notice &)> tell) const;
};

/// Asks where to write: (page, suggested name) → path, empty = not at all.
using PathAsker = std::function<QString(QWidget *, const QString &)>;
/// The file dialog.
QString askExportPath(QWidget *parent, const QString &suggested);

} // namespace pilothouse::ui
