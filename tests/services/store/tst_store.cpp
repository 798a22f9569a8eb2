// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/clock.h"
#include "services/store/documents.h"
#include "services/store/open_store.h"
#include "services/store/store.h"
#include "tests/support/await.h"
#include "tests/support/shared_data.h"

#include <QFile>
#include <QProcess>
#include <QSemaphore>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

#include <csignal>
#include <cstdio>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace pilothouse;
using namespace pilothouse::store;
using pilothouse::test::await;

namespace {

int modeOf(const QString &path)
{
    struct stat info
    {
    };
    return ::lstat(QFile::encodeName(path).constData(), &info) == 0 ? int(info.st_mode & 07777) : -1;
}

void putFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

Result<qint64> runSql(QSqlDatabase &db, const QString &sql)
{
    QSqlQuery query(db);
    if (!query.exec(sql))
        return queryError(query);
    return query.next() ? query.value(0).toLongLong() : 0;
}

QFuture<Result<qint64>> addRow(Store &store, const QByteArray &body)
{
    return store.write<qint64>([body](QSqlDatabase &db) -> Result<qint64> {
        const auto last = runSql(db, QStringLiteral("SELECT coalesce(max(seq), 0) FROM audit_entries"));
        if (!last)
            return last;
        QSqlQuery query(db);
        query.prepare(QStringLiteral("INSERT INTO audit_entries VALUES (?, ?, zeroblob(32))"));
        query.addBindValue(*last + 1);
        query.addBindValue(body);
        if (!query.exec())
            return queryError(query);
        return *last + 1;
    });
}

QFuture<Result<qint64>> rowCount(Store &store)
{
    return store.read<qint64>([](QSqlDatabase &db) { return runSql(db, QStringLiteral("SELECT count(*) FROM audit_entries")); });
}

/// Rows 1 to n without a gap: what every survivor of a crash must be.
bool isWhole(Store &store, qint64 atLeast)
{
    const auto rows = await(store.read<qint64>([](QSqlDatabase &db) { return runSql(db, QStringLiteral("SELECT count(*) FROM audit_entries")); }));
    const auto last
        = await(store.read<qint64>([](QSqlDatabase &db) { return runSql(db, QStringLiteral("SELECT coalesce(max(seq), 0) FROM audit_entries")); }));
    return rows && last && *rows && *last && **rows == **last && **rows >= atLeast;
}

QStringList filesIn(const QTemporaryDir &folder)
{
    return QDir(folder.path()).entryList(QDir::Files, QDir::Name);
}

/// The child's part: writes rows and says each number when it is on disk.
int writeRows(const QString &path, int count)
{
    const auto store = Store::open(path);
    if (!store)
        return 3;
    for (int i = 0; i < count; ++i) {
        const auto row = addRow(**store, "child").result();
        if (!row)
            return 4;
        std::printf("%lld\n", *row);
        std::fflush(stdout);
    }
    return 0;
}

} // namespace

class StoreTest : public QObject
{
    Q_OBJECT

    QTemporaryDir *m_folder = nullptr;
    QString path() const { return m_folder->filePath(QStringLiteral("demo.sqlite")); }
    std::shared_ptr<Store> openOrFail() const
    {
        const auto store = Store::open(path());
        if (!store)
            qWarning() << store.error().where << store.error().what;
        return store ? *store : nullptr;
    }

private slots:
    void init() { m_folder = new QTemporaryDir; }
    void cleanup()
    {
        QThreadPool::globalInstance()->waitForDone();
        delete m_folder;
    }

    void keepsWhatWasWritten()
    {
        {
            const auto store = openOrFail();
            QVERIFY(store);
            for (int i = 1; i <= 5; ++i)
                QCOMPARE(**await(addRow(*store, "x")), i);
        }
        QCOMPARE(filesIn(*m_folder), QStringList({QStringLiteral("demo.sqlite"), QStringLiteral("demo.sqlite.lock")}));
        const auto store = openOrFail();
        QCOMPARE(**await(rowCount(*store)), 5);
        QVERIFY(!store->wasInterrupted());
    }

    void syncsEveryCommitIntoALog()
    {
        const auto store = openOrFail();
        const auto mode = await(store->read<QString>([](QSqlDatabase &db) -> Result<QString> {
            QSqlQuery query(db);
            if (!query.exec(QStringLiteral("PRAGMA journal_mode")) || !query.next())
                return queryError(query);
            return query.value(0).toString();
        }));
        QCOMPARE(**mode, QStringLiteral("wal"));
        const auto sync = await(store->read<qint64>([](QSqlDatabase &db) { return runSql(db, QStringLiteral("PRAGMA synchronous")); }));
        QCOMPARE(**sync, 2);
    }

