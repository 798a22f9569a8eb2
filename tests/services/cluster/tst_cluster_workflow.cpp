// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/cluster_workflow.h"
#include "tests/support/await.h"
#include "tests/support/fake_clock.h"
#include "tests/support/memory_audit_log.h"

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

    QCoro::Task<Result<domain::CvmList>> list(CancelToken) override
    {
        co_await turn();
        if (listError)
            co_return *listError;
        const domain::CvmList answer = cvms; // GCC 12 moves a member out of "co_return member"
        co_return answer;
    }
    QCoro::Task<Result<domain::Cvm>> get(QString identifier) override
    {
        co_await turn();
        for (domain::Cvm &cvm : cvms.items) {
            if (cvm.vmUuid != identifier)
                continue;
            if (m_moving && --m_looks <= 0) {
                m_moving = false;
                cvm.state = m_target;
                cvm.status = domain::runStateWord(m_target);
            }
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
        co_await turn();
        if (powerError && powerError->kind != ErrorKind::OutcomeUnknown)
            co_return *powerError;
        for (domain::Cvm &cvm : cvms.items) {
            if (cvm.id != id)
                continue;
            const bool run = action == PowerAction::Start || action == PowerAction::Restart;
            cvm.state = run ? RunState::Starting : RunState::Stopping;
            cvm.status = domain::runStateWord(cvm.state);
            m_target = run ? RunState::Running : RunState::Stopped;
            m_moving = true;
            m_looks = looksUntilSettled;
        }
        if (powerError)
            co_return *powerError;
        co_return Done {};
    }
    QCoro::Task<Result<AttestationAnswer>> attestation(QString) override { co_return AttestationAnswer {}; }
    QString endpoint() const override { return QStringLiteral("http://cloud/api/v1"); }

private:
    static QCoro::Task<Done> turn()
    {
        QTimer timer;
        timer.setSingleShot(true);
        timer.start(0);
        co_await timer;
        co_return Done {};
    }
    bool m_moving = false;
    int m_looks = 0;
    RunState m_target = RunState::Running;
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
            for (const char *name : {"a", "b"}) {
                domain::Cvm cvm;
                cvm.name = QString::fromLatin1(name);
                cvm.vmUuid = QStringLiteral("uuid-") + cvm.name;
                cvm.id = domain::CvmId(cvm.vmUuid);
                cvm.status = QStringLiteral("running");
                cvm.state = RunState::Running;
                cloud->cvms.items.push_back(cvm);
            }
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

    void refusesToActOnDeadData()
    {
        Fixture f;
        f.workflow->start(5s);
        QTRY_VERIFY(f.workflow->snapshot().hasValue());
        f.workflow->stop();
        f.clock->advance(51s);
        QVERIFY(!f.workflow->canDo(PowerAction::Restart, {f.id(0)}).allowed);
    }

    void pressedTwiceItIsSentOnce()
    {
        Fixture f;
        f.load();
        auto first = f.workflow->run(PowerAction::Restart, {f.id(0)}, QString());
        auto second = f.workflow->run(PowerAction::Restart, {f.id(0)}, QString());
        const auto a = test::await(std::move(first));
        const auto b = test::await(std::move(second));
        QVERIFY(a && *a && b && *b);
        QCOMPARE(f.cloud->powerCalls, 1);
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

    void twoPollsNeverRunAtOnce()
    {
        Fixture f;
        QSignalSpy spy(f.workflow.get(), &ClusterWorkflow::snapshotChanged);
        auto first = f.workflow->refresh();
        auto second = f.workflow->refresh();
        test::await(std::move(first));
        test::await(std::move(second));
        QCOMPARE(spy.count(), 1);
    }
};

QTEST_GUILESS_MAIN(ClusterWorkflowTest)
#include "tst_cluster_workflow.moc"
