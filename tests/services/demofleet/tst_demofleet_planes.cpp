// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/demofleet/fleet_world.h"

#include <QMessageAuthenticationCode>
#include <QRegularExpression>

using namespace pilothouse;
using namespace Qt::StringLiterals;
using demofleet::Listener;

/// The two controllers, asked without a network.
class DemofleetPlanesTest : public QObject
{
    Q_OBJECT

    test::FleetWorld m_fleet;

    demofleet::Answer ask(Listener plane, const QByteArray &verb, const QByteArray &target, const QByteArray &body = {},
                          const QHash<QByteArray, QByteArray> &headers = {})
    {
        return m_fleet.send(verb, target, body, headers, plane);
    }
    QString say(Listener plane, const QString &text, const QString &author = u"ada"_s, const QByteArray &key = demofleet::kAgentKey)
    {
        const QJsonObject body{{u"text"_s, text}, {u"author"_s, author}, {u"type"_s, u"web"_s}};
        return ask(plane, "POST", "/process", QJsonDocument(body).toJson(), {{"x-agent-api-key", key}}).json()["response"_L1].toString();
    }
    void fault(const char *target, const char *word)
    {
        const QJsonObject body{{u"target"_s, QLatin1StringView(target)}, {u"fault"_s, QLatin1StringView(word)}};
        QCOMPARE(m_fleet.fault(QJsonDocument(body).toJson()).status, 201);
    }

private slots:
    void cleanup()
    {
        m_fleet.world.clearFaults();
        m_fleet.world.resetCounters();
    }

    void readyAndHealthSayTheSame()
    {
        for (const Listener plane : {Listener::OldPlane, Listener::NewPlane}) {
            const auto ready = ask(plane, "GET", "/ready");
            const auto health = ask(plane, "GET", "/health");
            QCOMPARE(ready.status, 200);
            QCOMPARE(health.status, 200);
            QVERIFY(ready.json()["ready"_L1].toBool());
            QVERIFY(!ready.json().object().contains("readiness"_L1));
            QVERIFY(health.json()["readiness"_L1]["ready"_L1].toBool());
            QCOMPARE(ready.json()["services"_L1], health.json()["services"_L1]);
        }
        QCOMPARE(ask(Listener::NewPlane, "GET", "/health").json()["services"_L1]["teeWallet"_L1].toString(), u"tee"_s);
        QVERIFY(ask(Listener::NewPlane, "GET", "/health").json()["compute"_L1].toString().contains("dstack"_L1));
        QVERIFY(ask(Listener::OldPlane, "GET", "/health").json()["services"_L1]["farcaster"_L1].toString()
                != ask(Listener::NewPlane, "GET", "/health").json()["services"_L1]["farcaster"_L1].toString());
    }

    void uptimeIsInMillisecondsAndFallsAfterARestart()
    {
        const double before = ask(Listener::NewPlane, "GET", "/health").json()["uptime"_L1].toDouble();
        m_fleet.pass(1500);
        QCOMPARE(ask(Listener::NewPlane, "GET", "/health").json()["uptime"_L1].toDouble(), before + 1500);
        QCOMPARE(m_fleet.send("POST", "/control/restart", R"({"target":"newPlane"})").status, 204);
        QCOMPARE(ask(Listener::NewPlane, "GET", "/health").json()["uptime"_L1].toDouble(), 0.0);
    }

    void aPlaneThatIsNotReadySaysWhy()
    {
        fault("newPlane", "not-ready");
        const auto ready = ask(Listener::NewPlane, "GET", "/ready");
        QCOMPARE(ready.status, 503);
        QVERIFY(!ready.json()["ready"_L1].toBool() && !ready.json()["reasons"_L1].toArray().isEmpty());
        QCOMPARE(ask(Listener::NewPlane, "GET", "/health").json()["status"_L1].toString(), u"unhealthy"_s);
        QCOMPARE(ask(Listener::NewPlane, "GET", "/health").status, 200);
        QCOMPARE(ask(Listener::OldPlane, "GET", "/ready").status, 200);
    }

    void theCanaryRunsOnlyWhenPosted()
    {
        QCOMPARE(ask(Listener::NewPlane, "GET", "/canary/run").status, 404);
        const auto run = ask(Listener::NewPlane, "POST", "/canary/run");
        QCOMPARE(run.status, 200);
        const QJsonObject result = run.json().object();
        QVERIFY(result["ok"_L1].toBool());
        for (const QString &check : {u"github"_s, u"near"_s, u"pingpay"_s, u"hotpay"_s, u"eigenai"_s}) {
            QVERIFY2(result["checks"_L1][check]["ok"_L1].toBool(), qPrintable(check));
            const QString details = result["checks"_L1][check]["details"_L1].toString();
            QVERIFY(details.size() <= 180 && !details.contains("mock"_L1));
        }
        QCOMPARE(ask(Listener::NewPlane, "GET", "/canary").json()["result"_L1].toObject(), result);
        QVERIFY(ask(Listener::OldPlane, "GET", "/canary").json()["result"_L1].isNull());
    }

