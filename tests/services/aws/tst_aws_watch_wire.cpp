// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/aws/alarm_client.h"
#include "services/aws/definition_wire.h"
#include "services/aws/ecs_wire.h"
#include "services/aws/host_client.h"
#include "services/aws/quota_client.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::aws;
using domain::DefinitionSetting;
using domain::SettingChange;
using domain::TaskDefinition;

/// Task definitions, limits and alarms: requests as they are built and answers as they are read, without a network.
class AwsWatchWireTest : public QObject
{
    Q_OBJECT

    static QByteArray definition(const QByteArray &container, int revision = 7)
    {
        return "{\"taskDefinition\":{\"taskDefinitionArn\":\"arn:aws:ecs:us-west-2:1:task-definition/s-gpu:" + QByteArray::number(revision)
               + "\",\"family\":\"s-gpu\",\"revision\":" + QByteArray::number(revision)
               + ",\"status\":\"ACTIVE\",\"registeredAt\":1.7684802451E9,\"networkMode\":\"awsvpc\",\"requiresAttributes\":[{\"name\":\"x\"}],"
                 "\"containerDefinitions\":[{\"name\":\"gpu\","
               + container + "}]}}";
    }
    static TaskDefinition read(const QByteArray &container, int revision = 7)
    {
        const auto parsed = ecs::parseDefinition(definition(container, revision));
        if (!parsed)
            qFatal("%s", qPrintable(parsed.error().what));
        return *parsed;
    }
    static const DefinitionSetting *setting(const TaskDefinition &definition, const char *name)
    {
        for (const DefinitionSetting &each : definition.settings)
            if (each.name == QLatin1String(name))
                return &each;
        return nullptr;
    }
    static QStringList texts(const std::vector<SettingChange> &changes)
    {
        QStringList all;
        for (const SettingChange &change : changes)
            all << change.text();
        return all;
    }

private slots:
    void readsADefinitionAsAListOfSettings()
    {
        const TaskDefinition made = read("\"image\":\"bento:2.3.0\",\"cpu\":3584,\"essential\":true,\"command\":[\"-t\",\"prove\"],"
                                         "\"secrets\":[{\"name\":\"RPC_URL\",\"valueFrom\":\"arn:aws:secretsmanager:x\"}],"
                                         "\"resourceRequirements\":[{\"type\":\"GPU\",\"value\":\"1\"}],"
                                         "\"logConfiguration\":{\"logDriver\":\"awslogs\",\"options\":{\"awslogs-group\":\"/aws/ecs/s-gpu\"}}");
        QCOMPARE(made.revision, 7);
        QCOMPARE(made.status, QStringLiteral("ACTIVE"));
        QVERIFY(made.registeredAt.isValid());
        QCOMPARE(setting(made, "image")->value, QStringLiteral("bento:2.3.0"));
        QCOMPARE(setting(made, "image")->container, QStringLiteral("gpu"));
        QCOMPARE(setting(made, "cpu")->value, QStringLiteral("3584"));
        QCOMPARE(setting(made, "essential")->value, QStringLiteral("true"));
        QCOMPARE(setting(made, "command")->value, QStringLiteral("-t prove"));
        QCOMPARE(setting(made, "secrets.RPC_URL")->value, QStringLiteral("arn:aws:secretsmanager:x")); // where it is kept is no secret
        QCOMPARE(setting(made, "resourceRequirements.0.value")->value, QStringLiteral("1"));
        QCOMPARE(setting(made, "logConfiguration.options.awslogs-group")->value, QStringLiteral("/aws/ecs/s-gpu"));
        QVERIFY(setting(made, "networkMode")->container.isEmpty());
        for (const char *aside : {"revision", "status", "registeredAt", "requiresAttributes.x", "taskDefinitionArn"})
            QVERIFY2(setting(made, aside) == nullptr, aside);
    }

    void whatMayBeASecretIsComparedAndNotKept()
    {
        const auto with = [](const QByteArray &secret) {
            return read("\"image\":\"i\",\"environment\":[{\"name\":\"DATABASE_URL\",\"value\":\"postgresql://worker:" + secret
                        + "@db/t\"},{\"name\":\"RUST_LOG\",\"value\":\"info\"}],"
                          "\"command\":[\"--db-password\",\""
                        + secret + "\",\"--api-key=" + secret + "\",\"--redis\",\"rediss://u:" + secret
                        + "@cache:6379\"],\"dockerLabels\":{\"access_key\":\"" + secret + "\",\"link\":\"https://u:" + secret + "@h/\"}");
        };
        const TaskDefinition made = with("hunter2-4417");
        for (const DefinitionSetting &each : made.settings)
            QVERIFY2(!each.value.contains(QLatin1String("hunter2")), qPrintable(each.name + u' ' + each.value));
        QVERIFY(setting(made, "environment.DATABASE_URL")->hidden);
        QVERIFY(setting(made, "dockerLabels.access_key")->hidden);
        QCOMPARE(setting(made, "command")->value, QStringLiteral("--db-password … --api-key=… --redis rediss://u:…@cache:6379"));
        QVERIFY(domain::definitionChanges(made, with("hunter2-4417")).empty());
        const QStringList changes = texts(domain::definitionChanges(made, with("hunter2-5518")));
        QVERIFY2(changes.contains(QStringLiteral("Setting gpu environment.DATABASE_URL changes (value hidden)")), qPrintable(changes.join(u'\n')));
        QVERIFY2(!changes.join(u'\n').contains(QLatin1String("RUST_LOG")), qPrintable(changes.join(u'\n')));
        QVERIFY(!changes.join(u'\n').contains(QLatin1String("hunter2")));
    }

