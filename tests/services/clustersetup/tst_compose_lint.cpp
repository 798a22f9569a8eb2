// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_compose.h"
#include "services/clustersetup/compose_lint.h"
#include "services/clustersetup/compose_service.h"

#include <QTest>

using namespace pilothouse;
using namespace pilothouse::clustersetup;
using namespace pilothouse::test;

class ComposeLintTest : public QObject
{
    Q_OBJECT

    static ComposeReport registry(const QByteArray &text) { return lintCompose(text, QStringLiteral("r.yml"), ComposeRole::Registry, 9010); }
    static ComposeReport runner(const QByteArray &text) { return lintCompose(text, QStringLiteral("run.yml"), ComposeRole::Runner, 9010); }
    static QString bad(const ComposeReport &report)
    {
        QStringList words;
        for (const Finding &finding : report.findings)
            if (finding.severity != Severity::Passed && finding.severity != Severity::Note)
                words << finding.code + u' ' + findingText(finding);
        return words.join(u'\n');
    }

private slots:
    void complainsAboutNothingInAGoodFile()
    {
        const ComposeReport report = registry(goodRegistryCompose());
        QCOMPARE(bad(report), QString());
        QVERIFY(report.isReadable);
        QCOMPARE(report.imageTag, QStringLiteral("0.8.85"));
        QVERIFY(report.takesApprovedHash);
        QVERIFY(!report.isDebug);
        QVERIFY(report.forwarded.contains(QStringLiteral("GATEWAY_AUTH_COORDINATOR_WALLET")));
        QCOMPARE(report.needed, QStringList({QStringLiteral("GATEWAY_AUTH_COORDINATOR_WALLET"), QStringLiteral("AWS_ACCESS_KEY_ID"),
                                             QStringLiteral("AWS_SECRET_ACCESS_KEY")}));
        QCOMPARE(bad(runner(goodRunnerCompose())), QString());
        QVERIFY(mayGoOn(compareComposes(report, runner(goodRunnerCompose()))));
    }

