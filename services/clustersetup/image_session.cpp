// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/clustersetup/image_session.h"

namespace pilothouse::clustersetup {

using namespace Qt::StringLiterals;

namespace {

bool isSameImage(const SetupAnswers &a, const SetupAnswers &b)
{
    return a.checkouts.spawntee == b.checkouts.spawntee && a.registryCompose == b.registryCompose
           && a.cluster.runnerComposePath == b.cluster.runnerComposePath;
}

} // namespace

ImageSession::ImageSession(PushOf pushOf, std::shared_ptr<OperationList> operations, std::shared_ptr<const Clock> clock, QString environment)
    : m_pushOf(std::move(pushOf))
    , m_operations(std::move(operations))
    , m_clock(std::move(clock))
    , m_environment(std::move(environment))
{
}

ImageSession::~ImageSession() = default;

bool ImageSession::setAnswers(const SetupAnswers &answers)
{
    if (isSameImage(m_answers, answers))
        return false;
    m_answers = answers;
    if (m_state == State::Pushing)
        return false;  // after it everything is looked at again
    m_cancel.cancel(); // of a look: its answer would be one to another question
    ++m_look;
    m_push.reset();
    m_state = State::NotYet;
    emit changed();
    return true;
}

QCoro::Task<Done> ImageSession::look()
{
    const auto self = shared_from_this();
    if (m_state == State::Pushing || m_state == State::Looking)
        co_return Done{};
    const quint64 look = ++m_look;
    const auto push = m_pushOf(m_answers);
    m_cancel = CancelToken();
    m_state = State::Looking;
    emit changed();
    const CancelToken cancel = m_cancel;
    const Status looked = co_await push->look(cancel);
    if (m_look != look)
        co_return Done{};
    m_push = looked ? push : nullptr;
    m_state = looked ? State::Known : State::NotYet;
    emit changed();
    co_return Done{};
}

void ImageSession::cancel()
{
    if (m_state == State::Pushing)
        m_operations->cancel(m_operation);
    else if (m_state == State::Looking)
        m_cancel.cancel();
}

domain::Plan ImageSession::plan() const
{
    return (m_push ? m_push : m_pushOf(m_answers))->plan();
}

void ImageSession::keep(const QString &line)
{
    m_lines.push_back(line);
    if (qsizetype(m_lines.size()) > kMostLines) {
        m_lines.pop_front();
        ++m_dropped;
    }
    emit lineRead(line);
}

std::optional<std::chrono::milliseconds> ImageSession::elapsed() const
{
    if (!m_hasPushed)
        return std::nullopt;
    return std::chrono::duration_cast<std::chrono::milliseconds>((isPushing() ? m_clock->monotonicNow() : m_ended) - m_began);
}

QCoro::Task<Status> ImageSession::push()
{
    const auto self = shared_from_this();
    if (m_state != State::Known)
        co_return Error{.kind = ErrorKind::Refused,
                        .what = isPushing() ? u"the image is being pushed already"_s : u"nothing was looked at yet"_s,
                        .unchanged = u"Nothing was built."_s};
    const auto push = m_push;
    m_cancel = CancelToken();
    m_lines.clear();
    m_dropped = 0;
    m_outcome.reset();
    m_began = m_clock->monotonicNow();
    m_hasPushed = true;
    m_state = State::Pushing;
    m_operation = m_operations->begin(m_environment, push->plan().title, m_cancel);
    const auto reading = connect(push.get(), &ImagePush::lineRead, this, &ImageSession::keep);
    emit changed();
    const CancelToken cancel = m_cancel;
    const auto found = co_await push->carryOut(cancel);
    disconnect(reading);
    m_ended = m_clock->monotonicNow();
    PushOutcome outcome;
    outcome.image = push->image();
    outcome.utc = m_clock->utcNow();
    Status end = Done{};
    if (found) {
        outcome.found = *found;
        if (outcome.isSeen())
            m_operations->succeed(m_operation, outcome.found->front().text);
        else
            m_operations->fail(m_operation, Error{.kind = ErrorKind::OutcomeUnknown, .what = outcome.found->front().text, .where = outcome.image});
    } else {
        outcome.error = found.error();
        end = found.error();
        m_operations->fail(m_operation, found.error());
    }
    m_outcome = std::move(outcome);
    // What was found before the push is of another time; the page looks again.
    ++m_look;
    m_push.reset();
    m_state = State::NotYet;
    emit changed();
    co_return end;
}

} // namespace pilothouse::clustersetup
