// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QCoroTask>

#include <memory>

namespace pilothouse {
struct EnvironmentServices;
namespace cluster {
class ApprovalHistory;
class ModelWorkflow;
class RegistryChoice;
} // namespace cluster
} // namespace pilothouse

namespace pilothouse::composition {

/// Sets up the cluster of the profile, which needs the cloud's list: EnvironmentServices::clusterRuntime with approvals and models, or the reason in
/// `unavailable`. A key that is not there yet is no such reason: each member then says so where it stands.
void buildClusterRuntime(EnvironmentServices &services);

/// Reads what an earlier run left: the choice among several registries, and builds whose answers were lost.
QCoro::Task<Done> recallCluster(std::shared_ptr<cluster::RegistryChoice> choice, std::shared_ptr<cluster::ModelWorkflow> models);

/// Reads who had which hash approved from the record.
QCoro::Task<Done> recallApprovals(std::shared_ptr<cluster::ApprovalHistory> approvals);

} // namespace pilothouse::composition
