// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/provers/scripted_account.h"
#include "tests/support/await.h"
#include "tests/support/memory_audit_log.h"

#include <QTest>

#include <algorithm>

using namespace pilothouse;
using namespace pilothouse::provers;
using namespace std::chrono_literals;
using domain::CheckState;
using test::await;
using test::errorOfKind;
using test::hostGroup;
using test::placeTasks;
using test::proverService;
using test::ScriptedAccount;
using test::taskDefinition;

/// Moving a service to another revision of its task definition, and what else the picture of a cluster holds: its broker, limits, alarms.
class ProversRevisionsTest : public QObject
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
            account->definitions
                = {taskDefinition(41, QStringLiteral("bento:2.3.0"), "new"), taskDefinition(40, QStringLiteral("bento:2.2.0"), "old"),
                   taskDefinition(39, QStringLiteral("bento:2.1.0"), "older", QStringLiteral("INACTIVE"))};
            account->fleet.services = {proverService(QStringLiteral("s-gpu-provers"), 8)};
            account->service().taskDefinition = account->service().rollouts[0].taskDefinition = account->definitions[0].arn;
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
            refresh();
        }
        void refresh()
        {
            const auto read = await(workflow->refresh());
            if (!read || !*read)
                qFatal("the picture could not be read");
        }
        Result<RevisionHistory> revisions()
        {
            auto read = await(workflow->revisions(id, CancelToken(), 10));
            if (!read)
                qFatal("the revisions were not read to the end");
            return *read;
        }
        Result<ChangeResult> move(const QString &revision, const QString &phrase = QString())
        {
            auto moved = await(workflow->useDefinition(id, revision, phrase));
            if (!moved)
                qFatal("the change did not end");
            return *moved;
        }
        std::vector<audit::Outcome> outcomes() const
        {
            std::vector<audit::Outcome> all;
            for (const audit::Record &record : audit->recordsOf(QStringLiteral("provers.task-definition")))
                all.push_back(record.outcome);
            return all;
        }
        const domain::ProverFleet &fleet() const { return *workflow->snapshot().value; }
    };
    using Outcomes = std::vector<audit::Outcome>;

