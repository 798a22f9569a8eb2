// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cutover/cutover_impl.h"
#include "services/cutover/stage_rules.h"

#include "services/core/log.h"

#include <QCoroFuture>

#include <algorithm>

namespace pilothouse::cutover {

using domain::ConditionState;

namespace {

/// Further apart than this in one tick, the two clocks did not drift: somebody set one.
constexpr auto kClockTolerance = 5s;
constexpr auto kRecordRetryPeriod = 5s;
/// How long the end of the program waits for entries that are being written: a record on a disk that hangs holds nobody.
constexpr auto kClosePatience = 5s;

audit::Record makeRecord(const QString &action, const QString &target, audit::Outcome outcome, const QString &what)
{
    audit::Record record;
    record.action = action;
    record.target = target;
    record.outcome = outcome;
    record.what = what;
    return record;
}

} // namespace

std::chrono::seconds pauseBefore(int attempt)
{
    constexpr std::array kPauses{1s, 2s, 4s, 8s, 15s};
    return kPauses[size_t(std::clamp(attempt - 1, 0, int(kPauses.size()) - 1))];
}

void CutoverWorkflow::Impl::start()
{
    if (started)
        return;
    started = true;
    probeDue.fill(now());
    nextLease = now();
    loaded();
    if (isLoaded)
        resumeRollback();
    ensureTicking();
    publish();
    startDueProbes();
}

void CutoverWorkflow::Impl::stop()
{
    started = false;
    openSince.reset();
    for (const Pause &pause : std::exchange(pauses, {}))
        pause.promise->finish();
    giveLeaseBack();
}

QCoro::Task<> CutoverWorkflow::Impl::close()
{
    const auto self = q.shared_from_this();
    stop();
    const auto written = finishedOrAfter(journal->settled(), kClosePatience);
    co_await written;
}

void CutoverWorkflow::Impl::ensureTicking()
{
    if (!ticker.isActive())
        ticker.start();
}

void CutoverWorkflow::Impl::onTick()
{
    const auto keepAlive = q.shared_from_this();
    for (size_t i = 0; i < pauses.size();) {
        if (pauses[i].due > now()) {
            ++i;
            continue;
        }
        const auto promise = pauses[i].promise;
        pauses.erase(pauses.begin() + qsizetype(i));
        promise->finish();
    }
    onRollbackTick();
    if (journal->hasBacklog() && now() >= nextRecordRetry) {
        nextRecordRetry = now() + kRecordRetryPeriod;
        journal->retry();
    }
    if (started) {
        noteClockJump();
        startDueProbes();
        if (isLoaded && (isLive() || shiftRunning) && now() >= nextLease) {
            nextLease = now() + kLeasePeriod;
            keepLease();
        }
        if (leaseHeld && !isLive() && !shiftRunning && !active)
            giveLeaseBack();
        rollBackOnConditions(watch.conditions());
        if (now() >= nextPublish) {
            noteGateChanges(watch.gates());
            publish();
        }
    } else if (!active && !shiftRunning && pauses.empty() && !journal->hasBacklog()) {
        ticker.stop();
    }
}

void CutoverWorkflow::Impl::startDueProbes()
{
    if (!isLoaded)
        return;
    const auto due = [this](Probe which, std::chrono::seconds period) {
        MonotonicTime &next = probeDue[size_t(which)];
        if (now() < next || probes[size_t(which)])
            return;
        next = now() + period;
        probe(which);
    };
    if (!shiftSent && !(active && active->attemptInFlight))
        due(Probe::Router, kReadPeriod);
    due(Probe::Planes, kReadyPeriod);
    due(Probe::LastCanary, kAttestPeriod);
    if (parts.attestation)
        due(Probe::Attestation, kAttestPeriod);

    // The canary spends a third party's quota: it runs by itself only while traffic or a run needs it, and from one desk.
    if (!isLive() || steeredElsewhere) {
        openSince.reset();
        return;
    }
    if (!leaseAsked)
        return;
    if (!openSince)
        openSince = now();
    if (now() >= watch.nextCanaryDue(*openSince))
        due(Probe::Canary, kAttestPeriod);
}

QFuture<void> CutoverWorkflow::Impl::probe(Probe which)
{
    // A probe that is under way answers for whoever asks meanwhile: the canary must not run twice at once.
    auto &running = probes[size_t(which)];
    if (running)
        return *running;
    auto promise = std::make_shared<QPromise<void>>();
    promise->start();
    running = promise->future();
    const QFuture<void> future = *running;
    runProbe(which, promise);
    return future;
}

QCoro::Task<> CutoverWorkflow::Impl::runProbe(Probe which, std::shared_ptr<QPromise<void>> done)
{
    const auto self = q.shared_from_this();
    switch (which) {
    case Probe::Router: co_await probeRouter(); break;
    case Probe::Planes: co_await probePlanes(); break;
    case Probe::LastCanary: co_await probeLastCanary(); break;
    case Probe::Canary: co_await probeCanary(); break;
    case Probe::Attestation: co_await probeAttestation(); break;
    }
    probes[size_t(which)].reset();
    done->finish();
    publish();
}

QCoro::Task<> CutoverWorkflow::Impl::probeRouter()
{
    const auto self = q.shared_from_this();
    const quint64 generation = routerGeneration;
    co_await refreshMemory();
    const auto first = co_await parts.router->read();
    const bool looksDrifted = first && memory.confirmed && !memory.shift && !(memory.confirmed->split == first->split);
    std::optional<Result<RouterState>> second;
    if (looksDrifted) {
        // Another program of this profile may have shifted between the two looks; then its state is kept by now.
        co_await refreshMemory();
        const auto again = co_await parts.router->read();
        second = again;
    }
    const auto counted = co_await parts.router->traffic();
    traffic = counted ? std::optional(*counted) : std::nullopt;
    trafficUtc = parts.clock->utcNow();
    watch.onRouterTraffic(traffic);
    const Result<RouterState> &newest = second ? *second : first;
    if (newest)
        observer.onCounts(traffic, newest->process);
    if (generation == routerGeneration)
        handleRead(newest);
}

QCoro::Task<> CutoverWorkflow::Impl::probePlanes()
{
    const auto self = q.shared_from_this();
    auto newHealthTask = parts.planes->health(Plane::New);
    auto newReadyTask = parts.planes->ready(Plane::New);
    auto oldHealthTask = parts.planes->health(Plane::Old);
    auto oldReadyTask = parts.planes->ready(Plane::Old);
    const auto oldHealth = co_await oldHealthTask;
    const auto oldReady = co_await oldReadyTask;
    const auto newHealth = co_await newHealthTask;
    const auto newReady = co_await newReadyTask;
    watch.onHealth(Plane::Old, oldHealth);
    watch.onReady(Plane::Old, oldReady);
    watch.onHealth(Plane::New, newHealth);
    watch.onReady(Plane::New, newReady);
    noteRestart();
}

QCoro::Task<> CutoverWorkflow::Impl::probeLastCanary()
{
    const auto self = q.shared_from_this();
    const auto answer = co_await parts.planes->lastCanary(Plane::New);
    watch.onLastCanary(answer);
}

QCoro::Task<> CutoverWorkflow::Impl::probeCanary()
{
    const auto self = q.shared_from_this();
    const auto answer = co_await parts.planes->runCanary(Plane::New);
    watch.onCanaryRun(answer);
    const domain::Gate gate = watch.gates()[size_t(domain::GateId::Dependency)];
    audit::Record record
        = makeRecord(QStringLiteral("gate.sample"), QStringLiteral("dependency"), audit::Outcome::Recorded,
                     QStringLiteral("Canary run on %1: %2, %3").arg(parts.settings.newPlane.name, domain::gateStateWord(gate.state), gate.finding));
    record.run = memory.run;
    record.evidence = QJsonObject{{QStringLiteral("request"), gate.evidence.request},
                                  {QStringLiteral("bodySha256"), gate.evidence.bodySha256},
                                  {QStringLiteral("body"), QString::fromUtf8(gate.evidence.body.left(8192))}};
    // A run spends a third party's quota: whoever asked for it hears of it when it is in the record. One that cannot be written is kept.
    const auto entered = finishedOrAfter(journal->enterOrKeep(record), kClosePatience);
    co_await entered;
}

QCoro::Task<> CutoverWorkflow::Impl::probeAttestation()
{
    const auto self = q.shared_from_this();
    const auto answer = co_await parts.attestation->attest();
    watch.onAttestation(answer);
}

QCoro::Task<Status> CutoverWorkflow::Impl::sampleAll(Canary canary)
{
    const auto self = q.shared_from_this();
    co_await loaded();
    std::vector<QFuture<void>> asked{probe(Probe::Router), probe(Probe::Planes), probe(Probe::LastCanary)};
    if (parts.attestation)
        asked.push_back(probe(Probe::Attestation));
    if (canary == Canary::Run)
        asked.push_back(probe(Probe::Canary));
    for (const QFuture<void> &future : asked)
        co_await future;
    publish();
    if (routerError)
        co_return Error(*routerError); // a copy: co_return moves from whatever is not const
    co_return Done();
}

void CutoverWorkflow::Impl::handleRead(const Result<RouterState> &state)
{
    if (!state) {
        routerError = state.error();
        return;
    }
    router = *state;
    routerReadAt = now();
    routerReadUtc = utcNow();
    routerError.reset();
    if (active) {
        // Whoever brought it about: all on the old plane and read back is what a rollback wants.
        if (!active->attemptInFlight && appliesInFlight == 0 && state->split.isAllOld())
            confirmRollback(*state);
        return;
    }
    if (shiftSent)
        return;
    if (memory.shift) {
        if (!steeredElsewhere)
            concludeShift(*state);
        return;
    }
    checkDrift(*state);
}

void CutoverWorkflow::Impl::checkDrift(const RouterState &state)
{
    if (!memory.confirmed || memory.confirmed->split == state.split) {
        const bool changed = !memory.confirmed || memory.confirmed->epoch != state.epoch || memory.confirmed->process != state.process;
        drift.reset();
        if (changed) {
            remember(state);
            if (started && !steeredElsewhere && !memoryError)
                save();
        }
        return;
    }
    Drift found{memory.confirmed->split, state.split, memory.confirmed->epoch, state.epoch, QString()};
    if (!memory.confirmed->process.isEmpty() && memory.confirmed->process != state.process)
        found.cause = QStringLiteral("the router was restarted or reloaded and has what its files say");
    else if (state.epoch != memory.confirmed->epoch)
        found.cause = QStringLiteral("changed by another operator");
    else
        found.cause = QStringLiteral("changed at the router, not by this program");
    if (drift == found)
        return;
    drift = found;
    qCWarning(lcCutover) << "drift" << found.cause << moveText(found.expected, found.found);
    if (!started || steeredElsewhere)
        return;
    audit::Record record = makeRecord(QStringLiteral("drift.detected"), targetText(), audit::Outcome::Recorded,
                                      QStringLiteral("The split in force is not the confirmed one: %1").arg(found.cause));
    record.run = memory.run;
    record.before = QJsonObject{{QStringLiteral("split"), splitToJson(found.expected)}, {QStringLiteral("version"), found.expectedVersion}};
    record.after = QJsonObject{{QStringLiteral("split"), splitToJson(found.found)}, {QStringLiteral("version"), found.foundVersion}};
    record.evidence = QJsonObject{{QStringLiteral("raw"), state.raw.left(4096)}, {QStringLiteral("process"), state.process}};
    journal->enterOrKeep(record);
}

void CutoverWorkflow::Impl::noteGateChanges(const std::array<domain::Gate, 4> &gates)
{
    for (const domain::Gate &gate : gates) {
        auto &noted = notedGates[size_t(gate.id)];
        if (noted == gate.state || (!noted && !gate.measuredAt))
            continue;
        const auto before = std::exchange(noted, gate.state);
        if (!before || steeredElsewhere)
            continue;
        audit::Record record
            = makeRecord(QStringLiteral("gate.change"), domain::gateIdWord(gate.id), audit::Outcome::Recorded,
                         QStringLiteral("Gate %1: %2 → %3, %4")
                             .arg(domain::gateIdWord(gate.id), domain::gateStateWord(*before), domain::gateStateWord(gate.state), gate.finding));
        record.run = memory.run;
        record.before = QJsonObject{{QStringLiteral("state"), domain::gateStateWord(*before)}};
        record.after = QJsonObject{{QStringLiteral("state"), domain::gateStateWord(gate.state)}};
        record.evidence = QJsonObject{{QStringLiteral("request"), gate.evidence.request},
                                      {QStringLiteral("bodySha256"), gate.evidence.bodySha256},
                                      {QStringLiteral("rule"), gate.evidence.rule}};
        journal->enterOrKeep(record);
    }
}

void CutoverWorkflow::Impl::noteRestart()
{
    const auto restart = watch.takeRestart();
    if (!restart || !started || steeredElsewhere)
        return;
    const QString plane = restart->plane == Plane::New ? parts.settings.newPlane.name : parts.settings.oldPlane.name;
    audit::Record record = makeRecord(QStringLiteral("gate.change"), QStringLiteral("live-intents"), audit::Outcome::Recorded,
                                      QStringLiteral("%1 restarted: its uptime fell, its conversations and pending plans are gone%2")
                                          .arg(plane, restart->plane == Plane::New ? QStringLiteral("; live intents are void") : QString()));
    record.run = memory.run;
    record.before = QJsonObject{{QStringLiteral("uptimeMs"), qint64(restart->uptimeBefore.count())}};
    record.after = QJsonObject{{QStringLiteral("uptimeMs"), qint64(restart->uptimeAfter.count())}};
    journal->enterOrKeep(record);
}

void CutoverWorkflow::Impl::noteClockJump()
{
    const qint64 offset = utcNow().toMSecsSinceEpoch() - std::chrono::duration_cast<std::chrono::milliseconds>(now().time_since_epoch()).count();
    const qint64 known = clockOffsetMs.value_or(offset);
    const auto moved = std::chrono::milliseconds(offset - known);
    if (!clockOffsetMs || std::chrono::abs(moved) > kClockTolerance)
        clockOffsetMs = offset;
    if (std::chrono::abs(moved) <= kClockTolerance)
        return;
    const auto by = std::chrono::round<std::chrono::seconds>(moved);
    clockJump = clockJump.value_or(0s) + by;
    journal->noteClockJump(by);
    audit::Record record
        = makeRecord(QStringLiteral("note"), QStringLiteral("clock"), audit::Outcome::Recorded,
                     QStringLiteral("This desk's wall clock was set by %1 s; times before and after do not compare").arg(by.count()));
    record.run = memory.run;
    journal->enterOrKeep(record);
}

QFuture<void> CutoverWorkflow::Impl::pauseFor(std::chrono::milliseconds time)
{
    auto promise = std::make_shared<QPromise<void>>();
    promise->start();
    pauses.push_back(Pause{now() + time, promise});
    ensureTicking();
    return promise->future();
}

} // namespace pilothouse::cutover
