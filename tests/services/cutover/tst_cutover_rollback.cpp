// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/cutover/cutover_bench.h"

#include <QElapsedTimer>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::cutover;
using namespace pilothouse::test;
using domain::ConditionId;
using domain::ConditionState;
using domain::Intent;
using domain::TrafficSplit;

/// All intents to the old plane: one press, from every state, confirmed by nothing but the read-back; and the conditions that press it.
class CutoverRollbackTest : public QObject
{
    Q_OBJECT

    /// A run with 10 % of analyze on the new plane.
    static bool inCanary(CutoverBench &bench)
    {
        if (!bench.startWithGates())
            return false;
        const auto applied = bench.apply(analyze(10));
        return applied && applied->has_value();
    }

private slots:
    void rollsBackWithOnePress()
    {
        CutoverBench bench;
        QVERIFY(inCanary(bench));
        const QString run = bench.status().run;
        const auto back = bench.rollback();
        QVERIFY2(back && back->has_value(), describe(back));
        QCOMPARE((*back)->stage, Stage::RolledBack);
        QVERIFY(bench.router->state.split.isAllOld());
        QVERIFY((*back)->rollback->confirmedAt);
        QVERIFY((*back)->rollback->tookToConfirm);
        QVERIFY((*back)->rollback->recorded);
        QCOMPARE((*back)->rollback->attempts.size(), size_t(1));
        QVERIFY(!(*back)->rollback->manualCommand.isEmpty());
        QCOMPARE(bench.router->applies.back().expectedEpoch, std::optional<qint64>());
        QCOMPARE(bench.audit->actions({QStringLiteral("rollback.")}),
                 (QStringList{QStringLiteral("rollback.trigger intended"), QStringLiteral("rollback.attempt intended"),
                              QStringLiteral("rollback.attempt done"), QStringLiteral("rollback.confirmed done")}));
        QCOMPARE(bench.audit->list.back().record.run, run);
    }

    void worksFromEveryState_data()
    {
        QTest::addColumn<QString>("state");
        QTest::newRow("never started, nothing read") << QStringLiteral("new");
        QTest::newRow("nothing moved") << QStringLiteral("none");
        QTest::newRow("canary") << QStringLiteral("canary");
        QTest::newRow("drifted") << QStringLiteral("drifted");
        QTest::newRow("both planes dead") << QStringLiteral("dead");
        QTest::newRow("rolled back already") << QStringLiteral("again");
    }
    void worksFromEveryState()
    {
        QFETCH(QString, state);
        CutoverBench bench;
        if (state == QLatin1String("new")) {
            bench.router->state.split = analyze(40);
            bench.make();
        } else if (state == QLatin1String("none")) {
            bench.start();
        } else {
            QVERIFY(inCanary(bench));
        }
        if (state == QLatin1String("drifted")) {
            bench.router->state.split = TrafficSplit().with(Intent::Pay, percent(70));
            bench.pass(6s);
            QCOMPARE(bench.status().stage, Stage::Drifted);
        }
        if (state == QLatin1String("dead"))
            bench.planes->oldPlane.down = bench.planes->newPlane.down = makeError(ErrorKind::Network, "connection refused");
        if (state == QLatin1String("again")) {
            QVERIFY(bench.rollback()->has_value());
            bench.pass(60s);
        }
        const size_t before = bench.router->applies.size();
        const auto back = bench.rollback();
        QVERIFY2(back && back->has_value(), describe(back));
        QCOMPARE((*back)->stage, Stage::RolledBack);
        QVERIFY(bench.router->state.split.isAllOld());
        QCOMPARE(bench.router->applies.size(), before + 1);
    }

