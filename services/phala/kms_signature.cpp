// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/phala/kms_signature.h"

#include "services/core/freed_by.h"

#include "services/core/digest.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/obj_mac.h>

#include <memory>

namespace pilothouse::phala {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kAppIdSize = 20;
constexpr qsizetype kPublicKeySize = 32;
constexpr int kScalarSize = 32;
constexpr qsizetype kSignatureSize = 65;
constexpr size_t kPointSize = 33;
constexpr qint64 kOldest = 300;
constexpr qint64 kAhead = 60;

using Number = std::unique_ptr<BIGNUM, FreedBy<BN_free>>;
using Numbers = std::unique_ptr<BN_CTX, FreedBy<BN_CTX_free>>;
using Group = std::unique_ptr<EC_GROUP, FreedBy<EC_GROUP_free>>;
using Point = std::unique_ptr<EC_POINT, FreedBy<EC_POINT_free>>;

Number numberFrom(QByteArrayView bytes)
{
    return Number(BN_bin2bn(reinterpret_cast<const unsigned char *>(bytes.data()), int(bytes.size()), nullptr));
}

Result<QByteArray> member(const QString &text, qsizetype size, const QString &name)
{
    QByteArray digits = text.toLatin1();
    if (digits.startsWith("0x"))
        digits.remove(0, 2);
    const auto bytes = bytesFromHex(digits);
    if (bytes && bytes->size() == size)
        return *bytes;
    return Error{.kind = ErrorKind::Protocol, .what = u"%1 is not %2 bytes in hexadecimal digits"_s.arg(name).arg(size)};
}

} // namespace

Result<EnvKeyStatement> envKeyStatement(const QString &appId, const QString &publicKey, const QString &signature)
{
    const auto app = member(appId, kAppIdSize, u"the app id"_s);
    if (!app)
        return app.error();
    const auto key = member(publicKey, kPublicKeySize, u"public_key"_s);
    if (!key)
        return key.error();
    const auto made = member(signature, kSignatureSize, u"signature"_s);
    if (!made)
        return made.error();
    return EnvKeyStatement{*app, *key, *made, std::nullopt};
}

QByteArray signedMessage(const EnvKeyStatement &statement)
{
    QByteArray message = "dstack-env-encrypt-pubkey:" + statement.appId;
    if (statement.signedAt) {
        QByteArray time(8, '\0');
        qToBigEndian(quint64(*statement.signedAt), time.data());
        message += time;
    }
    return message + statement.publicKey;
}

// SEC 1, 4.1.6 "Public key recovery operation": Q = (s·R − e·G) / r.
std::optional<QByteArray> signerOf(const EnvKeyStatement &statement)
{
    if (statement.appId.size() != kAppIdSize || statement.publicKey.size() != kPublicKeySize || statement.signature.size() != kSignatureSize)
        return std::nullopt;
    const int recovery = quint8(statement.signature.back());
    const Group group(EC_GROUP_new_by_curve_name(NID_secp256k1));
    const Numbers numbers(BN_CTX_new());
    if (!group || !numbers || recovery > 3)
        return std::nullopt;
    const BIGNUM *const order = EC_GROUP_get0_order(group.get());
    const Number r = numberFrom(QByteArrayView(statement.signature).first(kScalarSize));
    const Number s = numberFrom(QByteArrayView(statement.signature).sliced(kScalarSize, kScalarSize));
    const auto isScalar = [order](const Number &number) { return number && !BN_is_zero(number.get()) && BN_cmp(number.get(), order) < 0; };
    if (!isScalar(r) || !isScalar(s))
        return std::nullopt;

    const Number x(BN_dup(r.get()));
    const Number prime(BN_new());
    if (!x || !prime || (recovery > 1 && BN_add(x.get(), x.get(), order) != 1)
        || EC_GROUP_get_curve(group.get(), prime.get(), nullptr, nullptr, numbers.get()) != 1 || BN_cmp(x.get(), prime.get()) >= 0)
        return std::nullopt;
    const Point nonce(EC_POINT_new(group.get()));
    if (!nonce || EC_POINT_set_compressed_coordinates(group.get(), nonce.get(), x.get(), recovery & 1, numbers.get()) != 1)
        return std::nullopt;

    const QByteArray hash = QCryptographicHash::hash(signedMessage(statement), QCryptographicHash::Keccak_256);
    const Number e = numberFrom(hash);
    const Number inverse(BN_mod_inverse(nullptr, r.get(), order, numbers.get()));
    const Number ofBase(BN_new());
    const Number ofNonce(BN_new());
    const Point signer(EC_POINT_new(group.get()));
    if (!e || !inverse || !ofBase || !ofNonce || !signer || BN_mod_mul(ofNonce.get(), s.get(), inverse.get(), order, numbers.get()) != 1
        || BN_mod_mul(ofBase.get(), e.get(), inverse.get(), order, numbers.get()) != 1
        || (!BN_is_zero(ofBase.get()) && BN_sub(ofBase.get(), order, ofBase.get()) != 1)
        || EC_POINT_mul(group.get(), signer.get(), ofBase.get(), nonce.get(), ofNonce.get(), numbers.get()) != 1
        || EC_POINT_is_at_infinity(group.get(), signer.get()) == 1)
        return std::nullopt;
    QByteArray key(qsizetype(kPointSize), '\0');
    if (EC_POINT_point2oct(group.get(), signer.get(), POINT_CONVERSION_COMPRESSED, reinterpret_cast<unsigned char *>(key.data()), kPointSize,
                           numbers.get())
        != kPointSize)
        return std::nullopt;
    return key;
}

Status checkStatement(const EnvKeyStatement &statement, const QByteArray &kmsKey, qint64 now)
{
    const auto refused = [](const QString &why) {
        return Error{.kind = ErrorKind::Refused,
                     .what = u"the key for the variables is not the KMS's: %1"_s.arg(why),
                     .nextStep = u"Nothing was encrypted to it. Ask the cloud's support before you send any variable."_s};
    };
    const auto signer = signerOf(statement);
    if (!signer)
        return refused(u"its signature is none"_s);
    if (kmsKey.size() != qsizetype(kPointSize) || *signer != kmsKey)
        return refused(u"it was signed by %1"_s.arg(QString::fromLatin1(signer->toHex())));
    if (statement.signedAt && (now - *statement.signedAt > kOldest || *statement.signedAt - now > kAhead))
        return refused(u"the statement was signed %1 s ago by this desk's clock"_s.arg(now - *statement.signedAt));
    return Done{};
}

} // namespace pilothouse::phala
