// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/core/secret.h"

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QString>

#include <memory>

struct evp_pkey_st;

namespace pilothouse::spawntee {

/// What is signed: {"path":…,"timestamp":…} without blanks, non-ASCII as \uXXXX. `path` begins with a slash and holds neither query nor percent
/// signs of an encoding; `timestamp` counts Unix seconds.
QByteArray gatewayMessage(const QString &path, qint64 timestamp);

/// Signs requests with the coordinator's RSA key: RSASSA-PKCS1-v1_5 with SHA-256, in three headers. Neither method nor body is covered, so
/// a header set is good for any request to the same path while it is fresh. Thread-safe once made.
class GatewaySigner
{
public:
    using Headers = QList<QPair<QByteArray, QByteArray>>;

    /// From PEM, PKCS#1 or PKCS#8. Errors (Secret), each with its own words: encrypted, not RSA, a public key or a certificate, shorter than 2048
    /// bits, halves that do not fit, no PEM at all. None of them quotes the input.
    static Result<GatewaySigner> fromPem(const Secret &pem);
    /// From a file that is the operator's alone. Errors: those of readPrivateFile(), and as above with the file's name.
    static Result<GatewaySigner> fromFile(const QString &path);

    /// Message, signature and public key, base64 on one line each. Takes a millisecond or two.
    Result<Headers> headersFor(const QString &path, qint64 timestamp) const;

    /// SHA-256 of the public key's DER, lower-case hex: what is registered on chain.
    const QString &keyHash() const { return m_keyHash; }
    int keyBits() const;

private:
    GatewaySigner(std::shared_ptr<evp_pkey_st> key, const QByteArray &publicDer);

    std::shared_ptr<evp_pkey_st> m_key; ///< OpenSSL wipes the private half when it goes
    QByteArray m_publicHeader;
    QString m_keyHash;
};

} // namespace pilothouse::spawntee
