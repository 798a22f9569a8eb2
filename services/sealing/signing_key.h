// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/core/secret.h"

#include <QByteArrayView>
#include <QString>

namespace pilothouse::sealing {

/// The private half of an Ed25519 key (RFC 8032). Move-only; the seed lies in a Secret.
class SigningKey final
{
public:
    static SigningKey generate();
    /// From what toSecret() made. Errors: InvalidInput.
    static Result<SigningKey> fromSecret(const Secret &hex);

    /// 64 hexadecimal digits: a form every keychain keeps unchanged.
    Secret toSecret() const;
    /// 32 bytes.
    const QByteArray &publicKey() const { return m_publicKey; }
    /// 64 bytes.
    QByteArray sign(QByteArrayView message) const;

private:
    SigningKey(Secret seed, QByteArray publicKey) : m_seed(std::move(seed)), m_publicKey(std::move(publicKey)) { }

    Secret m_seed;
    QByteArray m_publicKey;
};

bool isSignedBy(QByteArrayView publicKey, QByteArrayView message, QByteArrayView signature);

/// How people compare keys: SHA-256 of the public key, in hexadecimal.
QString keyFingerprint(QByteArrayView publicKey);

} // namespace pilothouse::sealing
