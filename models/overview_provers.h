// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/overview.h"

namespace pilothouse::models {

/// What the overview says of the prover cluster: a figure, a source, and what needs a person. Rank 0 is the most urgent.
OverviewTile proversTile(const Snapshot<domain::ProverFleet> &snapshot, MonotonicTime now);
SourceLine proversSource(const Snapshot<domain::ProverFleet> &snapshot, std::optional<std::chrono::milliseconds> nextIn, MonotonicTime now);
std::vector<std::pair<int, AttentionItem>> proversAttention(const Snapshot<domain::ProverFleet> &snapshot, MonotonicTime now);

} // namespace pilothouse::models
