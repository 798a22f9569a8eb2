// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/row_table_model.h"

#include "models/cell_role.h"
#include "models/state_text.h"

namespace pilothouse::models {

namespace {

std::vector<SortKind> kindsOf(const std::vector<TableColumn> &columns, const std::vector<TableColumn> &fields)
{
    std::vector<SortKind> kinds;
    for (const TableColumn &column : columns)
        kinds.push_back(column.kind);
    for (const TableColumn &field : fields)
        kinds.push_back(field.kind);
    return kinds;
}

} // namespace

RowTableModel::RowTableModel(std::vector<TableColumn> columns, std::vector<TableColumn> fields, QObject *parent)
    : SlotTableModel(parent)
    , m_columns(std::move(columns))
    , m_index(kindsOf(m_columns, fields))
{
    for (const TableColumn &column : m_columns)
        m_fields.push_back({column.id, column.aliases});
    for (const TableColumn &field : fields)
        m_fields.push_back({field.id, field.aliases});
}

void RowTableModel::setFilterText(const QString &text)
{
    if (text == m_filterText)
        return;
    m_filterText = text;
    FilterProblem problem;
    auto expression = FilterExpression::parse(text, m_fields, &problem);
    if (!expression) {
        m_problem = problem;
        emit filterChanged();
        return;
    }
    const bool filtered = !expression->isEmpty();
    if (!m_index.setFilter(std::move(*expression))) {
        m_problem = FilterProblem{
            tr("The regular expression takes too long over these rows; they are shown as before. Name a field (name:/…/), or make it simpler."), 0};
        emit filterChanged();
        return;
    }
    m_problem.reset();
    m_filtered = filtered;
    setOrder(m_index.visible(), m_index.slotCount());
    emit filterChanged();
}

void RowTableModel::sort(int column, Qt::SortOrder order)
{
    if (column >= columnCount())
        return;
    m_index.setSort(column, order);
    setOrder(m_index.visible(), m_index.slotCount());
}

void RowTableModel::setStale(bool stale)
{
    if (stale == m_stale)
        return;
    m_stale = stale;
    announceAllChanged();
}

int RowTableModel::columnOf(const QString &id) const
{
    for (size_t i = 0; i < m_columns.size(); ++i)
        if (m_columns[i].id == id)
            return int(i);
    return -1;
}

int RowTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant RowTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const TableColumn &column = m_columns[size_t(section)];
    switch (role) {
    case Qt::DisplayRole: return column.title;
    case Qt::TextAlignmentRole:
        return int((column.kind == SortKind::Number && !column.leftAligned ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case CellRole::Key: return column.id;
    default: return {};
    }
}

QVariant RowTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Slot slot = slotAt(index.row());
    const TableColumn &column = m_columns[size_t(index.column())];
    switch (role) {
    case CellRole::Key: return keyOf(slot);
    case CellRole::Stale: return m_stale && column.live;
    case Qt::TextAlignmentRole: return headerData(index.column(), Qt::Horizontal, role);
    case Qt::AccessibleTextRole: {
        const QString words = cell(slot, index.column(), Qt::DisplayRole).toString();
        return QStringLiteral("%1: %2").arg(column.title, m_stale && column.live ? tr("%1 (stale)").arg(words) : words);
    }
    default: return cell(slot, index.column(), role);
    }
}

void RowTableModel::applyToIndex(const std::vector<FilterSortIndex::Update> &updates, const std::vector<Slot> &removed)
{
    m_index.update(updates, removed);
    setOrder(m_index.visible(), m_index.slotCount());
    std::vector<Slot> changed;
    changed.reserve(updates.size());
    for (const FilterSortIndex::Update &update : updates)
        changed.push_back(update.slot);
    announceChanged(changed);
}

} // namespace pilothouse::models
