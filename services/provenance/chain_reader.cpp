// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/provenance/chain_reader.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace pilothouse::provenance {

namespace {

constexpr int kMostRanges = 4000;
constexpr qsizetype kMostEvents = 20'000;
constexpr int kMostLookUps = 500; ///< blocks asked for their time, hashes asked for their state

Error cancelled(const ChainPort &node)
{
    return {.kind = ErrorKind::Cancelled, .what = QStringLiteral("cancelled"), .where = node.name()};
}

} // namespace

void ChainReader::tell(const QString &step, double share) const
{
    if (m_parts.progress)
        m_parts.progress(step, share);
}

QCoro::Task<Result<quint64>> ChainReader::checkChain()
{
    const auto self = shared_from_this();
    const auto id = co_await m_parts.node->chainId(m_parts.cancel);
    if (!id)
        co_return id.error();
    if (m_parts.chainId && *id != *m_parts.chainId) {
        Error error;
        error.kind = ErrorKind::Protocol;
        error.what = QStringLiteral("the node speaks for %1 (chain id %2), the contracts live on %3 (%4)")
                         .arg(chainName(*id))
                         .arg(*id)
                         .arg(chainName(*m_parts.chainId))
                         .arg(*m_parts.chainId);
        error.where = m_parts.node->name();
        error.nextStep = QStringLiteral("Set attestation.chain.rpc-url to a node of %1.").arg(chainName(*m_parts.chainId));
        co_return error;
    }
    const quint64 found = *id;
    co_return found;
}

QCoro::Task<Result<BlockHeader>> ChainReader::header(BlockNumber number)
{
    const auto self = shared_from_this();
    const auto header = co_await m_parts.node->block(number, m_parts.cancel);
    if (!header)
        co_return header.error();
    if (!header->has_value()) {
        Error error;
        error.kind = ErrorKind::Protocol;
        error.what = QStringLiteral("the node has no block %1, which it had just named").arg(number);
        error.where = m_parts.node->name();
        error.nextStep = QStringLiteral("Try again; behind one address there may be several nodes that are not equally far.");
        co_return error;
    }
    const BlockHeader found = **header;
    co_return found;
}

QCoro::Task<ChainReader::Answered> ChainReader::ask(QString what, std::optional<Address> contract, QByteArray call, BlockNumber block)
{
    const auto self = shared_from_this();
    Answered answered;
    if (!contract)
        co_return answered;
    const auto returned = co_await m_parts.node->call(*contract, call, block, m_parts.cancel);
    if (!returned) {
        answered.problem = QStringLiteral("%1: %2").arg(what, returned.error().what);
    } else {
        answered.value = abi::decodeBool(*returned);
        if (!answered.value)
            answered.problem = QStringLiteral("%1: the contract answered %2 bytes that are no boolean; it may be another kind of contract")
                                   .arg(what)
                                   .arg(returned->size());
    }
    co_return answered;
}

/// The block that holds the contract's first code, by halving. Nothing when the node keeps no old states.
QCoro::Task<Result<std::optional<BlockNumber>>> ChainReader::beginning(BlockNumber newest)
{
    const auto self = shared_from_this();
    const auto now = co_await m_parts.node->hasCode(*m_parts.app, newest, m_parts.cancel);
    if (!now)
        co_return now.error();
    if (!*now) {
        Error error;
        error.kind = ErrorKind::InvalidInput;
        error.what = QStringLiteral("no contract lies at %1 on this chain").arg(toText(*m_parts.app));
        error.where = m_parts.node->name();
        error.nextStep = QStringLiteral("Check attestation.chain.app-contract.");
        co_return error;
    }
    BlockNumber without = 0;
    BlockNumber with = newest;
    while (without < with) {
        const BlockNumber middle = without + (with - without) / 2;
        const auto there = co_await m_parts.node->hasCode(*m_parts.app, middle, m_parts.cancel);
        if (!there) {
            if (there.error().kind == ErrorKind::Cancelled)
                co_return there.error();
            co_return std::optional<BlockNumber>();
        }
        if (*there)
            with = middle;
        else
            without = middle + 1;
    }
    co_return std::optional<BlockNumber>(with);
}

