// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter_sort_index.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <map>

using namespace pilothouse::models;

namespace {

struct Row
{
    QString name;
    QString place;
    qint64 size = 0;
};

const std::vector<FilterField> kFields{{QStringLiteral("name"), {}}, {QStringLiteral("place"), {}}, {QStringLiteral("size"), {}}};

IndexEntry entryOf(const Row &row)
{
    IndexEntry entry;
    entry.text(row.name).text(row.place).number(row.size, row.size == kNoNumber ? QString() : QString::number(row.size));
    entry.group(row.size == kNoNumber ? 0 : 1);
    return entry;
}

FilterExpression filter(const QString &text)
{
    return *FilterExpression::parse(text, kFields, nullptr);
}

/// What the index promises, done the slow way: all rows kept in order, each change a stable sort of everything.
class Reference
{
public:
    std::map<Slot, Row> rows;
    std::vector<Slot> order;
    int field = -1;
    Qt::SortOrder direction = Qt::AscendingOrder;
    QString typed;

    bool before(Slot a, Slot b) const
    {
        const bool descending = direction == Qt::DescendingOrder;
        if (field == 2) {
            const qint64 x = rows.at(a).size;
            const qint64 y = rows.at(b).size;
            if ((x == kNoNumber) != (y == kNoNumber))
                return y == kNoNumber;
            return descending ? y < x : x < y;
        }
        const QByteArray x = foldedText(field == 0 ? rows.at(a).name : rows.at(a).place);
        const QByteArray y = foldedText(field == 0 ? rows.at(b).name : rows.at(b).place);
        if (x.isEmpty() != y.isEmpty())
            return y.isEmpty();
        return descending ? y < x : x < y;
    }
    std::vector<Slot> visible() const
    {
        const FilterExpression expression = filter(typed);
        std::vector<Slot> shown;
        for (const Slot slot : order) {
            QByteArray text(1, kFieldSeparator);
            const Row &row = rows.at(slot);
            for (const QString &value : {row.name, row.place, row.size == kNoNumber ? QString() : QString::number(row.size)})
                text += foldedText(value) + kFieldSeparator;
            if (expression.matches(text))
                shown.push_back(slot);
        }
        return shown;
    }
};

} // namespace

class FilterSortIndexTest : public QObject
{
    Q_OBJECT

    static FilterSortIndex make(const std::vector<Row> &rows)
    {
        FilterSortIndex index({SortKind::Text, SortKind::Text, SortKind::Number});
        std::vector<FilterSortIndex::Update> updates;
        for (size_t i = 0; i < rows.size(); ++i)
            updates.push_back({Slot(i), entryOf(rows[i])});
        index.update(updates, {});
        return index;
    }

private slots:
    void sortsTextsThatShareLongBeginnings()
    {
        const QString prefix = QStringLiteral("crunch-tee-runner-with-a-long-name-");
        auto index = make({{prefix + QStringLiteral("b"), {}, 0},
                           {prefix, {}, 0},
                           {prefix + QStringLiteral("abcdefghijklmnop2"), {}, 0},
                           {prefix + QStringLiteral("ABCDEFGHIJKLMNOP1"), {}, 0},
                           {QString(), {}, 0},
                           {prefix + QStringLiteral("abcdefgh"), {}, 0}});
        index.setSort(0, Qt::AscendingOrder);
        QCOMPARE(index.visible(), (std::vector<Slot>{1, 5, 3, 2, 0, 4}));
        index.setSort(0, Qt::DescendingOrder);
        QCOMPARE(index.visible(), (std::vector<Slot>{0, 2, 3, 5, 1, 4})); // what is empty stays last
    }

    void sortsNumbersOfBothSigns()
    {
        auto index = make({{{}, {}, 5}, {{}, {}, kNoNumber}, {{}, {}, -3}, {{}, {}, std::numeric_limits<qint64>::max()}, {{}, {}, 0}});
        index.setSort(2, Qt::AscendingOrder);
        QCOMPARE(index.visible(), (std::vector<Slot>{2, 4, 0, 3, 1}));
        index.setSort(2, Qt::DescendingOrder);
        QCOMPARE(index.visible(), (std::vector<Slot>{3, 0, 4, 2, 1}));
    }

