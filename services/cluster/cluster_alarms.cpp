// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/cluster_alarms.h"

#include "services/core/plain_text.h"

#include <algorithm>
#include <functional>

namespace pilothouse::cluster {

using namespace Qt::StringLiterals;

namespace {

using Cause = GatewayRefusal::Cause;

bool refusedFor(const WatchedMember &it, Cause cause)
{
    return it.probe->refusal && it.probe->refusal->cause == cause;
}

struct Rule
{
    ClusterAlarmKind kind;
    AlarmSeverity severity;
    std::function<bool(const WatchedMember &)> applies;
    QString what;
    QString nextStep;
};

std::vector<Rule> rules()
{
    return {
        {ClusterAlarmKind::UnsignedAccepted, AlarmSeverity::Security,
         [](const WatchedMember &it) {
             return it.probe->unsignedStatus && *it.probe->unsignedStatus && **it.probe->unsignedStatus >= 200 && **it.probe->unsignedStatus < 400;
         },
         u"Requests without a signature are answered: anybody may build, start and stop models there."_s,
         u"Redeploy with GATEWAY_AUTH_COORDINATOR_WALLET set, and see that the compose file hands it on."_s},
        {ClusterAlarmKind::DebugImage, AlarmSeverity::Security,
         [](const WatchedMember &it) { return it.probe->debugCommands && *it.probe->debugCommands && **it.probe->debugCommands; },
         u"A debug image answers: it runs commands from outside and shows the environment with its secrets."_s,
         u"Redeploy from the compose file without DEBUG_MODE, and change every secret that the CVM was given."_s},
        {ClusterAlarmKind::PublicLogs, AlarmSeverity::Security, [](const WatchedMember &it) { return it.member->cvm.publicLogs == true; },
         u"The containers' logs can be read by anybody who knows the address."_s,
         u"Redeploy with public logs turned off. The compose hash changes with it, so a runner's has to be approved again."_s},
        {ClusterAlarmKind::KeyUnknown, AlarmSeverity::Trouble, [](const WatchedMember &it) { return refusedFor(it, Cause::KeyUnknown); },
         u"Signatures are refused: the key's hash is in neither certificate slot of the wallet."_s,
         u"Choose the key whose certificate is registered, or register this one's hash."_s},
        {ClusterAlarmKind::ClockSkew, AlarmSeverity::Trouble, [](const WatchedMember &it) { return refusedFor(it, Cause::ClockSkew); },
         u"Signatures are refused: this desk's clock and the server's differ by more than is allowed."_s, u"Set this desk's clock."_s},
        {ClusterAlarmKind::HashNotApproved, AlarmSeverity::Trouble, [](const WatchedMember &it) { return it.hash == HashState::Refused; },
         u"The registry refuses the compose hash: the runner cannot fetch models and takes no builds."_s,
         u"Compare its compose file with the one the registry expects, or delete the runner."_s},
        {ClusterAlarmKind::ForeignService, AlarmSeverity::Notice, [](const WatchedMember &it) { return roleOf(*it.probe) == MemberRole::Foreign; },
         u"Another program than a spawntee answers: the CVM is left alone."_s, u"Rename the CVM if it does not belong to the cluster."_s},
    };
}

void add(std::vector<ClusterAlarm> &alarms, ClusterAlarmKind kind, AlarmSeverity severity, const QStringList &members, const QString &what,
         const QString &nextStep)
{
    alarms.push_back({kind, severity, members, what, nextStep});
}

} // namespace

std::vector<ClusterAlarm> clusterAlarms(const Discovery &discovery, const std::vector<WatchedMember> &members, const HeadElection &election,
                                        const std::vector<LostBuild> &lostBuilds)
{
    std::vector<ClusterAlarm> alarms;
    for (const Rule &rule : rules()) {
        QStringList names;
        for (const WatchedMember &it : members) {
            if (rule.applies(it))
                names << it.member->cvm.name;
        }
        if (!names.isEmpty())
            add(alarms, rule.kind, rule.severity, names, rule.what, rule.nextStep);
    }
    if (election.registries.size() > 1) {
        QStringList names;
        for (const WatchedMember &it : members) {
            if (std::ranges::find(election.registries, it.member->cvm.id) != election.registries.end())
                names << it.member->cvm.name;
        }
        add(alarms, ClusterAlarmKind::TwoRegistries, AlarmSeverity::Trouble, names,
            election.registry ? u"The cluster has more than one registry; the chosen one is in charge."_s
                              : u"The cluster has more than one registry: nothing is approved or deployed until one is chosen."_s,
            u"Choose the registry in charge, and delete or rename the other."_s);
    } else if (election.registries.empty() && !members.empty()) {
        add(alarms, ClusterAlarmKind::NoRegistry, AlarmSeverity::Trouble, {},
            u"No registry is known: %1. Runners cannot fetch models, and none is deployed."_s.arg(election.canApprove.reason),
            u"Start the registry, or set the cluster up anew."_s);
    }
    for (const LostBuild &build : lostBuilds)
        add(alarms, ClusterAlarmKind::LostBuild, AlarmSeverity::Trouble, build.memberName.isEmpty() ? QStringList() : QStringList{build.memberName},
            u"The answer to a build of submission %1 was lost: whether it began is not known."_s.arg(visibleText(build.submissionId, 60)),
            u"It is looked for when its machine answers, and not built again before. If it did not begin, dismiss the lost build."_s);
    for (const QString &other : discovery.clashes)
        add(alarms, ClusterAlarmKind::NameClash, AlarmSeverity::Notice, {},
            u"The names of the cluster “%1” begin like this one's; its CVMs were left out."_s.arg(other),
            u"Other programs that go by the prefix alone would take them; a cluster's name should not begin with another's."_s);
    std::ranges::stable_sort(alarms, {}, &ClusterAlarm::severity);
    return alarms;
}

} // namespace pilothouse::cluster
