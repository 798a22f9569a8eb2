// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cutover/status_json.h"
#include "tests/services/cutover/cutover_bench.h"

#include <QJsonArray>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::cutover;
using namespace pilothouse::test;
using domain::ConditionId;
using domain::ConditionState;
using domain::GateId;
using domain::GateState;
using domain::Intent;
using domain::TrafficSplit;

/// Moving forward: gates, the plan, one transaction, the read-back, and what happens when one of them is not as it should be.
class CutoverWorkflowTest : public QObject
{
    Q_OBJECT

private slots:
    void theStatusIsCompleteAtOnce()
    {
        CutoverBench bench;
        bench.make();
        QCOMPARE(bench.status().stage, Stage::None);
        for (const domain::Gate &gate : bench.status().gates) {
            QCOMPARE(gate.state, GateState::Unknown);
            QVERIFY(!gate.finding.isEmpty());
        }
        for (const SplitRow &row : bench.status().split)
            QVERIFY(!row.inForce);
        QCOMPARE(bench.status().conditions[2].state, ConditionState::Blind);
        QCOMPARE(bench.status().router.state, QStringLiteral("unknown"));
        QCOMPARE(bench.status().newPlane.name, QStringLiteral("phala"));
        const QJsonObject object = statusToJson(bench.status());
        QVERIFY(object[QStringLiteral("split")].toArray()[0].toObject()[QStringLiteral("inForce")].isNull());
        bench.workflow->start();
        QCOMPARE(bench.status().gates[0].id, GateId::Readiness);
        QCOMPARE(bench.status().operatorName, QStringLiteral("ada"));
    }

    void measuresEverythingWithoutSideEffectsOnItsOwn()
    {
        CutoverBench bench;
        bench.start();
        QCOMPARE(bench.gate(GateId::Readiness).state, GateState::Pass);
        QCOMPARE(bench.gate(GateId::Attestation).state, GateState::Pass);
        QCOMPARE(bench.gate(GateId::Dependency).state, GateState::Unknown);
        QCOMPARE(bench.gate(GateId::LiveIntents).state, GateState::Unknown);
        QCOMPARE(bench.status().router.state, QStringLiteral("answers"));
        QCOMPARE(bench.status().oldPlane.ready, std::optional(true));
        bench.pass(400s);
        QCOMPARE(bench.planes->canaryRuns, 0);
        QVERIFY(bench.router->reads >= 80);
        QCOMPARE(bench.router->applies.size(), size_t(0));
    }

    void looksOnceWithoutSteeringWhenItWasNotStarted()
    {
        CutoverBench bench;
        bench.attestation->answer.explicitMock = true;
        bench.router->state.split = analyze(10);
        bench.make();
        const auto sampled = await(bench.workflow->sample(CutoverWorkflow::Canary::Skip));
        QVERIFY2(sampled && sampled->has_value(), describe(sampled));
        QCOMPARE(bench.condition(ConditionId::R4Attestation).state, ConditionState::Tripped);
        QCOMPARE(bench.status().stage, Stage::Canary);
        bench.spin();
        QCOMPARE(bench.router->applies.size(), size_t(0));
        QCOMPARE(bench.audit->list.size(), size_t(0));
    }

    void movesThroughTheGatesAndBelievesTheReadBack()
    {
        CutoverBench bench;
        QVERIFY(bench.startWithGates());
        QVERIFY2(bench.workflow->canApply(analyze(10)).allowed,
                 qPrintable(bench.workflow->canApply(analyze(10)).reason + bench.gate(GateId::Attestation).finding));
        QStringList before;
        bench.router->onApply = [&] { before = bench.audit->actions(); };
        const auto applied = bench.apply(analyze(10));
        QVERIFY2(applied && applied->has_value(), describe(applied));
        QCOMPARE((*applied)->stage, Stage::Canary);
        QCOMPARE((*applied)->version, 1);
        QCOMPARE((*applied)->run.size(), 4);
        QCOMPARE((*applied)->split[0].inForce, Percent::fromWhole(10));
        QCOMPARE((*applied)->split[0].wanted, percent(10));
        QCOMPARE((*applied)->split[2].pin, Pin::Pinned);
        QCOMPARE(before, (QStringList{QStringLiteral("stage.request intended"), QStringLiteral("shift.begin intended")}));
        QCOMPARE(bench.audit->actions().mid(2),
                 (QStringList{QStringLiteral("shift.apply done"), QStringLiteral("shift.readback done"), QStringLiteral("shift.confirmed done")}));
        QCOMPARE(bench.router->applies.size(), size_t(1));
        QCOMPARE(bench.router->applies[0].expectedEpoch, std::optional<qint64>(0));
        const auto request = std::find_if(bench.audit->list.begin(), bench.audit->list.end(),
                                          [](const audit::Entry &e) { return e.record.action == QLatin1String("stage.request"); });
        QCOMPARE(request->record.evidence[QStringLiteral("gates")].toArray().size(), 4);
        QCOMPARE(request->record.run, (*applied)->run);
    }

