// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/change_watch.h"

#include "services/cluster/settling.h"
#include "services/core/plain_text.h"

#include <cmath>

namespace pilothouse::cluster {

using domain::Cvm;
using domain::RunState;
using namespace Qt::StringLiterals;

namespace {

Error makeError(ErrorKind kind, const QString &what)
{
    return Error{.kind = kind, .what = what};
}

bool isMoving(const Cvm &cvm)
{
    return cvm.inProgress || !cvm.progressTarget.isEmpty() || cvm.state == RunState::Starting || cvm.state == RunState::Stopping;
}

bool differs(const std::optional<double> &wanted, const std::optional<double> &now)
{
    return wanted && (!now || std::abs(*wanted - *now) > 0.001);
}

} // namespace

/// What of the record is not as it should be; empty when all is.
QString ChangeWatch::difference(const Cvm &now) const
{
    if (!m_expected.composeHash.isEmpty() && now.composeHash != m_expected.composeHash)
        return u"it names compose hash %1, not %2"_s.arg(now.composeHash.isEmpty() ? u"none"_s : now.composeHash, m_expected.composeHash);
    if (!m_expected.notComposeHash.isEmpty() && now.composeHash == m_expected.notComposeHash)
        return u"it still names the compose hash from before"_s;
    if (m_expected.vcpu && now.vcpu != m_expected.vcpu)
        return u"it has %1 vCPU, not %2"_s.arg(now.vcpu ? QString::number(*now.vcpu) : u"?"_s).arg(*m_expected.vcpu);
    if (differs(m_expected.memoryGib, now.memoryGib))
        return u"it has %1 GiB of memory, not %2"_s.arg(now.memoryGib ? QString::number(*now.memoryGib) : u"?"_s).arg(*m_expected.memoryGib);
    if (differs(m_expected.diskGib, now.diskGib))
        return u"it has %1 GB of disk, not %2"_s.arg(now.diskGib ? QString::number(*now.diskGib) : u"?"_s).arg(*m_expected.diskGib);
    if (!m_expected.instanceType.isEmpty() && now.instanceType != m_expected.instanceType)
        return u"it is a %1, not a %2"_s.arg(visibleText(now.instanceType, 40), visibleText(m_expected.instanceType, 40));
    return {};
}

QString ChangeWatch::done(const QString &words) const
{
    return m_sent == Sent::Accepted ? words : u"%1 (the answer was lost, this was read back)"_s.arg(words);
}

Error ChangeWatch::open(const QString &why) const
{
    return makeError(ErrorKind::OutcomeUnknown, u"the answer was lost, and %1: whether the change was taken is not known"_s.arg(why));
}

std::optional<Result<QString>> ChangeWatch::look(const Cvm &now, std::chrono::milliseconds passed)
{
    m_seen = true;
    m_lastStatus = now.status;
    const QString word = visibleText(now.status, 60);
    const bool moving = isMoving(now);
    m_seenMoving |= moving;
    if (m_expected.gone) {
        if (passed < (moving ? std::chrono::milliseconds(kEndLimit) : std::chrono::milliseconds(kBeginLimit)))
            return std::nullopt;
        const QString why = u"it is still there (“%1”) after %2"_s.arg(word, durationText(passed));
        return m_sent == Sent::AnswerLost ? open(why) : makeError(ErrorKind::Remote, u"accepted, but %1"_s.arg(why));
    }
    if (passed >= kEndLimit)
        return makeError(ErrorKind::Timeout, u"not settled after %1, last seen as “%2”; it may still get there"_s.arg(durationText(kEndLimit), word));
    if (moving)
        return std::nullopt;
    if (m_seenMoving && !now.bootError.isEmpty())
        return makeError(ErrorKind::Remote, u"boot failed: %1"_s.arg(visibleText(now.bootError, 200)));
    const bool booted = now.state == RunState::Running && (now.bootProgress.isEmpty() || now.bootProgress == "done"_L1);
    const bool restsStopped = m_expected.mayStayStopped && now.state == RunState::Stopped;
    const QString difference = this->difference(now);
    if (m_seenMoving && (booted || restsStopped)) {
        if (difference.isEmpty())
            return done(u"%1 after %2"_s.arg(word, durationText(passed)));
        return makeError(ErrorKind::Remote, u"“%1”, but %2"_s.arg(word, difference));
    }
    if (m_seenMoving && (now.state == RunState::Failed || now.state == RunState::Stopped))
        return makeError(ErrorKind::Remote, u"ended as “%1”"_s.arg(word));
    if (passed < kBeginLimit)
        return std::nullopt;
    // It was never seen to move. What it says of itself may still prove the change.
    const bool proves = !m_expected.composeHash.isEmpty() || !m_expected.notComposeHash.isEmpty() || m_expected.vcpu || m_expected.memoryGib
                        || m_expected.diskGib || !m_expected.instanceType.isEmpty();
    if (difference.isEmpty() && (booted || restsStopped) && (proves || m_sent == Sent::Accepted))
        return done(u"%1; it was not seen to restart"_s.arg(word));
    const QString why = difference.isEmpty() ? u"it still says “%1”"_s.arg(word) : difference;
    return m_sent == Sent::AnswerLost ? open(why) : makeError(ErrorKind::Remote, u"accepted, but %1 after %2"_s.arg(why, durationText(passed)));
}

std::optional<Result<QString>> ChangeWatch::miss(const Error &error, std::chrono::milliseconds passed)
{
    if (error.kind == ErrorKind::NotFound) {
        if (m_expected.gone)
            return done(u"gone after %1"_s.arg(durationText(passed)));
        if (m_seen)
            return makeError(ErrorKind::NotFound, u"gone meanwhile: the remote does not know it any more"_s);
        // A machine that was just made may take a moment to be listed.
        if (passed < kBeginLimit)
            return std::nullopt;
        return m_sent == Sent::AnswerLost
                   ? open(u"nothing of it is to be seen"_s)
                   : makeError(ErrorKind::NotFound, u"accepted, but the remote does not know it after %1"_s.arg(durationText(passed)));
    }
    if (passed < kEndLimit)
        return std::nullopt;
    if (m_sent == Sent::AnswerLost)
        return open(u"it could not be read back: %1"_s.arg(error.what));
    return makeError(ErrorKind::Timeout, u"could not be read back: %1"_s.arg(error.what));
}

} // namespace pilothouse::cluster
