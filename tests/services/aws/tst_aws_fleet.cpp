// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/aws/alarm_client.h"
#include "services/aws/auto_scaling_client.h"
#include "services/aws/ecs_client.h"
#include "services/aws/host_client.h"
#include "services/aws/identity_client.h"
#include "services/aws/logs_client.h"
#include "services/aws/quota_client.h"
#include "tests/support/await.h"
#include "tests/support/demo_fleet_process.h"

#include <QJsonArray>
#include <QRegularExpression>

using namespace pilothouse;
using namespace pilothouse::aws;
using test::await;

/// The clients over real sockets: signatures that another implementation checks, throttling, clocks, refusals, lost answers.
class AwsFleetTest : public QObject
{
    Q_OBJECT

    static QCoro::Task<Result<Credentials>> keys(QByteArray id, QByteArray secret)
    {
        Credentials made;
        made.accessKeyId = id;
        made.secretAccessKey = Secret::copyOf(secret);
        made.from = QStringLiteral("test");
        co_return std::move(made);
    }
    std::shared_ptr<AwsClient> client(const QByteArray &id = "AKIADEMOFLEET0000001",
                                      const QByteArray &secret = "demo/fleet+secret/everybody+knows0000000") const
    {
        const QUrl url(m_fleet->address("aws"));
        http::RemoteContext context;
        context.allowedOrigins = {url};
        context.remoteName = QStringLiteral("AWS");
        AwsClient::Parts parts;
        parts.http = std::make_shared<http::HttpClient>(context);
        parts.settings.region = QStringLiteral("us-west-2");
        parts.settings.endpointUrl = url.toString();
        parts.credentials = [id, secret] { return keys(id, secret); };
        parts.clock = std::make_shared<SystemClock>();
        parts.backOff = std::chrono::milliseconds(1);
        return std::make_shared<AwsClient>(parts);
    }
    int requests() { return m_fleet->state()[QLatin1String("aws")].toObject()[QLatin1String("requests")].toInt(); }
    QJsonArray changes() { return m_fleet->state()[QLatin1String("aws")].toObject()[QLatin1String("changes")].toArray(); }
    bool fault(const char *kind, const char *path = "", int count = 0, QJsonObject more = {})
    {
        if (*path != '\0')
            more[QStringLiteral("path")] = QLatin1String(path);
        if (count > 0)
            more[QStringLiteral("count")] = count;
        return m_fleet->setFault(QStringLiteral("aws"), QLatin1String(kind), 0, more);
    }
    template <typename T>
    Result<T> done(QCoro::Task<Result<T>> task)
    {
        auto result = await(std::move(task));
        if (!result)
            return Error{.kind = ErrorKind::Internal, .what = QStringLiteral("it did not end")};
        return std::move(*result);
    }
    domain::ProverCluster cluster()
    {
        const auto list = done(std::make_shared<EcsClient>(client())->clusters(CancelToken()));
        for (const domain::ProverCluster &each : list ? list->items : std::vector<domain::ProverCluster>()) {
            if (each.name == QLatin1String("prover-cluster-cluster"))
                return each;
        }
        return {};
    }

    std::unique_ptr<test::DemoFleetProcess> m_fleet;

private slots:
    void initTestCase()
    {
        m_fleet = std::make_unique<test::DemoFleetProcess>();
        QVERIFY2(m_fleet->isReady(), qPrintable(m_fleet->problem()));
        QVERIFY(!m_fleet->address("aws").isEmpty());
    }
    void init()
    {
        m_fleet->clearFaults();
        m_fleet->resetCounters();
    }