    void aDeadRouterIsNeverReportedAsDone()
    {
        CutoverBench bench;
        QVERIFY(inCanary(bench));
        bench.router->down = makeError(ErrorKind::Network, "connection refused");
        auto task = bench.workflow->rollback(QStringLiteral("test"), std::nullopt);
        std::optional<Result<CutoverStatus>> outcome;
        task.then([&](Result<CutoverStatus> result) { outcome = std::move(result); });
        bench.spin();
        QCOMPARE(bench.status().stage, Stage::RollbackUnconfirmed);
        QCOMPARE(bench.status().rollback->manualCommand, bench.router->manualCommand(TrafficSplit()));
        QVERIFY(bench.status().rollback->nextTryIn);

        // 1, 2, 4, 8, 15 s and then every 15 s.
        const std::vector<std::pair<int, size_t>> attempts{{1, 2}, {3, 3}, {7, 4}, {15, 5}, {30, 6}, {45, 7}, {60, 8}};
        int second = 0;
        for (const auto &[until, count] : attempts) {
            for (; second < until - 1; ++second)
                bench.pass(1s);
            QCOMPARE(bench.status().rollback->attempts.size(), count - 1);
            bench.pass(1s);
            ++second;
            QCOMPARE(bench.status().rollback->attempts.size(), count);
        }
        QCOMPARE(bench.status().stage, Stage::RollbackUnconfirmed);
        QVERIFY(!bench.status().rollback->confirmedAt);
        QVERIFY(!outcome.has_value());
        QVERIFY(bench.status().split[0].inForceIsStale);
        QCOMPARE(bench.status().split[0].wanted, percent(0));
        QVERIFY2(bench.status().alarms.first().contains(QLatin1String("phala may still get 10 % of analyze")),
                 qPrintable(bench.status().alarms.first()));
        QVERIFY(!bench.workflow->canApply(analyze(20)).allowed);
        QCOMPARE(bench.audit->count(QStringLiteral("rollback.confirmed")), 0);
        QCOMPARE(bench.audit->count(QStringLiteral("rollback.attempt")), 16);

        bench.router->down.reset();
        bench.pass(15s);
        QVERIFY(outcome.has_value());
        QVERIFY(outcome->has_value());
        QCOMPARE(bench.status().stage, Stage::RolledBack);
        QVERIFY(bench.router->state.split.isAllOld());
        QCOMPARE(bench.audit->count(QStringLiteral("rollback.confirmed")), 1);
    }

    void givesUpWaitingAndGoesOnTrying()
    {
        CutoverBench bench;
        QVERIFY(inCanary(bench));
        bench.router->down = makeError(ErrorKind::Timeout, "no answer");
        std::optional<Result<CutoverStatus>> outcome;
        bench.workflow->rollback(QStringLiteral("test"), 30s).then([&](Result<CutoverStatus> result) { outcome = std::move(result); });
        bench.pass(29s);
        QVERIFY(!outcome);
        bench.pass(2s);
        QVERIFY(outcome && !outcome->has_value());
        QCOMPARE(outcome->error().kind, ErrorKind::Timeout);
        QVERIFY(outcome->error().what.contains(QLatin1String("unconfirmed")));
        QVERIFY(outcome->error().nextStep.contains(bench.router->manualCommand(TrafficSplit())));
        QCOMPARE(bench.status().stage, Stage::RollbackUnconfirmed);
        QVERIFY(bench.status().rollback->attempts.front().outcomeUnknown);
        bench.router->down.reset();
        bench.pass(15s);
        QCOMPARE(bench.status().stage, Stage::RolledBack);
    }

    void triesAtOnceWhenAsked()
    {
        CutoverBench bench;
        QVERIFY(inCanary(bench));
        bench.router->down = makeError(ErrorKind::Network, "connection refused");
        bench.workflow->rollback(QStringLiteral("test"), std::nullopt);
        bench.pass(20s);
        const size_t tried = bench.status().rollback->attempts.size();
        bench.router->down.reset();
        bench.workflow->tryRollbackNow();
        QTRY_COMPARE(bench.status().stage, Stage::RolledBack);
        QCOMPARE(bench.status().rollback->attempts.size(), tried + 1);
    }

    void aDoubleClickIsOneRollback()
    {
        CutoverBench bench;
        QVERIFY(inCanary(bench));
        const size_t before = bench.router->applies.size();
        auto first = bench.workflow->rollback(QStringLiteral("one"), std::nullopt);
        auto second = bench.workflow->rollback(QStringLiteral("two"), std::nullopt);
        const auto a = await(std::move(first));
        const auto b = await(std::move(second));
        QVERIFY(a && a->has_value() && b && b->has_value());
        bench.clock->advance(500ms);
        const auto late = bench.rollback();
        QVERIFY(late && late->has_value());
        QCOMPARE(bench.router->applies.size(), before + 1);
        QCOMPARE(bench.audit->count(QStringLiteral("rollback.trigger")), 1);
        QCOMPARE((*late)->rollback->reason, QStringLiteral("one"));
    }

