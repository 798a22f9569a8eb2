// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/fleet_for_ctl.h"

#include <QTest>

using namespace pilothouse;
using pilothouse::test::Ctl;
using pilothouse::test::FleetForCtl;
using pilothouse::test::Ran;

namespace {

const QString kWatched = QStringLiteral("crunch-tee-runner-4f1c92ab");
// So many that no machine runs a guest of the old line, which can prove nothing fresh.
constexpr int kMachines = 38;

} // namespace

/// The watch and the certificates as scripts see them, against a demo fleet over real sockets.
class CtlWatchTest : public QObject
{
    Q_OBJECT

    FleetForCtl m_fleet;
    std::unique_ptr<Ctl> m_ctl;

    Ran run(const QString &line) const { return m_ctl->run(line.split(u' ')); }
    Ran once() const { return run(QStringLiteral("attest watch --profile desk --once --json")); }
    static QJsonObject of(const QJsonObject &report, const QString &name)
    {
        for (const QJsonValue &each : report[QLatin1String("items")].toArray())
            if (each[QLatin1String("name")] == name)
                return each.toObject();
        return {};
    }
    static QStringList kinds(const QJsonObject &report, const char *list, const QString &name = kWatched)
    {
        QStringList found;
        for (const QJsonValue &each : report[QLatin1String(list)].toArray())
            if (each[QLatin1String("name")] == name)
                found << each[QLatin1String("kind")].toString();
        return found;
    }
    /// Addresses of machines that are asked by themselves.
    QStringList urls(int count) const
    {
        QStringList words;
        for (const QJsonValue &each : run(QStringLiteral("phala cvms list --profile desk --json")).json()[QLatin1String("items")].toArray()) {
            const QString address = each[QLatin1String("endpoints")][0][QLatin1String("instance")].toString();
            if (each[QLatin1String("state")] == QLatin1String("running") && !address.isEmpty() && words.size() < 2 * count)
                words << QStringLiteral("--url") << address;
        }
        return words;
    }
    Ran certify(const QString &path) const
    {
        return m_ctl->run(QStringList{QStringLiteral("attest"), QStringLiteral("compare"), QStringLiteral("--profile"), QStringLiteral("desk"),
                                      QStringLiteral("--json"), QStringLiteral("--certificate"), path}
                          + urls(2));
    }
    Ran verify(const QString &path, bool withRoot = true) const
    {
        // A home in which nothing is, and nothing may come to be.
        Ctl elsewhere;
        QStringList line{QStringLiteral("attest"), QStringLiteral("certificate"), QStringLiteral("verify"),
                         QStringLiteral("--json"), QStringLiteral("--in"),        path};
        if (withRoot)
            line << QStringLiteral("--trust-root") << m_fleet.addresses().trustRoot;
        const Ran ran = elsewhere.run(line);
        if (QDir(elsewhere.home()).exists() && !QDir(elsewhere.home()).isEmpty())
            qFatal("something was written to the empty home");
        return ran;
    }

private slots:
    void initTestCase() { QVERIFY(m_fleet.start(kMachines)); }
    void init()
    {
        m_fleet.clearFaults();
        m_ctl = std::make_unique<Ctl>();
        m_ctl->writeProfile(QStringLiteral("desk"), m_fleet.profile(QStringLiteral("desk")));
        m_ctl->setVariable(QStringLiteral("PHALA_API_KEY"), QStringLiteral("phak_demo_canary_7731"));
    }

    void aFleetAsItShouldBeIsGood()
    {
        const Ran ran = once();
        QVERIFY2(ran.exitCode == 0, ran.all());
        const QJsonObject report = ran.json();
        QVERIFY(report[QLatin1String("proven")].toInt() > 20);
        QCOMPARE(report[QLatin1String("notProven")].toInt(), 0);
        const QJsonObject machine = of(report, kWatched);
        QCOMPARE(machine[QLatin1String("outcome")].toString(), QStringLiteral("proven"));
        QCOMPARE(machine[QLatin1String("rung")].toString(), QStringLiteral("fresh"));
        QCOMPARE(machine[QLatin1String("composeHash")].toString().size(), 64);
        QVERIFY(machine[QLatin1String("tcbEvaluationDataNumber")].isDouble());
        QVERIFY(machine[QLatin1String("uptimeSeconds")].isDouble());
    }

