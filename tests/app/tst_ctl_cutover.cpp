// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/fleet_for_ctl.h"

#include <QTest>

using namespace pilothouse;
using pilothouse::test::Ctl;
using pilothouse::test::FleetForCtl;
using pilothouse::test::Ran;

/// The cutover from the command line: a real HAProxy, two planes, gates, and the way back.
class CtlCutoverTest : public QObject
{
    Q_OBJECT

    FleetForCtl m_fleet;
    Ctl m_ctl;

    static QStringList words(const char *line) { return QString::fromLatin1(line).split(u' '); }
    Ran run(const char *line, std::chrono::milliseconds limit = std::chrono::seconds(60)) { return m_ctl.run(words(line), {}, limit); }

    static QJsonObject row(const QJsonObject &status, const char *intent)
    {
        for (const QJsonValue &each : status.value(QLatin1String("split")).toArray())
            if (each.toObject().value(QLatin1String("intent")) == QLatin1String(intent))
                return each.toObject();
        return {};
    }
    int inForce(const char *intent)
    {
        return row(run("cutover status --profile desk --json").json(), intent).value(QLatin1String("inForce")).toInt(-1);
    }
    QByteArray production() const
    {
        QByteArray yaml = m_fleet.profile(QStringLiteral("live"));
        yaml.replace("kind: demo", "kind: production");
        yaml.replace("  spawntee-address:", "  # spawntee-address:"); // for demos alone
        const qsizetype root = yaml.indexOf("  trust-root:");
        return yaml.remove(root, yaml.indexOf('\n', root) + 1 - root);
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_fleet.start());
        if (!m_fleet.addresses().hasRouter())
            QSKIP("no HAProxy is installed");
        m_ctl.writeProfile(QStringLiteral("desk"), m_fleet.profile(QStringLiteral("desk")));
        m_ctl.writeProfile(QStringLiteral("live"), production());
    }
    void init() { m_fleet.clearFaults(); }

    void statusHasTheShapeOfTheContract()
    {
        const Ran ran = run("cutover status --profile desk --json");
        QVERIFY2(ran.exitCode == 0, ran.all());
        const QJsonObject json = ran.json();
        QCOMPARE(json.value(QLatin1String("stage")).toString(), QStringLiteral("none"));
        QVERIFY(json.contains(QLatin1String("operator")) && json.contains(QLatin1String("version")));
        const auto ids = [&json](const char *member, const char *key) {
            QStringList list;
            for (const QJsonValue &each : json.value(QLatin1String(member)).toArray())
                list << each.toObject().value(QLatin1String(key)).toString();
            return list.join(u' ');
        };
        QCOMPARE(ids("split", "intent"), QStringLiteral("analyze create pay other"));
        QCOMPARE(ids("gates", "id"), QStringLiteral("readiness dependency live-intents attestation"));
        QCOMPARE(ids("conditions", "id"), QStringLiteral("R1 R2 R3 R4"));
        for (const QJsonValue &gate : json.value(QLatin1String("gates")).toArray()) {
            for (const char *member : {"state", "degraded", "measuredAt", "evidence"})
                QVERIFY2(gate.toObject().contains(QLatin1String(member)), member);
        }
        for (const QJsonValue &condition : json.value(QLatin1String("conditions")).toArray()) {
            for (const char *member : {"state", "since", "limit"})
                QVERIFY2(condition.toObject().contains(QLatin1String(member)), member);
        }
        const QJsonObject router = json.value(QLatin1String("router")).toObject();
        QCOMPARE(router.value(QLatin1String("kind")).toString(), QStringLiteral("haproxy-map"));
        QCOMPARE(router.value(QLatin1String("endpoint")).toString(), m_fleet.addresses().router);
        QCOMPARE(inForce("analyze"), 0);
        QVERIFY(run("cutover status --profile desk").out.contains("analyze"));
    }

    void gatesTellByExitCode()
    {
        m_fleet.fault(QStringLiteral("newPlane"), QStringLiteral("not-ready"));
        const Ran ran = run("cutover gates --profile desk --json");
        QVERIFY2(ran.exitCode == 1, ran.all());
        QVERIFY(ran.err.contains("readiness"));
        QCOMPARE(ran.json().value(QLatin1String("gates")).toArray().at(0).toObject().value(QLatin1String("state")).toString(),
                 QStringLiteral("fail"));
    }

    void setOnlyPlansWithoutYes()
    {
        const Ran ran = run("cutover set --intent analyze --percent 10 --reason trial --profile desk --json");
        QVERIFY2(ran.exitCode == 0, ran.all());
        QCOMPARE(ran.json().value(QLatin1String("done")), QJsonValue(false));
        QCOMPARE(inForce("analyze"), 0);
    }

    void setMovesOneRowAndRollbackMovesItBack()
    {
        const Ran set = run("cutover set --intent analyze --percent 10 --reason trial --profile desk --yes --json");
        QVERIFY2(set.exitCode == 0, set.all());
        QCOMPARE(row(set.json(), "analyze").value(QLatin1String("inForce")).toInt(-1), 10);
        QCOMPARE(inForce("analyze"), 10);
        QCOMPARE(inForce("pay"), 0);

        const Ran back = run("cutover rollback --reason enough --profile desk --json");
        QVERIFY2(back.exitCode == 0, back.all());
        QVERIFY2(back.tookMs < 5000, back.all());
        QCOMPARE(back.json().value(QLatin1String("rollback")).toObject().value(QLatin1String("confirmed")), QJsonValue(true));
        QCOMPARE(inForce("analyze"), 0);

        const Ran list = run("audit list --profile desk --json");
        QByteArray actions;
        for (const QJsonValue &entry : list.json().value(QLatin1String("items")).toArray())
            actions += entry.toObject().value(QLatin1String("action")).toString().toUtf8() + ' ';
        QVERIFY2(actions.contains("override") && actions.contains("rollback"), actions.constData());
    }

    void everyCanaryRunIsInTheRecordAndNoRunLooksLikeACrash()
    {
        const auto samples = [this] {
            const QJsonObject list = run("audit list --profile desk --json --filter action:gate.sample").json();
            return list.value(QLatin1String("items")).toArray().size();
        };
        const auto before = samples();
        for (int i = 0; i < 4; ++i) {
            const Ran ran = run("cutover gates --canary --profile desk --json", std::chrono::seconds(120));
            QVERIFY2(ran.exitCode == 0 || ran.exitCode == 1, ran.all());
        }
        QCOMPARE(samples(), before + 4);
        const Ran recovered = run("audit list --profile desk --json --filter action:audit.recovered");
        QVERIFY2(recovered.json().value(QLatin1String("items")).toArray().isEmpty(), recovered.all());
    }

    void theRecordOfARollbackNamesTheSplitThatWasInForce()
    {
        QVERIFY(run("cutover set --intent analyze --percent 10 --reason trial --profile desk --yes --json").exitCode == 0);
        const Ran back = run("cutover rollback --reason enough --profile desk --json");
        QVERIFY2(back.exitCode == 0, back.all());
        const Ran list = run("audit list --profile desk --json --limit 8");
        int seen = 0;
        for (const QJsonValue &each : list.json().value(QLatin1String("items")).toArray()) {
            if (seen == 4 || !each.toObject().value(QLatin1String("action")).toString().startsWith(QLatin1String("rollback.")))
                continue;
            ++seen;
            const QJsonObject before = each.toObject().value(QLatin1String("before")).toObject();
            QCOMPARE(before.value(QLatin1String("split")).toObject().value(QLatin1String("analyze")).toInt(-1), 10);
        }
        QCOMPARE(seen, 4);
    }

    void theOperatorIsTheOneOfTheRecord()
    {
        const QString steers = run("cutover status --profile desk --json").json().value(QLatin1String("operator")).toString();
        const QJsonObject entry = run("audit list --profile desk --json --limit 1").json().value(QLatin1String("items")).toArray().at(0).toObject();
        const QString actor = entry.value(QLatin1String("actor")).toString();
        QVERIFY2(!actor.isEmpty() && steers.startsWith(actor + u'@'), qPrintable(steers + u' ' + actor));
    }

    void rollbackWorksWithNothingToRollBack()
    {
        const Ran ran = run("cutover rollback --profile desk --json");
        QVERIFY2(ran.exitCode == 0, ran.all());
    }

    void productionAsksForAPhraseButNeverForARollback()
    {
        const Ran refused = run("cutover set --intent create --percent 5 --reason trial --profile live --yes --json");
        QVERIFY2(refused.exitCode == 5, refused.all());
        QVERIFY(refused.err.contains("live/create"));
        QCOMPARE(inForce("create"), 0);
        const Ran wrong = run("cutover set --intent create --percent 5 --reason trial --profile live --yes --confirm live/pay");
        QCOMPARE(wrong.exitCode, 5);
        const Ran done = run("cutover set --intent create --percent 5 --reason trial --profile live --yes --confirm live/create --json");
        QVERIFY2(done.exitCode == 0, done.all());
        const Ran back = run("cutover rollback --profile live --json");
        QVERIFY2(back.exitCode == 0, back.all());
        QCOMPARE(inForce("create"), 0);
    }

    void rollbackGoesAheadWhenTheRecordCannotBeWritten()
    {
        QVERIFY(run("cutover set --intent analyze --percent 20 --reason trial --profile desk --yes --json").exitCode == 0);
        // A state file that is no database: nothing can be recorded.
        const QString file = m_ctl.home() + QStringLiteral("/state/desk.sqlite");
        const QString aside = file + QStringLiteral(".aside");
        QVERIFY(QFile::rename(file, aside));
        for (const char *more : {"-wal", "-shm"})
            QFile::remove(file + QLatin1String(more));
        m_ctl.writeFile(QStringLiteral("pilothouse/state/desk.sqlite"), QByteArray(8192, 'x'));
        const Ran refused = run("cutover set --intent analyze --percent 30 --reason trial --profile desk --yes --json");
        const Ran back = run("cutover rollback --profile desk --json");
        QFile::remove(file);
        QVERIFY(QFile::rename(aside, file));
        QVERIFY2(refused.exitCode == 5, refused.all());
        QVERIFY2(back.exitCode == 0, back.all());
        QCOMPARE(back.json().value(QLatin1String("rollback")).toObject().value(QLatin1String("recorded")), QJsonValue(false));
        QCOMPARE(inForce("analyze"), 0);
    }

    void aRouterThatCannotBeReadIsSaidNotGuessed()
    {
        m_fleet.fault(QStringLiteral("router"), QStringLiteral("router-dead"));
        QTRY_VERIFY_WITH_TIMEOUT(!m_fleet.state().value(QLatin1String("router")).toObject().value(QLatin1String("running")).toBool(), 10'000);
        const Ran ran = run("cutover status --profile desk --json");
        QVERIFY2(ran.exitCode == 3, ran.all());
        QVERIFY(row(ran.json(), "analyze").value(QLatin1String("inForce")).isNull());
        QCOMPARE(run("cutover set --intent analyze --percent 10 --reason trial --profile desk --yes").exitCode, 3);
    }

    void anUnconfirmedRollbackSaysSoAndHowToDoItByHand()
    {
        m_fleet.fault(QStringLiteral("router"), QStringLiteral("router-dead"));
        QTRY_VERIFY_WITH_TIMEOUT(!m_fleet.state().value(QLatin1String("router")).toObject().value(QLatin1String("running")).toBool(), 10'000);
        const Ran ran = run("cutover rollback --reason trial --profile desk --json", std::chrono::seconds(90));
        QVERIFY2(ran.exitCode == 3, ran.all());
        QVERIFY2(ran.tookMs > 25'000 && ran.tookMs < 45'000, ran.all());
        QVERIFY(ran.err.contains("unconfirmed"));
        const QString command = ran.json().value(QLatin1String("rollback")).toObject().value(QLatin1String("manualCommand")).toString();
        QVERIFY2(!command.isEmpty() && ran.err.contains(command.left(20).toUtf8()), ran.all());
        QCOMPARE(ran.json().value(QLatin1String("rollback")).toObject().value(QLatin1String("confirmed")), QJsonValue(false));
    }

    void waitTriesUntilTheRouterIsBack()
    {
        m_fleet.fault(QStringLiteral("router"), QStringLiteral("router-dead"));
        QTRY_VERIFY_WITH_TIMEOUT(!m_fleet.state().value(QLatin1String("router")).toObject().value(QLatin1String("running")).toBool(), 10'000);
        QProcess process;
        m_ctl.start(process, QStringLiteral("pilothousectl"), words("cutover rollback --wait --profile desk --json"));
        QElapsedTimer timer;
        timer.start();
        QTRY_VERIFY(process.state() == QProcess::Running);
        m_fleet.clearFaults();
        QTRY_VERIFY_WITH_TIMEOUT(m_fleet.state().value(QLatin1String("router")).toObject().value(QLatin1String("running")).toBool(), 10'000);
        const Ran ran = Ctl::finish(process, timer, std::chrono::seconds(60));
        QVERIFY2(ran.exitCode == 0, ran.all());
        QCOMPARE(inForce("analyze"), 0);
    }

    void aRouterKindOfTheFutureIsRefusedByName()
    {
        QByteArray yaml = m_fleet.profile(QStringLiteral("later"));
        yaml.replace("haproxy-map", "caddy");
        m_ctl.writeProfile(QStringLiteral("later"), yaml);
        const Ran ran = run("cutover status --profile later --json");
        QVERIFY2(ran.exitCode == 5 && ran.err.contains("caddy is not supported yet"), ran.all());
        QFile::remove(m_ctl.home() + QStringLiteral("/profiles/later.yaml"));
    }

    void comparesLiveMachines()
    {
        m_ctl.setVariable(QStringLiteral("PHALA_API_KEY"), QStringLiteral("phak_demo"));
        QHash<QString, QString> address;
        for (const QJsonValue &each : run("phala cvms list --profile desk --json").json().value(QLatin1String("items")).toArray())
            address.insert(each.toObject().value(QLatin1String("name")).toString().section(u'-', -1),
                           each.toObject().value(QLatin1String("endpoints")).toArray().at(0).toObject().value(QLatin1String("instance")).toString());
        const auto compare = [&](const QStringList &names, const QStringList &more) {
            QStringList line = words("attest compare --json") + more;
            for (const QString &name : names)
                line << QStringLiteral("--url") << address.value(name);
            return m_ctl.run(line);
        };
        const QStringList pair{QStringLiteral("4f1c92ab"), QStringLiteral("8b03de71")};
        const QStringList profile{QStringLiteral("--profile"), QStringLiteral("desk")};
        const Ran same = compare(pair, profile);
        QVERIFY2(same.exitCode == 0, same.all());
        QCOMPARE(same.json().value(QLatin1String("verdict")).toString(), QStringLiteral("identical"));
        for (const QJsonValue &instance : same.json().value(QLatin1String("instances")).toArray())
            QCOMPARE(instance.toObject().value(QLatin1String("freshness")).toString(), QStringLiteral("fresh"));

        const Ran other = compare(pair + QStringList{QStringLiteral("e5506a1f")}, profile);
        QVERIFY2(other.exitCode == 1, other.all());
        QCOMPARE(other.json().value(QLatin1String("verdict")).toString(), QStringLiteral("different"));
        const Ran itself = compare({QStringLiteral("4f1c92ab"), QStringLiteral("4f1c92ab")}, profile);
        QCOMPARE(itself.json().value(QLatin1String("verdict")).toString(), QStringLiteral("same-machine"));

        // Without the demo's root nothing of it is proven.
        const Ran intel = compare(pair, {});
        QVERIFY2(intel.exitCode == 1 && intel.json().value(QLatin1String("verdict")) == QLatin1String("not-proven"), intel.all());
    }
};

QTEST_GUILESS_MAIN(CtlCutoverTest)
#include "tst_ctl_cutover.moc"
