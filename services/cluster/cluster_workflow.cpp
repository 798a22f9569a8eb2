// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/cluster_workflow.h"

#include "services/cluster/power_plan.h"
#include "services/core/log.h"

#include <QCoroTimer>

#include <QElapsedTimer>
#include <QFuture>
#include <QHash>
#include <QPromise>

#include <QCoroFuture>

#include <algorithm>

namespace pilothouse::cluster {

using domain::Cvm;
using domain::CvmId;
using domain::CvmList;
using domain::PowerAction;
using domain::RunState;

namespace {

Error refused(const QString &what, const QString &nextStep = QString())
{
    Error error;
    error.kind = ErrorKind::Refused;
    error.what = what;
    error.nextStep = nextStep;
    return error;
}

/// Where a power action wants the machine to end.
bool hasArrived(PowerAction action, const Cvm &cvm)
{
    if (cvm.inProgress || !cvm.progressTarget.isEmpty())
        return false;
    switch (action) {
    case PowerAction::Start:
    case PowerAction::Restart: return cvm.state == RunState::Running && (cvm.bootProgress.isEmpty() || cvm.bootProgress == QLatin1StringView("done"));
    case PowerAction::Stop:
    case PowerAction::Shutdown: return cvm.state == RunState::Stopped;
    }
    return false;
}

bool hasFailed(PowerAction action, const Cvm &cvm)
{
    if (!cvm.bootError.isEmpty() || cvm.state == RunState::Failed)
        return true;
    const bool wantsRun = action == PowerAction::Start || action == PowerAction::Restart;
    return wantsRun && cvm.state == RunState::Stopped && !cvm.inProgress && cvm.progressTarget.isEmpty();
}

QString keyOf(PowerAction action, const CvmId &id)
{
    return domain::powerActionWord(action) + u'/' + id.text();
}

} // namespace

struct ClusterWorkflow::Impl
{
    CancelToken polling;
    QElapsedTimer sinceTick;
    std::chrono::milliseconds interval {0};
    /// Actions under way by action and CVM: a second press gets the result of the first.
    QHash<QString, QFuture<PowerResult>> running;
};

ClusterWorkflow::ClusterWorkflow(Parts parts)
    : m_parts(std::move(parts))
    , m_impl(std::make_unique<Impl>())
{
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_impl->sinceTick.restart();
        refresh();
    });
}

ClusterWorkflow::~ClusterWorkflow()
{
    m_impl->polling.cancel();
}

void ClusterWorkflow::start(std::chrono::milliseconds interval)
{
    m_impl->interval = interval;
    m_snapshot.interval = interval;
    m_timer.start(interval);
    m_impl->sinceTick.restart();
    refresh();
}

void ClusterWorkflow::stop()
{
    m_timer.stop();
    m_impl->polling.cancel();
    m_impl->polling = CancelToken();
}

std::optional<std::chrono::milliseconds> ClusterWorkflow::nextPollIn() const
{
    if (!m_timer.isActive())
        return std::nullopt;
    return std::chrono::milliseconds(std::max(0, m_timer.remainingTime()));
}

QCoro::Task<Status> ClusterWorkflow::refresh()
{
    const auto self = shared_from_this();
    if (m_refreshing)
        co_return Done {};
    m_refreshing = true;
    const CancelToken cancel = m_impl->polling;
    auto list = co_await m_parts.port->list(cancel);
    m_refreshing = false;
    if (cancel.isCancelled())
        co_return refused(QStringLiteral("polling was stopped"));
    Status status = Done {};
    if (list) {
        m_snapshot.succeed(std::move(*list), m_parts.port->endpoint(), *m_parts.clock);
    } else {
        qCWarning(lcCluster) << "list failed" << list.error().where << list.error().what;
        status = list.error();
        m_snapshot.fail(list.error());
    }
    emit snapshotChanged();
    co_return status;
}

domain::ActionState ClusterWorkflow::canDo(PowerAction action, const std::vector<CvmId> &ids) const
{
    const domain::Plan offered = plan(action, ids);
    return offered.isAllowed() ? domain::ActionState::yes() : domain::ActionState::no(offered.refusal);
}

