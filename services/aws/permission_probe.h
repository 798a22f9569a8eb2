// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/aws/aws_client.h"
#include "services/domain/key_permissions.h"

#include <QCoroTask>

#include <memory>

namespace pilothouse::aws {

/// Finds out which of the calls that the prover pages need a key may make, by making the reads: one small answer each, about what the account
/// really has, since a permission may be bound to a resource. Changes are never tried; they stay unknown.
class PermissionProbe final : public std::enable_shared_from_this<PermissionProbe>
{
public:
    /// `stack`: the prover stack whose cluster is asked about where there are several; empty: the first cluster.
    PermissionProbe(std::shared_ptr<AwsClient> aws, QString stack, std::shared_ptr<const Clock> clock);

    /// Errors: those of GetCallerIdentity, which needs no permission: whoever is refused that has no key. Cancelled.
    QCoro::Task<Result<domain::KeyPermissions>> ask(CancelToken cancel);

private:
    struct Round;
    QCoro::Task<QByteArray> read(std::shared_ptr<Round> round, Call call, QString use);
    QCoro::Task<Done> askContainers(std::shared_ptr<Round> round);
    QCoro::Task<Done> askLogs(std::shared_ptr<Round> round, QByteArray taskDefinition, QString taskId);
    QCoro::Task<Done> askHosts(std::shared_ptr<Round> round);

    std::shared_ptr<AwsClient> m_aws;
    QString m_stack;
    std::shared_ptr<const Clock> m_clock;
};

/// What the name of a principal tells of how much it may do: the account itself, or a role that is called after the policy that allows everything.
/// Its policies are not visible to it, so that anything else is unknown.
void judgeWidth(const QString &arn, domain::KeyPermissions *permissions);

} // namespace pilothouse::aws
