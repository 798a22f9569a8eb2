// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/documents.h"

#include "services/core/json.h"

#include <QSqlQuery>
#include <QVariant>

namespace pilothouse::store {

QFuture<Status> saveDocument(Store &store, QString name, QJsonObject body, std::shared_ptr<const Clock> clock)
{
    return store.write<Done>([name, text = QString::fromUtf8(canonicalJson(body)), clock](QSqlDatabase &db) -> Status {
        QSqlQuery query(db);
        query.prepare(QStringLiteral(
            "INSERT INTO documents VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET body = excluded.body, updated_utc = excluded.updated_utc"));
        query.addBindValue(name);
        query.addBindValue(text);
        query.addBindValue(toUtcText(clock->utcNow()));
        if (!query.exec())
            return queryError(query);
        return Done{};
    });
}

QFuture<Result<std::optional<QJsonObject>>> loadDocument(Store &store, QString name)
{
    return store.read<std::optional<QJsonObject>>([name](QSqlDatabase &db) -> Result<std::optional<QJsonObject>> {
        QSqlQuery query(db);
        query.prepare(QStringLiteral("SELECT body FROM documents WHERE name = ?"));
        query.addBindValue(name);
        if (!query.exec())
            return queryError(query);
        if (!query.next())
            return std::optional<QJsonObject>();
        const auto body = parseJsonObject(query.value(0).toString().toUtf8());
        if (!body) {
            Error error = body.error();
            error.kind = ErrorKind::Storage;
            error.where = name;
            return error;
        }
        return std::optional(*body);
    });
}

QFuture<Result<std::vector<StoredDocument>>> listDocuments(Store &store, QString prefix)
{
    return store.read<std::vector<StoredDocument>>([prefix](QSqlDatabase &db) -> Result<std::vector<StoredDocument>> {
        QSqlQuery query(db);
        query.prepare(QStringLiteral("SELECT name, body FROM documents WHERE substr(name, 1, ?) = ? ORDER BY name"));
        query.addBindValue(prefix.size());
        query.addBindValue(prefix);
        if (!query.exec())
            return queryError(query);
        std::vector<StoredDocument> found;
        while (query.next())
            found.push_back({query.value(0).toString(), query.value(1).toString()});
        return found;
    });
}

QFuture<Status> removeDocument(Store &store, StoredDocument document)
{
    return store.write<Done>([document](QSqlDatabase &db) -> Status {
        QSqlQuery query(db);
        query.prepare(QStringLiteral("DELETE FROM documents WHERE name = ? AND body = ?"));
        query.addBindValue(document.name);
        query.addBindValue(document.text);
        if (!query.exec())
            return queryError(query);
        return Done{};
    });
}

} // namespace pilothouse::store
