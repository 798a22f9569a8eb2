// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/cluster_members.h"

#include "services/core/plain_text.h"

#include <QHash>

#include <algorithm>

namespace pilothouse::cluster {

using namespace Qt::StringLiterals;
using domain::ActionState;
using domain::Cvm;

namespace {

constexpr int kLongestName = 47;

std::optional<NamedRole> roleOfRest(QStringView rest)
{
    if (rest == "registry"_L1)
        return NamedRole::Registry;
    if (rest == "runner"_L1 || rest.startsWith("runner-"_L1))
        return NamedRole::Runner;
    return std::nullopt;
}

/// "tee" of "tee-registry" and "tee-runner-0a1b": what another cluster's name goes on with. Empty: no cluster's.
QString otherClusterOf(const QString &rest)
{
    if (rest.endsWith("-registry"_L1))
        return rest.chopped(9);
    const qsizetype runner = rest.lastIndexOf("-runner-"_L1);
    if (runner > 0)
        return rest.left(runner);
    return rest.endsWith("-runner"_L1) ? rest.chopped(7) : QString();
}

} // namespace

QString gatewayDomainOf(const Cvm &cvm)
{
    if (!cvm.gatewayDomain.isEmpty())
        return cvm.gatewayDomain;
    return cvm.node.isEmpty() ? QString() : u"dstack-pha-%1.phala.network"_s.arg(cvm.node);
}

ActionState canNameCluster(const QString &name)
{
    if (name.isEmpty())
        return ActionState::no(u"a cluster needs a name"_s);
    if (name.size() > kLongestName)
        return ActionState::no(
            u"the name has %1 characters; %2 are the most, so that the names of its runners fit"_s.arg(name.size()).arg(kLongestName));
    const auto isLetter = [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z'); };
    if (!isLetter(name[0]))
        return ActionState::no(u"the name has to begin with a letter"_s);
    for (const QChar c : name) {
        if (!isLetter(c) && !(c >= u'0' && c <= u'9') && c != u'-')
            return ActionState::no(u"“%1” cannot be in the name: letters, digits and hyphens only"_s.arg(visibleText(QString(c))));
    }
    return ActionState::yes();
}

Discovery discoverMembers(const domain::CvmList &list, const QString &clusterName, int port)
{
    Discovery found;
    if (clusterName.isEmpty())
        return found; // an empty prefix would take every CVM of the account
    const QString prefix = clusterName + u'-';
    for (const Cvm &cvm : list.items) {
        if (!cvm.name.startsWith(clusterName))
            continue;
        const QString rest = cvm.name.startsWith(prefix) ? cvm.name.mid(prefix.size()) : QString();
        const auto role = roleOfRest(rest);
        if (!role) {
            const QString other = otherClusterOf(rest);
            if (other.isEmpty()) {
                found.leftOut.push_back({cvm.name, u"its name begins like this cluster's but is none of a registry or a runner"_s});
            } else {
                const QString otherName = prefix + other;
                found.leftOut.push_back({cvm.name, u"it belongs to the cluster “%1”"_s.arg(visibleText(otherName, 80))});
                if (!found.clashes.contains(otherName))
                    found.clashes << otherName;
            }
            continue;
        }
        Member member;
        member.cvm = cvm;
        member.named = *role;
        const QString domain = gatewayDomainOf(cvm);
        if (cvm.state != domain::RunState::Running)
            member.notProbed = cvm.status.isEmpty() ? u"its status is not known"_s : u"it is %1"_s.arg(visibleText(cvm.status, 40));
        else if (cvm.duplicateId)
            member.notProbed = u"the cloud lists its id twice"_s;
        else if (cvm.appId.isEmpty())
            member.notProbed = u"the cloud names no app of it"_s;
        else if (domain.isEmpty())
            member.notProbed = u"the cloud names neither its gateway nor its node, so it has no address"_s;
        else
            member.address = SpawnteeAddress{cvm.appId, domain, port};
        found.members.push_back(std::move(member));
    }
    // An app with several CVMs is told apart by instance: its own name reaches any of them.
    QHash<QString, int> machines;
    for (const Cvm &cvm : list.items)
        ++machines[cvm.appId];
    for (Member &member : found.members) {
        if (!member.address || machines[member.cvm.appId] == 1)
            continue;
        member.address->instanceId = member.cvm.instanceId;
        if (member.cvm.instanceId.isEmpty()) {
            member.address.reset();
            member.notProbed = u"its app has several CVMs and the cloud does not name this one's instance"_s;
        }
    }
    return found;
}

} // namespace pilothouse::cluster
