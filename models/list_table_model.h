// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state_text.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace pilothouse::models {

/// One cell of a plain list: shown text, and the whole of it where the shown one is shortened.
struct ListCell
{
    QString text;
    QString full;
    std::optional<StateText> state;
    bool muted = false;
    bool strong = false;

    friend bool operator==(const ListCell &, const ListCell &) = default;
};

struct ListRow
{
    QString key;                 ///< identity over refreshes
    std::vector<ListCell> cells; ///< one a column
    QString detail;              ///< a paragraph about the row, for a panel beside the table

    friend bool operator==(const ListRow &, const ListRow &) = default;
};

struct ListColumn
{
    QString id;
    QString title;
    bool number = false; ///< stands on the right
};

/// A table of ready rows, for lists whose order comes from their source (histories, findings). The same keys keep their rows.
class ListTableModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    explicit ListTableModel(std::vector<ListColumn> columns, QObject *parent = nullptr);

    void setRows(std::vector<ListRow> rows);
    /// Null outside the table.
    const ListRow *row(int row) const;
    /// -1 when no row has this key.
    int rowOf(const QString &key) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::vector<ListColumn> m_columns;
    std::vector<ListRow> m_rows;
};

} // namespace pilothouse::models
