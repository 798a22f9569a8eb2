// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/comparison.h"

#include <QJsonObject>

namespace pilothouse::attestation {

/// The documents of `attest verify|replay|compare --json`, member for member as the command line promises them.
/// Members that do not apply are null.
QJsonObject toJson(const Verification &verification);
QJsonObject toJson(const EventLog &log, const Replay &replayed);
QJsonObject toJson(const Comparison &comparison);

} // namespace pilothouse::attestation
