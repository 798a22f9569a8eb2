// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pilothouse {
struct EnvironmentServices;
}

namespace pilothouse::composition {

/// The workflow of agent deployments, when the profile has a section "orchestrator" with an address. Signatures of people's
/// wallets open its sessions; outside production the key ORCHESTRATOR_DEV_KEY of the secret store may sign as well.
void buildAgents(EnvironmentServices &services);

} // namespace pilothouse::composition
