// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/audit/audit_log.h"
#include "services/core/clock.h"
#include "services/core/operation.h"
#include "services/core/snapshot.h"
#include "services/cutover/plane_port.h"
#include "services/cutover/router_port.h"
#include "services/domain/access.h"
#include "services/domain/gate.h"
#include "services/domain/plan.h"
#include "services/domain/profile.h"

#include <QObject>

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace pilothouse::store {
class Store;
}

namespace pilothouse::cutover {

/// Where the cutover stands; the words are the contract's.
enum class Stage {
    None,
    Draft,
    Preflight,
    Shadow,
    Canary,
    Mixed,
    MixedPay,
    Primary,
    Fallback,
    Closed,
    Shifting,
    Paused,
    Drifted,
    RollingBack,
    RollbackUnconfirmed,
    RolledBack,
    Cancelled,
};
QString stageWord(Stage stage);

enum class Pin { None, ByStage, Pinned, Last, Locked };

/// Where requests of one intent really went, as the router counted them.
struct ObservedShare
{
    qint64 newPlane = 0;
    qint64 total = 0;
    QDateTime since; ///< the last confirmed move; null: since the router started
};

/// One row of the matrix: wanted, in force and observed are three values, never one.
struct SplitRow
{
    domain::Intent intent = domain::Intent::Analyze;
    Percent wanted;
    std::optional<Percent> inForce;        ///< nothing when it could not be read
    bool inForceIsStale = false;           ///< the last read-back is older than its limit: shown with a question mark
    std::optional<ObservedShare> observed; ///< nothing when the router does not count intents
    Pin pin = Pin::None;
};

struct RollbackAttempt
{
    QDateTime at;
    bool confirmed = false;
    bool outcomeUnknown = false;
    QString text; ///< "connection refused"
    std::chrono::milliseconds took{0};
};

struct Rollback
{
    QDateTime pressedAt;
    QString reason;
    std::vector<RollbackAttempt> attempts; ///< newest first
    std::optional<QDateTime> confirmedAt;
    std::optional<std::chrono::milliseconds> tookToConfirm; ///< from the press to the read-back
    std::optional<std::chrono::milliseconds> nextTryIn;
    QString manualCommand;
    bool recorded = true; ///< false while the record cannot be written; entered as soon as it can be
};

struct RouterStatus
{
    QString kind;
    QString endpoint;
    QString state; ///< "answers", "unreachable", "conflict", "unknown"
    std::optional<QDateTime> readAt;
    std::optional<Error> error;
    std::optional<RouterTraffic> traffic;
    std::optional<QDateTime> trafficAt; ///< when it was counted
};

struct PlaneStatus
{
    QString name;
    QString url;
    std::optional<bool> ready; ///< nothing when it could not be asked
    QString finding;           ///< "ready", "503, HOT_PAY_JWT missing", "connection refused"
    std::optional<QDateTime> measuredAt;
};

/// The split in force is not the one that was last confirmed, and it was not us who changed it.
struct Drift
{
    domain::TrafficSplit expected;
    domain::TrafficSplit found;
    qint64 expectedVersion = 0;
    qint64 foundVersion = 0;
    QString cause; ///< "the router was reloaded", "changed by another operator", …

