// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/fleet_plan.h"

#include "services/cluster/kept_state.h"
#include "services/cluster/plan_parts.h"
#include "services/core/plain_text.h"

#include <algorithm>
#include <limits>

namespace pilothouse::cluster {

using domain::CheckState;
using domain::Plan;
using domain::PlanCheck;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostVolumes = 4;

QString shownNode(const CloudNode &node)
{
    if (node.name.isEmpty() && node.id == 0)
        return u"any node"_s;
    return visibleText(node.name.isEmpty() ? QString::number(node.id) : node.name, 60);
}

QString shownNodes(const QStringList &names)
{
    return names.join(u", "_s);
}

std::vector<const FleetTarget *> taken(const std::vector<FleetTarget> &targets)
{
    std::vector<const FleetTarget *> list;
    for (const FleetTarget &target : targets) {
        if (target.isTaken() && target.provision)
            list.push_back(&target);
    }
    return list;
}

QString priceText(const Money &hourly, int machines)
{
    const auto hour = costOf(hourly, machines);
    const auto month = costOf(hourly, machines, kHoursOfMonth);
    return hour && month ? u"%1 %2 an hour, %3 %2 a month"_s.arg(hour->toDecimal(), hour->currency(), month->toDecimal())
                         : u"more than can be told"_s;
}

QString commandFor(const CvmSpec &spec, const FleetTarget &target, const QString &profile)
{
    QString command = u"pilothousectl phala cvms deploy %1 --profile %2 --compose %3 --type %4"_s.arg(
        shellQuoted(target.name), shellQuoted(profile), parts::composeArgument(spec.files), shellQuoted(spec.instanceType));
    if (target.node.id != 0)
        command += u" --node %1"_s.arg(target.node.id);
    if (spec.diskGb)
        command += u" --disk %1"_s.arg(*spec.diskGb);
    if (!spec.variables.empty())
        command += u" --env-file "_s + parts::envArgument(spec.files);
    if (!spec.preLaunchScript.isEmpty())
        command += u" --pre-launch "_s + parts::preLaunchArgument(spec.files);
    if (!spec.region.isEmpty())
        command += u" --region "_s + shellQuoted(spec.region);
    if (!spec.osImage.isEmpty())
        command += u" --image "_s + shellQuoted(spec.osImage);
    for (const auto &[isSet, flag] : {std::pair(spec.devImage, " --dev-image"_L1), std::pair(spec.publicLogs, " --public-logs"_L1),
                                      std::pair(spec.publicSysinfo, " --public-sysinfo"_L1)})
        if (isSet)
            command += flag;
    return command + u" --yes"_s;
}

void checkHashes(Plan &plan, const QString &app, const std::vector<FleetTarget> &targets)
{
    const std::vector<HashGroup> groups = hashGroups(targets);
    const auto count = taken(targets).size();
    if (groups.size() == 1 && count > 1) {
        plan.checks.push_back({CheckState::Pass, u"all %1 promise the same compose hash %2"_s.arg(count).arg(groups.front().composeHash)});
        return;
    }
    if (groups.size() == 1) {
        plan.checks.push_back({CheckState::Pass, u"promises compose hash %1"_s.arg(groups.front().composeHash)});
        return;
    }
    QStringList differences;
    for (const HashGroup &group : groups)
        differences << u"%1: %2"_s.arg(shownNodes(group.nodes), group.composeHash);
    plan.checks.push_back({CheckState::Fail, u"the promised compose hashes differ (%1): the cloud makes another manifest for each, so that no "
                                             "comparison will call these machines equal"_s.arg(differences.join(u", "_s))});
    plan.phrase = u"%1/%2"_s.arg(plan.environment.id.text(), app);
    plan.phraseReason = u"the machines would not run the same"_s;
}

/// What else the cloud promises each, where it is not the same.
void checkImages(Plan &plan, const std::vector<FleetTarget> &targets)
{
    std::vector<HashGroup> images;
    for (const FleetTarget *target : taken(targets)) {
        const QString image = target->provision->osImageHash;
        const auto found = std::find_if(images.begin(), images.end(), [&](const HashGroup &group) { return group.composeHash == image; });
        (found == images.end() ? images.emplace_back(HashGroup{image, {}}) : *found).nodes << shownNode(target->node);
    }
    if (images.size() < 2)
        return;
    QStringList differences;
    for (const HashGroup &group : images)
        differences << u"%1: %2"_s.arg(shownNodes(group.nodes), group.composeHash.isEmpty() ? u"not said"_s : group.composeHash.left(12));
    plan.checks.push_back({CheckState::Warning, u"the OS images differ (%1): their registers will differ, whatever the compose hash says"_s.arg(
                                                    differences.join(u", "_s))});
}

void checkState(Plan &plan, const CvmSpec &spec)
{
    QStringList kept = keptState(spec.composeText);
    if (kept.isEmpty())
        return;
    const bool more = kept.size() > kMostVolumes;
    kept = kept.mid(0, kMostVolumes);
    for (QString &name : kept)
        name = visibleText(name, 60);
    plan.checks.push_back({CheckState::Warning, u"persistent state needs a store outside: each machine keeps its own %1"_s.arg(
                                                    kept.join(u", "_s) + (more ? u", …"_s : QString()))});
}

} // namespace

