// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/phala/event_stream.h"

#include <QStringDecoder>

#include <algorithm>
#include <utility>

namespace pilothouse::phala {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView kByteOrderMark("\xef\xbb\xbf");

bool isText(QByteArrayView bytes)
{
    if (bytes.contains('\0'))
        return false;
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString decoded = decoder(bytes);
    return !decoder.hasError();
}

Error tooLarge(const QString &what)
{
    return Error{.kind = ErrorKind::TooLarge, .what = what};
}

} // namespace

Status EventStream::feed(QByteArrayView bytes, std::vector<StreamEvent> *events)
{
    while (m_state && !bytes.isEmpty()) {
        if (std::exchange(m_afterReturn, false) && bytes.front() == '\n') {
            bytes = bytes.sliced(1);
            continue;
        }
        const auto end = std::ranges::find_if(bytes, [](char c) { return c == '\r' || c == '\n'; });
        const qsizetype length = end - bytes.begin();
        if (m_line.size() + length > m_limits.lineBytes) {
            m_state = tooLarge(u"a line of the event stream is longer than %1 bytes"_s.arg(m_limits.lineBytes));
            break;
        }
        m_line += bytes.first(length);
        if (end == bytes.end())
            break;
        m_afterReturn = *end == '\r';
        bytes = bytes.sliced(length + 1);
        m_state = takeLine(events);
    }
    return m_state;
}

Status EventStream::takeLine(std::vector<StreamEvent> *events)
{
    const QByteArray whole = std::exchange(m_line, QByteArray());
    QByteArrayView line(whole);
    if (std::exchange(m_isFirst, false) && line.startsWith(kByteOrderMark))
        line = line.sliced(kByteOrderMark.size());
    if (line.isEmpty()) {
        dispatch(events);
        return Done();
    }
    if (!isText(line))
        return Error{.kind = ErrorKind::Protocol, .what = u"a line of the event stream is not text"_s};
    const qsizetype colon = line.indexOf(':');
    const QByteArrayView field = colon < 0 ? line : line.first(colon);
    QByteArrayView value = colon < 0 ? QByteArrayView() : line.sliced(colon + 1);
    if (value.startsWith(' '))
        value = value.sliced(1);
    if (field == "event") {
        m_name = value.toByteArray();
    } else if (field == "data") {
        if (m_data.size() + value.size() + 1 > m_limits.eventBytes)
            return tooLarge(u"an event of the stream is longer than %1 bytes"_s.arg(m_limits.eventBytes));
        if (m_hasData)
            m_data += '\n';
        m_data += value;
        m_hasData = true;
    }
    return Done();
}

/// An empty line: the event is whole. One without data is none.
void EventStream::dispatch(std::vector<StreamEvent> *events)
{
    StreamEvent event{std::exchange(m_name, QByteArray()), std::exchange(m_data, QByteArray())};
    if (!std::exchange(m_hasData, false))
        return;
    if (event.name.isEmpty())
        event.name = "message";
    events->push_back(std::move(event));
}

} // namespace pilothouse::phala
