// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/agents/wallet_signature.h"

#include "services/core/freed_by.h"

#include "services/core/digest.h"
#include "services/core/json.h"

#include <QRegularExpression>

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <memory>
#include <vector>

namespace pilothouse::agents {

using namespace Qt::StringLiterals;

namespace {

constexpr char kPrefix[] = "secret";
constexpr int kHashSize = 20;
constexpr int kKeySize = 33;
constexpr int kScalarSize = 32;
constexpr qsizetype kLongestAnswer = 16 * 1024;

using Number = std::unique_ptr<BIGNUM, FreedBy<BN_free>>;
using SecretNumber = std::unique_ptr<BIGNUM, FreedBy<BN_clear_free>>;
using Group = std::unique_ptr<EC_GROUP, FreedBy<EC_GROUP_free>>;
using Point = std::unique_ptr<EC_POINT, FreedBy<EC_POINT_free>>;
using Key = std::unique_ptr<EVP_PKEY, FreedBy<EVP_PKEY_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, FreedBy<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, FreedBy<EVP_MD_CTX_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, FreedBy<OSSL_PARAM_BLD_free>>;
using Params = std::unique_ptr<OSSL_PARAM, FreedBy<OSSL_PARAM_free>>;
using DerSignature = std::unique_ptr<ECDSA_SIG, FreedBy<ECDSA_SIG_free>>;

const unsigned char *bytesOf(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}

Error wrong(const QString &what, const QString &nextStep = QString())
{
    return Error{.kind = ErrorKind::InvalidInput, .what = what, .where = u"the wallet's answer"_s, .nextStep = nextStep};
}

// Bech32: BIP-173.
constexpr char kAlphabet[] = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

quint32 polymod(const std::vector<int> &values)
{
    constexpr quint32 generator[] = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    quint32 check = 1;
    for (const int value : values) {
        const quint32 top = check >> 25;
        check = (check & 0x1ffffff) << 5 ^ quint32(value);
        for (int i = 0; i < 5; ++i)
            check ^= (top >> i) & 1 ? generator[i] : 0;
    }
    return check;
}

std::vector<int> expandedPrefix()
{
    std::vector<int> values;
    for (const char letter : QByteArrayView(kPrefix))
        values.push_back(letter >> 5);
    values.push_back(0);
    for (const char letter : QByteArrayView(kPrefix))
        values.push_back(letter & 31);
    return values;
}

QString bech32(QByteArrayView data)
{
    std::vector<int> groups;
    unsigned carry = 0;
    int bits = 0;
    for (const char byte : data) {
        carry = (carry << 8 | quint8(byte)) & 0xfff;
        bits += 8;
        while (bits >= 5) {
            bits -= 5;
            groups.push_back(int(carry >> bits & 31));
        }
    }
    if (bits > 0)
        groups.push_back(int(carry << (5 - bits) & 31));
    std::vector<int> checked = expandedPrefix();
    checked.insert(checked.end(), groups.begin(), groups.end());
    checked.insert(checked.end(), 6, 0);
    const quint32 sum = polymod(checked) ^ 1;
    for (int i = 0; i < 6; ++i)
        groups.push_back(int(sum >> 5 * (5 - i) & 31));
    QString text = QLatin1StringView(kPrefix) + u'1';
    for (const int group : groups)
        text += QLatin1Char(kAlphabet[group]);
    return text;
}

/// A public key of the curve; null for bytes that are no point of it.
Key publicKeyFrom(const QByteArray &point)
{
    const Builder builder(OSSL_PARAM_BLD_new());
    if (!OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "secp256k1", 0)
        || !OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.constData(), size_t(point.size())))
        return nullptr;
    const Params params(OSSL_PARAM_BLD_to_param(builder.get()));
    const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
    EVP_PKEY *key = nullptr;
    if (!params || EVP_PKEY_fromdata_init(context.get()) != 1 || EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, params.get()) != 1)
        return nullptr;
    return Key(key);
}

Key privateKeyFrom(QByteArrayView scalar, const QByteArray &point)
{
    const SecretNumber number(BN_secure_new());
    if (!number || BN_bin2bn(bytesOf(scalar), int(scalar.size()), number.get()) == nullptr)
        return nullptr;
    const Builder builder(OSSL_PARAM_BLD_new());
    if (!OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "secp256k1", 0)
        || !OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.constData(), size_t(point.size()))
        || !OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, number.get()))
        return nullptr;
    const Params params(OSSL_PARAM_BLD_to_param(builder.get()));
    const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
    EVP_PKEY *key = nullptr;
    if (!params || EVP_PKEY_fromdata_init(context.get()) != 1 || EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_KEYPAIR, params.get()) != 1)
        return nullptr;
    return Key(key);
}

