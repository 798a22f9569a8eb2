// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/prover_detail.h"

#include "models/broker_detail.h"
#include "models/format.h"
#include "models/prover_table_model.h"
#include "models/spoken.h"
#include "models/stop_groups.h"
#include "services/core/plain_text.h"
#include "services/provers/host_prices.h"

#include <QCoreApplication>

#include <algorithm>

namespace pilothouse::models {

using domain::ProverFleet;
using domain::ProverService;
using domain::ProverTask;
using domain::RunState;

namespace {

constexpr size_t kMostEvents = 100;
constexpr size_t kMostStopped = 50;
constexpr size_t kMostTasks = 500;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ProverDetail)
};

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString since(const QDateTime &time, const QDateTime &now)
{
    return time.isValid() ? ageText(std::chrono::seconds(time.secsTo(now))) : QStringLiteral("–");
}

const domain::HostGroup *groupOf(const ProverFleet &fleet, const ProverService &service)
{
    if (!service.group)
        return nullptr;
    const auto found = std::find_if(fleet.groups.begin(), fleet.groups.end(),
                                    [&service](const domain::HostGroup &group) { return group.name == service.group->group; });
    return found == fleet.groups.end() ? nullptr : &*found;
}

bool isOf(const ProverTask &task, const ProverService &service)
{
    return task.serviceName == service.name && task.clusterArn == service.clusterArn;
}

std::optional<ProverDetail::Problem> problemOf(const ProverService &service)
{
    const auto problem = [](Mark mark, const QString &sentence, const QString &text) {
        return ProverDetail::Problem{StateText::of(mark, sentence), text};
    };
    const QString newest = service.events.empty() ? QString() : visibleText(service.events.front().message, 300);
    switch (service.state) {
    case RunState::Failed: {
        const auto failed = std::find_if(service.rollouts.begin(), service.rollouts.end(),
                                         [](const domain::Rollout &rollout) { return rollout.state == QLatin1String("FAILED"); });
        return problem(Mark::Fail, Words::tr("The rollout failed"),
                       joined({failed == service.rollouts.end() ? QString() : visibleText(failed->reason, 300), newest}));
    }
    case RunState::Unhealthy:
        return problem(
            Mark::Warn,
            newest.contains(QLatin1String("unable to place a task")) ? Words::tr("Tasks find no place")
                                                                     : Words::tr("Only %1 of %2 tasks run").arg(service.running).arg(service.desired),
            newest.isEmpty() ? Words::tr("ECS gives no reason. Nothing was changed. Look at the stopped tasks and at the hosts.")
                             : Words::tr("ECS says: “%1” Nothing was changed. Look at the hosts' room and at the stopped tasks.").arg(newest));
    case RunState::Unknown:
        return problem(Mark::Unknown, Words::tr("“%1” is not a state this console knows").arg(visibleText(service.status, 40)),
                       Words::tr("It is shown as ECS sent it and counts as unknown: never as running."));
    case RunState::Running:
    case RunState::Starting:
    case RunState::Stopping:
    case RunState::Stopped: break;
    }
    if (mixesScripts(service.name))
        return problem(Mark::Warn, Words::tr("The name mixes letters of different scripts"),
                       Words::tr("It may be made to look like another service's. Compare the ARN before acting on it."));
    return std::nullopt;
}

