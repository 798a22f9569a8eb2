// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

namespace pilothouse {

/// Notices that the machine slept: the clock that counts through sleep has run ahead of the one that stands still in it. A wall clock that somebody
/// sets moves neither. What was read before is stale by its age already; timers are not, they go on where they stood. Main thread only.
class SleepWatch final : public QObject
{
    Q_OBJECT
public:
    /// `awake` counts the time awake; tests own it.
    explicit SleepWatch(std::shared_ptr<const Clock> clock, std::function<MonotonicTime()> awake = {});

    /// Looks once a second.
    void start();
    void look();

signals:
    void wokeUp(std::chrono::seconds slept);

private:
    std::chrono::nanoseconds asleep() const;

    std::shared_ptr<const Clock> m_clock;
    std::function<MonotonicTime()> m_awake;
    std::chrono::nanoseconds m_asleep; ///< in all, at the last look
    QTimer m_timer;
};

/// Does a few things one after the other with a pause between them, so that all remotes are not asked in one moment. Asked again while it is at
/// it, it does nothing more.
class Staggered final : public QObject
{
public:
    explicit Staggered(std::chrono::milliseconds pause);

    void run(std::vector<std::function<void()>> steps);
    bool isRunning() const { return m_next < m_steps.size(); }

private:
    void step();

    std::vector<std::function<void()>> m_steps;
    size_t m_next = 0;
    QTimer m_timer;
};

} // namespace pilothouse
