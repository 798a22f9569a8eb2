// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <vector>

namespace pilothouse::attestation {

/// Most certificates and bytes that a PEM chain may have.
inline constexpr qsizetype kMaxPemCertificates = 10;
inline constexpr qsizetype kMaxPemBytes = 64 * 1024;

/// Number of "BEGIN CERTIFICATE" lines, whatever stands between them.
qsizetype countPemCertificates(QByteArrayView pem);

/// The DER bytes of every certificate in a PEM text, in order. Text between the blocks is ignored, inside a block only
/// base64 and white space may stand. Nothing when a block is broken or a limit is passed.
std::optional<std::vector<QByteArray>> certificatesFromPem(QByteArrayView pem);

/// Strict base64: white space is skipped, padding only at the end. Nothing on any other input.
std::optional<QByteArray> bytesFromBase64(QByteArrayView text);

} // namespace pilothouse::attestation
