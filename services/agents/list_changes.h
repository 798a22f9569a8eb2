// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/deployment.h"

#include <vector>

namespace pilothouse::agents {

/// Places of a row that reads differently now.
struct ChangedRow
{
    int before = -1; ///< in the list before; -1: it is new
    int now = 0;
};

/// The rows of `now` that are new or say something else than in `before`. For large lists on a worker.
std::vector<ChangedRow> changedRows(const domain::DeploymentList &before, const domain::DeploymentList &now);

} // namespace pilothouse::agents
