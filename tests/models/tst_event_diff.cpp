// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cell_role.h"
#include "models/event_table_model.h"
#include "tests/models/stored_fleet.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::models;
using attestation::Event;
using attestation::InstanceReport;
using attestation::Relation;

class EventDiffTest : public QObject
{
    Q_OBJECT

    static Event event(const QString &name, const QByteArray &payload, bool inBoot = true)
    {
        Event made;
        made.imr = 3;
        made.type = attestation::kRuntimeEventType;
        made.name = name;
        made.payload = payload;
        made.inBootSection = inBoot;
        return made;
    }
    static InstanceReport machine(std::vector<Event> events)
    {
        InstanceReport report;
        report.eventLog.events = std::move(events);
        return report;
    }
    static const EventPair *named(const std::vector<EventPair> &pairs, const QString &name)
    {
        for (const EventPair &pair : pairs)
            if (pair.name == name)
                return &pair;
        return nullptr;
    }

private slots:
    void twinsDifferInTheirInstanceOnlyAndItIsExpected()
    {
        const auto comparison = test::StoredFleet::load(QStringLiteral("identical")).compare();
        QVERIFY(comparison.instances.size() >= 2);
        const auto pairs = diffEvents(comparison.instances[0], comparison.instances[1], true);
        QVERIFY(pairs.size() > 5);
        for (const EventPair &pair : pairs) {
            const Relation expected = pair.name == QLatin1String("instance-id") ? Relation::ExpectedDifference : Relation::Same;
            QVERIFY2(pair.relation == expected, qPrintable(pair.name));
            QVERIFY(!pair.reason.isEmpty());
        }
    }

    void anotherComposeFileShowsAsThatEvent()
    {
        const auto comparison = test::StoredFleet::load(QStringLiteral("compose-differs")).compare();
        const auto pairs = diffEvents(comparison.instances[0], comparison.instances[1], true);
        const EventPair *const compose = named(pairs, QStringLiteral("compose-hash"));
        QVERIFY(compose != nullptr);
        QCOMPARE(compose->relation, Relation::Different);
        QCOMPARE(compose->left.value.size(), 64);
        QVERIFY(compose->left.value != compose->right.value);
    }

    void oneEventMoreDoesNotTurnLaterOnesIntoDifferences()
    {
        const auto left = machine({event(QStringLiteral("a"), "1"), event(QStringLiteral("b"), "2"), event(QStringLiteral("c"), "3")});
        const auto right = machine(
            {event(QStringLiteral("a"), "1"), event(QStringLiteral("extra"), "x"), event(QStringLiteral("b"), "2"), event(QStringLiteral("c"), "3")});
        const auto pairs = diffEvents(left, right, false);
        QCOMPARE(pairs.size(), size_t(4));
        QCOMPARE(pairs[1].name, QStringLiteral("extra"));
        QCOMPARE(pairs[1].relation, Relation::Missing);
        QCOMPARE(pairs[1].left.number, 0);
        QCOMPARE(pairs[2].relation, Relation::Same);
        QCOMPARE(pairs[3].relation, Relation::Same);
        QCOMPARE(pairs[3].right.number, 4);
    }

    void whatTheApplicationAddsAfterBootCountsForNothing()
    {
        const auto left = machine({event(QStringLiteral("compose-hash"), "1"), event(QStringLiteral("compose-hash"), "fake", false)});
        const auto right = machine({event(QStringLiteral("compose-hash"), "1")});
        QCOMPARE(diffEvents(left, right, true).size(), size_t(1));
        const auto all = diffEvents(left, right, false);
        QCOMPARE(all.size(), size_t(2));
        QCOMPARE(all[1].relation, Relation::ExpectedDifference);
        QVERIFY(!all[1].inBootSection);
    }

    void hostileNamesStayText()
    {
        const QString hostile = QStringLiteral("<b>\u202Ex</b>\n");
        const auto pairs = diffEvents(machine({event(hostile, "1")}), machine({event(hostile, "1")}), false);
        QVERIFY(!pairs[0].name.contains(QChar(0x202e)));
        QVERIFY(!pairs[0].name.contains(u'\n'));
        QVERIFY(pairs[0].name.contains(QLatin1String("<b>")));
    }

    void manyEventsAreBounded()
    {
        std::vector<Event> many;
        for (int i = 0; i < 9000; ++i)
            many.push_back(event(QStringLiteral("e%1").arg(i), "1"));
        auto reversed = many;
        std::reverse(reversed.begin(), reversed.end());
        QCOMPARE(diffEvents(machine(many), machine(reversed), false, 4000).size(), size_t(4000));
    }

    void theTableSaysEachCellInWords()
    {
        const auto comparison = test::StoredFleet::load(QStringLiteral("compose-differs")).compare();
        EventTableModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setPairs(diffEvents(comparison.instances[0], comparison.instances[1], false), QStringLiteral("left"), QStringLiteral("right"));
        QVERIFY(model.rowCount() > 10);
        const int row = model.firstRowOf(Relation::Different);
        QVERIFY(row >= 0);
        const QModelIndex value = model.index(row, int(EventTableModel::Column::Left));
        QVERIFY(value.data(Qt::AccessibleTextRole).toString().startsWith(QLatin1String("left: ")));
        QVERIFY(value.data(CellRole::FullText).toString().size() >= value.data().toString().size());
        model.setPairs({}, QString(), QString());
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(EventDiffTest)
#include "tst_event_diff.moc"
