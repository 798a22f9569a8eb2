// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cutover/cutover_workflow.h"

#include "services/cutover/cutover_impl.h"
#include "services/cutover/stage_rules.h"

#include <QCoreApplication>
#include <QCoroFuture>
#include <QSysInfo>

#include <algorithm>

namespace pilothouse::cutover {

namespace {

/// The account that the record names too, not what a variable says, and its host.
QString deskName()
{
    return QStringLiteral("%1@%2").arg(audit::userOfThisDesk(), QSysInfo::machineHostName());
}

PlaneWatch::AttestationSetup setupOf(const CutoverWorkflow::Parts &parts)
{
    return parts.attestation ? PlaneWatch::AttestationSetup::Present : PlaneWatch::AttestationSetup::Absent;
}

QString routerStateWord(const std::optional<RouterState> &state, const std::optional<Error> &error, const std::optional<Drift> &drift)
{
    if (error) {
        const bool unreached = error->kind == ErrorKind::Network || error->kind == ErrorKind::Timeout || error->kind == ErrorKind::OutcomeUnknown;
        return unreached ? QStringLiteral("unreachable") : QStringLiteral("unknown");
    }
    if (!state)
        return QStringLiteral("unknown");
    return drift && drift->foundVersion > drift->expectedVersion ? QStringLiteral("conflict") : QStringLiteral("answers");
}

/// A task of its own, without the workflow in its frame: a caller who waits for a rollback must not keep it alive.
QCoro::Task<Result<CutoverStatus>> outcomeOf(QFuture<Result<CutoverStatus>> future)
{
    const auto outcome = co_await future;
    co_return outcome;
}

} // namespace

Error refusal(const QString &what, const QString &nextStep)
{
    Error error;
    error.kind = ErrorKind::Refused;
    error.what = what;
    error.where = QStringLiteral("cutover");
    error.nextStep = nextStep;
    return error;
}

CutoverWorkflow::Impl::Impl(CutoverWorkflow &owner)
    : q(owner)
    , parts(owner.m_parts)
    , journal(std::make_shared<Journal>(parts.audit, parts.clock))
    , watch(parts.settings, parts.policy, setupOf(parts), parts.clock)
    , holder(store::LeaseHolder::thisProcess(QCoreApplication::applicationName()))
{
    if (parts.operatorName.isEmpty())
        parts.operatorName = deskName();
    ticker.setInterval(parts.tick);
    QObject::connect(&ticker, &QTimer::timeout, &q, [this] { onTick(); });
}

CutoverWorkflow::Impl::~Impl()
{
    for (const Pause &pause : pauses)
        pause.promise->finish();
    if (!active)
        return;
    Error error;
    error.kind = ErrorKind::Cancelled;
    error.what = QStringLiteral("the program ends before the rollback was read back");
    error.where = targetText();
    for (const Waiter &waiter : active->waiters) {
        waiter.promise->addResult(Result<CutoverStatus>(error));
        waiter.promise->finish();
    }
}

CutoverWorkflow::CutoverWorkflow(Parts parts) : m_parts(std::move(parts)), m_impl(std::make_unique<Impl>(*this))
{
    m_impl->publish();
}

CutoverWorkflow::~CutoverWorkflow()
{
    m_impl->giveLeaseBack();
}

void CutoverWorkflow::start()
{
    m_impl->start();
}

void CutoverWorkflow::stop()
{
    m_impl->stop();
}

QCoro::Task<> CutoverWorkflow::close()
{
    return m_impl->close();
}

QCoro::Task<Status> CutoverWorkflow::sample(Canary canary)
{
    return m_impl->sampleAll(canary);
}

domain::ActionState CutoverWorkflow::canApply(const domain::TrafficSplit &wanted) const
{
    const Impl::Blockers blockers = m_impl->blockers(wanted, Impl::Asked::FromOutside);
    if (!blockers.hard.isEmpty())
        return domain::ActionState::no(blockers.hard);
    if (!blockers.soft.isEmpty())
        return domain::ActionState::no(QStringLiteral("Cannot move on: %1.").arg(blockers.soft.join(QStringLiteral(", "))));
    return domain::ActionState::yes();
}

domain::Plan CutoverWorkflow::planApply(const domain::TrafficSplit &wanted) const
{
    return m_impl->plan(wanted, Impl::Asked::FromOutside);
}

QCoro::Task<Result<CutoverStatus>> CutoverWorkflow::apply(domain::TrafficSplit wanted, QString reason, QString typedPhrase)
{
    return m_impl->apply(wanted, std::move(reason), std::move(typedPhrase));
}

QCoro::Task<Result<CutoverStatus>> CutoverWorkflow::setOutsidePlan(domain::Intent intent, Percent share, QString reason)
{
    return m_impl->setOutsidePlan(intent, share, std::move(reason));
}

QCoro::Task<Result<CutoverStatus>> CutoverWorkflow::rollback(QString reason, std::optional<std::chrono::seconds> giveUp)
{
    return outcomeOf(m_impl->press(reason, QString(), giveUp));
}

void CutoverWorkflow::tryRollbackNow()
{
    if (m_impl->active)
        m_impl->active->nextTry = m_impl->now();
    m_impl->onRollbackTick();
}

void CutoverWorkflow::Impl::publish()
{
    CutoverStatus &status = q.m_status;
    status.stage = stage();
    status.run = memory.run;
    const bool locked = active || shiftRunning || memory.shift;
    const domain::TrafficSplit known = knownSplit();
    const domain::TrafficSplit wanted = wantedSplit();
    for (const domain::Intent intent : domain::kIntents) {
        SplitRow &row = status.split[size_t(intent)];
        row.intent = intent;
        row.wanted = wanted[intent];
        row.inForce = router ? std::optional(router->split[intent]) : std::nullopt;
        row.inForceIsStale = router && inForceIsStale();
        row.observed = observer.observed(intent);
        row.pin = locked ? Pin::Locked : pinOf(intent, known, PaymentFeed::Absent);
    }
    status.gates = watch.gates();
    status.conditions = watch.conditions();
    status.router.kind = parts.router->kind();
    status.router.endpoint = parts.router->endpoint();
    status.router.state = routerStateWord(router, routerError, drift);
    status.router.readAt = routerReadAt ? std::optional(routerReadUtc) : std::nullopt;
    status.router.error = routerError;
    status.router.traffic = traffic;
    status.router.trafficAt = traffic ? std::optional(trafficUtc) : std::nullopt;
    status.oldPlane = watch.status(Plane::Old);
    status.newPlane = watch.status(Plane::New);
    status.rollback = shownRollback;
    if (status.rollback) {
        status.rollback->recorded = !journal->hasBacklog();
        if (active && !active->attemptInFlight)
            status.rollback->nextTryIn = std::max(0ms, std::chrono::duration_cast<std::chrono::milliseconds>(active->nextTry - now()));
    }
    status.drift = drift;
    status.operatorName = steeredElsewhere ? steering : parts.operatorName;
    status.steeredElsewhere = steeredElsewhere;
    status.version = router ? router->epoch : memory.confirmed ? memory.confirmed->epoch : 0;
    status.measuredAt = status.router.readAt;
    status.alarms = alarms();
    nextPublish = now() + 1s;
    emit q.statusChanged();
}

Stage CutoverWorkflow::Impl::stage() const
{
    if (active)
        return active->failures == 0 ? Stage::RollingBack : Stage::RollbackUnconfirmed;
    if (memory.rollback && !memory.rollback->confirmedAt)
        return Stage::RollbackUnconfirmed;
    if (memory.shift)
        return Stage::Shifting;
    if (drift)
        return Stage::Drifted;
    if (memory.rolledBack && knownSplit().isAllOld())
        return Stage::RolledBack;
    return stageOfSplit(knownSplit());
}

QStringList CutoverWorkflow::Impl::alarms() const
{
    const QString oldName = parts.settings.oldPlane.name;
    const QString newName = parts.settings.newPlane.name;
    QStringList lines;
    if (stage() == Stage::RollbackUnconfirmed)
        lines << (router && !router->split.isAllOld()
                      ? QStringLiteral("Rollback not confirmed: %1 may still get %2.").arg(newName, shareText(router->split))
                      : QStringLiteral("Rollback not confirmed: what is in force could not be read back."));
    if (!heldBack.isEmpty())
        lines << heldBack;
    const auto oldRank = watch.rank(Plane::Old);
    const bool oldNotReady = oldRank == PlaneWatch::Rank::Answers || oldRank == PlaneWatch::Rank::Unreached;
    if (oldNotReady && (active || memory.rolledBack))
        lines << QStringLiteral("%1 is not ready and has all traffic: %2.").arg(oldName, watch.status(Plane::Old).finding);
    else if (oldNotReady && isLive())
        lines << QStringLiteral("%1 is not ready: a rollback would go to a plane that does not work (%2).")
                     .arg(oldName, watch.status(Plane::Old).finding);
    if (drift)
        lines << QStringLiteral("The split in force is not the confirmed one: %1 (%2).").arg(moveText(drift->expected, drift->found), drift->cause);
    if (memory.shift && !shiftSent && !steeredElsewhere)
        lines << QStringLiteral("A shift (%1) was sent and not read back; it is concluded when the router answers.")
                     .arg(moveText(memory.shift->from, memory.shift->to));
    if (!shiftFinding.isEmpty())
        lines << shiftFinding;
    if (!knownSplit().isAllOld())
        for (const domain::Condition &condition : watch.conditions())
            if (condition.state == domain::ConditionState::Blind && condition.id != domain::ConditionId::R3Payments)
                lines << QStringLiteral("%1 is blind: %2.").arg(domain::conditionIdWord(condition.id), condition.finding);
    if (journal->hasBacklog())
        lines << QStringLiteral("The record cannot be written (%1): entries are kept and entered later, and no shift may start.")
                     .arg(journal->lastError() ? journal->lastError()->what : QStringLiteral("it is tried again"));
    if (memoryError)
        lines << QStringLiteral("The kept state cannot be used: %1.").arg(memoryError->what);
    if (clockJump)
        lines << QStringLiteral("This desk's clock was set by %1 s; ages and limits do not follow it.").arg(clockJump->count());
    return lines;
}

domain::TrafficSplit CutoverWorkflow::Impl::wantedSplit() const
{
    if (active || (memory.rollback && !memory.rollback->confirmedAt))
        return domain::TrafficSplit();
    if (memory.shift)
        return memory.shift->to;
    return memory.confirmed ? memory.confirmed->split : knownSplit();
}

domain::TrafficSplit CutoverWorkflow::Impl::knownSplit() const
{
    if (router)
        return router->split;
    return memory.confirmed ? memory.confirmed->split : domain::TrafficSplit();
}

std::optional<domain::TrafficSplit> CutoverWorkflow::Impl::splitInForce() const
{
    if (!router || inForceIsStale() || memory.shift || appliesInFlight > 0)
        return std::nullopt;
    return router->split;
}

bool CutoverWorkflow::Impl::inForceIsStale() const
{
    return routerError || !routerReadAt || now() - *routerReadAt > kReadFresh;
}

QString CutoverWorkflow::Impl::targetText() const
{
    return QStringLiteral("%1 %2").arg(parts.router->kind(), parts.router->endpoint());
}

} // namespace pilothouse::cutover
