// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/list_table_model.h"

#include "models/cell_role.h"

#include <algorithm>

namespace pilothouse::models {

ListTableModel::ListTableModel(std::vector<ListColumn> columns, QObject *parent) : QAbstractTableModel(parent), m_columns(std::move(columns)) { }

void ListTableModel::setRows(std::vector<ListRow> rows)
{
    const bool sameKeys = rows.size() == m_rows.size()
                          && std::equal(rows.begin(), rows.end(), m_rows.begin(), [](const ListRow &a, const ListRow &b) { return a.key == b.key; });
    if (!sameKeys) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    for (size_t i = 0; i < rows.size(); ++i) {
        if (rows[i] == m_rows[i])
            continue;
        m_rows[i] = std::move(rows[i]);
        emit dataChanged(index(int(i), 0), index(int(i), columnCount() - 1));
    }
}

const ListRow *ListTableModel::row(int row) const
{
    return row >= 0 && row < int(m_rows.size()) ? &m_rows[size_t(row)] : nullptr;
}

int ListTableModel::rowOf(const QString &key) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&key](const ListRow &row) { return row.key == key; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

int ListTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ListTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant ListTableModel::data(const QModelIndex &index, int role) const
{
    const ListRow *const row = index.isValid() ? this->row(index.row()) : nullptr;
    if (row == nullptr)
        return {};
    if (role == CellRole::Key)
        return row->key;
    if (role == Qt::TextAlignmentRole)
        return m_columns[size_t(index.column())].number ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    if (index.column() >= int(row->cells.size()))
        return {};
    const ListCell &cell = row->cells[size_t(index.column())];
    switch (role) {
    case Qt::DisplayRole: return cell.state ? cell.state->word : cell.text;
    case CellRole::State: return cell.state ? QVariant::fromValue(*cell.state) : QVariant();
    case CellRole::FullText: return cell.full.isEmpty() ? QVariant() : QVariant(cell.full);
    case CellRole::Muted: return cell.muted;
    case CellRole::Strong: return cell.strong;
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1: %2").arg(m_columns[size_t(index.column())].title, cell.state ? cell.state->word : cell.text);
    default: return {};
    }
}

QVariant ListTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= int(m_columns.size()))
        return {};
    const ListColumn &column = m_columns[size_t(section)];
    switch (role) {
    case Qt::DisplayRole: return column.title;
    case CellRole::Key: return column.id;
    case Qt::TextAlignmentRole: return column.number ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    default: return {};
    }
}

} // namespace pilothouse::models
