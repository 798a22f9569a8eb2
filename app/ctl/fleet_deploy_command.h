// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/answer.h"
#include "services/cluster/deploy_port.h"
#include "services/core/result.h"

#include <QCoroTask>

#include <memory>
#include <vector>

namespace pilothouse {
struct EnvironmentServices;
}

namespace pilothouse::ctl {

class Context;

/// The nodes that were named by number or name, each once. Numbers are taken as they are. Errors: InvalidInput (no such name), those
/// of the cloud.
QCoro::Task<Result<std::vector<qint64>>> nodesNamed(std::shared_ptr<EnvironmentServices> services, QStringList words);

/// One plan for all, then each with its own result; status 1 when one of them is not there.
QCoro::Task<Result<Answer>> deployToNodes(std::shared_ptr<Context> context, std::shared_ptr<EnvironmentServices> services,
                                          std::shared_ptr<const cluster::CvmSpec> spec, std::vector<qint64> nodes);

} // namespace pilothouse::ctl