std::vector<StateText> checksOf(const ProverFleet &fleet, const ProverService &service)
{
    std::vector<StateText> checks;
    const auto say = [&checks](Mark mark, const QString &text) { checks.push_back(StateText::of(mark, text)); };
    if (service.isSteady())
        say(Mark::Pass, Words::tr("Steady: one deployment, all wanted tasks run"));
    else if (service.rollouts.size() > 1)
        say(Mark::Busy, Words::tr("%n deployments: new tasks replace old ones", nullptr, int(service.rollouts.size())));
    const domain::HostGroup *const group = groupOf(fleet, service);
    if (!service.needsHosts()) {
        say(Mark::Pass, Words::tr("Runs on Fargate: no hosts of ours to scale"));
        return checks;
    }
    if (!service.group) {
        checks.push_back(StateText::of(Mark::Unknown, Tone::Warn, Words::tr("Host group not found: %1").arg(visibleText(service.groupUnknown, 200))));
        return checks;
    }
    if (group == nullptr) {
        checks.push_back(
            StateText::of(Mark::Unknown, Tone::Warn, Words::tr("Group %1 could not be read").arg(visibleText(service.group->group, 120))));
        return checks;
    }
    const ProverRow row
        = ProverTraits::make(service, nullptr, {MonotonicTime{}, std::make_shared<const ProverFleet>(ProverFleet{.groups = {*group}})});
    const QString mismatch = hostMismatch(row);
    if (mismatch.isEmpty())
        say(Mark::Pass, Words::tr("Tasks and hosts fit: %1 wanted on %2").arg(service.desired).arg(group->desired));
    else
        say(Mark::Warn, mismatch);
    if (group->inService() < group->desired)
        say(Mark::Busy, Words::tr("%1 of %2 hosts are in service").arg(group->inService()).arg(group->desired));
    if (!service.group->isProven())
        say(Mark::Warn, Words::tr("The group is a guess: %1").arg(visibleText(spoken(service.group->how), 200)));
    if (service.group->managedScaling)
        say(Mark::Pass, Words::tr("ECS itself moves the group (managed scaling)"));
    if (!group->suspended.isEmpty())
        say(Mark::Warn, Words::tr("Suspended in the group: %1").arg(visibleText(listText(group->suspended), 120)));
    return checks;
}

void addPairs(const ProverFleet &fleet, const ProverService &service, ProverDetail *detail)
{
    using Kind = ProverDetail::Pair::Kind;
    const auto add = [detail](const QString &key, const QString &value, Kind kind = Kind::Text) { detail->pairs.push_back({key, value, kind}); };
    add(Words::tr("Tasks"), Words::tr("%1 desired · %2 running · %3 pending").arg(service.desired).arg(service.running).arg(service.pending));
    if (const domain::HostGroup *const group = groupOf(fleet, service)) {
        add(Words::tr("Hosts"), Words::tr("min %1 · desired %2 · max %3; %4 in service")
                                    .arg(group->minimum)
                                    .arg(group->desired)
                                    .arg(group->maximum)
                                    .arg(group->inService()));
        add(Words::tr("Host group"), visibleText(group->name, 200));
        add(Words::tr("Found by"), visibleText(spoken(service.group->how), 300));
        const QString type = group->hosts.empty() ? QString() : group->hosts.front().instanceType;
        const auto price = provers::hourlyPriceOf(type);
        add(Words::tr("Machines"), type.isEmpty() ? QString() : visibleText(type));
        if (price)
            add(Words::tr("Cost"), joined({hourlyText(Money(price->micros() * group->desired, price->currency())), spoken(provers::priceSource())}));
    }
    add(Words::tr("Runs on"), service.providers.isEmpty() ? visibleText(service.launchType) : visibleText(listText(service.providers)));
    add(Words::tr("Task definition"), visibleText(service.taskDefinition.section(u'/', -1), 200), Kind::Mono);
    add(Words::tr("While deploying"),
        service.minHealthyPercent ? Words::tr("at least %1 % of the tasks stay").arg(*service.minHealthyPercent) : QString());
    add(Words::tr("ECS cluster"), visibleText(service.clusterName));
    add(Words::tr("ARN"), service.id.text(), Kind::Mono);
    add(Words::tr("Created"), utcText(service.createdAt));
    add(Words::tr("Asked as"), visibleText(fleet.principal, 300), Kind::Mono);
}

