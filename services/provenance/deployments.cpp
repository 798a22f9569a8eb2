// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/provenance/deployments.h"
#include "services/provenance/history.h"

#include "services/core/plain_text.h"

#include <QHash>

#include <algorithm>

namespace pilothouse::provenance {

namespace {

QString rawText(const RawTransaction &raw)
{
    const QString part = raw.complete ? QStringLiteral("a raw signed transaction")
                                      : QStringLiteral("the beginning of a raw signed transaction of %1 bytes").arg(raw.announcedSize);
    const QString to = raw.to ? toText(*raw.to) : QStringLiteral("0x%1…").arg(QString::fromLatin1(raw.toBeginning.toHex()));
    QString text = QStringLiteral("Not a transaction hash: %1 (type %2, %3, to %4).").arg(part).arg(raw.type).arg(chainName(raw.chainId), to);
    if (raw.input) {
        if (const auto hash = abi::composeHashOfCall(*raw.input))
            text += QStringLiteral(" It would carry the compose hash %1.").arg(QString::fromLatin1(hash->toHex()));
    }
    return text + QStringLiteral(" Whether it was ever sent does not follow from it.");
}

/// The apps that the KMS contract says it made in this transaction.
std::vector<Address> madeApps(const Receipt &receipt, const std::optional<Address> &kms)
{
    std::vector<Address> apps;
    for (const LogEntry &log : receipt.logs) {
        if (!kms || log.contract != *kms || log.removed)
            continue;
        if (const auto deployment = decodeAppDeployment(log))
            apps.push_back(deployment->app);
    }
    return apps;
}

} // namespace

QString transactionStateWord(TransactionState state)
{
    switch (state) {
    case TransactionState::Confirmed: return QStringLiteral("confirmed");
    case TransactionState::OtherContract: return QStringLiteral("other-contract");
    case TransactionState::OtherHash: return QStringLiteral("other-hash");
    case TransactionState::Failed: return QStringLiteral("failed");
    case TransactionState::NotMined: return QStringLiteral("not-mined");
    case TransactionState::Pending: return QStringLiteral("pending");
    case TransactionState::Raw: return QStringLiteral("raw-transaction");
    case TransactionState::NotFound: return QStringLiteral("not-found");
    case TransactionState::NotAHash: return QStringLiteral("not-a-hash");
    case TransactionState::NotAsked: return QStringLiteral("not-asked");
    }
    return QStringLiteral("not-asked");
}

bool DeploymentsReport::allConfirmed() const
{
    return !rows.empty() && skipped.isEmpty() && std::ranges::all_of(rows, [](const DeploymentVerdict &verdict) {
        return verdict.state == TransactionState::Confirmed && verdict.attested != false;
    }) && std::ranges::all_of(versions, &VersionAgreement::agree);
}

DeploymentVerdict judgeCell(const DeploymentRow &row)
{
    DeploymentVerdict verdict;
    verdict.row = row;
    switch (row.transaction.kind) {
    case CellKind::Pending:
        verdict.state = TransactionState::Pending;
        verdict.sentence = QStringLiteral("The page itself says that nothing is on the chain yet.");
        break;
    case CellKind::RawTransaction:
        verdict.state = TransactionState::Raw;
        verdict.sentence = rawText(*row.transaction.raw);
        break;
    case CellKind::NotAHash:
        verdict.state = TransactionState::NotAHash;
        verdict.sentence = QStringLiteral("Not a transaction hash: \"%1\".").arg(visibleText(row.transaction.text, 120));
        break;
    case CellKind::Hash:
        verdict.state = TransactionState::NotAsked;
        verdict.sentence = QStringLiteral("The chain was not asked for this transaction.");
        break;
    }
    return verdict;
}

DeploymentVerdict judgeTransaction(const DeploymentRow &row, const FoundTransaction &found, const std::optional<Address> &app,
                                   const std::optional<Address> &kms)
{
    DeploymentVerdict verdict;
    verdict.row = row;
    verdict.block = found.transaction.block;
    if (!found.transaction.block) {
        verdict.state = TransactionState::NotMined;
        verdict.sentence = QStringLiteral("The node knows this transaction, but no block holds it yet.");
        return verdict;
    }
    const QString block = QStringLiteral("block %1").arg(*found.transaction.block);
    if (!found.receipt) {
        verdict.sentence = QStringLiteral("The node names %1 for this transaction and has no receipt of it: it contradicts itself.").arg(block);
        return verdict;
    }
    if (!found.receipt->succeeded) {
        verdict.state = TransactionState::Failed;
        verdict.sentence = QStringLiteral("The transaction in %1 failed: it changed nothing.").arg(block);
        return verdict;
    }

    const std::vector<Address> made = madeApps(*found.receipt, kms);
    const auto isOurApp = [&](const Address &contract) { return app ? contract == *app : std::ranges::find(made, contract) != made.end(); };
    const std::optional<Address> &to = found.transaction.to;
    // The factory makes everybody's apps: only a call that made ours is about ours.
    const bool madeOurs = app ? std::ranges::find(made, *app) != made.end() : !made.empty();
    bool rightContract = (app && to == app) || (kms && to == kms && madeOurs);
    std::vector<Sha256> carried;
    if (rightContract) {
        if (const auto hash = abi::composeHashOfCall(found.transaction.input))
            carried.push_back(*hash);
    }
    for (const LogEntry &log : found.receipt->logs) {
        if (log.removed || !isOurApp(log.contract))
            continue;
        const auto event = decodeComposeHashEvent(log);
        if (!event || event->kind != ComposeHashEvent::Kind::Added)
            continue;
        rightContract = true; // also through a wallet contract, whose address stands in `to`
        carried.push_back(event->composeHash);
    }

    if (!rightContract) {
        verdict.state = TransactionState::OtherContract;
        verdict.sentence = QStringLiteral("Found in %1, but it goes to %2 and no event of the profile's contracts is in it.")
                               .arg(block, to ? toText(*to) : QStringLiteral("no contract"));
        return verdict;
    }
    const auto wanted = row.composeHash ? std::ranges::find(carried, *row.composeHash) : carried.end();
    if (wanted != carried.end()) {
        verdict.state = TransactionState::Confirmed;
        verdict.carried = *wanted;
        verdict.sentence = QStringLiteral("Found in %1, at the right contract and with this compose hash; the claim of a node.").arg(block);
        return verdict;
    }
    verdict.state = TransactionState::OtherHash;
    if (!carried.empty())
        verdict.carried = carried.front();
    const QString what = !row.composeHash  ? QStringLiteral("the row has no compose hash to compare it with")
                         : verdict.carried ? QStringLiteral("it carries another compose hash, %1").arg(QString::fromLatin1(verdict.carried->toHex()))
                                           : QStringLiteral("it carries no compose hash");
    verdict.sentence = QStringLiteral("Found in %1 at the right contract, but %2.").arg(block, what);
    return verdict;
}

std::vector<VersionAgreement> compareVersions(const std::vector<DeploymentRow> &rows)
{
    std::vector<VersionAgreement> versions;
    QHash<QString, size_t> places;
    for (const DeploymentRow &row : rows) {
        const QString name = row.version.isEmpty() ? row.timestamp : row.version;
        const size_t place = places.value(name, versions.size());
        if (place == versions.size()) {
            places.insert(name, place);
            versions.push_back({});
            versions.back().version = name;
        }
        VersionAgreement &version = versions[place];
        version.machines << row.machine;
        version.hashes.push_back(row.composeHash);
    }
    for (VersionAgreement &version : versions)
        version.agree = std::ranges::all_of(version.hashes,
                                            [&](const std::optional<Sha256> &hash) { return hash.has_value() && hash == version.hashes.front(); });
    return versions;
}

void compareWithAttested(DeploymentsReport &report, const std::vector<AttestedHash> &attested)
{
    for (const AttestedHash &machine : attested) {
        DeploymentVerdict *newest = nullptr;
        for (DeploymentVerdict &verdict : report.rows) {
            if (verdict.row.machine.compare(machine.machine, Qt::CaseInsensitive) != 0)
                continue;
            const auto time = [](const DeploymentVerdict &each) { return QDateTime::fromString(each.row.timestamp, Qt::ISODate); };
            // A page without readable times has its newest rows on top.
            if (newest == nullptr || (time(verdict).isValid() && time(verdict) > time(*newest)))
                newest = &verdict;
        }
        if (newest != nullptr)
            newest->attested = newest->row.composeHash == machine.composeHash;
    }
}

} // namespace pilothouse::provenance
