// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/list_table_model.h"

#include <QWidget>

#include <vector>

namespace pilothouse::ui {

class PlainLabel;
class TableView;

/// A few answers inside a panel: a table as high as its rows, its first column a state, and in full below it what the bad ones said (the details
/// of the rows). Hidden while it has none.
class AnswerList final : public QWidget
{
    Q_OBJECT
public:
    /// `name`: for a screen reader. Widths as of TableView::setColumnWidths().
    AnswerList(const QString &name, std::vector<models::ListColumn> columns, const QList<int> &widths, QWidget *parent = nullptr);

    void setAnswers(std::vector<models::ListRow> rows);
    int count() const;
    TableView *table() const { return m_table; }

private:
    models::ListTableModel *m_model;
    TableView *m_table;
    PlainLabel *m_failures;
};

} // namespace pilothouse::ui
