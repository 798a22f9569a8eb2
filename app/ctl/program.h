// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/answer.h"

#include <QStringList>

namespace pilothouse::ctl {

/// Runs one command line (without the program's name) to its end and returns the exit code. Needs a QCoreApplication and
/// runs its event loop.
ExitCode runProgram(const QStringList &arguments);

} // namespace pilothouse::ctl
