// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/provenance/chain_types.h"

namespace pilothouse::provenance {

/// The readable front of a signed EIP-1559 transaction (type 2): what it is for, not whether its signature is good.
struct RawTransaction
{
    int type = 2;
    quint64 chainId = 0;
    quint64 nonce = 0;
    std::optional<Address> to;       ///< nothing: cut before its end, or it makes a contract
    QByteArray toBeginning;          ///< what is there of `to`, 0 to 20 bytes
    std::optional<QByteArray> input; ///< call data; nothing: cut before its end
    qint64 announcedSize = 0;        ///< bytes that the whole transaction has by its own length
    bool complete = false;           ///< all of them are there
};

/// Takes type-2 RLP apart, front to back, and stops where a cut text ends. Errors: Protocol (not such a transaction: `what`
/// says at which byte).
Result<RawTransaction> parseRawTransaction(const QByteArray &bytes);

} // namespace pilothouse::provenance
