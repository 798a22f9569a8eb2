// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plan_text.h"

#include "models/spoken.h"

namespace pilothouse::models {

StateText planCheckState(const domain::PlanCheck &check)
{
    switch (check.state) {
    case domain::CheckState::Pass: return StateText::of(Mark::Pass, spoken(check.text));
    case domain::CheckState::Note: return StateText::of(Mark::Pending, spoken(check.text));
    case domain::CheckState::Warning: return StateText::of(Mark::Warn, spoken(check.text));
    case domain::CheckState::Fail: return StateText::of(Mark::Fail, spoken(check.text));
    case domain::CheckState::Unknown: return StateText::of(Mark::Unknown, Tone::Warn, spoken(check.text));
    }
    return {};
}

} // namespace pilothouse::models
