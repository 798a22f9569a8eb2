// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/env_kms.h"

#include "services/core/freed_by.h"

#include "services/core/digest.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/obj_mac.h>

#include <memory>

namespace pilothouse::demofleet {

using namespace Qt::StringLiterals;

namespace {

constexpr int kKey = 32;
constexpr int kNonce = 12;
constexpr int kTag = 16;

const unsigned char *raw(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

unsigned char *raw(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

using Number = std::unique_ptr<BIGNUM, FreedBy<BN_free>>;
using Scratch = std::unique_ptr<BN_CTX, FreedBy<BN_CTX_free>>;
using Curve = std::unique_ptr<EC_GROUP, FreedBy<EC_GROUP_free>>;
using CurvePoint = std::unique_ptr<EC_POINT, FreedBy<EC_POINT_free>>;
using PrivateKey = std::unique_ptr<EVP_PKEY, FreedBy<EVP_PKEY_free>>;

Number numberOf(const QByteArray &bytes)
{
    return Number(BN_bin2bn(raw(bytes), int(bytes.size()), nullptr));
}

QByteArray padded(const BIGNUM *number)
{
    QByteArray bytes(kKey, '\0');
    BN_bn2binpad(number, raw(bytes), kKey);
    return bytes;
}

QByteArray compressedMultiple(const EC_GROUP *curve, const BIGNUM *factor)
{
    const CurvePoint point(EC_POINT_new(curve));
    EC_POINT_mul(curve, point.get(), factor, nullptr, nullptr, nullptr);
    QByteArray bytes(kKey + 1, '\0');
    EC_POINT_point2oct(curve, point.get(), POINT_CONVERSION_COMPRESSED, raw(bytes), size_t(bytes.size()), nullptr);
    return bytes;
}

PrivateKey x25519(const QByteArray &bytes)
{
    return PrivateKey(EVP_PKEY_new_raw_private_key(EVP_PKEY_X25519, nullptr, raw(bytes), size_t(bytes.size())));
}

std::optional<QByteArray> opened(const QByteArray &blob, const QByteArray &privateKey)
{
    if (blob.size() < kKey + kNonce + kTag)
        return std::nullopt;
    const PrivateKey mine = x25519(privateKey);
    const PrivateKey peer(EVP_PKEY_new_raw_public_key(EVP_PKEY_X25519, nullptr, raw(blob), kKey));
    const std::unique_ptr<EVP_PKEY_CTX, FreedBy<EVP_PKEY_CTX_free>> agreement(EVP_PKEY_CTX_new(mine.get(), nullptr));
    QByteArray shared(kKey, '\0');
    size_t size = kKey;
    if (EVP_PKEY_derive_init(agreement.get()) != 1 || EVP_PKEY_derive_set_peer(agreement.get(), peer.get()) != 1
        || EVP_PKEY_derive(agreement.get(), raw(shared), &size) != 1)
        return std::nullopt;
    QByteArray tag = blob.right(kTag);
    const QByteArray sealed = blob.mid(kKey + kNonce, blob.size() - kKey - kNonce - kTag);
    QByteArray plain(sealed.size() + kTag, '\0');
    int written = 0;
    int rest = 0;
    const std::unique_ptr<EVP_CIPHER_CTX, FreedBy<EVP_CIPHER_CTX_free>> cipher(EVP_CIPHER_CTX_new());
    if (EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, raw(shared), raw(blob) + kKey) != 1
        || EVP_DecryptUpdate(cipher.get(), raw(plain), &written, raw(sealed), int(sealed.size())) != 1
        || EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, kTag, tag.data()) != 1
        || EVP_DecryptFinal_ex(cipher.get(), raw(plain) + written, &rest) != 1)
        return std::nullopt;
    return plain.left(written);
}

} // namespace

EnvKms::EnvKms(quint32 seed) : m_seed("pilothouse demo fleet KMS " + QByteArray::number(seed))
{
    m_rootPrivate = sha256({m_seed, " root"}).view().toByteArray();
    const Curve curve(EC_GROUP_new_by_curve_name(NID_secp256k1));
    m_rootPublic = compressedMultiple(curve.get(), numberOf(m_rootPrivate).get());
}

QByteArray EnvKms::privateKeyOf(const QString &appId) const
{
    return sha256({m_seed, " app ", appId.toLatin1()}).view().toByteArray();
}

QByteArray EnvKms::publicKeyOf(const QString &appId) const
{
    QByteArray &key = m_publicKeys[appId];
    if (key.isEmpty()) {
        const PrivateKey mine = x25519(privateKeyOf(appId));
        key.resize(kKey);
        size_t size = kKey;
        EVP_PKEY_get_raw_public_key(mine.get(), raw(key), &size);
    }
    return key;
}

QByteArray EnvKms::signatureOf(const QString &appId) const
{
    const QByteArray message = "dstack-env-encrypt-pubkey:" + QByteArray::fromHex(appId.toLatin1()) + publicKeyOf(appId);
    const QByteArray hash = QCryptographicHash::hash(message, QCryptographicHash::Keccak_256);
    const Curve curve(EC_GROUP_new_by_curve_name(NID_secp256k1));
    const BIGNUM *const order = EC_GROUP_get0_order(curve.get());
    const Scratch scratch(BN_CTX_new());
    const Number k = numberOf(sha256({m_rootPrivate, hash}).view().toByteArray());
    const QByteArray point = compressedMultiple(curve.get(), k.get());
    const Number r = numberOf(point.mid(1));
    const Number s(BN_new());
    BN_mod_mul(s.get(), r.get(), numberOf(m_rootPrivate).get(), order, scratch.get());
    BN_mod_add(s.get(), s.get(), numberOf(hash).get(), order, scratch.get());
    const Number inverse(BN_mod_inverse(nullptr, k.get(), order, scratch.get()));
    BN_mod_mul(s.get(), s.get(), inverse.get(), order, scratch.get());
    return padded(r.get()) + padded(s.get()) + char(point[0] & 1);
}

std::optional<GuestVariables> EnvKms::open(const QString &appId, const QByteArray &hexBlob) const
{
    const auto blob = bytesFromHex(hexBlob);
    const auto plain = blob ? opened(*blob, privateKeyOf(appId)) : std::nullopt;
    const QJsonValue list = plain ? QJsonDocument::fromJson(*plain)["env"_L1] : QJsonValue();
    if (!list.isArray())
        return std::nullopt;
    GuestVariables variables;
    for (const QJsonValue &pair : list.toArray())
        variables.emplace_back(pair["key"_L1].toString(), pair["value"_L1].toString());
    return variables;
}

} // namespace pilothouse::demofleet
