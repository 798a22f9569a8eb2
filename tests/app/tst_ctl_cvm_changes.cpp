// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/fleet_for_ctl.h"

#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

using namespace pilothouse;
using namespace Qt::StringLiterals;
using pilothouse::test::Ctl;
using pilothouse::test::FleetForCtl;
using pilothouse::test::Ran;

/// Making and destroying CVMs, and reading their logs, by the command line against a demo fleet over real sockets.
class CtlCvmChangesTest : public QObject
{
    Q_OBJECT

    FleetForCtl m_fleet;
    Ctl m_ctl;
    QTemporaryDir m_files;

    Ran run(const QString &line, const QStringList &more = {}) { return m_ctl.run(line.split(u' ') + more); }
    QString write(const char *name, const QByteArray &text) const
    {
        QFile file(m_files.filePath(QLatin1String(name)));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName() : QString();
    }
    QString compose() const { return write("docker-compose.yml", "services:\n  web:\n    image: nginx:1.27\n"); }
    /// The fleet's clock runs ahead while the command waits for the machine.
    Ran hurried(const QString &line, const QStringList &more)
    {
        const test::Hurry hurry(m_fleet, std::chrono::seconds(5), std::chrono::milliseconds(1000));
        return run(line, more);
    }
    QStringList outcomesOf(const QString &name)
    {
        QStringList outcomes;
        for (const QJsonValue &entry : run("audit list --profile desk --json --filter target:"_L1 + name).json()["items"_L1].toArray())
            outcomes.prepend(entry["action"_L1].toString() + u' ' + entry["outcome"_L1].toString());
        return outcomes;
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_fleet.start());
        m_ctl.writeProfile(u"desk"_s, m_fleet.profile(u"desk"_s));
    }
    void init()
    {
        m_fleet.clearFaults();
        m_ctl.setVariable(u"PHALA_API_KEY"_s, u"phak_demo_canary_7731"_s);
    }

    void aDeploymentIsOnlyPlannedWithoutYes()
    {
        const Ran ran = run(u"phala cvms deploy plan-tier --profile desk --json --compose"_s, {compose()});
        QVERIFY2(ran.exitCode == 0, ran.all());
        QCOMPARE(ran.json()["done"_L1], QJsonValue(false));
        QCOMPARE(ran.json()["composeHash"_L1].toString().size(), 64);
        QVERIFY(ran.json()["plan"_L1]["title"_L1].toString().contains("plan-tier"_L1));
        QCOMPARE(run(u"phala cvms get plan-tier --profile desk"_s).exitCode, 2);
        QVERIFY(outcomesOf(u"plan-tier"_s).isEmpty());
    }

    void thePlanNamesTheFilesThatWereGivenAndWhoMayReadTheMachine()
    {
        const QString other = write("web.yml", "services:\n  web:\n    image: nginx:1.27\n");
        const QString variables = write("mine.env", "TOKEN=canary_44\n");
        const Ran ran = run(u"phala cvms deploy plan-tier --public-sysinfo --profile desk --compose"_s, {other, u"--env-file"_s, variables});
        QVERIFY2(ran.exitCode == 0 && ran.out.contains("-c " + other.toUtf8()) && ran.out.contains("-e " + variables.toUtf8()), ran.all());
        QVERIFY2(ran.out.contains("can be read by everybody") && !ran.all().contains("canary_44"), ran.all());
        const Ran several = run(u"phala cvms deploy plan-tier --node prod5 --node prod7 --profile desk --compose"_s, {other});
        QVERIFY2(several.out.contains("--compose " + other.toUtf8()) && several.out.contains(" --yes\n"), several.all());
    }

    void whatTheCloudDoesNotTakeIsBadInput()
    {
        const Ran empty = run(u"phala cvms deploy plan-tier --profile desk --json --compose"_s, {write("empty.yml", "version: '3'\n")});
        QVERIFY2(empty.exitCode == 2, empty.all());
        const Ran type = run(u"phala cvms deploy plan-tier --type no.such --profile desk --json --compose"_s, {compose()});
        QVERIFY2(type.exitCode == 2 && !type.err.contains("gone already"), type.all());
    }

    void deploysWithVariablesThatTheGuestReads()
    {
        const QString env = write("variables", "TOKEN=s3cr3t-canary-42\nGREETING='hello world'\n");
        const Ran ran = hurried(u"phala cvms deploy web-tier --profile desk --yes --json --compose"_s, {compose(), u"--env-file"_s, env});
        QVERIFY2(ran.exitCode == 0, ran.all());
        QCOMPARE(ran.json()["done"_L1], QJsonValue(true));
        QCOMPARE(ran.json()["recipientKey"_L1].toString(), u"signature-verified"_s);
        QVERIFY2(!ran.all().contains("s3cr3t-canary"), "a value never comes back");
        const QJsonArray guest = m_fleet.control("GET", u"/env/web-tier"_s)["env"_L1].toArray();
        QCOMPARE(guest, QJsonArray({QJsonObject{{u"key"_s, u"TOKEN"_s}, {u"value"_s, u"s3cr3t-canary-42"_s}},
                                    QJsonObject{{u"key"_s, u"GREETING"_s}, {u"value"_s, u"hello world"_s}}}));
        QCOMPARE(outcomesOf(u"web-tier"_s), QStringList({u"cvm.deploy intended"_s, u"cvm.deploy done"_s}));
        const Ran record = run(u"audit list --profile desk --json"_s);
        QVERIFY(record.out.contains("TOKEN") && !record.out.contains("s3cr3t-canary"));
    }

    void refusesWhatCannotBeSent_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QByteArray>("env");
        QTest::newRow("bad name") << u"phala cvms deploy x --profile desk --json"_s << QByteArray("A=1\n");
        QTest::newRow("bad disk") << u"phala cvms deploy web-tier-2 --profile desk --json --disk many"_s << QByteArray("A=1\n");
        QTest::newRow("bad variable name") << u"phala cvms deploy web-tier-2 --profile desk --json"_s << QByteArray("A-B=1\n");
        QTest::newRow("no variable") << u"phala cvms deploy web-tier-2 --profile desk --json"_s << QByteArray("nonsense\n");
    }
    void refusesWhatCannotBeSent()
    {
        QFETCH(QString, line);
        QFETCH(QByteArray, env);
        const int before = m_fleet.phalaRequests();
        const Ran ran = run(line, {u"--compose"_s, compose(), u"--env-file"_s, write("bad", env)});
        QVERIFY2(ran.exitCode == 2, ran.all());
        QCOMPARE(m_fleet.phalaRequests(), before);
    }

    void aForgedKeyStopsADeployment()
    {
        m_fleet.fault(u"phala"_s, u"forged-env-key"_s);
        const Ran ran = run(u"phala cvms deploy forged-tier --profile desk --yes --json --compose"_s,
                            {compose(), u"--env-file"_s, write("variables", "TOKEN=1\n")});
        QVERIFY2(ran.exitCode == 1, ran.all());
        QCOMPARE(ran.json()["done"_L1], QJsonValue(false));
        QVERIFY2(ran.err.contains("not the KMS's"), ran.all());
        QCOMPARE(run(u"phala cvms get forged-tier --profile desk"_s).exitCode, 2);
        QCOMPARE(outcomesOf(u"forged-tier"_s), QStringList({u"cvm.deploy intended"_s, u"cvm.deploy failed"_s}));
    }

    void deploysTheSameAppOnSeveralNodesAndNamesTheComparison()
    {
        const QString line = u"phala cvms deploy pair --profile desk --json --node prod5 --node 14 --compose"_s;
        const Ran planned = run(line, {compose()});
        QVERIFY2(planned.exitCode == 0, planned.all());
        QCOMPARE(planned.json()["done"_L1], QJsonValue(false));
        QCOMPARE(planned.json()["composeHashesEqual"_L1], QJsonValue(true));
        const QJsonArray targets = planned.json()["targets"_L1].toArray();
        QCOMPARE(targets.size(), 2);
        QCOMPARE(targets[0]["name"_L1].toString(), u"pair-prod5"_s);
        QCOMPARE(targets[1]["node"_L1].toString(), u"prod7"_s);
        QCOMPARE(targets[0]["usdPerMonth"_L1].toString(), u"42.34"_s);
        QVERIFY2(targets[0]["roundTripMs"_L1].isDouble() && targets[0]["roundTripMs"_L1].toInt() < 1000, planned.all());
        QCOMPARE(targets[0]["composeHash"_L1], targets[1]["composeHash"_L1]);
        QCOMPARE(run(u"phala cvms get pair-prod5 --profile desk"_s).exitCode, 2);

        const Ran ran = hurried(line, {compose(), u"--yes"_s});
        QVERIFY2(ran.exitCode == 0, ran.all());
        QCOMPARE(ran.json()["done"_L1], QJsonValue(true));
        QCOMPARE(ran.json()["results"_L1].toArray().size(), 2);
        QCOMPARE(outcomesOf(u"pair-prod7"_s), QStringList({u"cvm.deploy intended"_s, u"cvm.deploy done"_s}));
        const QString compare = ran.json()["compare"_L1].toString();
        QVERIFY2(compare.startsWith("pilothousectl attest compare --profile"_L1) && compare.count("--url "_L1) == 2, qPrintable(compare));
    }

    void oneOfSeveralThatFailedIsStatusOne()
    {
        m_fleet.fault(u"phala"_s, u"forged-env-key"_s, {{u"count"_s, 1}});
        const Ran ran = hurried(u"phala cvms deploy half --profile desk --json --yes --node 12 --node 14 --compose"_s,
                                {compose(), u"--env-file"_s, write("variables", "TOKEN=1\n")});
        QVERIFY2(ran.exitCode == 1, ran.all());
        QStringList states;
        for (const QJsonValue &result : ran.json()["results"_L1].toArray())
            states << result["state"_L1].toString();
        states.sort();
        QCOMPARE(states, QStringList({u"done"_s, u"failed"_s}));
        QVERIFY2(ran.err.contains("1 of 2"), ran.all());
    }

    void comparesTheMachinesItMade()
    {
        const Ran ran = hurried(u"phala cvms deploy proven --profile desk --json --yes --compare --node prod5 --node prod7 --compose"_s, {compose()});
        QCOMPARE(ran.json()["done"_L1], QJsonValue(true));
        QVERIFY2(ran.json()["comparison"_L1].isObject(), ran.all());
        QCOMPARE(ran.json()["comparison"_L1]["instances"_L1].toArray().size(), 2);
        QCOMPARE(run(u"phala cvms deploy proven --profile desk --compare --compose"_s, {compose()}).exitCode, 2);
        QCOMPARE(run(u"phala cvms deploy proven --profile desk --node nowhere --compose"_s, {compose()}).exitCode, 2);
    }

    void deletingAsksForThePhraseAndIsProvenByAbsence()
    {
        const QString line = u"phala cvms delete crunch-tee-runner-03fa8c2e --profile desk --json"_s;
        const Ran planned = run(line);
        QVERIFY2(planned.exitCode == 0, planned.all());
        const QString phrase = planned.json()["plan"_L1]["phrase"_L1].toString();
        QCOMPARE(phrase, u"desk/crunch-tee-runner-03fa8c2e"_s);
        QCOMPARE(run(line + " --yes"_L1).exitCode, 5);
        QCOMPARE(run(u"phala cvms get crunch-tee-runner-03fa8c2e --profile desk"_s).exitCode, 0);
        const Ran done = run(line + " --yes --confirm"_L1, {phrase});
        QVERIFY2(done.exitCode == 0, done.all());
        QCOMPARE(run(u"phala cvms get crunch-tee-runner-03fa8c2e --profile desk"_s).exitCode, 2);
        QCOMPARE(outcomesOf(u"crunch-tee-runner-03fa8c2e"_s), QStringList({u"cvm.delete intended"_s, u"cvm.delete done"_s}));
    }

    void readsLogsOfContainerAndConsole()
    {
        const Ran ran = run(u"phala cvms logs gitsplits-controller --tail 20 --profile desk --json"_s);
        QVERIFY2(ran.exitCode == 0, ran.all());
        const QJsonArray items = ran.json()["items"_L1].toArray();
        QVERIFY(!items.isEmpty() && items.size() <= 20);
        QVERIFY(ran.out.contains("queue empty"));
        QVERIFY2(!ran.all().contains("token="), "the address of a log is a secret");
        const Ran serial = run(u"phala cvms logs gitsplits-controller --serial --tail 5 --profile desk"_s);
        QVERIFY2(serial.exitCode == 0 && !serial.out.isEmpty(), serial.all());
        const Ran other = run(u"phala cvms logs gitsplits-controller --container nobody --profile desk --json"_s);
        QVERIFY2(other.exitCode != 0 && other.err.contains("nobody"), other.all());
        QCOMPARE(run(u"phala cvms logs gitsplits-controller --tail 0 --profile desk"_s).exitCode, 2);
    }

    void mergesContainersAndConsoleByTime()
    {
        const Ran ran = run(u"phala cvms logs gitsplits-controller --merge --serial --tail 200 --profile desk --json"_s);
        QVERIFY2(ran.exitCode == 0, ran.all());
        QStringList sources;
        QString last;
        for (const QJsonValue &item : ran.json()["items"_L1].toArray()) {
            const QString at = item["at"_L1].toString();
            QVERIFY2(at >= last, qPrintable(at));
            last = at;
            if (!sources.contains(item["source"_L1].toString()))
                sources << item["source"_L1].toString();
        }
        sources.sort();
        QCOMPARE(sources, QStringList({u"dstack-app-1"_s, u"dstack-proxy-1"_s, u"serial"_s}));
        const Ran text = run(u"phala cvms logs gitsplits-controller --merge --tail 5 --profile desk"_s);
        QVERIFY2(text.out.contains("Z dstack-proxy-1 ") && !text.out.contains('\x1b'), text.all());
        QCOMPARE(run(u"phala cvms logs gitsplits-controller --serial --container x --profile desk"_s).exitCode, 2);
    }

    void followsLogsAsTheyGrow()
    {
        QProcess process;
        m_ctl.start(process, u"pilothousectl"_s,
                    u"phala cvms logs gitsplits-controller --merge --follow --tail 20 --profile desk --json"_s.split(u' '));
        QByteArray out;
        const auto lines = [&] {
            out += process.readAllStandardOutput();
            return out.count('\n');
        };
        QTRY_VERIFY_WITH_TIMEOUT(lines() >= 30, 30'000);
        m_fleet.control("POST", u"/time"_s, {{u"advance_s"_s, 150}});
        QTRY_VERIFY_WITH_TIMEOUT(lines() >= 30 + 30 + 50, 30'000);
        process.terminate();
        QVERIFY(process.waitForFinished(10'000));
        QSet<QByteArray> seen;
        for (const QByteArray &line : out.trimmed().split('\n')) {
            const QJsonObject json = QJsonDocument::fromJson(line).object();
            if (!json.contains("text"_L1)) // the last document tells of the interruption
                continue;
            QVERIFY2(!seen.contains(line), line.constData());
            seen.insert(line);
        }
        QVERIFY(!out.contains("\"gap\""));
    }

    void logsThatAreNotPublicAreSaidToBe()
    {
        m_fleet.fault(u"cvm:gitsplits-controller"_s, u"logs-private"_s);
        const Ran ran = run(u"phala cvms logs gitsplits-controller --profile desk"_s);
        QVERIFY2(ran.exitCode == 2 && ran.err.contains("not public") && ran.err.contains("public_logs"), ran.all());
        m_fleet.clearFaults();
    }

    void noValueIsLeftOnDisk()
    {
        QDirIterator it(m_ctl.home(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        int files = 0;
        while (it.hasNext()) {
            QFile file(it.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains("s3cr3t-canary"), qPrintable(file.fileName()));
            ++files;
        }
        QVERIFY(files > 0);
    }
};

QTEST_GUILESS_MAIN(CtlCvmChangesTest)
#include "tst_ctl_cvm_changes.moc"
