// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/comparison.h"
#include "services/core/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QUrl>

#include <optional>

namespace pilothouse::evidence::wire {

/// `base` has no slash at its end; `route` begins with one.
QUrl routeUrl(const QUrl &base, const QString &route, const QString &query = {});

/// Reads an answer of the challenge route (or of GetAttestationForAppKey) into the evidence: {quote|tdxQuote|raw_quote: hex, event_log,
/// vm_config, app_compose}. Errors: Protocol, naming the member.
Status readQuoteAnswer(const QByteArray &body, attestation::Evidence *evidence);
/// Whether such an answer took part in a challenge: it names its report data, or its quote answers this challenge. An application
/// whose route knows no challenge serves a quote of another time; that makes it old, not replayed.
bool tookChallenge(const QByteArray &body, const QByteArray &quote, const QByteArray &challenge);

/// What the guest service says of its machine: nothing of it is signed.
struct GuestInfo
{
    QString appId;         ///< 40 hex
    QString instanceId;    ///< 40 hex; empty = the application has none
    bool isHidden = false; ///< the operator hides tcb_info (public_tcbinfo is off)
};
/// Reads app-compose and event log out of tcb_info where the challenge route gave none, and keeps the answer as a claim. Errors: Protocol.
Result<GuestInfo> readInfo(const QByteArray &body, attestation::Evidence *evidence);

/// What the routes of the multi-machine guide say, under the spellings its script knows; members that are missing are left out.
/// "mrEnclave", "mrSigner": of an /attestation answer.
QJsonObject enclaveClaims(const QByteArray &attestationBody);
/// `.composeHash`, else `.hash`, else the body without white space, when it is a short word. Empty: no claim.
QString composeHashClaim(const QByteArray &body);
/// {"version", "rev"} of the guest service as "0.5.5 (rev)". Empty: no claim.
QString guestVersionClaim(const QByteArray &body);
/// `.status` of /health, or "ok" for a body that is just that.
QString healthClaim(const QByteArray &body);
/// Claims in words, and where the machine contradicts itself: its own compose hash against the text it serves. Nothing without claims.
QStringList claimNotes(const QJsonObject &claims, const QByteArray &appCompose);

/// "ed25519 <key>" when report data is that of GetAttestationForAppKey (dip1::…): such a quote proves a key, not a time.
std::optional<QString> applicationKeyIn(QByteArrayView reportData);

/// What a certificate (DER) holds for us; all empty when it is none.
struct PeerCertificate
{
    QByteArray publicKey; ///< DER SubjectPublicKeyInfo
    QByteArray quote;     ///< of an RA-TLS certificate (OID 1.3.6.1.4.1.62397.1.1)
    QByteArray eventLog;  ///< JSON, beside it (OID …62397.1.2)
};
PeerCertificate readCertificate(const QByteArray &der);

} // namespace pilothouse::evidence::wire
