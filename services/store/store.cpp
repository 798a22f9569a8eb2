// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/store.h"

#include "services/core/log.h"
#include "services/core/private_file.h"
#include "services/store/file_guard.h"
#include "services/store/migrations.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QSqlQuery>
#include <QThreadPool>
#include <QUuid>

#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <thread>

namespace pilothouse::store {

namespace {

constexpr int kSqliteBusy = 5;
constexpr int kSqliteReadOnly = 8;
constexpr int kSqliteCorrupt = 11;
constexpr int kSqliteFull = 13;
constexpr int kSqliteNotADatabase = 26;

Error storeError(const QString &path, const QString &what, const QString &nextStep = {})
{
    Error error;
    error.kind = ErrorKind::Storage;
    error.what = what;
    error.where = path;
    error.nextStep = nextStep;
    return error;
}

Error sqlError(const QSqlError &problem)
{
    Error error = storeError(QString(), QString());
    switch (problem.nativeErrorCode().toInt() & 0xff) {
    case kSqliteBusy: error.what = QStringLiteral("the state file is in use by another program"); break;
    case kSqliteReadOnly: error.what = QStringLiteral("the state file is read-only"); break;
    case kSqliteFull: error.what = QStringLiteral("the disk is full"); break;
    case kSqliteCorrupt:
    case kSqliteNotADatabase:
        error.what = QStringLiteral("the state file is damaged; it is kept as it is");
        error.nextStep = QStringLiteral("Restore it from a backup, or move it aside to start a new one.");
        break;
    default: error.what = QStringLiteral("the state file cannot be used: %1").arg(problem.databaseText()); break;
    }
    return error;
}

/// One SQLite connection; lives and dies on one thread.
class Connection
{
public:
    ~Connection()
    {
        if (m_db.isOpen())
            m_db.close();
        m_db = QSqlDatabase();
        QSqlDatabase::removeDatabase(m_name);
    }

    Status open(const QString &path)
    {
        m_path = path;
        m_db = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
        if (!m_db.isValid())
            return storeError(path, QStringLiteral("Qt's SQLite driver is not installed"), QStringLiteral("Install the package libqt6sql6-sqlite."));
        m_db.setDatabaseName(path);
        m_db.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"));
        if (!m_db.open())
            return at(sqlError(m_db.lastError()));
        for (const char *pragma :
             {"PRAGMA trusted_schema = OFF", "PRAGMA foreign_keys = ON", "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL"}) {
            const Status done = run(QString::fromLatin1(pragma));
            if (!done)
                return done;
        }
        return Done{};
    }

    Status run(const QString &sql)
    {
        QSqlQuery query(m_db);
        if (!query.exec(sql))
            return at(sqlError(query.lastError()));
        return Done{};
    }

    QSqlDatabase &db() { return m_db; }
    Error at(Error error) const
    {
        if (error.where.isEmpty())
            error.where = m_path;
        return error;
    }

private:
    QString m_name = QUuid::createUuid().toString(QUuid::Id128);
    QString m_path;
    QSqlDatabase m_db;
};

} // namespace

/// The part that the store's thread and the work aside share. Members below the mutex belong to the thread alone.
struct Store::Impl
{
    QString path;
    std::unique_ptr<FileGuard> guard;
    bool interrupted = false;

    std::thread thread;
    std::mutex mutex;
    std::condition_variable wake;
    std::deque<std::function<void()>> jobs;
    bool stopping = false;

    std::unique_ptr<Connection> connection;
    Error error;

