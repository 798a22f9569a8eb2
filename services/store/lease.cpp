// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/lease.h"

#include "services/core/json.h"

#include <QCoreApplication>
#include <QFile>
#include <QSqlQuery>
#include <QSysInfo>
#include <QUuid>
#include <QVariant>

namespace pilothouse::store {

namespace {

QByteArray systemText(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

/// Boot id and process-id namespace: two containers share the first, and each other's process ids mean nothing to them.
QString bootName()
{
    return QString::fromLatin1(systemText(QStringLiteral("/proc/sys/kernel/random/boot_id"))) + u'/'
           + QFile::symLinkTarget(QStringLiteral("/proc/self/ns/pid")).section(u'/', -1);
}

/// Clock ticks after boot at which the process started; nothing when there is no such process.
std::optional<qint64> startOf(qint64 pid)
{
    const QByteArray stat = systemText(QStringLiteral("/proc/%1/stat").arg(pid));
    // The name in parentheses may hold anything, so counting starts behind it; field 22 of proc(5).
    const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    return fields.size() > 19 ? std::optional(fields[19].toLongLong()) : std::nullopt;
}

QString nowHeldBy(const Lease &lease)
{
    return QStringLiteral("held by %1 until %2").arg(lease.holder.words(), toUtcText(lease.until));
}

Result<std::optional<Lease>> readLease(QSqlDatabase &db, const QString &name, const QDateTime &now)
{
    QSqlQuery query(db);
    query.prepare(QStringLiteral("SELECT holder, until_ms FROM leases WHERE name = ?"));
    query.addBindValue(name);
    if (!query.exec())
        return queryError(query);
    if (!query.next())
        return std::optional<Lease>();
    Lease lease;
    lease.name = name;
    lease.until = QDateTime::fromMSecsSinceEpoch(query.value(1).toLongLong(), Qt::UTC);
    const auto holder = LeaseHolder::fromText(query.value(0).toString());
    const qint64 left = now.msecsTo(lease.until);
    const bool isHeld = holder && !holder->isGone() && left > 0 && left <= std::chrono::milliseconds(kLongestLease).count();
    if (!isHeld)
        return std::optional<Lease>();
    lease.holder = *holder;
    return std::optional(lease);
}

} // namespace

LeaseHolder LeaseHolder::thisProcess(const QString &program)
{
    LeaseHolder holder;
    holder.program = program;
    holder.host = QSysInfo::machineHostName();
    holder.boot = bootName();
    holder.instance = QUuid::createUuid().toString(QUuid::Id128).left(12);
    holder.pid = QCoreApplication::applicationPid();
    holder.started = startOf(holder.pid).value_or(0);
    return holder;
}

std::optional<LeaseHolder> LeaseHolder::fromText(const QString &text)
{
    const auto object = parseJsonObject(text.toUtf8());
    if (!object)
        return std::nullopt;
    LeaseHolder holder;
    holder.program = (*object)[QLatin1String("program")].toString();
    holder.host = (*object)[QLatin1String("host")].toString();
    holder.boot = (*object)[QLatin1String("boot")].toString();
    holder.instance = (*object)[QLatin1String("instance")].toString();
    holder.pid = (*object)[QLatin1String("pid")].toInteger();
    holder.started = (*object)[QLatin1String("started")].toInteger();
    return holder;
}

QString LeaseHolder::toText() const
{
    return QString::fromUtf8(canonicalJson({{QStringLiteral("program"), program},
                                            {QStringLiteral("host"), host},
                                            {QStringLiteral("boot"), boot},
                                            {QStringLiteral("instance"), instance},
                                            {QStringLiteral("pid"), pid},
                                            {QStringLiteral("started"), started}}));
}

QString LeaseHolder::words() const
{
    return QStringLiteral("%1 on %2 (process %3)").arg(program, host).arg(pid);
}

bool LeaseHolder::isGone() const
{
    if (host != QSysInfo::machineHostName() || started == 0)
        return false; // another machine, or a system that does not tell: only time frees it
    const QString here = bootName();
    if (boot.section(u'/', 0, 0) != here.section(u'/', 0, 0))
        return true;
    if (boot != here)
        return false;
    return startOf(pid) != std::optional(started);
}

QFuture<Result<Lease>> acquireLease(Store &store, QString name, LeaseHolder holder, std::chrono::milliseconds duration,
                                    std::shared_ptr<const Clock> clock)
{
    duration = std::min(duration, std::chrono::milliseconds(kLongestLease));
    return store.write<Lease>([name, holder, duration, clock](QSqlDatabase &db) -> Result<Lease> {
        const QDateTime now = clock->utcNow();
        const auto current = readLease(db, name, now);
        if (!current)
            return current.error();
        if (*current && !((*current)->holder == holder)) {
            Error error;
            error.kind = ErrorKind::Conflict;
            error.what = nowHeldBy(**current);
            error.where = name;
            error.nextStep = QStringLiteral("Let it finish, or close that program.");
            return error;
        }
        Lease lease{name, holder, now.addMSecs(duration.count())};
        QSqlQuery query(db);
        query.prepare(QStringLiteral(
            "INSERT INTO leases VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until_ms = excluded.until_ms"));
        query.addBindValue(name);
        query.addBindValue(holder.toText());
        query.addBindValue(lease.until.toMSecsSinceEpoch());
        if (!query.exec())
            return queryError(query);
        return lease;
    });
}

QFuture<Status> releaseLease(Store &store, QString name, LeaseHolder holder)
{
    return store.write<Done>([name, holder](QSqlDatabase &db) -> Status {
        QSqlQuery query(db);
        query.prepare(QStringLiteral("DELETE FROM leases WHERE name = ? AND holder = ?"));
        query.addBindValue(name);
        query.addBindValue(holder.toText());
        if (!query.exec())
            return queryError(query);
        return Done{};
    });
}

QFuture<Result<std::optional<Lease>>> currentLease(Store &store, QString name, std::shared_ptr<const Clock> clock)
{
    return store.read<std::optional<Lease>>([name, clock](QSqlDatabase &db) { return readLease(db, name, clock->utcNow()); });
}

} // namespace pilothouse::store
