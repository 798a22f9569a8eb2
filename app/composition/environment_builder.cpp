// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/environment_builder.h"

#include "app/composition/agents_builder.h"
#include "app/composition/attestation_builder.h"
#include "app/composition/cluster_builder.h"
#include "app/composition/credentials_builder.h"
#include "app/composition/provenance_builder.h"
#include "app/composition/cvm_machines.h"
#include "app/composition/provers_builder.h"
#include "app/composition/setup_builder.h"
#include "app/composition/remotes.h"
#include "app/composition/stored_steps.h"
#include "app/composition/stored_cluster.h"
#include "app/composition/stored_history.h"
#include "app/composition/unavailable_audit_log.h"
#include "services/activity/operation_journal.h"
#include "services/agents/agents_workflow.h"
#include "services/attestation/attestation_workflow.h"
#include "services/audit/audit_store.h"
#include "services/certificate/certificate_workflow.h"
#include "services/cluster/cluster_keeper.h"
#include "services/cluster/cluster_runtime.h"
#include "services/cluster/cluster_workflow.h"
#include "services/cluster/cvm_changes.h"
#include "services/cluster/cvm_port.h"
#include "services/cluster/fleet_deploy.h"
#include "services/cluster/machine_history.h"
#include "services/cluster/provisioner.h"
#include "services/cluster/removal.h"
#include "services/clustersetup/setup_ports.h"
#include "services/cutover/cutover_workflow.h"
#include "services/environment/environment_services.h"
#include "services/evidence/gateway_round_trip.h"
#include "services/fleetwatch/fleet_watch.h"
#include "services/provers/provers_workflow.h"
#include "services/secrets/secret_scan.h"
#include "services/store/open_store.h"

