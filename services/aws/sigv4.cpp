// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/aws/sigv4.h"

#include "services/core/digest.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace pilothouse::aws {

namespace {

using Mac = std::array<unsigned char, 32>;

Mac hmac(QByteArrayView key, QByteArrayView data)
{
    Mac mac{};
    unsigned int size = 0;
    HMAC(EVP_sha256(), key.data(), int(key.size()), reinterpret_cast<const unsigned char *>(data.data()), size_t(data.size()), mac.data(), &size);
    return mac;
}

QByteArrayView viewOf(const Mac &mac)
{
    return QByteArrayView(reinterpret_cast<const char *>(mac.data()), qsizetype(mac.size()));
}

bool isUnreserved(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
}

QByteArray encoded(const QByteArray &bytes, bool keepSlash)
{
    static constexpr char kDigits[] = "0123456789ABCDEF";
    QByteArray text;
    text.reserve(bytes.size() * 3 / 2);
    for (const char c : bytes) {
        if (isUnreserved(c) || (keepSlash && c == '/')) {
            text += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        text += '%';
        text += kDigits[byte >> 4];
        text += kDigits[byte & 15];
    }
    return text;
}

/// Drops empty and "." segments, resolves "..", keeps a trailing slash.
QByteArray cleanPath(const QByteArray &path)
{
    QList<QByteArray> kept;
    for (const QByteArray &segment : path.split('/')) {
        if (segment.isEmpty() || segment == ".")
            continue;
        if (segment == "..") {
            if (!kept.isEmpty())
                kept.removeLast();
            continue;
        }
        kept << segment;
    }
    if (kept.isEmpty())
        return "/";
    const bool endsInSlash = path.endsWith('/') || path.endsWith("/.") || path.endsWith("/..");
    return '/' + kept.join('/') + (endsInSlash ? "/" : "");
}

QByteArray canonicalPath(const QUrl &url, PathRule rule)
{
    const QByteArray wire = url.path(QUrl::FullyEncoded).toLatin1();
    if (wire.isEmpty())
        return "/";
    return rule == PathRule::AsOnTheWire ? wire : encoded(cleanPath(wire), true);
}

QByteArray canonicalQuery(const QUrl &url)
{
    const QByteArray wire = url.query(QUrl::FullyEncoded).toLatin1();
    if (wire.isEmpty())
        return {};
    std::vector<std::pair<QByteArray, QByteArray>> parts;
    for (const QByteArray &part : wire.split('&')) {
        if (part.isEmpty())
            continue;
        const qsizetype equals = part.indexOf('=');
        const QByteArray name = equals < 0 ? part : part.left(equals);
        const QByteArray value = equals < 0 ? QByteArray() : part.mid(equals + 1);
        parts.emplace_back(percentEncoded(QByteArray::fromPercentEncoding(name)), percentEncoded(QByteArray::fromPercentEncoding(value)));
    }
    std::sort(parts.begin(), parts.end());
    QByteArray query;
    for (const auto &[name, value] : parts)
        query += (query.isEmpty() ? "" : "&") + name + '=' + value;
    return query;
}

QByteArray canonicalValue(const QByteArray &value)
{
    QByteArray text;
    for (const char c : value.trimmed()) {
        if (c == ' ' && text.endsWith(' '))
            continue;
        text += c;
    }
    return text;
}

QByteArray hostOf(const QUrl &url)
{
    QByteArray host = url.host(QUrl::FullyEncoded).toLower().toLatin1();
    if (host.contains(':'))
        host = '[' + host + ']'; // an IPv6 address
    const int own = url.scheme() == QLatin1String("https") ? 443 : 80;
    if (url.port() > 0 && url.port() != own)
        host += ':' + QByteArray::number(url.port());
    return host;
}

/// Sorted by lower-case name; what was sent twice is joined in the order sent.
std::vector<std::pair<QByteArray, QByteArray>> canonicalHeaders(const SigningRequest &request)
{
    std::vector<std::pair<QByteArray, QByteArray>> headers{{"host", hostOf(request.url)}};
    for (const auto &[name, value] : request.headers)
        headers.emplace_back(name.toLower(), canonicalValue(value));
    std::stable_sort(headers.begin(), headers.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    std::vector<std::pair<QByteArray, QByteArray>> joined;
    for (auto &header : headers) {
        if (!joined.empty() && joined.back().first == header.first)
            joined.back().second += ',' + header.second;
        else
            joined.push_back(std::move(header));
    }
    return joined;
}

} // namespace

QByteArray percentEncoded(const QByteArray &bytes)
{
    return encoded(bytes, false);
}

QByteArray payloadHash(const QByteArray &body)
{
    return sha256({body}).toHex();
}

QByteArray signingDate(const QDateTime &time)
{
    return time.toUTC().toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'")).toLatin1();
}

Secret signingKey(const Secret &secretAccessKey, const QByteArray &day, const QByteArray &region, const QByteArray &service)
{
    QByteArray seed;
    seed.reserve(4 + secretAccessKey.view().size());
    seed += "AWS4";
    seed += secretAccessKey.view();
    Mac key = hmac(seed, day);
    wipe(seed);
    for (const QByteArray &part : {region, service, QByteArray("aws4_request")}) {
        Mac next = hmac(viewOf(key), part);
        key.swap(next);
        OPENSSL_cleanse(next.data(), next.size());
    }
    Secret made = Secret::copyOf(viewOf(key));
    OPENSSL_cleanse(key.data(), key.size());
    return made;
}

Signature sign(const SigningRequest &request, const Credentials &credentials, const QByteArray &date)
{
    const QByteArray day = date.left(8);
    const QByteArray scope = day + '/' + request.region + '/' + request.service + "/aws4_request";
    QByteArray block;
    QByteArray names;
    for (const auto &[name, value] : canonicalHeaders(request)) {
        block += name + ':' + value + '\n';
        names += (names.isEmpty() ? "" : ";") + name;
    }
    Signature made;
    made.canonicalRequest = request.verb + '\n' + canonicalPath(request.url, request.path) + '\n' + canonicalQuery(request.url) + '\n' + block + '\n'
                            + names + '\n' + request.payloadHash;
    made.stringToSign = "AWS4-HMAC-SHA256\n" + date + '\n' + scope + '\n' + payloadHash(made.canonicalRequest);
    const Secret key = signingKey(credentials.secretAccessKey, day, request.region, request.service);
    const Mac mac = hmac(key.view(), made.stringToSign);
    made.signature = viewOf(mac).toByteArray().toHex();
    made.authorization
        = "AWS4-HMAC-SHA256 Credential=" + credentials.accessKeyId + '/' + scope + ", SignedHeaders=" + names + ", Signature=" + made.signature;
    return made;
}

} // namespace pilothouse::aws
