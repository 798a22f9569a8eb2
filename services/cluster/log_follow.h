// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/log_overlap.h"

#include <QObject>

#include <functional>
#include <memory>

namespace pilothouse::cluster {

/// Which part of a log a look asks for.
struct LogWindow
{
    int tail = 1000; ///< at most the newest so many lines
    QString since;   ///< RFC 3339; empty: no bound
};

/// Reads one log. Lines oldest first; where the remote can, each begins with its time. Errors: those of the port behind it.
using LogRead = std::function<QCoro::Task<Result<std::vector<CvmLogLine>>>(LogWindow window, CancelToken cancel)>;

/// What one look brought.
struct NewLines
{
    std::vector<TimedLine> lines;
    bool isGapBefore = false; ///< the log moved on further than the look reached back, or began anew: lines may be missing before these
};

/// Follows one log by reading it again and again, until stopped or refused. Each line is told once; where that cannot be promised, the
/// gap is told instead. What passes by itself is waited out, longer each time. Lives on the main thread, held by shared_ptr.
class LogFollow final : public QObject, public std::enable_shared_from_this<LogFollow>
{
    Q_OBJECT
public:
    struct Pace
    {
        std::chrono::milliseconds every{2000};
        std::chrono::milliseconds longest{30'000}; ///< between two tries while they fail
        LogWindow first = LogWindow();             ///< of the looks until there is a line
        int tail = 1000;                           ///< lines of each later one …
        int widest = 10'000;                       ///< … and of the second try, where the first did not reach back to what is known
    };
    explicit LogFollow(LogRead read) : LogFollow(std::move(read), Pace()) { }
    LogFollow(LogRead read, Pace pace);
    ~LogFollow() override;

    /// Begins, or goes on after stop(): what came meanwhile is read too.
    void start();
    void stop();

    bool isRunning() const { return m_isRunning; }
    /// A look has ended well since the first start.
    bool hasAnswered() const { return m_hasAnswered; }
    /// Why the newest look failed; nothing when it did not. While isRunning() it is tried again.
    const std::optional<Error> &error() const { return m_error; }
    int failuresInARow() const { return m_failures; }

signals:
    void linesRead(const pilothouse::cluster::NewLines &lines);
    /// Any of the questions above has another answer.
    void changed();

private:
    struct Look;
    QCoro::Task<Done> follow(CancelToken token);
    QCoro::Task<Result<Look>> look(CancelToken token);
    QCoro::Task<Result<Look>> lookAt(LogWindow window, CancelToken token);

    LogRead m_read;
    Pace m_pace;
    LogOverlap m_overlap;
    CancelToken m_token;
    bool m_isRunning = false;
    bool m_hasAnswered = false;
    int m_failures = 0;
    bool m_trustsTimes = true; ///< asking from the newest line's time on has brought that line again
    std::optional<Error> m_error;
};

} // namespace pilothouse::cluster
