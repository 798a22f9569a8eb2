// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/cvm_changes.h"

#include <algorithm>

namespace pilothouse::cluster {

using Kind = ChangeOffer::Kind;
using namespace Qt::StringLiterals;

ChangeScene CvmChanges::scene() const
{
    return {m_parts.environment, m_parts.port->endpoint(), m_parts.clock->utcNow()};
}

CvmChanges::Offered CvmChanges::offered(std::shared_ptr<ChangeOffer> offer) const
{
    offer->madeAt = m_parts.clock->monotonicNow();
    if (!m_parts.access->isWritable())
        offer->plan.refusal = u"the environment is read-only; unlock writes first"_s;
    return offer;
}

QCoro::Task<Result<CvmChanges::Offered>> CvmChanges::prepareDeploy(std::shared_ptr<const CvmSpec> spec)
{
    const auto self = shared_from_this();
    const auto offer = std::make_shared<ChangeOffer>();
    offer->kind = Kind::Deploy;
    offer->spec = spec;
    if (!problemsOf(*spec).isEmpty()) {
        offer->plan = deployPlan(*spec, Provision(), nullptr, scene());
        co_return offered(offer);
    }
    const auto provision = co_await m_parts.port->provision(spec);
    if (!provision)
        co_return provision.error();
    offer->provision = *provision;
    if (provision->isOnChain() && !spec->appContract.isEmpty()) {
        offer->provision.appId = spec->appContract;
        offer->provision.appContract = spec->appContract;
        offer->provision.deployer = spec->deployer;
    }
    // The price is told when it can be had; without it the plan says that it is not known.
    const auto types = co_await m_parts.port->instanceTypes();
    const InstanceType *type = nullptr;
    if (types) {
        const auto found = std::find_if(types->begin(), types->end(), [&](const InstanceType &it) { return it.id == spec->instanceType; });
        type = found == types->end() ? nullptr : &*found;
    }
    offer->plan = deployPlan(*spec, offer->provision, type, scene());
    co_return offered(offer);
}

QCoro::Task<Result<CvmChanges::Offered>> CvmChanges::prepareRemove(QString identifier)
{
    const auto self = shared_from_this();
    const auto cvm = co_await m_parts.cvms->get(identifier);
    if (!cvm)
        co_return cvm.error();
    const auto offer = std::make_shared<ChangeOffer>();
    offer->kind = Kind::Remove;
    offer->before = *cvm;
    offer->plan = removePlan(*cvm, scene());
    co_return offered(offer);
}

QCoro::Task<Result<CvmChanges::Offered>> CvmChanges::prepareResize(QString identifier, Resources resources)
{
    const auto self = shared_from_this();
    const auto cvm = co_await m_parts.cvms->get(identifier);
    if (!cvm)
        co_return cvm.error();
    const auto offer = std::make_shared<ChangeOffer>();
    offer->kind = Kind::Resize;
    offer->before = *cvm;
    offer->resources = resources;
    // As in a deployment: without the price the plan says that it is not known.
    std::optional<InstanceType> type;
    if (!resources.instanceType.isEmpty()) {
        const auto types = co_await m_parts.port->instanceTypes();
        if (types) {
            const auto found = std::ranges::find(*types, resources.instanceType, &InstanceType::id);
            if (found != types->end())
                type = *found;
        }
    }
    const auto nodes = co_await m_parts.port->nodes();
    offer->room = roomOf(*cvm, nodes);
    offer->plan = resizePlan(*cvm, resources, type ? &*type : nullptr, offer->room, scene());
    co_return offered(offer);
}

QCoro::Task<Result<CvmChanges::Offered>> CvmChanges::prepareUpdate(QString identifier, std::shared_ptr<const CvmUpdate> change)
{
    const auto self = shared_from_this();
    const auto cvm = co_await m_parts.cvms->get(identifier);
    if (!cvm)
        co_return cvm.error();
    // Without the manifest nobody could say which variables would be lost.
    const auto file = co_await m_parts.port->composeFile(cvm->id.text());
    if (!file)
        co_return file.error();
    const auto offer = std::make_shared<ChangeOffer>();
    offer->kind = Kind::Update;
    offer->before = *cvm;
    if (change->variables) {
        offer->sealed = sealedNames(*file, cvm->osImage);
        offer->variables = variableChange(offer->sealed.names(), *change->variables);
    }
    offer->update = inOrderOf(offer->variables, *change);
    offer->changesHash = changesHash(*change, offer->variables, *file);
    // A manifest without a list may get one with the first set, or stay as it is.
    offer->mustChangeHash = offer->changesHash && (file->listsEnvs || change->composeText || change->preLaunchScript);
    offer->plan = updatePlan(*cvm, *change, *file, scene());
    co_return offered(offer);
}

QCoro::Task<Result<CvmChanges::Offered>> CvmChanges::prepareCommit(QString identifier, std::shared_ptr<const OnChainStep> step,
                                                                   QString transactionHash)
{
    const auto self = shared_from_this();
    const auto cvm = co_await m_parts.cvms->get(identifier);
    if (!cvm)
        co_return cvm.error();
    const auto offer = std::make_shared<ChangeOffer>();
    offer->kind = Kind::Commit;
    offer->before = *cvm;
    offer->step = step;
    offer->transactionHash = transactionHash;
    offer->plan = commitPlan(*cvm, *step, transactionHash, scene());
    co_return offered(offer);
}

} // namespace pilothouse::cluster
