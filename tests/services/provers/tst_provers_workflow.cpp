// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/provers/log_tail.h"
#include "tests/services/provers/scripted_account.h"
#include "tests/support/await.h"
#include "tests/support/fake_clock.h"
#include "tests/support/memory_audit_log.h"

#include <QCoroTimer>

#include <QTest>

using namespace pilothouse;
using namespace pilothouse::provers;
using namespace std::chrono_literals;
using test::await;
using test::errorOfKind;
using test::hostGroup;
using test::placeTasks;
using test::proverService;
using test::ScriptedAccount;
using test::turn;

/// Scaling as one act: what is sent, in which order, and what is told when it stops half-way.
class ProversWorkflowTest : public QObject
{
    Q_OBJECT

    struct Desk
    {
        std::shared_ptr<ScriptedAccount> account = std::make_shared<ScriptedAccount>();
        std::shared_ptr<test::MemoryAuditLog> audit = std::make_shared<test::MemoryAuditLog>();
        std::shared_ptr<SystemClock> clock = std::make_shared<SystemClock>();
        std::shared_ptr<domain::WriteAccess> access;
        std::shared_ptr<OperationList> operations = std::make_shared<OperationList>(clock);
        std::shared_ptr<ProversWorkflow> workflow;
        domain::ProverServiceId id;

        explicit Desk(domain::EnvironmentKind kind = domain::EnvironmentKind::Staging)
        {
            account->fleet.services = {proverService(QStringLiteral("s-gpu-provers"), 8)};
            account->fleet.groups = {hostGroup(QStringLiteral("s-gpu-asg"), 8)};
            placeTasks(&account->fleet, account->fleet.services[0], account->fleet.groups[0], 8);
            id = account->service().id;
            access = std::make_shared<domain::WriteAccess>(kind, clock);
            ProversWorkflow::Parts parts;
            parts.environment = {domain::EnvironmentId(QStringLiteral("env")), kind};
            parts.ports = {account, account, account, account, account, account, account};
            parts.stack = QStringLiteral("s");
            parts.audit = audit;
            parts.access = access;
            parts.operations = operations;
            parts.clock = clock;
            parts.limits = {5ms, 60ms, 120ms, 120ms, 60ms};
            workflow = std::make_shared<ProversWorkflow>(parts);
            const auto read = await(workflow->refresh());
            if (!read || !*read)
                qFatal("the picture could not be read");
        }
        Result<ChangeResult> scale(int to, const QString &phrase = QString())
        {
            auto result = await(workflow->scale(id, to, phrase));
            if (!result)
                qFatal("scaling did not end");
            return *result;
        }
        std::vector<audit::Outcome> outcomes() const
        {
            std::vector<audit::Outcome> all;
            for (const audit::Record &record : audit->records())
                all.push_back(record.outcome);
            return all;
        }
    };
    using Outcomes = std::vector<audit::Outcome>;

private slots:
    void readsThePictureWithItsSource()
    {
        Desk desk;
        const auto &snapshot = desk.workflow->snapshot();
        QCOMPARE(snapshot.source, QStringLiteral("https://ecs.us-west-2.amazonaws.com"));
        QCOMPARE(snapshot.value->account, QStringLiteral("123456789012"));
        QCOMPARE(snapshot.value->services[0].group->group, QStringLiteral("s-gpu-asg"));
    }

    void upMovesTheGroupThenTheService()
    {
        Desk desk;
        const auto result = desk.scale(12);
        QVERIFY(result && result->ok && !result->halfDone);
        QCOMPARE(desk.account->changes, QStringList({QStringLiteral("group 8/12/12"), QStringLiteral("service 12")}));
        QCOMPARE(desk.outcomes(), (Outcomes{audit::Outcome::Intended, audit::Outcome::Done, audit::Outcome::Intended, audit::Outcome::Done}));
        QVERIFY(result->inForce.contains(QLatin1String("desired 12, running 12")));
        QCOMPARE(desk.operations->all().front().state, OperationState::Succeeded);
        // Both entries of one act bear one run.
        QCOMPARE(desk.audit->records()[0].run, desk.audit->records()[3].run);
    }

    void downMovesTheServiceThenTheGroup()
    {
        Desk desk;
        QVERIFY(desk.scale(4)->ok);
        QCOMPARE(desk.account->changes, QStringList({QStringLiteral("service 4"), QStringLiteral("group 4/8/4")}));
    }

