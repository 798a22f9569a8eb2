// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/evidence/pccs_client.h"

#include "services/attestation/collateral_hint.h"
#include "services/core/digest.h"
#include "services/core/log.h"
#include "services/evidence/evidence_wire.h"

#include <QCoroFuture>

#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QtConcurrent>

namespace pilothouse::evidence {

using attestation::Collateral;
using attestation::Tee;

namespace {

constexpr std::chrono::seconds kTimeout {15};
constexpr qint64 kMostBytes = 4 * 1024 * 1024;
constexpr qint64 kMostCacheBytes = 16 * 1024 * 1024;

/// Issuer chains come as percent-encoded PEM in a header whose name differs between services.
QByteArray chainFrom(const http::HttpReply &reply, std::initializer_list<QByteArrayView> names)
{
    for (const QByteArrayView name : names)
        if (const QByteArray value = reply.header(name); !value.isEmpty())
            return QByteArray::fromPercentEncoding(value);
    return {};
}

void keep(const QString &path, const QByteArray &json)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit())
        qCWarning(lcAttestation) << "collateral not kept" << path << file.errorString();
}

QByteArray kept(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.size() <= kMostCacheBytes ? file.readAll() : QByteArray();
}

} // namespace

PccsClient::PccsClient(std::shared_ptr<http::HttpClient> http, QUrl base, QString cacheFolder)
    : m_http(std::move(http))
    , m_base(std::move(base))
    , m_cacheFolder(std::move(cacheFolder))
{
}

QString PccsClient::cacheFile(Tee tee, const QByteArray &fmspc, const QString &ca) const
{
    // The service is part of the name: two services may have two trust roots.
    const QByteArray service = sha256({m_base.toEncoded()}).toHex().left(12);
    return QStringLiteral("%1/%2-%3-%4-%5.json").arg(m_cacheFolder, QString::fromLatin1(service), tee == Tee::Tdx ? QStringLiteral("tdx") : QStringLiteral("sgx"),
                                                     QString::fromLatin1(fmspc), ca);
}

QCoro::Task<Result<http::HttpReply>> PccsClient::get(QString path, QString query)
{
    const auto self = shared_from_this();
    http::HttpRequest request;
    request.url = m_base;
    QString base = m_base.path();
    while (base.endsWith(u'/'))
        base.chop(1);
    request.url.setPath(base + path);
    request.url.setQuery(query);
    request.timeout = kTimeout;
    request.maxBytes = kMostBytes;
    const auto reply = co_await m_http->send(request);
    if (!reply)
        co_return reply.error();
    if (!reply->isSuccess())
        co_return http::errorFromStatus(request, *reply);
    co_return *reply;
}

QCoro::Task<Result<Collateral>> PccsClient::fetch(Tee tee, QByteArray fmspc, QString ca)
{
    const auto self = shared_from_this();
    const QString kind = tee == Tee::Tdx ? QStringLiteral("/tdx/certification/v4") : QStringLiteral("/sgx/certification/v4");
    const QString sgx = QStringLiteral("/sgx/certification/v4");
    Collateral collateral;

    const QString tcbQuery = QStringLiteral("fmspc=") + QString::fromLatin1(fmspc);
    const auto tcb = co_await get(kind + QStringLiteral("/tcb"), tcbQuery);
    if (!tcb)
        co_return tcb.error();
    const auto tcbInfo = wire::signedMember(tcb->body, "tcbInfo");
    if (!tcbInfo)
        co_return tcbInfo.error();
    collateral.tcbInfo = tcbInfo->text;
    collateral.tcbInfoSignature = tcbInfo->signature;
    collateral.tcbInfoIssuerChain = chainFrom(*tcb, {"TCB-Info-Issuer-Chain", "SGX-TCB-Info-Issuer-Chain"});

    const auto qe = co_await get(kind + QStringLiteral("/qe/identity"), QString());
    if (!qe)
        co_return qe.error();
    const auto identity = wire::signedMember(qe->body, "enclaveIdentity");
    if (!identity)
        co_return identity.error();
    collateral.qeIdentity = identity->text;
    collateral.qeIdentitySignature = identity->signature;
    collateral.qeIdentityIssuerChain = chainFrom(*qe, {"SGX-Enclave-Identity-Issuer-Chain"});

    const QString crlQuery = QStringLiteral("ca=%1&encoding=der").arg(ca);
    const auto pckCrl = co_await get(sgx + QStringLiteral("/pckcrl"), crlQuery);
    if (!pckCrl)
        co_return pckCrl.error();
    const auto pckCrlBytes = wire::crlBytes(pckCrl->body);
    if (!pckCrlBytes)
        co_return pckCrlBytes.error();
    collateral.pckCrl = *pckCrlBytes;
    collateral.pckCrlIssuerChain = chainFrom(*pckCrl, {"SGX-PCK-CRL-Issuer-Chain"});

    const auto rootCrl = co_await get(sgx + QStringLiteral("/rootcacrl"), QString());
    if (!rootCrl)
        co_return rootCrl.error();
    const auto rootCrlBytes = wire::crlBytes(rootCrl->body);
    if (!rootCrlBytes)
        co_return rootCrlBytes.error();
    collateral.rootCaCrl = *rootCrlBytes;
    co_return collateral;
}

QCoro::Task<Result<Collateral>> PccsClient::collateralFor(attestation::Quote quote)
{
    const auto self = shared_from_this();
    const auto hint = attestation::collateralHint(quote);
    if (!hint) {
        Error error;
        error.kind = ErrorKind::InvalidInput;
        error.what = QStringLiteral("the quote names no platform to ask collateral for");
        co_return error;
    }
    const QByteArray fmspc = hint->fmspc.toHex();
    const QString ca = hint->ca == attestation::PckCa::Platform ? QStringLiteral("platform") : QStringLiteral("processor");
    const auto fetched = co_await fetch(hint->tee, fmspc, ca);
    if (m_cacheFolder.isEmpty())
        co_return fetched;
    const QString path = cacheFile(hint->tee, fmspc, ca);
    if (fetched) {
        const QByteArray json = fetched->toJson();
        const QString folder = m_cacheFolder;
        QFuture<void> written = QtConcurrent::run([folder, path, json] {
            if (QDir().mkpath(folder))
                keep(path, json);
        });
        co_await written;
        co_return fetched;
    }
    QFuture<QByteArray> reading = QtConcurrent::run([path] { return kept(path); });
    const QByteArray json = co_await reading;
    const auto cached = Collateral::fromJson(json);
    if (json.isEmpty() || !cached)
        co_return fetched.error();
    qCInfo(lcAttestation) << "collateral from disk, the service does not answer:" << fetched.error().what;
    co_return *cached;
}

} // namespace pilothouse::evidence
