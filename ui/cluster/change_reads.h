// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/cvm_port.h"
#include "services/cluster/deploy_port.h"

#include <memory>

namespace pilothouse::ui::reads {

// What the forms about one machine are filled from.

/// What a machine runs and is, read together.
struct Present
{
    domain::Cvm cvm;
    cluster::ComposeFile file;
};
QCoro::Task<Result<Present>> present(std::shared_ptr<cluster::CvmPort> cvms, std::shared_ptr<cluster::DeployPort> port, QString id);

/// What a cloud offers, and what its nodes have free; one may be there without the other.
struct Sizes
{
    Result<std::vector<cluster::InstanceType>> types;
    Result<std::vector<cluster::CloudNode>> nodes;
};
QCoro::Task<Sizes> sizes(std::shared_ptr<cluster::DeployPort> port);

} // namespace pilothouse::ui::reads
