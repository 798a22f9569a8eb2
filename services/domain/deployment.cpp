// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/deployment.h"

#include <array>
#include <utility>

namespace pilothouse::domain {

using namespace std::chrono_literals;

namespace {

using S = DeploymentState;

constexpr std::array<std::pair<S, const char *>, 8> kWords{{
    {S::Pending, "pending"},
    {S::Deploying, "deploying"},
    {S::Starting, "starting"},
    {S::Running, "running"},
    {S::Unhealthy, "unhealthy"},
    {S::Stopping, "stopping"},
    {S::Stopped, "stopped"},
    {S::Failed, "failed"},
}};

/// Bits of the states that may follow. Beyond the documented edges: a cancel leads from any start to stopping, a poll may miss
/// starting, a sick or running agent is restarted, a failed one is tried again or cleaned up, a stopped one is deployed anew.
constexpr unsigned bit(S state)
{
    return 1u << unsigned(state);
}
constexpr unsigned followers(S from)
{
    switch (from) {
    case S::Pending: return bit(S::Deploying) | bit(S::Stopping) | bit(S::Failed);
    case S::Deploying: return bit(S::Starting) | bit(S::Running) | bit(S::Stopping) | bit(S::Failed);
    case S::Starting: return bit(S::Running) | bit(S::Stopping) | bit(S::Failed);
    case S::Running: return bit(S::Starting) | bit(S::Unhealthy) | bit(S::Stopping) | bit(S::Failed);
    case S::Unhealthy: return bit(S::Starting) | bit(S::Running) | bit(S::Stopping) | bit(S::Failed);
    case S::Stopping: return bit(S::Stopped) | bit(S::Failed);
    case S::Stopped: return bit(S::Pending) | bit(S::Deploying);
    case S::Failed: return bit(S::Pending) | bit(S::Deploying) | bit(S::Stopping);
    case S::Unknown: break;
    }
    return 0;
}

} // namespace

QString deploymentStateWord(DeploymentState state)
{
    for (const auto &[known, word] : kWords) {
        if (known == state)
            return QString::fromLatin1(word);
    }
    return QStringLiteral("unknown");
}

DeploymentState deploymentStateOf(QStringView word)
{
    for (const auto &[state, known] : kWords) {
        if (word.compare(QLatin1StringView(known), Qt::CaseInsensitive) == 0)
            return state;
    }
    return DeploymentState::Unknown;
}

RunState runStateOf(DeploymentState state)
{
    switch (state) {
    case S::Pending:
    case S::Deploying:
    case S::Starting: return RunState::Starting;
    case S::Running: return RunState::Running;
    case S::Unhealthy: return RunState::Unhealthy;
    case S::Stopping: return RunState::Stopping;
    case S::Stopped: return RunState::Stopped;
    case S::Failed: return RunState::Failed;
    case S::Unknown: break;
    }
    return RunState::Unknown;
}

bool isMoving(DeploymentState state)
{
    return state == S::Pending || state == S::Deploying || state == S::Starting || state == S::Stopping;
}

std::optional<std::chrono::seconds> stateLimit(DeploymentState state)
{
    switch (state) {
    case S::Pending: return 60s;
    case S::Deploying: return 5min;
    case S::Starting: return 3min;
    case S::Stopping: return 2min;
    case S::Running:
    case S::Unhealthy:
    case S::Stopped:
    case S::Failed:
    case S::Unknown: break;
    }
    return std::nullopt;
}

Transition transition(DeploymentState from, DeploymentState to)
{
    if (from == S::Unknown || to == S::Unknown)
        return Transition::Unknown;
    return from == to || (followers(from) & bit(to)) != 0 ? Transition::Legal : Transition::Illegal;
}

void DeploymentList::index()
{
    byId.clear();
    byToken.clear();
    byId.reserve(qsizetype(items.size()));
    byToken.reserve(qsizetype(items.size()));
    for (size_t i = 0; i < items.size(); ++i) {
        Deployment &deployment = items[i];
        byId.insert(deployment.id.text(), int(i));
        if (deployment.token.isEmpty())
            continue;
        const auto other = byToken.constFind(deployment.token);
        if (other != byToken.cend()) {
            deployment.duplicateToken = true;
            items[size_t(*other)].duplicateToken = true;
            continue;
        }
        byToken.insert(deployment.token, int(i));
    }
}

const Deployment *DeploymentList::find(const DeploymentId &id) const
{
    const auto found = byId.constFind(id.text());
    return found == byId.cend() ? nullptr : &items[size_t(*found)];
}

const Deployment *DeploymentList::findToken(const QString &token) const
{
    const auto found = byToken.constFind(token);
    return found == byToken.cend() ? nullptr : &items[size_t(*found)];
}

} // namespace pilothouse::domain
