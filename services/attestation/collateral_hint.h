// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/verify.h"

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

/// What the unverified TCB info of a collateral says it is for; empty members when it cannot be read.
struct CollateralLabel
{
    QByteArray fmspc; ///< lower-case hex
    bool isTdx = false;
    int evaluationDataNumber = 0;

    bool fits(const CollateralHint &hint) const { return fmspc == hint.fmspc.toHex() && isTdx == (hint.tee == Tee::Tdx); }
};
CollateralLabel labelOf(const Collateral &collateral);

} // namespace pilothouse::attestation
