// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroFuture>
#include <QCoroTask>

#include <QByteArray>
#include <QtConcurrentRun>

#include <memory>

namespace pilothouse::aws {

/// Runs a parser where it does not hold anything up: large bodies on another thread. The value comes behind a pointer, since a
/// future's result is copied. The parser holds its own copies of what it needs.
template <typename Parser>
auto parseAside(Parser parser, QByteArray body) -> QCoro::Task<decltype(parser(body))>
{
    constexpr qsizetype kParseHere = 64 * 1024;
    if (body.size() <= kParseHere)
        co_return parser(body);
    auto future = QtConcurrent::run([parser, body] { return std::make_shared<decltype(parser(body))>(parser(body)); });
    const auto parsed = co_await future;
    co_return std::move(*parsed);
}

} // namespace pilothouse::aws
