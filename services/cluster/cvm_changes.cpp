// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/cvm_changes.h"

#include "services/cluster/on_chain_calls.h"
#include "services/core/log.h"
#include "services/core/plain_text.h"

#include <QCoroTimer>

#include <QJsonArray>
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

QString actionWord(Kind kind)
{
    switch (kind) {
    case Kind::Deploy: return u"cvm.deploy"_s;
    case Kind::Remove: return u"cvm.delete"_s;
    case Kind::Resize: return u"cvm.resize"_s;
    case Kind::Update: return u"cvm.update"_s;
    case Kind::Commit: return u"cvm.commit"_s;
    }
    return {};
}

QString nameOf(const ChangeOffer &offer)
{
    return offer.kind == Kind::Deploy ? offer.spec->name : offer.before.name;
}

QJsonArray namesOf(const std::vector<SealedVariable> &variables)
{
    QJsonArray names;
    for (const SealedVariable &variable : variables)
        names.append(variable.name);
    return names;
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

/// What the record has to say once the change is carried out.
ExpectedCvm expectedOf(const ChangeOffer &offer)
{
    ExpectedCvm expected;
    expected.mayStayStopped = offer.before.state == domain::RunState::Stopped;
    switch (offer.kind) {
    case Kind::Deploy: expected.composeHash = offer.provision.composeHash; break;
    case Kind::Remove: expected.gone = true; break;
    case Kind::Resize:
        expected.vcpu = offer.resources.vcpu;
        if (offer.resources.memoryMb)
            expected.memoryGib = double(*offer.resources.memoryMb) / 1024;
        if (offer.resources.diskGb)
            expected.diskGib = *offer.resources.diskGb;
        expected.instanceType = offer.resources.instanceType;
        break;
    case Kind::Update:
        if (offer.changesHash)
            expected.notComposeHash = offer.before.composeHash;
        break;
    case Kind::Commit: expected.composeHash = offer.step->composeHash; break;
    }
    return expected;
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

ChangeScene CvmChanges::scene() const
{
    return {m_parts.environment, m_parts.port->endpoint(), m_parts.clock->utcNow()};
}

CvmChanges::Offered CvmChanges::offered(std::shared_ptr<ChangeOffer> offer) const
{
    offer->madeAt = m_parts.clock->monotonicNow();
    if (!m_parts.access->isWritable())
        offer->plan.refusal = u"the environment is read-only; unlock writes first"_s;
    return offer;
}

QCoro::Task<Result<CvmChanges::Offered>> CvmChanges::prepareDeploy(std::shared_ptr<const CvmSpec> spec)
{
    const auto self = shared_from_this();
    const auto offer = std::make_shared<ChangeOffer>();
    offer->kind = Kind::Deploy;
    offer->spec = spec;
    if (!problemsOf(*spec).isEmpty()) {
        offer->plan = deployPlan(*spec, Provision(), nullptr, scene());
        co_return offered(offer);
    }
    const auto provision = co_await m_parts.port->provision(spec);
    if (!provision)
        co_return provision.error();
    offer->provision = *provision;
    if (provision->isOnChain() && !spec->appContract.isEmpty()) {
        offer->provision.appId = spec->appContract;
        offer->provision.appContract = spec->appContract;
        offer->provision.deployer = spec->deployer;
    }
    // The price is told when it can be had; without it the plan says that it is not known.
    const auto types = co_await m_parts.port->instanceTypes();
    const InstanceType *type = nullptr;
    if (types) {
        const auto found = std::find_if(types->begin(), types->end(), [&](const InstanceType &it) { return it.id == spec->instanceType; });
        type = found == types->end() ? nullptr : &*found;
    }
    offer->plan = deployPlan(*spec, offer->provision, type, scene());
    co_return offered(offer);
}

QCoro::Task<Result<CvmChanges::Offered>> CvmChanges::prepareRemove(QString identifier)
{
    const auto self = shared_from_this();
    const auto cvm = co_await m_parts.cvms->get(identifier);
    if (!cvm)
        co_return cvm.error();
    const auto offer = std::make_shared<ChangeOffer>();
    offer->kind = Kind::Remove;
    offer->before = *cvm;
    offer->plan = removePlan(*cvm, scene());
    co_return offered(offer);
}

QCoro::Task<Result<CvmChanges::Offered>> CvmChanges::prepareResize(QString identifier, Resources resources)
{
    const auto self = shared_from_this();
    const auto cvm = co_await m_parts.cvms->get(identifier);
    if (!cvm)
        co_return cvm.error();
    const auto offer = std::make_shared<ChangeOffer>();
    offer->kind = Kind::Resize;
    offer->before = *cvm;
    offer->resources = resources;
    // As in a deployment: without the price the plan says that it is not known.
    std::optional<InstanceType> type;
    if (!resources.instanceType.isEmpty()) {
        const auto types = co_await m_parts.port->instanceTypes();
        if (types) {
            const auto found = std::ranges::find(*types, resources.instanceType, &InstanceType::id);
            if (found != types->end())
                type = *found;
        }
    }
    offer->plan = resizePlan(*cvm, resources, type ? &*type : nullptr, scene());
    co_return offered(offer);
}

QCoro::Task<Result<CvmChanges::Offered>> CvmChanges::prepareUpdate(QString identifier, std::shared_ptr<const CvmUpdate> change)
{
    const auto self = shared_from_this();
    const auto cvm = co_await m_parts.cvms->get(identifier);
    if (!cvm)
        co_return cvm.error();
    // Without the manifest nobody could say which variables would be lost.
    const auto file = co_await m_parts.port->composeFile(cvm->id.text());
    if (!file)
        co_return file.error();
    const auto offer = std::make_shared<ChangeOffer>();
    offer->kind = Kind::Update;
    offer->before = *cvm;
    if (change->variables)
        offer->variables = variableChange(file->allowedEnvs, *change->variables);
    offer->update = inOrderOf(offer->variables, *change);
    offer->changesHash = changesHash(*change, *file);
    offer->plan = updatePlan(*cvm, *change, *file, scene());
    co_return offered(offer);
}

QCoro::Task<Result<CvmChanges::Offered>> CvmChanges::prepareCommit(QString identifier, std::shared_ptr<const OnChainStep> step,
                                                                   QString transactionHash)
{
    const auto self = shared_from_this();
    const auto cvm = co_await m_parts.cvms->get(identifier);
    if (!cvm)
        co_return cvm.error();
    const auto offer = std::make_shared<ChangeOffer>();
    offer->kind = Kind::Commit;
    offer->before = *cvm;
    offer->step = step;
    offer->transactionHash = transactionHash;
    offer->plan = commitPlan(*cvm, *step, transactionHash, scene());
    co_return offered(offer);
}

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
        co_return makeError(ErrorKind::Refused, u"another change of %1 is under way here"_s.arg(visibleText(nameOf(*offer), 80)));
    m_running.insert(job->key);
    job->runId = QString::number(QRandomGenerator::global()->generate64(), 36);
    job->reason = plan.phrase ? u"phrase typed"_s : QString();
    job->identifier = offer->kind == Kind::Deploy ? offer->provision.appId : offer->before.id.text();
    job->result.id = offer->before.id;
    job->result.name = nameOf(*offer);

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
    ChangeWatch watch(expectedOf(*job->offer), sent);
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

/// What waits for the chain is not lost with a form that is closed, nor by a commit that failed.
QCoro::Task<Done> CvmChanges::keepStep(std::shared_ptr<Job> job, Result<QString> end)
{
    const auto self = shared_from_this();
    const ChangeOffer &offer = *job->offer;
    if (m_parts.steps == nullptr || (offer.kind != Kind::Update && offer.kind != Kind::Commit))
        co_return Done{};
    if (offer.kind == Kind::Update && !job->result.onChain)
        co_return Done{};
    Status kept = Done{};
    if (end) {
        kept = co_await m_parts.steps->forget(offer.before.id);
    } else {
        const auto known = m_parts.steps->find(offer.before.id);
        KeptStep step;
        step.cvm = offer.before.id;
        step.name = offer.before.name;
        step.since = offer.kind == Kind::Commit && known ? known->since : m_parts.clock->utcNow();
        step.title = offer.kind == Kind::Update ? offer.plan.title : known ? known->title : u"Update %1"_s.arg(visibleText(offer.before.name, 80));
        step.transactionHash = offer.transactionHash;
        step.wasCommitted = job->wasSent;
        step.step = job->result.onChain;
        if (!step.step) {
            const auto before = std::make_shared<OnChainStep>(offer.step->clone());
            if (end.error().httpStatus == int(ChainAnswer::Superseded)) {
                before->answer = ChainAnswer::Superseded;
                before->said = end.error().what;
            }
            step.step = before;
        }
        kept = co_await m_parts.steps->keep(step);
    }
    if (!kept)
        job->result.text += u" (the step is kept until this program ends: %1)"_s.arg(kept.error().what);
    co_return Done{};
}

audit::Record CvmChanges::recordOf(const Job &job) const
{
    const ChangeOffer &offer = *job.offer;
    audit::Record record;
    record.action = actionWord(offer.kind);
    record.target = nameOf(offer);
    record.run = job.runId;
    record.reason = job.reason;
    record.evidence[u"endpoint"_s] = m_parts.port->endpoint();
    if (!job.follower.together.isEmpty())
        record.evidence[u"together"_s] = job.follower.together;
    if (!job.result.id.text().isEmpty())
        record.evidence[u"id"_s] = job.result.id.text();
    if (offer.kind != Kind::Deploy) {
        record.before[u"status"_s] = offer.before.status;
        record.before[u"composeHash"_s] = offer.before.composeHash;
    }
    switch (offer.kind) {
    case Kind::Deploy:
        record.evidence[u"appId"_s] = offer.provision.appId;
        record.after[u"composeHash"_s] = offer.provision.composeHash;
        record.after[u"instanceType"_s] = offer.spec->instanceType;
        record.after[u"variables"_s] = namesOf(offer.spec->variables);
        break;
    case Kind::Update:
        if (!offer.update->predictedHash.isEmpty())
            record.after[u"predictedComposeHash"_s] = offer.update->predictedHash;
        if (offer.update->variables)
            record.after[u"variables"_s] = namesOf(*offer.update->variables);
        if (!offer.variables.dropped.isEmpty())
            record.after[u"droppedVariables"_s] = QJsonArray::fromStringList(offer.variables.dropped);
        break;
    case Kind::Commit:
        record.after[u"composeHash"_s] = offer.step->composeHash;
        record.evidence[u"transaction"_s] = offer.transactionHash;
        break;
    case Kind::Remove:
    case Kind::Resize: break;
    }
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
