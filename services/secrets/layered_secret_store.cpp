// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/secrets/layered_secret_store.h"

#include <algorithm>

namespace pilothouse::secrets {

LayeredSecretStore::LayeredSecretStore(std::vector<std::shared_ptr<SecretStore>> overlays, std::shared_ptr<SecretStore> base)
    : m_overlays(std::move(overlays))
    , m_base(std::move(base))
{
}

QCoro::Task<Result<Secret>> LayeredSecretStore::read(SecretName name)
{
    const auto self = shared_from_this();
    for (const auto &overlay : m_overlays) {
        auto value = co_await overlay->read(name);
        if (value || value.error().kind != ErrorKind::NotFound)
            co_return value;
    }
    auto value = co_await m_base->read(name);
    co_return value;
}

QCoro::Task<Status> LayeredSecretStore::write(SecretName name, Secret value)
{
    const auto self = shared_from_this();
    const auto status = co_await m_base->write(name, std::move(value));
    co_return status;
}

QCoro::Task<Status> LayeredSecretStore::remove(SecretName name)
{
    const auto self = shared_from_this();
    const auto status = co_await m_base->remove(name);
    co_return status;
}

QCoro::Task<Result<std::vector<SecretInfo>>> LayeredSecretStore::list(domain::EnvironmentId environment)
{
    const auto self = shared_from_this();
    std::vector<SecretInfo> infos;
    std::vector<std::shared_ptr<SecretStore>> layers = m_overlays;
    layers.push_back(m_base);
    for (const auto &layer : layers) {
        const auto found = co_await layer->list(environment);
        if (!found && infos.empty())
            co_return found;
        if (!found)
            continue;
        for (const SecretInfo &info : *found) {
            const bool isShadowed = std::any_of(infos.begin(), infos.end(), [&](const SecretInfo &other) { return other.name == info.name; });
            if (!isShadowed)
                infos.push_back(info);
        }
    }
    co_return infos;
}

} // namespace pilothouse::secrets
