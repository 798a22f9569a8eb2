// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/evidence/evidence_wire.h"

#include "services/core/json.h"
#include "services/core/plain_text.h"

#include <openssl/x509.h>

#include <memory>

namespace pilothouse::evidence::wire {

namespace {

constexpr JsonLimits kLimits{.maxBytes = 16 * 1024 * 1024, .maxDepth = 32, .duplicateKeys = DuplicateKeys::Reject};
constexpr JsonLimits kClaimLimits{.maxBytes = 64 * 1024, .maxDepth = 16, .duplicateKeys = DuplicateKeys::Allow};
constexpr qsizetype kLongestClaim = 200;
constexpr char kQuoteOid[] = "1.3.6.1.4.1.62397.1.1";
constexpr char kEventLogOid[] = "1.3.6.1.4.1.62397.1.2";

Error protocol(const QString &what)
{
    Error error;
    error.kind = ErrorKind::Protocol;
    error.what = what;
    return error;
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

std::optional<QByteArray> hexBytes(QByteArray text)
{
    if (text.startsWith("0x"))
        text.remove(0, 2);
    return bytesFromHex(text);
}

QString shown(const QJsonValue &value)
{
    return visibleText(value.toString(), kLongestClaim);
}

/// Content of an extension that wraps its bytes in an OCTET STRING; empty when it is absent or malformed.
QByteArray octetsOf(const X509 *certificate, const char *oid)
{
    const std::unique_ptr<ASN1_OBJECT, decltype(&ASN1_OBJECT_free)> name(OBJ_txt2obj(oid, 1), ASN1_OBJECT_free);
    const int at = name ? X509_get_ext_by_OBJ(certificate, name.get(), -1) : -1;
    if (at < 0)
        return {};
    const ASN1_OCTET_STRING *value = X509_EXTENSION_get_data(X509_get_ext(certificate, at));
    const unsigned char *data = ASN1_STRING_get0_data(value);
    const std::unique_ptr<ASN1_OCTET_STRING, decltype(&ASN1_OCTET_STRING_free)> inner(
        d2i_ASN1_OCTET_STRING(nullptr, &data, ASN1_STRING_length(value)), ASN1_OCTET_STRING_free);
    if (!inner)
        return {};
    return {reinterpret_cast<const char *>(ASN1_STRING_get0_data(inner.get())), ASN1_STRING_length(inner.get())};
}

} // namespace

QUrl routeUrl(const QUrl &base, const QString &route, const QString &query)
{
    QUrl url = base;
    url.setPath(base.path() + route);
    url.setQuery(query.isEmpty() ? QString() : query);
    return url;
}

Status readQuoteAnswer(const QByteArray &body, attestation::Evidence *evidence)
{
    const auto object = parseJsonObject(body, kLimits);
    if (!object)
        return object.error();
    QByteArray text;
    for (const char *name : {"quote", "tdxQuote", "raw_quote"})
        if (text.isEmpty())
            text = object->value(QLatin1StringView(name)).toString().toLatin1();
    const auto quote = hexBytes(text);
    if (!quote || quote->isEmpty())
        return protocol(QStringLiteral("quote is missing or not hexadecimal"));
    evidence->quote = *quote;
    // What comes with the quote is of one moment with it; what it leaves out may be known from elsewhere.
    if (const QByteArray log = jsonText(object->value(QLatin1StringView("event_log"))); !log.isEmpty())
        evidence->eventLog = log;
    if (const QByteArray config = jsonText(object->value(QLatin1StringView("vm_config"))); !config.isEmpty())
        evidence->vmConfig = config;
    if (const QString compose = object->value(QLatin1StringView("app_compose")).toString(); !compose.isEmpty())
        evidence->appCompose = compose.toUtf8();
    return Done{};
}

bool tookChallenge(const QByteArray &body, const QByteArray &quote, const QByteArray &challenge)
{
    const auto object = parseJsonObject(body, kLimits);
    if (object && object->contains(QLatin1StringView("report_data")))
        return true;
    const auto parsed = attestation::parseQuote(quote);
    return parsed && parsed->td && parsed->td->reportData == *Digest<64>::fromBytes(attestation::reportDataForChallenge(challenge));
}

Result<GuestInfo> readInfo(const QByteArray &body, attestation::Evidence *evidence)
{
    const auto object = parseJsonObject(body, kLimits);
    if (!object)
        return object.error();
    GuestInfo info;
    info.appId = object->value(QLatin1StringView("app_id")).toString().toLower();
    info.instanceId = object->value(QLatin1StringView("instance_id")).toString().toLower();
    const QByteArray tcbText = jsonText(object->value(QLatin1StringView("tcb_info")));
    if (info.appId.isEmpty() && tcbText.isEmpty())
        return protocol(QStringLiteral("neither app_id nor tcb_info: not a guest service's answer"));
    evidence->appInfo = body;
    if (evidence->vmConfig.isEmpty())
        evidence->vmConfig = jsonText(object->value(QLatin1StringView("vm_config")));
    if (tcbText.isEmpty()) {
        info.isHidden = true;
        return info;
    }
    const auto tcb = parseJsonObject(tcbText, kLimits);
    if (!tcb)
        return protocol(QStringLiteral("tcb_info: %1").arg(tcb.error().what));
    if (evidence->appCompose.isEmpty())
        evidence->appCompose = tcb->value(QLatin1StringView("app_compose")).toString().toUtf8();
    if (evidence->eventLog.isEmpty())
        evidence->eventLog = jsonText(tcb->value(QLatin1StringView("event_log")));
    return info;
}

// Spellings: the multi-machine guide's comparison script, its lookups of /attestation and /compose-hash.
QJsonObject enclaveClaims(const QByteArray &attestationBody)
{
    QJsonObject claims;
    const auto object = parseJsonObject(attestationBody, kLimits);
    if (!object)
        return claims;
    const auto find = [&object](QLatin1StringView name) {
        QString found = shown(object->value(name));
        for (const char *inside : {"tdxQuote", "quote", "measurement"})
            if (found.isEmpty())
                found = shown(object->value(QLatin1StringView(inside))[name]);
        return found;
    };
    if (const QString enclave = find(QLatin1StringView("mr_enclave")); !enclave.isEmpty())
        claims.insert(QStringLiteral("mrEnclave"), enclave);
    if (const QString signer = find(QLatin1StringView("mr_signer")); !signer.isEmpty())
        claims.insert(QStringLiteral("mrSigner"), signer);
    return claims;
}

QString composeHashClaim(const QByteArray &body)
{
    if (const auto object = parseJsonObject(body, kClaimLimits)) {
        const QString hash = shown(object->value(QLatin1StringView("composeHash")));
        return hash.isEmpty() ? shown(object->value(QLatin1StringView("hash"))) : hash;
    }
    const QByteArray word = body.simplified();
    const bool isWord = !word.isEmpty() && word.size() <= kLongestClaim && !word.contains('<') && !word.contains('{') && !word.contains(' ');
    return isWord ? visibleText(QString::fromUtf8(word), kLongestClaim) : QString();
}

QString guestVersionClaim(const QByteArray &body)
{
    const auto object = parseJsonObject(body, kClaimLimits);
    if (!object)
        return {};
    const QString version = shown(object->value(QLatin1StringView("version")));
    const QString rev = shown(object->value(QLatin1StringView("rev")));
    return rev.isEmpty() || version.isEmpty() ? version : QStringLiteral("%1 (%2)").arg(version, rev);
}

QString healthClaim(const QByteArray &body)
{
    if (const auto object = parseJsonObject(body, kClaimLimits))
        return shown(object->value(QLatin1StringView("status")));
    const QByteArray word = body.simplified();
    return !word.isEmpty() && word.size() <= 40 && !word.contains('<') ? visibleText(QString::fromUtf8(word), 40) : QString();
}

QStringList claimNotes(const QJsonObject &claims, const QByteArray &appCompose)
{
    QStringList said;
    const std::pair<const char *, const char *> shownClaims[] = {{"composeHash", "compose hash"},
                                                                 {"mrEnclave", "mr_enclave"},
                                                                 {"mrSigner", "mr_signer"},
                                                                 {"health", "health"},
                                                                 {"guestVersion", "guest service"}};
    for (const auto &[member, word] : shownClaims)
        if (const QString value = claims.value(QLatin1StringView(member)).toString(); !value.isEmpty())
            said << QStringLiteral("%1 %2").arg(QLatin1StringView(word), value);
    if (said.isEmpty())
        return {};
    QStringList notes{QStringLiteral("claimed by its own routes, proves nothing: %1").arg(said.join(QStringLiteral(", ")))};
    QString claimed = claims.value(QLatin1StringView("composeHash")).toString().toLower();
    if (claimed.startsWith(QLatin1String("0x")))
        claimed.remove(0, 2);
    if (!claimed.isEmpty() && !appCompose.isEmpty()) {
        const QString real = QString::fromLatin1(sha256({appCompose}).toHex());
        if (claimed != real)
            notes << QStringLiteral("its /compose-hash route claims %1, the app-compose it serves hashes to %2").arg(claimed, real);
    }
    return notes;
}

std::optional<QString> applicationKeyIn(QByteArrayView reportData)
{
    QByteArray text = reportData.toByteArray();
    while (text.endsWith('\0'))
        text.chop(1);
    for (const auto &[prefix, name] : {std::pair<QByteArray, const char *>{"dip1::ed25519-pk:", "ed25519"}, {"dip1::secp256k1c-pk:", "secp256k1"}})
        if (text.startsWith(prefix))
            return QStringLiteral("%1 %2").arg(QLatin1StringView(name), visibleText(QString::fromLatin1(text.mid(prefix.size())), 100));
    return std::nullopt;
}

PeerCertificate readCertificate(const QByteArray &der)
{
    const auto *data = reinterpret_cast<const unsigned char *>(der.constData());
    const std::unique_ptr<X509, decltype(&X509_free)> parsed(d2i_X509(nullptr, &data, long(der.size())), X509_free);
    PeerCertificate certificate;
    if (!parsed)
        return certificate;
    unsigned char *key = nullptr;
    const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(parsed.get()), &key);
    if (size > 0)
        certificate.publicKey = QByteArray(reinterpret_cast<const char *>(key), size);
    OPENSSL_free(key);
    certificate.quote = octetsOf(parsed.get(), kQuoteOid);
    certificate.eventLog = octetsOf(parsed.get(), kEventLogOid);
    return certificate;
}

} // namespace pilothouse::evidence::wire
