// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/phala/phala_live.h"

#include "services/core/plain_text.h"
#include "services/phala/deploy_requests.h"
#include "services/phala/live_wire.h"
#include "services/phala/phala_errors.h"

#include <QCoroFuture>

#include <QtConcurrentRun>

#include <algorithm>

namespace pilothouse::phala {

using namespace Qt::StringLiterals;

namespace {

Error placed(Error error, const http::HttpRequest &request)
{
    if (error.where.isEmpty())
        error.where = http::describe(request);
    return error;
}

/// Why the cloud names no address for a log.
Error withoutAddress(const QByteArray &body, const cluster::CvmLogWish &wish, const http::HttpRequest &look)
{
    Error error{.kind = ErrorKind::NotFound, .where = http::describe(look)};
    error.nextStep = u"Check that the machine runs and that its manifest has public_logs."_s;
    if (wish.source != cluster::LogSource::Container) {
        error.what = u"the cloud names no address for this machine's log"_s;
        return error;
    }
    const auto containers = wire::parseContainers(body);
    if (containers && !containers->isOnline) {
        error.what = u"the machine is not online, so none of its containers can be read"_s;
        error.nextStep = u"Start it, or read its record: the last boot error stands there."_s;
        return error;
    }
    const auto isMeant = [&wish](const cluster::CvmContainer &container) {
        return wish.container.isEmpty() || container.name == wish.container || container.id.startsWith(wish.container);
    };
    if (containers && std::ranges::any_of(containers->items, isMeant)) {
        error.what = u"the logs of this machine are not public, so the cloud hands none out"_s;
        error.nextStep = u"Deploy it with public logs (public_logs in its manifest); everybody who knows the address can read them then."_s;
        return error;
    }
    error.what = wish.container.isEmpty() ? u"no container of this machine has a log"_s
                                          : u"there is no container “%1” with a log"_s.arg(visibleText(wish.container, 80));
    return error;
}

} // namespace

PhalaLive::PhalaLive(std::shared_ptr<http::HttpClient> api, QUrl baseUrl, std::shared_ptr<http::HttpClient> logs)
    : m_api(std::move(api))
    , m_baseUrl(std::move(baseUrl))
    , m_logs(std::move(logs))
{
}

QCoro::Task<Result<QByteArray>> PhalaLive::read(http::HttpRequest request)
{
    const auto self = shared_from_this();
    const auto reply = co_await m_api->send(request);
    if (!reply)
        co_return reply.error();
    if (!reply->isSuccess())
        co_return errorOf(request, *reply);
    const QByteArray body = reply->body;
    co_return body;
}

QCoro::Task<Result<cluster::CvmStats>> PhalaLive::stats(QString identifier)
{
    const auto self = shared_from_this();
    const http::HttpRequest request = wire::stats(m_baseUrl, identifier);
    const auto body = co_await read(request);
    if (!body)
        co_return body.error();
    const auto stats = wire::parseStats(*body);
    if (!stats)
        co_return placed(stats.error(), request);
    co_return *stats;
}

QCoro::Task<Result<cluster::CvmNetwork>> PhalaLive::network(QString identifier)
{
    const auto self = shared_from_this();
    const http::HttpRequest request = wire::network(m_baseUrl, identifier);
    const auto body = co_await read(request);
    if (!body)
        co_return body.error();
    const auto network = wire::parseNetwork(*body);
    if (!network)
        co_return placed(network.error(), request);
    co_return *network;
}

QCoro::Task<Result<cluster::CvmContainers>> PhalaLive::containers(QString identifier)
{
    const auto self = shared_from_this();
    const http::HttpRequest request = wire::composition(m_baseUrl, identifier);
    const auto body = co_await read(request);
    if (!body)
        co_return body.error();
    const auto containers = wire::parseContainers(*body);
    if (!containers)
        co_return placed(containers.error(), request);
    co_return *containers;
}

QCoro::Task<Result<std::vector<cluster::CvmLogLine>>> PhalaLive::log(QString identifier, cluster::CvmLogWish wish, CancelToken cancel)
{
    const auto self = shared_from_this();
    const bool ofContainer = wish.source == cluster::LogSource::Container;
    const http::HttpRequest look = ofContainer ? wire::composition(m_baseUrl, identifier) : wire::updateTarget(m_baseUrl, identifier);
    const auto body = co_await read(look);
    if (!body)
        co_return body.error();
    const auto endpoint = ofContainer ? wire::logEndpointOf(*body, wish.container) : wire::syslogEndpoint(*body);
    if (!endpoint)
        co_return placed(endpoint.error(), look);
    if (endpoint->isEmpty())
        co_return withoutAddress(*body, wish, look);
    auto request = wire::readLog(m_baseUrl, *endpoint, wish);
    if (!request)
        co_return request.error();
    request->cancel = cancel;
    const auto reply = co_await m_logs->send(*request);
    if (!reply)
        co_return reply.error();
    if (!reply->isSuccess())
        co_return http::errorFromStatus(*request, *reply);
    auto parsing = QtConcurrent::run([text = reply->body] { return wire::parseLog(text); });
    auto lines = co_await parsing;
    co_return std::move(lines);
}

} // namespace pilothouse::phala
