// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/agents/agents_workflow.h"
#include "tests/support/await.h"
#include "tests/support/fake_clock.h"
#include "tests/support/memory_audit_log.h"
#include "tests/support/scripted_orchestrator.h"

#include <QSignalSpy>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::agents;
using namespace pilothouse::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using domain::DeploymentId;
using domain::DeploymentState;
using Mode = AgentsWorkflow::Mode;

namespace {

struct Bench
{
    explicit Bench(domain::EnvironmentKind kind = domain::EnvironmentKind::Staging)
    {
        AgentsWorkflow::Parts parts;
        parts.environment = {domain::EnvironmentId(u"prod"_s), kind};
        parts.port = port;
        parts.live = live;
        parts.audit = audit;
        parts.access = access = std::make_shared<domain::WriteAccess>(kind, clock);
        parts.operations = operations;
        parts.clock = clock;
        parts.settlePoll = 5ms;
        parts.liveBatch = 10ms;
        workflow = std::make_shared<AgentsWorkflow>(parts);
        port->ownWallet = u"secret1owner"_s;
    }
    ~Bench() { workflow->stop(); }

    void read() { QVERIFY(await(workflow->refresh())->has_value()); }
    QString status(const QString &token) const
    {
        const auto row = workflow->findToken(token);
        return row ? row->status : QString();
    }
    static DeploymentId id(const QString &token) { return DeploymentId(u"id-"_s + token); }

    std::shared_ptr<ScriptedOrchestrator> port = std::make_shared<ScriptedOrchestrator>();
    std::shared_ptr<ScriptedLive> live = std::make_shared<ScriptedLive>();
    std::shared_ptr<MemoryAuditLog> audit = std::make_shared<MemoryAuditLog>();
    std::shared_ptr<FakeClock> clock = std::make_shared<FakeClock>();
    std::shared_ptr<OperationList> operations = std::make_shared<OperationList>(clock);
    std::shared_ptr<domain::WriteAccess> access;
    std::shared_ptr<AgentsWorkflow> workflow;
};

QString anyWallet()
{
    static const QString wallet = DevelopmentKey::fromHex(Secret::copyOf(QByteArray(63, '0') + "1"))->address();
    return wallet;
}

DeployRequest wish(const QString &token)
{
    DeployRequest request;
    request.token = token;
    request.wallet = anyWallet();
    return request;
}

} // namespace

class AgentsWorkflowTest : public QObject
{
    Q_OBJECT

private slots:
    void theModeIsToldAsItIs()
    {
        Bench bench;
        QCOMPARE(bench.workflow->mode(), Mode::Off);
        bench.workflow->start(30s);
        QTRY_VERIFY(bench.workflow->snapshot().hasValue());
        QCOMPARE(bench.workflow->mode(), Mode::Polling);
        bench.live->heard = bench.clock->monotonicNow();
        bench.live->set(LivePort::State::Open);
        QCOMPARE(bench.workflow->mode(), Mode::Live);
        bench.clock->advance(46s); // a socket that says nothing is not live
        QCOMPARE(bench.workflow->mode(), Mode::Polling);
        bench.clock->advance(30s);
        QCOMPARE(bench.workflow->mode(), Mode::Stale);
    }

    void aDroppedSocketMeansPollingFasterWhileSomethingMoves()
    {
        Bench bench;
        bench.port->rows = {deploymentOf(u"1"_s, u"deploying"_s)};
        bench.live->now = LivePort::State::Open;
        bench.live->heard = bench.clock->monotonicNow();
        bench.workflow->start(6s);
        QTRY_VERIFY(bench.workflow->snapshot().hasValue());
        QVERIFY(*bench.workflow->nextPollIn() > 3s);
        bench.live->set(LivePort::State::Waiting, u"the connection was closed"_s);
        QVERIFY(*bench.workflow->nextPollIn() <= 1s);
        QCOMPARE(bench.workflow->liveTrouble(), u"the connection was closed"_s);
        const int before = bench.port->listCalls;
        QTRY_VERIFY_WITH_TIMEOUT(bench.port->listCalls > before, 3000);
        QCOMPARE(bench.workflow->mode(), Mode::Polling);
    }

