// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"
#include "services/domain/deployment.h"

#include <QHash>

#include <chrono>
#include <optional>
#include <vector>

namespace pilothouse::agents {

/// How long deployments took from their beginning until they ran, as far as both was seen from here.
class DeployTimes final
{
public:
    /// A row as it is now, and as it was before (null: it was not there).
    void note(const domain::Deployment *before, const domain::Deployment &now, MonotonicTime at);

    int count() const { return int(m_times.size()); }
    /// Nothing before one ran.
    std::optional<std::chrono::seconds> median() const;

private:
    QHash<domain::DeploymentId, MonotonicTime> m_begun; ///< those seen to begin, until they run
    std::vector<std::chrono::seconds> m_times;          ///< of the last ones
};

/// On its way, and nothing of it stands yet.
bool begins(domain::DeploymentState state);

} // namespace pilothouse::agents
