// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/stored_cluster.h"

#include "services/store/documents.h"

#include <QtConcurrent>

namespace pilothouse::composition {

namespace {

QString documentName()
{
    return QStringLiteral("cluster.last");
}

} // namespace

StoredCluster::StoredCluster(std::shared_ptr<store::Store> store, std::shared_ptr<const Clock> clock)
    : m_store(std::move(store))
    , m_clock(std::move(clock))
{
}

QFuture<Status> StoredCluster::save(std::shared_ptr<const cluster::KeptCluster> kept)
{
    return QtConcurrent::run([store = m_store, clock = m_clock, kept = std::move(kept)] {
        return store::saveDocument(*store, documentName(), toJson(*kept), clock).result();
    });
}

QFuture<Result<std::optional<cluster::KeptCluster>>> StoredCluster::load()
{
    return QtConcurrent::run([store = m_store]() -> Result<std::optional<cluster::KeptCluster>> {
        const auto document = store::loadDocument(*store, documentName()).result();
        if (!document)
            return document.error();
        if (!*document)
            return std::optional<cluster::KeptCluster>();
        auto kept = cluster::keptClusterFrom(**document);
        if (!kept)
            return kept.error();
        return std::optional(*std::move(kept));
    });
}

} // namespace pilothouse::composition