    void winsOverAMoveUnderWay_data()
    {
        QTest::addColumn<bool>("lost");
        QTest::newRow("the move's command comes through late") << false;
        QTest::newRow("and its answer is lost") << true;
    }
    void winsOverAMoveUnderWay()
    {
        QFETCH(bool, lost);
        CutoverBench bench;
        QVERIFY(inCanary(bench));
        bench.router->hold = std::make_shared<QPromise<void>>();
        bench.router->hold->start();
        const auto hold = bench.router->hold;
        auto moving = bench.workflow->apply(analyze(50), QStringLiteral("test"), QString());
        QTRY_COMPARE(bench.router->applies.size(), size_t(2));
        std::optional<Result<CutoverStatus>> outcome;
        bench.workflow->rollback(QStringLiteral("test"), std::nullopt).then([&](Result<CutoverStatus> result) { outcome = std::move(result); });
        bench.pass(3s);
        // It is in force, and that is not believed while the other command is still out.
        QVERIFY(bench.router->state.split.isAllOld());
        QVERIFY(!outcome);
        QCOMPARE(bench.status().stage, Stage::RollingBack);
        // A router without an order of its own lets the late command win.
        bench.router->state.epoch = 1;
        if (lost)
            bench.router->loseNext = makeError(ErrorKind::OutcomeUnknown, "reset after write");
        hold->finish();
        bench.pass(2s);
        QVERIFY(outcome && outcome->has_value());
        QVERIFY2(bench.router->state.split.isAllOld(), qPrintable(bench.router->state.split.toText()));
        QCOMPARE(bench.status().stage, Stage::RolledBack);
        const auto moved = await(std::move(moving));
        QVERIFY(moved && !moved->has_value());
        QCOMPARE(moved->error().kind, ErrorKind::Refused);
        bench.pass(20s);
        QVERIFY(bench.router->state.split.isAllOld());
    }

    void stopsAMoveThatIsStillMeasuring()
    {
        CutoverBench bench;
        QVERIFY(inCanary(bench));
        bench.audit->hang = std::make_shared<QPromise<void>>();
        bench.audit->hang->start();
        auto moving = bench.workflow->apply(analyze(50), QStringLiteral("test"), QString());
        bench.spin();
        auto back = bench.workflow->rollback(QStringLiteral("test"), std::nullopt);
        QTRY_VERIFY(bench.router->state.split.isAllOld());
        std::exchange(bench.audit->hang, nullptr)->finish();
        const auto done = await(std::move(back));
        QVERIFY2(done && done->has_value(), describe(done));
        const auto moved = await(std::move(moving));
        QVERIFY(moved && !moved->has_value());
        QVERIFY(bench.router->state.split.isAllOld());
        QCOMPARE(bench.status().stage, Stage::RolledBack);
    }

    void goesAheadWithoutTheRecordAndIsEnteredLater()
    {
        CutoverBench bench;
        QVERIFY(inCanary(bench));
        bench.audit->broken = true;
        const auto back = bench.rollback();
        QVERIFY2(back && back->has_value(), describe(back));
        QVERIFY(bench.router->state.split.isAllOld());
        QVERIFY(!(*back)->rollback->recorded);
        QVERIFY(bench.status().alarms.join(u'\n').contains(QLatin1String("The record cannot be written (disk full)")));
        QCOMPARE(bench.audit->count(QStringLiteral("rollback.trigger")), 0);
        const auto refused = bench.apply(analyze(10), QStringLiteral("staging/override"));
        QVERIFY(refused && !refused->has_value());
        QCOMPARE(refused->error().kind, ErrorKind::Storage);

        bench.audit->broken = false;
        bench.pass(6s);
        QVERIFY(bench.status().rollback->recorded);
        QCOMPARE(bench.audit->actions({QStringLiteral("rollback.")}),
                 (QStringList{QStringLiteral("rollback.trigger intended"), QStringLiteral("rollback.attempt intended"),
                              QStringLiteral("rollback.attempt done"), QStringLiteral("rollback.confirmed done")}));
        for (const audit::Entry &entry : bench.audit->list)
            if (entry.record.action.startsWith(QLatin1String("rollback.")))
                QVERIFY(entry.record.evidence.contains(QStringLiteral("occurredAt")));
    }

