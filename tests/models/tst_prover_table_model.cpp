// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cell_role.h"
#include "models/prover_table_model.h"
#include "tests/services/provers/prover_samples.h"
#include "tests/support/fake_clock.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::models;
using namespace std::chrono_literals;
using Column = ProverTableModel::Column;
using domain::ProverFleet;
using domain::ProverService;
using test::hostGroup;
using test::proverService;

class ProverTableModelTest : public QObject
{
    Q_OBJECT

    std::shared_ptr<test::FakeClock> m_clock = std::make_shared<test::FakeClock>();

    static ProverFleet fleet()
    {
        ProverFleet made;
        made.services = {proverService(QStringLiteral("s-gpu-provers"), 8), proverService(QStringLiteral("s-exec-agents"), 1),
                         proverService(QStringLiteral("s-aux-agent"), 1, QStringLiteral("FARGATE"))};
        made.services[0].taskDefinition = QStringLiteral("arn:aws:ecs:us-west-2:1:task-definition/s-gpu-provers:41");
        made.services[0].group = domain::GroupLink{QStringLiteral("s-gpu-asg"), domain::LinkProof::Hosts, QStringLiteral("by tag"), QString(), false};
        made.services[0].mostTasksPerHost = 1;
        made.services[1].groupUnknown = QStringLiteral("no rule found one");
        made.groups = {hostGroup(QStringLiteral("s-gpu-asg"), 8)};
        return made;
    }
    static std::shared_ptr<const ProverFleet> shared(ProverFleet made) { return std::make_shared<const ProverFleet>(std::move(made)); }
    static QString text(const ProverTableModel &model, const char *key, Column column)
    {
        return model.indexOf(QStringLiteral("arn:service/") + QLatin1String(key), int(column)).data().toString();
    }
    static StateText state(const ProverTableModel &model, const char *key, Column column)
    {
        return model.indexOf(QStringLiteral("arn:service/") + QLatin1String(key), int(column)).data(CellRole::State).value<StateText>();
    }

private slots:
    void showsServicesAndTheirHostsSideBySide()
    {
        ProverTableModel model(m_clock);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setFleetNow(shared(fleet()));
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(text(model, "s-gpu-provers", Column::Name), QStringLiteral("gpu-provers")); // what all names share is noise
        QCOMPARE(text(model, "s-gpu-provers", Column::State), QStringLiteral("Steady"));
        QCOMPARE(text(model, "s-gpu-provers", Column::Revision), QStringLiteral("r41"));
        QCOMPARE(text(model, "s-gpu-provers", Column::Hosts), QStringLiteral("8 · 8 · 8"));
        QCOMPARE(text(model, "s-gpu-provers", Column::Hourly), QStringLiteral("14.888"));
        QCOMPARE(text(model, "s-aux-agent", Column::Hosts), QStringLiteral("–"));
        QCOMPARE(text(model, "s-exec-agents", Column::Group), QStringLiteral("Not found")); // needed, and unknown is said
        QCOMPARE(state(model, "s-exec-agents", Column::Group).tone, Tone::Warn);
    }

    void aStateIsNeverBetterThanItsNumbers_data()
    {
        QTest::addColumn<int>("running");
        QTest::addColumn<QString>("status");
        QTest::addColumn<QString>("rollout");
        QTest::addColumn<Mark>("mark");
        QTest::addColumn<QString>("word");
        QTest::newRow("steady") << 8 << "ACTIVE"
                                << "COMPLETED" << Mark::Pass << "Steady";
        QTest::newRow("too few") << 5 << "ACTIVE"
                                 << "COMPLETED" << Mark::Warn << "Short of tasks";
        QTest::newRow("on its way") << 5 << "ACTIVE"
                                    << "IN_PROGRESS" << Mark::Busy << "Starting";
        QTest::newRow("failed") << 8 << "ACTIVE"
                                << "FAILED" << Mark::Fail << "Rollout failed";
        QTest::newRow("leaving") << 8 << "DRAINING"
                                 << "COMPLETED" << Mark::Busy << "Stopping";
        QTest::newRow("a new word") << 8 << "HIBERNATING"
                                    << "COMPLETED" << Mark::Unknown << "“HIBERNATING”";
    }
    void aStateIsNeverBetterThanItsNumbers()
    {
        QFETCH(int, running);
        QFETCH(QString, status);
        QFETCH(QString, rollout);
        ProverFleet made = fleet();
        made.services[0].running = running;
        made.services[0].status = status;
        made.services[0].rollouts[0].state = rollout;
        made.services[0].state = domain::runStateOf(made.services[0]);
        ProverTableModel model(m_clock);
        model.setFleetNow(shared(made));
        QTEST(state(model, "s-gpu-provers", Column::State).mark, "mark");
        QTEST(state(model, "s-gpu-provers", Column::State).word, "word");
    }

    void tasksAndHostsThatDoNotFitAreMarked()
    {
        ProverFleet made = fleet();
        made.services[0].desired = 12;
        ProverTableModel model(m_clock);
        model.setFleetNow(shared(made));
        QCOMPARE(state(model, "s-gpu-provers", Column::Hosts).mark, Mark::Warn);
        made.services[0].desired = made.services[0].running = 6; // paid for and idle
        model.setFleetNow(shared(made));
        QCOMPARE(state(model, "s-gpu-provers", Column::Hosts).mark, Mark::Warn);
        made.services[0].desired = made.services[0].running = 8;
        model.setFleetNow(shared(made));
        QVERIFY(!model.indexOf(QStringLiteral("arn:service/s-gpu-provers"), int(Column::Hosts)).data(CellRole::State).isValid());
    }

