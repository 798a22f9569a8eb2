// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/cluster_workflow.h"

#include "services/cluster/power_plan.h"
#include "services/core/log.h"

#include <QCoroFuture>

#include <QPromise>
#include <QThreadPool>
#include <QTime>

#include <algorithm>

namespace pilothouse::cluster {

using domain::CvmId;
using domain::CvmList;
using domain::PowerAction;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::minutes kLongestThrottle{5};
constexpr size_t kLargeList = 1000;

Error makeError(ErrorKind kind, const QString &what, const QString &nextStep = QString())
{
    Error error;
    error.kind = kind;
    error.what = what;
    error.nextStep = nextStep;
    return error;
}

} // namespace

struct ClusterWorkflow::Impl
{
    std::shared_ptr<PowerRunner> runner;
    std::chrono::milliseconds interval{0}; ///< 0 = not polling
    CancelToken reading;                   ///< of the read under way
    std::optional<QFuture<Status>> read;   ///< the read under way, for all who want it
    QFuture<Status> newest;
    QString failingSince;
};

ClusterWorkflow::ClusterWorkflow(Parts parts) : m_parts(std::move(parts)), m_impl(std::make_unique<Impl>())
{
    PowerRunner::Parts runner;
    runner.environment = m_parts.environment;
    runner.port = m_parts.port;
    runner.audit = m_parts.audit;
    runner.operations = m_parts.operations;
    runner.clock = m_parts.clock;
    runner.settlePoll = m_parts.settlePoll;
    m_impl->runner = std::make_shared<PowerRunner>(std::move(runner));
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { refresh(); });
}

ClusterWorkflow::~ClusterWorkflow()
{
    m_impl->reading.cancel();
}

void ClusterWorkflow::start(std::chrono::milliseconds interval)
{
    m_impl->interval = std::max(interval, std::chrono::milliseconds(1));
    m_snapshot.interval = m_impl->interval;
    refresh();
}

void ClusterWorkflow::stop()
{
    m_timer.stop();
    m_impl->interval = 0ms;
    m_impl->reading.cancel();
    m_impl->read.reset(); // the next start() must not join a read that is being cancelled
    m_refreshing = false;
}

std::optional<std::chrono::milliseconds> ClusterWorkflow::nextPollIn() const
{
    if (m_impl->interval == 0ms)
        return std::nullopt;
    return std::chrono::milliseconds(m_timer.isActive() ? std::max(0, m_timer.remainingTime()) : 0);
}

QCoro::Task<Status> ClusterWorkflow::refresh()
{
    const auto self = shared_from_this();
    if (!m_impl->read)
        readList();
    const QFuture<Status> read = m_impl->newest; // a source that answers at once has ended the read already
    const Status status = co_await read;
    co_return status;
}

/// One read, whose end all who called refresh() meanwhile are told.
QCoro::Task<Done> ClusterWorkflow::readList()
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
    Status status = Done{};
    if (token.isCancelled()) {
        // Another read may be under way already: its state is not ours to touch.
        status = makeError(ErrorKind::Cancelled, QStringLiteral("stopped while the list was read"));
        promise->addResult(status);
        promise->finish();
        co_return Done{};
    }
    m_refreshing = false;
    m_impl->read.reset();
    std::chrono::milliseconds wait = m_impl->interval;
    if (list) {
        m_impl->failingSince.clear();
        takeList(std::move(*list));
        // The pace counts from the beginning of a read, so that a slow list does not look stale between two of them.
        const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(m_parts.clock->monotonicNow() - begun);
        wait = std::max(m_impl->interval - took, m_impl->interval / 2);
    } else {
        Error error = list.error();
        qCWarning(lcCluster) << "list failed" << error.where << error.what;
        if (m_impl->failingSince.isEmpty())
            m_impl->failingSince = QTime::currentTime().toString(QStringLiteral("HH:mm:ss"));
        if (error.retryAfter)
            wait = std::max<std::chrono::milliseconds>(wait, std::min<std::chrono::milliseconds>(*error.retryAfter, kLongestThrottle));
        status = error;
        if (m_snapshot.failedTries > 0)
            error.where += QStringLiteral("; %1 polls without an answer since %2").arg(m_snapshot.failedTries + 1).arg(m_impl->failingSince);
        m_snapshot.fail(error);
    }
    if (m_impl->interval > 0ms)
        m_timer.start(wait);
    emit snapshotChanged();
    promise->addResult(status);
    promise->finish();
    co_return Done{};
}

