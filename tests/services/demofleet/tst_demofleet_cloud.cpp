// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/demofleet/fleet_world.h"

#include <QElapsedTimer>
#include <QSet>

using namespace pilothouse;
using namespace Qt::StringLiterals;

/// The cloud API of the demo fleet, asked without a network.
class DemofleetCloudTest : public QObject
{
    Q_OBJECT

    static QStringList namesOnPages(test::FleetWorld &fleet, int pageSize)
    {
        QStringList names;
        for (int page = 1;; ++page) {
            const QJsonObject answer = fleet.object("/api/v1/apps?page=" + QByteArray::number(page) + "&page_size=" + QByteArray::number(pageSize));
            const QJsonArray apps = answer["dstack_apps"_L1].toArray();
            for (const QJsonValue &app : apps) {
                const QJsonArray cvms = app["cvms"_L1].toArray();
                Q_ASSERT(cvms.size() == app["cvm_count"_L1].toInt());
                for (const QJsonValue &cvm : cvms)
                    names << cvm["name"_L1].toString();
            }
            if (page >= answer["total_pages"_L1].toInt())
                return names;
        }
    }

private slots:
    void everyMachineIsOnOnePage_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("pageSize");
        QTest::newRow("none") << 0 << 50;
        QTest::newRow("one") << 1 << 50;
        QTest::newRow("two") << 2 << 50;
        QTest::newRow("fewer than the named ones") << 13 << 50;
        QTest::newRow("demo") << 40 << 50;
        QTest::newRow("small pages") << 40 << 2;
        QTest::newRow("thousand") << 1000 << 50;
        QTest::newRow("ten thousand") << 10000 << 100;
    }
    void everyMachineIsOnOnePage()
    {
        QFETCH(int, count);
        QFETCH(int, pageSize);
        test::FleetWorld fleet(count);
        const QStringList names = namesOnPages(fleet, pageSize);
        QCOMPARE(names.size(), count);
        QCOMPARE(QSet<QString>(names.begin(), names.end()).size(), count);
    }

    void theSameSeedGivesTheSameFleet()
    {
        test::FleetWorld a(60, 7);
        test::FleetWorld b(60, 7);
        test::FleetWorld c(60, 8);
        const QByteArray page = "/api/v1/apps?page=1&page_size=100";
        QCOMPARE(a.get(page).body, b.get(page).body);
        QVERIFY(a.get(page).body != c.get(page).body);
    }

    void theDemoHasTheCasesAnOperatorMeets()
    {
        test::FleetWorld fleet;
        QHash<QString, int> states;
        for (const auto &machine : fleet.world.fleet().machines())
            ++states[machine.status];
        QCOMPARE(fleet.world.fleet().machines().size(), size_t(40));
        QVERIFY(states[u"running"_s] > 30);
        for (const QString &word : {u"error"_s, u"starting"_s, u"migrating"_s, u"stopped"_s})
            QVERIFY2(states[word] >= 1, qPrintable(word));
        const auto &ordinary = fleet.machine("crunch-tee-runner-4f1c92ab");
        const auto &odd = fleet.machine("crunch-tee-runner-e5506a1f");
        const auto &larger = fleet.machine("crunch-tee-runner-29d06cb3");
        QCOMPARE(odd.app, ordinary.app);
        QVERIFY(fleet.world.fleet().composeOf(odd).hash != fleet.world.fleet().composeOf(ordinary).hash);
        QVERIFY(fleet.world.fleet().composeOf(odd).image != fleet.world.fleet().composeOf(ordinary).image);
        QCOMPARE(larger.compose, ordinary.compose);
        QVERIFY(larger.shape.vcpu != ordinary.shape.vcpu && larger.shape.memoryGb != ordinary.shape.memoryGb);
        QVERIFY(!fleet.machine("crunch-tee-runner-c2a9f604").bootError.isEmpty());
    }

    void aMachineIsFoundByEveryFormOfItsName_data()
    {
        QTest::addColumn<QByteArray>("identifier");
        test::FleetWorld fleet;
        const auto &machine = fleet.machine("crunch-tee-registry");
        QTest::newRow("uuid") << machine.vmUuid.toLatin1();
        QTest::newRow("uuid without dashes") << machine.vmUuid.toLatin1().replace("-", "");
        QTest::newRow("uuid in capitals") << machine.vmUuid.toUpper().toLatin1();
        QTest::newRow("app of one machine") << "app_" + fleet.world.fleet().appOf(machine).id.toLatin1();
        QTest::newRow("instance") << "instance_" + machine.instanceId.toLatin1();
        QTest::newRow("cvm id") << machine.cvmId.toLatin1();
        QTest::newRow("number") << QByteArray::number(machine.number);
        QTest::newRow("name") << QByteArray("crunch-tee-registry");
        QTest::newRow("name, percent-encoded") << QByteArray("crunch%2Dtee-registry");
    }
    void aMachineIsFoundByEveryFormOfItsName()
    {
        QFETCH(QByteArray, identifier);
        test::FleetWorld fleet;
        const auto answer = fleet.get("/api/v1/cvms/" + identifier);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.json()["name"_L1].toString(), u"crunch-tee-registry"_s);
    }

    void errorsHaveTheApisShapes()
    {
        test::FleetWorld fleet;
        const auto missing = fleet.get("/api/v1/cvms/nobody");
        QCOMPARE(missing.status, 404);
        QCOMPARE(missing.json()["detail"_L1]["error_code"_L1].toString(), u"ERR-03-001"_s);
        const auto ambiguous = fleet.get("/api/v1/cvms/app_" + fleet.world.fleet().apps()[1].id.toLatin1());
        QCOMPARE(ambiguous.json()["detail"_L1]["error_code"_L1].toString(), u"ERR-03-010"_s);
        const auto invalid = fleet.get("/api/v1/apps?page_size=101");
        QCOMPARE(invalid.status, 422);
        QCOMPARE(invalid.json()["detail"_L1][0]["loc"_L1][1].toString(), u"page_size"_s);
        const auto busy = fleet.send("POST", "/api/v1/cvms/crunch-tee-runner-a4417f9e/stop");
        QCOMPARE(busy.status, 409);
        QVERIFY(busy.json()["detail"_L1].isString());
    }

    void keysDecideWhoMayDoWhat_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<int>("read");
        QTest::addColumn<int>("change");
        QTest::newRow("any") << QByteArray("phak_whatever") << 200 << 200;
        QTest::newRow("none") << QByteArray() << 401 << 401;
        QTest::newRow("revoked") << QByteArray("phak_revoked_1") << 401 << 401;
        QTest::newRow("read-only") << QByteArray("phak_readonly_1") << 200 << 403;
    }
    void keysDecideWhoMayDoWhat()
    {
        QFETCH(QByteArray, key);
        QFETCH(int, read);
        QFETCH(int, change);
        test::FleetWorld fleet;
        const QHash<QByteArray, QByteArray> headers{{"x-api-key", key}};
        QCOMPARE(fleet.send("GET", "/api/v1/auth/me", {}, headers).status, read);
        QCOMPARE(fleet.send("POST", "/api/v1/status/batch", "{\"vm_uuids\":[]}", headers).status, read);
        QCOMPARE(fleet.send("POST", "/api/v1/cvms/crunch-tee-registry/stop", {}, headers).status, change);
        QCOMPARE(fleet.machine("crunch-tee-registry").status, change == 200 ? u"stopping"_s : u"running"_s);
    }

    void aPowerActionTakesItsTime_data()
    {
        QTest::addColumn<QByteArray>("machine");
        QTest::addColumn<QByteArray>("action");
        QTest::addColumn<QString>("meanwhile");
        QTest::addColumn<int>("milliseconds");
        QTest::addColumn<QString>("afterwards");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("stop") << QByteArray("4f1c92ab") << QByteArray("stop") << u"stopping"_s << 2000 << u"stopped"_s << u"completed"_s;
        QTest::newRow("shutdown") << QByteArray("4f1c92ab") << QByteArray("shutdown") << u"shutting_down"_s << 5000 << u"stopped"_s << u"completed"_s;
        QTest::newRow("start") << QByteArray("6ac7120d") << QByteArray("start") << u"starting"_s << 6000 << u"running"_s << u"completed"_s;
        QTest::newRow("restart") << QByteArray("4f1c92ab") << QByteArray("restart") << u"restarting"_s << 8000 << u"running"_s << u"completed"_s;
        QTest::newRow("start of what cannot start")
            << QByteArray("c2a9f604") << QByteArray("start") << u"starting"_s << 5000 << u"error"_s << u"failed"_s;
    }
    void aPowerActionTakesItsTime()
    {
        QFETCH(QByteArray, machine);
        QFETCH(QByteArray, action);
        QFETCH(QString, meanwhile);
        QFETCH(int, milliseconds);
        QFETCH(QString, afterwards);
        QFETCH(QString, outcome);
        test::FleetWorld fleet;
        const QByteArray cvm = "/api/v1/cvms/crunch-tee-runner-" + machine;
        const auto answer = fleet.send("POST", cvm + '/' + action);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.json()["status"_L1].toString(), meanwhile);
        const QString correlation = answer.json()["correlation_id"_L1].toString();
        QVERIFY(!correlation.isEmpty());
        QCOMPARE(fleet.object(cvm)["progress"_L1]["correlation_id"_L1].toString(), correlation);
        QCOMPARE(fleet.send("POST", cvm + "/restart").status, 409);

        fleet.pass(milliseconds - 1);
        QCOMPARE(fleet.object(cvm)["status"_L1].toString(), meanwhile);
        fleet.pass(1);
        const QJsonObject record = fleet.object(cvm);
        QCOMPARE(record["status"_L1].toString(), afterwards);
        QVERIFY(!record["in_progress"_L1].toBool() && record["progress"_L1].isNull());
        const QJsonValue operation = fleet.object(cvm + "/operations")["items"_L1][0];
        QCOMPARE(operation["correlation_id"_L1].toString(), correlation);
        QCOMPARE(operation["status"_L1].toString(), outcome);
        QCOMPARE(operation["duration_ms"_L1].toInt(), milliseconds);
    }

    void aStopCancelsWhatIsUnderWay()
    {
        test::FleetWorld fleet;
        const QByteArray cvm = "/api/v1/cvms/crunch-tee-runner-4f1c92ab";
        QCOMPARE(fleet.send("POST", cvm + "/restart", "{\"force\":false}").status, 200);
        fleet.pass(1000);
        QCOMPARE(fleet.send("POST", cvm + "/stop").status, 200);
        fleet.pass(10'000);
        QCOMPARE(fleet.machine("crunch-tee-runner-4f1c92ab").status, u"stopped"_s);
        QCOMPARE(fleet.object(cvm + "/operations")["items"_L1][1]["status"_L1].toString(), u"failed"_s);
    }

    void theStartingMachineSettles()
    {
        test::FleetWorld fleet;
        QCOMPARE(fleet.machine("crunch-tee-runner-77e0b3d9").status, u"starting"_s);
        fleet.pass(45'000);
        QCOMPARE(fleet.machine("crunch-tee-runner-77e0b3d9").status, u"running"_s);
        QCOMPARE(fleet.object("/api/v1/cvms/crunch-tee-runner-77e0b3d9/state")["boot_progress"_L1].toString(), u"done"_s);
    }

    void aDeletedMachineIsGone()
    {
        test::FleetWorld fleet;
        QCOMPARE(fleet.send("DELETE", "/api/v1/cvms/crunch-tee-registry").status, 204);
        QCOMPARE(fleet.get("/api/v1/cvms/crunch-tee-registry").status, 404);
        QCOMPARE(namesOnPages(fleet, 50).size(), 39);
        QCOMPARE(fleet.object("/api/v1/cvms/paginated?page_size=100")["total"_L1].toInt(), 39);
    }

    void theListFollowsAChange()
    {
        test::FleetWorld fleet;
        const QByteArray page = "/api/v1/apps?page=1&page_size=50&search=crunch-tee-registry";
        QCOMPARE(fleet.object(page)["dstack_apps"_L1][0]["cvms"_L1][0]["status"_L1].toString(), u"running"_s);
        QCOMPARE(fleet.send("POST", "/api/v1/cvms/crunch-tee-registry/stop").status, 200);
        QCOMPARE(fleet.object(page)["dstack_apps"_L1][0]["cvms"_L1][0]["status"_L1].toString(), u"stopping"_s);
        fleet.pass(2000);
        QCOMPARE(fleet.object(page)["dstack_apps"_L1][0]["current_cvm"_L1]["status"_L1].toString(), u"stopped"_s);
    }

    void filtersNarrowTheList()
    {
        test::FleetWorld fleet;
        QCOMPARE(fleet.object("/api/v1/apps?status=migrating")["total"_L1].toInt(), 1);
        QCOMPARE(fleet.object("/api/v1/apps?status=migrating&status=running")["total"_L1].toInt(), int(fleet.world.fleet().apps().size()));
        QCOMPARE(fleet.object("/api/v1/apps?search=REGISTRY")["total"_L1].toInt(), 1);
        QCOMPARE(fleet.object("/api/v1/apps?search=nothing-like-it")["total"_L1].toInt(), 0);
        QVERIFY(fleet.object("/api/v1/apps/filter-options")["statuses"_L1].toArray().contains(u"migrating"_s));
    }

    void statesOfManyComeInOneAnswer()
    {
        test::FleetWorld fleet;
        const QString uuid = fleet.machine("crunch-tee-registry").vmUuid;
        const QJsonObject body{{u"vm_uuids"_s, QJsonArray{uuid, u"00000000-0000-4000-8000-000000000000"_s}}};
        const QJsonObject answer = fleet.send("POST", "/api/v1/status/batch", QJsonDocument(body).toJson()).json().object();
        QCOMPARE(answer.keys(), QStringList{uuid});
        QCOMPARE(answer[uuid]["status"_L1].toString(), u"running"_s);
        QVERIFY(answer[uuid]["uptime"_L1].toString().endsWith(u's'));
        QCOMPARE(fleet.send("POST", "/api/v1/status/batch", "{}").status, 422);
    }

    void bothVersionsOfTheRecordAreSpoken()
    {
        test::FleetWorld fleet;
        const auto old = fleet.send("GET", "/api/v1/cvms/crunch-tee-registry", {}, {{"x-phala-version", "2025-10-28"}}).json().object();
        const auto now = fleet.send("GET", "/api/v1/cvms/crunch-tee-registry", {}, {{"x-phala-version", "2026-01-21"}}).json().object();
        QVERIFY(old["id"_L1].isDouble() && now["id"_L1].isString());
        QCOMPARE(old["memory"_L1].toInt(), now["resource"_L1]["memory_in_gb"_L1].toInt() * 1024);
        QVERIFY(old["syslog_endpoint"_L1].toString().contains(u'?'));
        QVERIFY(now["compose_file"_L1].isObject());
    }

    void anOfflineMachineStillAnswersForItself()
    {
        test::FleetWorld fleet;
        for (const char *what : {"stats", "network", "composition", "attestation"}) {
            const auto online = fleet.get("/api/v1/cvms/crunch-tee-registry/" + QByteArray(what));
            const auto offline = fleet.get("/api/v1/cvms/crunch-tee-runner-6ac7120d/" + QByteArray(what));
            QCOMPARE(online.status, 200);
            QCOMPARE(offline.status, 200);
            QVERIFY(online.json()["is_online"_L1].toBool() && online.json()["error"_L1].isNull());
            QVERIFY(!offline.json()["is_online"_L1].toBool() && offline.json()["error"_L1].isString());
        }
    }

    void watchingEndsWhenTheTargetIsReached()
    {
        test::FleetWorld fleet;
        const auto answer = fleet.get("/api/v1/cvms/crunch-tee-runner-77e0b3d9/state?target=running&interval=5&timeout=300");
        QVERIFY(answer.source);
        const auto first = answer.source->next();
        QVERIFY(!first.last && first.bytes.startsWith("event: state\n") && first.pause == std::chrono::seconds(5));
        fleet.pass(45'000);
        const auto end = answer.source->next();
        QVERIFY(end.last && end.bytes.contains("event: complete\n"));
        QCOMPARE(fleet.get("/api/v1/cvms/crunch-tee-registry/state?target=running&interval=1").status, 422);
    }

    void aUserWatchesFiveMachinesAtOnceAndNotSix()
    {
        test::FleetWorld fleet;
        const QByteArray stream = "/api/v1/cvms/crunch-tee-runner-77e0b3d9/state?target=running";
        std::vector<demofleet::Answer> open;
        for (int i = 0; i < 5; ++i)
            open.push_back(fleet.get(stream));
        QVERIFY(open.back().source);
        QCOMPARE(fleet.get(stream).status, 429);
        QCOMPARE(fleet.get("/api/v1/cvms/crunch-tee-runner-77e0b3d9/state").status, 200);
        open.pop_back();
        QCOMPARE(fleet.get(stream).status, 200);
    }

    void aMachineThatIsDestroyedEndsItsStream()
    {
        test::FleetWorld fleet;
        const auto answer = fleet.get("/api/v1/cvms/crunch-tee-runner-77e0b3d9/state?target=running");
        QVERIFY(!answer.source->next().last);
        QCOMPARE(fleet.send("DELETE", "/api/v1/cvms/crunch-tee-runner-77e0b3d9").status, 204);
        const auto end = answer.source->next();
        QVERIFY(end.last && end.bytes.startsWith("event: error\n"));
    }

    void aThousandMachinesAreListedQuickly()
    {
        test::FleetWorld fleet(1000);
        QElapsedTimer timer;
        qint64 best = 1'000'000;
        for (int i = 0; i < 4; ++i) { // the first builds the records, later ones only join them
            timer.start();
            for (int page = 1; page <= 3; ++page)
                QCOMPARE(fleet.get("/api/v1/apps?page_size=50&page=" + QByteArray::number(page)).status, 200);
            best = std::min(best, timer.elapsed());
        }
        qInfo("1,000 CVMs on three pages: %lld ms", best);
        QVERIFY2(best < 100, "the list is built anew each time");
    }
};

QTEST_GUILESS_MAIN(DemofleetCloudTest)
#include "tst_demofleet_cloud.moc"
