// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/cancel_token.h"
#include "services/core/result.h"
#include "services/domain/prover.h"
#include "services/domain/task_definition.h"

#include <QCoroTask>

#include <QHash>

#include <chrono>

namespace pilothouse::provers {

/// What a list call gave: what could be used, what could not, and why.
template <typename T>
struct Listed
{
    std::vector<T> items;
    std::vector<domain::SkippedRow> skipped;
    QStringList notes;
};

/// A capacity provider and the group behind it.
struct CapacityProvider
{
    QString name;
    QString groupArn; ///< empty for Fargate
    bool managedScaling = false;
};

/// What the prover workflow needs of a service that runs containers.
class ContainerPort
{
public:
    virtual ~ContainerPort() = default;

    virtual QCoro::Task<Result<Listed<domain::ProverCluster>>> clusters(CancelToken cancel) = 0;
    virtual QCoro::Task<Result<Listed<domain::ProverService>>> services(domain::ProverCluster cluster, CancelToken cancel) = 0;
    virtual QCoro::Task<Result<Listed<domain::ProverTask>>> tasks(domain::ProverCluster cluster, CancelToken cancel) = 0;
    virtual QCoro::Task<Result<Listed<domain::ContainerHost>>> hosts(domain::ProverCluster cluster, CancelToken cancel) = 0;
    virtual QCoro::Task<Result<std::vector<CapacityProvider>>> capacityProviders(QStringList names, CancelToken cancel) = 0;
    virtual QCoro::Task<Result<std::vector<domain::LogSource>>> logSources(QString taskDefinition, CancelToken cancel) = 0;
    /// One revision, by its ARN. Errors: NotFound.
    virtual QCoro::Task<Result<domain::TaskDefinition>> definition(QString taskDefinition, CancelToken cancel) = 0;
    /// ARNs of the revisions of a family that a service may be moved to, the newest first, `most` at most.
    virtual QCoro::Task<Result<QStringList>> revisions(QString family, int most, CancelToken cancel) = 0;
    /// One service as it stands now. Errors: NotFound.
    virtual QCoro::Task<Result<domain::ProverService>> service(domain::ProverService service) = 0;

    // Changes. A lost answer is OutcomeUnknown; none of them is ever repeated by itself unless it was turned away unread.
    virtual QCoro::Task<Status> setDesired(domain::ProverService service, int count) = 0;
    virtual QCoro::Task<Status> deployAgain(domain::ProverService service) = 0;
    /// Another revision, by its ARN: all tasks are replaced.
    virtual QCoro::Task<Status> useDefinition(domain::ProverService service, QString taskDefinition) = 0;
    virtual QCoro::Task<Status> stopTask(domain::ProverTask task, QString reason) = 0;

    virtual QString endpoint() const = 0;
};

/// The numbers of a group that one call sets together.
struct GroupSize
{
    int minimum = 0;
    int maximum = 0;
    int desired = 0;

    friend bool operator==(const GroupSize &, const GroupSize &) = default;
};

/// What the prover workflow needs of the service that keeps groups of hosts.
class GroupPort
{
public:
    virtual ~GroupPort() = default;

    virtual QCoro::Task<Result<Listed<domain::HostGroup>>> groups(CancelToken cancel) = 0;
    /// Errors: NotFound.
    virtual QCoro::Task<Result<domain::HostGroup>> group(QString name) = 0;
    /// The last failures to launch or end a host, newest first, in the remote's words.
    virtual QCoro::Task<Result<QStringList>> failures(QString name) = 0;
    virtual QCoro::Task<Status> resize(QString name, GroupSize size) = 0;
};

/// A machine that runs or starts.
struct Machine
{
    QString instanceId;
    QString type;
    QString lifecycle; ///< "spot", "scheduled"; empty: on demand
};

/// What the service that runs machines says of one.
struct MachineHealth
{
    QString state;  ///< running, pending, stopped …
    QString checks; ///< ok, impaired, initializing, insufficient-data …: the worse of its two checks
};

/// What the prover workflow needs of the service that runs machines.
class HostPort
{
public:
    virtual ~HostPort() = default;
    /// The Auto Scaling group of each machine, by its tag; machines without the tag are absent.
    virtual QCoro::Task<Result<QHash<QString, QString>>> groupsOf(QStringList instanceIds, CancelToken cancel) = 0;
    /// Every machine of the account in this region that runs or starts.
    virtual QCoro::Task<Result<Listed<Machine>>> runningMachines(CancelToken cancel) = 0;
    /// The vCPUs that a machine of each type has; types that the remote does not know are absent.
    virtual QCoro::Task<Result<QHash<QString, int>>> vcpusOf(QStringList types, CancelToken cancel) = 0;
    /// How machines are by the remote's own checks: instance id → state and checks.
    virtual QCoro::Task<Result<QHash<QString, MachineHealth>>> healthOf(QStringList instanceIds, CancelToken cancel) = 0;
};

/// What the prover workflow needs of the service that keeps the account's limits.
class QuotaPort
{
public:
    virtual ~QuotaPort() = default;
    /// The limit that applies to running machines, in vCPUs, by its code ("L-DB2E81BA"). Errors: NotFound.
    virtual QCoro::Task<Result<double>> vcpuLimit(QString code, CancelToken cancel) = 0;
};

/// What the prover workflow needs of the service that watches metrics.
class AlarmPort
{
public:
    virtual ~AlarmPort() = default;
    /// Alarms whose names begin with `prefix`, compositions too; empty: all of the region.
    virtual QCoro::Task<Result<Listed<domain::CloudAlarm>>> alarms(QString prefix, CancelToken cancel) = 0;
};

struct LogQuestion
{
    domain::LogSource source;
    QString taskId;   ///< empty: all tasks
    QDateTime since;  ///< UTC
    QString pattern;  ///< the remote's own filter language; empty: everything
    int limit = 1000; ///< the newest so many
};

/// What the prover workflow needs of the service that keeps logs.
class LogPort
{
public:
    virtual ~LogPort() = default;
    /// Oldest first.
    virtual QCoro::Task<Result<Listed<domain::LogLine>>> read(LogQuestion question, CancelToken cancel) = 0;
};

struct Identity
{
    QString account;
    QString principal;
};

class IdentityPort
{
public:
    virtual ~IdentityPort() = default;
    virtual QCoro::Task<Result<Identity>> whoAmI(CancelToken cancel) = 0;
    /// The remote's clock minus this machine's, as far as a refusal made it known.
    virtual std::chrono::seconds clockOffset() const { return std::chrono::seconds(0); }
};

} // namespace pilothouse::provers
