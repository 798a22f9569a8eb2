// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/orchestrator/orchestrator_client.h"

#include "services/orchestrator/orchestrator_errors.h"

#include <QCoroFuture>

#include <QtConcurrentRun>

#include <algorithm>

namespace pilothouse::orchestrator {

using namespace Qt::StringLiterals;
using domain::Deployment;
using domain::DeploymentList;

namespace {

constexpr qsizetype kParseHere = 64 * 1024; ///< larger answers are parsed off the main thread
constexpr int kMostPages = 500;

Error placed(Error error, const http::HttpRequest &request)
{
    if (error.where.isEmpty())
        error.where = http::describe(request);
    return error;
}

/// A gateway that gave up, or a server that broke: whether the change took place nobody said.
bool leavesOutcomeOpen(const Error &error)
{
    const int status = error.httpStatus.value_or(0);
    return status == 408 || status == 500 || status == 502 || status == 504;
}

Error changeError(Error error)
{
    if (leavesOutcomeOpen(error)) {
        error.kind = ErrorKind::OutcomeUnknown;
        error.nextStep.clear();
    }
    return error;
}

QCoro::Task<Result<wire::ListPage>> parsePage(QByteArray body, int firstIndex)
{
    if (body.size() <= kParseHere)
        co_return wire::parseList(body, firstIndex);
    auto future = QtConcurrent::run([body, firstIndex] { return std::make_shared<Result<wire::ListPage>>(wire::parseList(body, firstIndex)); });
    const auto parsed = co_await future;
    co_return std::move(*parsed);
}

} // namespace

OrchestratorClient::OrchestratorClient(std::shared_ptr<http::HttpClient> http, std::shared_ptr<SessionBook> sessions,
                                       std::shared_ptr<const Clock> clock, Settings settings)
    : m_http(std::move(http))
    , m_sessions(std::move(sessions))
    , m_clock(std::move(clock))
    , m_settings(std::move(settings))
    , m_dialect(m_settings.dialect)
{
}

QString OrchestratorClient::endpoint() const
{
    return m_settings.base.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::StripTrailingSlash);
}

QString OrchestratorClient::dialect() const
{
    return m_dialect ? dialectWord(*m_dialect) : QString();
}

QString OrchestratorClient::deploymentPath(const QString &token) const
{
    return QString::fromLatin1(wire::deploymentPath(m_dialect.value_or(Dialect::Spec), token));
}

QString OrchestratorClient::deployPath() const
{
    return m_dialect == Dialect::Seed ? u"/deploy"_s : u"/deployments"_s;
}

/// Sends and turns a status that is no success into its error.
QCoro::Task<Result<http::HttpReply>> OrchestratorClient::ask(http::HttpRequest request)
{
    const auto self = shared_from_this();
    auto reply = co_await m_http->send(request);
    if (reply && !reply->isSuccess())
        co_return errorOf(request, *reply);
    co_return reply;
}

/// As ask(), with a session's token. A token that has run out is replaced once; a second refusal needs a person.
QCoro::Task<Result<http::HttpReply>> OrchestratorClient::askAs(http::HttpRequest request, Identity identity)
{
    const auto self = shared_from_this();
    auto token = co_await m_sessions->token(identity);
    if (!token)
        co_return placed(token.error(), request);
    for (int attempt = 1;; ++attempt) {
        http::HttpRequest bearing = request;
        bearing.headers << QPair<QByteArray, QByteArray>("Authorization", QByteArray("Bearer ").append(token->view()));
        auto reply = co_await m_http->send(bearing);
        if (!reply || reply->isSuccess())
            co_return reply;
        Error error = errorOf(request, *reply);
        if (reply->status != 401)
            co_return error;
        const bool expired = errorCodeOf(reply->body) == "TOKEN_EXPIRED"_L1;
        if (!expired || attempt == 2) {
            m_sessions->drop(identity);
            error.nextStep = u"Sign in again with the wallet."_s;
            co_return error;
        }
        auto renewing = m_sessions->tokenAfter(identity, std::move(*token));
        token = co_await renewing;
        if (!token)
            co_return placed(token.error(), request);
    }
}