    void aForgedQuoteIsAnAlarmUntilItIsGone()
    {
        const Ran before = once();
        QVERIFY2(before.exitCode == 0, before.all());
        m_fleet.fault(QStringLiteral("cvm:") + kWatched, QStringLiteral("forged-quote"));
        const Ran forged = once();
        QVERIFY2(forged.exitCode == 1, forged.all());
        QCOMPARE(kinds(forged.json(), "raised"), QStringList{QStringLiteral("not-proven")});
        QCOMPARE(of(forged.json(), kWatched)[QLatin1String("quote")].toString(), QStringLiteral("rejected"));
        QCOMPARE(forged.json()[QLatin1String("notProven")].toInt(), 1); // nobody else

        const Ran list = run(QStringLiteral("attest alarms list --profile desk --json"));
        QJsonObject alarm;
        for (const QJsonValue &each : list.json()[QLatin1String("items")].toArray())
            if (each[QLatin1String("name")] == kWatched)
                alarm = each.toObject();
        QCOMPARE(alarm[QLatin1String("state")].toString(), QStringLiteral("open"));
        QCOMPARE(alarm[QLatin1String("before")].toString(), QStringLiteral("proven"));
        QVERIFY(alarm[QLatin1String("drift")].toBool());
        const Ran seen = m_ctl->run({QStringLiteral("attest"), QStringLiteral("alarms"), QStringLiteral("acknowledge"),
                                     alarm[QLatin1String("id")].toString(), QStringLiteral("--note"), QStringLiteral("an exercise"),
                                     QStringLiteral("--profile"), QStringLiteral("desk"), QStringLiteral("--json")});
        QVERIFY2(seen.exitCode == 0, seen.all());
        QCOMPARE(seen.json()[QLatin1String("state")].toString(), QStringLiteral("acknowledged"));
        QVERIFY(!seen.json()[QLatin1String("acknowledgedBy")].toString().isEmpty());

        m_fleet.clearFaults();
        const Ran back = once();
        QVERIFY2(back.exitCode == 0, back.all());
        QCOMPARE(kinds(back.json(), "cleared"), QStringList{QStringLiteral("not-proven")});
        const QByteArray record = run(QStringLiteral("audit list --profile desk")).out;
        for (const char *action : {"attestation.verdict-changed", "attestation.alarm-acknowledged", "attestation.alarm-cleared"})
            QVERIFY2(record.contains(action), action);
        QCOMPARE(run(QStringLiteral("audit verify --profile desk --json")).json()[QLatin1String("verdict")].toString(), QStringLiteral("intact"));
    }

    void aQuoteOfYesterdayIsAnAlarmToo()
    {
        const Ran before = once();
        QVERIFY2(before.exitCode == 0, before.all());
        m_fleet.fault(QStringLiteral("cvm:") + kWatched, QStringLiteral("stale-quote"));
        const Ran ran = once();
        QCOMPARE(ran.exitCode, 1);
        QCOMPARE(of(ran.json(), kWatched)[QLatin1String("freshness")].toString(), QStringLiteral("replayed"));
        // The measured values are still its own: only the one thing is wrong.
        QCOMPARE(kinds(ran.json(), "raised"), QStringList{QStringLiteral("not-proven")});
    }

    void aDeadMachineIsUnreachableAndNoDrift()
    {
        const Ran before = once();
        QVERIFY2(before.exitCode == 0, before.all());
        m_fleet.fault(QStringLiteral("cvm:") + kWatched, QStringLiteral("dead-cvm"));
        const Ran ran = once();
        QVERIFY2(ran.exitCode == 0, ran.all()); // unreachable is told, and is no drift
        QCOMPARE(of(ran.json(), kWatched)[QLatin1String("outcome")].toString(), QStringLiteral("unreachable"));
        QCOMPARE(kinds(ran.json(), "raised"), QStringList{QStringLiteral("unreachable")});
        const Ran again = once();
        QVERIFY(kinds(again.json(), "raised").isEmpty());
    }

    void aCloudThatDoesNotAnswerIsTheRemotesFault()
    {
        m_fleet.fault(QStringLiteral("phala"), QStringLiteral("reset"));
        const Ran ran = once();
        QVERIFY2(ran.exitCode == 3, ran.all());
        QCOMPARE(run(QStringLiteral("attest verdicts list --profile desk --json")).json()[QLatin1String("kept")].toInt(), 0);
    }

    void keepsEveryVerdict()
    {
        once();
        once();
        const QJsonObject all = run(QStringLiteral("attest verdicts list --profile desk --json")).json();
        QCOMPARE(all[QLatin1String("kept")].toInt(), 2 * kMachines);
        QCOMPARE(all[QLatin1String("dropped")].toInt(), 0);
        const QJsonObject mine = run(QStringLiteral("attest verdicts list --profile desk --json --limit 5 --machine ") + kWatched).json();
        QCOMPARE(mine[QLatin1String("items")].toArray().size(), 2);
        QCOMPARE(run(QStringLiteral("attest verdicts list --profile desk --json --since 2100-01-01T00:00:00Z"))
                     .json()[QLatin1String("items")]
                     .toArray()
                     .size(),
                 0);
    }

