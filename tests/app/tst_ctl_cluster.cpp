// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/fleet_for_ctl.h"

#include <QTest>

#include <algorithm>

using namespace pilothouse;
using pilothouse::test::Ctl;
using pilothouse::test::FleetForCtl;
using pilothouse::test::Ran;

/// `cluster status` against the spawntees of a demo fleet, over real sockets.
class CtlClusterTest : public QObject
{
    Q_OBJECT

    FleetForCtl m_fleet;
    Ctl m_ctl;
    QString m_key;

    Ran run(const char *line) { return m_ctl.run(QString::fromLatin1(line).split(u' ')); }
    QJsonObject member(const QJsonObject &json, const char *name)
    {
        for (const QJsonValue &each : json.value(QLatin1String("members")).toArray())
            if (each.toObject().value(QLatin1String("name")) == QLatin1String(name))
                return each.toObject();
        return {};
    }
    QStringList alarms(const QJsonObject &json)
    {
        QStringList kinds;
        for (const QJsonValue &each : json.value(QLatin1String("alarms")).toArray())
            kinds << each.toObject().value(QLatin1String("kind")).toString();
        return kinds;
    }
    /// Every machine of the cluster that stands there says that it is full.
    void fillAll()
    {
        for (const QJsonValue &each : run("cluster status --profile desk --json").json().value(QLatin1String("members")).toArray())
            m_fleet.fault(QStringLiteral("cvm:") + each.toObject().value(QLatin1String("name")).toString(), QStringLiteral("full"));
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_fleet.start(9));
        m_ctl.writeProfile(QStringLiteral("desk"), m_fleet.profile(QStringLiteral("desk")));
        m_key = m_fleet.control("GET", QStringLiteral("/gateway")).value(QLatin1String("privateKey")).toString();
        QVERIFY(m_key.contains(QLatin1String("PRIVATE KEY")));
    }
    void init()
    {
        m_fleet.clearFaults();
        m_ctl.setVariable(QStringLiteral("PHALA_API_KEY"), QStringLiteral("phak_demo_canary_7731"));
        m_ctl.setVariable(QStringLiteral("GATEWAY_KEY"), m_key);
    }

    void tellsRolesRoomModelsAndAlarms()
    {
        const Ran ran = run("cluster status --profile desk --json");
        const QJsonObject json = ran.json();
        QVERIFY2(!json.isEmpty(), ran.all());
        QCOMPARE(json.value(QLatin1String("name")).toString(), QStringLiteral("crunch-tee"));
        QCOMPARE(json.value(QLatin1String("registry")).toString(), QStringLiteral("crunch-tee-registry"));
        QVERIFY(!json.value(QLatin1String("head")).toString().isEmpty());
        QCOMPARE(json.value(QLatin1String("members")).toArray().size(), 9);
        const QJsonObject registry = member(json, "crunch-tee-registry");
        QVERIFY(registry.value(QLatin1String("role")).toString().startsWith(QLatin1String("registry")));
        QCOMPARE(registry.value(QLatin1String("hashApproval")).toString(), QStringLiteral("not-needed"));
        const QJsonObject runner = member(json, "crunch-tee-runner-4f1c92ab");
        QCOMPARE(runner.value(QLatin1String("role")).toString(), QStringLiteral("runner"));
        QVERIFY(runner.value(QLatin1String("capacity")).toObject().value(QLatin1String("accepting")).isBool());
        QVERIFY(runner.value(QLatin1String("runningModels")).isDouble());
        QVERIFY(runner.value(QLatin1String("readAt")).toString().endsWith(u'Z'));
        QVERIFY(runner.value(QLatin1String("roundTripMs")).isDouble());
        QVERIFY2(runner.contains(QLatin1String("looks")) && runner.value(QLatin1String("looks")).isNull(), "no window has kept any");
        QVERIFY(!json.value(QLatin1String("routes")).toArray().isEmpty());
        // The demo's machines publish their logs, which is a security alarm.
        QCOMPARE(ran.exitCode, 1);
        QCOMPARE(alarms(json), QStringList{QStringLiteral("public-logs")});
        const Ran table = run("cluster status --profile desk");
        QVERIFY2(table.exitCode == 1 && table.out.contains("registry") && table.out.contains("accepting"), table.all());
        QVERIFY(!ran.all().contains("PRIVATE KEY"));
    }

    void whatDidNotAnswerIsUnknownAndNeverFree()
    {
        m_fleet.fault(QStringLiteral("cvm:crunch-tee-runner-4f1c92ab"), QStringLiteral("no-mode"));
        const QJsonObject runner = member(run("cluster status --profile desk --json").json(), "crunch-tee-runner-4f1c92ab");
        QCOMPARE(runner.value(QLatin1String("role")).toString(), QStringLiteral("unknown"));
        QVERIFY(runner.value(QLatin1String("capacity")).isNull() && runner.value(QLatin1String("runningModels")).isNull());
        QVERIFY(!runner.value(QLatin1String("problem")).toString().isEmpty());
    }

    void putsTheWorstAlarmFirst()
    {
        m_fleet.fault(QStringLiteral("cvm:crunch-tee-registry"), QStringLiteral("unsigned-accepted"));
        const Ran ran = run("cluster status --profile desk --json");
        QCOMPARE(ran.exitCode, 1);
        QCOMPARE(alarms(ran.json()).value(0), QStringLiteral("unsigned-accepted"));
        QVERIFY2(ran.err.contains("signature"), ran.all());
    }

    void withoutTheKeyItSaysWhichPartsWereNotRead()
    {
        m_ctl.unsetVariable(QStringLiteral("GATEWAY_KEY"));
        const QJsonObject runner = member(run("cluster status --profile desk --json").json(), "crunch-tee-runner-4f1c92ab");
        QCOMPARE(runner.value(QLatin1String("role")).toString(), QStringLiteral("unknown"));
        QVERIFY(runner.value(QLatin1String("runningModels")).isNull());
        QVERIFY2(!runner.value(QLatin1String("problem")).toString().isEmpty(), QJsonDocument(runner).toJson());
    }

    void readsTheLogsOfATaskWhereverItRuns()
    {
        const QJsonArray routes = run("cluster status --profile desk --json").json().value(QLatin1String("routes")).toArray();
        const QString task = routes.at(0).toObject().value(QLatin1String("taskId")).toString();
        QVERIFY2(!task.isEmpty(), QJsonDocument(routes).toJson());
        const auto logs = [&](const QStringList &more) {
            return m_ctl.run(QStringList{QStringLiteral("cluster"), QStringLiteral("logs"), task, QStringLiteral("--profile"), QStringLiteral("desk")}
                             + more);
        };
        const Ran built = logs({QStringLiteral("--builder")});
        QVERIFY2(built.exitCode == 0 && built.out.contains("load build definition"), built.all());
        const Ran ran = logs({QStringLiteral("--tail"), QStringLiteral("3"), QStringLiteral("--json")});
        const QJsonArray items = ran.json().value(QLatin1String("items")).toArray();
        QVERIFY2(items.size() == 3, ran.all());
        QVERIFY(items.at(0).toObject().value(QLatin1String("at")).toString().endsWith(u'Z'));
        const Ran none = run("cluster logs no-such-task --profile desk");
        QVERIFY2(none.exitCode == 2 && none.err.contains("names this task"), none.all());
    }

    void aProfileWithoutAClusterIsBadInput()
    {
        m_ctl.writeProfile(QStringLiteral("bare"), "name: bare\nkind: staging\nphala:\n  api-url: " + m_fleet.addresses().phala.toUtf8() + "\n");
        const Ran ran = run("cluster status --profile bare");
        QCOMPARE(ran.exitCode, 2);
        QVERIFY2(ran.err.contains("cluster"), ran.all());
    }

    void plansARunnerWithoutMakingIt()
    {
        fillAll();
        const Ran ran = run("cluster provision --profile desk --json");
        QVERIFY2(ran.exitCode == 0, ran.all());
        const QJsonObject json = ran.json();
        QCOMPARE(json.value(QLatin1String("done")), QJsonValue(false));
        QVERIFY2(json.value(QLatin1String("reason")).toString().startsWith(QLatin1String("all ")), ran.all());
        QCOMPARE(json.value(QLatin1String("composeHash")).toString().size(), 64);
        QCOMPARE(run("cluster status --profile desk --json").json().value(QLatin1String("members")).toArray().size(), 9);
    }

    // 22, 56
    void plansARunnerByTheOthersWhileOneHangsOnItsFirstLook()
    {
        fillAll();
        const QString silent = QStringLiteral("crunch-tee-runner-4f1c92ab");
        m_fleet.fault(QStringLiteral("cvm:") + silent, QStringLiteral("latency"), {{QStringLiteral("latencyMs"), 600'000}});
        const Ran ran = run("cluster provision --profile desk --json --hold-on-refusal");
        QVERIFY2(ran.exitCode == 0, ran.all());
        const QJsonObject json = ran.json();
        QVERIFY2(json.value(QLatin1String("reason")).toString().contains(QLatin1String("did not answer")), ran.all());
        const QJsonObject plan = json.value(QLatin1String("plan")).toObject();
        QStringList skipped;
        for (const QJsonValue &left : plan.value(QLatin1String("skipped")).toArray())
            skipped << left.toString();
        QVERIFY2(std::any_of(skipped.cbegin(), skipped.cend(), [&silent](const QString &left) { return left.startsWith(silent + u':'); }), ran.all());
        QVERIFY2(ran.out.contains("if it refuses, the runner is held"), ran.all());
    }

    void makesARunnerAndTakesItIntoService()
    {
        fillAll();
        const test::Hurry hurry(m_fleet, std::chrono::seconds(5), std::chrono::milliseconds(1000));
        const Ran ran = run("cluster provision --profile desk --yes --json");
        QVERIFY2(ran.exitCode == 0, ran.all());
        const QJsonObject json = ran.json();
        QVERIFY(json.value(QLatin1String("made")).toBool() && json.value(QLatin1String("hasRoom")).toBool());
        const QJsonObject status = run("cluster status --profile desk --json").json();
        QCOMPARE(status.value(QLatin1String("members")).toArray().size(), 10);
        QCOMPARE(status.value(QLatin1String("head")).toString(), json.value(QLatin1String("name")).toString());
        const Ran told = run("cluster provision --status --profile desk --json");
        const QJsonObject state = told.json();
        QCOMPARE(state.value(QLatin1String("automatic")), QJsonValue(false));
        QVERIFY(state.value(QLatin1String("stillPaid")).toArray().isEmpty());
        QVERIFY2(state.value(QLatin1String("budget")) == QLatin1String("within"), told.all());
        QCOMPARE(state.value(QLatin1String("budgetUsdPerHour")).toString(), QStringLiteral("12.00"));
        QVERIFY(state.value(QLatin1String("proposal")).isNull());
        const QJsonArray entries
            = run("audit list --profile desk --json --filter action:cluster.provision").json().value(QLatin1String("items")).toArray();
        QCOMPARE(entries.size(), 2);
    }

    void oneWayAtATime()
    {
        QCOMPARE(run("cluster provision --status --resume --profile desk").exitCode, 2);
        QCOMPARE(run("cluster provision --resume --yes --profile desk").exitCode, 2);
    }
};

QTEST_GUILESS_MAIN(CtlClusterTest)
#include "tst_ctl_cluster.moc"
