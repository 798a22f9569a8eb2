// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/environment/remote_check.h"

#include <functional>
#include <memory>

namespace pilothouse {
struct EnvironmentServices;
class Clock;
namespace credentials {
class KeyTrial;
}
namespace secrets {
class SecretStore;
}
} // namespace pilothouse

namespace pilothouse::composition {

/// The credentials of an environment, tested by the clients that use them.
void buildCredentials(EnvironmentServices &services);

/// Asks the remotes of any profile; `secretsOf` finds the store of its environment.
using SecretsOf = std::function<std::shared_ptr<secrets::SecretStore>(const domain::EnvironmentId &)>;
std::shared_ptr<RemoteChecker> buildRemoteChecker(SecretsOf secretsOf);

/// Asks with typed keys alone, for a profile that is being edited.
std::shared_ptr<credentials::KeyTrial> buildKeyTrial(std::shared_ptr<const Clock> clock);

} // namespace pilothouse::composition