domain::Plan ClusterWorkflow::plan(PowerAction action, const std::vector<CvmId> &ids) const
{
    const CvmList empty;
    const CvmList &list = m_snapshot.hasValue() ? *m_snapshot.value : empty;
    domain::Plan plan = powerPlan(action, m_parts.environment, chooseTargets(action, list, ids), m_parts.port->endpoint());
    plan.dataFrom = m_snapshot.fetchedAt;
    if (!m_parts.access->isWritable())
        plan.refusal = QStringLiteral("the environment is read-only; unlock writes first");
    else if (!m_snapshot.hasValue())
        plan.refusal = QStringLiteral("the list was never read");
    else if (m_snapshot.freshness(m_parts.clock->monotonicNow()) == Freshness::Dead)
        plan.refusal = QStringLiteral("the list is too old to act on; refresh it first");
    return plan;
}

QCoro::Task<Result<std::vector<PowerResult>>> ClusterWorkflow::run(PowerAction action, std::vector<CvmId> ids, QString typedPhrase)
{
    const auto self = shared_from_this();
    const domain::Plan plan = this->plan(action, ids);
    // Presses while the same thing runs are answered by it, before anything else is judged: its targets are busy by our own doing.
    std::vector<QFuture<PowerResult>> joined;
    for (const CvmId &id : ids)
        if (const auto running = m_impl->running.constFind(keyOf(action, id)); running != m_impl->running.constEnd())
            joined.push_back(*running);
    if (!ids.empty() && joined.size() == ids.size()) {
        std::vector<PowerResult> results;
        for (QFuture<PowerResult> &future : joined) {
            const PowerResult result = co_await future;
            results.push_back(result);
        }
        co_return results;
    }
    if (!plan.isAllowed())
        co_return refused(plan.refusal);
    if (!plan.isConfirmedBy(typedPhrase))
        co_return refused(QStringLiteral("the phrase \"%1\" is needed: %2").arg(*plan.phrase, plan.phraseReason), QStringLiteral("Type the phrase exactly."));

    const PowerTargets chosen = chooseTargets(action, *m_snapshot.value, ids);
    audit::Record intended;
    intended.action = QStringLiteral("cvm.") + domain::powerActionWord(action);
    intended.target = chosen.targets.size() == 1 ? chosen.targets.front().name : QStringLiteral("%1 CVMs").arg(chosen.targets.size());
    intended.what = QStringLiteral("intended: %1").arg(plan.title);
    intended.outcome = audit::Outcome::Intended;
    intended.run = QString::number(m_parts.clock->utcNow().toMSecsSinceEpoch(), 36);
    QStringList names;
    for (const Cvm &cvm : chosen.targets)
        names << cvm.name;
    intended.evidence[QStringLiteral("targets")] = names.join(QStringLiteral(", "));
    if (plan.phrase)
        intended.reason = QStringLiteral("phrase typed");
    const QString runId = intended.run;
    const auto recorded = co_await m_parts.audit->append(intended);
    if (!recorded) {
        Error error = refused(QStringLiteral("the record cannot be written: %1").arg(recorded.error().what));
        error.nextStep = recorded.error().nextStep;
        co_return error;
    }

    std::vector<QFuture<PowerResult>> futures;
    for (const Cvm &cvm : chosen.targets)
        futures.push_back(carryOut(action, cvm, runId));
    std::vector<PowerResult> results;
    for (QFuture<PowerResult> &future : futures) {
        const PowerResult result = co_await future;
        results.push_back(result);
    }
    co_return results;
}

QFuture<PowerResult> ClusterWorkflow::carryOut(PowerAction action, const Cvm &cvm, const QString &runId)
{
    const QString key = keyOf(action, cvm.id);
    if (const auto running = m_impl->running.constFind(key); running != m_impl->running.constEnd())
        return *running;
    const auto promise = std::make_shared<QPromise<PowerResult>>();
    promise->start();
    const QFuture<PowerResult> future = promise->future();
    m_impl->running.insert(key, future);
    const auto self = shared_from_this();
    oneTarget(action, cvm, runId).then([self, promise, key](PowerResult result) {
        self->m_impl->running.remove(key);
        promise->addResult(std::move(result));
        promise->finish();
    });
    return future;
}

