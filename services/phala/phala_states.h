// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/state_port.h"
#include "services/http/http_client.h"

#include <memory>

namespace pilothouse::phala {

/// A machine's state through the Phala Cloud API, asked for or as a stream of server-sent events.
class PhalaStates final : public cluster::StatePort, public std::enable_shared_from_this<PhalaStates>
{
public:
    PhalaStates(std::shared_ptr<http::HttpClient> api, QUrl baseUrl);

    QCoro::Task<Result<cluster::CvmState>> state(QString identifier) override;
    QCoro::Task<Result<QDateTime>> operationStart(QString vmUuid) override;
    QCoro::Task<Result<cluster::StreamEnd>> follow(QString identifier, cluster::StateWish wish, std::function<void(const cluster::CvmState &)> told,
                                                   CancelToken cancel) override;

private:
    std::shared_ptr<http::HttpClient> m_api;
    QUrl m_baseUrl;
};

} // namespace pilothouse::phala