    void run()
    {
        for (;;) {
            std::function<void()> job;
            {
                std::unique_lock lock(mutex);
                wake.wait(lock, [this] { return stopping || !jobs.empty(); });
                if (jobs.empty())
                    break;
                job = std::move(jobs.front());
                jobs.pop_front();
            }
            job();
        }
        connection.reset();
    }
};

Result<std::shared_ptr<Store>> Store::open(const QString &path)
{
    const Status folder = ensurePrivateFolder(QFileInfo(path).path());
    if (!folder)
        return folder.error();
    auto guard = FileGuard::acquire(path);
    if (!guard)
        return guard.error();
    const Status file = preparePrivateFile(path);
    if (!file)
        return file.error();

    auto impl = std::make_shared<Impl>();
    impl->path = path;
    // SQLite removes its log when the last program closes the file in order.
    impl->interrupted = (*guard)->isAlone() && QFileInfo(path + QStringLiteral("-wal")).size() > 0;
    std::promise<Status> opened;
    auto answer = opened.get_future();
    impl->jobs.push_back([impl = impl.get(), &opened] {
        impl->connection = std::make_unique<Connection>();
        Status status = impl->connection->open(impl->path);
        if (status)
            status = migrate(impl->connection->db());
        if (!status)
            status = impl->connection->at(status.error());
        opened.set_value(status);
    });
    impl->thread = std::thread([impl] { impl->run(); });
    const Status status = answer.get();
    auto store = std::shared_ptr<Store>(new Store(path, impl));
    if (!status)
        return status.error();
    (*guard)->share();
    impl->guard = std::move(*guard);
    if (impl->interrupted)
        qCDebug(lcStore) << "recovered after an interruption" << path;
    return store;
}

Result<QString> Store::setAside(const QString &path)
{
    const auto guard = FileGuard::acquire(path);
    if (!guard)
        return guard.error();
    if (!(*guard)->isAlone())
        return storeError(path, QStringLiteral("another program has the file open; nothing was moved"), QStringLiteral("Close it, then try again."));
    const QString name = path + QStringLiteral(".aside-") + QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMddTHHmmsszzzZ"));
    if (!QFile::rename(path, name)) // never overwrites
        return storeError(path, QStringLiteral("cannot be renamed"));
    for (const char *suffix : {"-wal", "-shm"})
        QFile::rename(path + QLatin1String(suffix), name + QLatin1String(suffix));
    const Status synced = syncFolder(QFileInfo(path).path());
    if (!synced)
        return synced.error();
    return name;
}

Store::Store(QString path, std::shared_ptr<Impl> impl) : m_path(std::move(path)), m_impl(std::move(impl)) { }

Store::~Store()
{
    {
        const std::lock_guard lock(m_impl->mutex);
        m_impl->stopping = true;
    }
    m_impl->wake.notify_one();
    // A job may have held the last reference: then the thread ends by itself, it has its own share of the inner part.
    if (m_impl->thread.get_id() == std::this_thread::get_id())
        m_impl->thread.detach();
    else
        m_impl->thread.join();
}

bool Store::closeNow(std::chrono::milliseconds patience)
{
    const auto closed = std::make_shared<std::promise<void>>();
    auto answer = closed->get_future();
    post(*m_impl, [impl = m_impl.get(), closed] {
        impl->connection.reset();
        closed->set_value();
    });
    return answer.wait_for(patience) == std::future_status::ready;
}

bool Store::wasInterrupted() const
{
    return m_impl->interrupted;
}

void Store::post(Impl &impl, std::function<void()> job)
{
    {
        const std::lock_guard lock(impl.mutex);
        impl.jobs.push_back(std::move(job));
    }
    impl.wake.notify_one();
}

QSqlDatabase *Store::begin(Impl &impl, bool changes)
{
    if (!impl.connection) {
        impl.error = storeError(impl.path, QStringLiteral("the file is closed: this program ends"));
        return nullptr;
    }
    const Status begun = impl.connection->run(changes ? QStringLiteral("BEGIN IMMEDIATE") : QStringLiteral("BEGIN"));
    if (!begun) {
        impl.error = begun.error();
        return nullptr;
    }
    return &impl.connection->db();
}

bool Store::end(Impl &impl, bool changes, bool commit)
{
    const Status ended = impl.connection->run(changes && commit ? QStringLiteral("COMMIT") : QStringLiteral("ROLLBACK"));
    if (ended)
        return true;
    impl.error = ended.error();
    // A commit that failed leaves its transaction open; on a full disk SQLite has already rolled back and this one says so, which is fine.
    (void)impl.connection->run(QStringLiteral("ROLLBACK"));
    return false;
}

Error Store::lastError(const Impl &impl)
{
    return impl.error;
}

void Store::runAside(const std::shared_ptr<Impl> &impl, std::function<void(QSqlDatabase *, const Error &)> job)
{
    QThreadPool::globalInstance()->start([impl, job = std::move(job)] {
        Connection connection;
        Status ready = connection.open(impl->path);
        if (ready)
            ready = connection.run(QStringLiteral("PRAGMA query_only = ON"));
        if (ready)
            ready = connection.run(QStringLiteral("BEGIN"));
        if (!ready)
            return job(nullptr, ready.error());
        job(&connection.db(), Error());
        (void)connection.run(QStringLiteral("ROLLBACK"));
    });
}

Error queryError(const QSqlQuery &query)
{
    return sqlError(query.lastError());
}

} // namespace pilothouse::store
