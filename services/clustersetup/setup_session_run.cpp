// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a session does when it is carried out and undone.
#include "services/clustersetup/setup_session.h"

namespace pilothouse::clustersetup {

using namespace Qt::StringLiterals;

void SetupSession::cancel()
{
    if (m_isRunning)
        m_operations->cancel(m_operation);
}

std::optional<std::chrono::milliseconds> SetupSession::elapsed() const
{
    if (!m_hasRun)
        return std::nullopt;
    return std::chrono::duration_cast<std::chrono::milliseconds>((m_isRunning ? m_clock->monotonicNow() : m_ended) - m_began);
}

QCoro::Task<Status> SetupSession::carryOut()
{
    const auto self = shared_from_this();
    if (m_isRunning || !m_run || m_draft.isDry)
        co_return Error{.kind = ErrorKind::Refused,
                        .what = m_isRunning ? u"the setup runs already"_s
                                            : (m_draft.isDry ? u"a dry run ends with the plan"_s : u"nothing was looked at yet"_s),
                        .unchanged = u"Nothing was sent and nothing was written."_s};
    const auto run = m_run;
    const auto parts = m_partsOf(answers());
    m_clock = parts->clock;
    m_cancel = CancelToken();
    m_lines.clear();
    m_error.reset();
    m_outcome.reset();
    m_at = SetupPage::Deploy;
    m_began = m_clock->monotonicNow();
    m_hasRun = true;
    m_isRunning = true;
    m_operation = m_operations->begin(parts->environment.id.text(), run->plan().verb, m_cancel);
    const auto following = connect(run.get(), &SetupRun::stepChanged, this, [this](SetupPage page, const QString &what) {
        m_at = page;
        if (m_lines.empty() || m_lines.back().what != what)
            m_lines.push_back({m_clock->utcNow(), page, what});
        m_operations->step(m_operation, what);
        emit runChanged();
    });
    // A killed program finds the answers again.
    const Status kept = keep();
    emit runChanged();
    const CancelToken cancel = m_cancel;
    const auto outcome = co_await run->carryOut(cancel);
    disconnect(following);
    m_isRunning = false;
    m_ended = m_clock->monotonicNow();
    Status end = Done{};
    if (!outcome) {
        m_error = outcome.error();
        end = outcome.error();
        m_operations->fail(m_operation, outcome.error());
    } else {
        m_outcome = *outcome;
        m_at = SetupPage::Summary;
        if (m_outcome->isGood)
            m_operations->succeed(m_operation, u"every check at the end passed"_s);
        else
            m_operations->fail(m_operation, Error{.kind = ErrorKind::Remote, .what = u"a check at the end did not pass"_s});
    }
    noteRunEnd();
    if (end && !kept)
        end = kept;
    co_return end;
}

void SetupSession::noteRunEnd()
{
    m_draft.stoppedAt.reset();
    m_draft.stoppedBecause.clear();
    if (m_error) {
        m_draft.stoppedAt = m_at;
        m_draft.stoppedBecause = userMessage(*m_error, Attempt::Change).oneLine();
    }
    // What was planned is done or half done: the next run looks anew.
    m_run.reset();
    ++m_looks[size_t(SetupPage::Existing)];
    m_reports[size_t(SetupPage::Existing)] = PageReport();
    [[maybe_unused]] const Status kept = keep(); // the run's own state is what a next one goes on from
    emit planChanged();
    emit runChanged();
}

domain::Plan SetupSession::undoPlan() const
{
    domain::Plan plan;
    if (!isNamed()) {
        plan.refusal = u"there is no setup of this cluster to undo"_s;
        return plan;
    }
    return SetupRun(parts(), answers()).undoPlan();
}

QCoro::Task<Result<QStringList>> SetupSession::undo()
{
    const auto self = shared_from_this();
    if (m_isRunning || !isNamed())
        co_return Error{.kind = ErrorKind::Refused, .what = u"the setup runs"_s, .unchanged = u"Nothing was undone."_s};
    const auto parts = m_partsOf(answers());
    const auto run = std::make_shared<SetupRun>(parts, answers());
    const CancelToken token;
    const OperationId operation = m_operations->begin(parts->environment.id.text(), run->undoPlan().title, token);
    const auto undone = co_await run->undo();
    if (undone) {
        m_operations->succeed(operation, u"undone"_s);
        m_outcome.reset();
        m_error.reset();
        m_draft.stoppedAt.reset();
        m_draft.stoppedBecause.clear();
        [[maybe_unused]] const Status kept = keep();
    } else {
        m_operations->fail(operation, undone.error());
    }
    m_run.reset();
    forget(SetupPage::Existing);
    emit planChanged();
    emit runChanged();
    co_return undone;
}

} // namespace pilothouse::clustersetup