    void createsEveryFilePrivate()
    {
        const mode_t before = ::umask(0);
        const QString nested = m_folder->filePath(QStringLiteral("a/b/demo.sqlite"));
        const auto store = Store::open(nested);
        ::umask(before);
        QVERIFY(store);
        QVERIFY(*await(addRow(**store, "x")));
        QCOMPARE(modeOf(m_folder->filePath(QStringLiteral("a"))), 0700);
        QCOMPARE(modeOf(m_folder->filePath(QStringLiteral("a/b"))), 0700);
        for (const char *suffix : {"", "-wal", "-shm", ".lock"})
            QCOMPARE(modeOf(nested + QLatin1String(suffix)), 0600);
    }

    void closesAFileThatOthersCouldRead()
    {
        openOrFail();
        QCOMPARE(::chmod(QFile::encodeName(path()).constData(), 0644), 0);
        QVERIFY(openOrFail());
        QCOMPARE(modeOf(path()), 0600);
    }

    void refusesPlacesThatOthersControl_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("word");
        QTest::newRow("folder writable by all") << QStringLiteral("open folder") << QStringLiteral("write into the folder");
        QTest::newRow("folder is a link") << QStringLiteral("linked folder") << QStringLiteral("symbolic link");
        QTest::newRow("file is a link") << QStringLiteral("linked file") << QStringLiteral("symbolic link");
        QTest::newRow("file writable by all") << QStringLiteral("open file") << QStringLiteral("may write the file");
        QTest::newRow("file of another user") << QStringLiteral("foreign file") << QStringLiteral("another user");
        QTest::newRow("a folder in the file's place") << QStringLiteral("folder") << QStringLiteral("not a regular file");
    }
    void refusesPlacesThatOthersControl()
    {
        QFETCH(QString, fault);
        QFETCH(QString, word);
        const QString folder = m_folder->filePath(QStringLiteral("state"));
        const QString file = folder + QStringLiteral("/demo.sqlite");
        const QByteArray name = QFile::encodeName(file);
        if (fault == QLatin1String("linked folder")) {
            QVERIFY(QFile::link(m_folder->path(), folder));
        } else {
            QCOMPARE(::mkdir(QFile::encodeName(folder).constData(), 0700), 0);
            if (fault == QLatin1String("open folder"))
                QCOMPARE(::chmod(QFile::encodeName(folder).constData(), 0777), 0);
            else if (fault == QLatin1String("linked file"))
                QVERIFY(QFile::link(QStringLiteral("/etc/passwd"), file));
            else if (fault == QLatin1String("folder"))
                QCOMPARE(::mkdir(name.constData(), 0700), 0);
            else
                putFile(file, "");
            if (fault == QLatin1String("open file"))
                QCOMPARE(::chmod(name.constData(), 0666), 0);
            if (fault == QLatin1String("foreign file") && ::chown(name.constData(), 12345, 12345) != 0)
                QSKIP("only root can give a file away");
        }
        const auto store = Store::open(file);
        QVERIFY(!store);
        QCOMPARE(store.error().kind, ErrorKind::Storage);
        QVERIFY2(store.error().what.contains(word), qPrintable(store.error().what));
    }

    void undoesWorkThatEndsWithAnError()
    {
        const auto store = openOrFail();
        const auto failed = await(store->write<qint64>([](QSqlDatabase &db) -> Result<qint64> {
            QSqlQuery query(db);
            query.exec(QStringLiteral("INSERT INTO audit_entries VALUES (1, x'00', zeroblob(32))"));
            return Error{ErrorKind::Refused, QStringLiteral("changed my mind"), {}, {}, {}, {}, {}};
        }));
        QVERIFY(!*failed);
        QCOMPARE(failed->error().what, QStringLiteral("changed my mind"));
        QCOMPARE(**await(rowCount(*store)), 0);
        QCOMPARE(**await(addRow(*store, "x")), 1);
    }

    void completesEveryFutureWhenItGoes()
    {
        std::vector<QFuture<Result<qint64>>> futures;
        {
            const auto store = openOrFail();
            for (int i = 0; i < 50; ++i)
                futures.push_back(addRow(*store, "x"));
        }
        for (size_t i = 0; i < futures.size(); ++i) {
            QVERIFY(futures[i].isFinished());
            QCOMPARE(*futures[i].result(), qint64(i + 1));
        }
        QCOMPARE(**await(rowCount(*openOrFail())), 50);
    }

    void isClosedInOrderWhoeverStillHoldsIt()
    {
        const auto store = openOrFail();
        auto before = addRow(*store, "x");
        QVERIFY(store->closeNow(std::chrono::seconds(10)));
        QCOMPARE(**await(before), 1);
        QVERIFY(!openOrFail()->wasInterrupted());
        const auto late = await(addRow(*store, "x"));
        QVERIFY(late && !*late);
        QCOMPARE(late->error().kind, ErrorKind::Storage);
    }

    void mayBeDroppedByItsOwnWork()
    {
        auto store = openOrFail();
        QSemaphore go;
        auto first = store->write<qint64>([keep = store, &go](QSqlDatabase &db) mutable -> Result<qint64> {
            go.acquire();
            auto rows = runSql(db, QStringLiteral("SELECT 7"));
            keep.reset(); // the last reference
            return rows;
        });
        auto second = addRow(*store, "x");
        store.reset();
        go.release();
        QCOMPARE(**await(first), 7);
        QCOMPARE(**await(second), 1);
    }

    void keepsTheRecordAppendOnly_data()
    {
        QTest::addColumn<QString>("sql");
        for (const char *sql :
             {"UPDATE audit_entries SET body = x'01'", "DELETE FROM audit_entries", "REPLACE INTO audit_entries VALUES (1, x'02', zeroblob(32))",
              "INSERT INTO audit_entries VALUES (3, x'02', zeroblob(32))", "UPDATE audit_checkpoints SET utc = ''", "DELETE FROM audit_checkpoints"})
            QTest::newRow(sql) << QString::fromLatin1(sql);
    }
    void keepsTheRecordAppendOnly()
    {
        QFETCH(QString, sql);
        const auto store = openOrFail();
        QVERIFY(*await(addRow(*store, "first")));
        QVERIFY(*await(store->write<qint64>([](QSqlDatabase &db) {
            return runSql(db, QStringLiteral("INSERT INTO audit_checkpoints VALUES (1, zeroblob(32), '', x'00', x'00')"));
        })));
        const auto done = await(store->write<qint64>([sql](QSqlDatabase &db) { return runSql(db, sql); }));
        QVERIFY(!*done);
        QCOMPARE(**await(store->read<qint64>([](QSqlDatabase &db) {
            return runSql(db, QStringLiteral("SELECT count(*) FROM audit_entries WHERE body = CAST('first' AS BLOB)"));
        })),
                 1);
    }

    void refusesANewerSchemaAndForeignFiles()
    {
        {
            const auto store = openOrFail();
            QVERIFY(*await(
                store->write<qint64>([](QSqlDatabase &db) { return runSql(db, QStringLiteral("INSERT INTO schema_version VALUES (999, '')")); })));
        }
        const auto newer = Store::open(path());
        QVERIFY(!newer);
        QVERIFY2(newer.error().what.contains(QLatin1String("schema 999")), qPrintable(newer.error().what));
        QVERIFY(newer.error().nextStep.contains(QLatin1String("newer program")));
        QCOMPARE(newer.error().where, path());

        const QString foreign = m_folder->filePath(QStringLiteral("foreign.sqlite"));
        {
            QSqlDatabase db = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("foreign"));
            db.setDatabaseName(foreign);
            QVERIFY(db.open());
            QVERIFY(runSql(db, QStringLiteral("CREATE TABLE bookmarks (id INTEGER)")));
        }
        QSqlDatabase::removeDatabase(QStringLiteral("foreign"));
        const auto other = Store::open(foreign);
        QVERIFY(!other);
        QVERIFY2(other.error().what.contains(QLatin1String("another program")), qPrintable(other.error().what));
    }

    void neverReplacesADamagedFile_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("text") << QByteArray("this is not a database, but it is what was here");
        QTest::newRow("five bytes") << QByteArray("hello");
        QTest::newRow("zeros") << QByteArray(8192, '\0');
        QTest::newRow("header only") << QByteArray("SQLite format 3", 16);
        QTest::newRow("header and noise") << QByteArray("SQLite format 3", 16) + QByteArray(9000, '\x5a');
    }
    void neverReplacesADamagedFile()
    {
        QFETCH(QByteArray, bytes);
        putFile(path(), bytes);
        const auto store = Store::open(path());
        QVERIFY(!store);
        QCOMPARE(store.error().kind, ErrorKind::Storage);
        QCOMPARE(store.error().where, path());
        QCOMPARE(test::readFile(path()), bytes);

        const auto aside = Store::setAside(path());
        QVERIFY(aside);
        QCOMPARE(test::readFile(*aside), bytes);
        const auto fresh = openOrFail();
        QVERIFY(fresh);
        QCOMPARE(**await(rowCount(*fresh)), 0);
        QVERIFY(!Store::setAside(path())); // open now
    }

    void saysWhatIsDamagedInsideAndKeepsIt()
    {
        {
            const auto store = openOrFail();
            for (int i = 0; i < 200; ++i)
                addRow(*store, QByteArray(200, 'x'));
        }
        const QByteArray good = test::readFile(path());
        int refused = 0;
        for (qsizetype at = 0; at < good.size(); at += 97) {
            QByteArray bytes = good;
            bytes[at] = char(bytes[at] ^ 0x10);
            putFile(path(), bytes);
            const auto store = Store::open(path());
            const auto rows = store ? await(rowCount(**store)) : std::nullopt;
            if (!store || !*rows) {
                ++refused;
                const Error error = store ? rows->error() : store.error();
                QCOMPARE(error.kind, ErrorKind::Storage);
                QVERIFY(!error.what.isEmpty() && error.where != QString());
            }
        }
        QVERIFY(refused > 0);
    }

    void letsTwoProgramsWriteInTurn()
    {
        QProcess other;
        other.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--write"), path(), QStringLiteral("100")});
        const auto store = openOrFail();
        QVERIFY(store);
        for (int i = 0; i < 100; ++i)
            QVERIFY(*await(addRow(*store, "x")));
        QTRY_COMPARE_WITH_TIMEOUT(other.state(), QProcess::NotRunning, 30'000);
        QCOMPARE(other.exitCode(), 0);
        QCOMPARE(**await(rowCount(*store)), 200);
        QVERIFY(isWhole(*store, 200));
    }

    void losesNothingThatWasAnsweredWhenKilled()
    {
        for (int round = 0; round < 5; ++round) {
            QProcess other;
            other.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--write"), path(), QStringLiteral("100000")});
            QByteArray said;
            QTRY_VERIFY_WITH_TIMEOUT((said += other.readAllStandardOutput()).count('\n') > 10, 30'000);
            other.kill();
            QTRY_COMPARE(other.state(), QProcess::NotRunning);
            said += other.readAllStandardOutput();
            const qint64 last = said.left(said.lastIndexOf('\n')).split('\n').last().toLongLong();
            const auto store = openOrFail();
            QVERIFY(store);
            QVERIFY(store->wasInterrupted());
            QVERIFY(isWhole(*store, last));
        }
        QVERIFY(!openOrFail()->wasInterrupted());
    }

    void recoversFromALogCutAnywhere()
    {
        QByteArray database;
        QByteArray log;
        {
            const auto store = openOrFail();
            for (int i = 0; i < 12; ++i)
                QVERIFY(*await(addRow(*store, QByteArray(300, 'x'))));
            database = test::readFile(path());
            log = test::readFile(path() + QStringLiteral("-wal"));
        }
        QVERIFY(log.size() > 4096);
        const QString copy = m_folder->filePath(QStringLiteral("copy.sqlite"));
        qint64 before = 0;
        for (qsizetype length = 0; length <= log.size(); length += 3001) {
            QFile::remove(copy + QStringLiteral("-shm"));
            putFile(copy, database);
            putFile(copy + QStringLiteral("-wal"), log.first(length));
            const auto store = Store::open(copy);
            QVERIFY(store);
            QVERIFY(isWhole(**store, before)); // never fewer rows from a longer log, never half a row
            before = **await(rowCount(**store));
        }
    }

    void saysThatTheDiskIsFullAndGoesOnAfterwards()
    {
        const auto store = openOrFail();
        QVERIFY(*await(addRow(*store, "x")));
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        const auto oldHandler = std::signal(SIGXFSZ, SIG_IGN);
        rlimit tight = before;
        tight.rlim_cur = rlim_t(QFileInfo(path() + QStringLiteral("-wal")).size()) + 100;
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &tight), 0);
        const auto refused = await(addRow(*store, QByteArray(100'000, 'y')));
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
        std::signal(SIGXFSZ, oldHandler);
        QVERIFY(!*refused);
        QCOMPARE(refused->error().kind, ErrorKind::Storage);
        QCOMPARE(refused->error().where, path());
        QCOMPARE(**await(rowCount(*store)), 1);
        QCOMPARE(**await(addRow(*store, "after")), 2);
    }

    void readsAsideWithoutHoldingUpWrites()
    {
        const auto store = openOrFail();
        QVERIFY(*await(addRow(*store, "x")));
        QSemaphore started;
        QSemaphore go;
        auto reading = store->readAside<qint64>([&](QSqlDatabase &db) -> Result<qint64> {
            const auto first = runSql(db, QStringLiteral("SELECT count(*) FROM audit_entries"));
            started.release();
            go.acquire();
            const auto second = runSql(db, QStringLiteral("SELECT count(*) FROM audit_entries"));
            return *first * 100 + *second; // one state: both are 1
        });
        started.acquire();
        QCOMPARE(**await(addRow(*store, "y")), 2);
        go.release();
        QCOMPARE(**await(reading), 101);
        const auto write = await(
            store->readAside<qint64>([](QSqlDatabase &db) { return runSql(db, QStringLiteral("INSERT INTO documents VALUES ('a', '', '')")); }));
        QVERIFY(!*write);
    }

    void keepsDocuments()
    {
        const auto clock = std::make_shared<SystemClock>();
        const auto store = openOrFail();
        QVERIFY(!**await(loadDocument(*store, QStringLiteral("cutover.state"))));
        QVERIFY(*await(saveDocument(*store, QStringLiteral("cutover.state"), {{QStringLiteral("stage"), QStringLiteral("canary")}}, clock)));
        QVERIFY(*await(saveDocument(*store, QStringLiteral("cutover.state"), {{QStringLiteral("stage"), QStringLiteral("mixed")}}, clock)));
        const auto body = await(loadDocument(*store, QStringLiteral("cutover.state")));
        QCOMPARE((***body)[QLatin1String("stage")].toString(), QStringLiteral("mixed"));
    }

    void listsDocumentsByTheirPrefixAndRemovesOnlyWhatWasRead()
    {
        const auto clock = std::make_shared<SystemClock>();
        const auto store = openOrFail();
        const QJsonObject first{{QStringLiteral("n"), 1}};
        const QJsonObject second{{QStringLiteral("n"), 2}};
        QVERIFY(*await(saveDocument(*store, QStringLiteral("change/b"), first, clock)));
        QVERIFY(*await(saveDocument(*store, QStringLiteral("change/a"), first, clock)));
        QVERIFY(*await(saveDocument(*store, QStringLiteral("change%"), first, clock)));
        const auto listed = await(listDocuments(*store, QStringLiteral("change/")));
        QCOMPARE((*listed)->size(), size_t(2));
        const StoredDocument read = (**listed)[0];
        QCOMPARE(read.name, QStringLiteral("change/a"));
        QVERIFY(*await(saveDocument(*store, QStringLiteral("change/a"), second, clock)));
        QVERIFY(*await(removeDocument(*store, read))); // another program wrote it meanwhile
        QVERIFY((**await(loadDocument(*store, QStringLiteral("change/a")))).has_value());
        const auto again = await(listDocuments(*store, QStringLiteral("change/")));
        QVERIFY(*await(removeDocument(*store, (**again)[0])));
        QVERIFY(!**await(loadDocument(*store, QStringLiteral("change/a"))));
        QVERIFY((**await(loadDocument(*store, QStringLiteral("change/b")))).has_value());
    }

    void neverFallsBackFromPostgresql()
    {
        domain::Profile profile;
        profile.environment.id = domain::EnvironmentId(QStringLiteral("team"));
        profile.postgresql = QStringLiteral("host=/run dbname=p");
        const auto store = openStore(profile, m_folder->path());
        QVERIFY(!store);
        QVERIFY(store.error().what.contains(QLatin1String("not supported by this version yet")));
        QVERIFY(filesIn(*m_folder).isEmpty());
        profile.postgresql.clear();
        QVERIFY(openStore(profile, m_folder->path()));
        QVERIFY(filesIn(*m_folder).contains(QStringLiteral("team.sqlite")));
    }
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 4 && arguments[1] == QLatin1String("--write"))
        return writeRows(arguments[2], arguments[3].toInt());
    StoreTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_store.moc"