    void theCanaryCanFailDegradeAndMock()
    {
        fault("newPlane", "failing-canary");
        const auto failed = ask(Listener::NewPlane, "POST", "/canary/run");
        QCOMPARE(failed.status, 503);
        QVERIFY(!failed.json()["ok"_L1].toBool() && !failed.json()["checks"_L1]["near"_L1]["ok"_L1].toBool());
        m_fleet.world.clearFaults();
        fault("newPlane", "degraded-canary");
        const auto degraded = ask(Listener::NewPlane, "POST", "/canary/run");
        QVERIFY(degraded.json()["ok"_L1].toBool() && !degraded.json()["checks"_L1]["pingpay"_L1]["ok"_L1].toBool());
        m_fleet.world.clearFaults();
        fault("newPlane", "mock");
        QVERIFY(
            ask(Listener::NewPlane, "POST", "/canary/run").json()["checks"_L1]["github"_L1]["details"_L1].toString().contains("\"mock\":true"_L1));
        QCOMPARE(ask(Listener::NewPlane, "GET", "/health").json()["services"_L1]["teeWallet"_L1].toString(), u"mock"_s);
    }

    void intentsAreReadAsTheControllerReadsThem_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("intent");
        QTest::addColumn<QString>("begins");
        QTest::newRow("analyze") << u"@gitsplits analyze a/b"_s << u"analyze"_s << u"📊 Analysis for a/b"_s;
        QTest::newRow("who") << u"who contributes to a/b"_s << u"analyze"_s << u"📊 Analysis for a/b"_s;
        QTest::newRow("show") << u"show me the contributors for a/b"_s << u"analyze"_s << u"📊"_s;
        QTest::newRow("what about") << u"what about a/b"_s << u"analyze"_s << u"📊"_s;
        QTest::newRow("create") << u"@gitsplits create a split for a/b"_s << u"create"_s << u"✅ Split created for a/b"_s;
        QTest::newRow("set up") << u"Set up a/b"_s << u"create"_s << u"✅"_s;
        QTest::newRow("pay") << u"@gitsplits pay 1 USDC to a/b"_s << u"pay"_s << u"✅ Distributed 1 USDC"_s;
        QTest::newRow("distribute") << u"distribute $5 to a/b"_s << u"pay"_s << u"✅ Distributed 5 USDC"_s;
        QTest::newRow("polite pay") << u"please pay 5 NEAR to a/b"_s << u"pay"_s << u"✅ Distributed 5 NEAR"_s;
        QTest::newRow("analyze wins over pay") << u"analyze a/b and pay 5 USDC to a/b"_s << u"analyze"_s << u"📊"_s;
        QTest::newRow("command") << u"approve plan-0123456789"_s << u"other"_s << u"🤔"_s;
        QTest::newRow("pending") << u"show pending claims"_s << u"other"_s << u"🤔"_s;
        QTest::newRow("too much") << u"pay 251 USDC to a/b"_s << u"pay"_s << u"🛑 Policy blocked"_s;
        QTest::newRow("foreign token") << u"pay 5 DOGE to a/b"_s << u"pay"_s << u"🛑 Policy blocked"_s;
    }
    void intentsAreReadAsTheControllerReadsThem()
    {
        QFETCH(QString, text);
        QFETCH(QString, intent);
        QFETCH(QString, begins);
        const QString response = say(Listener::NewPlane, text);
        QVERIFY2(response.startsWith(begins), qPrintable(response));
        QCOMPARE(m_fleet.control()["planes"_L1]["new"_L1]["intents"_L1][intent]["requests"_L1].toInt(), 1);
        QCOMPARE(m_fleet.control()["planes"_L1]["old"_L1]["intents"_L1][intent]["requests"_L1].toInt(), 0);
    }

    void outcomesCarryTheirEvidence()
    {
        const QString analysis = say(Listener::NewPlane, u"analyze a/b"_s);
        QVERIFY(analysis.contains("Top contributors"_L1) && analysis.contains("Verifiable AI Insight"_L1));
        QVERIFY(analysis.contains(u"🔗 Proof: https://determinal.eigenarcade.com/verify/"_s) && !analysis.contains("mock"_L1));
        QVERIFY(say(Listener::NewPlane, u"create a/b"_s).contains("Split ID: split-"_L1));
        const QString payment = say(Listener::NewPlane, u"pay 1 USDC to a/b"_s);
        QVERIFY(payment.contains("Payment mode: agent_rails_pingpay"_L1));
        QVERIFY(QRegularExpression(u"🔗 Transaction: 0x[0-9a-f]{64}\\n"_s).match(payment).hasMatch());
        fault("newPlane", "mock");
        QVERIFY(say(Listener::NewPlane, u"analyze a/b"_s).contains("mock"_L1));
        QVERIFY(say(Listener::NewPlane, u"create a/b"_s).contains("split-mock-123"_L1));
    }

    void failedPaymentsAreTwoHundredsInTheGivenShare()
    {
        QCOMPARE(m_fleet.fault("{\"target\":\"newPlane\",\"fault\":\"payments-failing\",\"percent\":20}").status, 201);
        int failed = 0;
        for (int i = 0; i < 500; ++i)
            failed += say(Listener::NewPlane, u"pay 1 USDC to a/b"_s, QString::number(i)).startsWith(u"❌ Payment failed:"_s) ? 1 : 0;
        QVERIFY2(failed > 65 && failed < 140, qPrintable(QString::number(failed)));
        const auto lines = m_fleet.get("/control/payments?plane=phala").body.trimmed().split('\n');
        int inFeed = 0;
        for (const QByteArray &line : lines)
            inFeed += QJsonDocument::fromJson(line)["outcome"_L1] == "failed"_L1 ? 1 : 0;
        QCOMPARE(inFeed, failed);
        QVERIFY(say(Listener::OldPlane, u"pay 1 USDC to a/b"_s).startsWith(u"✅"_s));
    }

    void aWrongKeyIsRefusedAndNotCounted()
    {
        const auto answer = ask(Listener::OldPlane, "POST", "/process", R"({"text":"analyze a/b","author":"x"})", {{"x-agent-api-key", "another"}});
        QCOMPARE(answer.status, 401);
        QCOMPARE(answer.json()["error"_L1].toString(), u"Unauthorized"_s);
        QCOMPARE(ask(Listener::OldPlane, "POST", "/process", "{}").status, 401);
        const QJsonValue old = m_fleet.control()["planes"_L1]["old"_L1];
        QCOMPARE(old["unauthorised"_L1].toInt(), 2);
        QCOMPARE(old["intents"_L1]["analyze"_L1]["requests"_L1].toInt(), 0);
    }

    void authorsAreToldApart()
    {
        for (const char *author : {"ada", "grace", "ada"})
            say(Listener::OldPlane, u"analyze a/b"_s, QString::fromLatin1(author));
        say(Listener::NewPlane, u"analyze a/b"_s, u"grace"_s);
        const QJsonObject planes = m_fleet.control()["planes"_L1].toObject();
        QCOMPARE(planes["old"_L1]["intents"_L1]["analyze"_L1]["authors"_L1].toInt(), 2);
        QCOMPARE(planes["authorsOnBoth"_L1]["analyze"_L1].toInt(), 1);
    }

    void webhooksWantTheirSignatures()
    {
        const QByteArray body = R"({"event":"test"})";
        const QByteArray signature
            = QMessageAuthenticationCode::hash("1700000000." + body, demofleet::kPingSecret, QCryptographicHash::Sha256).toHex();
        QCOMPARE(
            ask(Listener::NewPlane, "POST", "/webhook/pingpay", body, {{"x-ping-timestamp", "1700000000"}, {"x-ping-signature", signature}}).status,
            200);
        QCOMPARE(
            ask(Listener::NewPlane, "POST", "/webhook/pingpay", body, {{"x-ping-timestamp", "1700000001"}, {"x-ping-signature", signature}}).status,
            401);
        QCOMPARE(ask(Listener::NewPlane, "POST", "/webhook/farcaster", body, {{"x-webhook-signature", demofleet::kFarcasterSecret}}).status, 200);
        QCOMPARE(ask(Listener::NewPlane, "POST", "/webhook/farcaster", body).status, 401);
    }

    void thePlaneDiesWithItsMachine()
    {
        QCOMPARE(m_fleet.send("POST", "/api/v1/cvms/gitsplits-controller/stop").status, 200);
        QCOMPARE(int(ask(Listener::NewPlane, "GET", "/ready").delivery), int(demofleet::Answer::Delivery::Reset));
        QCOMPARE(ask(Listener::OldPlane, "GET", "/ready").status, 200);
        m_fleet.pass(2000);
        QCOMPARE(m_fleet.send("POST", "/api/v1/cvms/gitsplits-controller/start").status, 200);
        m_fleet.pass(6000);
        QCOMPARE(ask(Listener::NewPlane, "GET", "/ready").status, 200);
        QVERIFY(ask(Listener::NewPlane, "GET", "/health").json()["uptime"_L1].toDouble() < 6001);
    }
};

QTEST_GUILESS_MAIN(DemofleetPlanesTest)
#include "tst_demofleet_planes.moc"
