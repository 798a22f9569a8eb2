// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cutover/router_port.h"

#include <QDateTime>
#include <QPointF>
#include <QVector>

#include <deque>
#include <optional>
#include <vector>

namespace pilothouse::models {

/// What the router counted per plane, as it changed: the difference between two looks, never the counter itself.
/// A restarted router (its counters fall) and a hole in the looks leave a gap, not a line across it.
class TrafficSeries
{
public:
    enum class Plane { Old, New };

    /// Takes a look; an older or repeated one is left out. Keeps 30 minutes.
    void add(const QDateTime &at, const cutover::RouterTraffic &counted);

    /// Points of one unbroken line: x = milliseconds since the epoch, UTC.
    using Line = QVector<QPointF>;
    /// Percent of the plane's requests answered 5xx over the 30 s before each point. No point where there were no requests
    /// or the router does not count errors: unknown is not 0.
    std::vector<Line> errorPercent(Plane plane) const;
    /// Requests per 5 s that reached the plane.
    std::vector<Line> requestsPer5s(Plane plane) const;
    /// When the router's counters were seen to start again.
    const std::vector<QDateTime> &restarts() const { return m_restarts; }
    std::optional<QDateTime> newest() const;

    /// The last value of the last line; nothing when there is none, or when it is older than the newest look.
    std::optional<double> last(const std::vector<Line> &lines) const;

private:
    struct Step
    {
        qint64 at = 0;      ///< ms since the epoch
        qint64 took = 0;    ///< ms since the look before
        bool joins = false; ///< the step before ends where this one begins
        qint64 requests[2] = {0, 0};
        std::optional<qint64> errors[2];
    };

    std::deque<Step> m_steps;
    std::optional<cutover::RouterTraffic> m_before;
    qint64 m_beforeAt = 0;
    std::vector<QDateTime> m_restarts;
};

} // namespace pilothouse::models
