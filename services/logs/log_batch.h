// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <limits>
#include <optional>
#include <vector>

namespace pilothouse::logs {

/// No time is known.
inline constexpr qint64 kNoTime = std::numeric_limits<qint64>::min();
/// Bytes of one line, its line feed included; a longer one is kept in pieces, each a line of its own.
inline constexpr qsizetype kLongestLine = 1024 * 1024;

/// Whose line it is: a number LogSpool::addSource() gave.
using SourceNumber = quint16;

/// Lines on their way into a spool, in one piece of memory: what is taken in at once costs one lock and one write.
class LogBatch
{
public:
    /// One event of a log, with or without its last line feed. Line feeds inside make it several lines of the same time. `at`: milliseconds
    /// since 1970, UTC; nothing: the time is looked for in the text.
    void add(SourceNumber source, std::optional<qint64> at, QByteArrayView text);

    bool isEmpty() const { return m_lines.empty(); }
    qint64 count() const { return qint64(m_lines.size()); }
    qsizetype size() const { return m_bytes.size(); } ///< bytes

    struct Line
    {
        quint32 length = 0; ///< with its line feed
        SourceNumber source = 0;
        bool timeGiven = false; ///< not read out of the text
        qint64 at = kNoTime;
    };
    const std::vector<Line> &lines() const { return m_lines; }
    const QByteArray &bytes() const { return m_bytes; } ///< all lines, each ended by a line feed

private:
    void addLine(SourceNumber source, std::optional<qint64> at, QByteArrayView line);

    QByteArray m_bytes;
    std::vector<Line> m_lines;
};

} // namespace pilothouse::logs
