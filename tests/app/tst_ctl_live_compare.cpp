// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/fleet_for_ctl.h"

#include <QTcpServer>
#include <QTest>

using namespace pilothouse;
using pilothouse::test::Ctl;
using pilothouse::test::FleetForCtl;
using pilothouse::test::Ran;

/// `attest compare --url` on a demo fleet: real program, real sockets, the fleet's own collateral service.
class CtlLiveCompareTest : public QObject
{
    Q_OBJECT

    FleetForCtl m_fleet;
    Ctl m_ctl;
    QJsonArray m_cvms;

    QString addressOf(const QString &name) const
    {
        const QString base = m_fleet.addresses().phala.left(m_fleet.addresses().phala.indexOf(QLatin1String("/api/v1")));
        for (const QJsonValue &each : m_cvms)
            if (each.toObject().value(QLatin1String("name")) == name)
                return base + QStringLiteral("/i/") + each.toObject().value(QLatin1String("instanceId")).toString();
        return {};
    }
    Ran compare(const QStringList &urls, std::chrono::milliseconds limit = std::chrono::seconds(60), const QStringList &more = {}) const
    {
        QStringList line{QStringLiteral("attest"), QStringLiteral("compare"), QStringLiteral("--profile"), QStringLiteral("desk"),
                         QStringLiteral("--json")};
        for (const QString &url : urls)
            line << QStringLiteral("--url") << url;
        line << more;
        return m_ctl.run(line, {}, limit);
    }
    static QString notesOf(const Ran &ran, int instance)
    {
        QStringList lines;
        const QJsonObject object = ran.json().value(QLatin1String("instances")).toArray().at(instance).toObject();
        for (const char *member : {"notes", "notProven"})
            for (const QJsonValue &line : object.value(QLatin1String(member)).toArray())
                lines << line.toString();
        return lines.join(u'\n');
    }
    Ran judgedTwice() const
    {
        return compare({addressOf(m_head), addressOf(m_twin)}, std::chrono::seconds(60), {QStringLiteral("--second-opinion")});
    }
    static QJsonObject opinionOf(const Ran &ran, int machine)
    {
        return ran.json().value(QLatin1String("secondVerifier")).toArray().at(machine).toObject();
    }
    const QString m_head = QStringLiteral("crunch-tee-runner-4f1c92ab");
    const QString m_twin = QStringLiteral("crunch-tee-runner-8b03de71");

private slots:
    void initTestCase()
    {
        QVERIFY(m_fleet.start());
        m_ctl.writeProfile(QStringLiteral("desk"), m_fleet.profile(QStringLiteral("desk")));
        m_ctl.setVariable(QStringLiteral("PHALA_API_KEY"), QStringLiteral("phak_demo_canary_7731"));
        m_cvms = m_ctl
                     .run({QStringLiteral("phala"), QStringLiteral("cvms"), QStringLiteral("list"), QStringLiteral("--profile"),
                           QStringLiteral("desk"), QStringLiteral("--json")})
                     .json()
                     .value(QLatin1String("items"))
                     .toArray();
        QCOMPARE(m_cvms.size(), 40);
        QVERIFY(!addressOf(m_head).endsWith(u'/'));
    }
    void init() { m_fleet.clearFaults(); }

    void twinsAreIdenticalAndFresh()
    {
        const Ran ran = compare({addressOf(m_head), addressOf(m_twin)});
        QVERIFY2(ran.exitCode == 0, ran.all());
        QCOMPARE(ran.json().value(QLatin1String("verdict")).toString(), QStringLiteral("identical"));
        for (const QJsonValue &each : ran.json().value(QLatin1String("instances")).toArray())
            QCOMPARE(each.toObject().value(QLatin1String("freshness")).toString(), QStringLiteral("fresh"));
        QVERIFY2(notesOf(ran, 0).contains(QLatin1String("collateral of ")), ran.all());
    }

