// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/chain.h"
#include "services/demofleet/routes.h"

#include <algorithm>

namespace pilothouse::demofleet {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLongestRange = 500'000; ///< blocks in one request for events
constexpr qint64 kShortRange = 50'000;    ///< with the fault range-refused
constexpr int kInvalidParams = -32602;
constexpr int kMethodNotFound = -32601;
constexpr int kLimit = -32005;
constexpr int kServerError = -32000;

const QByteArray kRemovedTopic = QByteArray::fromHex("755b79bd4b0eeab344d032284a99003b2ddc018b646752ac72d681593a6e8947");

/// What a method gives: a result, or an error object.
struct Outcome
{
    QJsonValue result;
    int code = 0;
    QString message;
};

Outcome failed(int code, const QString &message)
{
    return {{}, code, message};
}

QString quantity(qint64 number)
{
    return u"0x"_s + QString::number(number, 16);
}

std::optional<QByteArray> bytes(const QJsonValue &value, qsizetype size)
{
    const QByteArray text = value.toString().toLatin1();
    const QByteArray decoded = QByteArray::fromHex(text.mid(2));
    const bool whole = text.startsWith("0x") && decoded.size() * 2 == text.size() - 2 && (size < 0 || decoded.size() == size);
    return whole ? std::optional(decoded) : std::nullopt;
}

/// A block parameter: a number or "latest".
std::optional<qint64> blockOf(const World &world, const QJsonValue &value)
{
    const qint64 head = Chain::blockAt(world.now());
    const QString text = value.toString();
    if (text == "latest"_L1 || text == "safe"_L1 || text == "finalized"_L1)
        return head;
    if (text == "earliest"_L1)
        return 0;
    bool ok = false;
    const qint64 number = text.startsWith("0x"_L1) ? text.mid(2).toLongLong(&ok, 16) : -1;
    return ok && number >= 0 ? std::optional(number) : std::nullopt;
}

QJsonObject logOf(const ChainTransaction &transaction, size_t index, bool removed)
{
    const ChainEvent &event = transaction.events[index];
    QJsonArray topics;
    for (const QByteArray &topic : event.topics)
        topics.append(hexText(topic));
    return {{u"address"_s, hexText(event.contract)},
            {u"topics"_s, topics},
            {u"data"_s, hexText(event.data)},
            {u"blockNumber"_s, quantity(*transaction.block)},
            {u"blockHash"_s, hexText(Chain::blockHash(*transaction.block))},
            {u"transactionHash"_s, hexText(transaction.hash)},
            {u"transactionIndex"_s, u"0x0"_s},
            {u"logIndex"_s, quantity(qint64(index))},
            {u"removed"_s, removed}};
}

bool topicMatches(const QJsonValue &wanted, const QString &topic)
{
    if (wanted.isNull() || wanted.isUndefined())
        return true;
    if (!wanted.isArray())
        return wanted.toString().toLower() == topic;
    return std::ranges::any_of(wanted.toArray(), [&](const QJsonValue &each) { return each.toString().toLower() == topic; });
}

bool matches(const ChainEvent &event, const QJsonObject &filter)
{
    if (filter.contains("address"_L1) && filter["address"_L1].toString().toLower() != hexText(event.contract))
        return false;
    const QJsonArray topics = filter["topics"_L1].toArray();
    for (qsizetype i = 0; i < topics.size(); ++i) {
        if (size_t(i) >= event.topics.size() || !topicMatches(topics[i], hexText(event.topics[size_t(i)])))
            return false;
    }
    return true;
}

Outcome logs(World &world, const QJsonObject &filter, const QString &target)
{
    const FaultTarget self{TargetKind::Chain, -1};
    const auto from = blockOf(world, filter["fromBlock"_L1]);
    const auto to = blockOf(world, filter["toBlock"_L1]);
    if (!from || !to || *from > *to || *to > Chain::blockAt(world.now()))
        return failed(kInvalidParams, u"invalid block range params"_s);
    const bool strict = world.faults().strike(self, FaultKind::RangeRefused, target).has_value();
    const qint64 longest = strict ? kShortRange : kLongestRange;
    if (*to - *from + 1 > longest)
        return failed(kLimit, u"eth_getLogs is limited to a %1 block range"_s.arg(longest));
    const bool hides = world.faults().strike(self, FaultKind::HiddenRemovals, target).has_value();
    const bool reorganised = world.faults().strike(self, FaultKind::Reorganised, target).has_value();
    QJsonArray found;
    for (const ChainTransaction &transaction : world.chain().transactions()) {
        if (!transaction.block || *transaction.block < *from || *transaction.block > *to)
            continue;
        for (size_t i = 0; i < transaction.events.size(); ++i) {
            const ChainEvent &event = transaction.events[i];
            if (!matches(event, filter) || (hides && event.topics.front() == kRemovedTopic))
                continue;
            found.append(logOf(transaction, i, reorganised));
        }
    }
    return {found, 0, {}};
}

QJsonValue transactionOf(const ChainTransaction *transaction)
{
    if (!transaction)
        return {};
    const bool mined = transaction->block.has_value();
    return QJsonObject{{u"type"_s, u"0x2"_s},
                       {u"chainId"_s, quantity(Chain::kChainId)},
                       {u"hash"_s, hexText(transaction->hash)},
                       {u"from"_s, hexText(transaction->from)},
                       {u"to"_s, hexText(transaction->to)},
                       {u"input"_s, hexText(transaction->input)},
                       {u"value"_s, u"0x0"_s},
                       {u"blockNumber"_s, mined ? QJsonValue(quantity(*transaction->block)) : QJsonValue()},
                       {u"blockHash"_s, mined ? QJsonValue(hexText(Chain::blockHash(*transaction->block))) : QJsonValue()}};
}

QJsonValue receiptOf(const ChainTransaction *transaction)
{
    if (!transaction || !transaction->block)
        return {};
    QJsonArray events;
    for (size_t i = 0; i < transaction->events.size(); ++i)
        events.append(logOf(*transaction, i, false));
    return QJsonObject{{u"transactionHash"_s, hexText(transaction->hash)},
                       {u"status"_s, u"0x1"_s},
                       {u"from"_s, hexText(transaction->from)},
                       {u"to"_s, hexText(transaction->to)},
                       {u"blockNumber"_s, quantity(*transaction->block)},
                       {u"blockHash"_s, hexText(Chain::blockHash(*transaction->block))},
                       {u"logs"_s, events}};
}

QJsonValue blockJson(qint64 block)
{
    return QJsonObject{{u"number"_s, quantity(block)},
                       {u"hash"_s, hexText(Chain::blockHash(block))},
                       {u"parentHash"_s, hexText(Chain::blockHash(block - 1))},
                       {u"timestamp"_s, quantity(Chain::timeOf(block) / 1000)},
                       {u"transactions"_s, QJsonArray()}};
}

/// Every state of the contracts is a 32-byte boolean.
Outcome call(World &world, const QJsonObject &request, qint64 block, const QString &target)
{
    const Chain &chain = world.chain();
    const auto contract = bytes(request["to"_L1], 20);
    const auto data = bytes(request.contains("data"_L1) ? request["data"_L1] : request["input"_L1], -1);
    if (!contract || !data)
        return failed(kInvalidParams, u"invalid call"_s);
    const auto born = chain.bornAt(*contract);
    if (!born || *born > block)
        return {u"0x"_s, 0, {}}; // no code there: nothing is returned, and that is a success
    const QByteArray selector = data->left(4).toHex();
    const QByteArray argument = data->mid(4);
    const bool isKms = *contract == Chain::kms();
    std::optional<bool> answer;
    if (!isKms && selector == "2f6622e5") { // allowedComposeHashes
        const bool hides = world.faults().active({TargetKind::Chain, -1}, FaultKind::HiddenRemovals);
        const bool lies = hides && world.faults().strike({TargetKind::Chain, -1}, FaultKind::HiddenRemovals, target).has_value();
        answer = chain.allows(*contract, argument, lies ? *born : block) || chain.allows(*contract, argument, block);
    } else if (!isKms && selector == "3440a16a") { // allowAnyDevice
        answer = false;
    } else if (!isKms && selector == "bf8b211b") { // allowedDeviceIds
        answer = std::ranges::any_of(world.fleet().nodes(), [&](const Node &node) { return node.deviceId.toLatin1() == argument.toHex(); });
    } else if (isKms && selector == "a6c4cce9") { // registeredApps
        answer = argument.size() == 32 && chain.isApp(argument.mid(12)) && *chain.bornAt(argument.mid(12)) <= block;
    } else if (isKms && selector == "9a4e1d18") { // allowedOsImages
        answer = argument == Fleet::osImageHash();
    }
    if (!answer)
        return failed(3, u"execution reverted"_s);
    return {hexText(QByteArray(31, '\0') + char(*answer ? 1 : 0)), 0, {}};
}

Outcome carryOut(World &world, const QString &method, const QJsonArray &params, const QString &target)
{
    const FaultTarget self{TargetKind::Chain, -1};
    if (world.faults().strike(self, FaultKind::RpcError, target))
        return failed(kServerError, u"header not found"_s);
    if (world.faults().strike(self, FaultKind::RpcRateLimit, target))
        return failed(kLimit, u"rate limit exceeded"_s);
    const Chain &chain = world.chain();
    const qint64 head = Chain::blockAt(world.now());
    if (method == "eth_chainId"_L1)
        return {quantity(world.faults().strike(self, FaultKind::WrongChain, target) ? 1 : Chain::kChainId), 0, {}};
    if (method == "eth_blockNumber"_L1)
        return {quantity(head), 0, {}};
    if (method == "eth_getLogs"_L1)
        return logs(world, params.at(0).toObject(), target);
    if (method == "eth_getTransactionByHash"_L1 || method == "eth_getTransactionReceipt"_L1) {
        const auto hash = bytes(params.at(0), 32);
        if (!hash)
            return failed(kInvalidParams, u"invalid argument 0: want 32 bytes"_s);
        const ChainTransaction *const found = chain.find(*hash);
        return {method == "eth_getTransactionByHash"_L1 ? transactionOf(found) : receiptOf(found), 0, {}};
    }
    if (method == "eth_getBlockByNumber"_L1) {
        const auto block = blockOf(world, params.at(0));
        if (!block)
            return failed(kInvalidParams, u"invalid argument 0"_s);
        return {*block > head ? QJsonValue() : blockJson(*block), 0, {}};
    }
    if (method == "eth_getCode"_L1 || method == "eth_call"_L1) {
        const auto block = blockOf(world, params.at(1));
        if (!block || *block > head)
            return failed(kServerError, u"header not found"_s);
        if (method == "eth_call"_L1)
            return call(world, params.at(0).toObject(), *block, target);
        const auto born = chain.bornAt(bytes(params.at(0), 20).value_or(QByteArray()));
        return {born && *born <= *block ? u"0x60806040"_s : u"0x"_s, 0, {}};
    }
    return failed(kMethodNotFound, u"the method %1 does not exist/is not available"_s.arg(method));
}

} // namespace

