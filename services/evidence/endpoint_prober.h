// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/agents/endpoint_probe.h"
#include "services/core/clock.h"
#include "services/http/http_client.h"

#include <memory>

namespace pilothouse::evidence {

/// Looks at an agent's endpoint from this desk: one bare connection that trusts nobody, to see what is shown, and then one
/// ordinary request, to see whether it would be trusted. The request is sent in any case: it may go through a proxy.
class EndpointProber final : public agents::EndpointProbePort, public std::enable_shared_from_this<EndpointProber>
{
public:
    struct Limits
    {
        std::chrono::milliseconds connection{8'000};
        std::chrono::milliseconds request{10'000};
    };
    /// `http` holds no key and may reach any origin.
    EndpointProber(std::shared_ptr<http::HttpClient> http, std::shared_ptr<const Clock> clock)
        : EndpointProber(std::move(http), std::move(clock), Limits{std::chrono::seconds(8), std::chrono::seconds(10)})
    {
    }
    EndpointProber(std::shared_ptr<http::HttpClient> http, std::shared_ptr<const Clock> clock, Limits limits)
        : m_http(std::move(http))
        , m_clock(std::move(clock))
        , m_limits(limits)
    {
    }

    QCoro::Task<Result<agents::EndpointReport>> probe(QString address, CancelToken cancel, Progress progress) override;

private:
    std::shared_ptr<http::HttpClient> m_http;
    std::shared_ptr<const Clock> m_clock;
    Limits m_limits;
};

} // namespace pilothouse::evidence
