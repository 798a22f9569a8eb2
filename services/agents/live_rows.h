// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/agents/agent_port.h"
#include "services/core/clock.h"
#include "services/domain/deployment.h"

#include <QHash>
#include <QSet>

#include <optional>
#include <vector>

namespace pilothouse::agents {

/// What a message makes of a row: the same row when it tells nothing new. Nothing when it tells of a step that cannot be (it came late, twice
/// or is wrong), which only the list can settle.
std::optional<domain::Deployment> rowAfter(const LiveMessage &message, const domain::Deployment &known, const QDateTime &utcNow);

/// Rows as live messages made them since the list was read.
class LiveRows final
{
public:
    void set(domain::Deployment row, MonotonicTime at);
    /// Null for a row that is as the list has it.
    const domain::Deployment *find(const domain::DeploymentId &id) const;
    bool contains(const domain::DeploymentId &id) const { return m_rows.contains(id); }

    /// Rows wait to be told since takeUntold() was last called.
    bool hasUntold() const { return !m_untold.isEmpty(); }
    std::vector<domain::Deployment> takeUntold();

    /// A row that a list changed from what its message had said.
    struct Overruled
    {
        domain::Deployment told;
        domain::Deployment now;
    };
    /// Takes a list that was asked for at `asked`: what was said before then is settled by it, only what was said later stays. Percent and
    /// message of rows that still move go into the list, which knows neither.
    std::vector<Overruled> settle(domain::DeploymentList &list, MonotonicTime asked);

private:
    struct Live
    {
        domain::Deployment row;
        MonotonicTime at{};
    };
    QHash<domain::DeploymentId, Live> m_rows;
    QSet<domain::DeploymentId> m_untold;
};

} // namespace pilothouse::agents