    void refusesAMoveWhileAGateDoesNotPass_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("words");
        QTest::newRow("not ready") << QStringLiteral("ready") << QStringLiteral("Readiness fails");
        QTest::newRow("plane not reached") << QStringLiteral("down") << QStringLiteral("Readiness is unknown");
        QTest::newRow("canary never run") << QStringLiteral("canary") << QStringLiteral("Dependency is unknown");
        QTest::newRow("canary too old") << QStringLiteral("old") << QStringLiteral("Dependency is stale");
        QTest::newRow("no attestation answer") << QStringLiteral("attestation") << QStringLiteral("Attestation is unknown");
        QTest::newRow("both pollers") << QStringLiteral("pollers") << QStringLiteral("both planes poll mentions");
    }
    void refusesAMoveWhileAGateDoesNotPass()
    {
        QFETCH(QString, fault);
        QFETCH(QString, words);
        CutoverBench bench;
        bench.start();
        if (fault != QLatin1String("canary"))
            QVERIFY(await(bench.workflow->sample(CutoverWorkflow::Canary::Run)));
        if (fault == QLatin1String("ready"))
            bench.planes->newPlane.readyStatus = 503;
        if (fault == QLatin1String("down"))
            bench.planes->newPlane.down = makeError(ErrorKind::Network, "connection refused");
        if (fault == QLatin1String("old"))
            bench.pass(601s);
        if (fault == QLatin1String("attestation"))
            bench.attestation->down = makeError(ErrorKind::NotFound, "no route");
        if (fault == QLatin1String("pollers"))
            bench.planes->oldPlane.services = bench.planes->newPlane.services = R"({"farcaster":"connected","teeWallet":"tee"})";
        // The gates are measured again when the move is made, whatever was seen before.
        const auto refused = bench.apply(analyze(10));
        QVERIFY(refused && !refused->has_value());
        QCOMPARE(refused->error().kind, ErrorKind::Refused);
        QVERIFY2(refused->error().what.contains(words), qPrintable(refused->error().what));
        QVERIFY(refused->error().what.contains(QLatin1String("staging/override")));
        QCOMPARE(bench.router->applies.size(), size_t(0));
        QCOMPARE(bench.audit->actions(), QStringList());
        QCOMPARE(bench.status().run, QString());
        const auto state = bench.workflow->canApply(analyze(10));
        QVERIFY(!state.allowed);
        QVERIFY2(state.reason.startsWith(QLatin1String("Cannot move on: ")) && state.reason.contains(words), qPrintable(state.reason));
    }

    void allFourGatesAreRequiredUnlessSaidOtherwise()
    {
        CutoverBench bench;
        bench.gates = CutoverWorkflow::Parts().requiredGates;
        QVERIFY(bench.startWithGates());
        const auto refused = bench.apply(analyze(10));
        QVERIFY(refused && !refused->has_value());
        QVERIFY2(refused->error().what.contains(QLatin1String("Live intents is unknown")), qPrintable(refused->error().what));
    }

    void movesOverAGateWithTheTypedPhraseAndSaysSo()
    {
        CutoverBench bench;
        QVERIFY(bench.startWithGates());
        bench.planes->newPlane.readyStatus = 503;
        bench.pass(15s);
        const domain::Plan plan = bench.workflow->planApply(analyze(10));
        QCOMPARE(plan.phrase, std::optional(QStringLiteral("staging/override")));
        QVERIFY(plan.phraseReason.contains(QLatin1String("Readiness fails")));
        QCOMPARE(plan.title, QStringLiteral("analyze 0 → 10 %"));
        QVERIFY(plan.isAllowed());
        const auto wrong = bench.apply(analyze(10), QStringLiteral("staging/overrlde"));
        QVERIFY(wrong && !wrong->has_value());
        const auto applied = bench.apply(analyze(10), QStringLiteral("staging/override"));
        QVERIFY2(applied && applied->has_value(), describe(applied));
        QCOMPARE(bench.audit->count(QStringLiteral("override")), 1);
        QVERIFY(bench.audit->actions().indexOf(QStringLiteral("override recorded"))
                < bench.audit->actions().indexOf(QStringLiteral("shift.begin intended")));
    }

    void thePlanQuotesWhatItStandsOn()
    {
        CutoverBench bench;
        QVERIFY(bench.startWithGates());
        const domain::Plan plan = bench.workflow->planApply(analyze(10));
        QVERIFY(!plan.phrase);
        QCOMPARE(plan.steps.size(), size_t(1));
        QCOMPARE(plan.steps[0].target, QStringLiteral("haproxy-map 127.0.0.1:19999"));
        QVERIFY(plan.steps[0].command.contains(QLatin1String("analyze 10")));
        QStringList texts;
        for (const domain::PlanCheck &check : plan.checks)
            texts << check.text;
        QVERIFY2(texts.filter(QStringLiteral("Live intents: unknown, never run")).size() == 1, qPrintable(texts.join(u'\n')));
        QVERIFY(texts.filter(QStringLiteral("hetzner, where a rollback goes to: ready")).size() == 1);
        QCOMPARE(plan.dataFrom, *bench.status().router.readAt);
    }

    void payStaysPinnedWhateverTheSliderSays()
    {
        CutoverBench bench;
        QVERIFY(bench.startWithGates());
        QVERIFY(bench.apply(analyze(10))->has_value());
        const auto refused = bench.apply(analyze(10).with(Intent::Pay, percent(5)), QStringLiteral("staging/override"));
        QVERIFY(refused && !refused->has_value());
        QVERIFY2(refused->error().what.contains(QLatin1String("Pay is pinned")), qPrintable(refused->error().what));
        QCOMPARE(bench.router->state.split, analyze(10));
    }

    void goesBackWithoutAskingAGate()
    {
        CutoverBench bench;
        QVERIFY(bench.startWithGates());
        QVERIFY(bench.apply(analyze(10))->has_value());
        bench.planes->newPlane.readyStatus = 503;
        bench.pass(15s);
        const auto lower = bench.apply(analyze(5));
        QVERIFY2(lower && lower->has_value(), describe(lower));
        const auto none = bench.apply(TrafficSplit());
        QVERIFY2(none && none->has_value(), describe(none));
        QCOMPARE((*none)->stage, Stage::None);
        QCOMPARE((*none)->run, QString());
    }

    void changesNothingWhileReadOnly()
    {
        CutoverBench bench;
        bench.kind = domain::EnvironmentKind::Production;
        QVERIFY(bench.startWithGates());
        const auto applied = bench.apply(analyze(10));
        QVERIFY(applied && !applied->has_value());
        const auto set = await(bench.workflow->setOutsidePlan(Intent::Analyze, percent(10), QStringLiteral("test")));
        QVERIFY(set && !set->has_value());
        QCOMPARE(set->error().kind, ErrorKind::Refused);
        QCOMPARE(bench.router->applies.size(), size_t(0));
        const auto back = bench.rollback();
        QVERIFY2(back && back->has_value(), describe(back));
        bench.access->unlock();
        const auto unlocked = bench.apply(analyze(10), QStringLiteral("staging/override"));
        QVERIFY2(unlocked && unlocked->has_value(), describe(unlocked));
    }

    void aSecondMoveWaitsForNobody()
    {
        CutoverBench bench;
        QVERIFY(bench.startWithGates());
        bench.router->hold = std::make_shared<QPromise<void>>();
        bench.router->hold->start();
        const auto hold = bench.router->hold;
        auto first = bench.workflow->apply(analyze(10), QStringLiteral("test"), QString());
        QTRY_COMPARE(bench.router->applies.size(), size_t(1));
        QCOMPARE(bench.status().stage, Stage::Shifting);
        QCOMPARE(bench.status().split[0].pin, Pin::Locked);
        QVERIFY(!bench.workflow->canApply(analyze(20)).allowed);
        const auto second = bench.apply(analyze(20));
        QVERIFY(second && !second->has_value());
        hold->finish();
        const auto done = await(std::move(first));
        QVERIFY2(done && done->has_value(), describe(done));
        QCOMPARE(bench.router->state.split, analyze(10));
    }

    // cutover set

    void setsOneRowOutsideAnyPlanWithoutAGate()
    {
        CutoverBench bench;
        bench.planes->newPlane.readyStatus = 503;
        bench.make();
        const auto set = await(bench.workflow->setOutsidePlan(Intent::Pay, percent(10), QStringLiteral("drill")));
        QVERIFY2(set && set->has_value(), describe(set));
        QCOMPARE((*set)->split[2].inForce, Percent::fromWhole(10));
        QCOMPARE((*set)->run, QString());
        QCOMPARE(bench.audit->actions(),
                 (QStringList{QStringLiteral("stage.request intended"), QStringLiteral("override recorded"), QStringLiteral("shift.begin intended"),
                              QStringLiteral("shift.apply done"), QStringLiteral("shift.readback done"), QStringLiteral("shift.confirmed done")}));
        QCOMPARE(bench.audit->list[1].record.evidence[QStringLiteral("gates")].toArray().size(), 4);
        QCOMPARE(bench.audit->list[1].record.reason, QStringLiteral("drill"));
        const auto again = await(bench.workflow->setOutsidePlan(Intent::Create, percent(20), QStringLiteral("drill")));
        QVERIFY2(again && again->has_value(), describe(again));
        QCOMPARE(bench.router->state.split, TrafficSplit().with(Intent::Pay, percent(10)).with(Intent::Create, percent(20)));
    }

    void refusesAPinnedRowOfAnOpenRun()
    {
        CutoverBench bench;
        QVERIFY(bench.startWithGates());
        QVERIFY(bench.apply(analyze(10))->has_value());
        const auto pinned = await(bench.workflow->setOutsidePlan(Intent::Pay, percent(10), QStringLiteral("drill")));
        QVERIFY(pinned && !pinned->has_value());
        QCOMPARE(pinned->error().kind, ErrorKind::Refused);
        const auto free = await(bench.workflow->setOutsidePlan(Intent::Analyze, percent(25), QStringLiteral("drill")));
        QVERIFY2(free && free->has_value(), describe(free));
        QCOMPARE(bench.router->state.split, analyze(25));
    }

    void settingWithADeadRouterIsAnErrorAndLeavesNothingBehind()
    {
        CutoverBench bench;
        bench.router->down = makeError(ErrorKind::Network, "connection refused");
        bench.make();
        const auto set = await(bench.workflow->setOutsidePlan(Intent::Analyze, percent(10), QStringLiteral("drill")));
        QVERIFY(set && !set->has_value());
        QCOMPARE(set->error().kind, ErrorKind::Network);
        QCOMPARE(bench.audit->list.size(), size_t(0));
        QCOMPARE(bench.status().stage, Stage::None);
    }

    // Faults while shifting

    void staysShiftingWhileTheRouterIsAwayAndTriesAgain()
    {
        CutoverBench bench;
        QVERIFY(bench.startWithGates());
        bench.router->onApply = [&] { bench.router->down = makeError(ErrorKind::Network, "connection refused"); };
        auto task = bench.workflow->apply(analyze(10), QStringLiteral("test"), QString());
        bench.pass(10s);
        QCOMPARE(bench.status().stage, Stage::Shifting);
        QVERIFY(bench.status().split[0].inForceIsStale);
        QCOMPARE(bench.audit->count(QStringLiteral("shift.confirmed")), 0);
        bench.router->onApply = nullptr;
        bench.router->down.reset();
        bench.pass(10s);
        const auto applied = await(std::move(task));
        QVERIFY2(applied && applied->has_value(), describe(applied));
        QCOMPARE((*applied)->stage, Stage::Canary);
        QCOMPARE(bench.router->applies.size(), size_t(2));
    }

    void concludesByReadingBackWhenTheRouterStaysAwayTooLong()
    {
        CutoverBench bench;
        QVERIFY(bench.startWithGates());
        bench.router->onApply = [&] { bench.router->down = makeError(ErrorKind::Network, "connection refused"); };
        auto task = bench.workflow->apply(analyze(10), QStringLiteral("test"), QString());
        bench.pass(60s);
        const auto given = await(std::move(task));
        QVERIFY(given && !given->has_value());
        QCOMPARE(given->error().kind, ErrorKind::Network);
        QCOMPARE(bench.status().stage, Stage::Shifting);
        bench.router->onApply = nullptr;
        bench.router->down.reset();
        bench.pass(6s);
        QCOMPARE(bench.status().stage, Stage::None);
        QCOMPARE(bench.status().run, QString());
        QVERIFY2(bench.status().alarms.join(u'\n').contains(QLatin1String("was not applied; it is not sent again by itself")),
                 qPrintable(bench.status().alarms.join(u'\n')));
        QVERIFY(bench.audit->actions().contains(QStringLiteral("shift.readback failed")));
        bench.pass(30s);
        QCOMPARE(bench.router->applies.size(), size_t(1));
    }

    void settlesALostAnswerByReadingBack()
    {
        CutoverBench bench;
        QVERIFY(bench.startWithGates());
        bench.router->loseNext = makeError(ErrorKind::OutcomeUnknown, "reset after write");
        auto task = bench.workflow->apply(analyze(10), QStringLiteral("test"), QString());
        bench.pass(3s);
        const auto applied = await(std::move(task));
        QVERIFY2(applied && applied->has_value(), describe(applied));
        QCOMPARE(bench.router->applies.size(), size_t(1));
        QVERIFY(bench.audit->actions().contains(QStringLiteral("shift.apply unknown")));
        QVERIFY(bench.audit->actions().contains(QStringLiteral("shift.confirmed done")));
    }

    void aReadBackThatDiffersIsAFailedShift()
    {
        CutoverBench bench;
        QVERIFY(bench.startWithGates());
        bench.router->failNext = makeError(ErrorKind::Protocol, "not applied: reads back another split");
        const auto failed = bench.apply(analyze(10));
        QVERIFY(failed && !failed->has_value());
        QCOMPARE(failed->error().kind, ErrorKind::Protocol);
        QCOMPARE(bench.status().stage, Stage::None);
        QCOMPARE(bench.status().run, QString());
        QVERIFY(bench.audit->actions().contains(QStringLiteral("shift.apply failed")));
        QCOMPARE(bench.audit->count(QStringLiteral("shift.confirmed")), 0);
        QVERIFY(bench.status().alarms.join(u'\n').contains(QLatin1String("not applied")));
        QCOMPARE(bench.router->applies.size(), size_t(1));
    }

    void aReadBackThatIsNeitherOldNorNewIsDrift()
    {
        CutoverBench bench;
        QVERIFY(bench.startWithGates());
        bench.router->failNext = makeError(ErrorKind::Protocol, "not applied: reads back another split");
        bench.router->onApply = [&] { bench.router->state.split = analyze(3); };
        QVERIFY(!bench.apply(analyze(10))->has_value());
        QCOMPARE(bench.status().stage, Stage::Drifted);
        QCOMPARE(bench.status().split[0].inForce, Percent::fromWhole(3));
    }

    void anotherOperatorsChangeIsShownAndNotOverwritten()
    {
        CutoverBench bench;
        QVERIFY(bench.startWithGates());
        bench.router->state.split = analyze(25);
        bench.router->state.epoch = 7;
        const auto refused = bench.apply(analyze(10));
        QVERIFY(refused && !refused->has_value());
        QCOMPARE(refused->error().kind, ErrorKind::Conflict);
        QVERIFY2(refused->error().what.contains(QLatin1String("changed by other")) && refused->error().what.contains(QLatin1String("analyze 25")),
                 qPrintable(refused->error().what));
        QCOMPARE(bench.router->state.split, analyze(25));
        QCOMPARE(bench.router->applies.size(), size_t(0));
        QCOMPARE(bench.status().stage, Stage::Drifted);
        QCOMPARE(bench.status().router.state, QStringLiteral("conflict"));
        QCOMPARE(bench.status().drift->cause, QStringLiteral("changed by another operator"));
        // Seen and asked for again, it may go on from there.
        const auto again = bench.apply(analyze(10));
        QVERIFY2(again && again->has_value(), describe(again));
        QCOMPARE(bench.status().stage, Stage::Canary);
        QVERIFY(!bench.status().drift);
    }

    void aReloadedRouterIsDriftWithinTenSeconds()
    {
        CutoverBench bench;
        QVERIFY(bench.startWithGates());
        QVERIFY(bench.apply(analyze(10))->has_value());
        bench.router->state = RouterState();
        bench.router->state.process = QStringLiteral("pid 200");
        bench.pass(10s);
        QCOMPARE(bench.status().stage, Stage::Drifted);
        QVERIFY(bench.status().drift->cause.contains(QLatin1String("reloaded")));
        QCOMPARE(bench.status().split[0].wanted, percent(10));
        QCOMPARE(bench.status().split[0].inForce, Percent::fromWhole(0));
        QCOMPARE(bench.audit->count(QStringLiteral("drift.detected")), 1);
        bench.pass(20s);
        QCOMPARE(bench.audit->count(QStringLiteral("drift.detected")), 1);
        QCOMPARE(bench.router->applies.size(), size_t(1));
    }

    void aReloadThatBringsTheSameSplitIsNoDrift()
    {
        CutoverBench bench;
        bench.start();
        bench.router->state.process = QStringLiteral("pid 200");
        bench.pass(10s);
        QCOMPARE(bench.status().stage, Stage::None);
        QCOMPARE(bench.audit->count(QStringLiteral("drift.detected")), 0);
    }

    void aReadThatBeganBeforeAMoveSaysNothingAfterIt()
    {
        CutoverBench bench;
        QVERIFY(bench.startWithGates());
        bench.router->holdRead = std::make_shared<QPromise<void>>();
        bench.router->holdRead->start();
        const auto hold = bench.router->holdRead;
        bench.pass(6s);
        QVERIFY(!bench.router->holdRead); // the read is under way, and saw 0 %
        const auto back = bench.rollback();
        QVERIFY2(back && back->has_value(), describe(back));
        QCOMPARE((*back)->version, 1);
        QSet<qint64> versions;
        connect(bench.workflow.get(), &CutoverWorkflow::statusChanged, this, [&] { versions.insert(bench.status().version); });
        hold->finish();
        bench.pass(2s);
        QCOMPARE(versions, QSet<qint64>{1});
    }

    void aFullDiskStopsAShiftBeforeTheRouterHearsOfIt_data()
    {
        QTest::addColumn<QString>("brokenFor"); // empty: every entry fails
        QTest::newRow("full from the first entry on") << QString();
        QTest::newRow("full at the last entry before the command") << QStringLiteral("shift.begin");
    }
    void aFullDiskStopsAShiftBeforeTheRouterHearsOfIt()
    {
        QFETCH(QString, brokenFor);
        CutoverBench bench;
        QVERIFY(bench.startWithGates());
        bench.audit->broken = brokenFor.isEmpty();
        bench.audit->brokenFor = brokenFor;
        const auto refused = bench.apply(analyze(10));
        QVERIFY(refused && !refused->has_value());
        QCOMPARE(refused->error().kind, ErrorKind::Storage);
        QCOMPARE(bench.router->applies.size(), size_t(0));
        QCOMPARE(bench.status().stage, Stage::None);
        QCOMPARE(bench.status().run, QString());
    }

    // What is noticed in passing

    void aGateThatChangesIsJournaled()
    {
        CutoverBench bench;
        QVERIFY(bench.startWithGates());
        bench.pass(2s);
        QCOMPARE(bench.audit->count(QStringLiteral("gate.change")), 0);
        bench.planes->newPlane.readyStatus = 503;
        bench.pass(20s);
        QCOMPARE(bench.audit->count(QStringLiteral("gate.change")), 1);
        QCOMPARE(bench.gate(GateId::Readiness).state, GateState::Fail);
        QCOMPARE(bench.audit->list.back().record.after[QStringLiteral("state")].toString(), QStringLiteral("fail"));
        bench.pass(20s);
        QCOMPARE(bench.audit->count(QStringLiteral("gate.change")), 1);
    }

    void aRestartOfThePlaneIsJournaled()
    {
        CutoverBench bench;
        QVERIFY(bench.startWithGates());
        bench.planes->newPlane.uptimeMs = 2'000'000;
        bench.pass(16s);
        const int before = bench.audit->count(QStringLiteral("gate.change"));
        bench.planes->newPlane.uptimeMs = 3000;
        bench.pass(16s);
        QCOMPARE(bench.audit->count(QStringLiteral("gate.change")), before + 1);
        const audit::Record &record = bench.audit->list.back().record;
        QCOMPARE(record.target, QStringLiteral("live-intents"));
        QVERIFY(record.what.contains(QLatin1String("phala restarted")));
        QCOMPARE(record.before[QStringLiteral("uptimeMs")].toInteger(), 2'000'000);
    }

    void aWallClockThatIsSetMovesNothingAndIsNoted_data()
    {
        QTest::addColumn<int>("hours");
        QTest::newRow("forward") << 1;
        QTest::newRow("back") << -1;
    }
    void aWallClockThatIsSetMovesNothingAndIsNoted()
    {
        QFETCH(int, hours);
        CutoverBench bench;
        QVERIFY(bench.startWithGates());
        QVERIFY(bench.apply(analyze(10))->has_value());
        bench.planes->newPlane.readyStatus = 503;
        bench.pass(40s);
        const double armed = bench.condition(ConditionId::R1Ready).measured;
        bench.clock->jumpWallClock(std::chrono::hours(hours));
        bench.pass(5s);
        QCOMPARE(bench.condition(ConditionId::R1Ready).state, ConditionState::Arming);
        QVERIFY(bench.condition(ConditionId::R1Ready).measured <= armed + 6);
        QCOMPARE(bench.router->state.split, analyze(10));
        QCOMPARE(bench.audit->count(QStringLiteral("note")), 1);
        QVERIFY(bench.status().alarms.join(u'\n').contains(QStringLiteral("set by %1 s").arg(hours * 3600)));
        QVERIFY(bench.apply(analyze(5))->has_value());
        QCOMPARE(bench.audit->list.back().record.evidence[QStringLiteral("wallClockSetBySeconds")].toInteger(), hours * 3600);
    }

    void runsTheCanaryOnlyWhileARunIsOpen()
    {
        CutoverBench bench;
        QVERIFY(bench.startWithGates());
        QCOMPARE(bench.planes->canaryRuns, 1);
        QVERIFY(bench.apply(analyze(10))->has_value());
        bench.pass(290s);
        QCOMPARE(bench.planes->canaryRuns, 1);
        bench.pass(12s);
        QCOMPARE(bench.planes->canaryRuns, 2);
        QVERIFY(bench.rollback()->has_value());
        bench.pass(400s);
        QCOMPARE(bench.planes->canaryRuns, 2);
    }

    void aRunSomebodyElseStartedCountsOnce()
    {
        CutoverBench bench;
        const QByteArray at = bench.clock->utcNow().addSecs(-90).toString(Qt::ISODateWithMs).toUtf8();
        bench.planes->lastCanaryBody = "{\"result\":{\"at\":\"" + at + "\",\"ok\":false,\"checks\":{\"near\":{\"ok\":false,\"details\":\"rpc\"}}}}";
        bench.start();
        QCOMPARE(bench.gate(GateId::Dependency).state, GateState::Fail);
        QCOMPARE(bench.gate(GateId::Dependency).age, 90s);
        bench.pass(130s);
        QCOMPARE(bench.condition(ConditionId::R2Canary).state, ConditionState::Arming);
        QCOMPARE(bench.planes->canaryRuns, 0);
    }
};

QTEST_GUILESS_MAIN(CutoverWorkflowTest)
#include "tst_cutover_workflow.moc"