    void theRecordSaysWhatWasReadBeforeOrThatNothingWas()
    {
        const auto before = [](const CutoverBench &bench, const QString &action) {
            for (const audit::Entry &entry : bench.audit->list)
                if (entry.record.action == action)
                    return entry.record.before.value(QLatin1String("split"));
            return QJsonValue(QJsonValue::Undefined);
        };
        CutoverBench read;
        read.router->state.split = analyze(40);
        read.make();
        QVERIFY(read.rollback()->has_value());
        for (const char *action : {"rollback.trigger", "rollback.attempt", "rollback.confirmed"})
            QCOMPARE(before(read, QLatin1String(action)).toObject().value(QLatin1String("analyze")).toInt(-1), 40);

        CutoverBench hidden;
        hidden.router->state.split = analyze(40);
        hidden.router->holdRead = std::make_shared<QPromise<void>>();
        hidden.router->holdRead->start();
        const auto held = hidden.router->holdRead;
        hidden.make();
        QVERIFY(hidden.rollback()->has_value());
        held->finish();
        hidden.spin();
        for (const char *action : {"rollback.trigger", "rollback.attempt", "rollback.confirmed"})
            QVERIFY2(before(hidden, QLatin1String(action)).isNull(), action);
    }

    void aRecordThatHangsHoldsItUpForAMomentOnly()
    {
        CutoverBench bench;
        QVERIFY(inCanary(bench));
        bench.audit->hang = std::make_shared<QPromise<void>>();
        bench.audit->hang->start();
        QElapsedTimer timer;
        timer.start();
        auto back = bench.workflow->rollback(QStringLiteral("test"), std::nullopt);
        QTRY_VERIFY(bench.router->state.split.isAllOld());
        QVERIFY2(timer.elapsed() < 1500, qPrintable(QString::number(timer.elapsed())));
        const auto done = await(std::move(back));
        QVERIFY2(done && done->has_value(), describe(done));
        std::exchange(bench.audit->hang, nullptr)->finish();
        bench.spin();
        QCOMPARE(bench.audit->count(QStringLiteral("rollback.confirmed")), 1);
    }

    void confirmsWhatSomebodyDidByHand()
    {
        CutoverBench bench;
        QVERIFY(inCanary(bench));
        bench.router->onApply = [&] { bench.router->failNext = makeError(ErrorKind::Forbidden, "Permission denied"); };
        bench.workflow->rollback(QStringLiteral("test"), std::nullopt);
        bench.pass(10s);
        QCOMPARE(bench.status().stage, Stage::RollbackUnconfirmed);
        bench.router->state.split = TrafficSplit();
        bench.pass(6s);
        QCOMPARE(bench.status().stage, Stage::RolledBack);
    }

    void asksNothingWhenTheOldPlaneIsDownAndAlarmsAfterwards()
    {
        CutoverBench bench;
        QVERIFY(inCanary(bench));
        bench.planes->oldPlane.readyStatus = 503;
        bench.pass(16s);
        QCOMPARE(bench.status().oldPlane.ready, std::optional(false));
        QVERIFY2(bench.status().alarms.join(u'\n').contains(QLatin1String("a rollback would go to a plane that does not work")),
                 qPrintable(bench.status().alarms.join(u'\n')));
        const auto back = bench.rollback();
        QVERIFY2(back && back->has_value(), describe(back));
        QVERIFY(bench.router->state.split.isAllOld());
        QVERIFY2(bench.status().alarms.join(u'\n').contains(QLatin1String("hetzner is not ready and has all traffic")),
                 qPrintable(bench.status().alarms.join(u'\n')));
    }

    void aNewAttemptWaitsForTheCoolDownOrThePhrase()
    {
        CutoverBench bench;
        QVERIFY(inCanary(bench));
        const QString run = bench.status().run;
        QVERIFY(bench.rollback()->has_value());
        QVERIFY(bench.workflow->canApply(analyze(10)).reason.contains(QLatin1String("cool-down")));
        const auto set = await(bench.workflow->setOutsidePlan(Intent::Analyze, percent(1), QStringLiteral("drill")));
        QVERIFY2(set && set->has_value(), describe(set));
        QVERIFY(bench.rollback()->has_value());
        bench.pass(30s);
        bench.clock->advance(30min);
        bench.pass(16s);
        QVERIFY(await(bench.workflow->sample(CutoverWorkflow::Canary::Run)));
        const auto applied = bench.apply(analyze(10));
        QVERIFY2(applied && applied->has_value(), describe(applied));
        QVERIFY((*applied)->run != run);
        QVERIFY(!(*applied)->rollback);
    }

