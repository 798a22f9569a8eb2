// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/spawntee/certificate_index_client.h"

#include "services/spawntee/spawntee_wire.h"

namespace pilothouse::spawntee {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kKept = 30s;
constexpr auto kTimeout = 10s;
constexpr qint64 kMostBytes = 64 * 1024;

} // namespace

CertificateIndexClient::CertificateIndexClient(std::shared_ptr<http::HttpClient> http, QUrl base, QString wallet, std::shared_ptr<const Clock> clock)
    : m_http(std::move(http))
    , m_base(std::move(base))
    , m_wallet(std::move(wallet))
    , m_clock(std::move(clock))
{
}

QCoro::Task<Result<cluster::CertificateSlots>> CertificateIndexClient::certificateSlots(CancelToken cancel)
{
    const auto self = shared_from_this();
    if (m_known && m_clock->monotonicNow() - m_knownAt < kKept) {
        const cluster::CertificateSlots known = *m_known;
        co_return known;
    }
    if (m_wallet.isEmpty())
        co_return Error{.kind = ErrorKind::InvalidInput, .what = u"no coordinator wallet is set, so its certificates cannot be looked up"_s};
    http::HttpRequest request;
    request.url = QUrl::fromEncoded(m_base.toEncoded(QUrl::StripTrailingSlash) + "/certificates?wallet=" + QUrl::toPercentEncoding(m_wallet));
    request.headers = {{"Accept", "application/json"}};
    request.timeout = kTimeout;
    request.patience = kTimeout;
    request.maxBytes = kMostBytes;
    request.tries = 2;
    request.cancel = cancel;
    const auto reply = co_await m_http->send(request);
    if (!reply)
        co_return reply.error();
    if (!reply->isSuccess())
        co_return http::errorFromStatus(request, *reply);
    auto certificates = wire::parseCertificates(reply->body);
    if (!certificates) {
        Error error = certificates.error();
        error.where = http::describe(request);
        co_return error;
    }
    m_known = *certificates;
    m_knownAt = m_clock->monotonicNow();
    co_return certificates;
}

} // namespace pilothouse::spawntee
