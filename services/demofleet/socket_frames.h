// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace pilothouse::demofleet {

/// RFC 6455, section 4.2.2: what a server answers to a client's key.
QByteArray socketAccept(const QByteArray &key);

enum class SocketOpcode { Continuation = 0, Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10 };

/// A server's frame, unmasked and whole.
QByteArray socketFrame(SocketOpcode opcode, const QByteArray &payload);
QByteArray socketCloseFrame(int code);

/// Takes a client's frames out of a byte stream. Bounded: 1 MiB a message. Fragments are put together.
class SocketParser
{
public:
    struct Message
    {
        SocketOpcode opcode = SocketOpcode::Text;
        QByteArray payload;
    };
    void append(const QByteArray &bytes) { m_buffer += bytes; }
    /// The next whole message; nothing when more bytes are needed.
    std::optional<Message> take();
    /// What came is no WebSocket: the connection must be closed.
    bool isBroken() const { return m_broken; }

private:
    QByteArray m_buffer;
    QByteArray m_fragments;
    bool m_broken = false;
};

} // namespace pilothouse::demofleet
