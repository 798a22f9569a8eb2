// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/fleetwatch/fleet_watch.h"
#include "services/core/operation.h"
#include "services/store/store.h"
#include "tests/support/await.h"
#include "tests/support/fake_clock.h"
#include "tests/support/memory_audit_log.h"

#include <QCoroTimer>

#include <QHash>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::fleetwatch;
using namespace std::chrono_literals;
using pilothouse::test::await;

namespace {

/// Lists machines and counts how often it is asked.
class ListedMachines final : public MachinePort
{
public:
    QCoro::Task<Result<std::vector<WatchedMachine>>> machines(CancelToken) override
    {
        ++asked;
        ++now;
        most = std::max(most, now);
        const auto pause = delay;
        co_await QCoro::sleepFor(pause);
        --now;
        if (isDown)
            co_return Error{.kind = ErrorKind::Network, .what = QStringLiteral("connection refused")};
        const std::vector<WatchedMachine> list = items;
        co_return list;
    }
    QString source() const override { return QStringLiteral("http://cloud.test"); }

    std::vector<WatchedMachine> items;
    std::chrono::milliseconds delay{0};
    bool isDown = false;
    int asked = 0;
    int now = 0;
    int most = 0;
};

/// Machines that say something (no quote, so nothing is proven), or nothing at all.
class WordsOnly final : public attestation::EvidencePort
{
public:
    QCoro::Task<attestation::Evidence> collect(attestation::Machine machine, QByteArray, CancelToken) override
    {
        co_await QCoro::sleepFor(0ms);
        attestation::Evidence evidence;
        ++asked[machine.name];
        if (silent.contains(machine.name) || (silentAtFirst.contains(machine.name) && asked[machine.name] == 1))
            evidence.failures << QStringLiteral("connection refused");
        else
            evidence.appInfo = "{\"version\":1}";
        if (answering.contains(machine.name))
            evidence.expectedReportData = QByteArray(); // the workflow fills in what is expected
        co_return evidence;
    }
    QStringList silent;
    QStringList silentAtFirst;
    QStringList answering; ///< a challenge was possible
    QHash<QString, int> asked;
};

WatchedMachine machine(int number, bool isRunning = true)
{
    WatchedMachine watched;
    watched.key = QStringLiteral("uuid-%1").arg(number);
    watched.machine.name = QStringLiteral("runner-%1").arg(number);
    watched.machine.address = QStringLiteral("http://machine-%1.test").arg(number);
    watched.isRunning = isRunning;
    watched.status = isRunning ? QStringLiteral("running") : QStringLiteral("exited");
    watched.uptime = 100s;
    return watched;
}

} // namespace

class FleetWatchTest : public QObject
{
    Q_OBJECT

    QTemporaryDir *m_folder = nullptr;
    std::shared_ptr<store::Store> m_store;
    std::shared_ptr<test::FakeClock> m_clock;
    std::shared_ptr<test::MemoryAuditLog> m_log;
    std::shared_ptr<ListedMachines> m_machines;
    std::shared_ptr<WordsOnly> m_evidence;
    double m_random = 0.5; ///< no jitter

