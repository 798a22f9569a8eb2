// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/http_parser.h"

namespace pilothouse::demofleet {

namespace {

constexpr qsizetype kMaxHead = 64 * 1024;
constexpr qint64 kMaxBody = 32 * 1024 * 1024;

} // namespace

HttpParser::State HttpParser::fail(int status)
{
    m_status = status;
    return State::Broken;
}

HttpParser::State HttpParser::advance()
{
    if (!m_headRead) {
        while (m_buffer.startsWith("\r\n"))
            m_buffer.remove(0, 2);
        const qsizetype end = m_buffer.indexOf("\r\n\r\n");
        if (end < 0)
            return m_buffer.size() > kMaxHead ? fail(431) : State::NeedMore;
        if (end > kMaxHead)
            return fail(431);
        if (!readHead(end))
            return State::Broken;
        m_headRead = true;
        m_position = end + 4;
        m_request.body.clear();
    }
    const State state = m_chunked ? readChunks() : readFixed();
    if (state == State::NeedMore && m_expects) {
        m_expects = false;
        return State::NeedContinue;
    }
    return state;
}

bool HttpParser::readHead(qsizetype end)
{
    const auto refuse = [this](int status) {
        m_status = status;
        return false;
    };
    const QList<QByteArray> lines = m_buffer.left(end).split('\n');
    const QList<QByteArray> words = lines[0].trimmed().split(' ');
    if (words.size() != 3 || !words[1].startsWith('/') || !words[2].startsWith("HTTP/1."))
        return refuse(400);
    QHash<QByteArray, QByteArray> headers;
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines[i].indexOf(':');
        if (colon <= 0)
            return refuse(400);
        headers.insert(lines[i].left(colon).toLower(), lines[i].mid(colon + 1).trimmed());
    }
    m_request = makeRequest(m_which, words[0], words[1], {}, headers);
    const QByteArray connection = headers.value("connection").toLower();
    m_keepAlive = words[2] == "HTTP/1.1" ? connection != "close" : connection == "keep-alive";
    m_expects = headers.value("expect").toLower() == "100-continue";
    m_chunked = headers.value("transfer-encoding").toLower() == "chunked";
    bool number = true;
    m_length = headers.contains("content-length") ? headers.value("content-length").toLongLong(&number) : 0;
    if (!number || m_length < 0)
        return refuse(400);
    if (m_length > kMaxBody)
        return refuse(413);
    return true;
}

HttpParser::State HttpParser::readFixed()
{
    if (m_buffer.size() - m_position < m_length)
        return State::NeedMore;
    m_request.body = m_buffer.mid(m_position, m_length);
    m_position += m_length;
    return State::Ready;
}

HttpParser::State HttpParser::readChunks()
{
    for (;;) {
        const qsizetype line = m_buffer.indexOf("\r\n", m_position);
        if (line < 0)
            return m_buffer.size() - m_position > 64 ? fail(400) : State::NeedMore;
        bool number = false;
        const qint64 size = m_buffer.mid(m_position, line - m_position).split(';')[0].trimmed().toLongLong(&number, 16);
        if (!number || size < 0)
            return fail(400);
        if (m_request.body.size() + size > kMaxBody)
            return fail(413);
        if (m_buffer.size() < line + 2 + size + 2)
            return State::NeedMore;
        m_request.body += m_buffer.mid(line + 2, size);
        m_position = line + 2 + size + 2;
        if (size == 0)
            return State::Ready;
    }
}

Request HttpParser::take()
{
    m_buffer.remove(0, m_position);
    m_headRead = false;
    m_position = 0;
    return std::move(m_request);
}

} // namespace pilothouse::demofleet
