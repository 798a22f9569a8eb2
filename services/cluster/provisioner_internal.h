// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/provisioner.h"

#include <QPromise>

namespace pilothouse::cluster {

/// One provisioning under way.
struct Provisioner::Run
{
    ProvisionProgress progress;
    QString reason;
    OnRefusal onRefusal = OnRefusal::CleanUp;
    CancelToken cancel;
    QString auditRun;
    Offered offer;
    std::optional<domain::Cvm> cvm; ///< as last read
    QString cvmId;
    bool isOwner = false;  ///< has the right to provision, and gives it back
    bool wasTried = false; ///< the cloud was asked for a machine: the end counts as a success or a failure
    bool isRecorded = false;
    QPromise<Ended> promise;
    QFuture<Ended> future;
};

inline Error refusedBecause(const QString &why, const QString &nextStep = {})
{
    return Error{.kind = ErrorKind::Refused, .what = why, .nextStep = nextStep};
}

/// After it nobody can say whether the machine was made.
inline bool leavesOpen(ErrorKind kind)
{
    return kind == ErrorKind::OutcomeUnknown || kind == ErrorKind::Timeout || kind == ErrorKind::Protocol || kind == ErrorKind::TooLarge
           || kind == ErrorKind::Cancelled;
}

} // namespace pilothouse::cluster
