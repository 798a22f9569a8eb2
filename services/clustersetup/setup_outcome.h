// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/audit/audit_log.h"
#include "services/cluster/deploy_port.h"
#include "services/core/result.h"

namespace pilothouse::clustersetup {

/// The answer to a change was lost, so that only a look can tell.
inline bool isLost(const Error &error)
{
    return error.kind == ErrorKind::OutcomeUnknown || error.kind == ErrorKind::Timeout || error.kind == ErrorKind::Network
           || error.kind == ErrorKind::Cancelled || error.kind == ErrorKind::Protocol || error.kind == ErrorKind::TooLarge;
}

/// As the record says it.
inline audit::Outcome outcomeOf(const Status &status)
{
    if (status)
        return audit::Outcome::Done;
    return isLost(status.error()) ? audit::Outcome::Unknown : audit::Outcome::Failed;
}

inline cluster::SealedVariable sealedVariable(const QString &name, const QString &value)
{
    cluster::SealedVariable sealed;
    sealed.name = name;
    sealed.value = Secret(value.toUtf8());
    return sealed;
}

} // namespace pilothouse::clustersetup
