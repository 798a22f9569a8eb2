// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"
#include "services/core/error.h"
#include "services/core/operation.h"
#include "services/domain/access.h"
#include "services/domain/profile.h"

#include <QMap>
#include <QString>

#include <functional>
#include <memory>

namespace pilothouse::activity {
class OperationJournal;
}
namespace pilothouse::agents {
class AgentsWorkflow;
}
namespace pilothouse::attestation {
class AttestationWorkflow;
class ReferenceBook;
} // namespace pilothouse::attestation
namespace pilothouse::audit {
class AuditLog;
}
namespace pilothouse::certificate {
class CertificateWorkflow;
}
namespace pilothouse::cluster {
class ApprovalHistory;
class ClusterKeeper;
class ClusterRuntime;
class ClusterWorkflow;
class CvmChanges;
class CvmPort;
class DeployPort;
class FleetDeploy;
class KeptSteps;
class LivePort;
class MachineHistory;
class ModelChanges;
class ModelWorkflow;
class Provisioner;
class RegistryChoice;
class Removal;
class StatePort;
class UsagePort;
} // namespace pilothouse::cluster
namespace pilothouse::clustersetup {
struct SetupAnswers;
struct SetupParts;
} // namespace pilothouse::clustersetup
namespace pilothouse::credentials {
class CredentialsWorkflow;
}
namespace pilothouse::cutover {
class CutoverWorkflow;
}
namespace pilothouse::fleetwatch {
class FleetWatch;
}
namespace pilothouse::provenance {
class ProvenanceWorkflow;
}
namespace pilothouse::provers {
class ProversWorkflow;
}
namespace pilothouse::secrets {
class SecretStore;
}
namespace pilothouse::store {
class Store;
}

namespace pilothouse {

/// Everything that works for one environment, built in one function by app/ and handed to its faces (window, command line).
/// A workflow is null when the profile has no section for it, or when `unavailable` says why the section cannot be served.
struct EnvironmentServices
{
    domain::Profile profile;
    std::shared_ptr<const Clock> clock;
    std::shared_ptr<domain::WriteAccess> access;
    std::shared_ptr<OperationList> operations;
    std::shared_ptr<activity::OperationJournal> journal; ///< of the operations; null without a store. Keeps once it is started
    std::shared_ptr<secrets::SecretStore> secrets;
    std::shared_ptr<credentials::CredentialsWorkflow> credentials; ///< always there
    std::shared_ptr<store::Store> store;
    std::shared_ptr<audit::AuditLog> audit;
    std::shared_ptr<cluster::ClusterWorkflow> cluster;
    std::shared_ptr<cluster::ClusterRuntime> clusterRuntime; ///< registry and runners; null without a `cluster:` section
    std::shared_ptr<cluster::ClusterKeeper> clusterKeeper;   ///< for a start without an answer; null where cluster is, or without a store
    std::shared_ptr<cluster::MachineHistory> machineHistory; ///< what was seen of each machine; null where cluster is. Listens once it is started
    std::shared_ptr<cluster::ApprovalHistory> approvals;     ///< who had which runner's hash approved; null where clusterRuntime is
    std::shared_ptr<cluster::ModelWorkflow> models;          ///< the cluster's models; null where clusterRuntime is
    std::shared_ptr<cluster::ModelChanges> modelChanges;     ///< the same by plan; null where clusterRuntime is
    std::shared_ptr<cluster::RegistryChoice> registryChoice; ///< which of several registries is in charge; null where clusterRuntime is
    std::shared_ptr<cluster::Provisioner> provisioner;       ///< adds runners; null where clusterRuntime is, or without a store
    std::shared_ptr<attestation::AttestationWorkflow> attestation;
    std::shared_ptr<attestation::ReferenceBook> references; ///< what machines are held against; null where attestation is
    std::shared_ptr<certificate::CertificateWorkflow> certificates;
    std::shared_ptr<fleetwatch::FleetWatch> fleetWatch; ///< null without a cloud that lists machines, or without a store
    std::shared_ptr<cutover::CutoverWorkflow> cutover;
    std::shared_ptr<provenance::ProvenanceWorkflow> provenance; ///< always there; without a chain in the profile it checks sources only
    std::shared_ptr<provers::ProversWorkflow> provers;
    std::shared_ptr<agents::AgentsWorkflow> agents;
    std::shared_ptr<cluster::CvmPort> cvms;            ///< the cloud's API itself, for look-ups of one machine
    std::shared_ptr<cluster::DeployPort> deployer;     ///< the same where CVMs are made: nodes, types, manifests; null where cvms is
    std::shared_ptr<cluster::CvmChanges> cvmChanges;   ///< deploy, delete, resize, update by plan; null where cvms is
    std::shared_ptr<cluster::KeptSteps> onChainSteps;  ///< updates that wait for their contract's owner; null where cvms is
    std::shared_ptr<cluster::Removal> cvmRemoval;      ///< delete one or several by one plan; null where cvms is
    std::shared_ptr<cluster::FleetDeploy> fleetDeploy; ///< the same app on several nodes; null where cvms is
    std::shared_ptr<cluster::LivePort> cvmLive;        ///< load, network, containers and logs of one machine; null where cvms is
    std::shared_ptr<cluster::StatePort> cvmStates;     ///< one machine's state as it changes; null where cvms is
    std::shared_ptr<cluster::UsagePort> cvmUsage;      ///< what was charged; null where cvms is
    /// What a cluster of these answers is set up with; none: nowhere to keep the state of a setup.
    std::function<std::shared_ptr<clustersetup::SetupParts>(const clustersetup::SetupAnswers &)> clusterSetup;
    QString spoolFolder;              ///< where the lines of shown logs lie meanwhile; empty: with the system's temporary files
    QMap<QString, Error> unavailable; ///< section ("cutover") → why it has no workflow although the profile sets it up
};

} // namespace pilothouse
