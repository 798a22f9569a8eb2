// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/logs/log_fixture.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <thread>

using namespace pilothouse;
using namespace pilothouse::logs;
using test::allLines;
using test::takeAndSettle;

class LogSpoolTest : public QObject
{
    Q_OBJECT

    /// The mode of the one open file that lies below a folder and has no name any more.
    static int modeOfUnnamedFileIn(const QString &folder)
    {
        for (const QString &entry : QDir(QStringLiteral("/proc/self/fd")).entryList(QDir::Files | QDir::System | QDir::NoDotAndDotDot)) {
            const QString path = QStringLiteral("/proc/self/fd/") + entry;
            char target[4096] = {};
            if (::readlink(QFile::encodeName(path).constData(), target, sizeof target - 1) <= 0)
                continue;
            struct stat info
            {
            };
            if (QString::fromLocal8Bit(target).startsWith(folder) && ::stat(QFile::encodeName(path).constData(), &info) == 0)
                return int(info.st_mode & 0777) | (info.st_nlink == 0 ? 0 : 0x10000);
        }
        return -1;
    }

private slots:
    void keepsEveryByteOfEveryLine()
    {
        QTemporaryDir folder;
        const auto spool = LogSpool::create(folder.filePath(QStringLiteral("logs")));
        QVERIFY(spool);
        const QByteArrayList lines{"one", "", QByteArray("nul \0 in it", 11), "\xff\xfe no text", "\x1b[31mred\x1b[0m", "cr\r"};
        QVERIFY(takeAndSettle(**spool, lines));
        QCOMPARE(allLines(**spool), lines);
    }

    void theFileIsPrivateAndNothingIsLeftOfIt()
    {
        QTemporaryDir folder;
        const QString place = folder.filePath(QStringLiteral("logs"));
        {
            const auto spool = LogSpool::create(place);
            QVERIFY(spool && takeAndSettle(**spool, {"a secret of a tenant"}));
            QCOMPARE(modeOfUnnamedFileIn(place), 0600);
            struct stat info
            {
            };
            QVERIFY(::stat(QFile::encodeName(place).constData(), &info) == 0);
            QCOMPARE(int(info.st_mode & 0777), 0700);
            QVERIFY(QDir(place).isEmpty()); // so that a killed program leaves nothing either
        }
        QCOMPARE(modeOfUnnamedFileIn(place), -1);
    }

    void refusesAFolderOthersMayWrite()
    {
        QTemporaryDir folder;
        const QString place = folder.filePath(QStringLiteral("open"));
        QVERIFY(QDir().mkdir(place));
        QVERIFY(::chmod(QFile::encodeName(place).constData(), 0777) == 0);
        const auto spool = LogSpool::create(place);
        QVERIFY(!spool);
        QCOMPARE(spool.error().kind, ErrorKind::Storage);
    }

    void linesOfManyBlocksAreFoundByNumber()
    {
        QTemporaryDir folder;
        const auto spool = LogSpool::create(folder.path());
        QVERIFY(spool);
        QRandomGenerator random(3);
        QByteArrayList lines;
        for (int i = 0; i < 3 * LogIndex::kLinesInBlock + 17; ++i)
            lines << QByteArray::number(i) + QByteArray(int(random.bounded(60)), 'x');
        for (qsizetype at = 0; at < lines.size(); at += 500)
            QVERIFY(takeAndSettle(**spool, lines.mid(at, 500)));
        QCOMPARE((*spool)->count(), lines.size());
        QVERIFY(allLines(**spool) == lines);
        for (int i = 0; i < 500; ++i) {
            const int number = int(random.bounded(quint32(lines.size())));
            const auto text = (*spool)->text(number, 1 << 20, LogSpool::Wait::ForDisk);
            QVERIFY(text && text->has_value());
            QCOMPARE(**text, lines[number]);
        }
    }

