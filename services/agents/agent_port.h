// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/agents/wallet_signature.h"
#include "services/core/cancel_token.h"
#include "services/core/clock.h"
#include "services/core/result.h"
#include "services/domain/deployment.h"

#include <QCoroTask>

#include <QObject>

#include <chrono>
#include <optional>
#include <vector>

namespace pilothouse::agents {

/// What is to be deployed, and for whom.
struct DeployRequest
{
    QString token;
    QString wallet;
    QString provider = QStringLiteral("secret_vm");
    domain::DeploymentResources resources; ///< empty members are left to the orchestrator

    friend bool operator==(const DeployRequest &, const DeployRequest &) = default;
};

/// A text that a wallet has to sign before the orchestrator goes on.
struct SigningRequest
{
    QString wallet;
    QString token;
    QByteArray message;  ///< exactly what is signed
    QDateTime expiresAt; ///< UTC; invalid: not said
    SigningScheme scheme = SigningScheme::Adr036;
    bool opensSession = true; ///< false: the signature goes with the deployment itself
};

struct SignedMessage
{
    SigningRequest request;
    WalletSignature signature;
};

/// A session of the orchestrator that this desk holds.
struct WalletSession
{
    QString wallet;
    QString token;
    QDateTime accessUntil;   ///< UTC, of the token in use; invalid: none was fetched yet
    QDateTime signedInUntil; ///< UTC, when the wallet has to sign again, by the orchestrator's word; invalid: not said

    friend bool operator==(const WalletSession &, const WalletSession &) = default;
};

struct DeployReceipt
{
    domain::DeploymentId id;
    QString status; ///< verbatim
    QString endpointUrl;
    std::optional<std::chrono::seconds> estimate; ///< by the orchestrator's word
    bool readBack = false;                        ///< the answer was lost; this was found by reading
};

/// What the remote offers to tell of one deployment. Nothing in `events` or `log`: it has no such route.
struct RemoteHistory
{
    std::optional<std::vector<domain::DeploymentEvent>> events; ///< newest first
    std::optional<QStringList> log;
};

/// What the agents workflow needs of an orchestrator.
class AgentPort
{
public:
    virtual ~AgentPort() = default;

    virtual QCoro::Task<Result<domain::DeploymentList>> list(CancelToken cancel) = 0;
    virtual QCoro::Task<Result<domain::Deployment>> get(QString token, QString wallet) = 0;

    /// What has to be signed before this wallet may act for this NFT; nothing when it needs no (further) signature.
    /// Errors: those of the remote, InvalidInput.
    virtual QCoro::Task<Result<std::optional<SigningRequest>>> signingRequest(DeployRequest request) = 0;
    /// Signs with the development key of this environment. Errors: Refused (production, another wallet), Secret, NotFound.
    virtual QCoro::Task<Result<WalletSignature>> signForDevelopment(SigningRequest request) = 0;
    /// The wallet of the development key; empty when there is none or it may not be used here.
    virtual QCoro::Task<QString> developmentWallet() = 0;
    /// Opens the session of a wallet for an NFT.
    virtual QCoro::Task<Status> signIn(SignedMessage message) = 0;
    /// The text that signs a wallet in for an NFT, whether a session is open or not.
    virtual QCoro::Task<Result<SigningRequest>> challenge(QString wallet, QString token) = 0;
    /// Ends a session there and forgets it here, whatever is answered. Errors: the remote was not told, or the keychain keeps it.
    virtual QCoro::Task<Status> signOut(QString wallet, QString token) = 0;
    virtual std::vector<WalletSession> sessions() const = 0;

    /// Sent once. Errors: Conflict (there is one already), OutcomeUnknown (the answer was lost), Unauthorised (a signature is needed).
    virtual QCoro::Task<Result<DeployReceipt>> deploy(DeployRequest request, std::optional<SignedMessage> message) = 0;
    /// Sent once; the remote's status word. A deployment that is gone or stopped already is no error.
    virtual QCoro::Task<Result<QString>> stop(QString token, QString wallet) = 0;
    virtual QCoro::Task<Result<RemoteHistory>> history(QString token, QString wallet) = 0;

    /// Whether a change for this wallet and NFT needs no signature of a person now.
    virtual bool canAct(const QString &wallet, const QString &token) const = 0;

    /// Where answers come from: "https://orchestrator.example".
    virtual QString endpoint() const = 0;
    /// "seed", "spec"; empty until it is known.
    virtual QString dialect() const = 0;
    /// How a shell command reaches a deployment: "/deployment/0088".
    virtual QString deploymentPath(const QString &token) const = 0;
    virtual QString deployPath() const = 0;
};

/// Something the remote said about one deployment without being asked. A hint: the list and reads are what counts.
struct LiveMessage
{
    QString token; ///< one of token and id may be empty
    domain::DeploymentId id;
    std::optional<QString> status; ///< verbatim
    std::optional<int> progress;   ///< percent
    QString endpointUrl;
    QString message;
};

/// The stream of such hints.
class LivePort : public QObject
{
    Q_OBJECT
public:
    enum class State { Off, Connecting, Open, Waiting };

    using QObject::QObject;
    /// Keeps a connection for these NFTs from now on; those in motion first, where a remote takes only some.
    virtual void follow(QStringList tokens) = 0;
    virtual void close() = 0;
    virtual State state() const = 0;
    /// When anything was last heard, answers to pings included.
    virtual std::optional<MonotonicTime> lastHeard() const = 0;
    /// Why it is not open; empty when it is or was never tried.
    virtual QString trouble() const = 0;
    /// Messages that were no hint we know.
    virtual quint64 ignored() const = 0;

signals:
    void received(const pilothouse::agents::LiveMessage &message);
    void stateChanged();
};

} // namespace pilothouse::agents
