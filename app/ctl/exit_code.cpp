// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/exit_code.h"

namespace pilothouse::ctl {

ExitCode exitCodeFor(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::InvalidInput: return ExitCode::Usage;
    case ErrorKind::NotFound:
        // A 404 for an address of the profile is a remote that is something else than it should be;
        // a profile or a machine that is not there is a name given wrongly.
        return error.httpStatus ? ExitCode::Remote : ExitCode::Usage;
    case ErrorKind::Cancelled: return ExitCode::Interrupted;
    case ErrorKind::Network:
    case ErrorKind::Timeout:
    case ErrorKind::OutcomeUnknown:
    case ErrorKind::Throttled:
    case ErrorKind::Protocol:
    case ErrorKind::TooLarge:
    case ErrorKind::Internal: return ExitCode::Remote;
    case ErrorKind::Unauthorised:
    case ErrorKind::Forbidden: return ExitCode::RefusedByRemote;
    case ErrorKind::Conflict:
        // With a status it is the remote's answer; without one the state moved on under our plan.
        return error.httpStatus ? ExitCode::RefusedByRemote : ExitCode::RefusedHere;
    case ErrorKind::Remote: return error.httpStatus && *error.httpStatus < 500 ? ExitCode::RefusedByRemote : ExitCode::Remote;
    case ErrorKind::Refused:
    case ErrorKind::Secret:
    case ErrorKind::Storage: return ExitCode::RefusedHere;
    }
    return ExitCode::Remote;
}

} // namespace pilothouse::ctl
