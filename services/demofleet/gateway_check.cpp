// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/gateway_check.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <optional>

namespace pilothouse::demofleet {

using namespace Qt::StringLiterals;

namespace {

constexpr int kBits = 2048;
constexpr qint64 kOldest = 30;
constexpr qint64 kFarthestAhead = 5;

using KeyHandle = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

std::optional<QByteArray> decoded(const QByteArray &text)
{
    const auto result = QByteArray::fromBase64Encoding(text, QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    return result && !result.decoded.isEmpty() ? std::optional(result.decoded) : std::nullopt;
}

QString hashOf(const QByteArray &der)
{
    return QString::fromLatin1(QCryptographicHash::hash(der, QCryptographicHash::Sha256).toHex());
}

QString otherHash()
{
    return hashOf("the certificate of another coordinator");
}

bool holds(EVP_PKEY *key, const QByteArray &message, const QByteArray &signature)
{
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    return EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key) == 1
           && EVP_DigestVerify(context.get(), reinterpret_cast<const unsigned char *>(signature.constData()), size_t(signature.size()),
                               reinterpret_cast<const unsigned char *>(message.constData()), size_t(message.size()))
                  == 1;
}

} // namespace

struct Coordinator::Key
{
    KeyHandle key;
};

Coordinator::Coordinator() = default;
Coordinator::~Coordinator() = default;

evp_pkey_st *Coordinator::key() const
{
    if (!m_key)
        m_key.reset(new Key{{EVP_RSA_gen(kBits), EVP_PKEY_free}});
    if (!m_key->key)
        qFatal("demo fleet: OpenSSL made no key");
    return m_key->key.get();
}

QByteArray Coordinator::privatePem() const
{
    const std::unique_ptr<BIO, decltype(&BIO_free)> bio(BIO_new(BIO_s_mem()), BIO_free);
    PEM_write_bio_PrivateKey(bio.get(), key(), nullptr, nullptr, 0, nullptr, nullptr);
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return QByteArray(data, size);
}

QString Coordinator::keyHash() const
{
    unsigned char *der = nullptr;
    const int size = i2d_PUBKEY(key(), &der);
    const QString hash = hashOf(QByteArray(reinterpret_cast<const char *>(der), size));
    OPENSSL_free(der);
    return hash;
}

QString Coordinator::primaryHash() const
{
    return m_slot == Slot::Primary ? keyHash() : otherHash();
}

QString Coordinator::secondaryHash() const
{
    return m_slot == Slot::Secondary ? keyHash() : QString(64, u'0');
}

QString gatewayRefusal(const GatewayHeaders &headers, const QStringList &allowedHashes, qint64 serverTime, const QString &path)
{
    const auto message = decoded(headers.message);
    const auto signature = decoded(headers.signature);
    const auto publicKey = decoded(headers.publicKey);
    if (!message || !signature || !publicKey)
        return u"a header is missing or not base64"_s;
    if (!allowedHashes.contains(hashOf(*publicKey)))
        return u"the key is not registered"_s;
    const auto *der = reinterpret_cast<const unsigned char *>(publicKey->constData());
    const KeyHandle key(d2i_PUBKEY(nullptr, &der, long(publicKey->size())), EVP_PKEY_free);
    if (!key || EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_RSA || !holds(key.get(), *message, *signature))
        return u"the signature does not hold"_s;
    const QJsonDocument document = QJsonDocument::fromJson(*message);
    if (!document.isObject())
        return u"the message is not JSON"_s;
    const QJsonValue timestamp = document["timestamp"_L1];
    if (!timestamp.isDouble())
        return u"the timestamp is missing"_s;
    const qint64 age = serverTime - timestamp.toInteger();
    if (age > kOldest)
        return u"the signature is too old"_s;
    if (age < -kFarthestAhead)
        return u"the signature is from the future"_s;
    if (!path.isEmpty() && document["path"_L1].toString() != path)
        return u"another path was signed"_s;
    return {};
}

} // namespace pilothouse::demofleet
