// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/demo_traffic.h"

#include "services/core/json.h"
#include "services/http/http_client.h"

#include <QJsonDocument>

namespace pilothouse::composition {

namespace {

http::RemoteContext keylessContext()
{
    http::RemoteContext context;
    context.environment = domain::EnvironmentId(QStringLiteral("demo"));
    context.anyOrigin = true;
    return context;
}

http::HttpRequest request(const QByteArray &verb, const QString &url, const QJsonObject &body = {})
{
    http::HttpRequest request;
    request.verb = verb;
    request.url = QUrl(url);
    if (!body.isEmpty()) {
        request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
        request.headers.append(qMakePair(QByteArray("Content-Type"), QByteArray("application/json")));
    }
    request.effect = verb == "GET" ? http::Effect::Idempotent : http::Effect::Mutating;
    request.timeout = std::chrono::seconds(10);
    return request;
}

QString sentenceFor(const QString &intent)
{
    return intent == QLatin1String("pay") ? QStringLiteral("@gitsplits pay 1 USDC to demo/canary")
                                          : QStringLiteral("@gitsplits %1 demo/canary").arg(intent);
}

int requestsOf(const QJsonObject &state, QLatin1StringView plane, const QString &intent)
{
    const QJsonObject planes = state.value(QLatin1StringView("planes")).toObject();
    const QJsonObject intents = planes.value(plane).toObject().value(QLatin1StringView("intents")).toObject();
    return intents.value(intent).toObject().value(QLatin1StringView("requests")).toInt();
}

} // namespace

DemoTraffic::DemoTraffic(DemoFleetAddresses addresses)
    : m_addresses(std::move(addresses))
    , m_http(std::make_shared<http::HttpClient>(keylessContext()))
{
}

QCoro::Task<Result<QJsonObject>> DemoTraffic::controlState()
{
    const auto self = shared_from_this();
    const auto question = request("GET", m_addresses.control + QStringLiteral("/state"));
    const auto reply = co_await m_http->send(question);
    if (!reply)
        co_return reply.error();
    if (!reply->isSuccess())
        co_return http::errorFromStatus(question, *reply);
    co_return parseJsonObject(reply->body);
}

QCoro::Task<Result<PlaneCounts>> DemoTraffic::send(QString intent, int authors)
{
    const auto self = shared_from_this();
    if (m_agentKey.isEmpty()) {
        // The demo's controllers have a throw-away key that their control tells everybody.
        const auto question = request("GET", m_addresses.control);
        const auto about = co_await m_http->send(question);
        if (!about)
            co_return about.error();
        const auto object = parseJsonObject(about->body);
        if (!object)
            co_return object.error();
        m_agentKey = object->value(QLatin1StringView("agentKey")).toString().toUtf8();
    }
    const auto before = co_await controlState();
    if (!before)
        co_return before.error();
    for (int i = 0; i < authors; ++i) {
        const QJsonObject body{{QStringLiteral("text"), sentenceFor(intent)},
                               {QStringLiteral("author"), QStringLiteral("author-%1").arg(++m_author)},
                               {QStringLiteral("type"), QStringLiteral("web")}};
        auto question = request("POST", m_addresses.front + QStringLiteral("/process"), body);
        question.headers.append(qMakePair(QByteArray("x-agent-api-key"), m_agentKey));
        const auto reply = co_await m_http->send(question);
        if (!reply)
            co_return reply.error();
        if (!reply->isSuccess())
            co_return http::errorFromStatus(question, *reply);
    }
    const auto after = co_await controlState();
    if (!after)
        co_return after.error();
    PlaneCounts counts;
    counts.oldPlane = requestsOf(*after, QLatin1StringView("old"), intent) - requestsOf(*before, QLatin1StringView("old"), intent);
    counts.newPlane = requestsOf(*after, QLatin1StringView("new"), intent) - requestsOf(*before, QLatin1StringView("new"), intent);
    if (counts.oldPlane + counts.newPlane != authors)
        co_return Error{.kind = ErrorKind::Protocol,
                        .what = QStringLiteral("%1 requests were sent, the planes counted %2").arg(authors).arg(counts.oldPlane + counts.newPlane),
                        .where = m_addresses.front};
    co_return counts;
}

QCoro::Task<Status> DemoTraffic::injectFault(QString target, QString fault)
{
    const auto self = shared_from_this();
    const auto question = request("POST", m_addresses.control + QStringLiteral("/faults"),
                                  QJsonObject{{QStringLiteral("target"), target}, {QStringLiteral("fault"), fault}});
    const auto reply = co_await m_http->send(question);
    if (!reply)
        co_return reply.error();
    if (!reply->isSuccess())
        co_return http::errorFromStatus(question, *reply);
    co_return Done{};
}

QCoro::Task<Status> DemoTraffic::clearFaults()
{
    const auto self = shared_from_this();
    const auto question = request("DELETE", m_addresses.control + QStringLiteral("/faults"));
    const auto reply = co_await m_http->send(question);
    if (!reply)
        co_return reply.error();
    if (!reply->isSuccess())
        co_return http::errorFromStatus(question, *reply);
    co_return Done{};
}

} // namespace pilothouse::composition
