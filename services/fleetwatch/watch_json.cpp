// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/fleetwatch/watch_json.h"

#include "services/core/clock.h"
#include "services/fleetwatch/fleet_watch.h"

#include <QJsonArray>

namespace pilothouse::fleetwatch {

namespace {

using attestation::QuoteFreshness;
using attestation::QuoteState;
using attestation::Rung;

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue timeOrNull(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(toUtcText(time)) : QJsonValue();
}

QDateTime timeOf(const QJsonValue &value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toUTC();
}

template <typename T>
T fromWord(const QJsonValue &value, std::initializer_list<T> all, QString (*word)(T), T otherwise)
{
    const QString text = value.toString();
    for (const T one : all)
        if (word(one) == text)
            return one;
    return otherwise;
}

} // namespace

QJsonObject toJson(const Verdict &verdict)
{
    return {{QStringLiteral("number"), verdict.number},
            {QStringLiteral("at"), timeOrNull(verdict.at)},
            {QStringLiteral("run"), verdict.run},
            {QStringLiteral("machine"), verdict.machine},
            {QStringLiteral("name"), verdict.name},
            {QStringLiteral("outcome"), outcomeWord(verdict.outcome)},
            {QStringLiteral("reason"), textOrNull(verdict.reason)},
            {QStringLiteral("quote"), attestation::quoteStateWord(verdict.quote)},
            {QStringLiteral("freshness"), attestation::freshnessWord(verdict.freshness)},
            {QStringLiteral("rung"), rungWord(verdict.rung)},
            {QStringLiteral("tcbStatus"), textOrNull(verdict.tcbStatus)},
            {QStringLiteral("tcbEvaluationDataNumber"), verdict.evaluationData ? QJsonValue(*verdict.evaluationData) : QJsonValue()},
            {QStringLiteral("composeHash"), textOrNull(verdict.composeHash)},
            {QStringLiteral("mrTd"), textOrNull(verdict.mrTd)},
            {QStringLiteral("rtmr1"), textOrNull(verdict.rtmr1)},
            {QStringLiteral("rtmr2"), textOrNull(verdict.rtmr2)},
            {QStringLiteral("keyProvider"), textOrNull(verdict.keyProvider)},
            {QStringLiteral("uptimeSeconds"), verdict.uptime ? QJsonValue(qint64(verdict.uptime->count())) : QJsonValue()},
            {QStringLiteral("evidenceSha256"), QString::fromLatin1(verdict.evidence.toHex())}};
}

Verdict verdictFromJson(const QJsonObject &json)
{
    const auto text = [&](const char *name) { return json[QLatin1String(name)].toString(); };
    Verdict verdict;
    verdict.number = json[QLatin1String("number")].toInteger();
    verdict.at = timeOf(json[QLatin1String("at")]);
    verdict.run = text("run");
    verdict.machine = text("machine");
    verdict.name = text("name");
    verdict.outcome = outcomeFromWord(text("outcome")).value_or(Outcome::Unreachable);
    verdict.reason = text("reason");
    verdict.quote = fromWord(json[QLatin1String("quote")], {QuoteState::Absent, QuoteState::Rejected, QuoteState::Verified},
                             attestation::quoteStateWord, QuoteState::Absent);
    verdict.freshness = fromWord(json[QLatin1String("freshness")], {QuoteFreshness::Unknown, QuoteFreshness::Replayed, QuoteFreshness::Fresh},
                                 attestation::freshnessWord, QuoteFreshness::Unknown);
    verdict.rung = fromWord(json[QLatin1String("rung")],
                            {Rung::Absent, Rung::Present, Rung::Parsed, Rung::SignatureValid, Rung::Measured, Rung::Fresh}, rungWord, Rung::Absent);
    verdict.tcbStatus = text("tcbStatus");
    if (const QJsonValue number = json[QLatin1String("tcbEvaluationDataNumber")]; number.isDouble())
        verdict.evaluationData = number.toInt();
    verdict.composeHash = text("composeHash");
    verdict.mrTd = text("mrTd");
    verdict.rtmr1 = text("rtmr1");
    verdict.rtmr2 = text("rtmr2");
    verdict.keyProvider = text("keyProvider");
    if (const QJsonValue uptime = json[QLatin1String("uptimeSeconds")]; uptime.isDouble())
        verdict.uptime = std::chrono::seconds(uptime.toInteger());
    verdict.evidence = Sha256::fromHex(text("evidenceSha256").toLatin1()).value_or(Sha256());
    return verdict;
}

QJsonObject toJson(const Alarm &alarm)
{
    return {{QStringLiteral("id"), alarm.id.text()},
            {QStringLiteral("machine"), alarm.machine},
            {QStringLiteral("name"), alarm.name},
            {QStringLiteral("kind"), alarmKindWord(alarm.kind)},
            {QStringLiteral("drift"), isDrift(alarm.kind)},
            {QStringLiteral("state"), alarmStateWord(alarm.state)},
            {QStringLiteral("before"), alarm.before},
            {QStringLiteral("after"), alarm.after},
            {QStringLiteral("note"), textOrNull(alarm.note)},
            {QStringLiteral("goodAt"), timeOrNull(alarm.goodAt)},
            {QStringLiteral("since"), timeOrNull(alarm.since)},
            {QStringLiteral("lastSeen"), timeOrNull(alarm.lastSeen)},
            {QStringLiteral("acknowledgedBy"), textOrNull(alarm.acknowledgedBy)},
            {QStringLiteral("acknowledgedAt"), timeOrNull(alarm.acknowledgedAt)},
            {QStringLiteral("acknowledgement"), textOrNull(alarm.acknowledgement)},
            {QStringLiteral("clearedAt"), timeOrNull(alarm.clearedAt)},
            {QStringLiteral("clearedWhy"), textOrNull(alarm.clearedWhy)}};
}

Alarm alarmFromJson(const QJsonObject &json)
{
    const auto text = [&](const char *name) { return json[QLatin1String(name)].toString(); };
    Alarm alarm;
    alarm.id = AlarmId(text("id"));
    alarm.machine = text("machine");
    alarm.name = text("name");
    alarm.kind = alarmKindFromWord(text("kind")).value_or(AlarmKind::NotProven);
    alarm.state = alarmStateFromWord(text("state")).value_or(AlarmState::Open);
    alarm.before = text("before");
    alarm.after = text("after");
    alarm.note = text("note");
    alarm.goodAt = timeOf(json[QLatin1String("goodAt")]);
    alarm.since = timeOf(json[QLatin1String("since")]);
    alarm.lastSeen = timeOf(json[QLatin1String("lastSeen")]);
    alarm.acknowledgedBy = text("acknowledgedBy");
    alarm.acknowledgedAt = timeOf(json[QLatin1String("acknowledgedAt")]);
    alarm.acknowledgement = text("acknowledgement");
    alarm.clearedAt = timeOf(json[QLatin1String("clearedAt")]);
    alarm.clearedWhy = text("clearedWhy");
    return alarm;
}

QJsonObject toJson(const RunReport &report)
{
    const auto list = [](const auto &items) {
        QJsonArray array;
        for (const auto &item : items)
            array.append(toJson(item));
        return array;
    };
    return {{QStringLiteral("run"), report.run},
            {QStringLiteral("startedAt"), timeOrNull(report.startedAt)},
            {QStringLiteral("endedAt"), timeOrNull(report.endedAt)},
            {QStringLiteral("proven"), report.count(Outcome::Proven)},
            {QStringLiteral("notProven"), report.count(Outcome::NotProven)},
            {QStringLiteral("unreachable"), report.count(Outcome::Unreachable)},
            {QStringLiteral("notRunning"), report.count(Outcome::NotRunning)},
            {QStringLiteral("raised"), list(report.raised)},
            {QStringLiteral("cleared"), list(report.cleared)},
            {QStringLiteral("restarted"), QJsonArray::fromStringList(report.restarted)},
            {QStringLiteral("notes"), QJsonArray::fromStringList(report.notes)},
            {QStringLiteral("items"), list(report.verdicts)}};
}

} // namespace pilothouse::fleetwatch
