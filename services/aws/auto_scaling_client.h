// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/aws/aws_client.h"
#include "services/provers/prover_ports.h"

namespace pilothouse::aws {

/// Speaks to EC2 Auto Scaling, API version 2011-01-01.
class AutoScalingClient final : public provers::GroupPort, public std::enable_shared_from_this<AutoScalingClient>
{
public:
    explicit AutoScalingClient(std::shared_ptr<AwsClient> aws);

    QCoro::Task<Result<provers::Listed<domain::HostGroup>>> groups(CancelToken cancel) override;
    QCoro::Task<Result<domain::HostGroup>> group(QString name) override;
    QCoro::Task<Result<QStringList>> failures(QString name) override;
    QCoro::Task<Status> resize(QString name, provers::GroupSize size) override;

private:
    std::shared_ptr<AwsClient> m_aws;
};

} // namespace pilothouse::aws
