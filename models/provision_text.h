// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state_text.h"
#include "services/cluster/provisioner.h"

#include <optional>

namespace pilothouse::models {

/// One thing that an operator should know of the provisioning of runners.
struct ProvisionNote
{
    StateText state; ///< its word is a sentence
    QString text;

    friend bool operator==(const ProvisionNote &, const ProvisionNote &) = default;
};

/// The runner that is being made, with the time it has left, or the proposal to make one. Nothing: neither.
std::optional<ProvisionNote> provisionStepText(const cluster::ProvisionerView &view, MonotonicTime now);
/// Why nothing is provisioned automatically although it is switched on. Nothing: it is not switched on, or nothing is in the way.
std::optional<ProvisionNote> provisionPauseText(const cluster::ProvisionerView &view);
/// The machines that cost money and serve nobody. Nothing: none.
std::optional<ProvisionNote> stillPaidText(const cluster::ProvisionerView &view);

} // namespace pilothouse::models
