// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/credentials/credential_needs.h"
#include "services/credentials/new_values.h"
#include "services/secrets/secret_store.h"

#include <memory>

namespace pilothouse::credentials {

/// What is stored, with new values of one set in the place of the old ones: what a test is made with. Names of the set that have no new value
/// are not there. It writes nothing.
class CandidateStore final : public secrets::SecretStore
{
public:
    CandidateStore(std::shared_ptr<secrets::SecretStore> stored, CredentialSet set, NewValues values);

    QCoro::Task<Result<Secret>> read(secrets::SecretName name) override;
    QCoro::Task<Status> write(secrets::SecretName name, Secret value) override;
    QCoro::Task<Status> remove(secrets::SecretName name) override;
    QCoro::Task<Result<std::vector<secrets::SecretInfo>>> list(domain::EnvironmentId environment) override;
    secrets::KeychainState state() const override { return m_stored->state(); }
    QString backEnd() const override { return m_stored->backEnd(); }

private:
    std::shared_ptr<secrets::SecretStore> m_stored;
    CredentialSet m_set;
    NewValues m_values;
};

} // namespace pilothouse::credentials
