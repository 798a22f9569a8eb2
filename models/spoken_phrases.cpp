// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/spoken_phrases.h"

#include "models/spoken/areas.h"

#include <array>

namespace pilothouse::models {

std::span<const std::span<const char *const>> spokenPhrases()
{
    using namespace spoken_areas;
    static const std::array all{agents(),   attestation(), audit(),    aws(),          cluster(), clusterSetup(), core(),
                                cutover(),  deploying(),   evidence(), fleetwatch(),   http(),    logs(),         phala(),
                                profiles(), provenance(),  provers(),  provisioning(), secrets(), spawntee(),     store()};
    return all;
}

} // namespace pilothouse::models
