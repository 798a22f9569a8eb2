// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/cvm_port.h"
#include "services/http/http_client.h"

#include <memory>

namespace pilothouse::phala {

/// Speaks to the Phala Cloud API, version 2026-01-21 (header X-Phala-Version). Reads are idempotent and retried;
/// power actions are sent once, and a lost answer is OutcomeUnknown. Parsing of large lists happens off the main thread.
class PhalaClient final : public cluster::CvmPort, public std::enable_shared_from_this<PhalaClient>
{
public:
    /// `baseUrl` includes /api/v1 and has no trailing slash.
    PhalaClient(std::shared_ptr<http::HttpClient> http, QUrl baseUrl);

    /// Walks GET /apps page by page, then asks POST /status/batch once, as the vendor's own client does.
    /// A bad row is skipped and counted; rows seen on two pages are one row.
    QCoro::Task<Result<domain::CvmList>> list(CancelToken cancel) override;
    /// GET /cvms/{id}.
    QCoro::Task<Result<domain::Cvm>> get(QString identifier) override;
    /// POST /cvms/{id}/start|stop|shutdown|restart.
    QCoro::Task<Status> power(domain::CvmId id, domain::PowerAction action) override;
    /// GET /cvms/{id}/attestation.
    QCoro::Task<Result<cluster::AttestationAnswer>> attestation(QString identifier) override;

    QString endpoint() const override;

private:
    std::shared_ptr<http::HttpClient> m_http;
    QUrl m_baseUrl;
};

} // namespace pilothouse::phala
