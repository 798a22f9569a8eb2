// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/cluster_keeper.h"
#include "services/core/json.h"
#include "tests/services/cluster/cluster_data.h"
#include "tests/services/cluster/scripted_spawntees.h"
#include "tests/support/await.h"
#include "tests/support/fake_clock.h"
#include "tests/support/memory_audit_log.h"

#include <QPromise>
#include <QSignalSpy>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::cluster;
using namespace pilothouse::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

template <typename T>
QFuture<T> ready(T value)
{
    QPromise<T> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

/// A store of one text: what was written is read back through its bytes.
class MemoryShelf final : public KeptClusterPort
{
public:
    QByteArray bytes;
    int saves = 0;
    int loads = 0;

    QFuture<Status> save(std::shared_ptr<const KeptCluster> kept) override
    {
        ++saves;
        bytes = canonicalJson(toJson(*kept));
        return ready<Status>(Done{});
    }
    QFuture<Result<std::optional<KeptCluster>>> load() override
    {
        using Loaded = Result<std::optional<KeptCluster>>;
        ++loads;
        if (bytes.isEmpty())
            return ready<Loaded>(std::optional<KeptCluster>());
        const auto json = parseJsonObject(bytes);
        if (!json)
            return ready<Loaded>(json.error());
        const auto kept = keptClusterFrom(*json);
        return ready<Loaded>(kept ? Loaded(std::optional(*kept)) : Loaded(kept.error()));
    }
};

} // namespace

class ClusterKeeperTest : public QObject
{
    Q_OBJECT

    /// One run of the program.
    struct Desk
    {
        std::shared_ptr<FakeClock> clock;
        std::shared_ptr<ScriptedList> cloud = std::make_shared<ScriptedList>();
        std::shared_ptr<ScriptedSpawntees> spawntees = std::make_shared<ScriptedSpawntees>();
        std::shared_ptr<ClusterWorkflow> workflow;
        std::shared_ptr<ClusterRuntime> runtime;
        std::shared_ptr<ClusterKeeper> keeper;

        Desk(std::shared_ptr<FakeClock> time, const std::shared_ptr<KeptClusterPort> &shelf, const QString &endpoint = QString(),
             std::chrono::milliseconds patience = 1h)
            : clock(std::move(time))
        {
            const domain::Environment environment{domain::EnvironmentId(u"demo"_s), domain::EnvironmentKind::Demo};
            const auto access = std::make_shared<domain::WriteAccess>(environment.kind, clock);
            const auto audit = std::make_shared<MemoryAuditLog>();
            ClusterWorkflow::Parts list;
            list.environment = environment;
            list.port = cloud;
            list.audit = audit;
            list.access = access;
            list.operations = std::make_shared<OperationList>(clock);
            list.clock = clock;
            workflow = std::make_shared<ClusterWorkflow>(list);
            ClusterRuntime::Parts members;
            members.environment = environment;
            members.cvms = cloud;
            members.spawntees = spawntees;
            members.audit = audit;
            members.access = access;
            members.clock = clock;
            members.settings.clusterName = u"a"_s;
            runtime = std::make_shared<ClusterRuntime>(members);
            ClusterKeeper::Parts parts;
            parts.workflow = workflow;
            parts.runtime = runtime;
            parts.memory = shelf;
            parts.endpoint = endpoint.isEmpty() ? cloud->endpoint() : endpoint;
            parts.settings.patience = patience;
            parts.settings.firstSave = 0ms;
            parts.settings.saveInterval = 1h;
            keeper = std::make_shared<ClusterKeeper>(parts);
            cloud->cvms = listOf({u"a-registry"_s, u"a-runner-1"_s, u"other"_s});
            spawntees->of(runningCvm(u"a-registry"_s))->answers
                = probeOf(u"registry+runner"_s, true, {{u"r1"_s, u"completed"_s, u"1"_s, u"start_model"_s}}, {u"r1"_s});
        }
        ~Desk() { runtime->stop(); }

