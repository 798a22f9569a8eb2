// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>

#include <QFuture>
#include <QTest>

#include <chrono>
#include <optional>

namespace pilothouse::test {

/// Runs the event loop until the task is done; nothing after the time limit. QCoro's own waitFor() needs a
/// default-constructible result, which Result is not.
template <typename T>
std::optional<T> await(QCoro::Task<T> task, std::chrono::milliseconds limit = std::chrono::seconds(30))
{
    auto result = std::make_shared<std::optional<T>>();
    task.then([result](T value) { result->emplace(std::move(value)); });
    if (!QTest::qWaitFor([result] { return result->has_value(); }, int(limit.count())))
        return std::nullopt;
    return std::move(*result);
}

template <typename T>
std::optional<T> await(QFuture<T> future, std::chrono::milliseconds limit = std::chrono::seconds(30))
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, int(limit.count())))
        return std::nullopt;
    return future.takeResult();
}

} // namespace pilothouse::test
