// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/agents/agents_workflow.h"

#include "services/agents/list_changes.h"
#include "services/core/log.h"
#include "services/core/plain_text.h"

#include <QCoroFuture>

#include <QPromise>
#include <QSet>
#include <QThreadPool>
#include <QTime>
#include <QtConcurrentRun>

#include <algorithm>

namespace pilothouse::agents {

using domain::Deployment;
using domain::DeploymentId;
using domain::DeploymentList;
using domain::DeploymentState;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::minutes kLongestThrottle{5};
constexpr auto kSilence = 45s;   ///< a socket from which nothing came for so long is not live
constexpr auto kMovingPolls = 6; ///< polls for one while something moves
constexpr auto kHintRead = 2s;   ///< between two reads that messages ask for
constexpr size_t kLargeList = 1000;
constexpr size_t kKeptTimes = 50;

bool begins(DeploymentState state)
{
    return state == DeploymentState::Pending || state == DeploymentState::Deploying;
}

void freeAside(std::shared_ptr<const DeploymentList> list)
{
    // Freeing a large list takes longer than a slot may.
    if (list && list->items.size() > kLargeList)
        QThreadPool::globalInstance()->start([gone = std::move(list)] {});
}

} // namespace

struct AgentsWorkflow::Impl
{
    /// A row as live messages made it, and when.
    struct Live
    {
        Deployment row;
        MonotonicTime at{};
    };

    std::shared_ptr<StopRunner> stopper;
    std::shared_ptr<DeployRunner> deployer;
    std::chrono::milliseconds interval{0}; ///< 0 = not polling
    CancelToken reading;
    std::optional<QFuture<Status>> read;
    QFuture<Status> newest;
    QString failingSince;
    QHash<DeploymentId, Live> live;
    QSet<DeploymentId> dirty;
    QHash<DeploymentId, MonotonicTime> begun; ///< those seen to begin, until they run
    std::vector<std::chrono::seconds> timesToRun;
    std::optional<MonotonicTime> hintedRead;
    bool anyMoving = false;
};

AgentsWorkflow::AgentsWorkflow(Parts parts) : m_parts(std::move(parts)), m_history(m_parts.clock), m_impl(std::make_unique<Impl>())
{
    RunnerParts runner;
    runner.environment = m_parts.environment;
    runner.port = m_parts.port;
    runner.audit = m_parts.audit;
    runner.operations = m_parts.operations;
    runner.clock = m_parts.clock;
    runner.pace = std::make_shared<WritePace>(m_parts.writesPerMinute);
    runner.settlePoll = m_parts.settlePoll;
    m_impl->stopper = std::make_shared<StopRunner>(runner);
    m_impl->deployer = std::make_shared<DeployRunner>(runner);
    m_sessions = std::make_shared<WalletSessions>(m_parts.port, m_parts.signIns);
    connect(m_sessions.get(), &WalletSessions::signedInOrOut, this, [this] { refresh(); });
    if (m_parts.endpoints != nullptr)
        m_endpoints = std::make_shared<EndpointProbes>(m_parts.endpoints, m_parts.clock);
    m_timer.setSingleShot(true);
    m_batch.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { refresh(); });
    connect(&m_batch, &QTimer::timeout, this, &AgentsWorkflow::tellChanged);
    if (m_parts.live != nullptr) {
        connect(m_parts.live.get(), &LivePort::received, this, &AgentsWorkflow::onMessage);
        connect(m_parts.live.get(), &LivePort::stateChanged, this, [this] {
            // A socket that has just opened may have missed what happened before.
            if (m_impl->interval > 0ms && m_parts.live->state() == LivePort::State::Open && m_snapshot.hasValue())
                readSoon();
            else
                pollWithin(pollWait());
            emit modeChanged();
        });
    }
}

AgentsWorkflow::~AgentsWorkflow()
{
    m_impl->reading.cancel();
}

void AgentsWorkflow::start(std::chrono::milliseconds interval)
{
    m_impl->interval = std::max(interval, std::chrono::milliseconds(1));
    m_snapshot.interval = m_impl->interval;
    refresh();
}

