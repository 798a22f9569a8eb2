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

/// What becomes of every name when the set is replaced: those that would be lost first, then that others may be which nobody names.
std::vector<StateText> variableFindings(const cluster::VariableChange &change, const cluster::SealedNames &sealed = {});
/// Which variables may be sealed, and what names them; a sentence each. Empty: none is named, and there are no others.
QString sealedOriginText(const cluster::SealedNames &sealed);

/// "96 vCPU · 262,144 MB · 4,096 GB disk" of what is free; what is not said is said to be so.
QString nodeRoomText(const cluster::NodeRoom &room);

/// The same changes with our own command line. A plan is asked about there too; files stand in the place of texts and values.
QString resizeCommand(const QString &id, const cluster::Resources &resources, const QString &profile);
/// `compose`: the compose file is given; `variables`: a whole set is given; `drops`: names of the present set are not in it, or may not be.
struct UpdateParts
{
    enum class Script { Stays, Given, Removed };

    bool compose = false;
    bool variables = false;
    bool drops = false;
    Script script = Script::Stays;
};
QString updateCommand(const QString &id, const UpdateParts &parts, const QString &profile);

} // namespace pilothouse::models
