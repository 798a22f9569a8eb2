// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/audit/audit_log.h"
#include "services/cluster/change_follower.h"
#include "services/cluster/change_offer.h"
#include "services/cluster/cvm_port.h"
#include "services/cluster/deploy_port.h"
#include "services/cluster/kept_steps.h"
#include "services/core/operation.h"
#include "services/domain/access.h"

#include <QSet>

#include <memory>

namespace pilothouse::cluster {

/// What a change came to.
struct ChangeResult
{
    domain::CvmId id;
    QString name;
    bool ok = false;
    QString text;                        ///< "running after 42 s", or the error in one line
    std::optional<domain::Cvm> readBack; ///< the machine as it was read last after the change was sent
    bool isOpen = false;                 ///< not ok, and it may take effect all the same: read back before it is tried again
    RecipientKey recipientKey = RecipientKey::NothingEncrypted;
    /// The contract's owner has to allow it first; nothing is changed until prepareCommit() and run().
    std::shared_ptr<OnChainStep> onChain;
};

/// Makes, changes and removes CVMs by plan: prepare… reads what is there and gives an offer with its plan, run() records the
/// intention, sends it once, reads back until the cloud itself says it is so, and records the outcome.
/// Lives on the main thread; held by shared_ptr.
class CvmChanges final : public std::enable_shared_from_this<CvmChanges>
{
public:
    /// An offer that is older is refused: what it was planned from may have moved on.
    static constexpr std::chrono::minutes kOfferKept{10};

    struct Parts
    {
        domain::Environment environment;
        std::shared_ptr<DeployPort> port;
        std::shared_ptr<CvmPort> cvms; ///< to read back
        std::shared_ptr<audit::AuditLog> audit;
        std::shared_ptr<domain::WriteAccess> access;
        std::shared_ptr<OperationList> operations;
        std::shared_ptr<const Clock> clock;
        std::shared_ptr<KeptSteps> steps = {}; ///< where those are kept that wait for the chain; null: nowhere
        std::chrono::milliseconds settlePoll{2000};
    };
    explicit CvmChanges(Parts parts) : m_parts(std::move(parts)) { }

    using Offered = std::shared_ptr<const ChangeOffer>;

    /// Provisions: nothing is made by that, and the offer names the compose hash. A specification that cannot be sent gives an
    /// offer whose plan is refused. Errors: those of the port.
    QCoro::Task<Result<Offered>> prepareDeploy(std::shared_ptr<const CvmSpec> spec);
    QCoro::Task<Result<Offered>> prepareRemove(QString identifier);
    QCoro::Task<Result<Offered>> prepareResize(QString identifier, Resources resources);
    QCoro::Task<Result<Offered>> prepareUpdate(QString identifier, std::shared_ptr<const CvmUpdate> change);
    /// Phase 2 of an update that had to be allowed on chain. An empty `transactionHash`: it was registered already.
    QCoro::Task<Result<Offered>> prepareCommit(QString identifier, std::shared_ptr<const OnChainStep> step, QString transactionHash);

    /// The offer's plan with what keeps it from running now.
    domain::Plan planOf(const Offered &offer) const;

    /// Refused, with nothing sent: the plan is refused, the phrase is wrong, the offer is old, the environment is read-only, another
    /// change of this CVM runs here, or the record cannot be written. Everything else is in the result.
    QCoro::Task<Result<ChangeResult>> run(Offered offer, QString typedPhrase, ChangeFollower follower);
    /// No default argument instead: GCC 12 corrupts the heap where one is made inside a co_await expression.
    QCoro::Task<Result<ChangeResult>> run(Offered offer, QString typedPhrase)
    {
        return run(std::move(offer), std::move(typedPhrase), ChangeFollower());
    }

    bool isRunning() const { return !m_running.isEmpty(); }
    const std::shared_ptr<DeployPort> &port() const { return m_parts.port; }
    const std::shared_ptr<KeptSteps> &steps() const { return m_parts.steps; }

private:
    struct Job;
    ChangeScene scene() const;
    Offered offered(std::shared_ptr<ChangeOffer> offer) const;
    QCoro::Task<Result<QString>> carryOut(std::shared_ptr<Job> job);
    QCoro::Task<Status> send(std::shared_ptr<Job> job);
    QCoro::Task<Result<QString>> readBack(std::shared_ptr<Job> job, ChangeWatch::Sent sent);
    void tell(const Job &job, const QString &step);
    QCoro::Task<Done> keepStep(std::shared_ptr<Job> job, Result<QString> end);
    QCoro::Task<Done> finish(std::shared_ptr<Job> job, Result<QString> end);
    audit::Record recordOf(const Job &job) const;

    Parts m_parts;
    QSet<QString> m_running; ///< ids, and names of those that are being made
};

} // namespace pilothouse::cluster
