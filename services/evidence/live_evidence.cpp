// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/evidence/live_evidence.h"

#include "services/core/digest.h"
#include "services/core/plain_text.h"
#include "services/evidence/evidence_wire.h"
#include "services/evidence/failure_words.h"
#include "services/evidence/gateway_address.h"
#include "services/evidence/tls_probe.h"

#include <QCoroFuture>

#include <QDeadlineTimer>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <array>

namespace pilothouse::evidence {

using attestation::Evidence;
using namespace std::chrono_literals;

namespace {

constexpr qint64 kMostBytes = 16 * 1024 * 1024;
constexpr qint64 kMostClaimBytes = 64 * 1024;
constexpr qsizetype kMostNamed = 5;
constexpr std::array<QLatin1StringView, 2> kInfoCalls{QLatin1StringView("/prpc/Info"), QLatin1StringView("/prpc/Worker.Info")};

http::HttpRequest reading(const QUrl &url, qint64 maxBytes)
{
    http::HttpRequest request;
    request.url = url;
    request.headers = {{"Accept", "application/json"}};
    request.maxBytes = maxBytes;
    request.tries = 2; // a kept connection may be closed just when it is used again
    return request;
}

// Fact sheet on attestation, 3.1: the body names the algorithm; ?json and the content type keep old guests from speaking protobuf.
http::HttpRequest applicationKeyRequest(const QUrl &guest)
{
    http::HttpRequest request = reading(wire::routeUrl(guest, QStringLiteral("/prpc/GetAttestationForAppKey"), QStringLiteral("json")), kMostBytes);
    request.verb = "POST";
    request.headers.emplaceBack("Content-Type", "application/json");
    request.body = R"({"algorithm":"ed25519"})";
    return request;
}

QString originOf(const QUrl &url)
{
    return url.adjusted(QUrl::RemovePath | QUrl::RemoveQuery).toString();
}

bool isIncomplete(const Evidence &evidence)
{
    return evidence.quote.isEmpty() || evidence.eventLog.isEmpty() || evidence.appCompose.isEmpty();
}

} // namespace

/// One machine on its way.
struct LiveEvidence::Asking
{
    attestation::Machine machine;
    QByteArray challenge;
    CancelToken cancel;
    QDeadlineTimer deadline;
    Evidence evidence;
    QUrl address;
    MachineBases bases;
    std::optional<wire::GuestInfo> info;
    QJsonObject claims;
    QSet<QString> silent;     ///< origins that nobody answers at
    bool isUntrusted = false; ///< a TLS certificate that no system trusts: RA-TLS may speak for itself

