// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state_text.h"
#include "ui/attestation/compared.h"

namespace pilothouse::models {
class ComparisonModel;
struct OpenAlarms;
} // namespace pilothouse::models

namespace pilothouse::ui {

class VerdictLine;

/// How much room the verdict has.
struct VerdictRoom
{
    bool isNarrow = false;
    bool isBrief = false; ///< the sentence belongs to another view
};

/// Says what a comparison came to, in a sentence and chips. Where two verifiers disagree that is the verdict, never the comparison's own.
void showVerdict(VerdictLine *line, const Compared &compared, const models::ComparisonModel &counts, VerdictRoom room);

/// A comparison whose verdict is trouble, or in dispute, wants a look.
bool wantsLook(const Compared &compared);
/// The worst of the page: alarms of the watch, then what was compared.
models::StateText worstOf(const Compared &compared, const models::OpenAlarms &alarms);

} // namespace pilothouse::ui