    void everyServiceAcceptsTheSignature()
    {
        const auto aws = client();
        const auto who = done(std::make_shared<IdentityClient>(aws)->whoAmI(CancelToken()));
        QVERIFY2(who, who ? "" : qPrintable(who.error().what));
        QCOMPARE(who->account, QStringLiteral("123456789012"));
        const auto groups = done(std::make_shared<AutoScalingClient>(aws)->groups(CancelToken()));
        QVERIFY2(groups, groups ? "" : qPrintable(groups.error().what));
        QCOMPARE(groups->items.size(), size_t(4));
        const auto tagged
            = done(std::make_shared<HostClient>(aws)->groupsOf({groups->items[0].hosts[0].instanceId, QStringLiteral("i-gone")}, CancelToken()));
        QVERIFY2(tagged, tagged ? "" : qPrintable(tagged.error().what));
        QCOMPARE(tagged->value(groups->items[0].hosts[0].instanceId), groups->items[0].name);
        const auto services = done(std::make_shared<EcsClient>(aws)->services(cluster(), CancelToken()));
        QVERIFY2(services, services ? "" : qPrintable(services.error().what));
        QCOMPARE(services->items.size(), size_t(5));
        QVERIFY(services->skipped.empty());
    }

    void readsRevisionsAndMovesAServiceToAnEarlierOne()
    {
        const auto ecs = std::make_shared<EcsClient>(client());
        const auto services = done(ecs->services(cluster(), CancelToken()));
        QVERIFY(services);
        domain::ProverService aux;
        for (const domain::ProverService &each : services->items)
            if (each.name == QLatin1String("prover-cluster-aux-agent"))
                aux = each;
        const auto arns = done(ecs->revisions(aux.name, 10, CancelToken()));
        QVERIFY2(arns, arns ? "" : qPrintable(arns.error().what));
        QCOMPARE(arns->size(), 2); // the third one was deregistered
        QCOMPARE(arns->at(0), aux.taskDefinition);
        const auto now = done(ecs->definition(arns->at(0), CancelToken()));
        const auto before = done(ecs->definition(arns->at(1), CancelToken()));
        QVERIFY(now && before);
        QVERIFY(!domain::definitionChanges(*now, *before).empty());
        for (const domain::DefinitionSetting &setting : now->settings)
            QVERIFY2(!setting.value.contains(QLatin1String("demo-password")), qPrintable(setting.name));
        const auto gone = QString(arns->at(1)).replace(QRegularExpression(QStringLiteral("\\d+$")), QString::number(before->revision - 1));
        const auto refused = await(ecs->useDefinition(aux, gone));
        QVERIFY(refused && !*refused);
        QVERIFY(refused->error().what.contains(QLatin1String("inactive")));
        const auto moved = await(ecs->useDefinition(aux, arns->at(1)));
        QVERIFY(moved && *moved);
        const auto after = done(ecs->service(aux));
        QVERIFY(after);
        QCOMPARE(after->taskDefinition, arns->at(1));
        QCOMPARE(after->rollouts.front().taskDefinition, arns->at(1));
        QVERIFY(await(ecs->useDefinition(aux, arns->at(0))));
    }

    void readsLimitsTypesMachinesAndAlarms()
    {
        const auto aws = client();
        const auto limit = done(std::make_shared<QuotaClient>(aws)->vcpuLimit(QStringLiteral("L-DB2E81BA"), CancelToken()));
        QVERIFY2(limit, limit ? "" : qPrintable(limit.error().what));
        QCOMPARE(*limit, 64.0);
        const auto none = done(std::make_shared<QuotaClient>(aws)->vcpuLimit(QStringLiteral("L-NONE"), CancelToken()));
        QVERIFY(!none);
        QCOMPARE(none.error().kind, ErrorKind::NotFound);
        const auto hosts = std::make_shared<HostClient>(aws);
        const auto types = done(hosts->vcpusOf({QStringLiteral("g6e.xlarge"), QStringLiteral("no.such")}, CancelToken()));
        QVERIFY2(types, types ? "" : qPrintable(types.error().what));
        QCOMPARE(*types, (QHash<QString, int>{{QStringLiteral("g6e.xlarge"), 4}}));
        const auto machines = done(hosts->runningMachines(CancelToken()));
        QVERIFY2(machines, machines ? "" : qPrintable(machines.error().what));
        QCOMPARE(machines->items.size(), size_t(11));
        const auto health = done(hosts->healthOf({machines->items[0].instanceId}, CancelToken()));
        QVERIFY2(health, health ? "" : qPrintable(health.error().what));
        QCOMPARE(health->value(machines->items[0].instanceId).checks, QStringLiteral("ok"));
        const auto alarms = done(std::make_shared<AlarmClient>(aws)->alarms(QStringLiteral("prover-cluster-"), CancelToken()));
        QVERIFY2(alarms, alarms ? "" : qPrintable(alarms.error().what));
        QCOMPARE(alarms->items.size(), size_t(10)); // another's alarm is not among them
        QVERIFY(fault("deny", "monitoring:DescribeAlarms"));
        const auto denied = done(std::make_shared<AlarmClient>(aws)->alarms(QString(), CancelToken()));
        QCOMPARE(denied.error().kind, ErrorKind::Forbidden);
    }

