// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clustersetup/step_tables.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/table_view.h"

#include <algorithm>

namespace pilothouse::ui {

TableView *makeStepTable(QAbstractItemModel *model, const QString &name, const QList<int> &drawnWidths, QWidget *parent)
{
    auto *table = new TableView(parent);
    table->setModel(model);
    table->setAccessibleName(name);
    table->setColumnWidths(drawnWidths);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setCompact(true);
    fitStepTable(table, 1);
    return table;
}

void fitStepTable(TableView *table, int mostRows)
{
    const auto m = Metrics::current();
    const int rows = std::clamp(table->model()->rowCount(), 1, mostRows);
    table->setFixedHeight(m.tableHeader() + rows * m.rowCompact() + m.px(4));
}

} // namespace pilothouse::ui