/// Events from the newest block backwards, in ranges as long as the node allows.
QCoro::Task<Result<ChainReader::Logs>> ChainReader::scan(LogFilter filter)
{
    const auto self = shared_from_this();
    const BlockNumber wantedFrom = filter.from;
    const BlockNumber newest = filter.to;
    Logs logs;
    logs.from = newest + 1;
    BlockNumber span = newest - wantedFrom + 1;
    for (int ranges = 0; logs.from > wantedFrom; ++ranges) {
        if (m_parts.cancel.isCancelled())
            co_return cancelled(*m_parts.node);
        if (ranges == kMostRanges || qsizetype(logs.entries.size()) > kMostEvents) {
            logs.brokeOff = QStringLiteral("after %1 requests and %2 events reading ended at block %3; give a first block to read less")
                                .arg(ranges)
                                .arg(logs.entries.size())
                                .arg(logs.from);
            break;
        }
        filter.to = logs.from - 1;
        filter.from = filter.to - wantedFrom + 1 > span ? filter.to - span + 1 : wantedFrom;
        const auto read = co_await m_parts.node->logs(filter, m_parts.cancel);
        if (read) {
            logs.entries.insert(logs.entries.end(), read->begin(), read->end());
            logs.from = filter.from;
            tell(QStringLiteral("Events back to block %1").arg(logs.from), double(newest + 1 - logs.from) / double(newest + 1 - wantedFrom));
            continue;
        }
        const Error &why = read.error();
        if (why.kind == ErrorKind::Cancelled)
            co_return why;
        if (why.kind == ErrorKind::TooLarge && filter.to > filter.from) {
            span = (filter.to - filter.from + 1) / 2;
            continue;
        }
        if (logs.from > newest)
            co_return why; // not even one range was read
        logs.brokeOff = QStringLiteral("reading ended at block %1: %2").arg(logs.from).arg(why.what);
        break;
    }
    co_return logs;
}

QCoro::Task<Done> ChainReader::addDeployment(std::shared_ptr<History> history, BlockNumber begin)
{
    const auto self = shared_from_this();
    if (!m_parts.kms)
        co_return Done{};
    LogFilter filter;
    filter.contract = *m_parts.kms;
    filter.anyOfTopic0 = {abi::appDeployedViaFactory()};
    filter.topic1 = Word();
    std::copy_n(m_parts.app->data(), Address::kSize, filter.topic1->data() + Word::kSize - Address::kSize);
    filter.from = filter.to = begin;
    const auto logs = co_await m_parts.node->logs(filter, m_parts.cancel);
    if (!logs) {
        history->ignored << QStringLiteral("the KMS contract's events in block %1 could not be read: %2").arg(begin).arg(logs.error().what);
        co_return Done{};
    }
    for (const LogEntry &log : *logs) {
        const auto deployment = decodeAppDeployment(log);
        if (!log.removed && deployment && deployment->app == *m_parts.app) {
            history->deployed = deployment->at;
            history->deployer = deployment->deployer;
        }
    }
    co_return Done{};
}

QCoro::Task<Done> ChainReader::addTimes(std::shared_ptr<History> history)
{
    const auto self = shared_from_this();
    std::vector<ChainPoint *> points;
    for (HistoryEntry &entry : history->entries) {
        if (entry.added)
            points.push_back(&*entry.added);
        if (entry.removed)
            points.push_back(&*entry.removed);
    }
    if (history->deployed)
        points.push_back(&*history->deployed);
    QHash<BlockNumber, QDateTime> times;
    for (size_t i = 0; i < points.size(); ++i) {
        ChainPoint &point = *points[i];
        if (!times.contains(point.block)) {
            if (m_parts.cancel.isCancelled() || times.size() == kMostLookUps)
                break;
            tell(QStringLiteral("Times of blocks"), double(i) / double(points.size()));
            const auto header = co_await m_parts.node->block(point.block, m_parts.cancel);
            times.insert(point.block, header && header->has_value() ? (*header)->time : QDateTime());
        }
        point.time = times.value(point.block);
    }
    co_return Done{};
}

