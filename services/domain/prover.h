// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/error.h"
#include "services/core/id.h"
#include "services/domain/cvm.h"

#include <QDateTime>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace pilothouse::domain {

struct ProverServiceTag;
/// An ECS service by its ARN.
using ProverServiceId = Id<ProverServiceTag>;

/// What a service says about itself, newest first; known by its id.
struct ServiceEvent
{
    QString id;
    QDateTime at; ///< UTC
    QString message;

    friend bool operator==(const ServiceEvent &, const ServiceEvent &) = default;
};

/// One deployment of a service: PRIMARY is what is wanted, ACTIVE is being replaced.
struct Rollout
{
    QString id;
    QString status;
    QString state; ///< IN_PROGRESS, COMPLETED, FAILED; empty for controllers that do not say
    QString reason;
    QString taskDefinition; ///< ARN
    int desired = 0;
    int running = 0;
    int pending = 0;
    int failedTasks = 0;
    QDateTime createdAt;
    QDateTime updatedAt;

    friend bool operator==(const Rollout &, const Rollout &) = default;
};

/// How the group of hosts under a service was found; the first two are facts, the others are guesses by rule.
enum class LinkProof { CapacityProvider, Hosts, PlacementConstraint, Name };

/// The group of hosts that a service's tasks run on, and how it was found.
struct GroupLink
{
    QString group; ///< name of the Auto Scaling group
    LinkProof proof = LinkProof::Hosts;
    QString how;                 ///< "task 4f1c… → container instance → i-0abc… → tag aws:autoscaling:groupName"
    QString provider;            ///< of a capacity provider
    bool managedScaling = false; ///< the provider moves the group itself

    bool isProven() const { return proof == LinkProof::CapacityProvider || proof == LinkProof::Hosts; }
    friend bool operator==(const GroupLink &, const GroupLink &) = default;
};

/// Where a container of a service writes its log.
struct LogSource
{
    QString container;
    QString group;
    QString streamPrefix; ///< streams are prefix/container/task id
    QString region;       ///< empty: the service's own

    friend bool operator==(const LogSource &, const LogSource &) = default;
};

/// The machine that the broker runs on, as EC2 and its group tell of it. Of the broker's own unit (systemd) neither knows anything.
struct BrokerHost
{
    QString instanceId; ///< empty: the group has no machine now
    QString instanceType;
    QString zone;
    QString lifecycle; ///< of the group: InService, Pending …
    QString state;     ///< of EC2: running, pending, shutting-down …; empty when not told
    QString checks;    ///< of EC2: ok, impaired, initializing …; empty when not told
    QDateTime launchedAt;

    friend bool operator==(const BrokerHost &, const BrokerHost &) = default;
};

/// One ECS service of the prover cluster, or its broker: a program on a machine of its own, with `broker` set. Of the broker, tasks are machines.
struct ProverService
{
    ProverServiceId id;
    QString name;
    QString clusterArn;
    QString clusterName;
    QString status; ///< ECS's own word: ACTIVE, DRAINING, INACTIVE
    RunState state = RunState::Unknown;
    int desired = 0;
    int running = 0;
    int pending = 0;
    QString launchType;         ///< EC2, FARGATE, EXTERNAL; empty with capacity providers
    QStringList providers;      ///< of its own strategy, in order
    QString taskDefinition;     ///< ARN
    QString schedulingStrategy; ///< REPLICA, DAEMON
    QString controller;         ///< ECS, CODE_DEPLOY, EXTERNAL
    std::optional<int> minHealthyPercent;
    QStringList placementConstraints; ///< expressions
    std::vector<Rollout> rollouts;
    std::vector<ServiceEvent> events;
    QDateTime createdAt;

    std::optional<GroupLink> group;
    QString groupUnknown; ///< why there is no link; empty when none is needed
    int hostsInUse = 0;   ///< different hosts its running tasks are on
    int mostTasksPerHost = 0;
    std::optional<BrokerHost> broker; ///< set: this is no ECS service; `id` is the ARN of its group

    /// One deployment, all tasks running, nothing pending, rollout complete or not told.
    bool isSteady() const;
    bool needsHosts() const; ///< false for tasks that run without machines of ours
    friend bool operator==(const ProverService &, const ProverService &) = default;
};

/// Reads a service's numbers into our word for it.
RunState runStateOf(const ProverService &service);
/// "Steady", "Rolling out", "Cannot place" …: one word or two for people, from the same facts as the state.
QString proverStateText(const ProverService &service);
/// What a service does in the cluster, by the words of its name: exec, snark, gpu, aux, api, broker; empty where no word tells.
QString proverRole(const ProverService &service);

struct ProverCluster
{
    QString arn;
    QString name;
    QString status;
    QMap<QString, QString> tags;
    int registeredHosts = 0;

    friend bool operator==(const ProverCluster &, const ProverCluster &) = default;
};