void AgentsWorkflow::stop()
{
    m_timer.stop();
    m_batch.stop();
    m_impl->interval = 0ms;
    m_impl->reading.cancel();
    m_impl->read.reset(); // the next start() must not join a read that is being cancelled
    m_refreshing = false;
    if (m_parts.live != nullptr)
        m_parts.live->close();
}

std::optional<std::chrono::milliseconds> AgentsWorkflow::nextPollIn() const
{
    if (m_impl->interval == 0ms)
        return std::nullopt;
    return std::chrono::milliseconds(m_timer.isActive() ? std::max(0, m_timer.remainingTime()) : 0);
}

std::optional<MonotonicTime> AgentsWorkflow::lastHeard() const
{
    return m_parts.live != nullptr ? m_parts.live->lastHeard() : std::nullopt;
}

AgentsWorkflow::Mode AgentsWorkflow::mode() const
{
    const MonotonicTime now = m_parts.clock->monotonicNow();
    if (m_impl->interval == 0ms)
        return Mode::Off;
    if (m_snapshot.freshness(now) != Freshness::Live)
        return Mode::Stale;
    const auto heard = lastHeard();
    const bool open = m_parts.live != nullptr && m_parts.live->state() == LivePort::State::Open;
    return open && heard && now - *heard < kSilence ? Mode::Live : Mode::Polling;
}

QString AgentsWorkflow::liveTrouble() const
{
    return m_parts.live != nullptr ? m_parts.live->trouble() : QString();
}

std::chrono::milliseconds AgentsWorkflow::pollWait() const
{
    const bool open = m_parts.live != nullptr && m_parts.live->state() == LivePort::State::Open;
    return m_impl->anyMoving && !open ? m_impl->interval / kMovingPolls : m_impl->interval;
}

/// A message told something that only a read can settle. Many such messages are one read.
void AgentsWorkflow::readSoon()
{
    const MonotonicTime now = m_parts.clock->monotonicNow();
    if (m_impl->interval == 0ms || m_refreshing)
        return;
    if (m_impl->hintedRead && now - *m_impl->hintedRead < kHintRead) {
        pollWithin(kHintRead);
        return;
    }
    m_impl->hintedRead = now;
    refresh();
}

/// Brings the next poll forward, never back.
void AgentsWorkflow::pollWithin(std::chrono::milliseconds wait)
{
    if (m_timer.isActive() && m_timer.remainingTimeAsDuration() > wait)
        m_timer.start(wait);
}

QCoro::Task<Status> AgentsWorkflow::refresh()
{
    const auto self = shared_from_this();
    if (!m_impl->read)
        readList();
    const QFuture<Status> read = m_impl->newest; // a source that answers at once has ended the read already
    const Status status = co_await read;
    co_return status;
}

QCoro::Task<Done> AgentsWorkflow::readList()
{
    const auto self = shared_from_this();
    const auto promise = std::make_shared<QPromise<Status>>();
    promise->start();
    const CancelToken token;
    m_impl->read = promise->future();
    m_impl->newest = promise->future();
    m_impl->reading = token;
    m_refreshing = true;
    m_timer.stop();
    const MonotonicTime begun = m_parts.clock->monotonicNow();

    auto list = co_await m_parts.port->list(token);
    if (list && !token.isCancelled())
        co_await takeList(std::move(*list), begun);
    Status status = Done{};
    if (token.isCancelled()) {
        // Another read may be under way already: its state is not ours to touch.
        status = Error{.kind = ErrorKind::Cancelled, .what = u"stopped while the list was read"_s};
        promise->addResult(status);
        promise->finish();
        co_return Done{};
    }
    m_refreshing = false;
    m_impl->read.reset();
    std::chrono::milliseconds wait = pollWait();
    if (list) {
        m_impl->failingSince.clear();
        const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(m_parts.clock->monotonicNow() - begun);
        wait = std::max(wait - took, wait / 2);
    } else {
        Error error = list.error();
        qCWarning(lcAgents) << "list failed" << error.where << error.what;
        if (m_impl->failingSince.isEmpty())
            m_impl->failingSince = QTime::currentTime().toString(u"HH:mm:ss"_s);
        if (error.retryAfter)
            wait = std::max<std::chrono::milliseconds>(wait, std::min<std::chrono::milliseconds>(*error.retryAfter, kLongestThrottle));
        status = error;
        if (m_snapshot.failedTries > 0)
            error.where += u"; %1 polls without an answer since %2"_s.arg(m_snapshot.failedTries + 1).arg(m_impl->failingSince);
        m_snapshot.fail(error);
    }
    if (m_impl->interval > 0ms)
        m_timer.start(wait);
    emit snapshotChanged();
    emit modeChanged();
    promise->addResult(status);
    promise->finish();
    co_return Done{};
}