    void findsWhatIsWrongWithARegistry_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("code");
        QTest::addColumn<Severity>("severity");
        QTest::addColumn<int>("line");
        const auto row = [](const char *name, const char *from, const char *to, const char *code, Severity severity, int line) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QString::fromLatin1(code) << severity << line;
        };
        row("another port", "\"9010:8080\"", "\"9011:8080\"", "port-not-published", Severity::Failed, 2);
        row("port of the machine alone", "\"9010:8080\"", "\"127.0.0.1:9010:8080\"", "port-local", Severity::Failed, 6);
        row("any port", "\"9010:8080\"", "\"8080\"", "port-not-published", Severity::Failed, 2);
        row("an unreadable port", "\"9010:8080\"", "\"9010:8080\"\n      - \"${P}:1\"", "entry-unreadable", Severity::Unknown, 2);
        row("web shell", "\"9010:8080\"", "\"9010:8080\"\n      - 7681:7681", "web-shell", Severity::Warning, 7);
        row("no model ports", "50001-50103:50001-50103", "50200:50200", "no-model-ports", Severity::Warning, 2);
        row("runner's mode", "${MODE:-registry+runner}", "runner", "mode-wrong", Severity::Failed, 9);
        row("no mode from outside", "${MODE:-registry+runner}", "${MODE}", "mode-missing", Severity::Failed, 9);
        row("wallet not forwarded", "=${GATEWAY_AUTH_COORDINATOR_WALLET}", "=abc", "wallet-not-forwarded", Severity::Failed, 10);
        row("wallet absent", "      - GATEWAY_AUTH_COORDINATOR_WALLET=${GATEWAY_AUTH_COORDINATOR_WALLET}\n", "", "wallet-not-forwarded",
            Severity::Failed, 2);
        row("domain not forwarded", "${CVM_BASE_DOMAIN:-dstack-pha-prod10.phala.network}", "x.example", "domain-not-forwarded", Severity::Warning,
            11);
        row("no storage", "      - AWS_ACCESS_KEY_ID=${AWS_ACCESS_KEY_ID}\n", "", "storage-not-forwarded", Severity::Failed, 2);
        row("no approval slot", "${APPROVED_COMPOSE_HASH:-}", "", "no-approval-slot", Severity::Note, 2);
        row("debug mode", "    environment:\n", "    environment:\n      - DEBUG_MODE=true\n", "debug-mode", Severity::Failed, 9);
        row("debug mode by default", "    environment:\n", "    environment:\n      - DEBUG_MODE=${DEBUG_MODE:-1}\n", "debug-mode", Severity::Failed,
            9);
        row("debug mode from outside", "    environment:\n", "    environment:\n      - DEBUG_MODE=${DEBUG_MODE}\n", "debug-unknown",
            Severity::Unknown, 9);
        row("tag", "@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "", "image-not-pinned", Severity::Warning, 3);
        row("latest", ":0.8.85@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "", "image-latest", Severity::Warning, 3);
        row("variable image", "example/spawn", "${IMAGE}", "image-variable", Severity::Warning, 3);
        row("not privileged", "privileged: true", "privileged: false", "not-privileged", Severity::Warning, 2);
        row("no sockets", ".sock:", ":", "no-attestation-socket", Severity::Failed, 2);
        row("host path", "- spawntee-tasks:", "- /data:", "host-path", Severity::Warning, 21);
        row("state not kept", "- spawntee-tasks:", "- /data:", "state-not-kept", Severity::Warning, 2);
        row("undeclared volume", "- spawntee-tasks:", "- other:", "volume-undeclared", Severity::Failed, 21);
        row("volume from outside", "driver: local", "external: true", "volume-external", Severity::Failed, 23);
        row("volume ends with the machine", "driver: local", "driver: local", "volume-on-machine", Severity::Note, 21);
        row("key in the text", "${AWS_ACCESS_KEY_ID}", "AKIAABCDEFGHIJKLMNOP", "secret-in-text", Severity::Failed, 14);
        row("secret by its name", "    environment:\n", "    environment:\n      - DB_PASSWORD=hunter2\n", "secret-in-text", Severity::Failed, 9);
        row("file of variables", "    privileged: true\n", "    privileged: true\n    env_file: .env\n", "env-file", Severity::Warning, 2);
        row("other files", "services:\n", "include: [other.yml]\nservices:\n", "compose-include", Severity::Unknown, 1);
        row("not YAML", "services:\n", "services: [\n", "compose-unreadable", Severity::Unknown, -1);
        row("no services", "services:", "servces:", "compose-no-services", Severity::Failed, 1);
    }
    void findsWhatIsWrongWithARegistry()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, code);
        QFETCH(Severity, severity);
        QFETCH(int, line);
        QByteArray text = goodRegistryCompose();
        QVERIFY(text.contains(from));
        text.replace(from, to);
        const ComposeReport report = registry(text);
        const Finding *const finding = findCode(report.findings, code);
        QVERIFY2(finding, qPrintable(bad(report)));
        QCOMPARE(finding->severity, severity);
        QCOMPARE(finding->file, QStringLiteral("r.yml"));
        if (line >= 0)
            QCOMPARE(finding->line, line);
        for (const Finding &each : report.findings)
            QVERIFY(!findingText(each).contains(QLatin1String("AKIAABCDEFGH")) && !findingText(each).contains(QLatin1String("hunter2")));
    }

    void findsWhatIsWrongWithARunner_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("code");
        QTest::newRow("registry's mode") << QByteArray("MODE: runner") << QByteArray("MODE: registry+runner") << QStringLiteral("mode-wrong");
        QTest::newRow("wallet absent") << QByteArray("      GATEWAY_AUTH_COORDINATOR_WALLET:\n") << QByteArray()
                                       << QStringLiteral("wallet-not-forwarded");
        QTest::newRow("wallet fixed") << QByteArray("      GATEWAY_AUTH_COORDINATOR_WALLET:\n")
                                      << QByteArray("      GATEWAY_AUTH_COORDINATOR_WALLET: abc\n") << QStringLiteral("wallet-not-forwarded");
        QTest::newRow("no registry") << QByteArray("REGISTRY_URL: ${REGISTRY_URL}") << QByteArray("X: y") << QStringLiteral("registry-not-forwarded");
        QTest::newRow("memory") << QByteArray("MODEL_MEMORY_LIMIT_MB: ${") << QByteArray("OTHER: ${") << QStringLiteral("memory-not-forwarded");
        QTest::newRow("storage") << QByteArray("    volumes:\n      -") << QByteArray("      AWS_ACCESS_KEY_ID: ${A}\n    volumes:\n      -")
                                 << QStringLiteral("storage-in-runner");
    }
    void findsWhatIsWrongWithARunner()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, code);
        QByteArray text = goodRunnerCompose();
        QVERIFY(text.contains(from));
        text.replace(from, to);
        const ComposeReport report = runner(text);
        QVERIFY2(findCode(report.findings, code), qPrintable(bad(report)));
    }

    void warnsThatRunnersWithoutTheWalletWouldAcceptUnsignedRequests()
    {
        QByteArray text = goodRunnerCompose();
        text.replace("      GATEWAY_AUTH_COORDINATOR_WALLET:\n", "");
        const ComposeReport report = runner(text);
        const Finding *const finding = findCode(report.findings, QStringLiteral("wallet-not-forwarded"));
        QVERIFY2(finding, qPrintable(bad(report)));
        QCOMPARE(finding->severity, Severity::Failed);
        QVERIFY2(findingText(*finding).contains(QLatin1String("requests that nobody signed")), qPrintable(findingText(*finding)));
    }

    void readsFilesThatUseAnchors()
    {
        QByteArray text = goodRegistryCompose();
        text.replace("services:\n  spawn-service:\n    image:",
                     "x-base: &base\n  privileged: true\nservices:\n  spawn-service:\n    <<: *base\n    image:");
        text.replace("    privileged: true\n    ports", "    ports");
        const ComposeReport report = registry(text);
        QCOMPARE(bad(report), QString());
    }

    void saysThatImagesDiffer()
    {
        QByteArray other = goodRunnerCompose();
        other.replace("0.8.85", "0.8.43");
        const Findings findings = compareComposes(registry(goodRegistryCompose()), runner(other));
        QVERIFY(findCode(findings, QStringLiteral("images-differ")));
        const Findings unknown = compareComposes(registry("a: ["), runner(other));
        QVERIFY(!mayGoOn(unknown));
        QCOMPARE(unknown.front().severity, Severity::Unknown);
    }

    void refusesAFileThatTheCloudWouldNotTake()
    {
        QVERIFY(findCode(registry(goodRegistryCompose() + QByteArray(201 * 1024, '#')).findings, QStringLiteral("compose-too-large")));
    }

    void lowersOnlyWhatMayBeAccepted()
    {
        QByteArray text = goodRegistryCompose();
        text.replace("    environment:\n", "    environment:\n      - DEBUG_MODE=true\n");
        text.replace("\"9010:8080\"", "\"9011:8080\"");
        const Findings all = registry(text).findings;
        const Findings accepted = withAccepted(all, {QStringLiteral("debug-mode"), QStringLiteral("port-not-published")});
        QCOMPARE(findCode(accepted, QStringLiteral("debug-mode"))->severity, Severity::Warning);
        QCOMPARE(findCode(accepted, QStringLiteral("port-not-published"))->severity, Severity::Failed);
        QCOMPARE(findCode(withAccepted(all, {}), QStringLiteral("debug-mode"))->severity, Severity::Failed);
    }

    void readsVariablesAsComposeDoes()
    {
        QCOMPARE(composeFallback(QStringLiteral("a${X:-b}c")), std::optional(QStringLiteral("abc")));
        QCOMPARE(composeFallback(QStringLiteral("$$5")), std::optional(QStringLiteral("$5")));
        QVERIFY(!composeFallback(QStringLiteral("${X}")));
        QVERIFY(!composeFallback(QStringLiteral("${X:?must be set}")));
        QCOMPARE(variablesNeeded(QStringLiteral("${A} ${B:-1} $C $$D ${E?x} ${A}")),
                 QStringList({QStringLiteral("A"), QStringLiteral("C"), QStringLiteral("E")}));
    }

    void aCutFileIsNeverFlawless()
    {
        const QByteArray text = goodRegistryCompose();
        const qsizetype flawless = text.indexOf("    driver: local"); // a volume without options is declared all the same
        for (qsizetype length = 0; length < flawless - 1; ++length)
            QVERIFY2(!bad(registry(text.first(length))).isEmpty(), qPrintable(QString::number(length)));
    }
};

QTEST_APPLESS_MAIN(ComposeLintTest)
#include "tst_compose_lint.moc"
