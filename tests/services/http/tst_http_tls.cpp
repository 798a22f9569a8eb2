// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/ca_file.h"
#include "services/http/http_client.h"

#include "tests/support/await.h"
#include "tests/support/raw_http_server.h"
#include "tests/support/tls_server.h"

#include <QTemporaryDir>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::http;
using namespace pilothouse::test;

class HttpTlsTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString writeFile(const QString &name, const QByteArray &content) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            return QString();
        return file.fileName();
    }
    static QUrl httpsUrl(const RawHttpServer &server) { return QUrl(QStringLiteral("https://127.0.0.1:%1/x").arg(server.port())); }
    static Result<HttpReply> ask(const QUrl &url, const QString &caFile, Effect effect = Effect::Idempotent)
    {
        RemoteContext context;
        context.environment = domain::EnvironmentId(QStringLiteral("staging"));
        context.allowedOrigins = {url};
        context.caFile = caFile;
        const auto client = std::make_shared<HttpClient>(context);
        HttpRequest request;
        request.url = url;
        request.effect = effect;
        request.timeout = std::chrono::seconds(2);
        request.patience = request.timeout;
        if (effect == Effect::Mutating)
            request.verb = "POST";
        auto reply = await(client->send(request));
        if (!reply) {
            Error error;
            error.what = QStringLiteral("the client never answered");
            return error;
        }
        return std::move(*reply);
    }

