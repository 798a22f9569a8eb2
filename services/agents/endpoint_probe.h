// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/cancel_token.h"
#include "services/core/result.h"

#include <QCoroTask>

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>

#include <chrono>
#include <functional>
#include <optional>

namespace pilothouse::agents {

/// How one step of a look at an endpoint ended. What was not seen is NotTried and never counts as good.
enum class ProbeOutcome { NotTried, Passed, Warned, Failed };

struct ProbeStep
{
    ProbeOutcome outcome = ProbeOutcome::NotTried;
    QString text; ///< what was seen, or why nothing was; empty: its turn has not come yet. May hold foreign words
    std::optional<std::chrono::milliseconds> took;

    friend bool operator==(const ProbeStep &, const ProbeStep &) = default;
};

/// The certificate that the other end showed, whoever may trust it. All words in it are the other end's.
struct EndpointCertificate
{
    QString subject;
    QString issuer;
    QStringList names;    ///< alternative names: "agent.example", "127.0.0.1"
    QDateTime validFrom;  ///< UTC
    QDateTime validUntil; ///< UTC
    QByteArray sha256;    ///< 32 bytes, over the DER

    friend bool operator==(const EndpointCertificate &, const EndpointCertificate &) = default;
};

/// What one look at a deployment's endpoint found, step by step.
struct EndpointReport
{
    QString address;       ///< as the deployment names it
    QString healthAddress; ///< what the ordinary request asked for
    QDateTime at;          ///< UTC, when it began
    ProbeStep name;        ///< does the host name resolve
    ProbeStep connection;  ///< does TCP connect
    ProbeStep tls;         ///< does TLS shake hands, trusting nobody
    ProbeStep trust;       ///< does an ordinary request with the system's trust go through
    ProbeStep health;      ///< what the health path says
    QString protocol;      ///< "TLS 1.3"; empty without TLS
    QString cipher;
    std::optional<EndpointCertificate> certificate;
    std::optional<int> httpStatus;
    std::optional<std::chrono::milliseconds> roundTrip; ///< of the whole request on a connection of its own
    bool isWhole = false;                               ///< false while it goes on

    friend bool operator==(const EndpointReport &, const EndpointReport &) = default;
};

/// The worst of all steps; NotTried for a look that is not over or in which no health was seen.
ProbeOutcome overallOutcome(const EndpointReport &report, const QDateTime &now);

/// Whether the certificate is in its time: Failed outside it, Warned in its last two weeks.
ProbeStep validityOf(const EndpointCertificate &certificate, const QDateTime &now);
/// Whole days until it ends, negative once it has.
qint64 daysLeft(const EndpointCertificate &certificate, const QDateTime &now);

/// Where a deployment's health is asked: its address, with "/health" behind it. Errors: InvalidInput (no http or https
/// address), Refused (a user name or password in it).
Result<QString> healthAddressOf(const QString &address);

/// How the workflow looks at an endpoint from this desk.
class EndpointProbePort
{
public:
    using Progress = std::function<void(const EndpointReport &)>;
    virtual ~EndpointProbePort() = default;

    /// Looks once. Nothing is sent but one GET of the health path, without any key. What fails there is in the report.
    /// `progress` (may be null) is told after each step. Errors: those of healthAddressOf(), Cancelled.
    virtual QCoro::Task<Result<EndpointReport>> probe(QString address, CancelToken cancel, Progress progress) = 0;
};

} // namespace pilothouse::agents
