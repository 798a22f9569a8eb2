// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/fleet_deploy.h"

#include "services/cluster/gateway_address.h"
#include "services/cluster/node_names.h"
#include "services/core/plain_text.h"

#include <QSet>

#include <algorithm>

namespace pilothouse::cluster {

using State = FleetResult::State;
using namespace Qt::StringLiterals;

namespace {

Error makeError(ErrorKind kind, const QString &what, const QString &nextStep = {})
{
    return Error{.kind = kind, .what = what, .nextStep = nextStep};
}

/// The app's specification as one machine of it has it; the manifest carries the app's name on all of them.
std::shared_ptr<const CvmSpec> specFor(const CvmSpec &app, const FleetTarget &target, const FleetWish &wish)
{
    const auto spec = std::make_shared<CvmSpec>();
    spec->name = target.name;
    spec->manifestName = app.manifestName.isEmpty() && !wish.asOne ? app.name : app.manifestName;
    spec->composeText = app.composeText;
    spec->preLaunchScript = app.preLaunchScript;
    for (const SealedVariable &variable : app.variables)
        spec->variables.push_back({variable.name, variable.value.clone()});
    spec->instanceType = app.instanceType;
    spec->diskGb = app.diskGb;
    if (!wish.nodes.empty())
        spec->nodeId = target.node.id;
    spec->osImage = app.osImage;
    spec->devImage = app.devImage;
    spec->publicLogs = app.publicLogs;
    spec->publicSysinfo = app.publicSysinfo;
    spec->kms = app.kms;
    spec->appContract = app.appContract;
    spec->deployer = app.deployer;
    return spec;
}

struct Gateway
{
    QString domain;
    QUrl address;
};

/// The gateway of a node is named by the machines that run there.
QHash<QString, Gateway> gatewaysOf(const domain::CvmList &list)
{
    QHash<QString, Gateway> gateways;
    for (const domain::Cvm &cvm : list.items) {
        if (!cvm.node.isEmpty() && !cvm.gatewayDomain.isEmpty())
            gateways.insert(cvm.node, {cvm.gatewayDomain, gatewayAddress(cvm)});
    }
    return gateways;
}

} // namespace

/// What the cloud says before anything is planned.
struct FleetDeploy::Seen
{
    std::vector<CloudNode> nodes;
    std::vector<InstanceType> types; ///< empty: not said
    QHash<QString, Gateway> gateways;
    QSet<QString> names;
};

/// All of them under way.
struct FleetDeploy::Job
{
    Offered offer;
    CancelToken cancel;
    OperationId operation;
    std::vector<size_t> order; ///< of offers
    std::vector<FleetResult> results;
    size_t next = 0;
    QString together;

