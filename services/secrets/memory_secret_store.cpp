// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/secrets/memory_secret_store.h"

namespace pilothouse::secrets {

MemorySecretStore::MemorySecretStore(std::shared_ptr<const Clock> clock) : m_clock(std::move(clock)) { }

QCoro::Task<Result<Secret>> MemorySecretStore::read(SecretName name)
{
    if (m_state != KeychainState::Ready)
        co_return keychainError(m_state, backEnd());
    const auto found = m_items.find(keyOf(name));
    if (found == m_items.end())
        co_return secretNotFound(name);
    co_return found->second.value.clone();
}

QCoro::Task<Status> MemorySecretStore::write(SecretName name, Secret value)
{
    if (m_state != KeychainState::Ready)
        co_return keychainError(m_state, backEnd());
    m_items.insert_or_assign(keyOf(name), Item{std::move(value), m_clock->utcNow()});
    co_return Done{};
}

QCoro::Task<Status> MemorySecretStore::remove(SecretName name)
{
    if (m_state != KeychainState::Ready)
        co_return keychainError(m_state, backEnd());
    if (m_items.erase(keyOf(name)) == 0)
        co_return secretNotFound(name);
    co_return Done{};
}

QCoro::Task<Result<std::vector<SecretInfo>>> MemorySecretStore::list(domain::EnvironmentId environment)
{
    if (m_state != KeychainState::Ready)
        co_return keychainError(m_state, backEnd());
    std::vector<SecretInfo> infos;
    for (const auto &[key, item] : m_items)
        if (key.first == environment.text())
            infos.push_back({{environment, key.second}, item.storedAt, backEnd()});
    co_return infos;
}

} // namespace pilothouse::secrets
