// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/digest.h"

#include <QByteArray>
#include <QByteArrayView>

#include <cstdint>
#include <optional>
#include <vector>

namespace pilothouse::attestation {

/// A certificate revocation list (ecdsa-with-SHA256, no critical extension). Views point into `der`, as in Certificate.
struct Crl
{
    QByteArray der;
    QByteArrayView signedPart;
    QByteArrayView issuer;             ///< whole Name
    int64_t thisUpdate = 0;            ///< seconds since 1970
    std::optional<int64_t> nextUpdate; ///< a list without one counts as expired
    Digest<64> signature;
    std::vector<QByteArrayView> revoked; ///< contents of the serial INTEGERs

    static std::optional<Crl> parse(const QByteArray &der);

    bool lists(QByteArrayView serial) const;
    bool isNotYetValidAt(int64_t now) const { return now < thisUpdate; }
    bool isExpiredAt(int64_t now) const { return !nextUpdate || now > *nextUpdate; }
};

} // namespace pilothouse::attestation
