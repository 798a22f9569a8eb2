// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/fleet_for_ctl.h"

#include <QDirIterator>
#include <QTest>

using namespace pilothouse;
using pilothouse::test::Ctl;
using pilothouse::test::FleetForCtl;
using pilothouse::test::Ran;

/// The commands that speak to the cloud's API, against a demo fleet over real sockets.
class CtlCvmsTest : public QObject
{
    Q_OBJECT

    FleetForCtl m_fleet;
    Ctl m_ctl;

    static QStringList words(const char *line) { return QString::fromLatin1(line).split(u' '); }
    Ran run(const char *line) { return m_ctl.run(words(line)); }
    QJsonObject item(const QString &name)
    {
        for (const QJsonValue &each : run("phala cvms list --profile desk --json").json().value(QLatin1String("items")).toArray())
            if (each.toObject().value(QLatin1String("name")) == name)
                return each.toObject();
        return {};
    }
    QByteArray production() const { return "name: live\nkind: production\nphala:\n  api-url: " + m_fleet.addresses().phala.toUtf8() + "\n"; }

private slots:
    void initTestCase()
    {
        QVERIFY(m_fleet.start());
        m_ctl.writeProfile(QStringLiteral("desk"), m_fleet.profile(QStringLiteral("desk")));
        m_ctl.writeProfile(QStringLiteral("live"), production());
    }
    void init()
    {
        m_fleet.clearFaults();
        m_ctl.setVariable(QStringLiteral("PHALA_API_KEY"), QStringLiteral("phak_demo_canary_7731"));
    }

    void listsWithTheEnvelopeOfTheContract()
    {
        const Ran ran = run("phala cvms list --profile desk --json");
        QVERIFY2(ran.exitCode == 0 && ran.err.isEmpty(), ran.all());
        const QJsonObject json = ran.json();
        QVERIFY(json.value(QLatin1String("fetchedAt")).toString().endsWith(u'Z'));
        QCOMPARE(json.value(QLatin1String("source")).toString(), m_fleet.addresses().phala);
        QVERIFY(json.value(QLatin1String("skipped")).isArray());
        const QJsonArray items = json.value(QLatin1String("items")).toArray();
        QCOMPARE(items.size(), 40);
        static const QStringList states{QStringLiteral("running"),  QStringLiteral("starting"), QStringLiteral("unhealthy"),
                                        QStringLiteral("stopping"), QStringLiteral("stopped"),  QStringLiteral("failed"),
                                        QStringLiteral("unknown")};
        for (const QJsonValue &each : items) {
            const QJsonObject cvm = each.toObject();
            QVERIFY(cvm.value(QLatin1String("id")).isString() && !cvm.value(QLatin1String("id")).toString().isEmpty());
            QVERIFY(!cvm.value(QLatin1String("name")).toString().isEmpty());
            QVERIFY(states.contains(cvm.value(QLatin1String("state")).toString()));
        }
        QVERIFY(m_ctl.run(words("phala cvms list --profile desk")).out.contains("crunch-tee-registry"));
    }

    void showsAStatusThatNobodyKnowsAsItIs()
    {
        const QJsonObject cvm = item(QStringLiteral("crunch-tee-runner-a4417f9e"));
        QCOMPARE(cvm.value(QLatin1String("status")).toString(), QStringLiteral("migrating"));
        QCOMPARE(cvm.value(QLatin1String("state")).toString(), QStringLiteral("unknown"));
    }

    void countsARowItCannotUse()
    {
        m_fleet.fault(QStringLiteral("phala"), QStringLiteral("bad-row"));
        const Ran ran = run("phala cvms list --profile desk --json");
        QVERIFY2(ran.exitCode == 0, ran.all());
        QCOMPARE(ran.json().value(QLatin1String("skipped")).toArray().size(), 1);
        QVERIFY(!ran.json().value(QLatin1String("skipped")).toArray().at(0).toObject().value(QLatin1String("why")).toString().isEmpty());
    }

