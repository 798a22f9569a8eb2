// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/deploy_port.h"
#include "services/core/clock.h"
#include "services/http/http_client.h"

#include <memory>

namespace pilothouse::phala {

/// Makes, changes and removes CVMs through the Phala Cloud API: version 2025-10-28 where the vendor's client names it (deploy and
/// update), 2026-01-21 elsewhere. Reads are retried; changes are sent once, and a lost answer is OutcomeUnknown.
///
/// Variables are encrypted here, to the key that the cloud names for the app. Where the cloud also names the KMS's root key, the
/// KMS's signature over the key must hold; two keys for one app are refused.
class PhalaDeployer final : public cluster::DeployPort, public std::enable_shared_from_this<PhalaDeployer>
{
public:
    /// `baseUrl` includes /api/v1 and has no trailing slash.
    PhalaDeployer(std::shared_ptr<http::HttpClient> http, QUrl baseUrl, std::shared_ptr<const Clock> clock);

    QCoro::Task<Result<cluster::CloudAccount>> account() override;
    QCoro::Task<Result<std::vector<cluster::CloudNode>>> nodes() override;
    QCoro::Task<Result<std::vector<cluster::InstanceType>>> instanceTypes() override;
    QCoro::Task<Result<cluster::ComposeFile>> composeFile(QString identifier) override;

    QCoro::Task<Result<cluster::Provision>> provision(std::shared_ptr<const cluster::CvmSpec> spec) override;
    QCoro::Task<Result<cluster::CreatedCvm>> create(std::shared_ptr<const cluster::CvmSpec> spec, cluster::Provision provision) override;
    QCoro::Task<Result<cluster::UpdateReceipt>> update(QString identifier, std::shared_ptr<const cluster::CvmUpdate> change) override;
    QCoro::Task<Result<cluster::UpdateReceipt>> commitUpdate(QString identifier, cluster::OnChainStep step, QString transactionHash) override;
    QCoro::Task<Status> resize(QString identifier, cluster::Resources resources) override;
    QCoro::Task<Status> remove(QString identifier) override;

    QString endpoint() const override;

private:
    struct Recipient;
    QCoro::Task<Result<http::HttpReply>> read(http::HttpRequest request);
    QCoro::Task<Status> change(http::HttpRequest request);
    QCoro::Task<Result<Recipient>> recipient(QString kms, QString appId, QString claimedKey);
    QCoro::Task<Result<std::vector<QByteArray>>> kmsRoots(QString kms);

    std::shared_ptr<http::HttpClient> m_http;
    QUrl m_baseUrl;
    std::shared_ptr<const Clock> m_clock;
};

} // namespace pilothouse::phala
