// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cutover/cutover_impl.h"
#include "services/cutover/stage_rules.h"

#include "services/core/log.h"

#include <QCoroFuture>
#include <QRandomGenerator>

namespace pilothouse::cutover {

namespace {

/// How long a finished move waits for its last entries before it says so.
constexpr auto kOutcomePatience = 5s;

Error conflict(const QString &what, const QString &where)
{
    Error error;
    error.kind = ErrorKind::Conflict;
    error.what = what;
    error.where = where;
    error.nextStep = QStringLiteral("Look at what is in force now and decide again.");
    return error;
}

Error overtakenByRollback()
{
    return refusal(QStringLiteral("a rollback was pressed meanwhile and goes first"));
}

bool isUnclear(ErrorKind kind)
{
    return kind == ErrorKind::Network || kind == ErrorKind::Timeout || kind == ErrorKind::OutcomeUnknown;
}

QString newRunId()
{
    return QStringLiteral("%1").arg(QRandomGenerator::system()->bounded(0x10000), 4, 16, QLatin1Char('0'));
}

} // namespace

QFuture<void> finishedOrAfter(QFuture<bool> future, std::chrono::milliseconds time)
{
    auto promise = std::make_shared<QPromise<void>>();
    promise->start();
    const auto finish = [promise] {
        if (!promise->future().isFinished())
            promise->finish();
    };
    QTimer::singleShot(time, finish);
    future.then([finish](bool) { finish(); });
    return promise->future();
}

QCoro::Task<Result<CutoverStatus>> CutoverWorkflow::Impl::apply(domain::TrafficSplit wanted, QString reason, QString typedPhrase)
{
    const auto self = q.shared_from_this();
    if (shiftRunning)
        co_return refusal(QStringLiteral("a shift is under way"));
    shiftRunning = true;
    ensureTicking();
    std::optional<Seen> seen;
    if (router)
        seen = Seen{router->split, router->epoch};
    OperationId operation;
    if (parts.operations)
        operation = parts.operations->begin(parts.environment.id.text(), QStringLiteral("Shift traffic: %1").arg(moveText(knownSplit(), wanted)),
                                            CancelToken());
    publish();
    const auto result = co_await measureAndShift(wanted, reason, typedPhrase, seen, presses);
    shiftRunning = false;
    if (!started)
        giveLeaseBack();
    if (parts.operations && result)
        parts.operations->succeed(operation, QStringLiteral("in force: %1").arg(knownSplit().toText()));
    else if (parts.operations)
        parts.operations->fail(operation, result.error());
    publish();
    co_return result ? Result<CutoverStatus>(q.m_status) : result;
}

QCoro::Task<Result<CutoverStatus>> CutoverWorkflow::Impl::measureAndShift(domain::TrafficSplit wanted, QString reason, QString typedPhrase,
                                                                          std::optional<Seen> seen, quint64 press)
{
    const auto self = q.shared_from_this();
    co_await loaded();
    const auto lease = co_await takeLease();
    if (!lease)
        co_return lease.error();
    const auto sampled = co_await sampleAll(Canary::Skip);
    if (presses != press)
        co_return overtakenByRollback();
    if (!sampled)
        co_return sampled.error();
    if (seen && (seen->epoch != router->epoch || !(seen->split == router->split)))
        co_return conflict(QStringLiteral("the split was changed by other: %1 (version %2) was shown, %3 (version %4) is in force")
                               .arg(seen->split.toText())
                               .arg(seen->epoch)
                               .arg(router->split.toText())
                               .arg(router->epoch),
                           targetText());
    const domain::Plan made = plan(wanted, Asked::DuringShift);
    if (!made.isAllowed())
        co_return refusal(made.refusal);
    if (!made.isConfirmedBy(typedPhrase))
        co_return refusal(QStringLiteral("%1: this move is an override and needs the phrase \"%2\"").arg(made.phraseReason, *made.phrase),
                          QStringLiteral("Wait until the gates pass, or type the phrase."));
    const auto result = co_await shift(wanted, reason, made.phrase ? How::Override : How::ThroughGates);
    co_return result;
}

QCoro::Task<Result<CutoverStatus>> CutoverWorkflow::Impl::setOutsidePlan(domain::Intent intent, Percent share, QString reason)
{
    const auto self = q.shared_from_this();
    if (shiftRunning)
        co_return refusal(QStringLiteral("a shift is under way"));
    if (parts.access && !parts.access->isWritable())
        co_return refusal(QStringLiteral("%1 is read-only").arg(parts.environment.id.text()), QStringLiteral("Unlock writes first."));
    shiftRunning = true;
    ensureTicking();
    const auto result = co_await readAndSet(intent, share, reason);
    shiftRunning = false;
    if (!started)
        giveLeaseBack();
    publish();
    co_return result ? Result<CutoverStatus>(q.m_status) : result;
}

QCoro::Task<Result<CutoverStatus>> CutoverWorkflow::Impl::readAndSet(domain::Intent intent, Percent share, QString reason)
{
    const auto self = q.shared_from_this();
    co_await loaded();
    const auto lease = co_await takeLease();
    if (!lease)
        co_return lease.error();
    const auto asked = probe(Probe::Router);
    co_await asked;
    if (routerError)
        co_return Error(*routerError);
    if (active || (memory.rollback && !memory.rollback->confirmedAt))
        co_return refusal(QStringLiteral("a rollback is not read back yet"));
    if (memory.shift)
        co_return refusal(QStringLiteral("a shift is under way"));
    if (memoryError)
        co_return Error(*memoryError);
    if (!memory.run.isEmpty() && pinOf(intent, router->split, PaymentFeed::Absent) != Pin::None)
        co_return refusal(QStringLiteral("%1 is pinned in the open run %2").arg(domain::intentWord(intent), memory.run),
                          QStringLiteral("Move it with its stage, or roll back first."));
    const domain::TrafficSplit wanted = router->split.with(intent, share);
    if (wanted == router->split)
        co_return CutoverStatus(q.m_status);
    const auto result = co_await shift(wanted, reason, How::OutsidePlan);
    co_return result;
}

QCoro::Task<Result<CutoverStatus>> CutoverWorkflow::Impl::shift(domain::TrafficSplit wanted, QString reason, How how)
{
    const auto self = q.shared_from_this();
    const quint64 press = presses;
    shiftFinding.clear();
    CutoverMemory::Shift pending;
    pending.from = router->split;
    pending.to = wanted;
    pending.expectedEpoch = router->epoch;
    pending.reason = reason;
    pending.opensRun = how != How::OutsidePlan && memory.run.isEmpty() && !wanted.isAllOld();
    pending.at = utcNow();
    memory.shift = pending;
    if (pending.opensRun)
        memory.run = newRunId();
    shiftSent = true;
    publish();

    const auto announced = co_await announceShift(how);
    if (presses != press)
        co_return overtakenByRollback();
    if (!announced) {
        dropShift();
        co_return announced.error();
    }
    const auto outcome = co_await carryOut(how, press);
    if (presses != press)
        co_return overtakenByRollback();
    shiftSent = false;
    if (!outcome) {
        // Where only the router knows how it ended, the shift stays open until it says.
        if (!isUnclear(outcome.error().kind))
            dropShift();
        co_return outcome.error();
    }
    const auto readBack
        = journal->enterOrKeep(shiftRecord(QStringLiteral("shift.readback"), audit::Outcome::Done,
                                           QStringLiteral("Read back: %1, version %2").arg(outcome->split.toText()).arg(outcome->epoch)));
    const auto confirmed = journal->enterOrKeep(shiftRecord(QStringLiteral("shift.confirmed"), audit::Outcome::Done,
                                                            QStringLiteral("In force: %1").arg(moveText(memory.shift->from, memory.shift->to))));
    settleShift(*outcome);
    const auto saved = co_await save();
    if (!saved)
        memoryError = saved.error();
    const auto written = finishedOrAfter(confirmed, kOutcomePatience);
    co_await written;
    co_return CutoverStatus(q.m_status);
}

/// Everything that must be on disk before the router hears of it.
QCoro::Task<Status> CutoverWorkflow::Impl::announceShift(How how)
{
    const auto self = q.shared_from_this();
    const auto saved = co_await save();
    if (!saved || !memory.shift)
        co_return saved;
    audit::Record request = shiftRecord(QStringLiteral("stage.request"), audit::Outcome::Intended, moveText(memory.shift->from, memory.shift->to));
    request.evidence = gatesAsEvidence();
    const auto requested = co_await journal->enter(request);
    if (!requested || !memory.shift)
        co_return requested;
    if (how != How::ThroughGates) {
        const QString what = how == How::OutsidePlan ? QStringLiteral("Moved outside any plan, with the gates as they stood")
                                                     : QStringLiteral("Gates overridden by the typed phrase");
        audit::Record overridden = shiftRecord(QStringLiteral("override"), audit::Outcome::Recorded, what);
        overridden.evidence = gatesAsEvidence();
        const auto entered = co_await journal->enter(overridden);
        if (!entered || !memory.shift)
            co_return entered;
    }
    const audit::Record begin
        = shiftRecord(QStringLiteral("shift.begin"), audit::Outcome::Intended, QStringLiteral("Put %1 in force").arg(memory.shift->to.toText()));
    const auto begun = co_await journal->enter(begin);
    co_return begun;
}

/// Sends the change until it is read back, refused, or the router stays away for too long.
QCoro::Task<Result<RouterState>> CutoverWorkflow::Impl::carryOut(How how, quint64 press)
{
    const auto self = q.shared_from_this();
    const CutoverMemory::Shift pending = *memory.shift;
    const QString process = router->process;
    const MonotonicTime giveUpAt = now() + kShiftPatience;
    for (;;) {
        ++routerGeneration;
        ++appliesInFlight;
        const auto answer = co_await parts.router->apply(pending.to, pending.expectedEpoch);
        --appliesInFlight;
        ++routerGeneration;
        if (presses != press)
            co_return overtakenByRollback();
        const audit::Outcome outcome = answer                           ? audit::Outcome::Done
                                       : isUnclear(answer.error().kind) ? audit::Outcome::Unknown
                                                                        : audit::Outcome::Failed;
        journal->enterOrKeep(
            shiftRecord(QStringLiteral("shift.apply"), outcome, answer ? QStringLiteral("The router took the split") : answer.error().what));
        if (answer)
            co_return answer;
        routerError = isUnclear(answer.error().kind) ? std::optional(answer.error()) : std::nullopt;
        publish();

        if (!isUnclear(answer.error().kind)) {
            // Refused, overtaken or not in force: what stands now must be known before anything is said.
            const auto standing = co_await parts.router->read();
            if (presses == press)
                handleRead(standing);
            shiftFinding = QStringLiteral("The shift (%1) was not applied: %2.").arg(moveText(pending.from, pending.to), answer.error().what);
            co_return answer.error();
        }
        const auto seen = co_await readBackAfter(answer.error(), giveUpAt, press);
        if (presses != press || !seen)
            co_return seen;
        if (seen->split == pending.to && (seen->epoch > pending.expectedEpoch || seen->process != process))
            co_return seen;
        if (!(seen->split == pending.from) || seen->epoch != pending.expectedEpoch)
            co_return conflict(
                QStringLiteral("the split was changed by other meanwhile: %1 (version %2) is in force").arg(seen->split.toText()).arg(seen->epoch),
                targetText());
        const Blockers found = blockers(pending.to, Asked::DuringShift);
        if (how != How::OutsidePlan && (!found.hard.isEmpty() || (how == How::ThroughGates && !found.soft.isEmpty())))
            co_return refusal(QStringLiteral("not applied: the router was away, and meanwhile: %1")
                                  .arg(found.hard.isEmpty() ? found.soft.join(QStringLiteral(", ")) : found.hard));
    }
}

/// Reads until the router answers again; the error is the change's own when it does not in time.
QCoro::Task<Result<RouterState>> CutoverWorkflow::Impl::readBackAfter(Error failure, MonotonicTime giveUpAt, quint64 press)
{
    const auto self = q.shared_from_this();
    for (int attempt = 1;; ++attempt) {
        const auto pause = pauseFor(pauseBefore(attempt));
        co_await pause;
        if (presses != press)
            co_return overtakenByRollback();
        const auto state = co_await parts.router->read();
        if (presses != press)
            co_return overtakenByRollback();
        if (state) {
            handleRead(state);
            co_return state;
        }
        routerError = state.error();
        publish();
        if (now() >= giveUpAt) {
            failure.nextStep = QStringLiteral("The shift stays open and is concluded by reading back when the router answers; ROLL BACK works now.");
            co_return failure;
        }
    }
}

/// The shift is known not to be in force, or was never sent.
void CutoverWorkflow::Impl::dropShift()
{
    shiftSent = false;
    if (memory.shift && memory.shift->opensRun)
        memory.run.clear();
    memory.shift.reset();
    save();
    if (router && !inForceIsStale())
        checkDrift(*router);
}

void CutoverWorkflow::Impl::settleShift(const RouterState &state)
{
    ++routerGeneration;
    router = state;
    routerReadAt = now();
    routerReadUtc = utcNow();
    routerError.reset();
    drift.reset();
    shiftFinding.clear();
    remember(state);
    memory.shift.reset();
    memory.rolledBack = false;
    if (state.split.isAllOld())
        memory.run.clear();
    if (!memory.run.isEmpty())
        shownRollback.reset();
    publish();
}

/// A shift that an earlier program left open, or that this one gave up waiting for: what is read back decides.
void CutoverWorkflow::Impl::concludeShift(const RouterState &state)
{
    const CutoverMemory::Shift pending = *memory.shift;
    if (state.split == pending.to && state.epoch != pending.expectedEpoch) {
        journal->enterOrKeep(shiftRecord(QStringLiteral("shift.readback"), audit::Outcome::Done,
                                         QStringLiteral("Concluded by reading back: applied, %1").arg(state.split.toText())));
        journal->enterOrKeep(shiftRecord(QStringLiteral("shift.confirmed"), audit::Outcome::Done,
                                         QStringLiteral("In force: %1").arg(moveText(pending.from, pending.to))));
        settleShift(state);
        save();
        return;
    }
    journal->enterOrKeep(shiftRecord(QStringLiteral("shift.readback"), audit::Outcome::Failed,
                                     QStringLiteral("Concluded by reading back: not applied, %1 is in force").arg(state.split.toText())));
    dropShift();
    shiftFinding = QStringLiteral("The shift (%1) was not applied; it is not sent again by itself.").arg(moveText(pending.from, pending.to));
    checkDrift(state);
}

audit::Record CutoverWorkflow::Impl::shiftRecord(const QString &action, audit::Outcome outcome, const QString &what) const
{
    audit::Record record;
    record.action = action;
    record.target = targetText();
    record.outcome = outcome;
    record.what = what;
    record.run = memory.run;
    if (memory.shift) {
        record.reason = memory.shift->reason;
        record.before
            = QJsonObject{{QStringLiteral("split"), splitToJson(memory.shift->from)}, {QStringLiteral("version"), memory.shift->expectedEpoch}};
        record.after = QJsonObject{{QStringLiteral("split"), splitToJson(memory.shift->to)}};
    }
    return record;
}

} // namespace pilothouse::cutover
