// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/deploy_port.h"
#include "services/core/digest.h"
#include "services/core/result.h"
#include "services/core/secret.h"

#include <QByteArray>

#include <vector>

namespace pilothouse::phala {

/// An X25519 public key: the inside of a CVM (or its KMS) holds the other half.
using EnvKey = Digest<32>;

/// 64 hexadecimal digits, "0x" allowed in front. Errors: Protocol.
Result<EnvKey> envKeyFromHex(const QString &text);

/// What a guest does not take, before anything is sent: it would drop such variables without a word, or fail to boot.
/// Names are letters, digits and "_", no digit first, 255 characters at most; values are UTF-8 without a zero byte, 128 KiB at
/// most; 1,024 variables and 1 MiB in all; no name twice. Errors: InvalidInput, naming the variable and never its value.
Status checkVariables(const std::vector<cluster::SealedVariable> &variables);

/// The compact JSON {"env":[{"key":…,"value":…}]} a guest reads, in the order given, written as JavaScript writes it.
Secret envDocument(const std::vector<cluster::SealedVariable> &variables);

/// Encrypts a document to a key: X25519 with a key of its own each time, AES-256-GCM with the 32 shared bytes as they are.
/// The blob is ephemeral key (32) | nonce (12) | ciphertext | tag (16) in lower-case hex.
/// Errors: Refused (a recipient of low order: the shared secret would be known to everybody), Internal.
Result<QByteArray> sealEnv(const Secret &document, const EnvKey &recipient);
/// The same with a given private key (32 bytes) and nonce (12 bytes): for test vectors alone.
Result<QByteArray> sealEnvWith(const Secret &document, const EnvKey &recipient, const Secret &ephemeralKey, const QByteArray &nonce);

} // namespace pilothouse::phala
