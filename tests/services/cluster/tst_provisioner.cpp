// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/cluster/scripted_provisioning.h"
#include "tests/support/await.h"
#include "tests/support/fake_clock.h"
#include "tests/support/memory_audit_log.h"

#include <QTest>

#include <algorithm>

using namespace pilothouse;
using namespace pilothouse::cluster;
using namespace pilothouse::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using audit::Outcome;
using OnRefusal = Provisioner::OnRefusal;

/// What a provisioning decides, with remotes of values: the same promises over sockets are kept by the test of the demo fleet.
class ProvisionerTest : public QObject
{
    Q_OBJECT

    const QString kRegistry = u"a-registry"_s;
    const QString kHead = u"a-runner-1"_s;
    const QString kOther = u"a-runner-2"_s;

    std::shared_ptr<FakeClock> m_clock;
    std::shared_ptr<ScriptedList> m_cloud;
    std::shared_ptr<ScriptedSpawntees> m_spawntees;
    std::shared_ptr<ScriptedDeploys> m_deploys;
    std::shared_ptr<KeptInMemory> m_memory;
    std::shared_ptr<MemoryAuditLog> m_audit;
    std::shared_ptr<ClusterRuntime> m_runtime;
    std::shared_ptr<Provisioner> m_provisioner;
    Provisioner::Settings m_settings;
    QString m_made; ///< name of the newest one that was made
    QTimer m_time;

    ScriptedSpawntee &at(const QString &name) { return *m_spawntees->of(runningCvm(name)); }
    const ProvisionerView &view() const { return m_provisioner->view(); }
    QString headName() const
    {
        const ClusterView &cluster = *m_runtime->snapshot().value;
        return cluster.election.head ? cluster.find(*cluster.election.head)->member.cvm.name : QString();
    }
    int machines() const { return int(m_cloud->cvms.items.size()); }
    static QString why(const Result<ProvisionEnd> &end) { return end ? end->text : end.error().what + u" | "_s + end.error().unchanged; }
    void fill(const QString &name) { at(name).answers.capacity = SpawnteeCapacity{}; }
    void fillAll()
    {
        for (const QString &name : {kRegistry, kHead, kOther})
            fill(name);
    }

