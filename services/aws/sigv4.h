// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/aws/credentials.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QPair>
#include <QUrl>

namespace pilothouse::aws {

using Headers = QList<QPair<QByteArray, QByteArray>>;

/// How the path of a request is made canonical: all services but S3 clean it up and encode it a second time.
enum class PathRule { CleanAndEncodeAgain, AsOnTheWire };

/// What is signed, exactly as it goes on the wire: `headers` hold all that are to be signed except Host, which follows from
/// the URL (host in lower case, a port only when it is not the scheme's own).
struct SigningRequest
{
    QByteArray verb = "POST";
    QUrl url;
    Headers headers;
    QByteArray payloadHash; ///< lower-case hex SHA-256 of the body, or UNSIGNED-PAYLOAD
    QByteArray region;
    QByteArray service; ///< the signing name: "ecs", "monitoring"
    PathRule path = PathRule::CleanAndEncodeAgain;
};

/// The steps of a signature; all but the last are shown only in tests.
struct Signature
{
    QByteArray canonicalRequest;
    QByteArray stringToSign;
    QByteArray signature;     ///< hex
    QByteArray authorization; ///< the header's value
};

/// AWS Signature Version 4, header form. `date` is X-Amz-Date ("20260115T123045Z") and must be among the headers. Pure.
Signature sign(const SigningRequest &request, const Credentials &credentials, const QByteArray &date);

/// HMAC chain over day, region, service: 32 bytes. `day` is "20260115".
Secret signingKey(const Secret &secretAccessKey, const QByteArray &day, const QByteArray &region, const QByteArray &service);

/// "20260115T123045Z" of a time, in UTC.
QByteArray signingDate(const QDateTime &time);

/// RFC 3986: everything but A-Z a-z 0-9 - . _ ~ becomes %XX with upper-case digits.
QByteArray percentEncoded(const QByteArray &bytes);

/// Lower-case hex SHA-256 of a body.
QByteArray payloadHash(const QByteArray &body);

} // namespace pilothouse::aws
