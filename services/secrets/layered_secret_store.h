// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/secrets/secret_store.h"

#include <memory>
#include <vector>

namespace pilothouse::secrets {

/// Read-only layers over a store that keeps: each name comes from the first layer that has it, writes go to the last.
/// A layer that fails (and does not merely lack the name) ends the search: a locked keychain is never skipped in silence.
class LayeredSecretStore final : public SecretStore, public std::enable_shared_from_this<LayeredSecretStore>
{
public:
    LayeredSecretStore(std::vector<std::shared_ptr<SecretStore>> overlays, std::shared_ptr<SecretStore> base);

    QCoro::Task<Result<Secret>> read(SecretName name) override;
    QCoro::Task<Status> write(SecretName name, Secret value) override;
    QCoro::Task<Status> remove(SecretName name) override;
    /// What the layers have; the keychain's state is no error here as long as an overlay has something.
    QCoro::Task<Result<std::vector<SecretInfo>>> list(domain::EnvironmentId environment) override;
    KeychainState state() const override { return m_base->state(); }
    QString backEnd() const override { return m_base->backEnd(); }
    QCoro::Task<KeychainState> probe() override { return m_base->probe(); }
    Status acceptBackEnd(const domain::EnvironmentId &environment) override { return m_base->acceptBackEnd(environment); }
    Status keepForSession() override { return m_base->keepForSession(); }
    bool isForSession() const override { return m_base->isForSession(); }

private:
    std::vector<std::shared_ptr<SecretStore>> m_overlays;
    std::shared_ptr<SecretStore> m_base;
};

} // namespace pilothouse::secrets
