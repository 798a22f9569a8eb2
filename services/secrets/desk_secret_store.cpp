// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/secrets/desk_secret_store.h"

#include "services/secrets/memory_secret_store.h"

#include <algorithm>

namespace pilothouse::secrets {

DeskSecretStore::DeskSecretStore(std::shared_ptr<SecretStore> keychain, std::shared_ptr<const Clock> clock)
    : m_keychain(std::move(keychain))
    , m_memory(std::make_shared<MemorySecretStore>(std::move(clock)))
{
}

DeskSecretStore::~DeskSecretStore() = default;

Status DeskSecretStore::keepForSession()
{
    m_isForSession = true;
    return Done{};
}

QCoro::Task<Result<Secret>> DeskSecretStore::read(SecretName name)
{
    const auto self = shared_from_this();
    if (m_isForSession) {
        auto kept = co_await m_memory->read(name);
        if (kept)
            co_return kept;
    }
    auto value = co_await m_keychain->read(name);
    // With memory chosen, a keychain that cannot be asked only means that the name is not here.
    if (!value && m_isForSession && value.error().kind == ErrorKind::Secret)
        co_return secretNotFound(name);
    co_return value;
}

QCoro::Task<Status> DeskSecretStore::write(SecretName name, Secret value)
{
    const auto self = shared_from_this();
    auto task = m_isForSession ? m_memory->write(name, std::move(value)) : m_keychain->write(name, std::move(value));
    const auto status = co_await std::move(task);
    co_return status;
}

QCoro::Task<Status> DeskSecretStore::remove(SecretName name)
{
    const auto self = shared_from_this();
    if (m_isForSession) {
        const auto removed = co_await m_memory->remove(name);
        if (removed)
            co_return Done{};
    }
    const auto status = co_await m_keychain->remove(name);
    co_return status;
}

QCoro::Task<Result<std::vector<SecretInfo>>> DeskSecretStore::list(domain::EnvironmentId environment)
{
    const auto self = shared_from_this();
    std::vector<SecretInfo> infos;
    if (m_isForSession) {
        const auto kept = co_await m_memory->list(environment);
        if (kept)
            infos = *kept;
    }
    const auto stored = co_await m_keychain->list(environment);
    if (!stored && !m_isForSession)
        co_return stored.error();
    if (stored) {
        for (const SecretInfo &info : *stored) {
            const bool isInMemory = std::any_of(infos.begin(), infos.end(), [&info](const SecretInfo &kept) { return kept.name == info.name; });
            if (!isInMemory)
                infos.push_back(info);
        }
    }
    co_return infos;
}

} // namespace pilothouse::secrets
