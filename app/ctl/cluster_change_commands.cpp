// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/cluster_look.h"
#include "app/ctl/cluster_text.h"
#include "app/ctl/commands.h"
#include "app/ctl/shell_words.h"
#include "services/cluster/approval_history.h"
#include "services/cluster/approval_plan.h"
#include "services/cluster/model_changes.h"
#include "services/cluster/registry_choice.h"
#include "services/core/plain_text.h"
#include "services/environment/environment_services.h"

#include <QJsonArray>

#include <algorithm>

namespace pilothouse::ctl {

using namespace Qt::StringLiterals;
using cluster::ModelChange;
using cluster::ModelRoute;

namespace {

using L = QLatin1StringView;

QString containerWord(ModelRoute::Container container)
{
    switch (container) {
    case ModelRoute::Container::NotRead: return u"not-read"_s;
    case ModelRoute::Container::Running: return u"running"_s;
    case ModelRoute::Container::None: return u"none"_s;
    case ModelRoute::Container::Gone: return u"gone"_s;
    }
    return {};
}

/// Who could not say which tasks it has, and why. Without its word nothing is known of it, least of all that it has none.
QStringList silentMembers(const cluster::ClusterView &view)
{
    QStringList silent;
    for (const cluster::MemberView &member : view.members) {
        const auto &tasks = member.probe.tasks;
        if (tasks && *tasks)
            continue;
        if (member.role == cluster::MemberRole::Foreign)
            continue;
        const QString why = tasks ? tasks->error().what : !member.problem.isEmpty() ? member.problem : u"it has not answered"_s;
        silent << u"%1 did not say which tasks it has: %2"_s.arg(visibleText(member.member.cvm.name, 80), visibleText(why, 200));
    }
    return silent;
}

QCoro::Task<Result<Answer>> sendHashes(std::shared_ptr<EnvironmentServices> services, QStringList hashes, Answer answer)
{
    const auto approved = co_await services->clusterRuntime->approveHashes();
    if (!approved)
        co_return approved.error();
    answer.json.insert(u"done"_s, true);
    answer.json.insert(u"hashes"_s, QJsonArray::fromStringList(hashes));
    answer.text = u"%1.\n"_s.arg(services->clusterRuntime->snapshot().value->approvalText.section(u". "_s, 0, 0));
    co_return answer;
}

QCoro::Task<Result<Answer>> changeModel(std::shared_ptr<cluster::ModelChanges> changes, ModelChange change, Answer answer, QString phrase)
{
    const auto result = co_await changes->run(change, phrase);
    if (!result)
        co_return result.error();
    answer.json.insert(u"done"_s, result->ok);
    answer.json.insert(u"results"_s, QJsonArray{QJsonObject{
                                         {u"id"_s, result->id.text()}, {u"name"_s, result->name}, {u"ok"_s, result->ok}, {u"text"_s, result->text}}});
    answer.text = u"%1: %2\n"_s.arg(visibleText(result->name, 80), visibleText(result->text));
    if (!result->ok) {
        answer.code = ExitCode::BadVerdict;
        answer.complaint = u"%1: %2. Read the state back with pilothousectl cluster models list."_s.arg(result->name, clause(result->text));
    }
    co_return answer;
}

QCoro::Task<Result<Answer>> modelCommand(std::shared_ptr<Context> context, ModelChange change)
{
    const auto services = co_await lookAtCluster(context);
    if (!services)
        co_return services.error();
    // The window of this program is this one command: what guards production here is the phrase.
    (*services)->access->unlock();
    const auto changes = (*services)->modelChanges;
    const CarryOut run = [changes, change](Answer answer, QString phrase) { return changeModel(changes, change, answer, phrase); };
    const QString object = change.taskId.isEmpty() ? change.build.submissionId : change.taskId;
    auto answer = co_await planConfirmRun(context, changes->plan(change), object, run);
    co_return answer;
}

} // namespace

QCoro::Task<Result<Answer>> clusterApprove(std::shared_ptr<Context> context)
{
    const auto services = co_await lookAtCluster(context);
    if (!services)
        co_return services.error();
    (*services)->access->unlock();
    const auto runtime = (*services)->clusterRuntime;
    const domain::Plan plan = cluster::approvalPlan((*services)->profile.environment, runtime->snapshot(), runtime->canApprove());
    const QStringList hashes = runtime->snapshot().value->approvalDue.hashes;
    const CarryOut run = [services = *services, hashes](Answer answer, QString) { return sendHashes(services, hashes, answer); };
    auto answer = co_await planConfirmRun(context, plan, runtime->snapshot().value->name, run);
    co_return answer;
}

QCoro::Task<Result<Answer>> clusterDiscover(std::shared_ptr<Context> context)
{
    const auto services = co_await lookAtCluster(context);
    if (!services)
        co_return services.error();
    const Snapshot<cluster::ClusterView> &snapshot = (*services)->clusterRuntime->snapshot();
    const cluster::ClusterView &view = *snapshot.value;
    Answer answer;
    QJsonArray members;
    for (const cluster::MemberView &member : view.members) {
        const domain::Cvm &cvm = member.member.cvm;
        const auto past = (*services)->approvals->find(cvm.composeHash);
        members.append(QJsonObject{
            {u"id"_s, cvm.id.text()},
            {u"name"_s, cvm.name},
            {u"status"_s, cvm.status},
            {u"composeHash"_s, cvm.composeHash},
            {u"isRegistry"_s, view.election.registry == cvm.id},
            {u"isHead"_s, view.election.head == cvm.id},
            {u"approvedBy"_s, past ? QJsonValue(past->by) : QJsonValue()},
            {u"approvedAt"_s, past ? QJsonValue(toUtcText(past->at)) : QJsonValue()},
            {u"problem"_s, member.problem.isEmpty() ? QJsonValue() : QJsonValue(member.problem)},
        });
        QStringList marks;
        if (view.election.registry == cvm.id)
            marks << u"registry"_s;
        if (view.election.head == cvm.id)
            marks << u"head"_s;
        if (past)
            marks << u"approved by %1 at %2"_s.arg(visibleText(past->by, 80), toUtcText(past->at));
        if (!member.problem.isEmpty())
            marks << visibleText(member.problem, 200);
        answer.text += visibleText(cvm.name, 120) + (marks.isEmpty() ? QString() : u"  "_s + marks.join(u", "_s)) + u'\n';
    }
    QJsonArray leftOut;
    for (const cluster::LeftOut &left : view.leftOut) {
        leftOut.append(QJsonObject{{u"name"_s, left.name}, {u"why"_s, left.why}});
        answer.text += u"left out: %1: %2\n"_s.arg(visibleText(left.name, 120), visibleText(left.why, 200));
    }
    answer.json
        = {{u"cluster"_s, view.name}, {u"fetchedAt"_s, toUtcText(snapshot.fetchedAt)}, {u"source"_s, snapshot.source}, {u"members"_s, members},
           {u"leftOut"_s, leftOut},   {u"headReason"_s, view.election.headReason}};
    co_return answer;
}

QCoro::Task<Result<Answer>> modelsList(std::shared_ptr<Context> context)
{
    const auto services = co_await lookAtCluster(context);
    if (!services)
        co_return services.error();
    const Snapshot<cluster::ClusterView> &snapshot = (*services)->clusterRuntime->snapshot();
    Answer answer;
    QJsonArray items;
    for (const ModelRoute &route : snapshot.value->routes) {
        items.append(QJsonObject{{u"id"_s, route.taskId},
                                 {u"submission"_s, route.submissionId},
                                 {u"member"_s, route.memberName},
                                 {u"status"_s, route.status},
                                 {u"operation"_s, route.operation},
                                 {u"container"_s, containerWord(route.container)},
                                 {u"stale"_s, route.isStale},
                                 {u"routeUnknown"_s, route.isUnknown}});
        const QString where = route.isUnknown ? u"route unknown"_s : u"container: %1"_s.arg(containerWord(route.container));
        answer.text
            += u"%1  %2  %3  %4 %5  %6\n"_s.arg(visibleText(route.taskId, 60), visibleText(route.submissionId, 60), visibleText(route.memberName, 80),
                                                visibleText(route.operation, 40), visibleText(route.status, 40), where);
    }
    // What a member said in this very look may have settled it.
    co_await (*services)->models->lostBuilds()->judge();
    QJsonArray lost;
    for (const cluster::LostBuild &build : (*services)->models->lostBuilds()->all()) {
        lost.append(QJsonObject{{u"submission"_s, build.submissionId},
                                {u"member"_s, build.memberName.isEmpty() ? QJsonValue() : QJsonValue(build.memberName)},
                                {u"sentAt"_s, build.sentAt.isValid() ? QJsonValue(toUtcText(build.sentAt)) : QJsonValue()},
                                {u"isAwaited"_s, build.isAwaited}});
        answer.text += u"lost build: %1 sent to %2 at %3; whether it began is not known\n"_s.arg(
            visibleText(build.submissionId, 60), visibleText(build.memberName, 80), toUtcText(build.sentAt));
    }
    const cluster::ClusterView &view = *snapshot.value;
    const QStringList silent = silentMembers(view);
    const bool somebodySaid
        = std::ranges::any_of(view.members, [](const cluster::MemberView &member) { return member.probe.tasks && *member.probe.tasks; });
    const bool nobodySaid = !somebodySaid && !silent.isEmpty();
    if (items.isEmpty() && !nobodySaid)
        answer.text.prepend(silent.isEmpty() ? u"No model has a task.\n"_s : u"No model has a task on the machines that answered.\n"_s);
    for (const QString &each : silent)
        answer.text += u"not known: %1\n"_s.arg(each);
    if (nobodySaid) {
        answer.text.prepend(u"Which models have a task is not known: no machine of the cluster said so.\n"_s);
        answer.code = ExitCode::Remote;
        answer.complaint
            = u"%1: which models have a task is not known: no machine of the cluster said so (%2). Nothing was changed. See pilothousectl cluster status for each machine."_s
                  .arg(snapshot.source, silent.front());
    }
    answer.json = {{u"fetchedAt"_s, toUtcText(snapshot.fetchedAt)},
                   {u"source"_s, snapshot.source},
                   {u"items"_s, items},
                   {u"lostBuilds"_s, lost},
                   {u"notes"_s, QJsonArray::fromStringList(snapshot.value->routeNotes + silent)}};
    co_return answer;
}

QCoro::Task<Result<Answer>> modelsBuild(std::shared_ptr<Context> context)
{
    ModelChange change;
    change.kind = ModelChange::Kind::Build;
    change.build.submissionId = context->invocation().operand(0);
    change.build.modelName = context->invocation().value(L("name"));
    return modelCommand(context, change);
}

QCoro::Task<Result<Answer>> modelsDismiss(std::shared_ptr<Context> context)
{
    ModelChange change;
    change.kind = ModelChange::Kind::DismissLost;
    change.build.submissionId = context->invocation().operand(0);
    return modelCommand(context, change);
}

QCoro::Task<Result<Answer>> clusterRegistry(std::shared_ptr<Context> context)
{
    const bool chooses = context->invocation().has(L("choose"));
    const bool forgets = context->invocation().has(L("forget-choice"));
    if (chooses && forgets)
        co_return Error{.kind = ErrorKind::InvalidInput,
                        .what = u"--choose and --forget-choice exclude each other"_s,
                        .where = u"pilothousectl cluster registry"_s,
                        .nextStep = u"Ask for one of them."_s};
    const auto services = co_await lookAtCluster(context);
    if (!services)
        co_return services.error();
    if (chooses || forgets) {
        const auto choice = (*services)->registryChoice;
        const Status chosen = co_await choice->choose(context->invocation().value(L("choose")));
        if (!chosen)
            co_return chosen.error();
    }
    const Snapshot<cluster::ClusterView> &snapshot = (*services)->clusterRuntime->snapshot();
    Answer answer;
    answer.json = {{u"fetchedAt"_s, toUtcText(snapshot.fetchedAt)}, {u"source"_s, snapshot.source}};
    const QJsonObject told = registriesToJson(*snapshot.value);
    for (auto it = told.begin(); it != told.end(); ++it)
        answer.json.insert(it.key(), it.value());
    answer.text = registriesToText(*snapshot.value);
    co_return answer;
}

QCoro::Task<Result<Answer>> modelsStart(std::shared_ptr<Context> context)
{
    ModelChange change;
    change.kind = ModelChange::Kind::Start;
    change.taskId = context->invocation().operand(0);
    return modelCommand(context, change);
}

QCoro::Task<Result<Answer>> modelsStop(std::shared_ptr<Context> context)
{
    ModelChange change;
    change.kind = ModelChange::Kind::Stop;
    change.taskId = context->invocation().operand(0);
    return modelCommand(context, change);
}

} // namespace pilothouse::ctl
