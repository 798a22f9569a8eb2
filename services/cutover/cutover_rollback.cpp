// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cutover/cutover_impl.h"
#include "services/cutover/stage_rules.h"

#include "services/core/log.h"

#include <QCoroFuture>

#include <algorithm>

namespace pilothouse::cutover {

namespace {

/// Two presses closer than this are one: a double click whose first half was already read back.
constexpr auto kDoubleClick = 2s;
constexpr size_t kShownAttempts = 200;
/// How long the caller of a confirmed rollback waits for its entries; the confirmation itself does not.
constexpr auto kOutcomePatience = 1s;

QString automaticActor()
{
    return QStringLiteral("pilothouse, automatic");
}

} // namespace

QFuture<Result<CutoverStatus>> CutoverWorkflow::Impl::press(const QString &reason, const QString &actor, std::optional<std::chrono::seconds> giveUp)
{
    auto promise = std::make_shared<QPromise<Result<CutoverStatus>>>();
    promise->start();
    const QFuture<Result<CutoverStatus>> future = promise->future();
    if (active) {
        active->waiters.push_back(Waiter{promise, giveUp ? std::optional(now() + *giveUp) : std::nullopt});
        return future;
    }
    const bool justConfirmed
        = memory.rolledBack && lastConfirmedAt && now() - *lastConfirmedAt <= kDoubleClick && !memory.shift && knownSplit().isAllOld();
    if (justConfirmed) {
        promise->addResult(Result<CutoverStatus>(q.m_status));
        promise->finish();
        return future;
    }

    ++presses;
    active.emplace();
    active->pressed = now();
    active->nextTry = now();
    active->actor = actor;
    active->waiters.push_back(Waiter{promise, giveUp ? std::optional(now() + *giveUp) : std::nullopt});
    CutoverMemory::Rollback kept;
    kept.from = splitInForce();
    kept.reason = reason;
    kept.pressedAt = utcNow();
    memory.rollback = kept;
    memory.shift.reset();
    memory.rolledBack = false;
    shiftSent = false;
    shiftFinding.clear();
    heldBack.clear();
    drift.reset();
    Rollback shown;
    shown.pressedAt = kept.pressedAt;
    shown.reason = reason;
    shown.manualCommand = parts.router->manualCommand(domain::TrafficSplit());
    shownRollback = shown;
    if (parts.operations)
        active->operation = parts.operations->begin(parts.environment.id.text(),
                                                    QStringLiteral("Roll back: all intents to %1").arg(parts.settings.oldPlane.name), CancelToken());
    qCInfo(lcCutover) << "rollback pressed" << reason;
    hasOwnNews = !isLoaded;
    loaded();
    save();
    ensureTicking();
    publish();
    attemptRollback(true);
    return future;
}

void CutoverWorkflow::Impl::resumeRollback()
{
    if (active || !memory.rollback || memory.rollback->confirmedAt)
        return;
    ++presses;
    active.emplace();
    active->pressed = now() - std::max(0ms, std::chrono::milliseconds(memory.rollback->pressedAt.msecsTo(utcNow())));
    active->nextTry = now();
    active->failures = 1; // it was not confirmed when we came
    memory.shift.reset();
    shiftSent = false;
    if (parts.operations)
        active->operation = parts.operations->begin(parts.environment.id.text(),
                                                    QStringLiteral("Roll back: all intents to %1").arg(parts.settings.oldPlane.name), CancelToken());
    ensureTicking();
}

void CutoverWorkflow::Impl::rollBackOnConditions(const std::array<domain::Condition, 4> &conditions)
{
    const bool mayActAlone = isLoaded && leaseAsked && !steeredElsewhere;
    QString tripped;
    for (const domain::Condition &condition : conditions)
        if (condition.state == domain::ConditionState::Tripped && condition.id != domain::ConditionId::R3Payments && tripped.isEmpty())
            tripped = QStringLiteral("%1 tripped: %2").arg(domain::conditionIdWord(condition.id), condition.finding);
    if (tripped.isEmpty() || knownSplit().isAllOld() || active) {
        heldBack.clear();
        return;
    }
    if (!mayActAlone)
        return;
    const auto oldRank = watch.rank(Plane::Old);
    const auto newRank = watch.rank(Plane::New);
    if (oldRank >= newRank) {
        press(tripped, automaticActor(), std::nullopt);
        return;
    }
    const QString held = QStringLiteral("No automatic rollback although %1: %2 is worse (%3). ROLL BACK does it at once.")
                             .arg(tripped, parts.settings.oldPlane.name, watch.status(Plane::Old).finding);
    if (heldBack.isEmpty()) {
        audit::Record record = rollbackRecord(QStringLiteral("rollback.trigger"), audit::Outcome::Refused, held);
        record.actor = automaticActor();
        record.reason = tripped;
        journal->enterOrKeep(record);
    }
    heldBack = held;
}

QCoro::Task<> CutoverWorkflow::Impl::attemptRollback(bool first)
{
    const auto self = q.shared_from_this();
    active->attemptInFlight = true;
    const quint64 press = presses;
    const MonotonicTime began = now();
    RollbackAttempt attempt;
    attempt.at = utcNow();
    publish();

    if (first && !memory.rollback->from && appliesInFlight == 0) {
        auto promise = std::make_shared<QPromise<bool>>();
        promise->start();
        const auto looked = finishedOrAfter(promise->future(), kLookPatience);
        lookBeforeRollback(promise);
        co_await looked;
    }
    // Entered before it is sent, where that can be done at once; a record that hangs or fails stops no rollback.
    if (first)
        journal->enterOrKeep(rollbackRecord(QStringLiteral("rollback.trigger"), audit::Outcome::Intended,
                                            QStringLiteral("All intents to %1").arg(parts.settings.oldPlane.name)));
    const auto entered = journal->enterOrKeep(
        rollbackRecord(QStringLiteral("rollback.attempt"), audit::Outcome::Intended, QStringLiteral("Attempt %1").arg(active->failures + 1)));
    const auto announced = finishedOrAfter(entered, kRecordPatience);
    co_await announced;

    ++routerGeneration;
    const auto answer = co_await parts.router->apply(domain::TrafficSplit(), std::nullopt);
    ++routerGeneration;
    if (!active || presses != press)
        co_return;
    active->attemptInFlight = false;
    attempt.took = std::chrono::duration_cast<std::chrono::milliseconds>(now() - began);

    const bool overlaps = appliesInFlight > 0;
    attempt.confirmed = answer && !overlaps;
    attempt.outcomeUnknown = !answer && (answer.error().kind == ErrorKind::OutcomeUnknown || answer.error().kind == ErrorKind::Timeout);
    attempt.text = !answer    ? answer.error().what
                   : overlaps ? QStringLiteral("in force, while a shift was still under way: looking again")
                              : QStringLiteral("read back as in force");
    shownRollback->attempts.insert(shownRollback->attempts.begin(), attempt);
    if (shownRollback->attempts.size() > kShownAttempts)
        shownRollback->attempts.pop_back();
    const audit::Outcome outcome = attempt.confirmed                  ? audit::Outcome::Done
                                   : attempt.outcomeUnknown || answer ? audit::Outcome::Unknown
                                                                      : audit::Outcome::Failed;
    journal->enterOrKeep(rollbackRecord(QStringLiteral("rollback.attempt"), outcome, attempt.text));

    if (attempt.confirmed) {
        confirmRollback(*answer);
        co_return;
    }
    active->waitsForShift = answer.has_value();
    if (answer) {
        active->nextTry = now();
    } else {
        routerError = answer.error();
        ++active->failures;
        active->nextTry = now() + pauseBefore(active->failures);
        qCWarning(lcCutover) << "rollback not confirmed" << answer.error().what;
        if (parts.operations)
            parts.operations->step(active->operation, QStringLiteral("not confirmed: %1").arg(answer.error().what));
    }
    publish();
}

/// What the record calls "before" must be read, or be nothing. An answer that comes after the command has left tells of neither.
QCoro::Task<> CutoverWorkflow::Impl::lookBeforeRollback(std::shared_ptr<QPromise<bool>> done)
{
    const auto self = q.shared_from_this();
    const quint64 generation = routerGeneration;
    const auto seen = co_await parts.router->read();
    if (seen && memory.rollback && generation == routerGeneration)
        memory.rollback->from = seen->split;
    done->addResult(seen.has_value());
    done->finish();
}

void CutoverWorkflow::Impl::confirmRollback(const RouterState &state)
{
    ++routerGeneration;
    router = state;
    routerReadAt = now();
    routerReadUtc = utcNow();
    routerError.reset();
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(now() - active->pressed);
    memory.rollback->confirmedAt = utcNow();
    memory.rollback->took = took;
    shownRollback->confirmedAt = memory.rollback->confirmedAt;
    shownRollback->tookToConfirm = took;
    lastConfirmedAt = now();
    qCInfo(lcCutover) << "rollback confirmed after" << took.count() << "ms";
    audit::Record record
        = rollbackRecord(QStringLiteral("rollback.confirmed"), audit::Outcome::Done,
                         QStringLiteral("Read back: all intents on %1, %2 ms after the press").arg(parts.settings.oldPlane.name).arg(took.count()));
    record.evidence = QJsonObject{
        {QStringLiteral("raw"), state.raw.left(4096)}, {QStringLiteral("version"), state.epoch}, {QStringLiteral("tookMs"), qint64(took.count())}};
    const auto entered = journal->enterOrKeep(record);

    remember(state);
    memory.run.clear();
    memory.rolledBack = true;
    ActiveRollback ended = std::move(*active);
    active.reset();
    if (parts.operations)
        parts.operations->succeed(ended.operation, QStringLiteral("read back after %1 ms").arg(took.count()));
    publish();
    finishRollback(std::move(ended), entered, save());
}

QCoro::Task<> CutoverWorkflow::Impl::finishRollback(ActiveRollback ended, QFuture<bool> entered, QFuture<Status> saved)
{
    const auto self = q.shared_from_this();
    const auto written = finishedOrAfter(entered, kOutcomePatience);
    co_await written;
    const auto read = finishedOrAfter(loaded().then([] { return true; }), kOutcomePatience);
    co_await read;
    const auto kept = finishedOrAfter(saved.then([](const Status &status) { return status.has_value(); }), kOutcomePatience);
    co_await kept;
    publish();
    resolve(ended.waiters, q.m_status);
}

void CutoverWorkflow::Impl::onRollbackTick()
{
    if (!active)
        return;
    for (size_t i = 0; i < active->waiters.size();) {
        const Waiter waiter = active->waiters[i];
        if (!waiter.deadline || now() < *waiter.deadline) {
            ++i;
            continue;
        }
        active->waiters.erase(active->waiters.begin() + qsizetype(i));
        Error error;
        error.kind = ErrorKind::Timeout;
        error.where = targetText();
        error.what = QStringLiteral("rollback unconfirmed: %1").arg(routerError ? routerError->what : QStringLiteral("not read back yet"));
        error.nextStep = QStringLiteral("By hand, on the router's host: %1").arg(shownRollback->manualCommand);
        resolve({waiter}, error);
    }
    if (active->attemptInFlight || now() < active->nextTry || (active->waitsForShift && appliesInFlight > 0))
        return;
    attemptRollback(false);
}

void CutoverWorkflow::Impl::resolve(const std::vector<Waiter> &waiters, const Result<CutoverStatus> &value)
{
    for (const Waiter &waiter : waiters) {
        waiter.promise->addResult(value);
        waiter.promise->finish();
    }
}

audit::Record CutoverWorkflow::Impl::rollbackRecord(const QString &action, audit::Outcome outcome, const QString &what) const
{
    audit::Record record;
    record.action = action;
    record.target = targetText();
    record.outcome = outcome;
    record.what = what;
    record.run = memory.run;
    if (active)
        record.actor = active->actor;
    if (memory.rollback)
        record.reason = memory.rollback->reason;
    const auto before = active && memory.rollback ? memory.rollback->from : splitInForce();
    record.before = QJsonObject{{QStringLiteral("split"), before ? QJsonValue(splitToJson(*before)) : QJsonValue()}};
    record.after = QJsonObject{{QStringLiteral("split"), splitToJson(domain::TrafficSplit())}};
    return record;
}

} // namespace pilothouse::cutover
