// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/cvm_changes.h"

#include "services/cluster/on_chain_calls.h"
#include "services/cluster/step_keeping.h"
#include "services/core/log.h"
#include "services/core/plain_text.h"

#include <QCoroTimer>

#include <QRandomGenerator>

#include <algorithm>

namespace pilothouse::cluster {

using Kind = ChangeOffer::Kind;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds kCancelPoll{50};

Error makeError(ErrorKind kind, const QString &what, const QString &nextStep = {})
{
    return Error{.kind = kind, .what = what, .nextStep = nextStep};
}

/// What the contract of a new machine's app has to allow. Which of it is missing is not said: a call for what it has changes nothing.
std::shared_ptr<OnChainStep> stepBeforeMaking(const Provision &provision, ChainAnswer answer, const QString &said)
{
    const auto step = std::make_shared<OnChainStep>();
    step->appId = provision.appId;
    step->composeHash = provision.composeHash;
    step->deviceId = provision.deviceId;
    step->contract = provision.appContract;
    step->chainId = provision.chainId;
    step->needsDevice = !provision.deviceId.isEmpty();
    step->answer = answer;
    step->said = said;
    return step;
}

} // namespace

/// One change under way.
struct CvmChanges::Job
{
    Offered offer;
    QString key;
    QString runId;
    QString reason;
    QString identifier; ///< by which it is read back
    CancelToken cancel;
    ChangeFollower follower;
    OperationId operation;
    MonotonicTime sentAt{};
    bool wasSent = false;
    QString lastStatus;
    ChangeResult result;
};

void CvmChanges::tell(const Job &job, const QString &step)
{
    m_parts.operations->step(job.operation, step);
    if (job.follower.told)
        job.follower.told(step);
}

domain::Plan CvmChanges::planOf(const Offered &offer) const
{
    domain::Plan plan = offer->plan;
    if (!plan.refusal.isEmpty())
        return plan;
    if (!m_parts.access->isWritable())
        plan.refusal = u"the environment is read-only; unlock writes first"_s;
    else if (m_parts.clock->monotonicNow() - offer->madeAt > kOfferKept)
        plan.refusal = u"the plan is too old to act on"_s;
    return plan;
}

QCoro::Task<Result<ChangeResult>> CvmChanges::run(Offered offer, QString typedPhrase, ChangeFollower follower)
{
    const auto self = shared_from_this();
    const domain::Plan &plan = offer->plan;
    if (!plan.isAllowed())
        co_return makeError(ErrorKind::Refused, plan.refusal);
    if (!m_parts.access->isWritable())
        co_return makeError(ErrorKind::Refused, u"the environment is read-only; unlock writes first"_s);
    if (!plan.isConfirmedBy(typedPhrase))
        co_return makeError(ErrorKind::Refused, u"the phrase \"%1\" is needed: %2"_s.arg(*plan.phrase, plan.phraseReason),
                            u"Type the phrase exactly."_s);
    if (m_parts.clock->monotonicNow() - offer->madeAt > kOfferKept)
        co_return makeError(ErrorKind::Refused, u"the plan is too old to act on"_s, u"Plan it again."_s);
    const auto job = std::make_shared<Job>();
    job->offer = offer;
    job->follower = follower;
    job->cancel = follower.cancel;
    job->key = offer->kind == Kind::Deploy ? u"new "_s + offer->spec->name : offer->before.id.text();
    if (m_running.contains(job->key))
        co_return makeError(ErrorKind::Refused, u"another change of %1 is under way here"_s.arg(visibleText(offer->name(), 80)));
    m_running.insert(job->key);
    job->runId = QString::number(QRandomGenerator::global()->generate64(), 36);
    job->reason = plan.phrase ? u"phrase typed"_s : QString();
    job->identifier = offer->kind == Kind::Deploy ? offer->provision.appId : offer->before.id.text();
    job->result.id = offer->before.id;
    job->result.name = offer->name();

    audit::Record intended = recordOf(*job);
    intended.what = plan.title;
    intended.outcome = audit::Outcome::Intended;
    const auto recorded = co_await m_parts.audit->append(intended);
    if (!recorded) {
        m_running.remove(job->key);
        co_return makeError(ErrorKind::Refused, u"the record cannot be written: %1"_s.arg(recorded.error().what), recorded.error().nextStep);
    }
    job->operation = m_parts.operations->begin(m_parts.environment.id.text(), plan.title, job->cancel);
    const auto end = co_await carryOut(job);
    co_await finish(job, end);
    co_await keepStep(job, end);
    m_running.remove(job->key);
    const ChangeResult result = job->result; // GCC 12 moves a member out of "co_return member"
    co_return result;
}