private slots:
    void trustsTheEnvironmentsOwnCaAndGivesTheCertificateOut()
    {
        const TlsIdentity identity = TlsIdentity::make("IP:127.0.0.1");
        RawHttpServer server(makeTlsServer(identity));
        const auto reply = ask(httpsUrl(server), writeFile(QStringLiteral("ca.pem"), identity.certificatePem));
        QVERIFY2(reply.has_value(), qPrintable(reply.has_value() ? QString() : reply.error().what));
        QCOMPARE(reply->peerCertificate, identity.certificateDer());
        QVERIFY(!reply->peerCertificate.isEmpty());
    }

    void givesTheCertificateOutOnAKeptConnectionToo()
    {
        const TlsIdentity identity = TlsIdentity::make("IP:127.0.0.1");
        RawHttpServer server(makeTlsServer(identity));
        RemoteContext context;
        context.allowedOrigins = {httpsUrl(server)};
        context.caFile = writeFile(QStringLiteral("ca.pem"), identity.certificatePem);
        const auto client = std::make_shared<HttpClient>(context);
        HttpRequest request;
        request.url = httpsUrl(server);
        for (int i = 0; i < 3; ++i) {
            const auto reply = await(client->send(request));
            QVERIFY(reply && reply->has_value());
            QCOMPARE((*reply)->peerCertificate, identity.certificateDer());
        }
        QCOMPARE(server.connections(), 1);
    }

    // F60, F61
    void aChangeWithoutABodyIsSentOnceOverTlsToo()
    {
        const TlsIdentity identity = TlsIdentity::make("IP:127.0.0.1");
        RawHttpServer server(makeTlsServer(identity));
        const auto reply = ask(httpsUrl(server), writeFile(QStringLiteral("ca.pem"), identity.certificatePem), Effect::Mutating);
        QVERIFY2(reply.has_value(), qPrintable(reply.has_value() ? QString() : reply.error().what));
        QCOMPARE(int(server.requests().size()), 1);
        QCOMPARE(server.connections(), 1);
        QCOMPARE(reply->peerCertificate, identity.certificateDer());
    }

    // Connected, but no TLS behind it: nothing of the change went out.
    void aChangeBeforeAHandshakeThatNeverEndsWasNotSent()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        const auto reply = ask(QUrl(QStringLiteral("https://127.0.0.1:%1/x").arg(silent.serverPort())), QString(), Effect::Mutating);
        QVERIFY(!reply.has_value());
        QCOMPARE(errorKindName(reply.error().kind), errorKindName(ErrorKind::Timeout));
    }

    void refusesWhatIsNotTrusted_data()
    {
        QTest::addColumn<QByteArray>("altName");
        QTest::addColumn<QString>("ca"); // "own", "other", "none"
        QTest::addColumn<QString>("word");
        QTest::newRow("self-signed, system CAs") << QByteArray("IP:127.0.0.1") << QStringLiteral("none") << QStringLiteral("self-signed");
        QTest::newRow("CA of another environment") << QByteArray("IP:127.0.0.1") << QStringLiteral("other") << QStringLiteral("self-signed");
        QTest::newRow("certificate of another host")
            << QByteArray("DNS:another.example") << QStringLiteral("own") << QStringLiteral("host name did not match");
    }
    void refusesWhatIsNotTrusted()
    {
        QFETCH(QByteArray, altName);
        QFETCH(QString, ca);
        QFETCH(QString, word);
        const TlsIdentity identity = TlsIdentity::make(altName);
        RawHttpServer server(makeTlsServer(identity));
        QString caFile;
        if (ca == QLatin1String("own"))
            caFile = writeFile(QStringLiteral("ca.pem"), identity.certificatePem);
        else if (ca == QLatin1String("other"))
            caFile = writeFile(QStringLiteral("ca.pem"), TlsIdentity::make("IP:127.0.0.1").certificatePem);
        for (const Effect effect : {Effect::Idempotent, Effect::Mutating}) {
            const auto reply = ask(httpsUrl(server), caFile, effect);
            QVERIFY(!reply.has_value());
            QCOMPARE(errorKindName(reply.error().kind), errorKindName(ErrorKind::Network));
            QVERIFY2(reply.error().what.contains(QLatin1String("not trusted")) && reply.error().what.contains(word, Qt::CaseInsensitive),
                     qPrintable(reply.error().what));
            QVERIFY(!reply.error().where.contains(QLatin1String("tries"))); // asking again would not help
        }
        const QString fingerprint = QString::fromLatin1(QSslCertificate(identity.certificatePem).digest(QCryptographicHash::Sha256).toHex());
        QVERIFY(ask(httpsUrl(server), caFile).error().what.contains(fingerprint));
        QCOMPARE(int(server.requests().size()), 0);
    }

    void aBadCaFileStopsEveryTlsRequest()
    {
        const TlsIdentity identity = TlsIdentity::make("IP:127.0.0.1");
        RawHttpServer server(makeTlsServer(identity));
        for (const QString &file : {m_folder.filePath(QStringLiteral("absent.pem")), writeFile(QStringLiteral("empty.pem"), "no certificate")}) {
            const auto reply = ask(httpsUrl(server), file);
            QCOMPARE(reply.error().kind, ErrorKind::InvalidInput);
            QCOMPARE(reply.error().where, file);
        }
        QCOMPARE(server.connections(), 0);
    }

    void aCaFileHoldsCertificatesAndNothingElse_data()
    {
        const TlsIdentity one = TlsIdentity::make("IP:127.0.0.1");
        const TlsIdentity two = TlsIdentity::make("IP:127.0.0.1");
        QByteArray broken = two.certificatePem;
        broken[broken.indexOf('\n') + 5] = '!';
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("word"); // empty: it is taken
        QTest::newRow("one") << one.certificatePem << QString();
        QTest::newRow("two, and words between them") << one.certificatePem + "# our second\n" + two.certificatePem << QString();
        QTest::newRow("nothing") << QByteArray() << QStringLiteral("no PEM certificate");
        QTest::newRow("another format") << one.certificateDer() << QStringLiteral("no PEM certificate");
        QTest::newRow("a private key beside it") << one.certificatePem + one.keyPem << QStringLiteral("private key");
        QTest::newRow("a private key alone") << one.keyPem << QStringLiteral("private key");
        QTest::newRow("half of a bundle cannot be read") << one.certificatePem + broken << QStringLiteral("cannot be read");
        QTest::newRow("too large") << one.certificatePem + QByteArray(1024 * 1024, '\n') << QStringLiteral("larger than 1 MiB");
    }
    void aCaFileHoldsCertificatesAndNothingElse()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, word);
        const QString path = writeFile(QStringLiteral("bundle.pem"), content);
        const auto ca = readCaFile(path);
        QCOMPARE(ca.has_value(), word.isEmpty());
        if (ca) {
            QCOMPARE(ca->certificates, int(content.count("-----BEGIN CERTIFICATE-----")));
            QVERIFY(ca->firstExpiry > QDateTime::currentDateTimeUtc());
            return;
        }
        QVERIFY2(ca.error().what.contains(word), qPrintable(ca.error().what));
        QCOMPARE(ca.error().where, path);
        QVERIFY(!ca.error().nextStep.isEmpty());
    }
    void aFolderIsNoCaFile() { QVERIFY(readCaFile(m_folder.path()).error().what.contains(QLatin1String("not a file"))); }

    // F61: side by side in one program, each with its own.
    void theCaOfOneEnvironmentServesNoOther()
    {
        const TlsIdentity a = TlsIdentity::make("IP:127.0.0.1");
        const TlsIdentity b = TlsIdentity::make("IP:127.0.0.1");
        RawHttpServer atA(makeTlsServer(a));
        RawHttpServer atB(makeTlsServer(b));
        const QString caA = writeFile(QStringLiteral("a.pem"), a.certificatePem);
        const QString caB = writeFile(QStringLiteral("b.pem"), b.certificatePem);
        QVERIFY(ask(httpsUrl(atA), caA));
        QVERIFY(ask(httpsUrl(atB), caB));
        QVERIFY(!ask(httpsUrl(atB), caA));
        QVERIFY(!ask(httpsUrl(atA), caB));
        QVERIFY(!ask(httpsUrl(atA), QString())); // nor did it become the system's
        QCOMPARE(int(atA.requests().size()), 1);
        QCOMPARE(int(atB.requests().size()), 1);
    }

    void plainHttpBehindAnHttpsAddressIsAnError()
    {
        RawHttpServer server;
        const auto reply = ask(httpsUrl(server), QString());
        QVERIFY(!reply.has_value());
        QCOMPARE(int(server.requests().size()), 0);
    }
};

QTEST_GUILESS_MAIN(HttpTlsTest)
#include "tst_http_tls.moc"