// Section 1 of the sheet: read-only probes, never a POST.
QCoro::Task<Result<Dialect>> OrchestratorClient::findDialect()
{
    const auto self = shared_from_this();
    if (m_dialect)
        co_return *m_dialect;
    const http::HttpRequest spec = wire::probe(m_settings.base, Dialect::Spec);
    const auto first = co_await m_http->send(spec);
    if (!first)
        co_return first.error();
    if (isErrorEnvelope(first->body) && first->status != 429 && first->status < 500) {
        m_dialect = Dialect::Spec;
        co_return *m_dialect;
    }
    const http::HttpRequest seed = wire::probe(m_settings.base, Dialect::Seed);
    const auto second = co_await m_http->send(seed);
    if (!second)
        co_return second.error();
    // Many services answer an unknown address in JSON; only an orchestrator lists deployments.
    if (second->isSuccess() || second->status == 404) {
        const http::HttpRequest listing = wire::list(m_settings.base, 0);
        const auto list = co_await m_http->send(listing);
        if (!list)
            co_return list.error();
        if (list->isSuccess() && wire::parseList(list->body, 0)) {
            m_dialect = Dialect::Seed;
            co_return *m_dialect;
        }
    }
    if (second->status == 429 || second->status >= 500)
        co_return errorOf(seed, *second);
    co_return Error{.kind = ErrorKind::Protocol,
                    .what = u"this is no orchestrator of either dialect (statuses %1 and %2)"_s.arg(first->status).arg(second->status),
                    .where = http::describe(spec),
                    .nextStep = u"Check orchestrator.url in the profile, or set orchestrator.dialect."_s};
}

Identity OrchestratorClient::actorFor(const QString &wallet, const QString &token) const
{
    if (!wallet.isEmpty() && m_sessions->has({wallet, token}))
        return {wallet, token};
    if (!m_settings.wallet.isEmpty() && m_sessions->has({m_settings.wallet, token}))
        return {m_settings.wallet, token};
    // The development key signs for itself without asking anybody.
    if (!m_sessions->developmentWallet().isEmpty())
        return {m_sessions->developmentWallet(), token};
    return {wallet.isEmpty() ? m_settings.wallet : wallet, token};
}

bool OrchestratorClient::canAct(const QString &wallet, const QString &token) const
{
    const Identity actor = actorFor(wallet, token);
    return m_sessions->has(actor) || actor.wallet == m_sessions->developmentWallet();
}

/// Who may read lists: every wallet once, with a session that is open if there is one.
std::vector<Identity> OrchestratorClient::readers() const
{
    std::vector<Identity> all = m_sessions->identities();
    const QString own = m_settings.wallet.isEmpty() ? m_sessions->developmentWallet() : m_settings.wallet;
    for (const QString &nft : m_settings.nfts) {
        if (!own.isEmpty())
            all.push_back({own, nft});
    }
    std::vector<Identity> once;
    for (const Identity &identity : all) {
        if (std::ranges::none_of(once, [&](const Identity &seen) { return seen.wallet == identity.wallet; }))
            once.push_back(identity);
    }
    return once;
}

/// A read of one deployment: without a token where none is needed, otherwise as the owner or as whoever may read.
QCoro::Task<Result<http::HttpReply>> OrchestratorClient::read(http::HttpRequest request, Dialect dialect, QString token, QString wallet)
{
    const auto self = shared_from_this();
    if (dialect == Dialect::Seed) {
        const auto reply = co_await ask(request);
        co_return reply;
    }
    co_await m_sessions->load();
    Identity reader = actorFor(wallet, token);
    if (!m_sessions->has(reader)) {
        const auto others = readers();
        if (!others.empty())
            reader = others.front();
    }
    const auto reply = co_await askAs(request, reader);
    co_return reply;
}

QCoro::Task<Status> OrchestratorClient::listAs(std::optional<Identity> identity, CancelToken cancel, std::shared_ptr<DeploymentList> into)
{
    const auto self = shared_from_this();
    int offset = 0;
    std::optional<qint64> total;
    domain::DeploymentId firstOfPage;
    for (int number = 0;; ++number) {
        http::HttpRequest request = wire::list(m_settings.base, offset);
        request.cancel = cancel;
        // Not a conditional expression around co_await: GCC 12 destroys the wrong branch's temporaries.
        std::optional<QCoro::Task<Result<http::HttpReply>>> asking;
        if (identity)
            asking = askAs(request, *identity);
        else
            asking = ask(request);
        const auto reply = co_await *asking;
        if (!reply)
            co_return reply.error();
        const QByteArray body = reply->body;
        auto page = co_await parsePage(body, offset);
        if (!page)
            co_return placed(page.error(), request);
        if (total && page->total && *page->total != *total)
            into->notes << u"the list changed while it was read"_s;
        total = page->total;
        if (number > 0 && page->rows > 0 && !page->items.empty() && page->items.front().id == firstOfPage) {
            into->notes << u"the remote sends the same page again and again; the list may be cut"_s;
            break;
        }
        if (!page->items.empty())
            firstOfPage = page->items.front().id;
        for (Deployment &row : page->items)
            into->items.push_back(std::move(row));
        into->skipped.insert(into->skipped.end(), page->skipped.begin(), page->skipped.end());
        offset += page->rows;
        const bool more = page->hasMore ? *page->hasMore : total && offset < *total;
        if (page->rows == 0 || !more)
            break;
        if (number + 1 == kMostPages) {
            into->notes << u"only the first %1 deployments are shown"_s.arg(offset);
            break;
        }
    }
    co_return Done{};
}

