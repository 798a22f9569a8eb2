// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/provers/definition_plan.h"
#include "services/provers/discovery.h"
#include "services/provers/host_prices.h"
#include "services/provers/scale_plan.h"
#include "tests/services/provers/prover_samples.h"

#include <QTest>

using namespace pilothouse;
using namespace pilothouse::provers;
using domain::CheckState;
using domain::LinkProof;
using domain::ProverFleet;
using domain::RunState;
using test::hostGroup;
using test::placeTasks;
using test::proverService;

Q_DECLARE_METATYPE(pilothouse::domain::RunState)

/// What belongs together is found, not assumed; and what scaling means follows from it.
class ProversDiscoveryTest : public QObject
{
    Q_OBJECT

    static domain::ProverCluster cluster(const char *name, const char *project = "")
    {
        domain::ProverCluster made;
        made.name = QString::fromLatin1(name);
        made.arn = QStringLiteral("arn:cluster/") + made.name;
        if (*project != '\0')
            made.tags.insert(QStringLiteral("Project"), QString::fromLatin1(project));
        return made;
    }
    /// Eight provers on eight hosts.
    static ProverFleet eight()
    {
        ProverFleet fleet;
        fleet.services = {proverService(QStringLiteral("s-gpu-provers"), 8)};
        fleet.groups = {hostGroup(QStringLiteral("s-gpu-asg"), 8)};
        placeTasks(&fleet, fleet.services[0], fleet.groups[0], 8);
        linkGroups(&fleet, {{}, QStringLiteral("s")});
        return fleet;
    }
    static ScaleDecision decide(const ProverFleet &fleet, int to) { return decideScale(fleet, fleet.services[0], to); }
    static domain::Environment environment(domain::EnvironmentKind kind) { return {domain::EnvironmentId(QStringLiteral("env")), kind}; }
    static QStringList stepsOf(const domain::Plan &plan)
    {
        QStringList steps;
        for (const domain::PlanStep &step : plan.steps)
            steps << step.what;
        return steps;
    }

private slots:
    void takesTheClustersOfTheStackAndSaysHow()
    {
        const auto byTag = chooseClusters({cluster("s-cluster", "other"), cluster("x", "s"), cluster("default")}, QStringLiteral("s"));
        QCOMPARE(byTag.clusters.size(), size_t(1));
        QCOMPARE(byTag.clusters[0].name, QStringLiteral("x"));
        QVERIFY(byTag.how.contains(QLatin1String("tag Project=s")));
        const auto byName = chooseClusters({cluster("s-cluster"), cluster("sx-cluster"), cluster("s")}, QStringLiteral("s"));
        QCOMPARE(byName.clusters.size(), size_t(2));
        const auto none = chooseClusters({cluster("default")}, QStringLiteral("s"));
        QVERIFY(none.clusters.empty() && none.how.contains(QLatin1String("default")));
        QCOMPARE(chooseClusters({cluster("a"), cluster("b")}, QString()).clusters.size(), size_t(2));
    }

    void aServiceIsLinkedByTheMachinesItRunsOn()
    {
        const ProverFleet fleet = eight();
        QVERIFY(fleet.services[0].group.has_value());
        QCOMPARE(fleet.services[0].group->group, QStringLiteral("s-gpu-asg"));
        QCOMPARE(fleet.services[0].group->proof, LinkProof::Hosts);
        QVERIFY(fleet.services[0].group->how.contains(QLatin1String("aws:autoscaling:groupName")));
        QCOMPARE(fleet.services[0].hostsInUse, 8);
        QCOMPARE(fleet.services[0].mostTasksPerHost, 1);
    }

    void aCapacityProviderCountsMoreThanWhereOldTasksRun()
    {
        ProverFleet fleet = eight();
        fleet.services[0].launchType.clear();
        fleet.services[0].providers = {QStringLiteral("gpu-cp")};
        const CapacityProvider provider{QStringLiteral("gpu-cp"),
                                        QStringLiteral("arn:aws:autoscaling:us-west-2:1:autoScalingGroup:0:autoScalingGroupName/s-new-asg"), true};
        linkGroups(&fleet, {{provider}, QStringLiteral("s")});
        QCOMPARE(fleet.services[0].group->group, QStringLiteral("s-new-asg"));
        QCOMPARE(fleet.services[0].group->proof, LinkProof::CapacityProvider);
        QVERIFY(fleet.services[0].group->managedScaling);
        // ECS moves that group itself: the service alone is scaled.
        const ScaleDecision decision = decide(fleet, 12);
        QVERIFY(decision.refusal.isEmpty() && decision.movesService && !decision.movesGroup);
    }

