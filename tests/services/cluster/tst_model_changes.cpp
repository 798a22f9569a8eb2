// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/model_changes.h"
#include "tests/services/cluster/scripted_spawntees.h"
#include "tests/support/await.h"
#include "tests/support/fake_clock.h"
#include "tests/support/memory_audit_log.h"

#include <QTest>

using namespace pilothouse;
using namespace pilothouse::cluster;
using namespace pilothouse::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Kind = ModelChange::Kind;

class ModelChangesTest : public QObject
{
    Q_OBJECT

    std::shared_ptr<FakeClock> m_clock;
    std::shared_ptr<ScriptedList> m_cloud;
    std::shared_ptr<ScriptedSpawntees> m_spawntees;
    std::shared_ptr<MemoryAuditLog> m_audit;
    std::shared_ptr<domain::WriteAccess> m_access;
    std::shared_ptr<OperationList> m_operations;
    std::shared_ptr<ClusterRuntime> m_runtime;
    std::shared_ptr<ModelChanges> m_changes;

    void begin(domain::EnvironmentKind kind = domain::EnvironmentKind::Demo, std::chrono::milliseconds limit = std::chrono::minutes(30))
    {
        m_access = std::make_shared<domain::WriteAccess>(kind, m_clock);
        m_operations = std::make_shared<OperationList>(m_clock);
        ClusterRuntime::Parts parts;
        parts.environment = {domain::EnvironmentId(u"env"_s), kind};
        parts.cvms = m_cloud;
        parts.spawntees = m_spawntees;
        parts.audit = m_audit;
        parts.access = m_access;
        parts.clock = m_clock;
        parts.settings.clusterName = u"a"_s;
        m_runtime = std::make_shared<ClusterRuntime>(parts);
        ModelWorkflow::Parts models{m_runtime, m_audit, m_access, m_clock};
        ModelChanges::Parts changes;
        changes.environment = parts.environment;
        changes.models = std::make_shared<ModelWorkflow>(models);
        changes.runtime = m_runtime;
        changes.operations = m_operations;
        changes.clock = m_clock;
        changes.settlePoll = 1ms;
        changes.limit = limit;
        m_changes = std::make_shared<ModelChanges>(changes);
    }
    ScriptedSpawntee &at(const QString &name) { return *m_spawntees->of(runningCvm(name)); }
    ScriptedSpawntee &runner() { return at(u"a-runner-1"_s); }
    void look()
    {
        const auto status = await(m_runtime->refresh());
        QVERIFY(status && *status);
    }
    /// One task on the runner, with or without a container.
    void giveTask(const QString &operation, bool hasContainer)
    {
        runner().answers
            = probeOf(u"runner"_s, true, {{u"t"_s, u"completed"_s, u"30001"_s, operation}}, hasContainer ? QStringList{u"t"_s} : QStringList());
        look();
    }
    static ModelChange change(Kind kind, const QString &what)
    {
        ModelChange change;
        change.kind = kind;
        if (kind == Kind::Build)
            change.build.submissionId = what;
        else
            change.taskId = what;
        return change;
    }
    Result<PowerResult> run(const ModelChange &what, const QString &phrase = {})
    {
        const auto result = await(m_changes->run(what, phrase));
        return result ? *result : Result<PowerResult>(errorOfKind(ErrorKind::Internal, u"it never ended"_s));
    }
    static QString checksOf(const domain::Plan &plan)
    {
        QStringList texts;
        for (const domain::PlanCheck &check : plan.checks)
            texts << check.text;
        return texts.join(u'\n');
    }
    OperationStatus lastOperation() const { return m_operations->all().front(); }

private slots:
    void init()
    {
        m_clock = std::make_shared<FakeClock>();
        m_cloud = std::make_shared<ScriptedList>();
        m_cloud->cvms = listOf({u"a-registry"_s, u"a-runner-1"_s});
        m_spawntees = std::make_shared<ScriptedSpawntees>();
        m_audit = std::make_shared<MemoryAuditLog>();
        at(u"a-registry"_s).answers = probeOf(u"registry+runner"_s, true);
        begin();
    }