    void sortingByASecondColumnKeepsTheFirstAmongEquals()
    {
        auto index = make({{QStringLiteral("c"), QStringLiteral("x"), 0},
                           {QStringLiteral("a"), QStringLiteral("y"), 0},
                           {QStringLiteral("b"), QStringLiteral("x"), 0},
                           {QStringLiteral("d"), QStringLiteral("x"), 0}});
        index.setSort(0, Qt::AscendingOrder);
        index.setSort(1, Qt::AscendingOrder);
        QCOMPARE(index.visible(), (std::vector<Slot>{2, 0, 3, 1}));
        index.setSort(1, Qt::DescendingOrder);
        QCOMPARE(index.visible(), (std::vector<Slot>{1, 2, 0, 3}));
    }

    void countsGroupsWithHiddenRows()
    {
        auto index = make({{QStringLiteral("a"), {}, 1}, {QStringLiteral("b"), {}, kNoNumber}, {QStringLiteral("c"), {}, 2}});
        index.setFilter(filter(QStringLiteral("a")));
        QCOMPARE(index.visible().size(), size_t(1));
        QCOMPARE(index.inGroup(1), 2);
        QCOMPARE(index.inGroup(0), 1);
        index.update({{2, entryOf({QStringLiteral("c"), {}, kNoNumber})}}, {0});
        QCOMPARE(index.inGroup(1), 0);
        QCOMPARE(index.inGroup(0), 2);
    }

