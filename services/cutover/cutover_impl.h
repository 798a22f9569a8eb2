// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cutover/cutover_memory.h"
#include "services/cutover/cutover_workflow.h"
#include "services/cutover/intent_observer.h"
#include "services/cutover/journal.h"
#include "services/cutover/plane_watch.h"
#include "services/store/lease.h"

#include <QFuture>
#include <QPromise>
#include <QTimer>

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace pilothouse::cutover {

using namespace std::chrono_literals;

inline constexpr auto kReadPeriod = 5s;
inline constexpr auto kReadFresh = 10s; ///< an older read-back is shown with a question mark
inline constexpr auto kReadyPeriod = 15s;
inline constexpr auto kAttestPeriod = 60s;
inline constexpr auto kLeaseTerm = 30s;
inline constexpr auto kLeasePeriod = 10s;
inline constexpr auto kShiftPatience = 30s; ///< how long a shift waits for a router that went away
inline constexpr auto kCoolDown = 30min;
inline constexpr auto kRecordPatience = 250ms; ///< how long a rollback waits for its entry before it goes ahead
inline constexpr auto kLookPatience = 50ms;    ///< and for a look at what it takes back, where nothing was read yet: the press comes first
/// The pauses between tries: 1, 2, 4, 8 and then always 15 s.
std::chrono::seconds pauseBefore(int attempt);

/// The inside of the workflow: what it knows, what is under way, and the coroutines over both. Main thread only.
/// The parts of one story lie in one file each: sampling, memory, plan, shift, rollback.
struct CutoverWorkflow::Impl
{
    enum class Probe { Router, Planes, LastCanary, Canary, Attestation };
    enum class Asked { FromOutside, DuringShift };
    enum class How { ThroughGates, Override, OutsidePlan };

    /// Why a move may not be made: hard reasons refuse it, soft ones ask for the override phrase.
    struct Blockers
    {
        QString hard;
        QStringList soft;
    };
    struct Seen
    {
        domain::TrafficSplit split;
        qint64 epoch = 0;
    };
    struct Waiter
    {
        std::shared_ptr<QPromise<Result<CutoverStatus>>> promise;
        std::optional<MonotonicTime> deadline;
    };
    struct Pause
    {
        MonotonicTime due;
        std::shared_ptr<QPromise<void>> promise;
    };
    struct ActiveRollback
    {
        MonotonicTime pressed;
        MonotonicTime nextTry;
        int failures = 0;
        bool attemptInFlight = false;
        bool waitsForShift = false; ///< read back while a shift's command was still out: look again when it is in
        QString actor;
        OperationId operation;
        std::vector<Waiter> waiters;
    };

    explicit Impl(CutoverWorkflow &owner);
    ~Impl();

    // cutover_workflow.cpp: the picture
    void publish();
    Stage stage() const;
    QStringList alarms() const;
    domain::TrafficSplit wantedSplit() const;
    /// What was last read, or last confirmed where nothing was read yet.
    domain::TrafficSplit knownSplit() const;
    /// What is in force by a reading that nothing has overtaken; nothing when there is none.
    std::optional<domain::TrafficSplit> splitInForce() const;
    bool inForceIsStale() const;
    QString targetText() const;
    MonotonicTime now() const { return parts.clock->monotonicNow(); }
    QDateTime utcNow() const { return parts.clock->utcNow(); }

    // cutover_plan.cpp
    Blockers blockers(const domain::TrafficSplit &wanted, Asked asked) const;
    domain::Plan plan(const domain::TrafficSplit &wanted, Asked asked) const;
    QJsonObject gatesAsEvidence() const;

    // cutover_sampling.cpp
    void start();
    void stop();
    QCoro::Task<> close();
    void ensureTicking();
    void onTick();
    void startDueProbes();
    QFuture<void> probe(Probe which);
    QCoro::Task<> runProbe(Probe which, std::shared_ptr<QPromise<void>> done);
    QCoro::Task<> probeRouter();
    QCoro::Task<> probePlanes();
    QCoro::Task<> probeLastCanary();
    QCoro::Task<> probeCanary();
    QCoro::Task<> probeAttestation();
    QCoro::Task<Status> sampleAll(Canary canary);
    void handleRead(const Result<RouterState> &state);
    void checkDrift(const RouterState &state);
    void noteGateChanges(const std::array<domain::Gate, 4> &gates);
    void noteRestart();
    void noteClockJump();
    QFuture<void> pauseFor(std::chrono::milliseconds time);
    bool isLive() const { return !memory.run.isEmpty() || !knownSplit().isAllOld(); }

    // cutover_memory_keeper.cpp: what outlives this program, and who else is at work
    QFuture<void> loaded();
    QCoro::Task<> load(std::shared_ptr<QPromise<void>> done);
    QCoro::Task<> refreshMemory();
    QFuture<Status> save();
    void adopt(const CutoverMemory &found);
    QCoro::Task<Status> takeLease();
    QCoro::Task<> keepLease();
    void giveLeaseBack();
    void remember(const RouterState &state);

    // cutover_shift.cpp
    QCoro::Task<Result<CutoverStatus>> apply(domain::TrafficSplit wanted, QString reason, QString typedPhrase);
    QCoro::Task<Result<CutoverStatus>> measureAndShift(domain::TrafficSplit wanted, QString reason, QString typedPhrase, std::optional<Seen> seen,
                                                       quint64 press);
    QCoro::Task<Result<CutoverStatus>> setOutsidePlan(domain::Intent intent, Percent share, QString reason);
    QCoro::Task<Result<CutoverStatus>> readAndSet(domain::Intent intent, Percent share, QString reason);
    QCoro::Task<Result<CutoverStatus>> shift(domain::TrafficSplit wanted, QString reason, How how);
    QCoro::Task<Status> announceShift(How how);
    QCoro::Task<Result<RouterState>> carryOut(How how, quint64 press);
    QCoro::Task<Result<RouterState>> readBackAfter(Error failure, MonotonicTime giveUpAt, quint64 press);
    void dropShift();
    void settleShift(const RouterState &state);
    void concludeShift(const RouterState &state);
    audit::Record shiftRecord(const QString &action, audit::Outcome outcome, const QString &what) const;

    // cutover_rollback.cpp
    QFuture<Result<CutoverStatus>> press(const QString &reason, const QString &actor, std::optional<std::chrono::seconds> giveUp);
    void resumeRollback();
    void rollBackOnConditions(const std::array<domain::Condition, 4> &conditions);
    QCoro::Task<> attemptRollback(bool first);
    QCoro::Task<> lookBeforeRollback(std::shared_ptr<QPromise<bool>> done);
    void confirmRollback(const RouterState &state);
    QCoro::Task<> finishRollback(ActiveRollback ended, QFuture<bool> entered, QFuture<Status> saved);
    void onRollbackTick();
    static void resolve(const std::vector<Waiter> &waiters, const Result<CutoverStatus> &value);
    audit::Record rollbackRecord(const QString &action, audit::Outcome outcome, const QString &what) const;

    CutoverWorkflow &q;
    Parts &parts;
    std::shared_ptr<Journal> journal;
    PlaneWatch watch;
    CutoverMemory memory;
    store::LeaseHolder holder;
    QTimer ticker;

    bool started = false;
    std::optional<QFuture<void>> loading;
    bool isLoaded = false;
    bool hasOwnNews = false; ///< a rollback was pressed before the kept state was read
    std::optional<Error> memoryError;

    std::array<std::optional<QFuture<void>>, 5> probes;
    std::array<MonotonicTime, 5> probeDue{};
    std::optional<MonotonicTime> openSince;
    std::vector<Pause> pauses;
    MonotonicTime nextPublish{};
    MonotonicTime nextRecordRetry{};

    std::optional<RouterState> router;
    std::optional<MonotonicTime> routerReadAt;
    QDateTime routerReadUtc;
    std::optional<Error> routerError;
    std::optional<RouterTraffic> traffic;
    IntentObserver observer;
    QDateTime trafficUtc;
    quint64 routerGeneration = 0; ///< a read that began under another one is dropped: a change was sent meanwhile

    std::optional<Drift> drift;
    bool shiftRunning = false; ///< apply() or setOutsidePlan() is at work
    bool shiftSent = false;    ///< the shift in `memory` is this program's and is being carried out
    int appliesInFlight = 0;
    QString shiftFinding; ///< how the last shift ended that did not end well

    std::optional<ActiveRollback> active;
    std::optional<Rollback> shownRollback;
    std::optional<MonotonicTime> lastConfirmedAt;
    quint64 presses = 0; ///< a shift that sees another number gives way
    QString heldBack;    ///< why an automatic rollback is not made

    bool leaseAsked = false;
    bool leaseHeld = false;
    bool steeredElsewhere = false;
    QString steering; ///< in words, when it is another
    MonotonicTime nextLease{};

    std::array<std::optional<domain::GateState>, 4> notedGates;
    std::optional<qint64> clockOffsetMs;
    std::optional<std::chrono::seconds> clockJump;
};

/// Finishes when the future does or when the time is over, whichever is first. Real time: it bounds a wait, it measures nothing.
QFuture<void> finishedOrAfter(QFuture<bool> future, std::chrono::milliseconds time);

Error refusal(const QString &what, const QString &nextStep = QString());

} // namespace pilothouse::cutover
