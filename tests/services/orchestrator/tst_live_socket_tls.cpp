// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/orchestrator/live_socket.h"
#include "services/orchestrator/orchestrator_client.h"
#include "services/secrets/memory_secret_store.h"
#include "tests/support/await.h"
#include "tests/support/demo_fleet_process.h"
#include "tests/support/tls_relay.h"

#include <QTemporaryDir>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::orchestrator;
using namespace pilothouse::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// Live messages over TLS, from the demo fleet's orchestrator behind a certificate of a CA that no system knows.
class LiveSocketTlsTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<DemoFleetProcess> m_fleet;
    std::unique_ptr<TlsRelay> m_relay;
    QTemporaryDir m_folder;
    QString m_ca;
    QString m_otherCa;
    QByteArray m_key;
    QString m_wallet;

    QString writeFile(const QString &name, const QByteArray &content) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? file.fileName() : QString();
    }
    std::shared_ptr<OrchestratorClient> client(const QString &caFile) const
    {
        const auto clock = std::make_shared<SystemClock>();
        const domain::Environment environment{domain::EnvironmentId(u"demo"_s), domain::EnvironmentKind::Demo};
        http::RemoteContext context;
        context.environment = environment.id;
        context.allowedOrigins = {m_relay->url()};
        context.caFile = caFile;
        const auto http = std::make_shared<http::HttpClient>(context);
        const auto secrets = std::make_shared<secrets::MemorySecretStore>(clock);
        await(secrets->write({environment.id, QString::fromLatin1(kDevelopmentKeyName)}, Secret::copyOf(m_key)));
        SessionBook::Parts book{http, m_relay->url(), secrets, environment, clock, {}, {}};
        OrchestratorClient::Settings settings;
        settings.base = m_relay->url();
        settings.nfts = {u"3000"_s};
        return std::make_shared<OrchestratorClient>(http, std::make_shared<SessionBook>(book), clock, settings);
    }
    static LiveLimits quick()
    {
        LiveLimits limits;
        limits.firstPause = limits.longestPause = 50ms;
        return limits;
    }

private slots:
    void initTestCase()
    {
        m_fleet = std::make_unique<DemoFleetProcess>(QStringList{u"--cvms"_s, u"2"_s, u"--agents"_s, u"20"_s});
        QVERIFY2(m_fleet->isReady(), qPrintable(m_fleet->problem()));
        const QJsonObject control = m_fleet->get(m_fleet->address("control")).json();
        m_key = control["orchestratorKey"_L1].toString().toLatin1();
        m_wallet = control["orchestratorWallet"_L1].toString();
        const TlsIdentity own = TlsIdentity::make("IP:127.0.0.1");
        m_ca = writeFile(u"own.pem"_s, own.certificatePem);
        m_otherCa = writeFile(u"other.pem"_s, TlsIdentity::make("IP:127.0.0.1").certificatePem);
        m_relay = std::make_unique<TlsRelay>(own, quint16(QUrl(m_fleet->address("orchestrator")).port()));
    }

    void underTheEnvironmentsOwnCaMessagesComeLive()
    {
        const auto orchestrator = client(m_ca);
        LiveSocket live(orchestrator, m_relay->url(), std::make_shared<SystemClock>(), quick(), m_ca);
        live.follow({u"0088"_s});
        QTRY_COMPARE(live.state(), agents::LivePort::State::Open);
        QVERIFY(live.trouble().isEmpty());
    }

    void underNoOrAnotherCaTheCertificateIsNamedAndPollingGoesOn_data()
    {
        QTest::addColumn<QString>("caFile");
        QTest::newRow("the system's CAs") << QString();
        QTest::newRow("the CA of another environment") << m_otherCa;
    }
    void underNoOrAnotherCaTheCertificateIsNamedAndPollingGoesOn()
    {
        QFETCH(QString, caFile);
        const auto orchestrator = client(m_ca); // reads are trusted here, so that what is seen is the socket's own distrust
        LiveSocket live(orchestrator, m_relay->url(), std::make_shared<SystemClock>(), quick(), caFile);
        live.follow({u"0088"_s});
        QTRY_VERIFY2(live.trouble().contains(u"is not trusted"_s), qPrintable(live.trouble()));
        QCOMPARE(live.state(), agents::LivePort::State::Waiting);
        QVERIFY2(live.trouble().startsWith(u"the TLS certificate of 127.0.0.1:%1 "_s.arg(m_relay->url().port())), qPrintable(live.trouble()));
        QVERIFY2(live.trouble().contains(u"self-signed"_s), qPrintable(live.trouble()));
        QVERIFY2(!live.trouble().contains(u"token"_s), "the address holds it; the trouble does not");
        const auto list = await(orchestrator->list(CancelToken()));
        QVERIFY2(list && *list, "polling does not depend on the socket");
        QVERIFY(!(**list).items.empty());
        QVERIFY(live.state() != agents::LivePort::State::Open);
    }

    void withoutTheCaReadsNameTheCertificateAsWell()
    {
        const auto list = await(client(QString())->list(CancelToken()));
        QVERIFY(list && !*list);
        QVERIFY2(list->error().what.contains(u"is not trusted"_s), qPrintable(list->error().what));
    }

    void aCaFileThatIsGoneIsNamed()
    {
        const QString absent = m_folder.filePath(u"absent.pem"_s);
        LiveSocket live(client(m_ca), m_relay->url(), std::make_shared<SystemClock>(), quick(), absent);
        live.follow({u"0088"_s});
        QTRY_VERIFY2(live.trouble().contains(u"CA file"_s), qPrintable(live.trouble()));
        QCOMPARE(live.state(), agents::LivePort::State::Waiting);
    }
};

QTEST_GUILESS_MAIN(LiveSocketTlsTest)
#include "tst_live_socket_tls.moc"