    size_t over() const
    {
        return size_t(std::count_if(results.begin(), results.end(), [](const FleetResult &result) { return result.isOver(); }));
    }
};

QString fleetStateWord(State state)
{
    switch (state) {
    case State::Waiting: return u"waiting"_s;
    case State::Running: return u"running"_s;
    case State::Done: return u"done"_s;
    case State::Failed: return u"failed"_s;
    case State::OutcomeUnknown: return u"outcome-unknown"_s;
    case State::NotSent: return u"not-sent"_s;
    }
    return {};
}

QCoro::Task<Result<std::shared_ptr<FleetDeploy::Seen>>> FleetDeploy::see()
{
    const auto self = shared_from_this();
    const auto seen = std::make_shared<Seen>();
    const auto &port = m_parts.changes->port();
    const auto nodes = co_await port->nodes();
    if (!nodes)
        co_return nodes.error();
    seen->nodes = *nodes;
    const CancelToken never;
    const auto list = co_await m_parts.cvms->list(never);
    if (!list)
        co_return list.error();
    seen->gateways = gatewaysOf(*list);
    for (const domain::Cvm &cvm : list->items)
        seen->names.insert(cvm.name);
    // Without types the plan says that the price is not known.
    const auto types = co_await port->instanceTypes();
    if (types)
        seen->types = *types;
    co_return seen;
}

/// All of them at once: the slowest decides, within its limit.
QCoro::Task<Done> FleetDeploy::measure(std::shared_ptr<std::vector<FleetTarget>> targets)
{
    const auto self = shared_from_this();
    std::vector<std::pair<size_t, QCoro::Task<Result<std::chrono::milliseconds>>>> tasks;
    for (size_t i = 0; i < targets->size(); ++i) {
        FleetTarget &target = (*targets)[i];
        if (!target.isTaken())
            continue;
        if (target.gateway.isEmpty())
            target.notMeasured = u"no machine there names its gateway"_s;
        else if (m_parts.roundTrips != nullptr)
            tasks.emplace_back(i, m_parts.roundTrips->measure(target.gatewayAddress, kRoundTripLimit));
    }
    for (auto &[at, task] : tasks) {
        const auto measured = co_await task;
        FleetTarget &target = (*targets)[at];
        if (measured)
            target.roundTrip = *measured;
        else
            target.notMeasured = measured.error().what;
    }
    co_return Done{};
}

QCoro::Task<Result<std::vector<FleetTarget>>> FleetDeploy::look()
{
    const auto self = shared_from_this();
    const auto seen = co_await see();
    if (!seen)
        co_return seen.error();
    const auto targets = std::make_shared<std::vector<FleetTarget>>();
    for (const CloudNode &node : (*seen)->nodes) {
        FleetTarget target;
        target.node = node;
        const Gateway gateway = (*seen)->gateways.value(node.name);
        target.gateway = gateway.domain;
        target.gatewayAddress = gateway.address;
        targets->push_back(target);
    }
    co_await measure(targets);
    const std::vector<FleetTarget> known = *targets; // GCC 12 moves a member out of "co_return member"
    co_return known;
}

QCoro::Task<Result<FleetDeploy::Offered>> FleetDeploy::prepare(FleetWish wish)
{
    const auto self = shared_from_this();
    const auto offer = std::make_shared<FleetOffer>();
    offer->wish = wish;
    const CvmSpec &spec = *wish.spec;
    if (wish.nodes.size() > kMostNodes)
        co_return makeError(ErrorKind::InvalidInput, u"more than %1 nodes at once"_s.arg(kMostNodes));
    if (wish.asOne && wish.nodes.size() > 1)
        co_return makeError(ErrorKind::InvalidInput, u"one machine cannot be on several nodes"_s);
    CancelToken cancel;
    const OperationId operation = m_parts.operations->begin(m_parts.environment.id.text(), u"Plan %1"_s.arg(visibleText(spec.name, 80)), cancel);
    const auto read = co_await see();
    if (!read) {
        m_parts.operations->fail(operation, read.error());
        co_return read.error();
    }
    const Seen &seen = **read;
    const auto found = std::find_if(seen.types.begin(), seen.types.end(), [&](const InstanceType &it) { return it.id == spec.instanceType; });
    if (found != seen.types.end())
        offer->type = *found;
    const InstanceType *type = offer->type ? &*offer->type : nullptr;

    const auto targets = std::make_shared<std::vector<FleetTarget>>();
    QSet<qint64> asked;
    for (const qint64 id : wish.nodes) {
        if (asked.contains(id))
            continue;
        asked.insert(id);
        FleetTarget target;
        target.node.id = id;
        const auto node = std::find_if(seen.nodes.begin(), seen.nodes.end(), [id](const CloudNode &it) { return it.id == id; });
        if (node == seen.nodes.end()) {
            target.skipped = u"the cloud does not offer this node"_s;
        } else {
            target.node = *node;
            const Gateway gateway = seen.gateways.value(node->name);
            target.gateway = gateway.domain;
            target.gatewayAddress = gateway.address;
            target.skipped = noRoom(*node, type, spec);
        }
        target.name = wish.asOne ? spec.name : nameOnNode(spec.name, target.node);
        if (target.isTaken() && seen.names.contains(target.name))
            target.skipped = u"there is a machine called %1 already"_s.arg(visibleText(target.name, 80));
        targets->push_back(target);
    }
    if (wish.asOne && wish.nodes.empty()) {
        FleetTarget anywhere;
        anywhere.name = spec.name;
        if (seen.names.contains(spec.name))
            anywhere.skipped = u"there is a machine called %1 already"_s.arg(visibleText(spec.name, 80));
        targets->push_back(anywhere);
    }
    m_parts.operations->step(operation, u"measuring round trips"_s);
    co_await measure(targets);

    offer->offers.resize(targets->size());
    QString problem;
    std::optional<Error> failure;
    for (size_t i = 0; i < targets->size(); ++i) {
        FleetTarget &target = (*targets)[i];
        if (!target.isTaken())
            continue;
        if (cancel.isCancelled()) {
            const Error stopped = makeError(ErrorKind::Cancelled, u"cancelled while it was planned; nothing is made"_s);
            m_parts.operations->fail(operation, stopped);
            co_return stopped;
        }
        m_parts.operations->step(operation, u"asking for %1"_s.arg(visibleText(target.name, 80)), double(i) / double(targets->size()));
        const std::shared_ptr<const CvmSpec> own = specFor(spec, target, wish);
        const auto offered = co_await m_parts.changes->prepareDeploy(own);
        if (!offered) {
            target.skipped = userMessage(offered.error()).what;
            failure = offered.error();
            continue;
        }
        if ((*offered)->provision.composeHash.isEmpty()) {
            // Nothing was sent: what is wrong with one of them is wrong with all.
            problem = (*offered)->plan.refusal;
            target.skipped = problem;
            continue;
        }
        target.provision = (*offered)->provision;
        const auto chosen = std::find_if(seen.nodes.begin(), seen.nodes.end(),
                                         [&](const CloudNode &it) { return wish.nodes.empty() && it.id == target.provision->nodeId; });
        if (chosen != seen.nodes.end())
            target.node = *chosen;
        offer->offers[i] = *offered;
    }
    const bool none = std::none_of(targets->begin(), targets->end(), [](const FleetTarget &target) { return target.isTaken(); });
    if (failure && none && problem.isEmpty() && targets->size() == 1) {
        m_parts.operations->fail(operation, *failure);
        co_return *failure;
    }
    offer->targets = *targets;
    ChangeScene scene;
    scene.environment = m_parts.environment;
    scene.endpoint = m_parts.changes->port()->endpoint();
    scene.dataFrom = m_parts.clock->utcNow();
    offer->plan = fleetPlan(spec.name, spec, offer->targets, type, scene);
    if (!problem.isEmpty())
        offer->plan.refusal = problem;
    if (!m_parts.access->isWritable())
        offer->plan.refusal = u"the environment is read-only; unlock writes first"_s;
    m_parts.operations->succeed(operation, u"planned; nothing is made yet"_s);
    co_return std::shared_ptr<const FleetOffer>(offer);
}

QCoro::Task<Result<std::vector<FleetResult>>> FleetDeploy::run(Offered offer, QString typedPhrase)
{
    const auto self = shared_from_this();
    const domain::Plan &plan = offer->plan;
    if (!plan.isAllowed())
        co_return makeError(ErrorKind::Refused, plan.refusal);
    if (!m_parts.access->isWritable())
        co_return makeError(ErrorKind::Refused, u"the environment is read-only; unlock writes first"_s);
    if (!plan.isConfirmedBy(typedPhrase))
        co_return makeError(ErrorKind::Refused, u"the phrase \"%1\" is needed: %2"_s.arg(*plan.phrase, plan.phraseReason),
                            u"Type the phrase exactly."_s);
    const auto job = std::make_shared<Job>();
    job->offer = offer;
    QStringList names;
    for (size_t i = 0; i < offer->targets.size(); ++i) {
        if (offer->offers[i] == nullptr)
            continue;
        const FleetTarget &target = offer->targets[i];
        FleetResult result;
        result.nodeId = target.node.id;
        result.node = target.node.name;
        result.change.name = target.name;
        result.change.text = u"waiting for the others"_s;
        job->order.push_back(i);
        job->results.push_back(result);
        names << target.name;
    }
    job->together = names.join(u", "_s);
    job->operation = m_parts.operations->begin(m_parts.environment.id.text(), plan.title, job->cancel);
    m_running.insert(offer.get(), job->operation);
    for (const FleetResult &result : job->results)
        emit targetChanged(result);
    std::vector<QCoro::Task<Done>> workers;
    for (size_t i = 0; i < std::min(kAtATime, job->order.size()); ++i)
        workers.push_back(work(job));
    for (auto &worker : workers)
        co_await worker;
    m_running.remove(offer.get());

    const auto failed = std::count_if(job->results.begin(), job->results.end(), [](const FleetResult &it) { return it.state != State::Done; });
    const bool open = std::any_of(job->results.begin(), job->results.end(), [](const FleetResult &it) { return it.state == State::OutcomeUnknown; });
    if (failed == 0)
        m_parts.operations->succeed(job->operation, u"all %1 are running"_s.arg(job->results.size()));
    else
        m_parts.operations->fail(job->operation, makeError(job->cancel.isCancelled() ? ErrorKind::Cancelled
                                                           : open                    ? ErrorKind::OutcomeUnknown
                                                                                     : ErrorKind::Remote,
                                                           u"%1 of %2 not done"_s.arg(failed).arg(job->results.size())));
    const std::vector<FleetResult> results = job->results; // GCC 12 moves a member out of "co_return member"
    co_return results;
}

/// Takes one after the other until none is left.
QCoro::Task<Done> FleetDeploy::work(std::shared_ptr<Job> job)
{
    const auto self = shared_from_this();
    while (job->next < job->order.size()) {
        const size_t at = job->next++;
        if (job->cancel.isCancelled())
            tell(*job, at, State::NotSent, u"not sent: cancelled"_s);
        else
            co_await carryOut(job, at);
    }
    co_return Done{};
}

QCoro::Task<Done> FleetDeploy::carryOut(std::shared_ptr<Job> job, size_t at)
{
    const auto self = shared_from_this();
    tell(*job, at, State::Running, u"asking for it"_s);
    ChangeFollower follower;
    follower.cancel = job->cancel;
    follower.together = job->together;
    follower.told = [this, job, at](const QString &step) { tell(*job, at, State::Running, step); };
    const auto result = co_await m_parts.changes->run(job->offer->offers[job->order[at]], QString(), follower);
    if (!result) {
        tell(*job, at, State::NotSent, userMessage(result.error(), Attempt::Change).oneLine());
        co_return Done{};
    }
    job->results[at].change = *result;
    tell(*job, at, result->ok ? State::Done : result->isOpen ? State::OutcomeUnknown : State::Failed, result->text);
    co_return Done{};
}

void FleetDeploy::tell(Job &job, size_t at, State state, const QString &text)
{
    FleetResult &result = job.results[at];
    result.state = state;
    result.change.text = text;
    const size_t over = job.over();
    m_parts.operations->step(job.operation, u"%1 of %2 done; %3"_s.arg(over).arg(job.results.size()).arg(u"%1: %2"_s.arg(result.change.name, text)),
                             double(over) / double(job.results.size()));
    emit targetChanged(result);
}

void FleetDeploy::stopWaiting(const Offered &offer)
{
    if (const auto found = m_running.constFind(offer.get()); found != m_running.cend())
        m_parts.operations->cancel(*found);
}

FleetWish FleetDeploy::failedOnly(const FleetOffer &offer, const std::vector<FleetResult> &results)
{
    FleetWish wish;
    wish.spec = offer.wish.spec;
    wish.asOne = offer.wish.asOne;
    if (wish.asOne && offer.wish.nodes.empty())
        return wish; // the cloud chooses anew
    for (const FleetResult &result : results) {
        if (result.state != State::Done)
            wish.nodes.push_back(result.nodeId);
    }
    return wish;
}

} // namespace pilothouse::cluster
