// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/agents/stop_runner.h"

#include "services/core/log.h"
#include "services/core/plain_text.h"

#include <QCoroTimer>

#include <QRandomGenerator>

#include <algorithm>

namespace pilothouse::agents {

using domain::Deployment;
using domain::DeploymentState;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr auto kCancelPoll = 50ms;
constexpr int kThrottledTries = 3;
constexpr auto kLongestThrottle = 60s;

/// Errors that the next target would get as well. A refused session is not among them: each NFT has its own.
bool concernsAll(ErrorKind kind)
{
    return kind == ErrorKind::Secret || kind == ErrorKind::Refused;
}

bool isOpen(ErrorKind kind)
{
    return kind == ErrorKind::OutcomeUnknown || kind == ErrorKind::Timeout || kind == ErrorKind::Cancelled;
}

QCoro::Task<Done> nap(std::chrono::milliseconds time, CancelToken cancel)
{
    for (auto left = time; left > 0ms && !cancel.isCancelled(); left -= kCancelPoll) {
        const auto step = std::min<std::chrono::milliseconds>(left, kCancelPoll);
        co_await QCoro::sleepFor(step);
    }
    co_return Done{};
}

} // namespace

struct StopRunner::Batch
{
    QString title;
    QString reason;
    QString runId;
    CancelToken cancel;
    OperationId operation;
    size_t done = 0;
    size_t count = 0;
    bool recorded = false; ///< of the target at hand
};

QCoro::Task<bool> takePlace(RunnerParts parts, OperationId operation, CancelToken cancel)
{
    for (auto wait = parts.pace->wait(parts.clock->monotonicNow()); wait > 0ms; wait = parts.pace->wait(parts.clock->monotonicNow())) {
        parts.operations->step(
            operation,
            u"waiting %1 s: %2 changes a minute"_s.arg(std::chrono::ceil<std::chrono::seconds>(wait).count()).arg(parts.pace->perMinute()));
        const auto step = std::min<std::chrono::milliseconds>(wait, 500ms);
        co_await nap(step, cancel);
        if (cancel.isCancelled())
            co_return false;
    }
    parts.pace->take(parts.clock->monotonicNow());
    co_return true;
}

QCoro::Task<Result<std::vector<AgentResult>>> StopRunner::run(std::vector<Deployment> targets, QString title, QString reason)
{
    const auto self = shared_from_this();
    const auto batch = std::make_shared<Batch>();
    batch->title = title;
    batch->reason = reason;
    batch->runId = QString::number(QRandomGenerator::global()->generate64(), 36);
    std::erase_if(targets, [this](const Deployment &target) { return m_running.contains(target.id); });
    if (targets.empty())
        co_return Error{.kind = ErrorKind::Refused, .what = u"they are being stopped already"_s};
    for (const Deployment &target : targets)
        m_running.insert(target.id);
    batch->count = targets.size();
    batch->operation = m_parts.operations->begin(m_parts.environment.id.text(), title, batch->cancel);

    std::vector<AgentResult> results;
    std::optional<Error> stop;
    std::optional<Error> first;
    std::optional<Error> refused;
    for (const Deployment &target : targets) {
        batch->recorded = false;
        Result<QString> end = u""_s;
        if (!stop && batch->cancel.isCancelled())
            stop = Error{.kind = ErrorKind::Cancelled, .what = u"cancelled"_s};
        if (stop) {
            Error unsent = *stop;
            unsent.what = u"not sent: %1"_s.arg(stop->what);
            end = unsent;
        } else {
            end = co_await stopOne(batch, target);
        }
        AgentResult result{target.id, deploymentTitle(target), end.has_value(), {}};
        if (end) {
            result.text = *end;
        } else {
            const Error error = end.error();
            result.text = userMessage(error, Attempt::Change).oneLine();
            if (!first || (first->kind != ErrorKind::OutcomeUnknown && error.kind == ErrorKind::OutcomeUnknown))
                first = error;
            if (!batch->recorded && results.empty() && error.kind == ErrorKind::Refused)
                refused = error;
            if (!stop && concernsAll(error.kind))
                stop = error;
        }
        results.push_back(result);
        ++batch->done;
        m_running.remove(target.id);
        m_parts.operations->step(batch->operation, u"%1: %2"_s.arg(result.name, result.text), double(batch->done) / double(batch->count));
    }
    if (first)
        m_parts.operations->fail(batch->operation, *first);
    else
        m_parts.operations->succeed(batch->operation, batch->count == 1 ? results.front().text : u"%1 of %1 stopped"_s.arg(batch->count));
    if (refused)
        co_return *refused;
    co_return results;
}

