// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/world.h"

#include "services/core/clock.h"
#include "services/demofleet/chain.h"
#include "services/demofleet/evidence.h"
#include "services/demofleet/routes.h"

namespace pilothouse::demofleet {

using namespace Qt::StringLiterals;

World::World(const Options &options, FleetTime start)
    : m_options(options)
    , m_now(start)
    , m_start(start)
    , m_fleet(options.cvms, options.seed, start)
    , m_kms(options.seed)
    , m_faults(options.seed)
    , m_aws(options.seed, start)
    , m_agents(options.agents, options.seed, start)
    , m_spawntees(m_fleet, options.seed, start)
{
    m_planes[0].name = u"hetzner"_s;
    m_planes[1].name = u"phala"_s;
    m_planes[1].attested = true;
    // The old plane has been up for weeks, the new one was set up today.
    m_planes[0].startedAt = start - FleetTime(19) * 24 * 3600 * 1000;
    m_planes[1].startedAt = start - FleetTime(5) * 3600 * 1000;
    if (m_fleet.planeMachine() >= 0 && m_fleet.machine(m_fleet.planeMachine()).runningSince)
        m_planes[1].startedAt = *m_fleet.machine(m_fleet.planeMachine()).runningSince;
    m_listRecords.resize(m_fleet.machines().size());
}

World::~World() = default;

QString World::timeText(FleetTime time)
{
    return toUtcText(QDateTime::fromMSecsSinceEpoch(time, Qt::UTC));
}

void World::tick(FleetTime realNow)
{
    m_now = std::max(m_now, realNow + m_offset);
    settle();
}

void World::advance(FleetTime milliseconds)
{
    m_offset += milliseconds;
    m_now += milliseconds;
    settle();
}

void World::settle()
{
    m_faults.expire(m_now);
    m_aws.advanceTo(m_now);
    constexpr FaultTarget orchestrator{TargetKind::Orchestrator, -1};
    m_agents.setTrouble({m_faults.active(orchestrator, FaultKind::DeployFails), m_faults.active(orchestrator, FaultKind::DeployStuck)});
    m_agents.advanceTo(m_now);
    if (m_faults.active(orchestrator, FaultKind::SocketDropped))
        m_agents.dropSockets(1011);
    if (m_traffic.until && *m_traffic.until <= m_now) {
        m_traffic.perSecond = 0;
        m_traffic.until.reset();
    }
    for (const int machine : m_fleet.advanceTo(m_now))
        m_listRecords[size_t(machine)].clear();
    QSet<int> dead;
    for (const Fault &fault : m_faults.all()) {
        if (fault.kind == FaultKind::DeadCvm)
            dead.insert(fault.target.kind == TargetKind::NewPlane ? m_fleet.planeMachine() : fault.target.machine);
    }
    dead.remove(-1);
    dead.remove(int(m_fleet.machines().size())); // of one that is not made yet
    for (const int machine : dead) {
        if (m_fleet.machine(machine).isRunning()) {
            m_fleet.setDead(machine, true, m_now);
            m_listRecords[size_t(machine)].clear();
        }
    }
    for (const int machine : m_dead - dead) {
        m_fleet.setDead(machine, false, m_now);
        m_listRecords[size_t(machine)].clear();
    }
    m_dead = dead;

    // The new plane is a process in its machine: it comes back new when the machine does.
    Plane &attested = m_planes[1];
    if (m_fleet.planeMachine() >= 0) {
        const auto &since = m_fleet.machine(m_fleet.planeMachine()).runningSince;
        if (since && *since > attested.startedAt) {
            restartPlane(Listener::NewPlane);
            attested.startedAt = *since;
        }
    }
}

void World::setAddresses(const Addresses &addresses)
{
    m_addresses = addresses;
    m_agents.setEndpointBase(addresses.orchestrator);
    for (QByteArray &record : m_listRecords)
        record.clear();
}

std::optional<Refusal> World::power(int machine, PowerAction action)
{
    const auto refusal = m_fleet.power(machine, action, m_now);
    m_listRecords[size_t(machine)].clear();
    return refusal;
}

/// Its record and its evidence are to be made anew.
void World::changed(int machine)
{
    if (m_listRecords.size() < m_fleet.machines().size())
        m_listRecords.resize(m_fleet.machines().size());
    m_listRecords[size_t(machine)].clear();
    if (m_evidence)
        m_evidence->forget(machine);
}

int World::create(const CvmOrder &order)
{
    const int machine = m_fleet.create(order, m_now);
    changed(machine);
    return machine;
}

std::optional<Refusal> World::update(int machine, const AppCompose &compose, const std::optional<GuestEnv> &env)
{
    const auto refusal = m_fleet.update(machine, compose, env, m_now);
    changed(machine);
    return refusal;
}

std::optional<Refusal> World::resize(int machine, const Shape &shape, bool allowRestart)
{
    const auto refusal = m_fleet.resize(machine, shape, allowRestart, m_now);
    changed(machine);
    return refusal;
}

int World::addFault(Fault fault)
{
    const int id = m_faults.add(std::move(fault));
    settle();
    return id;
}

void World::clearFaults()
{
    m_faults.clear();
    settle();
}

void World::clearFaults(const FaultTarget &target)
{
    m_faults.clear(target);
    settle();
}

std::optional<FaultTarget> World::targetNamed(const QString &word) const
{
    constexpr struct
    {
        const char *word;
        TargetKind kind;
    } fixed[] = {
        {"phala", TargetKind::Phala},       {"pccs", TargetKind::Pccs},     {"chain", TargetKind::Chain}, {"oldPlane", TargetKind::OldPlane},
        {"newPlane", TargetKind::NewPlane}, {"router", TargetKind::Router}, {"aws", TargetKind::Aws},     {"orchestrator", TargetKind::Orchestrator}};
    for (const auto &entry : fixed) {
        if (word == QLatin1StringView(entry.word))
            return FaultTarget{entry.kind, -1};
    }
    if (word == "nextCvm"_L1)
        return FaultTarget{TargetKind::Cvm, int(m_fleet.machines().size())};
    if (!word.startsWith("cvm:"_L1))
        return std::nullopt;
    const std::vector<int> machines = m_fleet.find(word.mid(4));
    if (machines.size() != 1)
        return std::nullopt;
    return FaultTarget{TargetKind::Cvm, machines.front()};
}

void World::restartPlane(Listener which)
{
    Plane &it = plane(which);
    it.startedAt = m_now;
    it.requests = 0;
    it.lastCanary = {};
}

bool World::routerShouldRun() const
{
    return m_router.present && !m_faults.active({TargetKind::Router, -1}, FaultKind::RouterDead);
}

void World::resetCounters()
{
    m_counters = {};
    m_traffic.sent = m_traffic.answered = m_traffic.failed = 0;
    for (Plane &it : m_planes) {
        it.unauthorised = 0;
        it.intents = {};
        it.paths.clear();
    }
}

const QByteArray &World::listRecord(int machine) const
{
    QByteArray &record = m_listRecords[size_t(machine)];
    if (record.isEmpty())
        record = QJsonDocument(cvmRecord(*this, m_fleet.machine(machine))).toJson(QJsonDocument::Compact);
    return record;
}

Evidence &World::evidence()
{
    if (!m_evidence)
        m_evidence = std::make_unique<Evidence>(m_start);
    return *m_evidence;
}

const Chain &World::chain()
{
    if (!m_chain)
        m_chain = std::make_unique<Chain>(m_fleet, m_start);
    return *m_chain;
}

} // namespace pilothouse::demofleet
