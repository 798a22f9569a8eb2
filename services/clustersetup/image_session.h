// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/clustersetup/image_push.h"
#include "services/core/operation.h"

#include <deque>
#include <functional>
#include <memory>
#include <optional>

namespace pilothouse::clustersetup {

/// How the last push ended, as it is shown until the next one.
struct PushOutcome
{
    QString image;
    std::optional<Findings> found; ///< what the image's registry said; nothing: the push did not come to its end
    std::optional<Error> error;
    QDateTime utc;

    /// The image was seen where machines pull it from.
    bool isSeen() const { return found && !found->empty() && found->front().severity == Severity::Passed && mayGoOn(*found); }
};

/// The image of a spawntee's checkout while a window looks at it, builds it and pushes it: an operation with cancel that outlives the
/// page which began it, with its lines. Lives on the main thread; held by shared_ptr.
class ImageSession final : public QObject, public std::enable_shared_from_this<ImageSession>
{
    Q_OBJECT
public:
    using PushOf = std::function<std::shared_ptr<ImagePush>(const SetupAnswers &)>;
    enum class State {
        NotYet,  ///< not looked at with these answers
        Looking, ///< `findings()` are those of before, or none
        Known,
        Pushing,
    };
    static constexpr qsizetype kMostLines = 20'000;

    ImageSession(PushOf pushOf, std::shared_ptr<OperationList> operations, std::shared_ptr<const Clock> clock, QString environment);
    ~ImageSession() override;

    State state() const { return m_state; }
    bool isPushing() const { return m_state == State::Pushing; }
    /// What was found with other answers is not known with these. A push that runs goes on with those it began with.
    /// True where there is something else to look at now.
    bool setAnswers(const SetupAnswers &answers);
    QCoro::Task<Done> look();
    /// Ends a look, or a push with all that it started; parts of the image may be pushed then.
    void cancel();

    Findings findings() const { return m_push ? m_push->findings() : Findings(); }
    /// "example/spawn:0.8.85"; empty: not known.
    QString image() const { return m_push ? m_push->image() : QString(); }
    domain::Plan plan() const;
    /// Errors: those of ImagePush::carryOut(); Refused while another push runs, or before a look.
    QCoro::Task<Status> push();

    /// The newest lines of the last push, and how many were dropped before them.
    const std::deque<QString> &lines() const { return m_lines; }
    qint64 droppedLines() const { return m_dropped; }
    std::optional<std::chrono::milliseconds> elapsed() const;
    const std::optional<PushOutcome> &outcome() const { return m_outcome; }

signals:
    void changed();
    void lineRead(const QString &line);

private:
    void keep(const QString &line);

    PushOf m_pushOf;
    std::shared_ptr<OperationList> m_operations;
    std::shared_ptr<const Clock> m_clock;
    QString m_environment;
    SetupAnswers m_answers;
    State m_state = State::NotYet;
    std::shared_ptr<ImagePush> m_push; ///< that has looked, or does
    quint64 m_look = 0;
    CancelToken m_cancel;
    OperationId m_operation;
    std::deque<QString> m_lines;
    qint64 m_dropped = 0;
    MonotonicTime m_began{};
    MonotonicTime m_ended{};
    bool m_hasPushed = false;
    std::optional<PushOutcome> m_outcome;
};

} // namespace pilothouse::clustersetup
