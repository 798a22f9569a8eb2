// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/model_workflow.h"
#include "tests/services/cluster/memory_builds.h"
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
using audit::Outcome;

class ModelWorkflowTest : public QObject
{
    Q_OBJECT

    std::shared_ptr<FakeClock> m_clock;
    std::shared_ptr<ScriptedList> m_cloud;
    std::shared_ptr<ScriptedSpawntees> m_spawntees;
    std::shared_ptr<MemoryAuditLog> m_audit;
    std::shared_ptr<MemoryBuilds> m_kept;
    std::shared_ptr<domain::WriteAccess> m_access;
    std::shared_ptr<ClusterRuntime> m_runtime;
    std::shared_ptr<ModelWorkflow> m_models;

    void begin(int maxModels = 0, domain::EnvironmentKind kind = domain::EnvironmentKind::Demo)
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
        ModelWorkflow::Parts models{m_runtime, m_audit, m_access, m_clock, maxModels, 1024};
        models.builds = m_kept;
        m_models = std::make_shared<ModelWorkflow>(models);
        const auto loaded = await(m_models->lostBuilds()->load());
        QVERIFY(loaded && *loaded);
    }
    /// As the program begins anew: what only it knew is gone.
    void beginAnew()
    {
        begin();
        m_clock->advance(1s);
        look();
    }
    void loseABuild(const QString &submission)
    {
        at(u"a-runner-1"_s).changeError = errorOfKind(ErrorKind::OutcomeUnknown, u"the answer was lost"_s);
        QCOMPARE(build(submission).error().kind, ErrorKind::OutcomeUnknown);
        at(u"a-runner-1"_s).changeError.reset();
    }
    int buildsOf(const QString &submission)
    {
        int all = 0;
        for (const QString &name : {u"a-registry"_s, u"a-runner-1"_s, u"a-runner-2"_s})
            all += int(at(name).changes.count(u"build "_s + submission));
        return all;
    }
    Status dismiss(const QString &submission)
    {
        const auto end = await(m_models->lostBuilds()->dismiss(submission));
        return end ? *end : Status(errorOfKind(ErrorKind::Internal, u"never ended"_s));
    }
    ScriptedSpawntee &at(const QString &name) { return *m_spawntees->of(runningCvm(name)); }
    void look()
    {
        const auto status = await(m_runtime->refresh());
        QVERIFY(status && *status);
    }
    Result<BuildOutcome> build(const QString &submission)
    {
        BuildRequest request;
        request.submissionId = submission;
        auto outcome = await(m_models->build(request, {}));
        return outcome ? *outcome : Result<BuildOutcome>(errorOfKind(ErrorKind::Internal, u"never ended"_s));
    }
    static QString nameOf(const BuildOutcome &outcome) { return outcome.member.text().mid(6); } // "id-of-…"

