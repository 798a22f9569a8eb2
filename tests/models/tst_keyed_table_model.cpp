// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cell_role.h"
#include "models/keyed_table_model.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace pilothouse::models;

namespace {

struct Machine
{
    QString id;
    QString name;
    int load = 0;
    int edits = 0;
};

struct MachineTraits
{
    using Row = Machine;
    using Source = Machine;
    struct Context
    {
    };
    using Summary = size_t;
    static Summary summarise(const std::vector<Source> &list) { return list.size(); }
    static QString key(const Source &source) { return source.id; }
    static Row make(const Source &source, const Row *before, const Context &)
    {
        Row row = source;
        row.edits = before != nullptr ? before->edits : 0;
        return row;
    }
    static bool same(const Row &a, const Row &b) { return a.name == b.name && a.load == b.load; }
    static IndexEntry entry(const Row &row, const Context &)
    {
        IndexEntry entry;
        entry.text(row.name).number(row.load, QString::number(row.load)).text(row.id);
        entry.group(row.load > 50 ? 1 : 0);
        return entry;
    }
};

class MachineModel final : public KeyedTableModel<MachineTraits>
{
public:
    MachineModel()
        : KeyedTableModel({{QStringLiteral("name"), QStringLiteral("Name"), {}, SortKind::Text, false, false, false},
                           {QStringLiteral("load"), QStringLiteral("Load"), {}, SortKind::Number, false, false, true}},
                          {{QStringLiteral("id"), {}, {}, SortKind::Text, false, false, false}})
    {
    }
    QVariant cell(Slot slot, int column, int role) const override
    {
        if (role != Qt::DisplayRole)
            return {};
        return column == 0 ? QVariant(rowIn(slot).name) : QVariant(rowIn(slot).load);
    }
    void bump(const QString &key)
    {
        edit(key,
             [](Machine &machine) {
                 ++machine.edits;
                 machine.load = 77;
             },
             {});
    }
};

std::vector<Machine> machines(int count)
{
    std::vector<Machine> list;
    for (int i = 0; i < count; ++i)
        list.push_back({QStringLiteral("id%1").arg(i), QStringLiteral("machine-%1").arg(i * 37 % count), i % 100, 0});
    return list;
}

MachineModel::Sources shared(std::vector<Machine> list)
{
    return std::make_shared<const std::vector<Machine>>(std::move(list));
}

} // namespace

