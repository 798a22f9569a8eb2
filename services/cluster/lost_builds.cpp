// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/lost_builds.h"

#include "services/core/log.h"
#include "services/core/plain_text.h"

#include <QCoroTimer>

#include <algorithm>

namespace pilothouse::cluster {

using namespace Qt::StringLiterals;
using domain::ActionState;

namespace {

constexpr std::chrono::milliseconds kJudgePoll{20};
constexpr std::chrono::milliseconds kOnItsWay{std::chrono::minutes(1)}; ///< a request of a program that is gone may still arrive

QString shown(const QString &submissionId)
{
    return visibleText(submissionId, 60);
}

/// The task of a submission that counts: one that makes another build needless before one that failed.
std::optional<SpawnteeTask> taskOf(const TaskList &tasks, const QString &submissionId)
{
    const auto found = std::ranges::find_if(tasks.items, [&submissionId](const SpawnteeTask &task) {
        return task.submissionId == submissionId && isBuiltOrBuilding(task.status, task.currentOperation);
    });
    return found == tasks.items.end() ? std::nullopt : std::optional(*found);
}

/// A row that could not be read may be the very task.
bool isWhole(const TaskList &tasks)
{
    return tasks.skipped.empty();
}

Error undecided(const LostBuild &build, const QString &why, ErrorKind kind)
{
    Error error;
    error.kind = kind;
    error.what = build.memberName.isEmpty()
                     ? u"what was kept of a build of submission %1 whose answer was lost cannot be read"_s.arg(shown(build.submissionId))
                     : u"whether the last build of submission %1 began is not known: it was sent to %2 at %3, and its answer was lost; %4"_s.arg(
                         shown(build.submissionId), visibleText(build.memberName, 80), toUtcText(build.sentAt), why);
    error.nextStep
        = u"Try again when that machine answers. If you know that the build did not begin, dismiss it: pilothousectl cluster models dismiss %1."_s
              .arg(shellQuoted(build.submissionId));
    error.unchanged = u"Nothing was built."_s;
    return error;
}

} // namespace

bool isBuiltOrBuilding(const QString &status, const QString &operation)
{
    const bool isOpen = status == "pending"_L1 || status == "running"_L1;
    return status == "completed"_L1 || (isOpen && !operation.isEmpty());
}

QDateTime LostBuild::decidableFrom() const
{
    return lostAt.isValid() ? lostAt : sentAt.addMSecs(kOnItsWay.count());
}

QJsonObject LostBuild::toJson() const
{
    return {{u"member"_s, member.text()},
            {u"memberName"_s, memberName},
            {u"sentAt"_s, toUtcText(sentAt)},
            {u"lostAt"_s, lostAt.isValid() ? QJsonValue(toUtcText(lostAt)) : QJsonValue()},
            {u"run"_s, run}};
}

LostBuild LostBuild::fromJson(const QString &submissionId, const QJsonObject &json)
{
    LostBuild build;
    build.submissionId = submissionId;
    build.sentAt = QDateTime::fromString(json["sentAt"_L1].toString(), Qt::ISODateWithMs).toUTC();
    build.lostAt = QDateTime::fromString(json["lostAt"_L1].toString(), Qt::ISODateWithMs).toUTC();
    const QString member = json["member"_L1].toString();
    if (member.isEmpty() || !build.sentAt.isValid())
        return build;
    build.member = domain::CvmId(member);
    build.memberName = json["memberName"_L1].toString(member);
    build.run = json["run"_L1].toString();
    return build;
}

LostBuilds::LostBuilds(Parts parts) : m_parts(std::move(parts))
{
    connect(m_parts.runtime.get(), &ClusterRuntime::snapshotChanged, this, [this] {
        if (!m_lost.empty() && !m_isJudging)
            judge();
    });
}

void LostBuilds::take(std::vector<LostBuild> builds)
{
    std::erase_if(builds, [this](const LostBuild &build) { return m_awaited.contains(build.submissionId); });
    std::ranges::sort(builds, {}, &LostBuild::submissionId);
    if (builds == m_lost)
        return;
    m_lost = std::move(builds);
    tell();
}

void LostBuilds::tell()
{
    m_parts.runtime->noteLostBuilds(m_lost);
}

QCoro::Task<Status> LostBuilds::load()
{
    const auto self = shared_from_this();
    if (!m_parts.memory)
        co_return Done{};
    const auto kept = co_await m_parts.memory->load();
    if (!kept) {
        Error error = kept.error();
        error.what = u"whether earlier builds were lost cannot be read: %1"_s.arg(error.what);
        co_return error;
    }
    take(*kept);
    co_return Done{};
}

const LostBuild *LostBuilds::find(const QString &submissionId) const
{
    const auto found = std::ranges::find(m_lost, submissionId, &LostBuild::submissionId);
    return found == m_lost.end() ? nullptr : &*found;
}

QCoro::Task<Status> LostBuilds::claim(QString submissionId)
{
    const auto self = shared_from_this();
    if (!m_parts.memory)
        co_return Done{};
    const auto claimed = co_await m_parts.memory->claim(submissionId);
    if (!claimed) {
        Error error = claimed.error();
        if (error.kind == ErrorKind::Conflict)
            error.what = u"another program builds submission %1: %2"_s.arg(shown(submissionId), error.what);
        co_return error;
    }
    const auto loaded = co_await load();
    if (!loaded)
        co_await release(submissionId);
    co_return loaded;
}

QCoro::Task<Done> LostBuilds::release(QString submissionId)
{
    const auto self = shared_from_this();
    if (!m_parts.memory)
        co_return Done{};
    const auto released = co_await m_parts.memory->release(submissionId);
    if (!released)
        qCWarning(lcCluster) << "right to build not given back" << released.error().what;
    co_return Done{};
}

QCoro::Task<Status> LostBuilds::begin(LostBuild build)
{
    const auto self = shared_from_this();
    m_awaited.insert(build.submissionId);
    Status kept = Done{};
    if (m_parts.memory)
        kept = co_await m_parts.memory->keep(build);
    if (!kept) {
        m_awaited.remove(build.submissionId);
        Error error = kept.error();
        error.unchanged = u"Nothing was built: without it on disk a lost answer would be forgotten."_s;
        co_return error;
    }
    co_return kept;
}

QCoro::Task<Done> LostBuilds::end(LostBuild build, bool isLost)
{
    const auto self = shared_from_this();
    m_awaited.remove(build.submissionId);
    std::vector<LostBuild> builds = m_lost;
    std::erase_if(builds, [&build](const LostBuild &other) { return other.submissionId == build.submissionId; });
    if (isLost) {
        build.lostAt = m_parts.clock->utcNow();
        builds.push_back(build);
    }
    take(builds);
    if (!m_parts.memory)
        co_return Done{};
    if (isLost) {
        const auto kept = co_await m_parts.memory->keep(build);
        if (!kept) // it is kept as sent already
            qCWarning(lcCluster) << "when a build was lost is not kept" << kept.error().what;
        co_return Done{};
    }
    const auto forgotten = co_await m_parts.memory->forget(build.submissionId);
    if (!forgotten) // it is judged once more, and found
        qCWarning(lcCluster) << "a build is kept as lost that is not" << forgotten.error().what;
    co_return Done{};
}

/// It was read back: records what came of it, and drops it.
QCoro::Task<Done> LostBuilds::close(LostBuild build, std::optional<SpawnteeTask> task)
{
    const auto self = shared_from_this();
    audit::Record record;
    record.action = u"model.build"_s;
    record.target = build.memberName;
    record.what = u"Build submission %1"_s.arg(visibleText(build.submissionId, 80));
    record.outcome = task ? audit::Outcome::Done : audit::Outcome::Failed;
    record.run = build.run;
    record.reason = task ? u"the answer was lost; read back: it began"_s : u"the answer was lost; read back: it never began, or failed"_s;
    if (task)
        record.evidence = QJsonObject{{u"task"_s, task->id}, {u"status"_s, task->status}};
    co_await end(build, false);
    const auto noted = co_await m_parts.audit->append(record);
    if (!noted)
        qCWarning(lcCluster) << "end of a lost build not recorded" << noted.error().what;
    co_return Done{};
}

QCoro::Task<Result<std::optional<SpawnteeTask>>> LostBuilds::lookFor(QString submissionId, CancelToken cancel)
{
    const auto self = shared_from_this();
    const LostBuild *const found = find(submissionId);
    if (found == nullptr)
        co_return std::optional<SpawnteeTask>();
    const LostBuild build = *found;
    const auto port = build.member.isEmpty() ? nullptr : m_parts.runtime->spawnteeOf(build.member);
    if (!port)
        co_return undecided(build, u"it cannot be asked now"_s, ErrorKind::Refused);
    const auto tasks = co_await port->tasks(Attempts::Retried, cancel);
    if (!tasks)
        co_return undecided(build, tasks.error().what, tasks.error().kind);
    const auto task = taskOf(*tasks, submissionId);
    if (!task && !isWhole(*tasks))
        co_return undecided(build, u"some rows of its tasks cannot be read"_s, ErrorKind::Protocol);
    if (!task && m_parts.clock->utcNow() < build.decidableFrom())
        co_return undecided(build, u"it may still be on its way"_s, ErrorKind::Refused);
    co_await close(build, task);
    co_return task;
}

QCoro::Task<Done> LostBuilds::judge()
{
    const auto self = shared_from_this();
    while (m_isJudging)
        co_await QCoro::sleepFor(kJudgePoll);
    m_isJudging = true;
    const std::vector<LostBuild> open = m_lost;
    for (const LostBuild &build : open) {
        const auto &snapshot = m_parts.runtime->snapshot();
        const MemberView *const member = snapshot.hasValue() ? snapshot.value->find(build.member) : nullptr;
        if (build.isAwaited || member == nullptr || !member->probe.tasks || !*member->probe.tasks || find(build.submissionId) == nullptr)
            continue;
        const TaskList &tasks = **member->probe.tasks;
        const auto task = taskOf(tasks, build.submissionId);
        if (task || (isWhole(tasks) && member->probe.begunAt > build.decidableFrom()))
            co_await close(build, task);
    }
    m_isJudging = false;
    co_return Done{};
}

ActionState LostBuilds::canDismiss(const QString &submissionId) const
{
    if (!m_parts.access->isWritable())
        return ActionState::no(u"the environment is read-only; unlock writes first"_s);
    const LostBuild *const build = find(submissionId);
    if (build == nullptr)
        return ActionState::no(u"no build of this submission is lost"_s);
    if (build->isAwaited)
        return ActionState::no(u"another program still waits for the answer"_s);
    return ActionState::yes();
}

QCoro::Task<Status> LostBuilds::dismiss(QString submissionId)
{
    const auto self = shared_from_this();
    const Status loaded = co_await load();
    if (!loaded)
        co_return loaded;
    const ActionState state = canDismiss(submissionId);
    if (!state.allowed)
        co_return Error{.kind = ErrorKind::Refused, .what = state.reason};
    const LostBuild build = *find(submissionId);
    audit::Record record;
    record.action = u"model.build.dismiss"_s;
    record.target = build.memberName;
    record.what = u"Take the lost build of submission %1 for not begun"_s.arg(visibleText(submissionId, 80));
    record.outcome = audit::Outcome::Intended;
    record.run = build.run;
    const auto announced = co_await m_parts.audit->append(record);
    if (!announced)
        co_return announced.error();
    Status forgotten = Done{};
    if (m_parts.memory)
        forgotten = co_await m_parts.memory->forget(submissionId);
    record.outcome = forgotten ? audit::Outcome::Done : audit::Outcome::Failed;
    if (forgotten) {
        std::vector<LostBuild> builds = m_lost;
        std::erase_if(builds, [&submissionId](const LostBuild &other) { return other.submissionId == submissionId; });
        take(builds);
    } else {
        record.reason = forgotten.error().what;
    }
    const auto noted = co_await m_parts.audit->append(record);
    if (!noted)
        qCWarning(lcCluster) << "outcome not recorded" << noted.error().what;
    co_return forgotten;
}

} // namespace pilothouse::cluster
