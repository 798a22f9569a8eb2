// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/http_client.h"

#include "services/core/log.h"
#include "services/core/plain_text.h"
#include "services/http/ca_file.h"
#include "services/http/circuit_breaker.h"
#include "services/http/exchange.h"
#include "services/http/proxy_choice.h"
#include "services/http/retry.h"

#include "pilothouse_version.h"

#include <QCoroFuture>
#include <QCoroTimer>

#include <QHash>
#include <QNetworkAccessManager>
#include <QRandomGenerator>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QTime>

#include <algorithm>

namespace pilothouse::http {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace {

constexpr int kRedirectLimit = 5;
constexpr auto kCancelPoll = 50ms;

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == QLatin1String("https") ? 443 : 80);
}

QString hostOf(const QUrl &url)
{
    return url.host(QUrl::FullyEncoded).toLower();
}

QString originText(const QUrl &url)
{
    return QStringLiteral("%1://%2:%3").arg(url.scheme(), hostOf(url)).arg(portOf(url));
}

bool sameOrigin(const QUrl &a, const QUrl &b)
{
    return a.scheme() == b.scheme() && portOf(a) == portOf(b) && hostOf(a) == hostOf(b);
}

bool isHeaderText(QByteArrayView text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

bool isHeaderName(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

bool isRedirect(const HttpReply &reply)
{
    return (reply.status == 301 || reply.status == 302 || reply.status == 303 || reply.status == 307 || reply.status == 308)
           && !reply.header("Location").isEmpty();
}

QString sizeText(qint64 bytes)
{
    constexpr qint64 kMebi = 1024 * 1024;
    return bytes % kMebi == 0 && bytes > 0 ? QStringLiteral("%1 MiB").arg(bytes / kMebi) : QStringLiteral("%1 bytes").arg(bytes);
}

Error makeError(ErrorKind kind, const QString &what, const QString &where, const QString &nextStep = {})
{
    Error error;
    error.nextStep = nextStep;
    error.kind = kind;
    error.what = what;
    error.where = where;
    return error;
}

/// The words for a request without a whole answer.
Error errorWords(const Attempted &tried, const HttpRequest &request, const QString &place, const QString &remote)
{
    const bool changes = request.effect == Effect::Mutating && tried.mayBeSent;
    const QString tooLarge = QStringLiteral("the answer is larger than %1; reading stopped there").arg(sizeText(request.maxBytes));
    const QString why = tried.end == Attempted::End::TooLarge ? tooLarge : tried.why;
    if (changes)
        return makeError(ErrorKind::OutcomeUnknown, QStringLiteral("the request was sent to %1, its answer was lost: %2").arg(remote, why), place);
    switch (tried.end) {
    case Attempted::End::Cancelled: return makeError(ErrorKind::Cancelled, QStringLiteral("cancelled"), place);
    case Attempted::End::TooLarge: return makeError(ErrorKind::TooLarge, why, place);
    case Attempted::End::Nonsense: return makeError(ErrorKind::Protocol, QStringLiteral("%1: %2").arg(remote, why), place);
    case Attempted::End::Untrusted: {
        Error error = makeError(ErrorKind::Network, QStringLiteral("the TLS certificate of %1 is not trusted: %2").arg(remote, why), place);
        error.nextStep = QStringLiteral("Check the address; a CA of your own belongs into this environment's settings.");
        return error;
    }
    case Attempted::End::TimedOut: return makeError(ErrorKind::Timeout, QStringLiteral("%1 does not answer: %2").arg(remote, why), place);
    case Attempted::End::Answered:
    case Attempted::End::NotSent:
    case Attempted::End::Lost: break;
    }
    return makeError(ErrorKind::Network, QStringLiteral("%1 does not answer: %2").arg(remote, why), place);
}

/// Of a change that certainly never left, the error says so: nobody has to read anything back.
Error errorOf(const Attempted &tried, const HttpRequest &request, const QString &place, const QString &remote)
{
    Error error = errorWords(tried, request, place, remote);
    if (request.effect == Effect::Mutating && !tried.mayBeSent)
        error.unchanged = QStringLiteral("The request was not sent: it changed nothing.");
    return error;
}

} // namespace

struct HttpClient::Impl
{
    RetryPolicy policy;
    QNetworkAccessManager reads;
    /// Changes travel alone: on a kept connection nobody can tell a server's idle close from a lost answer.
    QNetworkAccessManager changes;
    QHash<QString, CircuitBreaker> breakers;
    std::optional<QSslConfiguration> tls;
    std::optional<Error> tlsProblem; ///< why no TLS request leaves

    Impl(const RemoteContext &context, RetryPolicy wanted);
    CircuitBreaker &breaker(const QUrl &url);
    QNetworkRequest wireRequest(const RemoteContext &context, const HttpRequest &request, const Secret &key) const;
};

HttpClient::Impl::Impl(const RemoteContext &context, RetryPolicy wanted) : policy(std::move(wanted))
{
    for (QNetworkAccessManager *network : {&reads, &changes}) {
        network->setProxyFactory(new ProxyChoice);
        network->setAutoDeleteReplies(false);
    }
    if (context.caFile.isEmpty())
        return;
    const auto ca = readCaFile(context.caFile);
    if (!ca) {
        tlsProblem = ca.error();
        return;
    }
    tls = QSslConfiguration::defaultConfiguration();
    tls->setCaCertificates(QSslCertificate::fromData(ca->pem, QSsl::Pem));
}

CircuitBreaker &HttpClient::Impl::breaker(const QUrl &url)
{
    const QString origin = originText(url);
    auto found = breakers.find(origin);
    if (found == breakers.end())
        found = breakers.insert(origin, CircuitBreaker(policy));
    return *found;
}

QNetworkRequest HttpClient::Impl::wireRequest(const RemoteContext &context, const HttpRequest &request, const Secret &key) const
{
    QNetworkRequest wire(request.url);
    wire.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    wire.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    wire.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    wire.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    wire.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    wire.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    // HTTP/2 in Qt 6.4 resends by rules of its own.
    wire.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    if (tls)
        wire.setSslConfiguration(*tls);
    wire.setRawHeader("User-Agent", "Pilothouse/" PILOTHOUSE_VERSION);
    // Set by hand, so that Qt leaves the body as it came and Exchange inflates it within its limits.
    wire.setRawHeader("Accept-Encoding", "gzip");
    if (request.effect == Effect::Mutating)
        wire.setRawHeader("Connection", "close");
    if (!request.body.isEmpty())
        wire.setRawHeader("Content-Type", "application/octet-stream");
    for (const auto &[name, value] : request.headers)
        wire.setRawHeader(name, value);
    if (!key.isEmpty())
        wire.setRawHeader(context.keyHeader, key.view().toByteArray());
    return wire;
}

HttpClient::HttpClient(RemoteContext context, RetryPolicy policy)
    : m_context(std::move(context))
    , m_impl(std::make_unique<Impl>(m_context, std::move(policy)))
{
}

HttpClient::~HttpClient() = default;

/// Why this request may not leave at all.
std::optional<Error> HttpClient::refusal(const HttpRequest &request) const
{
    const QString where = describe(request);
    const QUrl &url = request.url;
    const bool isHttp = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    if (!url.isValid() || !isHttp || url.host().isEmpty())
        return makeError(ErrorKind::InvalidInput, QStringLiteral("not an http or https address"), where);
    if (!url.userInfo().isEmpty())
        return makeError(ErrorKind::Refused, QStringLiteral("an address with a user name or password in it is not used"), where);
    if (m_context.anyOrigin && !m_context.keyHeader.isEmpty())
        return makeError(ErrorKind::Refused, QStringLiteral("a context that may reach any host must not hold a key"), where);
    const auto &allowed = m_context.allowedOrigins;
    const bool known = std::any_of(allowed.begin(), allowed.end(), [&](const QUrl &origin) { return sameOrigin(origin, url); });
    if (!m_context.anyOrigin && !known) {
        QStringList names;
        for (const QUrl &origin : allowed)
            names << originText(origin);
        return makeError(ErrorKind::Refused,
                         QStringLiteral("%1 does not belong to environment \"%2\" (%3); nothing was sent to it")
                             .arg(originText(url), m_context.environment.text(), names.join(QStringLiteral(", "))),
                         where);
    }
    if (url.scheme() == QLatin1String("https") && m_impl->tlsProblem)
        return m_impl->tlsProblem;
    for (const auto &[name, value] : request.headers) {
        if (!isHeaderName(name) || !isHeaderText(value))
            return makeError(ErrorKind::InvalidInput, QStringLiteral("a header with a line break or a strange name"), where);
    }
    return std::nullopt;
}

/// The key for one request; empty when none is needed.
QCoro::Task<Result<Secret>> HttpClient::keyFor(QString where)
{
    const auto self = shared_from_this();
    if (m_context.keyHeader.isEmpty())
        co_return Secret();
    Error missing = makeError(ErrorKind::Secret, QStringLiteral("no key is stored for environment \"%1\"").arg(m_context.environment.text()), where);
    missing.nextStep = QStringLiteral("Store the key under Secrets.");
    if (!m_context.key) {
        if (m_context.keyRequired)
            co_return missing;
        co_return Secret();
    }
    auto key = co_await m_context.key();
    if (!key) {
        if (!m_context.keyRequired && key.error().kind == ErrorKind::NotFound)
            co_return Secret();
        Error error = key.error().kind == ErrorKind::NotFound ? missing : key.error();
        error.kind = ErrorKind::Secret;
        if (error.where.isEmpty())
            error.where = where;
        co_return error;
    }
    if (key->isEmpty() && m_context.keyRequired)
        co_return missing;
    if (!isHeaderText(key->view()))
        co_return makeError(ErrorKind::Secret, QStringLiteral("the stored key holds a line break; store it again without"), where);
    co_return std::move(*key);
}

/// Waits, but not longer than until the request is cancelled.
QCoro::Task<Status> HttpClient::pause(std::chrono::milliseconds time, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto until = steady_clock::now() + time;
    while (!cancel.isCancelled()) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - steady_clock::now());
        if (left <= 0ms)
            co_return Done();
        const auto step = std::min<std::chrono::milliseconds>(left, kCancelPoll);
        co_await QCoro::sleepFor(step);
    }
    co_return makeError(ErrorKind::Cancelled, QStringLiteral("cancelled"), QString());
}