/// A node of the chain: JSON-RPC 2.0 over POST, one call a request. Any path below /chain is the same node to a caller; a fault with
/// a path strikes only those that ask there, so that one fleet can be two nodes that disagree.
Answer handleChain(World &world, const Request &request)
{
    ++world.counters().chain;
    if (request.method != "POST")
        return textAnswer("Used for JSON-RPC over POST\n", "text/plain", 405);
    const auto body = request.object();
    if (!body || !(*body)["method"_L1].isString())
        return jsonAnswer(QJsonObject{
            {u"jsonrpc"_s, u"2.0"_s}, {u"id"_s, QJsonValue()}, {u"error"_s, QJsonObject{{u"code"_s, -32700}, {u"message"_s, u"parse error"_s}}}});
    const Outcome outcome = carryOut(world, (*body)["method"_L1].toString(), (*body)["params"_L1].toArray(), QString::fromUtf8(request.target));
    QJsonObject answer{{u"jsonrpc"_s, u"2.0"_s}, {u"id"_s, (*body)["id"_L1]}};
    if (outcome.code == 0)
        answer[u"result"_s] = outcome.result;
    else
        answer[u"error"_s] = QJsonObject{{u"code"_s, outcome.code}, {u"message"_s, outcome.message}};
    return jsonAnswer(answer);
}

} // namespace pilothouse::demofleet
