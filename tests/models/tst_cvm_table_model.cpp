// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cell_role.h"
#include "models/cvm_table_model.h"
#include "tests/support/fake_clock.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::models;
using namespace std::chrono_literals;
using domain::Cvm;
using domain::CvmId;
using domain::RunState;
using Column = CvmTableModel::Column;

namespace {

Cvm cvm(const char *id, const char *name, const char *status)
{
    Cvm made;
    made.id = CvmId(QString::fromLatin1(id));
    made.name = QString::fromUtf8(name);
    made.status = QString::fromUtf8(status);
    made.state = domain::runStateOfCvm(made.status);
    made.node = QStringLiteral("prod7");
    made.region = QStringLiteral("US-WEST-1");
    made.instanceType = QStringLiteral("tdx.large");
    made.composeHash = QString(64, u'a');
    made.hourlyRate = Money::fromDecimal(u"0.232", QStringLiteral("USD"));
    made.uptime = QStringLiteral("3h12m");
    return made;
}

domain::CvmList fleet()
{
    domain::CvmList list;
    list.items = {
        cvm("u1", "crunch-tee-registry", "running"),          cvm("u2", "crunch-tee-runner-4f1c92ab", "running"),
        cvm("u3", "crunch-tee-runner-c2a9f604", "error"),     cvm("u4", "crunch-tee-runner-77e0b3d9", "starting"),
        cvm("u5", "crunch-tee-runner-a4417f9e", "migrating"), cvm("u6", "crunch-tee-runner-6ac7120d", "Stopped"),
    };
    return list;
}

} // namespace

class CvmTableModelTest : public QObject
{
    Q_OBJECT

    std::shared_ptr<test::FakeClock> m_clock;

    static QVariant at(const CvmTableModel &model, const char *id, Column column, int role = Qt::DisplayRole)
    {
        const QModelIndex index = model.indexOf(QString::fromLatin1(id), int(column));
        return index.isValid() ? index.data(role) : QVariant();
    }
    static StateText state(const CvmTableModel &model, const char *id, Column column = Column::State)
    {
        return at(model, id, column, CellRole::State).value<StateText>();
    }

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init() { m_clock = std::make_shared<test::FakeClock>(); }

    void everyStateIsMarkAndWord_data()
    {
        QTest::addColumn<QString>("status");
        QTest::addColumn<QString>("bootError");
        QTest::addColumn<int>("mark");
        QTest::addColumn<QString>("word");
        const auto add = [](const char *status, Mark mark, const QString &word, const char *bootError = "") {
            QTest::addRow("%s %s", status, bootError) << QString::fromLatin1(status) << QString::fromLatin1(bootError) << int(mark) << word;
        };
        add("running", Mark::Pass, QStringLiteral("Running"));
        add("RUNNING", Mark::Pass, QStringLiteral("Running"));
        add("creating", Mark::Busy, QStringLiteral("Starting"));
        add("shutting_down", Mark::Busy, QStringLiteral("Stopping"));
        add("unhealthy", Mark::Warn, QStringLiteral("Unhealthy"));
        add("exited", Mark::Stopped, QStringLiteral("Stopped"));
        add("failed", Mark::Fail, QStringLiteral("Failed"));
        add("QUIESCED", Mark::Unknown, QStringLiteral("“QUIESCED”"));
        add("", Mark::Unknown, QStringLiteral("No state"));
        add("running", Mark::Fail, QStringLiteral("Boot failed"), "no disk"); // "running" is only what the node says
        add("stopped", Mark::Stopped, QStringLiteral("Stopped"), "old error");
        add("evil\nstate", Mark::Unknown, QStringLiteral("“evil⏎state”"));
    }
    void everyStateIsMarkAndWord()
    {
        QFETCH(QString, status);
        QFETCH(QString, bootError);
        Cvm made = cvm("x", "x", "");
        made.status = status;
        made.state = domain::runStateOfCvm(status);
        made.bootError = bootError;
        const StateText text = cvmStateText(made);
        QTEST(int(text.mark), "mark");
        QTEST(text.word, "word");
        QVERIFY(text.tone != Tone::Ok || text.mark == Mark::Pass);
    }

