// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/setup_on_fleet.h"

#include <QTest>

using namespace pilothouse;
using pilothouse::test::FleetForCtl;
using pilothouse::test::Ran;
using pilothouse::test::SetupOnFleet;

/// `cluster setup` from nothing to a cluster that is verified, and back, in a demo fleet over real sockets.
class CtlSetupFleetTest : public QObject
{
    Q_OBJECT

    FleetForCtl m_fleet;

    static QString severityOf(const QJsonObject &json, const char *list, const char *code)
    {
        for (const QJsonValue &check : json.value(QLatin1String(list)).toArray())
            if (check.toObject().value(QLatin1String("code")).toString() == QLatin1String(code))
                return check.toObject().value(QLatin1String("severity")).toString();
        return QStringLiteral("absent");
    }

    static void tool(SetupOnFleet &desk, const char *name, const QByteArray &text)
    {
        const QString file = desk.ctl().writeFile(QStringLiteral("bin/") + QLatin1String(name), text);
        QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

private slots:
    void initTestCase() { QVERIFY(m_fleet.start(9)); }
    void cleanup() { m_fleet.clearFaults(); }

    void makesARegistryThatIsVerifiedAndTakesItBack()
    {
        SetupOnFleet desk(m_fleet, QStringLiteral("night-tee"));
        const Ran dry = desk.run({QStringLiteral("--dry-run")});
        QVERIFY2(dry.exitCode == 0, dry.all().constData());
        QCOMPARE(severityOf(dry.json(), "checks", "key-allowed"), QStringLiteral("passed"));
        QCOMPARE(desk.registries(), 0);
        QCOMPARE(desk.changed().join(u'|'), QString());

        const Ran ran = desk.setUp();
        QVERIFY2(ran.exitCode == 0, ran.all().constData());
        QVERIFY(ran.json().value(QLatin1String("good")).toBool());
        for (const char *code : {"answers", "unsigned", "signed", "capacity", "debug-commands", "domain", "compose-hash", "public-logs"})
            QVERIFY2(severityOf(ran.json(), "verified", code) == QLatin1String("passed"), code);
        QCOMPARE(desk.registries(), 1);
        QVERIFY(SetupOnFleet::readAll(desk.path("config.yml")).contains("cluster-name: night-tee"));
        QVERIFY(SetupOnFleet::readAll(desk.path("orchestrator.env")).contains("PHALA_API_KEY=" + SetupOnFleet::kPhalaKey));

        const Ran again = desk.setUp();
        QVERIFY2(again.exitCode == 0, again.all().constData());
        QCOMPARE(desk.registries(), 1);

        const Ran undone = desk.undo();
        QVERIFY2(undone.exitCode == 0, undone.all().constData());
        QCOMPARE(desk.registries(), 0);
        QCOMPARE(desk.changed().join(u'|'), QString());
        QCOMPARE(desk.leaks(), QStringList());
    }

    void asksWhetherTheOrchestratorRunsAndHoldsNothingUp()
    {
        SetupOnFleet desk(m_fleet, QStringLiteral("used-tee"), "orchestrator-url: " + m_fleet.addresses().modelOrchestrator.toUtf8() + '\n');
        const Ran ran = desk.setUp();
        QVERIFY2(ran.exitCode == 0, ran.all().constData());
        QCOMPARE(severityOf(ran.json(), "verified", "orchestrator"), QStringLiteral("passed"));
        QVERIFY(ran.json().value(QLatin1String("orchestratorStart")).toString().endsWith(QLatin1String("poetry run model-orchestrator start")));

        desk.setAnswers("orchestrator-url: " + m_fleet.addresses().control.toUtf8() + '\n'); // another program
        const Ran other = desk.setUp();
        QVERIFY2(other.exitCode == 0, other.all().constData());
        QCOMPARE(severityOf(other.json(), "verified", "orchestrator"), QStringLiteral("failed"));

        desk.setAnswers("orchestrator-url: http://127.0.0.1:9\n");
        const Ran none = desk.setUp();
        QVERIFY2(none.exitCode == 0, none.all().constData());
        QCOMPARE(severityOf(none.json(), "verified", "orchestrator"), QStringLiteral("unknown"));
        QCOMPARE(desk.undo().exitCode, 0);
    }

    /// The line is what a shell understands, and what the file says reaches the program.
    void theOrchestratorStartsWithTheLineAtTheEnd()
    {
        SetupOnFleet desk(m_fleet, QStringLiteral("start-tee"));
        const Ran ran = desk.setUp();
        QVERIFY2(ran.exitCode == 0, ran.all().constData());
        const QString bin = desk.path("bin");
        QDir().mkpath(bin);
        desk.ctl().writeFile(QStringLiteral("bin/poetry"), "#!/bin/sh\necho \"$PHALA_API_KEY|$OTHER|$PWD|$*\"\n");
        QFile::setPermissions(bin + QStringLiteral("/poetry"), QFile::ReadOwner | QFile::ExeOwner);
        QProcess shell;
        QProcessEnvironment environment;
        environment.insert(QStringLiteral("PATH"), bin + QStringLiteral(":/usr/bin:/bin"));
        shell.setProcessEnvironment(environment);
        shell.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), ran.json().value(QLatin1String("orchestratorStart")).toString()});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.readAllStandardOutput().trimmed(),
                 SetupOnFleet::kPhalaKey + "|1|" + desk.path("").chopped(1).toUtf8() + "|run model-orchestrator start");
        QDir(bin).removeRecursively();
        QCOMPARE(desk.undo().exitCode, 0);
    }

    void pushesTheImageFirst()
    {
        SetupOnFleet desk(m_fleet, QStringLiteral("push-tee"));
        const Ran without = desk.run({QStringLiteral("--push-image"), QStringLiteral("--dry-run")});
        QVERIFY2(without.exitCode == 1, without.all().constData());
        QCOMPARE(severityOf(without.json(), "imageChecks", "checkout-not-given"), QStringLiteral("failed"));

        for (const char *folder : {"bin", "code/spawntee/src"})
            QDir().mkpath(desk.path(folder));
        desk.ctl().writeFile(QStringLiteral("code/spawntee/src/main.py"), "VERSION = \"0.8.85\"\nGATEWAY_AUTH_COORDINATOR_WALLET = 1\n");
        desk.ctl().writeFile(QStringLiteral("code/spawntee/docker-compose.phala.debug.yml"), "GATEWAY_AUTH_COORDINATOR_WALLET");
        desk.ctl().writeFile(QStringLiteral("code/spawntee/docker-compose.phala.runner.yml"), "GATEWAY_AUTH_COORDINATOR_WALLET");
        desk.ctl().writeFile(QStringLiteral("code/spawntee/Makefile"), "push:\n");
        tool(desk, "docker", "#!/bin/sh\n[ \"$1\" = info ] && echo 27.1.2\nexit 0\n");
        tool(desk, "make", "#!/bin/sh\n[ \"$1\" = --version ] && exit 0\nenv > \"$HOME/seen\"\necho half way >&2\nexit 2\n");
        desk.ctl().setVariable(QStringLiteral("PATH"), desk.path("bin") + QStringLiteral(":/usr/bin:/bin"));
        desk.setAnswers("checkouts:\n  spawntee: code\n");
        const Ran failed = desk.run({QStringLiteral("--push-image"), QStringLiteral("--yes")});
        QVERIFY2(failed.exitCode != 0 && failed.err.contains("exit code 2: half way"), failed.all().constData());
        QCOMPARE(desk.registries(), 0); // nothing is deployed from an image that was not pushed
        QVERIFY(!desk.holdsSecret(SetupOnFleet::readAll(desk.path("seen"))));

        tool(desk, "make", "#!/bin/sh\n[ \"$1\" = --version ] || echo \"$*\" >> \"$HOME/made\"\n");
        const Ran ran = desk.run({QStringLiteral("--push-image"), QStringLiteral("--yes")});
        QVERIFY2(ran.exitCode == 0, ran.all().constData());
        QCOMPARE(SetupOnFleet::readAll(desk.path("made")), QByteArray("push\n"));
        QCOMPARE(severityOf(ran.json(), "image", "image-there"), QStringLiteral("passed"));
        QCOMPARE(desk.registries(), 1);
        QCOMPARE(desk.undo().exitCode, 0);
    }

    void importsAnOrchestratorsConfigurationIntoTheProfile()
    {
        SetupOnFleet desk(m_fleet, QStringLiteral("import-tee"));
        const QStringList arguments{QStringLiteral("cluster"),   QStringLiteral("import"), QStringLiteral("--from"), QStringLiteral("config.yml"),
                                    QStringLiteral("--profile"), QStringLiteral("desk"),   QStringLiteral("--json")};
        const Ran planned = desk.ctl().run(arguments);
        QVERIFY2(planned.exitCode == 0, planned.all().constData());
        QCOMPARE(desk.changed().join(u'|'), QString());
        QCOMPARE(severityOf(planned.json(), "findings", "key-snake-case"), QStringLiteral("warning"));
        const Ran ran = desk.ctl().run(arguments + QStringList{QStringLiteral("--yes")});
        QVERIFY2(ran.exitCode == 0, ran.all().constData());
        QVERIFY(SetupOnFleet::readAll(desk.path("pilothouse/profiles/desk.yaml")).contains("name: old\n"));
        QVERIFY(QFile::exists(ran.json().value(QLatin1String("backup")).toString()));
        const Ran again = desk.ctl().run(arguments);
        QVERIFY(again.json().value(QLatin1String("plan")).toObject().value(QLatin1String("refusal")).toString().contains(QLatin1String("the same")));
    }

    void tellsThatARegistryStandsOnAnotherNodeThanThePickedOne()
    {
        SetupOnFleet desk(m_fleet, QStringLiteral("crunch-tee"), "existing-registry: adopt\n");
        const QByteArray answers = SetupOnFleet::readAll(desk.path("answers.yaml"));
        desk.ctl().writeFile(QStringLiteral("answers.yaml"),
                             QByteArray(answers).replace("  name: crunch-tee\n", "  name: crunch-tee\n  node: prod9\n"));
        const Ran ran = desk.run({QStringLiteral("--dry-run")});
        QVERIFY2(ran.exitCode == 0 || ran.exitCode == 1, ran.all().constData());
        QCOMPARE(severityOf(ran.json(), "checks", "registry-elsewhere"), QStringLiteral("warning"));
        QVERIFY2(ran.out.contains("node prod9 was picked"), ran.all().constData());
    }

    void approvesTheRunnersOfARegistryThatIsTakenOver()
    {
        SetupOnFleet desk(m_fleet, QStringLiteral("crunch-tee"), "existing-registry: adopt\n");
        const QJsonArray before = m_fleet.state().value(QLatin1String("spawntees")).toObject().value(QLatin1String("changes")).toArray();
        const QStringList machines = desk.machineNames();
        const Ran ran = desk.setUp();
        QVERIFY2(ran.exitCode == 0 || ran.exitCode == 1, ran.all().constData());
        QVERIFY(ran.json().value(QLatin1String("did")).toArray().size() > 0);
        const QJsonArray after = m_fleet.state().value(QLatin1String("spawntees")).toObject().value(QLatin1String("changes")).toArray();
        QCOMPARE(after.size(), before.size() + 1);
        QVERIFY(after.last().toString().contains(QLatin1String("approve-hash")));
        QCOMPARE(desk.machineNames(), machines);
    }
};

QTEST_GUILESS_MAIN(CtlSetupFleetTest)
#include "tst_ctl_setup_fleet.moc"
