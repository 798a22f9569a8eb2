// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/phala/phala_client.h"

#include "services/phala/phala_errors.h"
#include "services/phala/phala_wire.h"

#include <QCoroFuture>

#include <QtConcurrentRun>

#include <algorithm>

namespace pilothouse::phala {

namespace {

constexpr qsizetype kParseHere = 64 * 1024; ///< larger answers are parsed off the main thread
constexpr qint64 kMostApps = 200'000;
constexpr int kPagesAtOnce = 4;
constexpr qsizetype kStatusesAtOnce = 1000;

Error placed(Error error, const http::HttpRequest &request)
{
    if (error.where.isEmpty())
        error.where = http::describe(request);
    return error;
}

QStringList uuidsOf(const std::vector<AppsPage> &pages)
{
    QStringList uuids;
    for (const AppsPage &page : pages) {
        for (const domain::Cvm &cvm : page.items) {
            if (!cvm.vmUuid.isEmpty())
                uuids << cvm.vmUuid;
        }
    }
    return uuids;
}

/// Runs a parser where it does not hold anything up. The value comes behind a pointer: a future's result is copied, and the
/// copy of a large page alone would take too long.
template <typename Parser>
auto parseAside(Parser parser, QByteArray body) -> QCoro::Task<decltype(parser(body))>
{
    if (body.size() <= kParseHere)
        co_return parser(body);
    auto future = QtConcurrent::run([parser, body] { return std::make_shared<decltype(parser(body))>(parser(body)); });
    const auto parsed = co_await future;
    co_return std::move(*parsed);
}

} // namespace

/// One reading of the whole list.
struct PhalaClient::Walk
{
    CancelToken cancel;
    std::vector<AppsPage> pages; ///< by number, the first is page 1
    QHash<QString, LiveStatus> live;
    int nextPage = 0;           ///< the next one to be read, of pages.size()
    std::optional<Error> error; ///< the first one; the others stop
    QStringList notes;

    bool addsUp() const
    {
        qint64 apps = 0;
        for (const AppsPage &page : pages) {
            apps += page.apps;
            if (page.total != pages.front().total)
                return false;
        }
        return apps == pages.front().total;
    }
};

PhalaClient::PhalaClient(std::shared_ptr<http::HttpClient> http, QUrl baseUrl) : m_http(std::move(http)), m_baseUrl(std::move(baseUrl)) { }

QString PhalaClient::endpoint() const
{
    return m_baseUrl.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::StripTrailingSlash);
}

/// Sends and turns a status that is no success into its error.
QCoro::Task<Result<http::HttpReply>> PhalaClient::ask(http::HttpRequest request)
{
    const auto self = shared_from_this();
    auto reply = co_await m_http->send(request);
    if (reply && !reply->isSuccess())
        co_return errorOf(request, *reply);
    co_return reply;
}

QCoro::Task<Result<domain::CvmList>> PhalaClient::list(CancelToken cancel)
{
    const auto self = shared_from_this();
    auto reading = std::make_shared<Walk>();
    reading->cancel = cancel;
    const auto read = co_await walk(reading);
    if (!read)
        co_return read.error();
    if (!reading->addsUp()) {
        reading = std::make_shared<Walk>();
        reading->cancel = cancel;
        const auto again = co_await walk(reading);
        if (!again)
            co_return again.error();
        if (!reading->addsUp())
            reading->notes << QStringLiteral("the list changed while loading");
    }
    co_await readStatuses(reading);
    if (cancel.isCancelled()) {
        Error error;
        error.kind = ErrorKind::Cancelled;
        error.what = QStringLiteral("cancelled");
        co_return error;
    }
    // Built, cleared away and handed over behind a pointer elsewhere: even copying a large list takes longer than a slot may.
    auto future = QtConcurrent::run([reading] { return std::make_shared<domain::CvmList>(joinPages(&reading->pages, &reading->live)); });
    const auto joined = co_await future;
    joined->notes << reading->notes;
    co_return std::move(*joined);
}

QCoro::Task<Status> PhalaClient::walk(std::shared_ptr<Walk> walk)
{
    const auto self = shared_from_this();
    walk->pages.resize(1);
    const auto first = co_await readPage(walk, 0);
    if (!first)
        co_return first.error();
    const qint64 total = walk->pages.front().total;
    const int apps = walk->pages.front().apps;
    if (total > kMostApps) {
        Error error;
        error.kind = ErrorKind::TooLarge;
        error.what = QStringLiteral("the list has %1 apps, the limit is %2").arg(total).arg(kMostApps);
        co_return placed(error, wire::listApps(m_baseUrl, 1));
    }
    // The remote may give shorter pages than asked for; an empty first page ends the list whatever the total says.
    const int perPage = apps > 0 ? apps : int(std::max<qint64>(total, 1));
    walk->pages.resize(size_t((total + perPage - 1) / perPage) > 1 ? size_t((total + perPage - 1) / perPage) : 1);
    walk->nextPage = 1;
    std::vector<QCoro::Task<Done>> readers;
    for (int i = 0; i < kPagesAtOnce && i + 1 < int(walk->pages.size()); ++i)
        readers.push_back(readPages(walk));
    for (auto &reader : readers)
        co_await reader;
    if (walk->error) {
        const Error error = *walk->error; // GCC 12 moves a member out of "co_return member"
        co_return error;
    }
    co_return Done();
}

