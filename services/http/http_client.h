// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/cancel_token.h"
#include "services/core/result.h"
#include "services/core/secret.h"
#include "services/domain/environment.h"

#include <QCoroTask>

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QPair>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

class QNetworkAccessManager;

namespace pilothouse::http {

/// Who a request is made for: one environment, the hosts it may reach, its trust and its key.
/// HttpClient refuses every URL outside `allowedOrigins` before it connects, redirects too.
struct RemoteContext
{
    domain::EnvironmentId environment;
    QList<QUrl> allowedOrigins;      ///< scheme, host and port are compared; paths are not
    bool anyOrigin = false;          ///< for contexts without a key only: machines whose addresses the cloud's list names
    QByteArray keyHeader;            ///< e.g. "X-API-Key"; empty = no key is sent
    /// Called once a request, so that no key is kept for long. Null or an error: see `keyRequired`.
    std::function<QCoro::Task<Result<Secret>>()> key;
    bool keyRequired = false;        ///< without a key the request is refused (kind Secret) instead of sent bare
    QString caFile;                  ///< PEM of this environment's own CA; empty = the system's
};

/// Whether a repeat can do harm. Only Idempotent requests are retried, and only those turn a lost answer into Timeout or
/// Network; a lost answer to a Mutating one is OutcomeUnknown.
enum class Effect { Idempotent, Mutating };

struct HttpRequest
{
    QByteArray verb = "GET";
    QUrl url;
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray body;
    Effect effect = Effect::Idempotent;
    std::chrono::milliseconds timeout {30'000};      ///< from send to the last byte
    std::chrono::milliseconds idleTimeout {10'000};  ///< between two bytes
    std::chrono::milliseconds patience {30'000};     ///< over all tries; a longer Retry-After is reported, not waited for
    qint64 maxBytes = 64ll * 1024 * 1024;            ///< of the inflated body
    int tries = 3;                                   ///< for Idempotent only
    CancelToken cancel;
};

struct HttpReply
{
    int status = 0;
    QByteArray body;
    QList<QPair<QByteArray, QByteArray>> headers;
    QUrl url;
    std::chrono::milliseconds elapsed {0};
    QByteArray peerCertificate; ///< DER of the leaf of a TLS connection; empty without TLS

    QByteArray header(QByteArrayView name) const; ///< case-insensitive, first one; empty when absent
    bool isSuccess() const { return status >= 200 && status < 300; }
};

/// The only owner of a QNetworkAccessManager and the only code that sees a QNetworkReply.
///
/// send() completes from the event loop, never inside the call. An HTTP status is not an error here: the clients judge it,
/// with errorFromStatus(). Errors: Refused (foreign origin, redirect), Secret, Network, Timeout, OutcomeUnknown, TooLarge,
/// Cancelled, Throttled (a Retry-After beyond the patience, or a breaker that is open after a storm of 5xx).
/// Main thread only.
class HttpClient final : public QObject, public std::enable_shared_from_this<HttpClient>
{
    Q_OBJECT
public:
    explicit HttpClient(RemoteContext context);
    ~HttpClient() override;

    QCoro::Task<Result<HttpReply>> send(HttpRequest request);

    const RemoteContext &context() const { return m_context; }

private:
    struct Impl;
    RemoteContext m_context;
    std::unique_ptr<Impl> m_impl;
};

/// The Error for a status that is not a success: 401 Unauthorised, 403 Forbidden, 404 NotFound, 409 Conflict,
/// 429 Throttled, others Remote. `where` names verb and URL without query.
Error errorFromStatus(const HttpRequest &request, const HttpReply &reply);

/// "GET http://host:port/path": for errors and evidence; query and user info are dropped.
QString describe(const HttpRequest &request);

} // namespace pilothouse::http
