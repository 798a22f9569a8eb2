// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/model_changes.h"

#include "services/cluster/model_state.h"
#include "services/cluster/settling.h"
#include "services/core/plain_text.h"

#include <QCoroTimer>

#include <algorithm>

namespace pilothouse::cluster {

using domain::CheckState;
using domain::Plan;
using Kind = ModelChange::Kind;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds kCancelPoll{50};
constexpr int kLongestWord = 200;

QString nameOf(const ModelRoute &route)
{
    return visibleText(route.submissionId.isEmpty() ? route.taskId : route.submissionId, 80);
}

QString ctl(const Plan &plan, const QString &what)
{
    return u"pilothousectl cluster models %1 --profile %2 --yes"_s.arg(what, shellQuoted(plan.environment.id.text()));
}

void checkRoom(Plan &plan, const MemberView *member)
{
    if (member == nullptr || !member->probe.capacity || !*member->probe.capacity) {
        plan.checks.push_back({CheckState::Unknown, u"whether there is room for it could not be read"_s});
        return;
    }
    const SpawnteeCapacity &capacity = **member->probe.capacity;
    const QString used
        = capacity.runningModels && capacity.maxModels ? u" (%1/%2 models)"_s.arg(*capacity.runningModels).arg(*capacity.maxModels) : QString();
    const QString name = visibleText(member->member.cvm.name, 80);
    plan.checks.push_back(capacity.acceptingNewModels ? domain::PlanCheck{CheckState::Pass, u"%1 has room%2"_s.arg(name, used)}
                                                      : domain::PlanCheck{CheckState::Warning, u"%1 says that it is full%2"_s.arg(name, used)});
}

void planStart(Plan &plan, const ModelRoute &route, const ClusterView &cluster)
{
    plan.steps.push_back({u"Start the container of %1 (task %2)"_s.arg(nameOf(route), visibleText(route.taskId, 60)),
                          visibleText(route.memberName, 80), ctl(plan, u"start %1"_s.arg(shellQuoted(route.taskId)))});
    checkRoom(plan, cluster.find(route.member));
    plan.ifItFails = u"nothing else is changed; what the machine says is read back"_s;
    plan.toUndo = u"stop it"_s;
    if (route.container == ModelRoute::Container::Running)
        plan.refusal = u"its container runs already"_s;
}

void planStop(Plan &plan, const ModelRoute &route)
{
    plan.steps.push_back({u"Stop the container of %1 (task %2)"_s.arg(nameOf(route), visibleText(route.taskId, 60)),
                          visibleText(route.memberName, 80), ctl(plan, u"stop %1"_s.arg(shellQuoted(route.taskId)))});
    plan.ifItFails = u"nothing else is changed; what the machine says is read back"_s;
    plan.toUndo = u"start it again; what it kept in memory is lost"_s;
    plan.sideEffects = u"The model answers no more requests until it is started again."_s;
    if (route.container == ModelRoute::Container::None)
        plan.refusal = u"it has no container that could be stopped"_s;
    if (plan.environment.kind == domain::EnvironmentKind::Production) {
        plan.phrase = u"%1/%2"_s.arg(plan.environment.id.text(), route.taskId);
        plan.phraseReason = u"stops a model in production"_s;
    }
}

void planDismissal(Plan &plan, const LostBuild *lost, const QString &submissionId)
{
    if (lost == nullptr)
        return;
    const QString where = visibleText(lost->memberName, 80);
    plan.steps.push_back({u"Take the lost build of submission %1 for not begun"_s.arg(visibleText(submissionId, 80)), where,
                          ctl(plan, u"dismiss %1"_s.arg(shellQuoted(submissionId)))});
    plan.checks.push_back(
        {CheckState::Unknown,
         where.isEmpty() ? u"what was kept of it cannot be read"_s
                         : u"it was sent to %1 at %2; that machine has not said since whether it took it"_s.arg(where, toUtcText(lost->sentAt))});
    plan.ifItFails = u"the build stays lost, and nothing is built"_s;
    plan.toUndo = u"cannot be undone"_s;
    plan.sideEffects = u"If it did begin, a further build of it runs a second time on another machine."_s;
    if (plan.environment.kind == domain::EnvironmentKind::Production) {
        plan.phrase = u"%1/%2"_s.arg(plan.environment.id.text(), submissionId);
        plan.phraseReason = u"a model may be built twice in production"_s;
    }
}

QString titleOf(Kind kind, const QString &what)
{
    switch (kind) {
    case Kind::Build: return u"Build model %1"_s.arg(what);
    case Kind::Start: return u"Start model %1"_s.arg(what);
    case Kind::Stop: return u"Stop model %1"_s.arg(what);
    case Kind::DismissLost: return u"Dismiss lost build of %1"_s.arg(what);
    }
    return {};
}

} // namespace

