// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/agents/stop_runner.h"

#include <functional>

namespace pilothouse::agents {

/// Deploys one agent: recorded, signed in, sent once, and followed until it runs or has failed. When the answer is lost, a read
/// decides whether it was taken; nothing is sent a second time.
class DeployRunner final : public std::enable_shared_from_this<DeployRunner>
{
public:
    static constexpr std::chrono::minutes kEndLimit{10};
    using Accepted = std::function<void(const DeployReceipt &)>;

    explicit DeployRunner(RunnerParts parts) : m_parts(std::move(parts)) { }

    /// Completes when it runs, has failed, or is waited for no longer; `accepted` is called as soon as the orchestrator took it.
    QCoro::Task<Result<DeployReceipt>> run(DeployRequest request, std::optional<SignedMessage> message, QString title, QString before,
                                           Accepted accepted);
    bool isRunning(const QString &token) const { return m_running.contains(token); }

private:
    struct Job;
    QCoro::Task<Result<DeployReceipt>> send(std::shared_ptr<Job> job);
    QCoro::Task<Result<QString>> follow(std::shared_ptr<Job> job);
    audit::Record recordOf(const Job &job) const;

    RunnerParts m_parts;
    QSet<QString> m_running; ///< tokens
};

} // namespace pilothouse::agents
