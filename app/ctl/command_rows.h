// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/commands.h"

#include <QCoroTask>

namespace pilothouse::ctl {

/// The words of the table. They are read as Latin-1, so that a letter beyond ASCII would be shown as two or three others: it does not compile.
consteval QLatin1StringView L(const char *text)
{
    qsizetype size = 0;
    for (; text[size] != 0; ++size)
        if (static_cast<unsigned char>(text[size]) > 0x7e)
            throw "only ASCII belongs into the table of commands";
    return QLatin1StringView(text, size);
}

inline const OptionSpec kYes{L("yes"), {}, L("do it; without it the plan is all")};
inline const OptionSpec kConfirm{L("confirm"), L("PHRASE"), L("the phrase that the plan asks for")};

// The rows of the table, by family.
std::vector<CommandSpec> attestCommands();
std::vector<CommandSpec> clusterCommands();
std::vector<CommandSpec> phalaCommands();
std::vector<CommandSpec> fleetCommands(); ///< provers and agents
std::vector<CommandSpec> deskCommands();  ///< cutover, record, secrets, profiles, and the program itself

} // namespace pilothouse::ctl