void ClusterWorkflow::takeList(CvmList list)
{
    std::shared_ptr<const CvmList> old = m_snapshot.value;
    m_snapshot.succeed(std::move(list), m_parts.port->endpoint(), *m_parts.clock);
    // Freeing a large list takes longer than a slot may.
    if (old && old->items.size() > kLargeList)
        QThreadPool::globalInstance()->start([gone = std::move(old)] {});
}

void ClusterWorkflow::recall(std::shared_ptr<const CvmList> kept, const QDateTime &readAt)
{
    if (m_snapshot.hasValue())
        return;
    m_snapshot.recall(std::move(kept), m_parts.port->endpoint(), readAt, *m_parts.clock);
    emit snapshotChanged();
}

domain::ActionState ClusterWorkflow::canDo(PowerAction action, const std::vector<CvmId> &ids) const
{
    const QString refusal = dataRefusal();
    if (!refusal.isEmpty())
        return domain::ActionState::no(refusal);
    return canTakeAny(action, *m_snapshot.value, ids);
}

/// Why nothing may be changed now, whatever is asked for; empty when it may.
QString ClusterWorkflow::dataRefusal() const
{
    if (!m_parts.access->isWritable())
        return QStringLiteral("the environment is read-only; unlock writes first");
    if (!m_snapshot.hasValue())
        return QStringLiteral("the list was never read");
    if (m_snapshot.isRecalled)
        return QStringLiteral("the list is what an earlier run kept; nobody has answered since this one began");
    // Fresh is younger than two polls, in every pane: on anything older a machine may have moved unseen.
    if (m_snapshot.freshness(m_parts.clock->monotonicNow()) != Freshness::Live)
        return QStringLiteral("the list is too old to act on; refresh it first");
    return QString();
}

domain::Plan ClusterWorkflow::plan(PowerAction action, const std::vector<CvmId> &ids) const
{
    const CvmList empty;
    const CvmList &list = m_snapshot.hasValue() ? *m_snapshot.value : empty;
    domain::Plan plan = powerPlan(action, m_parts.environment, chooseTargets(action, list, ids), m_parts.port->endpoint());
    plan.dataFrom = m_snapshot.fetchedAt;
    const QString refusal = dataRefusal();
    if (!refusal.isEmpty())
        plan.refusal = refusal;
    return plan;
}

QCoro::Task<Result<std::vector<PowerResult>>> ClusterWorkflow::run(PowerAction action, std::vector<CvmId> ids, QString typedPhrase)
{
    const auto self = shared_from_this();
    // Presses while the same thing runs are answered by it, before anything else is judged: its targets are busy by our doing.
    std::vector<QFuture<PowerResult>> joined;
    for (const CvmId &id : ids) {
        if (const auto running = m_impl->runner->running(action, id))
            joined.push_back(*running);
    }
    if (!ids.empty() && joined.size() == ids.size()) {
        std::vector<PowerResult> results;
        for (QFuture<PowerResult> &future : joined) {
            const PowerResult result = co_await future;
            results.push_back(result);
        }
        co_return results;
    }

    const domain::Plan offered = plan(action, ids);
    if (!offered.isAllowed())
        co_return makeError(ErrorKind::Refused, offered.refusal);
    if (!offered.isConfirmedBy(typedPhrase))
        co_return makeError(ErrorKind::Refused, QStringLiteral("the phrase \"%1\" is needed: %2").arg(*offered.phrase, offered.phraseReason),
                            QStringLiteral("Type the phrase exactly."));
    std::vector<domain::Cvm> targets = chooseTargets(action, *m_snapshot.value, ids).targets;
    const QString reason = offered.phrase ? QStringLiteral("phrase typed") : QString();
    const auto results = co_await m_impl->runner->run(action, std::move(targets), offered.title, reason);
    refresh();
    co_return results;
}

} // namespace pilothouse::cluster