    void fail(const QString &line)
    {
        if (!evidence.failures.contains(line))
            evidence.failures << line;
    }
    void note(const QString &line)
    {
        if (!evidence.notes.contains(line))
            evidence.notes << line;
    }
    void claimed(const QString &name, const QString &value)
    {
        if (!value.isEmpty())
            claims.insert(name, value);
    }
    /// Other routes at an origin where nobody answers are not tried: each would cost its whole time limit.
    void gaveUp(const QUrl &url, const Error &error)
    {
        if (isUnreachable(error))
            silent.insert(originOf(url));
    }
    void sawCertificate(const QByteArray &der)
    {
        if (der.isEmpty() || !evidence.tlsPublicKey.isEmpty())
            return;
        evidence.tlsPublicKey = wire::readCertificate(der).publicKey;
        evidence.tlsCertificateSha256 = sha256({der}).view().toByteArray();
        note(QStringLiteral("TLS certificate of the connection: SHA-256 %1").arg(QString::fromLatin1(evidence.tlsCertificateSha256.toHex())));
    }
};

LiveEvidence::LiveEvidence(Parts parts) : m_parts(std::move(parts)) { }

QCoro::Task<Evidence> LiveEvidence::collect(attestation::Machine machine, QByteArray challenge, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto asking = std::make_shared<Asking>();
    asking->machine = machine;
    asking->challenge = challenge;
    asking->cancel = cancel;
    asking->deadline = QDeadlineTimer(m_parts.limits.machine);
    asking->evidence.name = machine.name;
    asking->evidence.address = machine.address;
    if (machine.address.isEmpty())
        asking->fail(QStringLiteral("the cloud names no address of this instance"));
    else
        co_await askMachine(asking);
    if (isIncomplete(asking->evidence) && m_parts.cloud && !cancel.isCancelled())
        co_await askCloud(asking);
    co_return std::move(asking->evidence);
}

QCoro::Task<Done> LiveEvidence::askMachine(AskingPtr asking)
{
    const auto self = shared_from_this();
    asking->address = QUrl(asking->machine.address);
    for (const QString &note : addressNotes(asking->address))
        asking->note(note);
    asking->bases = basesOf(asking->address);
    // First, because it tells whether the address is one machine's; everything else then asks that one.
    co_await askInfo(asking);
    co_await settleInstance(asking);
    auto claims = askClaims(asking);
    co_await askChallenge(asking);
    if (asking->evidence.quote.isEmpty())
        co_await askConnection(asking);
    if (asking->evidence.quote.isEmpty())
        co_await askApplicationKey(asking);
    co_await claims;
    for (const QString &note : wire::claimNotes(asking->claims, asking->evidence.appCompose))
        asking->note(note);
    if (!asking->claims.isEmpty())
        asking->evidence.routeClaims = QJsonDocument(asking->claims).toJson(QJsonDocument::Compact);
    if (asking->info && asking->info->isHidden)
        asking->fail(
            QStringLiteral("event log and app-compose are hidden by the operator of the machine (public_tcbinfo is off); they are not missing"));
    co_return Done{};
}

QCoro::Task<Result<http::HttpReply>> LiveEvidence::send(AskingPtr asking, http::HttpRequest request)
{
    const auto self = shared_from_this();
    const QString origin = originOf(request.url);
    const auto left = std::chrono::milliseconds(asking->deadline.remainingTime());
    if (left <= 0ms || asking->silent.contains(origin)) {
        Error error;
        error.kind = ErrorKind::Timeout;
        error.what = left <= 0ms ? QStringLiteral("the time for one machine is used up") : QStringLiteral("not asked: nobody answers there");
        co_return error;
    }
    request.timeout = std::min(m_parts.limits.request, left);
    request.patience = request.timeout;
    request.cancel = asking->cancel;
    const auto reply = co_await m_parts.http->send(request);
    if (!reply) {
        const Error error = reply.error();
        if (error.what.contains(QLatin1String("is not trusted")))
            asking->isUntrusted = true;
        co_return error;
    }
    asking->sawCertificate(reply->peerCertificate);
    co_return *reply;
}

QCoro::Task<Done> LiveEvidence::askInfo(AskingPtr asking)
{
    const auto self = shared_from_this();
    QString failure;
    for (const QUrl &base : asking->bases.guest) {
        for (const QLatin1StringView call : kInfoCalls) {
            const http::HttpRequest request = reading(wire::routeUrl(base, call, QStringLiteral("json")), kMostBytes);
            const QString route = QStringLiteral("guest information (%1)").arg(call);
            const auto reply = co_await send(asking, request);
            if (!reply) {
                asking->gaveUp(request.url, reply.error());
                failure = failureWords(route, reply.error());
                break; // the older route lies at the same address
            }
            if (!reply->isSuccess()) {
                failure = statusWords(route, *reply);
                continue;
            }
            const auto info = wire::readInfo(reply->body, &asking->evidence);
            if (info) {
                asking->info = *info;
                asking->bases.guest = {base};
                co_return Done{};
            }
            failure = failureWords(route, info.error());
        }
    }
    asking->fail(failure);
    co_return Done{};
}

/// An app's address may reach a different machine each time: from here on the same one is asked.
QCoro::Task<Done> LiveEvidence::settleInstance(AskingPtr asking)
{
    const auto self = shared_from_this();
    const auto gateway = GatewayAddress::parse(asking->address);
    if (!gateway)
        co_return Done{};
    const QString uncertain = QStringLiteral("the address is that of an app: any of its instances may answer");
    QString instance;
    if (asking->info) {
        if (gateway->id != asking->info->appId || gateway->id == asking->info->instanceId)
            co_return Done{};
        instance = asking->info->instanceId;
        if (instance.isEmpty()) {
            asking->note(QStringLiteral("%1, and this app gives its instances no ids: two answers may come from two machines").arg(uncertain));
            co_return Done{};
        }
    } else if (m_parts.apps) {
        const auto attestations = co_await m_parts.apps->appAttestations(gateway->id);
        if (!attestations)
            co_return Done{}; // no app of that name: an instance, as it should be
        QStringList addresses;
        for (const cluster::AttestationAnswer &one : attestations->instances)
            if (!one.instanceId.isEmpty())
                addresses << gateway->withId(one.instanceId).url().toString();
        if (addresses.size() != 1) {
            asking->fail(
                QStringLiteral("%1. Its instances: %2").arg(uncertain, visibleText(addresses.mid(0, kMostNamed).join(QStringLiteral(", ")), 600)));
            co_return Done{};
        }
        instance = GatewayAddress::parse(QUrl(addresses.front()))->id;
    } else {
        co_return Done{};
    }
    const auto settled = GatewayAddress::parse(gateway->withId(instance).url());
    if (!settled)
        co_return Done{};
    asking->address = settled->url();
    asking->bases = basesOf(asking->address);
    asking->evidence.address = asking->address.toString();
    asking->note(QStringLiteral("%1; asked at the address of the instance that answered first, %2").arg(uncertain, asking->evidence.address));
    co_return Done{};
}

QCoro::Task<Done> LiveEvidence::askChallenge(AskingPtr asking)
{
    const auto self = shared_from_this();
    QStringList failures;
    for (const QUrl &base : asking->bases.application) {
        const http::HttpRequest request = reading(
            wire::routeUrl(base, QStringLiteral("/attestation"), QStringLiteral("challenge=") + QString::fromLatin1(asking->challenge)), kMostBytes);
        if (asking->silent.contains(originOf(base)))
            continue; // told already
        const auto reply = co_await send(asking, request);
        if (!reply) {
            asking->gaveUp(base, reply.error());
            failures << failureWords(QStringLiteral("challenge route"), reply.error());
            continue;
        }
        if (!reply->isSuccess()) {
            failures << statusWords(QStringLiteral("no challenge route: %1").arg(request.url.path()), *reply);
            continue;
        }
        const QJsonObject claims = wire::enclaveClaims(reply->body);
        for (auto claim = claims.begin(); claim != claims.end(); ++claim)
            asking->claims.insert(claim.key(), claim.value());
        if (const Status read = wire::readQuoteAnswer(reply->body, &asking->evidence); !read) {
            failures << failureWords(QStringLiteral("the challenge route answers nonsense"), read.error());
            continue;
        }
        // The workflow fills in what answers its challenge; here it only says that one was possible.
        if (wire::tookChallenge(reply->body, asking->evidence.quote, asking->challenge))
            asking->evidence.expectedReportData = QByteArray();
        else
            asking->evidence.notes << QStringLiteral("its attestation route knows no challenge");
        if (!reply->peerCertificate.isEmpty())
            asking->evidence.tlsPublicKey = wire::readCertificate(reply->peerCertificate).publicKey;
        co_return Done{};
    }
    for (const QString &failure : failures)
        asking->fail(failure);
    co_return Done{};
}

/// RA-TLS: the certificate carries a quote over its own key, and the handshake shows who holds that key now.
QCoro::Task<Done> LiveEvidence::askConnection(AskingPtr asking)
{
    const auto self = shared_from_this();
    const auto gateway = GatewayAddress::parse(asking->address);
    const bool passesThrough = gateway && gateway->mode == GatewayMode::PassedThrough;
    if (asking->address.scheme() != QLatin1String("https") || !(asking->isUntrusted || passesThrough) || asking->cancel.isCancelled())
        co_return Done{};
    const auto left = std::chrono::milliseconds(std::max<qint64>(asking->deadline.remainingTime(), 1));
    QFuture<Result<QByteArray>> shaking = peerCertificate(asking->address, std::min(m_parts.limits.request, left), asking->cancel);
    const auto der = co_await shaking;
    if (!der) {
        asking->fail(failureWords(QStringLiteral("RA-TLS"), der.error()));
        co_return Done{};
    }
    const wire::PeerCertificate certificate = wire::readCertificate(*der);
    asking->evidence.tlsPublicKey.clear();
    asking->sawCertificate(*der);
    if (certificate.quote.isEmpty()) {
        asking->fail(QStringLiteral("RA-TLS: the certificate of the connection carries no quote"));
        co_return Done{};
    }
    asking->evidence.quote = certificate.quote;
    if (!certificate.eventLog.isEmpty() && asking->evidence.eventLog.isEmpty())
        asking->evidence.eventLog = certificate.eventLog;
    asking->note(QStringLiteral("the quote is the one inside the TLS certificate of the connection (RA-TLS)"));
    co_return Done{};
}

QCoro::Task<Done> LiveEvidence::askApplicationKey(AskingPtr asking)
{
    const auto self = shared_from_this();
    if (!asking->info)
        co_return Done{};
    const http::HttpRequest request = applicationKeyRequest(asking->bases.guest.front());
    const auto reply = co_await send(asking, request);
    if (!reply || !reply->isSuccess())
        co_return Done{}; // guests before 0.5.6 have no such call; the missing challenge route has been told already
    Evidence answer;
    if (const Status read = wire::readQuoteAnswer(reply->body, &answer); !read) {
        asking->fail(failureWords(QStringLiteral("GetAttestationForAppKey"), read.error()));
        co_return Done{};
    }
    asking->evidence.quote = answer.quote;
    if (!answer.eventLog.isEmpty())
        asking->evidence.eventLog = answer.eventLog;
    if (!answer.vmConfig.isEmpty())
        asking->evidence.vmConfig = answer.vmConfig;
    const auto quote = attestation::parseQuote(answer.quote);
    const auto key = quote && quote->td ? wire::applicationKeyIn(quote->td->reportData.view()) : std::nullopt;
    asking->note(key ? QStringLiteral("the quote binds the application's key %1: it proves a key, not when it was made").arg(*key)
                     : QStringLiteral("the quote is that of the guest's GetAttestationForAppKey, which takes no challenge"));
    co_return Done{};
}

/// The body of a route that only claims; empty when it does not exist.
QCoro::Task<QByteArray> LiveEvidence::claim(AskingPtr asking, QUrl url)
{
    const auto self = shared_from_this();
    const http::HttpRequest request = reading(url, kMostClaimBytes);
    const auto reply = co_await send(asking, request);
    QByteArray body = reply && reply->isSuccess() ? reply->body : QByteArray();
    if (body.trimmed().startsWith('<'))
        body.clear(); // a web page claims nothing
    co_return std::move(body);
}

QCoro::Task<Done> LiveEvidence::askClaims(AskingPtr asking)
{
    const auto self = shared_from_this();
    const QUrl application = asking->bases.application.front();
    const QUrl guest = asking->bases.guest.front();
    auto version = claim(asking, wire::routeUrl(application, QStringLiteral("/version")));
    auto counters = claim(asking, wire::routeUrl(application, QStringLiteral("/signup-count")));
    auto health = claim(asking, wire::routeUrl(application, QStringLiteral("/health")));
    auto composeHash = claim(asking, wire::routeUrl(guest, QStringLiteral("/compose-hash")));
    auto guestVersion = claim(asking, wire::routeUrl(guest, QStringLiteral("/prpc/Version"), QStringLiteral("json")));
    asking->evidence.versionInfo = co_await version;
    asking->evidence.counters = co_await counters;
    const QByteArray healthBody = co_await health;
    QByteArray hashBody = co_await composeHash;
    const QByteArray guestBody = co_await guestVersion;
    if (hashBody.isEmpty() && guest != application)
        hashBody = co_await claim(asking, wire::routeUrl(application, QStringLiteral("/compose-hash")));
    asking->claimed(QStringLiteral("composeHash"), wire::composeHashClaim(hashBody));
    asking->claimed(QStringLiteral("health"), wire::healthClaim(healthBody));
    asking->claimed(QStringLiteral("guestVersion"), wire::guestVersionClaim(guestBody));
    co_return Done{};
}

QCoro::Task<Done> LiveEvidence::askCloud(AskingPtr asking)
{
    const auto self = shared_from_this();
    Evidence &evidence = asking->evidence;
    QString identifier = asking->machine.cloudId;
    if (const auto gateway = GatewayAddress::parse(asking->address); identifier.isEmpty() && gateway)
        identifier = QStringLiteral("instance_") + gateway->id;
    if (identifier.isEmpty())
        co_return Done{};
    const auto answer = co_await m_parts.cloud->attestation(identifier);
    if (!answer) {
        asking->fail(QStringLiteral("the cloud's attestation answer: %1").arg(visibleText(answer.error().what, 300)));
        co_return Done{};
    }
    // A quote from here was made at some earlier time for some other connection: it can be verified, not be fresh.
    if (evidence.quote.isEmpty() && !answer->quote.isEmpty()) {
        evidence.quote = answer->quote;
        asking->note(
            QStringLiteral("the quote is that of the machine's TLS certificate as the cloud keeps it%1: no time of its own")
                .arg(answer->validFrom.isEmpty()
                         ? QString()
                         : QStringLiteral(", valid from %1 to %2").arg(visibleText(answer->validFrom, 40), visibleText(answer->validUntil, 40))));
    }
    if (evidence.eventLog.isEmpty())
        evidence.eventLog = answer->eventLog;
    if (evidence.appCompose.isEmpty())
        evidence.appCompose = answer->appCompose;
    if (!answer->isOnline)
        asking->fail(QStringLiteral("the cloud says that the machine is offline"));
    if (!answer->error.isEmpty())
        asking->fail(QStringLiteral("the cloud says: %1").arg(visibleText(answer->error, 200)));
    if (answer->tcbInfoHidden && (evidence.eventLog.isEmpty() || evidence.appCompose.isEmpty()))
        asking->fail(
            QStringLiteral("event log and app-compose are hidden by the operator of the machine (public_tcbinfo is off); they are not missing"));
    co_return Done{};
}

} // namespace pilothouse::evidence
