// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/provers/provers_workflow.h"
#include "tests/services/provers/prover_samples.h"
#include "tests/support/await.h"
#include "tests/support/fake_clock.h"
#include "tests/support/memory_audit_log.h"

#include <QCoroTimer>

#include <QTest>

using namespace pilothouse;
using namespace pilothouse::provers;
using namespace std::chrono_literals;
using test::await;
using test::hostGroup;
using test::placeTasks;
using test::proverService;

namespace {

QCoro::Task<Done> turn()
{
    co_await QCoro::sleepFor(0ms); // answers come from the event loop, as over a socket
    co_return Done{};
}

Error errorOfKind(ErrorKind kind, const char *what)
{
    return {.kind = kind, .what = QString::fromLatin1(what)};
}

/// An account of values: one service on one group. What a change does is done at once, unless told otherwise.
class ScriptedAccount final : public ContainerPort, public GroupPort, public HostPort, public LogPort, public IdentityPort
{
public:
    domain::ProverFleet fleet;
    QStringList changes; ///< in order
    std::optional<Error> resizeError;
    std::optional<Error> desiredError;
    std::optional<Error> deployError;
    std::optional<Error> groupsError;
    std::optional<Error> identityError;
    bool actsThoughLost = true; ///< an OutcomeUnknown change took place
    bool hostsRegister = true;

    domain::ProverService &service() { return fleet.services[0]; }
    domain::HostGroup &group() { return fleet.groups[0]; }

    QCoro::Task<Result<Listed<domain::ProverCluster>>> clusters(CancelToken) override
    {
        co_await turn();
        Listed<domain::ProverCluster> list;
        domain::ProverCluster cluster;
        cluster.arn = QStringLiteral("arn:cluster/s-cluster");
        cluster.name = QStringLiteral("s-cluster");
        list.items.push_back(cluster);
        co_return list;
    }
    QCoro::Task<Result<Listed<domain::ProverService>>> services(domain::ProverCluster, CancelToken) override
    {
        co_await turn();
        Listed<domain::ProverService> list;
        list.items = fleet.services;
        co_return list;
    }
    QCoro::Task<Result<Listed<domain::ProverTask>>> tasks(domain::ProverCluster, CancelToken) override
    {
        co_await turn();
        Listed<domain::ProverTask> list;
        list.items = fleet.tasks;
        co_return list;
    }
    QCoro::Task<Result<Listed<domain::ContainerHost>>> hosts(domain::ProverCluster, CancelToken) override
    {
        co_await turn();
        Listed<domain::ContainerHost> list;
        list.items = fleet.hosts;
        co_return list;
    }
    QCoro::Task<Result<std::vector<CapacityProvider>>> capacityProviders(QStringList, CancelToken) override
    {
        co_return std::vector<CapacityProvider>();
    }
    QCoro::Task<Result<std::vector<domain::LogSource>>> logSources(QString, CancelToken) override
    {
        co_return std::vector<domain::LogSource>{{QStringLiteral("a"), QStringLiteral("g"), QStringLiteral("p"), {}},
                                                 {QStringLiteral("b"), QStringLiteral("g"), QStringLiteral("p"), {}}};
    }
    QCoro::Task<Result<domain::ProverService>> service(domain::ProverService) override
    {
        co_await turn();
        const domain::ProverService now = fleet.services[0];
        co_return now;
    }
    QCoro::Task<Status> setDesired(domain::ProverService, int count) override
    {
        co_await turn();
        changes << QStringLiteral("service %1").arg(count);
        const std::optional<Error> error = desiredError;
        if (error && !(error->kind == ErrorKind::OutcomeUnknown && actsThoughLost))
            co_return *error;
        service().desired = service().running = count;
        if (error)
            co_return *error;
        co_return Done{};
    }
    QCoro::Task<Status> deployAgain(domain::ProverService) override
    {
        co_await turn();
        changes << QStringLiteral("deploy");
        const std::optional<Error> error = deployError;
        if (!error || (error->kind == ErrorKind::OutcomeUnknown && actsThoughLost))
            service().rollouts[0].id = QStringLiteral("ecs-svc/2");
        if (error)
            co_return *error;
        co_return Done{};
    }
    QCoro::Task<Status> stopTask(domain::ProverTask task, QString) override
    {
        co_await turn();
        changes << QStringLiteral("stop ") + task.id();
        for (domain::ProverTask &each : fleet.tasks) {
            if (each.arn == task.arn)
                each.lastStatus = each.desiredStatus = QStringLiteral("STOPPED");
        }
        co_return Done{};
    }
    QString endpoint() const override { return QStringLiteral("https://ecs.us-west-2.amazonaws.com"); }

    QCoro::Task<Result<Listed<domain::HostGroup>>> groups(CancelToken) override
    {
        co_await turn();
        const std::optional<Error> error = groupsError;
        if (error)
            co_return *error;
        Listed<domain::HostGroup> list;
        list.items = fleet.groups;
        co_return list;
    }
    QCoro::Task<Result<domain::HostGroup>> group(QString) override
    {
        co_await turn();
        const domain::HostGroup now = fleet.groups[0];
        co_return now;
    }
    QCoro::Task<Result<QStringList>> failures(QString) override
    {
        co_return QStringList(QStringLiteral("We currently do not have sufficient g6e.xlarge capacity"));
    }
    QCoro::Task<Status> resize(QString, GroupSize size) override
    {
        co_await turn();
        changes << QStringLiteral("group %1/%2/%3").arg(size.minimum).arg(size.maximum).arg(size.desired);
        const std::optional<Error> error = resizeError;
        if (error && !(error->kind == ErrorKind::OutcomeUnknown && actsThoughLost))
            co_return *error;
        setSize(size);
        if (error)
            co_return *error;
        co_return Done{};
    }
    QCoro::Task<Result<QHash<QString, QString>>> groupsOf(QStringList ids, CancelToken) override
    {
        QHash<QString, QString> groups;
        for (const QString &id : ids)
            groups.insert(id, fleet.groups[0].name);
        co_return groups;
    }
    QCoro::Task<Result<Listed<domain::LogLine>>> read(LogQuestion question, CancelToken) override
    {
        Listed<domain::LogLine> list;
        const int second = question.source.container == QLatin1String("a") ? 2 : 1;
        list.items.push_back(
            {question.source.container, QDateTime::fromSecsSinceEpoch(second, Qt::UTC), question.source.container, QStringLiteral("x")});
        co_return list;
    }
    QCoro::Task<Result<Identity>> whoAmI(CancelToken) override
    {
        const std::optional<Error> error = identityError;
        if (error)
            co_return *error;
        co_return Identity{QStringLiteral("123456789012"), QStringLiteral("arn:me")};
    }

    void setSize(const GroupSize &size)
    {
        domain::HostGroup wanted = hostGroup(group().name, size.desired);
        wanted.minimum = size.minimum;
        wanted.maximum = size.maximum;
        group() = wanted;
        if (!hostsRegister)
            return;
        fleet.hosts.clear();
        domain::ProverFleet placed;
        placeTasks(&placed, service(), group(), size.desired);
        fleet.hosts = placed.hosts;
    }
};

} // namespace

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
            parts.ports = {account, account, account, account, account};
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
        parts.ports = {desk.account, desk.account, desk.account, desk.account, desk.account};
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
