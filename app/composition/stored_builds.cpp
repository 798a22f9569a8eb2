// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/stored_builds.h"

#include "services/core/json.h"
#include "services/store/documents.h"

#include <QCoroFuture>

#include <QCoreApplication>

namespace pilothouse::composition {

using cluster::LostBuild;

StoredBuilds::StoredBuilds(std::shared_ptr<store::Store> store, const QString &clusterName, std::shared_ptr<const Clock> clock)
    : m_store(std::move(store))
    , m_clock(std::move(clock))
    , m_prefix(QStringLiteral("cluster.build.%1.").arg(clusterName)) // no cluster's name has a point in it
    , m_holder(store::LeaseHolder::thisProcess(QCoreApplication::applicationName()))
{
}

QCoro::Task<Result<std::vector<LostBuild>>> StoredBuilds::load()
{
    const auto self = shared_from_this();
    const auto future = store::listDocuments(*m_store, m_prefix);
    const auto documents = co_await future;
    if (!documents)
        co_return documents.error();
    std::vector<LostBuild> builds;
    for (const store::StoredDocument &document : *documents) {
        const auto json = parseJsonObject(document.text.toUtf8());
        LostBuild build = LostBuild::fromJson(document.name.mid(m_prefix.size()), json ? *json : QJsonObject());
        const auto held = store::currentLease(*m_store, document.name, m_clock);
        const auto lease = co_await held;
        if (!lease)
            co_return lease.error();
        build.isAwaited = lease->has_value();
        builds.push_back(std::move(build));
    }
    co_return builds;
}

QCoro::Task<Status> StoredBuilds::keep(LostBuild build)
{
    const auto self = shared_from_this();
    const QString name = m_prefix + build.submissionId;
    const QJsonObject json = build.toJson();
    const auto future = store::saveDocument(*m_store, name, json, m_clock);
    const auto saved = co_await future;
    co_return saved;
}

QCoro::Task<Status> StoredBuilds::forget(QString submissionId)
{
    const auto self = shared_from_this();
    const QString name = m_prefix + submissionId;
    const auto listing = store::listDocuments(*m_store, name);
    const auto documents = co_await listing;
    if (!documents)
        co_return documents.error();
    for (const store::StoredDocument &document : *documents) {
        if (document.name != name)
            continue;
        const auto removing = store::removeDocument(*m_store, document);
        const auto removed = co_await removing;
        co_return removed;
    }
    co_return Done{};
}

QCoro::Task<Status> StoredBuilds::claim(QString submissionId)
{
    const auto self = shared_from_this();
    const QString name = m_prefix + submissionId;
    const auto future = store::acquireLease(*m_store, name, m_holder, store::kLongestLease, m_clock);
    const auto lease = co_await future;
    if (lease)
        co_return Done{};
    co_return lease.error();
}

QCoro::Task<Status> StoredBuilds::release(QString submissionId)
{
    const auto self = shared_from_this();
    const QString name = m_prefix + submissionId;
    const auto future = store::releaseLease(*m_store, name, m_holder);
    const auto released = co_await future;
    co_return released;
}

} // namespace pilothouse::composition
