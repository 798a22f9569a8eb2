// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/phala/phala_usage.h"

#include "tests/support/await.h"
#include "tests/support/demo_fleet_process.h"
#include "tests/support/raw_http_server.h"

#include <QJsonArray>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::test;
using namespace Qt::StringLiterals;
using cluster::AppUsage;

namespace {

QCoro::Task<Result<Secret>> demoKey()
{
    co_return Secret::copyOf("phak_demo");
}

std::shared_ptr<phala::PhalaUsage> usageOf(const QUrl &base)
{
    http::RemoteContext context;
    context.environment = domain::EnvironmentId(u"demo"_s);
    context.allowedOrigins = {base};
    context.keyHeader = "X-API-Key";
    context.key = demoKey;
    return std::make_shared<phala::PhalaUsage>(std::make_shared<http::HttpClient>(context), base);
}

} // namespace

/// What the cloud charged, from its answers to sums.
class PhalaUsageTest : public QObject
{
    Q_OBJECT

private slots:
    void entriesAreSummedByInstanceWithoutRoundingErrors()
    {
        QByteArray entries;
        for (int i = 0; i < 300; ++i)
            entries += R"({"instance_id":"aa","cost":0.1,"duration_minutes":60},)";
        entries += R"({"instance_id":"bb","cost":"0.058","duration_minutes":30},{"instance_id":"bb","cost":-0.008})";
        AppUsage usage;
        QVERIFY(phala::wire::addUsage("{\"usage\":[" + entries + "],\"total\":302,\"total_cost\":30.05}", &usage));
        QVERIFY(usage.isWhole());
        QCOMPARE(usage.total->toDecimal(), u"30.05"_s);
        QCOMPARE(usage.instances.size(), size_t(2));
        QCOMPARE(usage.instances[0].cost.toDecimal(), u"30.00"_s);
        QCOMPARE(usage.instances[0].minutes, 300 * 60);
        QCOMPARE(usage.instances[1].cost.toDecimal(), u"0.05"_s);
    }

    void whatCannotBeReadMakesTheSumsNotWhole()
    {
        AppUsage usage;
        QVERIFY(
            phala::wire::addUsage(R"({"usage":[{"instance_id":"aa","cost":1},{"cost":5},{"instance_id":"aa","cost":null},7],"total":9})", &usage));
        QVERIFY(!usage.isWhole());
        QCOMPARE(usage.unreadable, 3);
        QVERIFY(!usage.total); // not said, and not made up of the entries
        for (const char *bad : {"[]", "{}", R"({"usage":{},"total":1})", R"({"usage":[],"total":"1"})", R"({"usage":[],"total":-1})"}) {
            AppUsage none;
            QVERIFY2(!phala::wire::addUsage(bad, &none), bad);
        }
    }

    void allPagesAreReadAndNoneTwice()
    {
        RawHttpServer server;
        server.onRequest([](const RawRequest &request, QTcpSocket &socket) {
            const int offset = request.target.mid(request.target.indexOf("offset=") + 7).toInt();
            const QByteArray entry = R"({"instance_id":"aa","cost":0.01})";
            QByteArray entries = offset < 2 ? entry : QByteArray();
            socket.write(RawHttpServer::json("{\"usage\":[" + entries + "],\"total\":3,\"total_cost\":0.03}"));
        });
        const auto usage = await(usageOf(server.url(u"/api/v1"_s))->usage(u"ab"_s));
        QVERIFY(usage && *usage);
        QCOMPARE((*usage)->entries, 2); // the third was promised and never came
        QVERIFY(!(*usage)->isWhole());
        QCOMPARE(server.requests().size(), size_t(3));
        QCOMPARE(server.requests()[0].target, QByteArray("/api/v1/apps/ab/usage?limit=1000&offset=0"));
        QCOMPARE(server.requests()[2].target, QByteArray("/api/v1/apps/ab/usage?limit=1000&offset=2"));
    }

    void theDemoFleetChargesByTheHourAndItsSumsAgree()
    {
        DemoFleetProcess fleet({u"--cvms"_s, u"9"_s});
        QVERIFY2(fleet.isReady(), qPrintable(fleet.problem()));
        const QString record = fleet.address("phala") + u"/cvms/crunch-tee-registry"_s;
        const QString appId = fleet.get(record, {{"X-API-Key", "phak_demo"}}).json()["app_id"_L1].toString();
        const auto usage = await(usageOf(QUrl(fleet.address("phala")))->usage(appId));
        QVERIFY(usage && *usage);
        QVERIFY((*usage)->isWhole() && (*usage)->total && !(*usage)->instances.empty());
        Money sum(0, u"USD"_s);
        for (const AppUsage::Instance &instance : (*usage)->instances)
            sum = *sum.plus(instance.cost);
        QCOMPARE(sum.toDecimal(), (*usage)->total->toDecimal());
        QVERIFY(sum.micros() > 0);
        const auto none = await(usageOf(QUrl(fleet.address("phala")))->usage(QString(40, u'0')));
        QVERIFY(none && !*none);
        QCOMPARE(none->error().kind, ErrorKind::NotFound);
    }
};

QTEST_GUILESS_MAIN(PhalaUsageTest)
#include "tst_phala_usage.moc"
