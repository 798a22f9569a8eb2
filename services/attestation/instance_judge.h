// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/collateral_hint.h"
#include "services/attestation/comparison.h"

namespace pilothouse::attestation {

/// Chooses collateral and verifies quotes for one comparison: one verifier, so that machines share what was checked once.
class FleetVerifier
{
public:
    FleetVerifier(const CollateralSet &collateral, UnixTime at, const TrustRoot &root);

    /// With the collateral that fits the quote's platform; without one the reason is COLLATERAL_MISSING.
    Verification verify(const QByteArray &quote);

private:
    struct Candidate
    {
        const Collateral *collateral;
        CollateralLabel label; ///< only to choose: the verifier checks the same text again, signature first
    };

    UnixTime m_at;
    QString m_rootName;
    Verifier m_verifier;
    std::vector<Candidate> m_candidates; ///< newest evaluation data set first
};

/// Judges one machine: its quote, its log, the texts that the log commits to, its claims, whether it answered now, and whether
/// it is what the references say.
InstanceReport judge(const Evidence &evidence, FleetVerifier &verifier, const StatusPolicy &policy, const References &references = {});

} // namespace pilothouse::attestation
