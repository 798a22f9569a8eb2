// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/row_sync.h"

#include <algorithm>
#include <limits>

namespace pilothouse::models {

namespace {

/// Beyond this many separate runs a change of layout is cheaper for the views than one step a run.
constexpr size_t kMostRuns = 8;
/// Beyond this many blocks one signal over all of them costs the views less.
constexpr size_t kMostBlocks = 64;

constexpr quint32 kAbsent = std::numeric_limits<quint32>::max();

struct Run
{
    int first;
    int count;
};

/// The runs of `order` whose slots are absent in `position`.
std::vector<Run> runsMissingFrom(const std::vector<quint32> &position, const std::vector<Slot> &order)
{
    std::vector<Run> runs;
    for (size_t i = 0; i < order.size(); ++i) {
        if (position[order[i]] != kAbsent)
            continue;
        if (!runs.empty() && runs.back().first + runs.back().count == int(i))
            ++runs.back().count;
        else
            runs.push_back({int(i), 1});
    }
    return runs;
}

std::vector<quint32> positions(const std::vector<Slot> &order, size_t slotCount)
{
    std::vector<quint32> position(slotCount, kAbsent);
    for (size_t i = 0; i < order.size(); ++i)
        position[order[i]] = quint32(i);
    return position;
}

std::vector<Slot> without(const std::vector<Slot> &order, const std::vector<quint32> &kept)
{
    std::vector<Slot> rest;
    rest.reserve(order.size());
    std::copy_if(order.begin(), order.end(), std::back_inserter(rest), [&kept](Slot slot) { return kept[slot] != kAbsent; });
    return rest;
}

OrderStep relayoutStep(std::vector<Slot> rows)
{
    OrderStep step;
    step.kind = OrderStep::Kind::Relayout;
    step.rows = std::move(rows);
    return step;
}

OrderStep removeStep(int first, int count)
{
    OrderStep step;
    step.kind = OrderStep::Kind::Remove;
    step.first = first;
    step.count = count;
    return step;
}

OrderStep insertStep(int first, std::vector<Slot> rows)
{
    OrderStep step;
    step.kind = OrderStep::Kind::Insert;
    step.first = first;
    step.count = int(rows.size());
    step.rows = std::move(rows);
    return step;
}

/// The step between two orders of the same rows: one row that went elsewhere is a move, anything else a new layout.
void appendReorder(std::vector<OrderStep> &steps, const std::vector<Slot> &from, const std::vector<Slot> &to)
{
    if (from == to)
        return;
    const auto [firstFrom, firstTo] = std::mismatch(from.begin(), from.end(), to.begin());
    const auto lastDiffering = std::mismatch(from.rbegin(), from.rend(), to.rbegin());
    const auto endFrom = lastDiffering.first.base();
    const auto endTo = lastDiffering.second.base();
    const bool movedDown = *firstFrom == *(endTo - 1) && std::equal(firstFrom + 1, endFrom, firstTo);
    const bool movedUp = *firstTo == *(endFrom - 1) && std::equal(firstTo + 1, endTo, firstFrom);
    if (!movedDown && !movedUp) {
        steps.push_back(relayoutStep(to));
        return;
    }
    OrderStep step;
    step.kind = OrderStep::Kind::Move;
    step.count = 1;
    step.first = int((movedDown ? firstFrom : endFrom - 1) - from.begin());
    step.to = int((movedDown ? endFrom - 1 : firstFrom) - from.begin());
    steps.push_back(step);
}

} // namespace

std::vector<OrderStep> orderSteps(const std::vector<Slot> &old, const std::vector<Slot> &next, size_t slotCount)
{
    std::vector<OrderStep> steps;
    if (old == next)
        return steps;
    const std::vector<quint32> inNext = positions(next, slotCount);
    const std::vector<quint32> inOld = positions(old, slotCount);
    const std::vector<Run> leaving = runsMissingFrom(inNext, old);
    const std::vector<Run> coming = runsMissingFrom(inOld, next);

    std::vector<Slot> now = old;
    const std::vector<Slot> staying = without(next, inOld); // in their new order
    if (leaving.size() > kMostRuns) {
        std::vector<Slot> leavingLast = staying;
        leavingLast.reserve(old.size());
        for (const Run &run : leaving)
            leavingLast.insert(leavingLast.end(), old.begin() + run.first, old.begin() + run.first + run.count);
        steps.push_back(relayoutStep(std::move(leavingLast)));
        steps.push_back(removeStep(int(staying.size()), int(old.size() - staying.size())));
        now = staying;
    } else if (!leaving.empty()) {
        for (auto run = leaving.rbegin(); run != leaving.rend(); ++run)
            steps.push_back(removeStep(run->first, run->count));
        now = without(old, inNext);
    }

    if (coming.size() > kMostRuns) {
        std::vector<Slot> arrivals;
        for (const Run &run : coming)
            arrivals.insert(arrivals.end(), next.begin() + run.first, next.begin() + run.first + run.count);
        steps.push_back(insertStep(int(now.size()), std::move(arrivals)));
        steps.push_back(relayoutStep(next)); // puts moved and new rows in place together
        return steps;
    }
    appendReorder(steps, now, staying);
    for (const Run &run : coming)
        steps.push_back(insertStep(run.first, std::vector<Slot>(next.begin() + run.first, next.begin() + run.first + run.count)));
    return steps;
}

int SlotTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_order.size());
}