QCoro::Task<Result<DeploymentList>> OrchestratorClient::list(CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto dialect = co_await findDialect();
    if (!dialect)
        co_return dialect.error();
    co_await m_sessions->load();
    const auto into = std::make_shared<DeploymentList>();
    if (*dialect == Dialect::Seed) {
        const std::optional<Identity> nobody;
        const auto read = co_await listAs(nobody, cancel, into);
        if (!read)
            co_return read.error();
    } else {
        const auto all = readers();
        if (all.empty())
            co_return Error{.kind = ErrorKind::Unauthorised,
                            .what = u"nobody has signed in, and this orchestrator lists nothing without"_s,
                            .where = endpoint(),
                            .nextStep = u"Sign in with the wallet, or name orchestrator.wallet and orchestrator.nfts in the profile."_s};
        std::optional<Error> failure;
        size_t answered = 0;
        for (const Identity &identity : all) {
            const std::optional<Identity> reader = identity;
            const auto read = co_await listAs(reader, cancel, into);
            if (read)
                ++answered;
            else if (!failure)
                failure = read.error();
            if (cancel.isCancelled())
                break;
        }
        if (answered == 0)
            co_return *failure;
        if (failure)
            into->notes << u"%1 of %2 wallets could not be read: %3"_s.arg(all.size() - answered).arg(all.size()).arg(failure->what);
    }
    // Pages that move and wallets that share rows name some twice: the first one stays.
    auto merged = QtConcurrent::run([into] {
        QSet<QString> seen;
        std::erase_if(into->items, [&seen](const Deployment &row) {
            const bool again = seen.contains(row.id.text());
            seen.insert(row.id.text());
            return again;
        });
        into->notes.removeDuplicates();
        into->index();
        return true;
    });
    co_await merged;
    co_return Result<DeploymentList>(std::move(*into));
}

QCoro::Task<Result<Deployment>> OrchestratorClient::get(QString token, QString wallet)
{
    const auto self = shared_from_this();
    const auto dialect = co_await findDialect();
    if (!dialect)
        co_return dialect.error();
    const http::HttpRequest request = wire::get(m_settings.base, *dialect, token);
    const auto reply = co_await read(request, *dialect, token, wallet);
    if (!reply)
        co_return reply.error();
    auto row = wire::parseDeployment(reply->body, token);
    if (!row)
        co_return placed(row.error(), request);
    co_return row;
}

QCoro::Task<Result<std::optional<agents::SigningRequest>>> OrchestratorClient::signingRequest(agents::DeployRequest request)
{
    const auto self = shared_from_this();
    const auto dialect = co_await findDialect();
    if (!dialect)
        co_return dialect.error();
    co_await m_sessions->load();
    if (*dialect == Dialect::Seed) {
        agents::SigningRequest asked;
        asked.wallet = request.wallet;
        asked.token = request.token;
        asked.message = wire::deployMessage(request, m_clock->utcNow());
        asked.scheme = m_settings.scheme;
        asked.opensSession = false;
        co_return std::optional(asked);
    }
    const Identity identity{request.wallet, request.token};
    if (m_sessions->has(identity))
        co_return std::optional<agents::SigningRequest>();
    const auto asked = co_await m_sessions->challenge(identity);
    if (!asked)
        co_return asked.error();
    co_return std::optional(*asked);
}

QCoro::Task<Result<agents::WalletSignature>> OrchestratorClient::signForDevelopment(agents::SigningRequest request)
{
    const auto self = shared_from_this();
    const auto key = co_await m_sessions->developmentKey();
    if (!key)
        co_return key.error();
    if ((*key)->address() != request.wallet)
        co_return Error{.kind = ErrorKind::Refused,
                        .what = u"the development key is of %1, not of %2"_s.arg((*key)->address(), request.wallet),
                        .nextStep = u"Paste the wallet's signature, or deploy with the key's own wallet."_s};
    const auto signature = (*key)->sign(request.message, request.scheme);
    co_return signature;
}

QCoro::Task<QString> OrchestratorClient::developmentWallet()
{
    const auto self = shared_from_this();
    co_await m_sessions->load();
    const QString wallet = m_sessions->developmentWallet();
    co_return wallet;
}

QCoro::Task<Status> OrchestratorClient::signIn(agents::SignedMessage message)
{
    const auto self = shared_from_this();
    co_await m_sessions->load();
    const Status status = co_await m_sessions->verify(message);
    co_return status;
}

