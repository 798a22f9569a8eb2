// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/wallet_check.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/obj_mac.h>
#include <openssl/x509.h>

#include <memory>
#include <vector>

namespace pilothouse::demofleet {

using namespace Qt::StringLiterals;

namespace {

constexpr char kLetters[] = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

/// The checksum of bech32 over 5-bit groups, after the spread-out prefix "secret".
quint32 checksum(const QByteArray &groups)
{
    static const quint32 steps[5] = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    QByteArray all;
    const QByteArray prefix = "secret";
    for (const char c : prefix)
        all += char(c >> 5);
    all += '\0';
    for (const char c : prefix)
        all += char(c & 31);
    all += groups;
    quint32 sum = 1;
    for (const char value : all) {
        const quint32 over = sum >> 25;
        sum = ((sum & 0x1ffffff) << 5) ^ quint32(value);
        for (int bit = 0; bit < 5; ++bit) {
            if ((over >> bit) & 1)
                sum ^= steps[bit];
        }
    }
    return sum;
}

QString addressOfHash(const QByteArray &hash)
{
    QByteArray groups;
    for (int bit = 0; bit < hash.size() * 8; bit += 5) {
        int group = 0;
        for (int i = bit; i < bit + 5; ++i)
            group = group << 1 | (i < hash.size() * 8 ? (quint8(hash[i / 8]) >> (7 - i % 8)) & 1 : 0);
        groups += char(group);
    }
    const quint32 sum = checksum(groups + QByteArray(6, '\0')) ^ 1;
    for (int i = 5; i >= 0; --i)
        groups += char((sum >> (5 * i)) & 31);
    QString address = u"secret1"_s;
    for (const char group : groups)
        address += QLatin1Char(kLetters[int(group)]);
    return address;
}

bool verifies(EVP_PKEY *key, const QByteArray &der, const QByteArray &message)
{
    const std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX *)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    return EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key) == 1
           && EVP_DigestVerify(context.get(), reinterpret_cast<const unsigned char *>(der.constData()), size_t(der.size()),
                               reinterpret_cast<const unsigned char *>(message.constData()), size_t(message.size()))
                  == 1;
}

QByteArray derInteger(QByteArray bytes)
{
    while (bytes.size() > 1 && bytes[0] == '\0')
        bytes.remove(0, 1);
    if (quint8(bytes[0]) >= 0x80)
        bytes.prepend('\0');
    return "\x02" + QByteArray(1, char(bytes.size())) + bytes;
}

} // namespace

QString walletOf(const QByteArray &publicKey)
{
    const QByteArray inner = QCryptographicHash::hash(publicKey, QCryptographicHash::Sha256);
    QByteArray hash(20, '\0');
    unsigned size = 0;
    if (publicKey.size() != 33
        || EVP_Digest(inner.constData(), size_t(inner.size()), reinterpret_cast<unsigned char *>(hash.data()), &size, EVP_ripemd160(), nullptr) != 1)
        return {};
    return addressOfHash(hash);
}

QString operatorWallet()
{
    static const QString wallet = [] {
        const QByteArray scalar = QByteArray::fromHex(kOperatorKey);
        EC_GROUP *const curve = EC_GROUP_new_by_curve_name(NID_secp256k1);
        EC_POINT *const point = EC_POINT_new(curve);
        BIGNUM *const number = BN_bin2bn(reinterpret_cast<const unsigned char *>(scalar.constData()), int(scalar.size()), nullptr);
        EC_POINT_mul(curve, point, number, nullptr, nullptr, nullptr);
        QByteArray key(33, '\0');
        EC_POINT_point2oct(curve, point, POINT_CONVERSION_COMPRESSED, reinterpret_cast<unsigned char *>(key.data()), 33, nullptr);
        BN_free(number);
        EC_POINT_free(point);
        EC_GROUP_free(curve);
        return walletOf(key);
    }();
    return wallet;
}

QString madeUpWallet(const QByteArray &seed)
{
    return addressOfHash(QCryptographicHash::hash(seed, QCryptographicHash::Sha256).left(20));
}

QByteArray walletBytes(const QString &text)
{
    const QString digits = text.startsWith("0x"_L1) ? text.mid(2) : text;
    const QByteArray hex = QByteArray::fromHex(digits.toLatin1());
    if (!digits.isEmpty() && QString::fromLatin1(hex.toHex()).compare(digits, Qt::CaseInsensitive) == 0)
        return hex;
    const auto plain = QByteArray::fromBase64Encoding(text.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    return plain ? *plain : QByteArray();
}

bool signatureHolds(const QByteArray &publicKey, const QByteArray &signature, const QString &wallet, const QByteArray &message)
{
    if (signature.size() != 64 || publicKey.size() != 33 || walletOf(publicKey) != wallet)
        return false;
    // SubjectPublicKeyInfo of a compressed point: id-ecPublicKey, secp256k1, a bit string of 33 bytes.
    const QByteArray info = QByteArray::fromHex("3036301006072a8648ce3d020106052b8104000a032200") + publicKey;
    const auto *data = reinterpret_cast<const unsigned char *>(info.constData());
    const std::unique_ptr<EVP_PKEY, void (*)(EVP_PKEY *)> key(d2i_PUBKEY(nullptr, &data, long(info.size())), EVP_PKEY_free);
    if (!key)
        return false;
    const QByteArray halves = derInteger(signature.left(32)) + derInteger(signature.mid(32));
    const QByteArray der = "\x30" + QByteArray(1, char(halves.size())) + halves;
    const QJsonObject value{{u"data"_s, QString::fromLatin1(message.toBase64())}, {u"signer"_s, wallet}};
    const QJsonObject document{{u"account_number"_s, u"0"_s},
                               {u"chain_id"_s, u""_s},
                               {u"fee"_s, QJsonObject{{u"amount"_s, QJsonArray()}, {u"gas"_s, u"0"_s}}},
                               {u"memo"_s, u""_s},
                               {u"msgs"_s, QJsonArray{QJsonObject{{u"type"_s, u"sign/MsgSignData"_s}, {u"value"_s, value}}}},
                               {u"sequence"_s, u"0"_s}};
    return verifies(key.get(), der, QJsonDocument(document).toJson(QJsonDocument::Compact)) || verifies(key.get(), der, message);
}

} // namespace pilothouse::demofleet
