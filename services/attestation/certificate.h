// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/digest.h"
#include "services/core/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <cstdint>
#include <optional>

namespace pilothouse::attestation {

/// An X.509 certificate as far as these chains need it: version 3, P-256, ecdsa-with-SHA256, every critical extension known.
/// The views point into `der`; copies and moves keep them valid, since the bytes are shared and never written.
struct Certificate
{
    QByteArray der;
    QByteArrayView signedPart; ///< what the issuer signs
    QByteArrayView serial;     ///< content of the INTEGER
    QByteArrayView issuer;     ///< whole Name
    QByteArrayView subject;    ///< whole Name
    QByteArrayView commonName; ///< of the subject; empty = none
    QByteArrayView issuerCommonName;
    int64_t notBefore = 0; ///< seconds since 1970
    int64_t notAfter = 0;
    Digest<64> publicKey; ///< x then y
    Digest<64> signature; ///< r then s
    bool isCa = false;
    std::optional<uint32_t> pathLength;
    bool mayIssue = false;       ///< CA with keyCertSign
    bool maySignCrl = false;     ///< CA with cRLSign
    QByteArrayView sgxExtension; ///< content of Intel's extension; empty = none

    /// The error is a few words on what is wrong.
    static Result<Certificate, QString> parse(const QByteArray &der);

    bool isValidAt(int64_t now) const { return notBefore <= now && now <= notAfter; }
};

} // namespace pilothouse::attestation
