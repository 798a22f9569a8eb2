// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/cancel_token.h"
#include "services/core/result.h"
#include "services/provenance/chain_port.h"
#include "services/provenance/history.h"

#include <QCoroTask>

#include <functional>
#include <memory>

namespace pilothouse::provenance {

/// Reads the history of one app contract from one node.
class ChainReader final : public std::enable_shared_from_this<ChainReader>
{
public:
    struct Parts
    {
        std::shared_ptr<ChainPort> node;
        std::optional<Address> app;
        std::optional<Address> kms;
        std::optional<quint64> chainId;
        CancelToken cancel;
        std::function<void(const QString &step, double share)> progress; ///< may be null
    };
    explicit ChainReader(Parts parts) : m_parts(std::move(parts)) { }

    const std::shared_ptr<ChainPort> &node() const { return m_parts.node; }

    /// That the node is of the right chain. Errors: Protocol (another chain), those of the port.
    QCoro::Task<Result<quint64>> checkChain();
    /// The header of a block that must be there. Errors: Protocol.
    QCoro::Task<Result<BlockHeader>> header(BlockNumber number);
    /// Events, times and states as of `asOf`. `from`: nothing = from the contract's beginning.
    /// Errors: InvalidInput (no contract there), Remote (the chain was reorganised meanwhile), those of the port before the
    /// first range was read; later ones end the reading and are told in History::incompleteBecause.
    QCoro::Task<Result<History>> read(quint64 chainId, BlockHeader asOf, std::optional<BlockNumber> from);
    /// One boolean of a contract. Nothing when the answer is not a boolean or did not come; `problem` then says why.
    struct Answered
    {
        std::optional<bool> value;
        QString problem;
    };
    QCoro::Task<Answered> ask(QString what, std::optional<Address> contract, QByteArray call, BlockNumber block);

private:
    struct Logs
    {
        std::vector<LogEntry> entries;
        BlockNumber from = 0;
        QString brokeOff; ///< why reading ended before the wanted beginning
    };
    QCoro::Task<Result<std::optional<BlockNumber>>> beginning(BlockNumber newest);
    QCoro::Task<Result<Logs>> scan(LogFilter filter);
    QCoro::Task<Done> addDeployment(std::shared_ptr<History> history, BlockNumber begin);
    QCoro::Task<Done> addTimes(std::shared_ptr<History> history);
    QCoro::Task<Done> addStates(std::shared_ptr<History> history);
    void tell(const QString &step, double share) const;

    Parts m_parts;
};

} // namespace pilothouse::provenance
