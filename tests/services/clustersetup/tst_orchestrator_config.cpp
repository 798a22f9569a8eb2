// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/clustersetup/orchestrator_config.h"

#include "services/profiles/profile_store.h"

#include <QTest>

using namespace pilothouse;
using namespace pilothouse::clustersetup;

class OrchestratorConfigTest : public QObject
{
    Q_OBJECT

    static QByteArray document(const QByteArray &block)
    {
        return "logging:\n  level: debug # loud\n\ninfrastructure:\n  database:\n    type: sqlite\n  runner:\n    type: phala\n" + block
               + "\nwatcher:\n  interval: 10\n";
    }
    static OrchestratorConfig readBlock(const QByteArray &block)
    {
        const auto config = readOrchestratorConfig(document(block), QStringLiteral("o.yml"));
        if (!config)
            qFatal("%s %s", qPrintable(config.error().where), qPrintable(config.error().what));
        return *config;
    }
    static domain::ClusterSettings settings()
    {
        domain::ClusterSettings settings;
        settings.name = QStringLiteral("crunch-tee");
        settings.gatewayKeyPath = QStringLiteral("/keys/key.pem");
        settings.instanceType = QStringLiteral("tdx.large");
        settings.runnerComposePath = QStringLiteral("/c/runner.yml");
        settings.capacityThreshold = 0.75;
        settings.maxModels = 20;
        return settings;
    }

private slots:
    void readsTodaysDialect()
    {
        const OrchestratorConfig config = readBlock("    cluster-name: \"crunch-tee\"\n    gateway-key-path: /k/key.pem\n"
                                                    "    phala-api-url: \"https://cloud-api.phala.network\"\n    spawntee-port: 9011\n"
                                                    "    request-timeout: 30\n    capacity-threshold: 0.7\n    max-models: 5\n");
        QVERIFY(config.findings.empty());
        QCOMPARE(config.cluster.name, QStringLiteral("crunch-tee"));
        QCOMPARE(config.cluster.gatewayKeyPath, QStringLiteral("/k/key.pem"));
        QCOMPARE(config.cluster.spawnteePort, 9011);
        QCOMPARE(config.cluster.requestTimeout, std::chrono::seconds(30));
        QCOMPARE(config.cluster.maxModels, 5);
        QVERIFY(qFuzzyCompare(config.cluster.capacityThreshold, 0.7));
        QCOMPARE(config.phalaApiUrl, QStringLiteral("https://cloud-api.phala.network"));
    }

    void readsTheFirstDialectAndSaysWhatBecomesOfIt()
    {
        const OrchestratorConfig config = readBlock("    cluster-name: a\n    gateway-cert-dir: /certs\n    provision-factor: 0.8\n"
                                                    "    registry-compose-path: r.yml\n");
        QVERIFY(config.canBeImported());
        QCOMPARE(config.gatewayCertDir, QStringLiteral("/certs"));
        int gone = 0;
        for (const Finding &finding : config.findings) {
            if (finding.code == QLatin1String("key-gone")) {
                QCOMPARE(finding.line, 10 + gone);
                QCOMPARE(finding.file, QStringLiteral("o.yml"));
                ++gone;
            }
        }
        QCOMPARE(gone, 3);
    }

    void readsSnakeCaseAndNamesEachLine()
    {
        const OrchestratorConfig config = readBlock("    cluster_name: a\n    instance_type: tdx.medium\n    gateway-key-path: /k\n");
        QVERIFY(config.canBeImported());
        QCOMPARE(config.cluster.name, QStringLiteral("a"));
        QCOMPARE(config.findings.size(), size_t(2));
        QCOMPARE(config.findings[0].line, 9);
        QVERIFY(config.findings[0].text.contains(QLatin1String("cluster-name")));
        QCOMPARE(config.findings[1].line, 10);
    }

