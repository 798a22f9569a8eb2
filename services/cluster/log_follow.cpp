// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/log_follow.h"

#include <QCoroFuture>
#include <QCoroTimer>

#include <QDateTime>
#include <QtConcurrentRun>

#include <algorithm>

namespace pilothouse::cluster {

using namespace std::chrono_literals;

namespace {

constexpr auto kCancelPoll = 50ms;
constexpr qint64 kLookBackMs = 2000; ///< lines of two channels may stand in another order than their times
constexpr int kFewestLines = 20;

bool isPassing(ErrorKind kind)
{
    return kind == ErrorKind::Network || kind == ErrorKind::Timeout || kind == ErrorKind::Throttled || kind == ErrorKind::Remote;
}

} // namespace

struct LogFollow::Look
{
    std::vector<CvmLogLine> all;
    LogOverlap::Found found;
    NewLines fresh;
};

LogFollow::LogFollow(LogRead read, Pace pace) : m_read(std::move(read)), m_pace(pace) { }

LogFollow::~LogFollow()
{
    m_token.cancel();
}

void LogFollow::start()
{
    if (m_isRunning)
        return;
    m_token = CancelToken();
    m_isRunning = true;
    m_error.reset();
    follow(m_token);
}

void LogFollow::stop()
{
    m_token.cancel();
    if (!m_isRunning)
        return;
    m_isRunning = false;
    emit changed();
}

/// One read. What is too large is asked for again with fewer lines.
QCoro::Task<Result<LogFollow::Look>> LogFollow::lookAt(LogWindow window, CancelToken token)
{
    const auto self = shared_from_this();
    for (;;) {
        auto lines = co_await m_read(window, token);
        if (!lines && lines.error().kind == ErrorKind::TooLarge && window.tail > kFewestLines) {
            window.tail = std::max(kFewestLines, window.tail / 4);
            continue;
        }
        if (!lines)
            co_return lines.error();
        Look look;
        look.all = std::move(*lines);
        auto judging = QtConcurrent::run([known = m_overlap, look = std::move(look)]() mutable {
            look.found = known.find(look.all);
            look.fresh.isGapBefore = !look.found.isJoined;
            for (size_t i = look.found.begin; i < look.all.size(); ++i)
                look.fresh.lines.push_back(timedLine(look.all[i]));
            return std::make_shared<Look>(std::move(look));
        });
        const auto judged = co_await judging;
        co_return std::move(*judged);
    }
}

/// Asks for what is new; where that does not join what is known, once more for all that there is.
QCoro::Task<Result<LogFollow::Look>> LogFollow::look(CancelToken token)
{
    const auto self = shared_from_this();
    LogWindow window = m_pace.first;
    if (!m_overlap.isEmpty())
        window = {m_pace.tail, QString()};
    if (m_trustsTimes && m_overlap.newest())
        window.since = QDateTime::fromMSecsSinceEpoch(*m_overlap.newest() - kLookBackMs, Qt::UTC).toString(Qt::ISODateWithMs);
    auto first = co_await lookAt(window, token);
    if (!first || m_overlap.isEmpty())
        co_return first;
    // From that time on there is at least the line it was taken from: an answer without it knows other times than its lines tell.
    const bool isBlind = !window.since.isEmpty() && first->all.empty();
    if (first->found.isJoined && !isBlind)
        co_return first;
    LogWindow wide;
    wide.tail = m_pace.widest;
    auto second = co_await lookAt(wide, token);
    if (second && second->found.isJoined && !second->all.empty() && !window.since.isEmpty())
        m_trustsTimes = false;
    co_return second;
}

QCoro::Task<Done> LogFollow::follow(CancelToken token)
{
    const auto self = shared_from_this();
    auto pause = m_pace.every;
    emit changed();
    for (;;) {
        auto seen = co_await look(token);
        if (token.isCancelled())
            co_return Done{};
        if (seen) {
            pause = m_pace.every;
            m_error.reset();
            m_failures = 0;
            m_hasAnswered = true;
            m_overlap.keep(seen->all, seen->found);
            if (!seen->fresh.lines.empty())
                emit linesRead(seen->fresh);
        } else {
            // A container that was there may be made anew just now.
            const bool mayComeBack = m_hasAnswered && seen.error().kind == ErrorKind::NotFound;
            m_error = seen.error();
            ++m_failures;
            m_isRunning = isPassing(m_error->kind) || mayComeBack;
            pause = std::min(m_pace.longest, pause * 2);
            if (m_error->retryAfter)
                pause = std::max(pause, std::min<std::chrono::milliseconds>(*m_error->retryAfter, 5min));
        }
        emit changed();
        if (!m_isRunning || token.isCancelled())
            co_return Done{};
        for (auto left = pause; left > 0ms && !token.isCancelled(); left -= kCancelPoll) {
            const auto step = std::min<std::chrono::milliseconds>(left, kCancelPoll);
            co_await QCoro::sleepFor(step);
        }
        if (token.isCancelled())
            co_return Done{};
    }
}

} // namespace pilothouse::cluster
