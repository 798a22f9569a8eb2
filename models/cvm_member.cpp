// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cvm_member.h"

#include "models/format.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace pilothouse::models {

using cluster::AlarmSeverity;
using cluster::ClusterAlarm;
using cluster::ClusterAlarmKind;
using cluster::ClusterView;
using cluster::HashState;
using cluster::MemberRole;
using cluster::MemberView;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CvmMember)
};

constexpr int kMostNames = 3;
constexpr size_t kMostLines = 200;

QString unknownWord()
{
    return Words::tr("Unknown");
}

QString errorText(const Error &error)
{
    return visibleText(spoken(error.what), 300);
}

/// Why a part has no value: the error of that part, otherwise what is wrong with the member as a whole.
template <typename T>
QString whyNot(const std::optional<Result<T>> &part, const MemberView &member)
{
    if (part && !*part)
        return Words::tr("It could not be read: %1.").arg(errorText(part->error()));
    if (!member.problem.isEmpty())
        return Words::tr("It was not read: %1.").arg(visibleText(spoken(member.problem), 300));
    return member.isProbing ? Words::tr("It is being asked for the first time.") : Words::tr("It was not asked yet.");
}

QString roleText(const MemberView &member, bool isHead)
{
    QString role;
    switch (member.role) {
    case MemberRole::Unknown: return unknownWord();
    case MemberRole::Foreign: return Words::tr("Another program");
    case MemberRole::Runner: role = Words::tr("Runner"); break;
    case MemberRole::Registry: {
        const bool runs = member.probe.identity && *member.probe.identity && (*member.probe.identity)->mode.contains(QLatin1String("runner"));
        role = runs ? Words::tr("Registry + runner") : Words::tr("Registry");
        break;
    }
    }
    return isHead ? Words::tr("%1, head").arg(role) : role;
}

QString roleNote(const MemberView &member, bool isHead, const QString &headReason)
{
    if (member.role == MemberRole::Unknown)
        return whyNot(member.probe.identity, member);
    if (member.role == MemberRole::Foreign)
        return Words::tr("Another program than a spawntee answers: this machine is left alone.");
    return isHead && !headReason.isEmpty() ? Words::tr("It takes the next model: %1.").arg(visibleText(spoken(headReason), 200)) : QString();
}

StateText capacityState(const MemberView &member)
{
    if (!member.probe.capacity || !*member.probe.capacity)
        return StateText::of(Mark::Unknown, unknownWord());
    const cluster::SpawnteeCapacity &capacity = **member.probe.capacity;
    const QString room = capacity.acceptingNewModels ? Words::tr("accepting") : Words::tr("full");
    QString used;
    if (capacity.runningModels && capacity.maxModels && *capacity.maxModels > 0)
        used = QStringLiteral("%1/%2").arg(*capacity.runningModels).arg(*capacity.maxModels);
    else if (capacity.runningModels)
        used = QString::number(*capacity.runningModels);
    const QString word = used.isEmpty() ? room : Words::tr("%1, %2").arg(used, room);
    return StateText::of(capacity.acceptingNewModels ? Mark::Pass : Mark::Pending, word);
}

std::optional<double> usedShare(const MemberView &member)
{
    if (!member.probe.capacity || !*member.probe.capacity)
        return std::nullopt;
    const cluster::SpawnteeCapacity &capacity = **member.probe.capacity;
    if (!capacity.runningModels || !capacity.maxModels || *capacity.maxModels <= 0 || *capacity.runningModels < 0)
        return std::nullopt;
    return std::min(1.0, double(*capacity.runningModels) / *capacity.maxModels);
}

QString capacityNote(const MemberView &member)
{
    if (!member.probe.capacity || !*member.probe.capacity)
        return whyNot(member.probe.capacity, member);
    const cluster::SpawnteeCapacity &capacity = **member.probe.capacity;
    if (!capacity.availableMemoryMb || !capacity.totalMemoryMb)
        return {};
    return Words::tr("%1 of %2 MB of memory are free.").arg(countText(*capacity.availableMemoryMb), countText(*capacity.totalMemoryMb));
}

