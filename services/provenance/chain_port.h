// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/cancel_token.h"
#include "services/core/result.h"
#include "services/provenance/chain_types.h"

#include <QCoroTask>

namespace pilothouse::provenance {

/// One node of a chain, asked only. Whatever it says is its claim.
/// Errors of all: Network, Timeout, Throttled, Protocol, Remote (an error object of the node), Cancelled.
class ChainPort
{
public:
    virtual ~ChainPort() = default;

    /// How errors and reports call the node: scheme, host and port. The path may hold a key and is never shown.
    virtual QString name() const = 0;

    virtual QCoro::Task<Result<quint64>> chainId(CancelToken cancel) = 0;
    virtual QCoro::Task<Result<BlockNumber>> newestBlock(CancelToken cancel) = 0;
    /// Nothing when the node has no such block.
    virtual QCoro::Task<Result<std::optional<BlockHeader>>> block(BlockNumber number, CancelToken cancel) = 0;
    /// Also TooLarge: the node refuses a range of that length or that many events; ask for less.
    virtual QCoro::Task<Result<std::vector<LogEntry>>> logs(LogFilter filter, CancelToken cancel) = 0;
    /// Nothing when the node knows no such transaction.
    virtual QCoro::Task<Result<std::optional<Transaction>>> transaction(Word hash, CancelToken cancel) = 0;
    /// Nothing while it is not mined.
    virtual QCoro::Task<Result<std::optional<Receipt>>> receipt(Word hash, CancelToken cancel) = 0;
    /// A read-only call as of a block; the bytes that the contract returned.
    virtual QCoro::Task<Result<QByteArray>> call(Address contract, QByteArray data, BlockNumber block, CancelToken cancel) = 0;
    /// Whether code lies at the address as of a block.
    virtual QCoro::Task<Result<bool>> hasCode(Address contract, BlockNumber block, CancelToken cancel) = 0;
};

} // namespace pilothouse::provenance
