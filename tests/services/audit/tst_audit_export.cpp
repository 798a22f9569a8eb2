// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/audit/audit_store.h"
#include "services/audit/export.h"
#include "services/audit/manifest.h"
#include "services/sealing/zip_file.h"
#include "services/secrets/memory_secret_store.h"
#include "tests/support/await.h"
#include "tests/support/fake_clock.h"
#include "tests/support/shared_data.h"
#include "tests/services/audit/record_samples.h"

#include <QDir>
#include <QProcess>
#include <QSqlQuery>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace pilothouse;
using namespace pilothouse::audit;
using pilothouse::test::await;
using pilothouse::test::stagingEnvironment;

namespace {

const QStringList kFiles{QStringLiteral("checkpoints.jsonl"), QStringLiteral("entries.jsonl"), QStringLiteral("manifest.json"),
                         QStringLiteral("report.csv"),        QStringLiteral("report.html"),   QStringLiteral("report.pdf")};

ExportCheck check(const QString &path, const Expectations &expected = {})
{
    const auto result = verifyExport(path, expected);
    ExportCheck failed;
    failed.verification.message = QStringLiteral("no answer");
    return result ? *result : failed;
}

/// Changes one byte in place; changing it again with the same mask restores it.
void flip(QFile &file, qint64 at, uchar mask)
{
    char byte = 0;
    file.seek(at);
    file.getChar(&byte);
    file.seek(at);
    file.putChar(char(uchar(byte) ^ mask));
    file.flush();
}

void putFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

class AuditExportTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<store::Store> m_store;
    std::shared_ptr<test::FakeClock> m_clock;
    std::shared_ptr<secrets::MemorySecretStore> m_secrets;
    std::shared_ptr<SqliteAuditLog> m_log;
    int m_exports = 0;

