// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>
#include <QString>

#include <algorithm>
#include <optional>
#include <vector>

namespace pilothouse::models {

/// Where a row's value is kept: a number that stays the same as long as the row lives, wherever it is shown.
using Slot = quint32;

/// One step on the way from one order of rows to another, in the terms of QAbstractItemModel.
struct OrderStep
{
    enum class Kind {
        Remove,   ///< `count` rows from `first`
        Insert,   ///< `rows` before `first`
        Move,     ///< the row at `first` to `to` (its index afterwards)
        Relayout, ///< the same rows in the order of `rows`
    };
    Kind kind = Kind::Relayout;
    int first = 0;
    int count = 0;
    int to = 0;
    std::vector<Slot> rows;
};

/// The steps from `old` to `next`; both hold every slot at most once, all below `slotCount`. Linear in the number of rows.
/// Few runs become single insertions and removals. Many become one change of layout and one run at the end: a table view
/// pays for each step by the number of all rows.
std::vector<OrderStep> orderSteps(const std::vector<Slot> &old, const std::vector<Slot> &next, size_t slotCount);

/// What differs between the kept rows and a new list of them.
template <typename Row>
struct SlotDelta
{
    struct Change
    {
        Slot slot;
        Row row;
    };
    struct Addition
    {
        Slot slot;
        QString key;
        Row row;
    };
    std::vector<QString> removedKeys;
    std::vector<Slot> removed;
    std::vector<Change> changed;
    std::vector<Addition> added;
    std::vector<Slot> order; ///< slots in the order of the new list
    size_t slotCount = 0;    ///< afterwards
};

/// Rows by key, each in a slot that does not move.
template <typename Row>
class SlotStore
{
public:
    const Row &at(Slot slot) const { return m_rows[slot]; }
    Row &at(Slot slot) { return m_rows[slot]; }
    size_t slotCount() const { return m_rows.size(); }
    size_t size() const { return size_t(m_slots.size()); }
    /// The slot of a key; nothing when it is not here.
    std::optional<Slot> find(const QString &key) const
    {
        const auto it = m_slots.constFind(key);
        return it == m_slots.cend() ? std::nullopt : std::optional<Slot>(*it);
    }

    /// Compares with a new list by key; keys that come twice get "#2", "#3" behind them. Const: may run on another thread
    /// while nobody writes to this one. `make(source, before)` makes the new row, `before` is the kept one or null;
    /// `same(before, row)` decides whether the kept one stays.
    template <typename Source, typename KeyOf, typename Make, typename Same>
    SlotDelta<Row> diff(const std::vector<Source> &next, KeyOf keyOf, Make make, Same same) const
    {
        SlotDelta<Row> delta;
        delta.slotCount = m_rows.size();
        delta.order.reserve(next.size());
        std::vector<bool> seen(m_rows.size(), false);
        QSet<QString> addedKeys;
        QHash<QString, int> copies;
        size_t reusable = m_free.size();
        for (const Source &source : next) {
            const QString plain = keyOf(source);
            QString key = plain;
            auto kept = m_slots.constFind(key);
            while ((kept != m_slots.cend() && seen[*kept]) || addedKeys.contains(key)) {
                int &copy = copies[plain];
                copy = std::max(copy, 1) + 1;
                key = plain + u'#' + QString::number(copy);
                kept = m_slots.constFind(key);
            }
            if (kept == m_slots.cend()) {
                const Slot slot = reusable > 0 ? m_free[--reusable] : Slot(delta.slotCount++);
                addedKeys.insert(key);
                delta.order.push_back(slot);
                delta.added.push_back({slot, key, make(source, nullptr)});
                continue;
            }
            seen[*kept] = true;
            delta.order.push_back(*kept);
            Row row = make(source, &m_rows[*kept]);
            if (!same(m_rows[*kept], row))
                delta.changed.push_back({*kept, std::move(row)});
        }
        for (auto it = m_slots.cbegin(); it != m_slots.cend(); ++it) {
            if (!seen[*it]) {
                delta.removed.push_back(*it);
                delta.removedKeys.push_back(it.key());
            }
        }
        return delta;
    }

    /// The delta that adds one row under a key that is not here yet, or changes the one that is.
    SlotDelta<Row> single(const QString &key, Row row) const
    {
        SlotDelta<Row> delta;
        delta.slotCount = m_rows.size();
        if (const auto kept = find(key)) {
            delta.changed.push_back({*kept, std::move(row)});
            return delta;
        }
        const Slot slot = m_free.empty() ? Slot(delta.slotCount++) : m_free.back();
        delta.added.push_back({slot, key, std::move(row)});
        return delta;
    }

    /// Takes the delta's values in. Removed rows keep their value until freeRemoved(), for the views that still show them.
    void apply(SlotDelta<Row> &delta)
    {
        m_rows.resize(delta.slotCount);
        m_free.resize(m_free.size() - std::min(m_free.size(), delta.added.size()));
        for (auto &change : delta.changed)
            m_rows[change.slot] = std::move(change.row);
        for (auto &addition : delta.added) {
            m_rows[addition.slot] = std::move(addition.row);
            m_slots.insert(addition.key, addition.slot);
        }
        for (const QString &key : delta.removedKeys)
            m_slots.remove(key);
    }
    void freeRemoved(const SlotDelta<Row> &delta)
    {
        for (const Slot slot : delta.removed) {
            m_rows[slot] = Row();
            m_free.push_back(slot);
        }
    }

private:
    std::vector<Row> m_rows;
    std::vector<Slot> m_free;
    QHash<QString, Slot> m_slots;
};

/// A table whose rows are slots in an order. It turns a new order into the signals that views need, so that selection,
/// current row, scroll position and persistent indexes survive.
class SlotTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex &parent = {}) const override;

    Slot slotAt(int row) const { return m_order[size_t(row)]; }
    const std::vector<Slot> &order() const { return m_order; }
    /// The row a slot is shown in; nothing when it is not shown.
    std::optional<int> rowOf(Slot slot) const;

protected:
    /// Puts `next` in force, step by step. The values of all slots in both orders must be readable meanwhile.
    void setOrder(std::vector<Slot> next, size_t slotCount);
    /// Says that these slots have other contents now: one dataChanged for each block of neighbours.
    void announceChanged(const std::vector<Slot> &changed, const QList<int> &roles = {});
    void announceAllChanged(const QList<int> &roles = {});

private:
    void play(const OrderStep &step, size_t slotCount);
    void relayout(const std::vector<Slot> &rows, size_t slotCount);

    std::vector<Slot> m_order;
};

} // namespace pilothouse::models
