// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/filter_sort_index.h"

#include <QString>

#include <optional>
#include <vector>

namespace pilothouse::models {

/// One column, or a field that is only searched.
struct TableColumn
{
    QString id; ///< name in filters and for what is remembered of the column
    QString title;
    QStringList aliases;            ///< other names in filters
    SortKind kind = SortKind::Text; ///< numbers stand on the right …
    bool leftAligned = false;       ///< … but not those that are only an order behind words, such as states
    bool extra = false;             ///< not shown until somebody asks for it
    bool live = false;              ///< ages with the data: hatched when the data is stale. Names and hashes do not age.
};

/// A table with its own filter and order: what a QSortFilterProxyModel over a list does, without its cost at 100,000 rows.
/// Rows are kept by a subclass (KeyedTableModel) in slots; this part knows columns, filter, order, staleness and counts.
class RowTableModel : public SlotTableModel
{
    Q_OBJECT
public:
    /// `columns` first, then `fields`: values that filters find though no column shows them.
    RowTableModel(std::vector<TableColumn> columns, std::vector<TableColumn> fields, QObject *parent = nullptr);

    /// A text that is no filter changes nothing but filterProblem(): the last good filter stays.
    void setFilterText(const QString &text);
    /// As typed, good or not.
    const QString &filterText() const { return m_filterText; }
    const std::optional<FilterProblem> &filterProblem() const { return m_problem; }
    /// Whether the filter in force hides anything it could.
    bool isFiltered() const { return m_filtered; }

    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    int sortColumn() const { return m_index.sortField(); }
    Qt::SortOrder sortOrder() const { return m_index.sortOrder(); }

    /// Marks all live columns as too old to be believed, or as fresh again.
    void setStale(bool stale);
    bool isStale() const { return m_stale; }

    int totalCount() const { return int(m_index.size()); }
    int hiddenCount() const { return totalCount() - rowCount(); }
    /// Rows in a group of IndexEntry::group(), hidden ones included.
    int inGroup(int group) const { return m_index.inGroup(group); }

    const std::vector<TableColumn> &columns() const { return m_columns; }
    /// -1 when there is no such column.
    int columnOf(const QString &id) const;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

signals:
    /// The filter's text, its problem or what it lets through changed.
    void filterChanged();
    /// Rows came, went or changed group: for counts and chips. After the rows are in place.
    void rowsApplied();

protected:
    /// One cell. CellRole::Key, CellRole::Stale, alignment and the accessible text are answered here already.
    virtual QVariant cell(Slot slot, int column, int role) const = 0;
    virtual QString keyOf(Slot slot) const = 0;

    /// Takes changed rows into filter and order and tells the views. The rows must be readable in their slots already, removed ones too.
    void applyToIndex(const std::vector<FilterSortIndex::Update> &updates, const std::vector<Slot> &removed);
    const FilterSortIndex &rowIndex() const { return m_index; }

private:
    std::vector<TableColumn> m_columns;
    std::vector<FilterField> m_fields;
    FilterSortIndex m_index;
    QString m_filterText;
    std::optional<FilterProblem> m_problem;
    bool m_filtered = false;
    bool m_stale = false;
};

} // namespace pilothouse::models
