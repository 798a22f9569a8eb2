// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/agents/list_changes.h"

namespace pilothouse::agents {

using domain::Deployment;

std::vector<ChangedRow> changedRows(const domain::DeploymentList &before, const domain::DeploymentList &now)
{
    std::vector<ChangedRow> changed;
    for (size_t i = 0; i < now.items.size(); ++i) {
        const Deployment &row = now.items[i];
        const auto old = before.byId.constFind(row.id.text());
        if (old == before.byId.cend()) {
            changed.push_back({-1, int(i)});
            continue;
        }
        const Deployment &was = before.items[size_t(*old)];
        if (was.status != row.status || was.owner != row.owner || was.endpointUrl != row.endpointUrl || was.error != row.error)
            changed.push_back({*old, int(i)});
    }
    return changed;
}

} // namespace pilothouse::agents
