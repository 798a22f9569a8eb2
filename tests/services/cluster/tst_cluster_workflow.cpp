// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/cluster_workflow.h"
#include "tests/support/await.h"
#include "tests/support/fake_clock.h"
#include "tests/support/memory_audit_log.h"

#include <QHash>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::cluster;
using namespace std::chrono_literals;
using domain::PowerAction;
using domain::RunState;

namespace {

/// A cloud of values: what the workflow asks of it is answered from the event loop, as over a socket.
class ScriptedCloud final : public CvmPort
{
public:
    domain::CvmList cvms;
    std::optional<Error> listError;
    std::optional<Error> powerError;
    int powerCalls = 0;
    int looksUntilSettled = 2;
    int listCalls = 0;
    int getCalls = 0;
    int mostAtOnce = 0;     ///< power requests under way at the same time
    int throttledTimes = 0; ///< so many power requests are turned away first

    QCoro::Task<Result<domain::CvmList>> list(CancelToken) override
    {
        co_await turn();
        if (listError) {
            const Error error = *listError; // GCC 12 moves a member out of "co_return member"
            co_return error;
        }
        ++listCalls;
        for (domain::Cvm &cvm : cvms.items)
            step(cvm);
        const domain::CvmList answer = cvms;
        co_return answer;
    }
    QCoro::Task<Result<domain::Cvm>> get(QString identifier) override
    {
        ++getCalls;
        co_await turn();
        for (domain::Cvm &cvm : cvms.items) {
            if (cvm.vmUuid != identifier)
                continue;
            step(cvm);
            const domain::Cvm answer = cvm;
            co_return answer;
        }
        Error gone;
        gone.kind = ErrorKind::NotFound;
        gone.what = QStringLiteral("404");
        co_return gone;
    }
    QCoro::Task<Status> power(domain::CvmId id, PowerAction action) override
    {
        ++powerCalls;
        ++m_atOnce;
        mostAtOnce = std::max(mostAtOnce, m_atOnce);
        co_await turn();
        --m_atOnce;
        if (throttledTimes > 0) {
            --throttledTimes;
            Error throttled;
            throttled.kind = ErrorKind::Throttled;
            throttled.what = QStringLiteral("too many requests");
            throttled.retryAfter = 0s;
            co_return throttled;
        }
        const std::optional<Error> error = powerError;
        if (error && error->kind != ErrorKind::OutcomeUnknown)
            co_return *error;
        for (domain::Cvm &cvm : cvms.items) {
            if (cvm.id != id)
                continue;
            const bool run = action == PowerAction::Start || action == PowerAction::Restart;
            cvm.state = run ? RunState::Starting : RunState::Stopping;
            cvm.status = domain::runStateWord(cvm.state);
            m_moving[id.text()] = {looksUntilSettled, run ? RunState::Running : RunState::Stopped};
        }
        if (error)
            co_return *error;
        co_return Done{};
    }
    QCoro::Task<Result<AttestationAnswer>> attestation(QString) override { co_return AttestationAnswer{}; }
    QString endpoint() const override { return QStringLiteral("http://cloud/api/v1"); }

private:
    static QCoro::Task<Done> turn()
    {
        QTimer timer;
        timer.setSingleShot(true);
        timer.start(0);
        co_await timer;
        co_return Done{};
    }
    void step(domain::Cvm &cvm)
    {
        const auto motion = m_moving.find(cvm.id.text());
        if (motion == m_moving.end() || --motion->looks > 0)
            return;
        cvm.state = motion->target;
        cvm.status = domain::runStateWord(motion->target);
        m_moving.erase(motion);
    }
    struct Motion
    {
        int looks = 0;
        RunState target = RunState::Running;
    };
    QHash<QString, Motion> m_moving;
    int m_atOnce = 0;
};

} // namespace

class ClusterWorkflowTest : public QObject
{
    Q_OBJECT

    struct Fixture
    {
        std::shared_ptr<ScriptedCloud> cloud = std::make_shared<ScriptedCloud>();
        std::shared_ptr<test::MemoryAuditLog> audit;
        std::shared_ptr<test::FakeClock> clock = std::make_shared<test::FakeClock>();
        std::shared_ptr<domain::WriteAccess> access;
        std::shared_ptr<OperationList> operations;
        std::shared_ptr<ClusterWorkflow> workflow;

