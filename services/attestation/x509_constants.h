// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace pilothouse::attestation::x509 {

/// AlgorithmIdentifier of ecdsa-with-SHA256, the only one accepted.
inline constexpr QByteArrayView kEcdsaWithSha256("\x30\x0a\x06\x08\x2a\x86\x48\xce\x3d\x04\x03\x02", 12);

/// OID 1.2.840.113741.1.13.1: Intel's extension of PCK certificates.
inline constexpr QByteArrayView kSgxExtension("\x2a\x86\x48\x86\xf8\x4d\x01\x0d\x01", 9);

} // namespace pilothouse::attestation::x509
