// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

class QAbstractItemModel;
class QWidget;

namespace pilothouse::ui {

class TableView;

/// A table inside a page that scrolls as a whole: no edges of its own, as high as its rows.
TableView *makeStepTable(QAbstractItemModel *model, const QString &name, const QList<int> &drawnWidths, QWidget *parent);
/// Makes room for all rows, up to `mostRows`; beyond, it scrolls.
void fitStepTable(TableView *table, int mostRows);

} // namespace pilothouse::ui
