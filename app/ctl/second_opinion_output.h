// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/answer.h"
#include "services/attestation/judged_evidence.h"
#include "services/attestation/second_verifier.h"

#include <QCoroTask>

#include <memory>

namespace pilothouse::attestation {
class AttestationWorkflow;
}

namespace pilothouse::ctl {

class Context;

/// Whom --second-opinion asks: the cloud of the profile. Errors: InvalidInput without --profile or without a section "phala", the
/// secrets file's.
Result<std::shared_ptr<attestation::SecondVerifierPort>> secondVerifierOf(const Context &context);

/// What --second-opinion asks for: sends the quotes of what was just judged to the cloud's verifier and adds "secondVerifier" to the
/// answer; a machine on which the two disagree makes the verdict a bad one. Without --second-opinion the answer comes back as it is.
/// Errors: Cancelled.
QCoro::Task<Result<Answer>> withSecondOpinion(std::shared_ptr<Context> context, std::shared_ptr<attestation::AttestationWorkflow> workflow,
                                              attestation::JudgedEvidence judged, Answer answer);

} // namespace pilothouse::ctl
