// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state_text.h"
#include "services/cluster/change_plan.h"

#include <optional>
#include <vector>

namespace pilothouse::models {

/// "0.058 → 0.116 USD/h · 42 → 85 USD/month"; what is not known is said.
QString costChangeText(const std::optional<Money> &now, const std::optional<Money> &after);

/// "tdx.small · 1 vCPU · 2 GB · 40 GB disk", as far as the cloud says it.
QString cvmSizeText(const domain::Cvm &cvm);

/// What becomes of every name when the set is replaced: those that would be lost first.
std::vector<StateText> variableFindings(const cluster::VariableChange &change);

/// The same changes with our own command line. A plan is asked about there too; files stand in the place of texts and values.
QString resizeCommand(const QString &id, const cluster::Resources &resources, const QString &profile);
/// `compose`: the compose file is given; `variables`: a whole set is given; `drops`: names of the present set are not in it.
struct UpdateParts
{
    bool compose = false;
    bool variables = false;
    bool drops = false;
};
QString updateCommand(const QString &id, const UpdateParts &parts, const QString &profile);

} // namespace pilothouse::models
