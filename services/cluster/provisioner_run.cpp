// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/provisioner_internal.h"
#include "services/cluster/settling.h"
#include "services/cluster/time_limit.h"
#include "services/core/log.h"
#include "services/core/plain_text.h"

#include <QCoroFuture>

#include <QRandomGenerator>

#include <algorithm>

namespace pilothouse::cluster {

using namespace Qt::StringLiterals;
using domain::CvmId;

namespace {

ProvisionStage stageOf(ReadyStage stage)
{
    switch (stage) {
    case ReadyStage::Booting: return ProvisionStage::Booting;
    case ReadyStage::Health: return ProvisionStage::Health;
    case ReadyStage::Hashes: return ProvisionStage::Hashes;
    case ReadyStage::Capacity:
    case ReadyStage::Ready: return ProvisionStage::Capacity;
    }
    return ProvisionStage::Booting;
}

} // namespace

QString provisionStageWord(ProvisionStage stage)
{
    switch (stage) {
    case ProvisionStage::Asking: return u"asking"_s;
    case ProvisionStage::Deploying: return u"deploying"_s;
    case ProvisionStage::Searching: return u"searching"_s;
    case ProvisionStage::Booting: return u"booting"_s;
    case ProvisionStage::Health: return u"health"_s;
    case ProvisionStage::Hashes: return u"hashes"_s;
    case ProvisionStage::Capacity: return u"capacity"_s;
    case ProvisionStage::Approving: return u"approving"_s;
    case ProvisionStage::Promoting: return u"promoting"_s;
    case ProvisionStage::CleaningUp: return u"cleaning-up"_s;
    }
    return {};
}

Provisioner::Running Provisioner::begin(bool isAutomatic, OnRefusal onRefusal, const QString &reason)
{
    const auto run = std::make_shared<Run>();
    run->progress.isAutomatic = isAutomatic;
    run->progress.startedAt = m_parts.clock->monotonicNow();
    run->progress.text = u"asking everybody for room again"_s;
    run->reason = reason;
    run->onRefusal = onRefusal;
    run->auditRun = QString::number(QRandomGenerator::global()->generate64(), 36);
    run->promise.start();
    run->future = run->promise.future();
    m_run = run;
    m_view.lastEnd.clear();
    publish();
    return run;
}

void Provisioner::say(const Running &run, ProvisionStage stage, const QString &text)
{
    run->progress.stageEndsAt.reset();
    run->progress.stageStartedAt = m_parts.clock->monotonicNow();
    run->progress.stage = stage;
    run->progress.text = text;
    if (!run->progress.operation.isEmpty())
        m_parts.operations->step(run->progress.operation, text);
    publish();
}

void Provisioner::say(const Running &run, ProvisionStage stage, const QString &text, std::chrono::milliseconds limit)
{
    say(run, stage, text);
    run->progress.stageEndsAt = m_parts.clock->monotonicNow() + limit;
    publish();
}

audit::Record Provisioner::recordOf(const Run &run) const
{
    audit::Record record;
    record.action = u"cluster.provision"_s;
    record.target = run.progress.name;
    record.run = run.auditRun;
    record.reason = u"%1: %2"_s.arg(run.progress.isAutomatic ? u"automatic"_s : u"asked for by the operator"_s, run.reason);
    record.evidence[u"automatic"_s] = run.progress.isAutomatic;
    record.evidence[u"onRefusal"_s] = run.onRefusal == OnRefusal::Hold ? u"hold"_s : u"clean-up"_s;
    if (run.offer) {
        record.evidence[u"endpoint"_s] = m_parts.deploys->endpoint();
        record.evidence[u"appId"_s] = run.offer->provision.appId;
        record.evidence[u"budget"_s] = run.offer->budget.text;
        record.after[u"composeHash"_s] = run.offer->provision.composeHash;
        record.after[u"instanceType"_s] = run.offer->spec->instanceType;
    }
    if (!run.cvmId.isEmpty())
        record.evidence[u"id"_s] = run.cvmId;
    return record;
}

/// One whole provisioning; whatever it comes to is told to all who wait for it.
QCoro::Task<Provisioner::Ended> Provisioner::perform(Running run, Offered offer)
{
    const auto self = shared_from_this();
    const auto ended = co_await carryOut(run, offer);
    co_await end(run, ended);
    co_return ended;
}

QCoro::Task<Provisioner::Ended> Provisioner::carryOut(Running run, Offered offer)
{
    const auto self = shared_from_this();
    const Status claimed = co_await m_parts.memory->claim();
    if (!claimed)
        co_return claimed.error();
    run->isOwner = true;
    // Another program may have changed it since.
    const Status loaded = co_await reload();
    if (!loaded)
        co_return loaded.error();
    const auto found = co_await askAgain(run);
    if (!found)
        co_return found.error();
    if (*found)
        co_return **found;
    if (run->cancel.isCancelled())
        co_return Error{.kind = ErrorKind::Cancelled, .what = u"cancelled; nothing was deployed"_s};
    run->offer = offer;
    if (!run->offer) {
        run->wasTried = true; // a cloud that has no room for it fails like one that makes a dead one
        const auto made = co_await makeOffer(run->reason);
        if (!made)
            co_return made.error();
        run->wasTried = false;
        run->offer = *made;
        if (const QString &why = run->offer->notByItself; !why.isEmpty()) {
            m_view.notByItself = why;
            co_return refusedBecause(u"no runner is provisioned automatically: %1"_s.arg(why), u"Look at the plan and decide yourself."_s);
        }
    }
    m_view.notByItself.clear();
    const Status deployed = co_await deploy(run);
    if (!deployed)
        co_return deployed.error();
    const Status ready = co_await makeReady(run);
    if (!ready) {
        const auto failed = co_await cleanUp(run, ready.error());
        co_return failed;
    }
    const auto promoted = co_await promote(run);
    co_return promoted;
}

/// The head first: what it does not say is not an answer, and nothing is deployed on it. Of the others, those that cannot be reached are left out; a
/// refused key is a fault of ours, whoever tells of it.
QCoro::Task<Result<std::optional<ProvisionEnd>>> Provisioner::askAgain(Running run)
{
    const auto self = shared_from_this();
    const auto &runtime = m_parts.runtime;
    const ClusterView cluster = *runtime->snapshot().value;
    std::vector<std::pair<MemberView, std::shared_ptr<SpawnteePort>>> asked;
    for (const MemberView &member : cluster.members) {
        const auto port = runtime->spawnteeOf(member.member.cvm.id);
        if (!port || !member.heldBack.isEmpty() || member.role == MemberRole::Foreign)
            continue;
        const bool isHead = member.member.cvm.id == cluster.election.head;
        asked.insert(isHead ? asked.begin() : asked.end(), {member, port});
    }
    const MonotonicTime deadline = m_parts.clock->monotonicNow() + m_parts.settings.perTry;
    std::vector<QCoro::Task<std::optional<Result<SpawnteeCapacity>>>> answers;
    for (const auto &[member, port] : asked) {
        const CancelToken stop;
        answers.push_back(until(port->capacity(Attempts::Single, stop), m_parts.clock, deadline, run->cancel, stop));
    }
    QStringList skipped;
    std::optional<Error> unclear;
    for (size_t i = 0; i < answers.size(); ++i) {
        const auto answer = co_await answers[i];
        const Error silence{.kind = ErrorKind::Timeout, .what = u"no answer in time"_s};
        const Result<SpawnteeCapacity> capacity = answer ? *answer : Result<SpawnteeCapacity>(silence);
        const domain::Cvm &cvm = asked[i].first.member.cvm;
        const bool isHead = cvm.id == cluster.election.head;
        if (!capacity) {
            skipped << u"%1: %2"_s.arg(cvm.name, capacity.error().what);
            if ((isHead || capacity.error().kind == ErrorKind::Unauthorised) && !unclear) {
                unclear = capacity.error();
                const QString silent
                    = isHead ? u"the head %1 does not say whether it has room: %2"_s : u"the member %1 does not say whether it has room: %2"_s;
                unclear->what = silent.arg(cvm.name, unclear->what);
                unclear->unchanged = u"Nothing was deployed."_s;
            }
        }
        if (!run->cancel.isCancelled())
            runtime->noteCapacity(cvm.id, capacity);
    }
    if (run->cancel.isCancelled())
        co_return Error{.kind = ErrorKind::Cancelled, .what = u"cancelled; nothing was deployed"_s};
    if (unclear)
        co_return *unclear;
    const HeadElection election = runtime->snapshot().value->election;
    if (election.head && election.headHasRoom) {
        ProvisionEnd end;
        end.id = *election.head;
        const MemberView *const head = runtime->snapshot().value->find(end.id);
        end.name = head ? head->member.cvm.name : end.id.text();
        end.hasRoom = true;
        end.text = u"%1 has room, so nothing was deployed"_s.arg(end.name);
        co_return std::optional(end);
    }
    if (!election.canProvision.allowed)
        co_return refusedBecause(election.canProvision.reason);
    if (!skipped.isEmpty())
        run->reason = u"%1 (left out: %2)"_s.arg(run->reason, skipped.join(u"; "_s));
    co_return std::optional<ProvisionEnd>();
}

/// Waits for all three stages, with one point in time at which it is given up, and has its hash approved.
QCoro::Task<Status> Provisioner::makeReady(Running run)
{
    const auto self = shared_from_this();
    const auto renewed = co_await m_parts.memory->claim();
    if (!renewed)
        qCWarning(lcCluster) << "the right to provision was not renewed" << renewed.error().what;
    const MonotonicTime deadline = m_parts.clock->monotonicNow() + m_parts.settings.readyLimit;
    say(run, ProvisionStage::Booting, u"waiting for %1"_s.arg(run->progress.name), m_parts.settings.readyLimit);
    const MonotonicTime started = *run->progress.stageStartedAt;
    const auto told = [this, run, deadline, started](const Readiness &now) {
        say(run, stageOf(now.stage), now.text);
        run->progress.stageStartedAt = started;
        run->progress.stageEndsAt = deadline;
        publish();
    };
    const ExpectedRunner expected{run->offer->provision.composeHash, run->offer->gatewayDomain};
    const auto ready = co_await m_readiness->wait(run->cvmId, expected, deadline, run->cancel, told);
    if (!ready)
        co_return ready.error();
    run->cvm = *ready;
    co_return Done{};
}

QCoro::Task<Provisioner::Ended> Provisioner::promote(Running run)
{
    const auto self = shared_from_this();
    const QString name = run->progress.name;
    say(run, ProvisionStage::Approving, u"having the registry approve the compose hash of %1"_s.arg(name));
    const Status approved = co_await m_parts.runtime->approveHash(run->offer->provision.composeHash, u"%1 was provisioned"_s.arg(name));
    if (!approved) {
        Error why = approved.error();
        if (run->onRefusal == OnRefusal::CleanUp) {
            const auto failed = co_await cleanUp(run, why);
            co_return failed;
        }
        PaidCvm *const paid = m_state.find(name);
        paid->state = PaidCvm::State::Held;
        paid->why = u"held, not the head: %1"_s.arg(why.what);
        m_parts.runtime->holdBack(name, u"the registry did not approve its hash"_s);
        const Status kept = co_await keep();
        why.unchanged = u"%1 is held and still being paid for; the head is as it was%2."_s.arg(name, kept ? QString() : u" (not written down)"_s);
        why.nextStep = (why.nextStep + u" Approve its hash to let it in, or retry its deletion."_s).trimmed();
        co_return why;
    }
    say(run, ProvisionStage::Promoting, u"making %1 the head"_s.arg(name));
    const auto member = co_await m_parts.runtime->lookAt(name, run->cancel);
    if (!member) {
        const auto failed = co_await cleanUp(run, member.error());
        co_return failed;
    }
    m_state.remove(name);
    const Status kept = co_await keep();
    if (!kept)
        qCWarning(lcCluster) << "the list of paid machines was not written" << kept.error().what;
    m_parts.runtime->promote(*member);
    ProvisionEnd end;
    end.id = *member;
    end.name = name;
    end.wasMade = true;
    const MemberView *const view = m_parts.runtime->snapshot().value->find(end.id);
    end.hasRoom = view && hasRoom(view->probe).value_or(false);
    end.text = end.hasRoom ? u"%1 is ready and the head"_s.arg(name) : u"%1 is ready, but full by now; another one can be provisioned"_s.arg(name);
    m_isFullAgain = !end.hasRoom;
    co_return end;
}

QCoro::Task<Done> Provisioner::end(Running run, Ended ended)
{
    const auto self = shared_from_this();
    const bool isCancelled = !ended && ended.error().kind == ErrorKind::Cancelled;
    bool isPausedNow = false;
    if (run->wasTried && !isCancelled) {
        if (ended)
            m_state.noteSuccess();
        else
            isPausedNow = m_state.noteFailure(ended.error().what);
        const Status kept = co_await keep();
        if (!kept)
            qCWarning(lcCluster) << "the number of failures was not written" << kept.error().what;
    }
    if (run->isRecorded) {
        audit::Record outcome = recordOf(*run);
        outcome.what = ended ? ended->text : ended.error().what;
        if (!ended && !ended.error().unchanged.isEmpty())
            outcome.what += u". "_s + ended.error().unchanged;
        outcome.outcome = ended                                             ? audit::Outcome::Done
                          : ended.error().kind == ErrorKind::OutcomeUnknown ? audit::Outcome::Unknown
                                                                            : audit::Outcome::Failed;
        const auto recorded = co_await m_parts.audit->append(outcome);
        if (!recorded)
            qCWarning(lcCluster) << "outcome not recorded" << recorded.error().what;
    }
    if (isPausedNow)
        co_await note(u"cluster.provision.pause"_s, m_parts.settings.runner.clusterName,
                      u"Automatic provisioning is paused after %1 failures in a row"_s.arg(m_state.failuresInARow), audit::Outcome::Done);
    if (!run->progress.operation.isEmpty()) {
        if (ended)
            m_parts.operations->succeed(run->progress.operation, ended->text);
        else
            m_parts.operations->fail(run->progress.operation, ended.error());
    }
    if (run->isOwner) {
        const Status released = co_await m_parts.memory->release();
        if (!released)
            qCWarning(lcCluster) << "the right to provision was not given back" << released.error().what;
    }
    m_view.lastEnd = ended ? ended->text : userMessage(ended.error(), Attempt::Change).oneLine();
    if (run->progress.isAutomatic && !ended)
        m_notBefore = m_parts.clock->monotonicNow() + m_parts.settings.automaticPause;
    m_run.reset();
    run->promise.addResult(ended);
    run->promise.finish();
    publish();
    co_return Done{};
}

} // namespace pilothouse::cluster