    void getsOneByEveryFormOfItsIdentifier()
    {
        const QJsonObject cvm = item(QStringLiteral("crunch-tee-runner-4f1c92ab"));
        const QString uuid = cvm.value(QLatin1String("vmUuid")).toString();
        const QString instance = cvm.value(QLatin1String("instanceId")).toString();
        QVERIFY(!uuid.isEmpty() && !instance.isEmpty());
        for (const QString &identifier : {cvm.value(QLatin1String("id")).toString(), uuid, QString(uuid).remove(u'-'), uuid.toUpper(),
                                          QStringLiteral("instance_") + instance, QStringLiteral("crunch-tee-runner-4f1c92ab")}) {
            const Ran ran = m_ctl.run(words("phala cvms get --profile desk --json --") + QStringList{identifier});
            QVERIFY2(ran.exitCode == 0, qPrintable(identifier + u'\n' + QString::fromUtf8(ran.all())));
            QCOMPARE(ran.json().value(QLatin1String("vmUuid")).toString(), uuid);
        }
        // The app of the registry has one machine, so that its id alone names it, with and without its prefix.
        const QString app = item(QStringLiteral("crunch-tee-registry")).value(QLatin1String("appId")).toString();
        for (const QString &identifier : {app, QStringLiteral("app_") + app, QStringLiteral("0x") + app}) {
            const Ran ran = m_ctl.run(words("phala cvms get --profile desk --json") + QStringList{identifier});
            QVERIFY2(ran.exitCode == 0 && ran.json().value(QLatin1String("name")).toString() == QLatin1String("crunch-tee-registry"), ran.all());
        }
    }

    void anIdentifierThatNamesNothingOrTooMuchIsBadInput()
    {
        QCOMPARE(run("phala cvms get --profile desk no-such-machine").exitCode, 2);
        QCOMPARE(run("phala cvms restart --profile desk no-such-machine").exitCode, 2);
        const QString app = item(QStringLiteral("crunch-tee-runner-4f1c92ab")).value(QLatin1String("appId")).toString();
        const Ran ran = m_ctl.run(words("phala cvms stop --profile desk") + QStringList{QStringLiteral("app_") + app});
        QVERIFY2(ran.exitCode == 2, ran.all());
    }

    void showsWhatTheCloudSaysAboutAttestation()
    {
        const Ran ran = run("phala cvms attestation crunch-tee-registry --profile desk --json");
        QVERIFY2(ran.exitCode == 0, ran.all());
        QVERIFY(!ran.json().value(QLatin1String("quote")).toString().isEmpty());
        QCOMPARE(ran.json().value(QLatin1String("proven")), QJsonValue(false));
    }

    void withoutAKeyNothingIsSent()
    {
        m_ctl.unsetVariable(QStringLiteral("PHALA_API_KEY"));
        const int before = m_fleet.phalaRequests();
        const Ran ran = run("phala cvms list --profile desk --json");
        QVERIFY2(ran.exitCode == 5, ran.all());
        QCOMPARE(ran.json().value(QLatin1String("error")).toObject().value(QLatin1String("kind")).toString(), QStringLiteral("secret"));
        QCOMPARE(m_fleet.phalaRequests(), before);
    }

    void takesTheKeyFromAPrivateFileOnly()
    {
        m_ctl.unsetVariable(QStringLiteral("PHALA_API_KEY"));
        const QString file = m_ctl.writeFile(QStringLiteral("secrets.env"), "# keys\nPHALA_API_KEY=phak_file_canary_9912\n");
        const Ran ran = m_ctl.run(words("phala cvms list --profile desk --json --secrets-file") + QStringList{file});
        QVERIFY2(ran.exitCode == 0, ran.all());
        QFile::setPermissions(file, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadOther);
        const Ran open = m_ctl.run(words("phala cvms list --profile desk --json --secrets-file") + QStringList{file});
        QVERIFY2(open.exitCode == 2, open.all());
        QVERIFY(!open.all().contains("canary_9912"));
        QCOMPARE(m_ctl.run(words("phala cvms list --profile desk --secrets-file nowhere")).exitCode, 2);
    }

