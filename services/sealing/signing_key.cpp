// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sealing/signing_key.h"

#include "services/core/digest.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <array>
#include <memory>

namespace pilothouse::sealing {

namespace {

constexpr size_t kSeedSize = 32;
constexpr size_t kSignatureSize = 64;

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

const uchar *bytesOf(QByteArrayView view)
{
    return reinterpret_cast<const uchar *>(view.data());
}

Key privateKey(QByteArrayView seed)
{
    return Key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, bytesOf(seed), size_t(seed.size())), EVP_PKEY_free);
}

QByteArray publicHalf(QByteArrayView seed)
{
    QByteArray bytes(32, '\0');
    size_t size = size_t(bytes.size());
    const Key key = privateKey(seed);
    EVP_PKEY_get_raw_public_key(key.get(), reinterpret_cast<uchar *>(bytes.data()), &size);
    return bytes;
}

} // namespace

SigningKey SigningKey::generate()
{
    std::array<char, kSeedSize> seed{};
    RAND_priv_bytes(reinterpret_cast<uchar *>(seed.data()), int(seed.size()));
    SigningKey key(Secret::copyOf(QByteArrayView(seed.data(), qsizetype(seed.size()))),
                   publicHalf(QByteArrayView(seed.data(), qsizetype(seed.size()))));
    OPENSSL_cleanse(seed.data(), seed.size());
    return key;
}

Result<SigningKey> SigningKey::fromSecret(const Secret &hex)
{
    auto seed = bytesFromHex(hex.view());
    if (!seed || seed->size() != qsizetype(kSeedSize)) {
        Error error;
        error.kind = ErrorKind::InvalidInput;
        error.what = QStringLiteral("the stored signing key is not one");
        return error;
    }
    QByteArray publicKey = publicHalf(*seed);
    return SigningKey(Secret(std::move(*seed)), std::move(publicKey));
}

Secret SigningKey::toSecret() const
{
    static constexpr char kDigits[] = "0123456789abcdef";
    QByteArray hex(qsizetype(2 * kSeedSize), '\0');
    for (qsizetype i = 0; i < m_seed.view().size(); ++i) {
        const uchar byte = uchar(m_seed.view()[i]);
        hex[2 * i] = kDigits[byte >> 4];
        hex[2 * i + 1] = kDigits[byte & 15];
    }
    return Secret(std::move(hex));
}

QByteArray SigningKey::sign(QByteArrayView message) const
{
    QByteArray signature(qsizetype(kSignatureSize), '\0');
    size_t size = kSignatureSize;
    const Key key = privateKey(m_seed.view());
    const DigestContext context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    const bool done
        = EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1
          && EVP_DigestSign(context.get(), reinterpret_cast<uchar *>(signature.data()), &size, bytesOf(message), size_t(message.size())) == 1;
    Q_ASSERT(done);
    return done ? signature : QByteArray();
}

bool isSignedBy(QByteArrayView publicKey, QByteArrayView message, QByteArrayView signature)
{
    const Key key(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, bytesOf(publicKey), size_t(publicKey.size())), EVP_PKEY_free);
    const DigestContext context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    return key && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1
           && EVP_DigestVerify(context.get(), bytesOf(signature), size_t(signature.size()), bytesOf(message), size_t(message.size())) == 1;
}

QString keyFingerprint(QByteArrayView publicKey)
{
    return QString::fromLatin1(sha256({publicKey}).toHex());
}

} // namespace pilothouse::sealing
