// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <deque>
#include <optional>

namespace pilothouse::http {

struct RetryPolicy;

/// Stops asking an origin that answers one server error after another, and lets one probe through after each pause.
/// Pure: the caller says what time it is.
class CircuitBreaker
{
public:
    using Time = std::chrono::steady_clock::time_point;

    explicit CircuitBreaker(const RetryPolicy &policy);

    /// Nothing when a request may go now, otherwise how long not. While half open, one request may go at a time.
    std::optional<std::chrono::milliseconds> wait(Time now) const;
    /// Called before a request goes: takes the one place of a half-open breaker.
    void begin(Time now);
    enum class Answer { Fine, ServerError, None }; ///< None: no answer at all, says nothing about a storm
    void end(Answer answer, Time now);

    bool isOpen() const { return m_openUntil.has_value(); }

private:
    struct Seen
    {
        Time at;
        bool failed = false;
    };
    void open(Time now, std::chrono::milliseconds pause);

    int m_failures;
    double m_share;
    std::chrono::milliseconds m_window;
    std::chrono::milliseconds m_firstPause;
    std::chrono::milliseconds m_longestPause;

    std::deque<Seen> m_seen;
    std::optional<Time> m_openUntil;
    std::chrono::milliseconds m_pause{0};
    bool m_probing = false;
};

} // namespace pilothouse::http
