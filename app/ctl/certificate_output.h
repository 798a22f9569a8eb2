// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/answer.h"
#include "services/attestation/judged_evidence.h"

#include <QCoroTask>

#include <memory>

namespace pilothouse::ctl {

class Context;

/// What --certificate asks for: writes what was just judged and adds "certificate" to the answer.
/// Signed with the key of the profile's record; without a profile with one made for this certificate. Without --certificate the
/// answer comes back as it is. Errors: those of the certificate and of the profile.
QCoro::Task<Result<Answer>> withCertificate(std::shared_ptr<Context> context, attestation::JudgedEvidence judged, Answer answer);

} // namespace pilothouse::ctl
