// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/gateway_refusal.h"
#include "services/core/clock.h"
#include "services/http/http_client.h"

#include <QUrl>

#include <memory>
#include <optional>

namespace pilothouse::spawntee {

/// Asks the public index which certificates a coordinator's wallet has. An answer is kept for half a minute: when a whole cluster refuses,
/// everybody wants to know at once.
class CertificateIndexClient final : public cluster::CertificateIndexPort, public std::enable_shared_from_this<CertificateIndexClient>
{
public:
    /// `base`: "https://cpi.crunchdao.com", without a slash at the end.
    CertificateIndexClient(std::shared_ptr<http::HttpClient> http, QUrl base, QString wallet, std::shared_ptr<const Clock> clock);

    /// Errors: InvalidInput (no wallet), those of a read, Protocol.
    QCoro::Task<Result<cluster::CertificateSlots>> certificateSlots(CancelToken cancel) override;

private:
    std::shared_ptr<http::HttpClient> m_http;
    QUrl m_base;
    QString m_wallet;
    std::shared_ptr<const Clock> m_clock;
    std::optional<cluster::CertificateSlots> m_known;
    MonotonicTime m_knownAt;
};

} // namespace pilothouse::spawntee