StateText taskState(const ProverTask &task)
{
    const QString word = visibleText(task.lastStatus, 40);
    if (task.lastStatus == QLatin1String("RUNNING") && task.desiredStatus == QLatin1String("STOPPED"))
        return StateText::of(Mark::Busy, Words::tr("Stopping"));
    if (task.lastStatus == QLatin1String("RUNNING"))
        return task.health == QLatin1String("UNHEALTHY") ? StateText::of(Mark::Warn, Words::tr("Unhealthy"))
                                                         : StateText::of(Mark::Pass, Words::tr("Running"));
    if (task.lastStatus == QLatin1String("STOPPED")) {
        const bool asked = task.stopCode == QLatin1String("UserInitiated") || task.stopCode == QLatin1String("ServiceSchedulerInitiated");
        return StateText::of(asked ? Mark::Stopped : Mark::Fail, Words::tr("Stopped"));
    }
    for (const char *moving : {"PROVISIONING", "PENDING", "ACTIVATING", "DEACTIVATING", "STOPPING", "DEPROVISIONING"})
        if (task.lastStatus == QLatin1String(moving))
            return StateText::of(Mark::Busy, sentence(word.toLower()));
    return StateText::of(Mark::Unknown, QStringLiteral("“%1”").arg(word));
}

/// The machine under a task; on Fargate its zone.
QString hostOf(const QHash<QString, QString> &machines, const ProverTask &task)
{
    return task.hostArn.isEmpty() ? task.zone : machines.value(task.hostArn, task.hostArn.section(u'/', -1));
}

