// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state_text.h"
#include "services/provers/change_keeper.h"

namespace pilothouse::ui {

/// Where a kept scaling stands: "Scale gpu-provers from 8 to 12: half done".
models::StateText keptState(const provers::KeptStanding &kept);
/// What that means and what to do, in a sentence or two; foreign words are made visible.
QString keptText(const provers::KeptStanding &kept);
/// "12 tasks, hosts 8 · 12 · 12" (min, desired, max).
QString numbersText(const provers::ScaleTarget &numbers);

} // namespace pilothouse::ui
