// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/aws/logs_wire.h"

#include "services/core/json.h"

namespace pilothouse::aws::logs {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostEvents = 10'000;

QJsonObject inputFor(const provers::LogQuestion &question, const QString &token)
{
    QJsonObject input{{u"logGroupName"_s, question.source.group}, {u"limit"_s, kMostEvents}};
    if (question.since.isValid())
        input.insert(u"startTime"_s, question.since.toMSecsSinceEpoch());
    if (!token.isEmpty())
        input.insert(u"nextToken"_s, token);
    return input;
}

} // namespace

QString streamName(const domain::LogSource &source, const QString &taskId)
{
    return QStringLiteral("%1/%2/%3").arg(source.streamPrefix, source.container, taskId);
}

Call filterEvents(const provers::LogQuestion &question, const QString &token)
{
    QJsonObject input = inputFor(question, token);
    if (!question.taskId.isEmpty())
        input.insert(u"logStreamNames"_s, QJsonArray{streamName(question.source, question.taskId)});
    else if (!question.source.streamPrefix.isEmpty())
        input.insert(u"logStreamNamePrefix"_s, streamName(question.source, QString()));
    if (!question.pattern.isEmpty())
        input.insert(u"filterPattern"_s, question.pattern);
    return jsonCall(Service::Logs, "FilterLogEvents", input);
}

Call streamEvents(const provers::LogQuestion &question, const QString &token)
{
    QJsonObject input = inputFor(question, token);
    input.insert(u"logStreamName"_s, streamName(question.source, question.taskId));
    input.insert(u"startFromHead"_s, true);
    return jsonCall(Service::Logs, "GetLogEvents", input);
}

Result<EventPage> parseEvents(const QByteArray &body, const QString &stream)
{
    const auto document = parseJsonObject(body);
    if (!document)
        return document.error();
    if (!(*document)["events"_L1].isArray())
        return Error{.kind = ErrorKind::Protocol, .what = u"events is missing or not a list"_s};
    EventPage page;
    const QJsonArray events = (*document)["events"_L1].toArray();
    page.lines.reserve(size_t(events.size()));
    for (const QJsonValue &event : events) {
        // Milliseconds: more than 32 bits.
        const qint64 at = event["timestamp"_L1].toInteger(-1);
        if (at < 0 || !event["message"_L1].isString()) {
            ++page.skipped;
            continue;
        }
        const QString own = event["logStreamName"_L1].toString();
        page.lines.push_back({event["eventId"_L1].toString(), QDateTime::fromMSecsSinceEpoch(at, Qt::UTC), own.isEmpty() ? stream : own,
                              event["message"_L1].toString()});
    }
    const QString next = (*document)["nextToken"_L1].toString();
    page.next = next.isEmpty() ? (*document)["nextForwardToken"_L1].toString() : next;
    return page;
}

} // namespace pilothouse::aws::logs
