// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/overview.h"

namespace pilothouse::models {

/// What the overview says of the agents: a source, and what needs a person. Rank 0 is the most urgent.
SourceLine agentsSource(const Snapshot<domain::DeploymentList> &snapshot, std::optional<std::chrono::milliseconds> nextIn, MonotonicTime now);
std::vector<std::pair<int, AttentionItem>> agentsAttention(const Snapshot<domain::DeploymentList> &snapshot, MonotonicTime now);

} // namespace pilothouse::models
