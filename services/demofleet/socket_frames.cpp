// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/socket_frames.h"

#include <QCryptographicHash>
#include <QtEndian>

namespace pilothouse::demofleet {

namespace {

constexpr qsizetype kLongestMessage = 1024 * 1024;

} // namespace

QByteArray socketAccept(const QByteArray &key)
{
    return QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1).toBase64();
}

QByteArray socketFrame(SocketOpcode opcode, const QByteArray &payload)
{
    QByteArray frame(1, char(0x80 | int(opcode)));
    const qsizetype size = payload.size();
    if (size < 126) {
        frame += char(size);
    } else if (size < 65536) {
        frame += char(126);
        frame += char(size >> 8);
        frame += char(size & 0xff);
    } else {
        frame += char(127);
        for (int shift = 56; shift >= 0; shift -= 8)
            frame += char((quint64(size) >> shift) & 0xff);
    }
    return frame + payload;
}

QByteArray socketCloseFrame(int code)
{
    QByteArray payload(2, '\0');
    qToBigEndian(quint16(code), payload.data());
    return socketFrame(SocketOpcode::Close, payload);
}

std::optional<SocketParser::Message> SocketParser::take()
{
    while (!m_broken && m_buffer.size() >= 2) {
        const quint8 first = quint8(m_buffer[0]);
        const quint8 second = quint8(m_buffer[1]);
        const auto opcode = SocketOpcode(first & 0x0f);
        qint64 size = second & 0x7f;
        qsizetype head = 2;
        if (size == 126) {
            if (m_buffer.size() < 4)
                return std::nullopt;
            size = qFromBigEndian<quint16>(m_buffer.constData() + 2);
            head = 4;
        } else if (size == 127) {
            if (m_buffer.size() < 10)
                return std::nullopt;
            size = qint64(qFromBigEndian<quint64>(m_buffer.constData() + 2));
            head = 10;
        }
        // A client masks every frame.
        if ((second & 0x80) == 0 || size < 0 || size + m_fragments.size() > kLongestMessage) {
            m_broken = true;
            return std::nullopt;
        }
        if (m_buffer.size() < head + 4 + size)
            return std::nullopt;
        const QByteArray mask = m_buffer.mid(head, 4);
        QByteArray payload = m_buffer.mid(head + 4, size);
        for (qsizetype i = 0; i < payload.size(); ++i)
            payload[i] = char(payload[i] ^ mask[i % 4]);
        m_buffer.remove(0, head + 4 + size);
        if (int(opcode) >= 8)
            return Message{opcode, payload};
        m_fragments += payload;
        if ((first & 0x80) == 0)
            continue;
        const QByteArray whole = m_fragments;
        m_fragments.clear();
        return Message{SocketOpcode::Text, whole};
    }
    return std::nullopt;
}

} // namespace pilothouse::demofleet