    void withoutTasksTheMachineTypeAndThenTheNameDecide()
    {
        ProverFleet fleet;
        fleet.services = {proverService(QStringLiteral("s-gpu-provers"), 0)};
        fleet.groups = {hostGroup(QStringLiteral("s-gpu-asg"), 2), hostGroup(QStringLiteral("s-exec-asg"), 1, QStringLiteral("r7iz.2xlarge"))};
        linkGroups(&fleet, {{}, QStringLiteral("s")});
        QCOMPARE(fleet.services[0].group->proof, LinkProof::Name);
        QVERIFY(!fleet.services[0].group->isProven());
        fleet.services[0].placementConstraints = {QStringLiteral("attribute:ecs.instance-type == r7iz.2xlarge")};
        linkGroups(&fleet, {{}, QStringLiteral("s")});
        QCOMPARE(fleet.services[0].group->group, QStringLiteral("s-exec-asg"));
        QCOMPARE(fleet.services[0].group->proof, LinkProof::PlacementConstraint);
        // The names of the read-me are linked as well.
        fleet.services = {proverService(QStringLiteral("s-gpu-provers-service"), 0)};
        linkGroups(&fleet, {{}, QStringLiteral("s")});
        QCOMPARE(fleet.services[0].group->group, QStringLiteral("s-gpu-asg"));
    }

    void whatIsAmbiguousStaysUnknownWithItsReason()
    {
        ProverFleet fleet;
        fleet.services = {proverService(QStringLiteral("s-gpu-provers"), 2)};
        fleet.groups = {hostGroup(QStringLiteral("a"), 1), hostGroup(QStringLiteral("b"), 1)};
        placeTasks(&fleet, fleet.services[0], fleet.groups[0], 1);
        placeTasks(&fleet, fleet.services[0], fleet.groups[1], 1);
        linkGroups(&fleet, {{}, QStringLiteral("s")});
        QVERIFY(!fleet.services[0].group);
        QVERIFY(fleet.services[0].groupUnknown.contains(QLatin1String("2 groups (a, b)")));
        const ScaleDecision decision = decide(fleet, 3);
        QVERIFY(decision.refusal.contains(QLatin1String("could not be found")));
        QVERIFY(!scalePlan(decision, environment(domain::EnvironmentKind::Staging), {}).isAllowed());
    }

    void aServiceWithoutMachinesIsScaledAlone()
    {
        ProverFleet fleet;
        fleet.services = {proverService(QStringLiteral("s-aux-agent"), 1, QStringLiteral("FARGATE"))};
        linkGroups(&fleet, {{}, QStringLiteral("s")});
        QVERIFY(!fleet.services[0].group && fleet.services[0].groupUnknown.isEmpty());
        const ScaleDecision decision = decide(fleet, 2);
        QVERIFY(decision.movesService && !decision.movesGroup && decision.refusal.isEmpty());
    }

    void upRaisesTheBoundsAndTheGroupFirst()
    {
        const ScaleDecision decision = decide(eight(), 12);
        QCOMPARE(decision.groupBefore, (GroupSize{8, 8, 8}));
        QCOMPARE(decision.groupAfter, (GroupSize{8, 12, 12}));
        QVERIFY(decision.groupFirst && decision.movesGroup && decision.movesService);
        const domain::Plan plan = scalePlan(decision, environment(domain::EnvironmentKind::Staging), {QStringLiteral("--region us-west-2")});
        const QStringList steps = stepsOf(plan);
        QCOMPARE(steps.size(), 4);
        QCOMPARE(steps[0], QStringLiteral("Raise group s-gpu-asg: max 8 → 12, desired 8 → 12"));
        QVERIFY(steps[1].startsWith(QLatin1String("Wait until 12 hosts")));
        QCOMPARE(steps[2], QStringLiteral("Set service s-gpu-provers: desired 8 → 12"));
        QVERIFY(plan.steps[0].command.contains(QLatin1String("--min-size 8 --max-size 12 --desired-capacity 12 --region us-west-2")));
        QVERIFY(plan.toText().contains(QLatin1String("+7.444 USD/h")));
        QVERIFY(!plan.phrase);
    }

    void downLowersTheServiceFirstAndTheBoundsWithIt()
    {
        const ScaleDecision decision = decide(eight(), 4);
        QCOMPARE(decision.groupAfter, (GroupSize{4, 8, 4}));
        QVERIFY(!decision.groupFirst);
        const QStringList steps = stepsOf(scalePlan(decision, environment(domain::EnvironmentKind::Staging), {}));
        QCOMPARE(steps[0], QStringLiteral("Set service s-gpu-provers: desired 8 → 4"));
        QVERIFY(steps[1].startsWith(QLatin1String("Wait until at most 4 tasks run")));
        QCOMPARE(steps[2], QStringLiteral("Lower group s-gpu-asg: min 8 → 4, desired 8 → 4"));
    }

    void zeroAndProductionAskForAPhrase()
    {
        const domain::Plan zero = scalePlan(decide(eight(), 0), environment(domain::EnvironmentKind::Staging), {});
        QCOMPARE(zero.phrase, std::optional(QStringLiteral("env/s-gpu-provers")));
        QVERIFY(zero.phraseReason.contains(QLatin1String("0")));
        QVERIFY(scalePlan(decide(eight(), 9), environment(domain::EnvironmentKind::Production), {}).phrase);
    }