    void refusalsOfTheRemoteHaveACodeOfTheirOwn()
    {
        m_ctl.setVariable(QStringLiteral("PHALA_API_KEY"), QStringLiteral("phak_revoked_canary"));
        const Ran unauthorised = run("phala cvms list --profile desk --json");
        QVERIFY2(unauthorised.exitCode == 4 && !unauthorised.all().contains("canary"), unauthorised.all());
        m_ctl.setVariable(QStringLiteral("PHALA_API_KEY"), QStringLiteral("phak_readonly_canary"));
        QCOMPARE(run("phala cvms list --profile desk").exitCode, 0);
        const Ran forbidden = run("phala cvms restart crunch-tee-registry --profile desk --yes --json");
        QVERIFY2(forbidden.exitCode == 4 || forbidden.exitCode == 1, forbidden.all());
        QVERIFY(forbidden.err.contains("403") || forbidden.err.contains("key"));
    }

    void nonsenseOfTheRemoteIsSaidAndBounded_data()
    {
        QTest::addColumn<QString>("fault");
        for (const char *fault : {"html", "truncated", "wrong-json", "reset", "500", "deep", "huge", "redirect"})
            QTest::newRow(fault) << QString::fromLatin1(fault);
    }

    void nonsenseOfTheRemoteIsSaidAndBounded()
    {
        QFETCH(QString, fault);
        m_fleet.fault(QStringLiteral("phala"), fault);
        const Ran ran = run("phala cvms list --profile desk --json");
        QVERIFY2(ran.exitCode == (fault == QLatin1String("redirect") ? 5 : 3), ran.all());
        QVERIFY(!ran.json().value(QLatin1String("error")).toObject().isEmpty());
        QVERIFY2(ran.tookMs < 31'000, ran.all());
        QCOMPARE(m_fleet.state().value(QLatin1String("stray")).toObject().value(QLatin1String("withKey")).toInt(), 0);
    }

    void aRemoteThatIsNotThereIsARemoteFault()
    {
        m_ctl.writeProfile(QStringLiteral("gone"), "name: gone\nkind: staging\nphala:\n  api-url: http://127.0.0.1:1/api/v1\n");
        const Ran ran = run("phala cvms list --profile gone --json");
        QVERIFY2(ran.exitCode == 3 && ran.tookMs < 30'000, ran.all());
        QVERIFY(ran.err.contains("127.0.0.1:1"));
    }

    void aLongRetryAfterIsReportedNotWaitedFor()
    {
        m_fleet.fault(QStringLiteral("phala"), QStringLiteral("429"), {{QStringLiteral("retryAfter"), 1'000'000'000}});
        const Ran ran = run("phala cvms list --profile desk --json");
        QVERIFY2(ran.exitCode == 3 && ran.tookMs < 15'000, ran.all());
        QCOMPARE(ran.json().value(QLatin1String("error")).toObject().value(QLatin1String("kind")).toString(), QStringLiteral("throttled"));
    }

    void aReadingCommandGivesUpAfterThirtySeconds()
    {
        m_fleet.fault(QStringLiteral("phala"), QStringLiteral("latency"), {{QStringLiteral("latencyMs"), 600'000}});
        const Ran ran = run("phala cvms list --profile desk --json");
        QVERIFY2(ran.exitCode == 3, ran.all());
        QVERIFY2(ran.tookMs < 33'000, ran.all());
        QCOMPARE(ran.json().value(QLatin1String("error")).toObject().value(QLatin1String("kind")).toString(), QStringLiteral("timeout"));
        // Whichever gave up first, the request or the command: the error names it.
        QVERIFY2(!ran.json().value(QLatin1String("error")).toObject().value(QLatin1String("where")).toString().isEmpty(), ran.all());
        QVERIFY2(QFileInfo(m_ctl.home() + QStringLiteral("/state/desk.sqlite-wal")).size() == 0, "the next program takes it for a crash");
    }

    void aChangeIsOnlyPlannedWithoutYes()
    {
        const Ran ran = run("phala cvms restart crunch-tee-runner-8b03de71 --profile desk --json");
        QVERIFY2(ran.exitCode == 0, ran.all());
        QCOMPARE(ran.json().value(QLatin1String("done")), QJsonValue(false));
        QVERIFY(!ran.json().value(QLatin1String("plan")).toObject().value(QLatin1String("steps")).toArray().isEmpty());
        QCOMPARE(item(QStringLiteral("crunch-tee-runner-8b03de71")).value(QLatin1String("status")).toString(), QStringLiteral("running"));
        const Ran text = run("phala cvms restart crunch-tee-runner-8b03de71 --profile desk");
        QVERIFY2(text.out.contains("Plan for desk (demo)") && text.out.contains("--yes"), text.all());
        QVERIFY(run("audit list --profile desk --json --filter target:crunch-tee-runner-8b03de71")
                    .json()
                    .value(QLatin1String("items"))
                    .toArray()
                    .isEmpty());
    }

    void aChangeIsJournaledBeforeAndAfter()
    {
        // The fleet's clock runs on, so that the machine is up again soon after the command has seen it go down.
        auto hurry = std::make_optional<test::Hurry>(m_fleet, std::chrono::seconds(30), std::chrono::milliseconds(5000));
        const Ran ran = run("phala cvms restart crunch-tee-runner-8b03de71 --profile desk --yes --json");
        hurry.reset();
        QVERIFY2(ran.exitCode == 0, ran.all());
        QCOMPARE(ran.json().value(QLatin1String("done")), QJsonValue(true));
        const Ran list = run("audit list --profile desk --json --filter target:crunch-tee-runner-8b03de71");
        QStringList outcomes;
        for (const QJsonValue &entry : list.json().value(QLatin1String("items")).toArray())
            outcomes << entry.toObject().value(QLatin1String("outcome")).toString();
        QVERIFY2(outcomes.contains(QLatin1String("intended")) && outcomes.contains(QLatin1String("done")), list.all());
    }

    void aProductionPlanNamesItsPhraseAlsoWhenYesIsRefused()
    {
        const Ran planned = run("phala cvms start crunch-tee-registry --profile live");
        QVERIFY2(planned.out.contains("asks for the phrase \"live/crunch-tee-registry\"") || planned.out.contains("refused:"), planned.all());
        const Ran refused = run("phala cvms restart crunch-tee-registry --profile live --yes");
        QVERIFY2(refused.exitCode == 5 && refused.out.contains("Plan for live") && refused.out.contains("asks for the phrase"), refused.all());
    }

    void tellsAsMuchOfOneAsOfAll()
    {
        const QJsonObject row = item(QStringLiteral("crunch-tee-registry"));
        const QJsonObject one = run("phala cvms get crunch-tee-registry --profile desk --json").json();
        for (const char *member : {"id", "uptime", "bootProgress"})
            QCOMPARE(one.value(QLatin1String(member)), row.value(QLatin1String(member)));
        const Ran table = run("phala cvms list --profile desk");
        QVERIFY2(table.out.contains(row.value(QLatin1String("id")).toString().toUtf8()), table.all());
    }

    void productionAsksForAPhraseAndNamesIt()
    {
        const Ran planned = run("phala cvms restart crunch-tee-registry --profile live --json");
        QVERIFY2(planned.exitCode == 0, planned.all());
        const QString phrase = planned.json().value(QLatin1String("plan")).toObject().value(QLatin1String("phrase")).toString();
        QVERIFY(phrase.startsWith(QLatin1String("live/")));

        for (const QStringList &more : {QStringList{}, QStringList{QStringLiteral("--confirm"), QStringLiteral("live/something-else")}}) {
            const Ran refused = m_ctl.run(words("phala cvms restart crunch-tee-registry --profile live --yes --json") + more);
            QVERIFY2(refused.exitCode == 5, refused.all());
            QVERIFY2(refused.err.contains(phrase.toUtf8()), refused.all());
        }
        QCOMPARE(item(QStringLiteral("crunch-tee-registry")).value(QLatin1String("status")).toString(), QStringLiteral("running"));
        QVERIFY(run("audit list --profile live --json --filter outcome:intended").json().value(QLatin1String("items")).toArray().isEmpty());

        const test::Hurry hurry(m_fleet, std::chrono::seconds(30), std::chrono::milliseconds(5000));
        const Ran done = m_ctl.run(words("phala cvms restart crunch-tee-registry --profile live --yes --json --confirm") + QStringList{phrase});
        QVERIFY2(done.exitCode == 0, done.all());
    }

    void saysWhatEachRemoteAnswered()
    {
        m_ctl.setVariable(QStringLiteral("AWS_ACCESS_KEY_ID"), QStringLiteral("AKIADEMOFLEET0000001"));
        m_ctl.setVariable(QStringLiteral("AWS_SECRET_ACCESS_KEY"), QStringLiteral("demo/fleet+secret/everybody+knows0000000"));
        // A wallet's key is taken from the keychain or from a private file, never from a variable.
        const QStringList keys{
            QStringLiteral("--secrets-file"),
            m_ctl.writeFile(QStringLiteral("wallet"), "ORCHESTRATOR_DEV_KEY=70696c6f74686f7573652064656d6f206f70657261746f722077616c6c657421\n")};
        const Ran ran = m_ctl.run(words("profile check desk --json") + keys);
        QVERIFY2(ran.exitCode == 0, ran.all());
        QStringList remotes;
        for (const QJsonValue &each : ran.json().value(QLatin1String("remotes")).toArray()) {
            const QJsonObject remote = each.toObject();
            remotes << remote.value(QLatin1String("remote")).toString();
            QCOMPARE(remote.value(QLatin1String("state")).toString(), QStringLiteral("ok"));
        }
        for (const char *name : {"phala", "pccs", "old plane", "new plane", "orchestrator"})
            QVERIFY2(remotes.contains(QLatin1String(name)), name);

        m_fleet.fault(QStringLiteral("newPlane"), QStringLiteral("reset"));
        const Ran broken = m_ctl.run(words("profile check --profile desk --json") + keys);
        m_ctl.unsetVariable(QStringLiteral("AWS_ACCESS_KEY_ID"));
        m_ctl.unsetVariable(QStringLiteral("AWS_SECRET_ACCESS_KEY"));
        QVERIFY2(broken.exitCode == 3, broken.all());
        for (const QJsonValue &each : broken.json().value(QLatin1String("remotes")).toArray())
            QCOMPARE(each.toObject().value(QLatin1String("state")).toString(),
                     each.toObject().value(QLatin1String("remote")).toString() == QLatin1String("new plane") ? QStringLiteral("failed")
                                                                                                             : QStringLiteral("ok"));
    }

    void showsAndListsProfiles()
    {
        m_ctl.writeProfile(QStringLiteral("broken"), "name: broken\nkind: staging\ncolour: red\n");
        const Ran list = run("profile list --json");
        QVERIFY2(list.exitCode == 2, list.all());
        QVERIFY(list.err.contains("broken.yaml:3"));
        QVERIFY(list.json().value(QLatin1String("items")).toArray().size() >= 3);
        QFile::remove(m_ctl.home() + QStringLiteral("/profiles/broken.yaml"));
        QCOMPARE(run("profile list --json").exitCode, 0);
        const Ran show = run("profile show desk --json");
        QVERIFY2(show.exitCode == 0, show.all());
        QCOMPARE(show.json().value(QLatin1String("kind")).toString(), QStringLiteral("demo"));
        QCOMPARE(run("profile show").exitCode, 2);
        QCOMPARE(run("profile show desk --profile live").exitCode, 2);
    }

    void noKeyIsLeftAnywhere()
    {
        run("phala cvms list --profile desk --json");
        QDirIterator files(m_ctl.home(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        int read = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            QVERIFY2(!bytes.contains("canary"), qPrintable(file.fileName()));
            ++read;
        }
        QVERIFY(read > 2);
    }
};

QTEST_GUILESS_MAIN(CtlCvmsTest)
#include "tst_ctl_cvms.moc"