    void logsAreReadOverPagesToTheirEnd()
    {
        const auto logs = std::make_shared<LogsClient>(client());
        provers::LogQuestion question;
        question.source = {QStringLiteral("gpu-prover"), QStringLiteral("/aws/ecs/prover-cluster-gpu-provers"), QStringLiteral("gpu-prover"), {}};
        question.since = QDateTime::currentDateTimeUtc().addSecs(-900);
        question.limit = 0;
        const auto all = done(logs->read(question, CancelToken()));
        QVERIFY2(all, all ? "" : qPrintable(all.error().what));
        QVERIFY(all->items.size() > 1000); // more than two pages of the fleet
        question.limit = 10;
        const auto newest = done(logs->read(question, CancelToken()));
        QCOMPARE(newest->items.size(), size_t(10));
        QVERIFY(newest->items.back().at >= all->items.back().at);
        question.taskId = all->items.front().stream.section(u'/', -1);
        question.limit = 0;
        const auto one = done(logs->read(question, CancelToken())); // GetLogEvents, whose token never ends
        QVERIFY2(one, one ? "" : qPrintable(one.error().what));
        QVERIFY(!one->items.empty() && one->items.size() < all->items.size());
        question.source.group = QStringLiteral("/aws/ecs/no-such");
        QCOMPARE(done(logs->read(question, CancelToken())).error().kind, ErrorKind::NotFound);
    }

