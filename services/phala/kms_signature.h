// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace pilothouse::phala {

/// What a KMS says: "variables for this app are encrypted to this key", signed with its root key.
struct EnvKeyStatement
{
    QByteArray appId;               ///< 20 bytes
    QByteArray publicKey;           ///< 32 bytes
    QByteArray signature;           ///< 65 bytes: r, s, recovery id 0 to 3
    std::optional<qint64> signedAt; ///< Unix seconds; only in statements of the newer form
};

/// From the texts of an answer, "0x" allowed in front of each. Errors: Protocol, naming the member.
Result<EnvKeyStatement> envKeyStatement(const QString &appId, const QString &publicKey, const QString &signature);

/// The bytes that are signed, before they are hashed with Keccak-256.
QByteArray signedMessage(const EnvKeyStatement &statement);

/// The secp256k1 key (33 bytes, compressed) that made the signature. Nothing when it is no signature at all; a forged one gives
/// some other key, so this alone proves nothing.
std::optional<QByteArray> signerOf(const EnvKeyStatement &statement);

/// Whether the KMS with this root key (33 bytes) made the statement. Errors: Refused; a statement with a time is refused too
/// when it is older than 300 s or more than 60 s ahead of `now`.
Status checkStatement(const EnvKeyStatement &statement, const QByteArray &kmsKey, qint64 now);

} // namespace pilothouse::phala