    void add(const char *action, const QString &target, Outcome outcome = Outcome::Done)
    {
        Record record;
        record.action = QString::fromLatin1(action);
        record.target = target;
        record.what = QStringLiteral("map version 13 → 14");
        record.reason = QStringLiteral("4 gates pass");
        record.outcome = outcome;
        record.before = {{QStringLiteral("analyze"), 0}};
        record.after = {{QStringLiteral("analyze"), 10}};
        m_clock->advance(std::chrono::seconds(7));
        const auto entry = await(m_log->append(record));
        QVERIFY(entry && *entry);
    }
    void addSome(int count)
    {
        for (int i = 1; i <= count; ++i)
            add("shift.apply", QStringLiteral("HAProxy %1").arg(i));
    }
    QString exported(const QString &suffix = {})
    {
        const QString path = m_folder->filePath(QStringLiteral("export%1%2").arg(++m_exports).arg(suffix));
        const auto written = await(m_log->exportTo(path));
        if (!written || !*written)
            qWarning() << (written ? written->error().what : QStringLiteral("no answer"));
        return written && *written ? **written : QString();
    }
    Expectations known() { return *await(m_log->expectations()); }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock = std::make_shared<test::FakeClock>();
        m_secrets = std::make_shared<secrets::MemorySecretStore>(m_clock);
        m_store = *store::Store::open(m_folder->filePath(QStringLiteral("state/staging.sqlite")));
        AuditOptions options;
        options.actor = QStringLiteral("operator");
        m_log = openAuditLog(m_store, stagingEnvironment(), m_secrets, m_clock, options);
        m_exports = 0;
    }
    void cleanup()
    {
        m_log.reset();
        m_store.reset();
        m_folder.reset();
    }

    void holdsExactlyItsFilesAndIsIntact()
    {
        addSome(5);
        const QString path = exported();
        QCOMPARE(QDir(path).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name), kFiles);
        const ExportCheck result = check(path);
        QVERIFY2(result.verification.intact, qPrintable(result.verification.message));
        QCOMPARE(result.verification.entries, 5);
        QCOMPARE(result.verification.checkpoints, 1);
        QVERIFY(!result.verification.tipMatchesAnchor);
        QVERIFY(!result.keyIsKnown);
        QVERIFY(result.keyIsKept);
        QVERIFY(result.brokenFile.isEmpty() && result.problems.isEmpty());
        QVERIFY(*result.environment == stagingEnvironment());
        QCOMPARE(test::readFile(path + QStringLiteral("/entries.jsonl")).count('\n'), 5);
        struct stat info
        {
        };
        QCOMPARE(::stat(QFile::encodeName(path).constData(), &info), 0);
        QCOMPARE(int(info.st_mode & 0777), 0700);
    }

    void exportsAnEmptyRecord()
    {
        const ExportCheck result = check(exported());
        QVERIFY2(result.verification.intact, qPrintable(result.verification.message));
        QCOMPARE(result.verification.entries, 0);
    }

    void agreesWithKeyAndAnchorOfItsDesk()
    {
        addSome(3);
        const QString path = exported();
        const ExportCheck result = check(path, known());
        QVERIFY2(result.verification.intact, qPrintable(result.verification.message));
        QCOMPARE(result.verification.tipMatchesAnchor, std::optional(true));
        QCOMPARE(result.keyIsKnown, std::optional(true));
    }

    void findsAndLocatesOneChangedByteAnywhere_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("stride");
        // The record and the signatures byte by byte; the long reports in steps that no line length divides.
        QTest::newRow("entries.jsonl") << QStringLiteral("entries.jsonl") << 1;
        QTest::newRow("checkpoints.jsonl") << QStringLiteral("checkpoints.jsonl") << 1;
        QTest::newRow("manifest.json") << QStringLiteral("manifest.json") << 1;
        QTest::newRow("report.csv") << QStringLiteral("report.csv") << 3;
        QTest::newRow("report.html") << QStringLiteral("report.html") << 17;
        QTest::newRow("report.pdf") << QStringLiteral("report.pdf") << 61;
    }
    void findsAndLocatesOneChangedByteAnywhere()
    {
        QFETCH(QString, name);
        QFETCH(int, stride);
        addSome(4);
        const QString path = exported();
        QFile file(path + u'/' + name);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray good = test::readFile(file.fileName());
        quint64 line = 1;
        for (qint64 at = 0; at < good.size(); ++at) {
            if (at % stride == 0 || at == good.size() - 1) {
                const uchar mask = uchar(1 << (at % 8));
                flip(file, at, mask);
                const ExportCheck result = check(path);
                const QString where = QStringLiteral("%1 byte %2: %3").arg(name).arg(at).arg(result.verification.message);
                QVERIFY2(!result.verification.intact, qPrintable(where));
                QVERIFY2(result.brokenFile == name, qPrintable(where));
                if (name == QLatin1String("entries.jsonl"))
                    QVERIFY2(result.verification.firstBroken == std::optional(line), qPrintable(where));
                flip(file, at, mask);
            }
            if (good[at] == '\n')
                ++line;
        }
        QVERIFY(check(path).verification.intact);
    }

    void findsEveryBitOfAnEntry()
    {
        addSome(1);
        const QString path = exported();
        QFile file(path + QStringLiteral("/entries.jsonl"));
        QVERIFY(file.open(QIODevice::ReadWrite));
        for (qint64 at = 0; at < file.size(); ++at) {
            for (int bit = 0; bit < 8; ++bit) {
                flip(file, at, uchar(1 << bit));
                const ExportCheck result = check(path);
                QVERIFY2(!result.verification.intact && result.verification.firstBroken == std::optional(quint64(1)),
                         qPrintable(QStringLiteral("byte %1 bit %2").arg(at).arg(bit)));
                flip(file, at, uchar(1 << bit));
            }
        }
    }

    void findsOneByteMoreOrLess_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : kFiles)
            QTest::newRow(qPrintable(name)) << name;
    }
    void findsOneByteMoreOrLess()
    {
        QFETCH(QString, name);
        addSome(2);
        const QString path = exported();
        const QByteArray good = test::readFile(path + u'/' + name);
        for (qsizetype at = 0; at <= good.size(); at += std::max<qsizetype>(1, good.size() / 40)) {
            for (const char extra : {' ', '\n', '0'}) {
                QByteArray more = good;
                more.insert(at, extra);
                putFile(path + u'/' + name, more);
                QVERIFY2(!check(path).verification.intact, qPrintable(QStringLiteral("insert at %1").arg(at)));
            }
            putFile(path + u'/' + name, good.first(at == good.size() ? at - 1 : at));
            QVERIFY2(!check(path).verification.intact, qPrintable(QStringLiteral("cut at %1").arg(at)));
        }
        putFile(path + u'/' + name, good);
        QVERIFY(check(path).verification.intact);
    }

    void findsWhatWasDoneToTheFiles_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("file");
        for (const QString &name : kFiles)
            QTest::newRow(qPrintable(QStringLiteral("missing ") + name)) << QStringLiteral("remove ") + name << name;
        QTest::newRow("added") << QStringLiteral("add notes.txt") << QStringLiteral("notes.txt");
        QTest::newRow("hidden added") << QStringLiteral("add .hidden") << QStringLiteral(".hidden");
        QTest::newRow("folder added") << QStringLiteral("mkdir more") << QStringLiteral("more");
        QTest::newRow("replaced by a link") << QStringLiteral("link report.pdf") << QStringLiteral("report.pdf");
        QTest::newRow("replaced by a folder") << QStringLiteral("dir report.csv") << QStringLiteral("report.csv");
        QTest::newRow("older report") << QStringLiteral("older report.pdf") << QStringLiteral("report.pdf");
        QTest::newRow("older entries") << QStringLiteral("older entries.jsonl") << QStringLiteral("entries.jsonl");
        QTest::newRow("older checkpoints") << QStringLiteral("older checkpoints.jsonl") << QStringLiteral("checkpoints.jsonl");
        QTest::newRow("older manifest") << QStringLiteral("older manifest.json") << QString();
        QTest::newRow("swapped") << QStringLiteral("swap report.csv") << QString();
    }
    void findsWhatWasDoneToTheFiles()
    {
        QFETCH(QString, change);
        QFETCH(QString, file);
        addSome(3);
        const QString older = exported();
        addSome(2);
        const QString path = exported();
        const QString verb = change.section(u' ', 0, 0);
        const QString name = change.section(u' ', 1);
        const QString target = path + u'/' + name;
        if (verb == QLatin1String("add")) {
            putFile(target, "x");
        } else if (verb == QLatin1String("mkdir")) {
            QVERIFY(QDir().mkdir(target));
        } else {
            QVERIFY(QFile::remove(target));
            if (verb == QLatin1String("link"))
                QVERIFY(QFile::link(older + u'/' + name, target));
            else if (verb == QLatin1String("dir"))
                QVERIFY(QDir().mkdir(target));
            else if (verb == QLatin1String("older"))
                QVERIFY(QFile::copy(older + u'/' + name, target));
            else if (verb == QLatin1String("swap"))
                QVERIFY(QFile::rename(path + QStringLiteral("/report.html"), target));
        }
        const ExportCheck result = check(path);
        QVERIFY(!result.verification.intact);
        QVERIFY(!result.problems.isEmpty());
        if (!file.isEmpty())
            QCOMPARE(result.brokenFile, file);
    }

    void findsWhatWasDoneToTheLines_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<int>("broken");
        QTest::newRow("tail cut") << QStringLiteral("cut") << 6;
        QTest::newRow("middle removed") << QStringLiteral("remove") << 3;
        QTest::newRow("two swapped") << QStringLiteral("swap") << 3;
        QTest::newRow("one doubled") << QStringLiteral("double") << 4;
        QTest::newRow("all removed") << QStringLiteral("empty") << 1;
    }
    void findsWhatWasDoneToTheLines()
    {
        QFETCH(QString, change);
        QFETCH(int, broken);
        addSome(6);
        const QString path = exported();
        const QString name = path + QStringLiteral("/entries.jsonl");
        QList<QByteArray> lines = test::readFile(name).split('\n');
        if (change == QLatin1String("cut"))
            lines.removeAt(5);
        else if (change == QLatin1String("remove"))
            lines.removeAt(2);
        else if (change == QLatin1String("swap"))
            lines.swapItemsAt(2, 3);
        else if (change == QLatin1String("double"))
            lines.insert(3, lines[2]);
        else
            lines.clear();
        putFile(name, lines.join('\n'));
        const ExportCheck result = check(path);
        QVERIFY(!result.verification.intact);
        QCOMPARE(result.brokenFile, QStringLiteral("entries.jsonl"));
        QCOMPARE(result.verification.firstBroken, std::optional(quint64(broken)));
    }

    void findsAnExportForgedWithAnotherKey()
    {
        addSome(3);
        const Expectations mine = known();
        const QString genuine = exported();
        const Expectations now = known();
        // Somebody else writes a record of the same environment with a key and a keychain of their own.
        m_log.reset();
        m_store = *store::Store::open(m_folder->filePath(QStringLiteral("forged/staging.sqlite")));
        m_log = openAuditLog(m_store, stagingEnvironment(), std::make_shared<secrets::MemorySecretStore>(m_clock), m_clock);
        addSome(3);
        const QString forged = exported();
        const ExportCheck alone = check(forged);
        QVERIFY(alone.verification.intact); // by itself it is consistent: that is why the fingerprint must be compared
        QVERIFY(alone.keyFingerprint != check(genuine).keyFingerprint);
        Expectations keyOnly;
        keyOnly.keys = now.keys;
        const ExportCheck compared = check(forged, keyOnly);
        QVERIFY(!compared.verification.intact);
        QCOMPARE(compared.keyIsKnown, std::optional(false));
        const ExportCheck anchored = check(forged, now);
        QCOMPARE(anchored.verification.tipMatchesAnchor, std::optional(false));
    }

    void findsAnOlderExportWhereTheAnchorIsKnown()
    {
        addSome(3);
        const QString older = exported();
        addSome(2);
        const QString newer = exported();
        QVERIFY(check(older).verification.intact);
        const ExportCheck result = check(older, known());
        QVERIFY(!result.verification.intact);
        QCOMPARE(result.verification.tipMatchesAnchor, std::optional(false));
        QCOMPARE(result.verification.firstBroken, std::optional(quint64(4)));
        QVERIFY(check(newer, known()).verification.intact);
    }

    void saysThatTheKeyWasOfOneSession()
    {
        m_secrets->setState(secrets::KeychainState::Absent);
        addSome(2);
        const QString path = exported();
        const ExportCheck result = check(path);
        QVERIFY2(result.verification.intact, qPrintable(result.verification.message));
        QVERIFY(!result.keyIsKept);
        QVERIFY(result.verification.message.contains(QLatin1String("one session")));
        QVERIFY(test::readFile(path + QStringLiteral("/report.html")).contains("NOT KEPT"));
        QVERIFY(test::readFile(path + QStringLiteral("/manifest.json")).contains("\"keyKept\": \"session\""));
        QVERIFY(test::readFile(path + QStringLiteral("/entries.jsonl")).contains("\"action\":\"audit.key\""));
    }

    void neverWritesOverWhatIsThere()
    {
        addSome(2);
        const QString full = m_folder->filePath(QStringLiteral("full"));
        QVERIFY(QDir().mkdir(full));
        putFile(full + QStringLiteral("/keep"), "x");
        const QString file = m_folder->filePath(QStringLiteral("there.zip"));
        putFile(file, "x");
        const QString link = m_folder->filePath(QStringLiteral("link"));
        QVERIFY(QFile::link(full, link));
        for (const QString &path : {full, file, link}) {
            const auto written = await(m_log->exportTo(path));
            QVERIFY(!*written);
            QCOMPARE(written->error().kind, ErrorKind::Refused);
        }
        QCOMPARE(test::readFile(file), QByteArray("x"));
        QCOMPARE(QDir(full).entryList(QDir::Files), QStringList{QStringLiteral("keep")});
        const QString empty = m_folder->filePath(QStringLiteral("empty"));
        QVERIFY(QDir().mkdir(empty));
        QVERIFY(*await(m_log->exportTo(empty)));
        QVERIFY(check(empty).verification.intact);
        QCOMPARE(await(m_log->exportTo(m_folder->filePath(QStringLiteral("no/such/folder"))))->error().kind, ErrorKind::Storage);
    }

    void leavesNothingBehindOnAFullDisk_data()
    {
        QTest::addColumn<QString>("suffix");
        QTest::newRow("folder") << QString();
        QTest::newRow("zip") << QStringLiteral(".zip");
    }
    void leavesNothingBehindOnAFullDisk()
    {
        QFETCH(QString, suffix);
        addSome(40);
        QVERIFY(*await(m_log->close()));
        const QStringList before = QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
        const QString path = m_folder->filePath(QStringLiteral("full-disk") + suffix);
        rlimit limit{};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &limit), 0);
        const auto oldHandler = std::signal(SIGXFSZ, SIG_IGN);
        for (const rlim_t room : {rlim_t(0), rlim_t(3000), rlim_t(16'000)}) {
            rlimit tight = limit;
            tight.rlim_cur = room;
            QCOMPARE(::setrlimit(RLIMIT_FSIZE, &tight), 0);
            const auto written = await(m_log->exportTo(path));
            QCOMPARE(::setrlimit(RLIMIT_FSIZE, &limit), 0);
            QVERIFY2(!*written, qPrintable(QString::number(room)));
            QCOMPARE(written->error().kind, ErrorKind::Storage);
            QCOMPARE(QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), before);
        }
        std::signal(SIGXFSZ, oldHandler);
        QVERIFY(*await(m_log->exportTo(path)));
        QVERIFY(check(path).verification.intact);
    }

    void refusesToExportASecretThatIsInUse()
    {
        add("note", QStringLiteral("the value was correct-horse-battery"));
        const auto scan = std::make_shared<secrets::SecretScan>();
        scan->learn({stagingEnvironment().id, QStringLiteral("TOKEN")}, "correct-horse-battery");
        AuditOptions options;
        options.scan = scan;
        m_log = openAuditLog(m_store, stagingEnvironment(), m_secrets, m_clock, options);
        const QString path = m_folder->filePath(QStringLiteral("leak"));
        const auto written = await(m_log->exportTo(path));
        QVERIFY(!*written);
        QCOMPARE(written->error().kind, ErrorKind::Refused);
        QCOMPARE(written->error().where, QStringLiteral("entry 1"));
        QVERIFY(!QFileInfo::exists(path));
    }

    void exportsABrokenRecordAndSaysSo()
    {
        addSome(4);
        QVERIFY(*await(m_log->close()));
        const auto tampered = await(m_store->write<Done>([](QSqlDatabase &db) -> Status {
            QSqlQuery query(db);
            if (!query.exec(QStringLiteral("DROP TRIGGER audit_entries_keep"))
                || !query.exec(QStringLiteral("UPDATE audit_entries SET body = CAST(replace(CAST(body AS TEXT), 'HAProxy 2', 'HAProxy 9') AS BLOB)")))
                return store::queryError(query);
            return Done{};
        }));
        QVERIFY(*tampered);
        const QString path = exported();
        const ExportCheck result = check(path);
        QVERIFY(!result.verification.intact);
        QCOMPARE(result.verification.firstBroken, std::optional(quint64(2)));
        QVERIFY(test::readFile(path + QStringLiteral("/report.html")).contains("Broken at entry 2"));
    }

    void packsTheSameIntoAZip()
    {
        addSome(5);
        const QString zip = exported(QStringLiteral(".zip"));
        const ExportCheck result = check(zip);
        QVERIFY2(result.verification.intact, qPrintable(result.verification.message));
        QCOMPARE(result.verification.entries, 5);
        const QString unzip = QStandardPaths::findExecutable(QStringLiteral("unzip"));
        if (unzip.isEmpty())
            QSKIP("no unzip to read the zip with");
        const QString folder = m_folder->filePath(QStringLiteral("unpacked"));
        QProcess process;
        process.start(unzip, {QStringLiteral("-q"), zip, QStringLiteral("-d"), folder});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 0);
        QCOMPARE(QDir(folder).entryList(QDir::Files, QDir::Name), kFiles);
        QVERIFY(check(folder).verification.intact);
    }

    void findsOneChangedByteAnywhereInAZip()
    {
        addSome(2);
        const QString path = exported(QStringLiteral(".zip"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const auto members = sealing::readZip(file);
        QVERIFY(members);
        const auto isContent = [&](qint64 at) {
            for (const sealing::ZipMember &member : *members)
                if (at >= member.offset && at < member.offset + member.size)
                    return true;
            return false;
        };
        for (qint64 at = 0; at < file.size(); ++at) {
            if (isContent(at) && at % 97 != 0)
                continue; // every byte of the zip's own, a sample of the files in it
            flip(file, at, uchar(1 << (at % 8)));
            const ExportCheck result = check(path);
            QVERIFY2(!result.verification.intact && !result.brokenFile.isEmpty(), qPrintable(QStringLiteral("byte %1").arg(at)));
            flip(file, at, uchar(1 << (at % 8)));
        }
        QVERIFY(check(path).verification.intact);
        const QByteArray good = test::readFile(path);
        putFile(path, good + 'x');
        QVERIFY(!check(path).verification.intact);
        for (qsizetype length = 0; length < good.size(); length += 211) {
            putFile(path, good.first(length));
            QVERIFY(!check(path).verification.intact);
        }
    }

    void refusesWhatIsNoExport()
    {
        const QString file = m_folder->filePath(QStringLiteral("file"));
        putFile(file, "hello");
        QCOMPARE(verifyExport(file).error().kind, ErrorKind::InvalidInput);
        QCOMPARE(verifyExport(m_folder->filePath(QStringLiteral("none"))).error().kind, ErrorKind::NotFound);
        const QString empty = m_folder->filePath(QStringLiteral("empty"));
        QVERIFY(QDir().mkdir(empty));
        QVERIFY(!check(empty).verification.intact);
        QCOMPARE(check(empty).problems.size(), 6);
    }

    void staysBoundedOnHugeFiles()
    {
        addSome(1);
        const QString path = exported();
        QFile manifest(path + QStringLiteral("/manifest.json"));
        QVERIFY(manifest.resize(1'000'000'000)); // sparse
        QVERIFY(!check(path).verification.intact);
        QFile entries(path + QStringLiteral("/entries.jsonl"));
        QVERIFY(entries.resize(300'000'000)); // one line without an end
        const ExportCheck result = check(path);
        QVERIFY(!result.verification.intact);
        QCOMPARE(result.verification.firstBroken, std::optional(quint64(2)));
        rusage usage{};
        QCOMPARE(::getrusage(RUSAGE_SELF, &usage), 0);
        QVERIFY2(usage.ru_maxrss < 250'000, qPrintable(QString::number(usage.ru_maxrss)));
    }
};

QTEST_GUILESS_MAIN(AuditExportTest)
#include "tst_audit_export.moc"
