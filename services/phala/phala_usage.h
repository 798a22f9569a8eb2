// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/usage_port.h"
#include "services/http/http_client.h"

#include <memory>

namespace pilothouse::phala {

namespace wire {
/// `offset` counts entries.
http::HttpRequest usage(const QUrl &base, const QString &appId, qint64 offset);
/// Adds one page to what was read so far. Errors: Protocol, naming the member.
Status addUsage(const QByteArray &body, cluster::AppUsage *usage);
} // namespace wire

/// What Phala Cloud charged, page by page.
class PhalaUsage final : public cluster::UsagePort, public std::enable_shared_from_this<PhalaUsage>
{
public:
    PhalaUsage(std::shared_ptr<http::HttpClient> api, QUrl baseUrl);

    QCoro::Task<Result<cluster::AppUsage>> usage(QString appId) override;

private:
    std::shared_ptr<http::HttpClient> m_api;
    QUrl m_baseUrl;
};

} // namespace pilothouse::phala
