// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/aws/aws_call.h"
#include "services/domain/prover.h"
#include "services/provers/prover_ports.h"

namespace pilothouse::aws::ecs {

// Limits of one call: "Amazon ECS API reference", version 2014-11-13.
inline constexpr int kServicesAtOnce = 10;
inline constexpr int kTasksAtOnce = 100;
inline constexpr int kHostsAtOnce = 100;
inline constexpr int kClustersAtOnce = 100;
inline constexpr int kProvidersAtOnce = 10;

struct ArnPage
{
    QStringList arns;
    QString next;
};

Call listClusters(const QString &token);
Call describeClusters(const QStringList &arns);
Call listServices(const QString &cluster, const QString &token);
Call describeServices(const QString &cluster, const QStringList &services);
Call listTasks(const QString &cluster, const QString &desiredStatus, const QString &token);
Call describeTasks(const QString &cluster, const QStringList &tasks);
Call listHosts(const QString &cluster, const QString &token);
Call describeHosts(const QString &cluster, const QStringList &hosts);
Call describeProviders(const QStringList &names);
Call describeTaskDefinition(const QString &taskDefinition);
/// ACTIVE ones of this family, the newest first; the first page alone.
Call listDefinitions(const QString &family, int most);
Call setDesired(const domain::ProverService &service, int count);
Call deployAgain(const domain::ProverService &service);
Call useDefinition(const domain::ProverService &service, const QString &taskDefinition);
Call stopTask(const domain::ProverTask &task, const QString &reason);

/// Errors of all parsers: Protocol, TooLarge; `what` names the member. `list` is clusterArns, serviceArns, taskArns …
Result<ArnPage> parseArns(const QByteArray &body, QLatin1StringView list);
/// What the remote could not find is in `skipped` with its reason: partial success is ordinary.
Result<provers::Listed<domain::ProverCluster>> parseClusters(const QByteArray &body);
Result<provers::Listed<domain::ProverService>> parseServices(const QByteArray &body, const domain::ProverCluster &cluster);
Result<provers::Listed<domain::ProverTask>> parseTasks(const QByteArray &body);
Result<provers::Listed<domain::ContainerHost>> parseHosts(const QByteArray &body, const QString &clusterArn);
Result<std::vector<provers::CapacityProvider>> parseProviders(const QByteArray &body);
/// Containers with the awslogs driver; others write elsewhere. Environment values are never read: they may hold secrets.
Result<std::vector<domain::LogSource>> parseLogSources(const QByteArray &body);

} // namespace pilothouse::aws::ecs