    std::shared_ptr<FleetWatch> makeWatch(qint64 kept = 10'000)
    {
        attestation::AttestationWorkflow::Parts attesting;
        attesting.evidence = m_evidence;
        attesting.clock = m_clock;
        FleetWatch::Parts parts;
        parts.environment = {domain::EnvironmentId(QStringLiteral("demo")), domain::EnvironmentKind::Demo};
        parts.machines = m_machines;
        parts.attestation = std::make_shared<attestation::AttestationWorkflow>(attesting);
        parts.store = m_store;
        parts.audit = m_log;
        parts.operations = std::make_shared<OperationList>(m_clock);
        parts.clock = m_clock;
        parts.random = [value = m_random] { return value; };
        parts.tick = 5ms;
        parts.askAgainAfter = 1ms;
        parts.kept = kept;
        return std::make_shared<FleetWatch>(parts);
    }
    static RunReport run(const std::shared_ptr<FleetWatch> &watch)
    {
        const auto report = await(watch->runNow());
        if (!report || !*report)
            qFatal("no report: %s", report ? qPrintable(report->error().what) : "too slow");
        return **report;
    }

private slots:
    void init()
    {
        m_folder = new QTemporaryDir;
        m_store = *store::Store::open(m_folder->filePath(QStringLiteral("demo.sqlite")));
        m_clock = std::make_shared<test::FakeClock>();
        m_log = std::make_shared<test::MemoryAuditLog>();
        m_machines = std::make_shared<ListedMachines>();
        m_machines->items = {machine(1), machine(2)};
        m_evidence = std::make_shared<WordsOnly>();
        m_random = 0.5;
    }
    void cleanup()
    {
        m_store.reset();
        delete m_folder;
        m_folder = nullptr;
    }

    void isOffUntilAnIntervalIsKept()
    {
        const auto watch = makeWatch();
        QVERIFY(*await(watch->start()));
        QVERIFY(!watch->interval() && !watch->nextRunIn());
        m_clock->advance(std::chrono::hours(48));
        QTest::qWait(50);
        QCOMPARE(m_machines->asked, 0);

        QVERIFY(*await(watch->setInterval(600s)));
        QCOMPARE(m_log->recordsOf(QStringLiteral("attestation.watch-set")).size(), size_t(1));
        const auto next = makeWatch();
        QVERIFY(*await(next->start()));
        QCOMPARE(next->interval(), std::optional<std::chrono::seconds>(600s));
        QTRY_COMPARE(m_machines->asked, 1); // at once
    }

    void refusesAnIntervalThatNobodyCanMean()
    {
        const auto watch = makeWatch();
        QCOMPARE(await(watch->setInterval(5s))->error().kind, ErrorKind::InvalidInput);
        QCOMPARE(await(watch->setInterval(std::chrono::hours(24 * 8)))->error().kind, ErrorKind::InvalidInput);
        QVERIFY(*await(watch->setInterval(std::nullopt)));
    }

    void runsOncePerIntervalOnTheMonotonicClock()
    {
        const auto watch = makeWatch();
        QVERIFY(*await(watch->setInterval(600s)));
        QVERIFY(*await(watch->start()));
        QTRY_COMPARE(m_machines->asked, 1);
        QTRY_VERIFY(!watch->isRunning());
        QCOMPARE(*watch->nextRunIn(), std::chrono::milliseconds(600s));
        m_clock->advance(599s);
        QTest::qWait(50);
        QCOMPARE(m_machines->asked, 1);
        m_clock->jumpWallClock(std::chrono::hours(5)); // the wall clock starts nothing
        QTest::qWait(50);
        QCOMPARE(m_machines->asked, 1);
        m_clock->advance(1s);
        QTRY_COMPARE(m_machines->asked, 2);
    }

    void spreadsRunsByATenthOfTheInterval_data()
    {
        QTest::addColumn<double>("random");
        QTest::addColumn<int>("seconds");
        QTest::newRow("earliest") << 0.0 << 540;
        QTest::newRow("middle") << 0.5 << 600;
        QTest::newRow("latest") << 1.0 << 660;
    }
    void spreadsRunsByATenthOfTheInterval()
    {
        QFETCH(double, random);
        QFETCH(int, seconds);
        m_random = random;
        const auto watch = makeWatch();
        QVERIFY(*await(watch->setInterval(600s)));
        QVERIFY(*await(watch->start()));
        QTRY_COMPARE(m_machines->asked, 1);
        QTRY_VERIFY(!watch->isRunning());
        QCOMPARE(*watch->nextRunIn(), std::chrono::milliseconds(std::chrono::seconds(seconds)));
    }

    void aRunMissedInSleepHappensOnce()
    {
        const auto watch = makeWatch();
        QVERIFY(*await(watch->setInterval(600s)));
        QVERIFY(*await(watch->start()));
        QTRY_COMPARE(m_machines->asked, 1);
        QTRY_VERIFY(!watch->isRunning());
        m_clock->advance(std::chrono::hours(8));
        QTRY_COMPARE(m_machines->asked, 2);
        QTRY_VERIFY(!watch->isRunning());
        QTest::qWait(100);
        QCOMPARE(m_machines->asked, 2);
        QCOMPARE(*watch->nextRunIn(), std::chrono::milliseconds(600s));
    }

    void neverTwoRunsAtOnce()
    {
        m_machines->delay = 100ms;
        const auto watch = makeWatch();
        auto first = watch->runNow();
        auto second = watch->runNow();
        const auto a = await(std::move(first));
        const auto b = await(std::move(second));
        QVERIFY(a && *a && b && *b);
        QCOMPARE((*a)->run, (*b)->run);
        QCOMPARE(m_machines->asked, 1);
    }

    void anotherProgramsRunIsNotDoubled()
    {
        m_machines->delay = 200ms;
        const auto mine = makeWatch();
        const auto theirs = makeWatch();
        auto first = mine->runNow();
        QTRY_COMPARE(m_machines->now, 1);
        const auto refused = await(theirs->runNow());
        QVERIFY(refused && !*refused);
        QCOMPARE(refused->error().kind, ErrorKind::Conflict);
        QVERIFY(*await(std::move(first)));
        QVERIFY(*await(theirs->runNow())); // the lease came back
        QCOMPARE(m_machines->most, 1);
    }

    void aScheduledRunIsLeftOutWhenAnotherProgramHasJustRun()
    {
        const auto mine = makeWatch();
        QVERIFY(*await(mine->setInterval(600s)));
        const auto theirs = makeWatch();
        run(theirs);
        m_clock->advance(60s);
        QVERIFY(*await(mine->start()));
        QTRY_COMPARE(*mine->nextRunIn(), std::chrono::milliseconds(540s));
        QCOMPARE(m_machines->asked, 1);
    }

    void stopEndsScheduleAndRun()
    {
        m_machines->delay = 200ms;
        const auto watch = makeWatch();
        QVERIFY(*await(watch->setInterval(600s)));
        QVERIFY(*await(watch->start()));
        QTRY_VERIFY(watch->isRunning());
        watch->stop();
        QTRY_VERIFY(!watch->isRunning());
        QCOMPARE(watch->lastRun().error->kind, ErrorKind::Cancelled);
        m_clock->advance(std::chrono::hours(2));
        QTest::qWait(50);
        QCOMPARE(m_machines->asked, 1);
        QCOMPARE(await(watch->history({}))->value().items.size(), size_t(0)); // nothing of it is kept
    }

    void aListThatCannotBeReadChangesNothing()
    {
        const auto watch = makeWatch();
        run(watch);
        const auto alarms = watch->alarms();
        QCOMPARE(alarms.size(), size_t(2));
        m_machines->isDown = true;
        const auto failed = await(watch->runNow());
        QCOMPARE(failed->error().kind, ErrorKind::Network);
        QCOMPARE(watch->alarms(), alarms);
        QVERIFY(watch->lastRun().hasValue() && watch->lastRun().error);
    }

    void alarmsAreFactsWithARecord()
    {
        const auto watch = makeWatch();
        QSignalSpy changed(watch.get(), &FleetWatch::alarmsChanged);
        m_evidence->silent = {QStringLiteral("runner-2")};
        const RunReport report = run(watch);
        QCOMPARE(report.count(Outcome::NotProven), 1);
        QCOMPARE(report.count(Outcome::Unreachable), 1);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(watch->openCount(), 2);
        QCOMPARE(m_log->recordsOf(QStringLiteral("attestation.verdict-changed")).size(), size_t(1));
        QCOMPARE(m_log->recordsOf(QStringLiteral("attestation.unreachable")).size(), size_t(1));
        const audit::Record record = m_log->recordsOf(QStringLiteral("attestation.verdict-changed")).front();
        QCOMPARE(record.target, QStringLiteral("runner-1"));
        QCOMPARE(record.run, report.run);

        // The same again is no news.
        const RunReport again = run(watch);
        QVERIFY(again.raised.empty() && again.cleared.empty());
        QCOMPARE(watch->openCount(), 2);
        m_evidence->silent.clear();
        const RunReport back = run(watch);
        QCOMPARE(back.cleared.size(), size_t(1));
        QCOMPARE(m_log->recordsOf(QStringLiteral("attestation.alarm-cleared")).size(), size_t(1));
    }

    void aLostAnswerIsAskedForOnceMore()
    {
        m_evidence->silentAtFirst = {QStringLiteral("runner-1")};
        m_evidence->answering = {QStringLiteral("runner-2")};
        const RunReport report = run(makeWatch());
        QCOMPARE(report.count(Outcome::Unreachable), 0);
        QCOMPARE(m_evidence->asked.value(QStringLiteral("runner-1")), 2);
        QCOMPARE(m_evidence->asked.value(QStringLiteral("runner-2")), 1); // a wrong answer is an answer
    }

    void everyMachineSilentIsAReport()
    {
        m_evidence->silent = {QStringLiteral("runner-1"), QStringLiteral("runner-2")};
        const RunReport report = run(makeWatch());
        QCOMPARE(report.count(Outcome::Unreachable), 2);
        QVERIFY2(report.verdicts[0].reason.contains(QLatin1String("connection refused")), qPrintable(report.verdicts[0].reason));
    }

    void anAcknowledgementStaysForTheNextProgram()
    {
        const auto watch = makeWatch();
        run(watch);
        const AlarmId id = watch->alarms().front().id;
        QVERIFY(*await(watch->acknowledge(id, QStringLiteral("planned work"))));
        QCOMPARE(watch->openCount(), 1);
        const auto entries = m_log->recordsOf(QStringLiteral("attestation.alarm-acknowledged"));
        QCOMPARE(entries.size(), size_t(1));
        QCOMPARE(entries.front().reason, QStringLiteral("planned work"));

        const auto next = makeWatch();
        QVERIFY(*await(next->start()));
        QCOMPARE(next->openCount(), 1);
        const auto found = std::find_if(next->alarms().begin(), next->alarms().end(), [&id](const Alarm &alarm) { return alarm.id == id; });
        QVERIFY(found != next->alarms().end());
        QCOMPARE(found->state, AlarmState::Acknowledged);
        QCOMPARE(found->acknowledgement, QStringLiteral("planned work"));
        QCOMPARE(found->acknowledgedAt, m_clock->utcNow());
        QCOMPARE(await(next->acknowledge(AlarmId(QStringLiteral("999")), QString()))->error().kind, ErrorKind::NotFound);
    }

    void whatCannotBeRecordedIsNotAcknowledged()
    {
        const auto watch = makeWatch();
        run(watch);
        m_log->failFromNowOn();
        QCOMPARE(await(watch->acknowledge(watch->alarms().front().id, QString()))->error().kind, ErrorKind::Storage);
        QCOMPARE(watch->openCount(), 2);
    }

    void aRecordThatCannotBeWrittenIsSaidAndTakesNothingBack()
    {
        const auto watch = makeWatch();
        m_log->failFromNowOn();
        const RunReport report = run(watch);
        QVERIFY(report.notes.join(u'\n').contains(QLatin1String("not recorded")));
        QCOMPARE(watch->openCount(), 2);
    }

    void aDeletedMachineTakesItsAlarmsAlong()
    {
        const auto watch = makeWatch();
        run(watch);
        m_machines->items.pop_back();
        const RunReport report = run(watch);
        QCOMPARE(report.cleared.size(), size_t(1));
        QVERIFY(report.cleared.front().clearedWhy.contains(QLatin1String("not listed")));
    }

    void aStoppedMachineIsNotAskedAndIsNoNews()
    {
        m_machines->items = {machine(1), machine(2, false)};
        const RunReport report = run(makeWatch());
        QCOMPARE(report.verdicts[1].outcome, Outcome::NotRunning);
        QCOMPARE(report.raised.size(), size_t(1));
    }

    void aMachineListedTwiceIsLookedAtOnce()
    {
        m_machines->items = {machine(1), machine(2), machine(1)};
        const RunReport report = run(makeWatch());
        QCOMPARE(report.verdicts.size(), size_t(2));
        QVERIFY(report.notes.join(u'\n').contains(QLatin1String("runner-1 twice")));
    }

    void aFallenUptimeIsTold()
    {
        const auto watch = makeWatch();
        run(watch);
        m_machines->items[0].uptime = 3s;
        QCOMPARE(run(watch).restarted, QStringList{QStringLiteral("runner-1")});
        QVERIFY(run(watch).restarted.isEmpty());
    }

    void theHistoryIsAskedByMachineAndTime()
    {
        const auto watch = makeWatch();
        const QDateTime begin = m_clock->utcNow();
        for (int i = 0; i < 5; ++i) {
            run(watch);
            m_clock->advance(60s);
        }
        const auto ask = [&](const HistoryQuery &query) { return await(watch->history(query))->value(); };
        QCOMPARE(ask({}).items.size(), size_t(10));
        HistoryQuery query;
        query.machine = QStringLiteral("uuid-2");
        QCOMPARE(ask(query).items.size(), size_t(5));
        query.machine = QStringLiteral("runner-2");
        const History mine = ask(query);
        QCOMPARE(mine.items.size(), size_t(5));
        QVERIFY(mine.items.front().at > mine.items.back().at); // newest first
        QVERIFY(!mine.items.front().evidence.isZero());
        query.from = begin.addSecs(60);
        query.until = begin.addSecs(180);
        QCOMPARE(ask(query).items.size(), size_t(2));
        query = {};
        query.limit = 3;
        QCOMPARE(ask(query).items.size(), size_t(3));
        QCOMPARE(ask(query).kept, qint64(10));
        QCOMPARE(ask(query).dropped, qint64(0));
    }

    void theOldestVerdictsAreDroppedWithAWord()
    {
        const auto watch = makeWatch(6);
        run(watch);
        run(watch);
        QVERIFY(run(watch).notes.isEmpty());
        const RunReport full = run(watch);
        QCOMPARE(full.notes, QStringList{QStringLiteral("2 verdicts older than the newest 6 were dropped")});
        run(watch);
        const History history = await(watch->history({}))->value();
        QCOMPARE(history.kept, qint64(6));
        QCOMPARE(history.dropped, qint64(4));
        QCOMPARE(history.items.back().number, qint64(5));
        // Alarms and what is known good do not hang on the history.
        QCOMPARE(watch->openCount(), 2);
    }
};

QTEST_GUILESS_MAIN(FleetWatchTest)
#include "tst_fleet_watch.moc"
