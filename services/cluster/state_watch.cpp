// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/state_watch.h"

#include "services/core/log.h"
#include "services/domain/cvm.h"

#include <QCoroTimer>

#include <algorithm>

namespace pilothouse::cluster {

using namespace std::chrono_literals;
using domain::RunState;

namespace {

constexpr auto kCancelPoll = 50ms;
constexpr size_t kMostSteps = 200;

/// Errors that no waiting mends.
bool isFinal(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::NotFound:
    case ErrorKind::Unauthorised:
    case ErrorKind::Forbidden:
    case ErrorKind::Refused:
    case ErrorKind::Secret:
    case ErrorKind::InvalidInput: return true;
    default: return false;
    }
}

bool isBooted(const CvmState &state)
{
    return state.bootProgress.isEmpty() || state.bootProgress == QLatin1StringView("done");
}

} // namespace

StateWatch::StateWatch(std::shared_ptr<StatePort> port, std::shared_ptr<const Clock> clock, Pace pace)
    : m_port(std::move(port))
    , m_clock(std::move(clock))
    , m_pace(pace)
{
}

StateWatch::~StateWatch()
{
    m_token.cancel();
}

void StateWatch::start(const QString &identifier, const QString &target)
{
    m_token.cancel();
    m_token = CancelToken();
    m_identifier = identifier;
    m_target = target;
    m_latest.reset();
    m_steps.clear();
    m_startedAt = QDateTime();
    m_end.reset();
    m_error.reset();
    m_seenMoving = false;
    m_isRunning = true;
    m_begun = m_clock->monotonicNow();
    m_sameSince = m_begun;
    m_mode = Mode::Asking;
    follow(m_token);
    if (m_isRunning)
        askStart(m_token);
    emit changed();
}

void StateWatch::stop()
{
    if (m_isRunning)
        finish(End::Stopped);
}

void StateWatch::finish(End end)
{
    m_token.cancel();
    m_isRunning = false;
    m_end = end;
    m_mode = Mode::Ended;
    emit changed();
}

bool StateWatch::isLive() const
{
    const bool isOpen = m_mode == Mode::Streaming || m_mode == Mode::Polling;
    return isOpen && m_clock->monotonicNow() - m_heardAt <= m_pace.fresh;
}

/// What was heard is no longer live; whether anybody answers is seen next.
void StateWatch::lose(std::optional<Error> error)
{
    m_error = std::move(error);
    if (m_error && isFinal(m_error->kind)) {
        finish(m_error->kind == ErrorKind::NotFound ? End::Gone : End::Refused);
        return;
    }
    m_mode = m_latest ? Mode::Silent : Mode::Asking;
    emit changed();
}

void StateWatch::hear(const CvmState &state, Mode how)
{
    const MonotonicTime now = m_clock->monotonicNow();
    const bool isNew = !m_latest || m_latest->status != state.status || m_latest->bootProgress != state.bootProgress;
    if (isNew) {
        m_sameSince = now;
        if (m_steps.size() < kMostSteps)
            m_steps.push_back({state.status, state.bootProgress, now});
    }
    m_latest = state;
    m_heardAt = now;
    m_error.reset();
    m_mode = how;
    const RunState run = domain::runStateOfCvm(state.status);
    m_seenMoving |= run == RunState::Starting || run == RunState::Stopping;
    emit heard(state);
    if (!m_isRunning) // whoever heard it may have had enough
        return;
    emit changed();
    if (m_isRunning)
        judge(state, how);
}

/// Whether that was the end.
void StateWatch::judge(const CvmState &state, Mode how)
{
    const RunState run = domain::runStateOfCvm(state.status);
    const auto rested = m_heardAt - m_sameSince;
    if (state.status.compare(m_target, Qt::CaseInsensitive) == 0) {
        // The stream says itself when it is over; a single answer may still be of the time before the change.
        if (how == Mode::Polling && isBooted(state) && (m_seenMoving || rested >= m_pace.rest))
            finish(End::Reached);
        return;
    }
    if (run != RunState::Failed && run != RunState::Stopped && run != RunState::Running)
        return; // on its way, or in a state that nobody here knows
    const bool hasFailed = run == RunState::Failed || !state.bootError.isEmpty();
    const bool willNotBegin = !m_seenMoving && m_heardAt - m_begun >= m_pace.begin;
    if (willNotBegin || (m_seenMoving && (hasFailed || rested >= m_pace.rest)))
        finish(End::Resting);
}

QCoro::Task<Done> StateWatch::follow(CancelToken token)
{
    const auto self = shared_from_this();
    const std::weak_ptr<StateWatch> weak = self;
    auto retry = m_pace.retry;
    while (!token.isCancelled()) {
        StateWish wish;
        wish.target = m_target;
        wish.interval = m_pace.interval;
        bool hasSpoken = false;
        const std::function<void(const CvmState &)> told = [weak, token, &hasSpoken](const CvmState &state) {
            const auto watch = weak.lock();
            if (!watch || token.isCancelled())
                return;
            hasSpoken = true;
            watch->hear(state, Mode::Streaming);
        };
        auto following = m_port->follow(m_identifier, wish, told, token);
        const auto ended = co_await following;
        if (token.isCancelled())
            co_return Done{};
        if (ended && *ended == StreamEnd::Complete) {
            finish(End::Reached);
            co_return Done{};
        }
        if (!ended)
            qCDebug(lcCluster) << "the stream of states ended" << m_identifier << ended.error().what;
        std::optional<Error> why;
        if (!ended)
            why = ended.error();
        else if (*ended == StreamEnd::Cut)
            why = Error{.kind = ErrorKind::Network, .what = QStringLiteral("the stream of states was cut")};
        lose(std::move(why)); // that the remote's time is over is no trouble
        if (token.isCancelled())
            co_return Done{};
        retry = hasSpoken ? m_pace.retry : std::min(m_pace.longestRetry, retry * 2);
        const auto asked = m_error && m_error->retryAfter ? std::chrono::milliseconds(*m_error->retryAfter) : 0ms;
        auto polling = pollUntil(token, m_clock->monotonicNow() + std::max(retry, std::min<std::chrono::milliseconds>(asked, 5min)));
        co_await polling;
    }
    co_return Done{};
}

/// Once: an operation begins one time. Without an answer the time is counted from when it was first seen.
QCoro::Task<Done> StateWatch::askStart(CancelToken token)
{
    const auto self = shared_from_this();
    const auto start = co_await m_port->operationStart(m_identifier);
    if (token.isCancelled() || !start || !start->isValid())
        co_return Done{};
    m_startedAt = *start;
    emit changed();
    co_return Done{};
}

/// Asks again and again; at once, so that a lost stream is not felt.
QCoro::Task<Done> StateWatch::pollUntil(CancelToken token, MonotonicTime until)
{
    const auto self = shared_from_this();
    for (;;) {
        const auto state = co_await m_port->state(m_identifier);
        if (token.isCancelled())
            co_return Done{};
        if (state)
            hear(*state, Mode::Polling);
        else
            lose(state.error());
        for (auto left = m_pace.poll; left > 0ms && !token.isCancelled(); left -= kCancelPoll) {
            const auto step = std::min<std::chrono::milliseconds>(left, kCancelPoll);
            co_await QCoro::sleepFor(step);
            if (m_clock->monotonicNow() >= until)
                co_return Done{};
        }
        if (token.isCancelled() || m_clock->monotonicNow() >= until)
            co_return Done{};
    }
}

} // namespace pilothouse::cluster
