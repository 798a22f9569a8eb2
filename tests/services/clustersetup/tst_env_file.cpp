// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/clustersetup/env_file.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::clustersetup;

class EnvFileTest : public QObject
{
    Q_OBJECT

    static EnvFile parsed(const QByteArray &text)
    {
        auto file = EnvFile::parse(text, QStringLiteral(".env"));
        if (!file)
            qFatal("%s", qPrintable(file.error().what));
        return std::move(*file);
    }
    static QByteArray valueOf(const EnvFile &file, const char *name) { return file.value(QString::fromLatin1(name)).view().toByteArray(); }

    static void difficultValues()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("plain") << QByteArray("abc123");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("dollar") << QByteArray("pa$HOME$(id)");
        QTest::newRow("blanks") << QByteArray("  two words ");
        QTest::newRow("both quotes") << QByteArray("it's \"quoted\"");
        QTest::newRow("backtick in single quotes") << QByteArray("'`id`'");
        QTest::newRow("equals") << QByteArray("a=b==");
        QTest::newRow("backslashes") << QByteArray("\\n\\\\'x\\");
        QTest::newRow("comment sign") << QByteArray("a #b");
        QTest::newRow("semicolon") << QByteArray("a;touch x");
        QTest::newRow("umlauts") << QByteArray("gr\xc3\xbc\xc3\x9f");
        QTest::newRow("exclamation mark") << QByteArray("a!b'c");
    }

private slots:
    void keepsEveryLineItWasNotToldToChange()
    {
        const QByteArray text = "# keys of the cluster\r\n\n  PHALA_API_KEY = x\n";
        auto broken = EnvFile::parse(text, QStringLiteral(".env"));
        QVERIFY(!broken); // a blank before "=" is a command of a shell
        const QByteArray good = "# keys of the cluster\r\n\n  export A='x y' # why\nB=\"q\"\nunused=1";
        EnvFile file = parsed(good);
        QCOMPARE(file.text().view().toByteArray(), good);
        QVERIFY(file.set(QStringLiteral("B"), "z"));
        QCOMPARE(file.text().view().toByteArray(), QByteArray("# keys of the cluster\r\n\n  export A='x y' # why\nB=z\nunused=1"));
        QVERIFY(file.set(QStringLiteral("C"), "new"));
        QCOMPARE(file.text().view().toByteArray(), QByteArray("# keys of the cluster\r\n\n  export A='x y' # why\nB=z\nunused=1\r\nC=new\r\n"));
        file.remove(QStringLiteral("unused"));
        QCOMPARE(file.text().view().toByteArray(), QByteArray("# keys of the cluster\r\n\n  export A='x y' # why\nB=z\nC=new\r\n"));
    }

    void doesNotTouchALineWhoseValueStaysTheSame()
    {
        EnvFile file = parsed("A='x'\n");
        QVERIFY(file.set(QStringLiteral("A"), "x"));
        QCOMPARE(file.text().view().toByteArray(), QByteArray("A='x'\n"));
    }

    void readsWhatItWrote_data() { difficultValues(); }
    void readsWhatItWrote()
    {
        QFETCH(QByteArray, value);
        EnvFile file;
        QVERIFY(file.set(QStringLiteral("KEY"), value));
        const Secret text = file.text();
        const EnvFile again = parsed(text.view().toByteArray());
        QCOMPARE(valueOf(again, "KEY"), value);
        QVERIFY(again.findings().empty());
    }

    void aShellReadsWhatItWroteAndRunsNothing_data() { difficultValues(); }
    void aShellReadsWhatItWroteAndRunsNothing()
    {
        QFETCH(QByteArray, value);
        QTemporaryDir folder;
        EnvFile file;
        QVERIFY(file.set(QStringLiteral("KEY"), value));
        QFile out(folder.filePath(QStringLiteral("env")));
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(file.text().view().toByteArray());
        out.close();
        QProcess shell;
        shell.setWorkingDirectory(folder.path());
        shell.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), QStringLiteral(". ./env; printf %s \"$KEY\"")});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.readAllStandardOutput(), value);
        QVERIFY(shell.readAllStandardError().isEmpty());
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{QStringLiteral("env")});
    }

    void readsTheLineThatCountsAndSaysThatThereAreTwo()
    {
        const EnvFile file = parsed("A=1\nA=2\n");
        QCOMPARE(valueOf(file, "A"), QByteArray("2"));
        QCOMPARE(file.lineOf(QStringLiteral("A")), 2);
        QCOMPARE(file.names(), QStringList{QStringLiteral("A")});
        const Finding *const twice = findCode(file.findings(), QStringLiteral("env-name-twice"));
        QVERIFY(twice);
        QCOMPARE(file.findings().front().line, 1);
    }

    void findsWhatAShellWouldRun_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<bool>("runs");
        QTest::newRow("substitution") << QByteArray("A=$(touch x)") << true;
        QTest::newRow("in double quotes") << QByteArray("A=\"`id`\"") << true;
        QTest::newRow("second word") << QByteArray("A=one two") << true;
        QTest::newRow("blank after the sign") << QByteArray("A= two") << true;
        QTest::newRow("separator") << QByteArray("A=1;id") << true;
        QTest::newRow("single quotes") << QByteArray("A='$(touch x) two'") << false;
        QTest::newRow("comment") << QByteArray("A=1 # two; $x") << false;
        QTest::newRow("blanks at the end") << QByteArray("A=1  ") << false;
        QTest::newRow("escaped") << QByteArray("A=\"\\$x\"") << false;
    }
    void findsWhatAShellWouldRun()
    {
        QFETCH(QByteArray, line);
        QFETCH(bool, runs);
        const EnvFile file = parsed(line);
        QCOMPARE(findCode(file.findings(), QStringLiteral("env-would-run")) != nullptr, runs);
    }

    void refusesALineWithoutRepeatingIt_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no sign") << QByteArray("A=1\nhunter2hunter2\n");
        QTest::newRow("open quote") << QByteArray("A=1\nB='hunter2hunter2\n");
        QTest::newRow("open double quote") << QByteArray("A=1\nB=\"hunter2hunter2\n");
        QTest::newRow("bad name") << QByteArray("A=1\nhunter2-hunter2=1\n");
        QTest::newRow("control character") << QByteArray("A=1\nB=hunter2\0hunter2\n", 22);
    }
    void refusesALineWithoutRepeatingIt()
    {
        QFETCH(QByteArray, text);
        const auto file = EnvFile::parse(text, QStringLiteral(".env"));
        QVERIFY(!file);
        QCOMPARE(file.error().kind, ErrorKind::InvalidInput);
        QCOMPARE(file.error().where, QStringLiteral(".env:2"));
        QVERIFY(!(file.error().what + file.error().nextStep).contains(QLatin1String("hunter2")));
    }

    void refusesAValueThatNoLineCanHold()
    {
        EnvFile file;
        const Status set = file.set(QStringLiteral("KEY"), "hunter2\nB=1");
        QVERIFY(!set);
        QVERIFY(!set.error().what.contains(QLatin1String("hunter2")));
        QVERIFY(!file.set(QStringLiteral("NOT A NAME"), "1"));
        QVERIFY(file.text().isEmpty());
    }

    void refusesAFileOfNoBound() { QVERIFY(!EnvFile::parse(QByteArray(300 * 1024, '#'), QStringLiteral(".env"))); }
};

QTEST_APPLESS_MAIN(EnvFileTest)
#include "tst_env_file.moc"