StateText approvalState(HashState hash)
{
    switch (hash) {
    case HashState::Approved: return StateText::of(Mark::Pass, Words::tr("Approved"));
    case HashState::Refused: return StateText::of(Mark::Warn, Words::tr("Not approved"));
    case HashState::NotNeeded: return StateText::of(Mark::Same, Words::tr("Not needed"));
    case HashState::Unknown: break;
    }
    return StateText::of(Mark::Unknown, Words::tr("Not said"));
}

QString approvalNote(HashState hash)
{
    switch (hash) {
    case HashState::Approved: return Words::tr("The registry confirmed this compose hash since it started.");
    case HashState::Refused: return Words::tr("The registry turned this compose hash away: the runner cannot fetch models.");
    case HashState::NotNeeded: return Words::tr("A registry needs no approval of its own hash.");
    case HashState::Unknown: break;
    }
    return Words::tr("This desk has not sent the compose hash since the registry started, and a registry does not tell which ones it knows.");
}

QString namesText(const QStringList &names)
{
    QStringList shown;
    for (const QString &name : names.mid(0, kMostNames))
        shown << visibleText(name, 80);
    if (names.size() > kMostNames)
        shown << counted(names.size() - kMostNames, Words::tr("1 more"), Words::tr("%1 more"));
    return listText(shown);
}

StateText taskState(const cluster::SpawnteeTask &task)
{
    const Mark mark = task.status == QLatin1String("completed") ? Mark::Pass
                      : task.status == QLatin1String("failed")  ? Mark::Fail
                      : task.status == QLatin1String("running") ? Mark::Busy
                      : task.status == QLatin1String("pending") ? Mark::Pending
                                                                : Mark::Unknown;
    const QString what = task.submissionId.isEmpty() ? task.id : task.submissionId;
    const QString step = task.currentOperation.isEmpty()
                             ? visibleText(task.status, 40)
                             : QStringLiteral("%1, %2").arg(visibleText(task.currentOperation, 40), visibleText(task.status, 40));
    return StateText::of(mark, QStringLiteral("%1 · %2").arg(visibleText(what, 80), step));
}

StateText routeState(const cluster::ModelRoute &route)
{
    const QString what = visibleText(route.submissionId.isEmpty() ? route.taskId : route.submissionId, 80);
    if (route.isUnknown)
        return StateText::of(Mark::Unknown, Words::tr("%1 · route unknown; it was here").arg(what));
    if (route.isStale)
        return StateText::of(Mark::Stale, Words::tr("%1 · as last known; it did not answer this time").arg(what));
    switch (route.container) {
    case cluster::ModelRoute::Container::Running: return StateText::of(Mark::Pass, Words::tr("%1 · its container runs").arg(what));
    case cluster::ModelRoute::Container::None: return StateText::of(Mark::Stopped, Words::tr("%1 · no container").arg(what));
    case cluster::ModelRoute::Container::Gone:
        return StateText::of(Mark::Fail, Words::tr("%1 · counts as started, but its container is gone").arg(what));
    case cluster::ModelRoute::Container::NotRead: break;
    }
    return StateText::of(Mark::Unknown, Words::tr("%1 · its container could not be looked for").arg(what));
}

/// The lines of a list, or one that says why it is empty.
template <typename List, typename LineOf>
std::vector<StateText> linesOf(const List &items, const QString &whenEmpty, LineOf lineOf)
{
    std::vector<StateText> lines;
    for (const auto &item : items) {
        if (lines.size() == kMostLines) {
            lines.push_back(StateText::of(Mark::Pending, counted(qint64(items.size() - kMostLines), Words::tr("1 more"), Words::tr("%1 more"))));
            break;
        }
        lines.push_back(lineOf(item));
    }
    if (lines.empty())
        lines.push_back(StateText::of(Mark::Stopped, whenEmpty));
    return lines;
}

QString skippedText(const std::vector<domain::SkippedRow> &skipped)
{
    return counted(qint64(skipped.size()), Words::tr("1 row could not be read"), Words::tr("%1 rows could not be read"));
}

