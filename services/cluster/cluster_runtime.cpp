// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/cluster_runtime.h"

#include "services/cluster/cluster_entry.h"
#include "services/core/log.h"

#include <QCoroFuture>

#include <algorithm>

namespace pilothouse::cluster {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using domain::ActionState;
using domain::CvmId;

namespace {

constexpr size_t kLanes = 8;
constexpr auto kPublishDelay = 50ms;

} // namespace

const MemberView *ClusterView::find(const CvmId &id) const
{
    const auto found = std::ranges::find_if(members, [&](const MemberView &view) { return view.member.cvm.id == id; });
    return found == members.end() ? nullptr : &*found;
}

ClusterRuntime::ClusterRuntime(Parts parts) : m_parts(std::move(parts))
{
    m_timer.setSingleShot(true);
    // Not refresh(): a member that hangs in the last look must not keep the others from the next.
    connect(&m_timer, &QTimer::timeout, this, [this] { look(); });
    m_publishing.setSingleShot(true);
    m_publishing.setInterval(kPublishDelay);
    connect(&m_publishing, &QTimer::timeout, this, &ClusterRuntime::publish);
}

ClusterRuntime::~ClusterRuntime()
{
    m_cancel.cancel();
}

void ClusterRuntime::start(std::chrono::milliseconds interval)
{
    m_interval = std::max(interval, std::chrono::milliseconds(1));
    m_snapshot.interval = m_interval;
    refresh();
}

void ClusterRuntime::stop()
{
    m_timer.stop();
    m_publishing.stop();
    m_interval = 0ms;
    m_cancel.cancel();
    m_look.reset();
}

QCoro::Task<Status> ClusterRuntime::refresh()
{
    const auto self = shared_from_this();
    if (!m_look)
        look();
    const QFuture<Status> newest = m_newest; // a look may have ended already
    const Status status = co_await newest;
    co_return status;
}

/// One look, whose end all who called refresh() meanwhile are told.
QCoro::Task<Done> ClusterRuntime::look()
{
    const auto self = shared_from_this();
    const auto promise = std::make_shared<QPromise<Status>>();
    promise->start();
    if (m_cancel.isCancelled())
        m_cancel = CancelToken();
    const CancelToken cancel = m_cancel;
    const quint64 number = ++m_looks;
    m_look = promise->future();
    m_newest = promise->future();
    m_timer.stop(); // until the list is there
    const auto end = [promise](const Status &status) {
        promise->addResult(status);
        promise->finish();
    };
    const auto stopped = Error{.kind = ErrorKind::Cancelled, .what = u"stopped while the cluster was looked at"_s};

    const auto list = co_await m_parts.cvms->list(cancel);
    if (cancel.isCancelled()) {
        end(stopped); // another look may be under way: its state is not ours to touch
        co_return Done{};
    }
    if (m_interval > 0ms)
        m_timer.start(m_interval);
    if (!list) {
        qCWarning(lcCluster) << "cluster list failed" << list.error().where << list.error().what;
        endLook(number);
        m_snapshot.fail(list.error());
        emit snapshotChanged();
        end(list.error());
        co_return Done{};
    }
    takeList(*list);
    const auto queue = std::make_shared<std::deque<std::shared_ptr<Entry>>>();
    for (const auto &entry : m_entries) {
        if (entry->port && !entry->isProbing) {
            entry->isProbing = true;
            queue->push_back(entry);
        }
    }
    // Without a value there is nothing to show yet; with one, who is gone is gone at once.
    publish();
    std::vector<QCoro::Task<Done>> lanes;
    for (size_t i = 0; i < std::min(kLanes, queue->size()); ++i)
        lanes.push_back(lane(queue, cancel));
    for (QCoro::Task<Done> &running : lanes)
        co_await running;
    if (cancel.isCancelled()) {
        end(stopped);
        co_return Done{};
    }
    publish();
    const QStringList again = m_approval.resend(runnerHashes());
    // A registry that refuses signatures, as a fresh one does for a while, would refuse these too; each try would fill the record.
    const auto registry = m_registry ? find(*m_registry) : nullptr;
    if (!again.isEmpty() && canApprove().allowed && registry && !registry->probe.refusal) {
        const auto sent = co_await sendHashes(again, u"the registry started anew; these were approved before"_s);
        if (!sent)
            qCWarning(lcCluster) << "hashes not sent again" << sent.error().what;
        publish();
    }
    if (!cancel.isCancelled())
        endLook(number);
    end(Done{});
    co_return Done{};
}

void ClusterRuntime::endLook(quint64 number)
{
    if (number == m_looks)
        m_look.reset();
}

QCoro::Task<Done> ClusterRuntime::lane(std::shared_ptr<std::deque<std::shared_ptr<Entry>>> queue, CancelToken cancel)
{
    const auto self = shared_from_this();
    while (!queue->empty()) {
        const auto entry = queue->front();
        queue->pop_front();
        if (!cancel.isCancelled())
            co_await probe(entry, cancel);
        entry->isProbing = false;
        entry->askedSince.reset();
        if (!cancel.isCancelled())
            m_publishing.start();
    }
    co_return Done{};
}

/// Asks one spawntee once. A part that fails is an error of that part alone; who does not answer at all is not asked further.
QCoro::Task<Done> ClusterRuntime::probe(std::shared_ptr<Entry> entry, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto port = entry->port;
    MemberProbe now;
    const MonotonicTime asked = m_parts.clock->monotonicNow();
    entry->askedSince = asked;
    now.begunAt = m_parts.clock->utcNow();
    now.unsignedStatus = entry->probe.unsignedStatus;
    now.debugCommands = entry->probe.debugCommands;
    const auto identity = co_await port->identity(Attempts::Single, cancel);
    now.identity = identity;
    if (identity || identity.error().httpStatus)
        now.roundTrip = std::chrono::duration_cast<std::chrono::milliseconds>(m_parts.clock->monotonicNow() - asked);
    const bool isOurs = identity && identity->isSpawntee();
    if (isOurs) {
        auto asking = port->capacity(Attempts::Single, cancel);
        auto listing = port->tasks(Attempts::Single, cancel);
        auto counting = port->runningModels(Attempts::Single, cancel);
        const auto capacity = co_await asking;
        const auto tasks = co_await listing;
        const auto models = co_await counting;
        now.capacity = capacity;
        now.tasks = tasks;
        now.runningModels = models;
        const MonotonicTime time = m_parts.clock->monotonicNow();
        if (!entry->securityAt || time - *entry->securityAt >= m_parts.settings.securityInterval) {
            auto knocking = port->unsignedStatus(cancel);
            auto trying = port->offersDebugCommands(cancel);
            const auto status = co_await knocking;
            const auto debug = co_await trying;
            now.unsignedStatus = status;
            now.debugCommands = debug;
            if (status && debug)
                entry->securityAt = time; // what could not be told is asked again at the next look
        }
    }
    if (refusesSigned(now))
        now.refusal = port->lastRefusal();
    now.at = m_parts.clock->utcNow();
    if (cancel.isCancelled())
        co_return Done{};
    entry->probe = std::move(now);
    watch(*entry);
    co_return Done{};
}

std::shared_ptr<ClusterRuntime::Entry> ClusterRuntime::find(const CvmId &id) const
{
    return m_byId.value(id.text());
}

void ClusterRuntime::takeList(const domain::CvmList &list)
{
    m_discovery = discoverMembers(list, m_parts.settings.clusterName, m_parts.settings.port);
    std::vector<std::shared_ptr<Entry>> entries;
    for (const Member &member : m_discovery.members) {
        auto entry = member.cvm.duplicateId ? nullptr : find(member.cvm.id);
        if (!entry)
            entry = std::make_shared<Entry>();
        entry->member = member;
        if (!member.isProbed()) {
            entry->probe = {};
            entry->port.reset();
            entry->portAddress.reset();
            watch(*entry);
        } else {
            connectTo(*entry);
        }
        entries.push_back(std::move(entry));
    }
    m_entries = std::move(entries);
    m_byId.clear();
    for (const auto &entry : m_entries)
        if (!m_byId.contains(entry->member.cvm.id.text())) // of an id that is listed twice the first one
            m_byId.insert(entry->member.cvm.id.text(), entry);
}

void ClusterRuntime::connectTo(Entry &entry)
{
    if (entry.port && entry.portAddress == entry.member.address)
        return;
    entry.port.reset();
    entry.probe = {};
    entry.securityAt.reset();
    entry.connectProblem.clear();
    auto port = m_parts.spawntees->connect(*entry.member.address);
    if (!port) {
        entry.connectProblem = port.error().what;
        return;
    }
    entry.port = *port;
    entry.portAddress = entry.member.address;
}

/// Whether the CVM began anew since the last look; if it is the registry, it has forgotten what it was told.
void ClusterRuntime::watch(Entry &entry)
{
    if (entry.watch.look(entry.member.cvm, entry.probe)) {
        entry.securityAt.reset();
        if (entry.member.cvm.id == m_registry) {
            qCInfo(lcCluster) << "the registry started anew" << entry.member.cvm.name;
            m_approval.registryRestarted();
            m_approvalText.clear();
        }
    }
}

std::vector<RunnerHash> ClusterRuntime::runnerHashes() const
{
    std::vector<RunnerHash> runners;
    for (const auto &entry : m_entries) {
        if (roleOf(entry->probe) == MemberRole::Runner)
            runners.push_back({entry->member.cvm.name, entry->member.cvm.composeHash});
    }
    return runners;
}

void ClusterRuntime::publish()
{
    m_publishing.stop();
    m_snapshot.succeed(viewNow(), m_parts.cvms->endpoint(), *m_parts.clock);
    emit snapshotChanged();
}

ClusterView ClusterRuntime::viewNow()
{
    ClusterView view;
    view.name = m_parts.settings.clusterName;
    view.look = m_looks;
    view.leftOut = m_discovery.leftOut;
    std::vector<HeadCandidate> candidates;
    std::vector<RoutingMap::Source> sources;
    for (const auto &entry : m_entries) {
        const domain::Cvm &cvm = entry->member.cvm;
        MemberView shown;
        shown.member = entry->member;
        shown.role = roleOf(entry->probe);
        shown.hash = shown.role == MemberRole::Registry ? HashState::NotNeeded : m_approval.stateOf(cvm.composeHash);
        shown.probe = entry->probe;
        shown.problem = !entry->member.isProbed() ? entry->member.notProbed : !entry->port ? entry->connectProblem : problemOf(entry->probe);
        shown.heldBack = m_heldBack.value(cvm.name);
        shown.isProbing = entry->isProbing;
        shown.askedSince = entry->askedSince;
        shown.isWaitingForHashes = isWaitingForHashes(entry->probe);
        if (entry->member.isProbed())
            candidates.push_back(
                {cvm.id, cvm.name, shown.role, hasRoom(entry->probe), shown.problem, shown.hash, shown.heldBack, refusesSigned(entry->probe)});
        sources.push_back({cvm.id, cvm.name, &entry->probe});
        view.members.push_back(std::move(shown));
    }
    view.election = electHead(candidates, m_head, m_chosenRegistry);
    view.chosenRegistry = m_chosenRegistry;
    // Another that has room takes over; one that is full does not make the silence of the head an answer.
    if (!view.election.headUnclear || view.election.headHasRoom)
        m_head = view.election.head;
    // A registry that does not answer for once is still the one that was told.
    if (view.election.registry && view.election.registry != m_registry) {
        m_registry = view.election.registry;
        m_approval.forget();
        recallApprovals(m_history);
        m_approvalText.clear();
        for (MemberView &shown : view.members)
            shown.hash = shown.role == MemberRole::Registry ? HashState::NotNeeded : HashState::Unknown;
    }
    m_routes.rebuild(sources);
    view.routes = m_routes.all();
    view.routeNotes = m_routes.notes();
    view.models = m_routes.runningModels();
    view.approvalDue = m_approval.plan(runnerHashes());
    view.approvedHashes = m_approval.approved();
    view.lastApproval = m_approval.lastEnd();
    view.approvalText = m_approvalText;
    std::vector<WatchedMember> watched;
    for (const MemberView &shown : view.members)
        watched.push_back({&shown.member, &shown.probe, shown.hash});
    view.lostBuilds = m_lostBuilds;
    view.alarms = clusterAlarms(m_discovery, watched, view.election, m_lostBuilds);
    return view;
}

void ClusterRuntime::chooseRegistry(std::optional<CvmId> registry)
{
    m_chosenRegistry = std::move(registry);
    if (m_snapshot.hasValue())
        publish();
}

void ClusterRuntime::recallApprovals(std::shared_ptr<const ApprovalHistory> history)
{
    m_history = std::move(history);
    const auto registry = m_history && m_registry ? find(*m_registry) : nullptr;
    if (registry)
        m_approval.recall(m_history->hashesOf(registry->member.cvm.name));
}

void ClusterRuntime::electAnew()
{
    m_head.reset();
    if (m_snapshot.hasValue())
        publish();
}

std::shared_ptr<SpawnteePort> ClusterRuntime::spawnteeOf(const CvmId &member) const
{
    const auto entry = find(member);
    return entry ? entry->port : nullptr;
}

void ClusterRuntime::noteAccepted(const QString &taskId, const QString &submissionId, const CvmId &member)
{
    const auto entry = find(member);
    m_routes.accept(taskId, submissionId, member, entry ? entry->member.cvm.name : member.text(), m_parts.clock->utcNow());
    if (m_snapshot.hasValue())
        publish();
}

void ClusterRuntime::noteLostBuilds(std::vector<LostBuild> builds)
{
    m_lostBuilds = std::move(builds);
    if (m_snapshot.hasValue())
        publish();
}

void ClusterRuntime::noteCapacity(const CvmId &member, const Result<SpawnteeCapacity> &capacity)
{
    const auto entry = find(member);
    if (!entry || !entry->port)
        return;
    entry->probe.capacity = capacity;
    publish();
}

} // namespace pilothouse::cluster
