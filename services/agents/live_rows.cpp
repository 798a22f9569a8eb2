// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/agents/live_rows.h"

#include "services/agents/deploy_times.h"

#include <algorithm>
#include <utility>

namespace pilothouse::agents {

using domain::Deployment;
using domain::DeploymentId;
using domain::DeploymentState;

std::optional<Deployment> rowAfter(const LiveMessage &message, const Deployment &known, const QDateTime &utcNow)
{
    Deployment row = known;
    if (message.status) {
        const DeploymentState state = domain::deploymentStateOf(*message.status);
        if (domain::transition(row.state, state) == domain::Transition::Illegal)
            return std::nullopt;
        if (begins(state) && !domain::isMoving(row.state))
            row.progress.reset(); // a new attempt
        row.status = *message.status;
        row.state = state;
        if (row.status != known.status)
            row.updatedAt = utcNow;
        if (!domain::isMoving(state))
            row.progress.reset();
    }
    if (message.progress && domain::isMoving(row.state))
        row.progress = std::max(row.progress.value_or(0), std::clamp(*message.progress, 0, 100));
    if (!message.endpointUrl.isEmpty())
        row.endpointUrl = message.endpointUrl;
    if (!message.message.isEmpty())
        row.message = message.message;
    return row;
}

void LiveRows::set(Deployment row, MonotonicTime at)
{
    const DeploymentId id = row.id;
    m_untold.insert(id);
    m_rows.insert(id, {std::move(row), at});
}

const Deployment *LiveRows::find(const DeploymentId &id) const
{
    const auto live = m_rows.constFind(id);
    return live == m_rows.cend() ? nullptr : &live->row;
}

std::vector<Deployment> LiveRows::takeUntold()
{
    std::vector<Deployment> rows;
    rows.reserve(size_t(m_untold.size()));
    for (const DeploymentId &id : std::exchange(m_untold, {}))
        if (const Deployment *const row = find(id))
            rows.push_back(*row);
    return rows;
}

std::vector<LiveRows::Overruled> LiveRows::settle(domain::DeploymentList &list, MonotonicTime asked)
{
    std::vector<Overruled> overruled;
    for (auto it = m_rows.begin(); it != m_rows.end();) {
        const auto place = list.byId.constFind(it.key().text());
        const bool isListed = place != list.byId.cend();
        if (isListed && it->at > asked) {
            ++it;
            continue;
        }
        if (isListed) {
            Deployment &row = list.items[size_t(*place)];
            if (row.state == it->row.state && domain::isMoving(row.state)) {
                row.progress = it->row.progress;
                row.message = it->row.message;
            }
            if (row.status != it->row.status)
                overruled.push_back({it->row, row});
        }
        it = m_rows.erase(it);
    }
    return overruled;
}

} // namespace pilothouse::agents
