// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/kept_history.h"

#include "services/core/clock.h"

#include <QJsonArray>

namespace pilothouse::cluster {

using namespace Qt::StringLiterals;
using Kind = MachineEvent::Kind;

namespace {

constexpr int kVersion = 1;
constexpr qint64 kGoneSeconds = 24 * 60 * 60;

Error unreadable(const QString &member)
{
    return Error{.kind = ErrorKind::Storage,
                 .what = u"what is kept of the machines' history cannot be read: %1"_s.arg(member),
                 .unchanged = u"What is seen from now on takes its place."_s};
}

void put(QJsonObject &json, QLatin1StringView name, const QString &text)
{
    if (!text.isEmpty())
        json[name] = text;
}

void put(QJsonObject &json, QLatin1StringView name, const QDateTime &time)
{
    if (time.isValid())
        json[name] = toUtcText(time);
}

QDateTime timeIn(const QJsonObject &json, QLatin1StringView name)
{
    return QDateTime::fromString(json[name].toString(), Qt::ISODateWithMs).toUTC();
}

/// A look as a short list: there are many of them.
QJsonArray toJson(const MemberLook &look)
{
    return {look.begunAt.toMSecsSinceEpoch(), look.begunAt.msecsTo(look.endedAt), QString(lookOutcomeWord(look.outcome)),
            look.roundTrip ? QJsonValue(qint64(look.roundTrip->count())) : QJsonValue(), look.isAfterGap};
}

Result<MemberLook> lookFrom(const QJsonArray &json)
{
    const auto outcome = lookOutcomeOf(json.at(2).toString());
    const qint64 begun = json.at(0).toInteger(-1);
    const qint64 took = json.at(1).toInteger(-1);
    if (json.size() != 5 || !outcome || begun < 0 || took < 0)
        return unreadable(u"a look"_s);
    MemberLook look;
    look.begunAt = QDateTime::fromMSecsSinceEpoch(begun, Qt::UTC);
    look.endedAt = look.begunAt.addMSecs(took);
    look.outcome = *outcome;
    if (json.at(3).isDouble())
        look.roundTrip = std::chrono::milliseconds(json.at(3).toInteger());
    look.isAfterGap = json.at(4).toBool();
    look.isOlder = true;
    return look;
}

QJsonObject toJson(const MachineEvent &event)
{
    QJsonObject json{{u"kind"_s, QString(eventWord(event.kind))}};
    put(json, "at"_L1, event.at);
    put(json, "lookBefore"_L1, event.lookBefore);
    put(json, "since"_L1, event.since);
    if (event.kind != Kind::BootFailed) {
        put(json, "before"_L1, event.before);
        put(json, "after"_L1, event.after);
    }
    return json;
}

Result<MachineEvent> eventFrom(const QJsonObject &json)
{
    MachineEvent event;
    const auto kind = eventKindOf(json["kind"_L1].toString());
    event.at = timeIn(json, "at"_L1);
    if (!kind || !event.at.isValid())
        return unreadable(u"an event"_s);
    event.kind = *kind;
    event.lookBefore = timeIn(json, "lookBefore"_L1);
    event.since = timeIn(json, "since"_L1);
    event.before = json["before"_L1].toString();
    event.after = json["after"_L1].toString();
    return event;
}

QJsonObject toJson(const QString &id, const MachinePast &past)
{
    QJsonArray looks;
    for (const MemberLook &look : *past.looks)
        looks.append(toJson(look));
    QJsonArray events;
    for (const MachineEvent &event : *past.events)
        if (event.kind != Kind::BootStep)
            events.append(toJson(event));
    QJsonObject json{{u"id"_s, id}, {u"looks"_s, looks}, {u"events"_s, events}};
    put(json, "name"_L1, past.name);
    put(json, "seenAt"_L1, past.seenAt);
    put(json, "status"_L1, past.status);
    put(json, "composeHash"_L1, past.composeHash);
    put(json, "instanceType"_L1, past.instanceType);
    put(json, "node"_L1, past.node);
    put(json, "role"_L1, past.role);
    return json;
}

Result<MachinePast> pastFrom(const QJsonObject &json)
{
    MachinePast past;
    past.name = json["name"_L1].toString();
    past.seenAt = timeIn(json, "seenAt"_L1);
    past.status = json["status"_L1].toString();
    past.composeHash = json["composeHash"_L1].toString();
    past.instanceType = json["instanceType"_L1].toString();
    past.node = json["node"_L1].toString();
    past.role = json["role"_L1].toString();
    for (const QJsonValue &value : json["looks"_L1].toArray()) {
        auto look = lookFrom(value.toArray());
        if (!look)
            return look.error();
        past.add(*std::move(look));
    }
    for (const QJsonValue &value : json["events"_L1].toArray()) {
        auto event = eventFrom(value.toObject());
        if (!event)
            return event.error();
        past.add(*std::move(event));
    }
    return past;
}

} // namespace

QJsonObject toJson(const KeptHistory &kept, const QDateTime &now)
{
    QJsonArray machines;
    for (auto one = kept.machines.begin(); one != kept.machines.end(); ++one)
        if ((*one)->seenAt.isValid() && (*one)->seenAt.secsTo(now) <= kGoneSeconds)
            machines.append(toJson(one.key(), **one));
    return {{u"version"_s, kVersion}, {u"endpoint"_s, kept.endpoint}, {u"machines"_s, machines}};
}

Result<KeptHistory> keptHistoryFrom(const QJsonObject &json)
{
    if (json["version"_L1].toInt() != kVersion)
        return unreadable(u"its version"_s);
    if (!json["machines"_L1].isArray())
        return unreadable(u"the machines"_s);
    KeptHistory kept;
    kept.endpoint = json["endpoint"_L1].toString();
    for (const QJsonValue &value : json["machines"_L1].toArray()) {
        auto past = pastFrom(value.toObject());
        if (!past)
            return past.error();
        kept.machines.insert(value["id"_L1].toString(), std::make_shared<const MachinePast>(*std::move(past)));
    }
    return kept;
}

} // namespace pilothouse::cluster