    void whatIsNotIdenticalEndsWithOne_data()
    {
        QTest::addColumn<QString>("other");
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("verdict");
        QTest::newRow("other code") << QStringLiteral("crunch-tee-runner-e5506a1f") << QString() << QStringLiteral("different");
        QTest::newRow("larger") << QStringLiteral("crunch-tee-runner-29d06cb3") << QString()
                                << QStringLiteral("identical-code-different-hardware-shape");
        QTest::newRow("one machine twice") << m_head << QString() << QStringLiteral("same-machine");
        QTest::newRow("forged") << m_twin << QStringLiteral("forged-quote") << QStringLiteral("not-proven");
        QTest::newRow("stale") << m_twin << QStringLiteral("stale-quote") << QStringLiteral("not-proven");
        QTest::newRow("dead") << m_twin << QStringLiteral("dead-cvm") << QStringLiteral("not-proven");
        QTest::newRow("web page") << m_twin << QStringLiteral("html") << QStringLiteral("not-proven");
        QTest::newRow("truncated") << m_twin << QStringLiteral("truncated") << QStringLiteral("not-proven");
    }
    void whatIsNotIdenticalEndsWithOne()
    {
        QFETCH(QString, other);
        QFETCH(QString, fault);
        QFETCH(QString, verdict);
        if (!fault.isEmpty())
            m_fleet.fault(QStringLiteral("cvm:") + other, fault);
        const Ran ran = compare({addressOf(m_head), addressOf(other)});
        QVERIFY2(ran.exitCode == 1, ran.all());
        QVERIFY2(ran.json().value(QLatin1String("verdict")).toString() == verdict, ran.all());
        QCOMPARE(ran.json().value(QLatin1String("instances")).toArray().size(), 2);
    }

    void aSecondOpinionIsAskedOnlyOnRequest()
    {
        QVERIFY(!compare({addressOf(m_head), addressOf(m_twin)}).json().contains(QLatin1String("secondVerifier")));
        const Ran ran = judgedTwice();
        QVERIFY2(ran.exitCode == 0, ran.all());
        QCOMPARE(ran.json().value(QLatin1String("secondVerifier")).toArray().size(), 2);
        QCOMPARE(opinionOf(ran, 1), (QJsonObject{{QStringLiteral("verifier"), QStringLiteral("Phala Cloud")},
                                                 {QStringLiteral("accepted"), true},
                                                 {QStringLiteral("agrees"), true},
                                                 {QStringLiteral("error"), QJsonValue()}}));
    }

    // F45
    void verifiersThatDisagreeEndWithOne()
    {
        m_fleet.fault(QStringLiteral("phala"), QStringLiteral("contrary-verifier"), {{QStringLiteral("count"), 1}});
        const Ran ran = judgedTwice();
        QVERIFY2(ran.exitCode == 1, ran.all());
        QCOMPARE(ran.json().value(QLatin1String("verdict")).toString(), QStringLiteral("identical"));
        int disagree = 0;
        for (int machine = 0; machine < 2; ++machine)
            disagree += opinionOf(ran, machine).value(QLatin1String("agrees")) == QJsonValue(false);
        QCOMPARE(disagree, 1);
        QVERIFY2(ran.all().contains("verifiers disagree"), ran.all());
    }

    void aVerifierThatCannotBeAskedAgreesWithNobody()
    {
        m_fleet.fault(QStringLiteral("phala"), QStringLiteral("html"), {{QStringLiteral("path"), QStringLiteral("/attestations/verify")}});
        const Ran ran = judgedTwice();
        QVERIFY2(opinionOf(ran, 0).value(QLatin1String("agrees")).isNull(), ran.all());
        QVERIFY2(!opinionOf(ran, 0).value(QLatin1String("error")).toString().isEmpty(), ran.all());
    }

