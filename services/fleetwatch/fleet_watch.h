// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/cancel_token.h"
#include "services/core/snapshot.h"
#include "services/domain/environment.h"
#include "services/fleetwatch/alarm.h"
#include "services/fleetwatch/machine_port.h"
#include "services/fleetwatch/verdict.h"

#include <QCoroTask>
#include <QFuture>
#include <QPromise>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace pilothouse {
class OperationList;
namespace audit {
class AuditLog;
}
namespace store {
class Store;
struct LeaseHolder;
} // namespace store
} // namespace pilothouse

namespace pilothouse::fleetwatch {

/// What one run over all machines came to.
struct RunReport
{
    QString run;                   ///< ties the verdicts, alarms and record entries of the run together
    QDateTime startedAt;           ///< UTC
    QDateTime endedAt;             ///< UTC
    std::vector<Verdict> verdicts; ///< one a machine, in the order of the list
    std::vector<Alarm> raised;     ///< by this run
    std::vector<Alarm> cleared;    ///< by this run
    QStringList restarted;         ///< names of machines whose uptime fell: a restart, not drift
    QStringList notes;             ///< "12 verdicts older than the newest 10,000 were dropped", "not recorded: …"

    int count(Outcome outcome) const;
};

/// Attests all machines of an environment again and again, keeps every verdict, and raises an alarm where a machine is no
/// longer what its last known good verdict says. Lives on the main thread; held by shared_ptr.
/// A machine that answers no challenge is asked once more in the same run: a lost answer is no news. One that answers wrongly is not.
/// Off until an interval is set; the interval is kept in the store. Only one run at a time, over all programs that have the
/// store open. A run that was due while the machine slept happens once, on waking.
/// Last known good is the newest proven verdict without a difference. A difference that was acknowledged, on a machine that is
/// proven with it, becomes known good with the next run; that clears its alarm.
class FleetWatch final : public QObject, public std::enable_shared_from_this<FleetWatch>
{
    Q_OBJECT
public:
    struct Parts
    {
        domain::Environment environment;
        std::shared_ptr<MachinePort> machines;
        std::shared_ptr<attestation::AttestationWorkflow> attestation; ///< one of its own: it keeps the evidence of its last run
        std::shared_ptr<store::Store> store;
        std::shared_ptr<audit::AuditLog> audit;
        std::shared_ptr<OperationList> operations; ///< null: runs are not listed as operations
        std::shared_ptr<const Clock> clock;
        std::function<double()> random;                ///< 0 to 1, spreads the runs of many desks; null: the system's generator
        std::chrono::milliseconds tick{1000};          ///< between two looks at the clock
        std::chrono::milliseconds askAgainAfter{1000}; ///< before a machine that answered no challenge is asked once more
        qint64 kept = 10'000;                          ///< verdicts of the environment; older ones are dropped
    };
    static constexpr std::chrono::seconds kShortestInterval{60};
    static constexpr double kJitter = 0.1; ///< a run is due within ±10 % of the interval

    explicit FleetWatch(Parts parts);
    ~FleetWatch() override;

    // ---- schedule ------------------------------------------------------------------------------------------------------
    /// Reads interval and alarms from the store and watches from then on. When the watch is on the first run comes at once, or an
    /// interval after the newest verdict in the store. `interval`: of this program alone, not kept (any length from a second).
    /// Errors: Storage.
    QCoro::Task<Status> start(std::optional<std::chrono::seconds> interval = std::nullopt);
    /// Ends the schedule and cancels a run under way. The interval stays kept; start() begins again.
    void stop();
    /// Keeps the interval and follows it from now on when started; nothing turns the watch off. Recorded.
    /// Errors: InvalidInput (shorter than a minute, longer than 7 days), Storage.
    QCoro::Task<Status> setInterval(std::optional<std::chrono::seconds> interval);
    /// Nothing: the watch is off, or start() has not read it yet.
    std::optional<std::chrono::seconds> interval() const { return m_interval; }
    bool isStarted() const { return m_timer.isActive(); }
    /// When the next run is due, 0 while one runs; nothing when off or not started.
    std::optional<std::chrono::milliseconds> nextRunIn() const;

    // ---- runs ----------------------------------------------------------------------------------------------------------
    /// Runs now, or joins the run that is under way. Errors: of the list of machines (nothing is judged then), Conflict (another
    /// program runs), Cancelled (nothing of it is kept), Storage. That no machine answers is a report, not an error.
    QCoro::Task<Result<RunReport>> runNow();
    void cancelRun();
    bool isRunning() const { return m_running; }
    /// The newest report since this object lives; an error beside it when the newest try failed.
    const Snapshot<RunReport> &lastRun() const { return m_lastRun; }

    // ---- facts ---------------------------------------------------------------------------------------------------------
    /// Open ones first, then acknowledged, then the newest 200 that were cleared; each group newest first.
    const std::vector<Alarm> &alarms() const { return m_alarms; }
    int openCount() const;
    /// Says that somebody has seen it; recorded with the note. Errors: NotFound, Conflict (it was cleared meanwhile), Storage.
    QCoro::Task<Status> acknowledge(AlarmId id, QString note);
    /// Verdicts of machines over time, newest first.
    QFuture<Result<History>> history(HistoryQuery query) const;
    /// Reads the alarms again: another program may have changed them. Errors: Storage.
    QCoro::Task<Status> reload();

signals:
    void alarmsChanged();
    /// Interval, schedule, or whether a run is under way.
    void stateChanged();
    /// Machines asked out of all.
    void progressChanged(int done, int total);
    /// lastRun() is new, whether it worked or not.
    void runFinished();

private:
    struct Run;
    using RunResult = Result<RunReport>;

    void look();
    void planNext(MonotonicTime begun);
    QCoro::Task<Done> scheduledRun();
    QCoro::Task<Done> runOnce(std::shared_ptr<QPromise<RunResult>> promise);
    QCoro::Task<RunResult> carryOut(std::shared_ptr<Run> run);
    QCoro::Task<Status> judge(std::shared_ptr<Run> run);
    static void takeList(Run &run, std::vector<WatchedMachine> listed);
    QCoro::Task<Status> ask(std::shared_ptr<Run> run, std::vector<size_t> indexes);
    void tellProgress(Run &run, int done, int total);
    QCoro::Task<Done> record(std::shared_ptr<Run> run);
    void takeReport(const RunResult &result);

    Parts m_parts;
    QTimer m_timer;
    std::unique_ptr<store::LeaseHolder> m_holder;
    std::optional<std::chrono::seconds> m_interval;
    std::optional<MonotonicTime> m_due;
    bool m_looking = false; ///< the schedule is about to run
    bool m_running = false;
    CancelToken m_cancel;
    std::optional<QFuture<RunResult>> m_current;
    Snapshot<RunReport> m_lastRun;
    std::vector<Alarm> m_alarms;
};

} // namespace pilothouse::fleetwatch
