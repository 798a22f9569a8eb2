// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/comparison_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <numeric>

using namespace pilothouse;
using namespace pilothouse::models;
using attestation::Comparison;
using attestation::Relation;
using attestation::RowGroup;

class ComparisonModelTest : public QObject
{
    Q_OBJECT

    static attestation::InstanceReport machine(const QString &name, attestation::Rung rung = attestation::Rung::Fresh)
    {
        attestation::InstanceReport report;
        report.name = name;
        report.rung = rung;
        if (rung != attestation::Rung::Fresh)
            report.notProven << QStringLiteral("reason");
        return report;
    }

    static attestation::Row row(const QString &property, RowGroup group, const QStringList &values, Relation relation, std::vector<int> outliers = {})
    {
        attestation::Row row;
        row.property = property;
        row.group = group;
        row.values = values;
        row.relation = relation;
        row.outliers = std::move(outliers);
        return row;
    }

    static std::shared_ptr<Comparison> three()
    {
        auto comparison = std::make_shared<Comparison>();
        comparison->instances = {machine(QStringLiteral("a")), machine(QStringLiteral("b")), machine(QStringLiteral("c"))};
        const QString good = QStringLiteral("2911e1f733466216dedb862d6d669e11");
        const QString odd = QStringLiteral("2911e1f7ff466216dedb862d6d669e11");
        comparison->rows = {row(QStringLiteral("compose-hash"), RowGroup::Identity, {good, good, odd}, Relation::Different, {2}),
                            row(QStringLiteral("instance-id"), RowGroup::MustDiffer, {QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3")},
                                Relation::ExpectedDifference)};
        return comparison;
    }

private slots:
    void putsEachGroupUnderItsTitle()
    {
        ComparisonModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setComparison(three());
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.columnCount(), 5);
        QVERIFY(model.index(0, 0).data(ComparisonModel::Role::IsTitle).toBool());
        QCOMPARE(model.property(1)->property, QStringLiteral("compose-hash"));
        QVERIFY(model.property(2) == nullptr);
        QCOMPARE(model.rowOf(QStringLiteral("instance-id")), 3);
    }

    void pointsAtTheFirstDifferingDigitOfEveryMachine()
    {
        ComparisonModel model;
        model.setComparison(three());
        for (int column = 1; column <= 3; ++column)
            QCOMPARE(model.index(1, column).data(ComparisonModel::Role::DifferAt).toInt(), 8);
        QVERIFY(!model.index(1, 1).data(ComparisonModel::Role::IsOdd).toBool());
        QVERIFY(model.index(1, 3).data(ComparisonModel::Role::IsOdd).toBool());
        QCOMPARE(model.index(3, 1).data(ComparisonModel::Role::DifferAt).toInt(), -1);
        QCOMPARE(model.index(1, 3).data(CellRole::FullText).toString().size(), 32);
    }

    void keepsItsRowsWhenTheSameMachinesAreVerifiedAgain()
    {
        ComparisonModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setComparison(three());
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        auto again = three();
        again->rows[0].relation = Relation::Same;
        model.setComparison(again);
        QCOMPARE(reset.count(), 0);
        QCOMPARE(changed.count(), 1);
    }

    void foldsTheEqualOnesAndKeepsTheOddOnes()
    {
        auto comparison = std::make_shared<Comparison>();
        QStringList values;
        for (int i = 0; i < 20; ++i) {
            comparison->instances.push_back(machine(QStringLiteral("m%1").arg(i)));
            values << (i == 13 ? QStringLiteral("odd") : QStringLiteral("even"));
        }
        comparison->rows = {row(QStringLiteral("MRTD"), RowGroup::Identity, values, Relation::Different, {13})};
        ComparisonModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setComparison(comparison);
        QCOMPARE(model.machineColumns(), 3);
        QCOMPARE(model.machinesOf(1), std::vector<int>{0});
        QCOMPARE(model.machinesOf(2), std::vector<int>{13});
        QCOMPARE(model.machinesOf(3).size(), size_t(18));
        QCOMPARE(model.headerData(3, Qt::Horizontal, ComparisonModel::Role::Ladder).value<LadderHead>().machines, 18);
    }

    void theOddestMachinesKeepTheirColumnsAndTheFoldSaysHowManyOddOnesItHides()
    {
        auto comparison = std::make_shared<Comparison>();
        QStringList compose;
        QStringList system;
        for (int i = 0; i < 20; ++i) {
            comparison->instances.push_back(machine(QStringLiteral("m%1").arg(i)));
            compose << (i == 3 || i == 9 || i == 17 ? QStringLiteral("odd%1").arg(i) : QStringLiteral("even"));
            system << (i == 9 || i == 17 ? QStringLiteral("odd") : QStringLiteral("even"));
        }
        comparison->rows = {row(QStringLiteral("compose-hash"), RowGroup::Identity, compose, Relation::Different, {3, 9, 17}),
                            row(QStringLiteral("MRTD"), RowGroup::Identity, system, Relation::Different, {9, 17})};
        ComparisonModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setComparison(comparison);
        QCOMPARE(model.machineColumns(), 4);
        QCOMPARE(model.machinesOf(1), std::vector<int>{0});
        QCOMPARE(model.machinesOf(2), std::vector<int>{9});
        QCOMPARE(model.machinesOf(3), std::vector<int>{17});
        QVERIFY(!model.isFoldEqual());
        QCOMPARE(model.headerData(4, Qt::Horizontal).toString(), QStringLiteral("17 more, 1 odd"));
    }

