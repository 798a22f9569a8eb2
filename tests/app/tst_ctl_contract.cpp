// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ctl_run.h"

#include <QTest>

#include <csignal>

using pilothouse::test::Ctl;
using pilothouse::test::Ran;

/// What every caller may rely on, whatever the command: names, exit codes, one JSON document, no secret in any output.
class CtlContractTest : public QObject
{
    Q_OBJECT

    Ctl m_ctl;

private slots:
    void namesItselfAndItsVersion_data()
    {
        QTest::addColumn<QString>("program");
        for (const char *name : {"pilothousectl", "pilothouse-orchestrator"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void namesItselfAndItsVersion()
    {
        QFETCH(QString, program);
        const Ran version = m_ctl.runProgram(program, {QStringLiteral("--version")});
        QVERIFY2(version.exitCode == 0 && version.out.contains(qPrintable(program)), version.all());
        QVERIFY(version.out.contains("0.") || version.out.contains("1."));
        const Ran help = m_ctl.runProgram(program, {QStringLiteral("--help")});
        QVERIFY2(help.exitCode == 0 && help.out.contains(qPrintable(program)), help.all());
        QVERIFY(help.err.isEmpty());
        const Ran unknown = m_ctl.runProgram(program, {QStringLiteral("no-such-command")});
        QCOMPARE(unknown.exitCode, 2);
        QVERIFY(unknown.out.isEmpty() && !unknown.err.isEmpty());
    }

    void commandsOfLaterVersionsAreUnknown_data()
    {
        QTest::addColumn<QString>("line");
        for (const char *line : {"agents list", "provers services", "stack status", "cluster status", "cutover advance", "cutover watch",
                                 "phala cvms resize x", "phala apps list", "attest"})
            QTest::newRow(line) << QString::fromLatin1(line);
    }

    void commandsOfLaterVersionsAreUnknown()
    {
        QFETCH(QString, line);
        const Ran ran = m_ctl.run(line.split(u' '));
        QCOMPARE(ran.exitCode, 2);
        QVERIFY2(ran.firstErrorLine().startsWith("pilothousectl"), ran.all());
        QVERIFY(ran.firstErrorLine().contains("Nothing was changed."));
        QVERIFY(ran.firstErrorLine().contains("--help"));
    }

    void everyCommandExplainsItself()
    {
        const Ran all = m_ctl.run({QStringLiteral("--help")});
        for (const char *line :
             {"attest verify",      "attest replay",    "attest compare",   "attest bench",    "attest source",      "attest history",
              "attest deployments", "compose-hash",     "cluster status",   "phala cvms list", "phala cvms restart", "phala cvms deploy",
              "phala cvms logs",    "phala cvms watch", "phala cvms usage", "cutover set",     "cutover rollback",   "audit verify",
              "secrets set",        "profile check",    "rehearse"}) {
            QVERIFY2(all.out.contains(line), line);
            const Ran help = m_ctl.run(QString::fromLatin1(line).split(u' ') + QStringList{QStringLiteral("--help")});
            QVERIFY2(help.exitCode == 0 && help.out.contains(line) && help.out.contains("--json"), help.all());
        }
    }

    void anErrorIsOneJsonDocumentToo_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("code");
        QTest::newRow("unknown command") << QStringLiteral("nonsense --json") << 2;
        QTest::newRow("unknown option") << QStringLiteral("profile list --json --colour") << 2;
        QTest::newRow("missing file") << QStringLiteral("attest verify --json --quote nowhere --collateral nowhere") << 2;
        QTest::newRow("no such profile") << QStringLiteral("phala cvms list --profile nobody --json") << 2;
        QTest::newRow("profile that is a path") << QStringLiteral("phala cvms list --profile ../../etc/passwd --json") << 2;
        QTest::newRow("bad percent") << QStringLiteral("cutover set --profile x --intent pay --percent 10.5 --reason r --json") << 2;
        QTest::newRow("percent over 100") << QStringLiteral("cutover set --profile x --intent pay --percent 101 --reason r --json") << 2;
        QTest::newRow("percent below 0") << QStringLiteral("cutover set --profile x --intent pay --percent -1 --reason r --json") << 2;
        QTest::newRow("unknown intent") << QStringLiteral("cutover set --profile x --intent paid --percent 1 --reason r --json") << 2;
        QTest::newRow("no reason") << QStringLiteral("cutover set --profile x --intent pay --percent 1 --json") << 2;
        QTest::newRow("record that is not there") << QStringLiteral("audit verify --in nowhere --json") << 2;
    }

    void anErrorIsOneJsonDocumentToo()
    {
        QFETCH(QString, line);
        QFETCH(int, code);
        const Ran ran = m_ctl.run(line.split(u' '));
        QVERIFY2(ran.exitCode == code, ran.all());
        const QJsonObject error = ran.json().value(QLatin1String("error")).toObject();
        QVERIFY2(!error.value(QLatin1String("what")).toString().isEmpty(), ran.all());
        QVERIFY(!error.value(QLatin1String("kind")).toString().isEmpty());
        QCOMPARE(ran.out.count('\n'), 1);
        QVERIFY(ran.firstErrorLine().startsWith("pilothousectl"));
        QCOMPARE(ran.err.count('\n'), 1);
    }

    void stdoutStaysEmptyWithoutJson()
    {
        const Ran ran = m_ctl.run(
            {QStringLiteral("phala"), QStringLiteral("cvms"), QStringLiteral("list"), QStringLiteral("--profile"), QStringLiteral("nobody")});
        QCOMPARE(ran.exitCode, 2);
        QVERIFY(ran.out.isEmpty());
        QVERIFY(ran.err.contains("nobody"));
    }

    void hostileWordsCannotSpeakToTheTerminal()
    {
        const QString word = QStringLiteral("\x1b]0;owned\x07\n\u202egnp");
        for (const QStringList &line :
             {QStringList{word},
              QStringList{QStringLiteral("phala"), QStringLiteral("cvms"), QStringLiteral("list"), QStringLiteral("--profile"), word},
              QStringList{QStringLiteral("attest"), QStringLiteral("verify"), QStringLiteral("--quote"), word, QStringLiteral("--collateral"), word},
              QStringList{QStringLiteral("attest"), QStringLiteral("replay"), QStringLiteral("--event-log"), word}}) {
            const Ran ran = m_ctl.run(line);
            QCOMPARE(ran.exitCode, 2);
            QVERIFY2(!ran.err.contains('\x1b') && !ran.err.contains('\x07') && !ran.err.contains("\u202e"), ran.all());
            QCOMPARE(ran.err.count('\n'), 1);
        }
    }

    void aSecretOnTheCommandLineIsNeverRepeated()
    {
        m_ctl.writeProfile(QStringLiteral("desk"), "name: desk\nkind: staging\n");
        for (const char *line : {"secrets set PHALA_API_KEY phak_canary1 --profile desk", "secrets set phak_canary1 --profile desk",
                                 "phala cvms list --profile desk --api-key=phak_canary1", "phala cvms list --profile desk --key phak_canary1"}) {
            const Ran ran = m_ctl.run(QString::fromLatin1(line).split(u' '));
            QCOMPARE(ran.exitCode, 2);
            QVERIFY2(!ran.all().contains("canary1"), line);
        }
    }

    void aSecretThatWasPipedInWithoutYesIsSaidToBeLost()
    {
        m_ctl.writeProfile(QStringLiteral("desk"), "name: desk\nkind: staging\n");
        const Ran ran = m_ctl.run(QStringLiteral("secrets set PHALA_API_KEY --profile desk").split(u' '), "phak_canary1\n");
        QVERIFY2(ran.exitCode == 0 && ran.err.contains("was not stored") && ran.err.contains("--yes"), ran.all());
        QVERIFY(!ran.all().contains("canary1"));
    }

    void noKeychainNamesWhatAShellHasInstead()
    {
        m_ctl.writeProfile(QStringLiteral("desk"), "name: desk\nkind: staging\nphala:\n  api-url: http://127.0.0.1:9/api/v1\n");
        const Ran ran = m_ctl.run(QStringLiteral("phala cvms list --profile desk").split(u' '));
        QVERIFY2(ran.exitCode == 5 && ran.err.contains("--secrets-file") && ran.err.contains("PHALA_API_KEY"), ran.all());
        QVERIFY2(!ran.err.contains("for this session only") && !ran.err.contains("under Secrets"), ran.all());
    }

    void jsonThatIsAskedForWronglyIsAnsweredInJson()
    {
        const Ran ran = m_ctl.run({QStringLiteral("profile"), QStringLiteral("list"), QStringLiteral("--json=3")});
        QCOMPARE(ran.exitCode, 2);
        const QJsonObject error = ran.json().value(QLatin1String("error")).toObject();
        for (const char *part : {"what", "where", "unchanged", "nextStep"})
            QVERIFY2(!error.value(QLatin1String(part)).toString().isEmpty(), ran.all());
        QVERIFY2(!ran.err.contains("pilothousectl: pilothousectl"), ran.all());
    }

    void aPathThatIsNotThereIsNotLookedForInAList()
    {
        const Ran ran = m_ctl.run(QStringLiteral("audit verify --in /nonexist").split(u' '));
        QVERIFY2(ran.exitCode == 2 && ran.err.contains("Check the path"), ran.all());
    }

    void anInterruptedCommandSaysSo()
    {
        // Waits for a value on stdin that never comes.
        m_ctl.writeProfile(QStringLiteral("slow"), "name: slow\nkind: staging\n");
        QProcess process;
        m_ctl.start(process, QStringLiteral("pilothousectl"),
                    {QStringLiteral("secrets"), QStringLiteral("set"), QStringLiteral("PHALA_API_KEY"), QStringLiteral("--profile"),
                     QStringLiteral("slow"), QStringLiteral("--yes"), QStringLiteral("--json")});
        QVERIFY(process.waitForStarted());
        QElapsedTimer timer;
        timer.start();
        // Once it has opened its state it is past its start, and answers in its own words.
        QTRY_VERIFY(QFile::exists(m_ctl.home() + QStringLiteral("/state/slow.sqlite")));
        ::kill(pid_t(process.processId()), SIGINT);
        const Ran ran = Ctl::finish(process, timer, std::chrono::seconds(20));
        QVERIFY2(ran.exitCode == 130, ran.all());
        QVERIFY(ran.err.contains("interrupted"));
    }
};

QTEST_GUILESS_MAIN(CtlContractTest)
#include "tst_ctl_contract.moc"
