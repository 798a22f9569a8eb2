// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include <chrono>
#include <memory>

namespace pilothouse {

/// A point on the monotonic clock: for ages, dwell and countdowns. Wall-clock jumps do not touch it.
using MonotonicTime = std::chrono::steady_clock::time_point;

/// Where time comes from. A collaborator, so that tests own it.
class Clock
{
public:
    virtual ~Clock() = default;
    /// UTC wall clock, for what is written down.
    virtual QDateTime utcNow() const = 0;
    /// Counts through suspend where the system can (CLOCK_BOOTTIME), so that data is stale after a long sleep.
    virtual MonotonicTime monotonicNow() const = 0;
};

/// The machine's clocks. Thread-safe.
class SystemClock final : public Clock
{
public:
    QDateTime utcNow() const override;
    MonotonicTime monotonicNow() const override;
};

/// RFC 3339 with milliseconds and "Z", always in the C locale: the form of every file and JSON.
QString toUtcText(const QDateTime &time);

} // namespace pilothouse
