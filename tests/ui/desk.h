// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/environment_feed.h"
#include "services/audit/audit_store.h"
#include "services/core/operation.h"
#include "services/environment/environment_services.h"
#include "services/secrets/memory_secret_store.h"
#include "services/store/store.h"
#include "services/cutover/cutover_workflow.h"
#include "tests/services/cutover/cutover_bench.h"
#include "tests/support/fake_clock.h"

#include <QTemporaryDir>

#include <memory>

namespace pilothouse::test {

/// One environment with a real store and a real record in a folder of its own, and no remotes.
struct Desk
{
    QTemporaryDir home;
    std::shared_ptr<FakeClock> clock = std::make_shared<FakeClock>();
    std::shared_ptr<EnvironmentServices> services = std::make_shared<EnvironmentServices>();
    std::shared_ptr<audit::SqliteAuditLog> audit;
    std::shared_ptr<models::EnvironmentFeed> feed;

    explicit Desk(domain::EnvironmentKind kind, const QString &name = QStringLiteral("prod-us"))
    {
        services->profile.environment = {domain::EnvironmentId(name), kind};
        services->clock = clock;
        services->access = std::make_shared<domain::WriteAccess>(kind, clock);
        services->operations = std::make_shared<OperationList>(clock);
        services->secrets = std::make_shared<secrets::MemorySecretStore>(clock);
        QDir(home.path()).mkpath(QStringLiteral("state"));
        QFile::setPermissions(home.filePath(QStringLiteral("state")), QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
        auto store = store::Store::open(home.filePath(QStringLiteral("state/") + name + QStringLiteral(".sqlite")));
        if (store) {
            services->store = *store;
            audit = std::make_shared<audit::SqliteAuditLog>(*store, services->profile.environment, services->secrets, clock, audit::AuditOptions{});
            services->audit = audit;
        }
    }
    std::shared_ptr<FakeRouter> router;
    std::shared_ptr<FakePlanes> planes;
    std::shared_ptr<FakeAttestation> attestation;

    ~Desk()
    {
        if (services->cutover)
            services->cutover->stop();
    }

    /// A real cutover workflow on a pretended router and pretended planes; nothing is sampled yet.
    void makeCutover()
    {
        router = std::make_shared<FakeRouter>();
        planes = std::make_shared<FakePlanes>();
        attestation = std::make_shared<FakeAttestation>();
        cutover::CutoverWorkflow::Parts parts;
        parts.environment = services->profile.environment;
        parts.settings.oldPlane = {QStringLiteral("hetzner"), QStringLiteral("http://hetzner")};
        parts.settings.newPlane = {QStringLiteral("phala"), QStringLiteral("http://phala")};
        parts.router = router;
        parts.planes = planes;
        parts.attestation = attestation;
        parts.audit = audit;
        parts.store = services->store;
        parts.access = services->access;
        parts.operations = services->operations;
        parts.clock = clock;
        parts.requiredGates = {domain::GateId::Readiness, domain::GateId::Dependency, domain::GateId::Attestation};
        parts.operatorName = QStringLiteral("ada");
        parts.tick = std::chrono::milliseconds(1);
        services->cutover = std::make_shared<cutover::CutoverWorkflow>(parts);
        services->profile.cutover = parts.settings;
    }
    /// Starts it and puts this share of analyze on the new plane, through its gates.
    bool openCanary(int percentOfAnalyze)
    {
        services->access->unlock();
        services->cutover->start();
        const auto sampled = await(services->cutover->sample(cutover::CutoverWorkflow::Canary::Run));
        if (!sampled || !sampled->has_value())
            return false;
        const auto applied = await(services->cutover->apply(analyze(percentOfAnalyze), QStringLiteral("canary"), QString()));
        services->access->lock();
        return applied && applied->has_value();
    }

    void makeFeed() { feed = std::make_shared<models::EnvironmentFeed>(services); }
    QString stateFolder() const { return home.filePath(QStringLiteral("state")); }
};

} // namespace pilothouse::test
