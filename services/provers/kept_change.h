// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/provers/change_result.h"

#include <QDateTime>
#include <QJsonObject>

namespace pilothouse::provers {

/// A scaling as it is written down while it is not whole: what was in force, what was intended, how far it is known to have come.
/// Where it stands is never read from here but from the remote.
struct KeptChange
{
    domain::ProverServiceId service;
    QString serviceName;
    QString clusterArn;
    QString clusterName;
    QString group; ///< empty: the scaling moves no hosts
    QString title;
    ScaleTarget before{0};
    ScaleTarget after{0};
    bool groupFirst = false; ///< hosts before tasks, as on the way up
    QStringList steps;
    std::optional<Error> error; ///< what stopped it; nothing while it runs, or when its program ended
    QString program;            ///< LeaseHolder of the program that runs it; empty when none does any more
    QDateTime begunAt;          ///< UTC
    QDateTime updatedAt;        ///< UTC
    QJsonObject earlier;        ///< the one that this one took the place of; empty without

    QJsonObject toJson() const;
    /// Errors: Storage, naming the member that is not as promised.
    static Result<KeptChange> fromJson(const QJsonObject &json);
    /// As far as reading it back needs.
    domain::ProverService serviceToRead() const;
};

/// Where a scaling stands by what is in force.
enum class ChangeStanding {
    HalfDone, ///< each number is the one of before or the intended one, and not all are the same of both
    Whole,    ///< all are as intended
    Back,     ///< all are as before
    Other,    ///< at least one is neither: somebody changed it since
    Unknown   ///< at least one could not be read
};

/// Pure. `group`: of the change's group; needed only where it moves one.
ChangeStanding standingOf(const KeptChange &change, const std::optional<domain::ProverService> &service,
                          const std::optional<domain::HostGroup> &group);

/// Fills in the ways out of a scaling that stands half done, and what the error says about them; `result` holds what was read back.
void offerWaysOut(const KeptChange &change, const CommandStyle &style, Error *error, ChangeResult *result);

} // namespace pilothouse::provers
