// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/aws/aws_client.h"
#include "services/provers/prover_ports.h"

#include <functional>

namespace pilothouse::aws {

/// Speaks to Amazon ECS, API version 2014-11-13. Lists are walked page by page and described in the batches that the service
/// allows; what it could not find is counted as skipped.
class EcsClient final : public provers::ContainerPort, public std::enable_shared_from_this<EcsClient>
{
public:
    explicit EcsClient(std::shared_ptr<AwsClient> aws);

    QCoro::Task<Result<provers::Listed<domain::ProverCluster>>> clusters(CancelToken cancel) override;
    QCoro::Task<Result<provers::Listed<domain::ProverService>>> services(domain::ProverCluster cluster, CancelToken cancel) override;
    /// Tasks that run or shall run, and those that stopped within about the last hour.
    QCoro::Task<Result<provers::Listed<domain::ProverTask>>> tasks(domain::ProverCluster cluster, CancelToken cancel) override;
    QCoro::Task<Result<provers::Listed<domain::ContainerHost>>> hosts(domain::ProverCluster cluster, CancelToken cancel) override;
    QCoro::Task<Result<std::vector<provers::CapacityProvider>>> capacityProviders(QStringList names, CancelToken cancel) override;
    QCoro::Task<Result<std::vector<domain::LogSource>>> logSources(QString taskDefinition, CancelToken cancel) override;
    QCoro::Task<Result<domain::TaskDefinition>> definition(QString taskDefinition, CancelToken cancel) override;
    QCoro::Task<Result<QStringList>> revisions(QString family, int most, CancelToken cancel) override;
    QCoro::Task<Result<domain::ProverService>> service(domain::ProverService service) override;
    QCoro::Task<Status> setDesired(domain::ProverService service, int count) override;
    QCoro::Task<Status> deployAgain(domain::ProverService service) override;
    QCoro::Task<Status> useDefinition(domain::ProverService service, QString taskDefinition) override;
    QCoro::Task<Status> stopTask(domain::ProverTask task, QString reason) override;
    QString endpoint() const override { return m_aws->endpointText(Service::Ecs); }

private:
    struct Arns
    {
        QStringList arns;
        QStringList notes;
    };
    using PageCall = std::function<Call(const QString &token)>;
    QCoro::Task<Result<Arns>> allArns(PageCall page, QLatin1StringView list, CancelToken cancel);
    QCoro::Task<Status> change(Call call);

    std::shared_ptr<AwsClient> m_aws;
};

} // namespace pilothouse::aws
