// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/provers/discovery.h"

#include "services/core/plain_text.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace pilothouse::provers {

using domain::GroupLink;
using domain::HostGroup;
using domain::LinkProof;
using domain::ProverFleet;
using domain::ProverService;

namespace {

QString shown(const QString &text)
{
    return visibleText(text, 80);
}

bool hasNameOf(const QString &name, const QString &stack)
{
    return name == stack || name.startsWith(stack + u'-');
}

/// "arn:aws:autoscaling:…:autoScalingGroup:id:autoScalingGroupName/NAME" → NAME; a plain name stays.
QString groupNameOf(const QString &arnOrName)
{
    return arnOrName.contains(QLatin1String("autoScalingGroupName/")) ? arnOrName.section(QStringLiteral("autoScalingGroupName/"), 1) : arnOrName;
}

void linkByProvider(ProverService *service, const LinkSources &sources)
{
    if (service->providers.size() > 1) {
        service->groupUnknown = QStringLiteral("it is spread over %1 capacity providers (%2)")
                                    .arg(service->providers.size())
                                    .arg(shown(service->providers.join(QLatin1String(", "))));
        return;
    }
    const QString &name = service->providers.front();
    for (const CapacityProvider &provider : sources.providers) {
        if (provider.name != name)
            continue;
        if (provider.groupArn.isEmpty()) {
            service->groupUnknown = QStringLiteral("capacity provider %1 names no host group").arg(shown(name));
            return;
        }
        const QString group = groupNameOf(provider.groupArn);
        service->group = GroupLink{group, LinkProof::CapacityProvider,
                                   QStringLiteral("capacity provider %1 → group %2").arg(shown(name), shown(group)), name, provider.managedScaling};
        return;
    }
    service->groupUnknown = QStringLiteral("capacity provider %1 could not be read").arg(shown(name));
}

/// By the machines that its tasks are on now. True when that settled the question, either way.
bool linkByHosts(ProverService *service, const ProverFleet &fleet)
{
    QSet<QString> groups;
    QSet<QString> hosts;
    QHash<QString, int> perHost;
    QString how;
    int untagged = 0;
    for (const domain::ProverTask &task : fleet.tasks) {
        const bool counts = task.serviceName == service->name && task.clusterArn == service->clusterArn && task.lastStatus == QLatin1String("RUNNING")
                            && !task.hostArn.isEmpty();
        if (!counts)
            continue;
        hosts.insert(task.hostArn);
        ++perHost[task.hostArn];
        for (const domain::ContainerHost &host : fleet.hosts) {
            if (host.arn != task.hostArn)
                continue;
            if (host.group.isEmpty()) {
                ++untagged;
                continue;
            }
            groups.insert(host.group);
            if (how.isEmpty())
                how = QStringLiteral("task %1 → container instance → %2 → tag aws:autoscaling:groupName")
                          .arg(shown(task.id()).left(8), shown(host.instanceId));
        }
    }
    service->hostsInUse = int(hosts.size());
    for (const int count : perHost)
        service->mostTasksPerHost = std::max(service->mostTasksPerHost, count);
    if (groups.size() > 1) {
        QStringList names(groups.begin(), groups.end());
        names.sort();
        service->groupUnknown
            = QStringLiteral("its tasks run on hosts of %1 groups (%2)").arg(groups.size()).arg(shown(names.join(QLatin1String(", "))));
        return true;
    }
    if (groups.size() == 1 && untagged > 0) {
        service->groupUnknown = QStringLiteral("%1 of its tasks run on hosts outside any group").arg(untagged);
        return true;
    }
    if (groups.isEmpty())
        return false;
    service->group = GroupLink{*groups.begin(), LinkProof::Hosts, how, QString(), false};
    return true;
}

/// "attribute:ecs.instance-type == g6e.xlarge" → that type; nothing for other expressions.
QString machineTypeOf(const ProverService &service)
{
    static const QRegularExpression form(QStringLiteral("^\\s*attribute:ecs\\.instance-type\\s*(?:==|=~)\\s*([A-Za-z0-9.-]+)\\s*$"));
    for (const QString &expression : service.placementConstraints) {
        const auto match = form.match(expression);
        if (match.hasMatch())
            return match.captured(1);
    }
    return QString();
}

std::vector<const HostGroup *> groupsOfStack(const ProverFleet &fleet, const QString &stack)
{
    std::vector<const HostGroup *> groups;
    for (const HostGroup &group : fleet.groups) {
        if (stack.isEmpty() || group.tags.value(QStringLiteral("Project")) == stack || hasNameOf(group.name, stack))
            groups.push_back(&group);
    }
    return groups;
}

bool linkByMachineType(ProverService *service, const ProverFleet &fleet, const QString &stack)
{
    const QString type = machineTypeOf(*service);
    if (type.isEmpty())
        return false;
    std::vector<const HostGroup *> fitting;
    for (const HostGroup *group : groupsOfStack(fleet, stack)) {
        if (std::any_of(group->hosts.begin(), group->hosts.end(), [&type](const domain::GroupHost &host) { return host.instanceType == type; }))
            fitting.push_back(group);
    }
    if (fitting.size() != 1)
        return false;
    service->group = GroupLink{
        fitting.front()->name, LinkProof::PlacementConstraint,
        QStringLiteral("placement constraint asks for %1, and only group %2 has such machines").arg(shown(type), shown(fitting.front()->name)),
        QString(), false};
    return true;
}

/// The words of a name that tell services apart: without the stack, and without what every such name ends in.
QStringList tellingWords(QString name, const QString &stack)
{
    if (!stack.isEmpty() && name.startsWith(stack + u'-'))
        name.remove(0, stack.size() + 1);
    QStringList words = name.toLower().split(u'-', Qt::SkipEmptyParts);
    for (const char *ending : {"asg", "service", "group", "cluster"})
        words.removeAll(QString::fromLatin1(ending));
    return words;
}

bool linkByName(ProverService *service, const ProverFleet &fleet, const QString &stack)
{
    const QStringList own = tellingWords(service->name, stack);
    std::vector<const HostGroup *> fitting;
    for (const HostGroup *group : groupsOfStack(fleet, stack)) {
        const QStringList words = tellingWords(group->name, stack);
        if (!words.isEmpty() && words.size() <= own.size() && std::equal(words.begin(), words.end(), own.begin()))
            fitting.push_back(group);
    }
    if (fitting.size() != 1)
        return false;
    service->group = GroupLink{fitting.front()->name, LinkProof::Name,
                               QStringLiteral("by name alone: %1 and %2 share “%3”")
                                   .arg(shown(service->name), shown(fitting.front()->name), tellingWords(fitting.front()->name, stack).join(u'-')),
                               QString(), false};
    return true;
}

} // namespace

