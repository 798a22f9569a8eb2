// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace pilothouse::phala {

/// One event of a stream of server-sent events (text/event-stream).
struct StreamEvent
{
    QByteArray name; ///< "message" where the stream names none
    QByteArray data; ///< its data lines, joined by \n; UTF-8

    friend bool operator==(const StreamEvent &, const StreamEvent &) = default;
};

/// Reads the bytes of such a stream as they come, cut anywhere: the same bytes give the same events in whatever pieces. Comments, unknown
/// fields, ids and retry times are passed over: this remote gives its events no ids, so that there is nothing to go on from.
class EventStream
{
public:
    struct Limits
    {
        qsizetype lineBytes = 64 * 1024;
        qsizetype eventBytes = 256 * 1024; ///< of an event's data
    };
    EventStream() : EventStream(Limits()) { }
    explicit EventStream(Limits limits) : m_limits(limits) { }

    /// Appends the events that these bytes complete. Errors: TooLarge (a line, an event), Protocol (bytes that are no text). After an error nothing
    /// more is taken, and each call says it again; events in front of it were appended.
    Status feed(QByteArrayView bytes, std::vector<StreamEvent> *events);

    /// Whether the stream ended, if it ended now, inside of an event. What is not complete never counts.
    bool isInsideEvent() const { return !m_line.isEmpty() || m_hasData || !m_name.isEmpty(); }

private:
    Status takeLine(std::vector<StreamEvent> *events);
    void dispatch(std::vector<StreamEvent> *events);

    Limits m_limits;
    QByteArray m_line; ///< begun, not ended
    QByteArray m_name;
    QByteArray m_data;
    bool m_hasData = false;     ///< a data line was there, be it empty
    bool m_isFirst = true;      ///< no line has ended yet: a byte order mark may stand here
    bool m_afterReturn = false; ///< a line ended with \r: a \n right behind belongs to it
    Status m_state = Done();
};

} // namespace pilothouse::phala
