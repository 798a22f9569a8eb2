// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/credentials/candidate_store.h"

namespace pilothouse::credentials {

namespace {

Error readsOnly(const QString &what)
{
    return {.kind = ErrorKind::Refused, .what = what};
}

} // namespace

CandidateStore::CandidateStore(std::shared_ptr<secrets::SecretStore> stored, CredentialSet set, NewValues values)
    : m_stored(std::move(stored))
    , m_set(std::move(set))
    , m_values(std::move(values))
{
}

QCoro::Task<Result<Secret>> CandidateStore::read(secrets::SecretName name)
{
    for (const NewValue &given : *m_values)
        if (given.name == name.name)
            co_return given.value.clone();
    for (const CredentialNeed &need : m_set.needs)
        if (need.name == name.name)
            co_return secrets::secretNotFound(name);
    auto value = co_await m_stored->read(name);
    co_return value;
}

QCoro::Task<Status> CandidateStore::write(secrets::SecretName, Secret)
{
    co_return readsOnly(QStringLiteral("a test stores nothing"));
}

QCoro::Task<Status> CandidateStore::remove(secrets::SecretName)
{
    co_return readsOnly(QStringLiteral("a test deletes nothing"));
}

QCoro::Task<Result<std::vector<secrets::SecretInfo>>> CandidateStore::list(domain::EnvironmentId environment)
{
    return m_stored->list(environment);
}

} // namespace pilothouse::credentials
