// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/filter_expression.h"
#include "models/row_sync.h"

#include <QVarLengthArray>

#include <array>
#include <limits>
#include <vector>

namespace pilothouse::models {

/// Sorts last in either direction: a value that does not exist.
inline constexpr qint64 kNoNumber = std::numeric_limits<qint64>::min();

/// What the index must know of one row: the searchable text of every field, and the numbers that number fields sort by.
/// Made on any thread.
class IndexEntry
{
public:
    static constexpr int kGroups = 16;

    IndexEntry() { m_text.append(kFieldSeparator); }

    /// Values in the order of the fields. A text field sorts by its folded text, an empty one last.
    IndexEntry &text(QStringView value);
    /// A number field: sorts by `number`, is searched by `words`.
    IndexEntry &number(qint64 number, QStringView words);
    /// Which group (below kGroups) the row counts in: its state, for the chips.
    IndexEntry &group(int number);

private:
    friend class FilterSortIndex;
    QByteArray m_text;
    QVarLengthArray<qint64, 6> m_numbers;
    quint8 m_group = 0;
};

enum class SortKind { Text, Number };

/// Which slots are shown, and in which order. Keeps the searchable text of all rows in one block of memory and the order as a
/// vector of its own, so that a filter is one pass over bytes and a refresh moves only the rows that changed.
/// Sorting is stable: equal rows stay as they were before. Costs by rows n and changed rows k: filter O(n), sort O(n log n),
/// refresh O(n + k log n), with n counting only integers.
class FilterSortIndex
{
public:
    explicit FilterSortIndex(std::vector<SortKind> fields);

    struct Update
    {
        Slot slot;
        IndexEntry entry;
    };
    /// New and changed rows, and those that went. New ones come after all others until they are sorted.
    void update(const std::vector<Update> &updates, const std::vector<Slot> &removed);
    /// False, and everything as it was, when its regular expressions would take too long over these rows.
    bool setFilter(FilterExpression filter);
    /// -1: as they stand; new rows at the end.
    void setSort(int field, Qt::SortOrder order);

    /// The slots to show, in order.
    const std::vector<Slot> &visible() const { return m_visible; }
    /// All rows, those that are not shown too.
    const std::vector<Slot> &sorted() const { return m_sorted; }
    size_t size() const { return m_sorted.size(); }
    size_t slotCount() const { return m_rows.size(); }
    int inGroup(int group) const { return m_groups[size_t(group)]; }
    int sortField() const { return m_sortField; }
    Qt::SortOrder sortOrder() const { return m_order; }
    /// Bytes held for text, for the memory budget.
    size_t textBytes() const { return m_text.size(); }

private:
    struct RowInfo
    {
        size_t begin = 0;
        quint32 size = 0;
        quint32 rank = 0; ///< breaks ties: the place in the sort before this one
        quint8 group = 0;
        bool live = false;
        bool passes = false;
        bool moving = false;
    };
    QByteArrayView textOf(Slot slot) const { return {m_text.data() + m_rows[slot].begin, qsizetype(m_rows[slot].size)}; }
    qint64 numberOf(Slot slot, int field) const { return m_numbers[size_t(m_numberIndex[size_t(field)])][slot]; }
    bool sortsBefore(Slot a, Slot b) const;
    bool sameSortValue(Slot slot, const IndexEntry &entry) const;
    void store(Slot slot, const IndexEntry &entry);
    void compactText();
    void sortAll();
    void showPassing();

    std::vector<SortKind> m_fields;
    std::vector<int> m_numberIndex;             ///< by field: which of m_numbers; -1 for text
    std::vector<std::vector<qint64>> m_numbers; ///< by number field, by slot
    std::vector<char> m_text;
    size_t m_deadText = 0;
    std::vector<RowInfo> m_rows; ///< by slot
    std::vector<Slot> m_sorted;  ///< all live slots
    std::vector<Slot> m_visible;
    std::array<int, IndexEntry::kGroups> m_groups{};
    FilterExpression m_filter;
    int m_sortField = -1;
    Qt::SortOrder m_order = Qt::AscendingOrder;
    quint32 m_nextRank = 0;
};

} // namespace pilothouse::models
