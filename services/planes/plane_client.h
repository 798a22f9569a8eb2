// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cutover/plane_port.h"
#include "services/http/http_client.h"

#include <QUrl>

#include <chrono>
#include <memory>

namespace pilothouse::planes {

/// Asks the two controllers over HTTP. Probes are sent once: a gate measures what is, and a 503 is the very answer it asks for.
class PlaneClient final : public cutover::PlanePort, public std::enable_shared_from_this<PlaneClient>
{
public:
    /// `http` must allow the origins of both planes.
    PlaneClient(std::shared_ptr<http::HttpClient> http, const domain::CutoverSettings &settings);

    QCoro::Task<Result<cutover::PlaneAnswer>> ready(cutover::Plane plane) override;
    QCoro::Task<Result<cutover::PlaneAnswer>> health(cutover::Plane plane) override;
    /// A POST that starts a real run; a lost answer is OutcomeUnknown and counts as a failed run.
    QCoro::Task<Result<cutover::PlaneAnswer>> runCanary(cutover::Plane plane) override;
    QCoro::Task<Result<cutover::PlaneAnswer>> lastCanary(cutover::Plane plane) override;

private:
    http::HttpRequest request(cutover::Plane plane, QLatin1StringView path, std::chrono::milliseconds timeout) const;
    QCoro::Task<Result<cutover::PlaneAnswer>> ask(http::HttpRequest request);

    std::shared_ptr<http::HttpClient> m_http;
    QString m_old;
    QString m_new;
};

} // namespace pilothouse::planes
