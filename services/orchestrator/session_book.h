// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"
#include "services/domain/environment.h"
#include "services/orchestrator/orchestrator_wire.h"
#include "services/secrets/secret_store.h"

#include <QFuture>
#include <QHash>

#include <map>
#include <memory>
#include <vector>

namespace pilothouse::orchestrator {

/// The names in the keychain.
inline constexpr char kDevelopmentKeyName[] = "ORCHESTRATOR_DEV_KEY";
inline constexpr char kSessionsName[] = "ORCHESTRATOR_SESSIONS";

/// Whom a session speaks for: a token of the orchestrator is bound to one wallet and one NFT.
struct Identity
{
    QString wallet;
    QString token;

    friend bool operator==(const Identity &, const Identity &) = default;
    friend bool operator<(const Identity &a, const Identity &b) { return a.wallet == b.wallet ? a.token < b.token : a.wallet < b.wallet; }
};

/// The sessions of one environment with its orchestrator: one for each wallet and NFT. Whoever needs a token while one is being
/// fetched waits for that one. Refreshed at 75 % of their life; only the refresh tokens are kept, in the keychain.
/// Lives on the main thread.
class SessionBook final : public std::enable_shared_from_this<SessionBook>
{
public:
    struct Parts
    {
        std::shared_ptr<http::HttpClient> http;
        QUrl base;
        std::shared_ptr<secrets::SecretStore> secrets;
        domain::Environment environment;
        std::shared_ptr<const Clock> clock;
        agents::SigningScheme scheme = agents::SigningScheme::Adr036;
        agents::KeyEncoding encoding = agents::KeyEncoding::Base64;
    };
    explicit SessionBook(Parts parts) : m_parts(std::move(parts)) { }

    /// Reads what the keychain holds, once. Never fails: without it there are no sessions yet.
    QCoro::Task<Done> load();

    /// A token that is good for a while, fetched when there is none. Errors: Unauthorised (a person has to sign), those of the remote.
    QCoro::Task<Result<Secret>> token(Identity identity);
    /// The remote refused this token as expired: a newer one, shared with all who ask at the same time.
    QCoro::Task<Result<Secret>> tokenAfter(Identity identity, Secret refused);
    /// Ends a session there and forgets it here and in the keychain, whatever is answered. Errors: those of the remote, Secret.
    QCoro::Task<Status> signOut(Identity identity);
    /// The remote does not know the session any more.
    void drop(const Identity &identity);

    QCoro::Task<Result<agents::SigningRequest>> challenge(Identity identity);
    QCoro::Task<Status> verify(agents::SignedMessage message);
    /// Errors: NotFound (none is stored), Refused (production), Secret.
    QCoro::Task<Result<std::shared_ptr<const agents::DevelopmentKey>>> developmentKey();

    bool has(const Identity &identity) const { return m_sessions.contains(identity); }
    /// The wallet of the development key, once load() looked.
    const QString &developmentWallet() const { return m_developmentWallet; }
    std::vector<Identity> identities() const;
    std::vector<agents::WalletSession> sessions() const;

private:
    struct Session
    {
        Secret access; ///< empty: to be fetched with the refresh token
        Secret refresh;
        MonotonicTime refreshAt{};
        QDateTime accessUntil;  ///< UTC, by our own clock
        QDateTime refreshUntil; ///< UTC, by the refresh token's own word; invalid: it says nothing
    };
    QCoro::Task<Status> open(Identity identity);
    QCoro::Task<Status> openNow(Identity identity);
    QCoro::Task<Status> signForDevelopment(Identity identity);
    QCoro::Task<Done> loadNow();
    QCoro::Task<Status> save();
    QCoro::Task<Status> tellSignOut(Identity identity);
    QCoro::Task<Result<http::HttpReply>> ask(http::HttpRequest request);
    void take(const Identity &identity, wire::Tokens tokens);

    Parts m_parts;
    std::map<Identity, Session> m_sessions;
    std::map<Identity, QFuture<Status>> m_opening;
    std::optional<QFuture<Done>> m_loading;
    QString m_developmentWallet;
};

} // namespace pilothouse::orchestrator