QCoro::Task<PowerResult> ClusterWorkflow::oneTarget(PowerAction action, Cvm cvm, QString runId)
{
    const auto self = shared_from_this();
    const CancelToken cancel;
    const QString title = powerPlan(action, m_parts.environment, PowerTargets {{cvm}, {}}, QString()).title;
    const OperationId operation = m_parts.operations->begin(m_parts.environment.id.text(), title, cancel);
    PowerResult result;
    result.id = cvm.id;
    result.name = cvm.name;
    std::optional<Error> failure;

    m_parts.operations->step(operation, QStringLiteral("asking Phala Cloud"));
    const auto sent = co_await m_parts.port->power(cvm.id, action);
    if (!sent && sent.error().kind == ErrorKind::OutcomeUnknown)
        m_parts.operations->step(operation, QStringLiteral("answer lost, outcome unknown: reading back"));
    if (sent || sent.error().kind == ErrorKind::OutcomeUnknown) {
        const auto settled = co_await waitUntilSettled(action, cvm, operation, cancel);
        result.ok = settled.has_value();
        if (settled) {
            result.text = *settled;
        } else {
            failure = settled.error();
            // What was lost stays unknown unless reading back settled it.
            if (!sent && failure->kind == ErrorKind::Timeout)
                failure = sent.error();
        }
    } else {
        failure = sent.error();
        if (failure->kind == ErrorKind::NotFound)
            failure->what = QStringLiteral("already gone: Phala Cloud does not know it any more");
    }

    audit::Record outcome;
    outcome.action = QStringLiteral("cvm.") + domain::powerActionWord(action);
    outcome.target = cvm.name;
    outcome.run = runId;
    if (failure) {
        result.text = userMessage(*failure, Attempt::Change).oneLine();
        outcome.outcome = failure->kind == ErrorKind::OutcomeUnknown || failure->kind == ErrorKind::Timeout || failure->kind == ErrorKind::Cancelled
            ? audit::Outcome::Unknown : audit::Outcome::Failed;
        outcome.what = failure->what;
        m_parts.operations->fail(operation, *failure);
    } else {
        outcome.outcome = audit::Outcome::Done;
        outcome.what = result.text;
        m_parts.operations->succeed(operation, result.text);
    }
    outcome.before[QStringLiteral("status")] = cvm.status;
    if (m_snapshot.hasValue())
        for (const Cvm &now : m_snapshot.value->items)
            if (now.id == cvm.id)
                outcome.after[QStringLiteral("status")] = now.status;
    const auto recorded = co_await m_parts.audit->append(outcome);
    if (!recorded)
        result.text += QStringLiteral(" (the outcome is not in the record: %1)").arg(recorded.error().what);
    co_return result;
}

QCoro::Task<Result<QString>> ClusterWorkflow::waitUntilSettled(PowerAction action, Cvm cvm, OperationId operation, CancelToken cancel)
{
    const auto self = shared_from_this();
    const MonotonicTime begun = m_parts.clock->monotonicNow();
    const QString identifier = cvm.vmUuid.isEmpty() ? cvm.id.text() : cvm.vmUuid;
    std::optional<Error> lastError;
    // Until the remote has begun, the old state must not be taken for the new one.
    bool seenMoving = false;
    for (;;) {
        const auto waited = m_parts.clock->monotonicNow() - begun;
        if (waited > kSettleLimit)
            break;
        QTimer pause;
        pause.setSingleShot(true);
        pause.start(waited < kQuickPolls ? m_parts.settlePoll : m_parts.settlePoll * 5 / 2);
        co_await pause;
        if (cancel.isCancelled()) {
            Error error;
            error.kind = ErrorKind::Cancelled;
            error.what = QStringLiteral("stopped waiting; what was asked of Phala Cloud goes on there");
            co_return error;
        }
        const auto now = co_await m_parts.port->get(identifier);
        if (!now) {
            lastError = now.error();
            if (now.error().kind == ErrorKind::NotFound)
                break;
            continue;
        }
        const bool moving = now->inProgress || !now->progressTarget.isEmpty() || now->state == RunState::Starting || now->state == RunState::Stopping;
        seenMoving |= moving || now->state != cvm.state;
        m_parts.operations->step(operation, now->bootProgress.isEmpty() ? now->status : QStringLiteral("%1: %2").arg(now->status, now->bootProgress));
        const bool patient = m_parts.clock->monotonicNow() - begun > kQuickPolls;
        if (hasArrived(action, *now) && (seenMoving || patient)) {
            refresh();
            const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(m_parts.clock->monotonicNow() - begun);
            co_return QStringLiteral("%1 after %2 s").arg(now->status).arg(seconds.count());
        }
        if (seenMoving && !moving && hasFailed(action, *now)) {
            refresh();
            Error error;
            error.kind = ErrorKind::Remote;
            error.what = now->bootError.isEmpty() ? QStringLiteral("ended as “%1”").arg(now->status) : QStringLiteral("boot failed: %1").arg(now->bootError);
            co_return error;
        }
    }
    refresh();
    if (lastError)
        co_return *lastError;
    Error error;
    error.kind = ErrorKind::Timeout;
    error.what = QStringLiteral("not settled within 10 minutes; it may still get there");
    co_return error;
}

} // namespace pilothouse::cluster
