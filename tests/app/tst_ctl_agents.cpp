// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/fleet_for_ctl.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace pilothouse;
using namespace Qt::StringLiterals;
using pilothouse::test::Ctl;
using pilothouse::test::FleetForCtl;
using pilothouse::test::Ran;

/// The agents commands against the demo fleet's orchestrator, over real sockets.
class CtlAgentsTest : public QObject
{
    Q_OBJECT

    FleetForCtl m_fleet;
    Ctl m_ctl;
    QString m_secrets;
    bool m_hasKey = true;

    /// With the development key in a secrets file, unless it is taken away.
    Ran run(const char *line)
    {
        QStringList words = QString::fromLatin1(line).split(u' ');
        if (m_hasKey)
            words << u"--secrets-file"_s << m_secrets;
        return m_ctl.run(words, {}, std::chrono::seconds(120));
    }
    QStringList changes()
    {
        QStringList list;
        for (const QJsonValue &each : m_fleet.state().value("orchestrator"_L1).toObject().value("changes"_L1).toArray())
            list << each.toString();
        return list;
    }
    QByteArray profile(const char *kind) const
    {
        return QByteArray("name: ") + kind + "\nkind: " + kind + "\norchestrator:\n  url: " + m_fleet.addresses().orchestrator.toUtf8()
               + "\n  nfts: ['3000']\n";
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_fleet.start(2));
        QVERIFY(!m_fleet.addresses().orchestrator.isEmpty());
        m_ctl.writeProfile(u"staging"_s, profile("staging"));
        m_ctl.writeProfile(u"production"_s, profile("production"));
        m_secrets = m_ctl.writeFile(u"secrets"_s, "ORCHESTRATOR_DEV_KEY=70696c6f74686f7573652064656d6f206f70657261746f722077616c6c657421\n");
        m_ctl.writeProfile(u"desk"_s, m_fleet.profile(u"desk"_s));
    }
    void init()
    {
        m_fleet.clearFaults();
        m_fleet.control("DELETE", u"/state"_s);
        m_fleet.control("POST", u"/time"_s, {{u"advance_s"_s, 61}});
        m_hasKey = true;
    }

    void listsTheDeploymentsAsTheContractSays()
    {
        const Ran ran = run("agents list --profile desk --json");
        QVERIFY2(ran.exitCode == 0 && ran.err.isEmpty(), ran.all());
        const QJsonObject json = ran.json();
        QVERIFY(json["fetchedAt"_L1].toString().endsWith(u'Z'));
        QCOMPARE(json["source"_L1].toString(), m_fleet.addresses().orchestrator);
        QVERIFY(json["skipped"_L1].toArray().isEmpty());
        const QJsonArray items = json["items"_L1].toArray();
        QCOMPARE(items.size(), 127);
        for (const QJsonValue &item : items) {
            QVERIFY(item["id"_L1].isString() && item["name"_L1].isString() && item["status"_L1].isString());
            if (item["status"_L1] == "paused_by_host"_L1)
                QCOMPARE(item["state"_L1].toString(), u"unknown"_s);
            if (item["status"_L1] == "deploying"_L1)
                QCOMPARE(item["state"_L1].toString(), u"starting"_s);
        }
    }

    void theTableHasAHeaderAndOurReadingBesideTheRemotesWord()
    {
        const Ran ran = run("agents list --profile desk");
        QVERIFY2(ran.out.startsWith("STATE") && ran.out.contains("unknown    paused_by_host"), ran.all());
    }

    void aWrongValueIsNamedByItsOption_data()
    {
        QTest::addColumn<QString>("option");
        for (const char *option : {"--wallet bogus", "--cpu x", "--memory huge"})
            QTest::newRow(option) << QString::fromLatin1(option);
    }
    void aWrongValueIsNamedByItsOption()
    {
        QFETCH(QString, option);
        const Ran ran = run(qPrintable(u"agents deploy 3001 --profile staging --json "_s + option));
        QCOMPARE(ran.exitCode, 2);
        const QJsonObject error = ran.json()["error"_L1].toObject();
        QCOMPARE(error["where"_L1].toString(), option.section(u' ', 0, 0));
        QVERIFY2(!error["nextStep"_L1].toString().isEmpty() && !error["unchanged"_L1].toString().isEmpty(), ran.all());
    }

    void withoutAnySignatureTheRemoteRefuses()
    {
        m_hasKey = false;
        QCOMPARE(run("agents list --profile staging --json").exitCode, 4);
    }

    void theDevelopmentKeyIsNotUsedInProduction() { QCOMPARE(run("agents list --profile production --json").exitCode, 4); }

    void aPlanIsAllWithoutYes()
    {
        const Ran ran = run("agents deploy 3001 --profile staging --json");
        QVERIFY2(ran.exitCode == 0, ran.all());
        QVERIFY(changes().isEmpty());
        QCOMPARE(run("agents stop 1042 --profile staging").exitCode, 0);
        QVERIFY(changes().isEmpty());
    }

    void deploysShowsAndStops()
    {
        const Ran deployed = run("agents deploy 3001 --profile staging --yes --json");
        QVERIFY2(deployed.exitCode == 0, deployed.all());
        QVERIFY(deployed.json()["done"_L1].toBool());
        const Ran shown = run("agents show 3001 --profile staging --json");
        QVERIFY2(shown.exitCode == 0, shown.all());
        QCOMPARE(shown.json()["status"_L1].toString(), u"running"_s);
        QVERIFY(shown.json()["events"_L1].toArray().size() >= 4);
        QCOMPARE(run("agents deploy 3001 --profile staging --yes").exitCode, 5); // there is one already
        const Ran stopped = run("agents stop 3001 --profile staging --yes --json");
        QVERIFY2(stopped.exitCode == 0, stopped.all());
        QCOMPARE(changes(), (QStringList{u"deploy 3001"_s, u"stop 3001"_s}));
    }

    void anEndpointIsProbedWhenAskedAndOnlyAGoodOneIsGood()
    {
        const Ran well = run("agents show 1042 --profile staging --probe --json");
        QVERIFY2(well.exitCode == 0, well.all());
        QCOMPARE(well.json()["probe"_L1]["outcome"_L1].toString(), u"passed"_s);
        QCOMPARE(well.json()["probe"_L1]["httpStatus"_L1].toInt(), 200);
        QCOMPARE(well.json()["probe"_L1]["steps"_L1]["trust"_L1]["outcome"_L1].toString(), u"unknown"_s); // plain http on loopback
        const Ran sick = run("agents show 0088 --profile staging --probe --json");
        QVERIFY2(sick.exitCode == 1, sick.all());
        QCOMPARE(sick.json()["probe"_L1]["outcome"_L1].toString(), u"failed"_s);
        const Ran none = run("agents show 0917 --profile staging --probe --json"); // it failed and has no endpoint
        QVERIFY2(none.exitCode == 1, none.all());
        QCOMPARE(none.json()["probe"_L1]["outcome"_L1].toString(), u"unknown"_s);
        QVERIFY(!run("agents show 0088 --profile staging --json").json().contains("probe"_L1));
    }

    void aFailedDeploymentIsNoSuccess()
    {
        m_fleet.control("POST", u"/faults"_s, {{u"target"_s, u"orchestrator"_s}, {u"fault"_s, u"deploy-fails"_s}});
        const Ran ran = run("agents deploy 3002 --profile staging --yes");
        QVERIFY2(ran.exitCode == 3, ran.all());
        QVERIFY(ran.err.contains("no machine of this size"));
    }

    void aWalletsTextIsHandedOutAndNothingIsSent()
    {
        const QByteArray owner = run("agents show 1184 --profile staging --json").json()["owner"_L1].toString().toLatin1();
        const QByteArray line = "agents deploy 1184 --wallet " + owner + " --message text --profile staging --yes --json";
        const Ran asked = run(line.constData());
        QVERIFY2(asked.exitCode == 5, asked.all());
        QVERIFY(changes().isEmpty());
        QFile text(m_ctl.path(u"text"_s));
        QVERIFY(text.open(QIODevice::ReadOnly));
        const QByteArray message = text.readAll(); // byte for byte what the wallet has to sign
        QCOMPARE(QString::fromUtf8(message), asked.json()["signingRequest"_L1]["message"_L1].toString());
        QVERIFY(message.startsWith('\n') && message.contains(owner));
        m_ctl.writeFile(u"answer"_s, QByteArray(64, 'x').toBase64() + " " + QByteArray(33, 'y').toBase64());
        const Ran forged = run((line + " --signature answer").constData());
        QVERIFY2(forged.exitCode == 2, forged.all());
        QVERIFY(changes().isEmpty());
    }

    void whatIsNoNftIsAWrongName()
    {
        QCOMPARE(run("agents show 99999 --profile staging").exitCode, 2);
        QCOMPARE(run("agents watch --until running --profile staging").exitCode, 2);
    }

    void watchEndsInTheStateThatWasAskedFor()
    {
        const Ran ran = run("agents watch 1042 --until running --profile staging --json");
        QVERIFY2(ran.exitCode == 0, ran.all());
        QCOMPARE(ran.json()["nftTokenId"_L1].toString(), u"1042"_s);
    }
};

QTEST_GUILESS_MAIN(CtlAgentsTest)
#include "tst_ctl_agents.moc"
