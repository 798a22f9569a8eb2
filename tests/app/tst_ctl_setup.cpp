// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/clustersetup/sample_compose.h"
#include "tests/support/ctl_run.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QTest>

using pilothouse::test::Ctl;
using pilothouse::test::Ran;

/// The command as a script runs it, on a desk without any remote.
class CtlSetupTest : public QObject
{
    Q_OBJECT

    static QByteArray answers()
    {
        return "cluster:\n  name: crunch-tee\n  registry-compose-path: registry.yml\n  runner-compose-path: runner.yml\n"
               "coordinator:\n  wallet: 7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU\n  key-path: key.pem\n"
               "write:\n  orchestrator-yaml: config.yml\n  orchestrator-env: orchestrator.env\n";
    }
    static void prepare(Ctl &ctl)
    {
        ctl.writeProfile(QStringLiteral("s"), "name: s\nkind: staging\n");
        ctl.writeFile(QStringLiteral("answers.yaml"), answers());
        ctl.writeFile(QStringLiteral("registry.yml"), pilothouse::test::goodRegistryCompose());
        ctl.writeFile(QStringLiteral("runner.yml"), pilothouse::test::goodRunnerCompose());
        ctl.writeFile(QStringLiteral("config.yml"), "infrastructure:\n  runner:\n    type: phala\n    cluster_name: old\n");
        ctl.setVariable(QStringLiteral("PHALA_API_KEY"), QStringLiteral("phak_hunter2hunter2"));
    }
    static QStringList setup(const QStringList &more = {})
    {
        return QStringList{QStringLiteral("cluster"),      QStringLiteral("setup"),     QStringLiteral("--answers"),
                           QStringLiteral("answers.yaml"), QStringLiteral("--profile"), QStringLiteral("s")}
               + more;
    }
    static QJsonObject checkOf(const Ran &ran, const char *code)
    {
        for (const QJsonValue &check : ran.json().value(QLatin1String("checks")).toArray())
            if (check.toObject().value(QLatin1String("code")).toString() == QLatin1String(code))
                return check.toObject();
        return {};
    }

private slots:
    void aDryRunSaysWhatItFoundAndWritesNothing()
    {
        Ctl ctl;
        prepare(ctl);
        const Ran ran = ctl.run(setup({QStringLiteral("--dry-run"), QStringLiteral("--json")}));
        QVERIFY2(ran.exitCode == 1, ran.all().constData()); // nobody could be asked for machines: unknown is not good
        const QJsonObject json = ran.json();
        QCOMPARE(json.value(QLatin1String("done")).toBool(true), false);
        QVERIFY(!json.value(QLatin1String("plan")).toObject().value(QLatin1String("refusal")).toString().isEmpty());
        QCOMPARE(checkOf(ran, "images-equal").value(QLatin1String("severity")).toString(), QStringLiteral("passed"));
        QCOMPARE(checkOf(ran, "machines-not-asked").value(QLatin1String("severity")).toString(), QStringLiteral("unknown"));
        const QJsonArray files = json.value(QLatin1String("files")).toArray();
        QCOMPARE(files.size(), 3);
        QCOMPARE(files[1].toObject().value(QLatin1String("isNew")).toBool(), true);
        QCOMPARE(checkOf(ran, "key").value(QLatin1String("severity")).toString(), QStringLiteral("failed")); // there is no key file
        QVERIFY(ran.out.contains("cluster-name: crunch-tee"));
        QVERIFY(!ran.out.contains("hunter2") && !ran.err.contains("hunter2"));
        QVERIFY(!QFile::exists(ctl.path(QStringLiteral("orchestrator.env"))));
        for (QDirIterator it(ctl.home(), QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDirIterator::Subdirectories); it.hasNext();) {
            it.next();
            QVERIFY2(!it.fileName().startsWith(QLatin1String("setup-")), qPrintable(it.fileName()));
        }
    }

    void namesTheLineOfAComposeFile()
    {
        Ctl ctl;
        prepare(ctl);
        QByteArray text = pilothouse::test::goodRegistryCompose();
        ctl.writeFile(QStringLiteral("registry.yml"), text.replace("\"9010:8080\"", "\"9011:8080\""));
        const Ran ran = ctl.run(setup({QStringLiteral("--dry-run"), QStringLiteral("--json")}));
        const QJsonObject check = checkOf(ran, "port-not-published");
        QCOMPARE(check.value(QLatin1String("severity")).toString(), QStringLiteral("failed"));
        QCOMPARE(check.value(QLatin1String("page")).toString(), QStringLiteral("files"));
        QCOMPARE(check.value(QLatin1String("line")).toInt(), 2);
        QVERIFY(check.value(QLatin1String("file")).toString().endsWith(QLatin1String("registry.yml")));
    }

    void refusesToBeginWithoutKnowing()
    {
        Ctl ctl;
        prepare(ctl);
        const Ran ran = ctl.run(setup({QStringLiteral("--yes")}));
        QVERIFY2(ran.exitCode == 5, ran.all().constData());
        QVERIFY(!QFile::exists(ctl.path(QStringLiteral("orchestrator.env"))));
        const Ran undo = ctl.run(setup({QStringLiteral("--undo"), QStringLiteral("--yes")}));
        QVERIFY2(undo.exitCode == 5, undo.all().constData());
        QVERIFY(undo.err.contains("no setup"));
    }

    void refusesBadAnswersWithTheLine()
    {
        Ctl ctl;
        prepare(ctl);
        ctl.writeFile(QStringLiteral("answers.yaml"), answers().replace("crunch-tee", "7up"));
        const Ran ran = ctl.run(setup({QStringLiteral("--dry-run")}));
        QVERIFY2(ran.exitCode == 2, ran.all().constData());
        QVERIFY(ran.firstErrorLine().contains("answers.yaml:2"));
        QCOMPARE(ctl.run(setup({QStringLiteral("--dry-run"), QStringLiteral("--yes")})).exitCode, 2);
    }
};

QTEST_GUILESS_MAIN(CtlSetupTest)
#include "tst_ctl_setup.moc"