    void aDeniedGroupOnTheWayUpChangesNothing()
    {
        Desk desk;
        desk.account->resizeError = errorOfKind(ErrorKind::Forbidden, "not authorized to perform: autoscaling:UpdateAutoScalingGroup");
        const auto result = desk.scale(12);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Forbidden);
        QVERIFY(result.error().unchanged.isEmpty());
        QCOMPARE(desk.account->changes, QStringList(QStringLiteral("group 8/12/12")));
        QCOMPARE(desk.outcomes(), (Outcomes{audit::Outcome::Intended, audit::Outcome::Failed}));
    }

    void aDeniedGroupOnTheWayDownIsToldAsHalfDone()
    {
        Desk desk;
        desk.account->resizeError = errorOfKind(ErrorKind::Forbidden, "not authorized to perform: autoscaling:UpdateAutoScalingGroup");
        const auto result = desk.scale(4);
        QVERIFY(result && !result->ok && result->halfDone);
        QCOMPARE(result->error->kind, ErrorKind::Forbidden);
        QCOMPARE(result->inForce,
                 QStringLiteral("service s-gpu-provers: desired 4, running 4; group s-gpu-asg: min 8, max 8, desired 8, 8 hosts in service"));
        QCOMPARE(result->inverse, QStringLiteral("service s-gpu-provers back to 8"));
        QCOMPARE(result->inverseCommands.size(), 1);
        const QString told = userMessage(*result->error, Attempt::Change).oneLine();
        QVERIFY2(told.contains(QLatin1String("Half done")) && !told.contains(QLatin1String("Nothing was changed")), qPrintable(told));
        QCOMPARE(desk.operations->all().front().state, OperationState::Failed);
    }

    void aDeniedServiceAfterTheGroupOffersTheGroupBack()
    {
        Desk desk;
        desk.account->desiredError = errorOfKind(ErrorKind::Forbidden, "no");
        const auto result = desk.scale(12);
        QVERIFY(result && result->halfDone);
        QCOMPARE(result->inverse, QStringLiteral("group s-gpu-asg back to min 8, max 8, desired 8"));
        QVERIFY(result->inForce.contains(QLatin1String("min 8, max 12, desired 12")));
    }

    void hostsThatNeverComeEndTheWaitWithTheGroupsOwnWords()
    {
        Desk desk;
        desk.account->hostsRegister = false;
        const auto result = desk.scale(12);
        QVERIFY(result && result->halfDone);
        QCOMPARE(result->error->kind, ErrorKind::Timeout);
        QVERIFY(result->error->what.contains(QLatin1String("8 of 12")) && result->error->what.contains(QLatin1String("capacity")));
        QCOMPARE(desk.account->changes, QStringList(QStringLiteral("group 8/12/12"))); // tasks without a place are not asked for
    }

    void aLostAnswerIsReadBackAndNeverRepeated()
    {
        Desk desk;
        desk.account->desiredError = errorOfKind(ErrorKind::OutcomeUnknown, "its answer was lost");
        const auto result = desk.scale(12);
        QVERIFY(result && result->ok);
        QCOMPARE(desk.account->changes.count(QStringLiteral("service 12")), 1);
        QVERIFY(result->steps.last().contains(QLatin1String("the answer was lost, this was read back")));
    }

    void aLostAnswerThatCannotBeReconciledStaysUnknown()
    {
        Desk desk;
        desk.account->resizeError = errorOfKind(ErrorKind::OutcomeUnknown, "its answer was lost");
        desk.account->actsThoughLost = false;
        const auto result = desk.scale(12);
        QVERIFY(result && !result->ok);
        QCOMPARE(result->error->kind, ErrorKind::OutcomeUnknown);
        QCOMPARE(desk.account->changes.size(), 1);
        QCOMPARE(desk.outcomes(), (Outcomes{audit::Outcome::Intended, audit::Outcome::Unknown}));
    }

    void numbersThatMovedSinceThePlanStopIt()
    {
        Desk desk;
        desk.account->group().desired = 7;
        const auto result = desk.scale(12);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Conflict);
        QVERIFY(desk.account->changes.isEmpty());
    }

    void withoutTheRecordNothingIsSent()
    {
        Desk desk;
        desk.audit->failFromNowOn();
        const auto result = desk.scale(12);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Refused);
        QVERIFY(desk.account->changes.isEmpty());
    }

    void zeroNeedsItsPhrase()
    {
        Desk desk;
        const auto refused = desk.scale(0, QStringLiteral("env/s-gpu-prover"));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Refused);
        QVERIFY(desk.account->changes.isEmpty());
        QVERIFY(desk.scale(0, QStringLiteral("env/s-gpu-provers"))->ok);
        QCOMPARE(desk.account->changes, QStringList({QStringLiteral("service 0"), QStringLiteral("group 0/8/0")}));
    }

    void productionIsReadOnlyUntilUnlocked()
    {
        Desk desk(domain::EnvironmentKind::Production);
        QVERIFY(!desk.workflow->canChange().allowed);
        QVERIFY(!desk.scale(9, QStringLiteral("env/s-gpu-provers")));
        desk.access->unlock();
        QVERIFY(!desk.scale(9));
        QVERIFY(desk.scale(9, QStringLiteral("env/s-gpu-provers"))->ok);
    }

    void theSamePressTwiceIsOneChangeAndAnotherOneIsRefused()
    {
        Desk desk;
        auto first = desk.workflow->scale(desk.id, 12, QString());
        auto second = desk.workflow->scale(desk.id, 12, QString());
        const auto other = await(desk.workflow->scale(desk.id, 4, QString()));
        QVERIFY(other && !*other);
        QCOMPARE(other->error().kind, ErrorKind::Refused);
        const auto one = await(std::move(first));
        const auto two = await(std::move(second));
        QVERIFY(one && *one && (*one)->ok && two && *two && (*two)->ok);
        QCOMPARE(desk.account->changes.size(), 2);
    }

    void cancellingStopsWaitingAndSaysWhatIsInForce()
    {
        Desk desk;
        desk.account->hostsRegister = false;
        auto running = desk.workflow->scale(desk.id, 12, QString());
        QTRY_VERIFY(!desk.operations->all().empty() && desk.operations->all().front().step.contains(QLatin1String("8 of 12")));
        desk.operations->cancel(desk.operations->all().front().id);
        const auto result = await(std::move(running));
        QVERIFY(result && *result && (*result)->halfDone);
        QCOMPARE((*result)->error->kind, ErrorKind::Cancelled);
    }

    void aMissingPermissionMarksOneFeatureOnly()
    {
        Desk desk;
        desk.account->groupsError = errorOfKind(ErrorKind::Forbidden, "no");
        QVERIFY(*await(desk.workflow->refresh()));
        const auto &fleet = *desk.workflow->snapshot().value;
        QCOMPARE(fleet.services.size(), size_t(1));
        QCOMPARE(fleet.denied.size(), size_t(1));
        QCOMPARE(fleet.denied[0].feature, QStringLiteral("host groups"));
        QVERIFY(!desk.workflow->planScale(desk.id, 12).isAllowed());
    }

    void aPeerThatDoesNotSayWhoAsksIsReadAllTheSame()
    {
        Desk desk;
        desk.account->identityError = errorOfKind(ErrorKind::Remote, "not implemented");
        ProversWorkflow::Parts parts;
        parts.ports = {desk.account, desk.account, desk.account, desk.account, desk.account, desk.account, desk.account};
        parts.stack = QStringLiteral("s");
        parts.access = desk.access;
        parts.audit = desk.audit;
        parts.operations = desk.operations;
        parts.clock = desk.clock;
        const auto workflow = std::make_shared<ProversWorkflow>(parts);
        QVERIFY(*await(workflow->refresh()));
        QCOMPARE(workflow->snapshot().value->services.size(), size_t(1));
        QVERIFY(workflow->snapshot().value->notes.join(u' ').contains(QLatin1String("identity")));
    }

    void whatStoppedHalfWayCanBeFinishedOrUndoneExactly()
    {
        Desk desk;
        desk.account->desiredError = errorOfKind(ErrorKind::Forbidden, "denied");
        const auto half = desk.scale(12); // the group went up, the service did not
        QVERIFY(half && half->halfDone && half->finish && half->back);
        QCOMPARE(*half->finish, ScaleTarget(12, GroupSize{8, 12, 12}));
        QCOMPARE(*half->back, ScaleTarget(8, GroupSize{8, 8, 8}));
        desk.account->desiredError.reset();
        const auto again = await(desk.workflow->refresh());
        QVERIFY(again && *again);
        desk.account->changes.clear();
        const auto back = await(desk.workflow->scale(desk.id, *half->back, QString()));
        QVERIFY(back && *back && (*back)->ok);
        QCOMPARE(desk.account->changes, QStringList(QStringLiteral("group 8/8/8"))); // the limit too, and nothing else
    }

    void theHostsCanBeSetByHand()
    {
        Desk desk;
        const domain::Plan plan = desk.workflow->planScale(desk.id, ScaleTarget(10, GroupSize{4, 20, 9}));
        QVERIFY(plan.isAllowed());
        QVERIFY2(plan.toText().contains(QLatin1String("9 hosts have room for 9 tasks: 1 will find no place")), qPrintable(plan.toText()));
        QVERIFY(!desk.workflow->planScale(desk.id, ScaleTarget(10, GroupSize{4, 8, 9})).isAllowed());
        const auto done = await(desk.workflow->scale(desk.id, ScaleTarget(8, GroupSize{4, 20, 8}), QString()));
        QVERIFY(done && *done && (*done)->ok);
        QCOMPARE(desk.account->changes, QStringList(QStringLiteral("group 4/20/8")));
    }

    void aFollowedLogShowsEachLineOnceAndLateOnesToo()
    {
        Desk desk;
        const QDateTime start = QDateTime::fromSecsSinceEpoch(1'000, Qt::UTC);
        const auto line = [&start](const char *id, int second) {
            return domain::LogLine{QString::fromLatin1(id), start.addSecs(second), QStringLiteral("p/a/t"), QString::fromLatin1(id)};
        };
        desk.account->log = {line("one", 0), line("two", 60)};
        const auto tail = std::make_shared<LogTail>(desk.workflow, 5ms);
        QStringList seen;
        connect(tail.get(), &LogTail::linesRead, this, [&seen](const std::vector<domain::LogLine> &lines) {
            for (const domain::LogLine &each : lines)
                seen << each.message;
        });
        LogWish wish;
        wish.since = start;
        tail->start(desk.id, wish);
        QTRY_COMPARE(seen.size(), 2);
        desk.account->log.push_back(line("late", 45));
        desk.account->log.push_back(line("three", 61));
        QTRY_COMPARE(seen.size(), 4);
        QTRY_VERIFY(desk.account->questions.back().since == start.addSecs(61 - 30)); // it looks back no further than it must
        QCOMPARE(seen, QStringList({QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("late"), QStringLiteral("three")}));

        desk.account->logError = errorOfKind(ErrorKind::Throttled, "slow down");
        QTRY_VERIFY(tail->error().has_value());
        QVERIFY(tail->isRunning()); // passing trouble is waited out
        desk.account->logError.reset();
        QTRY_VERIFY(!tail->error().has_value());
        desk.account->logError = errorOfKind(ErrorKind::Forbidden, "not for this key");
        QTRY_VERIFY(!tail->isRunning());
        QCOMPARE(tail->error()->kind, ErrorKind::Forbidden);
        const size_t asked = desk.account->questions.size();
        desk.account->logError.reset();
        QTest::qWait(40);
        QCOMPARE(desk.account->questions.size(), asked); // a refusal is not asked again
    }

    void aStoppedTailAsksNoMore()
    {
        Desk desk;
        const auto tail = std::make_shared<LogTail>(desk.workflow, 5ms);
        tail->start(desk.id, LogWish());
        QTRY_VERIFY(!desk.account->questions.empty());
        tail->stop();
        QVERIFY(!tail->isRunning());
        const size_t asked = desk.account->questions.size();
        QTest::qWait(40);
        QVERIFY(desk.account->questions.size() <= asked + 2); // the look that was under way
    }

    void aRestartIsSeenByItsNewDeployment()
    {
        Desk desk;
        const auto done = await(desk.workflow->restart(desk.id, QString()));
        QVERIFY(done && *done && (*done)->ok);
        QVERIFY((*done)->text.contains(QLatin1String("ecs-svc/2")));
        Desk lost;
        lost.account->deployError = errorOfKind(ErrorKind::OutcomeUnknown, "lost");
        lost.account->actsThoughLost = false;
        const auto open = await(lost.workflow->restart(lost.id, QString()));
        QVERIFY(open && *open && !(*open)->ok);
        QCOMPARE((*open)->error->kind, ErrorKind::OutcomeUnknown);
        QCOMPARE(lost.account->changes.size(), 1); // each one that arrives would begin another
    }

    void aTaskIsStoppedAndReadBack()
    {
        Desk desk;
        const auto done = await(desk.workflow->stopTask(QStringLiteral("s-gpu-provers-3"), QString()));
        QVERIFY(done && *done && (*done)->ok);
        QCOMPARE(desk.account->changes, QStringList(QStringLiteral("stop s-gpu-provers-3")));
        QVERIFY(!desk.workflow->planStopTask(QStringLiteral("no-such")).isAllowed());
    }

    void logsOfAllContainersAreOneStoryInTime()
    {
        Desk desk;
        const auto lines = await(desk.workflow->logs(desk.id, LogWish(), CancelToken()));
        QVERIFY(lines && *lines);
        QCOMPARE((*lines)->items.size(), size_t(2));
        QCOMPARE((*lines)->items[0].stream, QStringLiteral("b"));
    }
};

QTEST_GUILESS_MAIN(ProversWorkflowTest)
#include "tst_provers_workflow.moc"
