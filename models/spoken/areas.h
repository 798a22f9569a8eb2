// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace pilothouse::models::spoken_areas {

/// What the services of one area say, as it stands in their sources. What two of them say stands with one.
using Phrases = std::span<const char *const>;

Phrases agents();
Phrases attestation();
Phrases audit();
Phrases aws();
Phrases cluster();
Phrases clusterSetup();
Phrases core();
Phrases cutover();
Phrases deploying();
Phrases evidence();
Phrases fleetwatch();
Phrases http();
Phrases logs();
Phrases phala();
Phrases profiles();
Phrases provenance();
Phrases provers();
Phrases provisioning();
Phrases secrets();
Phrases spawntee();
Phrases store();

} // namespace pilothouse::models::spoken_areas
