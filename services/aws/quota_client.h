// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/aws/aws_client.h"
#include "services/provers/prover_ports.h"

namespace pilothouse::aws {

namespace quotas {

/// The limit that applies to the account, of service code ec2.
Call getQuota(const QString &code);
/// Quota.Value. Errors: Protocol.
Result<double> parseQuota(const QByteArray &body);

} // namespace quotas

/// Speaks to Service Quotas, API version 2019-06-24.
class QuotaClient final : public provers::QuotaPort, public std::enable_shared_from_this<QuotaClient>
{
public:
    explicit QuotaClient(std::shared_ptr<AwsClient> aws);
    QCoro::Task<Result<double>> vcpuLimit(QString code, CancelToken cancel) override;

private:
    std::shared_ptr<AwsClient> m_aws;
};

} // namespace pilothouse::aws