    void followsWithADocumentARun()
    {
        QProcess process;
        m_ctl->start(process, QStringLiteral("pilothousectl"),
                     QStringLiteral("attest watch --profile desk --interval 1 --follow --json").split(u' '));
        QByteArray out;
        QTRY_VERIFY_WITH_TIMEOUT((out += process.readAllStandardOutput()).count('\n') >= 2, 30'000);
        process.terminate();
        QVERIFY(process.waitForFinished(10'000));
        QCOMPARE(process.exitCode(), 130);
        const QList<QByteArray> lines = out.split('\n');
        const QJsonObject first = QJsonDocument::fromJson(lines[0]).object();
        const QJsonObject second = QJsonDocument::fromJson(lines[1]).object();
        QVERIFY(first[QLatin1String("proven")].toInt() > 20);
        QVERIFY(first[QLatin1String("run")] != second[QLatin1String("run")]);
    }

    void isOffUntilSomebodySaysHowOften()
    {
        const Ran ran = run(QStringLiteral("attest watch --profile desk"));
        QCOMPARE(ran.exitCode, 2);
        QVERIFY(ran.err.contains("--interval"));
        QCOMPARE(run(QStringLiteral("attest watch --profile desk --interval 0 --follow")).exitCode, 2);
        QCOMPARE(run(QStringLiteral("attest watch --profile desk --once --follow")).exitCode, 2);
        QCOMPARE(run(QStringLiteral("attest watch --profile desk --interval 5 --json")).exitCode, 2);
    }

    void aCertificateOfLiveMachinesHoldsWithoutThem_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("folder") << QStringLiteral("certificate");
        QTest::newRow("zip") << QStringLiteral("certificate.zip");
    }
    void aCertificateOfLiveMachinesHoldsWithoutThem()
    {
        QFETCH(QString, name);
        const QString path = m_ctl->path(name);
        const Ran compared = certify(path);
        QVERIFY2(compared.exitCode <= 1, compared.all());
        QCOMPARE(compared.json()[QLatin1String("certificate")][QLatin1String("path")].toString(), path);
        const Ran ran = verify(path);
        QVERIFY2(ran.exitCode == 0, ran.all());
        const QJsonObject json = ran.json();
        QCOMPARE(json[QLatin1String("verdict")].toString(), QStringLiteral("intact"));
        QCOMPARE(json[QLatin1String("stated")], compared.json()[QLatin1String("verdict")]);
        QCOMPARE(json[QLatin1String("recomputed")], compared.json()[QLatin1String("verdict")]);
        QCOMPARE(json[QLatin1String("signedBy")], compared.json()[QLatin1String("certificate")][QLatin1String("signedBy")]);
        QVERIFY(run(QStringLiteral("audit list --profile desk")).out.contains("attestation.certificate"));

        // Without naming the throw-away root it is Intel's that judges.
        const Ran strict = verify(path, false);
        QCOMPARE(strict.exitCode, 1);
        QCOMPARE(strict.json()[QLatin1String("verdict")].toString(), QStringLiteral("different-verdict"));
        QCOMPARE(strict.json()[QLatin1String("isStatedRoot")].toBool(true), false);
    }

    void anEditedCertificateIsBroken()
    {
        const QString path = m_ctl->path(QStringLiteral("certificate"));
        certify(path);
        QFile file(path + QStringLiteral("/comparison.json"));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray text = file.readAll();
        text.replace("\"verdict\": \"", "\"verdict\": \"x");
        file.resize(0);
        file.write(text);
        file.close();
        const Ran ran = verify(path);
        QCOMPARE(ran.exitCode, 1);
        QCOMPARE(ran.json()[QLatin1String("verdict")].toString(), QStringLiteral("broken"));
        QCOMPARE(ran.json()[QLatin1String("brokenFile")].toString(), QStringLiteral("comparison.json"));
        QVERIFY(ran.err.contains("comparison.json"));
    }

    void neverWritesOverACertificate()
    {
        const QString path = m_ctl->path(QStringLiteral("certificate.zip"));
        certify(path);
        const Ran again = certify(path);
        QVERIFY2(again.exitCode == 5, again.all());
        QCOMPARE(verify(path).exitCode, 0);
    }

    void whatIsNoCertificateIsWrongInput()
    {
        QCOMPARE(verify(m_ctl->path(QStringLiteral("nowhere"))).exitCode, 2);
        QCOMPARE(verify(m_ctl->writeFile(QStringLiteral("words.txt"), "words")).exitCode, 2);
    }
};

QTEST_GUILESS_MAIN(CtlWatchTest)
#include "tst_ctl_watch.moc"
