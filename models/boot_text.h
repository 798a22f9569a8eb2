// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state_text.h"
#include "services/cluster/state_watch.h"

#include <QString>

#include <optional>
#include <vector>

namespace pilothouse::models {

/// What is read of a machine that is being watched on its way.
struct BootText
{
    StateText now;                ///< "Starting: setting up docker", marked as old where it is
    std::vector<StateText> steps; ///< those before, oldest first, each with the time it took
    QString elapsed;              ///< "Under way for 2:10"; empty: not known, or not under way as far as is known now
    QString source;               ///< how this is known, and how fresh it is

    friend bool operator==(const BootText &, const BootText &) = default;
};

/// A percentage is never shown: the cloud gives none.
BootText bootText(const cluster::StateWatch &watch, const Clock &clock);

} // namespace pilothouse::models