    void onlyTheBeginOfALongLineIsReadWhenAsked()
    {
        QTemporaryDir folder;
        const auto spool = LogSpool::create(folder.path());
        QVERIFY(spool && takeAndSettle(**spool, {QByteArray(100'000, 'x'), "next"}));
        const auto text = (*spool)->text(0, 16, LogSpool::Wait::ForDisk);
        QVERIFY(text && text->has_value());
        QCOMPARE(**text, QByteArray(16, 'x'));
        const auto chunk = (*spool)->chunk(0, 2, 10);
        QVERIFY(chunk);
        QCOMPARE(chunk->count(), 1); // one line at least, whatever its size
        QCOMPARE(chunk->line(0).size(), 100'000);
    }

    void whatWasJustWrittenIsReadWithoutWaiting()
    {
        QTemporaryDir folder;
        const auto spool = LogSpool::create(folder.path());
        QVERIFY(spool && takeAndSettle(**spool, {"here"}));
        const auto text = (*spool)->text(0, 100, LogSpool::Wait::Never);
        QVERIFY(text && text->has_value());
        QCOMPARE(**text, QByteArray("here"));
    }

    void aLineWithoutTimeHasThatOfTheLineBefore()
    {
        QTemporaryDir folder;
        const auto spool = LogSpool::create(folder.path());
        QVERIFY(spool);
        const SourceNumber a = (*spool)->addSource(QStringLiteral("a"));
        const SourceNumber b = (*spool)->addSource(QStringLiteral("b"));
        QCOMPARE((*spool)->addSource(QStringLiteral("a")), a);
        LogBatch batch;
        batch.add(a, std::nullopt, "2026-11-20T14:03:34Z begins");
        batch.add(b, 5000, "of another");
        batch.add(a, std::nullopt, "  goes on");
        batch.add((*spool)->addSource(QStringLiteral("console")), std::nullopt, "tells no time");
        (*spool)->take(std::move(batch));
        QTRY_COMPARE((*spool)->count(), 4);
        const LogIndex &index = (*spool)->index();
        QVERIFY(index.line(0).hasOwnTime && !index.line(0).timeGiven);
        QVERIFY(index.line(1).timeGiven);
        QVERIFY(!index.line(2).hasOwnTime);
        QCOMPARE(index.line(2).at, index.line(0).at);
        QCOMPARE(index.line(3).at, qint64(5000));
    }

    /// Readers and searchers look while lines come in: every line they see is whole and right.
    void readersSeeOnlyWholeLines()
    {
        QTemporaryDir folder;
        const auto made = LogSpool::create(folder.path());
        QVERIFY(made);
        const std::shared_ptr<LogSpool> spool = *made;
        constexpr int kLines = 60'000;
        std::atomic_bool wrong{false};
        std::thread reader([&] {
            while (spool->count() < kLines && !wrong) {
                const qint64 count = spool->count();
                const auto chunk = spool->chunk(std::max<qint64>(0, count - 50), count);
                for (qint64 i = 0; chunk && i < chunk->count(); ++i)
                    wrong = wrong || chunk->line(i) != "line " + QByteArray::number(chunk->first + i);
                wrong = wrong || !chunk;
            }
        });
        for (int i = 0; i < kLines; i += 100) {
            LogBatch batch;
            for (int line = i; line < i + 100; ++line)
                batch.add(0, std::nullopt, "line " + QByteArray::number(line));
            spool->take(std::move(batch));
        }
        const bool complete = QTest::qWaitFor([&] { return spool->count() == kLines || wrong; }, 20'000);
        wrong = wrong || !complete;
        reader.join();
        QVERIFY(!wrong);
        QCOMPARE(spool->lostCount(), 0);
        QVERIFY(!spool->trouble());
    }

    void aFullDiskIsToldAndTheLinesWait()
    {
        QTemporaryDir folder;
        const auto spool = LogSpool::create(folder.path());
        QVERIFY(spool && takeAndSettle(**spool, {"before"}));
        // A limit on the size of files is what a full disk is to one process.
        ::signal(SIGXFSZ, SIG_IGN);
        struct rlimit old
        {
        };
        QVERIFY(::getrlimit(RLIMIT_FSIZE, &old) == 0);
        struct rlimit tight = old;
        tight.rlim_cur = 4096;
        QVERIFY(::setrlimit(RLIMIT_FSIZE, &tight) == 0);
        LogBatch batch;
        batch.add(0, std::nullopt, QByteArray(6000, 'x'));
        batch.add(0, std::nullopt, "after");
        (*spool)->take(std::move(batch));
        const bool isTold = QTest::qWaitFor([&] { return (*spool)->trouble().has_value(); }, 10'000);
        const qint64 countMeanwhile = (*spool)->count();
        QVERIFY(::setrlimit(RLIMIT_FSIZE, &old) == 0);
        QVERIFY(isTold);
        QCOMPARE(countMeanwhile, 1);
        QTRY_COMPARE((*spool)->count(), 3); // there is room again
        QTRY_VERIFY(!(*spool)->trouble());
        QCOMPARE((*spool)->lostCount(), 0);
        QCOMPARE(allLines(**spool), QByteArrayList({"before", QByteArray(6000, 'x'), "after"}));
    }

    void whatIsOverTheLimitIsCounted()
    {
        QTemporaryDir folder;
        SpoolLimits limits;
        limits.fileBytes = 1000;
        const auto spool = LogSpool::create(folder.path(), limits);
        QVERIFY(spool && takeAndSettle(**spool, {QByteArray(900, 'a')}));
        QVERIFY(takeAndSettle(**spool, {QByteArray(200, 'b'), "c"}));
        QCOMPARE((*spool)->count(), 1);
        QCOMPARE((*spool)->lostCount(), 2);
        QVERIFY((*spool)->trouble().has_value());

        limits = SpoolLimits();
        limits.waitingBytes = 100;
        const auto slow = LogSpool::create(folder.path(), limits);
        QVERIFY(slow && takeAndSettle(**slow, {QByteArray(200, 'x')}));
        QCOMPARE((*slow)->lostCount(), 1);
        QCOMPARE((*slow)->trouble()->kind, ErrorKind::Storage);
    }

    void aFileThatIsThereIsReadAndStays()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("saved.log"));
        QByteArrayList lines;
        for (int i = 0; i < 40'000; ++i)
            lines << "2026-11-20T14:03:34Z line " + QByteArray::number(i) + QByteArray(i % 70, '.');
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(lines.join('\n')); // the last line without its line feed
        file.close();
        {
            const auto spool = LogSpool::open(path);
            QVERIFY(spool);
            QTRY_VERIFY((*spool)->isSettled());
            QVERIFY(allLines(**spool) == lines);
            QVERIFY((*spool)->index().line(39'999).hasOwnTime);
        }
        QVERIFY(QFile::exists(path));
        QCOMPARE(LogSpool::open(folder.filePath(QStringLiteral("none"))).error().kind, ErrorKind::NotFound);
        QCOMPARE(LogSpool::open(folder.path()).error().kind, ErrorKind::Storage);
    }

    void aLongLineOfAFileComesInPieces()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("long.log"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("first\n" + QByteArray(3 * int(kLongestLine) + 5, 'x') + "\nlast\n");
        file.close();
        const auto spool = LogSpool::open(path);
        QVERIFY(spool);
        QTRY_VERIFY((*spool)->isSettled());
        const QByteArrayList lines = allLines(**spool);
        QCOMPARE(lines.first(), QByteArray("first"));
        QCOMPARE(lines.last(), QByteArray("last"));
        QCOMPARE(lines.mid(1, lines.size() - 2).join(), QByteArray(3 * int(kLongestLine) + 5, 'x'));
    }

    void aCutFileIsToldNotReadWrong()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("cut.log"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("one\ntwo\nthree\n");
        file.close();
        const auto spool = LogSpool::open(path);
        QVERIFY(spool);
        QTRY_VERIFY((*spool)->isSettled());
        QVERIFY(file.resize(5));
        const auto chunk = (*spool)->chunk(0, 3);
        QVERIFY(!chunk);
        QCOMPARE(chunk.error().kind, ErrorKind::Storage);
        QVERIFY(chunk.error().what.contains(QLatin1String("shorter")));
        QVERIFY(!(*spool)->text(2, 100, LogSpool::Wait::Never));
        QVERIFY((*spool)->text(0, 100, LogSpool::Wait::Never));
    }
};

QTEST_GUILESS_MAIN(LogSpoolTest)
#include "tst_log_spool.moc"
