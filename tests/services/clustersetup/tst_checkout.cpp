// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_compose.h"
#include "services/clustersetup/checkout.h"

#include <QDir>
#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::clustersetup;

class CheckoutTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_home;

    void put(const QString &name, const QByteArray &text)
    {
        const QString path = m_home->filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    Checkouts both() const { return {m_home->filePath(QStringLiteral("o")), m_home->filePath(QStringLiteral("s"))}; }

private slots:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        put(QStringLiteral("s/spawntee/src/main.py"), "import os\nVERSION = \"0.8.85\"\nw = os.environ['GATEWAY_AUTH_COORDINATOR_WALLET']\n");
        put(QStringLiteral("s/spawntee/docker-compose.phala.debug.yml"), "a: GATEWAY_AUTH_COORDINATOR_WALLET\n");
        put(QStringLiteral("s/spawntee/docker-compose.phala.runner.yml"), "a: GATEWAY_AUTH_COORDINATOR_WALLET\n");
        put(QStringLiteral("o/model_orchestrator/infrastructure/phala/_client.py"), "gateway_credentials = 1\n");
        put(QStringLiteral("o/model_orchestrator/infrastructure/phala/_cluster.py"), "gateway_credentials = 1\n");
        put(QStringLiteral("o/.gitignore"), "*.pyc\n.env*\n");
    }

    void passesCheckoutsThatHaveTheCode()
    {
        const CheckoutReport report = checkCheckouts(both());
        QCOMPARE(report.findings.size(), size_t(6));
        for (const Finding &finding : report.findings)
            QVERIFY2(finding.severity == Severity::Passed, qPrintable(findingText(finding)));
        QCOMPARE(report.findings.front().line, 3);
        QCOMPARE(report.imageVersion, QStringLiteral("0.8.85"));
    }

    void namesTheFileWithoutTheCode_data()
    {
        QTest::addColumn<QString>("file");
        for (const char *file : {"s/spawntee/src/main.py", "s/spawntee/docker-compose.phala.debug.yml", "s/spawntee/docker-compose.phala.runner.yml",
                                 "o/model_orchestrator/infrastructure/phala/_client.py", "o/model_orchestrator/infrastructure/phala/_cluster.py"})
            QTest::newRow(file) << QString::fromLatin1(file);
    }
    void namesTheFileWithoutTheCode()
    {
        QFETCH(QString, file);
        put(file, "nothing of the kind\n");
        CheckoutReport report = checkCheckouts(both());
        const Finding *found = findCode(report.findings, QStringLiteral("auth-code-missing"));
        QVERIFY(found);
        QCOMPARE(found->file, m_home->filePath(file));
        QFile::remove(m_home->filePath(file));
        report = checkCheckouts(both());
        found = findCode(report.findings, QStringLiteral("auth-code-missing"));
        QVERIFY(found);
        QCOMPARE(found->severity, Severity::Failed);
        QVERIFY(found->text.contains(QLatin1String("not there")));
    }

    void readsNothingOutsideTheFolderAndNothingWithoutBound()
    {
        const QString path = m_home->filePath(QStringLiteral("s/spawntee/src/main.py"));
        put(QStringLiteral("outside.py"), "GATEWAY_AUTH_COORDINATOR_WALLET");
        QFile::remove(path);
        QVERIFY(QFile::link(m_home->filePath(QStringLiteral("outside.py")), path));
        CheckoutReport report = checkCheckouts(both());
        const Finding *found = findCode(report.findings, QStringLiteral("file-unreadable"));
        QVERIFY(found);
        QCOMPARE(found->severity, Severity::Unknown);
        QVERIFY(report.imageVersion.isEmpty());

        QFile::remove(path);
        put(QStringLiteral("s/spawntee/src/main.py"), QByteArray(1024 * 1024 + 1, '#'));
        report = checkCheckouts(both());
        QVERIFY(findCode(report.findings, QStringLiteral("file-unreadable")));
    }

    void aFolderThatIsALinkInsideLeadsNowhereElse()
    {
        QVERIFY(QDir(m_home->filePath(QStringLiteral("s/spawntee/src"))).removeRecursively());
        put(QStringLiteral("elsewhere/main.py"), "GATEWAY_AUTH_COORDINATOR_WALLET");
        QVERIFY(QFile::link(m_home->filePath(QStringLiteral("elsewhere")), m_home->filePath(QStringLiteral("s/spawntee/src"))));
        QVERIFY(findCode(checkCheckouts(both()).findings, QStringLiteral("file-unreadable")));
    }

    void writesNothing()
    {
        QStringList before;
        for (QDirIterator it(m_home->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); it.hasNext();)
            before << it.next();
        checkCheckouts(both());
        QStringList after;
        for (QDirIterator it(m_home->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); it.hasNext();)
            after << it.next();
        QCOMPARE(after, before);
    }

    void saysThatSecretsCouldBeCommitted_data()
    {
        QTest::addColumn<QByteArray>("ignore");
        QTest::addColumn<bool>("ignored");
        QTest::newRow("plain") << QByteArray(".env\n") << true;
        QTest::newRow("of the root") << QByteArray("/.env\n") << true;
        QTest::newRow("everywhere") << QByteArray("**/.env\n") << true;
        QTest::newRow("all of them") << QByteArray(".env.*\n.env*\n") << true;
        QTest::newRow("comment") << QByteArray("# .env\n") << false;
        QTest::newRow("taken back") << QByteArray(".env\n!.env\n") << false;
        QTest::newRow("another") << QByteArray(".env.secret\n") << false;
        QTest::newRow("empty") << QByteArray() << false;
    }
    void saysThatSecretsCouldBeCommitted()
    {
        QFETCH(QByteArray, ignore);
        QFETCH(bool, ignored);
        put(QStringLiteral("o/.gitignore"), ignore);
        QCOMPARE(findCode(checkCheckouts(both()).findings, QStringLiteral("secrets-not-ignored")) == nullptr, ignored);
    }

    void tellsNotGivenFromNotThere()
    {
        const CheckoutReport none = checkCheckouts({});
        QVERIFY(mayGoOn(none.findings));
        QVERIFY(findCode(none.findings, QStringLiteral("checkout-not-given")));
        const CheckoutReport wrong = checkCheckouts({m_home->filePath(QStringLiteral("nowhere")), {}});
        QVERIFY(!mayGoOn(wrong.findings));
    }

    void comparesTheVersionWithBothImages()
    {
        const auto registry = lintCompose(test::goodRegistryCompose(), QStringLiteral("r"), ComposeRole::Registry, 9010);
        const auto runner = lintCompose(test::goodRunnerCompose(), QStringLiteral("r"), ComposeRole::Runner, 9010);
        QVERIFY(mayGoOn(compareVersion(QStringLiteral("0.8.85"), registry, runner)));
        const Findings other = compareVersion(QStringLiteral("0.8.43"), registry, runner);
        QCOMPARE(other.size(), size_t(2));
        QVERIFY(!mayGoOn(other));
        QCOMPARE(compareVersion({}, registry, runner).front().severity, Severity::Note);
    }
};

QTEST_APPLESS_MAIN(CheckoutTest)
#include "tst_checkout.moc"