    friend bool operator==(const Drift &, const Drift &) = default;
};

/// The whole picture at one moment: what the pane, the status command and the report show.
struct CutoverStatus
{
    Stage stage = Stage::None;
    QString run; ///< short id of the open run; empty without one
    std::array<SplitRow, 4> split;
    std::array<domain::Gate, 4> gates;
    std::array<domain::Condition, 4> conditions;
    RouterStatus router;
    PlaneStatus oldPlane;
    PlaneStatus newPlane;
    std::optional<Rollback> rollback; ///< the last one of this run
    std::optional<Drift> drift;
    QStringList alarms;            ///< whole sentences, the most urgent first
    QString operatorName;          ///< who steers: this desk's operator, or the holder of the lease
    bool steeredElsewhere = false; ///< another program holds the lease: this one only looks, and may roll back
    qint64 version = 0;            ///< epoch of the router's map; counts our shifts
    std::optional<QDateTime> measuredAt;
};

/// Moves traffic between two planes through gates, and back. Every router change is journaled before it is sent and is
/// believed only when read back. Lives on the main thread; held by shared_ptr; its state outlives the program in the store.
class CutoverWorkflow final : public QObject, public std::enable_shared_from_this<CutoverWorkflow>
{
    Q_OBJECT
public:
    struct Parts
    {
        domain::Environment environment;
        domain::CutoverSettings settings;
        domain::AttestationPolicy policy;
        std::shared_ptr<RouterPort> router;
        std::shared_ptr<PlanePort> planes;
        std::shared_ptr<PlaneAttestationPort> attestation; ///< null: the gate says "unknown: no attestation set up"
        std::shared_ptr<audit::AuditLog> audit;
        std::shared_ptr<store::Store> store; ///< null in tests: state is then kept in memory
        std::shared_ptr<domain::WriteAccess> access;
        std::shared_ptr<OperationList> operations;
        std::shared_ptr<const Clock> clock;

        /// The gates that must pass before a share is raised.
        std::vector<domain::GateId> requiredGates{domain::GateId::Readiness, domain::GateId::Dependency, domain::GateId::LiveIntents,
                                                  domain::GateId::Attestation};
        QString operatorName;                ///< empty: the user and host of this desk
        std::chrono::milliseconds tick{250}; ///< how often the clock is looked at; what is due is decided by the clock alone
    };
    explicit CutoverWorkflow(Parts parts);
    ~CutoverWorkflow() override;

    /// Loads what an earlier program left, then samples router, planes and gates until stopped. A rollback that was left
    /// unconfirmed goes on being tried. Only a started workflow runs the canary on its own and rolls back automatically;
    /// sample(), setOutsidePlan() and rollback() work without it, for commands that look once or act once.
    void start();
    void stop();
    /// stop(), and then until what was handed to the record is in it: the last word of a program that ends. Waits a few seconds at most.
    QCoro::Task<> close();
    /// One full sample of everything that has no side effects (the canary only when `withCanary`).
    enum class Canary { Skip, Run };
    QCoro::Task<Status> sample(Canary canary);

    const CutoverStatus &status() const { return m_status; }

    /// Whether this move may be made now through the gates, and the reason when not. Rollback has no such question.
    domain::ActionState canApply(const domain::TrafficSplit &wanted) const;
    /// The plan from what is in force to `wanted`. When a gate does not pass, the plan is an override and asks for its phrase.
    domain::Plan planApply(const domain::TrafficSplit &wanted) const;
    /// Carries the plan out: gates re-measured → journal → router transaction → read back → journal. Several moves at once: one.
    QCoro::Task<Result<CutoverStatus>> apply(domain::TrafficSplit wanted, QString reason, QString typedPhrase);
    /// Moves one row outside any plan (`cutover set`): no gate holds it; journaled as an override with the gates as they stood.
    /// A pinned row of an open run is Refused.
    QCoro::Task<Result<CutoverStatus>> setOutsidePlan(domain::Intent intent, Percent share, QString reason);

    /// All intents to the old plane, now: from every state, read-only too, without a question. Pressed twice it is one rollback.
    /// Tries 1, 2, 4, 8, 15 s and then every 15 s until read back; the task completes at the first confirmation, or when `giveUp`
    /// has passed (error Timeout; the tries go on as long as this object lives).
    QCoro::Task<Result<CutoverStatus>> rollback(QString reason, std::optional<std::chrono::seconds> giveUp);
    /// Tries now instead of at the next interval.
    void tryRollbackNow();

signals:
    void statusChanged();

private:
    struct Impl;
    Parts m_parts;
    CutoverStatus m_status;
    std::unique_ptr<Impl> m_impl;
};

} // namespace pilothouse::cutover
