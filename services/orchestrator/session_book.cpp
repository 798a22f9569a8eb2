// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/orchestrator/session_book.h"

#include "services/core/json.h"
#include "services/core/log.h"
#include "services/orchestrator/orchestrator_errors.h"

#include <QCoroFuture>

#include <QJsonArray>
#include <QPromise>

namespace pilothouse::orchestrator {

using namespace Qt::StringLiterals;

namespace {

constexpr double kRefreshShare = 0.75;
constexpr qsizetype kMostSessions = 500;

Error signInNeeded(const Identity &identity)
{
    return Error{.kind = ErrorKind::Unauthorised,
                 .what = u"%1 has not signed in for NFT %2"_s.arg(identity.wallet.isEmpty() ? u"no wallet"_s : identity.wallet, identity.token),
                 .nextStep = u"Sign in with the wallet."_s};
}

} // namespace

QCoro::Task<Done> SessionBook::load()
{
    const auto self = shared_from_this();
    if (!m_loading) {
        const auto promise = std::make_shared<QPromise<Done>>();
        promise->start();
        m_loading = promise->future();
        co_await loadNow();
        promise->addResult(Done{});
        promise->finish();
        co_return Done{};
    }
    const QFuture<Done> loading = *m_loading;
    co_await loading;
    co_return Done{};
}

QCoro::Task<Done> SessionBook::loadNow()
{
    const auto self = shared_from_this();
    const auto key = co_await developmentKey();
    if (key)
        m_developmentWallet = (*key)->address();
    const secrets::SecretName name{m_parts.environment.id, QString::fromLatin1(kSessionsName)};
    const auto stored = co_await m_parts.secrets->read(name);
    if (!stored)
        co_return Done{};
    QByteArray text = stored->view().toByteArray();
    const auto object = parseJsonObject(text, {.maxBytes = 1024 * 1024, .maxDepth = 8});
    wipe(text);
    if (!object)
        co_return Done{};
    for (const QJsonValue &value : (*object)["sessions"_L1].toArray()) {
        const Identity identity{value["wallet"_L1].toString(), value["nft"_L1].toString()};
        QByteArray refresh = value["refresh"_L1].toString().toLatin1();
        if (identity.wallet.isEmpty() || refresh.isEmpty() || qsizetype(m_sessions.size()) >= kMostSessions || m_sessions.contains(identity))
            continue;
        Session &session = m_sessions[identity];
        session.refreshUntil = wire::tokenEnd(refresh);
        session.refresh = Secret(std::move(refresh));
    }
    co_return Done{};
}

/// Keeps the refresh tokens of people's wallets. A session of the development key needs nothing kept: it signs again.
QCoro::Task<Status> SessionBook::save()
{
    const auto self = shared_from_this();
    QByteArray text = R"({"sessions":[)";
    bool first = true;
    for (const auto &[identity, session] : m_sessions) {
        if (session.refresh.isEmpty() || identity.wallet == m_developmentWallet)
            continue;
        const QJsonObject who{{u"wallet"_s, identity.wallet}, {u"nft"_s, identity.token}};
        QByteArray line = QJsonDocument(who).toJson(QJsonDocument::Compact);
        line.chop(1);
        text.append(first ? "" : ",").append(line).append(R"(,"refresh":")").append(session.refresh.view()).append(R"("})");
        first = false;
    }
    text += "]}";
    const secrets::SecretName name{m_parts.environment.id, QString::fromLatin1(kSessionsName)};
    if (first) {
        wipe(text);
        const Status removed = co_await m_parts.secrets->remove(name);
        if (removed || removed.error().kind == ErrorKind::NotFound)
            co_return Done{};
        co_return removed.error();
    }
    auto writing = m_parts.secrets->write(name, Secret(std::move(text)));
    const auto written = co_await writing;
    if (!written)
        qCWarning(lcAgents) << "the sessions are not kept beyond this program" << written.error().what;
    co_return written;
}

QCoro::Task<Result<http::HttpReply>> SessionBook::ask(http::HttpRequest request)
{
    const auto self = shared_from_this();
    auto reply = co_await m_parts.http->send(request);
    if (reply && !reply->isSuccess()) {
        Error error = errorOf(request, *reply);
        error.raw.clear(); // it may hold a token
        co_return error;
    }
    co_return reply;
}

void SessionBook::take(const Identity &identity, wire::Tokens tokens)
{
    Session &session = m_sessions[identity];
    session.access = std::move(tokens.access);
    if (!tokens.refresh.isEmpty()) {
        session.refreshUntil = wire::tokenEnd(tokens.refresh.view());
        session.refresh = std::move(tokens.refresh);
    }
    session.accessUntil = m_parts.clock->utcNow().addSecs(tokens.expiresIn.count());
    // By our own clock and the life that was named: the remote's clock may be wrong.
    session.refreshAt = m_parts.clock->monotonicNow()
                        + std::chrono::milliseconds(qint64(double(std::chrono::milliseconds(tokens.expiresIn).count()) * kRefreshShare));
}

void SessionBook::drop(const Identity &identity)
{
    m_sessions.erase(identity);
}

std::vector<Identity> SessionBook::identities() const
{
    std::vector<Identity> all;
    for (const auto &[identity, session] : m_sessions)
        all.push_back(identity);
    return all;
}

std::vector<agents::WalletSession> SessionBook::sessions() const
{
    std::vector<agents::WalletSession> all;
    for (const auto &[identity, session] : m_sessions)
        all.push_back({identity.wallet, identity.token, session.access.isEmpty() ? QDateTime() : session.accessUntil, session.refreshUntil});
    return all;
}

QCoro::Task<Status> SessionBook::signOut(Identity identity)
{
    const auto self = shared_from_this();
    co_await load();
    if (!m_sessions.contains(identity))
        co_return Done{};
    const Status told = co_await tellSignOut(identity);
    drop(identity);
    const Status saved = co_await save();
    if (!saved) {
        Error error = saved.error();
        error.what = u"the keychain still holds the session: %1"_s.arg(error.what);
        error.nextStep = u"Delete %1 under Secrets."_s.arg(QLatin1StringView(kSessionsName));
        co_return error;
    }
    if (told || told.error().kind == ErrorKind::Unauthorised)
        co_return Done{}; // a session it does not know is over there as well
    Error error = told.error();
    error.what = u"the session is forgotten here, but the orchestrator was not told: %1"_s.arg(error.what);
    error.nextStep = u"It ends there by itself."_s;
    co_return error;
}

/// The remote ends a session by its access token; one that was only kept needs to be fetched for that.
QCoro::Task<Status> SessionBook::tellSignOut(Identity identity)
{
    const auto self = shared_from_this();
    const auto access = co_await token(identity);
    if (!access)
        co_return access.error();
    const http::HttpRequest request = wire::signOut(m_parts.base, *access);
    const auto reply = co_await ask(request);
    if (reply)
        co_return Done{};
    Error error = reply.error();
    if (error.kind == ErrorKind::OutcomeUnknown)
        error.kind = ErrorKind::Timeout; // nothing is left here that could be read back
    co_return error;
}

QCoro::Task<Result<Secret>> SessionBook::token(Identity identity)
{
    const auto self = shared_from_this();
    co_await load();
    auto session = m_sessions.find(identity);
    if (session == m_sessions.end() || session->second.access.isEmpty() || session->second.refreshAt <= m_parts.clock->monotonicNow()) {
        const auto opened = co_await open(identity);
        if (!opened)
            co_return opened.error();
        session = m_sessions.find(identity);
    }
    if (session == m_sessions.end())
        co_return signInNeeded(identity);
    co_return Result<Secret>(session->second.access.clone());
}

QCoro::Task<Result<Secret>> SessionBook::tokenAfter(Identity identity, Secret refused)
{
    const auto self = shared_from_this();
    auto session = m_sessions.find(identity);
    // Somebody else's refusal may have fetched a new one already.
    if (session != m_sessions.end() && session->second.access.view() == refused.view())
        session->second.access = Secret();
    auto next = co_await token(identity);
    co_return next;
}

/// One opening at a time for each identity; all others wait for its end.
QCoro::Task<Status> SessionBook::open(Identity identity)
{
    const auto self = shared_from_this();
    const auto running = m_opening.find(identity);
    if (running != m_opening.end()) {
        const QFuture<Status> future = running->second;
        const Status status = co_await future;
        co_return status;
    }
    const auto promise = std::make_shared<QPromise<Status>>();
    promise->start();
    m_opening.emplace(identity, promise->future());
    const Status status = co_await openNow(identity);
    m_opening.erase(identity);
    promise->addResult(status);
    promise->finish();
    co_return status;
}

QCoro::Task<Status> SessionBook::openNow(Identity identity)
{
    const auto self = shared_from_this();
    const auto session = m_sessions.find(identity);
    if (session != m_sessions.end() && !session->second.refresh.isEmpty()) {
        const http::HttpRequest request = wire::refresh(m_parts.base, session->second.refresh);
        const auto reply = co_await ask(request);
        if (reply) {
            auto tokens = wire::parseTokens(reply->body);
            if (!tokens)
                co_return tokens.error();
            if (!m_sessions.contains(identity))
                co_return signInNeeded(identity); // signed out meanwhile
            take(identity, std::move(*tokens));
            co_return Done{};
        }
        // Only the word that it is over ends a session; a remote that cannot be reached does not.
        if (reply.error().kind != ErrorKind::Unauthorised && reply.error().kind != ErrorKind::Forbidden)
            co_return reply.error();
        drop(identity);
    }
    if (m_developmentWallet.isEmpty() || m_developmentWallet != identity.wallet)
        co_return signInNeeded(identity);
    const Status signedIn = co_await signForDevelopment(identity);
    co_return signedIn;
}

QCoro::Task<Status> SessionBook::signForDevelopment(Identity identity)
{
    const auto self = shared_from_this();
    const auto key = co_await developmentKey();
    if (!key)
        co_return key.error();
    const auto asked = co_await challenge(identity);
    if (!asked)
        co_return asked.error();
    const auto signature = (*key)->sign(asked->message, asked->scheme);
    if (!signature)
        co_return signature.error();
    const agents::SignedMessage message{*asked, *signature};
    const Status status = co_await verify(message);
    co_return status;
}

QCoro::Task<Result<agents::SigningRequest>> SessionBook::challenge(Identity identity)
{
    const auto self = shared_from_this();
    const http::HttpRequest request = wire::challenge(m_parts.base, identity.wallet, identity.token);
    const auto reply = co_await ask(request);
    if (!reply)
        co_return reply.error();
    const auto challenge = wire::parseChallenge(reply->body);
    if (!challenge) {
        Error error = challenge.error();
        error.where = http::describe(request);
        co_return error;
    }
    agents::SigningRequest asked;
    asked.wallet = identity.wallet;
    asked.token = identity.token;
    asked.message = challenge->message;
    asked.expiresAt = challenge->expiresAt;
    asked.scheme = m_parts.scheme;
    co_return asked;
}

QCoro::Task<Status> SessionBook::verify(agents::SignedMessage message)
{
    const auto self = shared_from_this();
    const auto fits = agents::checkWalletSignature(message.signature, message.request.wallet, message.request.message, message.request.scheme);
    if (!fits)
        co_return fits.error();
    const http::HttpRequest request = wire::verify(m_parts.base, message, m_parts.encoding);
    const auto reply = co_await ask(request);
    if (!reply) {
        Error error = reply.error();
        // A sign-in whose answer was lost changed nothing that matters: a new one replaces it.
        if (error.kind == ErrorKind::OutcomeUnknown)
            error.kind = ErrorKind::Timeout;
        co_return error;
    }
    auto tokens = wire::parseTokens(reply->body);
    if (!tokens) {
        Error error = tokens.error();
        error.where = http::describe(request);
        co_return error;
    }
    const Identity identity{message.request.wallet, message.request.token};
    take(identity, std::move(*tokens));
    if (identity.wallet != m_developmentWallet)
        (void)co_await save(); // it is open all the same; the log says that it will not be kept
    co_return Done{};
}

QCoro::Task<Result<std::shared_ptr<const agents::DevelopmentKey>>> SessionBook::developmentKey()
{
    const auto self = shared_from_this();
    if (m_parts.environment.kind == domain::EnvironmentKind::Production)
        co_return Error{
            .kind = ErrorKind::Refused, .what = u"a development key is never used in production"_s, .nextStep = u"Sign with the wallet."_s};
    const secrets::SecretName name{m_parts.environment.id, QString::fromLatin1(kDevelopmentKeyName)};
    const auto stored = co_await m_parts.secrets->read(name);
    if (!stored)
        co_return stored.error();
    auto key = agents::DevelopmentKey::fromHex(*stored);
    if (!key)
        co_return key.error();
    std::shared_ptr<const agents::DevelopmentKey> shared = std::make_shared<agents::DevelopmentKey>(std::move(*key));
    co_return shared;
}

} // namespace pilothouse::orchestrator
