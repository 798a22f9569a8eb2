// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/provers/scale_plan.h"

#include "services/provers/host_prices.h"
#include "services/provers/plan_parts.h"

#include <algorithm>

namespace pilothouse::provers {

using domain::CheckState;
using domain::HostGroup;
using domain::Plan;
using domain::ProverFleet;
using domain::ProverService;

namespace {

constexpr int kMostTasks = 5000; ///< of one service; ECS's own default quota

QString from(int before, int after)
{
    return before == after ? QStringLiteral("stays %1").arg(before) : QStringLiteral("%1 → %2").arg(before).arg(after);
}

QString resizeText(const QString &group, const GroupSize &before, const GroupSize &after)
{
    QStringList parts;
    if (before.minimum != after.minimum)
        parts << QStringLiteral("min %1").arg(from(before.minimum, after.minimum));
    if (before.maximum != after.maximum)
        parts << QStringLiteral("max %1").arg(from(before.maximum, after.maximum));
    parts << QStringLiteral("desired %1").arg(from(before.desired, after.desired));
    return QStringLiteral("%1 group %2: %3")
        .arg(after.desired == before.desired  ? QStringLiteral("Set")
             : after.desired > before.desired ? QStringLiteral("Raise")
                                              : QStringLiteral("Lower"),
             shown(group), parts.join(QStringLiteral(", ")));
}

const HostGroup *groupNamed(const ProverFleet &fleet, const QString &name)
{
    const auto found = std::find_if(fleet.groups.begin(), fleet.groups.end(), [&name](const HostGroup &group) { return group.name == name; });
    return found == fleet.groups.end() ? nullptr : &*found;
}

QStringList othersOnGroup(const ProverFleet &fleet, const ProverService &service, const QString &group)
{
    QStringList names;
    for (const ProverService &other : fleet.services) {
        if (other.id != service.id && other.group && other.group->group == group)
            names << shown(other.name);
    }
    return names;
}

bool isPossible(const GroupSize &size)
{
    return size.minimum >= 0 && size.minimum <= size.desired && size.desired <= size.maximum && size.maximum <= kMostTasks;
}

/// Where the group should end, or why it stays.
void decideGroup(const ProverFleet &fleet, const ScaleTarget &target, ScaleDecision *decision)
{
    const ProverService &service = decision->service;
    const HostGroup &group = *decision->group;
    const int perHost = std::max(1, service.mostTasksPerHost);
    const int needed = (decision->to + perHost - 1) / perHost;
    int desired = needed;
    decision->sharedWith = othersOnGroup(fleet, service, group.name);
    if (!decision->sharedWith.isEmpty()) {
        const int inUse = service.hostsInUse > 0 ? service.hostsInUse : service.desired;
        desired = needed > inUse ? group.desired + (needed - inUse) : group.desired;
        if (desired == group.desired)
            decision->groupNote = QStringLiteral("group %1 also carries %2 and is left as it is")
                                      .arg(shown(group.name), decision->sharedWith.join(QStringLiteral(", ")));
    }
    decision->groupBefore = sizeOf(group);
    decision->groupAfter = {std::min(group.minimum, desired), std::max(group.maximum, desired), desired};
    if (target.group) {
        decision->groupByHand = true;
        decision->groupNote.clear();
        decision->groupAfter = *target.group;
        desired = target.group->desired;
    }
    decision->movesGroup = decision->groupAfter != decision->groupBefore;
    decision->groupFirst = desired > group.desired;
    decision->losesHosts = desired < group.desired;
    const bool showsHosts = std::any_of(fleet.hosts.begin(), fleet.hosts.end(),
                                        [&](const domain::ContainerHost &host) { return host.clusterArn == service.clusterArn; });
    // What comes counts against the account's limit; hosts that end now no longer do.
    const auto staying = std::count_if(group.hosts.begin(), group.hosts.end(),
                                       [](const domain::GroupHost &host) { return !host.lifecycle.startsWith(QLatin1String("Terminat")); });
    decision->hostsToCome = decision->groupFirst ? std::max(0, desired - int(staying)) : 0;
    if (const auto type = fleet.machineTypes.constFind(group.machineType()); type != fleet.machineTypes.constEnd())
        decision->machineType = *type;
    decision->countsHostsInGroup = !showsHosts && group.inService() > 0;
}

/// Whether the account may run the machines that come. What is not known is said as such.
void addQuota(const ScaleDecision &decision, Plan *plan)
{
    const std::optional<QuotaCheck> quota = checkQuota(decision);
    if (!quota)
        return;
    if (!quota->unknown.isEmpty())
        plan->checks.push_back({CheckState::Unknown, QStringLiteral("vCPU quota not checked: %1").arg(quota->unknown)});
    else if (quota->fits())
        plan->checks.push_back({CheckState::Pass, QStringLiteral("vCPU quota: %1 in use + %2 to come = %3 of %4 (%5)")
                                                      .arg(quota->used)
                                                      .arg(quota->toCome)
                                                      .arg(quota->used + quota->toCome)
                                                      .arg(quota->limit)
                                                      .arg(quota->name)});
    else
        plan->checks.push_back(
            {CheckState::Fail, QStringLiteral("vCPU quota: %1 in use + %2 to come = %3, but %4 may run (%5): AWS will refuse hosts")
                                   .arg(quota->used)
                                   .arg(quota->toCome)
                                   .arg(quota->used + quota->toCome)
                                   .arg(quota->limit)
                                   .arg(quota->name)});
}

void addCost(const ScaleDecision &decision, Plan *plan)
{
    if (!decision.movesGroup) {
        if (decision.movesService && !decision.service.needsHosts())
            plan->checks.push_back({CheckState::Unknown, QStringLiteral("Cost: Fargate charges by the size of a task, which is not read here")});
        else if (decision.movesService && decision.service.group && decision.service.group->managedScaling)
            plan->checks.push_back({CheckState::Unknown, QStringLiteral("Cost: how many hosts ECS will move is not known")});
        return;
    }
    const int hosts = decision.groupAfter.desired - decision.groupBefore.desired;
    if (hosts == 0)
        return;
    const QString type = decision.group->machineType();
    const auto price = hourlyPriceOf(type);
    if (!price) {
        plan->checks.push_back({CheckState::Unknown, QStringLiteral("Cost: %1 hosts of type %2, whose price is not known here")
                                                         .arg(hosts)
                                                         .arg(type.isEmpty() ? QStringLiteral("unknown") : shown(type))});
        return;
    }
    const Money change(price->micros() * hosts, price->currency());
    plan->checks.push_back({CheckState::Pass, QStringLiteral("Cost: %1 × %2 at %3 = %4%5 USD/h (%6)")
                                                  .arg(std::abs(hosts))
                                                  .arg(shown(type), price->toDecimal(), hosts > 0 ? QStringLiteral("+") : QString(),
                                                       change.toDecimal(), priceSource())});
}

void addChecks(const ScaleDecision &decision, Plan *plan)
{
    const ProverService &service = decision.service;
    const auto check = [plan](CheckState state, const QString &text) { plan->checks.push_back({state, text}); };
    if (service.group)
        check(service.group->isProven() ? CheckState::Pass : CheckState::Warning,
              QStringLiteral("Host group %1 found: %2").arg(shown(service.group->group), service.group->how));
    if (service.group && service.group->managedScaling)
        check(CheckState::Pass, QStringLiteral("Managed scaling of capacity provider %1 moves the group itself").arg(shown(service.group->provider)));
    if (decision.group && decision.movesGroup) {
        if (service.mostTasksPerHost > 0)
            check(
                service.mostTasksPerHost == 1 ? CheckState::Pass : CheckState::Warning,
                QStringLiteral("%1 tasks on %2 hosts, at most %3 on one").arg(service.running).arg(service.hostsInUse).arg(service.mostTasksPerHost));
        else
            check(CheckState::Warning, QStringLiteral("No task runs on a host now: one host is counted for each task"));
        if (decision.countsHostsInGroup)
            check(CheckState::Warning,
                  QStringLiteral("The cluster shows no hosts, though the group has %1 in service: hosts are counted in the group")
                      .arg(decision.group->inService()));
        if (decision.groupBefore.desired != service.desired && service.mostTasksPerHost <= 1 && decision.sharedWith.isEmpty())
            check(CheckState::Warning, QStringLiteral("Now %1 tasks are wanted on %2 hosts").arg(service.desired).arg(decision.groupBefore.desired));
        if (decision.groupByHand && !decision.sharedWith.isEmpty())
            check(CheckState::Warning, QStringLiteral("The group also carries %1").arg(decision.sharedWith.join(QStringLiteral(", "))));
        const int perHost = std::max(1, service.mostTasksPerHost);
        if (decision.groupByHand && decision.groupAfter.desired * perHost < decision.to)
            check(CheckState::Warning, QStringLiteral("%1 hosts have room for %2 tasks: %3 will find no place")
                                           .arg(decision.groupAfter.desired)
                                           .arg(decision.groupAfter.desired * perHost)
                                           .arg(decision.to - decision.groupAfter.desired * perHost));
        for (const QString &process : decision.group->suspended) {
            const bool stopsUs
                = (decision.groupFirst && process == QLatin1String("Launch")) || (decision.losesHosts && process == QLatin1String("Terminate"));
            if (stopsUs)
                check(CheckState::Warning, QStringLiteral("%1 is suspended in the group: no host will %2")
                                               .arg(process, decision.groupFirst ? QStringLiteral("come") : QStringLiteral("go")));
        }
    }
    if (!service.isSteady())
        check(CheckState::Warning, QStringLiteral("The service is not steady: %1, %2 of %3 running")
                                       .arg(domain::proverStateText(service))
                                       .arg(service.running)
                                       .arg(service.desired));
    if (!decision.groupNote.isEmpty())
        plan->skipped << decision.groupNote;
    addQuota(decision, plan);
    addCost(decision, plan);
}

void addSteps(const ScaleDecision &decision, const CommandStyle &style, Plan *plan)
{
    const ProverService &service = decision.service;
    const auto groupStep = [&] {
        plan->steps.push_back({resizeText(decision.group->name, decision.groupBefore, decision.groupAfter), QStringLiteral("Auto Scaling"),
                               updateGroupCommand(decision.group->name, decision.groupAfter, style)});
    };
    if (decision.movesGroup && decision.groupFirst) {
        groupStep();
        plan->steps.push_back({decision.countsHostsInGroup
                                   ? QStringLiteral("Wait until %1 hosts are in service").arg(decision.groupAfter.desired)
                                   : QStringLiteral("Wait until %1 hosts of the group are registered and ACTIVE").arg(decision.groupAfter.desired),
                               QStringLiteral("Amazon ECS"), QString()});
    }
    if (decision.movesService)
        plan->steps.push_back({QStringLiteral("Set service %1: desired %2 → %3").arg(shown(service.name)).arg(service.desired).arg(decision.to),
                               QStringLiteral("Amazon ECS"), updateServiceCommand(service, decision.to, style)});
    if (decision.movesGroup && !decision.groupFirst) {
        if (decision.losesHosts)
            plan->steps.push_back({QStringLiteral("Wait until at most %1 tasks run").arg(decision.to), QStringLiteral("Amazon ECS"), QString()});
        groupStep();
    }
    plan->steps.push_back(
        {decision.movesGroup ? QStringLiteral("Read back: desired %1, %1 running, group desired %2").arg(decision.to).arg(decision.groupAfter.desired)
                             : QStringLiteral("Read back: desired %1, %1 running").arg(decision.to),
         decision.movesGroup ? QStringLiteral("ECS and Auto Scaling") : QStringLiteral("Amazon ECS"), QString()});
}

} // namespace

GroupSize sizeOf(const HostGroup &group)
{
    return {group.minimum, group.maximum, group.desired};
}

QString sizeText(const GroupSize &size)
{
    return QStringLiteral("min %1, max %2, desired %3").arg(size.minimum).arg(size.maximum).arg(size.desired);
}

QString updateServiceCommand(const ProverService &service, int count, const CommandStyle &style)
{
    return QStringLiteral("aws ecs update-service %1 --desired-count %2 %3").arg(clusterAndService(service)).arg(count).arg(style.options).trimmed();
}

QString updateGroupCommand(const QString &group, const GroupSize &size, const CommandStyle &style)
{
    return QStringLiteral(
               "aws autoscaling update-auto-scaling-group --auto-scaling-group-name %1 --min-size %2 --max-size %3 --desired-capacity %4 %5")
        .arg(shellQuoted(group))
        .arg(size.minimum)
        .arg(size.maximum)
        .arg(size.desired)
        .arg(style.options)
        .trimmed();
}

QString ScaleTarget::text() const
{
    return group ? QStringLiteral("%1, group %2").arg(tasks).arg(sizeText(*group)) : QString::number(tasks);
}

std::optional<QuotaCheck> checkQuota(const ScaleDecision &decision)
{
    if (!decision.refusal.isEmpty())
        return std::nullopt;
    QuotaCheck check;
    const bool moreTasks = decision.to > decision.service.desired;
    if (moreTasks && !decision.service.needsHosts())
        check.unknown = QStringLiteral("Fargate has a limit of its own, by the size of tasks, which is not read here");
    else if (moreTasks && decision.service.group && decision.service.group->managedScaling)
        check.unknown = QStringLiteral("how many hosts ECS will move is not known");
    if (!check.unknown.isEmpty())
        return check;
    if (decision.hostsToCome == 0)
        return std::nullopt;
    if (!decision.machineType) {
        check.unknown = QStringLiteral("the account's limits were not read");
        return check;
    }
    const domain::VcpuQuota &quota = decision.machineType->quota;
    check.name = quota.name;
    check.unknown = quota.unknown;
    if (check.unknown.isEmpty() && !decision.machineType->vcpus)
        check.unknown = QStringLiteral("how many vCPUs such a machine has could not be read");
    if (!check.unknown.isEmpty() || !quota.limit || !quota.used)
        return check;
    check.limit = *quota.limit;
    check.used = *quota.used;
    check.toCome = decision.hostsToCome * *decision.machineType->vcpus;
    return check;
}

ScaleDecision decideScale(const ProverFleet &fleet, const ProverService &service, const ScaleTarget &target)
{
    const int to = target.tasks;
    ScaleDecision decision;
    decision.service = service;
    decision.to = to;
    decision.movesService = service.desired != to;
    if (service.broker)
        decision.refusal = QStringLiteral("the broker is a program on a machine of its own, no ECS service");
    else if (to < 0 || to > kMostTasks)
        decision.refusal = QStringLiteral("the count must be from 0 to %1").arg(kMostTasks);
    else if (target.group && !isPossible(*target.group))
        decision.refusal = QStringLiteral("a group of %1 cannot be: min ≤ desired ≤ max, none below 0").arg(sizeText(*target.group));
    else if (target.group && (!service.group || service.group->managedScaling))
        decision.refusal = QStringLiteral("there is no host group here whose size is ours to set");
    else if (service.status != QLatin1String("ACTIVE"))
        decision.refusal = QStringLiteral("the service is %1, not ACTIVE").arg(shown(service.status));
    else if (service.schedulingStrategy == QLatin1String("DAEMON"))
        decision.refusal = QStringLiteral("a DAEMON service has one task on each host and takes no count");
    else if (!service.controller.isEmpty() && service.controller != QLatin1String("ECS"))
        decision.refusal = QStringLiteral("its deployments are run by %1, not by ECS").arg(shown(service.controller));
    else if (service.needsHosts() && !service.group)
        decision.refusal = QStringLiteral("the group of its hosts could not be found (%1); scaled alone, tasks would have no place or hosts no work")
                               .arg(service.groupUnknown);
    if (!decision.refusal.isEmpty())
        return decision;

    if (service.group && service.group->managedScaling) {
        decision.groupNote = QStringLiteral("group %1 is moved by ECS itself").arg(shown(service.group->group));
    } else if (service.group) {
        const HostGroup *const group = groupNamed(fleet, service.group->group);
        if (group == nullptr) {
            decision.refusal = QStringLiteral("host group %1 could not be read, so that it cannot be moved along").arg(shown(service.group->group));
            return decision;
        }
        if (!group->status.isEmpty()) {
            decision.refusal = QStringLiteral("host group %1 is %2").arg(shown(group->name), shown(group->status));
            return decision;
        }
        decision.group = *group;
        decideGroup(fleet, target, &decision);
    }
    if (!decision.movesService && !decision.movesGroup)
        decision.refusal = QStringLiteral("it is so already: desired %1%2")
                               .arg(to)
                               .arg(decision.group ? QStringLiteral(", group %1").arg(sizeText(decision.groupBefore)) : QString());
    return decision;
}

Plan scalePlan(const ScaleDecision &decision, const domain::Environment &environment, const CommandStyle &style)
{
    const ProverService &service = decision.service;
    Plan plan;
    plan.environment = environment;
    plan.title = QStringLiteral("Scale %1 from %2 to %3").arg(shown(service.name)).arg(service.desired).arg(decision.to);
    plan.verb = QStringLiteral("Scale to %1").arg(decision.to);
    if (!decision.movesService && decision.movesGroup) {
        plan.title = QStringLiteral("Bring the hosts of %1 to %2").arg(shown(service.name), sizeText(decision.groupAfter));
        plan.verb = QStringLiteral("Scale hosts to %1").arg(decision.groupAfter.desired);
    }
    plan.refusal = decision.refusal;
    if (!decision.refusal.isEmpty()) {
        if (!service.groupUnknown.isEmpty())
            plan.checks.push_back({CheckState::Fail, QStringLiteral("Host group: %1").arg(service.groupUnknown)});
        return plan;
    }
    addSteps(decision, style, &plan);
    addChecks(decision, &plan);
    plan.ifItFails
        = decision.movesGroup && decision.movesService
              ? QStringLiteral("it stops there; what is in force then is read and told, and the way back is offered; nothing is undone by itself")
              : QStringLiteral("nothing else is changed; the state is read back");
    QStringList undo;
    if (decision.movesService)
        undo << QStringLiteral("scale %1 → %2").arg(decision.to).arg(service.desired);
    if (decision.movesGroup)
        undo << QStringLiteral("group back to %1").arg(sizeText(decision.groupBefore));
    plan.toUndo = undo.join(QStringLiteral(", "));
    QStringList effects;
    if (decision.losesHosts)
        effects << QStringLiteral("The group chooses which hosts go: a busy prover may lose its work.");
    if (decision.to < service.desired)
        effects << QStringLiteral("Tasks that end lose what they were proving.");
    effects << QStringLiteral("Drifts from Pulumi: a later “up --refresh” sets its own numbers again.");
    plan.sideEffects = effects.join(u' ');
    if (decision.to == 0) {
        plan.phrase = phraseOf(environment, service.name);
        plan.phraseReason = QStringLiteral("scales to 0: the service stops");
    } else if (isProduction(environment)) {
        plan.phrase = phraseOf(environment, service.name);
        plan.phraseReason = QStringLiteral("changes production");
    }
    return plan;
}

Plan stopTaskPlan(const domain::ProverTask &task, const ProverService *service, const domain::Environment &environment, const CommandStyle &style)
{
    Plan plan;
    plan.environment = environment;
    plan.title = QStringLiteral("Stop task %1").arg(shown(task.id()));
    plan.verb = QStringLiteral("Stop task");
    plan.steps.push_back({QStringLiteral("Stop task %1 of %2")
                              .arg(shown(task.id()), task.serviceName.isEmpty() ? QStringLiteral("no service") : shown(task.serviceName)),
                          QStringLiteral("Amazon ECS"),
                          QStringLiteral("aws ecs stop-task --cluster %1 --task %2 %3")
                              .arg(shellQuoted(task.clusterArn), shellQuoted(task.id()), style.options)
                              .trimmed()});
    plan.steps.push_back({QStringLiteral("Read back: the task is stopped"), QStringLiteral("Amazon ECS"), QString()});
    if (service != nullptr)
        plan.checks.push_back(
            {CheckState::Pass,
             QStringLiteral("%1 starts another: %2 of %3 running now").arg(shown(service->name)).arg(service->running).arg(service->desired)});
    else
        plan.checks.push_back({CheckState::Warning, QStringLiteral("No service of this cluster is seen to start another")});
    plan.ifItFails = QStringLiteral("nothing else is changed; the state is read back");
    plan.toUndo = QStringLiteral("cannot be undone; its service starts another task");
    plan.sideEffects = QStringLiteral("It is asked to end, and killed after its stop time; what it was proving is lost.");
    if (task.lastStatus == QLatin1String("STOPPED"))
        plan.refusal = QStringLiteral("the task has stopped already");
    if (isProduction(environment)) {
        plan.phrase = phraseOf(environment, task.id());
        plan.phraseReason = QStringLiteral("stops a task in production");
    }
    return plan;
}

} // namespace pilothouse::provers