    void anExpressionThatTakesTooLongLeavesTheRowsAsTheyWere()
    {
        std::vector<Row> rows(20'000, Row{QString(400, u'a') + u'!', {}, 1});
        rows[7].name = QStringLiteral("b");
        auto index = make(rows);
        QVERIFY(index.setFilter(filter(QStringLiteral("/^b$/"))));
        QCOMPARE(index.visible(), std::vector<Slot>{7});
        QElapsedTimer timer;
        timer.start();
        QVERIFY(!index.setFilter(filter(QStringLiteral("/(a+)+$/"))));
        QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(index.visible(), std::vector<Slot>{7});
        index.update({{8, entryOf({QStringLiteral("b"), {}, 1})}}, {}); // and the filter before is the one in force
        QCOMPARE(index.visible(), (std::vector<Slot>{7, 8}));
        QVERIFY(index.setFilter(filter(QStringLiteral("b"))));
    }

    void memoryDoesNotGrowWithRefreshes()
    {
        std::vector<Row> rows(100, Row{QString(100, u'x'), {}, 1});
        auto index = make(rows);
        const size_t before = index.textBytes();
        for (int round = 0; round < 1000; ++round) {
            std::vector<FilterSortIndex::Update> updates;
            for (Slot slot = 0; slot < 100; ++slot)
                updates.push_back({slot, entryOf({QString(90 + (round * 7 + int(slot)) % 30, u'y'), {}, round})});
            index.update(updates, {});
        }
        QVERIFY(index.textBytes() < before * 4);
        index.setFilter(filter(QStringLiteral("yyyy size:999")));
        QCOMPARE(index.visible().size(), size_t(100));
    }

    void agreesWithTheSlowWayThroughAnyHistory_data()
    {
        QTest::addColumn<uint>("seed");
        for (uint seed = 1; seed <= 6; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void agreesWithTheSlowWayThroughAnyHistory()
    {
        QFETCH(uint, seed);
        QRandomGenerator random(seed);
        static const QStringList names{QString(), QStringLiteral("runner-"), QStringLiteral("Runner-long-shared-start-"), QStringLiteral("registry"),
                                       QStringLiteral("ä")};
        const auto randomRow = [&random] {
            return Row{names[random.bounded(names.size())] + QString::number(random.bounded(40)), names[random.bounded(names.size())],
                       random.bounded(5) == 0 ? kNoNumber : qint64(random.bounded(10)) - 5};
        };
        static const QStringList filters{QString(),
                                         QStringLiteral("run"),
                                         QStringLiteral("-run"),
                                         QStringLiteral("name:runner*"),
                                         QStringLiteral("1 -2"),
                                         QStringLiteral("place:= size:3"),
                                         QStringLiteral("size:=-5,=4 ä")};
        FilterSortIndex index({SortKind::Text, SortKind::Text, SortKind::Number});
        Reference reference;
        Slot next = 0;
        for (int round = 0; round < 300; ++round) {
            std::vector<FilterSortIndex::Update> updates;
            std::vector<Slot> removed;
            std::vector<Slot> replaced;
            const int most = random.bounded(4) == 0 ? 60 : 4; // some refreshes change nearly all
            for (const auto &[slot, row] : reference.rows) {
                if (random.bounded(20) == 0)
                    removed.push_back(slot);
                else if (int(updates.size()) < most && random.bounded(3) == 0)
                    updates.push_back({slot, {}});
            }
            for (auto &update : updates) {
                Row &row = reference.rows[update.slot];
                const Row old = row;
                row = randomRow();
                if (random.bounded(2) == 0) { // its sort value stays: so must its place
                    row.name = old.name;
                    row.place = old.place;
                }
                update.entry = entryOf(row);
            }
            for (const Slot slot : removed) {
                reference.rows.erase(slot);
                std::erase(reference.order, slot);
            }
            for (int i = 0, n = int(random.bounded(8)); i < n; ++i, ++next) {
                reference.rows[next] = randomRow();
                reference.order.push_back(next);
                updates.push_back({next, entryOf(reference.rows[next])});
            }
            index.update(updates, removed);
            // Ties go by the order before the last sort, which the reference keeps by sorting by slot of arrival or last sort.
            switch (random.bounded(3)) {
            case 0:
                reference.typed = filters[random.bounded(filters.size())];
                index.setFilter(filter(reference.typed));
                break;
            case 1: {
                const int field = int(random.bounded(3));
                const auto direction = random.bounded(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder;
                if (field == reference.field && direction == reference.direction)
                    break;
                // The index's own order before is the base of the stable sort.
                reference.order = index.sorted();
                reference.field = field;
                reference.direction = direction;
                std::stable_sort(reference.order.begin(), reference.order.end(), [&](Slot a, Slot b) { return reference.before(a, b); });
                index.setSort(field, direction);
                QCOMPARE(index.sorted(), reference.order);
                break;
            }
            default: break;
            }
            QCOMPARE(index.size(), reference.rows.size());
            // Any history: sorted, complete, and ties in a fixed order.
            const auto &sorted = index.sorted();
            for (size_t i = 1; reference.field >= 0 && i < sorted.size(); ++i)
                QVERIFY(!reference.before(sorted[i], sorted[i - 1]));
            reference.order = sorted;
            QCOMPARE(index.visible(), reference.visible());
        }
    }

    void equalRowsStayWhereTheyAreWhenOthersChange()
    {
        std::vector<Row> rows;
        for (int i = 0; i < 50; ++i)
            rows.push_back({QStringLiteral("r%1").arg(i), QStringLiteral("same"), i});
        auto index = make(rows);
        index.setSort(0, Qt::DescendingOrder);
        index.setSort(1, Qt::AscendingOrder); // all equal: in the order of the names, backwards
        const std::vector<Slot> before = index.visible();
        index.update({{7, entryOf({QStringLiteral("other"), QStringLiteral("same"), 99})}}, {});
        QCOMPARE(index.visible(), before);
        index.update({{7, entryOf({QStringLiteral("other"), QStringLiteral("zzz"), 99})}}, {});
        QCOMPARE(index.visible().back(), Slot(7));
        index.update({{7, entryOf({QStringLiteral("other"), QStringLiteral("same"), 99})}}, {});
        QCOMPARE(index.visible(), before); // and back to its own place
    }
};

QTEST_APPLESS_MAIN(FilterSortIndexTest)
#include "tst_filter_sort_index.moc"
