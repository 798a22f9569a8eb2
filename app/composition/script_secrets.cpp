// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/script_secrets.h"

#include "services/profiles/profile_store.h"
#include "services/secrets/desk_secret_store.h"
#include "services/secrets/environment_secret_store.h"
#include "services/secrets/keychain_secret_store.h"
#include "services/secrets/layered_secret_store.h"
#include "services/secrets/secrets_file_store.h"

namespace pilothouse::composition {

namespace {

std::shared_ptr<secrets::SecretStore> layered(std::vector<std::shared_ptr<secrets::SecretStore>> overlays, const domain::EnvironmentId &environment,
                                              std::shared_ptr<const Clock> clock)
{
    overlays.push_back(std::make_shared<secrets::EnvironmentSecretStore>(environment));
    return std::make_shared<secrets::LayeredSecretStore>(std::move(overlays), desktopSecrets(std::move(clock)));
}

} // namespace

Result<std::shared_ptr<secrets::SecretStore>> scriptSecrets(const QString &secretsFile, const domain::EnvironmentId &environment,
                                                            std::shared_ptr<const Clock> clock)
{
    std::vector<std::shared_ptr<secrets::SecretStore>> overlays;
    if (!secretsFile.isEmpty()) {
        const auto file = secrets::SecretsFileStore::open(secretsFile, environment);
        if (!file) {
            Error error = file.error();
            error.kind = ErrorKind::InvalidInput; // whatever is wrong with it: the caller named this file
            return error;
        }
        overlays.push_back(*file);
    }
    return layered(std::move(overlays), environment, std::move(clock));
}

std::shared_ptr<secrets::SecretStore> commandSecrets(const domain::EnvironmentId &environment, std::shared_ptr<const Clock> clock)
{
    return layered({}, environment, std::move(clock));
}

std::shared_ptr<secrets::SecretStore> desktopSecrets(std::shared_ptr<const Clock> clock)
{
    secrets::KeychainSecretStore::Options options;
    options.noteFile = profiles::Folders::fromEnvironment().state + QStringLiteral("/keychain.json");
    const auto keychain = std::make_shared<secrets::KeychainSecretStore>(clock, options);
    return std::make_shared<secrets::DeskSecretStore>(keychain, std::move(clock));
}

} // namespace pilothouse::composition
