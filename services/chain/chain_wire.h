// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/provenance/chain_types.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>

/// JSON-RPC 2.0 and the Ethereum methods over it, as values: Ethereum execution API specification (ethereum/execution-apis),
/// EIP-1474 for error codes. Parsers are strict about what is used and name the member that is wrong. Errors: Protocol.
namespace pilothouse::chain::wire {

/// The body of one call.
QByteArray request(int id, const QString &method, const QJsonArray &params);

/// The `result` of an answer to call `id`. Errors: Protocol (not that), and the node's own error object: Throttled (a rate limit),
/// TooLarge (a range or an answer it refuses), Remote (anything else; `what` quotes it).
Result<QJsonValue> resultOf(const QByteArray &body, int id);

QString quantity(quint64 number);
QJsonObject filter(const provenance::LogFilter &filter);
QJsonObject call(const provenance::Address &contract, const QByteArray &data);

Result<quint64> parseQuantity(const QJsonValue &value, const QString &name);
Result<QByteArray> parseBytes(const QJsonValue &value, const QString &name);
/// Null: there is no such block.
Result<std::optional<provenance::BlockHeader>> parseBlock(const QJsonValue &value);
Result<std::vector<provenance::LogEntry>> parseLogs(const QJsonValue &value, const QString &name = QStringLiteral("result"));
Result<std::optional<provenance::Transaction>> parseTransaction(const QJsonValue &value);
Result<std::optional<provenance::Receipt>> parseReceipt(const QJsonValue &value);

} // namespace pilothouse::chain::wire
