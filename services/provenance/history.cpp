// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/provenance/history.h"

#include "services/core/clock.h"

#include <QHash>

#include <algorithm>

namespace pilothouse::provenance {

namespace abi {

namespace {

constexpr qsizetype kWord = 32;

Word word(const char *hex)
{
    return *Word::fromHex(QByteArrayView(hex));
}

QByteArray call(const char *selector, const Word &argument)
{
    return QByteArray::fromHex(selector) + argument.view().toByteArray();
}

} // namespace

Word composeHashAdded()
{
    return word("fecb34306dd9d8b785b54d65489d06afc8822a0893ddacedff40c50a4942d0af");
}

Word composeHashRemoved()
{
    return word("755b79bd4b0eeab344d032284a99003b2ddc018b646752ac72d681593a6e8947");
}

Word appDeployedViaFactory()
{
    return word("fd86d7f6962eba3b7a3bf9129c06c0b2f885e1c61ef2c9f0dbb856be0deefdee");
}

QByteArray allowedComposeHashes(const Word &hash)
{
    return call("2f6622e5", hash);
}

QByteArray allowedDeviceIds(const Word &device)
{
    return call("bf8b211b", device);
}

QByteArray allowAnyDevice()
{
    return QByteArray::fromHex("3440a16a");
}

QByteArray registeredApps(const Address &app)
{
    return QByteArray::fromHex("a6c4cce9") + QByteArray(kWord - 20, '\0') + app.view().toByteArray();
}

QByteArray allowedOsImages(const Word &image)
{
    return call("9a4e1d18", image);
}

std::optional<bool> decodeBool(const QByteArray &returned)
{
    if (returned.size() != kWord || returned.count('\0') < kWord - 1)
        return std::nullopt;
    const char last = returned.back();
    if (returned.count('\0') == kWord)
        return false;
    return last == 1 ? std::optional(true) : std::nullopt;
}

std::optional<Sha256> composeHashOfCall(const QByteArray &input)
{
    const QByteArray selector = input.left(4).toHex();
    if (selector == "dfc77223" && input.size() == 4 + kWord) // addComposeHash(bytes32)
        return Sha256::fromBytes(QByteArrayView(input).sliced(4));
    if (selector == "8618169d" && input.size() == 4 + 5 * kWord) // deployAndRegisterApp(address,bool,bool,bytes32,bytes32)
        return Sha256::fromBytes(QByteArrayView(input).sliced(4 + 4 * kWord));
    return std::nullopt;
}

} // namespace abi

namespace {

std::optional<Address> addressOfWord(const Word &word)
{
    const QByteArrayView bytes = word.view();
    for (int i = 0; i < 12; ++i)
        if (bytes[i] != '\0')
            return std::nullopt;
    return Address::fromBytes(bytes.sliced(12));
}

QString placeText(const ChainPoint &at)
{
    const QString when = at.time.isValid() ? QStringLiteral(" (%1)").arg(at.time.toUTC().toString(Qt::ISODate)) : QString();
    return QStringLiteral("block %1%2, transaction %3").arg(at.block).arg(when, toText(at.transaction));
}

} // namespace

QString agreementWord(Agreement agreement)
{
    switch (agreement) {
    case Agreement::OneNode: return QStringLiteral("one-node");
    case Agreement::Agreed: return QStringLiteral("agreed");
    case Agreement::Disagreed: return QStringLiteral("disagreed");
    }
    return QStringLiteral("one-node");
}

QString linkStateWord(LinkState state)
{
    switch (state) {
    case LinkState::Allowed: return QStringLiteral("allowed");
    case LinkState::Removed: return QStringLiteral("removed");
    case LinkState::Never: return QStringLiteral("never");
    case LinkState::Unknown: return QStringLiteral("unknown");
    }
    return QStringLiteral("unknown");
}

std::optional<ComposeHashEvent> decodeComposeHashEvent(const LogEntry &log)
{
    if (log.topics.empty())
        return std::nullopt;
    ComposeHashEvent event;
    if (log.topics[0] == abi::composeHashAdded())
        event.kind = ComposeHashEvent::Kind::Added;
    else if (log.topics[0] == abi::composeHashRemoved())
        event.kind = ComposeHashEvent::Kind::Removed;
    else
        return std::nullopt;
    if (log.topics.size() == 1) {
        const auto hash = Sha256::fromBytes(log.data);
        if (!hash)
            return std::nullopt;
        event.composeHash = *hash;
    } else if (log.topics.size() == 2 && log.data.isEmpty()) {
        event.composeHash = log.topics[1];
    } else {
        return std::nullopt;
    }
    event.at.block = log.block;
    event.at.transaction = log.transaction;
    event.index = log.index;
    return event;
}

std::optional<AppDeployment> decodeAppDeployment(const LogEntry &log)
{
    if (log.topics.size() != 3 || log.topics[0] != abi::appDeployedViaFactory() || !log.data.isEmpty())
        return std::nullopt;
    const auto app = addressOfWord(log.topics[1]);
    const auto deployer = addressOfWord(log.topics[2]);
    if (!app || !deployer)
        return std::nullopt;
    AppDeployment deployment;
    deployment.app = *app;
    deployment.deployer = *deployer;
    deployment.at.block = log.block;
    deployment.at.transaction = log.transaction;
    return deployment;
}

std::vector<HistoryEntry> pairEvents(std::vector<ComposeHashEvent> events)
{
    std::ranges::stable_sort(events, [](const ComposeHashEvent &a, const ComposeHashEvent &b) {
        return a.at.block != b.at.block ? a.at.block < b.at.block : a.index < b.index;
    });
    std::vector<HistoryEntry> entries;
    QHash<Sha256, size_t> open; // index of the stretch that is not ended yet
    for (const ComposeHashEvent &event : events) {
        const auto running = open.constFind(event.composeHash);
        if (event.kind == ComposeHashEvent::Kind::Added) {
            if (running != open.cend()) {
                entries[*running].note = QStringLiteral("added again in block %1 without having been removed").arg(event.at.block);
                continue;
            }
            HistoryEntry entry;
            entry.composeHash = event.composeHash;
            entry.added = event.at;
            open.insert(event.composeHash, entries.size());
            entries.push_back(entry);
        } else if (running != open.cend()) {
            entries[*running].removed = event.at;
            open.remove(event.composeHash);
        } else {
            HistoryEntry entry;
            entry.composeHash = event.composeHash;
            entry.removed = event.at;
            entry.note = QStringLiteral("removed in block %1; its addition is not among the events that were read").arg(event.at.block);
            entries.push_back(entry);
        }
    }
    std::ranges::reverse(entries);
    return entries;
}

ComposeHashLink linkOf(const History &history, const Sha256 &composeHash, std::optional<bool> allowedNow)
{
    ComposeHashLink link;
    for (const HistoryEntry &entry : history.entries) {
        if (entry.composeHash == composeHash) {
            link.entry = entry;
            break;
        }
    }
    const QString asOf = QStringLiteral("as of block %1").arg(history.asOf.number);
    if (history.agreement == Agreement::Disagreed) {
        link.sentence = QStringLiteral("The nodes contradict each other; nothing can be said of this compose hash.");
    } else if (!link.entry) {
        link.sentence = history.complete ? QStringLiteral("No event of the contract names this compose hash, %1.").arg(asOf)
                                         : QStringLiteral("The events that were read do not name this compose hash, and they are not all.");
        // A contract can be born with an allowed hash: only events and its own answer together say "never".
        if (allowedNow == true)
            link.sentence += QStringLiteral(" The contract allows it all the same.");
        else if (history.complete && allowedNow == false)
            link.state = LinkState::Never;
    } else if (!link.entry->allowed) {
        link.sentence = QStringLiteral("The contract's events name it, but the contract did not answer whether it is allowed %1.").arg(asOf);
    } else if (*link.entry->allowed && link.entry->added && !link.entry->removed) {
        link.state = LinkState::Allowed;
        link.sentence = QStringLiteral("Added in %1; still allowed %2.").arg(placeText(*link.entry->added), asOf);
    } else if (!*link.entry->allowed && link.entry->removed) {
        link.state = LinkState::Removed;
        link.sentence = QStringLiteral("Removed in %1; not allowed %2.").arg(placeText(*link.entry->removed), asOf);
    } else {
        link.sentence = QStringLiteral("The events and the contract's own answer contradict each other %1.").arg(asOf);
    }
    if (history.agreement == Agreement::OneNode && link.state != LinkState::Unknown)
        link.sentence += QStringLiteral(" This is the claim of one node.");
    return link;
}

} // namespace pilothouse::provenance
