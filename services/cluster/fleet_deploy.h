// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/cvm_changes.h"
#include "services/cluster/fleet_plan.h"
#include "services/cluster/round_trip_port.h"

#include <QHash>
#include <QObject>

#include <memory>
#include <vector>

namespace pilothouse::cluster {

/// One app on several nodes: what is to run, and where.
struct FleetWish
{
    std::shared_ptr<const CvmSpec> spec; ///< its name is the app's; each machine gets one of its own, and its node
    std::vector<qint64> nodes;
    bool asOne = false; ///< one machine that has the app's own name, on the only node or, without one, where the cloud likes
};

/// What was planned for all of them a moment ago.
struct FleetOffer
{
    FleetWish wish;
    domain::Plan plan;
    std::vector<FleetTarget> targets;
    std::vector<CvmChanges::Offered> offers; ///< one a target; null where it is skipped
    std::optional<InstanceType> type;        ///< nothing: the cloud does not offer it, or did not say
};

/// How far one of them is, or what it came to.
struct FleetResult
{
    enum class State { Waiting, Running, Done, Failed, OutcomeUnknown, NotSent };

    qint64 nodeId = 0;
    QString node;
    State state = State::Waiting;
    ChangeResult change; ///< name and text from the beginning; the id once it is known

    bool isOver() const { return state != State::Waiting && state != State::Running; }
};
QString fleetStateWord(FleetResult::State state); ///< "waiting", "running", "done", "failed", "outcome-unknown", "not-sent"

/// Deploys the same app to several nodes by one plan: provisions each, holds the promised compose hashes against one another, and
/// carries all out, some at a time. Each machine is recorded by itself. Lives on the main thread; held by shared_ptr.
class FleetDeploy final : public QObject, public std::enable_shared_from_this<FleetDeploy>
{
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds kRoundTripLimit{3000};
    static constexpr size_t kAtATime = 4;
    static constexpr size_t kMostNodes = 32;

    struct Parts
    {
        domain::Environment environment;
        std::shared_ptr<CvmChanges> changes;
        std::shared_ptr<CvmPort> cvms;             ///< names that are taken, gateways that are known
        std::shared_ptr<RoundTripPort> roundTrips; ///< null: none is measured
        std::shared_ptr<domain::WriteAccess> access;
        std::shared_ptr<OperationList> operations;
        std::shared_ptr<const Clock> clock;
    };
    explicit FleetDeploy(Parts parts) : m_parts(std::move(parts)) { }

    using Offered = std::shared_ptr<const FleetOffer>;

    /// Nodes with what is known of them, round trips measured; nothing is provisioned. Errors: those of the port.
    QCoro::Task<Result<std::vector<FleetTarget>>> look();

    /// Makes nothing yet. A node that cannot take it is skipped with its reason; the plan is refused when none is left, or when the
    /// specification cannot be sent. Errors: nodes or machines cannot be read; Cancelled.
    QCoro::Task<Result<Offered>> prepare(FleetWish wish);
    /// Refused as a whole, with nothing sent: as CvmChanges::run(). Everything else is in the results, one a target that was not
    /// skipped. Cancelling the operation leaves what was not begun unsent, and no longer waits for the others.
    QCoro::Task<Result<std::vector<FleetResult>>> run(Offered offer, QString typedPhrase);

    /// No longer waits for what was sent, and leaves the rest unsent.
    void stopWaiting(const Offered &offer);
    /// The same again for those that are not there.
    static FleetWish failedOnly(const FleetOffer &offer, const std::vector<FleetResult> &results);

    const std::shared_ptr<CvmChanges> &changes() const { return m_parts.changes; }

signals:
    /// One of them is a step further.
    void targetChanged(const pilothouse::cluster::FleetResult &result);

private:
    struct Job;
    struct Seen;
    QCoro::Task<Result<std::shared_ptr<Seen>>> see();
    QCoro::Task<Done> measure(std::shared_ptr<std::vector<FleetTarget>> targets);
    QCoro::Task<Done> work(std::shared_ptr<Job> job);
    QCoro::Task<Done> carryOut(std::shared_ptr<Job> job, size_t at);
    void tell(Job &job, size_t at, FleetResult::State state, const QString &text);

    Parts m_parts;
    QHash<const FleetOffer *, OperationId> m_running;
};

} // namespace pilothouse::cluster