    void differencesAreToldByPlaceWhateverTheOrder()
    {
        const TaskDefinition before = read("\"image\":\"a\",\"memory\":1,\"mountPoints\":[],"
                                           "\"environment\":[{\"name\":\"A\",\"value\":\"1\"},{\"name\":\"B\",\"value\":\"2\"}]",
                                           7);
        const TaskDefinition after = read("\"user\":\"1000\",\"image\":\"b\","
                                          "\"environment\":[{\"name\":\"B\",\"value\":\"2\"},{\"name\":\"C\",\"value\":\"3\"}]",
                                          8);
        QCOMPARE(texts(domain::definitionChanges(before, after)).join(u'\n'),
                 QStringLiteral("Setting gpu environment.A goes (value hidden)\nSetting gpu environment.C comes (value hidden)\n"
                                "Setting gpu image: a → b\nSetting gpu memory goes: 1\nSetting gpu user comes: 1000"));
        QVERIFY(domain::definitionChanges(before, before).empty());
    }

    void aDefinitionThatIsNoneIsRefusedInWords_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("nothing") << QByteArray("{}");
        QTest::newRow("no list") << QByteArray("{\"taskDefinition\":{\"containerDefinitions\":7}}");
        QTest::newRow("no name") << QByteArray("{\"taskDefinition\":{\"containerDefinitions\":[]}}");
        QTest::newRow("no JSON") << QByteArray("<html>");
        QByteArray many
            = "{\"taskDefinition\":{\"taskDefinitionArn\":\"a\",\"family\":\"f\",\"revision\":1,\"containerDefinitions\":[{\"name\":\"c\"";
        for (int i = 0; i < 6000; ++i)
            many += ",\"s" + QByteArray::number(i) + "\":1";
        QTest::newRow("too many settings") << many + "}]}}";
    }
    void aDefinitionThatIsNoneIsRefusedInWords()
    {
        QFETCH(QByteArray, body);
        const auto parsed = ecs::parseDefinition(body);
        QVERIFY(!parsed);
        QVERIFY(!parsed.error().what.isEmpty());
    }

    void asksForRevisionsNewestFirstAndForOneAlone()
    {
        const Call list = ecs::listDefinitions(QStringLiteral("s-gpu"), 10);
        QCOMPARE(list.operation, QByteArray("ListTaskDefinitions"));
        const QJsonObject input = QJsonDocument::fromJson(list.body).object();
        QCOMPARE(input.value(QLatin1String("sort")).toString(), QStringLiteral("DESC"));
        QCOMPARE(input.value(QLatin1String("status")).toString(), QStringLiteral("ACTIVE"));
        domain::ProverService service;
        service.id = domain::ProverServiceId(QStringLiteral("arn:service"));
        service.clusterArn = QStringLiteral("arn:cluster");
        const Call use = ecs::useDefinition(service, QStringLiteral("arn:task-definition/s-gpu:6"));
        QCOMPARE(use.effect, http::Effect::Mutating);
        QCOMPARE(QJsonDocument::fromJson(use.body).object().size(), 3); // only what changes is sent
    }

    void readsAQuota()
    {
        const auto limit = quotas::parseQuota("{\"Quota\":{\"QuotaCode\":\"L-DB2E81BA\",\"Value\":64.0}}");
        QVERIFY(limit);
        QCOMPARE(*limit, 64.0);
        QVERIFY(!quotas::parseQuota("{\"Quota\":{}}"));
        QVERIFY(!quotas::parseQuota("{\"Quota\":{\"Value\":\"64\"}}"));
        QVERIFY(quotas::getQuota(QStringLiteral("L-DB2E81BA")).body.contains("\"ServiceCode\":\"ec2\""));
    }

    void readsTypesMachinesAndTheWorseOfTwoChecks()
    {
        const auto types = ec2::parseTypes("<R><instanceTypeSet><item><instanceType>g6e.xlarge</instanceType><vCpuInfo><defaultVCpus>4</defaultVCpus>"
                                           "</vCpuInfo></item><item><instanceType>x</instanceType></item></instanceTypeSet></R>");
        QVERIFY(types);
        QCOMPARE(types->value(QStringLiteral("g6e.xlarge")), 4);
        QVERIFY(!types->contains(QStringLiteral("x"))); // not known is not 0
        QVERIFY(!ec2::parseTypes("<R/>"));
        const auto item = [](const char *id, const char *one, const char *other) {
            return QByteArray("<item><instanceId>") + id
                   + "</instanceId><instanceState><code>16</code><name>running</name></instanceState><systemStatus><status>" + one
                   + "</status></systemStatus><instanceStatus><status>" + other + "</status></instanceStatus></item>";
        };
        const auto health = ec2::parseStatus("<R><instanceStatusSet>" + item("i-1", "ok", "impaired") + item("i-2", "ok", "ok")
                                             + item("i-3", "initializing", "ok") + "</instanceStatusSet></R>");
        QVERIFY(health);
        QCOMPARE(health->value(QStringLiteral("i-1")).checks, QStringLiteral("impaired"));
        QCOMPARE(health->value(QStringLiteral("i-2")).checks, QStringLiteral("ok"));
        QCOMPARE(health->value(QStringLiteral("i-3")).checks, QStringLiteral("initializing"));
        QCOMPARE(health->value(QStringLiteral("i-1")).state, QStringLiteral("running"));
        const auto page
            = ec2::parseInstances("<R><reservationSet><item><instancesSet><item><instanceId>i-1</instanceId><instanceType>g6e.xlarge</instanceType>"
                                  "<instanceLifecycle>spot</instanceLifecycle></item><item><instanceId>i-2</instanceId></item></instancesSet></item>"
                                  "</reservationSet></R>");
        QVERIFY(page);
        QCOMPARE(page->machines.size(), size_t(1));
        QCOMPARE(page->machines[0].lifecycle, QStringLiteral("spot"));
        QCOMPARE(page->unusable, 1);
    }

    void readsAlarmsAndCompositionsAndSkipsWhatHasNoState()
    {
        QVERIFY(monitoring::describeAlarms(QStringLiteral("s-"), QString()).body.contains("AlarmTypes.member.2=CompositeAlarm"));
        const auto page = monitoring::parseAlarms(
            "<DescribeAlarmsResponse><DescribeAlarmsResult><MetricAlarms><member><AlarmName>s-db-cpu-high</AlarmName><StateValue>INSUFFICIENT_DATA</StateValue>"
            "<StateUpdatedTimestamp>2026-01-15T12:00:00.000Z</StateUpdatedTimestamp><MetricName>CPUUtilization</MetricName><Namespace>AWS/RDS</Namespace>"
            "<Dimensions><member><Name>DBInstanceIdentifier</Name><Value>db-X</Value></member></Dimensions><Period>300</Period>"
            "<EvaluationPeriods>2</EvaluationPeriods><Threshold>75.0</Threshold><ComparisonOperator>GreaterThanThreshold</ComparisonOperator>"
            "<ActionsEnabled>false</ActionsEnabled></member><member><AlarmName>s-odd</AlarmName></member></MetricAlarms>"
            "<CompositeAlarms><member><AlarmName>s-all</AlarmName><StateValue>ALARM</StateValue></member></CompositeAlarms><NextToken>n</NextToken>"
            "</DescribeAlarmsResult></DescribeAlarmsResponse>");
        QVERIFY2(page, page ? "" : qPrintable(page.error().what));
        QCOMPARE(page->alarms.items.size(), size_t(2));
        QCOMPARE(page->alarms.skipped.size(), size_t(1));
        QCOMPARE(page->next, QStringLiteral("n"));
        const domain::CloudAlarm &blind = page->alarms.items[0];
        QCOMPARE(blind.rule, QStringLiteral("AWS/RDS CPUUtilization > 75, 2 × 300 s"));
        QCOMPARE(domain::alarmSight(blind), domain::AlarmSight::Blind); // never good
        QVERIFY(!blind.actionsEnabled);
        QVERIFY(blind.since.isValid());
        QCOMPARE(blind.dimensions.value(QStringLiteral("DBInstanceIdentifier")), QStringLiteral("db-X"));
        QVERIFY(page->alarms.items[1].composite);
        QCOMPARE(domain::alarmSight(page->alarms.items[1]), domain::AlarmSight::Alarm);
        domain::CloudAlarm odd;
        odd.state = QStringLiteral("HIBERNATING");
        QCOMPARE(domain::alarmSight(odd), domain::AlarmSight::Unknown);
        QVERIFY(!monitoring::parseAlarms("<DescribeAlarmsResponse/>"));
    }
};

QTEST_GUILESS_MAIN(AwsWatchWireTest)
#include "tst_aws_watch_wire.moc"