QCoro::Task<Done> ChainReader::addStates(std::shared_ptr<History> history)
{
    const auto self = shared_from_this();
    const BlockNumber block = history->asOf.number;
    const auto registered = co_await ask(QStringLiteral("registeredApps"), m_parts.kms, abi::registeredApps(*m_parts.app), block);
    history->registered = registered.value;
    const auto anyDevice = co_await ask(QStringLiteral("allowAnyDevice"), m_parts.app, abi::allowAnyDevice(), block);
    history->anyDevice = anyDevice.value;
    for (const QString &problem : {registered.problem, anyDevice.problem})
        if (!problem.isEmpty())
            history->ignored << problem;
    QHash<Sha256, std::optional<bool>> states;
    for (size_t i = 0; i < history->entries.size(); ++i) {
        HistoryEntry &entry = history->entries[i];
        const bool isNewestStretch = !states.contains(entry.composeHash);
        if (isNewestStretch) {
            if (m_parts.cancel.isCancelled() || states.size() == kMostLookUps)
                break;
            tell(QStringLiteral("States of compose hashes"), double(i) / double(history->entries.size()));
            const auto allowed
                = co_await ask(QStringLiteral("allowedComposeHashes"), m_parts.app, abi::allowedComposeHashes(entry.composeHash), block);
            states.insert(entry.composeHash, allowed.value);
            if (!allowed.problem.isEmpty())
                history->ignored << allowed.problem;
        }
        entry.allowed = states.value(entry.composeHash);
        const bool eventsAllow = entry.added && !entry.removed;
        if (isNewestStretch && entry.note.isEmpty() && entry.allowed && *entry.allowed != eventsAllow)
            entry.note = *entry.allowed ? QStringLiteral("the contract allows it although its events say that it was removed")
                                        : QStringLiteral("the contract does not allow it although its events say that it was added");
    }
    co_return Done{};
}

QCoro::Task<Result<History>> ChainReader::read(quint64 chainId, BlockHeader asOf, std::optional<BlockNumber> from)
{
    const auto self = shared_from_this();
    const auto history = std::make_shared<History>();
    history->chainId = chainId;
    history->appContract = m_parts.app;
    history->kmsContract = m_parts.kms;
    history->asOf = asOf;
    history->nodes << m_parts.node->name();

    tell(QStringLiteral("The contract's beginning"), 0);
    const auto begin = co_await beginning(asOf.number);
    if (!begin)
        co_return begin.error();
    LogFilter filter;
    filter.contract = *m_parts.app;
    filter.anyOfTopic0 = {abi::composeHashAdded(), abi::composeHashRemoved()};
    filter.from = std::max(from.value_or(0), begin->value_or(0));
    filter.to = asOf.number;
    const auto logs = co_await scan(filter);
    if (!logs)
        co_return logs.error();
    history->from = logs->from;
    history->complete = logs->brokeOff.isEmpty() && logs->from <= begin->value_or(0);
    if (!history->complete)
        history->incompleteBecause = !logs->brokeOff.isEmpty() ? logs->brokeOff : QStringLiteral("blocks before %1 were not read").arg(logs->from);

    std::vector<ComposeHashEvent> events;
    QSet<QPair<BlockNumber, quint64>> seen;
    for (const LogEntry &log : logs->entries) {
        const auto event = decodeComposeHashEvent(log);
        const QString place = QStringLiteral("event %1 of block %2").arg(log.index).arg(log.block);
        if (log.removed)
            history->ignored << QStringLiteral("%1 was taken back by a reorganisation of the chain").arg(place);
        else if (log.contract != *m_parts.app || log.block > asOf.number || log.block < logs->from)
            history->ignored << QStringLiteral("%1 was not asked for: of another contract or another block").arg(place);
        else if (!event)
            history->ignored << QStringLiteral("%1 cannot be decoded as a compose hash").arg(place);
        else if (seen.contains({log.block, log.index}))
            history->ignored << QStringLiteral("%1 was reported twice").arg(place);
        else
            events.push_back(*event);
        seen.insert({log.block, log.index});
    }
    history->entries = pairEvents(events);
    if (*begin)
        co_await addDeployment(history, **begin);
    co_await addTimes(history);
    co_await addStates(history);
    if (m_parts.cancel.isCancelled())
        co_return cancelled(*m_parts.node);

    const auto again = co_await header(asOf.number);
    if (!again)
        co_return again.error();
    if (again->hash != asOf.hash) {
        Error error;
        error.kind = ErrorKind::Remote;
        error.what = QStringLiteral("the chain was reorganised while it was read: block %1 is another one now").arg(asOf.number);
        error.where = m_parts.node->name();
        error.nextStep = QStringLiteral("Try again in a minute.");
        co_return error;
    }
    const History read = *history;
    co_return read;
}

} // namespace pilothouse::provenance
