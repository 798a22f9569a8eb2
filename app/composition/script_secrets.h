// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"
#include "services/core/result.h"
#include "services/domain/environment.h"

#include <QString>

#include <memory>

namespace pilothouse::secrets {
class SecretStore;
}

namespace pilothouse::composition {

/// The secrets of a command for one environment: the file that was named, then the environment variable the field already
/// uses, then the keychain. Writes go to the keychain. An empty path means no file.
/// Errors: InvalidInput for a file that cannot be used, named with its place; nothing of its content is repeated.
Result<std::shared_ptr<secrets::SecretStore>> scriptSecrets(const QString &secretsFile, const domain::EnvironmentId &environment,
                                                            std::shared_ptr<const Clock> clock);

/// The same without a file, for a rollback, which must not fail for one.
std::shared_ptr<secrets::SecretStore> commandSecrets(const domain::EnvironmentId &environment, std::shared_ptr<const Clock> clock);

/// The keychain alone, for the console: it shows several environments, and a variable of its surroundings belongs to none of them.
std::shared_ptr<secrets::SecretStore> desktopSecrets(std::shared_ptr<const Clock> clock);

} // namespace pilothouse::composition
