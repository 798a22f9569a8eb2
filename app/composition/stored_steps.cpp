// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/stored_steps.h"

#include "services/store/documents.h"

#include <QCoroFuture>

#include <QJsonDocument>

namespace pilothouse::composition {

namespace {

const QString kPrefix = QStringLiteral("phala.on-chain-step.");

} // namespace

QCoro::Task<Result<std::vector<QJsonObject>>> StoredSteps::load()
{
    const auto self = shared_from_this();
    const auto future = store::listDocuments(*m_store, kPrefix);
    const auto documents = co_await future;
    if (!documents)
        co_return documents.error();
    std::vector<QJsonObject> steps;
    for (const store::StoredDocument &document : *documents)
        steps.push_back(QJsonDocument::fromJson(document.text.toUtf8()).object()); // a damaged one has no members, and is told of as that
    co_return steps;
}

QCoro::Task<Status> StoredSteps::save(QString cvm, QJsonObject step)
{
    const auto self = shared_from_this();
    const auto future = store::saveDocument(*m_store, kPrefix + cvm, step, m_clock);
    const auto saved = co_await future;
    co_return saved;
}

QCoro::Task<Status> StoredSteps::remove(QString cvm)
{
    const auto self = shared_from_this();
    const auto listing = store::listDocuments(*m_store, kPrefix + cvm);
    const auto documents = co_await listing;
    if (!documents)
        co_return documents.error();
    for (const store::StoredDocument &document : *documents) {
        if (document.name != kPrefix + cvm)
            continue;
        const auto removing = store::removeDocument(*m_store, document);
        const auto removed = co_await removing;
        co_return removed;
    }
    co_return Done{};
}

} // namespace pilothouse::composition
