// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/provisioner.h"

#include "services/cluster/model_workflow.h"
#include "services/cluster/provisioner_internal.h"
#include "services/core/log.h"

#include <QCoroFuture>
#include <QCoroTimer>

#include <algorithm>

namespace pilothouse::cluster {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using domain::ActionState;

namespace {

constexpr auto kWaitPoll = 20ms;

ReadinessWait::Parts readinessParts(const Provisioner::Parts &parts)
{
    ReadinessWait::Parts ready;
    ready.cvms = parts.cvms;
    ready.spawntees = parts.spawntees;
    ready.clock = parts.clock;
    ready.port = parts.settings.runner.port;
    ready.pause = parts.settings.readyPause;
    ready.perTry = parts.settings.perTry;
    return ready;
}

/// Whether everybody who has an address was asked once: before that nobody can say that all are full.
bool isWhole(const ClusterView &view)
{
    return std::ranges::all_of(view.members,
                               [](const MemberView &member) { return !member.member.isProbed() || member.probe.begunAt.isValid(); });
}

} // namespace

Provisioner::Provisioner(Parts parts) : m_parts(std::move(parts)), m_readiness(std::make_shared<ReadinessWait>(readinessParts(m_parts)))
{
    connect(m_parts.runtime.get(), &ClusterRuntime::snapshotChanged, this, &Provisioner::look);
    connect(m_parts.access.get(), &domain::WriteAccess::changed, this, &Provisioner::look);
    m_view.isAutomatic = m_parts.settings.isAutomatic;
}

Provisioner::~Provisioner() = default;

QCoro::Task<Status> Provisioner::load()
{
    const auto self = shared_from_this();
    const auto kept = co_await m_parts.memory->load();
    Result<ProvisioningState> state = ProvisioningState();
    if (!kept)
        state = kept.error();
    else if (*kept)
        state = ProvisioningState::fromJson(**kept);
    if (!state) {
        m_view.problem = state.error().what;
        publish();
        co_return state.error();
    }
    m_state = *state;
    m_view.isLoaded = true;
    m_view.problem.clear();
    holdBackPaid();
    publish();
    co_return Done{};
}

void Provisioner::start()
{
    m_isStarted = true;
    look();
}

void Provisioner::stop()
{
    m_isStarted = false;
    cancel();
}

void Provisioner::cancel()
{
    if (m_run)
        m_run->cancel.cancel();
}

/// Something about the cluster, or about who may change it, is new.
void Provisioner::look()
{
    const auto &snapshot = m_parts.runtime->snapshot();
    if (snapshot.hasValue() && snapshot.value->election.headHasRoom)
        m_isFullAgain = false;
    letApprovedIn();
    publish();
    if (m_isStarted && m_parts.settings.isAutomatic && !m_isActing && !m_run && !m_view.proposal.isEmpty())
        actByItself();
}

ActionState Provisioner::obstacle() const
{
    const auto &snapshot = m_parts.runtime->snapshot();
    const RunnerSettings &runner = m_parts.settings.runner;
    if (m_run)
        return ActionState::no(u"%1 is being provisioned"_s.arg(m_run->progress.name.isEmpty() ? u"a runner"_s : m_run->progress.name));
    if (!m_view.isLoaded)
        return ActionState::no(m_view.problem.isEmpty() ? u"what is still paid for was not read yet"_s : m_view.problem);
    if (!m_parts.access->isWritable())
        return ActionState::no(u"the environment is read-only; unlock writes first"_s);
    if (runner.coordinatorWallet.isEmpty())
        return ActionState::no(u"the profile names no coordinator wallet, and a runner without it accepts unsigned requests"_s);
    if (runner.instanceType.isEmpty())
        return ActionState::no(u"the profile names no instance type for runners"_s);
    if (!snapshot.hasValue())
        return ActionState::no(u"the cluster was never read"_s);
    if (snapshot.freshness(m_parts.clock->monotonicNow()) != Freshness::Live)
        return ActionState::no(u"what is known of the cluster is too old to act on; refresh it first"_s);
    const ClusterView &cluster = *snapshot.value;
    if (!isWhole(cluster))
        return ActionState::no(u"not everybody was asked yet"_s);
    if (!cluster.election.canProvision.allowed)
        return cluster.election.canProvision;
    const MemberView *const registry = cluster.find(*cluster.election.registry);
    if (registry == nullptr || registryUrlOf(registry->member.cvm, runner.port).isEmpty())
        return ActionState::no(u"the registry has no address that a runner could reach"_s);
    const int active = activeModelsOf(cluster);
    if (m_parts.settings.maxModels > 0 && active >= m_parts.settings.maxModels)
        return ActionState::no(u"the cluster's limit is reached: %1/%2 models"_s.arg(active).arg(m_parts.settings.maxModels));
    return ActionState::yes();
}

QString Provisioner::proposal() const
{
    const auto &snapshot = m_parts.runtime->snapshot();
    if (m_run || !snapshot.hasValue() || !isWhole(*snapshot.value) || !snapshot.value->election.canProvision.allowed)
        return {};
    int full = 0;
    int others = 0;
    for (const MemberView &member : snapshot.value->members) {
        if (!member.member.isProbed() || !member.heldBack.isEmpty() || member.role == MemberRole::Foreign)
            continue;
        const auto room = hasRoom(member.probe);
        ++(room && !*room ? full : others);
    }
    if (full == 0)
        return {};
    const QString again = m_isFullAgain ? u" again"_s : QString();
    return others == 0 ? u"all %1 are full%2"_s.arg(full).arg(again) : u"all %1 that answered are full%2; %3 did not answer"_s.arg(full).arg(again).arg(others);
}

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

void Provisioner::publish()
{
    m_view.budget = budgetNow();
    m_view.canProvision = obstacle();
    m_view.proposal = proposal();
    m_view.running = m_run ? std::optional(m_run->progress) : std::nullopt;
    m_view.isPaused = m_state.isPaused;
    m_view.failuresInARow = m_state.failuresInARow;
    m_view.lastFailure = m_state.lastFailure;
    m_view.stillPaid.clear();
    for (const PaidCvm &cvm : m_state.paid)
        if (!m_run || cvm.name != m_run->progress.name)
            m_view.stillPaid.push_back(cvm);
    emit changed();
}

QCoro::Task<Result<Provisioner::Offered>> Provisioner::prepare()
{
    const auto self = shared_from_this();
    const ActionState state = obstacle();
    if (!state.allowed)
        co_return refusedBecause(state.reason);
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
    const MemberView *const registry
        = snapshot.value->election.registry ? snapshot.value->find(*snapshot.value->election.registry) : nullptr;
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
        co_return Error{.kind = ErrorKind::Protocol, .what = u"the cloud promised no app or no compose hash, so a lost answer could not be followed up"_s};
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
    planProvision(*offer, offered, scene);
    offer->madeAt = m_parts.clock->monotonicNow();
    publish();
    co_return Offered(offer);
}

QCoro::Task<Provisioner::Ended> Provisioner::run(Offered offer, QString typedPhrase, OnRefusal onRefusal)
{
    const auto self = shared_from_this();
    const ActionState state = obstacle();
    if (!state.allowed)
        co_return refusedBecause(state.reason);
    if (!offer->plan.isAllowed())
        co_return refusedBecause(offer->plan.refusal);
    if (!offer->plan.isConfirmedBy(typedPhrase))
        co_return refusedBecause(u"the phrase \"%1\" is needed: %2"_s.arg(*offer->plan.phrase, offer->plan.phraseReason), u"Type the phrase exactly."_s);
    if (m_parts.clock->monotonicNow() - offer->madeAt > kOfferKept)
        co_return refusedBecause(u"the plan is too old to act on"_s, u"Plan it again."_s);
    const auto begun = begin(false, onRefusal, offer->reason);
    const auto ended = co_await perform(begun, offer);
    co_return ended;
}

QCoro::Task<Provisioner::Ended> Provisioner::capacity(CancelToken cancel)
{
    const auto self = shared_from_this();
    Running running = m_run;
    if (!running) {
        const Settings &settings = m_parts.settings;
        const ActionState state = obstacle();
        if (!state.allowed)
            co_return refusedBecause(state.reason);
        if (!settings.isAutomatic)
            co_return refusedBecause(u"nobody has room, and runners are not provisioned automatically in this environment"_s,
                                     u"Provision a runner in the cluster pane, or stop a model."_s);
        if (m_state.isPaused)
            co_return refusedBecause(u"automatic provisioning is paused: %1"_s.arg(m_state.lastFailure), u"Resume it once the cause is gone."_s);
        if (m_isFullAgain)
            co_return refusedBecause(u"the newest runner filled up at once; the next one is a person's decision"_s,
                                     u"Provision another runner in the cluster pane."_s);
        running = begin(true, settings.onRefusal, proposal());
        perform(running, nullptr);
    }
    const QFuture<Ended> future = running->future;
    while (!future.isFinished()) {
        if (cancel.isCancelled())
            co_return Error{.kind = ErrorKind::Cancelled, .what = u"no longer waits for the runner; its provisioning goes on"_s};
        co_await QCoro::sleepFor(kWaitPoll);
    }
    const Ended ended = future.result();
    co_return ended;
}

QCoro::Task<Done> Provisioner::actByItself()
{
    const auto self = shared_from_this();
    if (m_state.isPaused || m_isFullAgain || !obstacle().allowed || (m_notBefore && m_parts.clock->monotonicNow() < *m_notBefore))
        co_return Done{};
    m_isActing = true;
    const CancelToken never;
    const auto ended = co_await capacity(never);
    if (!ended)
        qCWarning(lcCluster) << "not provisioned" << ended.error().what;
    m_isActing = false;
    co_return Done{};
}

QCoro::Task<Status> Provisioner::resume()
{
    const auto self = shared_from_this();
    if (!m_view.isLoaded)
        co_return refusedBecause(m_view.problem);
    if (!m_parts.access->isWritable())
        co_return refusedBecause(u"the environment is read-only; unlock writes first"_s);
    if (!m_state.isPaused)
        co_return Done{};
    const ProvisioningState before = m_state;
    m_state.isPaused = false;
    m_state.noteSuccess();
    const Status kept = co_await keep();
    if (!kept) {
        m_state = before;
        publish();
        co_return kept;
    }
    m_notBefore.reset();
    co_await note(u"cluster.provision.resume"_s, m_parts.settings.runner.clusterName, u"Automatic provisioning goes on"_s, audit::Outcome::Done);
    look();
    co_return Done{};
}

QCoro::Task<Done> Provisioner::note(QString action, QString target, QString what, audit::Outcome outcome)
{
    const auto self = shared_from_this();
    audit::Record record;
    record.action = action;
    record.target = target;
    record.what = what;
    record.outcome = outcome;
    const auto noted = co_await m_parts.audit->append(record);
    if (!noted)
        qCWarning(lcCluster) << "not recorded" << action << noted.error().what;
    co_return Done{};
}

} // namespace pilothouse::cluster
