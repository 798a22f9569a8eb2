// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"
#include "services/secrets/secret_store.h"

#include <memory>

namespace pilothouse::secrets {

class MemorySecretStore;

/// The keychain of this desk, and the operator's choice where it cannot be used: memory, until the program ends. The choice is
/// never made by itself. What is in memory goes before what is in the keychain, and nothing is copied from one to the other.
class DeskSecretStore final : public SecretStore, public std::enable_shared_from_this<DeskSecretStore>
{
public:
    DeskSecretStore(std::shared_ptr<SecretStore> keychain, std::shared_ptr<const Clock> clock);
    ~DeskSecretStore() override;

    QCoro::Task<Result<Secret>> read(SecretName name) override;
    QCoro::Task<Status> write(SecretName name, Secret value) override;
    QCoro::Task<Status> remove(SecretName name) override;
    QCoro::Task<Result<std::vector<SecretInfo>>> list(domain::EnvironmentId environment) override;
    KeychainState state() const override { return m_keychain->state(); }
    /// The keychain's name, also while memory is used: isForSession() tells that.
    QString backEnd() const override { return m_keychain->backEnd(); }
    QCoro::Task<KeychainState> probe() override { return m_keychain->probe(); }
    Status acceptBackEnd(const domain::EnvironmentId &environment) override { return m_keychain->acceptBackEnd(environment); }
    Status keepForSession() override;
    bool isForSession() const override { return m_isForSession; }

private:
    std::shared_ptr<SecretStore> m_keychain;
    std::shared_ptr<MemorySecretStore> m_memory;
    bool m_isForSession = false;
};

} // namespace pilothouse::secrets
