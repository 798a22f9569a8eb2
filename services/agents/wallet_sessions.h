// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/agents/agent_port.h"
#include "services/domain/plan.h"

#include <QObject>

#include <memory>
#include <vector>

namespace pilothouse::agents {

/// Who is signed in with the orchestrator from this desk, and how somebody signs in or out. One sign-in is for one wallet and one
/// NFT. Nothing here changes a deployment, so a read-only environment may sign in too. Lives on the main thread; held by shared_ptr.
class WalletSessions final : public QObject, public std::enable_shared_from_this<WalletSessions>
{
    Q_OBJECT
public:
    /// For whom one may sign in, by the profile.
    struct Choices
    {
        QString wallet; ///< empty: only that of the development key, where there is one
        QStringList nfts;
    };
    WalletSessions(std::shared_ptr<AgentPort> port, Choices choices);

    /// Looks which wallet the development key has, and what the keychain keeps; changed() follows.
    QCoro::Task<Done> load();
    /// The profile's wallet, then that of the development key.
    QStringList wallets() const;
    const QStringList &nfts() const { return m_choices.nfts; }
    const QString &developmentWallet() const { return m_developmentWallet; }

    std::vector<WalletSession> sessions() const { return m_port->sessions(); }
    /// Whether anybody could sign in by this profile.
    domain::ActionState canSignIn() const;
    /// The development key opens its sessions again whenever one is needed: those cannot be left.
    domain::ActionState canSignOut(const WalletSession &session) const;

    /// The text that this wallet has to sign. Errors: those of the remote, InvalidInput (no wallet's address, no NFT).
    QCoro::Task<Result<SigningRequest>> challenge(QString wallet, QString nft);
    /// Errors: InvalidInput (the signature does not fit), those of the remote.
    QCoro::Task<Status> signIn(SignedMessage message);
    /// Forgets the session here in any case. Errors: the orchestrator could not be told, or the keychain keeps it still.
    QCoro::Task<Status> signOut(QString wallet, QString nft);

signals:
    /// Who is signed in, or who may be, is another.
    void changed();
    /// Somebody signed in or out from here: what can be read is another.
    void signedInOrOut();

private:
    std::shared_ptr<AgentPort> m_port;
    Choices m_choices;
    QString m_developmentWallet;
};

} // namespace pilothouse::agents
