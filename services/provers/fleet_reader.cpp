// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/provers/fleet_reader.h"

#include "services/provers/discovery.h"

#include <QSet>

#include <algorithm>

namespace pilothouse::provers {

using domain::ProverFleet;

namespace {

/// A permission that is missing concerns one feature; anything else that goes wrong is worth a note.
void missed(ProverFleet *fleet, const QString &feature, const Error &error)
{
    const auto known = std::any_of(fleet->denied.begin(), fleet->denied.end(),
                                   [&feature](const domain::DeniedFeature &denied) { return denied.feature == feature; });
    if (error.kind == ErrorKind::Forbidden && !known)
        fleet->denied.push_back({feature, error});
    else if (error.kind != ErrorKind::Forbidden)
        fleet->notes << QStringLiteral("%1 could not be read: %2").arg(feature, error.what);
}

template <typename T>
void add(std::vector<T> *all, ProverFleet *fleet, const Listed<T> &list)
{
    all->insert(all->end(), list.items.begin(), list.items.end());
    fleet->skipped.insert(fleet->skipped.end(), list.skipped.begin(), list.skipped.end());
    fleet->notes << list.notes;
}

} // namespace

FleetReader::FleetReader(ProverPorts ports, QString stack, QStringList standingNotes)
    : m_ports(std::move(ports))
    , m_stack(std::move(stack))
    , m_standingNotes(std::move(standingNotes))
{
}

/// Who is asking is worth knowing and needed for nothing: what is wrong with the key itself, the other services say as well.
QCoro::Task<Done> FleetReader::readIdentity(std::shared_ptr<ProverFleet> fleet, CancelToken cancel)
{
    const auto self = shared_from_this();
    if (m_identity.account.isEmpty()) {
        const auto identity = co_await m_ports.identity->whoAmI(cancel);
        if (identity)
            m_identity = *identity;
        else
            missed(fleet.get(), QStringLiteral("the key's identity"), identity.error());
    }
    fleet->account = m_identity.account;
    fleet->principal = m_identity.principal;
    co_return Done{};
}

QCoro::Task<Result<ProverFleet>> FleetReader::read(CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto fleet = std::make_shared<ProverFleet>();
    fleet->notes = m_standingNotes;
    const auto clusters = co_await m_ports.containers->clusters(cancel);
    if (!clusters)
        co_return clusters.error();
    co_await readIdentity(fleet, cancel);
    fleet->skipped = clusters->skipped;
    fleet->notes << clusters->notes;
    const ChosenClusters chosen = chooseClusters(clusters->items, m_stack);
    if (chosen.clusters.empty() && !m_stack.isEmpty())
        co_return Error{.kind = ErrorKind::NotFound,
                        .what = chosen.how,
                        .where = QStringLiteral("%1, account %2").arg(m_ports.containers->endpoint(), fleet->account),
                        .nextStep = QStringLiteral("Correct provers.stack or aws.region of the profile.")};
    fleet->clusters = chosen.clusters;
    fleet->notes << QStringLiteral("clusters found %1").arg(chosen.how);

    for (const domain::ProverCluster &cluster : chosen.clusters) {
        const auto services = co_await m_ports.containers->services(cluster, cancel);
        if (!services)
            co_return services.error();
        add(&fleet->services, fleet.get(), *services);
        co_await readCluster(fleet, cluster, cancel);
    }
    co_await readHosts(fleet, cancel);

    LinkSources sources;
    sources.stack = m_stack;
    QStringList names;
    for (const domain::ProverService &service : fleet->services)
        names << service.providers;
    names.removeDuplicates();
    names.removeAll(QStringLiteral("FARGATE"));
    names.removeAll(QStringLiteral("FARGATE_SPOT"));
    if (!names.isEmpty()) {
        const auto providers = co_await m_ports.containers->capacityProviders(names, cancel);
        if (providers)
            sources.providers = *providers;
        else
            missed(fleet.get(), QStringLiteral("capacity providers"), providers.error());
    }
    if (cancel.isCancelled())
        co_return Error{.kind = ErrorKind::Cancelled, .what = QStringLiteral("cancelled")};
    if (const auto offset = m_ports.identity->clockOffset(); offset.count() != 0)
        fleet->notes.prepend(QStringLiteral("this machine's clock is %1 s %2 AWS; requests are signed by theirs, set ours")
                                 .arg(std::abs(offset.count()))
                                 .arg(offset.count() > 0 ? QStringLiteral("behind") : QStringLiteral("ahead of")));
    linkGroups(fleet.get(), sources);
    ProverFleet whole = std::move(*fleet);
    co_return whole;
}

QCoro::Task<Done> FleetReader::readCluster(std::shared_ptr<ProverFleet> fleet, domain::ProverCluster cluster, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto tasks = co_await m_ports.containers->tasks(cluster, cancel);
    if (tasks)
        add(&fleet->tasks, fleet.get(), *tasks);
    else
        missed(fleet.get(), QStringLiteral("tasks"), tasks.error());
    const auto hosts = co_await m_ports.containers->hosts(cluster, cancel);
    if (hosts)
        add(&fleet->hosts, fleet.get(), *hosts);
    else
        missed(fleet.get(), QStringLiteral("container hosts"), hosts.error());
    co_return Done{};
}

/// Groups, and which machine is in which: by the machines' own tags, else by the groups' lists.
QCoro::Task<Done> FleetReader::readHosts(std::shared_ptr<ProverFleet> fleet, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto groups = co_await m_ports.groups->groups(cancel);
    if (groups)
        add(&fleet->groups, fleet.get(), *groups);
    else
        missed(fleet.get(), QStringLiteral("host groups"), groups.error());
    QStringList ids;
    for (const domain::ContainerHost &host : fleet->hosts) {
        if (!host.instanceId.isEmpty())
            ids << host.instanceId;
    }
    ids.removeDuplicates();
    QHash<QString, QString> byMachine;
    for (const domain::HostGroup &group : fleet->groups) {
        for (const domain::GroupHost &host : group.hosts)
            byMachine.insert(host.instanceId, group.name);
    }
    if (!ids.isEmpty()) {
        const auto tagged = co_await m_ports.machines->groupsOf(ids, cancel);
        if (tagged)
            byMachine.insert(*tagged);
        else
            missed(fleet.get(), QStringLiteral("machines"), tagged.error());
    }
    for (domain::ContainerHost &host : fleet->hosts)
        host.group = byMachine.value(host.instanceId);
    co_return Done{};
}

} // namespace pilothouse::provers
