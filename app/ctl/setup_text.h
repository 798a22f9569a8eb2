// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/clustersetup/setup_run.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace pilothouse::ctl {

/// {"page","severity","code","text","file","line","nextStep"} for each finding of each page.
QJsonArray surveyToJson(const clustersetup::SetupSurvey &survey);
QJsonArray findingsToJson(const clustersetup::Findings &findings);
/// {"path","what","isNew","diff":[{"kind","text"}]} for each file, secrets masked.
QJsonObject changeToJson(const clustersetup::FileChange &change);
QJsonArray changesToJson(const clustersetup::SetupSurvey &survey);

/// One line a finding: "failed   port 9010 is not published …".
QString findingsToText(const clustersetup::Findings &findings);
/// The files that would change, each with its difference.
QString changeToText(const clustersetup::FileChange &change);
QString changesToText(const clustersetup::SetupSurvey &survey);
/// What to know of the orchestrator at the end of a setup.
QString orchestratorNotes(const clustersetup::SetupAnswers &answers);

} // namespace pilothouse::ctl
