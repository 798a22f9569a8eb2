// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/comparison.h"
#include "services/attestation/verification_bench.h"

#include <QJsonObject>

namespace pilothouse::attestation {

/// The documents of `attest verify|replay|compare|bench --json`, member for member as the command line promises them.
/// Members that do not apply are null.
QJsonObject toJson(const Verification &verification);
QJsonObject toJson(const EventLog &log, const Replay &replayed);
QJsonObject toJson(const Comparison &comparison);
QJsonObject toJson(const BenchFigures &figures);

} // namespace pilothouse::attestation