        explicit Fixture(domain::EnvironmentKind kind = domain::EnvironmentKind::Staging)
        {
            audit = std::make_shared<test::MemoryAuditLog>();
            access = std::make_shared<domain::WriteAccess>(kind, clock);
            operations = std::make_shared<OperationList>(clock);
            ClusterWorkflow::Parts parts;
            parts.environment = {domain::EnvironmentId(QStringLiteral("env")), kind};
            parts.port = cloud;
            parts.audit = audit;
            parts.access = access;
            parts.operations = operations;
            parts.clock = clock;
            parts.settlePoll = 5ms;
            workflow = std::make_shared<ClusterWorkflow>(parts);
            for (const char *name : {"a", "b"})
                addMachine(QString::fromLatin1(name));
        }
        void addMachine(const QString &name)
        {
            domain::Cvm cvm;
            cvm.name = name;
            cvm.vmUuid = QStringLiteral("uuid-") + name;
            cvm.id = domain::CvmId(cvm.vmUuid);
            cvm.status = QStringLiteral("running");
            cvm.state = RunState::Running;
            cloud->cvms.items.push_back(cvm);
        }
        std::vector<domain::CvmId> all() const
        {
            std::vector<domain::CvmId> ids;
            for (const domain::Cvm &cvm : cloud->cvms.items)
                ids.push_back(cvm.id);
            return ids;
        }
        domain::CvmId id(int i) const { return cloud->cvms.items[size_t(i)].id; }
        void load() { QVERIFY(test::await(workflow->refresh()).value()); }
    };

    static QStringList outcomes(const test::MemoryAuditLog &log)
    {
        QStringList words;
        for (const audit::Record &record : log.records())
            words << audit::outcomeWord(record.outcome);
        return words;
    }

private slots:
    void keepsTheLastGoodListWhenARefreshFails()
    {
        Fixture f;
        f.load();
        Error error;
        error.kind = ErrorKind::Protocol;
        error.what = QStringLiteral("not JSON, looks like a web page");
        f.cloud->listError = error;
        QSignalSpy spy(f.workflow.get(), &ClusterWorkflow::snapshotChanged);
        QVERIFY(!test::await(f.workflow->refresh()).value());
        QCOMPARE(spy.count(), 1);
        QVERIFY(f.workflow->snapshot().hasValue());
        QCOMPARE(f.workflow->snapshot().value->items.size(), size_t(2));
        QVERIFY(f.workflow->snapshot().error);
    }

    void recordsWhatIsIntendedBeforeAndTheOutcomeAfter()
    {
        Fixture f;
        f.load();
        const auto results = test::await(f.workflow->run(PowerAction::Restart, {f.id(0)}, QString()));
        QVERIFY(results && *results);
        QVERIFY((**results)[0].ok);
        QCOMPARE(outcomes(*f.audit), QStringList({QStringLiteral("intended"), QStringLiteral("done")}));
        QCOMPARE(f.operations->all().front().state, OperationState::Succeeded);
    }

    void sendsNothingWhenTheRecordCannotBeWritten()
    {
        Fixture f;
        f.load();
        f.audit->failFromNowOn();
        const auto results = test::await(f.workflow->run(PowerAction::Stop, {f.id(0)}, QString()));
        QVERIFY(results && !*results);
        QCOMPARE(results->error().kind, ErrorKind::Refused);
        QCOMPARE(f.cloud->powerCalls, 0);
    }

    void refusesInReadOnlyAndWithAWrongPhrase()
    {
        Fixture f(domain::EnvironmentKind::Production);
        f.load();
        QVERIFY(!f.workflow->canDo(PowerAction::Stop, {f.id(0)}).allowed);
        QVERIFY(!*test::await(f.workflow->run(PowerAction::Stop, {f.id(0)}, QStringLiteral("env/a"))));
        f.access->unlock();
        QVERIFY(!*test::await(f.workflow->run(PowerAction::Stop, {f.id(0)}, QStringLiteral("env/\u0430"))));
        QCOMPARE(f.cloud->powerCalls, 0);
        QVERIFY(*test::await(f.workflow->run(PowerAction::Stop, {f.id(0)}, QStringLiteral("env/a"))));
        QCOMPARE(f.cloud->powerCalls, 1);
    }

