// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/aws/aws_client.h"
#include "services/provers/prover_ports.h"

namespace pilothouse::aws {

namespace sts {

Call whoAmI();
/// Errors: Protocol, TooLarge.
Result<provers::Identity> parseIdentity(const QByteArray &body);

} // namespace sts

/// Speaks to AWS STS, API version 2011-06-15. GetCallerIdentity needs no permission: it is the test of a key.
class IdentityClient final : public provers::IdentityPort, public std::enable_shared_from_this<IdentityClient>
{
public:
    explicit IdentityClient(std::shared_ptr<AwsClient> aws);
    QCoro::Task<Result<provers::Identity>> whoAmI(CancelToken cancel) override;
    std::chrono::seconds clockOffset() const override { return m_aws->clockOffset(); }

private:
    std::shared_ptr<AwsClient> m_aws;
};

} // namespace pilothouse::aws