QCoro::Task<Result<HttpReply>> HttpClient::send(HttpRequest request)
{
    const auto self = shared_from_this();
    const QString where = describe(request);
    // Every caller may rely on this: the answer never comes before send() has returned.
    co_await QCoro::sleepFor(0ms);
    if (const auto refused = refusal(request))
        co_return *refused;
    const auto key = co_await keyFor(where);
    if (!key)
        co_return key.error();

    const auto began = steady_clock::now();
    const QString beganText = QTime::currentTime().toString(QStringLiteral("HH:mm:ss"));
    const auto patience = std::max(request.patience, request.timeout);
    const bool mayRepeat = request.effect == Effect::Idempotent && !request.take;
    const int tries = mayRepeat ? std::max(request.tries, 1) : 1;
    const bool guarded = request.breaker == Breaker::Obey && request.effect == Effect::Idempotent;
    const QString remote = m_context.remoteName.isEmpty() ? originText(request.url) : m_context.remoteName;
    int redirects = 0;

    for (int attempt = 1;;) {
        const QString place = attempt == 1 ? where : QStringLiteral("%1, %2 tries since %3").arg(where).arg(attempt).arg(beganText);
        if (request.cancel.isCancelled())
            co_return makeError(ErrorKind::Cancelled, QStringLiteral("cancelled"), place);
        CircuitBreaker &breaker = m_impl->breaker(request.url);
        if (guarded) {
            if (const auto wait = breaker.wait(steady_clock::now())) {
                const auto seconds = std::chrono::ceil<std::chrono::seconds>(*wait);
                Error error = makeError(
                    ErrorKind::Throttled,
                    QStringLiteral("%1 answers with one server error after another: asking pauses for %2 s").arg(remote).arg(seconds.count()), place);
                error.retryAfter = seconds;
                co_return error;
            }
            breaker.begin(steady_clock::now());
        }
        const auto spent = std::chrono::floor<std::chrono::milliseconds>(steady_clock::now() - began);
        const auto timeout = std::clamp(patience - spent, std::chrono::milliseconds(1), std::max(request.timeout, std::chrono::milliseconds(1)));
        const QNetworkRequest wire = m_impl->wireRequest(m_context, request, *key);
        QNetworkAccessManager &network = request.effect == Effect::Mutating ? m_impl->changes : m_impl->reads;
        const auto future = Exchange::start(network, wire, request, timeout);
        auto tried = co_await future;
        const auto elapsed = std::chrono::floor<std::chrono::milliseconds>(steady_clock::now() - began);
        const int status = tried.reply.status;
        if (tried.answered())
            qCDebug(lcHttp) << where << status << tried.reply.body.size() << "bytes" << elapsed.count() << "ms";
        else
            qCWarning(lcHttp) << where << "try" << attempt << tried.why << elapsed.count() << "ms";
        if (guarded) {
            // Looked up again: other origins may have come in while this request was away.
            const auto answer = !tried.answered() ? CircuitBreaker::Answer::None
                                : status >= 500   ? CircuitBreaker::Answer::ServerError
                                                  : CircuitBreaker::Answer::Fine;
            m_impl->breaker(request.url).end(answer, steady_clock::now());
        }

        if (tried.answered() && isRedirect(tried.reply)) {
            const QUrl target = request.url.resolved(QUrl::fromEncoded(tried.reply.header("Location")));
            const bool reads = request.effect == Effect::Idempotent && (request.verb == "GET" || request.verb == "HEAD");
            if (!target.isValid() || !sameOrigin(target, request.url)) {
                co_return makeError(ErrorKind::Refused,
                                    QStringLiteral("%1 redirects to another host, %2; not followed, no key was sent there")
                                        .arg(originText(request.url), visibleText(originText(target), 120)),
                                    place, QStringLiteral("Check the address in the profile; where the remote moved, enter its new one."));
            }
            if (!reads || redirects == kRedirectLimit) {
                co_return makeError(
                    ErrorKind::Refused,
                    reads ? QStringLiteral("more than %1 redirects in a row").arg(kRedirectLimit)
                          : QStringLiteral("%1 was redirected; a change is sent to one address only").arg(QString::fromLatin1(request.verb)),
                    place, QStringLiteral("Enter the address in the profile that answers without a redirect."));
            }
            ++redirects;
            request.url = target;
            continue;
        }

        const bool passing = tried.answered() && isPassingStatus(status);
        const bool lost = tried.end == Attempted::End::Lost || tried.end == Attempted::End::NotSent || tried.end == Attempted::End::TimedOut;
        const auto left = patience - elapsed;
        if (passing) {
            const auto asked = parseRetryAfter(tried.reply.header("Retry-After"), QDateTime::currentDateTimeUtc());
            if (asked && (status == 429 || status == 503) && *asked > left) {
                Error error = makeError(ErrorKind::Throttled,
                                        QStringLiteral("%1 asks to wait %2 s (status %3)").arg(remote).arg(asked->count()).arg(status), place);
                error.httpStatus = status;
                error.retryAfter = *asked;
                error.raw = tried.reply.body.left(4096);
                co_return error;
            }
        }
        if (attempt < tries && (passing || lost)) {
            const double noise = QRandomGenerator::global()->generateDouble() * 2.0 - 1.0;
            auto wait = backOffAfter(attempt, m_impl->policy.backOff, m_impl->policy.jitter, noise);
            if (passing) {
                const auto asked = parseRetryAfter(tried.reply.header("Retry-After"), QDateTime::currentDateTimeUtc());
                if (asked)
                    wait = std::max<std::chrono::milliseconds>(wait, *asked);
            }
            if (wait < left) {
                const auto paused = co_await pause(wait, request.cancel);
                if (!paused)
                    co_return makeError(ErrorKind::Cancelled, QStringLiteral("cancelled"), place);
                ++attempt;
                continue;
            }
        }

        if (tried.answered()) {
            tried.reply.elapsed = elapsed;
            co_return std::move(tried.reply);
        }
        co_return errorOf(tried, request, place, remote);
    }
}

