// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/power_runner.h"

#include "services/cluster/settling.h"
#include "services/core/log.h"

#include <QCoroFuture>
#include <QCoroTimer>

#include <QPromise>
#include <QRandomGenerator>

#include <algorithm>

namespace pilothouse::cluster {

using domain::Cvm;
using domain::CvmId;
using domain::PowerAction;
using namespace std::chrono_literals;

namespace {

constexpr size_t kLookAtEach = 8; ///< more than these are looked at through the list
constexpr int kThrottledTries = 3;
constexpr std::chrono::seconds kLongestThrottle{30};
constexpr std::chrono::milliseconds kCancelPoll{50};

QString keyOf(PowerAction action, const CvmId &id)
{
    return domain::powerActionWord(action) + u'/' + id.text();
}

/// Errors that the next target would get as well.
bool concernsAll(ErrorKind kind)
{
    return kind == ErrorKind::Unauthorised || kind == ErrorKind::Forbidden || kind == ErrorKind::Secret || kind == ErrorKind::Refused;
}

Error makeError(ErrorKind kind, const QString &what)
{
    Error error;
    error.kind = kind;
    error.what = what;
    return error;
}

} // namespace

struct PowerRunner::Target
{
    Cvm cvm;
    QPromise<PowerResult> promise;
    std::optional<Settling> settling; ///< set when it was sent
    MonotonicTime sentAt{};
    bool recorded = false; ///< the intention is in the record
    bool finished = false;
    std::optional<Error> failure;
};

struct PowerRunner::Batch
{
    PowerAction action = PowerAction::Start;
    QString title;
    QString reason;
    QString runId;
    CancelToken cancel;
    OperationId operation;
    std::vector<std::shared_ptr<Target>> targets;
    bool allSent = false;
    std::optional<Error> refused; ///< nothing was sent at all