/// What waits for the chain is not lost with a form that is closed, nor by a commit that failed.
QCoro::Task<Done> CvmChanges::keepStep(std::shared_ptr<Job> job, Result<QString> end)
{
    const auto self = shared_from_this();
    const ChangeOffer &offer = *job->offer;
    const bool isUpdate = offer.kind == Kind::Update;
    if (m_parts.steps == nullptr || (!isUpdate && offer.kind != Kind::Commit) || (isUpdate && !job->result.onChain))
        co_return Done{};
    Status kept = Done{};
    if (end) {
        kept = co_await m_parts.steps->forget(offer.before.id);
    } else {
        KeptStep step = isUpdate ? keptUpdate(offer, job->result.onChain, m_parts.clock->utcNow())
                                 : keptCommit(offer, job->result.onChain, end.error(), m_parts.steps->find(offer.before.id), m_parts.clock->utcNow());
        step.wasCommitted = job->wasSent;
        kept = co_await m_parts.steps->keep(step);
    }
    if (!kept)
        job->result.text += notKeptWords(kept.error());
    co_return Done{};
}

QCoro::Task<Result<QString>> CvmChanges::carryOut(std::shared_ptr<Job> job)
{
    const auto self = shared_from_this();
    tell(*job, u"asking for it"_s);
    const Status sent = co_await send(job);
    job->sentAt = m_parts.clock->monotonicNow();
    if (!sent && sent.error().kind != ErrorKind::OutcomeUnknown) {
        if (job->offer->kind == Kind::Remove && sent.error().kind == ErrorKind::NotFound)
            co_return u"it was gone already"_s;
        const auto answer = chainAnswerFromStatus(sent.error().httpStatus.value_or(0));
        if (job->offer->kind == Kind::Deploy && answer && *answer != ChainAnswer::Superseded) {
            job->result.onChain = stepBeforeMaking(job->offer->provision, *answer, sent.error().what);
            co_return makeError(ErrorKind::Refused, u"nothing is made yet: %1"_s.arg(whyNotYet(*job->result.onChain)));
        }
        co_return sent.error();
    }
    job->wasSent = true;
    if (job->result.onChain) {
        job->wasSent = false;
        co_return makeError(ErrorKind::Refused, u"nothing is changed yet: %1"_s.arg(whyNotYet(*job->result.onChain)));
    }
    tell(*job, sent ? u"accepted"_s : u"answer lost, outcome unknown; reading back"_s);
    const auto end = co_await readBack(job, sent ? ChangeWatch::Sent::Accepted : ChangeWatch::Sent::AnswerLost);
    co_return end;
}

QCoro::Task<Status> CvmChanges::send(std::shared_ptr<Job> job)
{
    const auto self = shared_from_this();
    const ChangeOffer &offer = *job->offer;
    const QString id = offer.before.id.text();
    switch (offer.kind) {
    case Kind::Deploy: {
        const auto created = co_await m_parts.port->create(offer.spec, offer.provision);
        if (!created)
            co_return created.error();
        job->result.id = created->cvm.id;
        job->result.recipientKey = created->recipientKey;
        job->identifier = created->cvm.id.text();
        co_return Done{};
    }
    case Kind::Remove: {
        const Status removed = co_await m_parts.port->remove(id);
        co_return removed;
    }
    case Kind::Resize: {
        const Status resized = co_await m_parts.port->resize(id, offer.resources);
        co_return resized;
    }
    case Kind::Update:
    case Kind::Commit: break;
    }
    std::optional<Result<UpdateReceipt>> receipt;
    if (offer.kind == Kind::Update) {
        auto updated = co_await m_parts.port->update(id, offer.update);
        receipt.emplace(std::move(updated));
    } else {
        OnChainStep step = offer.step->clone();
        auto committed = co_await m_parts.port->commitUpdate(id, std::move(step), offer.transactionHash);
        receipt.emplace(std::move(committed));
    }
    if (!*receipt)
        co_return receipt->error();
    job->result.recipientKey = (*receipt)->recipientKey;
    if ((*receipt)->onChain)
        job->result.onChain = std::make_shared<OnChainStep>(std::move(*(*receipt)->onChain));
    co_return Done{};
}

