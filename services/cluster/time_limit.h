// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/cancel_token.h"
#include "services/core/clock.h"

#include <QCoroTask>
#include <QCoroTimer>

#include <algorithm>
#include <memory>
#include <optional>

namespace pilothouse::cluster {

namespace limited {

inline constexpr std::chrono::milliseconds kLook{10};

template <typename T>
QCoro::Task<> keep(QCoro::Task<T> task, std::shared_ptr<std::optional<T>> result)
{
    auto value = co_await task;
    result->emplace(std::move(value));
}

} // namespace limited

/// Waits for a task until the clock says `deadline` or the caller cancels, and not longer, whatever the task itself does: nothing then. `stop` is the
/// task's own token; it is set when the task is left alone.
template <typename T>
QCoro::Task<std::optional<T>> until(QCoro::Task<T> task, std::shared_ptr<const Clock> clock, MonotonicTime deadline, CancelToken cancel,
                                    CancelToken stop)
{
    const auto result = std::make_shared<std::optional<T>>();
    limited::keep(std::move(task), result);
    while (!result->has_value()) {
        if (cancel.isCancelled() || clock->monotonicNow() >= deadline) {
            stop.cancel();
            co_return std::nullopt;
        }
        co_await QCoro::sleepFor(limited::kLook);
    }
    co_return std::move(*result);
}

/// Sleeps, in small steps, until the time is over, the clock says `deadline`, or the caller cancels.
inline QCoro::Task<> rest(std::chrono::milliseconds time, std::shared_ptr<const Clock> clock, MonotonicTime deadline, CancelToken cancel)
{
    for (auto left = time; left.count() > 0 && !cancel.isCancelled() && clock->monotonicNow() < deadline; left -= limited::kLook) {
        const auto step = std::min<std::chrono::milliseconds>(left, limited::kLook);
        co_await QCoro::sleepFor(step);
    }
}

} // namespace pilothouse::cluster
