// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command_line.h"

namespace pilothouse::ctl {

enum class Shell { Bash, Zsh, Fish };

/// Nothing for a word that is no shell of ours.
std::optional<Shell> shellNamed(const QString &word);

/// A script for this shell that completes every command and option of `table`. It asks no program: the words are in it,
/// only names of profiles and files are looked up when Tab is pressed.
QString completionScript(const std::vector<CommandSpec> &table, Shell shell);

} // namespace pilothouse::ctl
