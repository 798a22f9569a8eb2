// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/provers/provers_workflow.h"

#include <QHash>
#include <QObject>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace pilothouse::provers {

/// Which lines of a log were shown already. A log is read again and again over a window that looks back a little, because lines
/// arrive late; what it remembers is as short as that window.
class SeenLines
{
public:
    /// Late lines arrive with times of the past: each look goes back this far behind the newest line.
    static constexpr std::chrono::seconds kLookBack{30};

    /// Takes what was not there before; the others go.
    std::vector<domain::LogLine> fresh(std::vector<domain::LogLine> lines);
    /// Where the next look begins; invalid before the first line.
    QDateTime nextSince() const { return m_newest.isValid() ? m_newest.addSecs(-kLookBack.count()) : QDateTime(); }

private:
    QHash<QString, qint64> m_seen; ///< key of a line → its time
    QDateTime m_newest;
};

/// Whether following a log goes on after this error: the remote's passing trouble is waited out, a refusal is not.
bool isPassing(ErrorKind kind);

/// Follows the log of one service until stopped: every line once, what is late too. Lives on the main thread.
class LogTail final : public QObject, public std::enable_shared_from_this<LogTail>
{
    Q_OBJECT
public:
    LogTail(std::shared_ptr<ProversWorkflow> workflow, std::chrono::milliseconds every = std::chrono::seconds(5));
    ~LogTail() override;

    /// Ends what was followed before. `wish.limit` counts for the first look; later ones take all that is new.
    void start(const domain::ProverServiceId &service, const LogWish &wish);
    void stop();

    bool isRunning() const { return m_running; }
    /// A look is under way.
    bool isReading() const { return m_reading; }
    /// Why the newest look failed; nothing when it did not. While isRunning() it is tried again.
    const std::optional<Error> &error() const { return m_error; }
    /// What the newest look said besides lines.
    const QStringList &notes() const { return m_notes; }

signals:
    /// Oldest first; never empty.
    void linesRead(const std::vector<pilothouse::domain::LogLine> &lines);
    /// Any of the questions above has another answer.
    void changed();

private:
    QCoro::Task<Done> follow(CancelToken token, domain::ProverServiceId service, LogWish wish);

    std::shared_ptr<ProversWorkflow> m_workflow;
    std::chrono::milliseconds m_every;
    CancelToken m_token;
    bool m_running = false;
    bool m_reading = false;
    std::optional<Error> m_error;
    QStringList m_notes;
};

} // namespace pilothouse::provers
