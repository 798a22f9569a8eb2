// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/provers/fleet_reader.h"

#include "services/provers/discovery.h"
#include "services/provers/vcpu_quota.h"

#include <QSet>

#include <algorithm>

namespace pilothouse::provers {

using domain::ProverFleet;

namespace {

/// A limit changes when somebody asked AWS for it.
constexpr auto kLimitKept = std::chrono::minutes(10);

/// The groups whose machines run the broker: by their tag, else by name; of another stack none.
bool isBrokerGroup(const domain::HostGroup &group, const QString &stack)
{
    const QString project = group.tags.value(QStringLiteral("Project"));
    const bool ours = stack.isEmpty() || project == stack || (project.isEmpty() && group.name.startsWith(stack + u'-'));
    const QString role = group.tags.value(QStringLiteral("Role"));
    return ours && (role.isEmpty() ? group.name.split(u'-').contains(QStringLiteral("broker")) : role == QLatin1String("broker"));
}

/// The broker as a row among the services: machines in place of tasks.
domain::ProverService brokerOf(const domain::HostGroup &group, const QHash<QString, MachineHealth> &health)
{
    domain::ProverService row;
    row.id = domain::ProverServiceId(group.arn.isEmpty() ? group.name : group.arn);
    row.name = group.name.endsWith(QLatin1String("-asg")) ? group.name.chopped(4) : group.name;
    row.desired = group.desired;
    row.running = group.inService();
    row.launchType = QStringLiteral("EC2");
    domain::BrokerHost host;
    // The one in service is the broker; else the one that comes or goes.
    const auto found = std::find_if(group.hosts.begin(), group.hosts.end(),
                                    [](const domain::GroupHost &each) { return each.lifecycle == QLatin1String("InService"); });
    const domain::GroupHost *const chosen = found != group.hosts.end() ? &*found : group.hosts.empty() ? nullptr : &group.hosts.front();
    if (chosen != nullptr)
        host = {chosen->instanceId,
                chosen->instanceType,
                chosen->zone,
                chosen->lifecycle,
                health.value(chosen->instanceId).state,
                health.value(chosen->instanceId).checks,
                {}};
    row.pending = int(std::count_if(group.hosts.begin(), group.hosts.end(),
                                    [](const domain::GroupHost &each) { return each.lifecycle.startsWith(QLatin1String("Pending")); }));
    row.status = host.state;
    row.broker = host;
    row.group = domain::GroupLink{group.name, domain::LinkProof::Hosts,
                                  group.tags.contains(QStringLiteral("Role")) ? QStringLiteral("by tag Role=broker of the group")
                                                                              : QStringLiteral("by name alone: it has the word broker"),
                                  QString(), false};
    if (!group.tags.contains(QStringLiteral("Role")))
        row.group->proof = domain::LinkProof::Name;
    row.state = domain::runStateOf(row);
    return row;
}

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
    co_await readBrokers(fleet, cancel);
    co_await readLimits(fleet, cancel);
    co_await readAlarms(fleet, cancel);
    if (cancel.isCancelled())
        co_return Error{.kind = ErrorKind::Cancelled, .what = QStringLiteral("cancelled")};
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

/// The brokers of the stack, after the services: machines of a group that no service runs on.
QCoro::Task<Done> FleetReader::readBrokers(std::shared_ptr<ProverFleet> fleet, CancelToken cancel)
{
    const auto self = shared_from_this();
    std::vector<const domain::HostGroup *> groups;
    QStringList ids;
    for (const domain::HostGroup &group : fleet->groups) {
        const bool carries = std::any_of(fleet->services.begin(), fleet->services.end(), [&group](const domain::ProverService &service) {
            return service.group && service.group->group == group.name;
        });
        if (carries || !isBrokerGroup(group, m_stack))
            continue;
        groups.push_back(&group);
        for (const domain::GroupHost &host : group.hosts)
            ids << host.instanceId;
    }
    QHash<QString, MachineHealth> health;
    if (!ids.isEmpty()) {
        const auto read = co_await m_ports.machines->healthOf(ids, cancel);
        if (read)
            health = *read;
        else
            missed(fleet.get(), QStringLiteral("the broker's machine"), read.error());
    }
    for (const domain::HostGroup *group : groups)
        fleet->services.push_back(brokerOf(*group, health));
    co_return Done{};
}

QCoro::Task<Done> FleetReader::readQuota(std::shared_ptr<ProverFleet> fleet, QString code, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto kept = m_limits.constFind(code);
    if (kept != m_limits.constEnd() && std::chrono::steady_clock::now() - kept->readAt < kLimitKept)
        co_return Done{};
    const auto limit = co_await m_ports.quotas->vcpuLimit(code, cancel);
    if (limit) {
        m_limits.insert(code, {*limit, std::chrono::steady_clock::now()});
    } else {
        m_limits.remove(code); // an old one is not good any more
        missed(fleet.get(), QStringLiteral("vCPU quotas"), limit.error());
    }
    co_return Done{};
}

/// What the account may run, and what of it runs: for each type of machine that a group launches.
QCoro::Task<Done> FleetReader::readLimits(std::shared_ptr<ProverFleet> fleet, CancelToken cancel)
{
    const auto self = shared_from_this();
    QStringList types;
    for (const domain::HostGroup &group : fleet->groups) {
        if (!group.machineType().isEmpty() && !types.contains(group.machineType()))
            types << group.machineType();
    }
    if (types.isEmpty() || m_ports.quotas == nullptr)
        co_return Done{};
    QStringList codes;
    for (const QString &type : types) {
        const auto quota = quotaClassOf(type);
        if (quota && !codes.contains(quota->code))
            codes << quota->code;
    }
    for (const QString &code : codes)
        co_await readQuota(fleet, code, cancel);
    const auto machines = co_await m_ports.machines->runningMachines(cancel);
    if (!machines)
        missed(fleet.get(), QStringLiteral("running machines"), machines.error());
    QStringList unknown = types;
    for (const Machine &machine : machines ? machines->items : std::vector<Machine>())
        unknown << machine.type;
    unknown.removeDuplicates();
    unknown.removeIf([this](const QString &type) { return m_vcpus.contains(type); });
    if (!unknown.isEmpty()) {
        const auto vcpus = co_await m_ports.machines->vcpusOf(unknown, cancel);
        if (vcpus)
            m_vcpus.insert(*vcpus);
        else
            missed(fleet.get(), QStringLiteral("machine types"), vcpus.error());
    }
    for (const QString &type : types) {
        domain::MachineType known;
        if (m_vcpus.contains(type))
            known.vcpus = m_vcpus.value(type);
        const auto quota = quotaClassOf(type);
        if (!quota) {
            known.quota.unknown = QStringLiteral("which quota machines of this type count against is not known here");
            fleet->machineTypes.insert(type, known);
            continue;
        }
        known.quota.name = quota->name;
        if (m_limits.contains(quota->code))
            known.quota.limit = m_limits.value(quota->code).vcpus;
        else
            known.quota.unknown = QStringLiteral("the quota could not be read");
        int used = 0;
        bool complete = machines.has_value() && machines->notes.isEmpty() && machines->skipped.empty();
        for (const Machine &machine : machines ? machines->items : std::vector<Machine>()) {
            const auto other = quotaClassOf(machine.type);
            if (!other || other->code != quota->code || !machine.lifecycle.isEmpty())
                continue; // of another limit: spot machines have their own
            complete &= m_vcpus.contains(machine.type);
            used += m_vcpus.value(machine.type);
        }
        if (complete)
            known.quota.used = used;
        else if (known.quota.unknown.isEmpty())
            known.quota.unknown = QStringLiteral("how many vCPUs run now could not be read");
        fleet->machineTypes.insert(type, known);
    }
    co_return Done{};
}

QCoro::Task<Done> FleetReader::readAlarms(std::shared_ptr<ProverFleet> fleet, CancelToken cancel)
{
    const auto self = shared_from_this();
    if (m_ports.alarms == nullptr)
        co_return Done{};
    const QString prefix = m_stack.isEmpty() ? QString() : m_stack + u'-';
    const auto alarms = co_await m_ports.alarms->alarms(prefix, cancel);
    if (!alarms) {
        missed(fleet.get(), QStringLiteral("alarms"), alarms.error());
        co_return Done{};
    }
    fleet->alarms = alarms->items;
    fleet->skipped.insert(fleet->skipped.end(), alarms->skipped.begin(), alarms->skipped.end());
    fleet->notes << alarms->notes;
    co_return Done{};
}

} // namespace pilothouse::provers
