// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QFuture>
#include <QPromise>
#include <QSqlDatabase>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>

class QSqlQuery;

namespace pilothouse::store {

/// The state of one profile on disk: an SQLite file in WAL mode, opened 0600 in a 0700 folder that is ours.
/// All work runs in order on one thread of its own, so that no fsync ever blocks a window. Several programs may have
/// the same file open: every change is one BEGIN IMMEDIATE transaction.
/// Destruction runs what was asked for before it, then closes the file; every future completes.
class Store final
{
public:
    /// Opens or creates the file and brings it to the newest schema (numbered, forward only). Blocks for some milliseconds.
    /// Errors (Storage): folder of another user or open to others, newer schema, not our file, disk full, and a damaged file,
    /// which is left exactly as it is: an empty record must never take the place of one that cannot be read.
    static Result<std::shared_ptr<Store>> open(const QString &path);
    /// The operator's answer to a damaged file: renames it (with its log) and says the new name. Refused while any program has it open.
    static Result<QString> setAside(const QString &path);
    ~Store();

    /// Runs `work` on the store's thread inside a transaction that is committed and synced when it returns a value,
    /// and rolled back when it returns an error. The future always completes.
    template <typename T>
    QFuture<Result<T>> write(std::function<Result<T>(QSqlDatabase &)> work)
    {
        return enqueue<T>(std::move(work), true);
    }

    /// Runs `work` on the store's thread inside a read transaction: it sees one state.
    template <typename T>
    QFuture<Result<T>> read(std::function<Result<T>(QSqlDatabase &)> work)
    {
        return enqueue<T>(std::move(work), false);
    }

    /// As read(), but on a thread and a connection of its own: for work over the whole record, which must not hold up a write.
    template <typename T>
    QFuture<Result<T>> readAside(std::function<Result<T>(QSqlDatabase &)> work)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        auto future = promise->future();
        runAside(m_impl, [promise, work = std::move(work)](QSqlDatabase *db, const Error &error) {
            promise->addResult(db == nullptr ? Result<T>(error) : work(*db));
            promise->finish();
        });
        return future;
    }

    /// Runs what was asked for before it, then closes the file, whoever still holds the store: for a program that ends while work is suspended.
    /// What is asked for later fails with Storage. Blocks for `patience` at most; false when the file is not closed by then.
    bool closeNow(std::chrono::milliseconds patience);

    const QString &path() const { return m_path; }
    /// True when the program that had the file before ended without closing it (crash, kill, power cut); what it had committed is there.
    bool wasInterrupted() const;

private:
    struct Impl;
    explicit Store(QString path, std::shared_ptr<Impl> impl);

    template <typename T>
    QFuture<Result<T>> enqueue(std::function<Result<T>(QSqlDatabase &)> work, bool changes)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        auto future = promise->future();
        // The job keeps the inner part alive, not the Store: the last reference may be dropped by a job itself.
        post(*m_impl, [impl = m_impl.get(), promise, work = std::move(work), changes] {
            QSqlDatabase *const db = begin(*impl, changes);
            if (db == nullptr) {
                promise->addResult(Result<T>(lastError(*impl)));
            } else {
                Result<T> result = work(*db);
                if (!end(*impl, changes, result.has_value()) && result.has_value())
                    result = lastError(*impl);
                promise->addResult(std::move(result));
            }
            promise->finish();
        });
        return future;
    }

    static void post(Impl &impl, std::function<void()> job);
    static QSqlDatabase *begin(Impl &impl, bool changes);
    static bool end(Impl &impl, bool changes, bool commit);
    static Error lastError(const Impl &impl);
    static void runAside(const std::shared_ptr<Impl> &impl, std::function<void(QSqlDatabase *, const Error &)> job);

    QString m_path;
    std::shared_ptr<Impl> m_impl;
};

/// What a failed query means for the operator: disk full, damaged, busy. For work functions: `return queryError(query);`
Error queryError(const QSqlQuery &query);

} // namespace pilothouse::store
