// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/cancel_token.h"
#include "services/core/money.h"
#include "services/core/result.h"
#include "services/core/secret.h"
#include "services/domain/cvm.h"

#include <QCoroTask>

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace pilothouse::cluster {

/// A node that can take CVMs now. Absent numbers were not said.
struct CloudNode
{
    qint64 id = 0;
    QString name;   ///< "prod7"
    QString region; ///< empty: not said
    std::optional<double> remainingVcpu;
    std::optional<qint64> remainingMemoryMb;
    std::optional<double> remainingDiskGb;
    std::optional<int> remainingSlots;
    std::optional<double> resourceScore;
    bool takesOnChainKms = false;
    QStringList osImages; ///< names, as offered
};

struct InstanceType
{
    QString id; ///< "tdx.medium"
    QString name;
    std::optional<int> vcpu;
    std::optional<qint64> memoryMb;
    std::optional<Money> hourlyRate; ///< USD
    std::optional<int> defaultDiskGb;
};

/// Whose key this is. A key belongs to one workspace.
struct CloudAccount
{
    QString user;
    QString email;
    QString workspace;
    QString workspaceSlug;
    QString tier;
    QString balance; ///< decimal USD as sent; empty: not said
};

/// One variable for the inside of a CVM; its value leaves this desk only encrypted.
struct SealedVariable
{
    QString name;
    Secret value;
};

enum class KmsKind { Phala, Ethereum, Base };

/// What is to be made. The compose hash covers the compose text, the variables' names, the privacy flags and scripts.
/// Where on this desk the parts of a change came from, for the command of the plan; empty: not from a file, and the usual name stands for it.
struct SourceFiles
{
    QString compose;
    QString env; ///< "-": standard input
    QString preLaunch;
};

struct CvmSpec
{
    QString name; ///< 5 to 63 characters
    /// The name inside the manifest, which the compose hash covers. Empty: the cloud puts the machine's own there, so that machines
    /// of different names never have the same hash.
    QString manifestName;
    QByteArray composeText;
    QString preLaunchScript;
    std::vector<SealedVariable> variables;
    QString instanceType;
    std::optional<int> diskGb;
    std::optional<qint64> nodeId; ///< nothing: the cloud picks
    QString region;               ///< a filter; empty: any
    QString osImage;              ///< empty: the cloud picks
    bool devImage = false;
    bool publicLogs = false;
    bool publicSysinfo = false;
    KmsKind kms = KmsKind::Phala;
    // Of an app on a chain, once its owner's wallet has deployed the contract: both addresses, or neither.
    QString appContract;
    QString deployer;
    SourceFiles files;
};

/// What a cloud promised to make: the hash a CVM of it will have, and to whom variables are encrypted.
struct Provision
{
    QString appId; ///< empty: an app on chain, whose contract has to be deployed first
    QString composeHash;
    QString encryptionKey; ///< 64 hex; a claim until `keyState`
    QString kmsSlug;
    QString instanceType;
    std::optional<qint64> nodeId;
    QString deviceId;
    QString osImageHash;
    std::optional<qint64> chainId; ///< nothing: the app is not on a chain
    QString kmsContract;
    // Of an app on a chain, set by the caller once its owner's wallet has deployed the contract; `appId` is the contract's address then.
    QString appContract;
    QString deployer;

    bool isOnChain() const { return chainId.has_value(); }
};

/// How sure it is that only the inside of the CVM can read what was encrypted. SignatureVerified: the KMS signed the key with the
/// root key that the cloud names for it.
enum class RecipientKey { NothingEncrypted, SignatureVerified, NotVerifiable };

/// What the cloud answered to a change that its app's contract has to allow: each by its status.
enum class ChainAnswer {
    RegisterFirst = 465,      ///< the owner has to allow it first
    Superseded = 466,         ///< it is not known any more, too old, or a newer one took its place
    TransactionNotSeen = 467, ///< the transaction could not be verified (yet)
    HashNotAllowed = 468,     ///< the contract does not have the hash
};
constexpr std::optional<ChainAnswer> chainAnswerFromStatus(int status)
{
    return status < 465 || status > 468 ? std::nullopt : std::optional(ChainAnswer(status));
}

/// A change that a contract's owner has to allow before it can be carried out: shown with calldata, signed elsewhere.
struct OnChainStep
{
    QString appId;
    QString composeHash; ///< 64 hex, as is `deviceId`
    QString deviceId;
    QString contract;
    std::optional<qint64> chainId;
    Secret commitToken; ///< whoever has it can commit the change; empty: the key of the workspace commits it
    bool needsComposeHash = true;
    bool needsDevice = false;
    ChainAnswer answer = ChainAnswer::RegisterFirst;
    QString said; ///< the cloud's words, safe to show

    /// A second one, token included, for a second owner.
    OnChainStep clone() const
    {
        return {appId, composeHash, deviceId, contract, chainId, commitToken.clone(), needsComposeHash, needsDevice, answer, said};
    }
};

struct CreatedCvm
{
    domain::Cvm cvm;
    RecipientKey recipientKey = RecipientKey::NothingEncrypted;
};

struct CvmUpdate
{
    std::optional<QByteArray> composeText;
    std::optional<QString> preLaunchScript;
    std::optional<std::vector<SealedVariable>> variables; ///< replaces the WHOLE set
    /// The compose hash that is foretold of it, 64 hex; for the plan and the record, never sent. Empty: it cannot be foretold.
    QString predictedHash;
    SourceFiles files;
};

/// What an accepted change is followed by. Either a correlation id, or a step on chain first: nothing is changed until then.
struct UpdateReceipt
{
    QString correlationId; ///< empty: not said
    std::optional<OnChainStep> onChain;
    RecipientKey recipientKey = RecipientKey::NothingEncrypted;
};

struct Resources
{
    std::optional<int> vcpu;
    std::optional<qint64> memoryMb;
    std::optional<int> diskGb; ///< disks only grow
    QString instanceType;
    bool allowRestart = true;
};

/// The manifest a CVM runs, as the cloud keeps it. A claim, to be held against attestation.
struct ComposeFile
{
    QByteArray manifest; ///< JSON as sent
    QString composeText;
    QString preLaunchScript;
    QStringList allowedEnvs;
    bool listsEnvs = false; ///< it has a list at all; one that is empty lets nothing in
    std::optional<bool> publicLogs;
    std::optional<bool> publicSysinfo;
};

/// What making, changing and removing CVMs needs of a cloud. Changes are sent once; a lost answer is OutcomeUnknown.
class DeployPort
{
public:
    virtual ~DeployPort() = default;

    virtual QCoro::Task<Result<CloudAccount>> account() = 0;
    virtual QCoro::Task<Result<std::vector<CloudNode>>> nodes() = 0;
    virtual QCoro::Task<Result<std::vector<InstanceType>>> instanceTypes() = 0;
    virtual QCoro::Task<Result<ComposeFile>> composeFile(QString identifier) = 0;

    /// Makes nothing yet. Sends names of variables only.
    virtual QCoro::Task<Result<Provision>> provision(std::shared_ptr<const CvmSpec> spec) = 0;
    /// Encrypts the variables to the provision's key and makes the CVM. Refused, with nothing sent, when the key's signature is
    /// wrong, when the cloud names two keys, and for an app on a chain whose contract is not deployed yet. Refused as well, with the
    /// status as httpStatus, where that contract does not allow the machine (465, 467, 468).
    virtual QCoro::Task<Result<CreatedCvm>> create(std::shared_ptr<const CvmSpec> spec, Provision provision) = 0;
    /// Replaces what is given of a CVM's compose file and variables. A step on chain that it answers with can be committed without the
    /// values of variables, with its token or with the key of the workspace.
    virtual QCoro::Task<Result<UpdateReceipt>> update(QString identifier, std::shared_ptr<const CvmUpdate> change) = 0;
    /// Phase 2 of a change that had to be allowed on chain. An empty `transactionHash`: it was registered already. Errors: Conflict
    /// when the step is too old or was overtaken (466).
    virtual QCoro::Task<Result<UpdateReceipt>> commitUpdate(QString identifier, OnChainStep step, QString transactionHash) = 0;
    virtual QCoro::Task<Status> resize(QString identifier, Resources resources) = 0;
    /// Stops and destroys it, data included. A CVM that is gone already is NotFound.
    virtual QCoro::Task<Status> remove(QString identifier) = 0;

    /// Where it all goes, for plans and the record: "https://cloud-api.phala.com/api/v1".
    virtual QString endpoint() const = 0;
};

} // namespace pilothouse::cluster