QString problemOf(const BuildRequest &request)
{
    if (request.submissionId.trimmed().isEmpty())
        return u"a build needs a submission"_s;
    const auto isBlank = [](QChar letter) { return letter.isSpace() || letter.category() == QChar::Other_Control; };
    if (std::ranges::any_of(request.submissionId, isBlank))
        return u"the id of a submission has no blanks"_s;
    const auto isControl = [](QChar letter) { return letter.category() == QChar::Other_Control; };
    if (std::ranges::any_of(request.modelName, isControl))
        return u"the name of a model has no line breaks or other control characters"_s;
    if (request.submissionId.size() > kLongestWord || request.modelName.size() > kLongestWord)
        return u"more than %1 characters are no name"_s.arg(kLongestWord);
    return {};
}

/// Where it went.
struct ModelChanges::Sent
{
    QString taskId;
    domain::CvmId member;
    QString submission;
    bool wasThere = false; ///< nothing was sent
    bool isLost = false;   ///< the answer never came
};

std::optional<ModelRoute> ModelChanges::routeOf(const QString &taskId) const
{
    const auto &snapshot = m_parts.runtime->snapshot();
    if (!snapshot.hasValue())
        return std::nullopt;
    const auto found = std::ranges::find(snapshot.value->routes, taskId, &ModelRoute::taskId);
    return found == snapshot.value->routes.end() || found->isUnknown ? std::nullopt : std::optional(*found);
}

void ModelChanges::planBuild(Plan &plan, const BuildRequest &request, const ClusterView &cluster) const
{
    const QString submission = visibleText(request.submissionId, 80);
    const MemberView *const head = cluster.election.head ? cluster.find(*cluster.election.head) : nullptr;
    const QString where = head != nullptr ? visibleText(head->member.cvm.name, 80) : QString();
    const QString name = request.modelName.isEmpty() ? QString() : u" --name %1"_s.arg(shellQuoted(request.modelName));
    plan.steps.push_back(
        {u"Build the image of submission %1"_s.arg(submission), where, ctl(plan, u"build %1%2"_s.arg(shellQuoted(request.submissionId), name))});
    checkRoom(plan, head);
    if (head != nullptr && !cluster.election.headHasRoom) {
        const domain::ActionState adding = m_parts.models->canAddRunner();
        plan.checks.push_back({CheckState::Warning, adding.allowed
                                                        ? u"nobody has room: a further runner is deployed first, and is paid for from then on"_s
                                                        : u"nobody has room, and no further runner is added: %1"_s.arg(adding.reason)});
    }
    if (const QString asked = m_parts.models->uncertainAt(request.submissionId); !asked.isEmpty())
        plan.checks.push_back(
            {CheckState::Unknown,
             u"whether its last build began is not known: %1 is asked for it first, and nothing is built twice"_s.arg(visibleText(asked, 80))});
    for (const bool isStale : {false, true}) {
        const auto there = std::ranges::find_if(cluster.routes, [&](const ModelRoute &route) {
            return route.submissionId == request.submissionId && !request.submissionId.isEmpty() && route.isStale == isStale && !route.isUnknown;
        });
        if (there == cluster.routes.end())
            continue;
        const QString member = visibleText(there->memberName, 80);
        plan.checks.push_back(
            isStale
                ? domain::PlanCheck{CheckState::Unknown,
                                    u"%1 had a task of this submission and did not answer the last look: nothing is built elsewhere before it does"_s
                                        .arg(member)}
                : domain::PlanCheck{CheckState::Warning,
                                    u"%1 has a task of this submission: what builds or is built is not built again"_s.arg(member)});
        break;
    }
    plan.ifItFails = u"nothing else is changed; whether the build began is looked for before it is tried again"_s;
    plan.toUndo = u"cannot be undone; the image stays on the machine"_s;
    plan.sideEffects = u"The machine fetches the submission's code and works for some minutes."_s;
    plan.refusal = problemOf(request);
}