std::optional<int> SlotTableModel::rowOf(Slot slot) const
{
    const auto it = std::find(m_order.begin(), m_order.end(), slot);
    return it == m_order.end() ? std::nullopt : std::optional<int>(int(it - m_order.begin()));
}

void SlotTableModel::setOrder(std::vector<Slot> next, size_t slotCount)
{
    for (const OrderStep &step : orderSteps(m_order, next, slotCount))
        play(step, slotCount);
    Q_ASSERT(m_order == next);
}

void SlotTableModel::play(const OrderStep &step, size_t slotCount)
{
    const auto at = m_order.begin() + step.first;
    switch (step.kind) {
    case OrderStep::Kind::Remove:
        beginRemoveRows({}, step.first, step.first + step.count - 1);
        m_order.erase(at, at + step.count);
        endRemoveRows();
        return;
    case OrderStep::Kind::Insert:
        beginInsertRows({}, step.first, step.first + step.count - 1);
        m_order.insert(at, step.rows.begin(), step.rows.end());
        endInsertRows();
        return;
    case OrderStep::Kind::Move: {
        const bool down = step.to > step.first;
        beginMoveRows({}, step.first, step.first, {}, down ? step.to + 1 : step.to);
        if (down)
            std::rotate(at, at + 1, m_order.begin() + step.to + 1);
        else
            std::rotate(m_order.begin() + step.to, at, at + 1);
        endMoveRows();
        return;
    }
    case OrderStep::Kind::Relayout: relayout(step.rows, slotCount); return;
    }
}

void SlotTableModel::relayout(const std::vector<Slot> &rows, size_t slotCount)
{
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    after.reserve(before.size());
    if (!before.isEmpty()) {
        const std::vector<quint32> position = positions(rows, slotCount);
        for (const QModelIndex &index : before)
            after << createIndex(int(position[m_order[size_t(index.row())]]), index.column());
    }
    m_order = rows;
    changePersistentIndexList(before, after);
    emit layoutChanged({}, VerticalSortHint);
}

void SlotTableModel::announceChanged(const std::vector<Slot> &changed, const QList<int> &roles)
{
    if (changed.empty() || m_order.empty())
        return;
    std::vector<int> rows;
    rows.reserve(changed.size());
    if (changed.size() < 4) {
        for (const Slot slot : changed)
            if (const auto row = rowOf(slot))
                rows.push_back(*row);
    } else {
        const Slot most = std::max(*std::max_element(changed.begin(), changed.end()), *std::max_element(m_order.begin(), m_order.end()));
        const std::vector<quint32> position = positions(m_order, size_t(most) + 1);
        for (const Slot slot : changed)
            if (position[slot] != kAbsent)
                rows.push_back(int(position[slot]));
    }
    std::sort(rows.begin(), rows.end());
    std::vector<Run> blocks;
    for (const int row : rows) {
        if (!blocks.empty() && blocks.back().first + blocks.back().count >= row)
            blocks.back().count = row - blocks.back().first + 1;
        else
            blocks.push_back({row, 1});
    }
    if (blocks.size() > kMostBlocks)
        blocks = {{blocks.front().first, blocks.back().first + blocks.back().count - blocks.front().first}};
    for (const Run &block : blocks)
        emit dataChanged(index(block.first, 0), index(block.first + block.count - 1, columnCount() - 1), roles);
}

void SlotTableModel::announceAllChanged(const QList<int> &roles)
{
    if (!m_order.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), roles);
}

} // namespace pilothouse::models