    void aBuildEndsWhenTheMachineSaysThatTheImageIsThere()
    {
        look();
        runner().details[u"task-of-30001"_s]
            = {detailOf(u"pending"_s, u"build_model"_s), detailOf(u"running"_s, u"build_model"_s), detailOf(u"completed"_s, u"build_model"_s)};
        const auto result = run(change(Kind::Build, u"30001"_s));
        QVERIFY2(result && result->ok, qPrintable(result ? result->text : result.error().what));
        QVERIFY2(result->text.startsWith(u"built after"_s), qPrintable(result->text));
        QCOMPARE(result->id, runningCvm(u"a-runner-1"_s).id);
        QCOMPARE(result->name, u"30001"_s);
        QCOMPARE(runner().details[u"task-of-30001"_s].size(), size_t(1));
        QCOMPARE(lastOperation().state, OperationState::Succeeded);
    }

    void aBuildThatFailsSaysSoInTheMachinesWord()
    {
        look();
        runner().details[u"task-of-30001"_s] = {detailOf(u"failed"_s, u"build_model"_s)};
        const auto result = run(change(Kind::Build, u"30001"_s));
        QVERIFY(result && !result->ok);
        QVERIFY2(result->text.contains(u"it was not built"_s) && result->text.contains(u"“failed”"_s), qPrintable(result->text));
        QCOMPARE(lastOperation().state, OperationState::Failed);
    }

    void whatIsBuiltAlreadyIsFoundAndNotSentAgain()
    {
        giveTask(u"build_model"_s, false);
        runner().details[u"t"_s] = {detailOf(u"completed"_s, u"build_model"_s)};
        const domain::Plan plan = m_changes->plan(change(Kind::Build, u"30001"_s));
        QVERIFY2(checksOf(plan).contains(u"has a task of this submission"_s), qPrintable(checksOf(plan)));
        const auto result = run(change(Kind::Build, u"30001"_s));
        QVERIFY(result && result->ok);
        QCOMPARE(result->text, u"it was built already"_s);
        QVERIFY(runner().changes.isEmpty());
        QVERIFY(m_audit->records().empty());
    }

    void aLostBuildIsLookedForBeforeItIsSentAgainAndThePlanSaysSo()
    {
        look();
        runner().changeError = errorOfKind(ErrorKind::OutcomeUnknown, u"the answer was lost"_s);
        const auto lost = run(change(Kind::Build, u"30001"_s));
        QVERIFY(!lost);
        QCOMPARE(lost.error().kind, ErrorKind::OutcomeUnknown);
        QCOMPARE(lastOperation().state, OperationState::OutcomeUnknown);
        const domain::Plan plan = m_changes->plan(change(Kind::Build, u"30001"_s));
        QVERIFY2(checksOf(plan).contains(u"a-runner-1 is asked for it first"_s), qPrintable(checksOf(plan)));
        QVERIFY2(!checksOf(m_changes->plan(change(Kind::Build, u"30002"_s))).contains(u"asked for it first"_s), "another submission was never sent");

        runner().changeError.reset();
        runner().answers = probeOf(u"runner"_s, true, {{u"lost"_s, u"running"_s, u"30001"_s, u"build_model"_s}});
        runner().details[u"lost"_s] = {detailOf(u"completed"_s, u"build_model"_s)};
        const auto found = run(change(Kind::Build, u"30001"_s));
        QVERIFY2(found && found->ok, qPrintable(found ? found->text : found.error().what));
        QCOMPARE(runner().changes.size(), 1);
        QVERIFY(!checksOf(m_changes->plan(change(Kind::Build, u"30001"_s))).contains(u"asked for it first"_s));
    }

    void aBuildSaysBeforehandWhetherThereIsRoom()
    {
        SpawnteeCapacity capacity;
        capacity.acceptingNewModels = true;
        capacity.runningModels = 3;
        capacity.maxModels = 10;
        runner().answers.capacity = capacity;
        look();
        QVERIFY2(checksOf(m_changes->plan(change(Kind::Build, u"30001"_s))).contains(u"a-runner-1 has room (3/10 models)"_s),
                 qPrintable(checksOf(m_changes->plan(change(Kind::Build, u"30001"_s)))));
        for (const QString &name : {u"a-registry"_s, u"a-runner-1"_s})
            at(name).answers.capacity = SpawnteeCapacity{};
        look();
        const domain::Plan full = m_changes->plan(change(Kind::Build, u"30001"_s));
        QVERIFY2(checksOf(full).contains(u"says that it is full"_s), qPrintable(checksOf(full)));
        QVERIFY2(checksOf(full).contains(u"no further runner is added"_s), qPrintable(checksOf(full)));
    }

