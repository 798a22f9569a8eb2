// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/comparison.h"
#include "services/core/clock.h"
#include "services/core/result.h"
#include "services/domain/profile.h"

#include <QString>

#include <memory>

namespace pilothouse::attestation {
class AttestationWorkflow;
class ReferenceBook;
class SecondVerifierPort;
} // namespace pilothouse::attestation
namespace pilothouse::cluster {
class CvmPort;
}
namespace pilothouse::cutover {
class PlaneAttestationPort;
class PlanePort;
} // namespace pilothouse::cutover

namespace pilothouse::composition {

/// What a comparison works with, with or without a profile.
struct AttestationOptions
{
    std::shared_ptr<const Clock> clock;
    domain::EnvironmentId environment;
    attestation::TrustRoot root = attestation::TrustRoot::intel();
    attestation::StatusPolicy policy;
    std::shared_ptr<attestation::ReferenceBook> references;          ///< null: machines are compared with each other only
    QString pccsUrl;                                                 ///< empty: only collateral that is given
    QString caFile;                                                  ///< that the environment trusts instead of the system's CAs; empty: those
    QString stateFolder;                                             ///< fetched collateral is kept below it
    std::shared_ptr<cluster::CvmPort> cvms;                          ///< asked for what a machine itself does not say; null without a cloud
    std::shared_ptr<attestation::SecondVerifierPort> secondVerifier; ///< asked only on the operator's word; null without a cloud
};

/// Intel's root, or the one that a profile of kind demo names. Errors: InvalidInput (the file).
Result<attestation::TrustRoot> trustRootOf(const domain::Profile &profile);

/// What every comparison of an environment works with: root, PCCS, policy and references, of which the operator's imported table lies
/// in the state folder (empty: nothing can be imported). Clock and cloud are the caller's to add.
/// Errors: InvalidInput, Storage (the trust root, an image table, an image it does not list).
Result<AttestationOptions> attestationOptionsOf(const domain::Profile &profile, const QString &stateFolder);

/// The cloud's own verifier, by the client that lists its machines; null when that client has none.
std::shared_ptr<attestation::SecondVerifierPort> secondVerifierOf(const std::shared_ptr<cluster::CvmPort> &cvms);

std::shared_ptr<attestation::AttestationWorkflow> buildAttestation(const AttestationOptions &options);

/// Challenges the new plane. It has a workflow of its own, so that a gate never takes the evidence of a comparison away.
std::shared_ptr<cutover::PlaneAttestationPort> buildPlaneAttestation(const AttestationOptions &options, const domain::PlaneSettings &plane,
                                                                     const domain::AttestationPolicy &policy,
                                                                     std::shared_ptr<cutover::PlanePort> planes);

} // namespace pilothouse::composition
