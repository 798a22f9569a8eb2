// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/evidence/pccs_client.h"

#include "services/core/log.h"
#include "services/core/plain_text.h"

#include <QCoroFuture>

#include <QtConcurrent>

namespace pilothouse::evidence {

using attestation::Collateral;
using attestation::CollateralHint;
using attestation::FetchedCollateral;
using attestation::Tee;

namespace {

constexpr qint64 kMostBytes = 4 * 1024 * 1024;
constexpr qint64 kWorthAWordDays = 7;

Error placed(Error error, const QString &document)
{
    error.what = QStringLiteral("%1: %2").arg(document, error.what);
    return error;
}

QString ageText(qint64 seconds)
{
    const qint64 minutes = seconds / 60;
    if (minutes < 2)
        return QStringLiteral("a minute old");
    if (minutes < 120)
        return QStringLiteral("%1 minutes old").arg(minutes);
    if (minutes < 48 * 60)
        return QStringLiteral("%1 hours old").arg(minutes / 60);
    return QStringLiteral("%1 days old").arg(minutes / (24 * 60));
}

CacheScope scopeOf(const PccsClient::Options &options)
{
    return {options.environment, wire::serviceBase(options.base).toString(), sha256({options.root.der}), options.dataSet.query()};
}

/// What a status means for collateral.
Error statusError(const http::HttpRequest &request, const http::HttpReply &reply)
{
    Error error = http::errorFromStatus(request, reply);
    if (reply.status == 404)
        error.what = QStringLiteral("the service has none for this platform (status 404)");
    else if (reply.status == 410)
        error.what = QStringLiteral("the service no longer has this data set (status 410)");
    return error;
}

/// Everything of one fetch as it came, put together only when it is whole.
Result<Collateral> assemble(const http::HttpReply &tcb, const http::HttpReply &qe, const http::HttpReply &crl, const QByteArray &rootCrl)
{
    Collateral collateral;
    const auto tcbInfo = wire::signedMember(tcb.body, "tcbInfo");
    if (!tcbInfo)
        return placed(tcbInfo.error(), QStringLiteral("TCB info"));
    const auto tcbChain = wire::issuerChain(tcb, {"TCB-Info-Issuer-Chain", "SGX-TCB-Info-Issuer-Chain"});
    if (!tcbChain)
        return placed(tcbChain.error(), QStringLiteral("TCB info"));
    const auto identity = wire::signedMember(qe.body, "enclaveIdentity");
    if (!identity)
        return placed(identity.error(), QStringLiteral("QE identity"));
    const auto identityChain = wire::issuerChain(qe, {"SGX-Enclave-Identity-Issuer-Chain", "Enclave-Identity-Issuer-Chain"});
    if (!identityChain)
        return placed(identityChain.error(), QStringLiteral("QE identity"));
    const auto pckCrl = wire::crlBytes(crl.body);
    if (!pckCrl)
        return placed(pckCrl.error(), QStringLiteral("PCK CRL"));
    const auto crlChain = wire::issuerChain(crl, {"SGX-PCK-CRL-Issuer-Chain", "PCK-CRL-Issuer-Chain"});
    if (!crlChain)
        return placed(crlChain.error(), QStringLiteral("PCK CRL"));
    collateral.tcbInfo = tcbInfo->text;
    collateral.tcbInfoSignature = tcbInfo->signature;
    collateral.tcbInfoIssuerChain = *tcbChain;
    collateral.qeIdentity = identity->text;
    collateral.qeIdentitySignature = identity->signature;
    collateral.qeIdentityIssuerChain = *identityChain;
    collateral.pckCrl = *pckCrl;
    collateral.pckCrlIssuerChain = *crlChain;
    collateral.rootCaCrl = rootCrl;
    return collateral;
}

} // namespace

PccsClient::PccsClient(std::shared_ptr<http::HttpClient> http, Options options, std::shared_ptr<const Clock> clock)
    : m_http(std::move(http))
    , m_options(std::move(options))
    , m_clock(std::move(clock))
    , m_cache(m_options.cacheFolder, scopeOf(m_options))
{
    m_options.base = wire::serviceBase(m_options.base);
}

QCoro::Task<Result<http::HttpReply>> PccsClient::get(QUrl url, CancelToken cancel)
{
    const auto self = shared_from_this();
    http::HttpRequest request;
    request.url = std::move(url);
    request.timeout = m_options.timeout;
    request.patience = m_options.timeout;
    request.maxBytes = kMostBytes;
    request.cancel = cancel;
    const auto reply = co_await m_http->send(request);
    if (!reply)
        co_return reply.error();
    if (!reply->isSuccess())
        co_return statusError(request, *reply);
    co_return *reply;
}

QCoro::Task<Result<http::HttpReply>> PccsClient::document(QString path, QString query, CancelToken cancel)
{
    QUrl url = m_options.base;
    url.setPath(url.path() + path);
    url.setQuery(query.isEmpty() ? QString() : query);
    return get(url, cancel);
}

/// A mirror has the root's CRL among its documents; Intel's own service leaves it where the root certificate says.
QCoro::Task<Result<QByteArray>> PccsClient::rootCrl(CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto mirrored = co_await document(wire::apiPath(Tee::Sgx, QStringLiteral("rootcacrl")), QString(), cancel);
    if (mirrored) {
        auto bytes = wire::crlBytes(mirrored->body);
        co_return std::move(bytes);
    }
    const auto elsewhere = wire::crlDistributionPoint(m_options.root.der);
    if (!mirrored.error().httpStatus || !elsewhere)
        co_return mirrored.error();
    // The address is the pinned root's own, so no answer of the service leads us anywhere.
    const auto original = co_await get(*elsewhere, cancel);
    if (!original)
        co_return original.error();
    auto bytes = wire::crlBytes(original->body);
    co_return std::move(bytes);
}

QCoro::Task<Result<Collateral>> PccsClient::fetch(CollateralHint hint, CancelToken cancel)
{
    const auto self = shared_from_this();
    const QString set = m_options.dataSet.query();
    const QString fmspc = QStringLiteral("fmspc=") + QString::fromLatin1(hint.fmspc.toHex());
    const QString tcbQuery = set.isEmpty() ? fmspc : fmspc + u'&' + set;
    const QString crlQuery = QStringLiteral("ca=%1&encoding=der")
                                 .arg(hint.ca == attestation::PckCa::Platform ? QStringLiteral("platform") : QStringLiteral("processor"));
    // All four at once: together they take no longer than one.
    auto tcbTask = document(wire::apiPath(hint.tee, QStringLiteral("tcb")), tcbQuery, cancel);
    auto qeTask = document(wire::apiPath(hint.tee, QStringLiteral("qe/identity")), set, cancel);
    auto crlTask = document(wire::apiPath(Tee::Sgx, QStringLiteral("pckcrl")), crlQuery, cancel);
    auto rootTask = rootCrl(cancel);
    const auto tcb = co_await tcbTask;
    const auto qe = co_await qeTask;
    const auto crl = co_await crlTask;
    const auto root = co_await rootTask;
    if (!tcb)
        co_return placed(tcb.error(), QStringLiteral("TCB info"));
    if (!qe)
        co_return placed(qe.error(), QStringLiteral("QE identity"));
    if (!crl)
        co_return placed(crl.error(), QStringLiteral("PCK CRL"));
    if (!root)
        co_return placed(root.error(), QStringLiteral("root CRL"));
    auto collateral = assemble(*tcb, *qe, *crl, *root);
    co_return std::move(collateral);
}

QStringList PccsClient::notesFor(const KeptCollateral &kept, const QString &how) const
{
    const wire::CollateralDates dates = wire::datesOf(kept.collateral);
    const QDateTime now = m_clock->utcNow();
    QString text = QStringLiteral("collateral of %1")
                       .arg(dates.issued.isValid() ? dates.issued.toUTC().date().toString(Qt::ISODate) : QStringLiteral("an unknown day"));
    if (!how.isEmpty())
        text += QStringLiteral(", %1, %2").arg(how, ageText(kept.fetchedAt.secsTo(now)));
    QStringList notes{text};
    if (dates.issued.isValid() && dates.issued.daysTo(now) > kWorthAWordDays)
        notes << QStringLiteral("the collateral was issued %1 days ago: a newer one may judge differently").arg(dates.issued.daysTo(now));
    return notes;
}

QCoro::Task<Result<FetchedCollateral>> PccsClient::collateralFor(attestation::Quote quote, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto hint = attestation::collateralHint(quote);
    if (!hint) {
        Error error;
        error.kind = ErrorKind::InvalidInput;
        error.what = QStringLiteral("the quote names no platform to ask collateral for");
        co_return error;
    }
    const CollateralCache cache = m_cache;
    const CollateralHint platform = *hint;
    QFuture<Result<std::optional<KeptCollateral>>> reading = QtConcurrent::run([cache, platform] { return cache.read(platform); });
    const auto kept = co_await reading;
    const bool isKept = kept && kept->has_value();
    const QDateTime now = m_clock->utcNow();
    FetchedCollateral result;
    if (isKept) {
        const qint64 age = (*kept)->fetchedAt.secsTo(now);
        if (age >= 0 && age < m_options.freshFor.count() && wire::datesOf((*kept)->collateral).validUntil > now) {
            result.collateral = (*kept)->collateral;
            result.notes = notesFor(**kept, QStringLiteral("kept on disk"));
            co_return result;
        }
    }
    const auto fetched = co_await fetch(platform, cancel);
    if (!fetched) {
        if (!isKept || fetched.error().kind == ErrorKind::Cancelled)
            co_return fetched.error();
        qCInfo(lcAttestation) << "collateral from disk, the service gives none:" << fetched.error().what;
        result.collateral = (*kept)->collateral;
        result.notes = notesFor(**kept, QStringLiteral("offline copy"));
        result.notes << QStringLiteral("the collateral service gave none: %1").arg(visibleText(fetched.error().what, 300));
        co_return result;
    }
    KeptCollateral fresh;
    fresh.collateral = *fetched;
    fresh.fetchedAt = now;
    result.collateral = *fetched;
    result.notes = notesFor(fresh, QString());
    if (!kept)
        result.notes << QStringLiteral("%1; it was fetched again").arg(kept.error().what);
    QFuture<Status> writing = QtConcurrent::run([cache, platform, fresh] { return cache.write(platform, fresh); });
    const Status written = co_await writing;
    if (!written) {
        qCWarning(lcAttestation) << "collateral not kept:" << written.error().what;
        result.notes << QStringLiteral("the collateral could not be kept on disk: %1").arg(visibleText(written.error().what, 200));
    }
    co_return result;
}

} // namespace pilothouse::evidence
