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

/// Whether everybody who has an address was asked once: before that nobody can say that all are full. Whoever keeps silent for longer than one
/// request may take was asked, and is one that does not answer.
bool isWhole(const ClusterView &view, MonotonicTime now, std::chrono::milliseconds patience)
{
    return std::ranges::all_of(view.members, [now, patience](const MemberView &member) {
        const bool isSilent = member.askedSince && now - *member.askedSince >= patience;
        return !member.member.isProbed() || member.probe.begunAt.isValid() || isSilent;
    });
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
    if (!isWhole(cluster, m_parts.clock->monotonicNow(), m_parts.settings.perTry))
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
    if (m_run || !snapshot.hasValue() || !isWhole(*snapshot.value, m_parts.clock->monotonicNow(), m_parts.settings.perTry)
        || !snapshot.value->election.canProvision.allowed)
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
    if (others == 0)
        return (m_isFullAgain ? u"all %1 are full again"_s : u"all %1 are full"_s).arg(full);
    const QString answered = (m_isFullAgain ? u"all %1 that answered are full again"_s : u"all %1 that answered are full"_s).arg(full);
    return answered + u"; "_s + u"%1 did not answer"_s.arg(others);
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

QCoro::Task<Provisioner::Ended> Provisioner::run(Offered offer, QString typedPhrase, OnRefusal onRefusal)
{
    const auto self = shared_from_this();
    const ActionState state = obstacle();
    if (!state.allowed)
        co_return refusedBecause(state.reason);
    if (!offer->plan.isAllowed())
        co_return refusedBecause(offer->plan.refusal);
    if (!offer->plan.isConfirmedBy(typedPhrase))
        co_return refusedBecause(u"the phrase \"%1\" is needed: %2"_s.arg(*offer->plan.phrase, offer->plan.phraseReason),
                                 u"Type the phrase exactly."_s);
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
