// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/evidence/endpoint_prober.h"

#include "services/core/json.h"
#include "services/core/plain_text.h"
#include "services/evidence/dial.h"

#include <QCoroFuture>

#include <QCryptographicHash>
#include <QHostAddress>
#include <QSslCertificate>

namespace pilothouse::evidence {

using agents::EndpointReport;
using agents::ProbeOutcome;
using agents::ProbeStep;
using Stage = DialReport::Stage;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLargestHealth = 64 * 1024;
constexpr qsizetype kMostNames = 20;

ProbeStep passed(const QString &text, std::optional<std::chrono::milliseconds> took = std::nullopt)
{
    return {ProbeOutcome::Passed, text, took};
}

ProbeStep failed(const QString &text)
{
    return {ProbeOutcome::Failed, text, std::nullopt};
}

bool isThisMachine(const DialReport &dialled)
{
    return QHostAddress(dialled.peer).isLoopback();
}

std::optional<agents::EndpointCertificate> certificateOf(const QByteArray &der)
{
    const QSslCertificate certificate(der, QSsl::Der);
    if (certificate.isNull())
        return std::nullopt;
    agents::EndpointCertificate facts;
    facts.subject = certificate.subjectDisplayName();
    facts.issuer = certificate.issuerDisplayName();
    facts.names = certificate.subjectAlternativeNames().values().mid(0, kMostNames);
    facts.validFrom = certificate.effectiveDate().toUTC();
    facts.validUntil = certificate.expiryDate().toUTC();
    facts.sha256 = certificate.digest(QCryptographicHash::Sha256);
    return facts;
}

/// What the bare connection has shown so far.
void takeDial(EndpointReport *report, const DialReport &dialled, bool isTls)
{
    if (dialled.stage > Stage::Name)
        report->name = passed(visibleText(dialled.addresses.mid(0, 4).join(u", "_s)), dialled.nameTook);
    if (dialled.stage > Stage::Connection)
        report->connection = passed(dialled.peer, dialled.connectionTook);
    if (dialled.stage == Stage::Done && isTls) {
        report->protocol = dialled.protocol;
        report->cipher = dialled.cipher;
        report->certificate = certificateOf(dialled.certificate);
        report->tls = passed(u"%1, %2"_s.arg(dialled.protocol, dialled.cipher), dialled.tlsTook);
    } else if (dialled.stage == Stage::Done && isThisMachine(dialled)) {
        report->tls.text = u"plain http, to this machine itself"_s;
    } else if (dialled.stage == Stage::Done) {
        report->tls = {ProbeOutcome::Warned, u"plain http: whoever is on the way can read and change what is said"_s, std::nullopt};
    }
    if (!dialled.error || dialled.error->kind == ErrorKind::Cancelled)
        return; // what was given up is not known, and not failed
    switch (dialled.stage) {
    case Stage::Name:
        report->name = failed(dialled.error->what);
        report->connection.text = u"not tried: there is no address"_s;
        break;
    case Stage::Connection: report->connection = failed(dialled.error->what); break;
    case Stage::Tls: report->tls = failed(dialled.error->what); break;
    case Stage::Done: break;
    }
    if (dialled.stage < Stage::Tls)
        report->tls.text = u"not tried: there is no connection"_s;
}

http::HttpRequest healthRequest(const QString &address, std::chrono::milliseconds timeout, const CancelToken &cancel)
{
    http::HttpRequest request;
    request.url = QUrl(address, QUrl::StrictMode);
    // A connection that was kept would tell of the trust of a moment ago.
    request.headers << QPair<QByteArray, QByteArray>("Connection", "close") << QPair<QByteArray, QByteArray>("Accept", "application/json");
    request.timeout = timeout;
    request.patience = timeout;
    request.maxBytes = kLargestHealth;
    request.tries = 1;
    request.breaker = http::Breaker::Ignore;
    request.cancel = cancel;
    return request;
}

/// The agent's own answer: {"status":"healthy","version":…,"uptime":…}.
ProbeStep healthStep(const http::HttpReply &reply)
{
    const JsonLimits limits{.maxBytes = kLargestHealth, .maxDepth = 16};
    const auto object = parseJsonObject(reply.body, limits);
    const QString word = object ? object->value("status"_L1).toString() : QString();
    const QString version = object ? object->value("version"_L1).toString() : QString();
    const QString said = word.isEmpty() ? QString() : u"says “%1”"_s.arg(visibleText(word, 60));
    QString text = u"status %1"_s.arg(reply.status);
    if (!said.isEmpty())
        text += ", "_L1 + said;
    if (!version.isEmpty())
        text += u", version %1"_s.arg(visibleText(version, 40));
    if (!reply.isSuccess())
        return failed(text);
    if (word.isEmpty())
        return {ProbeOutcome::Warned, text + u", but this is no answer of an agent"_s, reply.elapsed};
    const bool isWell = word.compare("healthy"_L1, Qt::CaseInsensitive) == 0 || word.compare("ok"_L1, Qt::CaseInsensitive) == 0;
    return {isWell ? ProbeOutcome::Passed : ProbeOutcome::Failed, text, reply.elapsed};
}

void takeReply(EndpointReport *report, const Result<http::HttpReply> &reply, const DialReport &dialled, bool isTls)
{
    const bool isShown = !dialled.certificate.isEmpty();
    if (reply) {
        report->httpStatus = reply->status;
        report->roundTrip = reply->elapsed;
        report->health = healthStep(*reply);
        if (!isTls)
            report->trust.text = u"there is no certificate to trust"_s;
        else if (isShown && reply->peerCertificate != dialled.certificate)
            report->trust
                = {ProbeOutcome::Warned, u"an ordinary request is trusted, but met another certificate than the one shown here"_s, std::nullopt};
        else
            report->trust = passed(u"an ordinary request is trusted"_s);
        return;
    }
    const QString why = visibleText(reply.error().what, 300);
    if (!isTls) {
        report->trust.text = u"there is no certificate to trust"_s;
        report->health = failed(why);
    } else if (!dialled.distrust.isEmpty()) {
        // The handshake of the request ended at what the bare one had let pass.
        report->trust = failed(visibleText(dialled.distrust.join(u"; "_s), 400));
        report->health.text = u"not asked: an ordinary request does not get past the certificate"_s;
    } else {
        report->trust.text = u"not known: an ordinary request did not get that far"_s;
        report->health = failed(why);
    }
}

} // namespace