QCoro::Task<Result<agents::SigningRequest>> OrchestratorClient::challenge(QString wallet, QString token)
{
    const auto self = shared_from_this();
    co_await m_sessions->load();
    const Identity identity{wallet, token};
    const auto asked = co_await m_sessions->challenge(identity);
    co_return asked;
}

QCoro::Task<Status> OrchestratorClient::signOut(QString wallet, QString token)
{
    const auto self = shared_from_this();
    const Identity identity{wallet, token};
    const Status status = co_await m_sessions->signOut(identity);
    co_return status;
}

QCoro::Task<Result<agents::DeployReceipt>> OrchestratorClient::deploy(agents::DeployRequest wanted, std::optional<agents::SignedMessage> message)
{
    const auto self = shared_from_this();
    const auto dialect = co_await findDialect();
    if (!dialect)
        co_return dialect.error();
    if (*dialect == Dialect::Seed) {
        if (!message)
            co_return Error{.kind = ErrorKind::Unauthorised, .what = u"the wallet has to sign this deployment"_s, .where = endpoint()};
        const auto fits = agents::checkWalletSignature(message->signature, wanted.wallet, message->request.message, message->request.scheme);
        if (!fits)
            co_return fits.error();
    }
    const http::HttpRequest request = wire::deploy(m_settings.base, *dialect, wanted, message, m_settings.encoding);
    const Identity identity{wanted.wallet, wanted.token};
    std::optional<QCoro::Task<Result<http::HttpReply>>> asking;
    if (*dialect == Dialect::Seed)
        asking = ask(request);
    else
        asking = askAs(request, identity);
    const auto reply = co_await *asking;
    if (!reply)
        co_return changeError(reply.error());
    auto receipt = wire::parseReceipt(reply->body);
    if (!receipt) {
        // It said yes; what it took is to be read back.
        Error error = placed(receipt.error(), request);
        error.kind = ErrorKind::OutcomeUnknown;
        co_return error;
    }
    co_return receipt;
}

QCoro::Task<Result<QString>> OrchestratorClient::stop(QString token, QString wallet)
{
    const auto self = shared_from_this();
    const auto dialect = co_await findDialect();
    if (!dialect)
        co_return dialect.error();
    co_await m_sessions->load();
    const http::HttpRequest request = wire::stop(m_settings.base, *dialect, token);
    const Identity actor = actorFor(wallet, token);
    const auto reply = co_await askAs(request, actor);
    if (!reply) {
        // To stop what is gone or stopped already is what was wanted.
        if (reply.error().kind == ErrorKind::NotFound)
            co_return u"stopped"_s;
        co_return changeError(reply.error());
    }
    co_return wire::parseStopped(reply->body);
}

QCoro::Task<Result<agents::RemoteHistory>> OrchestratorClient::history(QString token, QString wallet)
{
    const auto self = shared_from_this();
    const auto dialect = co_await findDialect();
    if (!dialect)
        co_return dialect.error();
    agents::RemoteHistory history;
    const auto isNoRoute = [](const Error &error) { return error.httpStatus == 404 || error.httpStatus == 405; };
    if (m_hasEvents) {
        const http::HttpRequest request = wire::events(m_settings.base, *dialect, token);
        const auto reply = co_await read(request, *dialect, token, wallet);
        if (reply) {
            auto events = wire::parseEvents(reply->body);
            if (!events)
                co_return placed(events.error(), request);
            history.events = std::move(*events);
        } else if (isNoRoute(reply.error())) {
            m_hasEvents = false;
        } else {
            co_return reply.error();
        }
    }
    if (m_hasLogs) {
        const http::HttpRequest request = wire::logs(m_settings.base, *dialect, token);
        const auto reply = co_await read(request, *dialect, token, wallet);
        if (reply)
            history.log = wire::parseLog(reply->body);
        else if (isNoRoute(reply.error()))
            m_hasLogs = false;
        else
            co_return reply.error();
    }
    co_return history;
}

QCoro::Task<Result<Secret>> OrchestratorClient::liveToken()
{
    const auto self = shared_from_this();
    co_await m_sessions->load();
    const auto all = readers();
    if (all.empty())
        co_return Error{.kind = ErrorKind::Unauthorised, .what = u"nobody has signed in"_s};
    auto token = co_await m_sessions->token(all.front());
    co_return token;
}

QCoro::Task<Result<Secret>> OrchestratorClient::liveTokenAfter(Secret refused)
{
    const auto self = shared_from_this();
    const auto all = readers();
    if (all.empty())
        co_return Error{.kind = ErrorKind::Unauthorised, .what = u"nobody has signed in"_s};
    auto renewing = m_sessions->tokenAfter(all.front(), std::move(refused));
    auto token = co_await renewing;
    co_return token;
}

} // namespace pilothouse::orchestrator
