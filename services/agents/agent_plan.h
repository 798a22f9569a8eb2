// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/agents/agent_port.h"
#include "services/domain/plan.h"

#include <QStringList>

#include <chrono>
#include <deque>
#include <optional>
#include <vector>

namespace pilothouse::agents {

/// What of a deploy form does not hold.
struct DeployProblem
{
    enum class Field { Token, Wallet, Provider, Cpu, Memory };
    Field field = Field::Token;
    QString text;

    friend bool operator==(const DeployProblem &, const DeployProblem &) = default;
};
/// Empty: it may be sent. Looks at the form of each member alone.
std::vector<DeployProblem> problemsOf(const DeployRequest &request);

/// Whether a machine of this provider is a confidential one. The names are the orchestrator's.
bool isAttestedProvider(QStringView provider);

/// What a deployment will take, as far as it is known.
struct DeployEstimate
{
    std::optional<std::chrono::seconds> seen; ///< median of the deployments this desk saw from beginning to running
    int seenCount = 0;
    std::chrono::seconds limit{0}; ///< beyond this it counts as stuck
};

/// What else a plan must know of the moment.
struct PlanScene
{
    domain::Environment environment;
    QString endpoint;
    QDateTime dataFrom;
};

/// What every plan of a deployment says of its price: the orchestrator names none.
QString noPriceWords();
domain::Plan deployPlan(const DeployRequest &request, const domain::Deployment *existing, const DeployEstimate &estimate, const AgentPort &port,
                        const PlanScene &scene);

/// Whether one deployment can be stopped now; the reason is for the operator.
domain::ActionState canStop(const domain::Deployment &deployment);
/// Whether a new deployment may take the place of this one.
domain::ActionState canRetry(const domain::Deployment &deployment);

struct StopTargets
{
    std::vector<domain::Deployment> targets;
    QStringList skipped; ///< "0088: already stopped"
};
domain::Plan stopPlan(const StopTargets &targets, const AgentPort &port, const PlanScene &scene, int writesPerMinute);

/// "token 0088", with the name where there is one.
QString deploymentTitle(const domain::Deployment &deployment);

/// The orchestrator takes so many changes a minute; one more has to wait. Pure: the caller says what time it is.
class WritePace
{
public:
    explicit WritePace(int perMinute) : m_perMinute(perMinute) { }
    /// 0: may go now.
    std::chrono::milliseconds wait(MonotonicTime now) const;
    void take(MonotonicTime now);
    int perMinute() const { return m_perMinute; }

private:
    int m_perMinute;
    std::deque<MonotonicTime> m_taken;
};

} // namespace pilothouse::agents