    void withoutAProfileThereIsNobodyToAsk()
    {
        const Ran ran = m_ctl.run({QStringLiteral("attest"), QStringLiteral("compare"), QStringLiteral("--url"), addressOf(m_head),
                                   QStringLiteral("--url"), addressOf(m_twin), QStringLiteral("--second-opinion")});
        QVERIFY2(ran.exitCode == 2, ran.all());
        QVERIFY2(ran.all().contains("--profile"), ran.all());
    }

    void withoutCollateralTheQuotesWereNotCheckedAndTheMissingFlagIsNamed()
    {
        const QStringList line{QStringLiteral("attest"), QStringLiteral("compare"), QStringLiteral("--url"),
                               addressOf(m_head),        QStringLiteral("--url"),   addressOf(m_twin)};
        const Ran ran = m_ctl.run(line);
        QVERIFY2(ran.exitCode == 1, ran.all());
        QVERIFY2(ran.out.contains("quote not checked") && !ran.out.contains("quote rejected") && !ran.out.contains("quote is rejected"), ran.all());
        QVERIFY2(ran.all().contains("--profile") && ran.all().contains("--collateral"), ran.all());
    }

    void noInstanceReachedIsARemoteFault()
    {
        m_fleet.fault(QStringLiteral("cvm:") + m_head, QStringLiteral("dead-cvm"));
        m_fleet.fault(QStringLiteral("cvm:") + m_twin, QStringLiteral("dead-cvm"));
        const Ran ran = compare({addressOf(m_head), addressOf(m_twin)});
        QVERIFY2(ran.exitCode == 3, ran.all());
    }

    void aMachineThatHangsLeavesTheOthersJudged()
    {
        QTcpServer silent; // takes connections, never says a word
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        const Ran ran = compare({addressOf(m_head), QStringLiteral("http://127.0.0.1:%1").arg(silent.serverPort())});
        QVERIFY2(ran.exitCode == 1, ran.all());
        QVERIFY2(ran.tookMs < 30'000, qPrintable(QString::number(ran.tookMs)));
        QCOMPARE(ran.json().value(QLatin1String("verdict")).toString(), QStringLiteral("not-proven"));
        QCOMPARE(ran.json().value(QLatin1String("instances")).toArray().at(0).toObject().value(QLatin1String("quote")).toString(),
                 QStringLiteral("verified"));
        QVERIFY2(notesOf(ran, 1).contains(QLatin1String("does not answer")), ran.all());
    }

    void onlyHangingMachinesAreGivenUp()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        const QString url = QStringLiteral("http://127.0.0.1:%1").arg(silent.serverPort());
        const Ran ran = compare({url, url + QStringLiteral("/second")});
        QVERIFY2(ran.exitCode == 3, ran.all());
        QVERIFY2(ran.tookMs < 32'000, qPrintable(QString::number(ran.tookMs)));
    }

    void collateralIsKeptAndItsUseIsSaid()
    {
        QVERIFY(compare({addressOf(m_head), addressOf(m_twin)}).exitCode == 0);
        m_fleet.fault(QStringLiteral("pccs"), QStringLiteral("500"));
        const Ran ran = compare({addressOf(m_head), addressOf(m_twin)});
        QVERIFY2(ran.exitCode == 0, ran.all());
        QVERIFY2(notesOf(ran, 1).contains(QLatin1String("kept on disk")) || notesOf(ran, 1).contains(QLatin1String("offline copy")), ran.all());
    }

    void theRecordOfTheCloudIsShownAsItIs()
    {
        const Ran ran = m_ctl.run({QStringLiteral("phala"), QStringLiteral("cvms"), QStringLiteral("attestation"), m_head,
                                   QStringLiteral("--profile"), QStringLiteral("desk"), QStringLiteral("--json")});
        QVERIFY2(ran.exitCode == 0, ran.all());
        QVERIFY(!ran.json().isEmpty());
    }
};

QTEST_GUILESS_MAIN(CtlLiveCompareTest)
#include "tst_ctl_live_compare.moc"
