// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/demofleet/fleet_world.h"

#include "services/core/digest.h"

using namespace pilothouse;
using namespace Qt::StringLiterals;

/// Making and changing CVMs in the demo fleet, without a network.
class DemofleetDeployTest : public QObject
{
    Q_OBJECT

    static constexpr char kCompose[] = "services:\n  web:\n    image: nginx:1.27\n";

    static QByteArray json(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }
    static QJsonObject order(const QString &name = u"web-tier"_s)
    {
        return {{u"name"_s, name},
                {u"instance_type"_s, u"tdx.small"_s},
                {u"kms"_s, u"PHALA"_s},
                {u"compose_file"_s, QJsonObject{{u"docker_compose_file"_s, QLatin1String(kCompose)}, {u"allowed_envs"_s, QJsonArray{u"FOO"_s}}}}};
    }
    static QJsonObject provision(test::FleetWorld &fleet, const QJsonObject &body = order())
    {
        return fleet.send("POST", "/api/v1/cvms/provision", json(body)).json().object();
    }
    static demofleet::Answer create(test::FleetWorld &fleet, const QJsonObject &provisioned)
    {
        return fleet.send("POST", "/api/v1/cvms",
                          json({{u"app_id"_s, provisioned["app_id"_L1]}, {u"compose_hash"_s, provisioned["compose_hash"_L1]}}));
    }
    static QJsonObject record(test::FleetWorld &fleet, const char *name = "web-tier") { return fleet.object(QByteArray("/api/v1/cvms/") + name); }
    static QString status(test::FleetWorld &fleet) { return record(fleet)["status"_L1].toString(); }
    static void made(test::FleetWorld &fleet)
    {
        QCOMPARE(create(fleet, provision(fleet)).status, 200);
        fleet.pass(15'000);
        QCOMPARE(status(fleet), u"running"_s);
    }

private slots:
    void aProvisionPromisesTheHashThatTheMachineThenMeasures()
    {
        test::FleetWorld fleet;
        const QJsonObject provisioned = provision(fleet);
        QCOMPARE(provisioned["app_env_encrypt_pubkey"_L1].toString().size(), 64);
        QVERIFY(fleet.get("/api/v1/cvms/web-tier").status == 404);
        QCOMPARE(create(fleet, provisioned).status, 200);
        QCOMPARE(record(fleet)["compose_hash"_L1], provisioned["compose_hash"_L1]);
        const QByteArray manifest = fleet.get("/api/v1/cvms/web-tier/compose_file").body;
        QCOMPARE(QString::fromLatin1(sha256({manifest}).toHex()), provisioned["compose_hash"_L1].toString());
        QCOMPARE(QJsonDocument::fromJson(manifest)["docker_compose_file"_L1].toString(), QLatin1String(kCompose));
        fleet.pass(15'000);
        const QJsonObject attestation = fleet.object("/api/v1/cvms/web-tier/attestation");
        QCOMPARE(attestation["tcb_info"_L1]["app_compose"_L1].toString().toUtf8(), manifest);
    }

    void itBootsOnTheFleetsOwnClock()
    {
        test::FleetWorld fleet;
        create(fleet, provision(fleet));
        QCOMPARE(status(fleet), u"creating"_s);
        QVERIFY(record(fleet)["in_progress"_L1].toBool());
        fleet.pass(2500);
        QCOMPARE(status(fleet), u"starting"_s);
        fleet.pass(6000);
        QCOMPARE(status(fleet), u"starting"_s);
        fleet.pass(6000);
        QCOMPARE(status(fleet), u"running"_s);
        QVERIFY(!record(fleet)["in_progress"_L1].toBool());
    }

    void aProvisionIsUsedOnceAndExpires()
    {
        test::FleetWorld fleet;
        const QJsonObject first = provision(fleet);
        const QJsonObject second = provision(fleet, order(u"other-tier"_s));
        QVERIFY(first["app_id"_L1] != second["app_id"_L1]);
        QCOMPARE(create(fleet, first).status, 200);
        QCOMPARE(create(fleet, first).status, 422);
        fleet.world.advance(demofleet::FleetTime(15) * 24 * 3600 * 1000);
        QCOMPARE(create(fleet, second).status, 400);
    }

    void ordersThatMakeNoSenseAreRefused_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<int>("status");
        QTest::newRow("short name") << u"name"_s << QJsonValue(u"web"_s) << 422;
        QTest::newRow("name taken") << u"name"_s << QJsonValue(u"gitsplits-controller"_s) << 409;
        QTest::newRow("no such type") << u"instance_type"_s << QJsonValue(u"tdx.huge"_s) << 404;
        QTest::newRow("no such node") << u"teepod_id"_s << QJsonValue(99) << 404;
        QTest::newRow("no services") << u"compose_file"_s << QJsonValue(QJsonObject{{u"docker_compose_file"_s, u"x"_s}}) << 400;
    }
    void ordersThatMakeNoSenseAreRefused()
    {
        QFETCH(QString, member);
        QFETCH(QJsonValue, value);
        QFETCH(int, status);
        test::FleetWorld fleet;
        QJsonObject body = order();
        body[member] = value;
        QCOMPARE(fleet.send("POST", "/api/v1/cvms/provision", json(body)).status, status);
    }

    void aBlobForAnotherKeyFailsTheBoot()
    {
        test::FleetWorld fleet;
        const QJsonObject provisioned = provision(fleet);
        fleet.send("POST", "/api/v1/cvms",
                   json({{u"app_id"_s, provisioned["app_id"_L1]},
                         {u"compose_hash"_s, provisioned["compose_hash"_L1]},
                         {u"encrypted_env"_s, QString(200, u'a')}}));
        fleet.pass(15'000);
        QCOMPARE(status(fleet), u"error"_s);
        QVERIFY(fleet.object("/api/v1/cvms/web-tier/state")["boot_error"_L1].toString().contains("decrypt"_L1));
        QCOMPARE(fleet.object("/control/env/web-tier")["opened"_L1], QJsonValue(false));
    }

    void anUpdateChangesTheHashAndRestarts()
    {
        test::FleetWorld fleet;
        made(fleet);
        const QString before = record(fleet)["compose_hash"_L1].toString();
        const auto answer = fleet.send("PATCH", "/api/v1/cvms/web-tier", json({{u"pre_launch_script"_s, u"#!/bin/sh\n"_s}}));
        QCOMPARE(answer.status, 202);
        QVERIFY(!answer.json()["correlation_id"_L1].toString().isEmpty());
        QCOMPARE(status(fleet), u"updating"_s);
        QCOMPARE(fleet.send("PATCH", "/api/v1/cvms/web-tier", json({{u"pre_launch_script"_s, u"x"_s}})).status, 409);
        fleet.pass(10'000);
        QCOMPARE(status(fleet), u"running"_s);
        const QString after = record(fleet)["compose_hash"_L1].toString();
        QVERIFY(after != before);
        const QByteArray manifest = fleet.object("/api/v1/cvms/web-tier/attestation")["tcb_info"_L1]["app_compose"_L1].toString().toUtf8();
        QCOMPARE(QString::fromLatin1(sha256({manifest}).toHex()), after);
    }

    void anUpdateThatTheChainMustAllowWaits()
    {
        test::FleetWorld fleet;
        made(fleet);
        QCOMPARE(fleet.fault("{\"target\":\"phala\",\"fault\":\"needs-chain\"}").status, 201);
        const auto first = fleet.send("PATCH", "/api/v1/cvms/web-tier", json({{u"pre_launch_script"_s, u"a"_s}}));
        QCOMPARE(first.status, 465);
        QString token;
        QString hash;
        for (const QJsonValue &fact : first.json()["detail"_L1]["details"_L1].toArray()) {
            if (fact["field"_L1] == "commit_token"_L1)
                token = fact["value"_L1].toString();
            if (fact["field"_L1] == "compose_hash"_L1)
                hash = fact["value"_L1].toString();
        }
        const QByteArray commit = json({{u"token"_s, token}, {u"compose_hash"_s, hash}, {u"transaction_hash"_s, u"0x12"_s}});
        QCOMPARE(fleet.send("POST", "/api/v1/cvms/web-tier/commit-update", commit).status, 468);
        QCOMPARE(status(fleet), u"running"_s);
        QCOMPARE(fleet.send("DELETE", "/control/faults").status, 204);
        QCOMPARE(fleet.send("POST", "/api/v1/cvms/web-tier/commit-update", commit).status, 202);
        QCOMPARE(record(fleet)["compose_hash"_L1].toString(), hash);
        QCOMPARE(fleet.send("POST", "/api/v1/cvms/web-tier/commit-update", commit).status, 466);
    }

    void variablesThatTheChainMustAllowAreWantedAgainByTheirOwnRoute()
    {
        test::FleetWorld fleet;
        made(fleet);
        QCOMPARE(fleet.fault("{\"target\":\"phala\",\"fault\":\"needs-chain\"}").status, 201);
        const QJsonObject envs{{u"encrypted_env"_s, QString(140, u'0')}, {u"env_keys"_s, QJsonArray{u"BAR"_s}}};
        const auto first = fleet.send("PATCH", "/api/v1/cvms/web-tier/envs", json(envs));
        QCOMPARE(first.status, 465);
        QString hash;
        for (const QJsonValue &fact : first.json()["detail"_L1]["details"_L1].toArray())
            if (fact["field"_L1] == "compose_hash"_L1)
                hash = fact["value"_L1].toString();
        QCOMPARE(fleet.send("DELETE", "/control/faults").status, 204);
        QJsonObject again = envs;
        again[u"compose_hash"_s] = QString(64, u'0');
        QCOMPARE(fleet.send("PATCH", "/api/v1/cvms/web-tier/envs", json(again)).status, 466);
        again[u"compose_hash"_s] = hash;
        QCOMPARE(fleet.send("PATCH", "/api/v1/cvms/web-tier/envs", json(again)).status, 202);
        QCOMPARE(record(fleet)["compose_hash"_L1].toString(), hash);
    }

    void aScriptThatIsEmptyIsNone()
    {
        test::FleetWorld fleet;
        made(fleet);
        const QString before = record(fleet)["compose_hash"_L1].toString();
        QCOMPARE(fleet.send("PATCH", "/api/v1/cvms/web-tier", json({{u"pre_launch_script"_s, u"a"_s}})).status, 202);
        QVERIFY(record(fleet)["compose_hash"_L1].toString() != before);
        fleet.pass(10'000);
        QCOMPARE(fleet.send("PATCH", "/api/v1/cvms/web-tier", json({{u"pre_launch_script"_s, QString()}})).status, 202);
        QCOMPARE(record(fleet)["compose_hash"_L1].toString(), before);
    }

    void aSizeChangesAndADiskDoesNotShrink()
    {
        test::FleetWorld fleet;
        made(fleet);
        const QByteArray route = "/api/v1/cvms/web-tier/resources";
        QCOMPARE(fleet.send("PATCH", route, json({{u"disk_size"_s, 10}, {u"allow_restart"_s, 1}})).status, 400);
        QCOMPARE(fleet.send("PATCH", route, json({{u"vcpu"_s, 2}, {u"allow_restart"_s, 0}})).status, 400);
        QCOMPARE(fleet.send("PATCH", route, json({{u"vcpu"_s, 2}, {u"memory"_s, 4096}, {u"disk_size"_s, 60}, {u"allow_restart"_s, 1}})).status, 202);
        fleet.pass(10'000);
        const QJsonObject resource = record(fleet)["resource"_L1].toObject();
        QCOMPARE(resource["vcpu"_L1].toInt(), 2);
        QCOMPARE(resource["memory_in_gb"_L1].toInt(), 4);
        QCOMPARE(resource["disk_in_gb"_L1].toInt(), 60);
    }

    void nothingIsProvisionedWithoutCapacity()
    {
        test::FleetWorld fleet;
        QCOMPARE(fleet.fault("{\"target\":\"phala\",\"fault\":\"no-capacity\",\"count\":1}").status, 201);
        const auto answer = fleet.send("POST", "/api/v1/cvms/provision", json(order()));
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.json()["detail"_L1]["error_code"_L1].toString(), u"ERR-02-002"_s);
        QCOMPARE(fleet.send("POST", "/api/v1/cvms/provision", json(order())).status, 200);
    }

    void aMachineThatWasMadeIsInTheListsAndCanBeDeleted()
    {
        test::FleetWorld fleet;
        made(fleet);
        QVERIFY(fleet.get("/api/v1/apps?search=web-tier").body.contains("web-tier"));
        QCOMPARE(fleet.send("DELETE", "/api/v1/cvms/web-tier").status, 204);
        QCOMPARE(fleet.get("/api/v1/cvms/web-tier").status, 404);
    }
};

QTEST_GUILESS_MAIN(DemofleetDeployTest)
#include "tst_demofleet_deploy.moc"
