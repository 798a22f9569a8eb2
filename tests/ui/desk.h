// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/environment_feed.h"
#include "services/audit/audit_store.h"
#include "services/core/operation.h"
#include "services/environment/environment_services.h"
#include "services/secrets/memory_secret_store.h"
#include "services/store/store.h"
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
            audit = std::make_shared<audit::SqliteAuditLog>(*store, services->profile.environment, services->secrets, clock, audit::AuditOptions {});
            services->audit = audit;
        }
    }
    void makeFeed() { feed = std::make_shared<models::EnvironmentFeed>(services); }
    QString stateFolder() const { return home.filePath(QStringLiteral("state")); }
};

} // namespace pilothouse::test
