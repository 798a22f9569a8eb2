// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state_text.h"
#include "services/domain/plan.h"

namespace pilothouse::models {

/// One check of a plan, in the language of the window.
StateText planCheckState(const domain::PlanCheck &check);

} // namespace pilothouse::models