    void showsNamesWithoutWhatAllShare()
    {
        CvmTableModel model(m_clock);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setListNow(fleet());
        QCOMPARE(model.summary().prefix, QStringLiteral("crunch-tee-"));
        QCOMPARE(at(model, "u2", Column::Name).toString(), QStringLiteral("runner-4f1c92ab"));
        QCOMPARE(at(model, "u2", Column::Name, CellRole::FullText).toString(), QStringLiteral("crunch-tee-runner-4f1c92ab"));
        QVERIFY(at(model, "u2", Column::Name, Qt::ToolTipRole).toString().contains(QStringLiteral("crunch-tee-runner-4f1c92ab")));
        model.setFilterText(QStringLiteral("name:crunch-tee-reg*")); // the whole name is what is searched
        QCOMPARE(model.rowCount(), 1);
        model.setFilterText({});

        domain::CvmList list = fleet();
        list.items.push_back(cvm("u7", "other", "running"));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setListNow(list); // all names read differently now
        QVERIFY(!changed.isEmpty());
        QCOMPARE(at(model, "u2", Column::Name).toString(), QStringLiteral("crunch-tee-runner-4f1c92ab"));
    }

    void prefixesEndAtASeparatorAndNeverEatAName_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<QString>("prefix");
        QTest::newRow("none") << QStringList() << QString();
        QTest::newRow("one") << QStringList{QStringLiteral("crunch-tee-a")} << QString();
        QTest::newRow("inside a word") << QStringList{QStringLiteral("web-runner"), QStringLiteral("web-registry")} << QStringLiteral("web-");
        QTest::newRow("a name that is the prefix") << QStringList{QStringLiteral("web-"), QStringLiteral("web-a")} << QString();
        QTest::newRow("name within a name") << QStringList{QStringLiteral("web-a"), QStringLiteral("web-a-b")} << QStringLiteral("web-");
        QTest::newRow("nothing shared") << QStringList{QStringLiteral("a-b"), QStringLiteral("c-b")} << QString();
        QTest::newRow("empty name") << QStringList{QString(), QStringLiteral("c-b")} << QString();
    }
    void prefixesEndAtASeparatorAndNeverEatAName()
    {
        QFETCH(QStringList, names);
        std::vector<Cvm> list;
        for (const QString &name : names) {
            list.push_back(cvm("x", "", "running"));
            list.back().name = name;
        }
        QTEST(CvmTraits::summarise(list).prefix, "prefix");
    }

    void unknownWordsStayAsSentAndAreCounted()
    {
        CvmTableModel model(m_clock);
        model.setListNow(fleet());
        QCOMPARE(state(model, "u5").word, QStringLiteral("“migrating”"));
        QCOMPARE(state(model, "u5").mark, Mark::Unknown);
        QCOMPARE(model.inState(RunState::Unknown), 1);
        QCOMPARE(model.inState(RunState::Running), 2);
        QCOMPARE(model.summary().unknownStates, 1);
        model.setFilterText(QStringLiteral("state:unknown"));
        QCOMPARE(model.rowCount(), 1);
        model.setFilterText(QStringLiteral("state:migrating"));
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.inState(RunState::Running), 2); // chips count what is hidden too
    }

    void troubleSortsFirst()
    {
        CvmTableModel model(m_clock);
        model.setListNow(fleet());
        model.sort(int(Column::State));
        QStringList words;
        for (int row = 0; row < model.rowCount(); ++row)
            words << model.index(row, 0).data().toString();
        QCOMPARE(words, QStringList({QStringLiteral("Failed"), QStringLiteral("“migrating”"), QStringLiteral("Starting"), QStringLiteral("Running"),
                                     QStringLiteral("Running"), QStringLiteral("Stopped")}));
    }

    void aClockRunsOnlyFromWhatThisDeskSaw()
    {
        CvmTableModel model(m_clock);
        model.setListNow(fleet());
        m_clock->advance(60s);
        QCOMPARE(state(model, "u4").word, QStringLiteral("Starting")); // since when, nobody here knows
        domain::CvmList list = fleet();
        list.items[1].status = QStringLiteral("restarting");
        list.items[1].state = RunState::Starting;
        model.setListNow(list);
        m_clock->advance(130s);
        QCOMPARE(state(model, "u2").word, QStringLiteral("Starting 2:10"));
        QCOMPARE(model.inStateFor(*model.find(QStringLiteral("u2"))), std::optional<std::chrono::seconds>(130s));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.tick(0, 100);
        QCOMPARE(changed.size(), 1); // the one clock that runs
        QCOMPARE(changed[0][0].toModelIndex().data(CellRole::Key).toString(), QStringLiteral("u2"));
    }

    void changedCellsAreMarkedForAMoment()
    {
        CvmTableModel model(m_clock);
        model.setListNow(fleet());
        QVERIFY(!at(model, "u1", Column::State, CellRole::Changed).toBool()); // new rows are no news
        domain::CvmList list = fleet();
        list.items[0].composeHash = QString(64, u'b');
        model.setListNow(list);
        QVERIFY(at(model, "u1", Column::Hash, CellRole::Changed).toBool());
        QVERIFY(!at(model, "u1", Column::State, CellRole::Changed).toBool());
        m_clock->advance(5s);
        QVERIFY(!at(model, "u1", Column::Hash, CellRole::Changed).toBool());
        list.items[0].uptime = QStringLiteral("3h13m");
        model.setListNow(list); // an uptime that grows is no news either
        QVERIFY(!at(model, "u1", Column::Uptime, CellRole::Changed).toBool());
    }

    void attestationIsWhatThisDeskFoundOut()
    {
        CvmTableModel model(m_clock);
        model.setListNow(fleet());
        QCOMPARE(state(model, "u1", Column::Attestation).mark, Mark::Unverified);
        QCOMPARE(state(model, "u1", Column::Attestation).word, QStringLiteral("Not checked"));
        CvmAttestation good;
        good.state = StateText::of(Mark::Verified, QStringLiteral("A3"));
        good.checkedAt = m_clock->monotonicNow();
        model.setAttestation(CvmId(QStringLiteral("u1")), good);
        model.setAttestation(CvmId(QStringLiteral("nobody")), good);
        QCOMPARE(state(model, "u1", Column::Attestation).word, QStringLiteral("A3"));
        model.setFilterText(QStringLiteral("attestation:a3"));
        QCOMPARE(model.rowCount(), 1);
        model.setFilterText({});
        domain::CvmList list = fleet();
        list.items[0].status = QStringLiteral("unhealthy");
        list.items[0].state = RunState::Unhealthy;
        model.setListNow(list);
        QCOMPARE(state(model, "u1", Column::Attestation).word, QStringLiteral("A3")); // a refresh does not forget it
        m_clock->advance(82min);
        QCOMPARE(state(model, "u1", Column::Attestation).mark, Mark::Stale); // but it grows old
        QCOMPARE(state(model, "u1", Column::Attestation).word, QStringLiteral("82 min"));
        model.setAttestation(CvmId(QStringLiteral("u1")), std::nullopt);
        QCOMPARE(state(model, "u1", Column::Attestation).mark, Mark::Unverified);
    }

    void attestationSetDuringABackgroundListIsNotLost()
    {
        CvmTableModel model(m_clock);
        model.setListNow(fleet());
        auto list = std::make_shared<domain::CvmList>(fleet());
        list->items[0].node = QStringLiteral("prod9");
        model.setList(list);
        CvmAttestation differs;
        differs.state = StateText::of(Mark::Different, QStringLiteral("Differs"));
        model.setAttestation(CvmId(QStringLiteral("u1")), differs);
        QTRY_COMPARE(at(model, "u1", Column::Node).toString(), QStringLiteral("prod9"));
        QCOMPARE(state(model, "u1", Column::Attestation).mark, Mark::Different);
    }

    void valuesThatDoNotExistAreADashAndSortLast()
    {
        CvmTableModel model(m_clock);
        domain::CvmList list = fleet();
        list.items[0].hourlyRate.reset();
        list.items[0].composeHash.clear();
        list.items[0].uptime = QStringLiteral("never");
        model.setListNow(list);
        QCOMPARE(at(model, "u1", Column::Hourly).toString(), QStringLiteral("–"));
        QCOMPARE(at(model, "u1", Column::Hash).toString(), QStringLiteral("–"));
        QCOMPARE(at(model, "u1", Column::Created).toString(), QStringLiteral("–"));
        QCOMPARE(at(model, "u1", Column::Uptime).toString(), QStringLiteral("never"));
        QCOMPARE(at(model, "u2", Column::Uptime).toString(), QStringLiteral("3 h 12 min"));
        for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            model.sort(int(Column::Hourly), order);
            QCOMPARE(model.rowAt(model.rowCount() - 1).cvm.id.text(), QStringLiteral("u1"));
        }
        QCOMPARE(model.summary().unpriced, 1);
        QCOMPARE(model.summary().hourly->toDecimal(), QStringLiteral("0.928")); // four: one has no rate, one is stopped
        list.items[1].hourlyRate = Money::fromDecimal(u"1", QStringLiteral("EUR"));
        model.setListNow(list);
        QVERIFY(!model.summary().hourly); // nobody adds dollars to euros
        QCOMPARE(at(model, "u2", Column::Hourly).toString(), QStringLiteral("1.000 EUR/h"));
    }

    void hostileNamesStayTextAndAreFlagged()
    {
        CvmTableModel model(m_clock);
        domain::CvmList list = fleet();
        list.items[0].name = QString::fromUtf8("<b style=\"font-size:200000px\">\u202eevil");
        list.items[1].name = QString::fromUtf8("\u0440rod-runner"); // the first letter is Cyrillic
        list.items[2].duplicateId = true;
        model.setListNow(list);
        const QString shown = at(model, "u1", Column::Name).toString();
        QVERIFY(shown.startsWith(QStringLiteral("<b style=")));
        QVERIFY(shown.contains(QStringLiteral("U+202E")));
        QVERIFY(!shown.contains(QChar(0x202e)));
        QCOMPARE(state(model, "u2", Column::Name).mark, Mark::Warn);
        QCOMPARE(state(model, "u3", Column::Name).mark, Mark::Warn);
        QVERIFY(!at(model, "u4", Column::Name, CellRole::State).isValid());
        QCOMPARE(at(model, "u1", Column::Name, CellRole::FullText).toString(), list.items[0].name); // the copy is exact
    }

    void twinsInOneListAreTwoRows()
    {
        CvmTableModel model(m_clock);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        domain::CvmList list = fleet();
        list.items[1].id = list.items[0].id;
        list.items[0].duplicateId = list.items[1].duplicateId = true;
        model.setListNow(list);
        QCOMPARE(model.rowCount(), 6);
        QCOMPARE(model.summary().duplicates, 2);
    }

    void randomFleetsKeepTheSelection()
    {
        QRandomGenerator random(3);
        CvmTableModel model(m_clock);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QItemSelectionModel selection(&model);
        std::vector<Cvm> pool;
        static const char *const states[] = {"running", "starting", "stopped", "error", "odd"};
        for (int i = 0; i < 60; ++i)
            pool.push_back(cvm(qPrintable(QStringLiteral("id%1").arg(i)), qPrintable(QStringLiteral("n-%1").arg(i * 7 % 60)), states[i % 5]));
        for (int round = 0; round < 80; ++round) {
            domain::CvmList list;
            for (Cvm &each : pool) {
                if (random.bounded(8) == 0) {
                    each.status = QString::fromLatin1(states[random.bounded(5)]);
                    each.state = domain::runStateOfCvm(each.status);
                }
                if (random.bounded(10) != 0)
                    list.items.push_back(each);
            }
            std::shuffle(list.items.begin(), list.items.end(), random);
            if (random.bounded(5) == 0)
                model.sort(int(random.bounded(model.columnCount())), random.bounded(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
            QSet<QString> chosen;
            selection.clear();
            for (int i = 0; i < 3 && model.rowCount() > 0; ++i) {
                const QModelIndex index = model.index(int(random.bounded(model.rowCount())), 0);
                chosen << index.data(CellRole::Key).toString();
                selection.select(index, QItemSelectionModel::Select | QItemSelectionModel::Rows);
            }
            QSet<QString> listed;
            for (const Cvm &each : list.items)
                listed << each.id.text();
            model.setListNow(list);
            QSet<QString> still;
            for (const QModelIndex &index : selection.selectedRows())
                still << index.data(CellRole::Key).toString();
            QCOMPARE(still, chosen & listed);
            m_clock->advance(2s);
        }
    }
};

QTEST_GUILESS_MAIN(CvmTableModelTest)
#include "tst_cvm_table_model.moc"
