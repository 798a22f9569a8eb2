// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cutover/cutover_impl.h"

#include "services/core/log.h"
#include "services/store/documents.h"

#include <QCoroFuture>

namespace pilothouse::cutover {

namespace {

QString documentName()
{
    return QStringLiteral("cutover.state");
}
QString leaseName()
{
    return QStringLiteral("cutover");
}

template <typename T>
QFuture<T> readyFuture(T value)
{
    QPromise<T> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

} // namespace

QFuture<void> CutoverWorkflow::Impl::loaded()
{
    if (!loading) {
        auto promise = std::make_shared<QPromise<void>>();
        promise->start();
        loading = promise->future();
        load(promise);
    }
    return *loading;
}

QCoro::Task<> CutoverWorkflow::Impl::load(std::shared_ptr<QPromise<void>> done)
{
    const auto self = q.shared_from_this();
    if (parts.store)
        co_await refreshMemory();
    isLoaded = true;
    if (started)
        resumeRollback();
    // A rollback that was pressed before this point did not wait; what it changed is written now.
    if (active || hasOwnNews)
        save();
    hasOwnNews = false;
    done->finish();
    publish();
    if (started)
        startDueProbes();
}

QCoro::Task<> CutoverWorkflow::Impl::refreshMemory()
{
    const auto self = q.shared_from_this();
    if (!parts.store)
        co_return;
    const auto lease = co_await store::currentLease(*parts.store, leaseName(), parts.clock);
    if (lease) {
        steeredElsewhere = *lease && !((*lease)->holder == holder);
        steering = steeredElsewhere ? (*lease)->holder.words() : QString();
    }
    const auto document = co_await store::loadDocument(*parts.store, documentName());
    if (!document) {
        memoryError = document.error();
        co_return;
    }
    if (!*document) {
        memoryError.reset();
        co_return;
    }
    const auto found = CutoverMemory::fromJson(**document);
    if (!found) {
        memoryError = found.error();
        co_return;
    }
    memoryError.reset();
    if (found->revision > memory.revision)
        adopt(*found);
}

void CutoverWorkflow::Impl::adopt(const CutoverMemory &found)
{
    if (shiftSent)
        return;
    if (active || hasOwnNews) {
        // Our own press is newer than what was kept; the rest is worth having.
        memory.revision = found.revision;
        if (!memory.confirmed)
            memory.confirmed = found.confirmed;
        return;
    }
    memory = found;
    drift.reset();
    if (memory.rollback) {
        Rollback shown;
        shown.pressedAt = memory.rollback->pressedAt;
        shown.reason = memory.rollback->reason;
        shown.confirmedAt = memory.rollback->confirmedAt;
        if (shown.confirmedAt)
            shown.tookToConfirm = memory.rollback->took;
        shown.manualCommand = parts.router->manualCommand(domain::TrafficSplit());
        if (!shownRollback || shownRollback->pressedAt != shown.pressedAt || shownRollback->confirmedAt != shown.confirmedAt)
            shownRollback = shown;
    } else {
        shownRollback.reset();
    }
    if (isLoaded && started)
        resumeRollback();
}

QFuture<Status> CutoverWorkflow::Impl::save()
{
    ++memory.revision;
    if (!parts.store)
        return readyFuture<Status>(Done());
    if (!isLoaded)
        return readyFuture<Status>(Done()); // load() writes it, over what it finds
    return store::saveDocument(*parts.store, documentName(), memory.toJson(), parts.clock);
}

QCoro::Task<Status> CutoverWorkflow::Impl::takeLease()
{
    const auto self = q.shared_from_this();
    if (!parts.store) {
        leaseAsked = true;
        co_return Done();
    }
    const auto lease = co_await store::acquireLease(*parts.store, leaseName(), holder, kLeaseTerm, parts.clock);
    leaseAsked = true;
    leaseHeld = lease.has_value();
    if (lease) {
        steeredElsewhere = false;
        co_return Done();
    }
    if (lease.error().kind == ErrorKind::Conflict) {
        const auto current = co_await store::currentLease(*parts.store, leaseName(), parts.clock);
        steeredElsewhere = true;
        if (current && *current)
            steering = (*current)->holder.words();
        co_return refusal(QStringLiteral("%1 steers this cutover").arg(steering),
                          QStringLiteral("Shift there, or close it. A rollback works from everywhere."));
    }
    co_return lease.error();
}

QCoro::Task<> CutoverWorkflow::Impl::keepLease()
{
    const auto self = q.shared_from_this();
    const bool elsewhere = steeredElsewhere;
    const auto taken = co_await takeLease();
    if (!taken)
        qCDebug(lcCutover) << "the lease was not taken" << taken.error().what;
    if (elsewhere != steeredElsewhere)
        publish();
}

void CutoverWorkflow::Impl::giveLeaseBack()
{
    if (!leaseHeld || !parts.store)
        return;
    leaseHeld = false;
    store::releaseLease(*parts.store, leaseName(), holder);
}

void CutoverWorkflow::Impl::remember(const RouterState &state)
{
    const bool moved = !memory.confirmed || memory.confirmed->split != state.split;
    memory.confirmed = CutoverMemory::Confirmed{state.split, state.epoch, state.process, utcNow()};
    if (!moved)
        return;
    observer.onMove(memory.confirmed->at);
    probeDue[size_t(Probe::Router)] = now(); // what is observed counts from the next look: the sooner the better
}

} // namespace pilothouse::cutover
