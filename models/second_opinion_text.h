// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/machine_checks.h"
#include "services/attestation/second_opinion.h"

namespace pilothouse::models {

/// What the second verifier said of this machine, held against our own verdict, as one more line of its checks. Only agreement on a
/// good quote is good: what could not be asked is Unknown with a warning, disagreement a failure.
MachineCheck secondVerifierCheck(const attestation::InstanceReport &report, const attestation::SecondOpinions &opinions, int machine);

/// The verdict that takes the comparison's own place when a machine is in dispute: a failure, never green.
StateText disputeState();
/// Who judges which machine how, in one sentence; empty when no machine is in dispute.
QString disputeSentence(const attestation::Comparison &comparison, const attestation::SecondOpinions &opinions);

} // namespace pilothouse::models
