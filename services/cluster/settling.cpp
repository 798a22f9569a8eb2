// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/settling.h"

#include "services/core/plain_text.h"

namespace pilothouse::cluster {

using domain::Cvm;
using domain::PowerAction;
using domain::RunState;

namespace {

Error makeError(ErrorKind kind, const QString &what)
{
    Error error;
    error.kind = kind;
    error.what = what;
    return error;
}

bool wantsRunning(PowerAction action)
{
    return action == PowerAction::Start || action == PowerAction::Restart;
}

bool isMoving(const Cvm &cvm)
{
    return cvm.inProgress || !cvm.progressTarget.isEmpty() || cvm.state == RunState::Starting || cvm.state == RunState::Stopping;
}

/// "running" alone is not enough for a start: the guest may still be at it.
bool hasArrived(PowerAction action, const Cvm &cvm)
{
    if (wantsRunning(action))
        return cvm.state == RunState::Running && (cvm.bootProgress.isEmpty() || cvm.bootProgress == QLatin1StringView("done"));
    return cvm.state == RunState::Stopped;
}

} // namespace

Settling::Settling(PowerAction action, Cvm before, Sent sent)
    : m_action(action)
    , m_before(std::move(before))
    , m_sent(sent)
    , m_lastStatus(m_before.status)
{
}

Error Settling::outcomeUnknown() const
{
    return makeError(
        ErrorKind::OutcomeUnknown,
        QStringLiteral("the answer was lost, and the machine still says “%1”: whether it was told is not known").arg(visibleText(m_lastStatus, 60)));
}

std::optional<Result<QString>> Settling::look(const Cvm &now, std::chrono::milliseconds passed)
{
    m_lastStatus = now.status;
    const bool moving = isMoving(now);
    m_seenMoving |= moving || now.state != m_before.state;
    const QString word = visibleText(now.status, 60);

    if (!now.bootError.isEmpty() && m_seenMoving && !moving)
        return makeError(ErrorKind::Remote, QStringLiteral("boot failed: %1").arg(visibleText(now.bootError, 200)));
    if (!moving && hasArrived(m_action, now) && m_seenMoving) {
        const QString after = QStringLiteral("%1 after %2").arg(word, durationText(passed));
        return m_sent == Sent::Accepted ? after : QStringLiteral("%1 (the answer was lost, this was read back)").arg(after);
    }
    if (!moving && m_seenMoving) {
        // Not where it was told to go, and not on its way.
        const bool otherEnd = wantsRunning(m_action) ? now.state == RunState::Stopped : now.state == RunState::Running;
        if (now.state == RunState::Failed || otherEnd)
            return makeError(ErrorKind::Remote, QStringLiteral("ended as “%1”").arg(word));
    }
    if (!m_seenMoving && passed >= kBeginLimit) {
        if (m_sent == Sent::AnswerLost)
            return outcomeUnknown();
        if (hasArrived(m_action, now))
            return QStringLiteral("%1; it was not seen to go down and come back").arg(word);
        return makeError(ErrorKind::Remote, QStringLiteral("accepted, but still “%1” after %2").arg(word, durationText(passed)));
    }
    if (passed >= kEndLimit)
        return makeError(ErrorKind::Timeout,
                         QStringLiteral("not settled after %1, last seen as “%2”; it may still get there").arg(durationText(kEndLimit), word));
    return std::nullopt;
}

std::optional<Result<QString>> Settling::miss(const Error &error, std::chrono::milliseconds passed)
{
    if (error.kind == ErrorKind::NotFound)
        return makeError(ErrorKind::NotFound, QStringLiteral("gone meanwhile: the remote does not know it any more"));
    if (passed < kEndLimit)
        return std::nullopt;
    if (m_sent == Sent::AnswerLost)
        return outcomeUnknown();
    return makeError(ErrorKind::Timeout, QStringLiteral("could not be read back: %1").arg(error.what));
}

QString durationText(std::chrono::milliseconds time)
{
    const qint64 seconds = std::chrono::duration_cast<std::chrono::seconds>(time).count();
    if (seconds < 60)
        return QStringLiteral("%1 s").arg(seconds);
    return QStringLiteral("%1 min %2 s").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

} // namespace pilothouse::cluster
