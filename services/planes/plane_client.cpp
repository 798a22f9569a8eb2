// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/planes/plane_client.h"

namespace pilothouse::planes {

using cutover::Plane;
using cutover::PlaneAnswer;

namespace {

constexpr std::chrono::seconds kProbeTimeout{8};
constexpr std::chrono::seconds kCanaryTimeout{120}; ///< five outside calls in a row
constexpr qint64 kMostBytes = 1024 * 1024;

QString withoutSlash(QString url)
{
    while (url.endsWith(u'/'))
        url.chop(1);
    return url;
}

} // namespace

PlaneClient::PlaneClient(std::shared_ptr<http::HttpClient> http, const domain::CutoverSettings &settings)
    : m_http(std::move(http))
    , m_old(withoutSlash(settings.oldPlane.url))
    , m_new(withoutSlash(settings.newPlane.url))
{
}

http::HttpRequest PlaneClient::request(Plane plane, QLatin1StringView path, std::chrono::milliseconds timeout) const
{
    http::HttpRequest request;
    request.url = QUrl((plane == Plane::Old ? m_old : m_new) + path);
    request.headers = {{"Accept", "application/json"}};
    request.timeout = timeout;
    request.idleTimeout = timeout;
    request.patience = timeout;
    request.maxBytes = kMostBytes;
    request.tries = 1;
    request.breaker = http::Breaker::Ignore;
    return request;
}

QCoro::Task<Result<PlaneAnswer>> PlaneClient::ask(http::HttpRequest request)
{
    const auto self = shared_from_this();
    const QString described = http::describe(request);
    const auto reply = co_await m_http->send(request);
    if (!reply)
        co_return reply.error();
    PlaneAnswer answer;
    answer.request = described;
    answer.status = reply->status;
    answer.body = reply->body;
    co_return answer;
}

QCoro::Task<Result<PlaneAnswer>> PlaneClient::ready(Plane plane)
{
    return ask(request(plane, QLatin1StringView("/ready"), kProbeTimeout));
}

QCoro::Task<Result<PlaneAnswer>> PlaneClient::health(Plane plane)
{
    return ask(request(plane, QLatin1StringView("/health"), kProbeTimeout));
}

QCoro::Task<Result<PlaneAnswer>> PlaneClient::runCanary(Plane plane)
{
    http::HttpRequest run = request(plane, QLatin1StringView("/canary/run"), kCanaryTimeout);
    run.verb = "POST";
    run.effect = http::Effect::Mutating;
    return ask(std::move(run));
}

QCoro::Task<Result<PlaneAnswer>> PlaneClient::lastCanary(Plane plane)
{
    return ask(request(plane, QLatin1StringView("/canary"), kProbeTimeout));
}

} // namespace pilothouse::planes