    void rolesAreReadFromNamesAndNotInvented_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("role");
        QTest::newRow("gpu") << "s-gpu-provers"
                             << "gpu";
        QTest::newRow("exec") << "prod-exec-agents-service"
                              << "exec";
        QTest::newRow("a stack that is called so") << "gpu-snark-agent"
                                                   << "snark";
        QTest::newRow("api") << "s-bento-api-service"
                             << "api";
        QTest::newRow("none") << "s-executors"
                              << "";
    }
    void rolesAreReadFromNamesAndNotInvented()
    {
        QFETCH(QString, name);
        QTEST(domain::proverRole(proverService(name, 1)), "role");
    }

    void filtersKnowFieldsAndNegation_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<int>("rows");
        QTest::newRow("word") << "gpu" << 1;
        QTest::newRow("state") << "state:running" << 3;
        QTest::newRow("our word for it") << "state:steady" << 3;
        QTest::newRow("not a name") << "-name:*aux*" << 2;
        QTest::newRow("count") << "desired:=8" << 1;
        QTest::newRow("group") << "group:s-gpu*" << 1;
        QTest::newRow("without group") << "-group:*" << 2;
        QTest::newRow("role") << "role:gpu" << 1;
        QTest::newRow("launch type") << "on:fargate" << 1;
        QTest::newRow("revision") << "task:r41" << 1;
        QTest::newRow("machine type") << "machine:g6e*" << 1;
    }
    void filtersKnowFieldsAndNegation()
    {
        QFETCH(QString, filter);
        ProverTableModel model(m_clock);
        model.setFleetNow(shared(fleet()));
        model.setFilterText(filter);
        QVERIFY2(!model.filterProblem(), model.filterProblem() ? qPrintable(model.filterProblem()->text) : "");
        QTEST(model.rowCount(), "rows");
    }

    void aChangeOfTheGroupAloneChangesTheRow()
    {
        ProverTableModel model(m_clock);
        model.setFleetNow(shared(fleet()));
        ProverFleet made = fleet();
        made.groups[0].maximum = 12;
        model.setFleetNow(shared(made));
        const QModelIndex cell = model.indexOf(QStringLiteral("arn:service/s-gpu-provers"), int(Column::Hosts));
        QCOMPARE(cell.data().toString(), QStringLiteral("8 · 8 · 12"));
        QVERIFY(cell.data(CellRole::Changed).toBool());
        QVERIFY(!model.indexOf(QStringLiteral("arn:service/s-gpu-provers"), int(Column::Desired)).data(CellRole::Changed).toBool());
        m_clock->advance(5s);
        QVERIFY(!cell.data(CellRole::Changed).toBool());
    }

    void liveNumbersAgeAndNamesDoNot()
    {
        ProverTableModel model(m_clock);
        model.setFleetNow(shared(fleet()));
        model.setStale(true);
        QVERIFY(model.index(0, int(Column::Running)).data(CellRole::Stale).toBool());
        QVERIFY(model.index(0, int(Column::Hosts)).data(CellRole::Stale).toBool());
        QVERIFY(!model.index(0, int(Column::Name)).data(CellRole::Stale).toBool());
    }

    void exportsWholeValues()
    {
        ProverTableModel model(m_clock);
        model.setFleetNow(shared(fleet()));
        const auto full = [&model](Column column) {
            return model.indexOf(QStringLiteral("arn:service/s-gpu-provers"), int(column)).data(CellRole::FullText).toString();
        };
        QCOMPARE(full(Column::Name), QStringLiteral("s-gpu-provers"));
        QCOMPARE(full(Column::Hosts), QStringLiteral("8/8/8"));
        QCOMPARE(full(Column::Revision), QStringLiteral("arn:aws:ecs:us-west-2:1:task-definition/s-gpu-provers:41"));
        QCOMPARE(full(Column::Hourly), QStringLiteral("14.888"));
    }

    void hostileNamesStayText()
    {
        ProverFleet made = fleet();
        made.services[0].name = QStringLiteral("s-<b>gpu</b>\u202Ex");
        made.services[0].events.push_back({QStringLiteral("1"), QDateTime::currentDateTimeUtc(), QStringLiteral("<img src=x>")});
        ProverTableModel model(m_clock);
        model.setFleetNow(shared(made));
        const QString shown = model.indexOf(QStringLiteral("arn:service/s-gpu-provers"), int(Column::Name)).data().toString();
        QVERIFY2(shown.contains(QLatin1String("<b>")) && !shown.contains(QChar(0x202E)), qPrintable(shown));
    }

    void anyOrderOfTheListIsTheSameTable()
    {
        ProverTableModel model(m_clock);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.sort(int(Column::Name));
        ProverFleet made;
        for (int i = 0; i < 60; ++i)
            made.services.push_back(proverService(QStringLiteral("s-%1").arg(i, 3, 10, QLatin1Char('0')), i % 5));
        QRandomGenerator random(3);
        for (int round = 0; round < 20; ++round) {
            std::shuffle(made.services.begin(), made.services.end(), random);
            ProverFleet some = made;
            some.services.resize(size_t(30 + random.bounded(30)));
            model.setFleetNow(shared(some));
            QCOMPARE(model.rowCount(), int(some.services.size()));
            for (int row = 1; row < model.rowCount(); ++row)
                QVERIFY(model.rowAt(row - 1).name < model.rowAt(row).name);
        }
    }
};

QTEST_GUILESS_MAIN(ProverTableModelTest)
#include "tst_prover_table_model.moc"
