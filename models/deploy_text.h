// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/list_table_model.h"
#include "models/state_text.h"
#include "services/cluster/fleet_deploy.h"
#include "services/clustersetup/compose_lint.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace pilothouse::models {

/// What was found in a compose text, trouble first, each with its line. `given`: names of variables that will be passed; those that
/// the text takes from outside and nobody passes are found too.
std::vector<StateText> composeFindings(const clustersetup::ComposeReport &report, const QStringList &given);

/// "2 machines · 0.116 USD/h · 85 USD/month"; without a price it says that it is not known.
QString deployCostText(const std::optional<cluster::InstanceType> &type, int machines);
/// "tdx.small · 1 vCPU · 2 GB · 0.058 USD/h".
QString instanceTypeText(const cluster::InstanceType &type);
/// "Demo · LEVEL_2 · balance 412.20 USD".
QString accountText(const cluster::CloudAccount &account);

/// Whether results are those of machines that are made, or of a change of one that is there: that one need not run afterwards.
enum class ResultsOf { NewMachines, Change };

std::vector<ListColumn> deployResultColumns();
ListRow deployResultRow(const cluster::FleetResult &result, ResultsOf of = ResultsOf::NewMachines);
/// Of those that do not run, in full.
std::vector<StateText> deployTroubles(const std::vector<cluster::FleetResult> &results, ResultsOf of = ResultsOf::NewMachines);
/// "2 of 3 are running", with the worst of them; of a change "It is done".
StateText deployResultSummary(const std::vector<cluster::FleetResult> &results, ResultsOf of = ResultsOf::NewMachines);

} // namespace pilothouse::models
