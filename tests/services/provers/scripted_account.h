// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/provers/provers_workflow.h"
#include "tests/services/provers/prover_samples.h"

#include <QCoroTimer>

#include <functional>

namespace pilothouse::test {

using namespace pilothouse::provers;

inline QCoro::Task<Done> turn()
{
    co_await QCoro::sleepFor(std::chrono::milliseconds(0)); // answers come from the event loop, as over a socket
    co_return Done{};
}

inline Error errorOfKind(ErrorKind kind, const char *what)
{
    return {.kind = kind, .what = QString::fromLatin1(what)};
}

/// An account of values: one service on one group, or as many as a test puts there. What a change does is done at once, unless told otherwise.
class ScriptedAccount final : public ContainerPort,
                              public GroupPort,
                              public HostPort,
                              public LogPort,
                              public IdentityPort,
                              public QuotaPort,
                              public AlarmPort
{
public:
    domain::ProverFleet fleet;
    QStringList changes; ///< in order
    std::optional<Error> resizeError;
    std::optional<Error> desiredError;
    std::optional<Error> deployError;
    std::optional<Error> groupsError;
    std::optional<Error> identityError;
    std::optional<Error> readError; ///< of one service or one group, asked for by name
    std::optional<Error> clustersError;
    std::optional<Error> logError;
    QString unreadable;               ///< a task definition whose containers cannot be asked for
    std::vector<domain::LogLine> log; ///< of container "a"; empty: one line each of two containers
    std::vector<LogQuestion> questions;
    std::vector<domain::TaskDefinition> definitions; ///< revisions that can be read; those that are ACTIVE are listed
    std::optional<Error> listError;                  ///< of the list of revisions
    std::optional<Error> definitionError;            ///< of a change to another revision
    std::optional<double> limit = 64.0;              ///< vCPUs of every class; nothing: may not be read
    std::optional<int> machineCount = 8;             ///< of type g6e.xlarge; nothing: may not be read
    std::optional<std::vector<domain::CloudAlarm>> alarmList = std::vector<domain::CloudAlarm>(); ///< nothing: may not be read
    QHash<QString, MachineHealth> health;
    int definitionsRead = 0;
    std::function<void()> beforeChange; ///< runs when a request to change something arrives
    bool actsThoughLost = true;         ///< an OutcomeUnknown change took place
    bool hostsRegister = true;

    domain::ProverService &service() { return fleet.services[0]; }
    domain::HostGroup &group() { return fleet.groups[0]; }

    QCoro::Task<Result<Listed<domain::ProverCluster>>> clusters(CancelToken) override
    {
        co_await turn();
        const std::optional<Error> error = clustersError;
        if (error)
            co_return *error;
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
    QCoro::Task<Result<std::vector<domain::LogSource>>> logSources(QString definition, CancelToken) override
    {
        if (!unreadable.isEmpty() && definition == unreadable)
            co_return errorOfKind(ErrorKind::Forbidden, "ecs:DescribeTaskDefinition is not for this key");
        co_return std::vector<domain::LogSource>{{QStringLiteral("a"), QStringLiteral("g"), QStringLiteral("p"), {}},
                                                 {QStringLiteral("b"), QStringLiteral("g"), QStringLiteral("p"), {}}};
    }
    QCoro::Task<Result<domain::TaskDefinition>> definition(QString arn, CancelToken) override
    {
        co_await turn();
        ++definitionsRead;
        for (const domain::TaskDefinition &each : definitions) {
            if (each.arn != arn)
                continue;
            const domain::TaskDefinition found = each;
            co_return found;
        }
        co_return errorOfKind(ErrorKind::Remote, "Unable to describe task definition.");
    }
    QCoro::Task<Result<QStringList>> revisions(QString, int most, CancelToken) override
    {
        co_await turn();
        const std::optional<Error> error = listError;
        if (error)
            co_return *error;
        QStringList arns;
        for (const domain::TaskDefinition &each : definitions)
            if (each.status == QLatin1String("ACTIVE") && arns.size() < most)
                arns << each.arn;
        co_return arns;
    }
    QCoro::Task<Status> useDefinition(domain::ProverService, QString arn) override
    {
        co_await turn();
        changes << QStringLiteral("use ") + arn;
        if (beforeChange)
            beforeChange();
        const std::optional<Error> error = definitionError;
        if (!error || (error->kind == ErrorKind::OutcomeUnknown && actsThoughLost)) {
            service().taskDefinition = arn;
            service().rollouts[0].id = QStringLiteral("ecs-svc/9");
            service().rollouts[0].taskDefinition = arn;
        }
        if (error)
            co_return *error;
        co_return Done{};
    }
    QCoro::Task<Result<Listed<Machine>>> runningMachines(CancelToken) override
    {
        co_await turn();
        if (!machineCount)
            co_return errorOfKind(ErrorKind::Forbidden, "ec2:DescribeInstances is not for this key");
        Listed<Machine> list;
        for (int i = 0; i < *machineCount; ++i)
            list.items.push_back({QStringLiteral("i-%1").arg(i), QStringLiteral("g6e.xlarge"), QString()});
        list.items.push_back({QStringLiteral("i-spot"), QStringLiteral("g6e.xlarge"), QStringLiteral("spot")}); // another limit
        list.items.push_back({QStringLiteral("i-other"), QStringLiteral("t3.xlarge"), QString()});              // another class
        co_return list;
    }
    QCoro::Task<Result<QHash<QString, int>>> vcpusOf(QStringList types, CancelToken) override
    {
        QHash<QString, int> all;
        for (const QString &type : types)
            all.insert(type, 4);
        co_return all;
    }
    QCoro::Task<Result<QHash<QString, MachineHealth>>> healthOf(QStringList, CancelToken) override
    {
        co_await turn();
        const QHash<QString, MachineHealth> all = health;
        co_return all;
    }
    QCoro::Task<Result<double>> vcpuLimit(QString, CancelToken) override
    {
        co_await turn();
        if (!limit)
            co_return errorOfKind(ErrorKind::Forbidden, "servicequotas:GetServiceQuota is not for this key");
        co_return double(*limit);
    }
    QCoro::Task<Result<Listed<domain::CloudAlarm>>> alarms(QString, CancelToken) override
    {
        co_await turn();
        if (!alarmList)
            co_return errorOfKind(ErrorKind::Forbidden, "cloudwatch:DescribeAlarms is not for this key");
        Listed<domain::CloudAlarm> list;
        list.items = *alarmList;
        co_return list;
    }
    QCoro::Task<Result<domain::ProverService>> service(domain::ProverService) override
    {
        co_await turn();
        const std::optional<Error> error = readError;
        if (error)
            co_return *error;
        const domain::ProverService now = fleet.services[0];
        co_return now;
    }
    QCoro::Task<Status> setDesired(domain::ProverService, int count) override
    {
        co_await turn();
        changes << QStringLiteral("service %1").arg(count);
        if (beforeChange)
            beforeChange();
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
        const std::optional<Error> error = readError;
        if (error)
            co_return *error;
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
        if (beforeChange)
            beforeChange();
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
        questions.push_back(question);
        const std::optional<Error> error = logError;
        if (error)
            co_return *error;
        if (!log.empty()) {
            for (const domain::LogLine &line : log)
                if (line.at >= question.since && question.source.container == QLatin1String("a"))
                    list.items.push_back(line);
            co_return list;
        }
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

} // namespace pilothouse::test
