// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/aws/auto_scaling_wire.h"
#include "services/aws/aws_errors.h"
#include "services/aws/ecs_wire.h"
#include "services/aws/host_client.h"
#include "services/aws/identity_client.h"
#include "services/aws/logs_wire.h"
#include "services/aws/paging.h"
#include "services/aws/retry_budget.h"
#include "services/aws/xml_tree.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::aws;
using domain::RunState;

Q_DECLARE_METATYPE(pilothouse::aws::Meaning)

/// Requests as they are built and answers as they are read, without a network.
class AwsWireTest : public QObject
{
    Q_OBJECT

    static QByteArray sample(const char *name)
    {
        QFile file(QStringLiteral(PILOTHOUSE_SOURCE_DIR "/tests/data/aws/") + QLatin1String(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static domain::ProverCluster cluster()
    {
        domain::ProverCluster made;
        made.arn = QStringLiteral("arn:aws:ecs:us-west-2:123456789012:cluster/s-cluster");
        made.name = QStringLiteral("s-cluster");
        return made;
    }
    static http::HttpReply reply(int status, const QByteArray &body, const QList<QPair<QByteArray, QByteArray>> &headers = {})
    {
        http::HttpReply made;
        made.status = status;
        made.body = body;
        made.headers = headers;
        return made;
    }

private slots:
    void readsAService()
    {
        const auto list = ecs::parseServices(sample("describe-services.json"), cluster());
        QVERIFY2(list, list ? "" : qPrintable(list.error().what));
        QCOMPARE(list->items.size(), size_t(2));
        const domain::ProverService &gpu = list->items[0];
        QCOMPARE(gpu.name, QStringLiteral("s-gpu-provers"));
        QCOMPARE(gpu.desired, 8);
        QCOMPARE(gpu.running, 8);
        QCOMPARE(gpu.launchType, QStringLiteral("EC2"));
        QCOMPARE(gpu.state, RunState::Running);
        QVERIFY(gpu.isSteady());
        QCOMPARE(gpu.placementConstraints, QStringList(QStringLiteral("attribute:ecs.instance-type == g6e.xlarge")));
        QCOMPARE(gpu.createdAt, QDateTime(QDate(2026, 1, 15), QTime(12, 30, 45, 123), Qt::UTC));
        // The event that came twice is there once.
        QCOMPARE(gpu.events.size(), size_t(2));
        const domain::ProverService &snark = list->items[1];
        QCOMPARE(snark.providers, QStringList(QStringLiteral("s-snark-capacity-provider")));
        QVERIFY(snark.launchType.isEmpty());
        QCOMPARE(snark.state, RunState::Unhealthy);
        QCOMPARE(domain::proverStateText(snark), QStringLiteral("Cannot place"));
        QCOMPARE(list->skipped.size(), size_t(2)); // one row without a count, one failure
        QVERIFY(list->skipped[0].why.contains(QLatin1String("runningCount")));
        QVERIFY(list->skipped[1].why.contains(QLatin1String("MISSING")));
    }

    void refusesWhatIsNoAnswer_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("page") << QByteArray("<!DOCTYPE html><html><body>Sign in</body></html>");
        QTest::newRow("list") << QByteArray("[]");
        QTest::newRow("member missing") << QByteArray("{}");
        QTest::newRow("wrong kind") << QByteArray("{\"services\":{},\"events\":1,\"taskArns\":\"x\"}");
        QTest::newRow("cut") << QByteArray("{\"services\":[");
    }
    void refusesWhatIsNoAnswer()
    {
        QFETCH(QByteArray, body);
        QVERIFY(!ecs::parseServices(body, cluster()));
        QVERIFY(!ecs::parseArns(body, QLatin1StringView("taskArns")));
        QVERIFY(!ecs::parseLogSources(body));
        QVERIFY(!logs::parseEvents(body, QString()));
        QVERIFY(!autoscaling::parseGroups(body));
        QVERIFY(!ec2::parseInstances(body));
        QVERIFY(!sts::parseIdentity(body));
    }

    void readsAGroupWithItsBounds()
    {
        const auto page = autoscaling::parseGroups(sample("describe-groups.xml"));
        QVERIFY2(page, page ? "" : qPrintable(page.error().what));
        QCOMPARE(page->groups.items.size(), size_t(1));
        const domain::HostGroup &group = page->groups.items.front();
        QCOMPARE(group.name, QStringLiteral("s-gpu-asg"));
        QCOMPARE(group.minimum, 8);
        QCOMPARE(group.maximum, 8);
        QCOMPARE(group.desired, 8);
        QCOMPARE(group.inService(), 1);
        QCOMPARE(group.hosts.size(), size_t(2));
        QCOMPARE(group.tags.value(QStringLiteral("Project")), QStringLiteral("s"));
        QCOMPARE(group.suspended, QStringList(QStringLiteral("Launch")));
        QCOMPARE(page->groups.skipped.size(), size_t(1));
        QCOMPARE(page->next, QStringLiteral("page-2"));
    }

    void findsTheGroupOfAMachineByItsTag()
    {
        const auto page = ec2::parseInstances(
            "<?xml version=\"1.0\"?><DescribeInstancesResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\"><reservationSet><item><instancesSet>"
            "<item><instanceId>i-1</instanceId><tagSet><item><key>Name</key><value>x</value></item><item><key>aws:autoscaling:groupName</key><value>g</value></item></tagSet></item>"
            "<item><instanceId>i-2</instanceId></item></instancesSet></item></reservationSet><nextToken>t</nextToken></DescribeInstancesResponse>");
        QVERIFY(page);
        QCOMPARE(page->groups, (QHash<QString, QString>{{QStringLiteral("i-1"), QStringLiteral("g")}}));
        QCOMPARE(page->next, QStringLiteral("t"));
    }

    void buildsTheRequestsAsTheServicesReadThem()
    {
        const Call resize = autoscaling::updateGroup(QStringLiteral("s gpu"), {8, 12, 12});
        QCOMPARE(resize.body,
                 QByteArray("Action=UpdateAutoScalingGroup&Version=2011-01-01&AutoScalingGroupName=s%20gpu&MinSize=8&MaxSize=12&DesiredCapacity=12"));
        QCOMPARE(resize.effect, http::Effect::Mutating);
        const Call groups = autoscaling::describeGroups({QStringLiteral("a"), QStringLiteral("b")}, QStringLiteral("t="));
        QVERIFY(groups.body.contains("&AutoScalingGroupNames.member.1=a&AutoScalingGroupNames.member.2=b&MaxRecords=100&NextToken=t%3D"));
        QCOMPARE(groups.effect, http::Effect::Idempotent);
        QVERIFY(ec2::describeInstances({QStringLiteral("i-1")}, QString())
                    .body.contains("&Filter.1.Name=instance-id&Filter.1.Value.1=i-1&MaxResults=1000"));
        domain::ProverService service;
        service.id = domain::ProverServiceId(QStringLiteral("arn:s"));
        service.clusterArn = QStringLiteral("arn:c");
        const Call scale = ecs::setDesired(service, 0);
        QCOMPARE(scale.body, QByteArray("{\"cluster\":\"arn:c\",\"desiredCount\":0,\"service\":\"arn:s\"}"));
        QCOMPARE(scale.effect, http::Effect::Mutating);
        QVERIFY(ecs::deployAgain(service).body.contains("\"forceNewDeployment\":true"));
    }

    void readsLogEventsAndTheirTimes()
    {
        const auto page = logs::parseEvents(
            "{\"events\":[{\"eventId\":\"1\",\"timestamp\":1768480245123,\"message\":\"a\\tb\",\"logStreamName\":\"p/c/t\"},{\"timestamp\":1.768480245124E12,\"message\":\"x\"},{\"message\":\"no time\"}],\"nextForwardToken\":\"f/1\"}",
            QStringLiteral("p/c/t2"));
        QVERIFY(page);
        QCOMPARE(page->lines.size(), size_t(2));
        QCOMPARE(page->lines[0].at.toMSecsSinceEpoch(), 1768480245123LL);
        QCOMPARE(page->lines[1].at.toMSecsSinceEpoch(), 1768480245124LL);
        QCOMPARE(page->lines[1].stream, QStringLiteral("p/c/t2"));
        QCOMPARE(page->skipped, 1);
        QCOMPARE(page->next, QStringLiteral("f/1"));
    }

    void readsWhereContainersLogAndNothingOfTheirEnvironment()
    {
        const auto sources = ecs::parseLogSources(
            "{\"taskDefinition\":{\"containerDefinitions\":[{\"name\":\"gpu-prover\",\"environment\":[{\"name\":\"DATABASE_URL\",\"value\":\"postgres://secret\"}],\"logConfiguration\":{\"logDriver\":\"awslogs\",\"options\":{\"awslogs-group\":\"/aws/ecs/s-gpu-provers\",\"awslogs-region\":\"us-west-2\",\"awslogs-stream-prefix\":\"gpu-prover\"}}},{\"name\":\"side\",\"logConfiguration\":{\"logDriver\":\"splunk\",\"options\":{}}}]}}");
        QVERIFY(sources);
        QCOMPARE(sources->size(), size_t(1));
        QCOMPARE(sources->front(), (domain::LogSource{QStringLiteral("gpu-prover"), QStringLiteral("/aws/ecs/s-gpu-provers"),
                                                      QStringLiteral("gpu-prover"), QStringLiteral("us-west-2")}));
        QCOMPARE(logs::streamName(sources->front(), QStringLiteral("4f1c")), QStringLiteral("gpu-prover/gpu-prover/4f1c"));
    }

    void understandsEveryFormOfAComplaint_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("code");
        QTest::addColumn<Meaning>("meaning");
        QTest::newRow("__type with a namespace") << 400 << QByteArray()
                                                 << QByteArray("{\"__type\":\"com.amazonaws.ecs#ThrottlingException\",\"message\":\"Rate exceeded\"}")
                                                 << QStringLiteral("ThrottlingException") << Meaning::Throttled;
        QTest::newRow("header with an address") << 400 << QByteArray("AccessDeniedException:http://internal/")
                                                << QByteArray("{\"Message\":\"User x is not authorized\"}") << QStringLiteral("AccessDeniedException")
                                                << Meaning::NoPermission;
        QTest::newRow("query")
            << 403 << QByteArray()
            << QByteArray(
                   "<ErrorResponse xmlns=\"u\"><Error><Type>Sender</Type><Code>InvalidClientTokenId</Code><Message>m</Message></Error><RequestId>r</RequestId></ErrorResponse>")
            << QStringLiteral("InvalidClientTokenId") << Meaning::BadKey;
        QTest::newRow("EC2")
            << 401 << QByteArray()
            << QByteArray(
                   "<Response><Errors><Error><Code>AuthFailure</Code><Message>AWS was not able to validate</Message></Error></Errors><RequestID>r</RequestID></Response>")
            << QStringLiteral("AuthFailure") << Meaning::BadKey;
        QTest::newRow("JSON service that answers with XML")
            << 403 << QByteArray()
            << QByteArray(
                   "<ErrorResponse><Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match</Message></Error></ErrorResponse>")
            << QStringLiteral("SignatureDoesNotMatch") << Meaning::BadKey;
        QTest::newRow("clock")
            << 400 << QByteArray()
            << QByteArray("{\"__type\":\"InvalidSignatureException\",\"message\":\"Signature expired: 20260115T120000Z is now earlier than …\"}")
            << QStringLiteral("InvalidSignatureException") << Meaning::ClockSkew;
        QTest::newRow("not yet current") << 400 << QByteArray()
                                         << QByteArray("{\"__type\":\"InvalidSignatureException\",\"message\":\"Signature not yet current: …\"}")
                                         << QStringLiteral("InvalidSignatureException") << Meaning::ClockSkew;
        QTest::newRow("expired session")
            << 400 << QByteArray()
            << QByteArray("{\"__type\":\"ExpiredTokenException\",\"message\":\"The security token included in the request is expired\"}")
            << QStringLiteral("ExpiredTokenException") << Meaning::BadKey;
        QTest::newRow("nothing but a page") << 500 << QByteArray() << QByteArray("<!doctype html><html><p>Not Implemented</p></html>") << QString()
                                            << Meaning::Passing;
        QTest::newRow("empty 502") << 502 << QByteArray() << QByteArray() << QString() << Meaning::Passing;
        QTest::newRow("bounds")
            << 400 << QByteArray()
            << QByteArray(
                   "<ErrorResponse><Error><Code>ValidationError</Code><Message>Desired capacity:12 must be between the specified min size:8 and max size:8</Message></Error></ErrorResponse>")
            << QStringLiteral("ValidationError") << Meaning::Other;
    }
    void understandsEveryFormOfAComplaint()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, body);
        QFETCH(QString, code);
        QFETCH(Meaning, meaning);
        const auto answer
            = reply(status, body,
                    header.isEmpty() ? QList<QPair<QByteArray, QByteArray>>{} : QList<QPair<QByteArray, QByteArray>>{{"x-amzn-ErrorType", header}});
        const Complaint complaint = complaintIn(answer);
        QCOMPARE(complaint.code, code);
        QCOMPARE(int(meaningOf(complaint, status)), int(meaning));
    }

    void aBadKeyAndAMissingPermissionAreTwoThings()
    {
        const auto wrong = errorOf(Meaning::BadKey, {QStringLiteral("SignatureDoesNotMatch"), QStringLiteral("m"), {}}, reply(403, {}), Service::Ecs,
                                   QStringLiteral("p"), QStringLiteral("keychain"));
        QCOMPARE(wrong.kind, ErrorKind::Unauthorised);
        QVERIFY(wrong.nextStep.contains(QLatin1String("AWS_SECRET_ACCESS_KEY")));
        const auto denied = errorOf(Meaning::NoPermission, {QStringLiteral("AccessDenied"), QStringLiteral("m"), {}}, reply(403, {}), Service::Ecs,
                                    QStringLiteral("p"), QStringLiteral("keychain"));
        QCOMPARE(denied.kind, ErrorKind::Forbidden);
        QVERIFY(!denied.nextStep.contains(QLatin1String("AWS_SECRET_ACCESS_KEY")));
    }

    void readsTheRemotesClock()
    {
        const QDateTime now(QDate(2026, 1, 15), QTime(12, 0), Qt::UTC);
        QCOMPARE(clockOffset(reply(403, {}, {{"Date", "Thu, 15 Jan 2026 12:10:00 GMT"}}), now), std::optional(std::chrono::seconds(600)));
        QCOMPARE(clockOffset(reply(403, {}, {{"Date", "yesterday"}}), now), std::nullopt);
        QCOMPARE(clockOffset(reply(403, {}), now), std::nullopt);
    }

    void pagesEndAndNeverTurnInACircle()
    {
        Paging paging;
        QVERIFY(*paging.next(QStringLiteral("a")));
        QVERIFY(!paging.next(QStringLiteral("a")));
        Paging ends;
        QVERIFY(*ends.next(QStringLiteral("a")));
        QVERIFY(!*ends.next(QString()));
        QVERIFY(!ends.note(QStringLiteral("x")));
        Paging endless;
        int pages = 0;
        for (bool more = true; more; ++pages)
            more = *endless.next(QString::number(pages));
        QCOMPARE(pages, Paging::kMostPages);
        QVERIFY(endless.note(QStringLiteral("x")));
    }

    void repeatsAreBudgeted()
    {
        RetryBudget budget;
        int repeats = 0;
        while (budget.take(RetryBudget::kRepeat))
            ++repeats;
        QCOMPARE(repeats, 100);
        budget.giveBack(RetryBudget::kRepeat);
        QVERIFY(budget.take(RetryBudget::kRepeat));
        budget.giveBack(0);
        QCOMPARE(budget.left(), 1);
    }

    void xmlIsBounded_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("entities") << QByteArray("<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>");
        QTest::newRow("deep") << QByteArray("<a>").repeated(50) + QByteArray("</a>").repeated(50);
        QTest::newRow("cut") << QByteArray("<a><b>");
        QTest::newRow("two roots") << QByteArray("<a/><b/>");
        QTest::newRow("nothing") << QByteArray();
    }
    void xmlIsBounded()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!parseXml(text));
    }
};

QTEST_APPLESS_MAIN(AwsWireTest)
#include "tst_aws_wire.moc"
