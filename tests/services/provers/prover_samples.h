// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/prover.h"
#include "services/domain/task_definition.h"

namespace pilothouse::test {

inline domain::ProverService proverService(const QString &name, int count, const QString &launchType = QStringLiteral("EC2"))
{
    domain::ProverService service;
    service.name = name;
    service.id = domain::ProverServiceId(QStringLiteral("arn:service/") + name);
    service.clusterArn = QStringLiteral("arn:cluster/s-cluster");
    service.clusterName = QStringLiteral("s-cluster");
    service.status = QStringLiteral("ACTIVE");
    service.schedulingStrategy = QStringLiteral("REPLICA");
    service.controller = QStringLiteral("ECS");
    service.launchType = launchType;
    service.desired = service.running = count;
    domain::Rollout rollout;
    rollout.id = QStringLiteral("ecs-svc/1");
    rollout.status = QStringLiteral("PRIMARY");
    rollout.state = QStringLiteral("COMPLETED");
    service.rollouts.push_back(rollout);
    service.state = domain::runStateOf(service);
    return service;
}

inline domain::HostGroup hostGroup(const QString &name, int count, const QString &type = QStringLiteral("g6e.xlarge"))
{
    domain::HostGroup group;
    group.name = name;
    group.minimum = group.maximum = group.desired = count;
    for (int i = 0; i < count; ++i)
        group.hosts.push_back(
            {QStringLiteral("i-%1-%2").arg(name).arg(i), type, QStringLiteral("us-west-2a"), QStringLiteral("InService"), QStringLiteral("Healthy")});
    return group;
}

/// Puts `count` running tasks of a service on the first hosts of a group, one on each.
inline void placeTasks(domain::ProverFleet *fleet, const domain::ProverService &service, const domain::HostGroup &group, int count)
{
    for (int i = 0; i < count; ++i) {
        domain::ContainerHost host;
        host.arn = QStringLiteral("arn:host/") + group.hosts[size_t(i)].instanceId;
        host.clusterArn = service.clusterArn;
        host.instanceId = group.hosts[size_t(i)].instanceId;
        host.status = QStringLiteral("ACTIVE");
        host.agentConnected = true;
        host.group = group.name;
        fleet->hosts.push_back(host);
        domain::ProverTask task;
        task.arn = QStringLiteral("arn:task/%1-%2").arg(service.name).arg(i);
        task.serviceName = service.name;
        task.clusterArn = service.clusterArn;
        task.lastStatus = QStringLiteral("RUNNING");
        task.desiredStatus = QStringLiteral("RUNNING");
        task.hostArn = host.arn;
        fleet->tasks.push_back(task);
    }
}

/// A revision of family "s-gpu-provers" with two settings: an image, and a variable whose value is hidden.
inline domain::TaskDefinition taskDefinition(int revision, const QString &image, const QByteArray &secret,
                                             const QString &status = QStringLiteral("ACTIVE"))
{
    domain::TaskDefinition definition;
    definition.arn = QStringLiteral("arn:aws:ecs:us-west-2:1:task-definition/s-gpu-provers:%1").arg(revision);
    definition.family = QStringLiteral("s-gpu-provers");
    definition.revision = revision;
    definition.status = status;
    definition.registeredBy = QStringLiteral("arn:aws:iam::1:user/pulumi");
    definition.settings = {{QStringLiteral("gpu-prover"), QStringLiteral("environment.DATABASE_URL"), QString(), secret, true},
                           {QStringLiteral("gpu-prover"), QStringLiteral("image"), image, image.toUtf8(), false}};
    return definition;
}

} // namespace pilothouse::test
