// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/quote.h"

#include <optional>

namespace pilothouse::attestation {

enum class PckCa { Platform, Processor };

/// Which collateral to ask a service for. Read from an unverified quote: good for asking, proof of nothing.
struct CollateralHint
{
    Tee tee = Tee::Tdx;
    Digest<6> fmspc;
    PckCa ca = PckCa::Platform;

    friend bool operator==(const CollateralHint &, const CollateralHint &) = default;
};

/// Nothing when the quote carries no readable PCK certificate.
std::optional<CollateralHint> collateralHint(const Quote &quote);

} // namespace pilothouse::attestation
