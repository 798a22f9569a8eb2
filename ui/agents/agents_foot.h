// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/agents/agents_workflow.h"

namespace pilothouse::models {
class AgentTableModel;
}

namespace pilothouse::ui {

class TableFoot;

/// Says below the table what it leaves out and what is odd about it: selected, hidden, stale, skipped, unknown states.
/// `workflow` and `list` may be null.
void describeAgentsFoot(TableFoot *foot, const models::AgentTableModel &model, qsizetype selected, const agents::AgentsWorkflow *workflow,
                        const domain::DeploymentList *list, bool isStale);

} // namespace pilothouse::ui
