// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"
#include "services/secrets/secret_store.h"

#include <map>
#include <memory>
#include <utility>

namespace pilothouse::secrets {

/// Keeps secrets for this session only: the operator's choice where there is no keychain, and what tests use.
class MemorySecretStore final : public SecretStore
{
public:
    explicit MemorySecretStore(std::shared_ptr<const Clock> clock);

    QCoro::Task<Result<Secret>> read(SecretName name) override;
    QCoro::Task<Status> write(SecretName name, Secret value) override;
    QCoro::Task<Status> remove(SecretName name) override;
    QCoro::Task<Result<std::vector<SecretInfo>>> list(domain::EnvironmentId environment) override;
    KeychainState state() const override { return m_state; }
    QString backEnd() const override { return QStringLiteral("memory"); }

    /// Makes it behave as a keychain in this state: every call fails unless it is Ready.
    void setState(KeychainState state) { m_state = state; }

private:
    struct Item
    {
        Secret value;
        QDateTime storedAt;
    };
    using Key = std::pair<QString, QString>; // environment, name
    static Key keyOf(const SecretName &name) { return {name.environment.text(), name.name}; }

    std::shared_ptr<const Clock> m_clock;
    std::map<Key, Item> m_items;
    KeychainState m_state = KeychainState::Ready;
};

} // namespace pilothouse::secrets
