// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/comparison.h"

namespace pilothouse::attestation {

/// Holds what was measured against what the operator expects: a reference that was given and is not met keeps the machine from
/// being proven. Fills the report's image, notProven and notes.
void judgeReferences(const References &references, InstanceReport &report);

/// Why a machine is not bound to references (level A3): everything that is not proven, then every reference that is not given.
QStringList missingForBound(const References &references, const InstanceReport &report);

} // namespace pilothouse::attestation
