// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/digest.h"

#include <QByteArrayView>

#include <cstdint>

namespace pilothouse::attestation {

/// Walks over little-endian bytes. Ask has() before reading: a read past the end is a broken promise of ours, never of the input.
class ByteReader
{
public:
    explicit ByteReader(QByteArrayView bytes) : m_bytes(bytes) { }

    qsizetype remaining() const { return m_bytes.size() - m_position; }
    qsizetype position() const { return m_position; }
    /// Takes 64 bits, so that no declared length can wrap around.
    bool has(uint64_t count) const { return count <= uint64_t(remaining()); }

    QByteArrayView bytes(qsizetype count)
    {
        Q_ASSERT(has(uint64_t(count)));
        const QByteArrayView view = m_bytes.sliced(m_position, count);
        m_position += count;
        return view;
    }
    void skip(qsizetype count) { bytes(count); }
    template <size_t N>
    Digest<N> digest()
    {
        return *Digest<N>::fromBytes(bytes(qsizetype(N)));
    }
    uint16_t u16()
    {
        const QByteArrayView b = bytes(2);
        return uint16_t(uint8_t(b[0]) | uint8_t(b[1]) << 8);
    }
    uint32_t u32()
    {
        const uint32_t low = u16();
        return low | uint32_t(u16()) << 16;
    }

private:
    QByteArrayView m_bytes;
    qsizetype m_position = 0;
};

} // namespace pilothouse::attestation
