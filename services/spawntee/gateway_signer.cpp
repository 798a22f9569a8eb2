// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/spawntee/gateway_signer.h"

#include "services/core/digest.h"
#include "services/core/private_file.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

namespace pilothouse::spawntee {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLargestKeyFile = 64 * 1024;
constexpr int kFewestBits = 2048;

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;
using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;

Error refused(const QString &what, const QString &nextStep)
{
    return Error{.kind = ErrorKind::Secret, .what = what, .nextStep = nextStep};
}

/// What a text that is no usable private key is instead.
Error whatItIs(QByteArrayView text)
{
    const auto holds = [text](const char *words) { return text.toByteArray().contains(words); };
    if (holds("-----BEGIN OPENSSH PRIVATE KEY-----"))
        return refused(u"this is a key in OpenSSH's own form"_s, u"Convert it to PEM, or choose the key of the coordinator's certificate."_s);
    if (holds(" PRIVATE KEY-----"))
        return refused(u"the private key is damaged"_s, u"Take the file again from the coordinator's certificate bundle (tls.key)."_s);
    if (holds(" PUBLIC KEY-----"))
        return refused(u"this is a public key; signing needs the private one"_s, u"Choose the private key (tls.key)."_s);
    if (holds("-----BEGIN CERTIFICATE-----"))
        return refused(u"this is a certificate; signing needs its private key"_s, u"Choose the private key (tls.key) beside it."_s);
    return refused(u"this is no private key in PEM form"_s, u"Choose the private key of the coordinator's certificate (tls.key)."_s);
}

/// OpenSSL asks for a password here: nobody is asked, and that it did is told.
int refusePassword(char *, int, int, void *asked)
{
    *static_cast<bool *>(asked) = true;
    return -1;
}

bool halvesFit(EVP_PKEY *key)
{
    const KeyContext context(EVP_PKEY_CTX_new(key, nullptr), EVP_PKEY_CTX_free);
    return context && EVP_PKEY_pairwise_check(context.get()) == 1;
}

void appendEscaped(QByteArray &text, char16_t unit)
{
    static constexpr char kDigits[] = "0123456789abcdef";
    text += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4)
        text += kDigits[(unit >> shift) & 15];
}

} // namespace

QByteArray gatewayMessage(const QString &path, qint64 timestamp)
{
    QByteArray text = "{\"path\":\"";
    for (const QChar c : path) {
        const char16_t unit = c.unicode();
        switch (unit) {
        case u'"': text += "\\\""; break;
        case u'\\': text += "\\\\"; break;
        case u'\b': text += "\\b"; break;
        case u'\f': text += "\\f"; break;
        case u'\n': text += "\\n"; break;
        case u'\r': text += "\\r"; break;
        case u'\t': text += "\\t"; break;
        default:
            // A character beyond the BMP is two units, each escaped by itself.
            if (unit >= 0x20 && unit < 0x7f)
                text += char(unit);
            else
                appendEscaped(text, unit);
        }
    }
    return text + "\",\"timestamp\":" + QByteArray::number(timestamp) + '}';
}

GatewaySigner::GatewaySigner(std::shared_ptr<evp_pkey_st> key, const QByteArray &publicDer)
    : m_key(std::move(key))
    , m_publicHeader(publicDer.toBase64())
    , m_keyHash(QString::fromLatin1(sha256({publicDer}).toHex()))
{
}

Result<GatewaySigner> GatewaySigner::fromPem(const Secret &pem)
{
    const QByteArrayView text = pem.view();
    if (text.isEmpty() || text.size() > kLargestKeyFile)
        return whatItIs({});
    const Bio bio(BIO_new_mem_buf(text.data(), int(text.size())), BIO_free);
    bool passwordAsked = false;
    Key key(PEM_read_bio_PrivateKey(bio.get(), nullptr, refusePassword, &passwordAsked), EVP_PKEY_free);
    ERR_clear_error();
    if (passwordAsked)
        return refused(u"the private key is encrypted with a password"_s,
                       u"Decrypt it into a file that only you can read (openssl pkey -in KEY -out PLAIN), and choose that."_s);
    if (!key)
        return whatItIs(text);
    if (EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_RSA) {
        const char *const type = EVP_PKEY_get0_type_name(key.get());
        return refused(u"this is a key of type %1; gateway signatures need RSA"_s.arg(QLatin1StringView(type ? type : "unknown")),
                       u"Choose the RSA key of the coordinator's certificate (tls.key)."_s);
    }
    if (EVP_PKEY_get_bits(key.get()) < kFewestBits)
        return refused(u"the RSA key has %1 bits; %2 are the least that is safe"_s.arg(EVP_PKEY_get_bits(key.get())).arg(kFewestBits),
                       u"Have a certificate issued for a longer key."_s);
    if (!halvesFit(key.get())) {
        ERR_clear_error();
        return refused(u"the private key is damaged: its halves do not fit"_s, u"Take the file again from the coordinator's certificate bundle."_s);
    }
    unsigned char *der = nullptr;
    const int size = i2d_PUBKEY(key.get(), &der);
    if (size <= 0)
        return Error{.kind = ErrorKind::Internal, .what = u"OpenSSL cannot write the public key"_s};
    const QByteArray publicDer(reinterpret_cast<const char *>(der), size);
    OPENSSL_free(der);
    return GatewaySigner(std::shared_ptr<EVP_PKEY>(key.release(), EVP_PKEY_free), publicDer);
}

Result<GatewaySigner> GatewaySigner::fromFile(const QString &path)
{
    auto bytes = readPrivateFile(path, kLargestKeyFile, FileAccess::OwnerOnly);
    if (!bytes)
        return bytes.error();
    const Secret pem(std::move(*bytes));
    auto signer = fromPem(pem);
    if (!signer) {
        Error error = signer.error();
        error.where = path;
        return error;
    }
    return signer;
}

Result<GatewaySigner::Headers> GatewaySigner::headersFor(const QString &path, qint64 timestamp) const
{
    const QByteArray message = gatewayMessage(path, timestamp);
    QByteArray signature(EVP_PKEY_get_size(m_key.get()), '\0');
    size_t size = size_t(signature.size());
    const DigestContext context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    // RSA pads as PKCS#1 v1.5 unless told otherwise.
    const bool done = context && EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, m_key.get()) == 1
                      && EVP_DigestSign(context.get(), reinterpret_cast<uchar *>(signature.data()), &size,
                                        reinterpret_cast<const uchar *>(message.constData()), size_t(message.size()))
                             == 1;
    if (!done)
        return Error{.kind = ErrorKind::Internal, .what = u"OpenSSL cannot sign with a key that it has checked"_s};
    signature.truncate(qsizetype(size));
    return Headers{{"X-Gateway-Auth-Message", message.toBase64()},
                   {"X-Gateway-Auth-Signature", signature.toBase64()},
                   {"X-Gateway-Auth-Pubkey", m_publicHeader}};
}

int GatewaySigner::keyBits() const
{
    return EVP_PKEY_get_bits(m_key.get());
}

} // namespace pilothouse::spawntee
