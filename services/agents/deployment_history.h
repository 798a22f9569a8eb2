// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"
#include "services/domain/deployment.h"

#include <QHash>

#include <chrono>
#include <deque>
#include <optional>
#include <vector>

namespace pilothouse::agents {

/// How long a deployment was in one state, as far as this desk saw it.
struct StateStay
{
    domain::DeploymentState state = domain::DeploymentState::Unknown;
    QDateTime since;                            ///< UTC
    std::optional<std::chrono::seconds> lasted; ///< nothing: it is in it now
    bool sinceFirstLook = false;                ///< it was so already when this desk first looked; `since` is the remote's word, if any
};

/// What this desk saw of one deployment.
struct ObservedHistory
{
    std::vector<StateStay> stays;                ///< oldest first; the last one is now
    std::vector<domain::DeploymentEvent> events; ///< newest first
    int illegalJumps = 0;
};

/// Keeps what was seen of all deployments: state changes, jumps that the machine does not allow, last words. Bounded: the
/// newest events of each, and only of deployments that did something.
class DeploymentHistory
{
public:
    static constexpr size_t kMostEvents = 200;

    explicit DeploymentHistory(std::shared_ptr<const Clock> clock) : m_clock(std::move(clock)) { }

    /// Takes note of the difference between two looks at a deployment; `before` is null for a new one.
    void note(const domain::Deployment *before, const domain::Deployment &now);
    /// Drops what is kept of a deployment that is gone.
    void forget(const domain::DeploymentId &id) { m_kept.remove(id); }

    ObservedHistory of(const domain::Deployment &deployment) const;
    int illegalJumps() const { return m_illegalJumps; }

private:
    struct Kept
    {
        std::vector<StateStay> stays;
        std::deque<domain::DeploymentEvent> events;
        int illegalJumps = 0;
    };
    void add(Kept &kept, const QString &type, const QString &text);

    std::shared_ptr<const Clock> m_clock;
    QHash<domain::DeploymentId, Kept> m_kept;
    int m_illegalJumps = 0;
};

} // namespace pilothouse::agents
