// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/cluster_runtime.h"
#include "tests/services/cluster/cluster_data.h"
#include "tests/services/cluster/scripted_spawntees.h"
#include "tests/support/await.h"
#include "tests/support/fake_clock.h"
#include "tests/support/memory_audit_log.h"

#include <QSignalSpy>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::cluster;
using namespace pilothouse::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class ClusterRuntimeTest : public QObject
{
    Q_OBJECT

    std::shared_ptr<FakeClock> m_clock;
    std::shared_ptr<ScriptedList> m_cloud;
    std::shared_ptr<ScriptedSpawntees> m_spawntees;
    std::shared_ptr<MemoryAuditLog> m_audit;
    std::shared_ptr<domain::WriteAccess> m_access;
    std::shared_ptr<ClusterRuntime> m_runtime;

    void begin(domain::EnvironmentKind kind = domain::EnvironmentKind::Demo)
    {
        m_access = std::make_shared<domain::WriteAccess>(kind, m_clock);
        ClusterRuntime::Parts parts;
        parts.environment = {domain::EnvironmentId(u"demo"_s), kind};
        parts.cvms = m_cloud;
        parts.spawntees = m_spawntees;
        parts.audit = m_audit;
        parts.access = m_access;
        parts.clock = m_clock;
        parts.settings.clusterName = u"a"_s;
        m_runtime = std::make_shared<ClusterRuntime>(parts);
    }
    const ClusterView &view() const { return *m_runtime->snapshot().value; }
    const MemberView &member(const QString &name) const
    {
        for (const MemberView &it : view().members) {
            if (it.member.cvm.name == name)
                return it;
        }
        qFatal("no such member");
    }
    Status look()
    {
        const auto status = await(m_runtime->refresh());
        return status ? *status : Status(errorOfKind(ErrorKind::Internal, u"the look never ended"_s));
    }
    ScriptedSpawntee &at(const QString &name) { return *m_spawntees->of(runningCvm(name)); }
    QString headName() const
    {
        const auto &head = view().election.head;
        return head ? view().find(*head)->member.cvm.name : QString();
    }

private slots:
    void init()
    {
        m_clock = std::make_shared<FakeClock>();
        m_cloud = std::make_shared<ScriptedList>();
        m_cloud->cvms = listOf({u"a-registry"_s, u"a-runner-1"_s, u"a-runner-2"_s, u"b-registry"_s});
        m_spawntees = std::make_shared<ScriptedSpawntees>();
        m_audit = std::make_shared<MemoryAuditLog>();
        at(u"a-registry"_s).answers = probeOf(u"registry+runner"_s, true, {{u"r1"_s, u"completed"_s, u"1"_s, u"start_model"_s}}, {u"r1"_s});
        at(u"a-runner-1"_s).answers = probeOf(u"runner"_s, false, {{u"t1"_s, u"running"_s, u"2"_s, u"build_model"_s}});
        at(u"a-runner-2"_s).answers = probeOf(u"runner"_s, true);
        begin();
    }
    void cleanup() { m_runtime->stop(); }

    void showsTheWholeCluster()
    {
        QVERIFY(look());
        QCOMPARE(view().members.size(), size_t(3));
        QCOMPARE(view().election.registry, std::optional(runningCvm(u"a-registry"_s).id));
        QCOMPARE(headName(), u"a-runner-2"_s);
        QCOMPARE(member(u"a-runner-1"_s).role, MemberRole::Runner);
        QCOMPARE(view().routes.size(), size_t(2));
        QCOMPARE(view().models.running, 1);
        QVERIFY(view().alarms.empty());
        QCOMPARE(view().approvalDue.hashes, QStringList{QString(64, u'a')});
        QCOMPARE(m_spawntees->of(runningCvm(u"b-registry"_s))->calls, 0);
    }
    void aRefusedKeyIsNotAnEmptyCluster()
    {
        m_cloud->error = errorOfKind(ErrorKind::Unauthorised, u"the key was not accepted (status 401)"_s, 401);
        const Status status = look();
        QVERIFY(!status);
        QVERIFY(!m_runtime->snapshot().hasValue());
        QCOMPARE(m_runtime->snapshot().error->kind, ErrorKind::Unauthorised);
    }
    void keepsTheLastKnownClusterWhenTheCloudIsSilent()
    {
        QVERIFY(look());
        m_cloud->error = errorOfKind(ErrorKind::Timeout, u"no answer"_s);
        QVERIFY(!look());
        QCOMPARE(view().members.size(), size_t(3));
        QCOMPARE(m_runtime->snapshot().failedTries, 1);
    }
    void oneDeadMemberCostsTheOthersNothing()
    {
        at(u"a-runner-2"_s).answers.identity = errorOfKind(ErrorKind::Network, u"does not answer"_s);
        QVERIFY(look());
        QCOMPARE(member(u"a-runner-2"_s).role, MemberRole::Unknown);
        QVERIFY(member(u"a-runner-2"_s).problem.contains(u"does not answer"_s));
        QCOMPARE(at(u"a-runner-2"_s).calls, 1);
        QCOMPARE(headName(), u"a-registry"_s);
    }
    void oneThatHangsHoldsNobodyUp()
    {
        at(u"a-runner-1"_s).hangs = true;
        QSignalSpy changed(m_runtime.get(), &ClusterRuntime::snapshotChanged);
        m_runtime->start(1h);
        QTRY_VERIFY(m_runtime->snapshot().hasValue() && member(u"a-runner-2"_s).role == MemberRole::Runner
                    && member(u"a-registry"_s).role == MemberRole::Registry);
        QVERIFY(member(u"a-runner-1"_s).isProbing);
        QVERIFY(m_runtime->isRefreshing());
        at(u"a-runner-1"_s).hangs = false;
        QTRY_VERIFY(!m_runtime->isRefreshing());
        QCOMPARE(member(u"a-runner-1"_s).role, MemberRole::Runner);
    }
    void looksAgainAtTheOthersWhileOneStillHangs()
    {
        at(u"a-runner-1"_s).hangs = true;
        m_runtime->start(5ms);
        QTRY_VERIFY(at(u"a-registry"_s).calls >= 3);
        QCOMPARE(at(u"a-runner-1"_s).calls, 1);
        at(u"a-runner-1"_s).hangs = false;
        QTRY_COMPARE(member(u"a-runner-1"_s).role, MemberRole::Runner);
    }
    void cancelsWhatIsUnderWay()
    {
        at(u"a-runner-1"_s).hangs = true;
        auto looking = m_runtime->refresh();
        QTRY_VERIFY(at(u"a-runner-1"_s).calls > 0);
        m_runtime->stop();
        const auto status = await(std::move(looking));
        QVERIFY(status && !*status);
        QCOMPARE(status->error().kind, ErrorKind::Cancelled);
        at(u"a-runner-1"_s).hangs = false;
        QVERIFY(look());
    }
    void doesNotAskWhatIsStopped()
    {
        m_cloud->cvms.items[1].state = domain::RunState::Stopped;
        m_cloud->cvms.items[1].status = u"stopped"_s;
        QVERIFY(look());
        QCOMPARE(at(u"a-runner-1"_s).calls, 0);
        QVERIFY(member(u"a-runner-1"_s).problem.contains(u"stopped"_s));
    }
    void staysWithItsHeadUntilItIsFull()
    {
        QVERIFY(look());
        at(u"a-runner-1"_s).answers = probeOf(u"runner"_s, true);
        QVERIFY(look());
        QCOMPARE(headName(), u"a-runner-2"_s);
        at(u"a-runner-2"_s).answers = probeOf(u"runner"_s, false);
        QVERIFY(look());
        QCOMPARE(headName(), u"a-runner-1"_s);
        at(u"a-runner-2"_s).answers = probeOf(u"runner"_s, true);
        QVERIFY(look());
        QCOMPARE(headName(), u"a-runner-1"_s);
    }
    void waitsForAChoiceBetweenTwoRegistries()
    {
        at(u"a-runner-1"_s).answers = probeOf(u"registry+runner"_s, true);
        QVERIFY(look());
        QVERIFY(!m_runtime->canApprove().allowed);
        const auto refused = await(m_runtime->approveHashes());
        QVERIFY(refused && !*refused);
        QCOMPARE(refused->error().kind, ErrorKind::Refused);
        QVERIFY(m_audit->records().empty());
        m_runtime->chooseRegistry(runningCvm(u"a-runner-1"_s).id);
        QCOMPARE(view().election.registry, std::optional(runningCvm(u"a-runner-1"_s).id));
        QVERIFY(m_runtime->canApprove().allowed);
    }

    void approvesOnceForRunnersOfOneHashAndRecordsIt()
    {
        QVERIFY(look());
        const auto done = await(m_runtime->approveHashes());
        QVERIFY(done && *done);
        QCOMPARE(at(u"a-registry"_s).approvals, QList<QStringList>{QStringList{QString(64, u'a')}});
        QCOMPARE(member(u"a-runner-1"_s).hash, HashState::Approved);
        QVERIFY(view().approvalDue.hashes.isEmpty());
        const auto records = m_audit->recordsOf(u"cluster.approve-hash"_s);
        QCOMPARE(records.size(), size_t(2));
        QCOMPARE(records[0].outcome, audit::Outcome::Intended);
        QCOMPARE(records[1].outcome, audit::Outcome::Done);
        const auto again = await(m_runtime->approveHashes());
        QVERIFY(again && !*again);
        QCOMPARE(at(u"a-registry"_s).approvals.size(), 1);
    }
    // 35
    void makesNoCallWhereThereIsNoRunner()
    {
        m_cloud->cvms = listOf({u"a-registry"_s});
        QVERIFY(look());
        QVERIFY(view().approvalDue.hashes.isEmpty());
        const auto refused = await(m_runtime->approveHashes());
        QVERIFY(refused && !*refused);
        QVERIFY(at(u"a-registry"_s).approvals.isEmpty());
    }
    void sendsNothingThatCannotBeRecorded()
    {
        QVERIFY(look());
        m_audit->failFromNowOn();
        const auto failed = await(m_runtime->approveHashes());
        QVERIFY(failed && !*failed);
        QCOMPARE(failed->error().kind, ErrorKind::Storage);
        QVERIFY(at(u"a-registry"_s).approvals.isEmpty());
    }
    void sendsNothingWhileReadOnly()
    {
        begin(domain::EnvironmentKind::Production);
        QVERIFY(look());
        const auto refused = await(m_runtime->approveHashes());
        QVERIFY(refused && !*refused);
        QVERIFY(at(u"a-registry"_s).approvals.isEmpty());
    }
    void aRunnerWhoseHashIsRefusedIsNotTheHead()
    {
        QVERIFY(look());
        QCOMPARE(headName(), u"a-runner-2"_s);
        at(u"a-registry"_s).approvalError = errorOfKind(ErrorKind::Remote, u"invalid hash"_s, 422);
        const auto failed = await(m_runtime->approveHashes());
        QVERIFY(failed && !*failed);
        QCOMPARE(headName(), u"a-registry"_s);
        QVERIFY(view().approvalText.contains(u"invalid hash"_s));
        QCOMPARE(m_audit->recordsOf(u"cluster.approve-hash"_s).back().outcome, audit::Outcome::Failed);
    }
    void namesAnOldRegistryImage()
    {
        QVERIFY(look());
        at(u"a-registry"_s).approvalError = errorOfKind(ErrorKind::NotFound, u"Not Found"_s, 404);
        const auto failed = await(m_runtime->approveHashes());
        QVERIFY(failed && !*failed);
        QCOMPARE(view().lastApproval, std::optional(ApprovalEnd::OldImage));
        QVERIFY(failed->error().nextStep.contains(u"APPROVED_COMPOSE_HASH"_s));
    }
    void sendsTheHashesAgainWhenTheRegistryRestarted()
    {
        QVERIFY(look());
        const auto done = await(m_runtime->approveHashes());
        QVERIFY(done && *done);
        QVERIFY(look());
        QCOMPARE(at(u"a-registry"_s).approvals.size(), 1);
        m_cloud->cvms.items[0].uptime = u"2h"_s;
        QVERIFY(look());
        m_cloud->cvms.items[0].uptime = u"1m"_s;
        QVERIFY(look());
        QCOMPARE(at(u"a-registry"_s).approvals.size(), 2);
        QCOMPARE(member(u"a-runner-1"_s).hash, HashState::Approved);
        QVERIFY(!m_audit->records().back().reason.isEmpty());
    }
    void waitsWithTheHashesUntilTheRegistryTakesSignatures()
    {
        m_cloud->cvms.items[0].uptime = u"2h"_s;
        QVERIFY(look());
        const auto done = await(m_runtime->approveHashes());
        QVERIFY(done && *done);
        m_cloud->cvms.items[0].uptime = u"10s"_s;
        at(u"a-registry"_s).answers.tasks = errorOfKind(ErrorKind::Unauthorised, u"refused"_s, 401);
        at(u"a-registry"_s).refusal = judgeRefusal(0s, KeySlot::Primary, {});
        QVERIFY(look());
        QVERIFY(look());
        QCOMPARE(at(u"a-registry"_s).approvals.size(), 1);
        QCOMPARE(m_audit->records().size(), size_t(2));
        at(u"a-registry"_s).answers = probeOf(u"registry+runner"_s, true);
        at(u"a-registry"_s).refusal.reset();
        QVERIFY(look());
        QCOMPARE(at(u"a-registry"_s).approvals.size(), 2);
    }
    void doesNotSendAgainByItselfWhileReadOnly()
    {
        QVERIFY(look());
        const auto done = await(m_runtime->approveHashes());
        QVERIFY(done && *done);
        begin(domain::EnvironmentKind::Production);
        m_access->unlock();
        QVERIFY(look());
        const auto there = await(m_runtime->approveHashes());
        QVERIFY(there && *there);
        m_access->lock();
        m_cloud->cvms.items[0].uptime = u"2h"_s;
        QVERIFY(look());
        m_cloud->cvms.items[0].uptime = u"1m"_s;
        QVERIFY(look());
        QCOMPARE(at(u"a-registry"_s).approvals.size(), 2);
        QCOMPARE(member(u"a-runner-1"_s).hash, HashState::Unknown);
        QVERIFY(!view().approvalDue.hashes.isEmpty());
    }

    void raisesASecurityAlarmWhenUnsignedRequestsAreAnswered()
    {
        at(u"a-registry"_s).unsignedAnswer = 200;
        at(u"a-runner-1"_s).debug = true;
        QVERIFY(look());
        QCOMPARE(view().alarms.size(), size_t(2));
        QCOMPARE(view().alarms[0].kind, ClusterAlarmKind::UnsignedAccepted);
        QCOMPARE(view().alarms[1].kind, ClusterAlarmKind::DebugImage);
    }
    void looksForOpenDoorsLessOften()
    {
        QVERIFY(look());
        QVERIFY(look());
        QCOMPARE(at(u"a-registry"_s).knocks, 1);
        m_clock->advance(11min);
        QVERIFY(look());
        QCOMPARE(at(u"a-registry"_s).knocks, 2);
    }
    void waitsForAFreshRunnerToLoadTheHashes()
    {
        at(u"a-runner-1"_s).answers.tasks = errorOfKind(ErrorKind::Unauthorised, u"refused"_s, 401);
        at(u"a-runner-1"_s).refusal = judgeRefusal(0s, KeySlot::Primary, {});
        QVERIFY(look());
        QVERIFY(member(u"a-runner-1"_s).isWaitingForHashes);
        at(u"a-runner-1"_s).answers = probeOf(u"runner"_s, true);
        at(u"a-runner-1"_s).refusal.reset();
        QVERIFY(look());
        QVERIFY(!member(u"a-runner-1"_s).isWaitingForHashes);
        QVERIFY(member(u"a-runner-1"_s).problem.isEmpty());
    }
    void filesABuildUnderTheOneThatTookIt()
    {
        QVERIFY(look());
        m_clock->advance(1s);
        m_runtime->noteAccepted(u"new"_s, u"30009"_s, runningCvm(u"a-runner-1"_s).id);
        QCOMPARE(headName(), u"a-runner-2"_s);
        const auto routes = view().routes;
        const auto route = std::ranges::find(routes, u"new"_s, &ModelRoute::taskId);
        QVERIFY(route != routes.end());
        QCOMPARE(route->memberName, u"a-runner-1"_s);
    }
    void losesWhatTheListNoLongerHas()
    {
        QVERIFY(look());
        m_cloud->cvms.items.pop_back();
        m_cloud->cvms.items.pop_back();
        QVERIFY(look());
        QCOMPARE(view().members.size(), size_t(2));
        QVERIFY(!m_runtime->spawnteeOf(runningCvm(u"a-runner-2"_s).id));
    }
};

QTEST_GUILESS_MAIN(ClusterRuntimeTest)
#include "tst_cluster_runtime.moc"
