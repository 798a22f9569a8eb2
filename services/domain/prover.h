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

/// One ECS service of the prover cluster.
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

    /// One deployment, all tasks running, nothing pending, rollout complete or not told.
    bool isSteady() const;
    bool needsHosts() const; ///< false for tasks that run without machines of ours
    friend bool operator==(const ProverService &, const ProverService &) = default;
};

/// Reads a service's numbers into our word for it.
RunState runStateOf(const ProverService &service);
/// "Steady", "Rolling out", "Cannot place" …: one word or two for people, from the same facts as the state.
QString proverStateText(const ProverService &service);

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
    friend bool operator==(const HostGroup &, const HostGroup &) = default;
};

/// Something that this key may not read, with what the remote said; the rest works on.
struct DeniedFeature
{
    QString feature; ///< "host groups"
    Error error;

    friend bool operator==(const DeniedFeature &, const DeniedFeature &) = default;
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
    std::vector<SkippedRow> skipped;
    std::vector<DeniedFeature> denied;
    QStringList notes;
};

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
