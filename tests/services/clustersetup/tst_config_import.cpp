// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/clustersetup/config_import.h"
#include "services/clustersetup/orchestrator_config.h"
#include "services/profiles/profile_store.h"
#include "tests/support/await.h"
#include "tests/support/fake_clock.h"
#include "tests/support/memory_audit_log.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::clustersetup;
using namespace pilothouse::test;

class ConfigImportTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;
    QByteArray m_profile;

    QString path(const char *name) const { return m_home.filePath(QString::fromLatin1(name)); }
    void write(const char *name, const QByteArray &text) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write %s", name);
    }
    QByteArray read(const QString &name) const
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    Result<std::shared_ptr<const ConfigImport>> import() const
    {
        auto profile = profiles::parseProfile(m_profile, QStringLiteral("desk.yaml"));
        if (!profile)
            qFatal("the profile is not good");
        profile->filePath = path("desk.yaml");
        return readConfigImport(path("config.yml"), *profile);
    }

private slots:
    void init()
    {
        m_profile = "# mine\nname: desk\nkind: staging\n";
        write("desk.yaml", m_profile);
        write("config.yml", "infrastructure:\n  runner:\n    type: phala\n    cluster-name: crunch-tee\n    gateway-key-path: certs/tls.key\n"
                            "    runner-compose-path: runner.yml\n    spawntee-port: 9011\n    max-models: 12\n");
    }

    void takesTheBlockOverAndKeepsTheFormerProfile()
    {
        const auto read = import();
        QVERIFY2(read, read.has_value() ? "" : qPrintable(read.error().what));
        QVERIFY2(importPlan(**read, QDateTime()).isAllowed(), qPrintable(importPlan(**read, QDateTime()).refusal));
        QCOMPARE(this->read(path("desk.yaml")), m_profile); // nothing is written by looking
        const auto log = std::make_shared<MemoryAuditLog>();
        const auto copy = await(carryOutImport(*read, log, QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5), Qt::UTC)));
        QVERIFY(copy && *copy);
        QCOMPARE(this->read(**copy), m_profile);
        const QByteArray now = this->read(path("desk.yaml"));
        QVERIFY(now.startsWith("# mine\n"));
        const auto profile = profiles::parseProfile(now, QStringLiteral("desk.yaml"));
        QVERIFY(profile && profile->cluster);
        QCOMPARE(profile->cluster->name, QStringLiteral("crunch-tee"));
        QCOMPARE(profile->cluster->spawnteePort, 9011);
        QCOMPARE(profile->cluster->maxModels, 12);
        QCOMPARE(profile->cluster->gatewayKeyPath, path("certs/tls.key"));
        QCOMPARE(log->records().size(), size_t(2));
        const auto again = import();
        QVERIFY(again);
    }

    void findsTheKeyInTheFolderOfTheFirstDialect_data()
    {
        QTest::addColumn<QStringList>("there");
        QTest::addColumn<QString>("found");
        QTest::newRow("key.pem") << QStringList{QStringLiteral("key.pem")} << QStringLiteral("key.pem");
        QTest::newRow("tls.key") << QStringList{QStringLiteral("tls.key")} << QStringLiteral("tls.key");
        QTest::newRow("both") << QStringList{QStringLiteral("tls.key"), QStringLiteral("key.pem")} << QStringLiteral("key.pem");
        QTest::newRow("neither") << QStringList{} << QString();
    }
    void findsTheKeyInTheFolderOfTheFirstDialect()
    {
        QFETCH(QStringList, there);
        QFETCH(QString, found);
        for (const bool isAbsolute : {true, false}) {
            const QString folder = QStringLiteral("first-%1").arg(isAbsolute);
            QDir(m_home.path()).removeRecursively();
            QVERIFY(QDir().mkpath(m_home.filePath(folder)));
            write("desk.yaml", m_profile);
            for (const QString &name : there)
                write(qPrintable(folder + u'/' + name), "a key");
            const QString named = isAbsolute ? m_home.filePath(folder) : folder;
            write("config.yml",
                  QStringLiteral("infrastructure:\n  runner:\n    type: phala\n    cluster-name: crunch-tee\n    gateway-cert-dir: %1\n")
                      .arg(named)
                      .toUtf8());
            const auto read = import();
            QVERIFY2(read, read ? "" : qPrintable(read.error().what));
            const auto log = std::make_shared<MemoryAuditLog>();
            const auto copy = await(carryOutImport(*read, log, QDateTime::currentDateTimeUtc()));
            QVERIFY(copy && *copy);
            const auto profile = profiles::parseProfile(this->read(path("desk.yaml")), QStringLiteral("desk.yaml"));
            QVERIFY(profile && profile->cluster);
            const QString key = found.isEmpty() ? QString() : m_home.filePath(folder + u'/' + found);
            QCOMPARE(profile->cluster->gatewayKeyPath, key);
            // And so today's orchestrator is told.
            const auto yaml = writeOrchestratorConfig(this->read(path("config.yml")), QStringLiteral("config.yml"), *profile->cluster,
                                                      QStringLiteral("https://cloud-api.phala.network"));
            QVERIFY2(yaml, yaml ? "" : qPrintable(yaml.error().what));
            QVERIFY(!yaml->contains("gateway-cert-dir"));
            if (!key.isEmpty())
                QVERIFY2(yaml->contains("    gateway-key-path: " + key.toUtf8() + '\n'), yaml->constData());
        }
    }

    void tellsEachOddKeyWithItsLine()
    {
        write("config.yml", "infrastructure:\n  runner:\n    type: phala\n    cluster_name: crunch-tee\n    registry-compose-path: a.yml\n"
                            "    provision-factor: 0.9\n    gateway-cert-dir: certs\n");
        const auto read = import();
        QVERIFY(read);
        for (const int line : {4, 5, 6, 7}) {
            const auto &findings = (*read)->findings;
            const auto found = std::find_if(findings.begin(), findings.end(), [line](const Finding &finding) { return finding.line == line; });
            QVERIFY2(found != findings.end() && found->severity == Severity::Warning, QByteArray::number(line).constData());
        }
        QVERIFY(importPlan(**read, QDateTime()).isAllowed());
    }

    /// The first dialect names a folder, and means it from where the configuration lies.
    void theFirstDialectsFolderBecomesTheFileOfItsKey_data()
    {
        QTest::addColumn<QString>("key");
        QTest::newRow("key.pem") << "key.pem";
        QTest::newRow("tls.key") << "tls.key";
        QTest::newRow("none") << QString();
    }
    void theFirstDialectsFolderBecomesTheFileOfItsKey()
    {
        QFETCH(QString, key);
        QDir(m_home.path()).mkpath(QStringLiteral("seed"));
        for (const char *name : {"seed/key.pem", "seed/tls.key"})
            QFile::remove(path(name));
        if (!key.isEmpty())
            write(("seed/" + key.toUtf8()).constData(), "a key\n");
        write("config.yml", "infrastructure:\n  runner:\n    type: phala\n    cluster-name: crunch-tee\n    gateway-cert-dir: seed\n");
        const auto read = import();
        QVERIFY(read);
        QCOMPARE(findCode((*read)->findings, QStringLiteral("key-not-found")) != nullptr, key.isEmpty());
        QCOMPARE(this->read(path("desk.yaml")), m_profile); // nothing before it is confirmed
        const auto log = std::make_shared<MemoryAuditLog>();
        const auto copy = await(carryOutImport(*read, log, QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5), Qt::UTC)));
        QVERIFY(copy && *copy);
        const auto profile = profiles::parseProfile(this->read(path("desk.yaml")), QStringLiteral("desk.yaml"));
        QVERIFY(profile && profile->cluster);
        QCOMPARE(profile->cluster->gatewayKeyPath, key.isEmpty() ? QString() : m_home.filePath(QStringLiteral("seed/") + key));
    }

    void refusesWhatItDoesNotUnderstand()
    {
        write("config.yml", "infrastructure:\n  runner:\n    type: phala\n    cluster-name: crunch-tee\n    teleport: yes\n");
        const auto unknown = import();
        QVERIFY(unknown);
        QVERIFY(importPlan(**unknown, QDateTime()).refusal.contains(QLatin1String("config.yml:5")));
        const auto log = std::make_shared<MemoryAuditLog>();
        const auto done = await(carryOutImport(*unknown, log, QDateTime()));
        QVERIFY(done && !*done);
        QCOMPARE(log->records().size(), size_t(0));
        write("config.yml", "name: desk\n");
        QVERIFY(!import());
        QFile::remove(path("config.yml"));
        QVERIFY(!import());
        QCOMPARE(this->read(path("desk.yaml")), m_profile);
    }
};

QTEST_GUILESS_MAIN(ConfigImportTest)
#include "tst_config_import.moc"