std::vector<StateText> taskLines(const MemberView &member)
{
    if (!member.probe.tasks || !*member.probe.tasks)
        return {StateText::of(Mark::Unknown, whyNot(member.probe.tasks, member))};
    const cluster::TaskList &tasks = **member.probe.tasks;
    auto lines = linesOf(tasks.items, Words::tr("It has no tasks"), taskState);
    if (!tasks.skipped.empty())
        lines.push_back(StateText::of(Mark::Warn, skippedText(tasks.skipped)));
    return lines;
}

std::vector<StateText> modelLines(const MemberView &member)
{
    if (!member.probe.runningModels || !*member.probe.runningModels)
        return {StateText::of(Mark::Unknown, whyNot(member.probe.runningModels, member))};
    const cluster::RunningModelList &models = **member.probe.runningModels;
    auto lines = linesOf(models.items, Words::tr("It runs no models"), [](const cluster::RunningModel &model) {
        const QString what = visibleText(model.submissionId.isEmpty() ? model.taskId : model.submissionId, 80);
        const auto port = model.externalPort ? model.externalPort : model.port;
        const QString place = port ? Words::tr("port %1").arg(*port) : Words::tr("no port named");
        const bool runs = model.status == QLatin1String("running");
        const QString word = model.status.isEmpty() ? Words::tr("state not said") : visibleText(model.status, 40);
        return StateText::of(runs ? Mark::Pass : Mark::Unknown, QStringLiteral("%1 · %2 · %3").arg(what, word, place));
    });
    if (!models.skipped.empty())
        lines.push_back(StateText::of(Mark::Warn, skippedText(models.skipped)));
    return lines;
}

std::vector<StateText> routeLines(const ClusterView &view, const domain::CvmId &id)
{
    std::vector<cluster::ModelRoute> routes;
    std::ranges::copy_if(view.routes, std::back_inserter(routes), [&id](const cluster::ModelRoute &route) { return route.member == id; });
    auto lines = linesOf(routes, Words::tr("No model is routed here"), routeState);
    for (const cluster::LostBuild &build : view.lostBuilds) {
        if (build.member == id)
            lines.push_back(StateText::of(
                Mark::Unknown,
                Words::tr("%1 · a build was sent at %2 and its answer lost").arg(visibleText(build.submissionId, 80), utcText(build.sentAt))));
    }
    return lines;
}

} // namespace

QString CvmMember::modelsText() const
{
    return models ? countText(*models) : unknownWord();
}

bool CvmMember::looksLike(const CvmMember &other) const
{
    return role == other.role && capacity == other.capacity && used == other.used && models == other.models && approval == other.approval
           && roleNote == other.roleNote && capacityNote == other.capacityNote && modelsNote == other.modelsNote;
}

CvmMembers cvmMembers(const ClusterView &view, std::chrono::milliseconds interval)
{
    CvmMembers all;
    all.reserve(qsizetype(view.members.size()));
    for (const MemberView &member : view.members) {
        const bool isHead = view.election.head == member.member.cvm.id;
        auto shown = std::make_shared<CvmMember>();
        shown->role = roleText(member, isHead);
        shown->roleNote = roleNote(member, isHead, view.election.headReason);
        shown->isHead = isHead;
        shown->capacity = capacityState(member);
        shown->used = usedShare(member);
        shown->capacityNote = capacityNote(member);
        if (member.probe.runningModels && *member.probe.runningModels)
            shown->models = int((*member.probe.runningModels)->items.size());
        else
            shown->modelsNote = whyNot(member.probe.runningModels, member);
        shown->approval = approvalState(member.hash);
        shown->approvalNote = approvalNote(member.hash);
        shown->readAt = member.probe.at;
        shown->limit = interval * 2;
        all.insert(member.member.cvm.id.text(), std::move(shown));
    }
    return all;
}

int countedAlarms(const std::vector<ClusterAlarm> &alarms)
{
    return int(std::count_if(alarms.begin(), alarms.end(), [](const ClusterAlarm &alarm) { return alarm.severity != AlarmSeverity::Notice; }));
}

