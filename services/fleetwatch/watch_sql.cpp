// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/fleetwatch/watch_sql.h"

#include "services/core/json.h"
#include "services/fleetwatch/watch_json.h"
#include "services/store/store.h"

#include <QSet>
#include <QSqlQuery>
#include <QVariant>

namespace pilothouse::fleetwatch::sql {

namespace {

QString textOf(const QJsonObject &object)
{
    return QString::fromUtf8(canonicalJson(object));
}

QJsonObject objectOf(const QVariant &text)
{
    return QJsonDocument::fromJson(text.toString().toUtf8()).object();
}

/// Runs one statement with its values in order.
Status run(QSqlQuery &query, const QString &statement, const QVariantList &values)
{
    query.prepare(statement);
    for (const QVariant &value : values)
        query.addBindValue(value);
    if (!query.exec())
        return store::queryError(query);
    return Done{};
}

Alarm alarmOf(const QSqlQuery &row)
{
    Alarm alarm = alarmFromJson(objectOf(row.value(1)));
    alarm.id = AlarmId(QString::number(row.value(0).toLongLong()));
    return alarm;
}

Result<std::vector<Alarm>> select(QSqlDatabase &db, const QString &where, const QVariantList &values)
{
    QSqlQuery query(db);
    const Status done = run(query, QStringLiteral("SELECT number, body FROM alarms %1").arg(where), values);
    if (!done)
        return done.error();
    std::vector<Alarm> found;
    while (query.next())
        found.push_back(alarmOf(query));
    return found;
}

Status insert(QSqlDatabase &db, Alarm &alarm)
{
    QSqlQuery query(db);
    const Status done = run(query, QStringLiteral("INSERT INTO alarms (machine, state, body) VALUES (?, ?, ?)"),
                            {alarm.machine, alarmStateWord(alarm.state), textOf(toJson(alarm))});
    if (done)
        alarm.id = AlarmId(QString::number(query.lastInsertId().toLongLong()));
    return done;
}

Status update(QSqlDatabase &db, const Alarm &alarm)
{
    QSqlQuery query(db);
    return run(query, QStringLiteral("UPDATE alarms SET state = ?, body = ? WHERE number = ?"),
               {alarmStateWord(alarm.state), textOf(toJson(alarm)), alarm.id.text().toLongLong()});
}

Result<MachineState> stateOf(QSqlDatabase &db, const QString &machine)
{
    MachineState state;
    QSqlQuery good(db);
    if (const Status done = run(good, QStringLiteral("SELECT body FROM known_good WHERE machine = ?"), {machine}); !done)
        return done.error();
    if (good.next())
        state.good = verdictFromJson(objectOf(good.value(0)));
    QSqlQuery last(db);
    if (const Status done = run(last, QStringLiteral("SELECT body FROM verdicts WHERE machine = ? ORDER BY number DESC LIMIT 1"), {machine}); !done)
        return done.error();
    if (last.next())
        state.lastUptime = verdictFromJson(objectOf(last.value(0))).uptime;
    const auto active = select(db, QStringLiteral("WHERE machine = ? AND state <> 'cleared' ORDER BY number"), {machine});
    if (!active)
        return active.error();
    state.active = *active;
    return state;
}

Status insert(QSqlDatabase &db, Verdict &verdict)
{
    QSqlQuery query(db);
    const Status done = run(query, QStringLiteral("INSERT INTO verdicts (at_ms, machine, name, body) VALUES (?, ?, ?, ?)"),
                            {verdict.at.toMSecsSinceEpoch(), verdict.machine, verdict.name, textOf(toJson(verdict))});
    if (done)
        verdict.number = query.lastInsertId().toLongLong();
    return done;
}

Status apply(QSqlDatabase &db, Change &change, RunReport &report)
{
    for (Alarm &alarm : change.raised) {
        if (const Status done = insert(db, alarm); !done)
            return done;
        report.raised.push_back(alarm);
    }
    for (const Alarm &alarm : change.seen) {
        if (const Status done = update(db, alarm); !done)
            return done;
    }
    for (const Alarm &alarm : change.cleared) {
        if (const Status done = update(db, alarm); !done)
            return done;
        report.cleared.push_back(alarm);
    }
    if (!change.good)
        return Done{};
    QSqlQuery query(db);
    return run(query, QStringLiteral("INSERT INTO known_good VALUES (?, ?) ON CONFLICT (machine) DO UPDATE SET body = excluded.body"),
               {change.good->machine, textOf(toJson(*change.good))});
}

/// A machine that was deleted cannot answer for itself any more.
Status clearUnlisted(QSqlDatabase &db, RunReport &report)
{
    QSet<QString> listed;
    for (const Verdict &verdict : report.verdicts)
        listed << verdict.machine;
    const auto active = select(db, QStringLiteral("WHERE state <> 'cleared' ORDER BY number"), {});
    if (!active)
        return active.error();
    for (Alarm alarm : *active) {
        if (listed.contains(alarm.machine))
            continue;
        alarm.state = AlarmState::Cleared;
        alarm.clearedAt = report.startedAt;
        alarm.clearedWhy = QStringLiteral("the machine is not listed any more");
        if (const Status done = update(db, alarm); !done)
            return done;
        report.cleared.push_back(alarm);
    }
    return Done{};
}

Result<qint64> number(QSqlDatabase &db, const QString &statement)
{
    QSqlQuery query(db);
    const Status done = run(query, statement, {});
    if (!done)
        return done.error();
    return query.next() ? query.value(0).toLongLong() : 0;
}

Status dropOldest(QSqlDatabase &db, RunReport &report, qint64 kept)
{
    QSqlQuery query(db);
    const Status done = run(query, QStringLiteral("DELETE FROM verdicts WHERE number <= (SELECT max(number) FROM verdicts) - ?"), {kept});
    if (done && query.numRowsAffected() > 0)
        report.notes << QStringLiteral("%1 verdicts older than the newest %2 were dropped").arg(query.numRowsAffected()).arg(kept);
    return done;
}

} // namespace

Result<std::vector<Alarm>> alarms(QSqlDatabase &db, int cleared)
{
    std::vector<Alarm> all;
    for (const AlarmState state : {AlarmState::Open, AlarmState::Acknowledged, AlarmState::Cleared}) {
        const qint64 most = state == AlarmState::Cleared ? cleared : -1; // SQLite: no limit
        const auto some = select(db, QStringLiteral("WHERE state = ? ORDER BY number DESC LIMIT ?"), {alarmStateWord(state), most});
        if (!some)
            return some.error();
        all.insert(all.end(), some->begin(), some->end());
    }
    return all;
}

Result<QStringList> provenMachines(QSqlDatabase &db)
{
    QSqlQuery query(db);
    const Status done = run(query, QStringLiteral("SELECT machine FROM known_good"), {});
    if (!done)
        return done.error();
    QStringList machines;
    while (query.next())
        machines << query.value(0).toString();
    return machines;
}

Result<RunReport> enterRun(QSqlDatabase &db, RunReport report, qint64 kept)
{
    for (Verdict &verdict : report.verdicts) {
        const auto state = stateOf(db, verdict.machine);
        if (!state)
            return state.error();
        if (const Status stored = insert(db, verdict); !stored)
            return stored.error();
        Change change = changeBy(*state, verdict);
        if (change.isRestarted)
            report.restarted << verdict.name;
        if (const Status applied = apply(db, change, report); !applied)
            return applied.error();
    }
    if (const Status cleared = clearUnlisted(db, report); !cleared)
        return cleared.error();
    if (const Status dropped = dropOldest(db, report, kept); !dropped)
        return dropped.error();
    return report;
}

Result<Alarm> acknowledge(QSqlDatabase &db, const AlarmId &id, const QString &by, const QDateTime &at, const QString &note)
{
    const auto found = select(db, QStringLiteral("WHERE number = ?"), {id.text().toLongLong()});
    if (!found)
        return found.error();
    Error error;
    error.where = QStringLiteral("alarm %1").arg(id.text());
    if (found->empty()) {
        error.kind = ErrorKind::NotFound;
        error.what = QStringLiteral("there is no such alarm");
        return error;
    }
    Alarm alarm = found->front();
    if (alarm.state == AlarmState::Cleared) {
        error.kind = ErrorKind::Conflict;
        error.what = QStringLiteral("it was cleared meanwhile: %1").arg(alarm.clearedWhy);
        return error;
    }
    alarm.state = AlarmState::Acknowledged;
    alarm.acknowledgedBy = by;
    alarm.acknowledgedAt = at;
    alarm.acknowledgement = note;
    if (const Status done = update(db, alarm); !done)
        return done.error();
    return alarm;
}

Result<History> history(QSqlDatabase &db, const HistoryQuery &query)
{
    History history;
    QString where = QStringLiteral("WHERE 1");
    QVariantList values;
    if (!query.machine.isEmpty()) {
        where += QStringLiteral(" AND (machine = ? OR name = ?)");
        values << query.machine << query.machine;
    }
    if (query.from.isValid()) {
        where += QStringLiteral(" AND at_ms >= ?");
        values << query.from.toMSecsSinceEpoch();
    }
    if (query.until.isValid()) {
        where += QStringLiteral(" AND at_ms < ?");
        values << query.until.toMSecsSinceEpoch();
    }
    values << std::max<qint64>(query.limit, 0);
    QSqlQuery rows(db);
    const Status done = run(rows, QStringLiteral("SELECT number, body FROM verdicts %1 ORDER BY at_ms DESC, number DESC LIMIT ?").arg(where), values);
    if (!done)
        return done.error();
    while (rows.next()) {
        Verdict verdict = verdictFromJson(objectOf(rows.value(1)));
        verdict.number = rows.value(0).toLongLong();
        history.items.push_back(std::move(verdict));
    }
    const auto kept = number(db, QStringLiteral("SELECT count(*) FROM verdicts"));
    if (!kept)
        return kept.error();
    const auto newest = number(db, QStringLiteral("SELECT coalesce(max(number), 0) FROM verdicts"));
    if (!newest)
        return newest.error();
    history.kept = *kept;
    history.dropped = *newest - *kept;
    return history;
}

Result<std::optional<QDateTime>> newestAt(QSqlDatabase &db)
{
    const auto newest = number(db, QStringLiteral("SELECT coalesce((SELECT at_ms FROM verdicts ORDER BY number DESC LIMIT 1), 0)"));
    if (!newest)
        return newest.error();
    return *newest == 0 ? std::optional<QDateTime>() : std::optional(QDateTime::fromMSecsSinceEpoch(*newest, Qt::UTC));
}

} // namespace pilothouse::fleetwatch::sql
