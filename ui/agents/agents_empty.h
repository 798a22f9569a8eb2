// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/snapshot.h"
#include "services/domain/deployment.h"

#include <QString>

#include <functional>

namespace pilothouse::models {
class AgentTableModel;
}

namespace pilothouse::ui {

class EmptyState;

/// What the reader of an empty table can do about it.
struct AgentsEmptyActions
{
    std::function<void()> clearFilter;
    std::function<void()> tryAgain;
    std::function<void()> deploy; ///< null: may not be offered
    std::function<void()> signIn; ///< null: nobody could sign in by this profile
};

/// Says why the table shows no row: never loaded, could not load, not allowed, nothing there, or all of it filtered out.
/// `snapshot`: null when the environment has no orchestrator.
void describeEmptyAgents(EmptyState *empty, const models::AgentTableModel &model, const Snapshot<domain::DeploymentList> *snapshot,
                         const QString &environment, const AgentsEmptyActions &actions);

} // namespace pilothouse::ui