    void refusesToActOnDataThatIsNotFresh()
    {
        Fixture f;
        f.workflow->start(5s);
        QTRY_VERIFY(f.workflow->snapshot().hasValue());
        f.workflow->stop();
        f.clock->advance(9s);
        QVERIFY(f.workflow->canDo(PowerAction::Restart, {f.id(0)}).allowed);
        f.clock->advance(1s); // two polls are missed
        QVERIFY(!f.workflow->canDo(PowerAction::Restart, {f.id(0)}).allowed);
    }

    // F19
    void pressedTwiceItIsSentAndRecordedOnce()
    {
        Fixture f;
        f.load();
        auto first = f.workflow->run(PowerAction::Restart, {f.id(0)}, QString());
        auto second = f.workflow->run(PowerAction::Restart, {f.id(0)}, QString());
        const auto a = test::await(std::move(first));
        const auto b = test::await(std::move(second));
        QVERIFY(a && *a && b && *b);
        QCOMPARE((**a)[0].text, (**b)[0].text);
        QCOMPARE(f.cloud->powerCalls, 1);
        QCOMPARE(outcomes(*f.audit), QStringList({QStringLiteral("intended"), QStringLiteral("done")}));
        QCOMPARE(f.operations->all().size(), size_t(1));
    }

    void aSecondRunJoinsWhatRunsAndDoesTheRest()
    {
        Fixture f;
        f.load();
        auto first = f.workflow->run(PowerAction::Restart, {f.id(0)}, QString());
        auto second = f.workflow->run(PowerAction::Restart, {f.id(0), f.id(1)}, QString());
        test::await(std::move(first));
        const auto b = test::await(std::move(second));
        QVERIFY(b && *b);
        QCOMPARE((*b)->size(), size_t(2));
        QCOMPARE(f.cloud->powerCalls, 2);
    }

    void fortyTargetsAreAskedForOneByOneAndWatchedThroughTheList()
    {
        Fixture f;
        for (int i = 0; i < 38; ++i)
            f.addMachine(QStringLiteral("m%1").arg(i));
        f.load();
        const int lists = f.cloud->listCalls;
        f.cloud->looksUntilSettled = 4;
        const auto results = test::await(f.workflow->run(PowerAction::Stop, f.all(), QString()));
        QVERIFY(results && *results);
        QCOMPARE((*results)->size(), size_t(40));
        for (const PowerResult &result : **results)
            QVERIFY2(result.ok, qPrintable(result.text));
        QCOMPARE(f.cloud->powerCalls, 40);
        QCOMPARE(f.cloud->mostAtOnce, 1);
        QVERIFY(f.cloud->listCalls > lists);
        QVERIFY2(f.cloud->getCalls < 200, qPrintable(QString::number(f.cloud->getCalls)));
        QCOMPARE(f.audit->records().size(), size_t(80));
        QCOMPARE(f.operations->all().size(), size_t(1));
        QCOMPARE(f.operations->all().front().step, QStringLiteral("40 of 40 done"));
    }

    void stopsAskingWhenTheKeyIsRefused()
    {
        Fixture f;
        f.load();
        Error forbidden;
        forbidden.kind = ErrorKind::Forbidden;
        forbidden.what = QStringLiteral("the key may not do this (status 403)");
        f.cloud->powerError = forbidden;
        const auto results = test::await(f.workflow->run(PowerAction::Stop, f.all(), QString()));
        QVERIFY(results && *results);
        QCOMPARE((*results)->size(), size_t(2));
        QVERIFY((**results)[1].text.contains(QStringLiteral("not sent")));
        QCOMPARE(f.cloud->powerCalls, 1);
        QCOMPARE(outcomes(*f.audit), QStringList({QStringLiteral("intended"), QStringLiteral("failed")})); // the other was never announced
        QCOMPARE(f.operations->all().front().state, OperationState::Failed);
    }

