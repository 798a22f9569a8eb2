// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/secrets/secret_store.h"

namespace pilothouse::secrets {

/// The variables that the field already uses (PHALA_API_KEY, AWS_*), read-only, and for one environment only: the one the
/// command was started for. Another environment never sees them.
class EnvironmentSecretStore final : public SecretStore
{
public:
    explicit EnvironmentSecretStore(domain::EnvironmentId environment) : m_environment(std::move(environment)) { }

    QCoro::Task<Result<Secret>> read(SecretName name) override;
    QCoro::Task<Status> write(SecretName name, Secret value) override;
    QCoro::Task<Status> remove(SecretName name) override;
    QCoro::Task<Result<std::vector<SecretInfo>>> list(domain::EnvironmentId environment) override;
    KeychainState state() const override { return KeychainState::Ready; }
    QString backEnd() const override { return QStringLiteral("environment variable"); }

private:
    domain::EnvironmentId m_environment;
};

} // namespace pilothouse::secrets
