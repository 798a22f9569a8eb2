// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/judged_evidence.h"
#include "services/core/result.h"

#include <QByteArray>

#include <vector>

namespace pilothouse::attestation {

/// Everything another person needs to repeat a comparison offline, as JSON text: the machines in the form of a fleet file
/// (`attest compare --fleet` reads it), the collateral that judged them, the time, the trust root with its digest, the policy,
/// the references and the comparison itself. Texts that are not UTF-8 are kept as hexadecimal under NAME_hex. Holds no secret.
QByteArray evidenceBundle(const JudgedEvidence &judged);

/// What a bundle holds, read back. Nothing in it is believed: the root is only named, and the comparison is text to hold
/// against a new one.
struct EvidenceBundle
{
    std::vector<Evidence> machines;
    CollateralSet collateral;
    UnixTime at{};
    QString rootName;
    QByteArray rootDer; ///< as it travelled along; never obeyed
    StatusPolicy policy;
    References references;
};
/// Errors: InvalidInput that names the member.
Result<EvidenceBundle> readEvidenceBundle(const QByteArray &json);

} // namespace pilothouse::attestation
