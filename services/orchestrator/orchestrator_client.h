// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/agents/agent_port.h"
#include "services/orchestrator/session_book.h"

#include <QFuture>

#include <memory>
#include <optional>

namespace pilothouse::orchestrator {

/// Speaks to an orchestrator of agent deployments in either dialect of its documents; "auto" finds out which by two reads.
/// Reads are idempotent and retried; deploy and stop are sent once, and a lost answer is OutcomeUnknown. A call that needs a
/// token and is refused as expired is sent again once, with a token that all who wait share.
class OrchestratorClient final : public agents::AgentPort, public std::enable_shared_from_this<OrchestratorClient>
{
public:
    struct Settings
    {
        QUrl base;                      ///< may end in a version prefix; no trailing slash
        std::optional<Dialect> dialect; ///< nothing: found out
        QString wallet;                 ///< the operator's, for reading lists; empty: that of the development key
        QStringList nfts;               ///< for which it signs in to read
        agents::KeyEncoding encoding = agents::KeyEncoding::Base64;
        agents::SigningScheme scheme = agents::SigningScheme::Adr036;
    };
    OrchestratorClient(std::shared_ptr<http::HttpClient> http, std::shared_ptr<SessionBook> sessions, std::shared_ptr<const Clock> clock,
                       Settings settings);

    QCoro::Task<Result<domain::DeploymentList>> list(CancelToken cancel) override;
    QCoro::Task<Result<domain::Deployment>> get(QString token, QString wallet) override;
    QCoro::Task<Result<std::optional<agents::SigningRequest>>> signingRequest(agents::DeployRequest request) override;
    QCoro::Task<Result<agents::WalletSignature>> signForDevelopment(agents::SigningRequest request) override;
    QCoro::Task<QString> developmentWallet() override;
    QCoro::Task<Status> signIn(agents::SignedMessage message) override;
    QCoro::Task<Result<agents::SigningRequest>> challenge(QString wallet, QString token) override;
    QCoro::Task<Status> signOut(QString wallet, QString token) override;
    std::vector<agents::WalletSession> sessions() const override { return m_sessions->sessions(); }
    QCoro::Task<Result<agents::DeployReceipt>> deploy(agents::DeployRequest request, std::optional<agents::SignedMessage> message) override;
    QCoro::Task<Result<QString>> stop(QString token, QString wallet) override;
    QCoro::Task<Result<agents::RemoteHistory>> history(QString token, QString wallet) override;
    bool canAct(const QString &wallet, const QString &token) const override;

    QString endpoint() const override;
    QString dialect() const override;
    QString deploymentPath(const QString &token) const override;
    QString deployPath() const override;

    /// Which dialect it is; asked for when it is not known yet. Errors: those of the remote, Protocol (neither).
    QCoro::Task<Result<Dialect>> findDialect();
    /// A token for the live socket. Errors: as of a read.
    QCoro::Task<Result<Secret>> liveToken();
    QCoro::Task<Result<Secret>> liveTokenAfter(Secret refused);

private:
    QCoro::Task<Result<http::HttpReply>> ask(http::HttpRequest request);
    QCoro::Task<Result<http::HttpReply>> askAs(http::HttpRequest request, Identity identity);
    QCoro::Task<Result<http::HttpReply>> read(http::HttpRequest request, Dialect dialect, QString token, QString wallet);
    QCoro::Task<Status> listAs(std::optional<Identity> identity, CancelToken cancel, std::shared_ptr<domain::DeploymentList> into);
    Identity actorFor(const QString &wallet, const QString &token) const;
    std::vector<Identity> readers() const;

    std::shared_ptr<http::HttpClient> m_http;
    std::shared_ptr<SessionBook> m_sessions;
    std::shared_ptr<const Clock> m_clock;
    Settings m_settings;
    std::optional<Dialect> m_dialect;
    bool m_hasEvents = true; ///< until it says that there is no such route
    bool m_hasLogs = true;
};

} // namespace pilothouse::orchestrator