    void aCallerWhoWaitsKeepsNothingAlive()
    {
        CutoverBench bench;
        QVERIFY(inCanary(bench));
        bench.router->down = makeError(ErrorKind::Network, "connection refused");
        auto task = bench.workflow->rollback(QStringLiteral("test"), std::nullopt);
        bench.spin();
        const std::weak_ptr<CutoverWorkflow> alive = bench.workflow;
        bench.crash();
        QVERIFY(alive.expired());
        const auto outcome = await(std::move(task));
        QVERIFY(outcome && !outcome->has_value());
        QCOMPARE(outcome->error().kind, ErrorKind::Cancelled);
    }

    // Conditions

    void readyBadForTwoMinutesRollsBackByItself()
    {
        CutoverBench bench;
        QVERIFY(inCanary(bench));
        // Answers are sampled each 15 s: begin right before a sample.
        bench.planes->newPlane.readyStatus = 503;
        while (bench.condition(ConditionId::R1Ready).state != ConditionState::Arming)
            bench.pass(1s);
        const int already = int(bench.condition(ConditionId::R1Ready).measured);
        bench.pass(std::chrono::seconds(119 - already));
        QCOMPARE(bench.condition(ConditionId::R1Ready).measured, 119.0);
        QCOMPARE(bench.router->state.split, analyze(10));
        bench.pass(2s);
        QCOMPARE(bench.status().stage, Stage::RolledBack);
        QVERIFY(bench.router->state.split.isAllOld());
        QVERIFY(bench.status().rollback->reason.startsWith(QLatin1String("R1 tripped: 503")));
        const auto trigger = std::find_if(bench.audit->list.begin(), bench.audit->list.end(),
                                          [](const audit::Entry &e) { return e.record.action == QLatin1String("rollback.trigger"); });
        QVERIFY(trigger->record.actor.contains(QLatin1String("automatic")));
    }

    void flappingRollsNothingBack()
    {
        CutoverBench bench;
        QVERIFY(inCanary(bench));
        for (int i = 0; i < 20; ++i) {
            bench.planes->newPlane.readyStatus = i % 2 == 0 ? 503 : 200;
            bench.pass(15s);
        }
        QCOMPARE(bench.condition(ConditionId::R1Ready).state, ConditionState::Warning);
        QCOMPARE(bench.router->state.split, analyze(10));
    }

    void theCanaryRollsBackAtTheSecondFailureAMinuteLater()
    {
        CutoverBench bench;
        QVERIFY(inCanary(bench));
        bench.planes->canaryOk = false;
        bench.pass(305s);
        QCOMPARE(bench.planes->canaryRuns, 2);
        QCOMPARE(bench.condition(ConditionId::R2Canary).state, ConditionState::Arming);
        QCOMPARE(bench.router->state.split, analyze(10));
        bench.pass(62s);
        QCOMPARE(bench.planes->canaryRuns, 3);
        QCOMPARE(bench.status().stage, Stage::RolledBack);
        QVERIFY(bench.status().rollback->reason.startsWith(QLatin1String("R2 tripped")));
    }

    void aCanaryThatTimesOutHasFailed()
    {
        CutoverBench bench;
        QVERIFY(inCanary(bench));
        bench.planes->canaryError = makeError(ErrorKind::Timeout, "no answer within 120 s");
        bench.pass(370s);
        QCOMPARE(bench.status().stage, Stage::RolledBack);
        QVERIFY(bench.status().rollback->reason.contains(QLatin1String("no answer within 120 s")));
    }

    void attestationThatIsLostRollsBackAtTheSecondSample()
    {
        CutoverBench bench;
        QVERIFY(inCanary(bench));
        bench.attestation->down = makeError(ErrorKind::Network, "connection refused");
        bench.pass(61s);
        QCOMPARE(bench.condition(ConditionId::R4Attestation).state, ConditionState::Arming);
        QCOMPARE(bench.router->state.split, analyze(10));
        bench.pass(60s);
        QCOMPARE(bench.status().stage, Stage::RolledBack);
    }

    void anExplicitMockRollsBackAtOnce()
    {
        CutoverBench bench;
        QVERIFY(inCanary(bench));
        bench.planes->newPlane.services = R"({"farcaster":"disabled","teeWallet":"mock"})";
        bench.pass(16s);
        QCOMPARE(bench.status().stage, Stage::RolledBack);
        QVERIFY(bench.status().rollback->reason.contains(QLatin1String("mock")));
    }

