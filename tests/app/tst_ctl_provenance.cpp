// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/fleet_for_ctl.h"

#include <QCryptographicHash>
#include <QTest>

using pilothouse::test::Ctl;
using pilothouse::test::FleetForCtl;
using pilothouse::test::Ran;

/// The provenance commands as scripts see them: shapes and exit codes over a real fleet.
class CtlProvenanceTest : public QObject
{
    Q_OBJECT

    Ctl m_ctl;
    FleetForCtl m_fleet;
    QJsonArray m_entries;

    static QString sha256(const QByteArray &bytes)
    {
        return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    }
    Ran history(const QStringList &more = {}) const
    {
        return m_ctl.run(QStringList{QStringLiteral("attest"), QStringLiteral("history"), QStringLiteral("--profile"), QStringLiteral("demo"),
                                     QStringLiteral("--json")}
                         + more);
    }
    Ran source(const QStringList &more) const
    {
        return m_ctl.run(QStringList{QStringLiteral("attest"), QStringLiteral("source"), QStringLiteral("--json")} + more);
    }
    Ran deployments(const QByteArray &page, const QStringList &more = {})
    {
        const QString path = m_ctl.writeFile(QStringLiteral("DEPLOYMENTS.md"), page);
        return m_ctl.run(QStringList{QStringLiteral("attest"), QStringLiteral("deployments"), QStringLiteral("--file"), path,
                                     QStringLiteral("--profile"), QStringLiteral("demo"), QStringLiteral("--json")}
                         + more);
    }
    QString entry(int index, const char *member) const { return m_entries.at(index).toObject().value(QLatin1String(member)).toString(); }
    QString added(int index) const
    {
        return m_entries.at(index).toObject().value(QLatin1String("added")).toObject().value(QLatin1String("transaction")).toString();
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_fleet.start());
        m_ctl.writeProfile(QStringLiteral("demo"), m_fleet.profile(QStringLiteral("demo")));
        const Ran ran = history();
        QVERIFY2(ran.exitCode == 0, ran.all());
        m_entries = ran.json().value(QLatin1String("entries")).toArray();
        QCOMPARE(m_entries.size(), 2);
        QCOMPARE(ran.json().value(QLatin1String("chainId")).toInt(), 8453);
        QCOMPARE(ran.json().value(QLatin1String("agreement")).toString(), QStringLiteral("one-node"));
        QVERIFY(ran.json().value(QLatin1String("complete")).toBool());
    }
    void cleanup() { m_fleet.clearFaults(); }

    void linksAHashToItsTransaction()
    {
        const Ran allowed = history({QStringLiteral("--compose-hash"), entry(0, "composeHash")});
        QVERIFY2(allowed.exitCode == 0, allowed.all());
        QCOMPARE(allowed.json().value(QLatin1String("link")).toObject().value(QLatin1String("state")).toString(), QStringLiteral("allowed"));
        const Ran removed = history({QStringLiteral("--compose-hash"), entry(1, "composeHash")});
        QCOMPARE(removed.exitCode, 1);
        QCOMPARE(removed.json().value(QLatin1String("link")).toObject().value(QLatin1String("state")).toString(), QStringLiteral("removed"));
        const Ran never = history({QStringLiteral("--compose-hash"), QString(64, u'7')});
        QCOMPARE(never.exitCode, 1);
        QCOMPARE(never.json().value(QLatin1String("link")).toObject().value(QLatin1String("state")).toString(), QStringLiteral("never"));
        QCOMPARE(history({QStringLiteral("--compose-hash"), QStringLiteral("12")}).exitCode, 2);
    }

    void aNodeCannotConfirmItself()
    {
        QString other = m_fleet.addresses().chain;
        QCOMPARE(history({QStringLiteral("--second-rpc"), other}).exitCode, 2);
        other.replace(QLatin1String("127.0.0.1"), QLatin1String("localhost"));
        const Ran agreed = history({QStringLiteral("--second-rpc"), other + QStringLiteral("/second")});
        QVERIFY2(agreed.exitCode == 0, agreed.all());
        QCOMPARE(agreed.json().value(QLatin1String("agreement")).toString(), QStringLiteral("agreed"));
        m_fleet.fault(QStringLiteral("chain"), QStringLiteral("hidden-removals"), {{QStringLiteral("path"), QStringLiteral("/second")}});
        const Ran disagreed = history({QStringLiteral("--second-rpc"), other + QStringLiteral("/second")});
        QCOMPARE(disagreed.exitCode, 1);
        QCOMPARE(disagreed.json().value(QLatin1String("agreement")).toString(), QStringLiteral("disagreed"));
    }

    void aWrongOrSilentNodeIsARemoteProblem()
    {
        m_fleet.fault(QStringLiteral("chain"), QStringLiteral("wrong-chain"));
        const Ran wrong = history();
        QVERIFY2(wrong.exitCode == 3, wrong.all());
        QVERIFY(wrong.err.contains("Ethereum") && wrong.err.contains("Nothing was changed"));
        m_fleet.clearFaults();
        m_fleet.fault(QStringLiteral("chain"), QStringLiteral("rpc-error"));
        QCOMPARE(history().exitCode, 3);
        const Ran page
            = deployments("| Compose Hash | TX |\n|---|---|\n| " + entry(0, "composeHash").toLatin1() + " | " + added(0).toLatin1() + " |\n");
        QVERIFY2(page.exitCode == 3, page.all());
        QCOMPARE(page.json().value(QLatin1String("rows")).toArray().at(0).toObject().value(QLatin1String("state")).toString(),
                 QStringLiteral("not-asked"));
    }

    void checksAPageRowByRow()
    {
        const QByteArray head = "| Version | Machine | Compose Hash | On-Chain TX |\n|---|---|---|---|\n";
        const QByteArray good
            = "| 2 | prod9 | " + entry(0, "composeHash").toLatin1() + " | [View](https://basescan.org/tx/" + added(0).toLatin1() + ") |\n";
        const Ran confirmed = deployments(head + good, {QStringLiteral("--attested"), QStringLiteral("prod9=") + entry(0, "composeHash")});
        QVERIFY2(confirmed.exitCode == 0, confirmed.all());
        QVERIFY(confirmed.json().value(QLatin1String("allConfirmed")).toBool());
        QCOMPARE(deployments(head + good, {QStringLiteral("--attested"), QStringLiteral("prod9=") + entry(1, "composeHash")}).exitCode, 1);
        const Ran mixed = deployments(head + good + "| 2 | prod7 | " + entry(1, "composeHash").toLatin1() + " | pending |\n");
        QCOMPARE(mixed.exitCode, 1);
        QVERIFY(!mixed.json().value(QLatin1String("versions")).toArray().at(0).toObject().value(QLatin1String("agree")).toBool(true));
        QCOMPARE(deployments("no table").exitCode, 2);
        QCOMPARE(deployments(head + good, {QStringLiteral("--attested"), QStringLiteral("prod9")}).exitCode, 2);
    }

    void checksASourceFile()
    {
        const QByteArray yaml = "services:\n  a:\n    image: x:1\n";
        const QByteArray manifest = "{\"runner\":\"docker-compose\",\"docker_compose_file\":\"services:\\n  a:\\n    image: x:1\\n\"}";
        const QString compose = m_ctl.writeFile(QStringLiteral("app-compose.json"), manifest);
        const Ran match = source({QStringLiteral("--file"), compose, QStringLiteral("--compare"), sha256(manifest)});
        QVERIFY2(match.exitCode == 0, match.all());
        QCOMPARE(match.json().value(QLatin1String("composeHash")).toString(), sha256(manifest));
        QCOMPARE(match.json().value(QLatin1String("dockerComposeSha256")).toString(), sha256(yaml));
        QVERIFY(!match.json().value(QLatin1String("allImagesPinned")).toBool(true));
        QCOMPARE(source({QStringLiteral("--file"), compose, QStringLiteral("--compare"), sha256(yaml)}).exitCode, 1);

        const QString docker = m_ctl.writeFile(QStringLiteral("docker-compose.yml"), yaml);
        const Ran guide = source({QStringLiteral("--file"), docker, QStringLiteral("--compare"), sha256(yaml)});
        QCOMPARE(guide.exitCode, 1);
        QCOMPARE(guide.json().value(QLatin1String("verdict")).toString(), QStringLiteral("not-comparable"));
        QVERIFY(guide.json().value(QLatin1String("composeHash")).isNull() && guide.json().value(QLatin1String("matches")).isNull());

        const QString spelled = m_ctl.writeFile(QStringLiteral("other.json"), ' ' + manifest);
        const Ran differs = source({QStringLiteral("--file"), compose, QStringLiteral("--against"), spelled});
        QCOMPARE(differs.exitCode, 1);
        QCOMPARE(differs.json().value(QLatin1String("difference")).toObject().value(QLatin1String("offset")).toInt(-1), 0);
        QVERIFY(differs.json().value(QLatin1String("difference")).toObject().value(QLatin1String("sameValues")).toBool());

        QCOMPARE(source({}).exitCode, 2);
        QCOMPARE(source({QStringLiteral("--file"), compose, QStringLiteral("--tag"), QStringLiteral("v1")}).exitCode, 2);
        QCOMPARE(source({QStringLiteral("--file"), QStringLiteral("/dev/zero")}).exitCode, 2);
        QCOMPARE(source({QStringLiteral("--git"), m_ctl.path(QStringLiteral("nowhere")), QStringLiteral("--tag"), QStringLiteral("v1")}).exitCode, 2);
    }

    void composeHashTellsTheHashAlone()
    {
        const QString path = m_ctl.writeFile(QStringLiteral("a.json"), "{\"b\": 1, \"a\": []}\n");
        const auto run = [&](const QStringList &more) { return m_ctl.run(QStringList{QStringLiteral("compose-hash"), path} + more); };
        QCOMPARE(QString::fromLatin1(run({}).out.trimmed()), sha256("{\"b\": 1, \"a\": []}\n"));
        QCOMPARE(QString::fromLatin1(run({QStringLiteral("--form"), QStringLiteral("compact")}).out.trimmed()), sha256("{\"a\":[],\"b\":1}"));
        QCOMPARE(QString::fromLatin1(run({QStringLiteral("--form"), QStringLiteral("cloud")}).out.trimmed()),
                 sha256("{\n    \"a\":[],\n    \"b\":1\n}"));
        QCOMPARE(run({QStringLiteral("--form"), QStringLiteral("pretty")}).exitCode, 2);
        QCOMPARE(run({QStringLiteral("--json")}).json().value(QLatin1String("form")).toString(), QStringLiteral("exact"));
        m_ctl.writeFile(QStringLiteral("a.json"), "{");
        QCOMPARE(run({QStringLiteral("--form"), QStringLiteral("cloud")}).exitCode, 2);
    }
};

QTEST_GUILESS_MAIN(CtlProvenanceTest)
#include "tst_ctl_provenance.moc"
