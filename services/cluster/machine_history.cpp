// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/machine_history.h"

#include "services/cluster/state_port.h"
#include "services/core/log.h"

#include <QCoroFuture>

#include <algorithm>

namespace pilothouse::cluster {

using namespace Qt::StringLiterals;
using domain::Cvm;
using domain::CvmId;
using domain::CvmList;
using domain::RunState;
using Kind = MachineEvent::Kind;

namespace {

constexpr qint64 kShortestGapMs = 60'000;
constexpr qsizetype kMostWords = 300; ///< of a foreign text

/// Whether a look that ended at `before` and one that began at `now` are further apart than looks are due. By hand there is no due time.
bool isGap(const QDateTime &before, const QDateTime &now, std::chrono::milliseconds interval)
{
    return before.isValid() && interval.count() > 0 && before.msecsTo(now) > interval.count() * 2;
}

QString roleWord(MemberRole role)
{
    switch (role) {
    case MemberRole::Registry: return u"registry"_s;
    case MemberRole::Runner: return u"runner"_s;
    case MemberRole::Foreign: return u"foreign"_s;
    case MemberRole::Unknown: break;
    }
    return {};
}

QString approvalWord(HashState hash)
{
    switch (hash) {
    case HashState::Approved: return u"approved"_s;
    case HashState::Refused: return u"refused"_s;
    case HashState::Unknown:
    case HashState::NotNeeded: break;
    }
    return u"unknown"_s;
}

} // namespace

/// What is remembered of a machine to tell what is new; of this run alone.
struct MachineHistory::Watched
{
    bool isListed = false;
    bool isBooting = false; ///< by the list
    QStringList bootSteps;  ///< of the boot under way: two sources tell of it, and the slower one is no news
    QString bootError;
    QDateTime probedAt;
    quint64 look = 0;
    std::optional<LookOutcome> outcome;
    QDateTime outcomeSince;
    std::optional<HashState> hash;
    RestartWatch restarts;
    bool hasMoved = false; ///< its state changed since the last look at its spawntee
};

MachineHistory::MachineHistory(Parts parts) : m_parts(std::move(parts))
{
    m_saving.setInterval(m_parts.settings.saveInterval);
    connect(&m_saving, &QTimer::timeout, this, [this] { save(); });
}

QCoro::Task<Status> MachineHistory::recall()
{
    const auto self = shared_from_this();
    if (!m_parts.memory)
        co_return Done{};
    const auto loading = m_parts.memory->load();
    const auto loaded = co_await loading;
    if (!loaded)
        co_return loaded.error();
    // Of another cloud, as after a change of the profile, it would be somebody else's past.
    if (*loaded && (*loaded)->endpoint == m_parts.endpoint)
        m_machines = (*loaded)->machines;
    co_return Done{};
}

QCoro::Task<Done> MachineHistory::start()
{
    const auto self = shared_from_this();
    const auto recalled = co_await recall();
    if (!recalled)
        qCWarning(lcCluster) << "the machines' history begins anew" << recalled.error().what;
    m_listensSince = m_parts.clock->utcNow();
    // In events of their own: others take the same snapshots, and together they would hold the window up.
    connect(m_parts.workflow.get(), &ClusterWorkflow::snapshotChanged, this, &MachineHistory::takeList, Qt::QueuedConnection);
    if (m_parts.runtime)
        connect(m_parts.runtime.get(), &ClusterRuntime::snapshotChanged, this, &MachineHistory::takeMembers, Qt::QueuedConnection);
    if (m_parts.memory)
        m_saving.start();
    takeList();
    emit changed();
    co_return Done{};
}

QCoro::Task<Status> MachineHistory::close()
{
    const auto self = shared_from_this();
    if (!m_listensSince.isValid())
        co_return Done{};
    m_saving.stop();
    disconnect(m_parts.workflow.get(), nullptr, this, nullptr);
    if (m_parts.runtime)
        disconnect(m_parts.runtime.get(), nullptr, this, nullptr);
    takeList(); // what came last may be on its way still
    if (m_parts.runtime)
        takeMembers();
    const auto saved = co_await save();
    co_return saved;
}

QCoro::Task<Status> MachineHistory::save()
{
    const auto self = shared_from_this();
    if (!m_parts.memory || !std::exchange(m_isChanged, false))
        co_return Done{};
    const auto kept = std::make_shared<KeptHistory>();
    kept->endpoint = m_parts.endpoint;
    kept->machines = m_machines;
    const auto saving = m_parts.memory->save(kept);
    const auto saved = co_await saving;
    if (!saved)
        qCWarning(lcCluster) << "the machines' history is not kept" << saved.error().what;
    co_return saved;
}

std::shared_ptr<const MachinePast> MachineHistory::find(const CvmId &id) const
{
    return m_machines.value(id.text());
}

MachinePast MachineHistory::pastOf(const QString &id) const
{
    const auto known = m_machines.value(id);
    return known ? *known : MachinePast();
}

void MachineHistory::put(const QString &id, MachinePast past)
{
    m_machines.insert(id, std::make_shared<const MachinePast>(std::move(past)));
    m_isChanged = true;
}

// ---- the cloud's list ---------------------------------------------------------------------------------------------------

void MachineHistory::takeList()
{
    const Snapshot<CvmList> &snapshot = m_parts.workflow->snapshot();
    if (!snapshot.hasValue() || snapshot.isRecalled || snapshot.fetchedAt == m_listAt)
        return;
    const QDateTime before = std::exchange(m_listAt, snapshot.fetchedAt);
    const CvmList &list = *snapshot.value;
    for (const auto &watched : std::as_const(m_watched))
        watched->isListed = false;
    for (const Cvm &cvm : list.items)
        if (!cvm.duplicateId) // which of the two it is nobody can tell
            takeCvm(cvm, m_listAt);
    // A row that could not be read may be the one that is missed.
    if (list.skipped.empty() && std::ranges::none_of(list.items, &Cvm::duplicateId)) {
        for (auto one = m_watched.begin(); one != m_watched.end();) {
            if ((*one)->isListed) {
                ++one;
                continue;
            }
            MachinePast past = pastOf(one.key());
            past.add(MachineEvent{m_listAt, before, Kind::Gone, {}, {}, {}});
            put(one.key(), std::move(past));
            one = m_watched.erase(one);
        }
    }
    if (m_parts.runtime)
        takeMembers();
    emit changed();
}

void MachineHistory::takeCvm(const Cvm &cvm, const QDateTime &at)
{
    const QString id = cvm.id.text();
    auto &watched = m_watched[id];
    const bool isNew = !watched;
    if (isNew)
        watched = std::make_shared<Watched>();
    watched->isListed = true;
    MachinePast past = pastOf(id);
    const QDateTime before = past.seenAt;
    const auto add = [&](Kind kind, const QString &was, const QString &is) {
        past.add(MachineEvent{at, before, kind, was.left(kMostWords), is.left(kMostWords), {}});
    };
    if (!before.isValid()) {
        add(Kind::Listed, {}, cvm.status);
    } else {
        const bool wasGone = isNew && !past.events->empty() && past.events->back().kind == Kind::Gone;
        if (wasGone)
            add(Kind::Back, {}, cvm.status);
        else if (before.msecsTo(at) >= kShortestGapMs && (isNew || isGap(before, at, m_parts.workflow->snapshot().interval)))
            past.add(MachineEvent{at, before, Kind::Gap, {}, {}, before});
        if (past.status.compare(cvm.status, Qt::CaseInsensitive) != 0) {
            add(Kind::State, past.status, cvm.status);
            watched->hasMoved = true;
        }
        if (past.composeHash != cvm.composeHash)
            add(Kind::ComposeHash, past.composeHash, cvm.composeHash);
        if (past.instanceType != cvm.instanceType)
            add(Kind::Size, past.instanceType, cvm.instanceType);
        if (past.node != cvm.node)
            add(Kind::Node, past.node, cvm.node);
    }
    past.name = cvm.name;
    past.seenAt = at;
    past.composeHash = cvm.composeHash;
    past.instanceType = cvm.instanceType;
    past.node = cvm.node;
    if (cvm.bootError.isEmpty() || (isNew && before.isValid() && past.status == cvm.status))
        watched->bootError = cvm.bootError; // it is over, or an earlier run has told it
    past.status = cvm.status;
    const bool isBooting = cvm.inProgress || cvm.state == RunState::Starting;
    if (std::exchange(watched->isBooting, isBooting) && !isBooting)
        watched->bootSteps.clear();
    takeStep(*watched, past, isBooting ? cvm.bootProgress : QString(), cvm.bootError, at);
    put(id, std::move(past));
}

void MachineHistory::noteState(const CvmId &id, const CvmState &state)
{
    const auto watched = m_watched.value(id.text());
    if (!watched || !m_machines.contains(id.text()))
        return;
    MachinePast past = pastOf(id.text());
    const auto events = past.events;
    takeStep(*watched, past, state.bootProgress, state.bootError, m_parts.clock->utcNow());
    if (past.events == events)
        return;
    put(id.text(), std::move(past));
    emit changed();
}

void MachineHistory::takeStep(Watched &watched, MachinePast &past, const QString &step, const QString &error, const QDateTime &at)
{
    if (step == "done"_L1) {
        if (!watched.isBooting)
            watched.bootSteps.clear();
    } else if (!step.isEmpty() && !watched.bootSteps.contains(step)) {
        past.add(MachineEvent{at, past.seenAt, Kind::BootStep, {}, step.left(kMostWords), {}});
        watched.bootSteps << step;
    }
    if (!error.isEmpty() && error != watched.bootError) {
        past.add(MachineEvent{at, past.seenAt, Kind::BootFailed, {}, error.left(kMostWords), {}});
        watched.bootError = error;
    }
}

// ---- the members' own word ----------------------------------------------------------------------------------------------

void MachineHistory::takeMembers()
{
    const Snapshot<ClusterView> &snapshot = m_parts.runtime->snapshot();
    // Who is no machine of the list that this desk shows has no history yet.
    if (!snapshot.hasValue() || !m_listAt.isValid())
        return;
    const QDateTime now = m_parts.clock->utcNow();
    bool isNews = false;
    for (const MemberView &member : snapshot.value->members) {
        if (member.member.cvm.duplicateId)
            continue;
        const QString id = member.member.cvm.id.text();
        const auto watched = m_watched.value(id);
        if (!watched)
            continue;
        const bool isAnswer = member.probe.at.isValid() && member.probe.at != watched->probedAt;
        const bool isLeftOut = !member.isProbing && !member.probe.identity && watched->look != snapshot.value->look;
        const bool isOther = watched->hash != member.hash;
        if (!isAnswer && !isLeftOut && !isOther)
            continue;
        MachinePast past = pastOf(id);
        bool isAdded = false;
        if (isAnswer || isLeftOut) {
            watched->look = snapshot.value->look;
            takeLook(*watched, past, member, now);
            isAdded = true;
        }
        isAdded = takeFacts(*watched, past, member, now) || isAdded;
        if (isAdded)
            put(id, std::move(past));
        isNews = isNews || isAdded;
    }
    if (snapshot.value->election.head != m_head) {
        takeHead(*snapshot.value, now);
        isNews = true;
    }
    if (isNews)
        emit changed();
}

void MachineHistory::takeLook(Watched &watched, MachinePast &past, const MemberView &member, const QDateTime &now)
{
    const MemberProbe &probe = member.probe;
    MemberLook look;
    look.begunAt = probe.begunAt.isValid() ? probe.begunAt : now;
    look.endedAt = probe.at.isValid() ? probe.at : now;
    look.outcome = outcomeOf(probe);
    look.roundTrip = probe.roundTrip;
    const QDateTime before = past.looks->empty() ? QDateTime() : past.looks->back().endedAt;
    const bool isFirst = !watched.outcome;
    look.isAfterGap = before.isValid() && (isFirst || isGap(before, look.begunAt, m_parts.runtime->snapshot().interval));
    watched.probedAt = probe.at;
    const bool hasMoved = std::exchange(watched.hasMoved, false);
    if (watched.restarts.look(member.member.cvm, probe) && !hasMoved)
        past.add(MachineEvent{now, before, Kind::Restarted, {}, {}, {}});
    if (watched.outcome != look.outcome) {
        std::optional<Kind> kind;
        switch (look.outcome) {
        case LookOutcome::Answered:
            if (!isFirst)
                kind = Kind::Answers;
            break;
        case LookOutcome::Faulty: kind = Kind::Faulty; break;
        case LookOutcome::Refused: kind = Kind::Refuses; break;
        case LookOutcome::NoAnswer: kind = Kind::NoAnswer; break;
        case LookOutcome::NotAsked: break; // its state says why
        }
        const QString reason = look.outcome == LookOutcome::Answered ? QString() : problemOf(probe).left(kMostWords);
        const QDateTime since = kind == Kind::Answers && watched.outcome != LookOutcome::NotAsked ? watched.outcomeSince : QDateTime();
        if (kind)
            past.add(MachineEvent{look.endedAt, before, *kind, {}, reason, since});
        watched.outcome = look.outcome;
        watched.outcomeSince = look.begunAt;
    }
    past.add(std::move(look));
}

/// Role and approval, which may change without a look. True when something was added.
bool MachineHistory::takeFacts(Watched &watched, MachinePast &past, const MemberView &member, const QDateTime &now)
{
    const QDateTime before = past.looks->size() < 2 ? QDateTime() : (*past.looks)[past.looks->size() - 2].endedAt;
    const auto events = past.events;
    // One that does not answer is still what it was.
    const QString role = roleWord(member.role);
    if (!role.isEmpty() && role != past.role) {
        past.add(MachineEvent{now, before, Kind::Role, past.role, role, {}});
        past.role = role;
    }
    const QString was = approvalWord(watched.hash.value_or(HashState::Unknown));
    const QString is = approvalWord(member.hash);
    if (was != is)
        past.add(MachineEvent{now, {}, Kind::Approval, was, is, {}});
    watched.hash = member.hash;
    return past.events != events;
}

void MachineHistory::takeHead(const ClusterView &view, const QDateTime &now)
{
    const auto note = [&](const std::optional<CvmId> &id, Kind kind, const QString &why) {
        if (!id || !m_machines.contains(id->text()))
            return;
        MachinePast past = pastOf(id->text());
        past.add(MachineEvent{now, {}, kind, {}, why.left(kMostWords), {}});
        put(id->text(), std::move(past));
    };
    note(m_head, Kind::HeadNoMore, {});
    note(view.election.head, Kind::Head, view.election.headReason);
    m_head = view.election.head;
}

} // namespace pilothouse::cluster
