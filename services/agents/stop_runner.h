// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/agents/agent_plan.h"
#include "services/agents/agent_port.h"
#include "services/audit/audit_log.h"
#include "services/core/operation.h"
#include "services/domain/environment.h"

#include <QCoroTask>

#include <QSet>

#include <chrono>
#include <memory>
#include <vector>

namespace pilothouse::agents {

/// What happened to one target of a change.
struct AgentResult
{
    domain::DeploymentId id;
    QString name;
    bool ok = false;
    QString text; ///< "stopped after 12 s", or the error in one line
};

/// What both runners work with.
struct RunnerParts
{
    domain::Environment environment;
    std::shared_ptr<AgentPort> port;
    std::shared_ptr<audit::AuditLog> audit;
    std::shared_ptr<OperationList> operations;
    std::shared_ptr<const Clock> clock;
    std::shared_ptr<WritePace> pace;
    std::chrono::milliseconds settlePoll{2000};
};

/// Waits until the orchestrator takes one more change, and takes that place. False when cancelled meanwhile.
QCoro::Task<bool> takePlace(RunnerParts parts, OperationId operation, CancelToken cancel);

/// Stops deployments one after the other: recorded, sent, and read back until they are stopped or gone. An answer alone is no
/// proof: the orchestrator may say "stopped" before the machine is.
class StopRunner final : public std::enable_shared_from_this<StopRunner>
{
public:
    static constexpr std::chrono::minutes kEndLimit{5};

    explicit StopRunner(RunnerParts parts) : m_parts(std::move(parts)) { }

    /// `title` is the plan's, `reason` goes into the record. Refused when the very first entry of the record cannot be written.
    QCoro::Task<Result<std::vector<AgentResult>>> run(std::vector<domain::Deployment> targets, QString title, QString reason);
    bool isRunning(const domain::DeploymentId &id) const { return m_running.contains(id); }

private:
    struct Batch;
    QCoro::Task<Result<QString>> stopOne(std::shared_ptr<Batch> batch, domain::Deployment target);
    QCoro::Task<Result<QString>> readBack(std::shared_ptr<Batch> batch, domain::Deployment target, MonotonicTime sentAt, bool lost);

    RunnerParts m_parts;
    QSet<domain::DeploymentId> m_running;
};

} // namespace pilothouse::agents
