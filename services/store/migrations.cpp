// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/migrations.h"

#include "services/store/migrations/m0001_record_documents_leases.h"
#include "services/store/migrations/m0002_verdicts_alarms.h"
#include "services/store/store.h"

#include <QSqlQuery>
#include <QVariant>

#include <span>
#include <vector>

namespace pilothouse::store {

namespace {

constexpr int kApplicationId = 0x50484f55; // "PHOU", in the file's header

using Migration = std::span<const char *const>;

const std::vector<Migration> &migrations()
{
    static const std::vector<Migration> all{kMigration0001, kMigration0002};
    return all;
}

Error notOurs(const QString &what)
{
    Error error;
    error.kind = ErrorKind::Storage;
    error.what = what;
    return error;
}

Result<int> number(QSqlDatabase &db, const QString &sql)
{
    QSqlQuery query(db);
    if (!query.exec(sql))
        return queryError(query);
    return query.next() ? query.value(0).toInt() : 0;
}

Result<int> schemaOf(QSqlDatabase &db)
{
    const auto tables = number(db, QStringLiteral("SELECT count(*) FROM sqlite_master"));
    if (!tables)
        return tables.error();
    const auto application = number(db, QStringLiteral("PRAGMA application_id"));
    if (!application)
        return application.error();
    if (*application == 0 && *tables == 0)
        return 0;
    if (*application != kApplicationId)
        return notOurs(QStringLiteral("an SQLite file of another program"));
    return number(db, QStringLiteral("SELECT max(version) FROM schema_version"));
}

Status run(QSqlDatabase &db, const QString &sql)
{
    QSqlQuery query(db);
    if (!query.exec(sql))
        return queryError(query);
    return Done{};
}

/// One step inside an open transaction. Reads the version again: another program may have been faster.
Result<bool> step(QSqlDatabase &db)
{
    const auto version = schemaOf(db);
    if (!version)
        return version.error();
    if (*version > newestSchema())
        return notOurs(QStringLiteral("the file has schema %1, this program knows %2 at most").arg(*version).arg(newestSchema()));
    if (*version == newestSchema())
        return false;
    if (*version == 0) {
        const Status table = run(db, QStringLiteral("CREATE TABLE schema_version (version INTEGER PRIMARY KEY, applied_utc TEXT NOT NULL) STRICT"));
        if (!table)
            return table.error();
        const Status mark = run(db, QStringLiteral("PRAGMA application_id = %1").arg(kApplicationId));
        if (!mark)
            return mark.error();
    }
    for (const char *const sql : migrations()[size_t(*version)]) {
        const Status done = run(db, QString::fromLatin1(sql));
        if (!done)
            return done.error();
    }
    const Status entered = run(db, QStringLiteral("INSERT INTO schema_version VALUES (%1, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))").arg(*version + 1));
    if (!entered)
        return entered.error();
    return true;
}

} // namespace

int newestSchema()
{
    return int(migrations().size());
}

Status migrate(QSqlDatabase &db)
{
    const auto version = schemaOf(db);
    if (!version)
        return version.error();
    if (*version == newestSchema())
        return Done{}; // the common case takes no write lock
    for (bool more = true; more;) {
        const Status begun = run(db, QStringLiteral("BEGIN IMMEDIATE"));
        if (!begun)
            return begun.error();
        const auto stepped = step(db);
        const Status ended = run(db, stepped ? QStringLiteral("COMMIT") : QStringLiteral("ROLLBACK"));
        if (!stepped) {
            Error error = stepped.error();
            if (error.what.startsWith(QLatin1String("the file has schema")))
                error.nextStep = QStringLiteral("Use the newer program that wrote it.");
            return error;
        }
        if (!ended)
            return ended.error();
        more = *stepped;
    }
    return Done{};
}

} // namespace pilothouse::store