    // F12: a 429 says that nothing was done, so a change may be asked for again.
    void waitsWhenThrottledAndAsksAgain()
    {
        Fixture f;
        f.load();
        f.cloud->throttledTimes = 2;
        const auto results = test::await(f.workflow->run(PowerAction::Stop, {f.id(0)}, QString()));
        QVERIFY(results && *results && (**results)[0].ok);
        QCOMPARE(f.cloud->powerCalls, 3);
        QCOMPARE(f.audit->records().size(), size_t(2));
    }

    void cancellingStopsTheWaitingAndSaysSo()
    {
        Fixture f;
        f.load();
        f.cloud->looksUntilSettled = 1'000'000;
        auto running = f.workflow->run(PowerAction::Stop, {f.id(0)}, QString());
        QTRY_COMPARE(f.cloud->powerCalls, 1);
        QTRY_VERIFY(f.cloud->getCalls > 0);
        f.operations->cancel(f.operations->all().front().id);
        const auto results = test::await(std::move(running));
        QVERIFY(results && *results);
        QVERIFY(!(**results)[0].ok);
        QVERIFY((**results)[0].text.contains(QStringLiteral("goes on")));
        QCOMPARE(outcomes(*f.audit).last(), QStringLiteral("unknown"));
        QCOMPARE(f.operations->all().front().state, OperationState::Cancelled);
    }

    void aRecordThatBreaksInTheMiddleStopsTheRest()
    {
        Fixture f;
        f.load();
        connect(f.audit.get(), &audit::AuditLog::appended, this, [&] { f.audit->failFromNowOn(); });
        const auto results = test::await(f.workflow->run(PowerAction::Stop, f.all(), QString()));
        QVERIFY(results && *results);
        QCOMPARE(f.cloud->powerCalls, 1);
        QVERIFY((**results)[0].ok);
        QVERIFY((**results)[0].text.contains(QStringLiteral("not in the record")));
        QVERIFY(!(**results)[1].ok);
    }

    void recordsSayWhichMachineAndWhatItWas()
    {
        Fixture f;
        f.load();
        test::await(f.workflow->run(PowerAction::Stop, {f.id(1)}, QString()));
        const auto records = f.audit->recordsOf(QStringLiteral("cvm.stop"));
        QCOMPARE(records.size(), size_t(2));
        for (const audit::Record &record : records) {
            QCOMPARE(record.target, QStringLiteral("b"));
            QCOMPARE(record.evidence[QStringLiteral("id")].toString(), QStringLiteral("uuid-b"));
            QCOMPARE(record.before[QStringLiteral("status")].toString(), QStringLiteral("running"));
            QCOMPARE(record.run, records[0].run);
        }
        QCOMPARE(records[1].after[QStringLiteral("status")].toString(), QStringLiteral("stopped"));
    }

    void aLostAnswerIsReadBackAndNeverRepeated()
    {
        Fixture f;
        f.load();
        Error lost;
        lost.kind = ErrorKind::OutcomeUnknown;
        lost.what = QStringLiteral("connection closed after the request was sent");
        f.cloud->powerError = lost;
        const auto results = test::await(f.workflow->run(PowerAction::Stop, {f.id(0)}, QString()));
        QVERIFY(results && *results);
        QVERIFY((**results)[0].ok);
        QCOMPARE(f.cloud->powerCalls, 1);
    }

    void aMachineThatIsGoneIsSaidToBeGone()
    {
        Fixture f;
        f.load();
        Error gone;
        gone.kind = ErrorKind::NotFound;
        gone.what = QStringLiteral("404");
        f.cloud->powerError = gone;
        const auto results = test::await(f.workflow->run(PowerAction::Stop, {f.id(0)}, QString()));
        QVERIFY(results && *results);
        QVERIFY(!(**results)[0].ok);
        QVERIFY((**results)[0].text.contains(QStringLiteral("already gone")));
        QCOMPARE(outcomes(*f.audit).last(), QStringLiteral("failed"));
    }