    void aSocketThatComesBackIsFollowedByOneRead()
    {
        Bench bench;
        bench.port->rows = {deploymentOf(u"1"_s, u"running"_s)};
        bench.workflow->start(60s);
        QTRY_VERIFY(bench.workflow->snapshot().hasValue() && !bench.workflow->isRefreshing());
        bench.port->set(u"1"_s, u"unhealthy"_s); // missed while it was away
        bench.live->set(LivePort::State::Open);
        QTRY_COMPARE(bench.status(u"1"_s), u"unhealthy"_s);
    }

    void liveMessagesAreToldTogether()
    {
        Bench bench;
        for (int i = 0; i < 100; ++i)
            bench.port->rows.push_back(deploymentOf(QString::number(i), u"running"_s));
        bench.read();
        std::vector<size_t> batches;
        connect(bench.workflow.get(), &AgentsWorkflow::deploymentsChanged, this, [&](const auto &rows) { batches.push_back(rows.size()); });
        for (int i = 0; i < 100; ++i)
            bench.live->say(QString::number(i), u"unhealthy"_s);
        for (int i = 0; i < 100; ++i)
            bench.live->say(QString::number(i), u"running"_s);
        QTRY_COMPARE(batches.size(), size_t(1));
        QCOMPARE(batches[0], size_t(100));
        QCOMPARE(bench.status(u"7"_s), u"running"_s);
    }

    void anUnknownStateIsShownAsSentAndNeverActedOn()
    {
        Bench bench;
        bench.port->rows = {deploymentOf(u"1"_s, u"running"_s)};
        bench.workflow->start(60s);
        QTRY_VERIFY(bench.workflow->snapshot().hasValue());
        bench.live->say(u"1"_s, u"Paused_By_Host"_s);
        QCOMPARE(bench.status(u"1"_s), u"Paused_By_Host"_s);
        QCOMPARE(bench.workflow->findToken(u"1"_s)->state, DeploymentState::Unknown);
        const auto can = bench.workflow->canStop({Bench::id(u"1"_s)});
        QVERIFY(!can.allowed && can.reason.contains(u"Paused_By_Host"_s));
    }

    void aMessageNeverMakesAStepTheMachineDoesNotKnow()
    {
        Bench bench;
        bench.port->rows = {deploymentOf(u"1"_s, u"stopped"_s)};
        bench.workflow->start(60s);
        QTRY_VERIFY(bench.workflow->snapshot().hasValue() && !bench.workflow->isRefreshing());
        const int reads = bench.port->listCalls;
        bench.live->say(u"1"_s, u"running"_s);
        QCOMPARE(bench.status(u"1"_s), u"stopped"_s);
        QTRY_COMPARE(bench.port->listCalls, reads + 1); // a read decides
        QCOMPARE(bench.workflow->illegalJumps(), 0);
    }

    void anIllegalStepOfTheListIsAFindingAndTheListWins()
    {
        Bench bench;
        bench.port->rows = {deploymentOf(u"1"_s, u"stopped"_s)};
        bench.read();
        bench.port->set(u"1"_s, u"running"_s);
        bench.read();
        QCOMPARE(bench.status(u"1"_s), u"running"_s);
        QCOMPARE(bench.workflow->illegalJumps(), 1);
        const auto history = bench.workflow->history(Bench::id(u"1"_s));
        QCOMPARE(history.events.front().type, u"illegal-transition"_s);
    }

