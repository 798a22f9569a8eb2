// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/demofleet/fleet_world.h"

using namespace pilothouse;
using namespace Qt::StringLiterals;
using demofleet::Answer;
using demofleet::Listener;

/// Faults and the clock, set over the control routes as tests and trainers do.
class DemofleetControlTest : public QObject
{
    Q_OBJECT

    static const QByteArray &list()
    {
        static const QByteArray target = "/api/v1/apps?page=1&page_size=50";
        return target;
    }

private slots:
    void everyFaultStrikesWhatItIsSetOn_data()
    {
        QTest::addColumn<QByteArray>("fault");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("bodyBegins");
        QTest::addColumn<int>("delivery");
        const int whole = int(Answer::Delivery::Whole);
        QTest::newRow("429") << QByteArray("429") << 429 << QByteArray("{\"detail\"") << whole;
        QTest::newRow("500") << QByteArray("500") << 500 << QByteArray("{\"detail\"") << whole;
        QTest::newRow("html") << QByteArray("html") << 200 << QByteArray("<!DOCTYPE html>") << whole;
        QTest::newRow("wrong json") << QByteArray("wrong-json") << 200 << QByteArray("{\"dstack_apps\":\"none\"") << whole;
        QTest::newRow("deep") << QByteArray("deep") << 200 << QByteArray(1000, '[') << whole;
        QTest::newRow("redirect") << QByteArray("redirect") << 302 << QByteArray() << whole;
        QTest::newRow("truncated") << QByteArray("truncated") << 200 << QByteArray("{\"dstack_apps\":[{") << int(Answer::Delivery::Truncated);
        QTest::newRow("reset") << QByteArray("reset") << 200 << QByteArray("{\"dstack_apps\":[{") << int(Answer::Delivery::Reset);
        QTest::newRow("bad row") << QByteArray("bad-row") << 200 << QByteArray("{\"dstack_apps\":[{") << whole;
    }
    void everyFaultStrikesWhatItIsSetOn()
    {
        QFETCH(QByteArray, fault);
        QFETCH(int, status);
        QFETCH(QByteArray, bodyBegins);
        QFETCH(int, delivery);
        test::FleetWorld fleet;
        const QByteArray healthy = fleet.get(list()).body;
        QCOMPARE(fleet.fault(R"({"target":"phala","fault":")" + fault + R"(","for_s":30})").status, 201);
        const Answer struck = fleet.get(list());
        QCOMPARE(struck.status, status);
        QVERIFY2(struck.body.startsWith(bodyBegins), struck.body.left(80).constData());
        QCOMPARE(int(struck.delivery), delivery);
        QCOMPARE(fleet.send("GET", "/ready", {}, {}, Listener::NewPlane).status, 200);
        fleet.pass(30'000);
        QCOMPARE(fleet.get(list()).body, fleet.get(list()).body);
        QCOMPARE(fleet.get(list()).status, 200);
        QVERIFY(fleet.object("/control/faults")["faults"_L1].toArray().isEmpty());
        QVERIFY(!healthy.isEmpty());
    }

    void aLateAnswerIsTheRightOne()
    {
        test::FleetWorld fleet;
        QCOMPARE(fleet.fault(R"({"target":"phala","fault":"latency","latencyMs":700})").status, 201);
        const Answer late = fleet.get(list());
        QCOMPARE(late.delay, std::chrono::milliseconds(700));
        QCOMPARE(late.status, 200);
        QCOMPARE(late.json()["total"_L1].toInt(), int(fleet.world.fleet().apps().size()));
    }

    void throttlingNamesItsTime()
    {
        test::FleetWorld fleet;
        QCOMPARE(fleet.fault(R"({"target":"phala","fault":"429","retryAfter":120})").status, 201);
        QVERIFY(fleet.get(list()).headers.contains({"Retry-After", "120"}));
    }

    void aHugeBodyIsMadeWhileItIsSent()
    {
        test::FleetWorld fleet;
        QCOMPARE(fleet.fault(R"({"target":"phala","fault":"huge"})").status, 201);
        const Answer answer = fleet.get(list());
        QVERIFY(answer.source && answer.body.isEmpty());
        qint64 total = 0;
        for (;;) {
            const auto part = answer.source->next();
            QVERIFY(part.bytes.size() < 256 * 1024);
            total += part.bytes.size();
            if (part.last)
                break;
        }
        QCOMPARE(total, 200LL * 1024 * 1024);
        QCOMPARE(answer.source->length(), std::optional<qint64>(total));
    }

    void aBadRowIsOneAmongGoodOnes()
    {
        test::FleetWorld fleet;
        QCOMPARE(fleet.fault(R"({"target":"phala","fault":"bad-row"})").status, 201);
        const QJsonArray cvms = fleet.object(list())["dstack_apps"_L1][0]["cvms"_L1].toArray();
        QCOMPARE(cvms.size(), 2);
        QVERIFY(cvms[0]["name"_L1].isString() && cvms[1]["name"_L1].isNull());
    }

    void aFailedRequestDoesNotAct()
    {
        test::FleetWorld fleet;
        QCOMPARE(fleet.fault(R"({"target":"phala","fault":"500","count":1})").status, 201);
        QCOMPARE(fleet.send("POST", "/api/v1/cvms/crunch-tee-registry/stop").status, 500);
        QCOMPARE(fleet.machine("crunch-tee-registry").status, u"running"_s);
        // A lost answer is another thing: there the action has happened.
        QCOMPARE(fleet.fault(R"({"target":"phala","fault":"reset","count":1})").status, 201);
        QCOMPARE(int(fleet.send("POST", "/api/v1/cvms/crunch-tee-registry/stop").delivery), int(Answer::Delivery::Reset));
        QCOMPARE(fleet.machine("crunch-tee-registry").status, u"stopping"_s);
    }

    void countsRunOut()
    {
        test::FleetWorld fleet;
        QCOMPARE(fleet.fault(R"({"target":"phala","fault":"500","count":2})").status, 201);
        QCOMPARE(fleet.get(list()).status, 500);
        QCOMPARE(fleet.get(list()).status, 500);
        QCOMPARE(fleet.get(list()).status, 200);
    }

    void sharesAreSharesOfRequests()
    {
        test::FleetWorld fleet;
        QCOMPARE(fleet.fault(R"({"target":"phala","fault":"500","percent":30})").status, 201);
        int failed = 0;
        for (int i = 0; i < 1000; ++i)
            failed += fleet.get("/api/v1/auth/me").status == 500 ? 1 : 0;
        QVERIFY2(failed > 240 && failed < 360, qPrintable(QString::number(failed)));
    }

    void pathsNarrowAFault()
    {
        test::FleetWorld fleet;
        QCOMPARE(fleet.fault(R"({"target":"phala","fault":"500","path":"/status/batch","count":1})").status, 201);
        QCOMPARE(fleet.get(list()).status, 200);
        QCOMPARE(fleet.send("POST", "/api/v1/status/batch", R"({"vm_uuids":[]})").status, 500);
    }

    void redirectsLeadToATrapThatCountsKeys()
    {
        test::FleetWorld fleet;
        QCOMPARE(fleet.fault(R"({"target":"phala","fault":"redirect"})").status, 201);
        QVERIFY(fleet.get(list()).headers.contains({"Location", "http://stray.test" + list()}));
        fleet.send("GET", list(), {}, {}, Listener::Stray);
        QCOMPARE(fleet.control()["stray"_L1]["requests"_L1].toInt(), 1);
        fleet.send("GET", list(), {}, {{"x-api-key", "phak_1"}}, Listener::Stray);
        // The helper adds a key to API paths by itself, as a careless client does.
        QVERIFY(fleet.control()["stray"_L1]["withKey"_L1].toInt() >= 1);
    }

    void aDeadMachineIsDeadEverywhere()
    {
        test::FleetWorld fleet;
        QCOMPARE(fleet.fault(R"({"target":"cvm:crunch-tee-registry","fault":"dead-cvm","for_s":10})").status, 201);
        QCOMPARE(int(fleet.get(fleet.guest("crunch-tee-registry") + "/health").delivery), int(Answer::Delivery::Reset));
        QCOMPARE(fleet.object("/api/v1/cvms/crunch-tee-registry")["status"_L1].toString(), u"exited"_s);
        QVERIFY(!fleet.object("/api/v1/cvms/crunch-tee-registry/stats")["is_online"_L1].toBool());
        fleet.pass(10'000);
        QCOMPARE(fleet.get(fleet.guest("crunch-tee-registry") + "/health").status, 200);
        QCOMPARE(fleet.object("/api/v1/cvms/crunch-tee-registry")["status"_L1].toString(), u"running"_s);
    }

    void nonsenseIsRefusedInWords_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("word");
        QTest::newRow("not JSON") << QByteArray("hello") << QByteArray("JSON object");
        QTest::newRow("no target") << QByteArray(R"({"fault":"500"})") << QByteArray("Unknown target");
        QTest::newRow("unknown target") << QByteArray(R"({"target":"moon","fault":"500"})") << QByteArray("moon");
        QTest::newRow("unknown machine") << QByteArray(R"({"target":"cvm:nobody","fault":"dead-cvm"})") << QByteArray("cvm:nobody");
        QTest::newRow("unknown fault") << QByteArray(R"({"target":"phala","fault":"sulk"})") << QByteArray("sulk");
        QTest::newRow("fault without meaning there") << QByteArray(R"({"target":"phala","fault":"failing-canary"})") << QByteArray("means nothing");
        QTest::newRow("no time") << QByteArray(R"({"target":"phala","fault":"500","for_s":0})") << QByteArray("for_s");
        QTest::newRow("time in words") << QByteArray(R"({"target":"phala","fault":"500","for_s":"long"})") << QByteArray("for_s");
        QTest::newRow("share over all") << QByteArray(R"({"target":"phala","fault":"500","percent":101})") << QByteArray("percent");
        QTest::newRow("half a time") << QByteArray(R"({"target":"phala","fault":"500","count":1.5})") << QByteArray("count");
    }
    void nonsenseIsRefusedInWords()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, word);
        test::FleetWorld fleet;
        const Answer answer = fleet.fault(body);
        QCOMPARE(answer.status, 400);
        QVERIFY2(answer.json()["error"_L1].toString().contains(QString::fromLatin1(word)), answer.body.constData());
        QVERIFY(fleet.object("/control/faults")["faults"_L1].toArray().isEmpty());
    }

    void faultsAreListedAndCleared()
    {
        test::FleetWorld fleet;
        QCOMPARE(fleet.fault(R"({"target":"phala","fault":"500","for_s":60})").status, 201);
        QCOMPARE(fleet.fault(R"({"target":"pccs","fault":429})").status, 201);
        fleet.pass(20'000);
        const QJsonArray faults = fleet.object("/control/faults")["faults"_L1].toArray();
        QCOMPARE(faults.size(), 2);
        QCOMPARE(faults[0]["for_s"_L1].toDouble(), 40.0);
        QCOMPARE(faults[1]["fault"_L1].toString(), u"429"_s);
        QCOMPARE(fleet.send("DELETE", "/control/faults?target=phala").status, 204);
        QCOMPARE(fleet.object("/control/faults")["faults"_L1].toArray().size(), 1);
        QCOMPARE(fleet.send("DELETE", "/control/faults").status, 204);
        QCOMPARE(fleet.get("/pccs/tdx/certification/v4/qe/identity").status, 200);
    }

    void theClockGoesForwardOnly()
    {
        test::FleetWorld fleet;
        const auto before = fleet.world.now();
        QCOMPARE(fleet.send("POST", "/control/time", R"({"advance_s":90})").status, 200);
        QCOMPARE(fleet.world.now(), before + 90'000);
        QCOMPARE(fleet.send("POST", "/control/time", R"({"advance_s":-1})").status, 400);
        QCOMPARE(fleet.send("POST", "/control/time", "{}").status, 400);
        fleet.world.tick(before + 1000); // the real clock goes on from where it was
        QCOMPARE(fleet.world.now(), before + 91'000);
    }

    void aRouterThatIsNotThereCannotBeRestarted()
    {
        test::FleetWorld fleet;
        QCOMPARE(fleet.send("POST", "/control/restart", R"({"target":"router"})").status, 400);
        QVERIFY(!fleet.world.routerShouldRun());
        fleet.world.router().present = true;
        QVERIFY(fleet.world.routerShouldRun());
        QCOMPARE(fleet.fault(R"({"target":"router","fault":"router-dead","for_s":5})").status, 201);
        QVERIFY(!fleet.world.routerShouldRun());
        fleet.pass(5000);
        QVERIFY(fleet.world.routerShouldRun());
    }
};

QTEST_GUILESS_MAIN(DemofleetControlTest)
#include "tst_demofleet_control.moc"
