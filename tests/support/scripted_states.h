// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/state_port.h"

#include <QCoroTimer>

#include <optional>

namespace pilothouse::test {

inline cluster::CvmState stateOf(const QString &status, const QString &progress = {}, const QString &error = {})
{
    return {.status = status, .bootProgress = progress, .bootError = error, .shutdownProgress = {}, .uptime = {}};
}

inline Error scriptedError(ErrorKind kind)
{
    return {.kind = kind, .what = QStringLiteral("scripted")};
}

/// A cloud of values: streams that the test speaks into, and answers to questions.
class ScriptedStates final : public cluster::StatePort
{
public:
    Result<cluster::CvmState> answer = stateOf(QStringLiteral("starting"));
    std::optional<Error> refusal; ///< of the next streams
    QDateTime start;              ///< of the operation under way
    int asked = 0;
    int streams = 0;
    int open = 0;
    cluster::StateWish wish;

    void say(const cluster::CvmState &now) { m_told(now); }
    void end(Result<cluster::StreamEnd> how) { m_end = std::move(how); }

    QCoro::Task<Result<cluster::CvmState>> state(QString) override
    {
        ++asked;
        co_await QCoro::sleepFor(std::chrono::milliseconds(0));
        auto now = answer;
        co_return now;
    }
    QCoro::Task<Result<QDateTime>> operationStart(QString) override
    {
        co_await QCoro::sleepFor(std::chrono::milliseconds(0));
        const QDateTime at = start;
        co_return at;
    }
    QCoro::Task<Result<cluster::StreamEnd>> follow(QString, cluster::StateWish wanted, std::function<void(const cluster::CvmState &)> told,
                                                   CancelToken cancel) override
    {
        ++streams;
        wish = wanted;
        if (refusal) {
            const Error why = *refusal;
            co_return why;
        }
        m_told = std::move(told);
        m_end.reset();
        ++open;
        while (!m_end && !cancel.isCancelled())
            co_await QCoro::sleepFor(std::chrono::milliseconds(1));
        --open;
        if (!m_end)
            co_return scriptedError(ErrorKind::Cancelled);
        auto how = *m_end;
        co_return how;
    }

private:
    std::function<void(const cluster::CvmState &)> m_told;
    std::optional<Result<cluster::StreamEnd>> m_end;
};

} // namespace pilothouse::test
