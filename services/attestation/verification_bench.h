// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/verify.h"

namespace pilothouse::attestation {

/// How fast quotes are verified. Each figure comes from `count` verifications spread over `threads`.
struct BenchFigures
{
    int count = 0;
    int threads = 0;
    double coldPerSecond = 0;   ///< everything from the bytes of the two files each time; only the root stays decoded
    double cachedPerSecond = 0; ///< verified collateral and chains are kept between quotes, as fleet checking does
};

/// Blocks for as long as it takes; call it off the main thread. Errors: InvalidInput (collateral, numbers below 1, or a quote
/// that is rejected: how fast a rejection comes says nothing).
Result<BenchFigures> benchVerification(const QByteArray &quote, const QByteArray &collateralJson, UnixTime at, const TrustRoot &root, int count,
                                       int threads);

} // namespace pilothouse::attestation
