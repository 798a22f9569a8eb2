// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/model_workflow.h"

#include "services/cluster/provisioner.h"
#include "services/core/log.h"
#include "services/core/plain_text.h"

#include <QRandomGenerator>

#include <algorithm>

namespace pilothouse::cluster {

using namespace Qt::StringLiterals;
using domain::ActionState;
using domain::CvmId;

namespace {

Error refused(const QString &why)
{
    return Error{.kind = ErrorKind::Refused, .what = why};
}

bool isOpen(const QString &status)
{
    return status == "pending"_L1 || status == "running"_L1;
}

audit::Record recordOf(const QString &action, const QString &member, const QString &what)
{
    audit::Record record;
    record.action = action;
    record.target = member;
    record.what = what;
    record.outcome = audit::Outcome::Intended;
    record.run = QString::number(QRandomGenerator::global()->generate64(), 36);
    return record;
}

void settle(audit::Record &record, const Result<TaskReceipt> &answer)
{
    if (answer) {
        record.outcome = audit::Outcome::Done;
        record.evidence = QJsonObject{{u"task"_s, answer->taskId}, {u"status"_s, answer->status}};
        return;
    }
    record.outcome = answer.error().kind == ErrorKind::OutcomeUnknown ? audit::Outcome::Unknown : audit::Outcome::Failed;
    record.reason = answer.error().what;
}

} // namespace

ModelWorkflow::ModelWorkflow(Parts parts)
    : m_parts(std::move(parts))
    , m_lost(std::make_shared<LostBuilds>(LostBuilds::Parts{m_parts.runtime, m_parts.audit, m_parts.access, m_parts.clock, m_parts.builds}))
{
}

QString ModelWorkflow::nameOf(const CvmId &member) const
{
    const auto &snapshot = m_parts.runtime->snapshot();
    const MemberView *const found = snapshot.hasValue() ? snapshot.value->find(member) : nullptr;
    return found ? found->member.cvm.name : member.text();
}

int activeModelsOf(const ClusterView &cluster)
{
    const auto &routes = cluster.routes;
    const auto underWay = std::ranges::count_if(routes, [](const ModelRoute &route) {
        return !route.isUnknown && isOpen(route.status) && route.operation != "stop_model"_L1 && route.container != ModelRoute::Container::Running;
    });
    return cluster.models.running + int(underWay);
}

int ModelWorkflow::activeModels() const
{
    return activeModelsBeside({});
}

int ModelWorkflow::activeModelsBeside(const QString &submissionId) const
{
    const auto &snapshot = m_parts.runtime->snapshot();
    if (!snapshot.hasValue())
        return 0;
    const auto mayRun = std::ranges::count_if(
        m_lost->all(), [&](const LostBuild &build) { return build.submissionId != submissionId && !m_unrouted.contains(build.submissionId); });
    return activeModelsOf(*snapshot.value) + int(m_unrouted.size()) + int(mayRun);
}

QString ModelWorkflow::uncertainAt(const QString &submissionId) const
{
    const LostBuild *const lost = m_lost->find(submissionId);
    return lost == nullptr ? QString() : lost->memberName;
}

ActionState ModelWorkflow::canAddRunner() const
{
    if (!m_parts.provisioner || !m_parts.provisioner->view().isAutomatic)
        return ActionState::no(u"runners are not provisioned automatically in this environment"_s);
    const ProvisionerView &view = m_parts.provisioner->view();
    if (view.isPaused)
        return ActionState::no(u"automatic provisioning is paused: %1"_s.arg(view.lastFailure));
    return view.canProvision;
}

ActionState ModelWorkflow::canChange() const
{
    const auto &snapshot = m_parts.runtime->snapshot();
    if (!m_parts.access->isWritable())
        return ActionState::no(u"the environment is read-only; unlock writes first"_s);
    if (!snapshot.hasValue())
        return ActionState::no(u"the cluster was never read"_s);
    if (snapshot.freshness(m_parts.clock->monotonicNow()) != Freshness::Live)
        return ActionState::no(u"what is known of the cluster is too old to act on; refresh it first"_s);
    return ActionState::yes();
}

ActionState ModelWorkflow::canBuild(const QString &submissionId) const
{
    const ActionState state = canChange();
    if (!state.allowed)
        return state;
    const int active = activeModelsBeside(submissionId);
    if (m_parts.maxModels > 0 && active >= m_parts.maxModels)
        return ActionState::no(u"the cluster's limit is reached: %1/%2 models"_s.arg(active).arg(m_parts.maxModels));
    const HeadElection &election = m_parts.runtime->snapshot().value->election;
    if (!election.head)
        return ActionState::no(u"no CVM takes builds: %1"_s.arg(election.headReason));
    return ActionState::yes();
}

QCoro::Task<Result<BuildOutcome>> ModelWorkflow::build(BuildRequest request, CancelToken cancel)
{
    const auto self = shared_from_this();
    const ActionState state = canBuild(request.submissionId);
    if (!state.allowed)
        co_return refused(state.reason);
    const QString submission = request.submissionId;
    if (submission.isEmpty())
        co_return Error{.kind = ErrorKind::InvalidInput, .what = u"a build needs a submission"_s};
    if (m_building.contains(submission))
        co_return refused(u"submission %1 is being built already"_s.arg(visibleText(submission, 60)));
    // Its place is taken from now on: whoever asks meanwhile must not be given the same one.
    m_building.insert(submission);
    m_unrouted.insert(submission);
    const auto claimed = co_await m_lost->claim(submission);
    Result<BuildOutcome> outcome = BuildOutcome();
    if (claimed)
        outcome = co_await buildOnce(request, cancel);
    else
        outcome = claimed.error();
    if (claimed)
        co_await m_lost->release(submission);
    m_unrouted.remove(submission);
    m_building.remove(submission);
    co_return outcome;
}

QCoro::Task<Result<BuildOutcome>> ModelWorkflow::buildOnce(BuildRequest request, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto existing = co_await findExisting(request.submissionId, cancel);
    if (!existing)
        co_return existing.error();
    if (*existing) {
        const BuildOutcome outcome = **existing;
        co_return outcome;
    }
    const auto member = co_await memberWithRoom(cancel);
    if (!member)
        co_return member.error();
    const auto outcome = co_await send(request, *member);
    co_return outcome;
}

/// A task of this submission, so that nothing is built twice. Errors: where an earlier build may have begun cannot be looked at.
QCoro::Task<Result<std::optional<BuildOutcome>>> ModelWorkflow::findExisting(QString submissionId, CancelToken cancel)
{
    const auto self = shared_from_this();
    if (const LostBuild *const lost = m_lost->find(submissionId); lost != nullptr) {
        const CvmId member = lost->member;
        const auto task = co_await m_lost->lookFor(submissionId, cancel);
        if (!task)
            co_return task.error();
        if (*task) {
            m_parts.runtime->noteAccepted((*task)->id, submissionId, member);
            co_return std::optional(BuildOutcome{(*task)->id, member, true});
        }
    }
    const ClusterView &cluster = *m_parts.runtime->snapshot().value;
    for (const ModelRoute &route : cluster.routes) {
        if (route.submissionId != submissionId || route.isUnknown || !isBuiltOrBuilding(route.status, route.operation))
            continue;
        if (!route.isStale)
            co_return std::optional(BuildOutcome{route.taskId, route.member, true});
        // One that was switched off has given its models up; one that is only silent may have it still.
        if (const MemberView *const member = cluster.find(route.member); member != nullptr && member->member.isProbed())
            co_return Error{.kind = ErrorKind::Refused,
                            .what = u"%1 had a task of submission %2 when it answered last, and is silent now"_s.arg(route.memberName,
                                                                                                                     visibleText(submissionId, 60)),
                            .nextStep = u"Try again when it answers, or stop that machine first."_s,
                            .unchanged = u"Nothing was built."_s};
    }
    co_return std::optional<BuildOutcome>();
}

/// Who has room; where nobody has, a runner is provisioned if that may be, at most one: if that one is full as well, a person decides.
QCoro::Task<Result<CvmId>> ModelWorkflow::memberWithRoom(CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto found = co_await askHeads(cancel);
    if (!found)
        co_return found.error();
    if (*found)
        co_return **found;
    const HeadElection before = m_parts.runtime->snapshot().value->election;
    Error full = refused(u"no CVM has room for another model: %1"_s.arg(before.headReason));
    full.nextStep = before.canProvision.allowed ? u"Deploy a further runner, or stop a model."_s : before.canProvision.reason;
    if (!m_parts.provisioner)
        co_return full;
    const auto provisioned = co_await m_parts.provisioner->capacity(cancel);
    if (!provisioned) {
        Error error = provisioned.error();
        error.what = u"no CVM has room for another model, and no runner was added: %1"_s.arg(error.what);
        co_return error;
    }
    const auto again = co_await askHeads(cancel);
    if (!again)
        co_return again.error();
    if (*again)
        co_return **again;
    full.what = u"no CVM has room for another model: %1 was added, and is full already"_s.arg(provisioned->name);
    full.nextStep = u"Provision another runner, or stop a model."_s;
    co_return full;
}

/// Asks the head whether it has room still; when it is full, the runtime elects another and that one is asked. Nothing is deployed on any answer.
QCoro::Task<Result<std::optional<CvmId>>> ModelWorkflow::askHeads(CancelToken cancel)
{
    const auto self = shared_from_this();
    const size_t most = m_parts.runtime->snapshot().value->members.size();
    for (size_t asked = 0; asked < most; ++asked) {
        const HeadElection &election = m_parts.runtime->snapshot().value->election;
        if (!election.head || !election.headHasRoom)
            break;
        const CvmId head = *election.head;
        const auto port = m_parts.runtime->spawnteeOf(head);
        if (!port)
            co_return refused(u"%1 has no address now"_s.arg(nameOf(head)));
        const auto capacity = co_await port->capacity(Attempts::Retried, cancel);
        m_parts.runtime->noteCapacity(head, capacity);
        if (!capacity) {
            Error error = capacity.error();
            error.what = u"the head %1 does not say whether it has room, so nothing was built or deployed: %2"_s.arg(nameOf(head), error.what);
            co_return error;
        }
        if (capacity->acceptingNewModels)
            co_return std::optional(head);
    }
    co_return std::optional<CvmId>();
}

QCoro::Task<Result<BuildOutcome>> ModelWorkflow::send(BuildRequest request, CvmId member)
{
    const auto self = shared_from_this();
    const auto port = m_parts.runtime->spawnteeOf(member);
    if (!port)
        co_return refused(u"%1 has no address now"_s.arg(nameOf(member)));
    audit::Record record = recordOf(u"model.build"_s, nameOf(member), u"Build submission %1"_s.arg(visibleText(request.submissionId, 80)));
    const auto announced = co_await m_parts.audit->append(record);
    if (!announced)
        co_return announced.error();
    const LostBuild sent{request.submissionId, member, nameOf(member), m_parts.clock->utcNow(), {}, record.run};
    const auto begun = co_await m_lost->begin(sent);
    if (!begun) {
        record.outcome = audit::Outcome::Failed;
        record.reason = begun.error().what;
        co_await m_parts.audit->append(record);
        co_return begun.error();
    }
    const auto receipt = co_await port->buildModel(request);
    const bool isLost = !receipt && receipt.error().kind == ErrorKind::OutcomeUnknown;
    // Filed under the one that took it, whoever is the head by now.
    if (receipt)
        m_parts.runtime->noteAccepted(receipt->taskId, request.submissionId, member);
    m_unrouted.remove(request.submissionId);
    co_await m_lost->end(sent, isLost);
    settle(record, receipt);
    const auto noted = co_await m_parts.audit->append(record);
    if (!noted)
        qCWarning(lcCluster) << "outcome not recorded" << noted.error().what;
    if (!receipt)
        co_return receipt.error();
    co_return BuildOutcome{receipt->taskId, member, false};
}

QCoro::Task<Result<TaskReceipt>> ModelWorkflow::start(QString taskId)
{
    return change(Change::Start, taskId);
}

QCoro::Task<Result<TaskReceipt>> ModelWorkflow::stop(QString taskId)
{
    return change(Change::Stop, taskId);
}

QCoro::Task<Result<TaskReceipt>> ModelWorkflow::change(Change what, QString taskId)
{
    const auto self = shared_from_this();
    const ActionState state = canChange();
    if (!state.allowed)
        co_return refused(state.reason);
    const auto &routes = m_parts.runtime->snapshot().value->routes;
    const auto route = std::ranges::find(routes, taskId, &ModelRoute::taskId);
    if (route == routes.end() || route->isUnknown)
        co_return Error{.kind = ErrorKind::NotFound,
                        .what = u"where task %1 runs is not known"_s.arg(visibleText(taskId, 60)),
                        .nextStep = u"Refresh the cluster; nothing was sent."_s};
    const auto port = m_parts.runtime->spawnteeOf(route->member);
    if (!port)
        co_return refused(u"%1 has no address now"_s.arg(route->memberName));
    const QString verb = what == Change::Start ? u"Start"_s : u"Stop"_s;
    audit::Record record = recordOf(what == Change::Start ? u"model.start"_s : u"model.stop"_s, route->memberName,
                                    u"%1 task %2 (submission %3)"_s.arg(verb, visibleText(taskId, 60), visibleText(route->submissionId, 60)));
    const auto announced = co_await m_parts.audit->append(record);
    if (!announced)
        co_return announced.error();
    StartRequest request;
    request.taskId = taskId;
    request.memoryMb = m_parts.memoryPerModelMb;
    std::optional<QCoro::Task<Result<TaskReceipt>>> sending;
    if (what == Change::Start)
        sending = port->startModel(request);
    else
        sending = port->stopModel(taskId);
    const auto receipt = co_await *sending;
    settle(record, receipt);
    const auto noted = co_await m_parts.audit->append(record);
    if (!noted)
        qCWarning(lcCluster) << "outcome not recorded" << noted.error().what;
    co_return receipt;
}

} // namespace pilothouse::cluster
