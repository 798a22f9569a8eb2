// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/comparison.h"
#include "services/core/result.h"

#include <QByteArray>
#include <QUrl>

namespace pilothouse::evidence::wire {

/// Where the challenge route of a machine may be: at its address, and, when the address is that of the guest service
/// (…-8090.…), at the application's usual port of the same instance (…-8080.…).
QList<QUrl> challengeUrls(const QString &address, const QByteArray &challenge);
/// Public information of the guest service, newest route first.
QList<QUrl> infoUrls(const QString &address);

/// Reads an answer of the challenge route into the evidence. Errors: Protocol, naming the member.
Status readChallengeAnswer(const QByteArray &body, attestation::Evidence *evidence);
/// Reads the guest's information: app-compose and event log out of tcb_info where the challenge route gave none.
/// Errors: Protocol.
Status readInfo(const QByteArray &body, attestation::Evidence *evidence);

/// SubjectPublicKeyInfo (DER) of a certificate (DER); empty when it is none.
QByteArray publicKeyOf(const QByteArray &certificate);

/// The exact text of a signed member and its signature, out of an answer like {"tcbInfo":{…},"signature":"…"}: the signature
/// covers the bytes between the member's name and the comma before "signature". Errors: Protocol.
struct SignedMember
{
    QByteArray text;
    QByteArray signature; ///< raw
};
Result<SignedMember> signedMember(const QByteArray &body, QByteArrayView name);

/// A CRL as services send it: DER, or DER as hexadecimal text. Errors: Protocol.
Result<QByteArray> crlBytes(const QByteArray &body);

} // namespace pilothouse::evidence::wire