namespace pilothouse::composition {

namespace {

/// Store and record. What passes through the secret store is known to the record, which refuses to write it down.
Status openRecord(EnvironmentServices &services, const BuildOptions &options, const std::shared_ptr<secrets::SecretScan> &scan)
{
    services.secrets = std::make_shared<secrets::ScannedSecretStore>(options.secrets, scan);
    const auto store = store::openStore(services.profile, options.stateFolder);
    if (store) {
        services.store = *store;
        activity::OperationJournal::Parts journal;
        journal.operations = services.operations;
        journal.store = services.store;
        journal.clock = services.clock;
        journal.program = store::LeaseHolder::thisProcess(QStringLiteral("pilothouse"));
        services.journal = std::make_shared<activity::OperationJournal>(std::move(journal));
        audit::AuditOptions auditOptions;
        auditOptions.scan = scan;
        services.audit = audit::openAuditLog(services.store, services.profile.environment, services.secrets, services.clock, auditOptions);
        return Done{};
    }
    if (options.withoutRecord == WithoutRecord::Refuse)
        return store.error();
    services.audit = std::make_shared<UnavailableAuditLog>(store.error());
    services.unavailable.insert(QStringLiteral("store"), store.error());
    return Done{};
}

void buildCluster(EnvironmentServices &services)
{
    services.cvms = buildPhala(services.profile, services.secrets);
    cluster::ClusterWorkflow::Parts parts;
    parts.environment = services.profile.environment;
    parts.port = services.cvms;
    parts.audit = services.audit;
    parts.access = services.access;
    parts.operations = services.operations;
    parts.clock = services.clock;
    services.cluster = std::make_shared<cluster::ClusterWorkflow>(parts);

    services.deployer = buildDeployer(services.profile, services.secrets, services.clock);
    services.cvmLive = buildLive(services.profile, services.secrets);
    services.cvmStates = buildStates(services.profile, services.secrets);
    services.cvmUsage = buildUsage(services.profile, services.secrets);
    cluster::CvmChanges::Parts changes;
    changes.environment = parts.environment;
    changes.port = services.deployer;
    changes.cvms = services.cvms;
    changes.audit = services.audit;
    changes.access = services.access;
    changes.operations = services.operations;
    changes.clock = services.clock;
    services.onChainSteps
        = std::make_shared<cluster::KeptSteps>(services.store ? std::make_shared<StoredSteps>(services.store, services.clock) : nullptr);
    changes.steps = services.onChainSteps;
    services.cvmChanges = std::make_shared<cluster::CvmChanges>(changes);
    cluster::FleetDeploy::Parts fleet;
    fleet.environment = parts.environment;
    fleet.changes = services.cvmChanges;
    fleet.cvms = services.cvms;
    fleet.roundTrips = std::make_shared<evidence::GatewayRoundTrip>();
    fleet.access = services.access;
    fleet.operations = services.operations;
    fleet.clock = services.clock;
    services.fleetDeploy = std::make_shared<cluster::FleetDeploy>(fleet);
    services.cvmRemoval = std::make_shared<cluster::Removal>(services.cvmChanges);
}

/// Null without a store, where nothing can be kept.
std::shared_ptr<cluster::ClusterKeeper> buildKeeper(const EnvironmentServices &services)
{
    if (!services.store)
        return nullptr;
    cluster::ClusterKeeper::Parts parts;
    parts.workflow = services.cluster;
    parts.runtime = services.clusterRuntime;
    parts.memory = std::make_shared<StoredCluster>(services.store, services.clock);
    parts.endpoint = services.cvms->endpoint();
    return std::make_shared<cluster::ClusterKeeper>(parts);
}

std::shared_ptr<cluster::MachineHistory> buildHistory(const EnvironmentServices &services)
{
    cluster::MachineHistory::Parts parts;
    parts.workflow = services.cluster;
    parts.runtime = services.clusterRuntime;
    if (services.store)
        parts.memory = std::make_shared<StoredHistory>(services.store, services.clock);
    parts.endpoint = services.cvms->endpoint();
    parts.clock = services.clock;
    return std::make_shared<cluster::MachineHistory>(parts);
}

/// Certificates are signed with the key of the record, and refuse the secrets that it refuses.
void buildCertificates(EnvironmentServices &services, const std::shared_ptr<secrets::SecretScan> &scan)
{
    certificate::CertificateWorkflow::Parts parts;
    parts.environment = services.profile.environment;
    parts.secrets = services.secrets;
    parts.store = services.store;
    parts.scan = scan;
    parts.audit = services.audit;
    parts.clock = services.clock;
    services.certificates = std::make_shared<certificate::CertificateWorkflow>(parts);
}

/// The watch has an attestation workflow of its own, so that its runs never take the evidence of a comparison away.
void buildFleetWatch(EnvironmentServices &services, const AttestationOptions &attestation)
{
    fleetwatch::FleetWatch::Parts parts;
    parts.environment = services.profile.environment;
    parts.machines = std::make_shared<CvmMachines>(services.cvms);
    parts.attestation = buildAttestation(attestation);
    parts.store = services.store;
    parts.audit = services.audit;
    parts.operations = services.operations;
    parts.clock = services.clock;
    services.fleetWatch = std::make_shared<fleetwatch::FleetWatch>(parts);
}

/// Without a router that can be steered there is no cutover; the reason is kept for whoever asks.
void buildCutover(EnvironmentServices &services, const std::optional<AttestationOptions> &attestation)
{
    const domain::CutoverSettings &settings = *services.profile.cutover;
    const auto router = buildRouter(settings);
    if (!router) {
        services.unavailable.insert(QStringLiteral("cutover"), router.error());
        return;
    }
    cutover::CutoverWorkflow::Parts parts;
    parts.environment = services.profile.environment;
    parts.settings = settings;
    parts.router = *router;
    parts.planes = buildPlanes(services.profile);
    if (services.profile.attestation) {
        parts.policy = services.profile.attestation->policy;
        // Without what judges a quote nobody is asked for one; the gate stays unknown.
        if (attestation)
            parts.attestation = buildPlaneAttestation(*attestation, settings.newPlane, parts.policy, parts.planes);
    }
    parts.audit = services.audit;
    parts.store = services.store;
    parts.access = services.access;
    parts.operations = services.operations;
    parts.clock = services.clock;
    parts.requiredGates.assign(kRequiredGates.begin(), kRequiredGates.end());
    services.cutover = std::make_shared<cutover::CutoverWorkflow>(parts);
}

} // namespace

QCoro::Task<Result<std::shared_ptr<EnvironmentServices>>> buildEnvironment(domain::Profile profile, BuildOptions options)
{
    const auto services = std::make_shared<EnvironmentServices>();
    services->profile = profile;
    services->clock = options.clock;
    services->access = std::make_shared<domain::WriteAccess>(profile.environment.kind, options.clock);
    services->operations = std::make_shared<OperationList>(options.clock);
    if (!options.stateFolder.isEmpty())
        services->spoolFolder = options.stateFolder + QStringLiteral("/logs");
    const auto scan = std::make_shared<secrets::SecretScan>();
    const auto opened = openRecord(*services, options, scan);
    if (!opened)
        co_return opened.error();
    buildCredentials(*services);
    if (profile.phala)
        buildCluster(*services);
    if (profile.cluster)
        buildClusterRuntime(*services);
    if (services->onChainSteps)
        co_await services->onChainSteps->load(); // what went wrong, it says itself
    if (services->cluster) {
        services->clusterKeeper = buildKeeper(*services);
        services->machineHistory = buildHistory(*services);
    }
    if (services->provisioner)
        co_await services->provisioner->load(); // what went wrong, its view says
    if (services->cvms && !options.stateFolder.isEmpty())
        // Weak: the services must not keep themselves.
        services->clusterSetup = [built = std::weak_ptr(services), folder = options.stateFolder](const clustersetup::SetupAnswers &answers) {
            const auto alive = built.lock();
            return alive ? buildSetupParts(*alive, answers, folder) : std::make_shared<clustersetup::SetupParts>();
        };
    if (services->approvals)
        co_await recallApprovals(services->approvals);
    if (services->registryChoice)
        co_await recallCluster(services->registryChoice, services->models);
    buildProvers(*services);
    buildAgents(*services);

    auto attested = attestationOptionsOf(profile, options.stateFolder);
    // A root or reference that cannot be read must not be replaced by another one in silence, and must not hold up a rollback.
    if (!attested && options.withoutRecord == WithoutRecord::Refuse)
        co_return attested.error();
    buildCertificates(*services, scan);
    if (attested) {
        attested->clock = services->clock;
        attested->cvms = services->cvms;
        attested->secondVerifier = secondVerifierOf(services->cvms);
        services->references = attested->references;
        services->attestation = buildAttestation(*attested);
        if (services->cvms && services->store)
            buildFleetWatch(*services, *attested);
    } else {
        services->unavailable.insert(QStringLiteral("attestation"), attested.error());
    }
    ProvenanceOptions provenance;
    provenance.clock = services->clock;
    provenance.environment = profile.environment.id;
    provenance.caFile = profile.caFile;
    provenance.attestation = profile.attestation;
    services->provenance = buildProvenance(provenance);
    if (profile.cutover)
        buildCutover(*services, attested ? std::optional(*attested) : std::nullopt);
    co_return services;
}

QCoro::Task<Status> closeEnvironment(std::shared_ptr<EnvironmentServices> services)
{
    // What these two cannot write they log: nothing of the record depends on it.
    if (services->machineHistory != nullptr)
        co_await services->machineHistory->close();
    if (services->clusterKeeper != nullptr)
        co_await services->clusterKeeper->close();
    if (services->cluster != nullptr)
        services->cluster->stop();
    if (services->provisioner != nullptr)
        services->provisioner->stop();
    if (services->clusterRuntime != nullptr)
        services->clusterRuntime->stop();
    if (services->provers != nullptr)
        services->provers->stop();
    if (services->agents != nullptr)
        services->agents->stop();
    if (services->cutover != nullptr)
        co_await services->cutover->close();
    if (services->fleetWatch != nullptr)
        services->fleetWatch->stop();
    const auto log = std::dynamic_pointer_cast<audit::SqliteAuditLog>(services->audit);
    if (log == nullptr)
        co_return Done{};
    const auto closed = co_await log->close();
    co_return closed;
}

} // namespace pilothouse::composition