Error errorFromStatus(const HttpRequest &request, const HttpReply &reply)
{
    Error error;
    error.where = describe(request);
    error.httpStatus = reply.status;
    error.raw = reply.body.left(4096);
    switch (reply.status) {
    case 401:
        error.kind = ErrorKind::Unauthorised;
        error.what = QStringLiteral("the key was not accepted (status 401)");
        break;
    case 403:
        error.kind = ErrorKind::Forbidden;
        error.what = QStringLiteral("the key may not do this (status 403)");
        break;
    case 404:
        error.kind = ErrorKind::NotFound;
        error.what = QStringLiteral("not found (status 404)");
        break;
    case 409:
        error.kind = ErrorKind::Conflict;
        error.what = QStringLiteral("another operation is under way or the state moved on (status 409)");
        break;
    case 429:
        error.kind = ErrorKind::Throttled;
        error.what = QStringLiteral("too many requests (status 429)");
        error.retryAfter = parseRetryAfter(reply.header("Retry-After"), QDateTime::currentDateTimeUtc());
        break;
    default:
        error.kind = ErrorKind::Remote;
        error.what = QStringLiteral("the remote answered with status %1").arg(reply.status);
        break;
    }
    return error;
}

QString describe(const HttpRequest &request)
{
    if (!request.describedAs.isEmpty())
        return request.describedAs;
    const QUrl shown = request.url.adjusted(QUrl::RemoveQuery | QUrl::RemoveUserInfo | QUrl::RemoveFragment);
    return QStringLiteral("%1 %2").arg(QString::fromLatin1(request.verb), shown.toString(QUrl::FullyEncoded));
}

QByteArray HttpReply::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return QByteArray();
}

} // namespace pilothouse::http
