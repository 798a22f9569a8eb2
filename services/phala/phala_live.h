// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/live_port.h"
#include "services/http/http_client.h"

#include <memory>

namespace pilothouse::phala {

/// Reads what runs in a CVM through the Phala Cloud API, version 2026-01-21. Logs lie at addresses of their own, each with a token
/// in it: they are read by a client without a key, and shown nowhere.
class PhalaLive final : public cluster::LivePort, public std::enable_shared_from_this<PhalaLive>
{
public:
    /// `logs`: a client without a key that may reach any origin.
    PhalaLive(std::shared_ptr<http::HttpClient> api, QUrl baseUrl, std::shared_ptr<http::HttpClient> logs);

    QCoro::Task<Result<cluster::CvmStats>> stats(QString identifier) override;
    QCoro::Task<Result<cluster::CvmNetwork>> network(QString identifier) override;
    QCoro::Task<Result<cluster::CvmContainers>> containers(QString identifier) override;
    QCoro::Task<Result<std::vector<cluster::CvmLogLine>>> log(QString identifier, cluster::CvmLogWish wish, CancelToken cancel) override;

private:
    QCoro::Task<Result<QByteArray>> read(http::HttpRequest request);

    std::shared_ptr<http::HttpClient> m_api;
    QUrl m_baseUrl;
    std::shared_ptr<http::HttpClient> m_logs;
};

} // namespace pilothouse::phala
