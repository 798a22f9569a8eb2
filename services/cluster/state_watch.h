// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/state_port.h"
#include "services/core/clock.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace pilothouse::cluster {

/// Follows one machine on its way to a state: over the remote's stream, and by asking again and again while there is none. What is known is
/// called live only while one of the two answers. Ends when the machine is there, has come to rest elsewhere, is gone, or may not be read.
/// Lives on the main thread, held by shared_ptr.
class StateWatch final : public QObject, public std::enable_shared_from_this<StateWatch>
{
    Q_OBJECT
public:
    /// How the newest state came, and whether more will.
    enum class Mode {
        Asking,    ///< nothing was heard yet
        Streaming, ///< over a stream that is open
        Polling,   ///< asked for; the stream cannot be had now
        Silent,    ///< neither answers: what was heard last is old
        Ended,
    };
    enum class End {
        Reached, ///< it is where it was to go
        Resting, ///< it came to rest elsewhere: the boot failed, or it stands
        Gone,    ///< the remote does not know it any more
        Refused, ///< it may not be read; error() says why
        Stopped, ///< by stop()
    };
    /// One step as it was seen: the status and, while it boots, what the guest was at.
    struct Step
    {
        QString status;
        QString bootProgress; ///< empty: not said
        MonotonicTime since;  ///< first seen; it may have begun earlier
    };
    struct Pace
    {
        std::chrono::seconds interval{5};                         ///< of the stream
        std::chrono::milliseconds poll{5000};                     ///< between two questions while there is no stream
        std::chrono::milliseconds retry{5000};                    ///< before the stream is tried again; doubled each time …
        std::chrono::milliseconds longestRetry{60'000};           ///< … up to this
        std::chrono::milliseconds fresh{15'000};                  ///< older than this is not live, whatever is open
        std::chrono::milliseconds rest{10'000};                   ///< standing so long by questions alone is standing
        std::chrono::milliseconds begin{std::chrono::minutes(1)}; ///< what was not seen to move within it will not
    };

    StateWatch(std::shared_ptr<StatePort> port, std::shared_ptr<const Clock> clock) : StateWatch(std::move(port), std::move(clock), Pace()) { }
    StateWatch(std::shared_ptr<StatePort> port, std::shared_ptr<const Clock> clock, Pace pace);
    ~StateWatch() override;

    /// Begins with this machine; what was heard of another is forgotten. `target`: the status to wait for.
    void start(const QString &identifier, const QString &target = QStringLiteral("running"));
    void stop();

    Mode mode() const { return m_mode; }
    bool isRunning() const { return m_isRunning; }
    /// The newest state is what the machine is at now, as far as the remote knows: one of the two answers, and did so lately.
    bool isLive() const;
    const std::optional<CvmState> &latest() const { return m_latest; }
    MonotonicTime heardAt() const { return m_heardAt; }
    /// All steps of this watch, oldest first.
    const std::vector<Step> &steps() const { return m_steps; }
    /// How it ended; nothing while it runs.
    const std::optional<End> &end() const { return m_end; }
    /// Why the newest try failed; nothing when it did not.
    const std::optional<Error> &error() const { return m_error; }
    const QString &target() const { return m_target; }
    /// When the cloud began the operation that is under way, by its own clock; invalid: it does not say.
    const QDateTime &startedAt() const { return m_startedAt; }

signals:
    /// A state came, be it the same again.
    void heard(const pilothouse::cluster::CvmState &state);
    /// Any of the questions above has another answer.
    void changed();

private:
    QCoro::Task<Done> follow(CancelToken token);
    QCoro::Task<Done> askStart(CancelToken token);
    QCoro::Task<Done> pollUntil(CancelToken token, MonotonicTime until);
    void hear(const CvmState &state, Mode how);
    void judge(const CvmState &state, Mode how);
    void lose(std::optional<Error> error);
    void finish(End end);

    std::shared_ptr<StatePort> m_port;
    std::shared_ptr<const Clock> m_clock;
    Pace m_pace;
    CancelToken m_token;
    QString m_identifier;
    QString m_target;
    QDateTime m_startedAt;
    Mode m_mode = Mode::Ended;
    bool m_isRunning = false;
    std::optional<CvmState> m_latest;
    MonotonicTime m_heardAt{};
    MonotonicTime m_begun{};
    MonotonicTime m_sameSince{}; ///< the state has been the same from question to question
    bool m_seenMoving = false;
    std::vector<Step> m_steps;
    std::optional<End> m_end;
    std::optional<Error> m_error;
};

} // namespace pilothouse::cluster