    void eachTargetHasItsOwnResult()
    {
        Fixture f;
        f.cloud->cvms.items[1].state = RunState::Stopped;
        f.load();
        const auto plan = f.workflow->plan(PowerAction::Restart, {f.id(0), f.id(1)});
        QCOMPARE(plan.skipped.size(), 1);
        const auto results = test::await(f.workflow->run(PowerAction::Restart, {f.id(0), f.id(1)}, QString()));
        QVERIFY(results && *results);
        QCOMPARE((*results)->size(), size_t(1));
    }

    void twoReadsAtOnceAreOne()
    {
        Fixture f;
        QSignalSpy spy(f.workflow.get(), &ClusterWorkflow::snapshotChanged);
        auto first = f.workflow->refresh();
        auto second = f.workflow->refresh();
        QVERIFY(f.workflow->isRefreshing());
        QVERIFY(test::await(std::move(second)).value());
        QVERIFY(f.workflow->snapshot().hasValue()); // whoever asked for it has it
        QVERIFY(test::await(std::move(first)).value());
        QCOMPARE(spy.count(), 1);
        QCOMPARE(f.cloud->listCalls, 1);
    }

    void pollsUntilItIsStopped()
    {
        Fixture f;
        QVERIFY(!f.workflow->nextPollIn());
        f.workflow->start(20ms);
        QTRY_VERIFY(f.cloud->listCalls >= 3);
        QVERIFY(f.workflow->nextPollIn());
        f.workflow->stop();
        QVERIFY(!f.workflow->nextPollIn());
        QTest::qWait(10);
        const int calls = f.cloud->listCalls;
        QTest::qWait(80);
        QCOMPARE(f.cloud->listCalls, calls);
    }

    void startingAgainDoesNotWaitForTheReadThatWasStopped()
    {
        Fixture f;
        f.workflow->start(1h);
        f.workflow->stop();
        QVERIFY(!f.workflow->isRefreshing());
        f.workflow->start(1h);
        QTRY_VERIFY(f.workflow->snapshot().hasValue());
        QVERIFY(!f.workflow->snapshot().error);
    }

    // F12
    void aThrottledPollWaitsAsLongAsItWasToldButFiveMinutesAtMost_data()
    {
        QTest::addColumn<qint64>("retryAfter");
        QTest::addColumn<qint64>("seconds");
        QTest::newRow("two minutes") << 120ll << 120ll;
        QTest::newRow("30 years") << 1'000'000'000ll << 300ll;
        QTest::newRow("less than the interval") << 1ll << 5ll;
    }
    void aThrottledPollWaitsAsLongAsItWasToldButFiveMinutesAtMost()
    {
        QFETCH(qint64, retryAfter);
        QFETCH(qint64, seconds);
        Fixture f;
        Error throttled;
        throttled.kind = ErrorKind::Throttled;
        throttled.retryAfter = std::chrono::seconds(retryAfter);
        f.cloud->listError = throttled;
        f.workflow->start(5s);
        QTRY_VERIFY(f.workflow->snapshot().error);
        const auto wait = *f.workflow->nextPollIn();
        QVERIFY2(wait > std::chrono::seconds(seconds) - 2s && wait <= std::chrono::seconds(seconds) * 1.1, qPrintable(QString::number(wait.count())));
    }

    void saysSinceWhenNoPollWasAnswered()
    {
        Fixture f;
        f.load();
        Error silent;
        silent.kind = ErrorKind::Timeout;
        silent.what = QStringLiteral("Phala Cloud does not answer: connection timed out");
        silent.where = QStringLiteral("GET http://cloud/api/v1/apps");
        f.cloud->listError = silent;
        for (int i = 0; i < 3; ++i)
            QVERIFY(!*test::await(f.workflow->refresh()));
        const QString where = f.workflow->snapshot().error->where;
        QVERIFY2(QRegularExpression(QStringLiteral("^GET http://cloud/api/v1/apps; 3 polls without an answer since \\d\\d:\\d\\d:\\d\\d$"))
                     .match(where)
                     .hasMatch(),
                 qPrintable(where));
        QCOMPARE(f.workflow->snapshot().failedTries, 3);
        QCOMPARE(f.workflow->snapshot().value->items.size(), size_t(2));
    }
};

QTEST_GUILESS_MAIN(ClusterWorkflowTest)
#include "tst_cluster_workflow.moc"
