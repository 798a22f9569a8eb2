// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/pane_page.h"

#include <QDateTime>
#include <QString>

#include <functional>

namespace pilothouse::models {
class ProverTableModel;
}

namespace pilothouse::ui {

class TableView;

/// The rows that are shown, in the columns that are shown, written to a file with where and when they were read.
struct ProversExport
{
    models::ProverTableModel *model = nullptr;
    TableView *table = nullptr;
    QString environment;
    QString source;
    QDateTime readAt; ///< UTC
    bool isStale = false;

    /// "provers-staging-20260720-101500-stale.csv"
    QString suggestedName() const;
    /// How it ended is told once, while `owner` lives.
    void start(const QString &path, QObject *owner, std::function<void(const Notice &)> tell) const;
};

/// The file dialog; empty = not at all.
QString askExportPath(QWidget *parent, const QString &suggested);

} // namespace pilothouse::ui