std::optional<AlarmText> alarmText(const std::vector<ClusterAlarm> &alarms)
{
    std::vector<const ClusterAlarm *> shown;
    for (const ClusterAlarm &alarm : alarms)
        if (alarm.severity != AlarmSeverity::Notice)
            shown.push_back(&alarm);
    if (shown.empty())
        return std::nullopt;
    const ClusterAlarm &worst = *shown.front();
    AlarmText text;
    text.state = StateText::of(worst.severity == AlarmSeverity::Security ? Mark::Fail : Mark::Warn, visibleText(spoken(worst.what), 300));
    QStringList lines;
    const QString names = namesText(worst.members);
    lines << (names.isEmpty() ? visibleText(spoken(worst.nextStep), 300) : Words::tr("%1. %2").arg(names, visibleText(spoken(worst.nextStep), 300)));
    for (size_t i = 1; i < shown.size(); ++i) {
        const QString others = namesText(shown[i]->members);
        const QString what = visibleText(spoken(shown[i]->what), 300);
        lines << (others.isEmpty() ? Words::tr("Also: %1").arg(what) : Words::tr("Also: %1 (%2)").arg(what, others));
    }
    text.text = lines.join(u'\n');
    text.approvalHelps = std::any_of(shown.begin(), shown.end(),
                                     [](const ClusterAlarm *alarm) { return alarm->kind == cluster::ClusterAlarmKind::HashNotApproved; });
    return text;
}

CvmMemberDetail cvmMemberDetail(const ClusterView *view, const domain::CvmId &id, const QDateTime &now,
                                const std::optional<cluster::PastApproval> &past)
{
    CvmMemberDetail detail;
    if (!view) {
        detail.facts.push_back(StateText::of(Mark::Pending, Words::tr("The cluster was not read yet")));
        return detail;
    }
    const MemberView *const member = view->find(id);
    if (!member) {
        detail.facts.push_back(StateText::of(Mark::Stopped, Words::tr("Not a member of the cluster “%1”").arg(visibleText(view->name, 80))));
        return detail;
    }
    const bool isHead = view->election.head == id;
    const bool isKnown = member->role == MemberRole::Runner || member->role == MemberRole::Registry;
    detail.facts.push_back(StateText::of(isKnown ? Mark::Pass : Mark::Unknown, Words::tr("Role: %1").arg(roleText(*member, isHead))));
    StateText capacity = capacityState(*member);
    capacity.word = Words::tr("Models: %1").arg(capacity.word);
    detail.facts.push_back(capacity);
    StateText approval = approvalState(member->hash);
    approval.word = Words::tr("Compose hash: %1").arg(approval.word);
    detail.facts.push_back(approval);
    if (past && member->hash != HashState::NotNeeded)
        //: who, by which registry, when
        detail.facts.push_back(StateText::of(Mark::Same, Words::tr("Last approved by %1, at %2, %3")
                                                             .arg(visibleText(past->by.isEmpty() ? Words::tr("this desk") : past->by, 80),
                                                                  visibleText(past->registry, 80), utcText(past->at))));
    if (!member->problem.isEmpty())
        detail.facts.push_back(StateText::of(Mark::Warn, visibleText(spoken(member->problem), 300)));
    if (member->isWaitingForHashes)
        detail.facts.push_back(StateText::of(Mark::Busy, Words::tr("It started a short while ago and does not know its coordinator's key yet")));
    const QDateTime &at = member->probe.at;
    detail.facts.push_back(at.isValid() ? StateText::of(Mark::Same, Words::tr("Read %1 ago").arg(ageText(std::chrono::seconds(at.secsTo(now)))))
                                        : StateText::of(Mark::Unknown, Words::tr("Never read")));
    detail.sections.push_back({Words::tr("Tasks"), taskLines(*member)});
    detail.sections.push_back({Words::tr("Running models"), modelLines(*member)});
    detail.sections.push_back({Words::tr("Routing"), routeLines(*view, id)});
    return detail;
}

} // namespace pilothouse::models
