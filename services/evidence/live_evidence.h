// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/attestation_workflow.h"
#include "services/cluster/cvm_port.h"
#include "services/http/http_client.h"

#include <QUrl>

#include <chrono>
#include <memory>

namespace pilothouse::evidence {

/// Asks a machine for its evidence: the guest service's public information, the application's challenge route, and for what is
/// still missing an RA-TLS handshake and the cloud's API. What each source says stays a claim until the comparison has judged it.
///   GET <guest>/prpc/Info?json                   app-compose and tcb_info (0.3 guests: /prpc/Worker.Info?json)
///   GET <application>/attestation?challenge=…    quote, event log, vm_config; report data answers the challenge
///   POST <guest>/prpc/GetAttestationForAppKey    a quote that proves a key, not a time (0.5.6 and newer)
///   GET /version, /signup-count, /health, /compose-hash   claims of the multi-machine guide's routes
/// An address that names an app instead of an instance is turned into that of the instance, or said to be uncertain.
class LiveEvidence final : public attestation::EvidencePort, public std::enable_shared_from_this<LiveEvidence>
{
public:
    struct Limits
    {
        std::chrono::milliseconds request{8'000};
        std::chrono::milliseconds machine{20'000}; ///< all requests to one machine; a silent one then still leaves time to judge the others
    };
    struct Parts
    {
        std::shared_ptr<http::HttpClient> http;            ///< carries no key and may reach any origin
        std::shared_ptr<cluster::CvmPort> cloud;           ///< null without a cloud
        std::shared_ptr<cluster::AppAttestationPort> apps; ///< of the same cloud; null without
        Limits limits = {};
    };
    explicit LiveEvidence(Parts parts);

    QCoro::Task<attestation::Evidence> collect(attestation::Machine machine, QByteArray challenge, CancelToken cancel) override;

private:
    struct Asking;
    using AskingPtr = std::shared_ptr<Asking>;

    QCoro::Task<Done> askMachine(AskingPtr asking);
    QCoro::Task<Done> askInfo(AskingPtr asking);
    QCoro::Task<Done> settleInstance(AskingPtr asking);
    QCoro::Task<Done> askChallenge(AskingPtr asking);
    QCoro::Task<Done> askApplicationKey(AskingPtr asking);
    QCoro::Task<Done> askConnection(AskingPtr asking);
    QCoro::Task<Done> askClaims(AskingPtr asking);
    QCoro::Task<Done> askCloud(AskingPtr asking);
    QCoro::Task<Result<http::HttpReply>> send(AskingPtr asking, http::HttpRequest request);
    QCoro::Task<QByteArray> claim(AskingPtr asking, QUrl url);

    Parts m_parts;
};

} // namespace pilothouse::evidence