    /// As after a restart of the program: only the memory and the remotes are the same.
    void open()
    {
        openWithoutALook();
        look();
    }
    void openWithoutALook()
    {
        const auto access = std::make_shared<domain::WriteAccess>(domain::EnvironmentKind::Demo, m_clock);
        const domain::Environment environment{domain::EnvironmentId(u"demo"_s), domain::EnvironmentKind::Demo};
        ClusterRuntime::Parts runtime{environment, m_cloud, m_spawntees, m_audit, access, m_clock, {}};
        runtime.settings.clusterName = u"a"_s;
        m_runtime = std::make_shared<ClusterRuntime>(runtime);
        Provisioner::Parts parts;
        parts.environment = environment;
        parts.runtime = m_runtime;
        parts.cvms = m_cloud;
        parts.deploys = m_deploys;
        parts.spawntees = m_spawntees;
        parts.compose = std::make_shared<FixedCompose>();
        parts.memory = m_memory;
        parts.audit = m_audit;
        parts.access = access;
        parts.operations = std::make_shared<OperationList>(m_clock);
        parts.clock = m_clock;
        parts.settings = m_settings;
        m_provisioner = std::make_shared<Provisioner>(parts);
        const auto loaded = await(m_provisioner->load());
        QVERIFY(loaded && *loaded);
    }
    void look()
    {
        const auto looked = await(m_runtime->refresh());
        QVERIFY(looked && *looked);
    }
    Provisioner::Offered plan()
    {
        const auto offer = await(m_provisioner->prepare());
        return offer && *offer ? **offer : nullptr;
    }
    Result<ProvisionEnd> run(const Provisioner::Offered &offer, OnRefusal onRefusal = OnRefusal::CleanUp)
    {
        auto end = await(m_provisioner->run(offer, offer->plan.phrase.value_or(QString()), onRefusal));
        return end ? *end : Result<ProvisionEnd>(errorOfKind(ErrorKind::Internal, u"never ended"_s));
    }
    Result<ProvisionEnd> provision(OnRefusal onRefusal = OnRefusal::CleanUp)
    {
        const auto offer = plan();
        return offer ? run(offer, onRefusal) : Result<ProvisionEnd>(errorOfKind(ErrorKind::Internal, u"never planned"_s));
    }
    Result<ProvisionEnd> capacity()
    {
        auto end = await(m_provisioner->capacity({}));
        return end ? *end : Result<ProvisionEnd>(errorOfKind(ErrorKind::Internal, u"never ended"_s));
    }

private slots:
    void initTestCase()
    {
        connect(&m_time, &QTimer::timeout, this, [this] { m_clock->advance(1s); });
    }
    void init()
    {
        m_clock = std::make_shared<FakeClock>();
        m_cloud = std::make_shared<ScriptedList>();
        m_cloud->cvms = listOf({kRegistry, kHead, kOther});
        for (domain::Cvm &cvm : m_cloud->cvms.items)
            cvm.hourlyRate = Money::fromDecimal(u"0.116", u"USD"_s);
        m_spawntees = std::make_shared<ScriptedSpawntees>();
        m_deploys = std::make_shared<ScriptedDeploys>(m_cloud);
        m_deploys->onMade = [this](const domain::Cvm &cvm) { m_made = cvm.name; };
        m_memory = std::make_shared<KeptInMemory>();
        m_audit = std::make_shared<MemoryAuditLog>();
        m_made.clear();
        at(kRegistry).answers = probeOf(u"registry+runner"_s, true);
        m_settings = {};
        m_settings.runner.clusterName = u"a"_s;
        m_settings.runner.instanceType = u"tdx.medium"_s;
        m_settings.runner.coordinatorWallet = u"wallet"_s;
        m_settings.budgetPerHour = Money::fromDecimal(u"10", u"USD"_s);
        m_settings.isAutomatic = true;
        m_settings.readyPause = 20ms;
        m_settings.lookPause = 20ms;
        m_time.start(4ms); // a second of the clock's time
        open();
        fillAll();
        look();
        m_time.stop();
        QCOMPARE(machines(), 3);
        QVERIFY2(view().canProvision.allowed, qPrintable(view().canProvision.reason));
        m_time.start(4ms);
    }
    void cleanup()
    {
        m_time.stop();
        m_provisioner.reset();
        m_runtime.reset();
    }

