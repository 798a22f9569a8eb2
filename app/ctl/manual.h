// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command_line.h"

namespace pilothouse::ctl {

/// The manual page pilothousectl(1) in the language of man(7): every command and option of `table`.
QString manualPage(const std::vector<CommandSpec> &table);

} // namespace pilothouse::ctl
