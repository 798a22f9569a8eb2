// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/agents/endpoint_probe.h"

#include <QCoroTimer>

namespace pilothouse::test {

/// Endpoints of values: each look tells its first step, and goes on when the test lets it.
class ScriptedEndpoint final : public agents::EndpointProbePort
{
public:
    agents::EndpointReport answer; ///< `address` and `isWhole` are filled in
    std::optional<Error> error;
    bool hangs = false;
    QStringList asked;
    int cancelled = 0;

    QCoro::Task<Result<agents::EndpointReport>> probe(QString address, CancelToken cancel, Progress progress) override
    {
        asked << address;
        co_await QCoro::sleepFor(std::chrono::milliseconds(0));
        agents::EndpointReport report;
        report.address = address;
        report.at = answer.at;
        report.name = answer.name;
        if (progress)
            progress(report);
        while (hangs && !cancel.isCancelled())
            co_await QCoro::sleepFor(std::chrono::milliseconds(1));
        if (cancel.isCancelled()) {
            ++cancelled;
            co_return Error{.kind = ErrorKind::Cancelled, .what = QStringLiteral("cancelled")};
        }
        if (error) {
            const Error why = *error;
            co_return why;
        }
        report = answer;
        report.address = address;
        report.isWhole = true;
        const agents::EndpointReport whole = report;
        co_return whole;
    }

    /// A good one with a certificate for another sixty days.
    static agents::EndpointReport good(const QDateTime &now)
    {
        using agents::ProbeOutcome;
        agents::EndpointReport report;
        report.at = now;
        report.healthAddress = QStringLiteral("https://agent.example/health");
        report.name = {ProbeOutcome::Passed, QStringLiteral("192.0.2.7"), std::chrono::milliseconds(3)};
        report.connection = {ProbeOutcome::Passed, QStringLiteral("192.0.2.7"), std::chrono::milliseconds(12)};
        report.tls = {ProbeOutcome::Passed, QStringLiteral("TLS 1.3, TLS_AES_256_GCM_SHA384"), std::chrono::milliseconds(21)};
        report.trust = {ProbeOutcome::Passed, QStringLiteral("an ordinary request is trusted"), std::nullopt};
        report.health = {ProbeOutcome::Passed, QStringLiteral("status 200, says “healthy”"), std::chrono::milliseconds(48)};
        report.protocol = QStringLiteral("TLS 1.3");
        report.httpStatus = 200;
        report.roundTrip = std::chrono::milliseconds(48);
        agents::EndpointCertificate certificate;
        certificate.subject = QStringLiteral("agent.example");
        certificate.issuer = QStringLiteral("Example CA");
        certificate.names = QStringList{QStringLiteral("agent.example")};
        certificate.validFrom = now.addDays(-30);
        certificate.validUntil = now.addDays(60);
        certificate.sha256 = QByteArray(32, '\xab');
        report.certificate = certificate;
        report.isWhole = true;
        return report;
    }
};

} // namespace pilothouse::test