Plan ModelChanges::plan(const ModelChange &change) const
{
    Plan plan;
    plan.environment = m_parts.environment;
    const auto &snapshot = m_parts.runtime->snapshot();
    plan.dataFrom = snapshot.fetchedAt;
    const bool isOfSubmission = change.kind == Kind::Build || change.kind == Kind::DismissLost;
    const auto route = isOfSubmission ? std::nullopt : routeOf(change.taskId);
    plan.verb = titleOf(change.kind, isOfSubmission ? visibleText(change.build.submissionId, 80)
                                     : route        ? nameOf(*route)
                                                    : visibleText(change.taskId, 60));
    plan.title = plan.verb;
    const domain::ActionState state = change.kind == Kind::Build         ? m_parts.models->canBuild(change.build.submissionId)
                                      : change.kind == Kind::DismissLost ? m_parts.models->lostBuilds()->canDismiss(change.build.submissionId)
                                                                         : m_parts.models->canChange();
    if (!snapshot.hasValue()) {
        plan.refusal = state.reason;
        return plan;
    }
    if (change.kind == Kind::Build)
        planBuild(plan, change.build, *snapshot.value);
    else if (change.kind == Kind::DismissLost)
        planDismissal(plan, m_parts.models->lostBuilds()->find(change.build.submissionId), change.build.submissionId);
    else if (!route)
        plan.refusal = u"where task %1 runs is not known"_s.arg(visibleText(change.taskId, 60));
    else if (change.kind == Kind::Start)
        planStart(plan, *route, *snapshot.value);
    else
        planStop(plan, *route);
    if (route && route->isStale)
        plan.checks.push_back(
            {CheckState::Unknown, u"%1 did not answer the last look: this is as it was before"_s.arg(visibleText(route->memberName, 80))});
    if (plan.refusal.isEmpty() && !state.allowed)
        plan.refusal = state.reason;
    return plan;
}

void ModelChanges::tell(const OperationId &operation, const ChangeFollower &follower, const QString &step)
{
    m_parts.operations->step(operation, step);
    if (follower.told)
        follower.told(step);
}

QCoro::Task<Result<PowerResult>> ModelChanges::run(ModelChange change, QString typedPhrase, ChangeFollower follower)
{
    const auto self = shared_from_this();
    const Plan plan = this->plan(change);
    if (!plan.isAllowed())
        co_return Error{.kind = ErrorKind::Refused, .what = plan.refusal};
    if (!plan.isConfirmedBy(typedPhrase))
        co_return Error{.kind = ErrorKind::Refused,
                        .what = u"the phrase \"%1\" is needed: %2"_s.arg(*plan.phrase, plan.phraseReason),
                        .nextStep = u"Type the phrase exactly."_s};
    if (change.kind == Kind::DismissLost) {
        auto dismissed = co_await dismiss(change.build.submissionId);
        co_return dismissed;
    }
    const OperationId operation = m_parts.operations->begin(m_parts.environment.id.text(), plan.title, follower.cancel);
    tell(operation, follower, u"asking for it"_s);
    const auto sent = co_await send(change, follower.cancel);
    if (!sent) {
        m_parts.operations->fail(operation, sent.error());
        co_return sent.error();
    }
    const auto end = co_await readBack(change.kind, *sent, operation, follower);
    // The lists of the whole cluster follow; how long a member hangs is nothing to whoever waits for this.
    m_parts.runtime->refresh();
    PowerResult result;
    result.id = sent->member;
    result.name = sent->submission.isEmpty() ? sent->taskId : sent->submission;
    result.ok = end.has_value();
    result.text = end ? *end : end.error().what;
    if (end)
        m_parts.operations->succeed(operation, *end);
    else
        m_parts.operations->fail(operation, end.error());
    co_return result;
}

QCoro::Task<Result<PowerResult>> ModelChanges::dismiss(QString submissionId)
{
    const auto self = shared_from_this();
    const LostBuild *const lost = m_parts.models->lostBuilds()->find(submissionId);
    PowerResult result;
    result.id = lost != nullptr ? lost->member : domain::CvmId();
    result.name = submissionId;
    const Status dismissed = co_await m_parts.models->lostBuilds()->dismiss(submissionId);
    if (!dismissed)
        co_return dismissed.error();
    result.ok = true;
    result.text = u"dismissed; it may be built again"_s;
    co_return result;
}