QCoro::Task<Result<QString>> CvmChanges::readBack(std::shared_ptr<Job> job, ChangeWatch::Sent sent)
{
    const auto self = shared_from_this();
    ChangeWatch watch(job->offer->expected(), sent);
    for (;;) {
        const auto passed = std::chrono::duration_cast<std::chrono::milliseconds>(m_parts.clock->monotonicNow() - job->sentAt);
        const auto now = co_await m_parts.cvms->get(job->identifier);
        if (now && job->offer->kind == Kind::Deploy)
            job->result.id = now->id;
        if (now)
            job->result.readBack = *now;
        const auto end = now ? watch.look(*now, passed) : watch.miss(now.error(), passed);
        job->lastStatus = watch.lastStatus();
        if (end)
            co_return *end;
        if (now)
            tell(*job, now->bootProgress.isEmpty() ? now->status : u"%1: %2"_s.arg(now->status, now->bootProgress));
        const auto pause = passed > ChangeWatch::kBeginLimit ? m_parts.settlePoll * 5 / 2 : m_parts.settlePoll;
        for (auto left = pause; left > 0ms && !job->cancel.isCancelled(); left -= kCancelPoll) {
            const auto step = std::min<std::chrono::milliseconds>(left, kCancelPoll);
            co_await QCoro::sleepFor(step);
        }
        if (job->cancel.isCancelled())
            co_return makeError(ErrorKind::Cancelled, u"no longer waited for; what was asked for goes on"_s);
    }
}

audit::Record CvmChanges::recordOf(const Job &job) const
{
    audit::Record record = job.offer->record();
    record.run = job.runId;
    record.reason = job.reason;
    record.evidence[u"endpoint"_s] = m_parts.port->endpoint();
    if (!job.follower.together.isEmpty())
        record.evidence[u"together"_s] = job.follower.together;
    if (!job.result.id.text().isEmpty())
        record.evidence[u"id"_s] = job.result.id.text();
    return record;
}

QCoro::Task<Done> CvmChanges::finish(std::shared_ptr<Job> job, Result<QString> end)
{
    const auto self = shared_from_this();
    audit::Record outcome = recordOf(*job);
    ChangeResult &result = job->result;
    result.ok = end.has_value();
    if (end) {
        result.text = *end;
        outcome.outcome = audit::Outcome::Done;
    } else {
        const ErrorKind kind = end.error().kind;
        const bool open = kind == ErrorKind::OutcomeUnknown || kind == ErrorKind::Timeout || kind == ErrorKind::Cancelled;
        result.isOpen = open && job->wasSent;
        result.text = job->wasSent || result.onChain ? end.error().what : userMessage(end.error(), Attempt::Change).oneLine();
        outcome.outcome = result.onChain ? audit::Outcome::Refused : result.isOpen ? audit::Outcome::Unknown : audit::Outcome::Failed;
    }
    outcome.what = end ? *end : end.error().what;
    if (!job->lastStatus.isEmpty())
        outcome.after[u"status"_s] = job->lastStatus;
    if (job->offer->kind == Kind::Update && result.readBack && !result.readBack->composeHash.isEmpty())
        outcome.after[u"composeHash"_s] = result.readBack->composeHash;
    if (result.recipientKey != RecipientKey::NothingEncrypted)
        outcome.evidence[u"recipient"_s] = recipientWords(result.recipientKey);
    const auto recorded = co_await m_parts.audit->append(outcome);
    if (!recorded) {
        qCWarning(lcCluster) << "outcome not recorded" << result.name << recorded.error().what;
        result.text += u" (the outcome is not in the record: %1)"_s.arg(recorded.error().what);
    }
    if (end)
        m_parts.operations->succeed(job->operation, result.text);
    else
        m_parts.operations->fail(job->operation, end.error());
    co_return Done{};
}

} // namespace pilothouse::cluster
