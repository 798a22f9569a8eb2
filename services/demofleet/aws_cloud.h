// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/demofleet/machine.h"

#include <QRandomGenerator>
#include <QStringList>

#include <deque>
#include <optional>
#include <vector>

namespace pilothouse::demofleet {

/// The key of the demo account: a throw-away value, known to everybody.
inline constexpr char kAwsKeyId[] = "AKIADEMOFLEET0000001";
inline constexpr char kAwsSecret[] = "demo/fleet+secret/everybody+knows0000000";
inline constexpr char kAwsRegion[] = "us-west-2";
inline constexpr char kAwsAccount[] = "123456789012";
inline constexpr char kAwsStack[] = "prover-cluster";

/// A machine of a group, as EC2, Auto Scaling and ECS see it.
struct AwsHost
{
    QString instanceId;
    QString containerId; ///< last part of its ECS ARN
    QString group;
    QString type;
    QString zone;
    FleetTime launchedAt = 0;
    FleetTime inServiceAt = 0;
    FleetTime registeredAt = 0;      ///< with ECS
    std::optional<FleetTime> goneAt; ///< set when it was told to end

    bool isEnding() const { return goneAt.has_value(); }
};

struct AwsActivity
{
    QString id;
    FleetTime at = 0;
    QString description;
    QString status;
    QString message = {}; ///< of a failure
};

struct AwsGroup
{
    QString name;
    QString role;
    QString type;
    int minimum = 0;
    int maximum = 0;
    int desired = 0;
    int gpus = 0;
    bool inCluster = true;               ///< false: machines that are no hosts of ECS
    std::vector<AwsActivity> activities; ///< newest first
};

struct AwsTask
{
    QString id;
    int revision = 0; ///< of its task definition
    QString service;
    QString cluster;
    QString deployment;
    QString instanceId; ///< empty on Fargate
    FleetTime createdAt = 0;
    FleetTime runsAt = 0;
    std::optional<FleetTime> stoppedAt; ///< when it will have, or has, stopped
    QString stopCode;
    QString stopReason;
    bool outOfMemory = false;
};

struct AwsDeployment
{
    QString id;
    FleetTime createdAt = 0;
    FleetTime updatedAt = 0;
    bool completed = false;
    int revision = 0;
};

struct AwsEvent
{
    QString id;
    FleetTime at = 0;
    QString message;
};

struct AwsService
{
    QString name;
    QString cluster;
    QString group;    ///< whose machines it needs; empty: Fargate
    QString provider; ///< in place of a launch type
    QStringList containers;
    int desired = 0;
    int minHealthy = 100;
    int maximum = 200;
    int revision = 1;                      ///< wanted
    int newestRevision = 1;                ///< registered
    std::deque<AwsDeployment> deployments; ///< the wanted one first
    std::deque<AwsEvent> events;           ///< newest first
    FleetTime createdAt = 0;
    FleetTime complainedAt = 0; ///< last "unable to place"
    bool wasSteady = true;
};

struct AwsLogEvent
{
    qint64 id = 0;
    FleetTime at = 0;
    QString group;
    QString stream;
    QString message;
};

/// The demo account: a prover cluster of the usual shape, a stranger's cluster beside it, and what becomes of both over time.
/// Machines take 8 s to be in service and 15 s to register, tasks 4 s to run and 3 s to stop: a film of what takes minutes.
class AwsCloud
{
public:
    AwsCloud(quint32 seed, FleetTime start);

    void advanceTo(FleetTime now);

    const std::vector<AwsService> &services() const { return m_services; }
    const std::vector<AwsTask> &tasks() const { return m_tasks; }
    const std::vector<AwsHost> &hosts() const { return m_hosts; }
    const std::vector<AwsGroup> &groups() const { return m_groups; }
    const std::deque<AwsLogEvent> &logs() const { return m_logs; }
    QStringList clusters() const { return {m_cluster, m_strangersCluster}; }
    bool isOurs(const QString &cluster) const { return cluster == m_cluster; }

    AwsService *service(const QString &cluster, const QString &name);
    AwsGroup *group(const QString &name);
    const AwsHost *host(const QString &instanceId) const;

    QString taskStatus(const AwsTask &task) const;
    int running(const AwsService &service, const QString &deployment = {}) const;
    int pending(const AwsService &service, const QString &deployment = {}) const;

    void setDesired(AwsService *service, int count);
    void deployAgain(AwsService *service);
    /// Another revision of its task definition; the same one begins nothing.
    void useRevision(AwsService *service, int revision);
    bool stopTask(const QString &id, const QString &reason);
    void resize(AwsGroup *group, int minimum, int maximum, int desired);

    /// Tasks of services whose name contains this run out of memory some seconds after they started; nothing: none do.
    void setCrashing(const std::optional<QString> &services) { m_crashing = services; }

    /// vCPUs that G machines of this account may have together; a launch beyond it fails.
    static constexpr int kGpuQuota = 64;
    static int vcpusOf(const QString &type);
    int gpuVcpus() const;

    FleetTime now() const { return m_now; }

private:
    void addService(const QString &cluster, const QString &shortName, const QString &group, const QString &provider, const QStringList &containers,
                    int desired);
    void addGroup(const QString &shortName, const QString &role, const QString &type, int count, int gpus, bool inCluster);
    void step();
    void settleGroup(AwsGroup *group);
    void settleService(AwsService *service);
    void crashTasks();
    void writeLogs(FleetTime at);
    void launch(const AwsGroup &group, FleetTime at);
    bool startTask(AwsService *service, FleetTime at);
    void endTask(AwsTask *task, const QString &code, const QString &reason);
    void say(AwsService *service, const QString &message);
    QString hex(int digits);
    QString uuid();

    QRandomGenerator m_random;
    std::optional<QString> m_crashing;
    FleetTime m_now = 0;
    FleetTime m_logsUntil = 0;
    qint64 m_nextLog = 1;
    QString m_cluster;
    QString m_strangersCluster;
    std::vector<AwsService> m_services;
    std::vector<AwsTask> m_tasks;
    std::vector<AwsHost> m_hosts;
    std::vector<AwsGroup> m_groups;
    std::deque<AwsLogEvent> m_logs;
};

} // namespace pilothouse::demofleet
