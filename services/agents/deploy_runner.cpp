// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/agents/deploy_runner.h"

#include "services/core/log.h"
#include "services/core/plain_text.h"

#include <QCoroTimer>

#include <QRandomGenerator>

namespace pilothouse::agents {

using domain::Deployment;
using domain::DeploymentState;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr auto kCancelPoll = 50ms;

} // namespace

struct DeployRunner::Job
{
    DeployRequest request;
    std::optional<SignedMessage> message;
    QString title;
    QString before; ///< status of what stood there, empty for nothing
    QString runId;
    CancelToken cancel;
    OperationId operation;
    MonotonicTime sentAt{};
    bool recorded = false;
};

audit::Record DeployRunner::recordOf(const Job &job) const
{
    audit::Record record;
    record.action = u"agent.deploy"_s;
    record.target = job.request.token;
    record.run = job.runId;
    record.before[u"status"_s] = job.before;
    record.after[u"provider"_s] = job.request.provider;
    record.evidence[u"wallet"_s] = job.request.wallet;
    record.evidence[u"endpoint"_s] = m_parts.port->endpoint();
    return record;
}

QCoro::Task<Result<DeployReceipt>> DeployRunner::run(DeployRequest request, std::optional<SignedMessage> message, QString title, QString before,
                                                     Accepted accepted)
{
    const auto self = shared_from_this();
    if (m_running.contains(request.token))
        co_return Error{.kind = ErrorKind::Refused, .what = u"a deployment of this NFT is under way from here"_s};
    m_running.insert(request.token);
    const auto job = std::make_shared<Job>();
    job->request = request;
    job->message = message;
    job->title = title;
    job->before = before;
    job->runId = QString::number(QRandomGenerator::global()->generate64(), 36);
    job->operation = m_parts.operations->begin(m_parts.environment.id.text(), title, job->cancel);

    auto receipt = co_await send(job);
    Result<QString> end = u""_s;
    if (receipt) {
        if (accepted)
            accepted(*receipt);
        end = co_await follow(job);
    } else {
        end = receipt.error();
    }
    m_running.remove(request.token);
    if (end)
        m_parts.operations->succeed(job->operation, *end);
    else
        m_parts.operations->fail(job->operation, end.error());
    if (job->recorded) {
        audit::Record outcome = recordOf(*job);
        const bool open = !end
                          && (end.error().kind == ErrorKind::OutcomeUnknown || end.error().kind == ErrorKind::Timeout
                              || end.error().kind == ErrorKind::Cancelled);
        outcome.outcome = end ? audit::Outcome::Done : open ? audit::Outcome::Unknown : audit::Outcome::Failed;
        outcome.what = end ? *end : end.error().what;
        if (receipt)
            outcome.after[u"id"_s] = receipt->id.text();
        const auto noted = co_await m_parts.audit->append(outcome);
        if (!noted)
            qCWarning(lcAgents) << "outcome not recorded" << request.token << noted.error().what;
    }
    if (!end)
        co_return end.error();
    co_return receipt;
}

QCoro::Task<Result<DeployReceipt>> DeployRunner::send(std::shared_ptr<Job> job)
{
    const auto self = shared_from_this();
    audit::Record intended = recordOf(*job);
    intended.what = job->title;
    intended.outcome = audit::Outcome::Intended;
    const auto written = co_await m_parts.audit->append(intended);
    if (!written)
        co_return Error{.kind = ErrorKind::Refused,
                        .what = u"the record cannot be written: %1"_s.arg(written.error().what),
                        .nextStep = written.error().nextStep};
    job->recorded = true;
    if (job->message && job->message->request.opensSession) {
        m_parts.operations->step(job->operation, u"signing in"_s);
        const SignedMessage message = *job->message;
        const auto signedIn = co_await m_parts.port->signIn(message);
        if (!signedIn)
            co_return signedIn.error();
        job->message.reset();
    }
    const bool mayGo = co_await takePlace(m_parts, job->operation, job->cancel);
    if (!mayGo || job->cancel.isCancelled())
        co_return Error{.kind = ErrorKind::Cancelled, .what = u"not sent: cancelled"_s};
    m_parts.operations->step(job->operation, u"asking the orchestrator"_s);
    job->sentAt = m_parts.clock->monotonicNow();
    const QDateTime sentUtc = m_parts.clock->utcNow();
    const DeployRequest request = job->request;
    const std::optional<SignedMessage> message = job->message;
    auto receipt = co_await m_parts.port->deploy(request, message);
    if (receipt || receipt.error().kind != ErrorKind::OutcomeUnknown)
        co_return receipt;
    // The answer was lost: there is no key that would make a repeat harmless, so only a read may decide.
    m_parts.operations->step(job->operation, u"the answer was lost; reading back"_s);
    const auto found = co_await m_parts.port->get(request.token, request.wallet);
    constexpr qint64 kSkew = 120;
    const bool moving = found && (domain::isMoving(found->state) || found->state == DeploymentState::Running);
    const bool ours = moving && (!found->createdAt.isValid() || found->createdAt >= sentUtc.addSecs(-kSkew) || job->before.isEmpty());
    if (ours)
        co_return DeployReceipt{found->id, found->status, found->endpointUrl, std::nullopt, true};
    Error error = receipt.error();
    if (found || found.error().kind == ErrorKind::NotFound)
        error.what = u"the answer was lost, and no deployment is to be seen: %1"_s.arg(error.what);
    error.nextStep = u"Read the list again before another try."_s;
    co_return error;
}

QCoro::Task<Result<QString>> DeployRunner::follow(std::shared_ptr<Job> job)
{
    const auto self = shared_from_this();
    QString last;
    while (true) {
        for (auto left = m_parts.settlePoll; left > 0ms && !job->cancel.isCancelled(); left -= kCancelPoll) {
            const auto step = std::min<std::chrono::milliseconds>(left, kCancelPoll);
            co_await QCoro::sleepFor(step);
        }
        if (job->cancel.isCancelled())
            co_return Error{.kind = ErrorKind::Cancelled, .what = u"no longer waited for; what was asked for goes on"_s};
        const auto now = co_await m_parts.port->get(job->request.token, job->request.wallet);
        const auto passed = std::chrono::duration_cast<std::chrono::seconds>(m_parts.clock->monotonicNow() - job->sentAt);
        if (now) {
            last = now->status;
            if (now->state == DeploymentState::Running)
                co_return u"running after %1 s"_s.arg(passed.count());
            if (now->state == DeploymentState::Failed || now->state == DeploymentState::Stopped)
                co_return Error{.kind = ErrorKind::Remote,
                                .what = now->error.isEmpty()
                                            ? u"ended as “%1”"_s.arg(visibleText(now->status, 40))
                                            : u"ended as “%1”: %2"_s.arg(visibleText(now->status, 40), visibleText(now->error, 200))};
            m_parts.operations->step(job->operation, visibleText(now->status, 40),
                                     now->progress ? std::optional(double(*now->progress) / 100.0) : std::nullopt);
        }
        if (passed >= kEndLimit)
            co_return Error{.kind = ErrorKind::Timeout,
                            .what = u"still “%1” after %2 s; it may still get there"_s.arg(visibleText(last, 40)).arg(passed.count())};
    }
}

} // namespace pilothouse::agents
