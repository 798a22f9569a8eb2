// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/setup_builder.h"

#include "app/composition/remotes.h"
#include "services/clustersetup/answers.h"
#include "services/clustersetup/setup_ports.h"
#include "services/environment/environment_services.h"
#include "services/secrets/secret_store.h"
#include "services/spawntee/certificate_index_client.h"
#include "services/spawntee/gateway_connector.h"
#include "services/spawntee/gateway_key.h"

namespace pilothouse::composition {

namespace {

constexpr std::chrono::milliseconds kDemoPoll{500};

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

/// What may be known of the key that the connector signs with.
class SignerFacts final : public clustersetup::GatewayKeyPort
{
public:
    Result<clustersetup::GatewayKeyFacts> read(const QString &path) override
    {
        const auto signer = spawntee::GatewaySigner::fromFile(path);
        if (!signer)
            return signer.error();
        return clustersetup::GatewayKeyFacts{signer->keyBits(), signer->keyHash()};
    }
};

class IndexedKeys final : public clustersetup::AllowedKeysPort
{
public:
    explicit IndexedKeys(std::shared_ptr<spawntee::CertificateIndexClient> index) : m_index(std::move(index)) { }
    QCoro::Task<Result<QStringList>> allowedHashes(QString) override
    {
        const auto index = m_index;
        const CancelToken never;
        const auto certificates = co_await index->certificateSlots(never);
        if (!certificates)
            co_return certificates.error();
        const QStringList hashes{certificates->primary, certificates->secondary};
        co_return hashes;
    }

private:
    std::shared_ptr<spawntee::CertificateIndexClient> m_index;
};

/// Ports for the machines that are made. None for a demo that does not say where its machines answer: no gateway knows them.
void addSpawntees(clustersetup::SetupParts &parts, const clustersetup::SetupAnswers &answers, const domain::Profile &profile)
{
    const domain::ClusterSettings known = profile.cluster.value_or(domain::ClusterSettings());
    const bool isDemo = profile.environment.kind == domain::EnvironmentKind::Demo;
    parts.keys = std::make_shared<SignerFacts>();
    const auto http = keylessClient(parts.environment.id);
    std::shared_ptr<spawntee::CertificateIndexClient> index;
    const QString asked = answers.certificatesUrl.isEmpty() ? known.certificatesUrl : answers.certificatesUrl;
    if (!asked.isEmpty()) {
        index = std::make_shared<spawntee::CertificateIndexClient>(http, QUrl(asked), answers.cluster.coordinatorWallet, parts.clock);
        parts.allowedKeys = std::make_shared<IndexedKeys>(index);
    }
    if (isDemo && known.spawnteeAddress.isEmpty())
        return;
    spawntee::GatewayConnector::Parts made;
    made.http = http;
    made.key = spawntee::GatewayKey::ofFile(answers.cluster.gatewayKeyPath);
    made.clock = parts.clock;
    made.index = index;
    made.timing.perTry = answers.cluster.requestTimeout;
    made.addressTemplate = known.spawnteeAddress;
    parts.spawntees = std::make_shared<spawntee::GatewayConnector>(made);
    if (isDemo)
        parts.poll = kDemoPoll; // its machines are ready within half a minute
}

} // namespace

std::shared_ptr<clustersetup::SetupParts> buildSetupParts(const EnvironmentServices &services, const clustersetup::SetupAnswers &answers,
                                                          const QString &stateFolder)
{
    const auto parts = std::make_shared<clustersetup::SetupParts>();
    parts->environment = services.profile.environment;
    parts->cvms = services.cvms;
    parts->deploys = services.deployer;
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
    addSpawntees(*parts, answers, services.profile);
    return parts;
}

} // namespace pilothouse::composition
