// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/evidence/pccs_wire.h"

#include "services/core/digest.h"
#include "services/core/json.h"
#include "services/core/plain_text.h"

#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <QRegularExpression>

#include <memory>

namespace pilothouse::evidence::wire {

namespace {

constexpr JsonLimits kLimits{.maxBytes = 4 * 1024 * 1024, .maxDepth = 32, .duplicateKeys = DuplicateKeys::Reject};
constexpr qsizetype kLongestChain = 64 * 1024;

Error protocol(const QString &what)
{
    Error error;
    error.kind = ErrorKind::Protocol;
    error.what = what;
    return error;
}

/// One past the string that begins at `at` (a quotation mark).
qsizetype stringEnd(const QByteArray &text, qsizetype at)
{
    for (++at; at < text.size() && text[at] != '"'; ++at)
        if (text[at] == '\\')
            ++at;
    return at + 1;
}

/// The text of an object or array member of the outermost object; the text has been parsed before, so it is well-formed.
QByteArray memberText(const QByteArray &text, QByteArrayView name)
{
    int depth = 0;
    qsizetype begin = -1;
    bool isNext = false; // the name was the last thing read, and a colon came
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"') {
            const qsizetype end = stringEnd(text, i);
            if (depth == 1 && begin < 0) {
                qsizetype after = end;
                while (after < text.size() && QByteArrayView(" \t\r\n").contains(text[after]))
                    ++after;
                isNext = after < text.size() && text[after] == ':' && QByteArrayView(text).sliced(i + 1, end - i - 2) == name;
            }
            i = end - 1;
        } else if (c == '{' || c == '[') {
            if (++depth == 2 && isNext && c == '{')
                begin = i;
        } else if (c == '}' || c == ']') {
            if (--depth == 1 && begin >= 0)
                return text.mid(begin, i + 1 - begin);
        }
    }
    return {};
}

QDateTime timeMember(const QByteArray &text, QLatin1StringView name)
{
    const auto object = parseJsonObject(text, kLimits);
    return object ? QDateTime::fromString(object->value(name).toString(), Qt::ISODate) : QDateTime();
}

} // namespace

QString DataSet::query() const
{
    if (evaluationNumber)
        return QStringLiteral("tcbEvaluationDataNumber=%1").arg(*evaluationNumber);
    switch (update) {
    case Update::ServiceDefault: return {};
    case Update::Standard: return QStringLiteral("update=standard");
    case Update::Early: return QStringLiteral("update=early");
    }
    return {};
}

QUrl serviceBase(const QUrl &address)
{
    static const QRegularExpression api(QStringLiteral("(/(sgx|tdx)/certification/v[0-9]+)?/*\\z"));
    QUrl base = address;
    base.setPath(base.path().remove(api));
    base.setQuery(QString());
    base.setFragment(QString());
    return base;
}

QString apiPath(attestation::Tee tee, const QString &document)
{
    return QStringLiteral("/%1/certification/v4/%2").arg(tee == attestation::Tee::Tdx ? QStringLiteral("tdx") : QStringLiteral("sgx"), document);
}

Result<SignedMember> signedMember(const QByteArray &body, QByteArrayView name)
{
    const auto object = parseJsonObject(body, kLimits);
    if (!object)
        return object.error();
    const auto signature = bytesFromHex(object->value(QLatin1StringView("signature")).toString().toLatin1());
    if (!signature || signature->isEmpty())
        return protocol(QStringLiteral("signature is missing or not hexadecimal"));
    const QByteArray text = memberText(body, name);
    if (text.isEmpty())
        return protocol(QStringLiteral("%1 is missing or no object").arg(QString::fromLatin1(name.toByteArray())));
    return SignedMember{text, *signature};
}

