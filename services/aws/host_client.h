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

struct InstancePage
{
    QHash<QString, QString> groups; ///< instance id → value of its tag aws:autoscaling:groupName
    QString next;
};
/// Errors: Protocol, TooLarge.
Result<InstancePage> parseInstances(const QByteArray &body);

} // namespace ec2

/// Speaks to Amazon EC2, API version 2016-11-15.
class HostClient final : public provers::HostPort, public std::enable_shared_from_this<HostClient>
{
public:
    explicit HostClient(std::shared_ptr<AwsClient> aws);
    QCoro::Task<Result<QHash<QString, QString>>> groupsOf(QStringList instanceIds, CancelToken cancel) override;

private:
    std::shared_ptr<AwsClient> m_aws;
};

} // namespace pilothouse::aws
