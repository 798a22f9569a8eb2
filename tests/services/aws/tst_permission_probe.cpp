// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/aws/permission_probe.h"
#include "tests/support/await.h"
#include "tests/support/demo_fleet_process.h"

#include <QJsonArray>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::aws;
using domain::KeyPermissions;
using domain::Permission;
using domain::PermissionCheck;
using test::await;

/// What a key may do, asked of the demo fleet's account over real sockets.
class PermissionProbeTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::DemoFleetProcess> m_fleet;

    static QCoro::Task<Result<Credentials>> keys()
    {
        Credentials made;
        made.accessKeyId = "AKIADEMOFLEET0000001";
        made.secretAccessKey = Secret::copyOf("demo/fleet+secret/everybody+knows0000000");
        made.from = QStringLiteral("test");
        co_return std::move(made);
    }
    Result<KeyPermissions> ask(const QString &stack = QStringLiteral("prover-cluster"))
    {
        const QUrl url(m_fleet->address("aws"));
        http::RemoteContext context;
        context.allowedOrigins = {url};
        AwsClient::Parts parts;
        parts.http = std::make_shared<http::HttpClient>(context);
        parts.settings.region = QStringLiteral("us-west-2");
        parts.settings.endpointUrl = url.toString();
        parts.credentials = [] { return keys(); };
        parts.clock = std::make_shared<SystemClock>();
        parts.backOff = std::chrono::milliseconds(1);
        const auto probe = std::make_shared<PermissionProbe>(std::make_shared<AwsClient>(parts), stack, parts.clock);
        const auto found = await(probe->ask(CancelToken()));
        return found ? *found : Result<KeyPermissions>(Error{.kind = ErrorKind::Internal, .what = QStringLiteral("it did not end")});
    }
    static PermissionCheck checkOf(const Result<KeyPermissions> &found, const char *action)
    {
        for (const PermissionCheck &check : found ? found->checks : std::vector<PermissionCheck>())
            if (check.action == QLatin1String(action))
                return check;
        return {};
    }
    bool deny(const char *action)
    {
        return m_fleet->setFault(QStringLiteral("aws"), QStringLiteral("deny"), 0, QJsonObject{{QStringLiteral("path"), QLatin1String(action)}});
    }
    int changes() { return int(m_fleet->state()[QLatin1String("aws")].toObject()[QLatin1String("changes")].toArray().size()); }