QCoro::Task<Done> AgentsWorkflow::takeList(DeploymentList list, MonotonicTime begun)
{
    const auto self = shared_from_this();
    const auto next = std::make_shared<DeploymentList>(std::move(list));
    const std::shared_ptr<const DeploymentList> before = m_snapshot.value;
    std::vector<ChangedRow> changed;
    if (before && next->items.size() > kLargeList) {
        const std::shared_ptr<const DeploymentList> now = next;
        auto compared = QtConcurrent::run([before, now] { return changedRows(*before, *now); });
        changed = co_await compared;
    } else if (before) {
        changed = changedRows(*before, *next);
    }
    // Newer than the list is only what was said after it was asked for.
    for (auto it = m_impl->live.begin(); it != m_impl->live.end();) {
        const auto place = next->byId.constFind(it.key().text());
        if (place == next->byId.cend() || it->at <= begun) {
            if (place != next->byId.cend()) {
                Deployment &row = next->items[size_t(*place)];
                // The list knows no percent.
                if (row.state == it->row.state && domain::isMoving(row.state)) {
                    row.progress = it->row.progress;
                    row.message = it->row.message;
                }
                if (row.status != it->row.status)
                    noteChange(&it->row, row);
            }
            it = m_impl->live.erase(it);
        } else {
            ++it;
        }
    }
    for (const ChangedRow &row : changed) {
        const Deployment &now = next->items[size_t(row.now)];
        const Deployment *const was = row.before >= 0 ? &before->items[size_t(row.before)] : nullptr;
        const bool told = was != nullptr && m_impl->live.contains(now.id);
        if (!told && (was == nullptr || m_impl->dirty.isEmpty() || was->status != now.status || was->owner != now.owner || was->error != now.error))
            noteChange(was, now);
    }
    m_impl->anyMoving = std::ranges::any_of(next->items, [](const Deployment &row) { return domain::isMoving(row.state); });
    if (m_parts.live != nullptr && m_impl->interval > 0ms) {
        QStringList tokens;
        QStringList calm;
        tokens.reserve(qsizetype(next->items.size()));
        for (const Deployment &row : next->items) {
            if (row.token.isEmpty())
                continue;
            (domain::isMoving(row.state) ? tokens : calm) << row.token;
        }
        m_parts.live->follow(tokens + calm);
    }
    m_snapshot.value = next;
    m_snapshot.source = m_parts.port->endpoint();
    m_snapshot.fetchedAt = m_parts.clock->utcNow();
    m_snapshot.fetchedAtMonotonic = m_parts.clock->monotonicNow();
    m_snapshot.error.reset();
    m_snapshot.failedTries = 0;
    freeAside(before);
    co_return Done{};
}

void AgentsWorkflow::noteChange(const Deployment *before, const Deployment &now)
{
    m_history.note(before, now);
    const MonotonicTime time = m_parts.clock->monotonicNow();
    if (begins(now.state) && (before == nullptr || !begins(before->state))) {
        m_impl->begun.insert(now.id, time);
    } else if (now.state == DeploymentState::Running) {
        const auto since = m_impl->begun.constFind(now.id);
        if (since != m_impl->begun.cend()) {
            m_impl->timesToRun.push_back(std::chrono::duration_cast<std::chrono::seconds>(time - *since));
            if (m_impl->timesToRun.size() > kKeptTimes)
                m_impl->timesToRun.erase(m_impl->timesToRun.begin());
            m_impl->begun.remove(now.id);
        }
    } else if (!domain::isMoving(now.state)) {
        m_impl->begun.remove(now.id);
    }
}

