// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/phala/env_encryption.h"

#include "services/core/freed_by.h"

#include "services/core/plain_text.h"

#include <QSet>

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <algorithm>
#include <memory>

namespace pilothouse::phala {

using cluster::SealedVariable;
using namespace Qt::StringLiterals;

namespace {

// The guest's limits: dstack sources, August 2026.
constexpr qsizetype kLongestName = 255;
constexpr qsizetype kLongestValue = 128 * 1024;
constexpr size_t kMostVariables = 1024;
constexpr qsizetype kMostBytes = 1024 * 1024;

constexpr qsizetype kKeySize = 32;
constexpr qsizetype kNonceSize = 12;
constexpr qsizetype kTagSize = 16;

using Key = std::unique_ptr<EVP_PKEY, FreedBy<EVP_PKEY_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, FreedBy<EVP_PKEY_CTX_free>>;
using Cipher = std::unique_ptr<EVP_CIPHER_CTX, FreedBy<EVP_CIPHER_CTX_free>>;

const unsigned char *bytesOf(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}

unsigned char *bytesOf(QByteArray &array)
{
    return reinterpret_cast<unsigned char *>(array.data());
}

Error invalid(const QString &what)
{
    return Error{.kind = ErrorKind::InvalidInput, .what = what, .where = u"the environment variables"_s};
}

Error failed()
{
    return Error{.kind = ErrorKind::Internal, .what = u"the variables could not be encrypted"_s};
}

bool isName(QStringView name)
{
    const auto letter = [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_'; };
    if (name.isEmpty() || name.size() > kLongestName || !letter(name.front()))
        return false;
    return std::all_of(name.begin(), name.end(), [&](QChar c) { return letter(c) || (c >= u'0' && c <= u'9'); });
}

/// As JSON.stringify writes a string: only quote, backslash and controls are escaped.
void appendEscaped(QByteArray &out, QByteArrayView text)
{
    static constexpr char digits[] = "0123456789abcdef";
    for (const char c : text) {
        switch (c) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\b': out += "\\b"; break;
        case '\f': out += "\\f"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default:
            if (quint8(c) >= 0x20) {
                out += c;
                break;
            }
            out += "\\u00";
            out += digits[quint8(c) >> 4];
            out += digits[quint8(c) & 15];
        }
    }
}

/// The 32 bytes both sides come to; nothing where OpenSSL finds the other key to be of low order.
std::optional<Secret> sharedSecret(EVP_PKEY *mine, const EnvKey &theirs)
{
    const Key peer(EVP_PKEY_new_raw_public_key(EVP_PKEY_X25519, nullptr, theirs.data(), size_t(kKeySize)));
    const KeyContext context(EVP_PKEY_CTX_new(mine, nullptr));
    QByteArray shared(kKeySize, '\0');
    size_t size = size_t(kKeySize);
    const bool derived = peer && context && EVP_PKEY_derive_init(context.get()) == 1 && EVP_PKEY_derive_set_peer(context.get(), peer.get()) == 1
                         && EVP_PKEY_derive(context.get(), bytesOf(shared), &size) == 1 && size == size_t(kKeySize) && shared.count('\0') != kKeySize;
    Secret secret(std::move(shared));
    if (!derived)
        return std::nullopt;
    return std::optional<Secret>(std::move(secret));
}

} // namespace

Result<EnvKey> envKeyFromHex(const QString &text)
{
    QByteArray digits = text.toLatin1();
    if (digits.startsWith("0x") || digits.startsWith("0X"))
        digits.remove(0, 2);
    if (const auto key = EnvKey::fromHex(digits))
        return *key;
    return Error{.kind = ErrorKind::Protocol, .what = u"the key for the variables is not 32 bytes in hexadecimal digits"_s};
}

Status checkVariables(const std::vector<SealedVariable> &variables)
{
    if (variables.size() > kMostVariables)
        return invalid(u"there are %1 variables; a CVM takes 1024"_s.arg(variables.size()));
    QSet<QString> names;
    qsizetype bytes = 0;
    for (const SealedVariable &variable : variables) {
        const QString shown = visibleText(variable.name, 80);
        if (!isName(variable.name))
            return invalid(u"“%1” is no name for a variable: letters, digits and _ only, no digit first, at most 255"_s.arg(shown));
        if (names.contains(variable.name))
            return invalid(u"%1 is given twice"_s.arg(shown));
        names.insert(variable.name);
        const QByteArrayView value = variable.value.view();
        if (value.size() > kLongestValue)
            return invalid(u"the value of %1 has more than 128 KiB"_s.arg(shown));
        if (value.contains('\0') || !value.isValidUtf8())
            return invalid(u"the value of %1 is no text (UTF-8 without a zero byte)"_s.arg(shown));
        bytes += variable.name.size() + value.size();
    }
    if (bytes > kMostBytes)
        return invalid(u"the variables have more than 1 MiB in all"_s);
    return Done{};
}

Secret envDocument(const std::vector<SealedVariable> &variables)
{
    // Room for the worst case at once: an array that grows leaves copies of secrets behind.
    qsizetype most = 16;
    for (const SealedVariable &variable : variables)
        most += 6 * (variable.name.toUtf8().size() + variable.value.view().size()) + 24;
    QByteArray json;
    json.reserve(most);
    json += "{\"env\":[";
    for (const SealedVariable &variable : variables) {
        if (&variable != &variables.front())
            json += ',';
        json += "{\"key\":\"";
        appendEscaped(json, variable.name.toUtf8());
        json += "\",\"value\":\"";
        appendEscaped(json, variable.value.view());
        json += "\"}";
    }
    json += "]}";
    return Secret(std::move(json));
}

Result<QByteArray> sealEnvWith(const Secret &document, const EnvKey &recipient, const Secret &ephemeralKey, const QByteArray &nonce)
{
    if (ephemeralKey.view().size() != kKeySize || nonce.size() != kNonceSize)
        return failed();
    const Key mine(EVP_PKEY_new_raw_private_key(EVP_PKEY_X25519, nullptr, bytesOf(ephemeralKey.view()), size_t(kKeySize)));
    QByteArray publicKey(kKeySize, '\0');
    size_t size = size_t(kKeySize);
    if (!mine || EVP_PKEY_get_raw_public_key(mine.get(), bytesOf(publicKey), &size) != 1 || size != size_t(kKeySize))
        return failed();
    const auto shared = sharedSecret(mine.get(), recipient);
    if (!shared)
        return Error{.kind = ErrorKind::Refused,
                     .what = u"the key that the variables were to be encrypted to is none: everybody could read them"_s,
                     .nextStep = u"Tell the cloud's support; the KMS or somebody in between is at fault."_s};
    const QByteArrayView plain = document.view();
    QByteArray sealed(plain.size() + kTagSize, '\0');
    int written = 0;
    int rest = 0;
    const Cipher cipher(EVP_CIPHER_CTX_new());
    if (!cipher || EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, bytesOf(shared->view()), bytesOf(nonce)) != 1
        || EVP_EncryptUpdate(cipher.get(), bytesOf(sealed), &written, bytesOf(plain), int(plain.size())) != 1 || written != int(plain.size())
        || EVP_EncryptFinal_ex(cipher.get(), bytesOf(sealed) + written, &rest) != 1 || rest != 0
        || EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, int(kTagSize), bytesOf(sealed) + plain.size()) != 1)
        return failed();
    return (publicKey + nonce + sealed).toHex();
}

Result<QByteArray> sealEnv(const Secret &document, const EnvKey &recipient)
{
    QByteArray key(kKeySize, '\0');
    QByteArray nonce(kNonceSize, '\0');
    if (RAND_priv_bytes(bytesOf(key), int(kKeySize)) != 1 || RAND_bytes(bytesOf(nonce), int(kNonceSize)) != 1)
        return failed();
    return sealEnvWith(document, recipient, Secret(std::move(key)), nonce);
}

} // namespace pilothouse::phala
