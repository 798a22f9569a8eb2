// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/aws/aws_client.h"
#include "services/provers/prover_ports.h"

namespace pilothouse::aws {

namespace ec2 {

/// Machines with one of these tags; pages of 1000. The instance ids go into a filter: named directly, one id that is gone
/// already would make the whole call fail.
Call describeInstances(const QStringList &instanceIds, const QString &token);

/// All machines that run or start; pages of 1000.
Call describeRunning(const QString &token);
/// 100 types at most.
Call describeTypes(const QStringList &types);
/// Of machines in every state, 100 at most.
Call describeStatus(const QStringList &instanceIds);

struct InstancePage
{
    QHash<QString, QString> groups; ///< instance id → value of its tag aws:autoscaling:groupName
    std::vector<provers::Machine> machines;
    int unusable = 0; ///< without id or type
    QString next;
};
/// Errors of all: Protocol, TooLarge.
Result<InstancePage> parseInstances(const QByteArray &body);
/// Type → DefaultVCpus: what quotas count, whatever a machine was started with.
Result<QHash<QString, int>> parseTypes(const QByteArray &body);
Result<QHash<QString, provers::MachineHealth>> parseStatus(const QByteArray &body);

} // namespace ec2

/// Speaks to Amazon EC2, API version 2016-11-15.
class HostClient final : public provers::HostPort, public std::enable_shared_from_this<HostClient>
{
public:
    explicit HostClient(std::shared_ptr<AwsClient> aws);
    QCoro::Task<Result<QHash<QString, QString>>> groupsOf(QStringList instanceIds, CancelToken cancel) override;
    QCoro::Task<Result<provers::Listed<provers::Machine>>> runningMachines(CancelToken cancel) override;
    QCoro::Task<Result<QHash<QString, int>>> vcpusOf(QStringList types, CancelToken cancel) override;
    QCoro::Task<Result<QHash<QString, provers::MachineHealth>>> healthOf(QStringList instanceIds, CancelToken cancel) override;

private:
    std::shared_ptr<AwsClient> m_aws;
};

} // namespace pilothouse::aws
