// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/fleet_for_ctl.h"

#include <QTest>
#include <QTimer>

using namespace pilothouse;
using pilothouse::test::Ctl;
using pilothouse::test::FleetForCtl;
using pilothouse::test::Ran;

/// The prover commands against the demo fleet's AWS account over real sockets.
class CtlProversTest : public QObject
{
    Q_OBJECT

    FleetForCtl m_fleet;
    Ctl m_ctl;

    static QStringList words(const char *line) { return QString::fromLatin1(line).split(u' '); }
    Ran run(const char *line) { return m_ctl.run(words(line), {}, std::chrono::seconds(120)); }
    QJsonObject item(const char *name)
    {
        for (const QJsonValue &each : run("provers services --profile desk --json").json().value(QLatin1String("items")).toArray())
            if (each.toObject().value(QLatin1String("name")) == QLatin1String(name))
                return each.toObject();
        return {};
    }
    QStringList changes()
    {
        QStringList list;
        for (const QJsonValue &each : m_fleet.state().value(QLatin1String("aws")).toObject().value(QLatin1String("changes")).toArray())
            list << each.toString();
        return list;
    }
    void settle(double seconds = 30) { m_fleet.control("POST", QStringLiteral("/time"), {{QStringLiteral("advance_s"), seconds}}); }
    QByteArray production() const
    {
        return "name: live\nkind: production\naws:\n  region: us-west-2\n  endpoint-url: " + m_fleet.addresses().aws.toUtf8()
               + "\nprovers:\n  stack: prover-cluster\n";
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_fleet.start(4));
        QVERIFY(!m_fleet.addresses().aws.isEmpty());
        m_ctl.writeProfile(QStringLiteral("desk"), m_fleet.profile(QStringLiteral("desk")));
        m_ctl.writeProfile(QStringLiteral("live"), production());
    }
    void init()
    {
        m_fleet.clearFaults();
        m_fleet.control("DELETE", QStringLiteral("/state"));
        m_ctl.setVariable(QStringLiteral("AWS_ACCESS_KEY_ID"), QStringLiteral("AKIADEMOFLEET0000001"));
        m_ctl.setVariable(QStringLiteral("AWS_SECRET_ACCESS_KEY"), QStringLiteral("demo/fleet+secret/everybody+knows0000000"));
        m_ctl.setVariable(QStringLiteral("AWS_REGION"), QStringLiteral("eu-central-1")); // ignored: the profile says where
    }

    void listsTheServicesOfTheStackWithTheirGroups()
    {
        const Ran ran = run("provers services --profile desk --json");
        QVERIFY2(ran.exitCode == 0 && ran.err.isEmpty(), ran.all());
        const QJsonObject json = ran.json();
        QVERIFY(json.value(QLatin1String("fetchedAt")).toString().endsWith(u'Z'));
        QCOMPARE(json.value(QLatin1String("source")).toString(), m_fleet.addresses().aws);
        QVERIFY(json.value(QLatin1String("skipped")).toArray().isEmpty());
        QCOMPARE(json.value(QLatin1String("items")).toArray().size(), 5); // the stranger's cluster is not ours
        const QJsonObject gpu = item("prover-cluster-gpu-provers");
        QCOMPARE(gpu.value(QLatin1String("status")).toString(), QStringLiteral("ACTIVE"));
        QCOMPARE(gpu.value(QLatin1String("state")).toString(), QStringLiteral("running"));
        QCOMPARE(gpu.value(QLatin1String("desiredCount")).toInt(), 8);
        QCOMPARE(gpu.value(QLatin1String("runningCount")).toInt(), 8);
        QCOMPARE(gpu.value(QLatin1String("pendingCount")).toInt(), 0);
        const QJsonObject group = gpu.value(QLatin1String("group")).toObject();
        QCOMPARE(group.value(QLatin1String("name")).toString(), QStringLiteral("prover-cluster-gpu-asg"));
        QVERIFY(group.value(QLatin1String("proven")).toBool());
        QVERIFY(group.value(QLatin1String("foundBy")).toString().contains(QLatin1String("aws:autoscaling:groupName")));
        QVERIFY(item("prover-cluster-snark-agent")
                    .value(QLatin1String("group"))
                    .toObject()
                    .value(QLatin1String("foundBy"))
                    .toString()
                    .contains(QLatin1String("capacity provider")));
        QVERIFY(item("prover-cluster-aux-agent").value(QLatin1String("group")).isNull());
        QVERIFY(ran.out.contains("AWS_REGION is set to another value and ignored"));
        QVERIFY(!ran.out.contains("demo-password"));
        QVERIFY(run("provers services --profile desk").out.contains("Steady"));
    }

    void showsTheBrokerLimitsAndAlarmsBesideTheServices()
    {
        const Ran ran = run("provers services --profile desk --json");
        QVERIFY2(ran.exitCode == 0, ran.all());
        QCOMPARE(item("prover-cluster-gpu-provers").value(QLatin1String("role")).toString(), QStringLiteral("gpu"));
        const QJsonObject broker = ran.json().value(QLatin1String("brokers")).toArray().at(0).toObject();
        QCOMPARE(broker.value(QLatin1String("name")).toString(), QStringLiteral("prover-cluster-broker"));
        QCOMPARE(broker.value(QLatin1String("state")).toString(), QStringLiteral("unknown")); // its unit was not asked
        QCOMPARE(broker.value(QLatin1String("checks")).toString(), QStringLiteral("ok"));
        bool seen = false;
        for (const QJsonValue &each : ran.json().value(QLatin1String("vcpuQuotas")).toArray()) {
            if (each[QLatin1String("machineType")] != QLatin1String("g6e.xlarge"))
                continue;
            seen = true;
            QCOMPARE(each[QLatin1String("limit")].toInt(), 64);
            QVERIFY(each[QLatin1String("used")].toInt() >= 32);
        }
        QVERIFY(seen);
        QVERIFY(run("provers services --profile desk").out.contains("boundless-broker runs is not known"));
        const Ran alarms = run("provers alarms --profile desk --json");
        QVERIFY2(alarms.exitCode == 0, alarms.all());
        const QJsonArray items = alarms.json().value(QLatin1String("items")).toArray();
        QCOMPARE(items.size(), 10);
        QVERIFY(items.at(0)[QLatin1String("state")] == QLatin1String("blind") || items.at(0)[QLatin1String("state")] == QLatin1String("alarm"));
        QVERIFY(run("provers alarms --profile desk").out.contains("blind"));
        m_fleet.fault(QStringLiteral("aws"), QStringLiteral("deny"), {{QStringLiteral("path"), QStringLiteral("monitoring:")}});
        QCOMPARE(run("provers alarms --profile desk").exitCode, 4); // not told as none
    }

    void tasksThatStoppedForOneReasonAreToldTogether()
    {
        m_fleet.fault(QStringLiteral("aws"), QStringLiteral("tasks-crash"), {{QStringLiteral("path"), QStringLiteral("bento-api")}});
        QVERIFY(run("provers services --profile desk").exitCode == 0); // from the next request on
        settle(60);
        const QJsonArray stops = item("prover-cluster-bento-api-service").value(QLatin1String("stops")).toArray();
        QCOMPARE(stops.size(), 1);
        QVERIFY(stops.at(0)[QLatin1String("tasks")].toInt() >= 2);
        QVERIFY2(stops.at(0)[QLatin1String("why")].toString().contains(QLatin1String("exit 137, OutOfMemoryError")),
                 qPrintable(stops.at(0)[QLatin1String("why")].toString()));
        QVERIFY(run("provers services --profile desk").out.contains("Essential container in task exited"));
        m_fleet.clearFaults();
        QVERIFY(run("provers services --profile desk").exitCode == 0);
        settle(60);
    }

    void comparesRevisionsAndRollsBackAndOnAgain()
    {
        const char *const service = "prover-cluster-snark-agent";
        const auto with = [service](const char *format) { return QByteArray(format).replace("SERVICE", service); };
        const Ran list = run(with("provers revisions --service SERVICE --profile desk --json").constData());
        QVERIFY2(list.exitCode == 0, list.all());
        const QJsonArray items = list.json().value(QLatin1String("items")).toArray();
        QCOMPARE(items.size(), 2);
        QVERIFY(items.at(0)[QLatin1String("current")].toBool());
        const QString older = QString::number(items.at(1)[QLatin1String("revision")].toInt());
        const Ran diff = run((with("provers revisions --service SERVICE --profile desk --json --compare ") + older.toLatin1()).constData());
        QVERIFY2(diff.exitCode == 0 && diff.out.contains("risc0-bento-agent:2.2.0") && diff.out.contains("\"valueHidden\""), diff.all());
        QVERIFY2(!diff.all().contains("demo-password"), diff.all());
        QCOMPARE(run(with("provers revisions --service SERVICE --profile desk --compare 1").constData()).exitCode, 2);
        const Ran plan = run(with("provers rollback --service SERVICE --profile desk").constData());
        QVERIFY2(plan.exitCode == 0 && plan.out.contains("Roll prover-cluster-snark-agent back to") && plan.out.contains("2.2.0"), plan.all());
        QVERIFY(changes().isEmpty());
        const Ran back = run(with("provers rollback --service SERVICE --yes --profile desk --json").constData());
        QVERIFY2(back.exitCode == 0 && back.json().value(QLatin1String("done")).toBool(), back.all());
        QCOMPARE(changes(), QStringList(QStringLiteral("ecs:UpdateService %1 %1:%2").arg(QLatin1String(service), older)));
        QVERIFY(run("audit list --profile desk --json").out.contains("provers.task-definition"));
        QVERIFY2(run(with("provers rollback --service SERVICE --yes --profile desk").constData()).exitCode == 2, "there is none before it");
        const QByteArray newer = QByteArray::number(older.toInt() + 1);
        QVERIFY2(run((with("provers rollback --service SERVICE --yes --profile desk --to ") + newer).constData()).exitCode == 0, "on again");
    }

    void withoutYesThePlanIsAll()
    {
        const Ran ran = run("provers scale --service prover-cluster-gpu-provers --count 12 --profile desk --json");
        QVERIFY2(ran.exitCode == 0, ran.all());
        QCOMPARE(ran.json().value(QLatin1String("plan")).toObject().value(QLatin1String("steps")).toArray().size(), 4);
        QCOMPARE(ran.json().value(QLatin1String("done")), QJsonValue(false));
        QVERIFY(changes().isEmpty());
        const Ran text = run("provers scale --service prover-cluster-gpu-provers --count 12 --profile desk");
        QVERIFY2(text.out.contains("max 8 → 12") && text.out.contains("--yes"), text.all());
    }

    void scalesGroupAndServiceTogetherBothWays()
    {
        QTimer hurry; // what takes minutes there takes a moment here
        connect(&hurry, &QTimer::timeout, this, [this] { settle(10); });
        hurry.start(500);
        const Ran up = run("provers scale --service prover-cluster-gpu-provers --count 10 --yes --profile desk --json");
        QVERIFY2(up.exitCode == 0, up.all());
        QVERIFY(up.json().value(QLatin1String("done")).toBool());
        QCOMPARE(changes(), QStringList({QStringLiteral("autoscaling:UpdateAutoScalingGroup prover-cluster-gpu-asg 8/10/10"),
                                         QStringLiteral("ecs:UpdateService prover-cluster-gpu-provers 10")}));
        const QJsonObject inForce = up.json().value(QLatin1String("inForce")).toObject();
        QCOMPARE(inForce.value(QLatin1String("service")).toObject().value(QLatin1String("runningCount")).toInt(), 10);
        QCOMPARE(inForce.value(QLatin1String("group")).toObject().value(QLatin1String("desired")).toInt(), 10);
        m_fleet.control("DELETE", QStringLiteral("/state"));
        const Ran down = run("provers scale --service prover-cluster-gpu-provers --count 8 --yes --profile desk --json");
        QVERIFY2(down.exitCode == 0, down.all());
        QCOMPARE(changes(), QStringList({QStringLiteral("ecs:UpdateService prover-cluster-gpu-provers 8"),
                                         QStringLiteral("autoscaling:UpdateAutoScalingGroup prover-cluster-gpu-asg 8/10/8")}));
        const Ran record = run("audit list --profile desk --json");
        QVERIFY2(record.out.contains("provers.scale"), record.all());
    }

    void deniedHalfWaySaysExactlyWhatIsInForce()
    {
        m_fleet.fault(QStringLiteral("aws"), QStringLiteral("deny"), {{QStringLiteral("path"), QStringLiteral("autoscaling:Update")}});
        QTimer hurry;
        connect(&hurry, &QTimer::timeout, this, [this] { settle(10); });
        hurry.start(500);
        const Ran ran = run("provers scale --service prover-cluster-gpu-provers --count 6 --yes --profile desk --json");
        QVERIFY2(ran.exitCode == 4, ran.all());
        const QJsonObject json = ran.json();
        QCOMPARE(json.value(QLatin1String("done")), QJsonValue(false));
        QCOMPARE(json.value(QLatin1String("halfDone")), QJsonValue(true));
        const QJsonObject inForce = json.value(QLatin1String("inForce")).toObject();
        QCOMPARE(inForce.value(QLatin1String("service")).toObject().value(QLatin1String("desiredCount")).toInt(), 6);
        QCOMPARE(inForce.value(QLatin1String("group")).toObject().value(QLatin1String("desired")).toInt(), 8);
        QVERIFY(json.value(QLatin1String("inverse")).toObject().value(QLatin1String("text")).toString().contains(QLatin1String("back to 8")));
        QVERIFY2(ran.err.contains("Half done") && ran.err.contains("desired 6, running 6") && !ran.err.contains("Nothing was changed"), ran.all());
        // Once the cause is gone, asking again finishes it, and the inverse command brings it back.
        m_fleet.clearFaults();
        QVERIFY2(run("provers scale --service prover-cluster-gpu-provers --count 8 --yes --profile desk").exitCode == 0, "back");
    }

    void deniedAtTheFirstStepChangesNothing()
    {
        m_fleet.fault(QStringLiteral("aws"), QStringLiteral("deny"), {{QStringLiteral("path"), QStringLiteral("autoscaling:Update")}});
        const Ran ran = run("provers scale --service prover-cluster-gpu-provers --count 12 --yes --profile desk --json");
        QVERIFY2(ran.exitCode == 4 && ran.err.contains("Nothing was changed"), ran.all());
        QVERIFY(changes().isEmpty());
    }

    void aWrongKeyIsRefusedByTheRemote()
    {
        m_ctl.setVariable(QStringLiteral("AWS_SECRET_ACCESS_KEY"), QStringLiteral("wrong-secret-9917"));
        const Ran ran = run("provers services --profile desk --json");
        QVERIFY2(ran.exitCode == 4, ran.all());
        QVERIFY2(ran.err.contains("AWS_SECRET_ACCESS_KEY does not belong to AWS_ACCESS_KEY_ID"), ran.all());
        QVERIFY(!ran.all().contains("wrong-secret-9917"));
        QVERIFY(ran.json().contains(QLatin1String("error")));
        m_ctl.setVariable(QStringLiteral("AWS_ACCESS_KEY_ID"), QStringLiteral("AKIANOBODY"));
        QCOMPARE(run("provers services --profile desk").exitCode, 4);
    }

    void throttlingIsWaitedOut()
    {
        m_fleet.fault(QStringLiteral("aws"), QStringLiteral("429"), {{QStringLiteral("count"), 2}});
        const Ran ran = run("provers services --profile desk --json");
        QVERIFY2(ran.exitCode == 0, ran.all());
        m_fleet.fault(QStringLiteral("aws"), QStringLiteral("429"));
        QVERIFY2(run("provers services --profile desk").exitCode == 3, "throttled for good");
    }

    void aMissingPermissionIsNamedAndTheRestGoesOn()
    {
        m_fleet.fault(QStringLiteral("aws"), QStringLiteral("deny"), {{QStringLiteral("path"), QStringLiteral("autoscaling:")}});
        const Ran ran = run("provers services --profile desk --json");
        QVERIFY2(ran.exitCode == 0, ran.all());
        QCOMPARE(ran.json().value(QLatin1String("denied")).toArray().at(0).toObject().value(QLatin1String("feature")).toString(),
                 QStringLiteral("host groups"));
        QCOMPARE(run("provers scale --service prover-cluster-gpu-provers --count 9 --yes --profile desk").exitCode, 5);
    }

    void zeroAndProductionNeedTheirPhrase()
    {
        const Ran zero = run("provers scale --service prover-cluster-aux-agent --count 0 --yes --profile desk");
        QVERIFY2(zero.exitCode == 5 && zero.err.contains("desk/prover-cluster-aux-agent"), zero.all());
        const Ran live = run("provers restart --service prover-cluster-aux-agent --yes --profile live");
        QVERIFY2(live.exitCode == 5 && live.err.contains("live/prover-cluster-aux-agent"), live.all());
        QVERIFY(changes().isEmpty());
        const Ran done
            = run("provers restart --service prover-cluster-aux-agent --yes --confirm live/prover-cluster-aux-agent --profile live --json");
        QVERIFY2(done.exitCode == 0 && done.json().value(QLatin1String("text")).toString().contains(QLatin1String("began")), done.all());
    }

    void stopsATaskAndItsServiceStartsAnother()
    {
        settle();
        const Ran logs = run("provers logs --service prover-cluster-bento-api-service --since 2m --limit 1 --profile desk --json");
        const QString task
            = logs.json().value(QLatin1String("items")).toArray().at(0).toObject().value(QLatin1String("stream")).toString().section(u'/', -1);
        QVERIFY2(!task.isEmpty(), logs.all());
        const Ran ran = m_ctl.run(words("provers stop-task --yes --profile desk --json --") + QStringList(task));
        QVERIFY2(ran.exitCode == 0, ran.all());
        QCOMPARE(changes(), QStringList(QStringLiteral("ecs:StopTask ") + task));
        QCOMPARE(run("provers stop-task --profile desk no-such-task").exitCode, 2);
    }

    void showsLogsAndFollowsThem()
    {
        const Ran ran = run("provers logs --service prover-cluster-exec-agents --since 5m --profile desk --json");
        QVERIFY2(ran.exitCode == 0, ran.all());
        const QJsonArray items = ran.json().value(QLatin1String("items")).toArray();
        QVERIFY(items.size() > 100);
        QVERIFY(items.at(0).toObject().value(QLatin1String("at")).toString()
                <= items.at(items.size() - 1).toObject().value(QLatin1String("at")).toString());
        const Ran warnings = run("provers logs --service prover-cluster-exec-agents --since 10m --filter WARN --profile desk");
        QVERIFY2(warnings.out.contains("WARN") && !warnings.out.contains("DEBUG"), warnings.all().left(1000));

        QProcess process;
        m_ctl.start(process, QStringLiteral("pilothousectl"),
                    words("provers logs --service prover-cluster-exec-agents --since 1m --follow --profile desk --json"));
        QByteArray out;
        const auto lines = [&] {
            out += process.readAllStandardOutput();
            return out.count('\n');
        };
        QTRY_VERIFY_WITH_TIMEOUT(lines() > 10, 30'000);
        const qsizetype before = lines();
        settle(30);
        QTRY_VERIFY_WITH_TIMEOUT(lines() > before, 30'000);
        process.terminate();
        QVERIFY(process.waitForFinished(10'000));
        QSet<QString> ids;
        for (const QByteArray &line : out.trimmed().split('\n')) {
            const QJsonObject json = QJsonDocument::fromJson(line).object();
            const QString id = json.value(QLatin1String("id")).toString();
            if (id.isEmpty())
                continue;
            QVERIFY2(!ids.contains(id), line.constData());
            ids.insert(id);
        }
    }

    void mergesTheLogsOfSeveralServicesByTimeAndNamesEachLinesService()
    {
        const QByteArray both = "provers logs --service prover-cluster-exec-agents --service prover-cluster-gpu-provers --since 5m --profile desk";
        const Ran ran = run((both + " --json").constData());
        QVERIFY2(ran.exitCode == 0, ran.all());
        const QJsonArray items = ran.json().value(QLatin1String("items")).toArray();
        QVERIFY(items.size() > 100);
        QSet<QString> services;
        QString before;
        for (const QJsonValue &item : items) {
            services.insert(item[QLatin1String("service")].toString());
            const QString at = item[QLatin1String("at")].toString();
            QVERIFY2(before <= at, qPrintable(before + u' ' + at));
            before = at;
        }
        QCOMPARE(services, QSet<QString>({QStringLiteral("prover-cluster-exec-agents"), QStringLiteral("prover-cluster-gpu-provers")}));
        const Ran text = run((both + " --limit 50").constData());
        QVERIFY2(text.out.startsWith("prover-cluster-") && text.out.count('\n') == 50, text.all());
        // One alone stays as it was: no service in front of its lines.
        const Ran one = run("provers logs --service prover-cluster-exec-agents --since 5m --limit 5 --profile desk --json");
        QVERIFY(!one.json().value(QLatin1String("items")).toArray().first().toObject().contains(QLatin1String("service")));
    }

    void wrongUsageIsSaidBeforeAnythingIsAsked_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("no count") << QByteArray("provers scale --service x --profile desk");
        QTest::newRow("fraction") << QByteArray("provers scale --service x --count 1.5 --profile desk");
        QTest::newRow("negative") << QByteArray("provers scale --service x --count -1 --profile desk");
        QTest::newRow("unknown service") << QByteArray("provers scale --service x --count 1 --profile desk");
        QTest::newRow("a log of nobody") << QByteArray("provers logs --profile desk");
        QTest::newRow("a task of two") << QByteArray("provers logs --service x --service y --task t --profile desk");
        QTest::newRow("strange time") << QByteArray("provers logs --service x --since yesterday --profile desk");
        QTest::newRow("no section") << QByteArray("provers services --profile bare");
    }
    void wrongUsageIsSaidBeforeAnythingIsAsked()
    {
        QFETCH(QByteArray, line);
        m_ctl.writeProfile(QStringLiteral("bare"), "name: bare\nkind: staging\n");
        const Ran ran = run(line.constData());
        QVERIFY2(ran.exitCode == 2, ran.all());
        QVERIFY(changes().isEmpty());
    }

    void profileCheckSaysWhoseKeyItIs()
    {
        const Ran ran = run("profile check --profile desk --json");
        QVERIFY2(ran.out.contains("account 123456789012 as arn:aws:iam::123456789012:user/demo-operator"), ran.all());
    }
};

QTEST_GUILESS_MAIN(CtlProversTest)
#include "tst_ctl_provers.moc"
