// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/comparison.h"

#include <vector>

namespace pilothouse::attestation {

/// A comparison together with all that judged it: whoever has this can repeat it without a network.
struct JudgedEvidence
{
    Comparison comparison;
    std::vector<Evidence> machines; ///< one for each instance, in order
    CollateralSet collateral;
    TrustRoot root;
    StatusPolicy policy;
    References references;
};

} // namespace pilothouse::attestation