    void progressNeverGoesBackWithinOneAttempt()
    {
        Bench bench;
        bench.port->rows = {deploymentOf(u"1"_s, u"deploying"_s)};
        bench.read();
        bench.live->say(u"1"_s, {}, 80);
        bench.live->say(u"1"_s, {}, 40);
        QCOMPARE(bench.workflow->findToken(u"1"_s)->progress, 80);
        bench.clock->advance(1s);
        bench.read(); // the list knows no percent, and does not take it away
        QCOMPARE(bench.workflow->findToken(u"1"_s)->progress, 80);
        bench.live->say(u"1"_s, u"failed"_s);
        bench.live->say(u"1"_s, u"deploying"_s);
        bench.live->say(u"1"_s, {}, 5);
        QCOMPARE(bench.workflow->findToken(u"1"_s)->progress, 5);
    }

    void theTimeInEachStateIsKept()
    {
        Bench bench;
        bench.port->rows = {deploymentOf(u"1"_s, u"deploying"_s)};
        bench.read();
        bench.live->say(u"1"_s, u"starting"_s);
        bench.clock->advance(48s);
        bench.live->say(u"1"_s, u"running"_s);
        const auto stays = bench.workflow->history(Bench::id(u"1"_s)).stays;
        QCOMPARE(stays.size(), size_t(3));
        QVERIFY(stays[0].sinceFirstLook);
        QCOMPARE(stays[1].lasted, 48s);
        QCOMPARE(stays[2].state, DeploymentState::Running);
        QVERIFY(!stays[2].lasted);
    }

    void aStopIsRecordedSentAndReadBack()
    {
        Bench bench;
        bench.port->rows = {deploymentOf(u"1"_s, u"running"_s)};
        bench.read();
        const auto results = await(bench.workflow->runStop({Bench::id(u"1"_s)}, {}));
        QVERIFY(results && results->has_value());
        QVERIFY2((*results)->front().ok, qPrintable((*results)->front().text));
        QVERIFY(bench.port->getCalls >= 2); // "stopped" was answered at once and not believed
        const auto records = bench.audit->recordsOf(u"agent.stop"_s);
        QCOMPARE(records.size(), size_t(2));
        QCOMPARE(records[0].outcome, audit::Outcome::Intended);
        QCOMPARE(records[1].outcome, audit::Outcome::Done);
    }

    void withoutTheRecordNothingIsSent()
    {
        Bench bench;
        bench.port->rows = {deploymentOf(u"1"_s, u"running"_s)};
        bench.read();
        bench.audit->failFromNowOn();
        const auto stopped = await(bench.workflow->runStop({Bench::id(u"1"_s)}, {}));
        QCOMPARE(stopped->error().kind, ErrorKind::Refused);
        QCOMPARE(bench.port->stopCalls, 0);
        const auto deployed = await(bench.workflow->deploy(wish(u"9"_s), {}));
        QCOMPARE(deployed->error().kind, ErrorKind::Refused);
        QCOMPARE(bench.port->deployCalls, 0);
    }

    void aBulkStopNamesWhomItLeavesOut()
    {
        Bench bench;
        bench.port->rows = {deploymentOf(u"1"_s, u"running"_s), deploymentOf(u"2"_s, u"stopped"_s), deploymentOf(u"3"_s, u"paused"_s),
                            deploymentOf(u"4"_s, u"deploying"_s, u"secret1other"_s)};
        bench.read();
        const domain::Plan plan
            = bench.workflow->planStop({Bench::id(u"1"_s), Bench::id(u"2"_s), Bench::id(u"3"_s), Bench::id(u"4"_s), Bench::id(u"5"_s)});
        QCOMPARE(plan.steps.size(), size_t(2));
        QVERIFY(plan.steps[0].what.contains(u"conversations"_s)); // what is lost
        QCOMPARE(plan.skipped.size(), 3);
        QVERIFY(plan.skipped.join(u' ').contains(u"already stopped"_s));
        QCOMPARE(plan.checks.size(), size_t(1)); // the one whose owner is not signed in
        QVERIFY(plan.checks[0].text.contains(u"secret1other"_s));
        for (const auto &step : plan.steps)
            QVERIFY(step.command.startsWith(u"curl "_s) && step.command.contains(u"$ORCHESTRATOR_TOKEN"_s));
    }

