// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command_rows.h"

namespace pilothouse::ctl {

std::vector<CommandSpec> commandTable()
{
    std::vector<CommandSpec> table;
    for (const auto &family : {attestCommands(), clusterCommands(), phalaCommands(), fleetCommands(), deskCommands()})
        table.insert(table.end(), family.begin(), family.end());
    return table;
}

} // namespace pilothouse::ctl
