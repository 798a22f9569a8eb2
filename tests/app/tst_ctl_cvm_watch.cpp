// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/fleet_for_ctl.h"

#include <QTest>

using namespace pilothouse;
using namespace Qt::StringLiterals;
using pilothouse::test::Ctl;
using pilothouse::test::FleetForCtl;
using pilothouse::test::Ran;

namespace {

const QString kSlow = u"crunch-tee-runner-77e0b3d9"_s;   ///< boots while the fleet starts
const QString kBroken = u"crunch-tee-runner-c2a9f604"_s; ///< every start of it fails

} // namespace

/// "phala cvms watch" against a demo fleet over real sockets.
class CtlCvmWatchTest : public QObject
{
    Q_OBJECT

    FleetForCtl m_fleet;
    Ctl m_ctl;

    static QStringList watch(const QString &machine, const QString &more = {})
    {
        return u"phala cvms watch %1 --profile desk %2"_s.arg(machine, more).split(u' ', Qt::SkipEmptyParts);
    }
    static QList<QJsonObject> documents(const QByteArray &out)
    {
        QList<QJsonObject> all;
        for (const QByteArray &line : out.split('\n'))
            if (!line.isEmpty())
                all << QJsonDocument::fromJson(line).object();
        return all;
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_fleet.start(9));
        m_ctl.writeProfile(u"desk"_s, m_fleet.profile(u"desk"_s));
    }
    void init()
    {
        m_fleet.clearFaults();
        m_ctl.setVariable(u"PHALA_API_KEY"_s, u"phak_demo"_s);
    }

    void aTimeThatIsOverIsNoArrival()
    {
        const Ran ran = m_ctl.run(watch(kSlow, u"--timeout 2 --json"_s));
        QVERIFY2(ran.exitCode == 1, ran.all());
        const QList<QJsonObject> said = documents(ran.out);
        QVERIFY2(said.size() == 2, ran.all());
        QCOMPARE(said[0]["status"_L1].toString(), u"starting"_s);
        QCOMPARE(said[0]["how"_L1].toString(), u"stream"_s);
        QCOMPARE(said[1]["reached"_L1], QJsonValue(false));
        QVERIFY2(ran.err.contains("may still get there"), ran.all());
    }

    void aBootIsToldLineByLineToItsEndAlsoWhereTheStreamIsCut()
    {
        m_fleet.fault(u"phala"_s, u"truncated"_s, {{u"count"_s, 1}, {u"path"_s, u"/state?target"_s}});
        QProcess process;
        QElapsedTimer timer;
        timer.start();
        m_ctl.start(process, u"pilothousectl"_s, watch(kSlow, u"--json"_s));
        QByteArray out;
        QTRY_VERIFY_WITH_TIMEOUT((out += process.readAllStandardOutput()).contains("\"lost\":true"), 20'000); // said, not hidden
        m_fleet.control("POST", u"/time"_s, {{u"advance_s"_s, 60}});
        const Ran ran = Ctl::finish(process, timer, std::chrono::seconds(30));
        QVERIFY2(ran.exitCode == 0, ran.all());
        const QList<QJsonObject> said = documents(out + ran.out);
        QVERIFY2(said.size() >= 4, ran.all());
        QVERIFY(!said[0]["bootProgress"_L1].toString().isEmpty());
        for (const QJsonObject &line : said.mid(0, said.size() - 1))
            QVERIFY(line["at"_L1].toString().endsWith(u'Z'));
        const QJsonObject &beforeEnd = said[said.size() - 2];
        QCOMPARE(beforeEnd["state"_L1].toString(), u"running"_s);
        QCOMPARE(beforeEnd["bootProgress"_L1].toString(), u"done"_s);
        QCOMPARE(said.back()["reached"_L1], QJsonValue(true));
    }

    void aMachineThatIsThereAlreadyIsSaidToBeAtOnce()
    {
        const Ran ran = m_ctl.run(watch(u"crunch-tee-registry"_s));
        QVERIFY2(ran.exitCode == 0 && ran.tookMs < 5000, ran.all());
        QVERIFY2(ran.out.contains("crunch-tee-registry is running after 0 s"), ran.all());
    }

    void aBootThatFailsIsABadVerdictWithItsReason()
    {
        QProcess watching;
        QElapsedTimer timer;
        timer.start();
        m_ctl.start(watching, u"pilothousectl"_s, watch(kBroken));
        QByteArray out;
        QTRY_VERIFY_WITH_TIMEOUT((out += watching.readAllStandardOutput()).contains("error"), 10'000); // of the boot before
        QCOMPARE(watching.state(), QProcess::Running);
        const Ran started = m_ctl.run(u"phala cvms start %1 --profile desk --yes"_s.arg(kBroken).split(u' '));
        QVERIFY2(started.exitCode == 1, started.all());
        const Ran ran = Ctl::finish(watching, timer, std::chrono::seconds(40));
        QVERIFY2(ran.exitCode == 1, ran.all());
        QVERIFY2(ran.err.contains("came to rest as") && ran.err.contains("pull access denied"), ran.all());
    }

    void wrongNamesWordsAndKeysHaveTheirOwnExitCodes()
    {
        QCOMPARE(m_ctl.run(watch(u"nobody-of-that-name"_s)).exitCode, 2);
        QCOMPARE(m_ctl.run(watch(kSlow, u"--until runing"_s)).exitCode, 2);
        QCOMPARE(m_ctl.run(watch(kSlow, u"--timeout 0"_s)).exitCode, 2);
        m_ctl.setVariable(u"PHALA_API_KEY"_s, u"phak_revoked"_s);
        const Ran refused = m_ctl.run(watch(kSlow, u"--json"_s));
        QVERIFY2(refused.exitCode == 4, refused.all());
        QCOMPARE(documents(refused.out).size(), 1);
    }
};

QTEST_GUILESS_MAIN(CtlCvmWatchTest)
#include "tst_ctl_cvm_watch.moc"
