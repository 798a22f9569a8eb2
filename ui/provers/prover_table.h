// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/state_toolbar.h"

#include <vector>

namespace pilothouse::models {
class ProverTableModel;
}

namespace pilothouse::ui {

class TableView;

/// Shows the services: kinds of cells, widths, and which columns give way first where there is little room.
void setUpProverTable(TableView *table, models::ProverTableModel *model);

/// The states that the list can be narrowed to. Where there is little room, trouble stays longest.
std::vector<StateChoice> proverStateChoices();

} // namespace pilothouse::ui
