// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/context.h"

namespace pilothouse::ctl {

/// The environment once every machine of its cluster was asked, or patience ended; the runtime's snapshot has a value. Errors: the profile has no
/// cluster, and those of the cloud's list.
QCoro::Task<Result<std::shared_ptr<EnvironmentServices>>> lookAtCluster(std::shared_ptr<Context> context);

} // namespace pilothouse::ctl
