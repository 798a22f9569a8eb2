// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/cluster_runtime.h"

namespace pilothouse::cluster {

/// What approveHashes() would send to whom: each hash with the runners that have it. `state`: whether it may be sent.
domain::Plan approvalPlan(const domain::Environment &environment, const Snapshot<ClusterView> &cluster, const domain::ActionState &state);

} // namespace pilothouse::cluster
