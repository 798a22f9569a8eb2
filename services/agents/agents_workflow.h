// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/agents/agent_plan.h"
#include "services/agents/agent_port.h"
#include "services/agents/deploy_runner.h"
#include "services/agents/deploy_times.h"
#include "services/agents/deployment_history.h"
#include "services/agents/endpoint_probes.h"
#include "services/agents/wallet_sessions.h"
#include "services/audit/audit_log.h"
#include "services/core/operation.h"
#include "services/core/snapshot.h"
#include "services/domain/access.h"
#include "services/domain/plan.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

namespace pilothouse::agents {

/// Keeps the deployments of one orchestrator fresh, by its live messages where it sends some and by polling where not, and
/// carries deployments and stops out by plan. Lives on the main thread; held by shared_ptr.
class AgentsWorkflow final : public QObject, public std::enable_shared_from_this<AgentsWorkflow>
{
    Q_OBJECT
public:
    struct Parts
    {
        domain::Environment environment;
        std::shared_ptr<AgentPort> port;
        std::shared_ptr<LivePort> live; ///< null: polling only
        std::shared_ptr<audit::AuditLog> audit;
        std::shared_ptr<domain::WriteAccess> access;
        std::shared_ptr<OperationList> operations;
        std::shared_ptr<const Clock> clock;
        std::shared_ptr<EndpointProbePort> endpoints; ///< null: endpoints cannot be probed from here
        WalletSessions::Choices signIns;              ///< for whom one may sign in, by the profile
        std::chrono::milliseconds settlePoll{2000};   ///< between two looks at a deployment that was told to move
        std::chrono::milliseconds liveBatch{100};     ///< live messages that come closer together are told as one change
        int writesPerMinute = 10;                     ///< the orchestrator's limit for deploy and stop
    };
    explicit AgentsWorkflow(Parts parts);
    ~AgentsWorkflow() override;

    /// How what is shown comes here now.
    enum class Mode { Off, Live, Polling, Stale };

    /// Polls every `interval` until stopped, and six times as often while something moves and no live messages come.
    void start(std::chrono::milliseconds interval);
    void stop();
    /// Reads now (or joins the read that is under way); emits snapshotChanged when done, whether it worked or not.
    /// Errors: those of the port; Cancelled when stop() came first.
    QCoro::Task<Status> refresh();

    /// The last list as it was read. What live messages changed since is told by deploymentsChanged() and in find().
    const Snapshot<domain::DeploymentList> &snapshot() const { return m_snapshot; }
    bool isRefreshing() const { return m_refreshing; }
    std::optional<std::chrono::milliseconds> nextPollIn() const;
    Mode mode() const;
    /// When a live message or a pong was last heard.
    std::optional<MonotonicTime> lastHeard() const;
    /// Why there are no live messages; empty when there are, or when none are wanted.
    QString liveTrouble() const;

    std::optional<domain::Deployment> find(const domain::DeploymentId &id) const;
    std::optional<domain::Deployment> findToken(const QString &token) const;
    ObservedHistory history(const domain::DeploymentId &id) const;
    int illegalJumps() const { return m_history.illegalJumps(); }
    const AgentPort &port() const { return *m_parts.port; }

    domain::ActionState canStop(const std::vector<domain::DeploymentId> &ids) const;
    domain::Plan planStop(const std::vector<domain::DeploymentId> &ids) const;
    /// Carries a stop out, one after the other, within the orchestrator's pace. Refused (nothing sent) when the phrase is wrong,
    /// the profile read-only, the data stale, or the record cannot be written.
    QCoro::Task<Result<std::vector<AgentResult>>> runStop(std::vector<domain::DeploymentId> ids, QString typedPhrase);

    /// Whether a deployment could be sent at all now.
    domain::ActionState canDeploy() const;
    DeployEstimate estimate() const;
    domain::Plan planDeploy(const DeployRequest &request) const;
    /// What has to be signed for it; nothing when a session is open already.
    QCoro::Task<Result<std::optional<SigningRequest>>> signingRequest(DeployRequest request);
    QCoro::Task<Result<WalletSignature>> signForDevelopment(SigningRequest request);
    QCoro::Task<QString> developmentWallet();
    /// Completes when it runs or has failed; `accepted` is called when the orchestrator took it. Refused as runStop() is.
    QCoro::Task<Result<DeployReceipt>> deploy(DeployRequest request, std::optional<SignedMessage> message, DeployRunner::Accepted accepted = {});

    /// Who is signed in; never null. Signing in or out reads the list again.
    const std::shared_ptr<WalletSessions> &sessions() const { return m_sessions; }
    /// Looks at endpoints; null where none can be made.
    const std::shared_ptr<EndpointProbes> &endpoints() const { return m_endpoints; }

    /// What the remote tells of one deployment beyond its row.
    QCoro::Task<Result<RemoteHistory>> remoteHistory(domain::DeploymentId id);

signals:
    void snapshotChanged();
    /// Rows as they are now, after live messages; between two lists.
    void deploymentsChanged(const std::vector<pilothouse::domain::Deployment> &rows);
    void modeChanged();

private:
    struct Impl;
    QCoro::Task<Done> readList();
    QCoro::Task<Done> takeList(domain::DeploymentList list, MonotonicTime begun);
    void onMessage(const LiveMessage &message);
    void tellChanged();
    void noteChange(const domain::Deployment *before, const domain::Deployment &now);
    void readSoon();
    void pollWithin(std::chrono::milliseconds wait);
    std::chrono::milliseconds pollWait() const;
    QString dataRefusal() const;
    StopTargets targetsOf(const std::vector<domain::DeploymentId> &ids) const;
    PlanScene scene() const;

    Parts m_parts;
    Snapshot<domain::DeploymentList> m_snapshot;
    DeploymentHistory m_history;
    DeployTimes m_times;
    std::shared_ptr<StopRunner> m_stopper;
    std::shared_ptr<DeployRunner> m_deployer;
    std::shared_ptr<WalletSessions> m_sessions;
    std::shared_ptr<EndpointProbes> m_endpoints;
    bool m_refreshing = false;
    QTimer m_timer;
    QTimer m_batch;
    std::unique_ptr<Impl> m_impl;
};

} // namespace pilothouse::agents