    void nothingIsRolledBackWhereNothingWasMoved()
    {
        CutoverBench bench;
        bench.planes->newPlane.services = R"({"farcaster":"disabled","teeWallet":"mock"})";
        bench.planes->newPlane.readyStatus = 503;
        bench.start();
        bench.pass(200s);
        QCOMPARE(bench.condition(ConditionId::R1Ready).state, ConditionState::Tripped);
        QCOMPARE(bench.condition(ConditionId::R4Attestation).state, ConditionState::Tripped);
        QCOMPARE(bench.router->applies.size(), size_t(0));
        QCOMPARE(bench.status().stage, Stage::None);
    }

    void aPlaneThatIsDownForEveryoneRollsBack()
    {
        CutoverBench bench;
        QVERIFY(inCanary(bench));
        bench.planes->newPlane.down = makeError(ErrorKind::Network, "connection refused");
        bench.planes->oldPlane.down = bench.planes->newPlane.down; // from here; the router sees it, and sees the new one down
        bench.router->newPlaneUp = false;
        bench.pass(125s + 15s);
        QCOMPARE(bench.status().stage, Stage::RolledBack);
        QVERIFY2(bench.status().rollback->reason.contains(QLatin1String("router agrees: down")), qPrintable(bench.status().rollback->reason));
    }

    void aDeskThatLostItsOwnNetworkIsBlindAndRollsNothingBack()
    {
        CutoverBench bench;
        QVERIFY(inCanary(bench));
        const Error gone = makeError(ErrorKind::Network, "network is unreachable");
        bench.planes->newPlane.down = bench.planes->oldPlane.down = bench.router->down = bench.attestation->down = gone;
        bench.planes->canaryError = makeError(ErrorKind::Timeout, "no answer within 120 s");
        bench.pass(400s);
        QCOMPARE(bench.condition(ConditionId::R1Ready).state, ConditionState::Blind);
        QCOMPARE(bench.condition(ConditionId::R4Attestation).state, ConditionState::Blind);
        QCOMPARE(bench.status().stage, Stage::Canary);
        QCOMPARE(bench.audit->count(QStringLiteral("rollback.trigger")), 0);
        QVERIFY2(bench.status().alarms.join(u'\n').contains(QLatin1String("R1 is blind")), qPrintable(bench.status().alarms.join(u'\n')));
        bench.planes->newPlane.down.reset();
        bench.planes->oldPlane.down.reset();
        bench.router->down.reset();
        bench.attestation->down.reset();
        bench.planes->canaryError.reset();
        bench.pass(70s);
        QCOMPARE(bench.condition(ConditionId::R1Ready).state, ConditionState::Clear);
        QCOMPARE(bench.router->state.split, analyze(10));
    }

    void aDeskThatSleptSawNothingAndRollsNothingBack()
    {
        CutoverBench bench;
        QVERIFY(inCanary(bench));
        bench.planes->newPlane.readyStatus = 503;
        bench.pass(60s);
        bench.clock->advance(3h); // no tick in all that time
        bench.pass(100s);
        QCOMPARE(bench.condition(ConditionId::R1Ready).state, ConditionState::Arming);
        QVERIFY(bench.condition(ConditionId::R1Ready).measured <= 101);
        QCOMPARE(bench.router->state.split, analyze(10));
        QCOMPARE(bench.audit->count(QStringLiteral("rollback.trigger")), 0);
        bench.pass(30s);
        QCOMPARE(bench.status().stage, Stage::RolledBack);
    }

    void holdsBackWhereTheOldPlaneIsWorse()
    {
        CutoverBench bench;
        QVERIFY(inCanary(bench));
        bench.planes->oldPlane.readyStatus = 503;
        bench.planes->canaryOk = false;
        bench.pass(370s);
        QCOMPARE(bench.condition(ConditionId::R2Canary).state, ConditionState::Tripped);
        QCOMPARE(bench.router->state.split, analyze(10));
        QVERIFY2(bench.status().alarms.join(u'\n').contains(QLatin1String("No automatic rollback although R2 tripped")),
                 qPrintable(bench.status().alarms.join(u'\n')));
        QCOMPARE(bench.audit->actions({QStringLiteral("rollback.")}), QStringList{QStringLiteral("rollback.trigger refused")});
        bench.planes->oldPlane.readyStatus = 200;
        bench.pass(16s);
        QCOMPARE(bench.status().stage, Stage::RolledBack);
    }
};

QTEST_GUILESS_MAIN(CutoverRollbackTest)
#include "tst_cutover_rollback.moc"