    void severalTasksOnAHostNeedFewerHosts()
    {
        ProverFleet fleet = eight();
        for (size_t i = 0; i < fleet.tasks.size(); ++i)
            fleet.tasks[i].hostArn = fleet.hosts[i / 2].arn;
        linkGroups(&fleet, {{}, QStringLiteral("s")});
        QCOMPARE(fleet.services[0].mostTasksPerHost, 2);
        QCOMPARE(decide(fleet, 17).groupAfter.desired, 9);
    }

    void aSharedGroupIsNeverLowered()
    {
        ProverFleet fleet = eight();
        fleet.services.push_back(proverService(QStringLiteral("s-other"), 1));
        fleet.services[1].group = fleet.services[0].group;
        const ScaleDecision down = decideScale(fleet, fleet.services[0], 2);
        QVERIFY(down.movesService && !down.movesGroup);
        QVERIFY(down.groupNote.contains(QLatin1String("s-other")));
        QCOMPARE(decideScale(fleet, fleet.services[0], 10).groupAfter.desired, 10);
    }

    void whatCannotBeScaledIsRefusedWithItsReason_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QString>("value");
        QTest::addColumn<int>("to");
        QTest::newRow("so already") << QString() << QString() << 8;
        QTest::newRow("negative") << QString() << QString() << -1;
        QTest::newRow("draining") << QStringLiteral("status") << QStringLiteral("DRAINING") << 9;
        QTest::newRow("daemon") << QStringLiteral("strategy") << QStringLiteral("DAEMON") << 9;
        QTest::newRow("another controller") << QStringLiteral("controller") << QStringLiteral("CODE_DEPLOY") << 9;
    }
    void whatCannotBeScaledIsRefusedWithItsReason()
    {
        QFETCH(QString, member);
        QFETCH(QString, value);
        QFETCH(int, to);
        ProverFleet fleet = eight();
        domain::ProverService &service = fleet.services[0];
        if (member == QLatin1String("status"))
            service.status = value;
        if (member == QLatin1String("strategy"))
            service.schedulingStrategy = value;
        if (member == QLatin1String("controller"))
            service.controller = value;
        QVERIFY(!decide(fleet, to).refusal.isEmpty());
    }

    void aHalfDoneScaleIsFinishedByAskingForItAgain()
    {
        ProverFleet fleet = eight();
        fleet.services[0].desired = fleet.services[0].running = 4;
        const ScaleDecision decision = decide(fleet, 4);
        QVERIFY(decision.refusal.isEmpty() && !decision.movesService && decision.movesGroup);
        QCOMPARE(decision.groupAfter.desired, 4);
    }

    void readsTheNumbersOfAService_data()
    {
        QTest::addColumn<int>("desired");
        QTest::addColumn<int>("running");
        QTest::addColumn<int>("pending");
        QTest::addColumn<RunState>("state");
        QTest::newRow("all run") << 8 << 8 << 0 << RunState::Running;
        QTest::newRow("some start") << 8 << 5 << 3 << RunState::Starting;
        QTest::newRow("some are missing") << 8 << 5 << 0 << RunState::Unhealthy;
        QTest::newRow("too many") << 4 << 8 << 0 << RunState::Stopping;
        QTest::newRow("none wanted, none there") << 0 << 0 << 0 << RunState::Stopped;
        QTest::newRow("none wanted, some there") << 0 << 2 << 0 << RunState::Stopping;
    }
    void readsTheNumbersOfAService()
    {
        QFETCH(int, desired);
        QFETCH(int, running);
        QFETCH(int, pending);
        QFETCH(RunState, state);
        domain::ProverService service = proverService(QStringLiteral("x"), desired);
        service.running = running;
        service.pending = pending;
        QCOMPARE(domain::runStateOf(service), state);
        service.status = QStringLiteral("MIGRATING");
        QCOMPARE(domain::runStateOf(service), RunState::Unknown);
    }

    void aRestartThatWillNotFindPlacesIsSaidBefore()
    {
        const ProverFleet fleet = eight();
        const domain::Plan plan = restartPlan(fleet.services[0], environment(domain::EnvironmentKind::Staging), {});
        QVERIFY(plan.isAllowed());
        QVERIFY(std::any_of(plan.checks.begin(), plan.checks.end(), [](const domain::PlanCheck &check) {
            return check.state == CheckState::Warning && check.text.contains(QLatin1String("unable to place"));
        }));
    }

    void aPriceNobodyKnowsIsNotGuessed() { QVERIFY(!hourlyPriceOf(QStringLiteral("p9.huge"))); }
};

QTEST_APPLESS_MAIN(ProversDiscoveryTest)
#include "tst_provers_discovery.moc"
