// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/change_plan.h"
#include "services/cluster/cluster_runtime.h"
#include "services/cluster/provision_budget.h"

#include <memory>

namespace pilothouse::cluster {

/// A runner's compose file with what was found when it was looked through.
struct RunnerCompose
{
    QByteArray text;
    std::vector<domain::PlanCheck> checks;
    bool mayRun = false; ///< nothing in it failed, and nothing stayed unknown
};

/// Where it is read. Errors: InvalidInput (no file is set, or it cannot be read).
class RunnerComposePort
{
public:
    virtual ~RunnerComposePort() = default;
    virtual QCoro::Task<Result<RunnerCompose>> read() = 0;
};

/// What every runner of a cluster is made with.
struct RunnerSettings
{
    QString clusterName;
    int port = 9010;
    QString instanceType;
    double capacityThreshold = 0.8;
    int memoryPerModelMb = 1024;
    QString coordinatorWallet; ///< never empty: a runner without it would take unsigned requests
};

/// "<cluster>-runner-<8 hex>"; random, since counted names collided.
QString newRunnerName(const QString &cluster);
/// Where runners reach a registry; empty when its app or gateway is not known.
QString registryUrlOf(const domain::Cvm &registry, int port);
/// "dstack-pha-prod7.phala.network"
QString gatewayDomainOfNode(const QString &node);
/// The names of the variables decide the compose hash; the values may be set after the cloud has said where the machine will be.
std::vector<SealedVariable> runnerVariables(const RunnerSettings &settings, const QString &registryUrl, const QString &gatewayDomain);

/// What becomes of a runner when the registry does not approve its hash.
enum class OnRefusal {
    CleanUp, ///< it is deleted again
    Hold,    ///< it is kept and paid for, and is never the head until a person has had its hash approved
};

/// A runner that was planned a moment ago.
struct ProvisionOffer
{
    domain::Plan plan;
    QString name;
    QString reason; ///< "all 4 are full"
    std::shared_ptr<const CvmSpec> spec;
    Provision provision;
    QString gatewayDomain; ///< of the node that the cloud promised; the machine announces it
    BudgetCheck budget;
    QString notByItself; ///< why it must not be made without a person; empty: it may
    MonotonicTime madeAt{};
};

/// What of a plan for a runner is its own, on top of that of any deployment.
struct ProvisionScene
{
    ChangeScene change;
    QString clusterName;
    QString registryUrl;
    std::vector<domain::PlanCheck> compose;
    bool mayComposeRun = false;
    std::chrono::milliseconds readyLimit{0};
    QString pausedBecause; ///< empty: not paused
    QStringList leftOut;   ///< members without whose answer it was planned, each with its reason
};
/// Fills in the plan, as one that cleans up after a refusal, and `notByItself`. `type`: null when the cloud does not offer it.
void planProvision(ProvisionOffer &offer, const InstanceType *type, const ProvisionScene &scene);
/// The same plan with the other choice in it.
domain::Plan planWith(const ProvisionOffer &offer, OnRefusal onRefusal);

} // namespace pilothouse::cluster
