// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/agents/agents_workflow.h"

#include "services/core/plain_text.h"

#include <QSet>

// What may be changed, its plan, and carrying it out; how the list is kept fresh is told in agents_workflow.cpp.
namespace pilothouse::agents {

using domain::Deployment;
using domain::DeploymentId;
using domain::DeploymentState;
using namespace Qt::StringLiterals;

/// Why nothing may be changed now, whatever is asked for; empty when it may.
QString AgentsWorkflow::dataRefusal() const
{
    if (!m_parts.access->isWritable())
        return u"the environment is read-only; unlock writes first"_s;
    if (!m_snapshot.hasValue())
        return u"the list was never read"_s;
    if (m_snapshot.freshness(m_parts.clock->monotonicNow()) != Freshness::Live)
        return u"the list is too old to act on; refresh it first"_s;
    return {};
}

PlanScene AgentsWorkflow::scene() const
{
    return {m_parts.environment, m_parts.port->endpoint(), m_snapshot.fetchedAt};
}

StopTargets AgentsWorkflow::targetsOf(const std::vector<DeploymentId> &ids) const
{
    StopTargets chosen;
    QSet<DeploymentId> seen;
    for (const DeploymentId &id : ids) {
        if (seen.contains(id))
            continue;
        seen.insert(id);
        const auto row = find(id);
        if (!row) {
            chosen.skipped << u"%1: not in the list any more"_s.arg(visibleText(id.text(), 80));
            continue;
        }
        const domain::ActionState state
            = m_stopper->isRunning(id) ? domain::ActionState::no(u"it is being stopped from here"_s) : agents::canStop(*row);
        if (state.allowed)
            chosen.targets.push_back(*row);
        else
            chosen.skipped << u"%1: %2"_s.arg(deploymentTitle(*row), state.reason);
    }
    return chosen;
}

domain::ActionState AgentsWorkflow::canStop(const std::vector<DeploymentId> &ids) const
{
    const QString refusal = dataRefusal();
    if (!refusal.isEmpty())
        return domain::ActionState::no(refusal);
    if (ids.empty())
        return domain::ActionState::no(u"no deployment is chosen"_s);
    QString reason;
    for (const DeploymentId &id : ids) {
        const auto row = find(id);
        const domain::ActionState state = row ? agents::canStop(*row) : domain::ActionState::no(u"not in the list any more"_s);
        if (state.allowed)
            return state;
        if (reason.isEmpty())
            reason = state.reason;
    }
    return domain::ActionState::no(ids.size() == 1 ? reason : u"none of them can be stopped (%1)"_s.arg(reason));
}

domain::Plan AgentsWorkflow::planStop(const std::vector<DeploymentId> &ids) const
{
    domain::Plan plan = stopPlan(targetsOf(ids), *m_parts.port, scene(), m_parts.writesPerMinute);
    const QString refusal = dataRefusal();
    if (!refusal.isEmpty())
        plan.refusal = refusal;
    return plan;
}

QCoro::Task<Result<std::vector<AgentResult>>> AgentsWorkflow::runStop(std::vector<DeploymentId> ids, QString typedPhrase)
{
    const auto self = shared_from_this();
    const domain::Plan offered = planStop(ids);
    if (!offered.isAllowed())
        co_return Error{.kind = ErrorKind::Refused, .what = offered.refusal};
    if (!offered.isConfirmedBy(typedPhrase))
        co_return Error{.kind = ErrorKind::Refused,
                        .what = u"the phrase \"%1\" is needed: %2"_s.arg(*offered.phrase, offered.phraseReason),
                        .nextStep = u"Type the phrase exactly."_s};
    std::vector<Deployment> targets = targetsOf(ids).targets;
    const QString reason = offered.phrase ? u"phrase typed"_s : QString();
    const auto results = co_await m_stopper->run(std::move(targets), offered.title, reason);
    refresh();
    co_return results;
}

domain::ActionState AgentsWorkflow::canDeploy() const
{
    const QString refusal = dataRefusal();
    return refusal.isEmpty() ? domain::ActionState::yes() : domain::ActionState::no(refusal);
}

DeployEstimate AgentsWorkflow::estimate() const
{
    DeployEstimate estimate;
    for (const DeploymentState state : {DeploymentState::Pending, DeploymentState::Deploying, DeploymentState::Starting})
        estimate.limit += *domain::stateLimit(state);
    estimate.seenCount = m_times.count();
    estimate.seen = m_times.median();
    return estimate;
}

domain::Plan AgentsWorkflow::planDeploy(const DeployRequest &request) const
{
    const auto existing = findToken(request.token);
    domain::Plan plan = deployPlan(request, existing ? &*existing : nullptr, estimate(), *m_parts.port, scene());
    if (m_deployer->isRunning(request.token))
        plan.refusal = u"a deployment of this NFT is under way from here"_s;
    const QString refusal = dataRefusal();
    if (!refusal.isEmpty())
        plan.refusal = refusal;
    return plan;
}

QCoro::Task<Result<std::optional<SigningRequest>>> AgentsWorkflow::signingRequest(DeployRequest request)
{
    const auto self = shared_from_this();
    const auto wanted = co_await m_parts.port->signingRequest(request);
    co_return wanted;
}

QCoro::Task<Result<WalletSignature>> AgentsWorkflow::signForDevelopment(SigningRequest request)
{
    const auto self = shared_from_this();
    const auto signature = co_await m_parts.port->signForDevelopment(request);
    co_return signature;
}

QCoro::Task<QString> AgentsWorkflow::developmentWallet()
{
    const auto self = shared_from_this();
    const QString wallet = co_await m_parts.port->developmentWallet();
    co_return wallet;
}

QCoro::Task<Result<DeployReceipt>> AgentsWorkflow::deploy(DeployRequest request, std::optional<SignedMessage> message,
                                                          DeployRunner::Accepted accepted)
{
    const auto self = shared_from_this();
    const domain::Plan offered = planDeploy(request);
    if (!offered.isAllowed())
        co_return Error{.kind = ErrorKind::Refused, .what = offered.refusal};
    const auto existing = findToken(request.token);
    const QString before = existing ? existing->status : QString();
    const DeployRunner::Accepted told = [this, accepted](const DeployReceipt &receipt) {
        refresh();
        if (accepted)
            accepted(receipt);
    };
    const auto receipt = co_await m_deployer->run(request, message, offered.title, before, told);
    refresh();
    co_return receipt;
}

} // namespace pilothouse::agents
