// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/cvm.h"
#include "services/domain/plan.h"

#include <QString>

#include <vector>

namespace pilothouse::cluster {

/// Whether one CVM can take this action in the state it is in; the reason is for the operator.
domain::ActionState canTake(domain::PowerAction action, const domain::Cvm &cvm);

/// The plan of a power action over some CVMs of a list: who is meant, who is left out and why, commands to paste, phrase.
/// `missing`: ids that are not in the list any more. Pure.
struct PowerTargets
{
    std::vector<domain::Cvm> targets;
    QStringList skipped; ///< "runner-1: already stopped"
};
PowerTargets chooseTargets(domain::PowerAction action, const domain::CvmList &list, const std::vector<domain::CvmId> &ids);
/// Whether one of them can take it, or why none can: as chooseTargets(), without building anything.
domain::ActionState canTakeAny(domain::PowerAction action, const domain::CvmList &list, const std::vector<domain::CvmId> &ids);
domain::Plan powerPlan(domain::PowerAction action, const domain::Environment &environment, const PowerTargets &targets, const QString &endpoint);

} // namespace pilothouse::cluster