/// A running or stopped task.
struct ProverTask
{
    QString arn;
    QString serviceName; ///< from its group "service:NAME"; empty for others
    QString clusterArn;
    QString taskDefinition;
    QString lastStatus;
    QString desiredStatus;
    QString health;
    QString hostArn; ///< container instance; empty for Fargate
    QString zone;
    QString stopCode;
    QString stoppedReason;
    QStringList containers; ///< "exec-agent-0: RUNNING", "gpu-prover: exit 137, OutOfMemoryError"
    QDateTime createdAt;
    QDateTime startedAt;
    QDateTime stoppedAt;

    QString id() const { return arn.section(u'/', -1); }
    friend bool operator==(const ProverTask &, const ProverTask &) = default;
};

/// A machine as ECS knows it.
struct ContainerHost
{
    QString arn;
    QString clusterArn;
    QString instanceId; ///< i-…
    QString instanceType;
    QString status; ///< ACTIVE, DRAINING
    bool agentConnected = false;
    int runningTasks = 0;
    int gpus = 0;
    QString group; ///< Auto Scaling group by the machine's own tag; empty when not known

    friend bool operator==(const ContainerHost &, const ContainerHost &) = default;
};

struct GroupHost
{
    QString instanceId;
    QString instanceType;
    QString zone;
    QString lifecycle; ///< InService, Pending …
    QString health;

    friend bool operator==(const GroupHost &, const GroupHost &) = default;
};

/// An Auto Scaling group with its bounds.
struct HostGroup
{
    QString name;
    QString arn;
    int minimum = 0;
    int maximum = 0;
    int desired = 0;
    QString status; ///< only while it is being deleted
    QMap<QString, QString> tags;
    QStringList suspended; ///< processes, "Launch" …
    std::vector<GroupHost> hosts;

    int inService() const;
    /// Of the first machine; empty without one.
    QString machineType() const { return hosts.empty() ? QString() : hosts.front().instanceType; }
    friend bool operator==(const HostGroup &, const HostGroup &) = default;
};

/// Something that this key may not read, with what the remote said; the rest works on.
struct DeniedFeature
{
    QString feature; ///< "host groups"
    Error error;

    friend bool operator==(const DeniedFeature &, const DeniedFeature &) = default;
};

/// A limit of the account and region on running on-demand machines of some types together, counted in vCPUs.
struct VcpuQuota
{
    QString name;                ///< "Running On-Demand G and VT instances"; empty: no quota is known for the type
    std::optional<double> limit; ///< vCPUs
    std::optional<int> used;     ///< vCPUs of the machines that run or start now
    QString unknown;             ///< why one of them is not known

    friend bool operator==(const VcpuQuota &, const VcpuQuota &) = default;
};

/// What is known of a type of machine that a group launches.
struct MachineType
{
    std::optional<int> vcpus;
    VcpuQuota quota;

    friend bool operator==(const MachineType &, const MachineType &) = default;
};

/// An alarm as CloudWatch tells of it.
struct CloudAlarm
{
    QString name;
    QString arn;
    QString state; ///< OK, ALARM, INSUFFICIENT_DATA: as sent
    QString reason;
    QString rule; ///< "AWS/EC2 CPUUtilization > 80 for 2 × 300 s"; empty for compositions
    QMap<QString, QString> dimensions;
    QDateTime since; ///< UTC, of the state
    bool actionsEnabled = true;
    bool composite = false;

    friend bool operator==(const CloudAlarm &, const CloudAlarm &) = default;
};

/// Whether an alarm could go off at all: INSUFFICIENT_DATA is blind, never good.
enum class AlarmSight { Alarm, Blind, Unknown, Ok };
AlarmSight alarmSight(const CloudAlarm &alarm);

/// Tasks that stopped for one cause.
struct StopGroup
{
    QString why; ///< the reason and the exits that are not 0, without what names the one task; empty when ECS gives none
    int tasks = 0;
    QDateTime last; ///< UTC

    friend bool operator==(const StopGroup &, const StopGroup &) = default;
};

/// The prover cluster as last read.
struct ProverFleet
{
    QString account;
    QString principal; ///< ARN of who is asking
    std::vector<ProverCluster> clusters;
    std::vector<ProverService> services;
    std::vector<ProverTask> tasks;
    std::vector<ContainerHost> hosts;
    std::vector<HostGroup> groups;
    QMap<QString, MachineType> machineTypes;       ///< of the groups' machines
    std::optional<std::vector<CloudAlarm>> alarms; ///< nothing: they could not be read
    std::vector<SkippedRow> skipped;
    std::vector<DeniedFeature> denied;
    QStringList notes;
};

/// Stopped tasks of one service by cause, the most first; those that somebody asked to stop are left out.
std::vector<StopGroup> stopGroupsOf(const std::vector<ProverTask> &tasks, const ProverService &service);

/// One line of a log.
struct LogLine
{
    QString id;   ///< empty where the remote gives none
    QDateTime at; ///< UTC
    QString stream;
    QString message;

    friend bool operator==(const LogLine &, const LogLine &) = default;
};

} // namespace pilothouse::domain
