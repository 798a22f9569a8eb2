// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/digest.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <optional>
#include <vector>

namespace pilothouse::provenance {

/// An account or contract: 20 bytes. Compared as bytes, so that the checksum spelling (EIP-55) makes no difference.
using Address = Digest<20>;
/// A 32-byte word of the chain: a hash of a block or transaction, an event topic, an argument.
using Word = Digest<32>;
using BlockNumber = quint64;

/// "0x" and 40 digits; nothing on any other text.
std::optional<Address> addressFromText(QStringView text);
/// 32 bytes of hexadecimal, "0x" optional; nothing on any other text.
std::optional<Sha256> hashFromText(QStringView text);
/// "0x" and lower-case digits.
QString toText(const Address &address);
QString toText(const Word &word);

/// Base as its documentation numbers it; the guide's contracts live there.
inline constexpr quint64 kBaseChainId = 8453;
/// "Base", "Ethereum", or "chain 31337".
QString chainName(quint64 chainId);

struct BlockHeader
{
    BlockNumber number = 0;
    Word hash;
    QDateTime time; ///< UTC
};

/// One event of a contract as a node reports it.
struct LogEntry
{
    Address contract;
    std::vector<Word> topics;
    QByteArray data;
    BlockNumber block = 0;
    Word blockHash;
    Word transaction;
    quint64 index = 0;    ///< within the block
    bool removed = false; ///< taken back by a reorganisation of the chain
};

struct LogFilter
{
    Address contract;
    std::vector<Word> anyOfTopic0; ///< the events wanted
    std::optional<Word> topic1;    ///< first indexed argument
    BlockNumber from = 0;
    BlockNumber to = 0; ///< inclusive
};

struct Transaction
{
    Word hash;
    Address from;
    std::optional<Address> to; ///< nothing: it makes a contract
    QByteArray input;
    std::optional<BlockNumber> block; ///< nothing: not mined yet
};

struct Receipt
{
    Word transaction;
    bool succeeded = false;
    BlockNumber block = 0;
    std::vector<LogEntry> logs;
};

} // namespace pilothouse::provenance
