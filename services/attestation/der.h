// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/digest.h"

#include <QByteArrayView>

#include <cstdint>
#include <optional>

namespace pilothouse::attestation::der {

enum class Tag : uint8_t {
    Boolean = 0x01,
    Integer = 0x02,
    BitString = 0x03,
    OctetString = 0x04,
    Oid = 0x06,
    Enumerated = 0x0a,
    UtcTime = 0x17,
    GeneralizedTime = 0x18,
    Sequence = 0x30,
    Set = 0x31,
    Context0 = 0xa0,
    Context3 = 0xa3,
};

/// One value; the views point into the bytes that were read.
struct Element
{
    Tag tag = Tag::Sequence;
    QByteArrayView whole; ///< header and content
    QByteArrayView content;
};

/// Walks over DER values side by side. Only definite, shortest lengths of at most four bytes; no long tags.
/// It never descends by itself, so that hostile nesting costs nothing.
class Reader
{
public:
    explicit Reader(QByteArrayView bytes) : m_rest(bytes) { }

    bool atEnd() const { return m_rest.isEmpty(); }
    bool isNext(Tag tag) const { return !m_rest.isEmpty() && uint8_t(m_rest[0]) == uint8_t(tag); }
    /// The next value of any type; nothing when there is none or it is malformed.
    std::optional<Element> next();
    /// The next value when it is of this type; otherwise nothing, and the reader stays where it is.
    std::optional<Element> next(Tag tag);

private:
    QByteArrayView m_rest;
};

/// The only value in these bytes, of this type, with nothing after it.
std::optional<Element> only(QByteArrayView bytes, Tag tag);

/// A non-negative INTEGER (or ENUMERATED) in its shortest form, up to `max`.
std::optional<uint32_t> smallNumber(const Element &element, uint32_t max);

std::optional<bool> boolean(const Element &element);

/// UTCTime or GeneralizedTime in the form X.509 demands (seconds, "Z"): seconds since 1970.
std::optional<int64_t> time(const Element &element);

/// Ecdsa-Sig-Value of a 256-bit curve as r then s, 32 bytes each.
std::optional<Digest<64>> ecdsaSignature(QByteArrayView bytes);

} // namespace pilothouse::attestation::der
