// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/evidence/evidence_wire.h"

#include "services/core/json.h"

#include <openssl/x509.h>

#include <QUrlQuery>

#include <memory>

namespace pilothouse::evidence::wire {

namespace {

constexpr JsonLimits kLimits {.maxBytes = 16 * 1024 * 1024, .maxDepth = 32, .duplicateKeys = DuplicateKeys::Reject};

Error protocol(const QString &what)
{
    Error error;
    error.kind = ErrorKind::Protocol;
    error.what = what;
    return error;
}

QUrl withPath(const QString &address, const QString &path, const QString &query)
{
    QUrl url(address);
    QString base = url.path();
    while (base.endsWith(u'/'))
        base.chop(1);
    url.setPath(base + path);
    url.setQuery(query);
    return url;
}

/// JSON that some versions send as text inside a string and others as itself.
QByteArray jsonText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().toUtf8();
    if (value.isArray())
        return QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact);
    if (value.isObject())
        return QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
    return {};
}

/// The end (one past) of the JSON value that begins at `begin`, minding strings; -1 when it does not end.
qsizetype valueEnd(const QByteArray &body, qsizetype begin)
{
    int depth = 0;
    for (qsizetype i = begin; i < body.size(); ++i) {
        switch (body[i]) {
        case '"':
            for (++i; i < body.size() && body[i] != '"'; ++i)
                if (body[i] == '\\')
                    ++i;
            break;
        case '{':
        case '[': ++depth; break;
        case '}':
        case ']':
            if (--depth == 0)
                return i + 1;
            break;
        default: break;
        }
    }
    return -1;
}

} // namespace

QList<QUrl> challengeUrls(const QString &address, const QByteArray &challenge)
{
    const QString query = QStringLiteral("challenge=") + QString::fromLatin1(challenge);
    QList<QUrl> urls {withPath(address, QStringLiteral("/attestation"), query)};
    QString host = urls.front().host();
    const qsizetype label = host.indexOf(u'.');
    if (label > 0 && host.first(label).endsWith(QLatin1StringView("-8090"))) {
        QUrl application = urls.front();
        application.setHost(host.replace(label - 4, 4, QStringLiteral("8080")));
        urls.append(application);
    }
    return urls;
}

QList<QUrl> infoUrls(const QString &address)
{
    return {withPath(address, QStringLiteral("/prpc/Info"), QStringLiteral("json")), withPath(address, QStringLiteral("/prpc/Worker.Info"), QStringLiteral("json"))};
}

Status readChallengeAnswer(const QByteArray &body, attestation::Evidence *evidence)
{
    const auto object = parseJsonObject(body, kLimits);
    if (!object)
        return object.error();
    const auto quote = bytesFromHex(object->value(QLatin1StringView("quote")).toString().toLatin1());
    if (!quote || quote->isEmpty())
        return protocol(QStringLiteral("quote is missing or not hexadecimal"));
    evidence->quote = *quote;
    evidence->eventLog = jsonText(object->value(QLatin1StringView("event_log")));
    evidence->vmConfig = jsonText(object->value(QLatin1StringView("vm_config")));
    if (const QString compose = object->value(QLatin1StringView("app_compose")).toString(); !compose.isEmpty())
        evidence->appCompose = compose.toUtf8();
    return Done {};
}

Status readInfo(const QByteArray &body, attestation::Evidence *evidence)
{
    const auto object = parseJsonObject(body, kLimits);
    if (!object)
        return object.error();
    evidence->appInfo = body;
    if (evidence->vmConfig.isEmpty())
        evidence->vmConfig = jsonText(object->value(QLatin1StringView("vm_config")));
    const QByteArray tcbText = jsonText(object->value(QLatin1StringView("tcb_info")));
    if (tcbText.isEmpty())
        return Done {}; // hidden by the operator: allowed, the comparison says what is missing
    const auto tcb = parseJsonObject(tcbText, kLimits);
    if (!tcb)
        return protocol(QStringLiteral("tcb_info: %1").arg(tcb.error().what));
    if (evidence->appCompose.isEmpty())
        evidence->appCompose = tcb->value(QLatin1StringView("app_compose")).toString().toUtf8();
    if (evidence->eventLog.isEmpty())
        evidence->eventLog = jsonText(tcb->value(QLatin1StringView("event_log")));
    return Done {};
}

QByteArray publicKeyOf(const QByteArray &certificate)
{
    const auto *data = reinterpret_cast<const unsigned char *>(certificate.constData());
    const std::unique_ptr<X509, decltype(&X509_free)> parsed(d2i_X509(nullptr, &data, long(certificate.size())), X509_free);
    if (!parsed)
        return {};
    unsigned char *der = nullptr;
    const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(parsed.get()), &der);
    if (size <= 0)
        return {};
    const QByteArray key(reinterpret_cast<const char *>(der), size);
    OPENSSL_free(der);
    return key;
}

Result<SignedMember> signedMember(const QByteArray &body, QByteArrayView name)
{
    const auto object = parseJsonObject(body, kLimits);
    if (!object)
        return object.error();
    const auto signature = bytesFromHex(object->value(QLatin1StringView("signature")).toString().toLatin1());
    if (!signature || signature->isEmpty())
        return protocol(QStringLiteral("signature is missing or not hexadecimal"));
    // Never re-serialised: the signature covers these very bytes.
    const QByteArray quoted = '"' + name.toByteArray() + '"';
    const qsizetype at = body.indexOf(quoted);
    const qsizetype begin = at < 0 ? -1 : body.indexOf('{', at + quoted.size());
    const qsizetype end = begin < 0 ? -1 : valueEnd(body, begin);
    if (end < 0)
        return protocol(QStringLiteral("%1 is missing or no object").arg(QString::fromLatin1(name.toByteArray())));
    return SignedMember {body.mid(begin, end - begin), *signature};
}

Result<QByteArray> crlBytes(const QByteArray &body)
{
    if (body.startsWith('\x30'))
        return body;
    const auto decoded = bytesFromHex(body.trimmed());
    if (decoded && decoded->startsWith('\x30'))
        return *decoded;
    return protocol(QStringLiteral("a CRL was expected, as DER or hexadecimal"));
}

} // namespace pilothouse::evidence::wire
