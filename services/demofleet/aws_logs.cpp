// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/aws_request.h"
#include "services/demofleet/world.h"

#include <QJsonArray>
#include <QMap>

namespace pilothouse::demofleet {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPage = 500; ///< smaller than the real service's, so that paging is met in daily life

Answer problem(const QString &code, const QString &message)
{
    return awsError(AwsProtocol::Json, 400, code, message);
}

bool groupExists(const AwsCloud &cloud, const QString &name)
{
    return std::ranges::any_of(cloud.services(), [&](const AwsService &service) { return "/aws/ecs/"_L1 + service.name == name; });
}

/// Words that all have to be there; "-word" must not. Quoted phrases and JSON patterns are taken as one word.
bool matches(const QString &message, const QString &pattern)
{
    const QString text = pattern.trimmed();
    if (text.startsWith(u'"') && text.endsWith(u'"') && text.size() > 1)
        return message.contains(text.mid(1, text.size() - 2));
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        if (word.startsWith(u'-') ? message.contains(word.mid(1)) : !message.contains(word))
            return false;
    }
    return true;
}

std::vector<const AwsLogEvent *> eventsOf(const AwsCloud &cloud, const AwsRequest &request)
{
    const QJsonObject &json = request.json;
    const QString group = json["logGroupName"_L1].toString();
    const QString prefix = json["logStreamNamePrefix"_L1].toString();
    const QJsonArray names = json["logStreamNames"_L1].toArray();
    const QString one = json["logStreamName"_L1].toString();
    const QString pattern = json["filterPattern"_L1].toString();
    const FleetTime from = json["startTime"_L1].toInteger(0);
    const FleetTime to = json["endTime"_L1].toInteger(std::numeric_limits<qint64>::max());
    std::vector<const AwsLogEvent *> found;
    for (const AwsLogEvent &event : cloud.logs()) {
        if (event.group != group || event.at > cloud.now() || event.at < from || event.at > to || !event.stream.startsWith(prefix)
            || (!one.isEmpty() && event.stream != one))
            continue;
        if ((!names.isEmpty() && !names.contains(event.stream)) || !matches(event.message, pattern))
            continue;
        found.push_back(&event);
    }
    std::ranges::stable_sort(found, {}, [](const AwsLogEvent *event) { return event->at; });
    return found;
}

QJsonObject record(const AwsLogEvent &event, bool withIdentity)
{
    QJsonObject object{{u"timestamp"_s, event.at}, {u"ingestionTime"_s, event.at + 700}, {u"message"_s, event.message}};
    if (withIdentity) {
        object[u"eventId"_s] = u"3%1"_s.arg(event.id, 55, 10, QLatin1Char('0'));
        object[u"logStreamName"_s] = event.stream;
    }
    return object;
}

int positionIn(const QString &token)
{
    return token.section(u'/', -1).toInt();
}

Answer filterEvents(const AwsCloud &cloud, const AwsRequest &request)
{
    const auto all = eventsOf(cloud, request);
    const int size = std::clamp(request.json["limit"_L1].toInt(kPage), 1, kPage);
    const int from = positionIn(request.json["nextToken"_L1].toString());
    QJsonArray events;
    for (int i = from; i < std::min<int>(int(all.size()), from + size); ++i)
        events.append(record(*all[size_t(i)], true));
    QJsonObject answer{{u"events"_s, events}, {u"searchedLogStreams"_s, QJsonArray()}};
    if (from + size < int(all.size()))
        answer[u"nextToken"_s] = u"demo/%1"_s.arg(from + size);
    return awsJson(answer);
}

/// The token never ends; at the end it is the one that was sent.
Answer getEvents(const AwsCloud &cloud, const AwsRequest &request)
{
    const auto all = eventsOf(cloud, request);
    const int size = std::clamp(request.json["limit"_L1].toInt(kPage), 1, kPage);
    const QString token = request.json["nextToken"_L1].toString();
    int from = positionIn(token);
    if (token.isEmpty() && !request.json["startFromHead"_L1].toBool())
        from = std::max(0, int(all.size()) - size);
    const int to = std::min<int>(int(all.size()), from + size);
    QJsonArray events;
    for (int i = from; i < to; ++i)
        events.append(record(*all[size_t(i)], false));
    return awsJson({{u"events"_s, events}, {u"nextForwardToken"_s, u"f/%1"_s.arg(to)}, {u"nextBackwardToken"_s, u"b/%1"_s.arg(from)}});
}

Answer describeGroups(const AwsCloud &cloud, const AwsRequest &request)
{
    const QString prefix = request.json["logGroupNamePrefix"_L1].toString();
    QJsonArray groups;
    for (const AwsService &service : cloud.services()) {
        const QString name = "/aws/ecs/"_L1 + service.name;
        if (!name.startsWith(prefix))
            continue;
        const QString arn = u"arn:aws:logs:%1:%2:log-group:%3"_s.arg(QLatin1StringView(kAwsRegion), QLatin1StringView(kAwsAccount), name);
        groups.append(QJsonObject{{u"logGroupName"_s, name},
                                  {u"arn"_s, arn + ":*"_L1},
                                  {u"logGroupArn"_s, arn},
                                  {u"storedBytes"_s, 0},
                                  {u"creationTime"_s, service.createdAt},
                                  {u"retentionInDays"_s, 7}});
    }
    return awsJson({{u"logGroups"_s, groups}});
}

Answer describeStreams(const AwsCloud &cloud, const AwsRequest &request)
{
    const QString group = request.json["logGroupName"_L1].toString();
    const QString prefix = request.json["logStreamNamePrefix"_L1].toString();
    QMap<QString, std::pair<FleetTime, FleetTime>> streams;
    for (const AwsLogEvent &event : cloud.logs()) {
        if (event.group != group || !event.stream.startsWith(prefix))
            continue;
        if (!streams.contains(event.stream))
            streams.insert(event.stream, {event.at, event.at});
        streams[event.stream].second = event.at;
    }
    QJsonArray list;
    for (auto it = streams.begin(); it != streams.end(); ++it)
        list.append(QJsonObject{{u"logStreamName"_s, it.key()}, {u"firstEventTimestamp"_s, it->first}, {u"lastEventTimestamp"_s, it->second}});
    return awsJson({{u"logStreams"_s, list}});
}

} // namespace

Answer logsRoute(World &world, const AwsRequest &request)
{
    const AwsCloud &cloud = world.aws();
    if (request.operation == "DescribeLogGroups"_L1)
        return describeGroups(cloud, request);
    static const QStringList ofGroup{u"FilterLogEvents"_s, u"GetLogEvents"_s, u"DescribeLogStreams"_s};
    if (!ofGroup.contains(request.operation))
        return problem(u"UnknownOperationException"_s, QString());
    if (!groupExists(cloud, request.json["logGroupName"_L1].toString()))
        return problem(u"ResourceNotFoundException"_s, u"The specified log group does not exist."_s);
    if (request.operation == "FilterLogEvents"_L1)
        return filterEvents(cloud, request);
    if (request.operation == "DescribeLogStreams"_L1)
        return describeStreams(cloud, request);
    return getEvents(cloud, request);
}

} // namespace pilothouse::demofleet
