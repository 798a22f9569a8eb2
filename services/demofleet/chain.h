// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/demofleet/fleet.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <optional>
#include <vector>

namespace pilothouse::demofleet {

/// "0x" and lower-case digits.
QString hexText(const QByteArray &bytes);

struct ChainEvent
{
    QByteArray contract;            ///< 20 bytes
    std::vector<QByteArray> topics; ///< 32 bytes each
    QByteArray data;
};

struct ChainTransaction
{
    QByteArray hash; ///< 32 bytes
    QByteArray from; ///< 20 bytes
    QByteArray to;
    QByteArray input;
    std::optional<qint64> block; ///< nothing: it waits to be mined
    std::vector<ChainEvent> events;
};

/// What a chain like Base holds about the fleet: a KMS contract that made one contract for each app, and the compose hashes that
/// each app's owner allowed over time. An app is made with the release before its present one, allows the present one half-way to
/// the fleet's start and removes the old one a day later; what a machine runs beyond that is still waiting to be mined.
/// A block every two seconds. Hashes are made up: no signature or block can be checked.
class Chain
{
public:
    Chain(const Fleet &fleet, FleetTime start);

    static constexpr int kChainId = 8453;
    static qint64 blockAt(FleetTime time);
    static FleetTime timeOf(qint64 block);
    static QByteArray blockHash(qint64 block);
    static QByteArray kms(); ///< 20 bytes

    /// The contract of the app that most of the fleet belongs to: 20 bytes, its app id. Empty in an empty fleet.
    const QByteArray &mainApp() const { return m_mainApp; }

    const std::vector<ChainTransaction> &transactions() const { return m_transactions; } ///< oldest first, waiting ones last
    const ChainTransaction *find(const QByteArray &hash) const;
    /// The first block with the contract's code; nothing when there is no such contract.
    std::optional<qint64> bornAt(const QByteArray &contract) const;
    bool isApp(const QByteArray &address) const { return m_bornAt.contains(address) && address != kms(); }
    bool allows(const QByteArray &app, const QByteArray &composeHash, qint64 block) const;

private:
    void add(const QByteArray &what, const QByteArray &to, const QByteArray &input, std::optional<qint64> block, std::vector<ChainEvent> events);
    void addApp(const Fleet &fleet, const App &app, FleetTime start);

    std::vector<ChainTransaction> m_transactions;
    QHash<QByteArray, size_t> m_byHash;
    QHash<QByteArray, qint64> m_bornAt;
    QByteArray m_mainApp;
};

} // namespace pilothouse::demofleet
