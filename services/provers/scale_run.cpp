// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/provers/change_run.h"

#include "services/core/plain_text.h"
#include "services/provers/in_force.h"

#include <QCoroFuture>

#include <QSet>

#include <algorithm>

namespace pilothouse::provers {

using namespace std::chrono_literals;
using domain::HostGroup;
using domain::ProverService;

namespace {

/// Errors that no waiting cures.
bool isFinal(ErrorKind kind)
{
    return kind == ErrorKind::Forbidden || kind == ErrorKind::Unauthorised || kind == ErrorKind::NotFound || kind == ErrorKind::Secret
           || kind == ErrorKind::InvalidInput;
}

int readyHosts(const HostGroup &group, const std::vector<domain::ContainerHost> &hosts)
{
    QSet<QString> inService;
    for (const domain::GroupHost &host : group.hosts) {
        if (host.lifecycle == QLatin1String("InService"))
            inService.insert(host.instanceId);
    }
    return int(std::count_if(hosts.begin(), hosts.end(), [&inService](const domain::ContainerHost &host) {
        return host.status == QLatin1String("ACTIVE") && host.agentConnected && inService.contains(host.instanceId);
    }));
}

domain::ProverCluster clusterOf(const ProverService &service)
{
    domain::ProverCluster cluster;
    cluster.arn = service.clusterArn;
    cluster.name = service.clusterName;
    return cluster;
}

/// What was asked for, as it was asked.
ScaleTarget targetOf(const ScaleDecision &decision)
{
    return {decision.to, decision.groupByHand ? std::optional(decision.groupAfter) : std::nullopt};
}

/// What is written down of it before anything is sent.
KeptChange keptChangeOf(const ScaleDecision &decision, const QString &title)
{
    KeptChange kept;
    kept.service = decision.service.id;
    kept.serviceName = decision.service.name;
    kept.clusterArn = decision.service.clusterArn;
    kept.clusterName = decision.service.clusterName;
    kept.title = title;
    kept.before = ScaleTarget(decision.service.desired);
    kept.after = ScaleTarget(decision.to);
    kept.groupFirst = decision.groupFirst;
    if (decision.movesGroup) {
        kept.group = decision.group->name;
        kept.before.group = decision.groupBefore;
        kept.after.group = decision.groupAfter;
    }
    return kept;
}

} // namespace

QCoro::Task<Result<ChangeResult>> ChangeRunner::scale(ScaleDecision decision, QString title, QString reason)
{
    const auto self = shared_from_this();
    const RunPtr run = begin(decision.service.id.text(), scaleKey(targetOf(decision)), QStringLiteral("provers.scale"), title, reason);
    const auto done = co_await scaleSteps(run, decision);
    if (done) {
        co_await m_parts.keeper->endWhole(run->kept);
        co_await waitForTasks(run, decision);
        co_await tellWhatIsInForce(run, decision);
        co_return endDone(run);
    }
    Error error = done.error();
    run->kept.error = error;
    if (run->isKept && !run->sent)
        co_await m_parts.keeper->endUnsent(run->kept);
    if (!run->changed) {
        if (run->sent)
            co_await m_parts.keeper->endOpen(run->kept);
        co_return end(run, error);
    }
    co_await tellWhatIsInForce(run, decision);
    const ChangeStanding standing = standingOf(run->kept, run->result.service, run->result.group);
    if (standing == ChangeStanding::Whole) {
        run->result.steps << error.what;
        co_await m_parts.keeper->endWhole(run->kept);
        co_return endDone(run);
    }
    if (standing == ChangeStanding::HalfDone) {
        offerWaysOut(run->kept, m_parts.style, &error, &run->result);
    } else {
        error.unchanged = standing == ChangeStanding::Other
                              ? QStringLiteral("Neither as before nor as intended; in force now: %1.").arg(run->result.inForce)
                              : QStringLiteral("Outcome unknown; in force now: %1.").arg(run->result.inForce);
        error.nextStep = QStringLiteral("Read the numbers again, then scale again.");
    }
    run->result.text = QStringLiteral("%1. %2").arg(error.what, error.unchanged);
    co_await m_parts.keeper->endOpen(run->kept);
    co_return end(run, error);
}

Result<ChangeResult> ChangeRunner::endDone(RunPtr run)
{
    run->result.ok = true;
    run->result.text = run->result.inForce;
    return end(run, std::nullopt);
}

/// On disk before the first request, so that no end of the program can lose what was half done.
QCoro::Task<Status> ChangeRunner::keep(RunPtr run, ScaleDecision decision)
{
    const auto self = shared_from_this();
    run->kept = keptChangeOf(decision, run->title);
    const ScaleTarget wanted(decision.to, decision.group ? std::optional(decision.groupAfter) : std::nullopt);
    auto begun = co_await m_parts.keeper->begin(run->kept, wanted);
    if (!begun) {
        Error error = begun.error();
        if (error.kind != ErrorKind::Conflict) {
            error.kind = ErrorKind::Refused;
            error.what = QStringLiteral("the scaling cannot be written down: %1").arg(error.what);
        }
        co_return error;
    }
    run->kept = *begun;
    run->stepsBefore = run->kept.steps;
    run->isKept = true;
    co_return Done{};
}

QCoro::Task<Done> ChangeRunner::keepStep(RunPtr run)
{
    const auto self = shared_from_this();
    run->kept.steps = run->stepsBefore + run->result.steps;
    co_await m_parts.keeper->update(run->kept);
    co_return Done{};
}

QCoro::Task<Status> ChangeRunner::scaleSteps(RunPtr run, ScaleDecision decision)
{
    const auto self = shared_from_this();
    const auto same = co_await checkNumbers(run, decision);
    if (!same)
        co_return same;
    const auto kept = co_await keep(run, decision);
    if (!kept)
        co_return kept;
    if (decision.movesGroup && decision.groupFirst) {
        const auto moved = co_await moveGroup(run, decision);
        co_await keepStep(run);
        if (!moved)
            co_return moved;
        const auto there = co_await waitForHosts(run, decision);
        if (!there)
            co_return there;
    }
    if (decision.movesService) {
        const auto moved = co_await moveService(run, decision);
        co_await keepStep(run);
        if (!moved)
            co_return moved;
    }
    if (decision.movesGroup && !decision.groupFirst) {
        if (decision.losesHosts) {
            const auto stopped = co_await waitForStops(run, decision);
            if (!stopped)
                co_return stopped;
        }
        const auto moved = co_await moveGroup(run, decision);
        co_await keepStep(run);
        if (!moved)
            co_return moved;
    }
    co_return Done{};
}

/// AWS has no compare-and-set: the numbers are read once more, so that nobody's change of the last seconds is overwritten.
QCoro::Task<Status> ChangeRunner::checkNumbers(RunPtr run, ScaleDecision decision)
{
    const auto self = shared_from_this();
    m_parts.operations->step(run->operation, QStringLiteral("reading the numbers again"));
    const auto service = co_await m_parts.ports.containers->service(decision.service);
    if (!service)
        co_return service.error();
    QString moved;
    if (service->desired != decision.service.desired)
        moved = serviceText(*service);
    if (decision.group && decision.movesGroup) {
        const auto group = co_await m_parts.ports.groups->group(decision.group->name);
        if (!group)
            co_return group.error();
        if (sizeOf(*group) != decision.groupBefore)
            moved = groupText(group->name, sizeOf(*group));
    }
    if (!moved.isEmpty())
        co_return Error{.kind = ErrorKind::Conflict,
                        .what = QStringLiteral("the numbers moved since the plan: %1").arg(moved),
                        .where = decision.service.name,
                        .nextStep = QStringLiteral("Plan again.")};
    co_return Done{};
}

QCoro::Task<Status> ChangeRunner::moveGroup(RunPtr run, ScaleDecision decision)
{
    const auto self = shared_from_this();
    const QString name = decision.group->name;
    const QString wish = groupText(name, decision.groupAfter);
    const auto announced = co_await announce(run, name, wish, toJson(decision.groupBefore), toJson(decision.groupAfter));
    if (!announced)
        co_return announced;
    const auto sent = co_await m_parts.ports.groups->resize(name, decision.groupAfter);
    const bool lost = !sent && sent.error().kind == ErrorKind::OutcomeUnknown;
    if (!sent && !lost) {
        co_await conclude(run, name, QStringLiteral("group %1 refused: %2").arg(name, sent.error().what), audit::Outcome::Failed,
                          toJson(decision.groupBefore));
        co_return sent;
    }
    const bool changedBefore = run->changed;
    run->changed = true;
    run->sent = true;
    const MonotonicTime begun = m_parts.clock->monotonicNow();
    GroupSize now = decision.groupBefore;
    for (;;) {
        const auto read = co_await m_parts.ports.groups->group(name);
        if (read)
            now = sizeOf(*read);
        if (now == decision.groupAfter) {
            co_await conclude(run, name, wish + (lost ? QStringLiteral(" (the answer was lost, this was read back)") : QStringLiteral(", read back")),
                              audit::Outcome::Done, toJson(now));
            co_return Done{};
        }
        if (m_parts.clock->monotonicNow() - begun >= m_parts.limits.confirm || run->cancel.isCancelled())
            break;
        co_await pause(run, std::min<std::chrono::milliseconds>(m_parts.limits.poll, 1s));
    }
    Error open = lost ? sent.error() : Error{.kind = ErrorKind::Remote, .what = QStringLiteral("the change of %1 was accepted").arg(name)};
    open.what = QStringLiteral("%1, but it still reads %2").arg(open.what, groupText(name, now));
    co_await conclude(run, name, open.what, audit::Outcome::Unknown, toJson(now));
    run->changed = changedBefore || lost || now != decision.groupBefore;
    co_return open;
}

QCoro::Task<Status> ChangeRunner::moveService(RunPtr run, ScaleDecision decision)
{
    const auto self = shared_from_this();
    const QString name = decision.service.name;
    const QString wish = QStringLiteral("service %1: desired %2").arg(name).arg(decision.to);
    QJsonObject before{{QStringLiteral("desired"), decision.service.desired}, {QStringLiteral("running"), decision.service.running}};
    QJsonObject wanted{{QStringLiteral("desired"), decision.to}};
    const auto announced = co_await announce(run, name, wish, before, wanted);
    if (!announced)
        co_return announced;
    const auto sent = co_await m_parts.ports.containers->setDesired(decision.service, decision.to);
    const bool lost = !sent && sent.error().kind == ErrorKind::OutcomeUnknown;
    if (!sent && !lost) {
        co_await conclude(run, name, QStringLiteral("service %1 refused: %2").arg(name, sent.error().what), audit::Outcome::Failed, before);
        co_return sent;
    }
    const bool changedBefore = run->changed;
    run->changed = true;
    run->sent = true;
    const MonotonicTime begun = m_parts.clock->monotonicNow();
    int now = decision.service.desired;
    for (;;) {
        // Reads lag behind writes by seconds: one look is not enough.
        const auto read = co_await m_parts.ports.containers->service(decision.service);
        if (read)
            now = read->desired;
        if (now == decision.to) {
            QJsonObject after{{QStringLiteral("desired"), now}};
            co_await conclude(run, name, wish + (lost ? QStringLiteral(" (the answer was lost, this was read back)") : QStringLiteral(", read back")),
                              audit::Outcome::Done, after);
            co_return Done{};
        }
        if (m_parts.clock->monotonicNow() - begun >= m_parts.limits.confirm || run->cancel.isCancelled())
            break;
        co_await pause(run, std::min<std::chrono::milliseconds>(m_parts.limits.poll, 1s));
    }
    Error open = lost ? sent.error() : Error{.kind = ErrorKind::Remote, .what = QStringLiteral("the change of %1 was accepted").arg(name)};
    open.what = QStringLiteral("%1, but desired still reads %2").arg(open.what).arg(now);
    QJsonObject after{{QStringLiteral("desired"), now}};
    co_await conclude(run, name, open.what, audit::Outcome::Unknown, after);
    run->changed = changedBefore || lost;
    co_return open;
}

QCoro::Task<Status> ChangeRunner::waitForHosts(RunPtr run, ScaleDecision decision)
{
    const auto self = shared_from_this();
    const QString name = decision.group->name;
    const int wanted = decision.groupAfter.desired;
    const MonotonicTime begun = m_parts.clock->monotonicNow();
    int ready = 0;
    for (;;) {
        const auto group = co_await m_parts.ports.groups->group(name);
        if (!group && isFinal(group.error().kind))
            co_return group.error();
        const domain::ProverCluster cluster = clusterOf(decision.service);
        const auto hosts = co_await m_parts.ports.containers->hosts(cluster, run->cancel);
        if (!hosts && isFinal(hosts.error().kind))
            co_return hosts.error();
        if (group && hosts)
            ready = decision.countsHostsInGroup ? group->inService() : readyHosts(*group, hosts->items);
        m_parts.operations->step(run->operation, QStringLiteral("%1 of %2 hosts ready").arg(ready).arg(wanted),
                                 wanted > 0 ? std::optional(double(ready) / wanted) : std::nullopt);
        if (ready >= wanted) {
            run->result.steps << QStringLiteral("%1 hosts of %2 are ready").arg(ready).arg(name);
            co_return Done{};
        }
        if (m_parts.clock->monotonicNow() - begun >= m_parts.limits.hosts)
            break;
        const auto waited = co_await pause(run, m_parts.limits.poll);
        if (!waited) {
            Error error = waited.error();
            error.what = QStringLiteral("%1 of %2 hosts were ready; %3").arg(ready).arg(wanted).arg(error.what);
            co_return error;
        }
    }
    QString why;
    const auto failures = co_await m_parts.ports.groups->failures(name);
    if (failures && !failures->isEmpty())
        why = QStringLiteral("; the group says: %1").arg(failures->front());
    co_return Error{.kind = ErrorKind::Timeout,
                    .what = QStringLiteral("only %1 of %2 hosts became ready in %3 min%4")
                                .arg(ready)
                                .arg(wanted)
                                .arg(std::chrono::duration_cast<std::chrono::minutes>(m_parts.limits.hosts).count())
                                .arg(why),
                    .where = name};
}

QCoro::Task<Status> ChangeRunner::waitForStops(RunPtr run, ScaleDecision decision)
{
    const auto self = shared_from_this();
    const MonotonicTime begun = m_parts.clock->monotonicNow();
    int running = decision.service.running;
    for (;;) {
        const auto read = co_await m_parts.ports.containers->service(decision.service);
        if (!read && isFinal(read.error().kind))
            co_return read.error();
        if (read) {
            running = read->running;
            m_parts.operations->step(run->operation, QStringLiteral("%1 tasks still run, %2 shall").arg(running).arg(decision.to));
            if (running <= decision.to && read->desired == decision.to)
                co_return Done{};
        }
        if (m_parts.clock->monotonicNow() - begun >= m_parts.limits.tasksStop)
            break;
        const auto waited = co_await pause(run, m_parts.limits.poll);
        if (!waited)
            co_return waited.error();
    }
    co_return Error{.kind = ErrorKind::Timeout,
                    .what = QStringLiteral("%1 tasks still run where %2 shall; their hosts were left").arg(running).arg(decision.to),
                    .where = decision.service.name};
}

/// The numbers are in force; whether tasks follow soon is worth a short wait, not a failure.
QCoro::Task<Done> ChangeRunner::waitForTasks(RunPtr run, ScaleDecision decision)
{
    const auto self = shared_from_this();
    const MonotonicTime begun = m_parts.clock->monotonicNow();
    while (m_parts.clock->monotonicNow() - begun < m_parts.limits.tasksStart) {
        const auto read = co_await m_parts.ports.containers->service(decision.service);
        if (read) {
            m_parts.operations->step(run->operation, QStringLiteral("%1 of %2 tasks run").arg(read->running).arg(decision.to));
            if (read->running == decision.to && read->pending == 0)
                co_return Done{};
        } else if (isFinal(read.error().kind)) {
            co_return Done{};
        }
        const auto waited = co_await pause(run, m_parts.limits.poll);
        if (!waited)
            co_return Done{};
    }
    co_return Done{};
}

QCoro::Task<Done> ChangeRunner::tellWhatIsInForce(RunPtr run, ScaleDecision decision)
{
    const auto self = shared_from_this();
    // The group too where only an earlier run of the same change moved it.
    const QString group = decision.movesGroup ? decision.group->name : run->kept.group;
    const InForce now = co_await readInForce(m_parts.ports, decision.service, group);
    run->result.service = now.service;
    run->result.group = now.group;
    run->result.inForce = now.text;
    co_return Done{};
}

} // namespace pilothouse::provers