    void importsNothingThatItDoesNotUnderstand_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("code");
        QTest::newRow("unknown key") << QByteArray("cluster-nam: a") << QStringLiteral("key-unknown");
        QTest::newRow("port is text") << QByteArray("spawntee-port: \"9010\"") << QStringLiteral("value-wrong");
        QTest::newRow("port out of range") << QByteArray("spawntee-port: 70000") << QStringLiteral("value-wrong");
        QTest::newRow("threshold of two") << QByteArray("capacity-threshold: 2") << QStringLiteral("value-wrong");
        QTest::newRow("address with a user") << QByteArray("phala-api-url: https://me:pw@x.example") << QStringLiteral("secret-in-text");
        QTest::newRow("a list for a name") << QByteArray("cluster-name: [a]") << QStringLiteral("value-wrong");
        QTest::newRow("a key") << QByteArray("cluster-name: phak_0123456789abcdef") << QStringLiteral("secret-in-text");
        QTest::newRow("both dialects at once") << QByteArray("instance-type: a\n    instance_type: b") << QStringLiteral("key-twice");
    }
    void importsNothingThatItDoesNotUnderstand()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, code);
        const OrchestratorConfig config = readBlock("    " + line + "\n");
        QVERIFY(!config.canBeImported());
        const Finding *const finding = findCode(config.findings, code);
        QVERIFY(finding);
        QVERIFY(finding->line >= 9);
        QVERIFY(!finding->text.contains(QLatin1String("0123456789abcdef")) && !finding->text.contains(QLatin1String("pw")));
    }

    void refusesAnotherFile_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("where");
        QTest::newRow("not YAML") << QByteArray("a: [") << QStringLiteral("o.yml:2");
        QTest::newRow("no block") << QByteArray("a: b\n") << QStringLiteral("o.yml:1");
        QTest::newRow("no runner") << QByteArray("\ninfrastructure:\n  a: b\n") << QStringLiteral("o.yml:2");
        QTest::newRow("another runner") << QByteArray("infrastructure:\n  runner:\n    type: aws\n") << QStringLiteral("o.yml:3");
    }
    void refusesAnotherFile()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, where);
        const auto config = readOrchestratorConfig(text, QStringLiteral("o.yml"));
        QVERIFY(!config);
        QCOMPARE(config.error().kind, ErrorKind::InvalidInput);
        if (config.error().what.contains(QLatin1String("YAML")))
            return;
        QCOMPARE(config.error().where, where);
    }

    void changesOnlyTheLinesThatDiffer()
    {
        const QByteArray before = document("    cluster_name: old # the prefix\n    gateway-cert-dir: /certs\n    provision-factor: 0.8 # ignored\n"
                                           "    max-models: 20   # global cap\n");
        const auto after = writeOrchestratorConfig(before, QStringLiteral("o.yml"), settings(), QStringLiteral("https://cloud-api.phala.network"));
        QVERIFY2(after, after ? "" : qPrintable(after.error().what));
        QVERIFY(after->startsWith("logging:\n  level: debug # loud\n"));
        QVERIFY(after->endsWith("\nwatcher:\n  interval: 10\n"));
        QVERIFY(after->contains("    cluster-name: crunch-tee  # the prefix\n"));
        QVERIFY(after->contains("    max-models: 20   # global cap\n"));
        QVERIFY(!after->contains("cert-dir") && !after->contains("provision-factor") && !after->contains('_'));
        const auto again = readOrchestratorConfig(*after, QStringLiteral("o.yml"));
        QVERIFY(again && again->findings.empty());
        QCOMPARE(again->cluster.gatewayKeyPath, QStringLiteral("/keys/key.pem"));
        QVERIFY(qFuzzyCompare(again->cluster.capacityThreshold, 0.75));
        QCOMPARE(writeOrchestratorConfig(*after, QStringLiteral("o.yml"), settings(), again->phalaApiUrl).value(), *after);
    }

    void makesANewFileThatItCanReadItself()
    {
        const auto text = writeOrchestratorConfig({}, QStringLiteral("o.yml"), settings(), QStringLiteral("https://cloud-api.phala.network"));
        QVERIFY2(text, text ? "" : qPrintable(text.error().what));
        const auto config = readOrchestratorConfig(*text, QStringLiteral("o.yml"));
        QVERIFY(config && config->findings.empty());
        QCOMPARE(config->cluster.name, QStringLiteral("crunch-tee"));
        QCOMPARE(config->cluster.maxModels, 20);
    }

    void keepsAKeyThatComesFromTheEnvironment()
    {
        domain::ClusterSettings wanted = settings();
        wanted.gatewayKeyPath.clear();
        const auto after = writeOrchestratorConfig(document("    gateway-key-path: \"${GATEWAY_KEY_PATH}\"\n"), QStringLiteral("o.yml"), wanted, {});
        QVERIFY2(after, after ? "" : qPrintable(after.error().what));
        QVERIFY(after->contains("gateway-key-path: \"${GATEWAY_KEY_PATH}\"\n"));
    }

    void refusesWhatItCannotChangeLineByLine_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("in braces") << QByteArray("infrastructure: { runner: { type: phala, cluster_name: a } }\n");
        QTest::newRow("unknown key") << document("    colour: red\n");
        QTest::newRow("both dialects") << document("    cluster-name: a\n    cluster_name: b\n");
    }
    void refusesWhatItCannotChangeLineByLine()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!writeOrchestratorConfig(text, QStringLiteral("o.yml"), settings(), {}));
    }

    void bringsTheSettingsIntoTheProfile()
    {
        domain::ClusterSettings wanted = settings();
        wanted.coordinatorWallet = QStringLiteral("7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU");
        const QByteArray before
            = "name: staging # ours\nkind: staging\ncluster:\n  name: old\n  provisioning: { automatic: false, budget-usd-per-hour: 5 }\n";
        const auto after = withClusterSection(before, QStringLiteral("staging.yaml"), wanted);
        QVERIFY2(after, after ? "" : qPrintable(after.error().what));
        QVERIFY(after->startsWith("name: staging # ours\nkind: staging\ncluster:\n  name: crunch-tee\n"));
        const auto profile = profiles::parseProfile(*after, QStringLiteral("staging.yaml"));
        QVERIFY(profile && profile->cluster);
        QCOMPARE(profile->cluster->coordinatorWallet, wanted.coordinatorWallet);
        QCOMPARE(profile->cluster->provisioningBudgetUsdPerHour, QStringLiteral("5"));
        QCOMPARE(profile->cluster->runnerComposePath, wanted.runnerComposePath);
        const auto fresh = withClusterSection("name: a\nkind: demo\n", QStringLiteral("a.yaml"), wanted);
        QVERIFY(fresh && profiles::parseProfile(*fresh, QStringLiteral("a.yaml"))->cluster->name == wanted.name);
    }
};

QTEST_APPLESS_MAIN(OrchestratorConfigTest)
#include "tst_orchestrator_config.moc"
