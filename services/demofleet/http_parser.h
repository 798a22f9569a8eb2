// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/demofleet/http_message.h"

#include <QByteArray>

namespace pilothouse::demofleet {

/// Takes requests out of a byte stream. Bounded: 64 KiB of header, 32 MiB of body.
class HttpParser
{
public:
    enum class State {
        NeedMore,
        NeedContinue, ///< the client waits for "100 Continue"; said once a request
        Ready,
        Broken, ///< status() says why; the connection must be closed
    };

    explicit HttpParser(Listener which) : m_which(which) { }

    void append(const QByteArray &bytes) { m_buffer += bytes; }
    State advance();
    /// After Ready: the request; the next one may already be waiting.
    Request take();
    bool keepAlive() const { return m_keepAlive; }
    bool hasInput() const { return !m_buffer.isEmpty(); }
    int status() const { return m_status; }

private:
    State fail(int status);
    bool readHead(qsizetype end);
    State readFixed();
    State readChunks();

    Listener m_which;
    QByteArray m_buffer;
    Request m_request;
    qsizetype m_position = 0; ///< of the body, or of the next chunk
    qint64 m_length = 0;
    bool m_headRead = false;
    bool m_chunked = false;
    bool m_keepAlive = true;
    bool m_expects = false;
    int m_status = 400;
};

} // namespace pilothouse::demofleet