    void aWrongSecretAndAnUnknownKeyAreSaidApart()
    {
        const auto wrong = done(std::make_shared<IdentityClient>(client("AKIADEMOFLEET0000001", "not-it"))->whoAmI(CancelToken()));
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().kind, ErrorKind::Unauthorised);
        QVERIFY(wrong.error().nextStep.contains(QLatin1String("AWS_SECRET_ACCESS_KEY does not belong")));
        const auto unknown = done(std::make_shared<EcsClient>(client("AKIASTRANGER", "x"))->clusters(CancelToken()));
        QCOMPARE(unknown.error().kind, ErrorKind::Unauthorised);
        QVERIFY(!unknown.error().what.contains(QLatin1String("not-it")));
        QCOMPARE(requests(), 2); // neither is tried again
    }

    void throttledReadsAndChangesAreTriedAgain()
    {
        QVERIFY(fault("429", "ecs:ListClusters", 2));
        QVERIFY(done(std::make_shared<EcsClient>(client())->clusters(CancelToken())));
        QVERIFY(fault("429", "autoscaling:UpdateAutoScalingGroup", 2));
        const auto resized = await(std::make_shared<AutoScalingClient>(client())->resize(QStringLiteral("prover-cluster-exec-asg"), {1, 2, 1}));
        QVERIFY(resized && *resized);
        QCOMPARE(changes().size(), 1);
    }

    void enoughIsEnough()
    {
        QVERIFY(fault("429", "ecs:ListClusters"));
        const auto list = done(std::make_shared<EcsClient>(client())->clusters(CancelToken()));
        QCOMPARE(list.error().kind, ErrorKind::Throttled);
        QVERIFY(list.error().what.contains(QLatin1String("tried 3 times")));
        QCOMPARE(requests(), 3);
    }

    void aServersTroubleIsRetriedForReadsAndUnknownForChanges()
    {
        QVERIFY(fault("500", "ecs:ListClusters", 2));
        QVERIFY(done(std::make_shared<EcsClient>(client())->clusters(CancelToken())));
        QVERIFY(fault("500", "autoscaling:UpdateAutoScalingGroup"));
        m_fleet->resetCounters();
        const auto resized = await(std::make_shared<AutoScalingClient>(client())->resize(QStringLiteral("prover-cluster-exec-asg"), {1, 3, 1}));
        QVERIFY(resized && !*resized);
        QCOMPARE(resized->error().kind, ErrorKind::OutcomeUnknown);
        QCOMPARE(requests(), 1);
    }

    void anAnswerThatIsLostAfterAChangeIsUnknown()
    {
        QVERIFY(fault("reset", "autoscaling:UpdateAutoScalingGroup"));
        const auto groups = std::make_shared<AutoScalingClient>(client());
        const auto resized = await(groups->resize(QStringLiteral("prover-cluster-exec-asg"), {1, 4, 1}));
        QVERIFY(resized && !*resized);
        QCOMPARE(resized->error().kind, ErrorKind::OutcomeUnknown);
        QCOMPARE(changes().size(), 1); // it did happen, once
        QCOMPARE(done(groups->group(QStringLiteral("prover-cluster-exec-asg")))->maximum, 4);
    }

    void aClockThatIsOffIsNoticedAndTheRequestSignedOnceMore_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::newRow("ours is slow") << 900;
        QTest::newRow("ours is fast") << -900;
    }
    void aClockThatIsOffIsNoticedAndTheRequestSignedOnceMore()
    {
        QFETCH(int, seconds);
        QVERIFY(fault("skew", "", 0, {{QStringLiteral("skewS"), seconds}}));
        const auto aws = client();
        QVERIFY(done(std::make_shared<IdentityClient>(aws)->whoAmI(CancelToken())));
        QVERIFY(std::abs(aws->clockOffset().count() - seconds) <= 2);
        QCOMPARE(requests(), 2);
        QVERIFY(done(std::make_shared<EcsClient>(aws)->clusters(CancelToken())));
        QCOMPARE(requests(), 4); // the offset is remembered: no further refusal
    }

    void aPermissionThatIsMissingIsForbidden()
    {
        QVERIFY(fault("deny", "ec2:"));
        const auto denied = done(std::make_shared<HostClient>(client())->groupsOf({QStringLiteral("i-1")}, CancelToken()));
        QCOMPARE(denied.error().kind, ErrorKind::Forbidden);
        QVERIFY(denied.error().what.contains(QLatin1String("ec2:DescribeInstances")));
    }

    void boundsAreRefusedInTheRemotesWords()
    {
        const auto resized = await(std::make_shared<AutoScalingClient>(client())->resize(QStringLiteral("prover-cluster-gpu-asg"), {8, 8, 12}));
        QVERIFY(resized && !*resized);
        QCOMPARE(resized->error().kind, ErrorKind::Remote);
        QVERIFY(resized->error().what.contains(QLatin1String("must be between the specified min size:8 and max size:8")));
    }

    void nonsenseIsSaidAsSuch_data()
    {
        QTest::addColumn<QByteArray>("kind");
        QTest::newRow("page") << QByteArray("html");
        QTest::newRow("other JSON") << QByteArray("wrong-json");
        QTest::newRow("too deep") << QByteArray("deep");
        QTest::newRow("half") << QByteArray("truncated");
    }
    void nonsenseIsSaidAsSuch()
    {
        QFETCH(QByteArray, kind);
        QVERIFY(fault(kind.constData()));
        const auto list = done(std::make_shared<EcsClient>(client())->clusters(CancelToken()));
        QVERIFY(!list);
        QVERIFY(list.error().kind == ErrorKind::Protocol || list.error().kind == ErrorKind::TooLarge || list.error().kind == ErrorKind::Network);
        QVERIFY(!list.error().where.isEmpty());
        QVERIFY(!done(std::make_shared<AutoScalingClient>(client())->groups(CancelToken())));
    }

    void aRedirectGetsNoSignature()
    {
        QVERIFY(fault("redirect"));
        const auto list = done(std::make_shared<EcsClient>(client())->clusters(CancelToken()));
        QCOMPARE(list.error().kind, ErrorKind::Refused);
        QCOMPARE(m_fleet->state()[QLatin1String("stray")].toObject()[QLatin1String("requests")].toInt(), 0);
    }
};

QTEST_GUILESS_MAIN(AwsFleetTest)
#include "tst_aws_fleet.moc"