QCoro::Task<Done> PhalaClient::readPages(std::shared_ptr<Walk> walk)
{
    const auto self = shared_from_this();
    while (!walk->error && walk->nextPage < int(walk->pages.size())) {
        const int number = walk->nextPage++;
        const auto read = co_await readPage(walk, number);
        if (!read && !walk->error)
            walk->error = read.error();
    }
    co_return Done();
}

QCoro::Task<Status> PhalaClient::readPage(std::shared_ptr<Walk> walk, int number)
{
    const auto self = shared_from_this();
    http::HttpRequest request = wire::listApps(m_baseUrl, number + 1);
    request.cancel = walk->cancel;
    const auto reply = co_await ask(request);
    if (!reply)
        co_return reply.error();
    const int firstIndex = number * walk->pages.front().apps;
    const auto parser = [firstIndex](const QByteArray &body) { return wire::parseApps(body, firstIndex); };
    auto page = co_await parseAside(parser, reply->body);
    if (!page)
        co_return placed(page.error(), request);
    walk->pages[size_t(number)] = std::move(*page);
    co_return Done();
}

/// A list without the newest statuses is better than none, so this never fails: it notes what is missing.
QCoro::Task<Done> PhalaClient::readStatuses(std::shared_ptr<Walk> walk)
{
    const auto self = shared_from_this();
    auto collecting = QtConcurrent::run([walk] { return uuidsOf(walk->pages); });
    const QStringList uuids = co_await collecting;
    for (qsizetype from = 0; from < uuids.size() && !walk->cancel.isCancelled(); from += kStatusesAtOnce) {
        http::HttpRequest request = wire::statusBatch(m_baseUrl, uuids.mid(from, kStatusesAtOnce));
        request.cancel = walk->cancel;
        const auto reply = co_await ask(request);
        const QString failure = reply ? QString() : reply.error().what;
        if (reply) {
            const auto statuses = co_await parseAside(&wire::parseStatusBatch, reply->body);
            if (statuses) {
                walk->live.insert(*statuses);
                continue;
            }
            walk->notes << QStringLiteral("the newest states are missing: %1").arg(statuses.error().what);
            co_return Done();
        }
        walk->notes << QStringLiteral("the newest states are missing: %1").arg(failure);
        co_return Done();
    }
    co_return Done();
}

QCoro::Task<Result<domain::Cvm>> PhalaClient::get(QString identifier)
{
    const auto self = shared_from_this();
    const http::HttpRequest request = wire::getCvm(m_baseUrl, identifier);
    const auto reply = co_await ask(request);
    if (!reply)
        co_return reply.error();
    auto cvm = co_await parseAside(&wire::parseCvm, reply->body);
    if (!cvm)
        co_return placed(cvm.error(), request);
    co_return cvm;
}

QCoro::Task<Status> PhalaClient::power(domain::CvmId id, domain::PowerAction action)
{
    const auto self = shared_from_this();
    const http::HttpRequest request = wire::power(m_baseUrl, id, action);
    const auto reply = co_await m_http->send(request);
    if (!reply)
        co_return reply.error();
    if (!reply->isSuccess())
        co_return changeErrorOf(request, *reply);
    co_return Done();
}

QCoro::Task<Result<cluster::AttestationAnswer>> PhalaClient::attestation(QString identifier)
{
    const auto self = shared_from_this();
    const http::HttpRequest request = wire::attestation(m_baseUrl, identifier);
    const auto reply = co_await ask(request);
    if (!reply)
        co_return reply.error();
    auto answer = co_await parseAside(&wire::parseAttestation, reply->body);
    if (!answer)
        co_return placed(answer.error(), request);
    co_return answer;
}

QCoro::Task<Result<cluster::AppAttestations>> PhalaClient::appAttestations(QString appId)
{
    const auto self = shared_from_this();
    const http::HttpRequest request = wire::appAttestations(m_baseUrl, appId);
    const auto reply = co_await ask(request);
    if (!reply)
        co_return reply.error();
    auto answer = co_await parseAside(&wire::parseAppAttestations, reply->body);
    if (!answer)
        co_return placed(answer.error(), request);
    co_return answer;
}

QString PhalaClient::verifierName() const
{
    return QStringLiteral("Phala Cloud");
}

QCoro::Task<Result<attestation::SecondOpinion>> PhalaClient::judge(QByteArray quote, CancelToken cancel)
{
    const auto self = shared_from_this();
    http::HttpRequest request = wire::verifyQuote(m_baseUrl, quote);
    request.cancel = cancel;
    const auto reply = co_await m_http->send(request);
    if (!reply)
        co_return reply.error();
    attestation::SecondOpinion opinion;
    opinion.verifier = verifierName();
    if (reply->status == 400) {
        if (const auto refusal = wire::parseQuoteRefusal(reply->body)) {
            opinion.detail = *refusal;
            co_return opinion;
        }
    }
    if (!reply->isSuccess())
        co_return errorOf(request, *reply);
    const auto accepted = wire::parseQuoteVerdict(reply->body, quote);
    if (!accepted)
        co_return placed(accepted.error(), request);
    opinion.accepted = *accepted;
    co_return opinion;
}

} // namespace pilothouse::phala
