// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QDebug>
#include <QHashFunctions>
#include <QString>

#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <optional>

namespace pilothouse {

/// Strict hexadecimal: even length, only 0-9 a-f A-F. Nothing on any other input (QByteArray::fromHex skips rubbish).
std::optional<QByteArray> bytesFromHex(QByteArrayView hex);

/// A fixed-length byte string (a hash, a measurement). Equality is on all bytes, never on a shown form.
template <size_t N>
class Digest
{
public:
    static constexpr size_t kSize = N;

    Digest() = default; ///< all zero

    static std::optional<Digest> fromBytes(QByteArrayView bytes)
    {
        if (bytes.size() != qsizetype(N))
            return std::nullopt;
        Digest digest;
        std::memcpy(digest.m_bytes.data(), bytes.data(), N);
        return digest;
    }
    static std::optional<Digest> fromHex(QByteArrayView hex)
    {
        const auto bytes = bytesFromHex(hex);
        return bytes ? fromBytes(*bytes) : std::nullopt;
    }

    QByteArrayView view() const { return QByteArrayView(m_bytes.data(), qsizetype(N)); }
    const uint8_t *data() const { return m_bytes.data(); }
    uint8_t *data() { return m_bytes.data(); }
    QByteArray toHex() const { return view().toByteArray().toHex(); }
    bool isZero() const
    {
        for (const uint8_t byte : m_bytes)
            if (byte != 0)
                return false;
        return true;
    }

    friend bool operator==(const Digest &, const Digest &) = default;
    friend auto operator<=>(const Digest &, const Digest &) = default;
    friend size_t qHash(const Digest &digest, size_t seed = 0) { return qHashBits(digest.m_bytes.data(), N, seed); }
    friend QDebug operator<<(QDebug debug, const Digest &digest) { return debug << digest.toHex(); }

private:
    std::array<uint8_t, N> m_bytes{};
};

using Sha256 = Digest<32>;
using Sha384 = Digest<48>;
using Sha512 = Digest<64>;

/// OpenSSL's SHA-2 over all parts in turn; it is several times faster than QCryptographicHash on short records.
Sha256 sha256(std::initializer_list<QByteArrayView> parts);
Sha384 sha384(std::initializer_list<QByteArrayView> parts);
Sha512 sha512(std::initializer_list<QByteArrayView> parts);

/// SHA-256 of bytes that come in pieces.
class Sha256Stream
{
public:
    Sha256Stream();
    ~Sha256Stream();
    Sha256Stream(const Sha256Stream &) = delete;
    Sha256Stream &operator=(const Sha256Stream &) = delete;

    void add(QByteArrayView bytes);
    /// The digest of all that was added; starts again from nothing.
    Sha256 finish();

private:
    void *m_context;
};

} // namespace pilothouse