Result<QByteArray> issuerChain(const http::HttpReply &reply, std::initializer_list<QByteArrayView> headers)
{
    for (const QByteArrayView name : headers) {
        QByteArray value = reply.header(name);
        if (value.isEmpty())
            continue;
        // In a form-encoded header a real plus is %2B, so every + left is a blank.
        if (value.contains("BEGIN+CERTIFICATE"))
            value.replace('+', ' ');
        const QByteArray pem = QByteArray::fromPercentEncoding(value);
        if (pem.size() > kLongestChain || !pem.contains("-----BEGIN CERTIFICATE-----"))
            return protocol(QStringLiteral("the header %1 holds no certificates").arg(QString::fromLatin1(name.toByteArray())));
        return pem;
    }
    return protocol(QStringLiteral("the header %1 with the issuer chain is missing").arg(QString::fromLatin1(headers.begin()->toByteArray())));
}

Result<QByteArray> crlBytes(const QByteArray &body)
{
    if (body.startsWith('\x30'))
        return body;
    if (const auto decoded = bytesFromHex(body.trimmed()); decoded && decoded->startsWith('\x30'))
        return *decoded;
    if (body.contains("-----BEGIN X509 CRL-----") && body.size() < kLimits.maxBytes) {
        const std::unique_ptr<BIO, decltype(&BIO_free)> bio(BIO_new_mem_buf(body.constData(), int(body.size())), BIO_free);
        const std::unique_ptr<X509_CRL, decltype(&X509_CRL_free)> crl(PEM_read_bio_X509_CRL(bio.get(), nullptr, nullptr, nullptr), X509_CRL_free);
        unsigned char *der = nullptr;
        const int size = crl ? i2d_X509_CRL(crl.get(), &der) : 0;
        const QByteArray bytes(reinterpret_cast<const char *>(der), std::max(size, 0));
        OPENSSL_free(der);
        if (!bytes.isEmpty())
            return bytes;
    }
    return protocol(QStringLiteral("a CRL was expected, as DER, hexadecimal or PEM"));
}

std::optional<QUrl> crlDistributionPoint(const QByteArray &certificate)
{
    const auto *data = reinterpret_cast<const unsigned char *>(certificate.constData());
    const std::unique_ptr<X509, decltype(&X509_free)> parsed(d2i_X509(nullptr, &data, long(certificate.size())), X509_free);
    if (!parsed)
        return std::nullopt;
    const std::unique_ptr<CRL_DIST_POINTS, decltype(&CRL_DIST_POINTS_free)> points(
        static_cast<CRL_DIST_POINTS *>(X509_get_ext_d2i(parsed.get(), NID_crl_distribution_points, nullptr, nullptr)), CRL_DIST_POINTS_free);
    for (int i = 0; points && i < sk_DIST_POINT_num(points.get()); ++i) {
        const DIST_POINT_NAME *name = sk_DIST_POINT_value(points.get(), i)->distpoint;
        if (name == nullptr || name->type != 0)
            continue;
        for (int j = 0; j < sk_GENERAL_NAME_num(name->name.fullname); ++j) {
            const GENERAL_NAME *general = sk_GENERAL_NAME_value(name->name.fullname, j);
            if (general->type != GEN_URI)
                continue;
            const ASN1_STRING *text = general->d.uniformResourceIdentifier;
            const QUrl url(QString::fromLatin1(reinterpret_cast<const char *>(ASN1_STRING_get0_data(text)), ASN1_STRING_length(text)),
                           QUrl::StrictMode);
            if (url.isValid() && !url.host().isEmpty() && (url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http")))
                return url;
        }
    }
    return std::nullopt;
}

CollateralDates datesOf(const attestation::Collateral &collateral)
{
    const auto earlier = [](const QDateTime &a, const QDateTime &b) { return !a.isValid() || (b.isValid() && b < a) ? b : a; };
    CollateralDates dates;
    dates.issued
        = earlier(timeMember(collateral.tcbInfo, QLatin1StringView("issueDate")), timeMember(collateral.qeIdentity, QLatin1StringView("issueDate")));
    dates.validUntil = earlier(timeMember(collateral.tcbInfo, QLatin1StringView("nextUpdate")),
                               timeMember(collateral.qeIdentity, QLatin1StringView("nextUpdate")));
    return dates;
}

} // namespace pilothouse::evidence::wire
