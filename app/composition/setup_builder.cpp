// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/setup_builder.h"

#include "services/clustersetup/setup_ports.h"
#include "services/environment/environment_services.h"
#include "services/secrets/secret_store.h"

namespace pilothouse::composition {

namespace {

class StoredSecrets final : public clustersetup::SetupSecrets
{
public:
    StoredSecrets(domain::EnvironmentId environment, std::shared_ptr<secrets::SecretStore> store)
        : m_environment(std::move(environment))
        , m_store(std::move(store))
    {
    }
    QCoro::Task<Result<Secret>> read(QString name) override
    {
        const secrets::SecretName wanted{m_environment, name};
        auto value = co_await m_store->read(wanted);
        co_return value;
    }

private:
    domain::EnvironmentId m_environment;
    std::shared_ptr<secrets::SecretStore> m_store;
};

} // namespace

std::shared_ptr<clustersetup::SetupParts> buildSetupParts(const EnvironmentServices &services, const QString &stateFolder)
{
    const auto parts = std::make_shared<clustersetup::SetupParts>();
    parts->environment = services.profile.environment;
    parts->cvms = services.cvms;
    parts->secrets = std::make_shared<StoredSecrets>(services.profile.environment.id, services.secrets);
    parts->audit = services.audit;
    parts->access = services.access;
    parts->clock = services.clock;
    parts->stateFolder = QStringLiteral("%1/setup-%2").arg(stateFolder, services.profile.environment.id.text());
    parts->profilePath = services.profile.filePath;
    if (services.profile.phala) {
        parts->phalaApiUrl = services.profile.phala->apiUrl;
        if (parts->phalaApiUrl.endsWith(QLatin1String("/api/v1"))) // the orchestrator adds it by itself
            parts->phalaApiUrl.chop(7);
    }
    return parts;
}

} // namespace pilothouse::composition