std::vector<HashGroup> hashGroups(const std::vector<FleetTarget> &targets)
{
    std::vector<HashGroup> groups;
    for (const FleetTarget *target : taken(targets)) {
        const QString hash = target->provision->composeHash;
        const auto found = std::find_if(groups.begin(), groups.end(), [&](const HashGroup &group) { return group.composeHash == hash; });
        (found == groups.end() ? groups.emplace_back(HashGroup{hash, {}}) : *found).nodes << shownNode(target->node);
    }
    return groups;
}

QString roundTripText(const FleetTarget &target)
{
    if (!target.roundTrip)
        return target.notMeasured.isEmpty() ? u"round trip not measured"_s
                                            : u"round trip not measured (%1)"_s.arg(visibleText(target.notMeasured, 120));
    return target.roundTrip->count() < 1 ? u"round trip below 1 ms"_s : u"round trip %1 ms"_s.arg(target.roundTrip->count());
}

QString roomText(const CloudNode &node)
{
    QStringList parts;
    if (node.remainingVcpu)
        parts << u"%1 vCPU"_s.arg(*node.remainingVcpu);
    if (node.remainingMemoryMb)
        parts << u"%1 GB"_s.arg(double(*node.remainingMemoryMb) / 1024);
    if (node.remainingSlots)
        parts << u"%1 slots"_s.arg(*node.remainingSlots);
    return parts.isEmpty() ? u"free room not said"_s : u"free: %1"_s.arg(parts.join(u" · "_s));
}

QString noRoom(const CloudNode &node, const InstanceType *type, const CvmSpec &spec)
{
    if (node.remainingSlots && *node.remainingSlots < 1)
        return u"it has no slot free"_s;
    if (type != nullptr && type->vcpu && node.remainingVcpu && *node.remainingVcpu < *type->vcpu)
        return u"it has %1 vCPU free, %2 are needed"_s.arg(*node.remainingVcpu).arg(*type->vcpu);
    if (type != nullptr && type->memoryMb && node.remainingMemoryMb && *node.remainingMemoryMb < *type->memoryMb)
        return u"it has %1 MB of memory free, %2 are needed"_s.arg(*node.remainingMemoryMb).arg(*type->memoryMb);
    if (spec.kms != KmsKind::Phala && !node.takesOnChainKms)
        return u"it takes no app on a chain"_s;
    if (!spec.osImage.isEmpty() && !node.osImages.isEmpty() && !node.osImages.contains(spec.osImage))
        return u"it does not offer the OS image %1"_s.arg(visibleText(spec.osImage, 60));
    return {};
}

QString severalHelpWith()
{
    return u"Several machines help with latency, with a node that fails, with load, and as proof that the same code runs everywhere."_s;
}

