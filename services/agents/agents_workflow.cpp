// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/agents/agents_workflow.h"

#include "services/agents/list_changes.h"
#include "services/agents/live_rows.h"
#include "services/core/log.h"

#include <QCoroFuture>

#include <QPromise>
#include <QThreadPool>
#include <QTime>
#include <QtConcurrentRun>

#include <algorithm>

namespace pilothouse::agents {

using domain::Deployment;
using domain::DeploymentId;
using domain::DeploymentList;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::minutes kLongestThrottle{5};
constexpr auto kSilence = 45s;   ///< a socket from which nothing came for so long is not live
constexpr auto kMovingPolls = 6; ///< polls for one while something moves
constexpr auto kHintRead = 2s;   ///< between two reads that messages ask for
constexpr size_t kLargeList = 1000;

void freeAside(std::shared_ptr<const DeploymentList> list)
{
    // Freeing a large list takes longer than a slot may.
    if (list && list->items.size() > kLargeList)
        QThreadPool::globalInstance()->start([gone = std::move(list)] {});
}

} // namespace

struct AgentsWorkflow::Impl
{
    std::chrono::milliseconds interval{0}; ///< 0 = not polling
    CancelToken reading;
    std::optional<QFuture<Status>> read;
    QFuture<Status> newest;
    QString failingSince;
    LiveRows live;
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
    m_stopper = std::make_shared<StopRunner>(runner);
    m_deployer = std::make_shared<DeployRunner>(runner);
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
    for (const LiveRows::Overruled &row : m_impl->live.settle(*next, begun))
        noteChange(&row.told, row.now);
    for (const ChangedRow &row : changed) {
        const Deployment &now = next->items[size_t(row.now)];
        const Deployment *const was = row.before >= 0 ? &before->items[size_t(row.before)] : nullptr;
        const bool told = was != nullptr && m_impl->live.contains(now.id);
        if (!told && (was == nullptr || !m_impl->live.hasUntold() || was->status != now.status || was->owner != now.owner || was->error != now.error))
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
    m_times.note(before, now, m_parts.clock->monotonicNow());
}

void AgentsWorkflow::onMessage(const LiveMessage &message)
{
    const auto known = message.id.isEmpty() ? findToken(message.token) : find(message.id);
    if (!known) {
        readSoon(); // a new deployment: the list tells what it is
        return;
    }
    auto row = rowAfter(message, *known, m_parts.clock->utcNow());
    if (!row) {
        readSoon(); // a message never makes such a step by itself
        return;
    }
    m_impl->anyMoving |= message.status && domain::isMoving(row->state);
    if (*row == *known)
        return;
    noteChange(&*known, *row);
    m_impl->live.set(std::move(*row), m_parts.clock->monotonicNow());
    if (!m_batch.isActive())
        m_batch.start(m_parts.liveBatch);
}

void AgentsWorkflow::tellChanged()
{
    const std::vector<Deployment> rows = m_impl->live.takeUntold();
    if (!rows.empty())
        emit deploymentsChanged(rows);
}

std::optional<Deployment> AgentsWorkflow::find(const DeploymentId &id) const
{
    if (const Deployment *const live = m_impl->live.find(id))
        return *live;
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