    std::vector<std::shared_ptr<Target>> watched() const
    {
        std::vector<std::shared_ptr<Target>> open;
        for (const auto &target : targets) {
            if (target->settling && !target->finished)
                open.push_back(target);
        }
        return open;
    }
    size_t finishedCount() const
    {
        return size_t(std::count_if(targets.begin(), targets.end(), [](const auto &target) { return target->finished; }));
    }
};

PowerRunner::PowerRunner(Parts parts) : m_parts(std::move(parts)) { }

std::optional<QFuture<PowerResult>> PowerRunner::running(PowerAction action, const CvmId &id) const
{
    const auto found = m_running.constFind(keyOf(action, id));
    return found == m_running.constEnd() ? std::nullopt : std::optional(*found);
}

QCoro::Task<Result<std::vector<PowerResult>>> PowerRunner::run(PowerAction action, std::vector<Cvm> targets, QString title, QString reason)
{
    const auto self = shared_from_this();
    const auto batch = std::make_shared<Batch>();
    batch->action = action;
    batch->title = title;
    batch->reason = reason;
    batch->runId = QString::number(QRandomGenerator::global()->generate64(), 36);
    std::vector<QFuture<PowerResult>> futures;
    for (Cvm &cvm : targets) {
        if (const auto other = running(action, cvm.id)) {
            futures.push_back(*other);
            continue;
        }
        const auto target = std::make_shared<Target>();
        target->cvm = std::move(cvm);
        target->promise.start();
        // Entered before anything is awaited: a second press in the same moment must find it.
        m_running.insert(keyOf(action, target->cvm.id), target->promise.future());
        futures.push_back(target->promise.future());
        batch->targets.push_back(target);
    }
    if (!batch->targets.empty()) {
        batch->operation = m_parts.operations->begin(m_parts.environment.id.text(), title, batch->cancel);
        auto sending = sendAll(batch);
        auto watching = watchAll(batch);
        co_await sending;
        co_await watching;
        endOperation(*batch);
        if (batch->refused && futures.size() == batch->targets.size()) {
            const Error refused = *batch->refused; // GCC 12 moves a member out of "co_return member"
            co_return refused;
        }
    }
    std::vector<PowerResult> results;
    for (QFuture<PowerResult> &future : futures) {
        const PowerResult result = co_await future;
        results.push_back(result);
    }
    co_return results;
}

audit::Record PowerRunner::recordOf(const Batch &batch, const Target &target) const
{
    audit::Record record;
    record.action = QStringLiteral("cvm.") + domain::powerActionWord(batch.action);
    record.target = target.cvm.name;
    record.run = batch.runId;
    record.reason = batch.reason;
    record.before[QStringLiteral("status")] = target.cvm.status;
    record.evidence[QStringLiteral("id")] = target.cvm.id.text();
    record.evidence[QStringLiteral("endpoint")] = m_parts.port->endpoint();
    return record;
}

void PowerRunner::showProgress(const Batch &batch, const QString &step)
{
    if (batch.targets.size() == 1)
        m_parts.operations->step(batch.operation, step);
    else
        m_parts.operations->step(batch.operation, QStringLiteral("%1 of %2 done; %3").arg(batch.finishedCount()).arg(batch.targets.size()).arg(step),
                                 double(batch.finishedCount()) / double(batch.targets.size()));
}

/// One target after the other; what concerns all of them ends it.
QCoro::Task<Done> PowerRunner::sendAll(std::shared_ptr<Batch> batch)
{
    const auto self = shared_from_this();
    std::optional<Error> stop;
    bool anySent = false;
    for (const auto &target : batch->targets) {
        if (!stop && batch->cancel.isCancelled())
            stop = makeError(ErrorKind::Cancelled, QStringLiteral("cancelled"));
        if (stop) {
            Error unsent = *stop;
            unsent.what = QStringLiteral("not sent: %1").arg(stop->what);
            const Result<QString> end = unsent;
            co_await finish(batch, target, end);
            continue;
        }
        const auto sent = co_await sendOne(batch, target);
        if (sent || sent.error().kind == ErrorKind::OutcomeUnknown) {
            anySent = true;
            const auto how = sent ? Settling::Sent::Accepted : Settling::Sent::AnswerLost;
            target->settling.emplace(batch->action, target->cvm, how);
            target->sentAt = m_parts.clock->monotonicNow();
            showProgress(*batch, sent ? QStringLiteral("%1: accepted").arg(target->cvm.name)
                                      : QStringLiteral("%1: answer lost, outcome unknown; reading back").arg(target->cvm.name));
            continue;
        }
        Error error = sent.error();
        if (!target->recorded && !anySent && !batch->refused)
            batch->refused = error;
        if (error.kind == ErrorKind::NotFound)
            error.what = QStringLiteral("already gone: %1").arg(error.what);
        if (concernsAll(error.kind))
            stop = error;
        const Result<QString> end = error;
        co_await finish(batch, target, end);
    }
    batch->allSent = true;
    co_return Done{};
}

/// Refused when the record cannot be written: then nothing was sent.
QCoro::Task<Status> PowerRunner::sendOne(std::shared_ptr<Batch> batch, std::shared_ptr<Target> target)
{
    const auto self = shared_from_this();
    audit::Record intended = recordOf(*batch, *target);
    intended.what = batch->title;
    intended.outcome = audit::Outcome::Intended;
    const auto recorded = co_await m_parts.audit->append(intended);
    if (!recorded) {
        Error error = makeError(ErrorKind::Refused, QStringLiteral("the record cannot be written: %1").arg(recorded.error().what));
        error.nextStep = recorded.error().nextStep;
        co_return error;
    }
    target->recorded = true;
    for (int attempt = 1;; ++attempt) {
        showProgress(*batch, QStringLiteral("asking for %1").arg(target->cvm.name));
        const auto sent = co_await m_parts.port->power(target->cvm.id, batch->action);
        // 429 is the one answer that says for sure that nothing was done.
        if (sent || sent.error().kind != ErrorKind::Throttled || attempt == kThrottledTries || batch->cancel.isCancelled())
            co_return sent;
        const std::chrono::seconds wait = std::min(sent.error().retryAfter.value_or(2s), kLongestThrottle);
        showProgress(*batch, QStringLiteral("throttled, waiting %1 s").arg(wait.count()));
        for (auto left = std::chrono::milliseconds(wait); left > 0ms && !batch->cancel.isCancelled(); left -= kCancelPoll)
            co_await QCoro::sleepFor(kCancelPoll);
    }
}

QCoro::Task<Done> PowerRunner::watchAll(std::shared_ptr<Batch> batch)
{
    const auto self = shared_from_this();
    const MonotonicTime begun = m_parts.clock->monotonicNow();
    while (!batch->allSent || !batch->watched().empty()) {
        const bool slow = m_parts.clock->monotonicNow() - begun > Settling::kBeginLimit || batch->watched().size() > kLookAtEach;
        const auto pause = slow ? m_parts.settlePoll * 5 / 2 : m_parts.settlePoll;
        for (auto left = pause; left > 0ms && !batch->cancel.isCancelled(); left -= kCancelPoll) {
            const auto step = std::min(left, kCancelPoll);
            co_await QCoro::sleepFor(step);
        }
        if (batch->cancel.isCancelled()) {
            if (!batch->allSent) {
                co_await QCoro::sleepFor(kCancelPoll); // the one that is being sent still gets its answer
                continue;
            }
            for (const auto &target : batch->watched()) {
                const Result<QString> end = makeError(ErrorKind::Cancelled, QStringLiteral("no longer waited for; what was asked for goes on"));
                co_await finish(batch, target, end);
            }
            break;
        }
        const auto watched = batch->watched();
        if (watched.size() > kLookAtEach)
            co_await lookAtList(batch);
        else
            co_await lookAtEach(batch, watched);
    }
    co_return Done{};
}

QCoro::Task<Done> PowerRunner::lookAtEach(std::shared_ptr<Batch> batch, std::vector<std::shared_ptr<Target>> watched)
{
    const auto self = shared_from_this();
    for (const auto &target : watched) {
        const auto now = co_await m_parts.port->get(target->cvm.id.text());
        const auto passed = std::chrono::duration_cast<std::chrono::milliseconds>(m_parts.clock->monotonicNow() - target->sentAt);
        const auto end = now ? target->settling->look(*now, passed) : target->settling->miss(now.error(), passed);
        if (end)
            co_await finish(batch, target, *end);
        else if (now)
            showProgress(*batch, now->bootProgress.isEmpty() ? now->status : QStringLiteral("%1: %2").arg(now->status, now->bootProgress));
    }
    co_return Done{};
}

QCoro::Task<Done> PowerRunner::lookAtList(std::shared_ptr<Batch> batch)
{
    const auto self = shared_from_this();
    const auto list = co_await m_parts.port->list(batch->cancel);
    QHash<CvmId, const Cvm *> byId;
    if (list) {
        byId.reserve(qsizetype(list->items.size()));
        for (const Cvm &cvm : list->items)
            byId.insert(cvm.id, &cvm);
    }
    std::vector<std::shared_ptr<Target>> unseen;
    const auto watched = batch->watched();
    for (const auto &target : watched) {
        const auto passed = std::chrono::duration_cast<std::chrono::milliseconds>(m_parts.clock->monotonicNow() - target->sentAt);
        const Cvm *const now = byId.value(target->cvm.id);
        if (list && now == nullptr) {
            unseen.push_back(target); // a list may have lost a row for many reasons: ask for it by name
            continue;
        }
        const auto end = now != nullptr ? target->settling->look(*now, passed) : target->settling->miss(list.error(), passed);
        if (end)
            co_await finish(batch, target, *end);
    }
    co_await lookAtEach(batch, unseen);
    showProgress(*batch, QStringLiteral("waiting for the others"));
    co_return Done{};
}

QCoro::Task<Done> PowerRunner::finish(std::shared_ptr<Batch> batch, std::shared_ptr<Target> target, Result<QString> end)
{
    const auto self = shared_from_this();
    target->finished = true;
    PowerResult result;
    result.id = target->cvm.id;
    result.name = target->cvm.name;
    result.ok = end.has_value();
    audit::Record outcome = recordOf(*batch, *target);
    if (end) {
        result.text = *end;
        outcome.outcome = audit::Outcome::Done;
        outcome.what = *end;
    } else {
        const Error error = end.error();
        target->failure = error;
        const bool open = error.kind == ErrorKind::OutcomeUnknown || error.kind == ErrorKind::Timeout || error.kind == ErrorKind::Cancelled;
        result.text = target->settling || error.kind == ErrorKind::NotFound ? error.what : userMessage(error, Attempt::Change).oneLine();
        outcome.outcome = open && target->settling ? audit::Outcome::Unknown : audit::Outcome::Failed;
        outcome.what = error.what;
    }
    if (target->settling)
        outcome.after[QStringLiteral("status")] = target->settling->lastStatus();
    // What was never announced has no outcome either.
    if (target->recorded) {
        const auto recorded = co_await m_parts.audit->append(outcome);
        if (!recorded) {
            qCWarning(lcCluster) << "outcome not recorded" << result.name << recorded.error().what;
            result.text += QStringLiteral(" (the outcome is not in the record: %1)").arg(recorded.error().what);
        }
    }
    showProgress(*batch, QStringLiteral("%1: %2").arg(result.name, result.text));
    m_running.remove(keyOf(batch->action, target->cvm.id));
    target->promise.addResult(result);
    target->promise.finish();
    co_return Done{};
}

void PowerRunner::endOperation(const Batch &batch)
{
    std::optional<Error> first;
    size_t failed = 0;
    for (const auto &target : batch.targets) {
        if (!target->failure)
            continue;
        ++failed;
        // An open outcome weighs more than a clear failure.
        if (!first || (first->kind != ErrorKind::OutcomeUnknown && target->failure->kind == ErrorKind::OutcomeUnknown))
            first = target->failure;
    }
    const size_t count = batch.targets.size();
    if (!first) {
        const QString text = count == 1 ? batch.targets.front()->promise.future().result().text : QStringLiteral("%1 of %1 done").arg(count);
        m_parts.operations->succeed(batch.operation, text);
        return;
    }
    if (count > 1)
        first->what = QStringLiteral("%1 of %2 done; first failure: %3").arg(count - failed).arg(count).arg(first->what);
    m_parts.operations->fail(batch.operation, *first);
}

} // namespace pilothouse::cluster
