// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/row_sync.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace pilothouse::models;

namespace {

/// Rows are their slot numbers.
class NumbersModel final : public SlotTableModel
{
public:
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 2; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        return role == Qt::DisplayRole && index.isValid() ? QVariant(QStringLiteral("%1").arg(slotAt(index.row()))) : QVariant();
    }
    void show(std::vector<Slot> next)
    {
        Slot most = 0;
        for (const Slot slot : next)
            most = std::max(most, slot);
        for (const Slot slot : order())
            most = std::max(most, slot);
        setOrder(std::move(next), size_t(most) + 1);
    }
    void touch(const std::vector<Slot> &changed) { announceChanged(changed); }
};

std::vector<OrderStep::Kind> kinds(const std::vector<OrderStep> &steps)
{
    std::vector<OrderStep::Kind> list;
    for (const OrderStep &step : steps)
        list.push_back(step.kind);
    return list;
}

std::vector<Slot> count(Slot from, Slot to)
{
    std::vector<Slot> slots_;
    for (Slot slot = from; slot < to; ++slot)
        slots_.push_back(slot);
    return slots_;
}

struct Item
{
    QString key;
    int value = 0;
};

SlotDelta<Item> diffOf(const SlotStore<Item> &store, const std::vector<Item> &next)
{
    return store.diff(
        next, [](const Item &item) { return item.key; }, [](const Item &item, const Item *) { return item; },
        [](const Item &a, const Item &b) { return a.value == b.value; });
}

} // namespace

/// From one order of rows to another, in steps that views can follow.
class RowSyncTest : public QObject
{
    Q_OBJECT
private slots:
    void smallChangesAreSmallSteps_data()
    {
        using Kind = OrderStep::Kind;
        QTest::addColumn<std::vector<Slot>>("old");
        QTest::addColumn<std::vector<Slot>>("next");
        QTest::addColumn<std::vector<OrderStep::Kind>>("steps");
        const auto add = [](const char *tag, std::vector<Slot> old, std::vector<Slot> next, std::vector<Kind> steps) {
            QTest::newRow(tag) << old << next << steps;
        };
        add("nothing", {1, 2, 3}, {1, 2, 3}, {});
        add("first rows", {}, {1, 2, 3}, {Kind::Insert});
        add("all gone", {1, 2, 3}, {}, {Kind::Remove});
        add("one in the middle", {1, 3}, {1, 2, 3}, {Kind::Insert});
        add("neighbours together", {1, 2, 3, 4}, {1, 4}, {Kind::Remove});
        add("one goes down", {1, 2, 3, 4}, {2, 3, 1, 4}, {Kind::Move});
        add("one goes up", {1, 2, 3, 4}, {1, 4, 2, 3}, {Kind::Move});
        add("two swap", {1, 2}, {2, 1}, {Kind::Move});
        add("many move", {1, 2, 3, 4, 5}, {5, 4, 3, 2, 1}, {Kind::Relayout});
        add("one for another", {1, 2, 3}, {1, 4, 3}, {Kind::Remove, Kind::Insert});
        add("every second goes", count(0, 40), {0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22}, {Kind::Relayout, Kind::Remove});
        add("every second comes", {0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22}, count(0, 24), {Kind::Insert, Kind::Relayout});
    }
    void smallChangesAreSmallSteps()
    {
        QFETCH(std::vector<Slot>, old);
        QFETCH(std::vector<Slot>, next);
        QFETCH(std::vector<OrderStep::Kind>, steps);
        QVERIFY(kinds(orderSteps(old, next, 64)) == steps);
        NumbersModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.show(old);
        model.show(next);
        QVERIFY(model.order() == next);
    }

