// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/clustersetup/answers.h"
#include "services/clustersetup/compose_lint.h"
#include "services/clustersetup/file_change.h"
#include "services/clustersetup/setup_ports.h"
#include "services/clustersetup/setup_state.h"

#include <map>
#include <optional>

namespace pilothouse::clustersetup {

/// The checks of a setup's pages, one function each, so that a window can run them as its pages are filled in. All of them only read.

/// A failure as a finding: what the remote or the disk refused has Failed, what could not be found out is Unknown.
Finding findingOf(const QString &code, const QString &what, const Error &error);

/// Why nothing may be changed in an environment that is not unlocked.
Error readOnly(const domain::Environment &environment);

struct FilesCheck
{
    Findings findings;
    QByteArray registryText;
    ComposeReport registry;
    ComposeReport runner;
    QString imageVersion; ///< that the checkout's code calls itself; empty: not known
};
/// Blocks for as long as the disk does.
FilesCheck checkFiles(const SetupAnswers &answers);

/// The vendor's command, where the orchestrator is to make runners by itself. Looks on this machine; runs it for its version alone.
QCoro::Task<Findings> checkTools(std::shared_ptr<const SetupParts> parts, SetupAnswers answers);

/// How far a registry's clock is from this desk's, against what signatures are allowed to be.
QCoro::Task<Finding> checkClock(std::shared_ptr<const SetupParts> parts, QString endpoint, CancelToken cancel);

QCoro::Task<Findings> checkAccount(std::shared_ptr<const SetupParts> parts);

struct PlaceCheck
{
    Findings findings;
    std::optional<cluster::CloudNode> node;
    std::optional<cluster::InstanceType> type;
    std::vector<cluster::CloudNode> nodes; ///< all that take machines now
};
/// Whether a registry and one runner of this type fit on a node, by what the cloud says.
enum class NodeRoom { Enough, TooSmall, NotSaid };
NodeRoom roomOf(const cluster::CloudNode &node, const std::optional<cluster::InstanceType> &type);
/// The node and the type of machine, and whether a registry and one runner fit there.
QCoro::Task<PlaceCheck> checkPlace(std::shared_ptr<const SetupParts> parts, SetupAnswers answers);

QCoro::Task<Findings> checkCoordinator(std::shared_ptr<const SetupParts> parts, SetupAnswers answers);
/// Whether the keys that the registry reads submissions with are there; the storage itself is not asked.
QCoro::Task<Findings> checkStorage(std::shared_ptr<const SetupParts> parts);

/// Whether the orchestrator runs and what it knows, by its own word. No part of a setup: nothing is held up by it.
QCoro::Task<Finding> checkOrchestrator(std::shared_ptr<const SetupParts> parts, CancelToken cancel);

struct ExistingCheck
{
    Findings findings;
    std::optional<domain::Cvm> registry;
    std::vector<domain::Cvm> runners;
    std::vector<domain::Cvm> members;         ///< every machine whose name begins with the cluster's
    std::map<QString, QString> gateways;      ///< domain by node, where all machines of the node tell the same
    std::map<QString, QUrl> gatewayAddresses; ///< where these answer, by node; a demo's lie elsewhere than under their domain
};
/// What stands under the cluster's name. A list that could not be read whole is Unknown, never "nothing".
QCoro::Task<ExistingCheck> checkExisting(std::shared_ptr<const SetupParts> parts, SetupAnswers answers, std::optional<SetupState> state);

struct WritesCheck
{
    Findings findings;
    std::vector<FileChange> changes; ///< that change something
};
QCoro::Task<std::shared_ptr<WritesCheck>> checkWrites(std::shared_ptr<const SetupParts> parts, SetupAnswers answers);

/// "dstack-pha-prod7.phala.network": where the gateway of a node is by its name, until a machine there tells.
QString gatewayDomainOf(const QString &node);
/// The same, by what the machines that stand there tell.
QString gatewayDomainOf(const QString &node, const ExistingCheck &existing);

} // namespace pilothouse::clustersetup
