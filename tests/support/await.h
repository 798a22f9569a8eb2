// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>

#include <QEventLoop>
#include <QFuture>
#include <QFutureWatcher>
#include <QPointer>
#include <QTest>
#include <QTimer>

#include <chrono>
#include <optional>

namespace pilothouse::test {

/// Runs the event loop until the task is done; nothing after the time limit. QCoro's own waitFor() needs a
/// default-constructible result, which Result is not; QTest::qWaitFor() sleeps 10 ms between two events.
template <typename T>
std::optional<T> await(QCoro::Task<T> task, std::chrono::milliseconds limit = std::chrono::seconds(30))
{
    auto result = std::make_shared<std::optional<T>>();
    QEventLoop loop;
    task.then([result, waiting = QPointer<QEventLoop>(&loop)](T value) {
        result->emplace(std::move(value));
        if (waiting)
            waiting->quit();
    });
    if (!result->has_value()) {
        QTimer::singleShot(limit, &loop, &QEventLoop::quit);
        loop.exec();
    }
    return std::move(*result);
}

template <typename T>
std::optional<T> await(QFuture<T> future, std::chrono::milliseconds limit = std::chrono::seconds(30))
{
    if (!future.isFinished()) {
        QEventLoop loop;
        QFutureWatcher<T> watcher;
        QObject::connect(&watcher, &QFutureWatcher<T>::finished, &loop, &QEventLoop::quit);
        watcher.setFuture(future);
        QTimer::singleShot(limit, &loop, &QEventLoop::quit);
        loop.exec();
    }
    if (!future.isFinished())
        return std::nullopt;
    return future.takeResult();
}

} // namespace pilothouse::test
