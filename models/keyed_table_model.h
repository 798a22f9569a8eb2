// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/row_table_model.h"

#include <QFutureWatcher>
#include <QThreadPool>
#include <QtConcurrent>

#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace pilothouse::models {

/// A RowTableModel over values. `Traits` says what a row is; its functions are static and run on any thread:
///     using Row, using Source (what a remote's list holds; may be Row itself), using Context (copied along; may be empty)
///     static QString key(const Source &);
///     static Row make(const Source &, const Row *before, const Context &);   // before: the row as it was; null for a new one
///     static bool same(const Row &, const Row &);
///     static IndexEntry entry(const Row &, const Context &);
///     using Summary; static Summary summarise(const std::vector<Source> &); // what is said of all rows together
///
/// setRowsLater() compares, folds and prepares on a worker and touches the GUI thread only for what changed. While that runs the
/// kept rows are not written to: edits wait for it, and only the newest of several lists is taken.
template <typename Traits>
class KeyedTableModel : public RowTableModel
{
public:
    using Row = typename Traits::Row;
    using Source = typename Traits::Source;
    using Context = typename Traits::Context;
    using Summary = typename Traits::Summary;
    using Sources = std::shared_ptr<const std::vector<Source>>;

    using RowTableModel::RowTableModel;

    /// Puts a new list in force before it returns. For small lists and tests.
    void setRows(const std::vector<Source> &next, const Context &context = {})
    {
        ++m_generation;
        m_waiting.reset();
        if (m_store.use_count() > 1) // a worker still reads the old rows; its answer will be dropped
            m_store = std::make_shared<Store>(*m_store);
        m_running = false;
        Prepared prepared = prepare(*m_store, next, context);
        commit(prepared);
    }

    /// Puts a new list in force soon; rowsApplied() tells when.
    void setRowsLater(Sources next, Context context = {})
    {
        if (m_running) {
            m_waiting = {std::move(next), std::move(context)};
            return;
        }
        m_running = true;
        const quint64 generation = ++m_generation;
        std::shared_ptr<const Store> store = m_store;
        auto *const watcher = new QFutureWatcher<std::shared_ptr<Prepared>>(this);
        connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, generation] {
            watcher->deleteLater();
            if (generation != m_generation)
                return;
            m_running = false;
            std::shared_ptr<Prepared> prepared = watcher->future().takeResult();
            commit(*prepared);
            // What is left of it goes elsewhere to be freed: of a thousand rows that takes half a millisecond.
            QThreadPool::globalInstance()->start([gone = std::move(prepared)] { Q_UNUSED(gone); });
            if (m_waiting)
                startWaiting();
        });
        watcher->setFuture(QtConcurrent::run([store = std::move(store), next = std::move(next), context = std::move(context)] {
            return std::make_shared<Prepared>(prepare(*store, *next, context));
        }));
    }
    bool isApplying() const { return m_running; }

    /// The row with this key, shown or hidden; null when it is not here. Valid until the next change.
    const Row *find(const QString &key) const
    {
        const auto slot = m_store->find(key);
        return slot ? &m_store->at(*slot) : nullptr;
    }
    const Row &rowAt(int row) const { return m_store->at(slotAt(row)); }
    /// Where the row with this key is shown; an invalid index when it is hidden or gone.
    QModelIndex indexOf(const QString &key, int column = 0) const
    {
        const auto slot = m_store->find(key);
        const auto row = slot ? rowOf(*slot) : std::nullopt;
        return row ? index(*row, column) : QModelIndex();
    }
    /// All rows, hidden ones too, in no order.
    template <typename Visit>
    void forEach(Visit visit) const
    {
        for (const Slot slot : rowIndex().sorted())
            visit(m_keys[slot], m_store->at(slot));
    }