/// DER of a signature whose two halves are 32 bytes each.
QByteArray derOf(const QByteArray &signature)
{
    const DerSignature pair(ECDSA_SIG_new());
    ECDSA_SIG_set0(pair.get(), BN_bin2bn(bytesOf(signature), kScalarSize, nullptr),
                   BN_bin2bn(bytesOf(signature) + kScalarSize, kScalarSize, nullptr));
    unsigned char *der = nullptr;
    const int size = i2d_ECDSA_SIG(pair.get(), &der);
    const QByteArray bytes = size > 0 ? QByteArray(reinterpret_cast<const char *>(der), size) : QByteArray();
    OPENSSL_free(der);
    return bytes;
}

/// r and s of a DER signature, with the smaller of the two possible s: chains refuse the other.
QByteArray lowSignature(const QByteArray &der)
{
    const unsigned char *data = bytesOf(der);
    const DerSignature pair(d2i_ECDSA_SIG(nullptr, &data, long(der.size())));
    const Group group(EC_GROUP_new_by_curve_name(NID_secp256k1));
    if (!pair || !group)
        return {};
    const BIGNUM *const order = EC_GROUP_get0_order(group.get());
    const Number half(BN_dup(order));
    BN_rshift1(half.get(), half.get());
    Number s(BN_dup(ECDSA_SIG_get0_s(pair.get())));
    if (BN_cmp(s.get(), half.get()) > 0)
        BN_sub(s.get(), order, s.get());
    QByteArray bytes(2 * kScalarSize, '\0');
    auto *out = reinterpret_cast<unsigned char *>(bytes.data());
    BN_bn2binpad(ECDSA_SIG_get0_r(pair.get()), out, kScalarSize);
    BN_bn2binpad(s.get(), out + kScalarSize, kScalarSize);
    return bytes;
}

/// Bytes of a word in hex (with or without 0x) or base64; empty when it is neither.
QByteArray bytesOfWord(const QString &word)
{
    QByteArray text = word.trimmed().toLatin1();
    const QByteArray digits = text.startsWith("0x") ? text.mid(2) : text;
    if (const auto bytes = bytesFromHex(digits))
        return *bytes;
    const auto decoded = QByteArray::fromBase64Encoding(text, QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? *decoded : QByteArray();
}

} // namespace

QByteArray signedBytes(const QString &address, const QByteArray &message, SigningScheme scheme)
{
    if (scheme == SigningScheme::Raw)
        return message;
    // ADR-036: an empty transaction around the data, in the canonical JSON of Amino (names in order, no spaces).
    return R"({"account_number":"0","chain_id":"","fee":{"amount":[],"gas":"0"},"memo":"","msgs":[{"type":"sign/MsgSignData","value":{"data":")"
           + message.toBase64() + R"(","signer":")" + address.toLatin1() + R"("}}],"sequence":"0"})";
}

bool isWalletAddress(const QString &text)
{
    const QLatin1StringView prefix("secret1");
    constexpr qsizetype kLength = 7 + 32 + 6;
    if (text.size() != kLength || !text.startsWith(prefix))
        return false;
    std::vector<int> values = expandedPrefix();
    for (const QChar letter : QStringView(text).mid(prefix.size())) {
        const qsizetype group = QLatin1StringView(kAlphabet).indexOf(letter);
        if (group < 0)
            return false;
        values.push_back(int(group));
    }
    return polymod(values) == 1;
}

QString walletAddressOf(const QByteArray &publicKey)
{
    if (publicKey.size() != kKeySize)
        return {};
    const Sha256 hash = sha256({publicKey});
    QByteArray digest(kHashSize, '\0');
    unsigned size = kHashSize;
    if (EVP_Digest(hash.data(), Sha256::kSize, reinterpret_cast<unsigned char *>(digest.data()), &size, EVP_ripemd160(), nullptr) != 1)
        return {};
    return bech32(digest);
}

Result<WalletSignature> parseWalletAnswer(const QString &pasted)
{
    const QString text = pasted.trimmed();
    if (text.isEmpty())
        return wrong(u"nothing was pasted"_s, u"Paste the wallet's answer."_s);
    if (text.size() > kLongestAnswer)
        return wrong(u"this is too long for a signature"_s);
    QString signature;
    QString key;
    if (text.startsWith(u'{')) {
        const auto object = parseJsonObject(text.toUtf8(), {.maxBytes = kLongestAnswer * 4, .maxDepth = 8, .duplicateKeys = DuplicateKeys::Reject});
        if (!object)
            return wrong(u"it looks like JSON but is not: %1"_s.arg(object.error().what),
                         u"Copy the wallet's answer again, from the first brace to the last."_s);
        signature = (*object)["signature"_L1].toString();
        const QJsonValue pub = object->contains("pub_key"_L1) ? (*object)["pub_key"_L1] : (*object)["public_key"_L1];
        key = pub.isObject() ? pub["value"_L1].toString() : pub.toString();
    } else {
        static const QRegularExpression blanks(u"[\\s,;]+"_s);
        const QStringList words = text.split(blanks, Qt::SkipEmptyParts);
        if (words.size() > 2)
            return wrong(u"%1 words were pasted; a signature and a public key are two"_s.arg(words.size()));
        signature = words.value(0);
        key = words.value(1);
        if (bytesOfWord(signature).size() == kKeySize)
            std::swap(signature, key);
    }
    WalletSignature answer{bytesOfWord(signature), bytesOfWord(key)};
    if (answer.signature.size() != 2 * kScalarSize)
        return wrong(u"the signature is %1 bytes long, not 64"_s.arg(answer.signature.size()),
                     u"A signature has 128 hexadecimal digits or 88 characters of base64."_s);
    if (key.isEmpty())
        return wrong(u"the public key is missing"_s, u"Paste the wallet's whole answer, or the signature and the public key."_s);
    if (answer.publicKey.size() != kKeySize)
        return wrong(u"the public key is %1 bytes long, not 33"_s.arg(answer.publicKey.size()));
    return answer;
}

