// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/aws/aws_client.h"
#include "services/provers/prover_ports.h"

namespace pilothouse::aws {

namespace monitoring {

/// Metric alarms and compositions; pages of 100.
Call describeAlarms(const QString &prefix, const QString &token);

struct AlarmPage
{
    provers::Listed<domain::CloudAlarm> alarms;
    QString next;
};
/// Errors: Protocol, TooLarge; an alarm without name or state is skipped.
Result<AlarmPage> parseAlarms(const QByteArray &body);

} // namespace monitoring

/// Speaks to Amazon CloudWatch, API version 2010-08-01.
class AlarmClient final : public provers::AlarmPort, public std::enable_shared_from_this<AlarmClient>
{
public:
    explicit AlarmClient(std::shared_ptr<AwsClient> aws);
    QCoro::Task<Result<provers::Listed<domain::CloudAlarm>>> alarms(QString prefix, CancelToken cancel) override;

private:
    std::shared_ptr<AwsClient> m_aws;
};

} // namespace pilothouse::aws
