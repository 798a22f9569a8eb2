// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/evidence/live_evidence.h"

#include "services/evidence/evidence_wire.h"

namespace pilothouse::evidence {

using attestation::Evidence;

namespace {
constexpr std::chrono::seconds kTimeout {10};
constexpr qint64 kMostBytes = 16 * 1024 * 1024;
}

LiveEvidence::LiveEvidence(std::shared_ptr<http::HttpClient> http, std::shared_ptr<cluster::CvmPort> cloud)
    : m_http(std::move(http))
    , m_cloud(std::move(cloud))
{
}

QCoro::Task<Result<http::HttpReply>> LiveEvidence::get(QUrl url, CancelToken cancel)
{
    http::HttpRequest request;
    request.url = std::move(url);
    request.headers = {{"Accept", "application/json"}};
    request.timeout = kTimeout;
    request.patience = kTimeout;
    request.maxBytes = kMostBytes;
    request.tries = 1;
    request.cancel = cancel;
    return m_http->send(request);
}

QCoro::Task<Evidence> LiveEvidence::collect(attestation::Machine machine, QByteArray challenge, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto evidence = std::make_shared<Evidence>();
    evidence->name = machine.name;
    evidence->address = machine.address;
    if (!machine.address.isEmpty())
        co_await askMachine(evidence, challenge, cancel);
    else
        evidence->failures << QStringLiteral("the cloud names no address of this instance");
    const bool incomplete = evidence->quote.isEmpty() || evidence->eventLog.isEmpty() || evidence->appCompose.isEmpty();
    if (incomplete && m_cloud && !machine.cloudId.isEmpty() && !cancel.isCancelled())
        co_await askCloud(evidence, machine.cloudId);
    co_return *evidence;
}

QCoro::Task<Done> LiveEvidence::askMachine(std::shared_ptr<Evidence> evidence, QByteArray challenge, CancelToken cancel)
{
    const auto self = shared_from_this();
    QStringList challengeFailures;
    for (const QUrl &url : wire::challengeUrls(evidence->address, challenge)) {
        const auto reply = co_await get(url, cancel);
        if (!reply) {
            challengeFailures << reply.error().what;
            continue;
        }
        if (!reply->isSuccess()) {
            challengeFailures << QStringLiteral("no challenge route: %1 answers %2").arg(url.path(), QString::number(reply->status));
            continue;
        }
        if (const Status read = wire::readChallengeAnswer(reply->body, evidence.get()); !read) {
            challengeFailures << QStringLiteral("the challenge route answers nonsense: %1").arg(read.error().what);
            continue;
        }
        // The workflow fills in what answers its challenge; here it only says that one was possible.
        evidence->expectedReportData = QByteArray();
        evidence->tlsPublicKey = wire::publicKeyOf(reply->peerCertificate);
        challengeFailures.clear();
        break;
    }
    evidence->failures << challengeFailures;
    QString infoFailure;
    for (const QUrl &url : wire::infoUrls(evidence->address)) {
        const auto reply = co_await get(url, cancel);
        if (!reply) {
            infoFailure = reply.error().what;
            break; // not reachable: the older route lies on the same machine
        }
        if (!reply->isSuccess()) {
            infoFailure = QStringLiteral("guest information: %1 answers %2").arg(url.path(), QString::number(reply->status));
            continue;
        }
        const Status read = wire::readInfo(reply->body, evidence.get());
        infoFailure = read ? QString() : QStringLiteral("guest information: %1").arg(read.error().what);
        break;
    }
    if (!infoFailure.isEmpty() && !evidence->failures.contains(infoFailure))
        evidence->failures << infoFailure;
    co_return Done {};
}

QCoro::Task<Done> LiveEvidence::askCloud(std::shared_ptr<Evidence> evidence, QString cloudId)
{
    const auto self = shared_from_this();
    const auto answer = co_await m_cloud->attestation(cloudId);
    if (!answer) {
        evidence->failures << QStringLiteral("the cloud's attestation answer: %1").arg(answer.error().what);
        co_return Done {};
    }
    // A quote from here was made at some earlier time for some other connection: it can be verified, not be fresh.
    if (evidence->quote.isEmpty())
        evidence->quote = answer->quote;
    if (evidence->eventLog.isEmpty())
        evidence->eventLog = answer->eventLog;
    if (evidence->appCompose.isEmpty())
        evidence->appCompose = answer->appCompose;
    if (!answer->error.isEmpty())
        evidence->failures << QStringLiteral("the cloud says: %1").arg(answer->error);
    if (answer->tcbInfoHidden)
        evidence->failures << QStringLiteral("event log and app-compose are hidden by the operator of the machine");
    co_return Done {};
}

} // namespace pilothouse::evidence
