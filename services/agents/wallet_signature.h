// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/core/secret.h"

#include <QByteArray>
#include <QString>

namespace pilothouse::agents {

/// What of a message a wallet signs: the ADR-036 document around it, or its bytes as they are.
enum class SigningScheme { Adr036, Raw };
/// How signature and key are written on the wire.
enum class KeyEncoding { Base64, Hex };

/// A secp256k1 signature as wallets hand it out.
struct WalletSignature
{
    QByteArray signature; ///< r and s, 32 bytes each
    QByteArray publicKey; ///< 33 bytes, compressed

    friend bool operator==(const WalletSignature &, const WalletSignature &) = default;
};

/// The bytes that are hashed and signed for a message.
QByteArray signedBytes(const QString &address, const QByteArray &message, SigningScheme scheme);

/// Whether the text is a bech32 address of Secret Network ("secret1…") whose checksum holds.
bool isWalletAddress(const QString &text);
/// The address of a compressed public key; empty when it is not 33 bytes.
QString walletAddressOf(const QByteArray &publicKey);

/// Reads what was pasted from a wallet: its whole JSON answer ({"pub_key":{"value"},"signature"}), or signature and public key
/// as two words, each in hex or base64. Errors: InvalidInput, in words for the one who pasted.
Result<WalletSignature> parseWalletAnswer(const QString &pasted);

/// Whether the signature is over this message and by the key of this wallet. Errors: InvalidInput (what does not fit).
Status checkWalletSignature(const WalletSignature &signature, const QString &wallet, const QByteArray &message, SigningScheme scheme);

/// "0x…" or base64.
QString keyText(const QByteArray &bytes, KeyEncoding encoding);

/// A private key for development: 32 bytes as 64 hexadecimal digits. Never for production.
class DevelopmentKey
{
public:
    /// Errors: Secret (not 64 digits, or no key of the curve).
    static Result<DevelopmentKey> fromHex(const Secret &digits);

    QString address() const { return m_address; }
    Result<WalletSignature> sign(const QByteArray &message, SigningScheme scheme) const;

private:
    DevelopmentKey() = default;

    Secret m_key; ///< 32 bytes
    QByteArray m_publicKey;
    QString m_address;
};

} // namespace pilothouse::agents
