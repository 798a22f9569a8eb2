// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/demofleet/agent_cloud.h"
#include "services/demofleet/aws_cloud.h"
#include "services/demofleet/env_kms.h"
#include "services/demofleet/faults.h"
#include "services/demofleet/fleet.h"
#include "services/demofleet/gateway_check.h"
#include "services/demofleet/http_message.h"
#include "services/demofleet/plane.h"
#include "services/demofleet/spawntee_cloud.h"

#include <memory>
#include <vector>

namespace pilothouse::demofleet {

class Chain;
class Evidence;

/// Where the fleet can be reached, as its answers have to say.
struct Addresses
{
    QString base; ///< "http://127.0.0.1:18790": cloud API, guests, PCCS, the chain's node and control lie below
    QString oldPlane;
    QString newPlane;
    QString aws;
    QString orchestrator; ///< of the spec dialect; the seed dialect lies below, at /seed
    QString stray;        ///< another host name and port, where redirects lead

    QString phala() const { return base + QStringLiteral("/api/v1"); }
    QString pccs() const { return base + QStringLiteral("/pccs"); }
    QString chain() const { return base + QStringLiteral("/chain"); }
    QString control() const { return base + QStringLiteral("/control"); }
    QString spawntee() const { return base + QStringLiteral("/s/{id}"); }      ///< {id}: an instance, or an app
    QString modelOrchestrator() const { return base + QStringLiteral("/mo"); } ///< of the demo's cluster
    QString certificates() const { return base + QStringLiteral("/cpi"); }
};

/// The router as the fleet's control knows it; the process itself is the server's affair.
struct RouterState
{
    bool present = false;
    bool running = false;
    qint64 pid = 0;
    int starts = 0;
    int restartsAsked = 0;
};

/// The users that the fleet itself pretends, on demand.
struct Traffic
{
    double perSecond = 0;
    int authors = 400;
    std::optional<FleetTime> until;
    quint64 sent = 0;
    quint64 answered = 0;
    quint64 failed = 0;
};

/// An update in two phases, after the first.
struct WaitingUpdate
{
    int machine = 0;
    AppCompose compose;
    std::optional<GuestEnv> env;
    bool byEnvs = false; ///< asked for by the variables' own route, which wants them again in its second phase
};

/// Everything the demo fleet is: machines, planes, faults, counters, time. No sockets and no system clock in it, so that
/// handle() is a function of the world and a request.
class World
{
public:
    struct Options
    {
        int cvms = 40;
        quint32 seed = 1;
        int agents = 127;
    };

    World(const Options &options, FleetTime start);
    ~World();

    /// Follows the real clock; what was advanced stays ahead.
    void tick(FleetTime realNow);
    /// Moves the fleet's clock ahead of the real one.
    void advance(FleetTime milliseconds);
    FleetTime now() const { return m_now; }
    /// The wall clock, without what was advanced.
    FleetTime realNow() const { return m_now - m_offset; }
    /// "2026-01-15T12:00:00Z"
    static QString timeText(FleetTime time);

    void setAddresses(const Addresses &addresses);
    const Addresses &addresses() const { return m_addresses; }

    const Options &options() const { return m_options; }
    const Fleet &fleet() const { return m_fleet; }
    std::optional<Refusal> power(int machine, PowerAction action);
    int create(const CvmOrder &order);
    std::optional<Refusal> update(int machine, const AppCompose &compose, const std::optional<GuestEnv> &env);
    std::optional<Refusal> resize(int machine, const Shape &shape, bool allowRestart);

    const EnvKms &kms() const { return m_kms; }
    /// What was provisioned and not made yet, by app id and compose hash.
    QHash<QString, CvmOrder> &orders() { return m_orders; }
    /// Updates that wait for their hash on the chain, by the token that commits them.
    QHash<QString, WaitingUpdate> &waiting() { return m_waiting; }

