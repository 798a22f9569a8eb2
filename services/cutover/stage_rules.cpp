// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cutover/stage_rules.h"

#include <cmath>

namespace pilothouse::cutover {

using domain::Intent;
using domain::TrafficSplit;

namespace {

bool bothWhole(const TrafficSplit &split)
{
    return split[Intent::Analyze] == Percent::all() && split[Intent::Create] == Percent::all();
}

QString percentText(Percent share)
{
    return share.isWhole() ? QString::number(share.whole()) : QString::number(share.basisPoints() / 100.0, 'f', 2);
}

} // namespace

QString stageWord(Stage stage)
{
    switch (stage) {
    case Stage::None: return QStringLiteral("none");
    case Stage::Draft: return QStringLiteral("draft");
    case Stage::Preflight: return QStringLiteral("preflight");
    case Stage::Shadow: return QStringLiteral("shadow");
    case Stage::Canary: return QStringLiteral("canary");
    case Stage::Mixed: return QStringLiteral("mixed");
    case Stage::MixedPay: return QStringLiteral("mixed-pay");
    case Stage::Primary: return QStringLiteral("primary");
    case Stage::Fallback: return QStringLiteral("fallback");
    case Stage::Closed: return QStringLiteral("closed");
    case Stage::Shifting: return QStringLiteral("shifting");
    case Stage::Paused: return QStringLiteral("paused");
    case Stage::Drifted: return QStringLiteral("drifted");
    case Stage::RollingBack: return QStringLiteral("rolling-back");
    case Stage::RollbackUnconfirmed: return QStringLiteral("rollback-unconfirmed");
    case Stage::RolledBack: return QStringLiteral("rolled-back");
    case Stage::Cancelled: return QStringLiteral("cancelled");
    }
    return QString();
}

Stage stageOfSplit(const TrafficSplit &inForce)
{
    if (inForce.isAllOld())
        return Stage::None;
    if (bothWhole(inForce) && inForce[Intent::Pay] == Percent::all() && inForce[Intent::Other] == Percent::all())
        return Stage::Primary;
    if (inForce[Intent::Pay] > Percent::zero() || inForce[Intent::Other] > Percent::zero())
        return Stage::MixedPay;
    return inForce[Intent::Create] > Percent::zero() ? Stage::Mixed : Stage::Canary;
}

Pin pinOf(Intent intent, const TrafficSplit &inForce, PaymentFeed feed)
{
    switch (intent) {
    case Intent::Analyze: return Pin::None;
    case Intent::Create: return inForce[Intent::Analyze] > Percent::zero() ? Pin::None : Pin::ByStage;
    case Intent::Pay: return bothWhole(inForce) && feed == PaymentFeed::Present ? Pin::None : Pin::Pinned;
    case Intent::Other: return bothWhole(inForce) && inForce[Intent::Pay] == Percent::all() ? Pin::None : Pin::Last;
    }
    return Pin::Locked;
}

QString orderRefusal(const TrafficSplit &from, const TrafficSplit &to, PaymentFeed feed)
{
    const auto raised = [&](Intent intent) { return to[intent] > from[intent]; };
    if (raised(Intent::Create) && from[Intent::Analyze] == Percent::zero())
        return QStringLiteral("create is pinned until a share of analyze is in force");
    if (raised(Intent::Pay) && !(bothWhole(from) && bothWhole(to)))
        return QStringLiteral("pay is pinned until analyze and create are in force at 100 %");
    if (raised(Intent::Pay) && feed == PaymentFeed::Absent)
        return QStringLiteral("pay is pinned: no payment feed is set up, so condition R3 would be blind");
    if (raised(Intent::Other) && !(bothWhole(from) && bothWhole(to) && from[Intent::Pay] == Percent::all() && to[Intent::Pay] == Percent::all()))
        return QStringLiteral("everything else moves last, when analyze, create and pay are in force at 100 %");
    return QString();
}

bool raisesAny(const TrafficSplit &from, const TrafficSplit &to)
{
    for (const Intent intent : domain::kIntents)
        if (to[intent] > from[intent])
            return true;
    return false;
}

QString moveText(const TrafficSplit &from, const TrafficSplit &to)
{
    QStringList rows;
    for (const Intent intent : domain::kIntents)
        if (!(from[intent] == to[intent]))
            rows << QStringLiteral("%1 %2 → %3 %").arg(domain::intentWord(intent), percentText(from[intent]), percentText(to[intent]));
    return rows.isEmpty() ? QStringLiteral("nothing changes") : rows.join(QStringLiteral(", "));
}

QString shareText(const TrafficSplit &split)
{
    QStringList rows;
    for (const Intent intent : domain::kIntents)
        if (split[intent] > Percent::zero())
            rows << QStringLiteral("%1 % of %2").arg(percentText(split[intent]), domain::intentWord(intent));
    return rows.isEmpty() ? QStringLiteral("nothing") : rows.join(QStringLiteral(", "));
}

QJsonObject splitToJson(const TrafficSplit &split)
{
    QJsonObject object;
    for (const Intent intent : domain::kIntents)
        object.insert(domain::intentWord(intent), split[intent].basisPoints() / 100.0);
    return object;
}

std::optional<TrafficSplit> splitFromJson(const QJsonObject &object)
{
    TrafficSplit split;
    for (const Intent intent : domain::kIntents) {
        const QJsonValue value = object.value(domain::intentWord(intent));
        const double percent = value.toDouble(-1);
        const auto share = percent >= 0 && percent <= 100 ? Percent::fromBasisPoints(int(std::lround(percent * 100))) : std::nullopt;
        if (!value.isDouble() || !share)
            return std::nullopt;
        split.set(intent, *share);
    }
    return split;
}

} // namespace pilothouse::cutover