QCoro::Task<Result<EndpointReport>> EndpointProber::probe(QString address, CancelToken cancel, Progress progress)
{
    const auto self = shared_from_this();
    const auto health = agents::healthAddressOf(address);
    if (!health)
        co_return health.error();
    const auto report = std::make_shared<EndpointReport>();
    report->address = address;
    report->healthAddress = *health;
    report->at = m_clock->utcNow();
    const QUrl url(*health, QUrl::StrictMode);
    const bool isTls = url.scheme() == "https"_L1;
    const auto told = [report, progress, isTls](const DialReport &dialled) {
        takeDial(report.get(), dialled, isTls);
        if (progress)
            progress(*report);
    };
    const QFuture<DialReport> dialling = dial(url, m_limits.connection, cancel, told);
    const DialReport dialled = co_await dialling;
    takeDial(report.get(), dialled, isTls);
    if (progress)
        progress(*report);
    if (!cancel.isCancelled()) {
        const http::HttpRequest request = healthRequest(*health, m_limits.request, cancel);
        const auto reply = co_await m_http->send(request);
        if (!cancel.isCancelled())
            takeReply(report.get(), reply, dialled, isTls);
    }
    if (cancel.isCancelled())
        co_return Error{.kind = ErrorKind::Cancelled, .what = u"the look at the endpoint was cancelled"_s, .where = *health};
    report->isWhole = true;
    const EndpointReport whole = *report;
    co_return whole;
}

} // namespace pilothouse::evidence
