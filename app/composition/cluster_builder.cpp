// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/cluster_builder.h"

#include "app/composition/remotes.h"
#include "app/composition/runner_compose_file.h"
#include "app/composition/stored_builds.h"
#include "app/composition/stored_choice.h"
#include "app/composition/stored_provisioning.h"
#include "services/cluster/cluster_runtime.h"
#include "services/cluster/model_changes.h"
#include "services/cluster/provisioner.h"
#include "services/cluster/registry_choice.h"
#include "services/core/log.h"
#include "services/credentials/credential_needs.h"
#include "services/environment/environment_services.h"
#include "services/secrets/secret_store.h"
#include "services/spawntee/certificate_index_client.h"
#include "services/spawntee/gateway_connector.h"

namespace pilothouse::composition {

namespace {

constexpr char kCertificates[] = "https://cpi.crunchdao.com";

QCoro::Task<Result<Secret>> readStored(std::shared_ptr<secrets::SecretStore> store, secrets::SecretName name)
{
    auto read = co_await store->read(name);
    co_return std::move(read);
}

/// The coordinator's key: of the file that the profile names, otherwise of the secret store.
std::shared_ptr<spawntee::GatewayKey> keyOf(const EnvironmentServices &services)
{
    const domain::ClusterSettings &settings = *services.profile.cluster;
    if (!settings.gatewayKeyPath.isEmpty())
        return spawntee::GatewayKey::ofFile(settings.gatewayKeyPath);
    const secrets::SecretName name{services.profile.environment.id, QString::fromLatin1(credentials::kGatewayKeyName)};
    return std::make_shared<spawntee::GatewayKey>([store = services.secrets, name] { return readStored(store, name); });
}

std::optional<Error> obstacle(const EnvironmentServices &services)
{
    const auto error = [](const QString &what, const QString &nextStep) {
        return Error{.kind = ErrorKind::InvalidInput, .what = what, .where = QStringLiteral("cluster"), .nextStep = nextStep};
    };
    if (!services.cvms)
        return error(QStringLiteral("the machines of a cluster are listed by Phala Cloud, which the profile does not set up"),
                     QStringLiteral("Add phala.api-url to the profile."));
    const domain::ActionState name = cluster::canNameCluster(services.profile.cluster->name);
    if (!name.allowed)
        return error(name.reason, QStringLiteral("Set cluster.name to what the names of its machines begin with."));
    return std::nullopt;
}

constexpr std::chrono::seconds kLongestTry{10}; ///< of one request to a runner that is not ready yet

/// Null without a store: what is paid for could not be kept.
std::shared_ptr<cluster::Provisioner> buildProvisioner(const EnvironmentServices &services, spawntee::GatewayConnector::Parts connector)
{
    if (!services.store || !services.deployer)
        return nullptr;
    const domain::ClusterSettings &settings = *services.profile.cluster;
    connector.timing.perTry = std::min<std::chrono::milliseconds>(kLongestTry, settings.requestTimeout);
    cluster::Provisioner::Parts parts;
    parts.environment = services.profile.environment;
    parts.runtime = services.clusterRuntime;
    parts.cvms = services.cvms;
    parts.deploys = services.deployer;
    parts.spawntees = std::make_shared<spawntee::GatewayConnector>(connector);
    parts.compose = std::make_shared<RunnerComposeFile>(settings.runnerComposePath, settings.spawnteePort);
    parts.memory = std::make_shared<StoredProvisioning>(services.store, settings.name, services.clock);
    parts.audit = services.audit;
    parts.access = services.access;
    parts.operations = services.operations;
    parts.clock = services.clock;
    cluster::RunnerSettings &runner = parts.settings.runner;
    runner.clusterName = settings.name;
    runner.port = settings.spawnteePort;
    runner.instanceType = settings.instanceType;
    runner.capacityThreshold = settings.capacityThreshold;
    runner.memoryPerModelMb = settings.memoryPerModelMb;
    runner.coordinatorWallet = settings.coordinatorWallet;
    parts.settings.maxModels = settings.maxModels;
    parts.settings.isAutomatic = settings.automaticProvisioning;
    if (!settings.provisioningBudgetUsdPerHour.isEmpty())
        parts.settings.budgetPerHour = Money::fromDecimal(settings.provisioningBudgetUsdPerHour, QStringLiteral("USD"));
    return std::make_shared<cluster::Provisioner>(parts);
}

} // namespace

void buildClusterRuntime(EnvironmentServices &services)
{
    if (const auto error = obstacle(services)) {
        services.unavailable.insert(QStringLiteral("cluster"), *error);
        return;
    }
    const domain::ClusterSettings &settings = *services.profile.cluster;
    const domain::EnvironmentId &environment = services.profile.environment.id;
    spawntee::GatewayConnector::Parts connector;
    connector.http = keylessClient(environment, services.profile.caFile);
    connector.key = keyOf(services);
    connector.clock = services.clock;
    if (!settings.coordinatorWallet.isEmpty()) {
        const QUrl index(settings.certificatesUrl.isEmpty() ? QString::fromLatin1(kCertificates) : settings.certificatesUrl);
        connector.index = std::make_shared<spawntee::CertificateIndexClient>(keylessClient(environment, services.profile.caFile), index,
                                                                             settings.coordinatorWallet, services.clock);
    }
    connector.addressTemplate = settings.spawnteeAddress;
    connector.timing.perTry = settings.requestTimeout;
    cluster::ClusterRuntime::Parts parts;
    parts.environment = services.profile.environment;
    parts.cvms = services.cvms;
    parts.spawntees = std::make_shared<spawntee::GatewayConnector>(connector);
    parts.audit = services.audit;
    parts.access = services.access;
    parts.clock = services.clock;
    parts.settings.clusterName = settings.name;
    parts.settings.port = settings.spawnteePort;
    services.clusterRuntime = std::make_shared<cluster::ClusterRuntime>(parts);
    services.provisioner = buildProvisioner(services, connector);
    services.approvals = std::make_shared<cluster::ApprovalHistory>(services.audit);
    services.clusterRuntime->recallApprovals(services.approvals);

    cluster::RegistryChoice::Parts choice;
    choice.runtime = services.clusterRuntime;
    choice.audit = services.audit;
    if (services.store)
        choice.memory = std::make_shared<StoredChoice>(services.store, settings.name, services.clock);
    services.registryChoice = std::make_shared<cluster::RegistryChoice>(choice);

    cluster::ModelWorkflow::Parts models;
    models.runtime = services.clusterRuntime;
    models.audit = services.audit;
    models.access = services.access;
    models.clock = services.clock;
    models.maxModels = settings.maxModels;
    models.memoryPerModelMb = settings.memoryPerModelMb;
    models.provisioner = services.provisioner;
    if (services.store)
        models.builds = std::make_shared<StoredBuilds>(services.store, settings.name, services.clock);
    services.models = std::make_shared<cluster::ModelWorkflow>(models);
    cluster::ModelChanges::Parts changes;
    changes.environment = services.profile.environment;
    changes.models = services.models;
    changes.runtime = services.clusterRuntime;
    changes.operations = services.operations;
    changes.clock = services.clock;
    services.modelChanges = std::make_shared<cluster::ModelChanges>(changes);
}

QCoro::Task<Done> recallCluster(std::shared_ptr<cluster::RegistryChoice> choice, std::shared_ptr<cluster::ModelWorkflow> models)
{
    const auto chosen = co_await choice->load();
    // Without it several registries wait for a choice, as they did before.
    if (!chosen)
        qCWarning(lcCluster) << "which registry was chosen is not known" << chosen.error().what;
    const auto lost = co_await models->lostBuilds()->load();
    // It is read once more before anything is built, and nothing is when that fails too.
    if (!lost)
        qCWarning(lcCluster) << lost.error().what;
    co_return Done{};
}

QCoro::Task<Done> recallApprovals(std::shared_ptr<cluster::ApprovalHistory> approvals)
{
    const auto loaded = co_await approvals->load();
    // Without it nothing is approved that would not be otherwise: it only tells who did it.
    if (!loaded)
        qCWarning(lcCluster) << "earlier approvals are not known" << loaded.error().what;
    co_return Done{};
}

} // namespace pilothouse::composition
