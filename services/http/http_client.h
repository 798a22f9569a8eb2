// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/cancel_token.h"
#include "services/core/result.h"
#include "services/core/secret.h"
#include "services/domain/environment.h"

#include <QCoroTask>

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QObject>
#include <QPair>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace pilothouse::http {

/// Who a request is made for: one environment, the hosts it may reach, its trust and its key.
/// HttpClient refuses every URL outside `allowedOrigins` before it connects, redirects too.
struct RemoteContext
{
    domain::EnvironmentId environment;
    QList<QUrl> allowedOrigins; ///< scheme, host and port are compared; paths are not
    bool anyOrigin = false;     ///< for contexts without a key only: machines whose addresses the cloud's list names
    QByteArray keyHeader;       ///< e.g. "X-API-Key"; empty = no key is sent
    /// Called once a request, so that no key is kept for long. Null or an error: see `keyRequired`.
    std::function<QCoro::Task<Result<Secret>>()> key;
    bool keyRequired = false; ///< without a key the request is refused (kind Secret) instead of sent bare
    QString caFile;           ///< PEM of this environment's own CA, used instead of the system's; empty = the system's
    QString remoteName;       ///< how errors call the remote: "Phala Cloud"; empty = its host and port
};

/// Whether a repeat can do harm. Only Idempotent requests are retried, and only those turn a lost answer into Timeout or
/// Network; a lost answer to a Mutating one is OutcomeUnknown.
enum class Effect { Idempotent, Mutating };

/// Ignore is for probes whose 5xx is the very answer that is asked for (a plane's readiness): they neither open the breaker
/// nor are held back by it.
enum class Breaker { Obey, Ignore };

struct HttpRequest
{
    QByteArray verb = "GET";
    QUrl url;
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray body;
    Effect effect = Effect::Idempotent;
    std::chrono::milliseconds timeout{30'000}; ///< from send to the last byte
    /// Without a word for so long after it began to connect, the address is knocked at: one that lets nobody in within 2 s is given up. A server
    /// that only takes its time has `timeout`, and what waits for one of the few connections to a host is not counted.
    std::chrono::milliseconds connectTimeout{10'000};
    std::chrono::milliseconds idleTimeout{10'000}; ///< between two bytes, from the first byte of the answer on
    /// Over all tries, never less than `timeout`; a longer Retry-After is reported, not waited for.
    std::chrono::milliseconds patience{30'000};
    qint64 maxBytes = 64ll * 1024 * 1024; ///< of the inflated body
    int tries = 3;                        ///< for Idempotent only
    Breaker breaker = Breaker::Obey;
    /// Of an answer with success: is given the bytes as they come, in place of HttpReply::body; false hangs up, and the answer counts as whole.
    /// For streams: such a request is tried once, and `idleTimeout` counts from when it is sent. Called inside the event loop.
    std::function<bool(QByteArrayView)> take;
    CancelToken cancel;
    QString describedAs; ///< how errors and the log name it; for addresses whose path holds a key. Empty = verb and URL
};

struct HttpReply
{
    int status = 0;
    /// Whole when its length was announced or when it was compressed. Qt 6.4 does not tell when a chunked body without
    /// compression is cut short, so parsers must not take a prefix for the whole (JSON, DER and PEM do not).
    QByteArray body;
    QList<QPair<QByteArray, QByteArray>> headers;
    QUrl url;
    std::chrono::milliseconds elapsed{0};
    QByteArray peerCertificate; ///< DER of the leaf of a TLS connection; empty without TLS

    QByteArray header(QByteArrayView name) const; ///< case-insensitive, first one; empty when absent
    bool isSuccess() const { return status >= 200 && status < 300; }
};

/// How a client repeats and when it pauses. The defaults are what users get; tests shorten the waits.
struct RetryPolicy
{
    /// Before the second try, the third, …; the last one repeats.
    std::vector<std::chrono::milliseconds> backOff{std::chrono::seconds(1), std::chrono::seconds(2), std::chrono::seconds(4)};
    double jitter = 0.25; ///< share by which a wait is shorter or longer at random

    int breakerFailures = 10;                        ///< 5xx of one origin that open its breaker …
    double breakerShare = 0.5;                       ///< … when they are at least this share of its answers …
    std::chrono::milliseconds breakerWindow{60'000}; ///< … within this time
    std::chrono::milliseconds breakerPause{10'000};  ///< doubled each time the probe after a pause fails too
    std::chrono::milliseconds breakerLongestPause{60'000};
};

/// The only owner of a QNetworkAccessManager and the only code that sees a QNetworkReply.
///
/// send() completes from the event loop, never inside the call. A redirect to the same origin is followed (GET and HEAD, five
/// times at most), any other is refused. An HTTP status is not an error here: the clients judge it,
/// with errorFromStatus(). Errors: Refused (foreign origin, redirect), Secret, Network, Timeout, OutcomeUnknown, TooLarge,
/// Cancelled, Throttled (a Retry-After beyond the patience, or a breaker that is open after a storm of 5xx).
/// A certificate that is not trusted is Network too, and never asked for again. Main thread only.
class HttpClient final : public QObject, public std::enable_shared_from_this<HttpClient>
{
    Q_OBJECT
public:
    explicit HttpClient(RemoteContext context, RetryPolicy policy = {});
    ~HttpClient() override;

    QCoro::Task<Result<HttpReply>> send(HttpRequest request);

    const RemoteContext &context() const { return m_context; }

private:
    std::optional<Error> refusal(const HttpRequest &request) const;
    QCoro::Task<Result<Secret>> keyFor(QString where);
    QCoro::Task<Status> pause(std::chrono::milliseconds time, CancelToken cancel);

    struct Impl;
    RemoteContext m_context;
    std::unique_ptr<Impl> m_impl;
};

/// The Error for a status that is not a success: 401 Unauthorised, 403 Forbidden, 404 NotFound, 409 Conflict,
/// 429 Throttled, others Remote. `where` names verb and URL without query.
Error errorFromStatus(const HttpRequest &request, const HttpReply &reply);

/// "GET http://host:port/path": for errors and evidence; query and user info are dropped. HttpRequest::describedAs comes first.
QString describe(const HttpRequest &request);

} // namespace pilothouse::http