protected:
    /// Changes one row in place: `change(Row &)`. Waits while a list is being prepared; unknown keys are ignored.
    void edit(const QString &key, std::function<void(Row &)> change, const Context &context)
    {
        if (m_running) {
            m_edits.push_back([this, key, change = std::move(change), context] { edit(key, change, context); });
            return;
        }
        const auto slot = m_store->find(key);
        if (!slot)
            return;
        change(m_store->at(*slot));
        applyToIndex({{*slot, Traits::entry(m_store->at(*slot), context)}}, {});
        emit rowsApplied();
    }

    /// Changes the rows of these keys in place, in one pass over filter and order. Waits while a list is being prepared; unknown keys are ignored.
    void editEach(QStringList keys, std::function<void(const QString &, Row &)> change, const Context &context)
    {
        if (m_running) {
            m_edits.push_back([this, keys = std::move(keys), change = std::move(change), context] { editEach(keys, change, context); });
            return;
        }
        std::vector<FilterSortIndex::Update> updates;
        for (const QString &key : keys) {
            const auto slot = m_store->find(key);
            if (!slot)
                continue;
            change(key, m_store->at(*slot));
            updates.push_back({*slot, Traits::entry(m_store->at(*slot), context)});
        }
        if (updates.empty())
            return;
        applyToIndex(updates, {});
        emit rowsApplied();
    }

    /// Adds one row, or replaces the one with its key. Waits while a list is being prepared.
    void add(const Source &source, const Context &context = {})
    {
        if (m_running) {
            m_edits.push_back([this, source, context] { add(source, context); });
            return;
        }
        const QString key = Traits::key(source);
        Row row = Traits::make(source, find(key), context);
        auto delta = m_store->single(key, row);
        const Slot slot = delta.added.empty() ? delta.changed[0].slot : delta.added[0].slot;
        m_keys.resize(delta.slotCount);
        m_keys[slot] = key;
        m_store->apply(delta);
        applyToIndex({{slot, Traits::entry(m_store->at(slot), context)}}, {});
        emit rowsApplied();
    }

    /// Changes the rows of these keys together: one pass over filter and order for all of them. Unknown keys are ignored. Waits
    /// while a list is being prepared.
    void patch(std::vector<Source> sources, const Context &context = {})
    {
        if (m_running) {
            m_edits.push_back([this, sources = std::move(sources), context] { patch(sources, context); });
            return;
        }
        std::vector<FilterSortIndex::Update> updates;
        updates.reserve(sources.size());
        for (const Source &source : sources) {
            const auto slot = m_store->find(Traits::key(source));
            if (!slot)
                continue;
            Row row = Traits::make(source, &m_store->at(*slot), context);
            if (Traits::same(m_store->at(*slot), row))
                continue;
            m_store->at(*slot) = std::move(row);
            updates.push_back({*slot, Traits::entry(m_store->at(*slot), context)});
        }
        if (updates.empty())
            return;
        applyToIndex(updates, {});
        emit rowsApplied();
    }

    const Row &rowIn(Slot slot) const { return m_store->at(slot); }
    QString keyOf(Slot slot) const override { return m_keys[slot]; }
    /// Called when new rows are readable and before views hear of them.
    virtual void rowsWillApply(const Summary &) { }

private:
    using Store = SlotStore<Row>;
    struct Prepared
    {
        SlotDelta<Row> delta;
        std::vector<FilterSortIndex::Update> updates;
        Summary summary;
    };
    struct Waiting
    {
        Sources next;
        Context context;
    };
    static Prepared prepare(const Store &store, const std::vector<Source> &next, const Context &context)
    {
        Prepared prepared;
        prepared.delta = store.diff(
            next, [](const Source &source) { return Traits::key(source); },
            [&context](const Source &source, const Row *before) { return Traits::make(source, before, context); },
            [](const Row &a, const Row &b) { return Traits::same(a, b); });
        prepared.updates.reserve(prepared.delta.changed.size() + prepared.delta.added.size());
        for (const auto &change : prepared.delta.changed)
            prepared.updates.push_back({change.slot, Traits::entry(change.row, context)});
        for (const auto &addition : prepared.delta.added)
            prepared.updates.push_back({addition.slot, Traits::entry(addition.row, context)});
        prepared.summary = Traits::summarise(next);
        return prepared;
    }

    void commit(Prepared &prepared)
    {
        m_keys.resize(prepared.delta.slotCount);
        for (const auto &addition : prepared.delta.added)
            m_keys[addition.slot] = addition.key;
        m_store->apply(prepared.delta);
        rowsWillApply(prepared.summary);
        applyToIndex(prepared.updates, prepared.delta.removed);
        m_store->freeRemoved(prepared.delta);
        emit rowsApplied();
        for (const auto &waiting : std::exchange(m_edits, {}))
            waiting();
    }

    void startWaiting()
    {
        Waiting waiting = std::move(*std::exchange(m_waiting, std::nullopt));
        setRowsLater(std::move(waiting.next), std::move(waiting.context));
    }

    std::shared_ptr<Store> m_store = std::make_shared<Store>();
    std::vector<QString> m_keys; ///< by slot
    std::optional<Waiting> m_waiting;
    std::vector<std::function<void()>> m_edits;
    quint64 m_generation = 0;
    bool m_running = false;
};

} // namespace pilothouse::models
