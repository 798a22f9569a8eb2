// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cutover/condition_rules.h"
#include "services/cutover/cutover_workflow.h"
#include "services/domain/traffic_split.h"

#include <QJsonObject>

/// The order in which intents move: analyze first, create with it, pay when both are whole, everything else last.
namespace pilothouse::cutover {

/// The stage that a vector in force amounts to; None when all is on the old plane.
Stage stageOfSplit(const domain::TrafficSplit &inForce);

/// Why this row cannot be raised now.
Pin pinOf(domain::Intent intent, const domain::TrafficSplit &inForce, PaymentFeed feed);

/// Why the order of the stages forbids this move; empty when it does not. Lowering is always in order.
QString orderRefusal(const domain::TrafficSplit &from, const domain::TrafficSplit &to, PaymentFeed feed);

/// Whether any intent gets more of the new plane.
bool raisesAny(const domain::TrafficSplit &from, const domain::TrafficSplit &to);

/// "analyze 0 → 10 %, create 5 → 0 %"; only the rows that change.
QString moveText(const domain::TrafficSplit &from, const domain::TrafficSplit &to);
/// "10 % of analyze, 5 % of create"; "nothing" when all is on the old plane.
QString shareText(const domain::TrafficSplit &split);

QJsonObject splitToJson(const domain::TrafficSplit &split);
/// Nothing unless all four intents are there with a share from 0 to 100.
std::optional<domain::TrafficSplit> splitFromJson(const QJsonObject &object);

} // namespace pilothouse::cutover
