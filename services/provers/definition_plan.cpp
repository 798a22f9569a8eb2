// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/provers/definition_plan.h"

#include "services/provers/plan_parts.h"

#include <algorithm>

namespace pilothouse::provers {

using domain::CheckState;
using domain::Plan;
using domain::ProverService;
using domain::TaskDefinition;

namespace {

constexpr size_t kMostChanges = 20;

/// What every new deployment brings with it.
void addDeployChecks(const ProverService &service, Plan *plan)
{
    if (!service.isSteady())
        plan->checks.push_back({CheckState::Warning, QStringLiteral("The service is not steady: %1, %2 of %3 running")
                                                         .arg(domain::proverStateText(service))
                                                         .arg(service.running)
                                                         .arg(service.desired)});
    // The old tasks keep their places until new ones run, and where a host holds one task there is no second place.
    const bool trapped = service.needsHosts() && service.mostTasksPerHost == 1 && service.minHealthyPercent.value_or(100) >= 100;
    if (trapped)
        plan->checks.push_back(
            {CheckState::Warning,
             QStringLiteral(
                 "Each host holds one task and old tasks stay until new ones run: without a spare host the rollout will stop at “unable to place a task”. "
                 "Stop tasks one by one instead, or add hosts first")});
    plan->ifItFails = QStringLiteral("nothing else is changed; the state is read back");
    plan->sideEffects = QStringLiteral("Tasks that end lose what they were proving.");
}

void addChanges(const TaskDefinition *from, const TaskDefinition &to, Plan *plan)
{
    if (from == nullptr) {
        plan->checks.push_back({CheckState::Unknown, QStringLiteral("What differs is not known: the revision that runs could not be read")});
        return;
    }
    const std::vector<domain::SettingChange> changes = domain::definitionChanges(*from, to);
    if (changes.empty())
        plan->checks.push_back({CheckState::Warning, QStringLiteral("No setting differs: the tasks are replaced by equal ones")});
    for (size_t i = 0; i < std::min(changes.size(), kMostChanges); ++i)
        plan->checks.push_back({CheckState::Pass, changes[i].text()});
    if (changes.size() > kMostChanges)
        plan->checks.push_back({CheckState::Warning, QStringLiteral("%1 more settings differ").arg(changes.size() - kMostChanges)});
}

} // namespace

const TaskDefinition *RevisionHistory::find(const QString &revision) const
{
    const auto found = std::find_if(revisions.begin(), revisions.end(), [&revision](const TaskDefinition &each) {
        return each.arn == revision || definitionName(each.arn) == revision || QString::number(each.revision) == revision;
    });
    return found == revisions.end() ? nullptr : &*found;
}

const TaskDefinition *RevisionHistory::previous() const
{
    const TaskDefinition *const now = currentOne();
    if (now == nullptr)
        return nullptr;
    const auto found = std::find_if(revisions.begin(), revisions.end(), [now](const TaskDefinition &each) {
        return each.revision < now->revision && each.status == QLatin1String("ACTIVE");
    });
    return found == revisions.end() ? nullptr : &*found;
}

QString definitionName(const QString &arn)
{
    return arn.section(u'/', -1);
}

QString deployRefusal(const ProverService &service)
{
    if (service.broker)
        return QStringLiteral("the broker is a program on a machine of its own, no ECS service");
    if (service.status != QLatin1String("ACTIVE"))
        return QStringLiteral("the service is %1, not ACTIVE").arg(shown(service.status));
    if (!service.controller.isEmpty() && service.controller != QLatin1String("ECS"))
        return QStringLiteral("its deployments are run by %1, not by ECS").arg(shown(service.controller));
    return QString();
}

QString useDefinitionCommand(const ProverService &service, const QString &definition, const CommandStyle &style)
{
    return QStringLiteral("aws ecs update-service %1 --task-definition %2 %3")
        .arg(clusterAndService(service), shellQuoted(definitionName(definition)), style.options)
        .trimmed();
}

Plan restartPlan(const ProverService &service, const domain::Environment &environment, const CommandStyle &style)
{
    Plan plan;
    plan.environment = environment;
    plan.title = QStringLiteral("Restart %1").arg(shown(service.name));
    plan.verb = QStringLiteral("Restart");
    plan.refusal = deployRefusal(service);
    plan.steps.push_back(
        {QStringLiteral("Force a new deployment of %1: all %2 tasks are replaced").arg(shown(service.name)).arg(service.running),
         QStringLiteral("Amazon ECS"),
         QStringLiteral("aws ecs update-service %1 --force-new-deployment %2").arg(clusterAndService(service), style.options).trimmed()});
    plan.steps.push_back({QStringLiteral("Read back: a new deployment is PRIMARY"), QStringLiteral("Amazon ECS"), QString()});
    addDeployChecks(service, &plan);
    plan.toUndo = QStringLiteral("cannot be undone; the same task definition runs again");
    if (isProduction(environment)) {
        plan.phrase = phraseOf(environment, service.name);
        plan.phraseReason = QStringLiteral("replaces running tasks in production");
    }
    return plan;
}

Plan definitionPlan(const ProverService &service, const TaskDefinition *from, const TaskDefinition &to, const domain::Environment &environment,
                    const CommandStyle &style)
{
    const QString before = definitionName(service.taskDefinition);
    const QString after = definitionName(to.arn);
    Plan plan;
    plan.environment = environment;
    const bool back = from == nullptr || (to.family == from->family && to.revision < from->revision);
    plan.title = back ? QStringLiteral("Roll %1 back to %2").arg(shown(service.name), shown(after))
                      : QStringLiteral("Move %1 on to %2").arg(shown(service.name), shown(after));
    plan.verb = back ? QStringLiteral("Roll back to r%1").arg(to.revision) : QStringLiteral("Move to r%1").arg(to.revision);
    plan.refusal = deployRefusal(service);
    if (plan.refusal.isEmpty() && to.arn == service.taskDefinition)
        plan.refusal = QStringLiteral("the service has this task definition already");
    if (plan.refusal.isEmpty() && to.status != QLatin1String("ACTIVE"))
        plan.refusal = QStringLiteral("task definition %1 is %2: ECS starts no task from it").arg(shown(after), shown(to.status));
    plan.steps.push_back({QStringLiteral("Set service %1: task definition %2 → %3; all %4 tasks are replaced")
                              .arg(shown(service.name), shown(before), shown(after))
                              .arg(service.running),
                          QStringLiteral("Amazon ECS"), useDefinitionCommand(service, to.arn, style)});
    plan.steps.push_back({QStringLiteral("Read back: a deployment of %1 is PRIMARY").arg(shown(after)), QStringLiteral("Amazon ECS"), QString()});
    addChanges(from, to, &plan);
    addDeployChecks(service, &plan);
    plan.toUndo = QStringLiteral("move it to %1 again: tasks are replaced once more").arg(shown(before));
    plan.sideEffects += u' ' + QStringLiteral("Drifts from Pulumi: a later “up --refresh” sets its own task definition again.");
    if (isProduction(environment)) {
        plan.phrase = phraseOf(environment, service.name);
        plan.phraseReason = QStringLiteral("replaces running tasks in production");
    }
    return plan;
}

} // namespace pilothouse::provers
