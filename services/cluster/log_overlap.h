// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/live_port.h"

#include <deque>

namespace pilothouse::cluster {

/// Finds out which lines of a look at a log are new. Remotes number no lines and repeat what they said, so the end of what is known is
/// looked for in the new look, line by line: times in front of the lines make that firm, but it works without.
class LogOverlap
{
public:
    /// Lines that are remembered; a look that does not reach back to them is not joined.
    static constexpr size_t kRemembered = 2000;

    struct Found
    {
        size_t begin = 0;     ///< the first line that is new; as many as there are: none is
        bool isJoined = true; ///< false: nothing firm ties the look to what is known, so lines may be missing in between
    };
    /// Lines oldest first. Changes nothing: a look that is not joined may be tried again with more lines.
    Found find(const std::vector<CvmLogLine> &lines) const;
    /// Remembers a look for the next one, as find() judged it.
    void keep(const std::vector<CvmLogLine> &lines, const Found &found);

    bool isEmpty() const { return m_known.empty(); }
    /// Time of the newest line that begins with one; milliseconds since 1970, UTC.
    std::optional<qint64> newest() const { return m_newest; }

private:
    std::deque<CvmLogLine> m_known;
    std::optional<qint64> m_newest;
};

/// A line apart: the time that a remote was asked to put in front of it, and the rest.
struct TimedLine
{
    std::optional<qint64> at; ///< milliseconds since 1970, UTC; of the line's own begin, also where it stays part of the text
    QString channel;
    QString text;

    friend bool operator==(const TimedLine &, const TimedLine &) = default;
};

/// Cuts the time off that stands in front: only the remote's own form, with a fraction of a second and "Z".
TimedLine timedLine(const CvmLogLine &line);

} // namespace pilothouse::cluster