void AgentsWorkflow::onMessage(const LiveMessage &message)
{
    const auto known = message.id.isEmpty() ? findToken(message.token) : find(message.id);
    if (!known) {
        readSoon(); // a new deployment: the list tells what it is
        return;
    }
    Deployment row = *known;
    if (message.status) {
        const DeploymentState state = domain::deploymentStateOf(*message.status);
        if (domain::transition(row.state, state) == domain::Transition::Illegal) {
            readSoon(); // late, doubled or wrong: a message never makes such a step by itself
            return;
        }
        if (begins(state) && !domain::isMoving(row.state))
            row.progress.reset(); // a new attempt
        row.status = *message.status;
        row.state = state;
        if (row.status != known->status)
            row.updatedAt = m_parts.clock->utcNow();
        if (!domain::isMoving(state))
            row.progress.reset();
        m_impl->anyMoving |= domain::isMoving(state);
    }
    if (message.progress && domain::isMoving(row.state))
        row.progress = std::max(row.progress.value_or(0), std::clamp(*message.progress, 0, 100));
    if (!message.endpointUrl.isEmpty())
        row.endpointUrl = message.endpointUrl;
    if (!message.message.isEmpty())
        row.message = message.message;
    if (row == *known)
        return;
    noteChange(&*known, row);
    const DeploymentId id = row.id;
    m_impl->dirty.insert(id);
    m_impl->live.insert(id, {std::move(row), m_parts.clock->monotonicNow()});
    if (!m_batch.isActive())
        m_batch.start(m_parts.liveBatch);
}

void AgentsWorkflow::tellChanged()
{
    std::vector<Deployment> rows;
    rows.reserve(size_t(m_impl->dirty.size()));
    for (const DeploymentId &id : std::as_const(m_impl->dirty)) {
        const auto live = m_impl->live.constFind(id);
        if (live != m_impl->live.cend())
            rows.push_back(live->row);
    }
    m_impl->dirty.clear();
    if (!rows.empty())
        emit deploymentsChanged(rows);
}

std::optional<Deployment> AgentsWorkflow::find(const DeploymentId &id) const
{
    const auto live = m_impl->live.constFind(id);
    if (live != m_impl->live.cend())
        return live->row;
    const Deployment *const row = m_snapshot.hasValue() ? m_snapshot.value->find(id) : nullptr;
    return row == nullptr ? std::nullopt : std::optional(*row);
}

std::optional<Deployment> AgentsWorkflow::findToken(const QString &token) const
{
    const Deployment *const row = m_snapshot.hasValue() ? m_snapshot.value->findToken(token) : nullptr;
    return row == nullptr ? std::nullopt : find(row->id);
}

ObservedHistory AgentsWorkflow::history(const DeploymentId &id) const
{
    const auto row = find(id);
    return row ? m_history.of(*row) : ObservedHistory();
}

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
            = m_impl->stopper->isRunning(id) ? domain::ActionState::no(u"it is being stopped from here"_s) : agents::canStop(*row);
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
    const auto results = co_await m_impl->stopper->run(std::move(targets), offered.title, reason);
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
    estimate.seenCount = int(m_impl->timesToRun.size());
    if (!m_impl->timesToRun.empty()) {
        std::vector<std::chrono::seconds> times = m_impl->timesToRun;
        std::ranges::sort(times);
        estimate.seen = times[times.size() / 2];
    }
    return estimate;
}

domain::Plan AgentsWorkflow::planDeploy(const DeployRequest &request) const
{
    const auto existing = findToken(request.token);
    domain::Plan plan = deployPlan(request, existing ? &*existing : nullptr, estimate(), *m_parts.port, scene());
    if (m_impl->deployer->isRunning(request.token))
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
    const auto receipt = co_await m_impl->deployer->run(request, message, offered.title, before, told);
    refresh();
    co_return receipt;
}

QCoro::Task<Result<RemoteHistory>> AgentsWorkflow::remoteHistory(DeploymentId id)
{
    const auto self = shared_from_this();
    const auto row = find(id);
    if (!row || row->token.isEmpty())
        co_return RemoteHistory();
    const QString token = row->token;
    const QString owner = row->owner;
    const auto history = co_await m_parts.port->history(token, owner);
    co_return history;
}

} // namespace pilothouse::agents
