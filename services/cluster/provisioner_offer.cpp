// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/provisioner_internal.h"

#include <algorithm>

namespace pilothouse::cluster {

using namespace Qt::StringLiterals;
using domain::ActionState;

/// By what was last told; a machine of the same type tells the price of the next one as well as the cloud's list of types does.
std::optional<BudgetCheck> Provisioner::budgetNow() const
{
    const auto &snapshot = m_parts.runtime->snapshot();
    if (!snapshot.hasValue())
        return std::nullopt;
    std::vector<domain::Cvm> machines;
    std::optional<Money> next;
    for (const MemberView &member : snapshot.value->members) {
        machines.push_back(member.member.cvm);
        if (member.member.cvm.instanceType == m_parts.settings.runner.instanceType && !next)
            next = member.member.cvm.hourlyRate;
    }
    const auto type = std::ranges::find(m_types, m_parts.settings.runner.instanceType, &InstanceType::id);
    if (type != m_types.end() && type->hourlyRate)
        next = type->hourlyRate;
    return budgetOf(machines, next);
}

/// With what is paid for and not listed.
BudgetCheck Provisioner::budgetOf(const std::vector<domain::Cvm> &machines, const std::optional<Money> &next) const
{
    HourlyCost cost = hourlyCostOf(machines, m_types);
    for (const PaidCvm &paid : m_state.paid) {
        const bool isListed = std::ranges::any_of(machines, [&paid](const domain::Cvm &cvm) { return cvm.name == paid.name; });
        if (isListed)
            continue;
        ++cost.machines;
        if (!paid.hourlyRate)
            cost.unpriced << paid.name;
        else if (cost.known)
            cost.known = cost.known->plus(*paid.hourlyRate);
    }
    return checkBudget(cost, next, m_parts.settings.budgetPerHour);
}

QCoro::Task<Result<Provisioner::Offered>> Provisioner::prepare()
{
    const auto self = shared_from_this();
    const ActionState state = obstacle();
    if (!state.allowed)
        co_return refusedBecause(state.reason, m_parts.settings.runner.coordinatorWallet.isEmpty()
                                                   ? u"Name the coordinator-wallet of the cluster in the profile."_s
                                                   : QString());
    const QString reason = proposal();
    const auto offer = co_await makeOffer(reason);
    co_return offer;
}

QCoro::Task<Result<QString>> Provisioner::domainOf(qint64 node)
{
    const auto self = shared_from_this();
    const auto nodes = co_await m_parts.deploys->nodes();
    if (!nodes)
        co_return nodes.error();
    const auto found = std::ranges::find(*nodes, node, &CloudNode::id);
    if (found == nodes->end() || found->name.isEmpty())
        co_return refusedBecause(u"the cloud does not name the node %1 that the runner would be on"_s.arg(node));
    // A machine that is there already tells its gateway; a node's name alone tells the usual one.
    const auto &snapshot = m_parts.runtime->snapshot();
    for (const MemberView &member : snapshot.value->members)
        if (member.member.cvm.node == found->name && !member.member.cvm.gatewayDomain.isEmpty())
            co_return QString(member.member.cvm.gatewayDomain);
    co_return gatewayDomainOfNode(found->name);
}

/// As deploys->provision(), on the registry's node where the cloud does not say which it would take.
QCoro::Task<Result<Provision>> Provisioner::provisionOnKnownNode(std::shared_ptr<CvmSpec> spec)
{
    const auto self = shared_from_this();
    const std::shared_ptr<const CvmSpec> anywhere = spec;
    const auto promised = co_await m_parts.deploys->provision(anywhere);
    if (!promised || promised->nodeId)
        co_return promised;
    const ClusterView &cluster = *m_parts.runtime->snapshot().value;
    const MemberView *const registry = cluster.election.registry ? cluster.find(*cluster.election.registry) : nullptr;
    const QString node = registry ? registry->member.cvm.node : QString();
    const auto nodes = co_await m_parts.deploys->nodes();
    if (!nodes)
        co_return nodes.error();
    const auto found = std::ranges::find(*nodes, node, &CloudNode::name);
    if (node.isEmpty() || found == nodes->end())
        co_return refusedBecause(u"the cloud does not say on which node the runner would be, so its address could not be told to it"_s);
    spec->nodeId = found->id;
    auto pinned = co_await m_parts.deploys->provision(anywhere);
    if (pinned && !pinned->nodeId)
        pinned->nodeId = found->id;
    co_return pinned;
}

QCoro::Task<Result<Provisioner::Offered>> Provisioner::makeOffer(QString reason)
{
    const auto self = shared_from_this();
    const RunnerSettings &settings = m_parts.settings.runner;
    const auto compose = co_await m_parts.compose->read();
    if (!compose)
        co_return compose.error();
    const auto types = co_await m_parts.deploys->instanceTypes();
    if (types)
        m_types = *types;
    const CancelToken never;
    const auto list = co_await m_parts.cvms->list(never);
    if (!list)
        co_return list.error();
    const Discovery found = discoverMembers(*list, settings.clusterName, settings.port);

    const auto &snapshot = m_parts.runtime->snapshot();
    const MemberView *const registry = snapshot.value->election.registry ? snapshot.value->find(*snapshot.value->election.registry) : nullptr;
    const QString registryUrl = registry ? registryUrlOf(registry->member.cvm, settings.port) : QString();
    if (registryUrl.isEmpty())
        co_return refusedBecause(u"the registry has no address that a runner could reach"_s);
    const auto offer = std::make_shared<ProvisionOffer>();
    const auto spec = std::make_shared<CvmSpec>();
    offer->reason = reason;
    offer->name = newRunnerName(settings.clusterName);
    spec->name = offer->name;
    spec->composeText = compose->text;
    spec->instanceType = settings.instanceType;
    spec->variables = runnerVariables(settings, registryUrl, QString());
    offer->spec = spec;
    const auto promised = co_await provisionOnKnownNode(spec);
    if (!promised)
        co_return promised.error();
    if (promised->appId.isEmpty() || promised->composeHash.isEmpty())
        co_return Error{.kind = ErrorKind::Protocol,
                        .what = u"the cloud promised no app or no compose hash, so a lost answer could not be followed up"_s};
    offer->provision = *promised;
    const auto domain = co_await domainOf(promised->nodeId.value_or(-1));
    if (!domain)
        co_return domain.error();
    offer->gatewayDomain = *domain;
    spec->nodeId = promised->nodeId;
    spec->variables = runnerVariables(settings, registryUrl, *domain);

    std::vector<domain::Cvm> machines;
    for (const Member &member : found.members)
        machines.push_back(member.cvm);
    const auto type = std::ranges::find(m_types, settings.instanceType, &InstanceType::id);
    const InstanceType *const offered = type == m_types.end() ? nullptr : &*type;
    offer->budget = budgetOf(machines, offered ? offered->hourlyRate : std::nullopt);

    ProvisionScene scene;
    scene.change = {m_parts.environment, m_parts.deploys->endpoint(), m_parts.clock->utcNow()};
    scene.clusterName = settings.clusterName;
    scene.registryUrl = registryUrl;
    scene.compose = compose->checks;
    scene.mayComposeRun = compose->mayRun;
    scene.readyLimit = m_parts.settings.readyLimit;
    if (m_state.failuresInARow > 0)
        scene.pausedBecause = m_state.lastFailure;
    for (const MemberView &member : snapshot.value->members)
        if (member.member.isProbed() && member.heldBack.isEmpty() && member.role != MemberRole::Foreign && !hasRoom(member.probe))
            scene.leftOut << u"%1: %2"_s.arg(member.member.cvm.name, member.problem.isEmpty() ? u"it has not answered yet"_s : member.problem);
    planProvision(*offer, offered, scene);
    offer->madeAt = m_parts.clock->monotonicNow();
    publish();
    co_return Offered(offer);
}

} // namespace pilothouse::cluster