ChosenClusters chooseClusters(const std::vector<domain::ProverCluster> &all, const QString &stack)
{
    ChosenClusters chosen;
    if (stack.isEmpty()) {
        chosen.clusters = all;
        chosen.how = QStringLiteral("all ECS clusters of the account in this region; the profile names no stack");
        return chosen;
    }
    for (const domain::ProverCluster &cluster : all) {
        if (cluster.tags.value(QStringLiteral("Project")) == stack)
            chosen.clusters.push_back(cluster);
    }
    if (!chosen.clusters.empty()) {
        chosen.how = QStringLiteral("by tag Project=%1").arg(shown(stack));
        return chosen;
    }
    for (const domain::ProverCluster &cluster : all) {
        if (hasNameOf(cluster.name, stack))
            chosen.clusters.push_back(cluster);
    }
    if (!chosen.clusters.empty()) {
        chosen.how = QStringLiteral("by name: %1 or %1-…; no cluster bears the tag Project=%1").arg(shown(stack));
        return chosen;
    }
    QStringList others;
    for (const domain::ProverCluster &cluster : all)
        others << shown(cluster.name);
    chosen.how = QStringLiteral("no ECS cluster bears the tag Project=%1 or a name that begins with it; there are %2")
                     .arg(shown(stack), others.isEmpty() ? QStringLiteral("none at all") : others.mid(0, 10).join(QLatin1String(", ")));
    return chosen;
}

void linkGroups(ProverFleet *fleet, const LinkSources &sources)
{
    for (ProverService &service : fleet->services) {
        service.group.reset();
        service.groupUnknown.clear();
        service.hostsInUse = 0;
        service.mostTasksPerHost = 0;
        if (!service.needsHosts()) {
            if (service.launchType.isEmpty() && service.providers.isEmpty())
                service.groupUnknown = QStringLiteral("ECS does not say what its tasks run on");
            continue;
        }
        const bool settledByHosts = linkByHosts(&service, *fleet);
        if (!service.providers.isEmpty()) {
            // The provider is what ECS itself goes by, wherever old tasks still run.
            service.group.reset();
            service.groupUnknown.clear();
            linkByProvider(&service, sources);
            continue;
        }
        if (settledByHosts || linkByMachineType(&service, *fleet, sources.stack) || linkByName(&service, *fleet, sources.stack))
            continue;
        service.groupUnknown = fleet->groups.empty()
                                   ? QStringLiteral("no host group could be read")
                                   : QStringLiteral("no running task, placement constraint or name points to exactly one host group");
    }
}

} // namespace pilothouse::provers
