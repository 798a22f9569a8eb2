// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/chain.h"

#include "services/core/digest.h"

#include <QSet>

#include <algorithm>

namespace pilothouse::demofleet {

namespace {

constexpr FleetTime kGenesis = 1'686'789'347'000; ///< Base's first block
constexpr FleetTime kBlockTime = 2000;
constexpr FleetTime kDay = FleetTime(24) * 3600 * 1000;
constexpr qsizetype kWord = 32;

// KECCAK-256 of the signatures.
const QByteArray kComposeHashAdded = QByteArray::fromHex("fecb34306dd9d8b785b54d65489d06afc8822a0893ddacedff40c50a4942d0af");
const QByteArray kComposeHashRemoved = QByteArray::fromHex("755b79bd4b0eeab344d032284a99003b2ddc018b646752ac72d681593a6e8947");
const QByteArray kAppDeployed = QByteArray::fromHex("fd86d7f6962eba3b7a3bf9129c06c0b2f885e1c61ef2c9f0dbb856be0deefdee");
const QByteArray kAddComposeHash = QByteArray::fromHex("dfc77223");
const QByteArray kRemoveComposeHash = QByteArray::fromHex("67b3f22c");
const QByteArray kDeployAndRegister = QByteArray::fromHex("8618169d");

QByteArray madeUp(const QByteArray &what)
{
    return sha256({"pilothouse demo chain: ", what}).view().toByteArray();
}

QByteArray word(const QByteArray &right)
{
    return QByteArray(kWord - right.size(), '\0') + right;
}

QByteArray owner()
{
    return madeUp("owner").left(20);
}

} // namespace

QString hexText(const QByteArray &bytes)
{
    return QStringLiteral("0x") + QString::fromLatin1(bytes.toHex());
}

qint64 Chain::blockAt(FleetTime time)
{
    return (time - kGenesis) / kBlockTime;
}

FleetTime Chain::timeOf(qint64 block)
{
    return kGenesis + block * kBlockTime;
}

QByteArray Chain::blockHash(qint64 block)
{
    return madeUp("block " + QByteArray::number(block));
}

QByteArray Chain::kms()
{
    static const QByteArray address = madeUp("kms contract").left(20);
    return address;
}

Chain::Chain(const Fleet &fleet, FleetTime start)
{
    m_bornAt.insert(kms(), blockAt(start - 400 * kDay));
    size_t most = 0;
    for (const App &app : fleet.apps()) {
        addApp(fleet, app, start);
        if (app.machines.size() > most) {
            most = app.machines.size();
            m_mainApp = QByteArray::fromHex(app.id.toLatin1());
        }
    }
    std::ranges::stable_sort(m_transactions,
                             [](const ChainTransaction &a, const ChainTransaction &b) { return a.block && (!b.block || *a.block < *b.block); });
    for (size_t i = 0; i < m_transactions.size(); ++i)
        m_byHash.insert(m_transactions[i].hash, i);
}

void Chain::addApp(const Fleet &fleet, const App &app, FleetTime start)
{
    const QByteArray contract = QByteArray::fromHex(app.id.toLatin1());
    QByteArray present;
    for (const AppCompose &compose : fleet.composes())
        if (compose.hash.left(20) == contract)
            present = compose.hash;
    const QByteArray before = madeUp("release before " + present);

    const qint64 born = blockAt(app.createdAt);
    m_bornAt.insert(contract, born);
    const FleetTime turned = app.createdAt + (start - app.createdAt) / 2;
    add("deploy " + contract, kms(), kDeployAndRegister + word(owner()) + word({}) + word({}) + word({}) + before, born,
        {{contract, {kComposeHashAdded}, before}, {kms(), {kAppDeployed, word(contract), word(owner())}, {}}});
    add("add " + contract + present, contract, kAddComposeHash + present, blockAt(turned), {{contract, {kComposeHashAdded}, present}});
    add("remove " + contract + before, contract, kRemoveComposeHash + before, blockAt(std::min(turned + kDay, start)),
        {{contract, {kComposeHashRemoved}, before}});

    QSet<QByteArray> waiting;
    for (const int machine : app.machines) {
        const QByteArray &hash = fleet.composeOf(fleet.machine(machine)).hash;
        if (hash == present || waiting.contains(hash))
            continue;
        waiting.insert(hash);
        add("add " + contract + hash, contract, kAddComposeHash + hash, std::nullopt, {});
    }
}

void Chain::add(const QByteArray &what, const QByteArray &to, const QByteArray &input, std::optional<qint64> block, std::vector<ChainEvent> events)
{
    m_transactions.push_back({madeUp("transaction " + what), owner(), to, input, block, std::move(events)});
}

const ChainTransaction *Chain::find(const QByteArray &hash) const
{
    const auto found = m_byHash.constFind(hash);
    return found == m_byHash.cend() ? nullptr : &m_transactions[*found];
}

std::optional<qint64> Chain::bornAt(const QByteArray &contract) const
{
    const auto found = m_bornAt.constFind(contract);
    return found == m_bornAt.cend() ? std::nullopt : std::optional(*found);
}

bool Chain::allows(const QByteArray &app, const QByteArray &composeHash, qint64 block) const
{
    bool allowed = false;
    for (const ChainTransaction &transaction : m_transactions) {
        if (!transaction.block || *transaction.block > block)
            break;
        for (const ChainEvent &event : transaction.events) {
            if (event.contract == app && event.data == composeHash)
                allowed = event.topics.front() == kComposeHashAdded;
        }
    }
    return allowed;
}

} // namespace pilothouse::demofleet
