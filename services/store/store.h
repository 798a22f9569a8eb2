// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QFuture>
#include <QPromise>
#include <QSqlDatabase>
#include <QString>

#include <functional>
#include <memory>

namespace pilothouse::store {

/// The state of one profile on disk: an SQLite file in WAL mode, opened 0600 in a 0700 folder that is ours.
/// All work runs in order on one thread of its own, so that no fsync ever blocks a window. Several programs may have
/// the same file open: every change is one BEGIN IMMEDIATE transaction.
class Store final
{
public:
    /// Opens or creates the file and brings it to the newest schema (numbered, forward only).
    /// Errors (Storage): folder of another user or open to others, newer schema, corrupt file (kept aside), disk full.
    static Result<std::shared_ptr<Store>> open(const QString &path);
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

    const QString &path() const { return m_path; }

private:
    explicit Store(QString path);

    template <typename T>
    QFuture<Result<T>> enqueue(std::function<Result<T>(QSqlDatabase &)> work, bool changes)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        auto future = promise->future();
        post([this, promise, work = std::move(work), changes] {
            QSqlDatabase *const db = begin(changes);
            if (db == nullptr) {
                promise->addResult(Result<T>(lastError()));
            } else {
                Result<T> result = work(*db);
                if (!end(changes, result.has_value()) && result.has_value())
                    result = lastError();
                promise->addResult(std::move(result));
            }
            promise->finish();
        });
        return future;
    }

    void post(std::function<void()> job);
    QSqlDatabase *begin(bool changes);
    bool end(bool changes, bool commit);
    Error lastError() const;

    struct Impl;
    QString m_path;
    std::unique_ptr<Impl> m_impl;
};

} // namespace pilothouse::store
