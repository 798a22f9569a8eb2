// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/provers/change_run.h"

#include "services/core/log.h"
#include "services/core/plain_text.h"

#include <QCoroFuture>
#include <QCoroTimer>

#include <QRandomGenerator>

#include <algorithm>

namespace pilothouse::provers {

using namespace std::chrono_literals;
using domain::ProverService;

namespace {

constexpr std::chrono::milliseconds kCancelPoll{50};

const domain::Rollout *primaryOf(const ProverService &service)
{
    const auto found = std::find_if(service.rollouts.begin(), service.rollouts.end(),
                                    [](const domain::Rollout &rollout) { return rollout.status == QLatin1String("PRIMARY"); });
    return found == service.rollouts.end() ? nullptr : &*found;
}

QString primaryId(const ProverService &service)
{
    const domain::Rollout *const primary = primaryOf(service);
    return primary == nullptr ? QString() : primary->id;
}

} // namespace

QJsonObject toJson(const GroupSize &size)
{
    return {{QStringLiteral("min"), size.minimum}, {QStringLiteral("max"), size.maximum}, {QStringLiteral("desired"), size.desired}};
}

QString groupText(const QString &name, const GroupSize &size)
{
    return QStringLiteral("group %1: %2").arg(visibleText(name, 120), sizeText(size));
}

QString serviceText(const ProverService &service)
{
    return QStringLiteral("service %1: desired %2, running %3").arg(visibleText(service.name, 120)).arg(service.desired).arg(service.running)
           + (service.pending > 0 ? QStringLiteral(", pending %1").arg(service.pending) : QString());
}

ChangeRunner::ChangeRunner(Parts parts) : m_parts(std::move(parts)) { }

std::optional<QFuture<ChangeResult>> ChangeRunner::running(const QString &object, const QString &change) const
{
    const auto found = m_running.constFind(object);
    return found == m_running.constEnd() || found->key != change ? std::nullopt : std::optional(found->future);
}

ChangeRunner::RunPtr ChangeRunner::begin(const QString &object, const QString &key, const QString &action, const QString &title,
                                         const QString &reason)
{
    const auto run = std::make_shared<Run>();
    run->object = object;
    run->action = action;
    run->title = title;
    run->reason = reason;
    run->id = QString::number(QRandomGenerator::global()->generate64(), 36);
    run->operation = m_parts.operations->begin(m_parts.environment.id.text(), title, run->cancel);
    run->promise.start();
    m_running.insert(object, {key, run->promise.future()});
    return run;
}

/// Tells everybody how it ended. An error before anything changed is the whole answer.
Result<ChangeResult> ChangeRunner::end(RunPtr run, std::optional<Error> refused)
{
    m_running.remove(run->object);
    ChangeResult result = run->result;
    if (refused)
        result.error = refused;
    run->promise.addResult(result);
    run->promise.finish();
    if (result.error)
        m_parts.operations->fail(run->operation, *result.error);
    else
        m_parts.operations->succeed(run->operation, result.text);
    if (refused && !run->changed)
        return *refused;
    return result;
}

QCoro::Task<Status> ChangeRunner::announce(RunPtr run, QString target, QString what, QJsonObject before, QJsonObject after)
{
    const auto self = shared_from_this();
    m_parts.operations->step(run->operation, what);
    audit::Record record;
    record.action = run->action;
    record.target = target;
    record.what = what;
    record.outcome = audit::Outcome::Intended;
    record.run = run->id;
    record.reason = run->reason;
    record.before = before;
    record.after = after;
    record.evidence[QStringLiteral("endpoint")] = m_parts.ports.containers->endpoint();
    const auto recorded = co_await m_parts.audit->append(record);
    if (!recorded) {
        Error error{.kind = ErrorKind::Refused, .what = QStringLiteral("the record cannot be written: %1").arg(recorded.error().what)};
        error.nextStep = recorded.error().nextStep;
        co_return error;
    }
    run->announced = true;
    co_return Done{};
}

QCoro::Task<Done> ChangeRunner::conclude(RunPtr run, QString target, QString what, audit::Outcome outcome, QJsonObject after)
{
    const auto self = shared_from_this();
    run->result.steps << what;
    m_parts.operations->step(run->operation, what);
    audit::Record record;
    record.action = run->action;
    record.target = target;
    record.what = what;
    record.outcome = outcome;
    record.run = run->id;
    record.after = after;
    const auto recorded = co_await m_parts.audit->append(record);
    if (!recorded) {
        qCWarning(lcProvers) << "outcome not recorded" << target << recorded.error().what;
        run->result.steps << QStringLiteral("(this outcome is not in the record: %1)").arg(recorded.error().what);
    }
    co_return Done{};
}

QCoro::Task<Status> ChangeRunner::pause(RunPtr run, std::chrono::milliseconds time)
{
    const auto self = shared_from_this();
    for (auto left = time; left > 0ms; left -= kCancelPoll) {
        if (run->cancel.isCancelled())
            break;
        const auto step = std::min(left, kCancelPoll);
        co_await QCoro::sleepFor(step);
    }
    if (run->cancel.isCancelled())
        co_return Error{.kind = ErrorKind::Cancelled, .what = QStringLiteral("no longer waited for; what was asked for goes on")};
    co_return Done{};
}

QCoro::Task<Result<ChangeResult>> ChangeRunner::restart(ProverService service, QString title, QString reason)
{
    const auto self = shared_from_this();
    const RunPtr run = begin(service.id.text(), restartKey(), QStringLiteral("provers.restart"), title, reason);
    const QString before = primaryId(service);
    QJsonObject beforeJson{{QStringLiteral("deployment"), before}};
    const auto announced
        = co_await announce(run, service.name, QStringLiteral("force a new deployment of %1").arg(service.name), beforeJson, QJsonObject());
    if (!announced)
        co_return end(run, announced.error());
    const auto sent = co_await m_parts.ports.containers->deployAgain(service);
    const bool lost = !sent && sent.error().kind == ErrorKind::OutcomeUnknown;
    if (!sent && !lost) {
        co_await conclude(run, service.name, QStringLiteral("refused: %1").arg(sent.error().what), audit::Outcome::Failed, QJsonObject());
        co_return end(run, sent.error());
    }
    run->changed = true;
    // A deployment has an id of its own: seen to be another one, it did begin, whatever became of the answer.
    const MonotonicTime begun = m_parts.clock->monotonicNow();
    QString now = before;
    while (now == before && m_parts.clock->monotonicNow() - begun < m_parts.limits.confirm) {
        const auto read = co_await m_parts.ports.containers->service(service);
        if (read) {
            run->result.service = *read;
            now = primaryId(*read);
        }
        if (now != before)
            break;
        const auto waited = co_await pause(run, std::min<std::chrono::milliseconds>(m_parts.limits.poll, 1s));
        if (!waited)
            break;
    }
    const bool seen = now != before;
    QJsonObject after{{QStringLiteral("deployment"), now}};
    if (run->result.service)
        run->result.inForce = serviceText(*run->result.service);
    if (!seen && lost) {
        Error open = sent.error();
        open.what = QStringLiteral("%1; no new deployment is to be seen yet: whether one was begun is not known").arg(open.what);
        co_await conclude(run, service.name, open.what, audit::Outcome::Unknown, after);
        run->result.text = open.what;
        co_return end(run, open);
    }
    run->result.ok = true;
    run->result.text = seen ? QStringLiteral("deployment %1 began%2")
                                  .arg(visibleText(now, 80), lost ? QStringLiteral(" (the answer was lost, this was read back)") : QString())
                            : QStringLiteral("accepted; the new deployment is not to be seen yet");
    co_await conclude(run, service.name, run->result.text, seen ? audit::Outcome::Done : audit::Outcome::Unknown, after);
    co_return end(run, std::nullopt);
}

QCoro::Task<Result<ChangeResult>> ChangeRunner::stopTask(domain::ProverTask task, QString title, QString reason)
{
    const auto self = shared_from_this();
    const RunPtr run = begin(task.arn, stopKey(), QStringLiteral("provers.stop-task"), title, reason);
    QJsonObject before{{QStringLiteral("status"), task.lastStatus}};
    const auto announced
        = co_await announce(run, task.id(), QStringLiteral("stop task %1 of %2").arg(task.id(), task.serviceName), before, QJsonObject());
    if (!announced)
        co_return end(run, announced.error());
    const auto sent = co_await m_parts.ports.containers->stopTask(task, QStringLiteral("stopped from Pilothouse"));
    const bool lost = !sent && sent.error().kind == ErrorKind::OutcomeUnknown;
    if (!sent && !lost) {
        co_await conclude(run, task.id(), QStringLiteral("refused: %1").arg(sent.error().what), audit::Outcome::Failed, QJsonObject());
        co_return end(run, sent.error());
    }
    run->changed = true;
    domain::ProverCluster cluster;
    cluster.arn = task.clusterArn;
    const MonotonicTime begun = m_parts.clock->monotonicNow();
    QString status = task.lastStatus;
    bool told = false; ///< that it shall stop is to be seen
    while (m_parts.clock->monotonicNow() - begun < m_parts.limits.tasksStart) {
        const auto tasks = co_await m_parts.ports.containers->tasks(cluster, run->cancel);
        bool found = false;
        for (const domain::ProverTask &now : tasks ? tasks->items : std::vector<domain::ProverTask>()) {
            if (now.arn != task.arn)
                continue;
            found = true;
            status = now.lastStatus;
            told |= now.desiredStatus == QLatin1String("STOPPED") || status == QLatin1String("STOPPED");
        }
        if (tasks && !found)
            status = QStringLiteral("gone");
        const bool confirmTime = m_parts.clock->monotonicNow() - begun >= m_parts.limits.confirm;
        if (status == QLatin1String("STOPPED") || (tasks && !found) || (lost && !told && confirmTime))
            break;
        const auto waited = co_await pause(run, std::min<std::chrono::milliseconds>(m_parts.limits.poll, 2s));
        if (!waited)
            break;
    }
    QJsonObject after{{QStringLiteral("status"), status}};
    run->result.inForce = QStringLiteral("task %1: %2").arg(visibleText(task.id(), 80), visibleText(status, 40));
    if (status == QLatin1String("STOPPED") || status == QLatin1String("gone") || told) {
        run->result.ok = true;
        run->result.text
            = QStringLiteral("%1%2").arg(run->result.inForce, lost ? QStringLiteral(" (the answer was lost, this was read back)") : QString());
        co_await conclude(run, task.id(), run->result.text, audit::Outcome::Done, after);
        co_return end(run, std::nullopt);
    }
    Error open = lost ? sent.error() : Error{.kind = ErrorKind::Timeout, .what = QStringLiteral("accepted")};
    open.what = QStringLiteral("%1, but the task still says “%2”").arg(open.what, visibleText(status, 40));
    co_await conclude(run, task.id(), open.what, audit::Outcome::Unknown, after);
    run->result.text = open.what;
    co_return end(run, open);
}

} // namespace pilothouse::provers
