// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/sleep_watch.h"

namespace pilothouse {

using namespace std::chrono_literals;

namespace {

constexpr auto kLook = 1s;
/// Less is no sleep anybody meant; a look that comes late is not seen at all, both clocks count it.
constexpr auto kShortestSleep = 5s;

/// On Linux this clock stands still while the machine sleeps.
MonotonicTime timeAwake()
{
    return std::chrono::steady_clock::now();
}

} // namespace

SleepWatch::SleepWatch(std::shared_ptr<const Clock> clock, std::function<MonotonicTime()> awake)
    : m_clock(std::move(clock))
    , m_awake(awake ? std::move(awake) : timeAwake)
    , m_asleep(asleep())
{
    m_timer.setInterval(kLook);
    connect(&m_timer, &QTimer::timeout, this, &SleepWatch::look);
}

void SleepWatch::start()
{
    m_asleep = asleep();
    m_timer.start();
}

std::chrono::nanoseconds SleepWatch::asleep() const
{
    return m_clock->monotonicNow() - m_awake();
}

void SleepWatch::look()
{
    const auto now = asleep();
    const auto slept = std::chrono::duration_cast<std::chrono::seconds>(now - m_asleep);
    m_asleep = now;
    if (slept >= kShortestSleep)
        emit wokeUp(slept);
}

Staggered::Staggered(std::chrono::milliseconds pause)
{
    m_timer.setInterval(pause);
    connect(&m_timer, &QTimer::timeout, this, &Staggered::step);
}

void Staggered::run(std::vector<std::function<void()>> steps)
{
    if (isRunning())
        return;
    m_steps = std::move(steps);
    m_next = 0;
    m_timer.start();
    step();
}

void Staggered::step()
{
    if (m_next < m_steps.size())
        m_steps[m_next++]();
    if (!isRunning()) {
        m_timer.stop();
        m_steps.clear();
        m_next = 0;
    }
}

} // namespace pilothouse
