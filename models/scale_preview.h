// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state_text.h"
#include "services/provers/scale_plan.h"

#include <vector>

namespace pilothouse::models {

/// What a scaling would do, in short sentences: for a preview beside the fields. A refusal is one of them.
std::vector<StateText> scalePreview(const provers::ScaleDecision &decision);

} // namespace pilothouse::models