        void read()
        {
            QVERIFY(await(runtime->refresh()).value());
            QVERIFY(await(workflow->refresh()).value());
        }
    };

    std::shared_ptr<FakeClock> m_clock;
    std::shared_ptr<MemoryShelf> m_shelf;
    std::optional<domain::CvmId> m_head; ///< as the first run saw it

    /// A first run that reads the cluster and ends.
    void runOnce(const std::function<void(Desk &)> &prepare = {})
    {
        Desk first(m_clock, m_shelf);
        if (prepare)
            prepare(first);
        first.keeper->start();
        first.read();
        m_head = first.runtime->snapshot().value->election.head;
        QVERIFY(await(first.keeper->close()).value());
        QVERIFY(m_shelf->saves > 0);
    }
    static Error silence() { return errorOfKind(ErrorKind::Timeout, u"no answer"_s); }

private slots:
    void init()
    {
        m_clock = std::make_shared<FakeClock>();
        m_shelf = std::make_shared<MemoryShelf>();
    }

    void aStartWithoutAnAnswerShowsTheLastClusterAsStoredWithItsAge()
    {
        runOnce();
        m_clock->advance(14h);
        Desk desk(m_clock, m_shelf);
        desk.cloud->error = silence();
        desk.keeper->start();
        desk.workflow->start(15s);
        QTRY_VERIFY(desk.workflow->snapshot().hasValue());
        const Snapshot<domain::CvmList> &snapshot = desk.workflow->snapshot();
        QVERIFY(snapshot.isRecalled);
        QCOMPARE(snapshot.value->items.size(), size_t(3));
        QCOMPARE(snapshot.value->items[1], runningCvm(u"a-runner-1"_s));
        QCOMPARE(snapshot.freshness(m_clock->monotonicNow()), Freshness::Stale);
        QCOMPARE(std::chrono::duration_cast<std::chrono::hours>(m_clock->monotonicNow() - *snapshot.fetchedAtMonotonic), 14h);
        QVERIFY(snapshot.error); // why there is no answer stays told
        // What the members said is kept apart: nothing that acts on the cluster ever sees it.
        QVERIFY(!desk.runtime->snapshot().hasValue());
        const auto view = desk.keeper->recalledView();
        QVERIFY(view);
        QCOMPARE(view->members.size(), size_t(2));
        QCOMPARE(view->members[0].role, MemberRole::Registry);
        QCOMPARE(view->members[0].probe.at, m_clock->utcNow().addSecs(-14 * 3600));
        QCOMPARE((*view->members[0].probe.runningModels)->items.size(), size_t(1));
        QVERIFY(m_head);
        QCOMPARE(view->election.head, m_head);
        QVERIFY(view->routes.front().isStale);
        desk.workflow->stop();
    }
    void nothingStoredIsLiveHoweverYoungItIs()
    {
        runOnce();
        Desk desk(m_clock, m_shelf); // not a second later
        desk.cloud->error = silence();
        desk.keeper->start();
        QVERIFY(!await(desk.workflow->refresh()).value());
        QTRY_VERIFY(desk.workflow->snapshot().hasValue());
        QCOMPARE(desk.workflow->snapshot().freshness(m_clock->monotonicNow()), Freshness::Stale);
        m_clock->jumpWallClock(-24h);
        QCOMPARE(desk.workflow->snapshot().freshness(m_clock->monotonicNow()), Freshness::Stale);
    }
    void whatIsStoredIsNeverActedOn()
    {
        runOnce();
        Desk desk(m_clock, m_shelf);
        desk.cloud->error = silence();
        desk.keeper->start();
        QVERIFY(!await(desk.workflow->refresh()).value());
        QTRY_VERIFY(desk.workflow->snapshot().hasValue());
        const std::vector<domain::CvmId> one{runningCvm(u"a-runner-1"_s).id};
        const domain::ActionState state = desk.workflow->canDo(domain::PowerAction::Restart, one);
        QVERIFY(!state.allowed);
        QVERIFY2(state.reason.contains(u"an earlier run kept"_s), qPrintable(state.reason));
        const auto results = await(desk.workflow->run(domain::PowerAction::Restart, one, QString()));
        QVERIFY(results && !*results);
        QCOMPARE(results->error().kind, ErrorKind::Refused);
    }
    void anAnswerTakesItsPlaceAndActsAgain()
    {
        runOnce();
        Desk desk(m_clock, m_shelf);
        desk.cloud->error = silence();
        desk.keeper->start();
        QVERIFY(!await(desk.workflow->refresh()).value());
        QTRY_VERIFY(desk.workflow->snapshot().isRecalled);
        desk.cloud->error.reset();
        desk.cloud->cvms = listOf({u"a-registry"_s});
        desk.read();
        QVERIFY(!desk.workflow->snapshot().isRecalled);
        QCOMPARE(desk.workflow->snapshot().value->items.size(), size_t(1));
        QCOMPARE(desk.workflow->snapshot().freshness(m_clock->monotonicNow()), Freshness::Live);
        QVERIFY(!desk.keeper->recalledView());
        QVERIFY(desk.workflow->canDo(domain::PowerAction::Restart, {runningCvm(u"a-registry"_s).id}).allowed);
    }
    void aStartThatIsAnsweredReadsNothingFromDisk()
    {
        runOnce();
        Desk desk(m_clock, m_shelf, QString(), 500ms);
        desk.keeper->start();
        desk.read();
        QTest::qWait(600); // longer than its patience
        QCOMPARE(m_shelf->loads, 0);
        QVERIFY(!desk.keeper->recalledView());
    }
    void aCloudThatHangsIsNotWaitedForToTheEnd()
    {
        runOnce();
        Desk desk(m_clock, m_shelf, QString(), 20ms);
        desk.keeper->start(); // and nobody answers, nor fails
        QTRY_VERIFY(desk.workflow->snapshot().isRecalled);
        QVERIFY(!desk.workflow->snapshot().error);
    }
    void anotherCloudsMachinesAreNotShown()
    {
        runOnce();
        Desk desk(m_clock, m_shelf, u"https://elsewhere/api/v1"_s);
        desk.cloud->error = silence();
        desk.keeper->start();
        QVERIFY(!await(desk.workflow->refresh()).value());
        QTRY_COMPARE(m_shelf->loads, 1);
        QTest::qWait(20);
        QVERIFY(!desk.workflow->snapshot().hasValue());
    }
    void anEmptyClusterIsKeptAsThatAndShownAsNoAnswer()
    {
        runOnce();
        runOnce([](Desk &desk) { desk.cloud->cvms = {}; }); // all were deleted
        Desk desk(m_clock, m_shelf);
        desk.cloud->error = silence();
        desk.keeper->start();
        QVERIFY(!await(desk.workflow->refresh()).value());
        QTRY_COMPARE(m_shelf->loads, 1);
        QTest::qWait(20);
        QVERIFY(!desk.workflow->snapshot().hasValue());
    }
    void damagedBytesShowNothingAndAreReplacedByTheNextList()
    {
        runOnce();
        const QByteArray whole = m_shelf->bytes;
        for (const QByteArray &damaged :
             {QByteArray("{"), QByteArray("{}"), QByteArray(whole).replace("\"version\":1", "\"version\":2"),
              QByteArray(whole).replace("\"state\":0", "\"state\":77"), QByteArray(whole).replace("\"readAt\"", "\"readAT\"")}) {
            QVERIFY(damaged != whole);
            m_shelf->bytes = damaged;
            Desk desk(m_clock, m_shelf);
            desk.cloud->error = silence();
            desk.keeper->start();
            QVERIFY(!await(desk.workflow->refresh()).value());
            QTest::qWait(5);
            QVERIFY(!desk.workflow->snapshot().hasValue());
            desk.cloud->error.reset();
            desk.read();
            QVERIFY(await(desk.keeper->close()).value());
            QCOMPARE(m_shelf->bytes, whole);
        }
    }
    void wordsOfTheMachinesOwnAreNotKept()
    {
        runOnce([](Desk &desk) {
            domain::Cvm &cvm = desk.cloud->cvms.items[2];
            cvm.bootError = u"mount failed: PASSWORD=canary-1"_s;
            cvm.bootProgress = u"canary-2"_s;
            cvm.progressTarget = u"canary-3"_s;
        });
        QVERIFY(!m_shelf->bytes.contains("canary"));
        const auto kept = keptClusterFrom(*parseJsonObject(m_shelf->bytes));
        QVERIFY(kept);
        QVERIFY(!kept->list->items[2].bootError.isEmpty()); // that it failed is not forgotten
    }
    void everyFactOfAMachineComesBackAsItWas()
    {
        domain::Cvm cvm = runningCvm(u"a-full"_s);
        cvm.remoteId = u"cvm_1"_s;
        cvm.vmUuid = u"uuid"_s;
        cvm.region = u"US-WEST-1"_s;
        cvm.instanceType = u"tdx.large"_s;
        cvm.vcpu = 4;
        cvm.memoryGib = 8.5;
        cvm.diskGib = 40;
        cvm.hourlyRate = Money::fromDecimal(u"0.058", u"USD"_s);
        cvm.osImage = u"dstack-0.5.4"_s;
        cvm.osIsDev = true;
        cvm.kmsType = u"phala"_s;
        cvm.gatewayDomain = u"dstack-pha-prod7.phala.network"_s;
        cvm.endpoints = {{u"https://a"_s, u"https://b"_s}};
        cvm.uptime = u"3h12m"_s;
        cvm.publicLogs = false;
        cvm.createdAt = QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5, 678), Qt::UTC);
        cvm.duplicateId = true;
        domain::Cvm odd = runningCvm(u"a-odd"_s);
        odd.status = u"migrating"_s;
        odd.state = domain::RunState::Unknown;
        KeptCluster kept;
        kept.endpoint = u"http://cloud"_s;
        kept.readAt = m_clock->utcNow();
        kept.list = std::make_shared<domain::CvmList>(domain::CvmList{{cvm, odd}, {}, {}});
        const auto back = keptClusterFrom(*parseJsonObject(canonicalJson(toJson(kept))));
        QVERIFY(back);
        QCOMPARE(back->list->items, kept.list->items);
        QCOMPARE(back->readAt, kept.readAt);
        QVERIFY(!back->view);
    }
    void isWrittenOnceInAWhileAndNotAtEveryPoll()
    {
        Desk desk(m_clock, m_shelf);
        desk.keeper->start();
        desk.read();
        QTRY_COMPARE(m_shelf->saves, 1);
        for (int i = 0; i < 5; ++i)
            desk.read();
        QTest::qWait(20);
        QCOMPARE(m_shelf->saves, 1);
        QVERIFY(await(desk.keeper->close()).value());
        QCOMPARE(m_shelf->saves, 2); // the newest list is what the next run sees
    }
    void aRecalledListIsNotWrittenAgainAsIfItWereNew()
    {
        runOnce();
        const int saves = m_shelf->saves;
        Desk desk(m_clock, m_shelf);
        desk.cloud->error = silence();
        desk.keeper->start();
        QVERIFY(!await(desk.workflow->refresh()).value());
        QTRY_VERIFY(desk.workflow->snapshot().isRecalled);
        QVERIFY(await(desk.keeper->close()).value());
        QCOMPARE(m_shelf->saves, saves);
    }
};

QTEST_GUILESS_MAIN(ClusterKeeperTest)
#include "tst_cluster_keeper.moc"
