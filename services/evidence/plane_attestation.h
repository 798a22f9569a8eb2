// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/attestation_workflow.h"
#include "services/cutover/plane_port.h"
#include "services/domain/profile.h"

#include <memory>

namespace pilothouse::evidence {

/// What level of attestation the new plane reaches now: A1 by what it says of itself, A2 by a quote that answers our challenge
/// and verifies under the environment's root with an accepted status, A3 when the workflow's references bind it as well. No profile
/// names references yet, so A3 is reached only where the workflow was given some; otherwise the evidence says which are missing.
class PlaneAttestor final : public cutover::PlaneAttestationPort, public std::enable_shared_from_this<PlaneAttestor>
{
public:
    struct Parts
    {
        domain::PlaneSettings plane;
        domain::AttestationPolicy policy;
        std::shared_ptr<cutover::PlanePort> planes;
        std::shared_ptr<attestation::AttestationWorkflow> workflow;
    };
    explicit PlaneAttestor(Parts parts);

    QCoro::Task<Result<cutover::PlaneAttestation>> attest() override;

private:
    Parts m_parts;
};

/// The self-report out of a /health answer. Errors: Protocol.
struct SelfReport
{
    bool tee = false;  ///< services.teeWallet is "tee" and compute names a dstack TEE
    bool mock = false; ///< services.teeWallet is "mock"
    QString text;      ///< "teeWallet tee, compute Secure TEE (Phala dstack)"
};
Result<SelfReport> selfReportOf(const QByteArray &health);

} // namespace pilothouse::evidence
