// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/activity/operation_journal.h"

#include "services/core/json.h"
#include "services/core/log.h"

#include <QCoroFuture>

#include <QJsonArray>
#include <QJsonObject>
#include <QSqlQuery>
#include <QVariant>

namespace pilothouse::activity {

namespace {

const QString kDocument = QStringLiteral("operations");

QString stateWord(OperationState state)
{
    switch (state) {
    case OperationState::Running: return QStringLiteral("running");
    case OperationState::Succeeded: return QStringLiteral("succeeded");
    case OperationState::Failed: return QStringLiteral("failed");
    case OperationState::OutcomeUnknown: return QStringLiteral("unknown");
    case OperationState::Cancelled: return QStringLiteral("cancelled");
    }
    return QStringLiteral("unknown");
}

OperationState stateFromWord(const QString &word)
{
    for (const OperationState state : {OperationState::Succeeded, OperationState::Failed, OperationState::Cancelled})
        if (word == stateWord(state))
            return state;
    return OperationState::OutcomeUnknown; // also what a newer version wrote: nobody claims that it was done
}

QJsonObject toJson(const OperationStatus &status, const store::LeaseHolder &program)
{
    QJsonObject json{{QStringLiteral("id"), status.id.text()},
                     {QStringLiteral("program"), program.toText()},
                     {QStringLiteral("environment"), status.environment},
                     {QStringLiteral("title"), status.title},
                     {QStringLiteral("step"), status.step},
                     {QStringLiteral("state"), stateWord(status.state)},
                     {QStringLiteral("startedAt"), toUtcText(status.startedAt)}};
    if (!status.verdict.isEmpty())
        json.insert(QStringLiteral("verdict"), status.verdict);
    if (status.endedAt)
        json.insert(QStringLiteral("endedAt"), toUtcText(*status.endedAt));
    return json;
}

OperationStatus fromJson(const QJsonObject &json)
{
    OperationStatus status;
    status.environment = json[QStringLiteral("environment")].toString();
    status.title = json[QStringLiteral("title")].toString();
    status.step = json[QStringLiteral("step")].toString();
    status.verdict = json[QStringLiteral("verdict")].toString();
    status.state = stateFromWord(json[QStringLiteral("state")].toString());
    status.startedAt = QDateTime::fromString(json[QStringLiteral("startedAt")].toString(), Qt::ISODateWithMs);
    status.endedAt = QDateTime::fromString(json[QStringLiteral("endedAt")].toString(), Qt::ISODateWithMs);
    status.cancellable = false;
    return status;
}

bool isRunning(const QJsonObject &json)
{
    return json[QStringLiteral("state")].toString() == stateWord(OperationState::Running);
}

Result<QJsonArray> readAll(QSqlDatabase &db)
{
    QSqlQuery query(db);
    query.prepare(QStringLiteral("SELECT body FROM documents WHERE name = ?"));
    query.addBindValue(kDocument);
    if (!query.exec())
        return store::queryError(query);
    if (!query.next())
        return QJsonArray();
    const auto body = parseJsonObject(query.value(0).toString().toUtf8());
    // An unreadable list costs the list, never the work of today.
    return body ? (*body)[QStringLiteral("operations")].toArray() : QJsonArray();
}

Status writeAll(QSqlDatabase &db, const QJsonArray &all, const QString &utc)
{
    QJsonArray kept;
    int ended = 0;
    for (qsizetype i = all.size() - 1; i >= 0; --i) {
        const QJsonObject entry = all[i].toObject();
        if (isRunning(entry) || ++ended <= OperationJournal::kKept)
            kept.prepend(entry);
    }
    QSqlQuery query(db);
    query.prepare(QStringLiteral(
        "INSERT INTO documents VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET body = excluded.body, updated_utc = excluded.updated_utc"));
    query.addBindValue(kDocument);
    query.addBindValue(QString::fromUtf8(canonicalJson({{QStringLiteral("operations"), kept}})));
    query.addBindValue(utc);
    if (!query.exec())
        return store::queryError(query);
    return Done{};
}

/// Ended by the end of their program: said once, and kept so.
int endInterrupted(QJsonArray &all, const QString &utc)
{
    int count = 0;
    for (qsizetype i = 0; i < all.size(); ++i) {
        QJsonObject entry = all[i].toObject();
        if (!isRunning(entry))
            continue;
        const auto program = store::LeaseHolder::fromText(entry[QStringLiteral("program")].toString());
        if (program && !program->isGone())
            continue;
        entry[QStringLiteral("state")] = stateWord(OperationState::OutcomeUnknown);
        entry[QStringLiteral("endedAt")] = utc;
        entry[QStringLiteral("step")] = QStringLiteral("interrupted: outcome unknown, read the remote");
        all[i] = entry;
        ++count;
    }
    return count;
}

struct Found
{
    QJsonArray all;
    int interrupted = 0;
};

} // namespace

OperationJournal::OperationJournal(Parts parts) : m_parts(std::move(parts)) { }

QCoro::Task<Status> OperationJournal::start()
{
    const auto self = shared_from_this();
    const QString utc = toUtcText(m_parts.clock->utcNow());
    const auto reading = m_parts.store->write<Found>([utc](QSqlDatabase &db) -> Result<Found> {
        auto all = readAll(db);
        if (!all)
            return all.error();
        Found found;
        found.interrupted = endInterrupted(*all, utc);
        if (found.interrupted > 0) {
            const Status written = writeAll(db, *all, utc);
            if (!written)
                return written.error();
        }
        found.all = *all;
        return found;
    });
    const auto found = co_await reading;
    if (!found)
        co_return found.error();
    m_interrupted = found->interrupted;
    std::vector<OperationStatus> before;
    for (qsizetype i = found->all.size() - 1; i >= 0; --i)
        if (const QJsonObject entry = found->all[i].toObject(); !isRunning(entry))
            before.push_back(fromJson(entry));
    m_parts.operations->restore(std::move(before));
    connect(m_parts.operations.get(), &OperationList::operationChanged, this, &OperationJournal::onChanged);
    for (const OperationStatus &status : m_parts.operations->all())
        if (status.state == OperationState::Running)
            onChanged(status.id);
    co_return Done{};
}

void OperationJournal::onChanged(const OperationId &id)
{
    const auto status = m_parts.operations->find(id);
    if (!status)
        return;
    const bool begins = status->state == OperationState::Running && !m_open.contains(id.text());
    const bool ends = status->state != OperationState::Running && m_open.contains(id.text());
    if (!begins && !ends)
        return; // a step: the next program has no use for it
    if (begins)
        m_open.insert(id.text());
    else
        m_open.remove(id.text());
    const QJsonObject entry = toJson(*status, m_parts.program);
    const QString utc = toUtcText(m_parts.clock->utcNow());
    auto writing = m_parts.store->write<Done>([entry, utc](QSqlDatabase &db) -> Status {
        auto all = readAll(db);
        if (!all)
            return all.error();
        const auto isSame = [&entry](const QJsonObject &other) {
            return other[QStringLiteral("id")] == entry[QStringLiteral("id")] && other[QStringLiteral("program")] == entry[QStringLiteral("program")];
        };
        bool found = false;
        for (qsizetype i = 0; i < all->size() && !found; ++i) {
            found = isSame((*all)[i].toObject());
            if (found)
                (*all)[i] = entry;
        }
        if (!found)
            all->append(entry);
        return writeAll(db, *all, utc);
    });
    writing.then(this, [](const Status &written) {
        if (!written)
            qCWarning(lcStore) << "an operation could not be kept:" << written.error().what;
    });
}

} // namespace pilothouse::activity
