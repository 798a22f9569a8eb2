// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/agents/deployment_history.h"

#include "services/core/plain_text.h"

#include <algorithm>

namespace pilothouse::agents {

using domain::Deployment;
using domain::DeploymentState;

namespace {

constexpr size_t kMostStays = 40;

QString shownStatus(const Deployment &deployment)
{
    return deployment.status.isEmpty() ? QStringLiteral("no state") : visibleText(deployment.status, 40);
}

StateStay firstLook(const Deployment &deployment)
{
    StateStay stay;
    stay.state = deployment.state;
    stay.since = deployment.updatedAt.isValid() ? deployment.updatedAt : deployment.createdAt;
    stay.sinceFirstLook = true;
    return stay;
}

} // namespace

void DeploymentHistory::add(Kept &kept, const QString &type, const QString &text)
{
    kept.events.push_front({m_clock->utcNow(), type, text, true});
    if (kept.events.size() > kMostEvents)
        kept.events.pop_back();
}

void DeploymentHistory::note(const Deployment *before, const Deployment &now)
{
    if (before == nullptr)
        return;
    const bool moved = before->status != now.status || before->state != now.state;
    const bool words = before->error != now.error && !now.error.isEmpty();
    const bool reached = before->endpointUrl != now.endpointUrl && !now.endpointUrl.isEmpty();
    const bool owner = before->owner != now.owner && !before->owner.isEmpty() && !now.owner.isEmpty();
    if (!moved && !words && !reached && !owner)
        return;
    Kept &kept = m_kept[now.id];
    if (kept.stays.empty())
        kept.stays.push_back(firstLook(*before));
    if (moved) {
        StateStay &last = kept.stays.back();
        const QDateTime utc = m_clock->utcNow();
        if (last.since.isValid())
            last.lasted = std::chrono::seconds(std::max<qint64>(0, last.since.secsTo(utc)));
        kept.stays.push_back({now.state, utc, std::nullopt, false});
        if (kept.stays.size() > kMostStays)
            kept.stays.erase(kept.stays.begin());
        if (domain::transition(before->state, now.state) == domain::Transition::Illegal) {
            ++kept.illegalJumps;
            ++m_illegalJumps;
            add(kept, QStringLiteral("illegal-transition"),
                QStringLiteral("from %1 to %2: the machine knows no such step; the orchestrator's word is shown")
                    .arg(shownStatus(*before), shownStatus(now)));
        } else {
            add(kept, QStringLiteral("status_changed"), QStringLiteral("from %1 to %2").arg(shownStatus(*before), shownStatus(now)));
        }
    }
    if (reached)
        add(kept, QStringLiteral("endpoint"), visibleText(now.endpointUrl, 200));
    if (words)
        add(kept, QStringLiteral("error"), visibleText(now.error, 300));
    if (owner)
        add(kept, QStringLiteral("transfer_detected"),
            QStringLiteral("owner was %1, is %2").arg(visibleText(before->owner, 80), visibleText(now.owner, 80)));
}

ObservedHistory DeploymentHistory::of(const Deployment &deployment) const
{
    ObservedHistory history;
    const auto kept = m_kept.constFind(deployment.id);
    if (kept == m_kept.cend()) {
        history.stays.push_back(firstLook(deployment));
        return history;
    }
    history.stays = kept->stays;
    history.events.assign(kept->events.begin(), kept->events.end());
    history.illegalJumps = kept->illegalJumps;
    return history;
}

} // namespace pilothouse::agents
