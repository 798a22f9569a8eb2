// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/agents/deploy_times.h"

#include <algorithm>

namespace pilothouse::agents {

using domain::DeploymentState;

namespace {
constexpr size_t kKeptTimes = 50;
} // namespace

bool begins(DeploymentState state)
{
    return state == DeploymentState::Pending || state == DeploymentState::Deploying;
}

void DeployTimes::note(const domain::Deployment *before, const domain::Deployment &now, MonotonicTime at)
{
    if (begins(now.state) && (before == nullptr || !begins(before->state))) {
        m_begun.insert(now.id, at);
    } else if (now.state == DeploymentState::Running) {
        const auto since = m_begun.constFind(now.id);
        if (since == m_begun.cend())
            return;
        m_times.push_back(std::chrono::duration_cast<std::chrono::seconds>(at - *since));
        if (m_times.size() > kKeptTimes)
            m_times.erase(m_times.begin());
        m_begun.remove(now.id);
    } else if (!domain::isMoving(now.state)) {
        m_begun.remove(now.id);
    }
}

std::optional<std::chrono::seconds> DeployTimes::median() const
{
    if (m_times.empty())
        return std::nullopt;
    std::vector<std::chrono::seconds> times = m_times;
    std::ranges::sort(times);
    return times[times.size() / 2];
}

} // namespace pilothouse::agents