    FaultTable &faults() { return m_faults; }
    const FaultTable &faults() const { return m_faults; }
    int addFault(Fault fault);
    void clearFaults();
    void clearFaults(const FaultTarget &target);
    /// The target a word of the control names: "phala", "newPlane", "cvm:<name or id>" …
    std::optional<FaultTarget> targetNamed(const QString &word) const;

    Plane &plane(Listener which) { return m_planes[which == Listener::NewPlane ? 1 : 0]; }
    const std::array<Plane, 2> &planes() const { return m_planes; }
    void restartPlane(Listener which);

    AwsCloud &aws() { return m_aws; }
    const AwsCloud &aws() const { return m_aws; }

    AgentCloud &agents() { return m_agents; }
    const AgentCloud &agents() const { return m_agents; }

    SpawnteeCloud &spawntees() { return m_spawntees; }
    Coordinator &coordinator() { return m_coordinator; }
    const Coordinator &coordinator() const { return m_coordinator; }

    RouterState &router() { return m_router; }
    const RouterState &router() const { return m_router; }
    bool routerShouldRun() const;

    Traffic &traffic() { return m_traffic; }
    const Traffic &traffic() const { return m_traffic; }

    /// Counters of the cloud API and of the trap behind redirects.
    struct Counters
    {
        quint64 phala = 0;
        quint64 phalaWithoutKey = 0;
        quint64 pccs = 0;
        quint64 chain = 0;
        quint64 guests = 0;
        quint64 challenges = 0;
        quint64 stray = 0;
        quint64 strayWithKey = 0;
        quint64 aws = 0;
        quint64 awsRefused = 0; ///< whose signature did not hold
        quint64 agents = 0;     ///< requests to the orchestrator
        quint64 agentChallenges = 0;
        quint64 agentSignIns = 0;
        quint64 agentRefreshes = 0;
        quint64 agentSignOuts = 0;
        quint64 agentsRefused = 0; ///< whose signature did not hold
        QStringList agentChanges;  ///< "deploy 3001", oldest first
        quint64 spawntees = 0;
        quint64 spawnteesRefused = 0; ///< without a signature, or with one that did not hold
        QStringList spawnteeChanges;  ///< "crunch-tee-registry approve-hash", oldest first
        QStringList awsChanges;       ///< "ecs:UpdateService prover-cluster-gpu-provers 12", oldest first
    };
    Counters &counters() { return m_counters; }
    const Counters &counters() const { return m_counters; }
    void resetCounters();

    /// How many streams of states are being sent.
    const std::shared_ptr<int> &openStreams() const { return m_openStreams; }

    /// The CVM's 2026-01-21 record as it stands in lists, serialised once per change.
    const QByteArray &listRecord(int machine) const;

    /// Keys, certificates and quotes; made when first asked for.
    Evidence &evidence();
    /// What was written on the chain about the fleet's apps; made when first asked for.
    const Chain &chain();

private:
    void settle();
    void changed(int machine);

    Options m_options;
    FleetTime m_offset = 0;
    FleetTime m_now = 0;
    FleetTime m_start = 0;
    Addresses m_addresses;
    Fleet m_fleet;
    EnvKms m_kms;
    QHash<QString, CvmOrder> m_orders;
    QHash<QString, WaitingUpdate> m_waiting;
    FaultTable m_faults;
    std::array<Plane, 2> m_planes;
    AwsCloud m_aws;
    AgentCloud m_agents;
    SpawnteeCloud m_spawntees;
    Coordinator m_coordinator;
    RouterState m_router;
    Traffic m_traffic;
    Counters m_counters;
    std::shared_ptr<int> m_openStreams = std::make_shared<int>(0);
    QSet<int> m_dead; ///< machines that a fault holds down
    mutable std::vector<QByteArray> m_listRecords;
    std::unique_ptr<Evidence> m_evidence;
    std::unique_ptr<Chain> m_chain;
};

/// Answers one request. All of the demo fleet's behaviour is behind this function.
Answer handle(World &world, const Request &request);

} // namespace pilothouse::demofleet