    void keepsSelectionCurrentAndPersistentIndexesWhateverHappens()
    {
        QRandomGenerator random(7);
        NumbersModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QItemSelectionModel selection(&model);
        std::vector<Slot> all = count(0, 60);
        model.show(all);
        for (int round = 0; round < 400; ++round) {
            QSet<Slot> selected;
            selection.clear();
            for (int i = 0; i < 5 && model.rowCount() > 0; ++i) {
                const int row = int(random.bounded(model.rowCount()));
                selected.insert(model.slotAt(row));
                selection.select(model.index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
            }
            QHash<Slot, QPersistentModelIndex> kept;
            for (int row = 0; row < model.rowCount(); row += 3)
                kept.insert(model.slotAt(row), model.index(row, 1));

            std::vector<Slot> next;
            const auto keepShare = random.bounded(1.0);
            for (const Slot slot : all)
                if (random.bounded(1.0) < keepShare)
                    next.push_back(slot);
            if (random.bounded(3) == 0)
                std::shuffle(next.begin(), next.end(), random);
            else if (next.size() > 2)
                std::swap(next[random.bounded(quint32(next.size()))], next[random.bounded(quint32(next.size()))]);

            model.show(next);
            QVERIFY(model.order() == next);
            QSet<Slot> selectedNow;
            for (const QModelIndex &index : selection.selectedRows())
                selectedNow.insert(model.slotAt(index.row()));
            const QSet<Slot> shown(next.begin(), next.end());
            QCOMPARE(selectedNow, selected & shown);
            for (auto it = kept.cbegin(); it != kept.cend(); ++it) {
                if (shown.contains(it.key()))
                    QCOMPARE(model.slotAt(it->row()), it.key());
                else
                    QVERIFY(!it->isValid());
            }
        }
    }

    void changedNeighboursAreOneSignal()
    {
        NumbersModel model;
        model.show({5, 4, 3, 2, 1, 0, 9, 8});
        QSignalSpy spy(&model, &QAbstractItemModel::dataChanged);
        model.touch({4, 3, 0, 8, 9, 77}); // 77 is not shown
        QCOMPARE(spy.size(), 2);
        QCOMPARE(spy[0][0].toModelIndex().row(), 1);
        QCOMPARE(spy[0][1].toModelIndex().row(), 2);
        QCOMPARE(spy[1][0].toModelIndex().row(), 5);
        QCOMPARE(spy[1][1].toModelIndex().row(), 7);
        QCOMPARE(spy[1][1].toModelIndex().column(), 1);
    }

    void diffNamesWhatChanged()
    {
        SlotStore<Item> store;
        auto first = diffOf(store, {{QStringLiteral("a"), 1}, {QStringLiteral("b"), 2}, {QStringLiteral("c"), 3}});
        QCOMPARE(first.added.size(), size_t(3));
        store.apply(first);
        auto second = diffOf(store, {{QStringLiteral("d"), 4}, {QStringLiteral("c"), 3}, {QStringLiteral("a"), 9}});
        QCOMPARE(second.removedKeys, std::vector<QString>{QStringLiteral("b")});
        QCOMPARE(second.changed.size(), size_t(1));
        QCOMPARE(second.changed[0].row.value, 9);
        QCOMPARE(second.added.size(), size_t(1));
        QCOMPARE(second.added[0].slot, Slot(3)); // b's slot is still shown somewhere
        store.apply(second);
        QCOMPARE(store.at(1).value, 2);
        store.freeRemoved(second);
        QCOMPARE(store.size(), size_t(3));
        auto third = diffOf(store, {{QStringLiteral("d"), 4}, {QStringLiteral("e"), 5}, {QStringLiteral("c"), 3}, {QStringLiteral("a"), 9}});
        QCOMPARE(third.added[0].slot, Slot(1)); // now it is free
        store.apply(third);
        QCOMPARE(store.at(*store.find(QStringLiteral("e"))).value, 5);
        QVERIFY(!store.find(QStringLiteral("b")));
    }

    void aKeyThatComesTwiceIsTwoRows()
    {
        SlotStore<Item> store;
        std::vector<Item> twins(20'000, Item{QStringLiteral("same"), 1}); // a hostile list must not cost the square of its length
        auto delta = diffOf(store, twins);
        QCOMPARE(delta.added.size(), twins.size());
        store.apply(delta);
        QVERIFY(store.find(QStringLiteral("same")) && store.find(QStringLiteral("same#2")) && store.find(QStringLiteral("same#20000")));
        QVERIFY(diffOf(store, twins).added.empty());
        QVERIFY(diffOf(store, twins).removed.empty());
        QCOMPARE(diffOf(store, {twins[0]}).removed.size(), twins.size() - 1);
    }
};

QTEST_GUILESS_MAIN(RowSyncTest)
#include "tst_row_sync.moc"
