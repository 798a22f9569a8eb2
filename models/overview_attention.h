// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/overview.h"

namespace pilothouse::models {

/// Everything that needs a person, most urgent first: what acts by itself or sends traffic wrong, then what blocks, then what
/// is broken, then what is merely not known.
std::vector<AttentionItem> attentionItems(const OverviewInput &input);

} // namespace pilothouse::models
