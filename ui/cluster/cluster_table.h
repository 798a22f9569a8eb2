// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cvm_table_model.h"
#include "ui/cluster/cvm_selection.h"
#include "ui/widgets/state_toolbar.h"

#include <QWidget>

#include <vector>

namespace pilothouse::ui {

class EmptyState;
class TableFoot;
class TableView;

/// Where little room is left, trouble stays longest.
std::vector<StateChoice> cvmStateChoices();

/// The table of machines with what stands in it while it is empty, and the line below it.
class ClusterTable final : public QWidget
{
    Q_OBJECT
public:
    explicit ClusterTable(models::CvmTableModel *model, QWidget *parent = nullptr);

    TableView *view() const { return m_view; }
    models::CvmTableModel *model() const { return m_model; }
    EmptyState *empty() const { return m_empty; }
    CvmSelection selection() const { return {m_model, m_view}; }

    /// "40 CVMs · 9.28 USD/h".
    QString totals() const;
    /// `list` is null before the first answer.
    void showFoot(const domain::CvmList *list, bool isStale);

private:
    models::CvmTableModel *m_model;
    TableView *m_view;
    EmptyState *m_empty;
    TableFoot *m_foot;
};

} // namespace pilothouse::ui