std::vector<ListRow> taskRows(const ProverFleet &fleet, const ProverService &service, const QDateTime &now)
{
    std::vector<const ProverTask *> tasks;
    for (const ProverTask &task : fleet.tasks)
        if (isOf(task, service))
            tasks.push_back(&task);
    const auto isStopped = [](const ProverTask *task) { return task->lastStatus == QLatin1String("STOPPED"); };
    std::stable_sort(tasks.begin(), tasks.end(), [&](const ProverTask *a, const ProverTask *b) {
        if (isStopped(a) != isStopped(b))
            return isStopped(b);
        return isStopped(a) ? a->stoppedAt > b->stoppedAt : a->createdAt < b->createdAt;
    });
    QHash<QString, QString> machines; // of these tasks alone: the fleet may be large
    for (const ProverTask *task : tasks)
        if (!task->hostArn.isEmpty())
            machines.insert(task->hostArn, task->hostArn.section(u'/', -1));
    for (const domain::ContainerHost &host : fleet.hosts)
        if (const auto found = machines.find(host.arn); found != machines.end())
            *found = host.instanceId;
    std::vector<ListRow> rows;
    size_t stopped = 0;
    for (const ProverTask *task : tasks) {
        if ((isStopped(task) && ++stopped > kMostStopped) || rows.size() == kMostTasks)
            break;
        const QString host = hostOf(machines, *task);
        const QDateTime from = isStopped(task) ? task->stoppedAt : task->startedAt.isValid() ? task->startedAt : task->createdAt;
        ListRow row;
        row.key = task->arn;
        row.cells = {{{}, task->lastStatus, taskState(*task)},
                     {visibleText(task->id().left(8)), task->id()},
                     {visibleText(host), host, std::nullopt, true},
                     {since(from, now), toUtcText(from)}};
        QStringList about{Words::tr("Task %1").arg(visibleText(task->id()))};
        if (!task->stoppedReason.isEmpty())
            about << Words::tr("Stopped: %1").arg(visibleText(joined({task->stopCode, task->stoppedReason}), 400));
        for (const QString &container : task->containers)
            about << visibleText(container, 200);
        about << Words::tr("Task definition %1, zone %2").arg(visibleText(task->taskDefinition.section(u'/', -1), 120), visibleText(task->zone, 40));
        row.detail = about.join(u'\n');
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<ListRow> rolloutRows(const ProverService &service)
{
    std::vector<ListRow> rows;
    for (const domain::Rollout &rollout : service.rollouts) {
        const StateText state = rollout.state == QLatin1String("COMPLETED")     ? StateText::of(Mark::Pass, Words::tr("Completed"))
                                : rollout.state == QLatin1String("IN_PROGRESS") ? StateText::of(Mark::Busy, Words::tr("In progress"))
                                : rollout.state == QLatin1String("FAILED")      ? StateText::of(Mark::Fail, Words::tr("Failed"))
                                                                                : StateText::of(Mark::Unknown, visibleText(rollout.state, 40));
        ListRow row;
        row.key = rollout.id;
        row.cells = {{{}, rollout.state, state},
                     {rollout.status == QLatin1String("PRIMARY")  ? Words::tr("Wanted")
                      : rollout.status == QLatin1String("ACTIVE") ? Words::tr("Being replaced")
                                                                  : visibleText(rollout.status, 40),
                      rollout.status},
                     {revisionText(rollout.taskDefinition), rollout.taskDefinition, std::nullopt, true},
                     {Words::tr("%1 of %2").arg(rollout.running).arg(rollout.desired), {}}};
        rows.push_back(std::move(row));
    }
    return rows;
}

/// "(service NAME) has reached …": the name stands beside it already.
QString eventText(const domain::ServiceEvent &event)
{
    QString text = event.message;
    if (text.startsWith(QLatin1String("(service ")))
        text = sentence(text.mid(text.indexOf(u')') + 1).trimmed());
    return visibleText(text, 300);
}

StateText eventState(const domain::ServiceEvent &event)
{
    const bool bad = event.message.contains(QLatin1String("unable")) || event.message.contains(QLatin1String("fail"));
    const bool good = event.message.contains(QLatin1String("steady state"));
    return StateText::of(bad ? Mark::Warn : good ? Mark::Pass : Mark::Pending, eventText(event));
}

} // namespace

ProverDetail proverDetail(const ProverFleet &fleet, const ProverService &service, const QDateTime &now, bool isStale)
{
    if (service.broker)
        return brokerDetail(fleet, service, now, isStale);
    ProverDetail detail;
    detail.name = visibleText(service.name.isEmpty() ? service.id.text() : service.name);
    detail.state = proverState(service);
    detail.subtitle = joined({detail.state.word, Words::tr("%1 of %2 tasks run").arg(service.running).arg(service.desired),
                              detail.state.mark == Mark::Unknown ? QString() : Words::tr("ECS says “%1”").arg(visibleText(service.status, 40))});
    detail.problem = problemOf(service);
    detail.checks = checksOf(fleet, service);
    for (const StateText &stops : stopTexts(domain::stopGroupsOf(fleet.tasks, service), now))
        detail.checks.push_back(stops);
    addPairs(fleet, service, &detail);
    detail.rollouts = rolloutRows(service);
    detail.tasks = taskRows(fleet, service, now);
    for (size_t i = 0; i < std::min(service.events.size(), kMostEvents); ++i) {
        const domain::ServiceEvent &event = service.events[i];
        detail.events.push_back({event.id,
                                 {{utcLogText(event.at, now), toUtcText(event.at), std::nullopt, true}, {{}, event.message, eventState(event)}},
                                 visibleText(event.message, 1000)});
    }
    if (isStale)
        markStale(&detail);
    return detail;
}

void markStale(ProverDetail *detail)
{
    const auto age = [](StateText *state) {
        if (state->mark == Mark::Pass)
            *state = StateText::of(Mark::Stale, Tone::Neutral, state->word);
    };
    age(&detail->state);
    for (StateText &check : detail->checks)
        age(&check);
    detail->checks.insert(detail->checks.begin(), StateText::of(Mark::Stale, Words::tr("Older than its limit: may have changed since")));
    for (std::vector<ListRow> *rows : {&detail->rollouts, &detail->tasks})
        for (ListRow &row : *rows)
            for (ListCell &cell : row.cells)
                if (cell.state)
                    age(&*cell.state);
}

std::vector<ListColumn> rolloutColumns()
{
    return {{QStringLiteral("state"), Words::tr("Rollout")},
            {QStringLiteral("status"), Words::tr("Part")},
            {QStringLiteral("task"), Words::tr("Revision")},
            {QStringLiteral("running"), Words::tr("Running"), true}};
}

std::vector<ListColumn> taskColumns()
{
    return {{QStringLiteral("state"), Words::tr("State")},
            {QStringLiteral("id"), Words::tr("Task")},
            {QStringLiteral("host"), Words::tr("Host or zone")},
            {QStringLiteral("age"), Words::tr("Since"), true}};
}

std::vector<ListColumn> eventColumns()
{
    return {{QStringLiteral("at"), Words::tr("Time (UTC)")}, {QStringLiteral("event"), Words::tr("What ECS says")}};
}

std::vector<ListRow> fleetEvents(const ProverFleet &fleet, const QDateTime &now, int most)
{
    // Each service has its own newest first: the newest of all are at the heads of these lists.
    struct Head
    {
        const ProverService *service;
        size_t next;
        const domain::ServiceEvent &event() const { return service->events[next]; }
    };
    const auto older = [](const Head &a, const Head &b) { return a.event().at < b.event().at; };
    std::vector<Head> heads;
    for (const ProverService &service : fleet.services)
        if (!service.events.empty())
            heads.push_back({&service, 0});
    std::make_heap(heads.begin(), heads.end(), older);
    std::vector<std::pair<const domain::ServiceEvent *, const ProverService *>> events;
    while (!heads.empty() && int(events.size()) < most) {
        std::pop_heap(heads.begin(), heads.end(), older);
        events.emplace_back(&heads.back().event(), heads.back().service);
        if (++heads.back().next < heads.back().service->events.size())
            std::push_heap(heads.begin(), heads.end(), older);
        else
            heads.pop_back();
    }
    std::vector<ListRow> rows;
    for (const auto &[event, service] : events)
        rows.push_back({event->id,
                        {{utcLogText(event->at, now), toUtcText(event->at), std::nullopt, true},
                         {visibleText(service->name), service->name},
                         {{}, event->message, eventState(*event)}},
                        service->id.text()});
    return rows;
}

std::vector<ListColumn> fleetEventColumns()
{
    return {{QStringLiteral("at"), Words::tr("Time (UTC)")},
            {QStringLiteral("service"), Words::tr("Service")},
            {QStringLiteral("event"), Words::tr("What ECS says")}};
}

QString proverReadCommands(const ProverService &service, const provers::CommandStyle &style, const QString &profile)
{
    const QString ours = QStringLiteral("pilothousectl provers services --profile %1 --json").arg(shellQuoted(profile));
    if (service.broker)
        return QStringList{QStringLiteral("aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names %1 %2")
                               .arg(shellQuoted(service.group ? service.group->group : service.name), style.options)
                               .trimmed(),
                           QStringLiteral("aws ec2 describe-instance-status --include-all-instances --instance-ids %1 %2")
                               .arg(shellQuoted(service.broker->instanceId), style.options)
                               .trimmed(),
                           ours}
            .join(u'\n');
    return QStringList{
        QStringLiteral("aws ecs describe-services --cluster %1 --services %2 %3")
            .arg(shellQuoted(service.clusterArn), shellQuoted(service.name), style.options)
            .trimmed(),
        QStringLiteral("pilothousectl provers logs --profile %1 --service %2").arg(shellQuoted(profile), shellQuoted(service.name)),
        QStringLiteral("pilothousectl provers revisions --profile %1 --service %2").arg(shellQuoted(profile), shellQuoted(service.name)), ours}
        .join(u'\n');
}

QString identityText(const ProverFleet &fleet)
{
    return joined({fleet.account.isEmpty() ? QString() : Words::tr("account %1").arg(visibleText(fleet.account, 40)),
                   visibleText(fleet.principal.section(u':', 5), 80)});
}

} // namespace pilothouse::models
