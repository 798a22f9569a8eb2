// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/provers/change_runner.h"
#include "services/provers/definition_plan.h"

#include <QJsonObject>

namespace pilothouse::ctl {

/// The document of `provers services`: ECS services are its items, the broker stands apart.
QJsonObject proversToJson(const domain::ProverFleet &fleet, const QString &source, const QDateTime &fetchedAt);
/// A table for people, foreign text made visible.
QString proversToText(const domain::ProverFleet &fleet);

/// What a change left: its steps, what is in force, the way back.
QJsonObject changeToJson(const provers::ChangeResult &result);
QString changeToText(const provers::ChangeResult &result);

QJsonObject logLineToJson(const domain::LogLine &line);
QString logLineToText(const domain::LogLine &line);

/// The document of `provers revisions`; `to`: with the changes on the way to it; null without.
QJsonObject revisionsToJson(const provers::RevisionHistory &history, const domain::TaskDefinition *to);
QString revisionsToText(const provers::RevisionHistory &history, const domain::TaskDefinition *to);

/// The document of `provers alarms`; what went off first.
QJsonObject alarmsToJson(std::vector<domain::CloudAlarm> alarms);
QString alarmsToText(std::vector<domain::CloudAlarm> alarms);

/// The one service of this name or ARN. Errors: NotFound; InvalidInput when several clusters have one of this name.
Result<domain::ProverService> findService(const domain::ProverFleet &fleet, const QString &name);

} // namespace pilothouse::ctl
