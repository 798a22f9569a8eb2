// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/certificate.h"
#include "services/attestation/crl.h"
#include "services/attestation/p256.h"
#include "services/attestation/reasons.h"
#include "services/attestation/verify.h"

#include <memory>
#include <variant>
#include <vector>

namespace pilothouse::attestation {

/// A certificate and its key, both decoded once.
struct Signer
{
    Certificate certificate;
    P256Key key;

    bool hasIssued(const Certificate &child) const;
    bool hasSigned(const Crl &crl) const;
};

/// Nothing when the key is not a point of the curve.
std::optional<Signer> makeSigner(Certificate certificate);

/// The pinned root, decoded; nothing when it cannot be used at all.
std::optional<Signer> decodeRoot(const TrustRoot &root);

/// Checks the chain of a signed document (signing certificate first, pinned root last) and gives its signer.
/// `prefix`: "TCB_INFO" or "QE_IDENTITY".
std::variant<std::shared_ptr<const Signer>, Failure> checkSigningChain(const QByteArray &pem, QLatin1StringView prefix, const Signer &root,
                                                                       const Crl &rootCrl, int64_t now);

/// A PCK chain that passed every check: the leaf's key and what its extension says.
struct CheckedPck
{
    Signer leaf;
    PckInfo info;
};

/// The PCK CA of a chain. One is shared by all machines of a kind, so its two signatures are remembered.
struct CheckedCa
{
    Signer signer;
    bool issuedByRoot = false;
    std::optional<bool> signedPckCrl; ///< nothing until it was asked
};
using CaList = std::vector<std::shared_ptr<CheckedCa>>;

/// Checks a chain of PCK leaf, PCK CA and root, the PCK CRL and the extension, in the order of the reason codes.
/// `known`: CAs that were decoded for the same root and PCK CRL; a new one is added.
std::variant<CheckedPck, Failure> checkPckChain(const QByteArray &pem, const Signer &root, const Crl &rootCrl, const Crl &pckCrl, int64_t now,
                                                CaList &known);

} // namespace pilothouse::attestation