    void aRunnerThatIsReadyBecomesTheHead()
    {
        const auto end = provision();
        QVERIFY2(end, qPrintable(why(end)));
        QCOMPARE(headName(), m_made);
        QVERIFY(view().stillPaid.empty());
        QCOMPARE(m_memory->claims > 0, true);
        QCOMPARE(m_memory->releases, 1);
    }
    // 21
    void anotherRunnerWithRoomBecomesTheHeadAndNothingIsDeployed()
    {
        const auto offer = plan();
        QVERIFY(offer);
        at(kOther).answers = probeOf(u"runner"_s, true);
        const auto end = run(offer);
        QVERIFY2(end, qPrintable(why(end)));
        QVERIFY(!end->wasMade);
        QCOMPARE(headName(), kOther);
        QVERIFY(m_deploys->made.isEmpty());
    }
    // 22
    void oneThatCannotBeReachedIsLeftOutAndNotedWhileTheOthersDecide_data()
    {
        QTest::addColumn<bool>("hangs");
        QTest::newRow("does not answer") << false;
        QTest::newRow("hangs") << true;
    }
    void oneThatCannotBeReachedIsLeftOutAndNotedWhileTheOthersDecide()
    {
        QFETCH(const bool, hangs);
        const auto offer = plan();
        QVERIFY(offer);
        at(kOther).answers.capacity = errorOfKind(ErrorKind::Network, u"connection refused"_s);
        at(kOther).capacityHangs = hangs;
        const auto end = run(offer);
        QVERIFY2(end, qPrintable(why(end)));
        QVERIFY(end->wasMade);
        const QString reason = m_audit->recordsOf(u"cluster.provision"_s).front().reason;
        QVERIFY2(reason.contains(u"left out: a-runner-2: "_s + (hangs ? u"no answer in time"_s : u"connection refused"_s)), qPrintable(reason));
    }
    // 22, 56
    void oneThatHangsOnItsFirstLookKeepsNobodyFromPlanningAndIsNamed()
    {
        m_time.stop();
        at(kOther).hangs = true;
        openWithoutALook();
        auto looking = m_runtime->refresh();
        QTRY_VERIFY(m_runtime->snapshot().hasValue());
        const auto answered = [](const MemberView &member) { return member.probe.begunAt.isValid(); };
        QTRY_COMPARE(std::ranges::count_if(m_runtime->snapshot().value->members, answered), 2);
        QVERIFY2(!view().canProvision.allowed, "whoever was only just asked may answer yet");
        QCOMPARE(view().canProvision.reason, u"not everybody was asked yet"_s);
        m_clock->advance(10s);
        const auto offer = plan();
        QVERIFY2(offer, "the silent one kept the others from being judged");
        QCOMPARE(offer->reason, u"all 2 that answered are full; 1 did not answer"_s);
        QCOMPARE(offer->plan.skipped, QStringList{u"a-runner-2: it has not answered yet"_s});
        at(kOther).hangs = false;
        QVERIFY(await(std::move(looking)));
    }
    // 23
    void theSilenceOfTheHeadDeploysNothingAndIsTheReason()
    {
        const auto offer = plan();
        QVERIFY(offer);
        const QString head = headName();
        at(head).answers.capacity = errorOfKind(ErrorKind::Network, u"connection refused"_s);
        const auto end = run(offer);
        QVERIFY(!end);
        QVERIFY2(end.error().what.contains(u"the head %1 does not say whether it has room: connection refused"_s.arg(head)), qPrintable(why(end)));
        QCOMPARE(end.error().unchanged, u"Nothing was deployed."_s);
        QVERIFY(m_deploys->made.isEmpty());
    }
    // 16
    void aRefusedKeyIsShownOnceToEachAndNothingIsDeployed()
    {
        const auto offer = plan();
        QVERIFY(offer);
        const GatewayRefusal refusal = judgeRefusal(0s, KeySlot::Neither, QString(64, u'd'));
        for (const QString &name : {kRegistry, kHead, kOther}) {
            at(name).answers.capacity = errorOfKind(ErrorKind::Unauthorised, refusalText(refusal), 401);
            at(name).capacityCalls = 0;
        }
        const auto end = run(offer);
        QVERIFY(!end);
        QCOMPARE(end.error().kind, ErrorKind::Unauthorised);
        QVERIFY2(end.error().what.contains(refusalText(refusal)), qPrintable(why(end)));
        for (const QString &name : {kRegistry, kHead, kOther})
            QCOMPARE(at(name).capacityCalls, 1);
        QVERIFY(m_deploys->made.isEmpty());
        QVERIFY2(!view().isPaused && view().failuresInARow == 0, "nothing was tried, so nothing failed");
    }
    // 24
    void fiveWhoNeedRoomAtOnceShareOneDeployment()
    {
        std::vector<std::shared_ptr<std::optional<Result<ProvisionEnd>>>> ends;
        for (int i = 0; i < 5; ++i) {
            const auto end = std::make_shared<std::optional<Result<ProvisionEnd>>>();
            ends.push_back(end);
            m_provisioner->capacity({}).then([end](Result<ProvisionEnd> value) { end->emplace(std::move(value)); });
        }
        QTRY_VERIFY_WITH_TIMEOUT(std::ranges::all_of(ends, [](const auto &end) { return end->has_value(); }), 20'000);
        for (const auto &end : ends) {
            QVERIFY2(end->value(), qPrintable(why(end->value())));
            QCOMPARE((*end)->value().name, m_made);
        }
        QCOMPARE(m_deploys->made.size(), 1);
    }
    // 26
    void aRunnerThatIsFullOnceItIsReadyIsReportedAndTheNextIsAPersonsDecision()
    {
        bool isOpen = true;
        QObject scope;
        connect(m_provisioner.get(), &Provisioner::changed, &scope, [this, &isOpen] {
            if (isOpen && view().running && view().running->stage == ProvisionStage::Promoting) {
                isOpen = false;
                fill(m_made);
            }
        });
        const auto end = capacity();
        QVERIFY2(end, qPrintable(why(end)));
        QVERIFY(end->wasMade && !end->hasRoom);
        QVERIFY2(end->text.contains(u"full by now; another one can be provisioned"_s), qPrintable(end->text));
        QVERIFY(view().canProvision.allowed);
        const auto again = capacity();
        QVERIFY(!again);
        QCOMPARE(again.error().kind, ErrorKind::Refused);
        QCOMPARE(m_deploys->made.size(), 1);
    }
    // 28
    void aMachineWhoseAnswerCannotBeReadIsFoundByItsExactNameAndAdopted()
    {
        m_deploys->lostAnswer = errorOfKind(ErrorKind::Protocol, u"the answer is no JSON"_s);
        m_cloud->cvms.items.push_back(runningCvm(u"b-runner-1"_s));
        const auto end = provision();
        QVERIFY2(end, qPrintable(why(end)));
        QCOMPARE(headName(), m_made);
        QCOMPARE(m_deploys->made.size(), 1);
        QVERIFY(m_deploys->removed.isEmpty());
    }
    // 28
    void aMachineOfThatNameButOfAnotherAppIsOfferedForDeletionAndNotAdopted()
    {
        m_deploys->lostAnswer = errorOfKind(ErrorKind::Protocol, u"the answer is no JSON"_s);
        m_deploys->isAnotherApp = true;
        const auto end = provision();
        QVERIFY(!end);
        QCOMPARE(end.error().kind, ErrorKind::OutcomeUnknown);
        QCOMPARE(view().stillPaid.size(), size_t(1));
        QCOMPARE(view().stillPaid.front().state, PaidCvm::State::Left);
        QVERIFY2(view().stillPaid.front().why.contains(u"another app than was promised"_s), qPrintable(view().stillPaid.front().why));
        const auto removed = await(m_provisioner->retryDeletion(m_made));
        QVERIFY(removed && *removed);
        QCOMPARE(machines(), 3);
    }
    // 29
    void aDeploymentOverItsLimitIsLookedForAndAdopted()
    {
        m_deploys->hangs = true;
        const MonotonicTime begun = m_clock->monotonicNow();
        const auto end = provision();
        m_deploys->hangs = false;
        QVERIFY2(end, qPrintable(why(end)));
        QVERIFY(m_clock->monotonicNow() - begun >= 300s);
        QCOMPARE(headName(), m_made);
    }
    // 29
    void anOrphanThatDoesNotShowUpStaysMentionedUntilItIsGone()
    {
        m_deploys->lostAnswer = errorOfKind(ErrorKind::Timeout, u"no answer"_s);
        m_deploys->makesNothing = true;
        const auto end = provision();
        QVERIFY(!end);
        QCOMPARE(end.error().kind, ErrorKind::OutcomeUnknown);
        QCOMPARE(view().stillPaid.size(), size_t(1));
        QCOMPARE(view().stillPaid.front().state, PaidCvm::State::Unfound);
        m_time.stop();
        const auto early = await(m_provisioner->retryDeletion({}));
        QVERIFY(early && !*early);
        QVERIFY2(early->error().what.contains(u"may appear yet"_s), qPrintable(early->error().what));
        QCOMPARE(view().stillPaid.size(), size_t(1));
        m_clock->advance(15min);
        const auto late = await(m_provisioner->retryDeletion({}));
        QVERIFY(late && *late);
        QVERIFY(view().stillPaid.empty());
    }
    // 30
    void oneThatStaysUnhealthyIsDeletedAtTheLimitAndTheOldHeadStays()
    {
        const QString head = headName();
        m_deploys->onMade = [this](const domain::Cvm &cvm) {
            m_made = cvm.name;
            at(cvm.name).answers.identity = errorOfKind(ErrorKind::Network, u"connection refused"_s);
        };
        const MonotonicTime begun = m_clock->monotonicNow();
        const auto end = provision();
        QVERIFY(!end);
        QCOMPARE(end.error().kind, ErrorKind::Timeout);
        QVERIFY2(end.error().unchanged.contains(u"was deleted again, which was read back; the head is as it was"_s), qPrintable(why(end)));
        QVERIFY(m_clock->monotonicNow() - begun >= 180s);
        QCOMPARE(machines(), 3);
        QCOMPARE(headName(), head);
        QVERIFY(view().stillPaid.empty());
    }
    // 32
    void oneThatRefusesSignaturesForAMinuteIsPromotedAndNotDeleted()
    {
        std::optional<MonotonicTime> madeAt;
        m_deploys->onMade = [this, &madeAt](const domain::Cvm &cvm) {
            m_made = cvm.name;
            madeAt = m_clock->monotonicNow();
            at(cvm.name).answers.tasks = errorOfKind(ErrorKind::Unauthorised, u"refused"_s, 401);
        };
        QTimer loading;
        connect(&loading, &QTimer::timeout, this, [this, &madeAt] {
            if (madeAt && m_clock->monotonicNow() - *madeAt >= 60s)
                at(m_made).answers.tasks = TaskList();
        });
        loading.start(1ms);
        const auto end = provision();
        QVERIFY2(end, qPrintable(why(end)));
        QVERIFY(m_clock->monotonicNow() - *madeAt >= 60s);
        QCOMPARE(headName(), m_made);
        QVERIFY(m_deploys->removed.isEmpty());
    }
    // 33
    void whatCouldNotBeDeletedStaysOnTheListOverARestartUntilARetrySucceeds()
    {
        m_deploys->onMade = [this](const domain::Cvm &cvm) {
            m_made = cvm.name;
            fill(cvm.name);
        };
        m_deploys->removal = errorOfKind(ErrorKind::Remote, u"the cloud says no"_s, 500);
        const auto end = provision();
        QVERIFY(!end);
        QVERIFY2(end.error().unchanged.contains(u"still being paid for"_s), qPrintable(why(end)));
        open();
        QCOMPARE(view().stillPaid.size(), size_t(1));
        QCOMPARE(view().stillPaid.front().name, m_made);
        QVERIFY(view().stillPaid.front().hourlyRate.has_value());
        const auto still = await(m_provisioner->retryDeletion({}));
        QVERIFY(still && !*still);
        QCOMPARE(view().stillPaid.size(), size_t(1));
        m_deploys->removal.reset();
        const auto gone = await(m_provisioner->retryDeletion({}));
        QVERIFY(gone && *gone);
        QVERIFY(view().stillPaid.empty());
        QCOMPARE(machines(), 3);
        open();
        QVERIFY(view().stillPaid.empty());
    }
    // 33
    void aDeletionWhoseAnswerIsLostIsUnknownWhileTheMachineIsListed()
    {
        m_deploys->onMade = [this](const domain::Cvm &cvm) {
            m_made = cvm.name;
            fill(cvm.name);
        };
        m_deploys->removal = errorOfKind(ErrorKind::Timeout, u"no answer"_s);
        const auto end = provision();
        QVERIFY(!end);
        QCOMPARE(view().stillPaid.size(), size_t(1));
        QCOMPARE(m_audit->recordsOf(u"cluster.provision.delete"_s).back().outcome, Outcome::Unknown);
    }
    // 34
    void twoFailuresInARowPauseWhatIsAutomaticUntilTheOperatorResumes()
    {
        m_deploys->refusal = errorOfKind(ErrorKind::Remote, u"no capacity"_s, 409);
        for (int i = 0; i < 2; ++i) {
            QVERIFY(!view().isPaused);
            QVERIFY(!capacity());
        }
        QVERIFY(view().isPaused);
        QCOMPARE(view().failuresInARow, 2);
        m_deploys->refusal.reset();
        const auto third = capacity();
        QVERIFY(!third);
        QVERIFY2(third.error().what.contains(u"automatic provisioning is paused: no capacity"_s), qPrintable(why(third)));
        QVERIFY(m_deploys->made.isEmpty());
        open();
        QVERIFY2(view().isPaused, "a restart is no decision");
        QVERIFY(!capacity());
        const auto resumed = await(m_provisioner->resume());
        QVERIFY(resumed && *resumed);
        const auto fourth = capacity();
        QVERIFY2(fourth, qPrintable(why(fourth)));
        QCOMPARE(m_deploys->made.size(), 1);
    }
    // 34
    void whatIsPausedCanStillBeProvisionedByHandAndSaysWhatFailed()
    {
        m_deploys->refusal = errorOfKind(ErrorKind::Remote, u"no capacity"_s, 409);
        QVERIFY(!capacity());
        QVERIFY(!capacity());
        m_deploys->refusal.reset();
        const auto offer = plan();
        QVERIFY(offer);
        QVERIFY2(offer->plan.toText().contains(u"the last ones failed: no capacity"_s), qPrintable(offer->plan.toText()));
        const auto end = run(offer);
        QVERIFY2(end, qPrintable(why(end)));
        QVERIFY(view().isPaused);
    }
    // 36
    void aRunnerWhoseHashTheRegistryRefusesIsNeverTheHeadAndCleanedUpOrHeldAsChosen_data()
    {
        QTest::addColumn<bool>("holds");
        QTest::newRow("cleaned up") << false;
        QTest::newRow("held") << true;
    }
    void aRunnerWhoseHashTheRegistryRefusesIsNeverTheHeadAndCleanedUpOrHeldAsChosen()
    {
        QFETCH(const bool, holds);
        at(kRegistry).approvalError = errorOfKind(ErrorKind::Remote, u"invalid hash"_s, 422);
        const auto end = provision(holds ? OnRefusal::Hold : OnRefusal::CleanUp);
        QVERIFY(!end);
        QVERIFY2(end.error().what.contains(u"invalid hash"_s), qPrintable(why(end)));
        QCOMPARE(machines(), holds ? 4 : 3);
        QCOMPARE(view().stillPaid.size(), size_t(holds ? 1 : 0));
        look();
        QVERIFY(headName() != m_made);
        QVERIFY2(end.error().unchanged.contains(u"the head is as it was"_s), qPrintable(why(end)));
    }
    // 37
    void anOldRegistryImageIsNamedWithItsOldWayAndThatThisRestartsTheRegistry()
    {
        at(kRegistry).approvalError = errorOfKind(ErrorKind::NotFound, u"Not Found"_s, 404);
        const auto end = provision();
        QVERIFY(!end);
        QVERIFY2(end.error().what.contains(u"older than approval by call"_s), qPrintable(why(end)));
        QVERIFY2(end.error().nextStep.contains(u"APPROVED_COMPOSE_HASH"_s) && end.error().nextStep.contains(u"restarts the registry"_s),
                 qPrintable(end.error().nextStep));
    }
};

QTEST_GUILESS_MAIN(ProvisionerTest)
#include "tst_provisioner.moc"
