// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/clustersetup/setup_checks.h"

namespace pilothouse::clustersetup {

/// What can be told of answers by looking at them alone. An answers file is refused for these already; answers that come from a window
/// are not whole until somebody has filled them in.

Findings checkName(const SetupAnswers &answers);   ///< "name"
Findings checkWallet(const SetupAnswers &answers); ///< "wallet"
Findings checkRegion(const SetupAnswers &answers); ///< "region"

/// "eu-west-1"
bool isRegion(const QString &text);

struct ClusterCheck
{
    Findings findings;
    std::vector<cluster::InstanceType> types; ///< that the cloud offers; empty: not known
};
/// The name by itself and beside the names of the workspace, and the type of machine.
QCoro::Task<ClusterCheck> checkCluster(std::shared_ptr<const SetupParts> parts, SetupAnswers answers);

} // namespace pilothouse::clustersetup
