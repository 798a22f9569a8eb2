// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/aws/aws_client.h"
#include "services/provers/prover_ports.h"

namespace pilothouse::aws {

/// Speaks to CloudWatch Logs, API version 2014-03-28. A whole service is read with FilterLogEvents (empty pages that carry a
/// token are ordinary), one task without a pattern with GetLogEvents, whose token never ends but repeats at the end.
class LogsClient final : public provers::LogPort, public std::enable_shared_from_this<LogsClient>
{
public:
    explicit LogsClient(std::shared_ptr<AwsClient> aws);

    QCoro::Task<Result<provers::Listed<domain::LogLine>>> read(provers::LogQuestion question, CancelToken cancel) override;

private:
    std::shared_ptr<AwsClient> m_aws;
};

} // namespace pilothouse::aws