QString severalDoNotHelp()
{
    return u"They do not help a single user or an app that keeps state on its disk, and each of them costs as much as the first."_s;
}

Plan fleetPlan(const QString &app, const CvmSpec &spec, const std::vector<FleetTarget> &targets, const InstanceType *type, const ChangeScene &scene)
{
    Plan plan;
    plan.environment = scene.environment;
    plan.dataFrom = scene.dataFrom;
    const std::vector<const FleetTarget *> making = taken(targets);
    const QString name = visibleText(app, 120);
    plan.verb = u"Deploy %1"_s.arg(name);
    plan.title = making.size() == 1 ? u"Deploy %1 on %2"_s.arg(name, shownNode(making.front()->node))
                                    : u"Deploy %1 on %2 nodes"_s.arg(name).arg(making.size());
    // What every one of them shares is checked once, as for a single machine.
    const Plan one = deployPlan(spec, making.empty() ? Provision() : *making.front()->provision, type, scene);
    if (!spec.variables.empty() && !making.empty() && !one.steps.empty()) {
        domain::PlanStep sealing = one.steps.front();
        QStringList names;
        for (const SealedVariable &variable : spec.variables)
            names << visibleText(variable.name, 80);
        if (making.size() > 1)
            sealing.what = u"Encrypt %1 to the key of each machine's own app"_s.arg(names.join(u", "_s));
        plan.steps.push_back(sealing);
    }
    for (const FleetTarget *target : making) {
        domain::PlanStep step;
        step.target = shownNode(target->node);
        step.what = u"Make %1 on %2 in %3"_s.arg(visibleText(target->name, 80), step.target,
                                                 target->node.region.isEmpty() ? u"a region not said"_s : visibleText(target->node.region, 60));
        step.what += u": %1; %2"_s.arg(roundTripText(*target), roomText(target->node));
        if (type != nullptr && type->hourlyRate)
            step.what += u"; %1"_s.arg(priceText(*type->hourlyRate, 1));
        step.command = commandFor(spec, *target, scene.environment.id.text());
        plan.steps.push_back(step);
    }
    if (!making.empty())
        checkHashes(plan, app, targets);
    checkImages(plan, targets);
    if (making.size() > 1)
        checkState(plan, spec);
    for (const PlanCheck &check : one.checks) {
        if (type == nullptr || !type->hourlyRate || !check.text.startsWith("costs "_L1))
            plan.checks.push_back(check);
    }
    if (type != nullptr && type->hourlyRate && !making.empty())
        plan.checks.push_back({CheckState::Pass, u"together %1"_s.arg(priceText(*type->hourlyRate, int(making.size())))});
    for (const FleetTarget &target : targets) {
        if (!target.isTaken())
            plan.skipped << u"%1: %2"_s.arg(shownNode(target.node), target.skipped);
    }
    plan.ifItFails = u"the others go on; each has its own result, failed ones can be tried again"_s;
    plan.toUndo = u"delete them"_s;
    plan.sideEffects = u"Billing of each begins when it is made."_s;
    const bool anyOnChain = std::any_of(making.begin(), making.end(),
                                        [](const FleetTarget *it) { return it->provision->isOnChain() && it->provision->appContract.isEmpty(); });
    if (targets.empty())
        plan.refusal = u"no node is chosen"_s;
    else if (making.empty())
        plan.refusal = u"none of the nodes can take it (%1)"_s.arg(targets.front().skipped);
    else if (anyOnChain)
        plan.refusal = u"its app is on a chain: the contract has to be deployed by its owner's wallet first"_s;
    return plan;
}

std::optional<Money> costOf(const Money &hourly, int machines, int hours)
{
    const int64_t factor = int64_t(machines) * hours;
    if (factor < 0 || (factor > 0 && std::abs(hourly.micros()) > std::numeric_limits<int64_t>::max() / factor))
        return std::nullopt;
    return Money(hourly.micros() * factor, hourly.currency());
}

} // namespace pilothouse::cluster