private slots:
    void revisionsAreReadOnceAndTheOneBeforeIsKnown()
    {
        Desk desk;
        const auto history = desk.revisions();
        QVERIFY(history);
        QCOMPARE(history->revisions.size(), size_t(2)); // what was deregistered is not offered
        QCOMPARE(history->currentOne()->revision, 41);
        QCOMPARE(history->previous()->revision, 40);
        QCOMPARE(history->find(QStringLiteral("40")), history->find(QStringLiteral("s-gpu-provers:40")));
        QCOMPARE(desk.account->definitionsRead, 2);
        QVERIFY(desk.revisions());
        QCOMPARE(desk.account->definitionsRead, 2); // revisions never change
    }

    void theOneThatRunsIsShownThoughItWasDeregistered()
    {
        Desk desk;
        desk.account->service().taskDefinition = desk.account->definitions[2].arn;
        desk.refresh();
        const auto history = desk.revisions();
        QVERIFY(history);
        QCOMPARE(history->revisions.size(), size_t(3));
        QCOMPARE(history->currentOne()->status, QStringLiteral("INACTIVE"));
        QVERIFY(history->previous() == nullptr); // 40 and 41 are later ones
    }

    void aPlanTellsWhatDiffersAndNeverASecret()
    {
        Desk desk;
        QVERIFY(!desk.workflow->planDefinition(desk.id, QStringLiteral("40")).isAllowed()); // nothing is known of it yet
        QVERIFY(desk.revisions());
        const domain::Plan plan = desk.workflow->planDefinition(desk.id, QStringLiteral("40"));
        QVERIFY2(plan.isAllowed(), qPrintable(plan.refusal));
        const QString text = plan.toText();
        QVERIFY2(text.contains(QStringLiteral("Setting gpu-prover image: bento:2.3.0 → bento:2.2.0")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("environment.DATABASE_URL changes (value hidden)")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("s-gpu-provers:41 → s-gpu-provers:40; all 8 tasks are replaced")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("--task-definition s-gpu-provers:40")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("unable to place a task")), qPrintable(text)); // one task a host: the known trap
        QVERIFY2(plan.title.startsWith(QLatin1String("Roll s-gpu-provers back")), qPrintable(plan.title));
        QVERIFY(!desk.workflow->planDefinition(desk.id, QStringLiteral("41")).isAllowed()); // it has that
        QVERIFY(!desk.workflow->planDefinition(desk.id, QStringLiteral("7")).isAllowed());
        QVERIFY(desk.account->changes.isEmpty());
    }

    void theServiceIsMovedRecordedAndReadBack()
    {
        Desk desk;
        QVERIFY(desk.revisions());
        const auto moved = desk.move(QStringLiteral("40"));
        QVERIFY2(moved && moved->ok && !moved->error, moved ? qPrintable(moved->text) : qPrintable(moved.error().what));
        QCOMPARE(desk.account->changes, QStringList(QStringLiteral("use ") + desk.account->definitions[1].arn));
        QCOMPARE(desk.outcomes(), (Outcomes{audit::Outcome::Intended, audit::Outcome::Done}));
        QVERIFY2(moved->inForce.contains(QLatin1String("s-gpu-provers:40")), qPrintable(moved->inForce));
        QVERIFY(moved->inverseCommands.value(0).contains(QLatin1String("s-gpu-provers:41")));
        desk.refresh();
        const domain::Plan back = desk.workflow->planDefinition(desk.id, QStringLiteral("41"));
        QVERIFY2(back.isAllowed() && back.title.startsWith(QLatin1String("Move s-gpu-provers on")), qPrintable(back.title));
    }

    void aRefusalLeavesEverythingAsItWas()
    {
        Desk desk;
        QVERIFY(desk.revisions());
        desk.account->definitionError = errorOfKind(ErrorKind::Forbidden, "not authorized to perform: iam:PassRole");
        const auto moved = desk.move(QStringLiteral("40"));
        QVERIFY(!moved);
        QCOMPARE(moved.error().kind, ErrorKind::Forbidden);
        QCOMPARE(desk.outcomes(), (Outcomes{audit::Outcome::Intended, audit::Outcome::Failed}));
    }

    void aLostAnswerIsDecidedByWhatIsReadBack()
    {
        Desk done;
        QVERIFY(done.revisions());
        done.account->definitionError = errorOfKind(ErrorKind::OutcomeUnknown, "no answer");
        const auto moved = done.move(QStringLiteral("40"));
        QVERIFY(moved && moved->ok);
        QVERIFY(moved->text.contains(QLatin1String("the answer was lost")));
        Desk open;
        QVERIFY(open.revisions());
        open.account->definitionError = errorOfKind(ErrorKind::OutcomeUnknown, "no answer");
        open.account->actsThoughLost = false;
        const auto unknown = open.move(QStringLiteral("40"));
        QVERIFY(unknown && !unknown->ok && unknown->error);
        QCOMPARE(unknown->error->kind, ErrorKind::OutcomeUnknown);
        QCOMPARE(open.outcomes(), (Outcomes{audit::Outcome::Intended, audit::Outcome::Unknown}));
    }

    void aServiceThatWasMovedMeanwhileIsLeftAlone()
    {
        Desk desk;
        QVERIFY(desk.revisions());
        desk.account->service().taskDefinition = QStringLiteral("arn:aws:ecs:us-west-2:1:task-definition/s-gpu-provers:42");
        const auto moved = desk.move(QStringLiteral("40"));
        QVERIFY(!moved);
        QCOMPARE(moved.error().kind, ErrorKind::Conflict);
        QVERIFY(desk.account->changes.isEmpty());
        QVERIFY(desk.outcomes().empty());
    }

    void productionAsksForThePhraseAndWritesForTheLock()
    {
        Desk desk(domain::EnvironmentKind::Production);
        QVERIFY(desk.revisions()); // reading is free
        QVERIFY(!desk.move(QStringLiteral("40")));
        desk.access->unlock();
        const auto without = desk.move(QStringLiteral("40"));
        QVERIFY(!without && without.error().kind == ErrorKind::Refused);
        QVERIFY(desk.account->changes.isEmpty());
        const auto with = desk.move(QStringLiteral("40"), QStringLiteral("env/s-gpu-provers"));
        QVERIFY(with && with->ok);
    }

    void aFullRecordStopsItBeforeAnythingIsSent()
    {
        Desk desk;
        QVERIFY(desk.revisions());
        desk.audit->failFromNowOn();
        QVERIFY(!desk.move(QStringLiteral("40")));
        QVERIFY(desk.account->changes.isEmpty());
    }

    void theBrokerIsARowThatIsNeverBetterThanUnknown()
    {
        Desk desk;
        domain::HostGroup group = hostGroup(QStringLiteral("s-broker-asg"), 1, QStringLiteral("t3.xlarge"));
        group.arn = QStringLiteral("arn:broker");
        group.tags = {{QStringLiteral("Project"), QStringLiteral("s")}, {QStringLiteral("Role"), QStringLiteral("broker")}};
        desk.account->fleet.groups.push_back(group);
        domain::HostGroup strangers = group;
        strangers.name = QStringLiteral("x-broker-asg");
        strangers.tags[QStringLiteral("Project")] = QStringLiteral("x");
        desk.account->fleet.groups.push_back(strangers);
        const QString machine = group.hosts[0].instanceId;
        desk.account->health.insert(machine, {QStringLiteral("running"), QStringLiteral("ok")});
        desk.refresh();
        QCOMPARE(desk.fleet().services.size(), size_t(2));
        const domain::ProverService broker = desk.fleet().services[1];
        QCOMPARE(broker.name, QStringLiteral("s-broker"));
        QCOMPARE(domain::proverRole(broker), QStringLiteral("broker"));
        QCOMPARE(broker.state, domain::RunState::Unknown); // its unit was not asked
        QCOMPARE(domain::proverStateText(broker), QStringLiteral("Host up"));
        QVERIFY(!broker.isSteady());
        const domain::ProverServiceId id = broker.id;
        QVERIFY(!desk.workflow->planScale(id, ScaleTarget(2)).isAllowed());
        QVERIFY(!desk.workflow->planRestart(id).isAllowed());
        const auto log = await(desk.workflow->logs(id, LogWish(), CancelToken()));
        QVERIFY(log && !*log && log->error().what.contains(QLatin1String("journal")));
        desk.account->health.insert(machine, {QStringLiteral("running"), QStringLiteral("impaired")});
        desk.refresh();
        QCOMPARE(desk.fleet().services[1].state, domain::RunState::Unhealthy);
        desk.account->fleet.groups[1].hosts.clear();
        desk.refresh();
        QCOMPARE(domain::proverStateText(desk.fleet().services[1]), QStringLiteral("No host"));
    }

    void theVcpuQuotaIsCheckedBeforeHostsAreAskedFor()
    {
        Desk desk;
        const auto text = [&desk](int to) { return desk.workflow->planScale(desk.id, ScaleTarget(to)).toText(); };
        QVERIFY2(text(12).contains(QLatin1String("vCPU quota: 32 in use + 16 to come = 48 of 64 (Running On-Demand G and VT instances)")),
                 qPrintable(text(12)));
        const domain::Plan beyond = desk.workflow->planScale(desk.id, ScaleTarget(20));
        QVERIFY2(beyond.toText().contains(QLatin1String("32 in use + 48 to come = 80, but 64 may run")), qPrintable(beyond.toText()));
        QVERIFY(std::ranges::any_of(beyond.checks, [](const domain::PlanCheck &check) { return check.state == CheckState::Fail; }));
        QVERIFY(!text(4).contains(QLatin1String("vCPU"))); // nothing is to come
    }

    void aQuotaThatIsNotKnownIsSaidAndNeverPasses_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<QString>("words");
        QTest::newRow("the limit") << 0 << "the quota could not be read";
        QTest::newRow("what runs") << 1 << "how many vCPUs run now could not be read";
        QTest::newRow("the class") << 2 << "which quota machines of this type count against is not known here";
    }
    void aQuotaThatIsNotKnownIsSaidAndNeverPasses()
    {
        QFETCH(int, what);
        QFETCH(QString, words);
        Desk desk;
        if (what == 0)
            desk.account->limit.reset();
        if (what == 1)
            desk.account->machineCount.reset();
        if (what == 2)
            for (domain::GroupHost &host : desk.account->fleet.groups[0].hosts)
                host.instanceType = QStringLiteral("quantum1.xlarge");
        // Limits are kept for a while: another desk asks anew.
        ProversWorkflow::Parts parts;
        parts.ports = {desk.account, desk.account, desk.account, desk.account, desk.account, desk.account, desk.account};
        parts.stack = QStringLiteral("s");
        parts.access = desk.access;
        parts.audit = desk.audit;
        parts.operations = desk.operations;
        parts.clock = desk.clock;
        const auto workflow = std::make_shared<ProversWorkflow>(parts);
        QVERIFY(*await(workflow->refresh()));
        const domain::Plan plan = workflow->planScale(desk.id, ScaleTarget(12));
        QVERIFY2(plan.toText().contains(QStringLiteral("vCPU quota not checked: ") + words), qPrintable(plan.toText()));
        for (const domain::PlanCheck &check : plan.checks)
            QVERIFY2(!check.text.startsWith(QLatin1String("vCPU quota")) || check.state == CheckState::Unknown, qPrintable(check.text));
    }

    void alarmsThatMayNotBeReadAreNotNoAlarms()
    {
        Desk desk;
        QVERIFY(desk.fleet().alarms && desk.fleet().alarms->empty());
        desk.account->alarmList.reset();
        desk.refresh();
        QVERIFY(!desk.fleet().alarms);
        QCOMPARE(desk.fleet().denied.back().feature, QStringLiteral("alarms"));
        QCOMPARE(desk.fleet().services.size(), size_t(1)); // the rest works on
    }
};

QTEST_GUILESS_MAIN(ProversRevisionsTest)
#include "tst_provers_revisions.moc"