private slots:
    void init()
    {
        m_clock = std::make_shared<FakeClock>();
        m_cloud = std::make_shared<ScriptedList>();
        m_cloud->cvms = listOf({u"a-registry"_s, u"a-runner-1"_s, u"a-runner-2"_s});
        m_spawntees = std::make_shared<ScriptedSpawntees>();
        m_audit = std::make_shared<MemoryAuditLog>();
        m_kept = std::make_shared<MemoryBuilds>();
        at(u"a-registry"_s).answers = probeOf(u"registry+runner"_s, true);
        begin();
    }

    void buildsOnTheHeadAndRecordsIt()
    {
        look();
        const auto outcome = build(u"30001"_s);
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().what));
        QCOMPARE(nameOf(*outcome), u"a-runner-1"_s);
        QCOMPARE(at(u"a-runner-1"_s).changes, QStringList{u"build 30001"_s});
        const auto records = m_audit->recordsOf(u"model.build"_s);
        QCOMPARE(records.size(), size_t(2));
        QCOMPARE(records[0].outcome, Outcome::Intended);
        QCOMPARE(records[1].outcome, Outcome::Done);
        QCOMPARE(records[1].target, u"a-runner-1"_s);
        QCOMPARE(m_models->activeModels(), 1);
    }
    void goesToTheNextWhenTheHeadTurnsOutFull()
    {
        look();
        at(u"a-runner-1"_s).answers = probeOf(u"runner"_s, false); // since the last look
        const auto outcome = build(u"30001"_s);
        QVERIFY(outcome);
        QCOMPARE(nameOf(*outcome), u"a-runner-2"_s);
        QVERIFY(at(u"a-runner-1"_s).changes.isEmpty());
    }
    void saysWhenNobodyHasRoomAndDeploysNothing()
    {
        look();
        for (const QString &name : {u"a-registry"_s, u"a-runner-1"_s, u"a-runner-2"_s})
            at(name).answers.capacity = SpawnteeCapacity{};
        const auto outcome = build(u"30001"_s);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::Refused);
        QVERIFY2(outcome.error().what.contains(u"full"_s), qPrintable(outcome.error().what));
        QVERIFY(m_audit->records().empty());
    }
    void failsWithTheReasonWhenTheHeadDoesNotAnswer()
    {
        look();
        at(u"a-runner-1"_s).answers.capacity = errorOfKind(ErrorKind::Timeout, u"no answer"_s);
        const auto outcome = build(u"30001"_s);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::Timeout);
        QVERIFY(outcome.error().what.contains(u"a-runner-1"_s));
        for (const QString &name : {u"a-registry"_s, u"a-runner-1"_s, u"a-runner-2"_s})
            QVERIFY(at(name).changes.isEmpty());
    }
    void admitsAsManyAsTheLimitSays()
    {
        begin(3);
        at(u"a-runner-2"_s).answers = probeOf(u"runner"_s, true, {{u"x"_s, u"completed"_s, u"1"_s, u"start_model"_s}}, {u"x"_s});
        at(u"a-registry"_s).answers = probeOf(u"registry+runner"_s, true,
                                              {{u"y"_s, u"running"_s, u"2"_s, u"build_model"_s}, {u"z"_s, u"completed"_s, u"3"_s, u"build_model"_s}});
        look();
        QCOMPARE(m_models->activeModels(), 2);
        QVERIFY(build(u"30003"_s));
        const auto fourth = build(u"30004"_s);
        QVERIFY(!fourth);
        QVERIFY2(fourth.error().what.contains(u"3/3"_s), qPrintable(fourth.error().what));
    }
    void countsBuildsUnderWaySoThatSeveralAtOnceStayWithinTheLimit()
    {
        begin(3);
        at(u"a-runner-2"_s).answers = probeOf(u"runner"_s, true, {{u"x"_s, u"completed"_s, u"1"_s, u"start_model"_s}}, {u"x"_s});
        at(u"a-registry"_s).answers = probeOf(u"registry+runner"_s, true, {{u"y"_s, u"running"_s, u"2"_s, u"build_model"_s}});
        look();
        at(u"a-runner-1"_s).holdsChanges = true;
        BuildRequest request;
        request.submissionId = u"30003"_s;
        auto third = m_models->build(request, {});
        QCOMPARE(m_models->activeModels(), 3);
        for (const QString &submission : {u"30004"_s, u"30005"_s}) {
            const auto beyond = build(submission);
            QVERIFY(!beyond);
            QVERIFY2(beyond.error().what.contains(u"3/3"_s), qPrintable(beyond.error().what));
        }
        QTRY_COMPARE(at(u"a-runner-1"_s).changes.size(), 1);
        QVERIFY2(!build(u"30006"_s), "also while the answer is waited for");
        at(u"a-runner-1"_s).holdsChanges = false;
        const auto done = await(std::move(third));
        QVERIFY(done && *done);
        QCOMPARE(m_models->activeModels(), 3);
        QCOMPARE(at(u"a-runner-1"_s).changes, QStringList{u"build 30003"_s});
    }
    void givesThePlaceBackWhenABuildIsRefused()
    {
        begin(1);
        look();
        at(u"a-runner-1"_s).changeError = errorOfKind(ErrorKind::Remote, u"no such submission"_s);
        QVERIFY(!build(u"30001"_s));
        QCOMPARE(m_models->activeModels(), 0);
        QVERIFY2(m_kept->kept.empty(), "a refusal is an answer");
        at(u"a-runner-1"_s).changeError.reset();
        QVERIFY(build(u"30002"_s));
    }
    void filesABuildUnderTheOneThatTookItAlsoWhenTheHeadChangedMeanwhile()
    {
        look();
        at(u"a-runner-1"_s).holdsChanges = true;
        BuildRequest request;
        request.submissionId = u"30001"_s;
        auto building = m_models->build(request, {});
        QTRY_COMPARE(at(u"a-runner-1"_s).changes.size(), 1);
        // It fills up, another becomes the head, and takes a build of its own.
        at(u"a-runner-1"_s).answers = probeOf(u"runner"_s, false);
        m_clock->advance(1s);
        look();
        QCOMPARE(m_runtime->snapshot().value->election.head->text(), u"id-of-a-runner-2"_s);
        const auto other = build(u"30002"_s);
        QVERIFY(other);
        QCOMPARE(nameOf(*other), u"a-runner-2"_s);
        m_clock->advance(1s);
        at(u"a-runner-1"_s).holdsChanges = false;
        const auto outcome = await(std::move(building));
        QVERIFY(outcome && *outcome);
        QCOMPARE(nameOf(**outcome), u"a-runner-1"_s);
        const auto &routes = m_runtime->snapshot().value->routes;
        const auto route = std::ranges::find(routes, u"30001"_s, &ModelRoute::submissionId);
        QVERIFY(route != routes.end());
        QCOMPARE(route->memberName, u"a-runner-1"_s);
        QCOMPARE(m_audit->recordsOf(u"model.build"_s).back().target, u"a-runner-1"_s);
        const auto started = await(m_models->start(route->taskId));
        QVERIFY(started && *started);
        QCOMPARE(at(u"a-runner-1"_s).changes.last(), u"start task-of-30001 1024"_s);
    }
    void remembersALostBuildOverARestartAndBuildsItNowhereElse()
    {
        look();
        loseABuild(u"30001"_s);
        at(u"a-runner-1"_s).answers.identity = errorOfKind(ErrorKind::Timeout, u"no answer"_s);
        at(u"a-runner-1"_s).answers.tasks = errorOfKind(ErrorKind::Timeout, u"no answer"_s);
        beginAnew();
        QCOMPARE(m_runtime->snapshot().value->lostBuilds.size(), size_t(1));
        const auto again = build(u"30001"_s);
        QVERIFY(!again);
        QVERIFY2(again.error().what.contains(u"30001"_s) && again.error().what.contains(u"a-runner-1"_s), qPrintable(again.error().what));
        QVERIFY(again.error().nextStep.contains(u"dismiss 30001"_s));
        QCOMPARE(buildsOf(u"30001"_s), 1);
        const auto another = build(u"30002"_s);
        QVERIFY2(another && nameOf(*another) == u"a-runner-2"_s, "other submissions are built all the same");
    }
    void remembersABuildThatTheProgramDidNotLiveToHearOf()
    {
        look();
        at(u"a-runner-1"_s).holdsChanges = true;
        BuildRequest request;
        request.submissionId = u"30001"_s;
        auto dying = m_models->build(request, {});
        QTRY_COMPARE(at(u"a-runner-1"_s).changes.size(), 1);
        at(u"a-runner-1"_s).answers = probeOf(u"runner"_s, true, {{u"t"_s, u"running"_s, u"30001"_s, u"build_model"_s}});
        at(u"a-runner-1"_s).answers.identity = errorOfKind(ErrorKind::Timeout, u"no answer"_s);
        beginAnew();
        QCOMPARE(m_models->lostBuilds()->all().size(), size_t(1));
        const auto found = build(u"30001"_s);
        QVERIFY(found && found->wasThere);
        QCOMPARE(found->taskId, u"t"_s);
        QCOMPARE(buildsOf(u"30001"_s), 1);
        at(u"a-runner-1"_s).holdsChanges = false;
        await(std::move(dying));
    }
    void judgesALostBuildByTheNextLookThatItsMachineAnswers()
    {
        look();
        loseABuild(u"30001"_s);
        at(u"a-runner-1"_s).answers.tasks = errorOfKind(ErrorKind::Timeout, u"no answer"_s);
        m_clock->advance(1s);
        look();
        QCOMPARE(m_models->lostBuilds()->all().size(), size_t(1));
        QVERIFY2(m_models->activeModels() == 1, "it may run, so it takes a place");
        at(u"a-runner-1"_s).answers = probeOf(u"runner"_s, true, {{u"t"_s, u"running"_s, u"30001"_s, u"build_model"_s}});
        look();
        QTRY_VERIFY(m_models->lostBuilds()->all().empty() && m_kept->kept.empty());
        QTRY_COMPARE(m_audit->recordsOf(u"model.build"_s).size(), size_t(3));
        const audit::Record last = m_audit->recordsOf(u"model.build"_s).back();
        QCOMPARE(last.outcome, Outcome::Done);
        QCOMPARE(last.run, m_audit->recordsOf(u"model.build"_s).front().run);
        QVERIFY(m_runtime->snapshot().value->lostBuilds.empty());
        QCOMPARE(m_models->activeModels(), 1);
    }
    void aLookFromBeforeTheBuildSaysNothingOfIt()
    {
        look();
        loseABuild(u"30001"_s);
        m_runtime->electAnew(); // shows the same answers once more
        QCOMPARE(m_models->lostBuilds()->all().size(), size_t(1));
        m_clock->advance(1s);
        look();
        QTRY_VERIFY(m_models->lostBuilds()->all().empty());
        QTRY_COMPARE(m_audit->recordsOf(u"model.build"_s).back().outcome, Outcome::Failed);
    }
    void aLookWhileTheBuildWasOnItsWaySaysNothingOfIt()
    {
        look();
        at(u"a-runner-1"_s).holdsChanges = true;
        BuildRequest request;
        request.submissionId = u"30001"_s;
        auto building = m_models->build(request, {});
        QTRY_COMPARE(at(u"a-runner-1"_s).changes.size(), 1);
        m_clock->advance(1s);
        look(); // its list is without the task still
        m_clock->advance(59s);
        at(u"a-runner-1"_s).changeError = errorOfKind(ErrorKind::OutcomeUnknown, u"the answer was lost"_s);
        at(u"a-runner-1"_s).holdsChanges = false;
        const auto lost = await(std::move(building));
        QVERIFY(lost && !*lost);
        m_runtime->electAnew();
        QTest::qWait(50);
        QCOMPARE(m_models->lostBuilds()->all().size(), size_t(1));
    }
    void aBuildOfAProgramThatDiedMayBeOnItsWayForAMinute()
    {
        m_kept->kept[u"30001"_s] = {u"30001"_s, runningCvm(u"a-runner-1"_s).id, u"a-runner-1"_s, m_clock->utcNow(), {}, u"run"_s};
        begin();
        m_clock->advance(10s);
        look();
        QVERIFY2(!build(u"30001"_s), "that it is not there yet says nothing");
        QCOMPARE(m_models->lostBuilds()->all().size(), size_t(1));
        m_clock->advance(51s);
        look();
        QTRY_VERIFY(m_models->lostBuilds()->all().empty());
        QVERIFY(build(u"30001"_s));
    }
    void whatCannotBeReadOfALostBuildStillHoldsTheNextOne()
    {
        m_kept->kept[u"30001"_s] = {u"30001"_s, {}, {}, {}, {}, {}};
        begin();
        look();
        const auto outcome = build(u"30001"_s);
        QVERIFY(!outcome);
        QVERIFY2(outcome.error().what.contains(u"cannot be read"_s), qPrintable(outcome.error().what));
        QVERIFY(dismiss(u"30001"_s));
        QVERIFY(build(u"30001"_s));
    }
    void aLostBuildIsDismissedKnowinglyAndRecorded()
    {
        look();
        loseABuild(u"30001"_s);
        at(u"a-runner-1"_s).answers.tasks = errorOfKind(ErrorKind::Timeout, u"no answer"_s);
        beginAnew();
        QVERIFY(!build(u"30001"_s));
        QVERIFY2(!dismiss(u"30002"_s), "there is none of that submission");
        m_audit->failFromNowOn();
        QVERIFY2(!dismiss(u"30001"_s), "unrecorded it is not dismissed");
        m_audit->recover();
        QCOMPARE(m_kept->kept.size(), size_t(1));
        QVERIFY(dismiss(u"30001"_s));
        QVERIFY(m_kept->kept.empty());
        const auto records = m_audit->recordsOf(u"model.build.dismiss"_s);
        QCOMPARE(records.size(), size_t(2));
        QCOMPARE(records[0].outcome, Outcome::Intended);
        QCOMPARE(records[1].outcome, Outcome::Done);
        const auto again = build(u"30001"_s);
        QVERIFY2(again && !again->wasThere, again ? "" : qPrintable(again.error().what));
    }
    void sendsNoBuildThatItCouldNotRemember()
    {
        look();
        m_kept->isFull = true;
        const auto outcome = build(u"30001"_s);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::Storage);
        QCOMPARE(buildsOf(u"30001"_s), 0);
        QCOMPARE(m_audit->recordsOf(u"model.build"_s).back().outcome, Outcome::Failed);
    }
    void leavesASubmissionAloneThatAnotherProgramBuilds()
    {
        look();
        m_kept->holder = u"pilothousectl on ops-desk-2 (process 7)"_s;
        const auto outcome = build(u"30001"_s);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::Conflict);
        QVERIFY(outcome.error().what.contains(u"process 7"_s));
        QCOMPARE(buildsOf(u"30001"_s), 0);
    }
    void doesNotBuildElsewhereWhatASilentOneHadWhenItAnsweredLast()
    {
        at(u"a-runner-1"_s).answers = probeOf(u"runner"_s, true, {{u"t"_s, u"completed"_s, u"30001"_s, u"build_model"_s}});
        look();
        at(u"a-runner-1"_s).answers.identity = errorOfKind(ErrorKind::Timeout, u"no answer"_s);
        look();
        const auto outcome = build(u"30001"_s);
        QVERIFY(!outcome);
        QVERIFY2(outcome.error().what.contains(u"a-runner-1"_s), qPrintable(outcome.error().what));
        QCOMPARE(buildsOf(u"30001"_s), 0);
        m_cloud->cvms.items[1].status = u"stopped"_s;
        m_cloud->cvms.items[1].state = domain::RunState::Stopped;
        look();
        QVERIFY2(build(u"30001"_s), "one that was switched off has given its models up");
    }
    void doesNotBuildTwice()
    {
        look();
        QVERIFY(build(u"30001"_s));
        const auto again = build(u"30001"_s);
        QVERIFY(again && again->wasThere);
        QCOMPARE(at(u"a-runner-1"_s).changes.size(), 1);
        BuildRequest request;
        request.submissionId = u"30002"_s;
        auto first = m_models->build(request, {});
        const auto second = await(m_models->build(request, {}));
        QVERIFY(second && !*second);
        QCOMPARE(second->error().kind, ErrorKind::Refused);
        const auto done = await(std::move(first));
        QVERIFY(done && *done);
    }
    void looksForALostBuildBeforeItBuildsAgain()
    {
        look();
        at(u"a-runner-1"_s).changeError = errorOfKind(ErrorKind::OutcomeUnknown, u"the answer was lost"_s);
        QCOMPARE(build(u"30001"_s).error().kind, ErrorKind::OutcomeUnknown);
        QCOMPARE(m_audit->recordsOf(u"model.build"_s).back().outcome, Outcome::Unknown);
        at(u"a-runner-1"_s).changeError.reset();
        at(u"a-runner-1"_s).answers.tasks = errorOfKind(ErrorKind::Timeout, u"no answer"_s);
        QVERIFY2(!build(u"30001"_s), "while nobody can tell, nothing is built");
        QCOMPARE(at(u"a-runner-1"_s).changes.size(), 1);
        at(u"a-runner-1"_s).answers = probeOf(u"runner"_s, true, {{u"lost"_s, u"running"_s, u"30001"_s, u"build_model"_s}});
        const auto found = build(u"30001"_s);
        QVERIFY(found && found->wasThere);
        QCOMPARE(found->taskId, u"lost"_s);
        QCOMPARE(at(u"a-runner-1"_s).changes.size(), 1);
    }
    void buildsAgainWhenTheLostOneNeverBegan()
    {
        look();
        at(u"a-runner-1"_s).changeError = errorOfKind(ErrorKind::OutcomeUnknown, u"the answer was lost"_s);
        QVERIFY(!build(u"30001"_s));
        at(u"a-runner-1"_s).changeError.reset();
        const auto again = build(u"30001"_s);
        QVERIFY(again && !again->wasThere);
        QCOMPARE(at(u"a-runner-1"_s).changes.size(), 2);
    }
    void buildsAgainWhatFailed()
    {
        at(u"a-runner-1"_s).answers = probeOf(u"runner"_s, true, {{u"bad"_s, u"failed"_s, u"30001"_s, u"build_model"_s}});
        look();
        const auto again = build(u"30001"_s);
        QVERIFY(again && !again->wasThere);
    }
    void startsAndStopsWhereTheTaskIs()
    {
        at(u"a-runner-2"_s).answers = probeOf(u"runner"_s, true, {{u"t"_s, u"completed"_s, u"30001"_s, u"build_model"_s}});
        look();
        const auto started = await(m_models->start(u"t"_s));
        QVERIFY(started && *started);
        const auto stopped = await(m_models->stop(u"t"_s));
        QVERIFY(stopped && *stopped);
        QCOMPARE(at(u"a-runner-2"_s).changes, (QStringList{u"start t 1024"_s, u"stop t"_s}));
        QCOMPARE(m_audit->recordsOf(u"model.start"_s).size(), size_t(2));
        const auto unknown = await(m_models->stop(u"elsewhere"_s));
        QVERIFY(unknown && !*unknown);
        QCOMPARE(unknown->error().kind, ErrorKind::NotFound);
    }
    void changesNothingReadOnlyUnreadOrUnrecorded()
    {
        QVERIFY2(!build(u"30001"_s), "the cluster was never read");
        look();
        m_audit->failFromNowOn();
        QCOMPARE(build(u"30001"_s).error().kind, ErrorKind::Storage);
        QVERIFY(at(u"a-runner-1"_s).changes.isEmpty());
        m_audit->recover();
        begin(0, domain::EnvironmentKind::Production);
        look();
        QCOMPARE(build(u"30001"_s).error().kind, ErrorKind::Refused);
        QVERIFY(at(u"a-runner-1"_s).changes.isEmpty());
    }
};

QTEST_GUILESS_MAIN(ModelWorkflowTest)
#include "tst_model_workflow.moc"