Status checkWalletSignature(const WalletSignature &signature, const QString &wallet, const QByteArray &message, SigningScheme scheme)
{
    if (signature.signature.size() != 2 * kScalarSize)
        return wrong(u"the signature is not 64 bytes long"_s);
    const QString signer = walletAddressOf(signature.publicKey);
    if (signer != wallet)
        return wrong(u"it was signed by %1, not by %2"_s.arg(signer.isEmpty() ? u"nobody"_s : signer, wallet),
                     u"Choose the other account in the wallet and sign again."_s);
    const Key key = publicKeyFrom(signature.publicKey);
    const QByteArray der = derOf(signature.signature);
    const QByteArray bytes = signedBytes(wallet, message, scheme);
    const DigestContext context(EVP_MD_CTX_new());
    if (!key || der.isEmpty() || EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) != 1
        || EVP_DigestVerify(context.get(), bytesOf(der), size_t(der.size()), bytesOf(bytes), size_t(bytes.size())) != 1)
        return wrong(u"the signature is not over this message"_s, u"Sign exactly the message that is shown, with its line breaks."_s);
    return Done{};
}

QString keyText(const QByteArray &bytes, KeyEncoding encoding)
{
    return encoding == KeyEncoding::Hex ? "0x"_L1 + QString::fromLatin1(bytes.toHex()) : QString::fromLatin1(bytes.toBase64());
}

Result<DevelopmentKey> DevelopmentKey::fromHex(const Secret &digits)
{
    const Error bad{.kind = ErrorKind::Secret,
                    .what = u"the development key is no private key of secp256k1"_s,
                    .nextStep = u"Store 64 hexadecimal digits under Secrets."_s};
    auto bytes = bytesFromHex(digits.view().trimmed());
    if (!bytes || bytes->size() != kScalarSize)
        return bad;
    DevelopmentKey key;
    key.m_key = Secret(std::move(*bytes));
    const Group group(EC_GROUP_new_by_curve_name(NID_secp256k1));
    const SecretNumber scalar(BN_secure_new());
    if (!group || !scalar || BN_bin2bn(bytesOf(key.m_key.view()), kScalarSize, scalar.get()) == nullptr || BN_is_zero(scalar.get())
        || BN_cmp(scalar.get(), EC_GROUP_get0_order(group.get())) >= 0)
        return bad;
    const Point point(EC_POINT_new(group.get()));
    key.m_publicKey.resize(kKeySize);
    if (!point || EC_POINT_mul(group.get(), point.get(), scalar.get(), nullptr, nullptr, nullptr) != 1
        || EC_POINT_point2oct(group.get(), point.get(), POINT_CONVERSION_COMPRESSED, reinterpret_cast<unsigned char *>(key.m_publicKey.data()),
                              kKeySize, nullptr)
               != size_t(kKeySize))
        return bad;
    key.m_address = walletAddressOf(key.m_publicKey);
    return Result<DevelopmentKey>(std::move(key));
}

Result<WalletSignature> DevelopmentKey::sign(const QByteArray &message, SigningScheme scheme) const
{
    const Error failed{.kind = ErrorKind::Internal, .what = u"the message could not be signed"_s};
    const Key key = privateKeyFrom(m_key.view(), m_publicKey);
    const QByteArray bytes = signedBytes(m_address, message, scheme);
    const DigestContext context(EVP_MD_CTX_new());
    size_t size = 0;
    if (!key || EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) != 1
        || EVP_DigestSign(context.get(), nullptr, &size, bytesOf(bytes), size_t(bytes.size())) != 1)
        return failed;
    QByteArray der(qsizetype(size), '\0');
    if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(der.data()), &size, bytesOf(bytes), size_t(bytes.size())) != 1)
        return failed;
    der.resize(qsizetype(size));
    WalletSignature signature{lowSignature(der), m_publicKey};
    if (signature.signature.isEmpty())
        return failed;
    return signature;
}

} // namespace pilothouse::agents
