// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/core/secret.h"

#include <QString>

namespace pilothouse::ctl {

/// Reads one secret from stdin: everything up to the end of the input, without the line end that closes it. At a terminal one
/// line is read, and what is typed is not shown. At most 64 KiB.
/// Errors: InvalidInput (nothing given, too long, a NUL or a second line at the terminal), Cancelled.
Result<Secret> readSecretFromStdin(const QString &prompt);

} // namespace pilothouse::ctl