    void aThrottledStopWaitsAndIsSentAgain()
    {
        Bench bench;
        bench.port->rows = {deploymentOf(u"1"_s, u"running"_s)};
        bench.port->throttledTimes = 2;
        bench.read();
        const auto results = await(bench.workflow->runStop({Bench::id(u"1"_s)}, {}));
        QVERIFY((*results)->front().ok);
        QCOMPARE(bench.port->stopCalls, 3);
    }

    void anAnswerThatWasLostIsReadBack()
    {
        Bench bench;
        bench.port->rows = {deploymentOf(u"1"_s, u"running"_s)};
        bench.port->stopError = Error{.kind = ErrorKind::OutcomeUnknown, .what = u"lost"_s};
        bench.read();
        const auto results = await(bench.workflow->runStop({Bench::id(u"1"_s)}, {}));
        QVERIFY((*results)->front().ok);
        QCOMPARE(bench.port->stopCalls, 1);
        QVERIFY((*results)->front().text.contains(u"lost"_s));
    }

    void productionAsksForItsUnlockAndThePhrase()
    {
        Bench bench(domain::EnvironmentKind::Production);
        bench.port->rows = {deploymentOf(u"0088"_s, u"running"_s)};
        bench.read();
        QVERIFY(!bench.workflow->canStop({Bench::id(u"0088"_s)}).allowed);
        QVERIFY(!bench.workflow->canDeploy().allowed);
        bench.access->unlock();
        const domain::Plan plan = bench.workflow->planStop({Bench::id(u"0088"_s)});
        QCOMPARE(plan.phrase, u"prod/0088"_s);
        QCOMPARE(await(bench.workflow->runStop({Bench::id(u"0088"_s)}, u"prod/88"_s))->error().kind, ErrorKind::Refused);
        QCOMPARE(bench.port->stopCalls, 0);
        QVERIFY(await(bench.workflow->runStop({Bench::id(u"0088"_s)}, u"prod/0088"_s))->has_value());
    }

    void oldDataIsNothingToActOn()
    {
        Bench bench;
        bench.port->rows = {deploymentOf(u"1"_s, u"running"_s)};
        bench.workflow->start(30s);
        QTRY_VERIFY(bench.workflow->snapshot().hasValue());
        bench.clock->advance(61s);
        QVERIFY(!bench.workflow->canStop({Bench::id(u"1"_s)}).allowed);
        QVERIFY(bench.workflow->planDeploy(wish(u"9"_s)).refusal.contains(u"too old"_s));
    }

    void aDeploymentSignsInIsSentOnceAndFollowed()
    {
        Bench bench;
        bench.read();
        const auto asked = await(bench.workflow->signingRequest(wish(u"9"_s)));
        SignedMessage message{***asked, {}};
        QString acceptedAs;
        const auto receipt = await(bench.workflow->deploy(wish(u"9"_s), message, [&](const DeployReceipt &took) { acceptedAs = took.id.text(); }));
        QVERIFY2(receipt && receipt->has_value(), qPrintable(receipt->has_value() ? QString() : receipt->error().what));
        QCOMPARE(acceptedAs, u"id-9"_s);
        QCOMPARE(bench.port->signIns, 1);
        QCOMPARE(bench.port->deployCalls, 1);
        const auto records = bench.audit->recordsOf(u"agent.deploy"_s);
        QCOMPARE(records.size(), size_t(2));
        QCOMPARE(records[1].outcome, audit::Outcome::Done);
        QTRY_COMPARE(bench.status(u"9"_s), u"running"_s);
    }

