// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/provenance/chain_types.h"
#include "services/provenance/raw_transaction.h"

#include <QStringList>

namespace pilothouse::provenance {

/// What stands in the transaction cell of a deployments page.
enum class CellKind {
    Hash,           ///< 32 bytes: may be a transaction hash
    Pending,        ///< the page says that it is not written yet
    RawTransaction, ///< the bytes (or the beginning) of a signed transaction: not a hash, nothing can be looked up
    NotAHash,       ///< anything else
};

struct TransactionCell
{
    CellKind kind = CellKind::NotAHash;
    QString text; ///< as written, link target included; foreign text
    std::optional<Word> hash;
    std::optional<RawTransaction> raw; ///< also of 32 bytes that read like the beginning of one
};

/// One row of the table: a version that was put on a machine.
struct DeploymentRow
{
    int line = 0;      ///< in the file, from 1
    QString timestamp; ///< as written
    QString version;
    QString machine;
    QString composeHashText;           ///< as written
    std::optional<Sha256> composeHash; ///< nothing: the cell is not 32 bytes of hexadecimal
    TransactionCell transaction;
    QString status;
};

/// A deployments page: every row, and what could not be read as one.
struct DeploymentsPage
{
    std::vector<DeploymentRow> rows; ///< in the order of the file
    QStringList skipped;             ///< "line 12: 4 cells where the table has 6"
};

/// Reads the first table whose header has a column for the compose hash and one for the transaction. Columns are found by their
/// names, in any order. Bounds: 4 MiB, 10,000 rows, 4,096 bytes a cell.
/// Errors: InvalidInput (no such table, not UTF-8), TooLarge.
Result<DeploymentsPage> parseDeployments(const QByteArray &markdown);

/// The state of one row's transaction.
enum class TransactionState {
    Confirmed,     ///< found, mined, succeeded, by the right contract and with this row's compose hash
    OtherContract, ///< found, but neither to nor through the contracts of the profile
    OtherHash,     ///< found at the right contract, but it carries another compose hash or none
    Failed,        ///< found, and it failed: it changed nothing
    NotMined,      ///< the node knows it, no block holds it yet
    Pending,       ///< the page itself says "pending"
    Raw,           ///< not a hash: a raw signed transaction
    NotFound,      ///< the node knows no such transaction
    NotAHash,      ///< not a hash at all
    NotAsked,      ///< no chain is set up, or the node did not answer
};
QString transactionStateWord(TransactionState state); ///< "confirmed", "other-contract", "other-hash", "failed", "not-mined", "pending", …

/// A machine's compose hash as its attestation proves it.
struct AttestedHash
{
    QString machine; ///< as the page names it: "prod9"
    Sha256 composeHash;
};

struct DeploymentVerdict
{
    DeploymentRow row;
    TransactionState state = TransactionState::NotAsked;
    std::optional<BlockNumber> block; ///< of a transaction that was found
    std::optional<Sha256> carried;    ///< the compose hash that the transaction does carry
    QString sentence;
    std::optional<bool> attested; ///< equals the attested hash of the same machine; only on that machine's newest row
};

/// The rows of one version, side by side.
struct VersionAgreement
{
    QString version;
    QStringList machines;
    std::vector<std::optional<Sha256>> hashes; ///< one a machine
    bool agree = false;                        ///< all are there and equal
};

struct DeploymentsReport
{
    std::vector<DeploymentVerdict> rows;    ///< in the order of the page
    std::vector<VersionAgreement> versions; ///< in the order of the page
    QStringList skipped;
    QString node;         ///< who was asked; empty: nobody
    QString chainProblem; ///< why nobody could be asked; empty when somebody was
    /// Every row is confirmed and every version agrees. The only good verdict, and still the claim of a node.
    bool allConfirmed() const;
};

/// What the pure judge works on: a transaction as a node knows it.
struct FoundTransaction
{
    Transaction transaction;
    std::optional<Receipt> receipt;
};
/// Judges a transaction that was found. `app` and `kms` are the profile's contracts.
DeploymentVerdict judgeTransaction(const DeploymentRow &row, const FoundTransaction &found, const std::optional<Address> &app,
                                   const std::optional<Address> &kms);
/// The verdict of a row without any look at the chain: pending, raw, not a hash; a hash is NotAsked.
DeploymentVerdict judgeCell(const DeploymentRow &row);

std::vector<VersionAgreement> compareVersions(const std::vector<DeploymentRow> &rows);

/// Fills DeploymentVerdict::attested on the newest row of each machine that was attested.
void compareWithAttested(DeploymentsReport &report, const std::vector<AttestedHash> &attested);

} // namespace pilothouse::provenance