QCoro::Task<Result<QString>> StopRunner::stopOne(std::shared_ptr<Batch> batch, Deployment target)
{
    const auto self = shared_from_this();
    audit::Record record;
    record.action = u"agent.stop"_s;
    record.target = target.token;
    record.run = batch->runId;
    record.reason = batch->reason;
    record.before[u"status"_s] = target.status;
    record.evidence[u"id"_s] = target.id.text();
    record.evidence[u"owner"_s] = target.owner;
    record.evidence[u"endpoint"_s] = m_parts.port->endpoint();
    audit::Record intended = record;
    intended.what = batch->title;
    intended.outcome = audit::Outcome::Intended;
    const auto written = co_await m_parts.audit->append(intended);
    if (!written)
        co_return Error{.kind = ErrorKind::Refused,
                        .what = u"the record cannot be written: %1"_s.arg(written.error().what),
                        .nextStep = written.error().nextStep};
    batch->recorded = true;

    Result<QString> end = u""_s;
    for (int attempt = 1;; ++attempt) {
        const bool mayGo = co_await takePlace(m_parts, batch->operation, batch->cancel);
        if (!mayGo) {
            end = Error{.kind = ErrorKind::Cancelled, .what = u"not sent: cancelled"_s};
            break;
        }
        m_parts.operations->step(batch->operation, u"asking for %1"_s.arg(deploymentTitle(target)), double(batch->done) / double(batch->count));
        const MonotonicTime sentAt = m_parts.clock->monotonicNow();
        const auto sent = co_await m_parts.port->stop(target.token, target.owner);
        if (sent || sent.error().kind == ErrorKind::OutcomeUnknown) {
            const bool lost = !sent.has_value();
            end = co_await readBack(batch, target, sentAt, lost);
            break;
        }
        end = sent.error();
        // 429 is the one answer that says for sure that nothing was done.
        if (sent.error().kind != ErrorKind::Throttled || attempt == kThrottledTries || batch->cancel.isCancelled())
            break;
        const auto pause = std::min<std::chrono::seconds>(sent.error().retryAfter.value_or(2s), kLongestThrottle);
        m_parts.operations->step(batch->operation, u"throttled, waiting %1 s"_s.arg(pause.count()));
        co_await nap(pause, batch->cancel);
    }
    record.outcome = end ? audit::Outcome::Done : isOpen(end.error().kind) ? audit::Outcome::Unknown : audit::Outcome::Failed;
    record.what = end ? *end : end.error().what;
    const auto noted = co_await m_parts.audit->append(record);
    if (!noted)
        qCWarning(lcAgents) << "outcome not recorded" << target.token << noted.error().what;
    co_return end;
}

QCoro::Task<Result<QString>> StopRunner::readBack(std::shared_ptr<Batch> batch, Deployment target, MonotonicTime sentAt, bool lost)
{
    const auto self = shared_from_this();
    QString last = target.status;
    while (true) {
        const auto now = co_await m_parts.port->get(target.token, target.owner);
        const auto passed = std::chrono::duration_cast<std::chrono::seconds>(m_parts.clock->monotonicNow() - sentAt);
        const QString suffix = lost ? u" (the answer was lost, this was read back)"_s : QString();
        if (now && now->state == DeploymentState::Stopped)
            co_return u"stopped after %1 s%2"_s.arg(passed.count()).arg(suffix);
        if (!now && now.error().kind == ErrorKind::NotFound)
            co_return u"gone after %1 s%2"_s.arg(passed.count()).arg(suffix);
        if (now) {
            last = now->status;
            if (now->state == DeploymentState::Failed && target.state != DeploymentState::Failed)
                co_return Error{.kind = ErrorKind::Remote,
                                .what = u"ended as “%1”: %2"_s.arg(visibleText(now->status, 40), visibleText(now->error, 200))};
        }
        if (passed >= kEndLimit)
            co_return Error{.kind = lost ? ErrorKind::OutcomeUnknown : ErrorKind::Timeout,
                            .what = u"still “%1” after %2 s; it may still get there"_s.arg(visibleText(last, 40)).arg(passed.count())};
        if (batch->cancel.isCancelled())
            co_return Error{.kind = ErrorKind::Cancelled, .what = u"no longer waited for; what was asked for goes on"_s};
        m_parts.operations->step(batch->operation, u"%1: %2"_s.arg(deploymentTitle(target), visibleText(last, 40)),
                                 double(batch->done) / double(batch->count));
        co_await nap(m_parts.settlePoll, batch->cancel);
    }
}

} // namespace pilothouse::agents
