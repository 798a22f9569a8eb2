// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cutover/status_json.h"

#include <QJsonArray>

namespace pilothouse::cutover {

namespace {

/// Whole percent as a whole number; shares set elsewhere may have a fraction.
QJsonValue percentToJson(Percent share)
{
    return share.isWhole() ? QJsonValue(share.whole()) : QJsonValue(share.basisPoints() / 100.0);
}

QJsonValue timeToJson(const std::optional<QDateTime> &time)
{
    return time ? QJsonValue(toUtcText(*time)) : QJsonValue(QJsonValue::Null);
}

QJsonArray splitArray(const CutoverStatus &status)
{
    QJsonArray rows;
    for (const SplitRow &row : status.split) {
        const bool isKnown = row.inForce && !row.inForceIsStale;
        rows.append(QJsonObject{{QStringLiteral("intent"), domain::intentWord(row.intent)},
                                {QStringLiteral("wanted"), percentToJson(row.wanted)},
                                {QStringLiteral("inForce"), isKnown ? percentToJson(*row.inForce) : QJsonValue(QJsonValue::Null)},
                                // A row is pinned by a run; without one `cutover set` may move each.
                                {QStringLiteral("pinned"), !status.run.isEmpty() && row.pin != Pin::None}});
    }
    return rows;
}

QJsonObject evidenceObject(const domain::Gate &gate)
{
    return QJsonObject{{QStringLiteral("finding"), gate.finding},
                       {QStringLiteral("findings"), QJsonArray::fromStringList(gate.findings)},
                       {QStringLiteral("rule"), gate.evidence.rule},
                       {QStringLiteral("request"), gate.evidence.request},
                       {QStringLiteral("status"), gate.evidence.status ? QJsonValue(*gate.evidence.status) : QJsonValue(QJsonValue::Null)},
                       {QStringLiteral("bodySha256"), gate.evidence.bodySha256},
                       {QStringLiteral("body"), QString::fromUtf8(gate.evidence.body)}};
}

QJsonArray gateArray(const CutoverStatus &status)
{
    QJsonArray gates;
    for (const domain::Gate &gate : status.gates)
        gates.append(QJsonObject{{QStringLiteral("id"), domain::gateIdWord(gate.id)},
                                 {QStringLiteral("state"), domain::gateStateWord(gate.state)},
                                 {QStringLiteral("degraded"), gate.degraded},
                                 {QStringLiteral("measuredAt"), timeToJson(gate.measuredAt)},
                                 {QStringLiteral("evidence"), evidenceObject(gate)}});
    return gates;
}

QJsonArray conditionArray(const CutoverStatus &status)
{
    QJsonArray conditions;
    for (const domain::Condition &condition : status.conditions)
        conditions.append(QJsonObject{{QStringLiteral("id"), domain::conditionIdWord(condition.id)},
                                      {QStringLiteral("state"), domain::conditionStateWord(condition.state)},
                                      {QStringLiteral("since"), timeToJson(condition.since)},
                                      {QStringLiteral("limit"), condition.limitText}});
    return conditions;
}

} // namespace

QJsonObject statusToJson(const CutoverStatus &status)
{
    return QJsonObject{{QStringLiteral("stage"), stageWord(status.stage)},
                       {QStringLiteral("split"), splitArray(status)},
                       {QStringLiteral("gates"), gateArray(status)},
                       {QStringLiteral("conditions"), conditionArray(status)},
                       {QStringLiteral("router"), QJsonObject{{QStringLiteral("kind"), status.router.kind},
                                                              {QStringLiteral("endpoint"), status.router.endpoint},
                                                              {QStringLiteral("state"), status.router.state}}},
                       {QStringLiteral("operator"), status.operatorName},
                       {QStringLiteral("version"), status.version}};
}

QJsonObject gatesToJson(const CutoverStatus &status)
{
    return QJsonObject{{QStringLiteral("gates"), gateArray(status)}};
}

} // namespace pilothouse::cutover
