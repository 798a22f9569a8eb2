// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace pilothouse::demofleet {

/// The private key of the demo operator's wallet: a throw-away value, known to everybody ("pilothouse demo operator wallet!").
inline constexpr char kOperatorKey[] = "70696c6f74686f7573652064656d6f206f70657261746f722077616c6c657421";

/// The address ("secret1…") of a compressed secp256k1 key, and that of the demo operator.
QString walletOf(const QByteArray &publicKey);
QString operatorWallet();
/// A made-up address whose checksum holds; nobody has its key.
QString madeUpWallet(const QByteArray &seed);

/// "0x…", plain hex or base64; empty for anything else.
QByteArray walletBytes(const QString &text);
/// Whether a signature (r and s) is by this key over the message: in its ADR-036 document, or over its bytes as they are.
bool signatureHolds(const QByteArray &publicKey, const QByteArray &signature, const QString &wallet, const QByteArray &message);

} // namespace pilothouse::demofleet