private slots:
    void initTestCase()
    {
        m_fleet = std::make_unique<test::DemoFleetProcess>();
        QVERIFY2(m_fleet->isReady(), qPrintable(m_fleet->problem()));
    }
    void init()
    {
        m_fleet->clearFaults();
        m_fleet->resetCounters();
    }

    void eachReadIsTriedAndNoChangeIs()
    {
        const auto found = ask();
        QVERIFY2(found, found ? "" : qPrintable(found.error().what));
        QCOMPARE(found->identity, QStringLiteral("account 123456789012 as arn:aws:iam::123456789012:user/demo-operator"));
        QStringList actions;
        for (const PermissionCheck &check : found->checks) {
            actions << check.action;
            const Permission wanted = check.isChange ? Permission::Unknown : Permission::Allowed;
            QVERIFY2(check.answer == wanted, qPrintable(check.action + QStringLiteral(": ") + check.why));
            QVERIFY2(!check.use.isEmpty(), qPrintable(check.action));
        }
        actions.sort();
        QCOMPARE(actions.size(), 24);
        QCOMPARE(actions.removeDuplicates(), 0);
        for (const char *action : {"autoscaling:DescribeAutoScalingGroups", "ec2:DescribeInstances", "ecs:ListClusters", "ecs:UpdateService",
                                   "logs:FilterLogEvents", "logs:GetLogEvents", "autoscaling:UpdateAutoScalingGroup", "ecs:StopTask",
                                   "cloudwatch:DescribeAlarms", "servicequotas:GetServiceQuota", "ecs:ListTaskDefinitions", "iam:PassRole"})
            QVERIFY2(actions.contains(QLatin1String(action)), action);
        QCOMPARE(changes(), 0);
        QVERIFY2(!found->isWide, "nobody knows what else it may do");
        QVERIFY(!found->width.isEmpty());
    }

    void aReadThatIsRefusedIsDeniedWithTheRemotesWords()
    {
        QVERIFY(deny("ecs:DescribeTasks"));
        QVERIFY(deny("logs:GetLogEvents"));
        const auto found = ask();
        QVERIFY(found);
        QCOMPARE(checkOf(found, "ecs:DescribeTasks").answer, Permission::Denied);
        QVERIFY(checkOf(found, "ecs:DescribeTasks").why.contains(QLatin1String("not authorized to perform: ecs:DescribeTasks")));
        QCOMPARE(found->count(Permission::Denied), 1);
        // Without the task nobody knows which stream to ask for: that is not the same as denied.
        QCOMPARE(checkOf(found, "logs:GetLogEvents").answer, Permission::Unknown);
        QCOMPARE(checkOf(found, "logs:FilterLogEvents").answer, Permission::Allowed);
    }

    void whatCannotBeAskedForWantOfAnObjectIsUnknown()
    {
        QVERIFY(deny("ecs:ListClusters"));
        const auto found = ask();
        QVERIFY(found);
        QCOMPARE(checkOf(found, "ecs:ListClusters").answer, Permission::Denied);
        for (const char *action :
             {"ecs:ListServices", "ecs:DescribeServices", "ecs:ListTasks", "ecs:DescribeTaskDefinition", "logs:FilterLogEvents"}) {
            QCOMPARE(checkOf(found, action).answer, Permission::Unknown);
            QVERIFY2(!checkOf(found, action).why.isEmpty(), action);
        }
        QCOMPARE(checkOf(found, "autoscaling:DescribeAutoScalingGroups").answer, Permission::Allowed);
        QCOMPARE(checkOf(found, "ec2:DescribeInstances").answer, Permission::Allowed);
        QCOMPARE(found->checks.size(), size_t(24));
    }

    void troubleOfTheRemoteIsNoRefusal()
    {
        QVERIFY(m_fleet->setFault(QStringLiteral("aws"), QStringLiteral("500"), 0, QJsonObject{{QStringLiteral("path"), QStringLiteral("ec2:")}}));
        const auto found = ask();
        QVERIFY(found);
        QCOMPARE(checkOf(found, "ec2:DescribeInstances").answer, Permission::Unknown);
        QVERIFY(!checkOf(found, "ec2:DescribeInstances").why.isEmpty());
    }

    void aKeyThatIsNoneHasNoList()
    {
        QVERIFY(m_fleet->setFault(QStringLiteral("aws"), QStringLiteral("token-expired")));
        const auto found = ask();
        QVERIFY(!found);
        QCOMPARE(errorKindName(found.error().kind), errorKindName(ErrorKind::Unauthorised));
        QVERIFY2(found.error().nextStep.contains(QLatin1String("session has expired")), qPrintable(found.error().nextStep));
    }

    void theKeyOfTheAccountItselfIsTooWide()
    {
        QVERIFY(m_fleet->setFault(QStringLiteral("aws"), QStringLiteral("root-key")));
        const auto found = ask();
        QVERIFY(found);
        QVERIFY(found->identity.endsWith(QLatin1String(":root")));
        QVERIFY(found->isWide);
    }

    void namesTellOnlyWhatTheyTell_data()
    {
        QTest::addColumn<QString>("arn");
        QTest::addColumn<bool>("wide");
        QTest::newRow("root") << QStringLiteral("arn:aws:iam::1:root") << true;
        QTest::newRow("root in China") << QStringLiteral("arn:aws-cn:iam::1:root") << true;
        QTest::newRow("administrator by sign-on") << QStringLiteral("arn:aws:sts::1:assumed-role/AWSReservedSSO_AdministratorAccess_0a1b/ada")
                                                  << true;
        QTest::newRow("user") << QStringLiteral("arn:aws:iam::1:user/console") << false;
        QTest::newRow("a user called root") << QStringLiteral("arn:aws:iam::1:user/root") << false;
        QTest::newRow("role") << QStringLiteral("arn:aws:sts::1:assumed-role/prover-console/ada") << false;
    }
    void namesTellOnlyWhatTheyTell()
    {
        QFETCH(QString, arn);
        QFETCH(bool, wide);
        KeyPermissions permissions;
        judgeWidth(arn, &permissions);
        QCOMPARE(permissions.isWide, wide);
        QVERIFY(!permissions.width.isEmpty());
    }
};

QTEST_GUILESS_MAIN(PermissionProbeTest)
#include "tst_permission_probe.moc"
