// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/chain/chain_client.h"

#include "services/chain/chain_wire.h"

#include <QCoroTimer>

#include <algorithm>

namespace pilothouse::chain {

using namespace provenance;

namespace {

constexpr std::chrono::seconds kTimeout{15};
constexpr std::chrono::seconds kPatience{25};
constexpr std::chrono::milliseconds kCancelPoll{50};
constexpr qint64 kMostBytes = 16 * 1024 * 1024;

} // namespace

ChainClient::ChainClient(std::shared_ptr<http::HttpClient> http, QUrl url, Pauses pauses)
    : m_http(std::move(http))
    , m_url(std::move(url))
    , m_pauses(std::move(pauses))
{
}

QString ChainClient::name() const
{
    const QString port = m_url.port() < 0 ? QString() : QStringLiteral(":%1").arg(m_url.port());
    return QStringLiteral("%1://%2%3").arg(m_url.scheme(), m_url.host(QUrl::FullyEncoded), port);
}

Error ChainClient::at(const QString &method, Error error) const
{
    error.where = QStringLiteral("%1 at %2").arg(method, name());
    return error;
}

QCoro::Task<Result<QJsonValue>> ChainClient::askOnce(QString method, QJsonArray params, CancelToken cancel)
{
    const auto self = shared_from_this();
    const int id = m_next++;
    http::HttpRequest request;
    request.verb = "POST";
    request.url = m_url;
    request.headers = {{"Content-Type", "application/json"}, {"Accept", "application/json"}};
    request.body = wire::request(id, method, params);
    request.effect = http::Effect::Idempotent;
    request.timeout = kTimeout;
    request.patience = kPatience;
    request.maxBytes = kMostBytes;
    request.cancel = cancel;
    request.describedAs = QStringLiteral("%1 at %2").arg(method, name());
    const auto reply = co_await m_http->send(request);
    if (!reply)
        co_return at(method, reply.error());
    const auto result = wire::resultOf(reply->body, id);
    // Many nodes send their error object with a status of its own; the object says more than the status.
    const bool refused = !result && result.error().kind != ErrorKind::Protocol && result.error().kind != ErrorKind::Internal;
    const bool guarded = reply->status == 401 || reply->status == 403 || reply->status == 429;
    if (!reply->isSuccess() && (guarded || !refused)) {
        Error error = http::errorFromStatus(request, *reply);
        if (reply->status == 413)
            error.kind = ErrorKind::TooLarge;
        co_return at(method, error);
    }
    if (!result) {
        Error error = at(method, result.error());
        error.raw = reply->body.left(4096);
        co_return error;
    }
    co_return result;
}

QCoro::Task<Result<QJsonValue>> ChainClient::ask(QString method, QJsonArray params, CancelToken cancel)
{
    const auto self = shared_from_this();
    for (size_t attempt = 0;; ++attempt) {
        const auto answer = co_await askOnce(method, params, cancel);
        // With a status of 429 the HTTP client has waited already.
        const bool again = !answer && answer.error().kind == ErrorKind::Throttled && !answer.error().httpStatus && !answer.error().retryAfter;
        if (!again || attempt >= m_pauses.size())
            co_return answer;
        for (auto left = m_pauses[attempt]; left.count() > 0; left -= kCancelPoll) {
            if (cancel.isCancelled())
                co_return at(method, Error{.kind = ErrorKind::Cancelled, .what = QStringLiteral("cancelled")});
            const auto step = std::min(left, kCancelPoll);
            co_await QCoro::sleepFor(step);
        }
    }
}

QCoro::Task<Result<quint64>> ChainClient::chainId(CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto answer = co_await ask(QStringLiteral("eth_chainId"), QJsonArray(), cancel);
    if (!answer)
        co_return answer.error();
    const auto id = wire::parseQuantity(*answer, QStringLiteral("the chain id"));
    if (!id)
        co_return at(QStringLiteral("eth_chainId"), id.error());
    co_return id;
}

QCoro::Task<Result<BlockNumber>> ChainClient::newestBlock(CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto answer = co_await ask(QStringLiteral("eth_blockNumber"), QJsonArray(), cancel);
    if (!answer)
        co_return answer.error();
    const auto number = wire::parseQuantity(*answer, QStringLiteral("the block number"));
    if (!number)
        co_return at(QStringLiteral("eth_blockNumber"), number.error());
    co_return number;
}

QCoro::Task<Result<std::optional<BlockHeader>>> ChainClient::block(BlockNumber number, CancelToken cancel)
{
    const auto self = shared_from_this();
    const QString method = QStringLiteral("eth_getBlockByNumber");
    QJsonArray params;
    params << wire::quantity(number) << false;
    const auto answer = co_await ask(method, params, cancel);
    if (!answer)
        co_return answer.error();
    const auto header = wire::parseBlock(*answer);
    if (!header)
        co_return at(method, header.error());
    if (header->has_value() && (*header)->number != number)
        co_return at(method, Error{.kind = ErrorKind::Protocol, .what = QStringLiteral("the node answered with another block")});
    co_return header;
}

QCoro::Task<Result<std::vector<LogEntry>>> ChainClient::logs(LogFilter filter, CancelToken cancel)
{
    const auto self = shared_from_this();
    const QString method = QStringLiteral("eth_getLogs");
    QJsonArray params;
    params << wire::filter(filter);
    const auto answer = co_await ask(method, params, cancel);
    if (!answer)
        co_return answer.error();
    const auto logs = wire::parseLogs(*answer);
    if (!logs)
        co_return at(method, logs.error());
    co_return logs;
}

QCoro::Task<Result<std::optional<Transaction>>> ChainClient::transaction(Word hash, CancelToken cancel)
{
    const auto self = shared_from_this();
    const QString method = QStringLiteral("eth_getTransactionByHash");
    QJsonArray params;
    params << toText(hash);
    const auto answer = co_await ask(method, params, cancel);
    if (!answer)
        co_return answer.error();
    const auto transaction = wire::parseTransaction(*answer);
    if (!transaction)
        co_return at(method, transaction.error());
    if (transaction->has_value() && (*transaction)->hash != hash)
        co_return at(method, Error{.kind = ErrorKind::Protocol, .what = QStringLiteral("the node answered with another transaction")});
    co_return transaction;
}

QCoro::Task<Result<std::optional<Receipt>>> ChainClient::receipt(Word hash, CancelToken cancel)
{
    const auto self = shared_from_this();
    const QString method = QStringLiteral("eth_getTransactionReceipt");
    QJsonArray params;
    params << toText(hash);
    const auto answer = co_await ask(method, params, cancel);
    if (!answer)
        co_return answer.error();
    const auto receipt = wire::parseReceipt(*answer);
    if (!receipt)
        co_return at(method, receipt.error());
    if (receipt->has_value() && (*receipt)->transaction != hash)
        co_return at(method, Error{.kind = ErrorKind::Protocol, .what = QStringLiteral("the node answered with another receipt")});
    co_return receipt;
}

QCoro::Task<Result<QByteArray>> ChainClient::call(Address contract, QByteArray data, BlockNumber block, CancelToken cancel)
{
    const auto self = shared_from_this();
    const QString method = QStringLiteral("eth_call");
    QJsonArray params;
    params << wire::call(contract, data) << wire::quantity(block);
    const auto answer = co_await ask(method, params, cancel);
    if (!answer)
        co_return answer.error();
    const auto bytes = wire::parseBytes(*answer, QStringLiteral("the returned value"));
    if (!bytes)
        co_return at(method, bytes.error());
    co_return bytes;
}

QCoro::Task<Result<bool>> ChainClient::hasCode(Address contract, BlockNumber block, CancelToken cancel)
{
    const auto self = shared_from_this();
    const QString method = QStringLiteral("eth_getCode");
    QJsonArray params;
    params << toText(contract) << wire::quantity(block);
    const auto answer = co_await ask(method, params, cancel);
    if (!answer)
        co_return answer.error();
    const auto code = wire::parseBytes(*answer, QStringLiteral("the code"));
    if (!code)
        co_return at(method, code.error());
    const bool there = !code->isEmpty();
    co_return there;
}

} // namespace pilothouse::chain
