// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/list_table_model.h"
#include "services/clustersetup/setup_session.h"

#include <vector>

namespace pilothouse::models {

/// The tables of a setup's pages, row by row.

std::vector<ListColumn> setupNodeColumns();
/// `wanted`: the node that was answered; empty: the roomiest. What the cloud did not say is "–".
std::vector<ListRow> setupNodeRows(const clustersetup::SetupSession &session, const QString &wanted);

std::vector<ListColumn> setupCvmColumns();
std::vector<ListRow> setupCvmRows(const clustersetup::ExistingCheck &existing, const clustersetup::SetupAnswers &answers,
                                  const std::optional<clustersetup::SetupState> &state);

std::vector<ListColumn> setupStepColumns();
std::vector<ListRow> setupStepRows(const domain::Plan &plan);

std::vector<ListColumn> setupLineColumns();
std::vector<ListRow> setupLineRows(const std::vector<clustersetup::SetupStepLine> &lines);

std::vector<ListColumn> setupFileColumns();
std::vector<ListRow> setupFileRows(const std::optional<clustersetup::SetupState> &state);

} // namespace pilothouse::models
