// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"
#include "services/domain/profile.h"

#include <memory>

namespace pilothouse {
struct EnvironmentServices;
namespace agents {
class AgentPort;
}
namespace secrets {
class SecretStore;
}
} // namespace pilothouse

namespace pilothouse::composition {

/// The orchestrator of a profile that has one with an address.
std::shared_ptr<agents::AgentPort> buildAgentPort(const domain::Profile &profile, std::shared_ptr<secrets::SecretStore> secrets,
                                                  std::shared_ptr<const Clock> clock);

/// The workflow of agent deployments, when the profile has a section "orchestrator" with an address. Signatures of people's
/// wallets open its sessions; outside production the key ORCHESTRATOR_DEV_KEY of the secret store may sign as well.
void buildAgents(EnvironmentServices &services);

} // namespace pilothouse::composition
