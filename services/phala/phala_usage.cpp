// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/phala/phala_usage.h"

#include "services/core/json.h"
#include "services/phala/number_guard.h"
#include "services/phala/phala_errors.h"
#include "services/phala/phala_wire.h"

#include <algorithm>
#include <cmath>

namespace pilothouse::phala {

using namespace Qt::StringLiterals;
using cluster::AppUsage;

namespace {

constexpr qint64 kEntriesAtOnce = 1000;
constexpr int kMostPages = 20;
constexpr double kMostCost = 1e9; ///< USD of one entry
constexpr double kMostMinutes = 1e9;

Error protocol(const QString &what)
{
    return Error{.kind = ErrorKind::Protocol, .what = what};
}

/// The cloud sends a number, or decimal text; it is kept in millionths and never summed as a float. Refunds are negative.
std::optional<Money> costOf(const QJsonValue &value)
{
    if (value.isDouble() && std::abs(value.toDouble()) < kMostCost)
        return Money(std::llround(value.toDouble() * Money::kMicrosPerUnit), u"USD"_s);
    return Money::fromDecimal(value.toString(), u"USD"_s);
}

} // namespace

// "History and cost": without dates the cloud answers for the last seven days.
http::HttpRequest wire::usage(const QUrl &base, const QString &appId, qint64 offset)
{
    return apiRequest(base, "GET",
                      "/apps/" + QUrl::toPercentEncoding(appId) + "/usage?limit=" + QByteArray::number(kEntriesAtOnce)
                          + "&offset=" + QByteArray::number(offset));
}

Status wire::addUsage(const QByteArray &body, AppUsage *usage)
{
    const auto object = parseJsonObject(guardNumbers(body));
    if (!object)
        return object.error();
    const QJsonValue entries = (*object)["usage"_L1];
    if (!entries.isArray())
        return protocol(u"usage is missing or not a list"_s);
    const QJsonValue total = (*object)["total"_L1];
    if (!total.isDouble() || total.toInteger(-1) < 0)
        return protocol(u"total is missing or not a count"_s);
    usage->entriesInAll = total.toInteger();
    usage->total = costOf((*object)["total_cost"_L1]);
    for (const QJsonValue &entry : entries.toArray()) {
        ++usage->entries;
        const QString instance = entry["instance_id"_L1].toString().left(200);
        const auto cost = costOf(entry["cost"_L1]);
        if (instance.isEmpty() || !cost) {
            ++usage->unreadable;
            continue;
        }
        auto found = std::ranges::find(usage->instances, instance, &AppUsage::Instance::instanceId);
        if (found == usage->instances.end())
            found = usage->instances.insert(found, {instance, Money(0, u"USD"_s), 0});
        const auto sum = found->cost.plus(*cost);
        if (!sum)
            return protocol(u"the costs of an instance cannot be summed"_s);
        found->cost = *sum;
        const double minutes = entry["duration_minutes"_L1].toDouble();
        if (minutes > 0 && minutes < kMostMinutes)
            found->minutes += qint64(minutes);
    }
    return Done();
}

PhalaUsage::PhalaUsage(std::shared_ptr<http::HttpClient> api, QUrl baseUrl) : m_api(std::move(api)), m_baseUrl(std::move(baseUrl)) { }

QCoro::Task<Result<AppUsage>> PhalaUsage::usage(QString appId)
{
    const auto self = shared_from_this();
    AppUsage usage;
    for (int page = 0; page < kMostPages; ++page) {
        const http::HttpRequest request = wire::usage(m_baseUrl, appId, usage.entries);
        const auto reply = co_await m_api->send(request);
        if (!reply)
            co_return reply.error();
        if (!reply->isSuccess())
            co_return errorOf(request, *reply);
        const qint64 before = usage.entries;
        const Status added = wire::addUsage(reply->body, &usage);
        if (!added) {
            Error error = added.error();
            error.where = http::describe(request);
            co_return error;
        }
        if (usage.entries == before || usage.entries >= usage.entriesInAll)
            break;
    }
    auto whole = usage;
    co_return whole;
}

} // namespace pilothouse::phala