class KeyedTableModelTest : public QObject
{
    Q_OBJECT
private slots:
    void selectionAndCurrentSurviveRandomRefreshes()
    {
        QRandomGenerator random(11);
        MachineModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QItemSelectionModel selection(&model);
        std::vector<Machine> list = machines(80);
        model.setRows(list);
        model.sort(1, Qt::DescendingOrder);
        for (int round = 0; round < 200; ++round) {
            selection.clear();
            QSet<QString> chosen;
            for (int i = 0; i < 4 && model.rowCount() > 0; ++i) {
                const QModelIndex index = model.index(int(random.bounded(model.rowCount())), 0);
                chosen << index.data(CellRole::Key).toString();
                selection.setCurrentIndex(index, QItemSelectionModel::Select | QItemSelectionModel::Rows);
            }
            const QString current = selection.currentIndex().data(CellRole::Key).toString();
            std::shuffle(list.begin(), list.end(), random);
            for (Machine &machine : list)
                if (random.bounded(10) == 0)
                    machine.load = int(random.bounded(100));
            if (random.bounded(2) == 0 && list.size() > 10)
                list.resize(list.size() - random.bounded(6));
            for (int i = 0, n = int(random.bounded(6)); i < n; ++i)
                list.push_back({QStringLiteral("new%1-%2").arg(round).arg(i), QStringLiteral("fresh"), int(random.bounded(100)), 0});
            if (random.bounded(4) == 0)
                model.setFilterText(random.bounded(2) == 0 ? QStringLiteral("machine") : QString());
            if (random.bounded(4) == 0)
                model.sort(int(random.bounded(2)), random.bounded(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);

            QSet<QString> shownBefore;
            for (int row = 0; row < model.rowCount(); ++row)
                shownBefore << model.index(row, 0).data(CellRole::Key).toString();
            model.setRows(list);
            QSet<QString> shown;
            for (int row = 0; row < model.rowCount(); ++row)
                shown << model.index(row, 0).data(CellRole::Key).toString();
            QSet<QString> still;
            for (const QModelIndex &index : selection.selectedRows())
                still << index.data(CellRole::Key).toString();
            QCOMPARE(still, chosen & shown & shownBefore);
            if (shown.contains(current) && shownBefore.contains(current))
                QCOMPARE(selection.currentIndex().data(CellRole::Key).toString(), current);
            QCOMPARE(model.totalCount(), int(list.size()));
            for (int row = 1; row < model.rowCount() && model.sortColumn() == 1; ++row) {
                const int a = model.rowAt(row - 1).load;
                const int b = model.rowAt(row).load;
                QVERIFY(model.sortOrder() == Qt::AscendingOrder ? a <= b : a >= b);
            }
        }
    }

    void badFilterKeepsTheLastGoodOne()
    {
        MachineModel model;
        model.setRows(machines(30));
        QSignalSpy spy(&model, &RowTableModel::filterChanged);
        model.setFilterText(QStringLiteral("id:=id7"));
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.hiddenCount(), 29);
        QVERIFY(model.isFiltered());
        model.setFilterText(QStringLiteral("id:=id7 nonsense:"));
        QVERIFY(model.filterProblem());
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.filterText(), QStringLiteral("id:=id7 nonsense:"));
        model.setFilterText(QString());
        QVERIFY(!model.filterProblem());
        QCOMPARE(model.rowCount(), 30);
        QCOMPARE(spy.size(), 3);
        model.setFilterText(QStringLiteral("id:=id7"));
        std::vector<Machine> list = machines(30);
        list[3].id = QStringLiteral("id7b");
        list[3].name = QStringLiteral("id7");
        model.setRows(list); // a refresh obeys the filter too
        QCOMPARE(model.rowCount(), 1);
    }

    void anUnchangedListSaysNothing()
    {
        MachineModel model;
        model.setRows(machines(30));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy layout(&model, &QAbstractItemModel::layoutChanged);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        auto list = machines(30);
        std::reverse(list.begin(), list.end()); // the remote's order is not ours
        model.setRows(list);
        QCOMPARE(changed.size() + layout.size() + inserted.size(), 0);
    }

    void onlyTheChangedRowIsAnnounced()
    {
        MachineModel model;
        auto list = machines(30);
        model.setRows(list);
        model.sort(0);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        list[12].load = 999;
        model.setRows(list);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toModelIndex().row(), changed[0][1].toModelIndex().row());
        QCOMPARE(model.rowAt(changed[0][0].toModelIndex().row()).load, 999);
    }

    void aListIsTakenInTheBackground()
    {
        MachineModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy applied(&model, &RowTableModel::rowsApplied);
        model.setRowsLater(shared(machines(500)));
        QCOMPARE(model.rowCount(), 0);
        QTRY_COMPARE(model.rowCount(), 500);
        QCOMPARE(applied.size(), 1);
        QCOMPARE(model.inGroup(1), 245);
    }

    void onlyTheNewestOfWaitingListsIsTaken()
    {
        MachineModel model;
        QSignalSpy applied(&model, &RowTableModel::rowsApplied);
        model.setRowsLater(shared(machines(100)));
        model.setRowsLater(shared(machines(200)));
        model.setRowsLater(shared(machines(300)));
        QTRY_COMPARE(model.rowCount(), 300);
        QCOMPARE(applied.size(), 2);
        QVERIFY(!model.isApplying());
    }

    void editsWaitForTheListUnderWay()
    {
        MachineModel model;
        model.setRows(machines(100));
        auto list = machines(100);
        list[5].load = 1;
        model.setRowsLater(shared(list));
        model.bump(QStringLiteral("id5"));
        QCOMPARE(model.find(QStringLiteral("id5"))->edits, 0);
        QTRY_COMPARE(model.find(QStringLiteral("id5"))->edits, 1);
        QCOMPARE(model.find(QStringLiteral("id5"))->load, 77);
        QCOMPARE(model.find(QStringLiteral("id6"))->edits, 0);
        model.setRows(list); // what an edit left in the row is handed on
        QCOMPARE(model.find(QStringLiteral("id5"))->edits, 1);
        QCOMPARE(model.find(QStringLiteral("id5"))->load, 1);
    }

    void aDirectListOvertakesTheOneUnderWay()
    {
        MachineModel model;
        for (int round = 0; round < 50; ++round) {
            model.setRowsLater(shared(machines(300)));
            model.setRows(machines(10));
            QCOMPARE(model.rowCount(), 10);
        }
        QTest::qWait(1);
        QCOMPARE(model.rowCount(), 10);
    }

    void mayDieWhileAListIsUnderWay()
    {
        for (int round = 0; round < 20; ++round) {
            MachineModel model;
            model.setRowsLater(shared(machines(2000)));
        }
        QCoreApplication::processEvents();
    }

    void stalenessIsOfLiveColumnsOnly()
    {
        MachineModel model;
        model.setRows(machines(3));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setStale(true);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(model.index(0, 0).data(CellRole::Stale).toBool(), false);
        QCOMPARE(model.index(0, 1).data(CellRole::Stale).toBool(), true);
        QCOMPARE(model.index(0, 1).data(Qt::AccessibleTextRole).toString(), QStringLiteral("Load: 0 (stale)"));
        QCOMPARE(model.index(0, 0).data(Qt::AccessibleTextRole).toString(), QStringLiteral("Name: machine-0"));
    }

    void headersNameTheirColumns()
    {
        MachineModel model;
        QCOMPARE(model.headerData(1, Qt::Horizontal, CellRole::Key).toString(), QStringLiteral("load"));
        QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("Load"));
        QVERIFY(model.headerData(1, Qt::Horizontal, Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
        QVERIFY(model.headerData(0, Qt::Horizontal, Qt::TextAlignmentRole).toInt() & Qt::AlignLeft);
        QCOMPARE(model.columnOf(QStringLiteral("load")), 1);
        QCOMPARE(model.columnOf(QStringLiteral("id")), -1); // searched, not shown
    }
};

QTEST_GUILESS_MAIN(KeyedTableModelTest)
#include "tst_keyed_table_model.moc"