QCoro::Task<Result<ModelChanges::Sent>> ModelChanges::send(ModelChange change, CancelToken cancel)
{
    const auto self = shared_from_this();
    Sent sent;
    if (change.kind == Kind::Build) {
        const auto built = co_await m_parts.models->build(change.build, cancel);
        if (!built)
            co_return built.error();
        sent.taskId = built->taskId;
        sent.member = built->member;
        sent.submission = change.build.submissionId;
        sent.wasThere = built->wasThere;
        co_return sent;
    }
    const auto route = routeOf(change.taskId);
    auto asking = change.kind == Kind::Start ? m_parts.models->start(change.taskId) : m_parts.models->stop(change.taskId);
    const auto receipt = co_await asking;
    if (!receipt && (receipt.error().kind != ErrorKind::OutcomeUnknown || !route))
        co_return receipt.error();
    sent.taskId = change.taskId;
    sent.member = route->member;
    sent.submission = route->submissionId;
    sent.isLost = !receipt;
    co_return sent;
}

/// One look; a value is the end. What cannot be read now may be read at the next look.
QCoro::Task<std::optional<Result<QString>>> ModelChanges::look(Kind kind, Sent sent, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto port = m_parts.runtime->spawnteeOf(sent.member);
    if (!port)
        co_return std::nullopt;
    const auto detail = co_await port->task(sent.taskId, cancel);
    if (!detail)
        co_return std::nullopt;
    const ModelState state = modelStateOf(*detail);
    const auto failed = [&detail](const QString &what) {
        return Result<QString>(
            Error{.kind = ErrorKind::Remote, .what = u"%1: the machine says “%2”"_s.arg(what, visibleText(detail->task.status, 40))});
    };
    if (kind == Kind::Build) {
        if (state.image == ImageState::Built)
            co_return Result<QString>(sent.wasThere ? u"it was built already"_s : u"built"_s);
        if (state.image == ImageState::Failed)
            co_return failed(u"it was not built"_s);
        co_return std::nullopt;
    }
    if (state.run == ModelRunState::Failed)
        co_return failed(kind == Kind::Start ? u"it does not run"_s : u"it was not stopped"_s);
    const ModelRunState wanted = kind == Kind::Start ? ModelRunState::Running : ModelRunState::Stopped;
    if (state.run != wanted)
        co_return std::nullopt;
    // A task keeps the word of what it did once; whether there is a container is in another list.
    const auto running = co_await port->runningModels(Attempts::Single, cancel);
    if (!running)
        co_return std::nullopt;
    const bool hasContainer = std::ranges::find(running->items, sent.taskId, &RunningModel::taskId) != running->items.end();
    if (hasContainer != (kind == Kind::Start))
        co_return std::nullopt;
    co_return Result<QString>(kind == Kind::Start ? u"it runs at %1"_s.arg(visibleText(state.address, 120)) : u"stopped"_s);
}

QCoro::Task<Result<QString>> ModelChanges::readBack(Kind kind, Sent sent, OperationId operation, ChangeFollower follower)
{
    const auto self = shared_from_this();
    const MonotonicTime begun = m_parts.clock->monotonicNow();
    const CancelToken cancel = follower.cancel;
    tell(operation, follower, sent.isLost ? u"answer lost, outcome unknown; reading back"_s : u"accepted"_s);
    for (;;) {
        const auto end = co_await look(kind, sent, cancel);
        const auto passed = std::chrono::duration_cast<std::chrono::milliseconds>(m_parts.clock->monotonicNow() - begun);
        if (end) {
            if (!*end || sent.wasThere)
                co_return *end;
            co_return u"%1 after %2"_s.arg(**end, durationText(passed));
        }
        if (cancel.isCancelled())
            co_return Error{.kind = ErrorKind::Cancelled, .what = u"no longer waited for; what was asked for goes on"_s};
        if (passed >= m_parts.limit)
            co_return Error{.kind = sent.isLost ? ErrorKind::OutcomeUnknown : ErrorKind::Timeout,
                            .what = u"not settled after %1; it may still get there"_s.arg(durationText(passed))};
        for (auto left = m_parts.settlePoll; left > 0ms && !cancel.isCancelled(); left -= kCancelPoll) {
            const auto step = std::min<std::chrono::milliseconds>(left, kCancelPoll);
            co_await QCoro::sleepFor(step);
        }
    }
}

} // namespace pilothouse::cluster
