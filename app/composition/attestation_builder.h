// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/verify.h"
#include "services/core/clock.h"
#include "services/core/result.h"
#include "services/domain/profile.h"

#include <QString>

#include <memory>

namespace pilothouse::attestation {
class AttestationWorkflow;
class CollateralPort;
class EvidencePort;
}
namespace pilothouse::cluster {
class CvmPort;
}

namespace pilothouse::composition {

/// What a comparison works with, with or without a profile.
struct AttestationOptions
{
    std::shared_ptr<const Clock> clock;
    domain::EnvironmentId environment;
    attestation::TrustRoot root = attestation::TrustRoot::intel();
    QString pccsUrl;                          ///< empty: only collateral that is given
    QString stateFolder;                      ///< fetched collateral is kept below it
    std::shared_ptr<cluster::CvmPort> cvms;   ///< asked for what a machine itself does not say; null without a cloud
};

/// Intel's root, or the one that a profile of kind demo names. Errors: InvalidInput (the file).
Result<attestation::TrustRoot> trustRootOf(const domain::Profile &profile);

std::shared_ptr<attestation::EvidencePort> buildEvidence(const AttestationOptions &options);
/// Null without a PCCS.
std::shared_ptr<attestation::CollateralPort> buildCollateral(const AttestationOptions &options);
std::shared_ptr<attestation::AttestationWorkflow> buildAttestation(const AttestationOptions &options);

} // namespace pilothouse::composition
