// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/second_verifier.h"
#include "services/cluster/cvm_port.h"
#include "services/http/http_client.h"

#include <memory>

namespace pilothouse::phala {

/// Speaks to the Phala Cloud API, version 2026-01-21 (header X-Phala-Version). Reads are idempotent and retried;
/// power actions are sent once, and a lost answer is OutcomeUnknown. Parsing of large lists happens off the main thread.
class PhalaClient final : public cluster::CvmPort,
                          public cluster::AppAttestationPort,
                          public attestation::SecondVerifierPort,
                          public std::enable_shared_from_this<PhalaClient>
{
public:
    /// `baseUrl` includes /api/v1 and has no trailing slash.
    PhalaClient(std::shared_ptr<http::HttpClient> http, QUrl baseUrl);

    /// Walks GET /apps page by page (the first one alone, then four at a time), then asks POST /status/batch, as the vendor's own
    /// client does. A bad row is skipped and counted; rows seen on two pages are one row. Pages that do not add up to the total
    /// are read once more, and noted when they still do not. Without the batch the list still comes, with a note.
    QCoro::Task<Result<domain::CvmList>> list(CancelToken cancel) override;
    /// GET /cvms/{id}.
    QCoro::Task<Result<domain::Cvm>> get(QString identifier) override;
    /// POST /cvms/{id}/start|stop|shutdown|restart.
    QCoro::Task<Status> power(domain::CvmId id, domain::PowerAction action) override;
    /// GET /cvms/{id}/attestation.
    QCoro::Task<Result<cluster::AttestationAnswer>> attestation(QString identifier) override;

    /// GET /apps/{app_id}/attestations.
    QCoro::Task<Result<cluster::AppAttestations>> appAttestations(QString appId) override;

    QString verifierName() const override;
    /// POST /attestations/verify. The service answers 400 to a quote that does not verify and to a bad request alike: only one whose words
    /// speak of the verification is a rejection, every other failure is no opinion.
    QCoro::Task<Result<attestation::SecondOpinion>> judge(QByteArray quote, CancelToken cancel) override;

    QString endpoint() const override;

private:
    struct Walk;
    QCoro::Task<Status> walk(std::shared_ptr<Walk> walk);
    QCoro::Task<Done> readPages(std::shared_ptr<Walk> walk);
    QCoro::Task<Status> readPage(std::shared_ptr<Walk> walk, int number);
    QCoro::Task<Done> readStatuses(std::shared_ptr<Walk> walk);
    QCoro::Task<Result<http::HttpReply>> ask(http::HttpRequest request);

    std::shared_ptr<http::HttpClient> m_http;
    QUrl m_baseUrl;
};

} // namespace pilothouse::phala
