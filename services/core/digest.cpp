// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/digest.h"

#include <openssl/evp.h>

#include <memory>

namespace pilothouse {

namespace {

int nibble(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

template <size_t N>
Digest<N> hash(const EVP_MD *algorithm, std::initializer_list<QByteArrayView> parts)
{
    // One context a thread: allocating one costs more than hashing a short record.
    thread_local const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    Digest<N> digest;
    EVP_DigestInit_ex(context.get(), algorithm, nullptr);
    for (const QByteArrayView part : parts)
        EVP_DigestUpdate(context.get(), part.data(), size_t(part.size()));
    EVP_DigestFinal_ex(context.get(), digest.data(), nullptr);
    return digest;
}

} // namespace

std::optional<QByteArray> bytesFromHex(QByteArrayView hex)
{
    if (hex.size() % 2 != 0)
        return std::nullopt;
    QByteArray bytes(hex.size() / 2, Qt::Uninitialized);
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const int high = nibble(hex[2 * i]);
        const int low = nibble(hex[2 * i + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        bytes[i] = char(high << 4 | low);
    }
    return bytes;
}

// Fetched once: with EVP_sha256() OpenSSL 3 looks the algorithm up for each digest, which doubles the time of a short one.
Sha256 sha256(std::initializer_list<QByteArrayView> parts)
{
    static const EVP_MD *const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    return hash<32>(algorithm, parts);
}

Sha384 sha384(std::initializer_list<QByteArrayView> parts)
{
    static const EVP_MD *const algorithm = EVP_MD_fetch(nullptr, "SHA384", nullptr);
    return hash<48>(algorithm, parts);
}

Sha512 sha512(std::initializer_list<QByteArrayView> parts)
{
    static const EVP_MD *const algorithm = EVP_MD_fetch(nullptr, "SHA512", nullptr);
    return hash<64>(algorithm, parts);
}

Sha256Stream::Sha256Stream() : m_context(EVP_MD_CTX_new())
{
    EVP_DigestInit_ex(static_cast<EVP_MD_CTX *>(m_context), EVP_sha256(), nullptr);
}

Sha256Stream::~Sha256Stream()
{
    EVP_MD_CTX_free(static_cast<EVP_MD_CTX *>(m_context));
}

void Sha256Stream::add(QByteArrayView bytes)
{
    EVP_DigestUpdate(static_cast<EVP_MD_CTX *>(m_context), bytes.data(), size_t(bytes.size()));
}

Sha256 Sha256Stream::finish()
{
    Sha256 digest;
    EVP_DigestFinal_ex(static_cast<EVP_MD_CTX *>(m_context), digest.data(), nullptr);
    EVP_DigestInit_ex(static_cast<EVP_MD_CTX *>(m_context), nullptr, nullptr);
    return digest;
}

} // namespace pilothouse