    void aLostDeployIsDecidedByAReadAndNeverSentTwice()
    {
        Bench bench;
        bench.read();
        bench.port->deployError = Error{.kind = ErrorKind::OutcomeUnknown, .what = u"timeout"_s};
        const auto there = await(bench.workflow->deploy(wish(u"9"_s), {}));
        QVERIFY(there->has_value() && (*there)->readBack);
        QCOMPARE(bench.port->deployCalls, 1);

        bench.port->deployArrives = false;
        const auto gone = await(bench.workflow->deploy(wish(u"10"_s), {}));
        QCOMPARE(gone->error().kind, ErrorKind::OutcomeUnknown);
        QCOMPARE(bench.port->deployCalls, 2);
        QCOMPARE(bench.audit->recordsOf(u"agent.deploy"_s).back().outcome, audit::Outcome::Unknown);
    }

    void aFailedDeploymentSaysWhy()
    {
        Bench bench;
        bench.read();
        bench.port->failsAt = u"image pull failed"_s;
        const auto receipt = await(bench.workflow->deploy(wish(u"9"_s), {}));
        QVERIFY(receipt->error().what.contains(u"image pull failed"_s));
        QCOMPARE(bench.audit->recordsOf(u"agent.deploy"_s).back().outcome, audit::Outcome::Failed);
    }

    void anNftWithADeploymentTakesNoSecondOne()
    {
        Bench bench;
        bench.port->rows = {deploymentOf(u"9"_s, u"running"_s), deploymentOf(u"8"_s, u"failed"_s)};
        bench.read();
        QVERIFY(bench.workflow->planDeploy(wish(u"9"_s)).refusal.contains(u"at most one"_s));
        QVERIFY(bench.workflow->planDeploy(wish(u"8"_s)).isAllowed()); // a failed one is tried again
        QCOMPARE(await(bench.workflow->deploy(wish(u"9"_s), {}))->error().kind, ErrorKind::Refused);
        QCOMPARE(bench.port->deployCalls, 0);
    }

    void theFormIsLookedAtBeforeAnythingIsAsked()
    {
        using Field = DeployProblem::Field;
        const auto fields = [](DeployRequest request) {
            QList<int> found;
            for (const DeployProblem &problem : problemsOf(request))
                found << int(problem.field);
            return found;
        };
        QVERIFY(fields(wish(u"9"_s)).isEmpty());
        DeployRequest bad = wish(u" 9"_s);
        bad.wallet = u"cosmos1abc"_s;
        bad.provider = u"Secret VM!"_s;
        bad.resources = {u"two"_s, u"4 GB"_s, {}};
        QCOMPARE(fields(bad), (QList<int>{int(Field::Token), int(Field::Wallet), int(Field::Provider), int(Field::Cpu), int(Field::Memory)}));
    }

    void aProviderWithoutAttestationIsAWarningOnThePlan()
    {
        Bench bench;
        bench.read();
        DeployRequest akash = wish(u"9"_s);
        akash.provider = u"akash"_s;
        bool warned = false;
        for (const auto &check : bench.workflow->planDeploy(akash).checks)
            warned |= check.state == domain::CheckState::Warning && check.text.contains(u"not be attested"_s);
        QVERIFY(warned);
    }

    void theEleventhChangeOfAMinuteWaits()
    {
        WritePace pace(10);
        const MonotonicTime start{1h};
        for (int i = 0; i < 10; ++i) {
            QCOMPARE(pace.wait(start + i * 1s), 0ms);
            pace.take(start + i * 1s);
        }
        QCOMPARE(pace.wait(start + 20s), 40s);
        QCOMPARE(pace.wait(start + 60s), 0ms);
    }

    void aFailedPollKeepsTheLastListAndSaysSo()
    {
        Bench bench;
        bench.port->rows = {deploymentOf(u"1"_s, u"running"_s)};
        bench.read();
        bench.port->listError = Error{.kind = ErrorKind::Network, .what = u"connection refused"_s};
        QVERIFY(!await(bench.workflow->refresh())->has_value());
        QVERIFY(bench.workflow->snapshot().hasValue());
        QCOMPARE(bench.workflow->snapshot().failedTries, 1);
        QCOMPARE(bench.status(u"1"_s), u"running"_s);
    }
};

QTEST_GUILESS_MAIN(AgentsWorkflowTest)
#include "tst_agents_workflow.moc"
