// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/circuit_breaker.h"

#include "services/http/http_client.h"

#include <algorithm>

namespace pilothouse::http {

CircuitBreaker::CircuitBreaker(const RetryPolicy &policy)
    : m_failures(policy.breakerFailures)
    , m_share(policy.breakerShare)
    , m_window(policy.breakerWindow)
    , m_firstPause(policy.breakerPause)
    , m_longestPause(policy.breakerLongestPause)
{
}

std::optional<std::chrono::milliseconds> CircuitBreaker::wait(Time now) const
{
    if (!m_openUntil)
        return std::nullopt;
    if (now < *m_openUntil)
        return std::chrono::ceil<std::chrono::milliseconds>(*m_openUntil - now);
    return m_probing ? std::optional(m_pause) : std::nullopt;
}

void CircuitBreaker::begin(Time now)
{
    if (m_openUntil && now >= *m_openUntil)
        m_probing = true;
}

void CircuitBreaker::end(Answer answer, Time now)
{
    if (m_openUntil) {
        // Answers to requests from before the breaker opened come in late; only the probe's counts.
        if (!m_probing)
            return;
        m_probing = false;
        if (answer == Answer::Fine) {
            m_openUntil.reset();
            m_seen.clear();
        } else {
            open(now, answer == Answer::ServerError ? std::min(m_pause * 2, m_longestPause) : m_pause);
        }
        return;
    }
    if (answer == Answer::None)
        return;
    m_seen.push_back({now, answer == Answer::ServerError});
    while (!m_seen.empty() && now - m_seen.front().at > m_window)
        m_seen.pop_front();
    const auto failed = std::count_if(m_seen.begin(), m_seen.end(), [](const Seen &seen) { return seen.failed; });
    if (failed >= m_failures && double(failed) >= m_share * double(m_seen.size()))
        open(now, m_firstPause);
}

void CircuitBreaker::open(Time now, std::chrono::milliseconds pause)
{
    m_pause = pause;
    m_openUntil = now + pause;
}

} // namespace pilothouse::http
