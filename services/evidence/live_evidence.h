// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/attestation_workflow.h"
#include "services/cluster/cvm_port.h"
#include "services/http/http_client.h"

#include <memory>

namespace pilothouse::evidence {

/// Asks a machine for its evidence: first the application's challenge route, then the guest service's public information, and
/// for what is still missing the cloud's API. What each source says stays a claim until the comparison has judged it.
///   GET <address>/attestation?challenge=<text>   quote, event log, vm_config; report data answers the challenge
///   GET <address>/prpc/Info?json                 app-compose and tcb_info (older guests: /prpc/Worker.Info?json)
class LiveEvidence final : public attestation::EvidencePort, public std::enable_shared_from_this<LiveEvidence>
{
public:
    /// `http` carries no key and may reach any origin. `cloud` may be null.
    LiveEvidence(std::shared_ptr<http::HttpClient> http, std::shared_ptr<cluster::CvmPort> cloud);

    QCoro::Task<attestation::Evidence> collect(attestation::Machine machine, QByteArray challenge, CancelToken cancel) override;

private:
    QCoro::Task<Done> askMachine(std::shared_ptr<attestation::Evidence> evidence, QByteArray challenge, CancelToken cancel);
    QCoro::Task<Done> askCloud(std::shared_ptr<attestation::Evidence> evidence, QString cloudId);
    QCoro::Task<Result<http::HttpReply>> get(QUrl url, CancelToken cancel);

    std::shared_ptr<http::HttpClient> m_http;
    std::shared_ptr<cluster::CvmPort> m_cloud;
};

} // namespace pilothouse::evidence