    void aBuildNeedsASubmission_data()
    {
        QTest::addColumn<QString>("submission");
        QTest::newRow("nothing") << QString();
        QTest::newRow("blanks") << u"  "_s;
    }
    void aBuildNeedsASubmission()
    {
        QFETCH(QString, submission);
        look();
        QVERIFY(!m_changes->plan(change(Kind::Build, submission)).isAllowed());
        const auto result = run(change(Kind::Build, submission));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Refused);
        QVERIFY(runner().changes.isEmpty());
    }

    void aStartEndsOnlyWhenItsContainerIsInTheList()
    {
        giveTask(u"build_model"_s, false);
        // The task's word alone is the build's, then one without an address, then a container that no list knows yet.
        runner().details[u"t"_s] = {detailOf(u"completed"_s, u"build_model"_s), detailOf(u"completed"_s, u"start_model"_s),
                                    detailOf(u"completed"_s, u"start_model"_s, u"app-50001g.example"_s)};
        auto running = m_changes->run(change(Kind::Start, u"t"_s), QString());
        QTRY_COMPARE(runner().details[u"t"_s].size(), size_t(1));
        QTest::qWait(30);
        QCOMPARE(lastOperation().state, OperationState::Running);
        runner().answers = probeOf(u"runner"_s, true, {{u"t"_s, u"completed"_s, u"30001"_s, u"start_model"_s}}, {u"t"_s});
        const auto result = await(std::move(running));
        QVERIFY(result && *result && (*result)->ok);
        QVERIFY2((*result)->text.startsWith(u"it runs at app-50001g.example:443"_s), qPrintable((*result)->text));
    }

    void aStopEndsOnlyWhenNoListHasItsContainer()
    {
        giveTask(u"start_model"_s, true);
        runner().details[u"t"_s] = {detailOf(u"completed"_s, u"stop_model"_s)};
        auto running = m_changes->run(change(Kind::Stop, u"t"_s), QString());
        QTRY_COMPARE(runner().changes, QStringList{u"stop t"_s});
        QTest::qWait(30);
        QCOMPARE(lastOperation().state, OperationState::Running);
        runner().answers = probeOf(u"runner"_s, true, {{u"t"_s, u"completed"_s, u"30001"_s, u"stop_model"_s}});
        const auto result = await(std::move(running));
        QVERIFY(result && *result && (*result)->ok);
        QVERIFY((*result)->text.startsWith(u"stopped"_s));
    }

    void aLostAnswerToAStartIsSettledByReading()
    {
        giveTask(u"build_model"_s, true);
        giveTask(u"build_model"_s, false);
        runner().changeError = errorOfKind(ErrorKind::OutcomeUnknown, u"the answer was lost"_s);
        runner().answers.runningModels = probeOf(u"runner"_s, true, {}, {u"t"_s}).runningModels;
        runner().details[u"t"_s] = {detailOf(u"completed"_s, u"start_model"_s, u"app-50001g.example"_s)};
        const auto result = run(change(Kind::Start, u"t"_s));
        QVERIFY2(result && result->ok, qPrintable(result ? result->text : result.error().what));
        QCOMPARE(runner().changes.size(), 1);
        QCOMPARE(m_audit->recordsOf(u"model.start"_s).back().outcome, audit::Outcome::Unknown);
    }

    void whatNeverSettlesIsGivenUpAndNotCalledAFailure_data()
    {
        QTest::addColumn<bool>("isLost");
        QTest::addColumn<OperationState>("state");
        QTest::newRow("accepted") << false << OperationState::Failed;
        QTest::newRow("answer lost") << true << OperationState::OutcomeUnknown;
    }
    void whatNeverSettlesIsGivenUpAndNotCalledAFailure()
    {
        QFETCH(bool, isLost);
        QFETCH(OperationState, state);
        begin(domain::EnvironmentKind::Demo, 5min);
        giveTask(u"start_model"_s, true);
        runner().details[u"t"_s] = {detailOf(u"running"_s, u"stop_model"_s)};
        if (isLost)
            runner().changeError = errorOfKind(ErrorKind::OutcomeUnknown, u"the answer was lost"_s);
        auto running = m_changes->run(change(Kind::Stop, u"t"_s), QString());
        QTRY_COMPARE(runner().changes.size(), 1);
        m_clock->advance(6min);
        const auto result = await(std::move(running));
        QVERIFY(result && *result && !(*result)->ok);
        QVERIFY2((*result)->text.contains(u"it may still get there"_s), qPrintable((*result)->text));
        QCOMPARE(lastOperation().state, state);
    }

    void whoNoLongerWaitsLeavesWhatWasAskedFor()
    {
        look();
        runner().details[u"task-of-30001"_s] = {detailOf(u"running"_s, u"build_model"_s)};
        QStringList steps;
        ChangeFollower follower;
        follower.told = [&steps](const QString &step) { steps << step; };
        auto running = m_changes->run(change(Kind::Build, u"30001"_s), QString(), follower);
        QTRY_VERIFY(steps.contains(u"accepted"_s));
        CancelToken cancel = follower.cancel;
        cancel.cancel();
        const auto result = await(std::move(running));
        QVERIFY(result && *result && !(*result)->ok);
        QVERIFY2((*result)->text.contains(u"what was asked for goes on"_s), qPrintable((*result)->text));
        QCOMPARE(runner().changes, QStringList{u"build 30001"_s});
        QCOMPARE(lastOperation().state, OperationState::Cancelled);
    }

    void aModelOfProductionIsStoppedByItsPhraseOnly()
    {
        begin(domain::EnvironmentKind::Production);
        m_access->unlock();
        giveTask(u"start_model"_s, true);
        runner().details[u"t"_s] = {detailOf(u"completed"_s, u"stop_model"_s)};
        const domain::Plan plan = m_changes->plan(change(Kind::Stop, u"t"_s));
        QCOMPARE(plan.phrase, std::optional(u"env/t"_s));
        QVERIFY(!run(change(Kind::Stop, u"t"_s), u"t"_s));
        QVERIFY(runner().changes.isEmpty());
        QVERIFY(!m_changes->plan(change(Kind::Start, u"t"_s)).phrase);
        runner().answers.runningModels = RunningModelList();
        QVERIFY(run(change(Kind::Stop, u"t"_s), u"env/t"_s));
        QCOMPARE(runner().changes, QStringList{u"stop t"_s});
    }

    void nothingIsSentForWhatIsSoAlreadyOrIsNotKnown()
    {
        QVERIFY2(!m_changes->plan(change(Kind::Start, u"t"_s)).isAllowed(), "the cluster was never read");
        giveTask(u"start_model"_s, true);
        QVERIFY(m_changes->plan(change(Kind::Start, u"t"_s)).refusal.contains(u"runs already"_s));
        QVERIFY(m_changes->plan(change(Kind::Stop, u"elsewhere"_s)).refusal.contains(u"elsewhere"_s));
        giveTask(u"stop_model"_s, false);
        QVERIFY(m_changes->plan(change(Kind::Stop, u"t"_s)).refusal.contains(u"no container"_s));
        for (const auto &what : {change(Kind::Stop, u"t"_s), change(Kind::Stop, u"elsewhere"_s)})
            QVERIFY(!run(what));
        QVERIFY(runner().changes.isEmpty());
    }

    void aMachineThatDidNotAnswerTheLastLookIsSaidToBeOld()
    {
        giveTask(u"start_model"_s, true);
        runner().answers.tasks = errorOfKind(ErrorKind::Timeout, u"no answer"_s);
        look();
        const domain::Plan plan = m_changes->plan(change(Kind::Stop, u"t"_s));
        QVERIFY2(checksOf(plan).contains(u"did not answer the last look"_s), qPrintable(checksOf(plan)));
        const domain::Plan build = m_changes->plan(change(Kind::Build, u"30001"_s));
        QVERIFY2(checksOf(build).contains(u"nothing is built elsewhere before it does"_s), qPrintable(checksOf(build)));
    }

    void whatARefusalSaysStandsInTheList()
    {
        look();
        runner().changeError = errorOfKind(ErrorKind::Remote, u"no such submission"_s, 404);
        const auto result = run(change(Kind::Build, u"30001"_s));
        QVERIFY(!result);
        QVERIFY(result.error().what.contains(u"no such submission"_s));
        QCOMPARE(lastOperation().state, OperationState::Failed);
    }
};

QTEST_GUILESS_MAIN(ModelChangesTest)
#include "tst_model_changes.moc"
