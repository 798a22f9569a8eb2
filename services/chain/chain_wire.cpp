// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/chain/chain_wire.h"

#include "services/core/json.h"
#include "services/core/plain_text.h"

#include <QJsonDocument>

#include <algorithm>

namespace pilothouse::chain::wire {

using provenance::Address;
using provenance::BlockHeader;
using provenance::LogEntry;
using provenance::Receipt;
using provenance::Transaction;
using provenance::Word;

namespace {

constexpr qsizetype kMostBytes = 16 * 1024 * 1024;
constexpr int kMostTopics = 4;

Error wrong(const QString &what)
{
    return {.kind = ErrorKind::Protocol,
            .what = what,
            .nextStep = QStringLiteral("Check that attestation.chain.rpc-url is an Ethereum JSON-RPC address.")};
}

bool says(const QString &text, std::initializer_list<const char *> words)
{
    for (const char *word : words)
        if (text.contains(QLatin1String(word)))
            return true;
    return false;
}

/// Nodes share one code for many things; their words tell them apart.
Error nodeError(const QJsonObject &object)
{
    const auto code = qint64(object.value(QLatin1String("code")).toDouble());
    const QString message = object.value(QLatin1String("message")).toString();
    const QString words = message.toLower();
    Error error;
    error.kind = ErrorKind::Remote;
    error.what = QStringLiteral("the node refuses: %1 (code %2)").arg(visibleText(message, 300)).arg(code);
    error.nextStep = QStringLiteral("Try again, or set another node in attestation.chain.rpc-url.");
    if (code == 429
        || says(words, {"rate limit", "too many requests", "request rate", "requests per", "compute units", "over capacity", "request limit",
                        "daily request"})) {
        error.kind = ErrorKind::Throttled;
        error.nextStep = QStringLiteral("Wait a minute, or use a node with a larger allowance.");
    } else if (says(words, {"range", "too many results", "too many logs", "query returned more than", "response size", "response is too big",
                            "limit exceeded", "query exceeds", "exceeds max", "more than"})) {
        error.kind = ErrorKind::TooLarge;
        error.nextStep = QStringLiteral("Ask for fewer blocks.");
    } else if (says(words, {"missing trie node", "state not available", "state is not available", "archive", "historical state"})) {
        error.nextStep = QStringLiteral("This node keeps no old states; use an archive node.");
    }
    return error;
}

template <size_t N>
Result<Digest<N>> parseFixed(const QJsonValue &value, const QString &name)
{
    const QString text = value.toString();
    const auto digest = text.startsWith(QLatin1String("0x")) ? Digest<N>::fromHex(text.sliced(2).toLatin1()) : std::nullopt;
    if (!digest)
        return wrong(QStringLiteral("%1 is not %2 bytes of hexadecimal").arg(name).arg(N));
    return *digest;
}

Result<LogEntry> parseLog(const QJsonValue &value, const QString &name)
{
    if (!value.isObject())
        return wrong(QStringLiteral("%1 is not an object").arg(name));
    const QJsonObject object = value.toObject();
    LogEntry log;
    const auto contract = parseFixed<20>(object.value(QLatin1String("address")), name + QStringLiteral(".address"));
    const auto data = parseBytes(object.value(QLatin1String("data")), name + QStringLiteral(".data"));
    const auto block = parseQuantity(object.value(QLatin1String("blockNumber")), name + QStringLiteral(".blockNumber"));
    const auto blockHash = parseFixed<32>(object.value(QLatin1String("blockHash")), name + QStringLiteral(".blockHash"));
    const auto transaction = parseFixed<32>(object.value(QLatin1String("transactionHash")), name + QStringLiteral(".transactionHash"));
    const auto index = parseQuantity(object.value(QLatin1String("logIndex")), name + QStringLiteral(".logIndex"));
    if (!contract)
        return contract.error();
    if (!data)
        return data.error();
    if (!block)
        return block.error();
    if (!blockHash)
        return blockHash.error();
    if (!transaction)
        return transaction.error();
    if (!index)
        return index.error();
    log.contract = *contract;
    log.data = *data;
    log.block = *block;
    log.blockHash = *blockHash;
    log.transaction = *transaction;
    log.index = *index;
    const QJsonValue topics = object.value(QLatin1String("topics"));
    if (!topics.isArray() || topics.toArray().size() > kMostTopics)
        return wrong(QStringLiteral("%1.topics is not an array of at most %2").arg(name).arg(kMostTopics));
    for (qsizetype i = 0; i < topics.toArray().size(); ++i) {
        const auto topic = parseFixed<32>(topics.toArray().at(i), QStringLiteral("%1.topics[%2]").arg(name).arg(i));
        if (!topic)
            return topic.error();
        log.topics.push_back(*topic);
    }
    const QJsonValue removed = object.value(QLatin1String("removed"));
    if (!removed.isUndefined() && !removed.isBool())
        return wrong(QStringLiteral("%1.removed is not a boolean").arg(name));
    log.removed = removed.toBool();
    return log;
}

} // namespace

QByteArray request(int id, const QString &method, const QJsonArray &params)
{
    const QJsonObject body{{QStringLiteral("jsonrpc"), QStringLiteral("2.0")},
                           {QStringLiteral("id"), id},
                           {QStringLiteral("method"), method},
                           {QStringLiteral("params"), params}};
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

Result<QJsonValue> resultOf(const QByteArray &body, int id)
{
    JsonLimits limits;
    limits.maxBytes = kMostBytes;
    limits.maxDepth = 32;
    limits.duplicateKeys = DuplicateKeys::Reject;
    const auto object = parseJsonObject(body, limits);
    if (!object)
        return object.error();
    const QJsonValue error = object->value(QLatin1String("error"));
    if (error.isObject())
        return nodeError(error.toObject());
    if (object->value(QLatin1String("id")) != QJsonValue(id))
        return wrong(QStringLiteral("the answer belongs to another request"));
    if (!object->contains(QLatin1String("result")))
        return wrong(QStringLiteral("the answer has neither a result nor an error"));
    return object->value(QLatin1String("result"));
}

QString quantity(quint64 number)
{
    return QStringLiteral("0x") + QString::number(number, 16);
}

QJsonObject filter(const provenance::LogFilter &filter)
{
    QJsonArray anyOf;
    for (const Word &topic : filter.anyOfTopic0)
        anyOf.append(provenance::toText(topic));
    QJsonArray topics;
    topics.append(anyOf); // alternatives for the first topic
    if (filter.topic1)
        topics.append(provenance::toText(*filter.topic1));
    return {{QStringLiteral("address"), provenance::toText(filter.contract)},
            {QStringLiteral("topics"), topics},
            {QStringLiteral("fromBlock"), quantity(filter.from)},
            {QStringLiteral("toBlock"), quantity(filter.to)}};
}

QJsonObject call(const provenance::Address &contract, const QByteArray &data)
{
    return {{QStringLiteral("to"), provenance::toText(contract)}, {QStringLiteral("data"), QStringLiteral("0x") + QString::fromLatin1(data.toHex())}};
}

Result<quint64> parseQuantity(const QJsonValue &value, const QString &name)
{
    const QString text = value.toString();
    constexpr qsizetype kLongest = 2 + 16;
    const auto isDigit = [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F'); };
    if (!text.startsWith(QLatin1String("0x")) || text.size() < 3 || text.size() > kLongest || !std::all_of(text.begin() + 2, text.end(), isDigit))
        return wrong(QStringLiteral("%1 is not a hexadecimal number").arg(name));
    return text.sliced(2).toULongLong(nullptr, 16);
}

Result<QByteArray> parseBytes(const QJsonValue &value, const QString &name)
{
    const QString text = value.toString();
    const auto bytes = text.startsWith(QLatin1String("0x")) ? bytesFromHex(text.sliced(2).toLatin1()) : std::nullopt;
    if (!bytes)
        return wrong(QStringLiteral("%1 is not hexadecimal bytes").arg(name));
    return *bytes;
}

Result<std::optional<BlockHeader>> parseBlock(const QJsonValue &value)
{
    if (value.isNull())
        return std::optional<BlockHeader>();
    if (!value.isObject())
        return wrong(QStringLiteral("the block is not an object"));
    const QJsonObject object = value.toObject();
    const auto number = parseQuantity(object.value(QLatin1String("number")), QStringLiteral("number"));
    const auto hash = parseFixed<32>(object.value(QLatin1String("hash")), QStringLiteral("hash"));
    const auto time = parseQuantity(object.value(QLatin1String("timestamp")), QStringLiteral("timestamp"));
    if (!number)
        return number.error();
    if (!hash)
        return hash.error();
    if (!time)
        return time.error();
    constexpr quint64 kLatest = 253'402'300'799; // the year 9999
    if (*time > kLatest)
        return wrong(QStringLiteral("timestamp is not a time"));
    BlockHeader header;
    header.number = *number;
    header.hash = *hash;
    header.time = QDateTime::fromSecsSinceEpoch(qint64(*time), Qt::UTC);
    return std::optional(header);
}

Result<std::vector<LogEntry>> parseLogs(const QJsonValue &value, const QString &name)
{
    if (!value.isArray())
        return wrong(QStringLiteral("%1 is not an array").arg(name));
    const QJsonArray array = value.toArray();
    std::vector<LogEntry> logs;
    logs.reserve(size_t(array.size()));
    for (qsizetype i = 0; i < array.size(); ++i) {
        const auto log = parseLog(array.at(i), QStringLiteral("%1[%2]").arg(name).arg(i));
        if (!log)
            return log.error();
        logs.push_back(*log);
    }
    return logs;
}

Result<std::optional<Transaction>> parseTransaction(const QJsonValue &value)
{
    if (value.isNull())
        return std::optional<Transaction>();
    if (!value.isObject())
        return wrong(QStringLiteral("the transaction is not an object"));
    const QJsonObject object = value.toObject();
    const auto hash = parseFixed<32>(object.value(QLatin1String("hash")), QStringLiteral("hash"));
    const auto from = parseFixed<20>(object.value(QLatin1String("from")), QStringLiteral("from"));
    const auto input = parseBytes(object.value(QLatin1String("input")), QStringLiteral("input"));
    if (!hash)
        return hash.error();
    if (!from)
        return from.error();
    if (!input)
        return input.error();
    Transaction transaction;
    transaction.hash = *hash;
    transaction.from = *from;
    transaction.input = *input;
    if (const QJsonValue to = object.value(QLatin1String("to")); !to.isNull() && !to.isUndefined()) {
        const auto address = parseFixed<20>(to, QStringLiteral("to"));
        if (!address)
            return address.error();
        transaction.to = *address;
    }
    if (const QJsonValue block = object.value(QLatin1String("blockNumber")); !block.isNull() && !block.isUndefined()) {
        const auto number = parseQuantity(block, QStringLiteral("blockNumber"));
        if (!number)
            return number.error();
        transaction.block = *number;
    }
    return std::optional(transaction);
}

Result<std::optional<Receipt>> parseReceipt(const QJsonValue &value)
{
    if (value.isNull())
        return std::optional<Receipt>();
    if (!value.isObject())
        return wrong(QStringLiteral("the receipt is not an object"));
    const QJsonObject object = value.toObject();
    const auto hash = parseFixed<32>(object.value(QLatin1String("transactionHash")), QStringLiteral("transactionHash"));
    const auto status = parseQuantity(object.value(QLatin1String("status")), QStringLiteral("status"));
    const auto block = parseQuantity(object.value(QLatin1String("blockNumber")), QStringLiteral("blockNumber"));
    const auto logs = parseLogs(object.value(QLatin1String("logs")), QStringLiteral("logs"));
    if (!hash)
        return hash.error();
    if (!status)
        return status.error();
    if (*status > 1)
        return wrong(QStringLiteral("status is neither 0 nor 1"));
    if (!block)
        return block.error();
    if (!logs)
        return logs.error();
    Receipt receipt;
    receipt.transaction = *hash;
    receipt.succeeded = *status == 1;
    receipt.block = *block;
    receipt.logs = *logs;
    return std::optional(receipt);
}

} // namespace pilothouse::chain::wire