    void whatMostMachinesLackMakesNobodyOdd()
    {
        auto comparison = std::make_shared<Comparison>();
        QStringList values;
        std::vector<int> lacking;
        for (int i = 0; i < 10; ++i) {
            comparison->instances.push_back(machine(QStringLiteral("m%1").arg(i)));
            values << (i < 2 ? QStringLiteral("x") : QString());
            if (i >= 2)
                lacking.push_back(i);
        }
        comparison->rows = {row(QStringLiteral("gpu-policy-hash"), RowGroup::Identity, values, Relation::Missing, lacking)};
        ComparisonModel model;
        model.setComparison(comparison);
        QCOMPARE(model.machineColumns(), 2);
    }

    void aFoldedColumnIsAsGoodAsItsWorstMachine()
    {
        auto comparison = std::make_shared<Comparison>();
        for (int i = 0; i < 8; ++i)
            comparison->instances.push_back(machine(QStringLiteral("m%1").arg(i), i >= 2 ? attestation::Rung::Parsed : attestation::Rung::Fresh));
        ComparisonModel model;
        model.setComparison(comparison);
        const auto head = model.headerData(model.machineColumns(), Qt::Horizontal, ComparisonModel::Role::Ladder).value<LadderHead>();
        QVERIFY(head.machines > 1);
        QCOMPARE(head.reached, 2);
    }

    void aDisputedLadderIsNotGoodHoweverManyRungsItReached()
    {
        ComparisonModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setComparison(three());
        QSignalSpy heads(&model, &QAbstractItemModel::headerDataChanged);
        model.setDisputed({1});
        QCOMPARE(heads.count(), 1);
        const auto head
            = [&model](int column) { return model.headerData(column, Qt::Horizontal, ComparisonModel::Role::Ladder).value<LadderHead>(); };
        QCOMPARE(head(2).reached, kRungs);
        QVERIFY(head(2).isDisputed && head(2).state.tone == Tone::Fail);
        QVERIFY(model.headerData(2, Qt::Horizontal, Qt::AccessibleTextRole).toString().contains(QStringLiteral("disagree")));
        QVERIFY(!head(1).isDisputed && head(1).state.tone == Tone::Ok);
        model.setComparison(three());
        QVERIFY2(!head(2).isDisputed, "a new comparison is not in dispute before it was judged twice");
    }

    void aDisputedMachineAmongManyKeepsAColumnOfItsOwn()
    {
        auto comparison = std::make_shared<Comparison>();
        for (int i = 0; i < 20; ++i)
            comparison->instances.push_back(machine(QStringLiteral("m%1").arg(i)));
        ComparisonModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setComparison(comparison);
        QVERIFY(model.isFoldEqual());
        model.setDisputed({13});
        QCOMPARE(model.machinesOf(2), std::vector<int>{13});
        QVERIFY(model.isFoldEqual());
        std::vector<int> all(20);
        std::iota(all.begin(), all.end(), 0);
        model.setDisputed(all);
        const auto folded = model.headerData(model.machineColumns(), Qt::Horizontal, ComparisonModel::Role::Ladder).value<LadderHead>();
        QVERIFY(folded.machines > 1 && folded.isDisputed);
        model.setDisputed({-1, 20});
        QVERIFY(!model.headerData(1, Qt::Horizontal, ComparisonModel::Role::Ladder).value<LadderHead>().isDisputed);
    }

    void aMissingRungIsNamedAndNeverGreen_data()
    {
        QTest::addColumn<int>("rung");
        for (int rung = 0; rung < 5; ++rung)
            QTest::addRow("%d", rung) << rung;
    }
    void aMissingRungIsNamedAndNeverGreen()
    {
        QFETCH(int, rung);
        const LadderHead head = ladderOf(machine(QStringLiteral("x"), attestation::Rung(rung)));
        QCOMPARE(head.reached, rung);
        QVERIFY(head.state.tone != Tone::Ok);
        QVERIFY(!head.state.word.isEmpty());
    }

    void emptyValuesAreShownAsMissing()
    {
        auto comparison = three();
        comparison->rows[0].values[1] = QString();
        comparison->rows[0].relation = Relation::Missing;
        ComparisonModel model;
        model.setComparison(comparison);
        QCOMPARE(model.index(1, 2).data().toString(), QStringLiteral("–"));
        QCOMPARE(model.index(1, 4).data().toString(), QStringLiteral("Missing"));
    }
};

QTEST_GUILESS_MAIN(ComparisonModelTest)
#include "tst_comparison_model.moc"
