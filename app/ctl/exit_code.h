// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/error.h"

namespace pilothouse::ctl {

/// What a script learns from the exit status; the numbers are a contract.
enum class ExitCode {
    Good = 0,
    BadVerdict = 1,      ///< done, and the verdict is bad: rejected, different, gate failed, audit broken
    Usage = 2,           ///< wrong usage or bad input file
    Remote = 3,          ///< remote unreachable or answered nonsense
    RefusedByRemote = 4, ///< refused by the remote
    RefusedHere = 5,     ///< refused by Pilothouse itself: read-only profile, stale data, missing confirmation
    Interrupted = 130,
};

/// The code for an error that ended a command.
ExitCode exitCodeFor(const Error &error);

} // namespace pilothouse::ctl
