// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/audit/audit_sql.h"

#include "services/audit/entry_line.h"
#include "services/store/store.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

namespace pilothouse::audit::sql {

namespace {

using store::queryError;

struct LastEntry
{
    Anchor place;
    QDateTime utc;
};

Result<std::optional<LastEntry>> lastEntry(QSqlDatabase &db)
{
    QSqlQuery query(db);
    if (!query.exec(QStringLiteral("SELECT seq, hash, body FROM audit_entries ORDER BY seq DESC LIMIT 1")))
        return queryError(query);
    if (!query.next())
        return std::optional<LastEntry>();
    const auto hash = Sha256::fromBytes(query.value(1).toByteArray());
    const QByteArray body = query.value(2).toByteArray();
    const auto parts = splitLine(body);
    if (!hash || !parts) {
        Error error;
        error.kind = ErrorKind::Storage;
        error.what = QStringLiteral("the last entry of the record is damaged; nothing is written behind it");
        error.where = QStringLiteral("entry %1").arg(query.value(0).toLongLong());
        error.nextStep = QStringLiteral("Verify the record, keep a copy of it, and restore a backup.");
        return error;
    }
    return std::optional(LastEntry{{query.value(0).toULongLong(), *hash}, QDateTime::fromString(QString::fromLatin1(parts->utc), Qt::ISODateWithMs)});
}

Status insertCheckpoint(QSqlDatabase &db, const Checkpoint &checkpoint)
{
    QSqlQuery query(db);
    query.prepare(QStringLiteral("INSERT INTO audit_checkpoints VALUES (?, ?, ?, ?, ?)"));
    query.addBindValue(qint64(checkpoint.seq));
    query.addBindValue(checkpoint.hash.view().toByteArray());
    query.addBindValue(toUtcText(checkpoint.utc));
    query.addBindValue(checkpoint.signature);
    query.addBindValue(checkpoint.publicKey);
    if (!query.exec())
        return queryError(query);
    return Done{};
}

} // namespace

Entry clockJumpEntry(Entry like, const QDateTime &before, std::chrono::milliseconds jump)
{
    Record record;
    record.action = QStringLiteral("clock.jump");
    record.target = like.host;
    record.actor = QStringLiteral("pilothouse");
    record.what = QStringLiteral("the wall clock moved %1 by %2 s")
                      .arg(jump.count() < 0 ? QStringLiteral("back") : QStringLiteral("forward"))
                      .arg(double(std::abs(jump.count())) / 1000.0, 0, 'f', 1);
    record.before = {{QStringLiteral("utc"), toUtcText(before)}};
    record.after = {{QStringLiteral("utc"), toUtcText(like.utc)}};
    like.record = record;
    return like;
}

Result<std::vector<Entry>> insertEntries(QSqlDatabase &db, std::vector<Entry> drafts, const AuditKey *key)
{
    const auto last = lastEntry(db);
    if (!last)
        return last.error();
    Anchor place = *last ? (*last)->place : Anchor();
    const bool alreadySaid = !drafts.empty() && drafts.front().record.action == QLatin1String("clock.jump");
    if (*last && !drafts.empty() && !alreadySaid) {
        const std::chrono::milliseconds moved((*last)->utc.msecsTo(drafts.front().utc));
        if (moved < -std::chrono::milliseconds(kClockJump))
            drafts.insert(drafts.begin(), clockJumpEntry(drafts.front(), (*last)->utc, moved));
    }
    QSqlQuery query(db);
    query.prepare(QStringLiteral("INSERT INTO audit_entries VALUES (?, ?, ?)"));
    for (Entry &entry : drafts) {
        entry.seq = place.seq + 1;
        entry.prev = place.hash;
        const QByteArray line = toLine(entry);
        if (line.size() > kMaxLine) {
            Error error;
            error.kind = ErrorKind::TooLarge;
            error.what = QStringLiteral("an entry of %1 bytes; the record takes at most %2").arg(line.size()).arg(kMaxLine);
            error.where = entry.record.action;
            return error;
        }
        query.bindValue(0, qint64(entry.seq));
        query.bindValue(1, line);
        query.bindValue(2, entry.hash.view().toByteArray());
        if (!query.exec())
            return queryError(query);
        place = {entry.seq, entry.hash};
        if (key != nullptr && entry.seq % kCheckpointEvery == 0) {
            const Status done = insertCheckpoint(db, makeCheckpoint(key->key, entry.environment.id, entry.seq, entry.hash, entry.utc));
            if (!done)
                return done.error();
        }
    }
    return drafts;
}

Result<std::optional<Anchor>> tip(QSqlDatabase &db)
{
    const auto last = lastEntry(db);
    if (!last)
        return last.error();
    return *last ? std::optional((*last)->place) : std::nullopt;
}

Result<std::optional<Sha256>> hashAt(QSqlDatabase &db, quint64 seq)
{
    QSqlQuery query(db);
    query.prepare(QStringLiteral("SELECT hash FROM audit_entries WHERE seq = ?"));
    query.addBindValue(qint64(seq));
    if (!query.exec())
        return queryError(query);
    return query.next() ? Sha256::fromBytes(query.value(0).toByteArray()) : std::nullopt;
}

Result<std::optional<Anchor>> signTip(QSqlDatabase &db, const AuditKey &key, const domain::EnvironmentId &environment, const QDateTime &utc)
{
    const auto place = tip(db);
    if (!place || !*place)
        return place;
    QSqlQuery query(db);
    query.prepare(QStringLiteral("SELECT 1 FROM audit_checkpoints WHERE seq = ? AND public_key = ?"));
    query.addBindValue(qint64((*place)->seq));
    query.addBindValue(key.key.publicKey());
    if (!query.exec())
        return queryError(query);
    if (query.next())
        return place;
    query.finish();
    const Status done = insertCheckpoint(db, makeCheckpoint(key.key, environment, (*place)->seq, (*place)->hash, utc));
    if (!done)
        return done.error();
    return place;
}

Result<std::vector<Checkpoint>> checkpoints(QSqlDatabase &db)
{
    QSqlQuery query(db);
    query.setForwardOnly(true);
    if (!query.exec(QStringLiteral("SELECT seq, hash, utc, signature, public_key FROM audit_checkpoints ORDER BY seq, utc")))
        return queryError(query);
    std::vector<Checkpoint> list;
    while (query.next()) {
        const QDateTime utc = QDateTime::fromString(query.value(2).toString(), Qt::ISODateWithMs);
        list.push_back({query.value(0).toULongLong(), Sha256::fromBytes(query.value(1).toByteArray()).value_or(Sha256()), utc,
                        query.value(3).toByteArray(), query.value(4).toByteArray()});
    }
    if (query.lastError().isValid())
        return queryError(query);
    return list;
}

Result<std::vector<Entry>> entries(QSqlDatabase &db, const EntryFilter &filter, qint64 limit)
{
    QSqlQuery query(db);
    query.setForwardOnly(true);
    if (!query.exec(QStringLiteral("SELECT body FROM audit_entries ORDER BY seq DESC")))
        return queryError(query);
    std::vector<Entry> list;
    while (qint64(list.size()) < limit && query.next()) {
        const QByteArray body = query.value(0).toByteArray();
        if (!filter.mayMatch(body))
            continue;
        auto entry = fromLine(body);
        if (!entry)
            return entry.error();
        if (filter.matches(*entry))
            list.push_back(std::move(*entry));
    }
    if (query.lastError().isValid())
        return queryError(query);
    return list;
}

Status forEachLine(QSqlDatabase &db, const std::function<bool(QByteArrayView)> &visit)
{
    QSqlQuery query(db);
    query.setForwardOnly(true);
    if (!query.exec(QStringLiteral("SELECT body FROM audit_entries ORDER BY seq")))
        return queryError(query);
    while (query.next())
        if (!visit(query.value(0).toByteArray()))
            return Done{};
    if (query.lastError().isValid())
        return queryError(query);
    return Done{};
}

Result<Verification> verify(QSqlDatabase &db, const Expectations &expected)
{
    auto signatures = checkpoints(db);
    if (!signatures)
        return signatures.error();
    QSqlQuery query(db);
    query.setForwardOnly(true);
    if (!query.exec(QStringLiteral("SELECT seq, body, hash FROM audit_entries ORDER BY seq")))
        return queryError(query);
    RecordVerifier verifier(std::move(*signatures), expected);
    quint64 count = 0;
    while (query.next()) {
        ++count;
        const QByteArray body = query.value(1).toByteArray();
        verifier.add(body);
        const auto parts = splitLine(body);
        if (query.value(0).toULongLong() != count || !parts || parts->hash != query.value(2).toByteArray().toHex())
            verifier.markBroken(count, QStringLiteral("the number or the hash beside it is another than in it"));
    }
    if (query.lastError().isValid())
        verifier.markBroken(count + 1, QStringLiteral("it cannot be read: %1").arg(queryError(query).what));
    return verifier.finish();
}

} // namespace pilothouse::audit::sql
