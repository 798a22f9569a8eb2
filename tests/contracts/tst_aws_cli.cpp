// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/demo_fleet_process.h"

#include <QJsonArray>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace pilothouse;
using namespace Qt::StringLiterals;

/// The vendor's own command-line tool, unchanged, against the demo fleet. What it understands, AWS would have said.
class AwsCliTest : public QObject
{
    Q_OBJECT

    struct Run
    {
        int exitCode = -1;
        QByteArray out;
        QByteArray err;
        QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
        QByteArray all() const { return out + err; }
    };

    std::unique_ptr<test::DemoFleetProcess> m_fleet;
    QTemporaryDir m_home;
    QString m_program;

    Run aws(const QStringList &arguments, const QString &secret = u"demo/fleet+secret/everybody+knows0000000"_s)
    {
        QProcessEnvironment environment;
        environment.insert(u"PATH"_s, u"/usr/bin:/bin"_s);
        environment.insert(u"HOME"_s, m_home.path());
        environment.insert(u"LANG"_s, u"C.UTF-8"_s);
        environment.insert(u"AWS_ACCESS_KEY_ID"_s, u"AKIADEMOFLEET0000001"_s);
        environment.insert(u"AWS_SECRET_ACCESS_KEY"_s, secret);
        environment.insert(u"AWS_DEFAULT_REGION"_s, u"us-west-2"_s);
        environment.insert(u"AWS_EC2_METADATA_DISABLED"_s, u"true"_s);
        environment.insert(u"AWS_MAX_ATTEMPTS"_s, u"1"_s);
        environment.insert(u"AWS_PAGER"_s, QString());
        QProcess process;
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(m_home.path());
        process.start(m_program, QStringList{u"--endpoint-url"_s, m_fleet->address("aws"), u"--output"_s, u"json"_s} + arguments);
        Run run;
        if (process.waitForFinished(60'000))
            run = {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
        return run;
    }
    static QStringList words(const char *line) { return QString::fromLatin1(line).split(u' '); }
    QJsonObject service()
    {
        return aws(words("ecs describe-services --cluster prover-cluster-cluster --services prover-cluster-aux-agent"))
            .json()["services"_L1]
            .toArray()
            .at(0)
            .toObject();
    }
    QJsonObject group()
    {
        return aws(words("autoscaling describe-auto-scaling-groups --auto-scaling-group-names prover-cluster-exec-asg"))
            .json()["AutoScalingGroups"_L1]
            .toArray()
            .at(0)
            .toObject();
    }

private slots:
    void initTestCase()
    {
        // The distribution's own: other copies may lie in front of it in the path.
        m_program = QStandardPaths::findExecutable(u"aws"_s, {u"/usr/bin"_s, u"/usr/local/bin"_s});
        if (m_program.isEmpty())
            m_program = QStandardPaths::findExecutable(u"aws"_s);
        if (m_program.isEmpty())
            QSKIP("the command aws is not installed");
        m_fleet = std::make_unique<test::DemoFleetProcess>();
        QVERIFY2(m_fleet->isReady(), qPrintable(m_fleet->problem()));
    }
    void init()
    {
        if (!m_fleet)
            QSKIP("the command aws is not installed");
        m_fleet->clearFaults();
    }

    void itKnowsWhoItIs()
    {
        const Run run = aws(words("sts get-caller-identity"));
        QVERIFY2(run.exitCode == 0, run.all());
        QCOMPARE(run.json()["Account"_L1].toString(), u"123456789012"_s);
    }

    void itListsClustersServicesAndTasks()
    {
        QVERIFY(aws(words("ecs list-clusters")).json()["clusterArns"_L1].toArray().size() == 2);
        // Its own page is 10, so that it walks pages by itself.
        const Run services = aws(words("ecs list-services --cluster prover-cluster-cluster --page-size 2"));
        QVERIFY2(services.json()["serviceArns"_L1].toArray().size() == 5, services.all());
        QCOMPARE(service()["desiredCount"_L1].toInt(), 1);
        const Run tasks = aws(words("ecs list-tasks --cluster prover-cluster-cluster --service-name prover-cluster-gpu-provers"));
        QCOMPARE(tasks.json()["taskArns"_L1].toArray().size(), 8);
        const Run hosts = aws(words("ecs list-container-instances --cluster prover-cluster-cluster"));
        QCOMPARE(hosts.json()["containerInstanceArns"_L1].toArray().size(), 10);
        const QString host = hosts.json()["containerInstanceArns"_L1].toArray().at(0).toString();
        const Run described
            = aws(words("ecs describe-container-instances --cluster prover-cluster-cluster --container-instances") + QStringList(host));
        QVERIFY2(described.out.contains("ec2InstanceId"), described.all());
        const Run definition = aws(words("ecs describe-task-definition --task-definition prover-cluster-gpu-provers"));
        QVERIFY2(definition.out.contains("awslogs-group"), definition.all());
        const Run provider = aws(words("ecs describe-capacity-providers --capacity-providers prover-cluster-snark-capacity-provider"));
        QVERIFY2(provider.out.contains("prover-cluster-snark-asg"), provider.all());
    }

    void itScalesAServiceAndSeesTasksComeWithTime()
    {
        const Run run = aws(words("ecs update-service --cluster prover-cluster-cluster --service prover-cluster-aux-agent --desired-count 2"));
        QVERIFY2(run.exitCode == 0, run.all());
        QCOMPARE(service()["desiredCount"_L1].toInt(), 2);
        QVERIFY(m_fleet->advance(10));
        QCOMPARE(service()["runningCount"_L1].toInt(), 2);
        QVERIFY(service()["events"_L1].toArray().at(0)["message"_L1].toString().contains("steady state"_L1));
    }

    void itMeetsTheBoundsOfAGroup()
    {
        const Run refused = aws(words("autoscaling set-desired-capacity --auto-scaling-group-name prover-cluster-exec-asg --desired-capacity 2"));
        QVERIFY2(refused.exitCode != 0 && refused.err.contains("ValidationError"), refused.all());
        const Run run
            = aws(words("autoscaling update-auto-scaling-group --auto-scaling-group-name prover-cluster-exec-asg --max-size 2 --desired-capacity 2"));
        QVERIFY2(run.exitCode == 0, run.all());
        QCOMPARE(group()["MaxSize"_L1].toInt(), 2);
        QCOMPARE(group()["Instances"_L1].toArray().size(), 2);
        QVERIFY(m_fleet->advance(20));
        QCOMPARE(group()["Instances"_L1].toArray().at(1)["LifecycleState"_L1].toString(), u"InService"_s);
        const Run activities = aws(words("autoscaling describe-scaling-activities --auto-scaling-group-name prover-cluster-exec-asg"));
        QVERIFY2(activities.out.contains("Launching a new EC2 instance"), activities.all());
    }

    void itSeesMachinesByTheirTags()
    {
        const Run run = aws(words("ec2 describe-instances --filters Name=tag:aws:autoscaling:groupName,Values=prover-cluster-gpu-asg"));
        QVERIFY2(run.exitCode == 0, run.all());
        QCOMPARE(run.json()["Reservations"_L1].toArray().size(), 8);
    }

    void itSeesWhyTasksStopped()
    {
        QVERIFY(m_fleet->setFault(u"aws"_s, u"tasks-crash"_s, 0, {{u"path"_s, u"aux-agent"_s}}));
        QVERIFY(aws(words("ecs list-clusters")).exitCode == 0); // from the next request on
        QVERIFY(m_fleet->advance(40));
        const QJsonArray stopped
            = aws(words("ecs list-tasks --cluster prover-cluster-cluster --service-name prover-cluster-aux-agent --desired-status STOPPED"))
                  .json()["taskArns"_L1]
                  .toArray();
        QVERIFY(!stopped.isEmpty());
        const Run task = aws(words("ecs describe-tasks --cluster prover-cluster-cluster --tasks") + QStringList(stopped.at(0).toString()));
        const QJsonValue record = task.json()["tasks"_L1][0];
        QVERIFY2(record["stopCode"_L1] == "EssentialContainerExited"_L1 && record["containers"_L1][0]["exitCode"_L1].toInt() == 137, task.all());
        m_fleet->clearFaults();
        QVERIFY(aws(words("ecs list-clusters")).exitCode == 0);
        QVERIFY(m_fleet->advance(20));
    }

    void itComparesRevisionsAndRollsAServiceBack()
    {
        const Run list = aws(words("ecs list-task-definitions --family-prefix prover-cluster-bento-api-service --status ACTIVE --sort DESC"));
        const QJsonArray arns = list.json()["taskDefinitionArns"_L1].toArray();
        QVERIFY2(arns.size() == 2, list.all());
        const Run before = aws(words("ecs describe-task-definition --task-definition") + QStringList(arns[1].toString()));
        QVERIFY2(before.json()["taskDefinition"_L1]["containerDefinitions"_L1][0]["image"_L1].toString().endsWith("2.2.0"_L1), before.all());
        const QStringList update
            = words("ecs update-service --cluster prover-cluster-cluster --service prover-cluster-bento-api-service --task-definition");
        const Run moved = aws(update + QStringList(arns[1].toString()));
        QCOMPARE(moved.json()["service"_L1]["taskDefinition"_L1].toString(), arns[1].toString());
        QCOMPARE(moved.json()["service"_L1]["deployments"_L1].toArray().size(), 2);
        QVERIFY(m_fleet->advance(20));
        const Run after = aws(words("ecs describe-services --cluster prover-cluster-cluster --services prover-cluster-bento-api-service"));
        const QJsonValue service = after.json()["services"_L1][0];
        QCOMPARE(service["deployments"_L1].toArray().size(), 1);
        QCOMPARE(service["deployments"_L1][0]["taskDefinition"_L1].toString(), arns[1].toString());
        const Run none = aws(update + QStringList(u"prover-cluster-bento-api-service:1"_s));
        QVERIFY2(none.exitCode != 0 && none.err.contains("ClientException"), none.all());
    }

    void itSeesQuotasTypesChecksAndAlarms()
    {
        const Run quota = aws(words("service-quotas get-service-quota --service-code ec2 --quota-code L-DB2E81BA"));
        QVERIFY2(quota.json()["Quota"_L1]["Value"_L1].toDouble() == 64.0, quota.all());
        QVERIFY(aws(words("service-quotas list-service-quotas --service-code ec2")).json()["Quotas"_L1].toArray().size() == 2);
        QVERIFY(aws(words("service-quotas get-service-quota --service-code ec2 --quota-code L-0")).err.contains("NoSuchResourceException"));
        const Run types = aws(words("ec2 describe-instance-types --instance-types g6e.xlarge"));
        QVERIFY2(types.json()["InstanceTypes"_L1][0]["VCpuInfo"_L1]["DefaultVCpus"_L1].toInt() == 4, types.all());
        const Run status = aws(words("ec2 describe-instance-status"));
        QVERIFY2(status.json()["InstanceStatuses"_L1].toArray().size() >= 11 && status.out.contains("\"ok\""), status.all());
        const Run running = aws(words("ec2 describe-instances --filters Name=instance-state-name,Values=pending,running"));
        QVERIFY2(running.json()["Reservations"_L1].toArray().size() >= 11, running.all());
        const Run alarms = aws(words("cloudwatch describe-alarms --alarm-name-prefix prover-cluster- --alarm-types MetricAlarm CompositeAlarm"));
        QVERIFY2(alarms.json()["MetricAlarms"_L1].toArray().size() == 10, alarms.all());
        QCOMPARE(aws(words("cloudwatch describe-alarms --state-value INSUFFICIENT_DATA")).json()["MetricAlarms"_L1].toArray().size(), 6);
    }

    void aLaunchBeyondTheQuotaFailsInWords()
    {
        QVERIFY(
            aws(words("autoscaling update-auto-scaling-group --auto-scaling-group-name prover-cluster-gpu-asg --max-size 20 --desired-capacity 20"))
                .exitCode
            == 0);
        QVERIFY(m_fleet->advance(20));
        const Run activities = aws(words("autoscaling describe-scaling-activities --auto-scaling-group-name prover-cluster-gpu-asg"));
        QVERIFY2(activities.out.contains("current vCPU limit of 64") && activities.out.contains("Failed"), activities.all().left(2000));
        const Run machines = aws(words("ec2 describe-instances --filters Name=tag:aws:autoscaling:groupName,Values=prover-cluster-gpu-asg"));
        QCOMPARE(machines.json()["Reservations"_L1].toArray().size(), 16);
    }

    void itTailsALog()
    {
        const Run run = aws(words("logs tail /aws/ecs/prover-cluster-gpu-provers --since 5m --format short"));
        QVERIFY2(run.exitCode == 0 && run.out.count('\n') > 100, run.all().left(2000));
        const Run filtered = aws(words("logs tail /aws/ecs/prover-cluster-gpu-provers --since 5m --filter-pattern WARN"));
        QVERIFY2(filtered.exitCode == 0 && filtered.out.contains("WARN") && !filtered.out.contains("DEBUG"), filtered.all().left(2000));
        QVERIFY(aws(words("logs tail /aws/ecs/none")).err.contains("ResourceNotFoundException"));
    }

    void aWrongSecretIsRefusedByEveryService_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("JSON") << QByteArray("ecs list-clusters") << QByteArray("InvalidSignatureException");
        QTest::newRow("query") << QByteArray("autoscaling describe-auto-scaling-groups") << QByteArray("SignatureDoesNotMatch");
        QTest::newRow("EC2") << QByteArray("ec2 describe-instances") << QByteArray("AuthFailure");
        QTest::newRow("quotas") << QByteArray("service-quotas list-service-quotas --service-code ec2") << QByteArray("InvalidSignatureException");
        QTest::newRow("alarms") << QByteArray("cloudwatch describe-alarms") << QByteArray("SignatureDoesNotMatch");
        QTest::newRow("who am I") << QByteArray("sts get-caller-identity") << QByteArray("SignatureDoesNotMatch");
    }
    void aWrongSecretIsRefusedByEveryService()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, code);
        const Run run = aws(words(line.constData()), u"wrong"_s);
        QVERIFY2(run.exitCode != 0 && run.err.contains(code), run.all());
    }

    void itUnderstandsThrottlingAndDenial()
    {
        QVERIFY(m_fleet->setFault(u"aws"_s, u"429"_s, 0, {{u"path"_s, u"ecs:"_s}}));
        QVERIFY(aws(words("ecs list-clusters")).err.contains("ThrottlingException"));
        m_fleet->clearFaults();
        QVERIFY(m_fleet->setFault(u"aws"_s, u"deny"_s, 0, {{u"path"_s, u"autoscaling:Update"_s}}));
        QVERIFY(aws(words("autoscaling update-auto-scaling-group --auto-scaling-group-name prover-cluster-exec-asg --max-size 3"))
                    .err.contains("AccessDenied"));
        QCOMPARE(group()["MaxSize"_L1].toInt(), 2);
    }
};

QTEST_GUILESS_MAIN(AwsCliTest)
#include "tst_aws_cli.moc"
