// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/stored_history.h"

#include "services/store/documents.h"

#include <QtConcurrent>

namespace pilothouse::composition {

namespace {

QString documentName()
{
    return QStringLiteral("cluster.history");
}

} // namespace

StoredHistory::StoredHistory(std::shared_ptr<store::Store> store, std::shared_ptr<const Clock> clock)
    : m_store(std::move(store))
    , m_clock(std::move(clock))
{
}

QFuture<Status> StoredHistory::save(std::shared_ptr<const cluster::KeptHistory> kept)
{
    return QtConcurrent::run([store = m_store, clock = m_clock, kept = std::move(kept)] {
        return store::saveDocument(*store, documentName(), toJson(*kept, clock->utcNow()), clock).result();
    });
}

QFuture<Result<std::optional<cluster::KeptHistory>>> StoredHistory::load()
{
    return QtConcurrent::run([store = m_store]() -> Result<std::optional<cluster::KeptHistory>> {
        const auto document = store::loadDocument(*store, documentName()).result();
        if (!document)
            return document.error();
        if (!*document)
            return std::optional<cluster::KeptHistory>();
        auto kept = cluster::keptHistoryFrom(**document);
        if (!kept)
            return kept.error();
        return std::optional(*std::move(kept));
    });
}

} // namespace pilothouse::composition
