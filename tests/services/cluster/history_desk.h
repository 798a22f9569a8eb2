// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/machine_history.h"
#include "services/core/json.h"
#include "tests/services/cluster/scripted_spawntees.h"
#include "tests/support/await.h"
#include "tests/support/fake_clock.h"
#include "tests/support/memory_audit_log.h"

#include <QCoreApplication>
#include <QPromise>

namespace pilothouse::test {

/// A store of one text: what was written is read back through its bytes.
class HistoryShelf final : public cluster::KeptHistoryPort
{
public:
    explicit HistoryShelf(std::shared_ptr<const Clock> clock) : m_clock(std::move(clock)) { }
    QByteArray bytes;

    QFuture<Status> save(std::shared_ptr<const cluster::KeptHistory> kept) override
    {
        bytes = canonicalJson(toJson(*kept, m_clock->utcNow()));
        return ready<Status>(Done{});
    }
    QFuture<Result<std::optional<cluster::KeptHistory>>> load() override
    {
        using Loaded = Result<std::optional<cluster::KeptHistory>>;
        if (bytes.isEmpty())
            return ready<Loaded>(std::optional<cluster::KeptHistory>());
        const auto json = parseJsonObject(bytes);
        if (!json)
            return ready<Loaded>(json.error());
        const auto kept = cluster::keptHistoryFrom(*json);
        return ready<Loaded>(kept ? Loaded(std::optional(*kept)) : Loaded(kept.error()));
    }

private:
    template <typename T>
    static QFuture<T> ready(T value)
    {
        QPromise<T> promise;
        promise.start();
        promise.addResult(std::move(value));
        promise.finish();
        return promise.future();
    }
    std::shared_ptr<const Clock> m_clock;
};

/// One run of a desk that looks at the cluster "a" and remembers what it saw.
struct HistoryDesk
{
    std::shared_ptr<FakeClock> clock;
    std::shared_ptr<ScriptedList> cloud = std::make_shared<ScriptedList>();
    std::shared_ptr<ScriptedSpawntees> spawntees = std::make_shared<ScriptedSpawntees>();
    std::shared_ptr<MemoryAuditLog> audit;
    std::shared_ptr<domain::WriteAccess> access;
    std::shared_ptr<OperationList> operations;
    std::shared_ptr<cluster::ClusterWorkflow> workflow;
    std::shared_ptr<cluster::ClusterRuntime> runtime;
    std::shared_ptr<cluster::MachineHistory> history;

    HistoryDesk(std::shared_ptr<FakeClock> time, const std::shared_ptr<cluster::KeptHistoryPort> &shelf, const QString &endpoint = {})
        : clock(std::move(time))
    {
        const domain::Environment environment{domain::EnvironmentId(QStringLiteral("demo")), domain::EnvironmentKind::Demo};
        audit = std::make_shared<MemoryAuditLog>(clock);
        access = std::make_shared<domain::WriteAccess>(environment.kind, clock);
        operations = std::make_shared<OperationList>(clock);
        cluster::ClusterWorkflow::Parts list;
        list.environment = environment;
        list.port = cloud;
        list.audit = audit;
        list.access = access;
        list.operations = operations;
        list.clock = clock;
        workflow = std::make_shared<cluster::ClusterWorkflow>(list);
        cluster::ClusterRuntime::Parts members;
        members.environment = environment;
        members.cvms = cloud;
        members.spawntees = spawntees;
        members.audit = audit;
        members.access = access;
        members.clock = clock;
        members.settings.clusterName = QStringLiteral("a");
        runtime = std::make_shared<cluster::ClusterRuntime>(members);
        cluster::MachineHistory::Parts parts;
        parts.workflow = workflow;
        parts.runtime = runtime;
        parts.memory = shelf;
        parts.endpoint = endpoint.isEmpty() ? cloud->endpoint() : endpoint;
        parts.clock = clock;
        history = std::make_shared<cluster::MachineHistory>(parts);
        cloud->cvms = listOf({QStringLiteral("a-registry"), QStringLiteral("a-runner-1"), QStringLiteral("other")});
        at(QStringLiteral("a-registry")).answers = probeOf(QStringLiteral("registry"), true);
    }
    ~HistoryDesk()
    {
        runtime->stop();
        workflow->stop();
    }

    bool start() { return await(history->start()).has_value(); }
    bool close()
    {
        const auto closed = await(history->close());
        return closed && *closed;
    }
    /// Reads the list, then asks every member, `after` the time before.
    bool look(std::chrono::milliseconds after = std::chrono::seconds(10))
    {
        clock->advance(after);
        const auto listed = await(workflow->refresh());
        const auto asked = await(runtime->refresh());
        settle();
        return listed && *listed && asked && *asked;
    }
    /// What was seen has been taken.
    void settle() const { QCoreApplication::sendPostedEvents(history.get()); }
    ScriptedSpawntee &at(const QString &name) { return *spawntees->of(runningCvm(name)); }
    domain::Cvm &listed(const QString &name)
    {
        for (domain::Cvm &cvm : cloud->cvms.items)
            if (cvm.name == name)
                return cvm;
        qFatal("no such machine");
    }
    /// Of a machine that was seen.
    cluster::MachinePast past(const QString &name) const
    {
        const auto known = history->find(runningCvm(name).id);
        return known ? *known : cluster::MachinePast();
    }
};

} // namespace pilothouse::test
