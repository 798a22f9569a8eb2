// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/http/http_client.h"
#include "services/provenance/chain_port.h"

#include <QUrl>

#include <memory>
#include <vector>

class QJsonArray;
class QJsonValue;

namespace pilothouse::chain {

/// Asks one Ethereum node over JSON-RPC. Every call only reads, so all are repeated when they are lost. The URL's path or query may
/// hold a provider's key: neither is in any error or log.
class ChainClient final : public provenance::ChainPort, public std::enable_shared_from_this<ChainClient>
{
public:
    /// Pauses before the second, third … try when the node says in JSON that it is asked too often.
    using Pauses = std::vector<std::chrono::milliseconds>;
    ChainClient(std::shared_ptr<http::HttpClient> http, QUrl url,
                Pauses pauses = {std::chrono::seconds(1), std::chrono::seconds(2), std::chrono::seconds(4)});

    QString name() const override;
    QCoro::Task<Result<quint64>> chainId(CancelToken cancel) override;
    QCoro::Task<Result<provenance::BlockNumber>> newestBlock(CancelToken cancel) override;
    QCoro::Task<Result<std::optional<provenance::BlockHeader>>> block(provenance::BlockNumber number, CancelToken cancel) override;
    QCoro::Task<Result<std::vector<provenance::LogEntry>>> logs(provenance::LogFilter filter, CancelToken cancel) override;
    QCoro::Task<Result<std::optional<provenance::Transaction>>> transaction(provenance::Word hash, CancelToken cancel) override;
    QCoro::Task<Result<std::optional<provenance::Receipt>>> receipt(provenance::Word hash, CancelToken cancel) override;
    QCoro::Task<Result<QByteArray>> call(provenance::Address contract, QByteArray data, provenance::BlockNumber block, CancelToken cancel) override;
    QCoro::Task<Result<bool>> hasCode(provenance::Address contract, provenance::BlockNumber block, CancelToken cancel) override;

private:
    QCoro::Task<Result<QJsonValue>> ask(QString method, QJsonArray params, CancelToken cancel);
    QCoro::Task<Result<QJsonValue>> askOnce(QString method, QJsonArray params, CancelToken cancel);
    Error at(const QString &method, Error error) const;

    std::shared_ptr<http::HttpClient> m_http;
    QUrl m_url;
    Pauses m_pauses;
    int m_next = 1;
};

} // namespace pilothouse::chain
