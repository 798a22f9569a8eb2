// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/provenance/chain_types.h"

#include <QStringList>

namespace pilothouse::provenance {

/// Where and when something was written on the chain.
struct ChainPoint
{
    BlockNumber block = 0;
    QDateTime time; ///< UTC; invalid when the node did not say
    Word transaction;

    friend bool operator==(const ChainPoint &, const ChainPoint &) = default;
};

/// One stretch of time in which the contract allowed a compose hash. A hash that was added again has several.
struct HistoryEntry
{
    Sha256 composeHash;
    std::optional<ChainPoint> added;   ///< nothing: added before the blocks that were read, or without an event
    std::optional<ChainPoint> removed; ///< nothing: not removed in the blocks that were read
    std::optional<bool> allowed;       ///< the contract's own answer as of History::asOf; nothing: not answered
    QString note;                      ///< what does not fit together, in a sentence; empty when all does

    friend bool operator==(const HistoryEntry &, const HistoryEntry &) = default;
};

/// How much the answers of nodes are worth.
enum class Agreement {
    OneNode,   ///< a claim of one node
    Agreed,    ///< every node that was asked says the same
    Disagreed, ///< nodes contradict each other: nothing here is to be relied on
};
QString agreementWord(Agreement agreement); ///< "one-node", "agreed", "disagreed"

/// What the app contract has allowed and when, as nodes tell it.
struct History
{
    quint64 chainId = 0;
    std::optional<Address> appContract;
    std::optional<Address> kmsContract;
    BlockHeader asOf;                   ///< the newest block that was looked at; states hold as of this block
    BlockNumber from = 0;               ///< the first block whose events were read
    bool complete = false;              ///< `from` is not after the contract's own beginning
    QString incompleteBecause;          ///< a sentence; empty when complete
    std::vector<HistoryEntry> entries;  ///< newest first
    std::optional<ChainPoint> deployed; ///< the KMS contract's AppDeployedViaFactory for this app
    std::optional<Address> deployer;
    std::optional<bool> registered; ///< the KMS contract knows the app; nothing: not asked or not answered
    std::optional<bool> anyDevice;  ///< the app allows any device
    QStringList nodes;              ///< names of the nodes that were asked, in order
    Agreement agreement = Agreement::OneNode;
    QStringList disagreements; ///< sentences, one a difference
    QStringList ignored;       ///< events that were left out, with the reason: undecodable, taken back by a reorganisation
};

/// What the chain says of one compose hash.
enum class LinkState {
    Allowed, ///< added, and the contract allows it as of History::asOf
    Removed, ///< was added once, and is allowed no more
    Never,   ///< a complete history does not name it, and the contract says no
    Unknown, ///< not to be said: incomplete, unanswered, contradictory
};
QString linkStateWord(LinkState state); ///< "allowed", "removed", "never", "unknown"

struct ComposeHashLink
{
    LinkState state = LinkState::Unknown;
    std::optional<HistoryEntry> entry; ///< the newest stretch of this hash
    QString sentence;                  ///< with block and transaction
};
/// `allowedNow`: the contract's answer for a hash that no event names (ProvenanceWorkflow::allowance()).
ComposeHashLink linkOf(const History &history, const Sha256 &composeHash, std::optional<bool> allowedNow = std::nullopt);

/// An event of the app contract, decoded.
struct ComposeHashEvent
{
    enum class Kind { Added, Removed };
    Kind kind = Kind::Added;
    Sha256 composeHash;
    ChainPoint at;
    quint64 index = 0;
};

/// Strict: the right topic and exactly one 32-byte argument, in the data or as the first indexed argument.
std::optional<ComposeHashEvent> decodeComposeHashEvent(const LogEntry &log);

/// AppDeployedViaFactory(appId, deployer), both indexed.
struct AppDeployment
{
    Address app;
    Address deployer;
    ChainPoint at;
};
std::optional<AppDeployment> decodeAppDeployment(const LogEntry &log);

/// Puts events in the order of the chain and pairs additions with removals; newest first.
std::vector<HistoryEntry> pairEvents(std::vector<ComposeHashEvent> events);

/// The words of the contracts (KECCAK-256 of the signatures).
namespace abi {
Word composeHashAdded();
Word composeHashRemoved();
Word appDeployedViaFactory();
/// Selector and one 32-byte argument.
QByteArray allowedComposeHashes(const Word &hash);
QByteArray allowedDeviceIds(const Word &device);
QByteArray allowAnyDevice();
QByteArray registeredApps(const Address &app);
QByteArray allowedOsImages(const Word &image);
/// A 32-byte boolean, 0 or 1; nothing on any other bytes.
std::optional<bool> decodeBool(const QByteArray &returned);
/// The compose hash that a call of addComposeHash or deployAndRegisterApp carries; nothing for other calls.
std::optional<Sha256> composeHashOfCall(const QByteArray &input);
} // namespace abi

} // namespace pilothouse::provenance
