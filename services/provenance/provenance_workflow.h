// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/cancel_token.h"
#include "services/core/clock.h"
#include "services/core/result.h"
#include "services/provenance/chain_port.h"
#include "services/provenance/deployments.h"
#include "services/provenance/git_port.h"
#include "services/provenance/history.h"
#include "services/provenance/source_report.h"

#include <QCoroTask>

#include <QObject>

#include <memory>
#include <vector>

namespace pilothouse::provenance {

/// Which source to check: a file, or a tag of a git checkout.
struct SourceRequest
{
    QString filePath;                    ///< app-compose.json or docker-compose.yml; or …
    QString gitFolder;                   ///< … a local repository …
    QString gitTag;                      ///< … one of its tags …
    QString pathInGit;                   ///< … and the file in it; empty: the only app-compose.json, else the only docker-compose.yml
    std::optional<Sha256> expected;      ///< the compose hash that was attested
    std::optional<QByteArray> reference; ///< the app-compose text that a machine or the cloud hands out, for the byte difference
};

/// The app contract's answers about one machine's identity, as of a block. Nothing: not asked, or not answered.
struct Allowance
{
    BlockHeader asOf;
    std::optional<bool> composeHash;
    std::optional<bool> osImage;
    std::optional<bool> device; ///< true also when the app allows any device
    std::optional<bool> anyDevice;
    std::optional<bool> registered; ///< the KMS contract knows the app
    Agreement agreement = Agreement::OneNode;
    QStringList problems; ///< calls that were not answered, contradictions of nodes
};
struct AllowanceQuestion
{
    std::optional<Sha256> composeHash;
    std::optional<Sha256> osImage;
    std::optional<Sha256> device;
};

/// Where the code that machines prove comes from: the source that gives a compose hash, the contract that allowed it, the page
/// that claims both. Only reads. Lives on the main thread; parsing and hashing run on a pool thread.
class ProvenanceWorkflow final : public QObject, public std::enable_shared_from_this<ProvenanceWorkflow>
{
    Q_OBJECT
public:
    struct Parts
    {
        std::vector<std::shared_ptr<ChainPort>> nodes; ///< the first one answers, further ones confirm; empty: no chain is set up
        std::shared_ptr<GitPort> git;                  ///< null: only files can be checked
        std::optional<Address> appContract;
        std::optional<Address> kmsContract;
        std::optional<quint64> chainId; ///< the chain the contracts live on; another answer is an error. Nothing: any
        std::shared_ptr<const Clock> clock;
    };
    explicit ProvenanceWorkflow(Parts parts);

    /// False: history and allowance answer with an error that says what the profile lacks; sources can be checked all the same.
    bool hasChain() const { return !m_parts.nodes.empty(); }
    const std::optional<Address> &appContract() const { return m_parts.appContract; }
    const std::optional<Address> &kmsContract() const { return m_parts.kmsContract; }

    /// Everything the app contract ever allowed. Errors: InvalidInput (no chain in the profile), Protocol (also: another chain),
    /// Network, Timeout, Throttled, Remote (also: reorganised meanwhile), Cancelled. A history that breaks off is kept, and says so.
    QCoro::Task<Result<History>> history(CancelToken cancel);
    /// The same, but no block before `from` is read: for nodes that allow short ranges only.
    QCoro::Task<Result<History>> historySince(BlockNumber from, CancelToken cancel);

    /// Whether the contracts allow a machine's identity now. Errors as for history().
    QCoro::Task<Result<Allowance>> allowance(AllowanceQuestion question, CancelToken cancel);

    /// Reads and judges a source. Errors: InvalidInput (both or neither is named, ambiguous, not readable), NotFound, TooLarge,
    /// Timeout, Cancelled.
    QCoro::Task<Result<SourceReport>> checkSource(SourceRequest request, CancelToken cancel);

    /// Reads a deployments page and looks every transaction up. Without a chain the rows say NotAsked. Errors: InvalidInput,
    /// TooLarge, Cancelled.
    QCoro::Task<Result<DeploymentsReport>> readDeployments(QByteArray markdown, std::vector<AttestedHash> attested, CancelToken cancel);

signals:
    /// What is being done, and how much of it: 0 to 1.
    void progressChanged(const QString &step, double share);

private:
    struct Session;
    QCoro::Task<Result<std::shared_ptr<Session>>> open(CancelToken cancel);
    QCoro::Task<Result<History>> readHistory(std::optional<BlockNumber> from, CancelToken cancel);
    QCoro::Task<Result<DeploymentVerdict>> lookUp(DeploymentRow row, std::shared_ptr<ChainPort> node, CancelToken cancel);

    Parts m_parts;
};

} // namespace pilothouse::provenance
