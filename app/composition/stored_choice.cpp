// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/stored_choice.h"

#include "services/store/documents.h"

#include <QCoroFuture>

namespace pilothouse::composition {

StoredChoice::StoredChoice(std::shared_ptr<store::Store> store, const QString &clusterName, std::shared_ptr<const Clock> clock)
    : m_store(std::move(store))
    , m_clock(std::move(clock))
    , m_name(QStringLiteral("cluster.registry.%1").arg(clusterName))
{
}

QCoro::Task<Result<std::optional<domain::CvmId>>> StoredChoice::load()
{
    const auto self = shared_from_this();
    const auto future = store::loadDocument(*m_store, m_name);
    const auto document = co_await future;
    if (!document)
        co_return document.error();
    const QString id = *document ? (**document)[QLatin1String("chosen")].toString() : QString();
    co_return id.isEmpty() ? std::optional<domain::CvmId>() : std::optional(domain::CvmId(id));
}

QCoro::Task<Status> StoredChoice::save(std::optional<domain::CvmId> registry)
{
    const auto self = shared_from_this();
    const QJsonObject json{{QStringLiteral("chosen"), registry ? QJsonValue(registry->text()) : QJsonValue()}};
    const auto future = store::saveDocument(*m_store, m_name, json, m_clock);
    const auto saved = co_await future;
    co_return saved;
}

} // namespace pilothouse::composition
