// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agent_table_model.h"

#include <QDateTime>

namespace pilothouse::ui {

class AgentPanel;

/// Shows several selected deployments, or none, in the details: how many are in which state, and the first of their names.
void showSelected(AgentPanel *panel, const models::AgentTableModel &model, const QModelIndexList &rows, const QDateTime &utcNow);

} // namespace pilothouse::ui
