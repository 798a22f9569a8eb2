// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/socket_frames.h"
#include "services/demofleet/wallet_check.h"
#include "tests/services/demofleet/fleet_world.h"

using namespace pilothouse;
using namespace pilothouse::demofleet;
using namespace pilothouse::test;
using namespace Qt::StringLiterals;

class DemofleetAgentsTest : public QObject
{
    Q_OBJECT

    static Answer ask(FleetWorld &fleet, const QByteArray &verb, const QByteArray &target, const QByteArray &body = {},
                      QHash<QByteArray, QByteArray> headers = {})
    {
        return fleet.send(verb, target, body, headers, Listener::Orchestrator);
    }
    static QString statusOf(FleetWorld &fleet, const QByteArray &token)
    {
        return ask(fleet, "GET", "/seed/deployment/" + token).json()["status"_L1].toString();
    }

private slots:
    void theSeedDialectListsAllInOneAnswer()
    {
        FleetWorld fleet;
        const QJsonObject list = ask(fleet, "GET", "/seed/deployments").json().object();
        QCOMPARE(list["total"_L1].toInt(), 127);
        QCOMPARE(list["deployments"_L1].toArray().size(), 127);
        const QJsonObject filtered = ask(fleet, "GET", "/seed/deployments?status=failed").json().object();
        QCOMPARE(filtered["total"_L1].toInt(), 1);
    }

    void theSpecDialectWantsAToken()
    {
        FleetWorld fleet;
        QCOMPARE(ask(fleet, "GET", "/deployments").status, 401);
        QCOMPARE(ask(fleet, "GET", "/deployments", {}, {{"authorization", "Bearer a.b.c"}}).status, 401);
        QCOMPARE(ask(fleet, "GET", "/deployments/__probe__").json()["error"_L1]["code"_L1].toString(), u"UNAUTHORIZED"_s);
        QVERIFY(ask(fleet, "GET", "/nothing").json().isNull()); // what it has no route for is no envelope
    }

    void statesAdvanceOnTheFleetsClock()
    {
        FleetWorld fleet;
        QCOMPARE(statusOf(fleet, "2555"), u"stopping"_s);
        fleet.pass(3000);
        QCOMPARE(statusOf(fleet, "2555"), u"stopped"_s);
        QCOMPARE(statusOf(fleet, "2207"), u"deploying"_s);
        fleet.pass(200'000);
        QCOMPARE(statusOf(fleet, "2207"), u"running"_s);
        QCOMPARE(statusOf(fleet, "1873"), u"paused_by_host"_s);
    }

    void aSignatureThatDoesNotHoldIsRefusedAndCounted()
    {
        FleetWorld fleet;
        const QByteArray body = "{\"nft_token_id\":\"3000\",\"wallet_address\":\"" + operatorWallet().toLatin1()
                                + "\",\"signature\":\"0x00\",\"message\":\"3000\",\"public_key\":\"00\"}";
        const Answer answer = ask(fleet, "POST", "/seed/deploy", body);
        QCOMPARE(answer.status, 401);
        QCOMPARE(answer.json()["error"_L1]["code"_L1].toString(), u"INVALID_SIGNATURE"_s);
        QCOMPARE(fleet.control()["orchestrator"_L1]["refused"_L1].toInt(), 1);
        QCOMPARE(ask(fleet, "POST", "/seed/deploy", "{}").status, 422);
    }

    void aTransferRevokesStopsAndChangesTheOwner()
    {
        FleetWorld fleet;
        QCOMPARE(fleet.send("POST", "/control/agents", "{\"transfer\":\"1042\",\"to\":\"secret1new\"}").status, 204);
        const QJsonObject row = ask(fleet, "GET", "/seed/deployment/1042").json().object();
        QCOMPARE(row["owner_address"_L1].toString(), u"secret1new"_s);
        QCOMPARE(row["status"_L1].toString(), u"stopping"_s);
    }

    void faultsOfTheOrchestratorCanBeSet()
    {
        FleetWorld fleet;
        for (const char *fault : {"socket-dropped", "token-expired", "deploy-fails", "deploy-stuck", "deny", "bad-row", "500", "latency"})
            QCOMPARE(fleet.fault(QByteArray("{\"target\":\"orchestrator\",\"fault\":\"") + fault + "\"}").status, 201);
        QCOMPARE(fleet.fault("{\"target\":\"phala\",\"fault\":\"socket-dropped\"}").status, 400);
    }

    void anUpgradeIsAnsweredAndItsListenerHearsOfChanges()
    {
        FleetWorld fleet;
        const QHash<QByteArray, QByteArray> headers{{"upgrade", "websocket"}, {"sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ=="}};
        const Answer answer = ask(fleet, "GET", "/seed/ws/deployment/2555", {}, headers);
        QCOMPARE(answer.status, 101);
        QVERIFY(answer.socket != 0);
        QVERIFY(answer.headers.contains(std::pair<QByteArray, QByteArray>("Sec-WebSocket-Accept", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="))); // RFC 6455, 1.3
        fleet.pass(3000);
        const auto pushes = fleet.world.agents().takePushes();
        QCOMPARE(pushes.size(), size_t(1));
        QCOMPARE(pushes[0].text, QByteArray("{\"status\":\"stopped\",\"type\":\"status\"}"));
        QCOMPARE(ask(fleet, "GET", "/ws?token=x", {}, headers).status, 401);
    }

    void framesOfClientsAreUnmaskedAndBounded()
    {
        SocketParser parser;
        parser.append(QByteArray::fromHex("818537fa213d7f9f4d5158")); // "Hello", masked: RFC 6455, 5.7
        QCOMPARE(parser.take()->payload, QByteArray("Hello"));
        parser.append(QByteArray::fromHex("810548656c6c6f")); // not masked
        QVERIFY(!parser.take() && parser.isBroken());
        SocketParser huge;
        huge.append(QByteArray::fromHex("81ff00000000ffffffff00000000"));
        QVERIFY(!huge.take() && huge.isBroken());
    }
};

QTEST_GUILESS_MAIN(DemofleetAgentsTest)
#include "tst_demofleet_agents.moc"
