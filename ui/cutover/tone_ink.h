// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state_text.h"
#include "ui/widgets/labels.h"

namespace pilothouse::ui {

/// The ink of a state's word where the word stands apart from its mark.
constexpr Ink inkOf(models::Tone tone)
{
    switch (tone) {
    case models::Tone::Ok: return Ink::Ok;
    case models::Tone::Warn: return Ink::Warn;
    case models::Tone::Fail: return Ink::Fail;
    case models::Tone::Busy: return Ink::Accent;
    case models::Tone::Neutral: return Ink::Muted;
    }
    return Ink::Muted;
}

} // namespace pilothouse::ui
