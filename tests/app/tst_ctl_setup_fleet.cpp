// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/setup_on_fleet.h"

#include <QTest>

using namespace pilothouse;
using pilothouse::test::FleetForCtl;
using pilothouse::test::Ran;
using pilothouse::test::SetupOnFleet;

/// `cluster setup` from nothing to a cluster that is verified, and back, in a demo fleet over real sockets.
class CtlSetupFleetTest : public QObject
{
    Q_OBJECT

    FleetForCtl m_fleet;

    static QString severityOf(const QJsonObject &json, const char *list, const char *code)
    {
        for (const QJsonValue &check : json.value(QLatin1String(list)).toArray())
            if (check.toObject().value(QLatin1String("code")).toString() == QLatin1String(code))
                return check.toObject().value(QLatin1String("severity")).toString();
        return QStringLiteral("absent");
    }

private slots:
    void initTestCase() { QVERIFY(m_fleet.start(9)); }
    void cleanup() { m_fleet.clearFaults(); }

    void makesARegistryThatIsVerifiedAndTakesItBack()
    {
        SetupOnFleet desk(m_fleet, QStringLiteral("night-tee"));
        const Ran dry = desk.run({QStringLiteral("--dry-run")});
        QVERIFY2(dry.exitCode == 0, dry.all().constData());
        QCOMPARE(severityOf(dry.json(), "checks", "key-allowed"), QStringLiteral("passed"));
        QCOMPARE(desk.registries(), 0);
        QCOMPARE(desk.changed().join(u'|'), QString());

        const Ran ran = desk.setUp();
        QVERIFY2(ran.exitCode == 0, ran.all().constData());
        QVERIFY(ran.json().value(QLatin1String("good")).toBool());
        for (const char *code : {"answers", "unsigned", "signed", "capacity", "debug-commands", "domain", "compose-hash", "public-logs"})
            QVERIFY2(severityOf(ran.json(), "verified", code) == QLatin1String("passed"), code);
        QCOMPARE(desk.registries(), 1);
        QVERIFY(SetupOnFleet::readAll(desk.path("config.yml")).contains("cluster-name: night-tee"));
        QVERIFY(SetupOnFleet::readAll(desk.path("orchestrator.env")).contains("PHALA_API_KEY=" + SetupOnFleet::kPhalaKey));

        const Ran again = desk.setUp();
        QVERIFY2(again.exitCode == 0, again.all().constData());
        QCOMPARE(desk.registries(), 1);

        const Ran undone = desk.undo();
        QVERIFY2(undone.exitCode == 0, undone.all().constData());
        QCOMPARE(desk.registries(), 0);
        QCOMPARE(desk.changed().join(u'|'), QString());
        QCOMPARE(desk.leaks(), QStringList());
    }

    void approvesTheRunnersOfARegistryThatIsTakenOver()
    {
        SetupOnFleet desk(m_fleet, QStringLiteral("crunch-tee"), "existing-registry: adopt\n");
        const QJsonArray before = m_fleet.state().value(QLatin1String("spawntees")).toObject().value(QLatin1String("changes")).toArray();
        const QStringList machines = desk.machineNames();
        const Ran ran = desk.setUp();
        QVERIFY2(ran.exitCode == 0 || ran.exitCode == 1, ran.all().constData());
        QVERIFY(ran.json().value(QLatin1String("did")).toArray().size() > 0);
        const QJsonArray after = m_fleet.state().value(QLatin1String("spawntees")).toObject().value(QLatin1String("changes")).toArray();
        QCOMPARE(after.size(), before.size() + 1);
        QVERIFY(after.last().toString().contains(QLatin1String("approve-hash")));
        QCOMPARE(desk.machineNames(), machines);
    }
};

QTEST_GUILESS_MAIN(CtlSetupFleetTest)
#include "tst_ctl_setup_fleet.moc"
