// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/stored_provisioning.h"

#include "services/store/documents.h"

#include <QCoroFuture>

#include <QCoreApplication>

namespace pilothouse::composition {

StoredProvisioning::StoredProvisioning(std::shared_ptr<store::Store> store, const QString &clusterName, std::shared_ptr<const Clock> clock)
    : m_store(std::move(store))
    , m_clock(std::move(clock))
    , m_name(QStringLiteral("cluster.provisioning.%1").arg(clusterName))
    , m_holder(store::LeaseHolder::thisProcess(QCoreApplication::applicationName()))
{
}

QCoro::Task<Result<std::optional<QJsonObject>>> StoredProvisioning::load()
{
    const auto self = shared_from_this();
    const auto future = store::loadDocument(*m_store, m_name);
    const auto document = co_await future;
    co_return document;
}

QCoro::Task<Status> StoredProvisioning::save(QJsonObject state)
{
    const auto self = shared_from_this();
    const auto future = store::saveDocument(*m_store, m_name, state, m_clock);
    const auto saved = co_await future;
    co_return saved;
}

QCoro::Task<Status> StoredProvisioning::claim()
{
    const auto self = shared_from_this();
    const auto future = store::acquireLease(*m_store, m_name, m_holder, store::kLongestLease, m_clock);
    const auto lease = co_await future;
    if (lease)
        co_return Done{};
    Error error = lease.error();
    if (error.kind == ErrorKind::Conflict)
        error.what = QStringLiteral("another program provisions for this cluster: %1").arg(error.what);
    co_return error;
}

QCoro::Task<Status> StoredProvisioning::release()
{
    const auto self = shared_from_this();
    const auto future = store::releaseLease(*m_store, m_name, m_holder);
    const auto released = co_await future;
    co_return released;
}

} // namespace pilothouse::composition
