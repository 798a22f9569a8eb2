// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/comparison.h"

#include <QString>

namespace pilothouse::ctl {

/// The same facts as the JSON, for people; foreign text is made visible.
QString verificationText(const attestation::Verification &verification);
QString replayText(const attestation::Replay &replay, const attestation::EventLog &log);
QString comparisonText(const attestation::Comparison &comparison);

} // namespace pilothouse::ctl
