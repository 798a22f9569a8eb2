// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"

#include <mutex>

namespace pilothouse::test {

/// A clock that only moves when the test says so. Thread-safe, as every clock is: a store looks at it from its own thread.
class FakeClock final : public Clock
{
public:
    QDateTime utcNow() const override
    {
        const std::lock_guard lock(m_mutex);
        return m_utc;
    }
    MonotonicTime monotonicNow() const override
    {
        const std::lock_guard lock(m_mutex);
        return m_monotonic;
    }

    /// Both clocks, as in ordinary life.
    void advance(std::chrono::milliseconds by)
    {
        const std::lock_guard lock(m_mutex);
        m_utc = m_utc.addMSecs(by.count());
        m_monotonic += by;
    }
    /// The wall clock alone, as when somebody sets it.
    void jumpWallClock(std::chrono::milliseconds by)
    {
        const std::lock_guard lock(m_mutex);
        m_utc = m_utc.addMSecs(by.count());
    }

private:
    mutable std::mutex m_mutex;
    QDateTime m_utc{QDate(2026, 1, 15), QTime(12, 0), Qt::UTC};
    MonotonicTime m_monotonic{std::chrono::hours(1)};
};

} // namespace pilothouse::test
