// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/evidence.h"
#include "services/evidence/live_evidence.h"
#include "services/phala/phala_client.h"
#include "tests/services/evidence/fleet_relay.h"
#include "tests/support/await.h"
#include "tests/support/tls_server.h"

#include <QElapsedTimer>
#include <QTemporaryFile>

using namespace pilothouse;
using namespace pilothouse::evidence;
using namespace Qt::StringLiterals;
using attestation::Evidence;

namespace {

const QByteArray kChallenge(64, 'c');

/// A self-signed certificate that carries what the machine quotes over its key, as RA-TLS does.
test::TlsIdentity raTlsIdentity(test::FleetWorld &fleet, int machine, bool isHonest)
{
    EVP_PKEY *const key = EVP_EC_gen("P-256");
    X509 *const certificate = X509_new();
    X509_set_version(certificate, 2);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -60);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
    X509_set_pubkey(certificate, key);
    unsigned char *der = nullptr;
    const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate), &der);
    const QByteArray publicKey(reinterpret_cast<const char *>(der), size);
    OPENSSL_free(der);
    const QByteArray bound = sha512({"ratls-cert:", isHonest ? publicKey : QByteArray("another key")}).view().toByteArray();
    const QByteArray quote = fleet.world.evidence().quote(fleet.world.fleet(), machine, bound);
    ASN1_OCTET_STRING *const inner = ASN1_OCTET_STRING_new();
    ASN1_OCTET_STRING_set(inner, reinterpret_cast<const unsigned char *>(quote.constData()), int(quote.size()));
    unsigned char *wrapped = nullptr;
    const int wrappedSize = i2d_ASN1_OCTET_STRING(inner, &wrapped);
    ASN1_OCTET_STRING *const outer = ASN1_OCTET_STRING_new();
    ASN1_OCTET_STRING_set(outer, wrapped, wrappedSize);
    ASN1_OBJECT *const oid = OBJ_txt2obj("1.3.6.1.4.1.62397.1.1", 1);
    X509_EXTENSION *const extension = X509_EXTENSION_create_by_OBJ(nullptr, oid, 0, outer);
    X509_add_ext(certificate, extension, -1);
    X509_sign(certificate, key, EVP_sha256());
    test::TlsIdentity identity;
    BIO *const bio = BIO_new(BIO_s_mem());
    char *data = nullptr;
    PEM_write_bio_X509(bio, certificate);
    long length = BIO_get_mem_data(bio, &data);
    identity.certificatePem = QByteArray(data, length);
    (void)BIO_reset(bio);
    PEM_write_bio_PrivateKey(bio, key, nullptr, nullptr, 0, nullptr, nullptr);
    length = BIO_get_mem_data(bio, &data);
    identity.keyPem = QByteArray(data, length);
    BIO_free(bio);
    OPENSSL_free(wrapped);
    X509_EXTENSION_free(extension);
    ASN1_OBJECT_free(oid);
    ASN1_OCTET_STRING_free(inner);
    ASN1_OCTET_STRING_free(outer);
    X509_free(certificate);
    EVP_PKEY_free(key);
    return identity;
}

} // namespace

/// Machines of the demo fleet behind real sockets, in each generation and with each way to fail.
class LiveEvidenceTest : public QObject
{
    Q_OBJECT

    test::FleetWorld m_fleet;
    test::RawHttpServer m_server;
    test::RawHttpServer m_cloudServer;
    LiveEvidence::Limits m_limits;
    QString m_caFile;
    bool m_hasCloud = false;

    std::shared_ptr<LiveEvidence> port()
    {
        http::RemoteContext any;
        any.anyOrigin = true;
        any.caFile = m_caFile;
        LiveEvidence::Parts parts;
        parts.http = std::make_shared<http::HttpClient>(any);
        parts.limits = m_limits;
        if (m_hasCloud) {
            http::RemoteContext context;
            context.allowedOrigins = {m_cloudServer.url()};
            const auto cloud
                = std::make_shared<phala::PhalaClient>(std::make_shared<http::HttpClient>(context), m_cloudServer.url(QStringLiteral("/api/v1")));
            parts.cloud = cloud;
            parts.apps = cloud;
        }
        return std::make_shared<LiveEvidence>(parts);
    }
    Evidence collect(const QString &address, const QString &cloudId = {}, CancelToken cancel = {})
    {
        attestation::Machine machine;
        machine.name = u"m"_s;
        machine.address = address;
        machine.cloudId = cloudId;
        auto got = test::await(port()->collect(machine, kChallenge, cancel));
        return got ? std::move(*got) : Evidence{};
    }
    QString here() const { return m_server.url(QString()).toString(); }
    void beMachine(const QByteArray &instanceId) { m_server.onRequest(test::relayTo(m_fleet, "/i/" + instanceId)); }
    void beMachine(const char *name) { beMachine(m_fleet.machine(name).instanceId.toLatin1()); }
    void beMachineExcept(const char *name, const QByteArray &part, const QByteArray &bytes)
    {
        const QByteArray prefix = m_fleet.guest(name);
        m_server.onRequest([part, bytes, rest = test::relayTo(m_fleet, prefix)](const test::RawRequest &request, QTcpSocket &socket) {
            if (request.target.contains(part))
                socket.write(bytes);
            else
                rest(request, socket);
        });
    }
    const demofleet::Machine &machineOf(demofleet::GuestKind kind)
    {
        for (const auto &machine : m_fleet.world.fleet().machines())
            if (machine.isRunning() && m_fleet.world.fleet().appOf(machine).guest == kind)
                return machine;
        qFatal("no such machine");
    }
    static QByteArray reportDataOf(const Evidence &evidence)
    {
        const auto quote = attestation::parseQuote(evidence.quote);
        return quote && quote->td ? quote->td->reportData.view().toByteArray() : QByteArray();
    }
    int asked(const QByteArray &part) const
    {
        int count = 0;
        for (const auto &request : m_server.requests())
            count += request.target.contains(part);
        return count;
    }

private slots:
    void init()
    {
        m_limits = {std::chrono::milliseconds(4000), std::chrono::milliseconds(10'000)};
        m_caFile.clear();
        m_hasCloud = false;
        m_cloudServer.onRequest(test::relayTo(m_fleet));
    }
    void cleanup() { m_fleet.world.clearFaults(); }

    void aCurrentGuestShowsEverythingAndAnswersTheChallenge()
    {
        beMachine("crunch-tee-registry");
        const Evidence evidence = collect(here());
        QVERIFY2(evidence.failures.isEmpty(), qPrintable(evidence.failures.join(u'\n')));
        QVERIFY(evidence.expectedReportData.has_value());
        QCOMPARE(reportDataOf(evidence), attestation::reportDataForChallenge(kChallenge));
        QCOMPARE(evidence.appCompose, m_fleet.world.fleet().composeOf(m_fleet.machine("crunch-tee-registry")).text);
        QVERIFY(!evidence.eventLog.isEmpty() && !evidence.vmConfig.isEmpty() && !evidence.appInfo.isEmpty());
        QVERIFY(evidence.versionInfo.contains("2.3.0"));
        QVERIFY2(evidence.counters.contains("count"), "sign-ups are a claim that is kept");
        const QJsonObject claims = QJsonDocument::fromJson(evidence.routeClaims).object();
        QCOMPARE(claims["health"_L1].toString(), u"ok"_s);
        QCOMPARE(claims["guestVersion"_L1].toString(), u"0.5.5 (demo)"_s);
        QVERIFY(!claims.contains("composeHash"_L1));
        for (const auto &request : m_server.requests())
            QVERIFY2(!request.target.startsWith("/prpc") || request.target.contains("?json"), request.target.constData());
    }

    void aGuestOfThe03LineIsAskedByItsOldNames()
    {
        const auto &machine = machineOf(demofleet::GuestKind::Legacy);
        beMachine(machine.instanceId.toLatin1());
        const Evidence evidence = collect(here());
        QVERIFY(evidence.appInfo.contains("rootfs_hash"));
        QVERIFY(!evidence.eventLog.isEmpty() && !evidence.appCompose.isEmpty());
        QVERIFY(asked("/prpc/Worker.Info?json") >= 1);
    }

    void theGuidesRoutesAreClaimsAndTheirQuoteIsNotOfNow()
    {
        const auto &machine = machineOf(demofleet::GuestKind::Legacy);
        beMachine(machine.instanceId.toLatin1());
        const Evidence evidence = collect(here());
        const QJsonObject claims = QJsonDocument::fromJson(evidence.routeClaims).object();
        QCOMPARE(claims["composeHash"_L1].toString(), QString::fromLatin1(m_fleet.world.fleet().composeOf(machine).hash.toHex()));
        QVERIFY(!claims["mrEnclave"_L1].toString().isEmpty());
        QVERIFY(evidence.notes.join(u'\n').contains("proves nothing"_L1));
        // It showed a quote of another occasion: its route knows no challenge, so there was none to answer.
        QVERIFY(!evidence.expectedReportData.has_value());
        QVERIFY(evidence.notes.join(u'\n').contains("knows no challenge"_L1));
        QVERIFY(!reportDataOf(evidence).isEmpty());
        QVERIFY(reportDataOf(evidence) != attestation::reportDataForChallenge(kChallenge));
    }

    void hiddenIsNotMissing()
    {
        const auto &machine = machineOf(demofleet::GuestKind::Hidden);
        beMachine(machine.instanceId.toLatin1());
        const Evidence evidence = collect(here());
        QVERIFY(evidence.appCompose.isEmpty());
        QVERIFY2(evidence.failures.join(u'\n').contains("hidden by the operator"_L1), qPrintable(evidence.failures.join(u'\n')));
    }

    void withoutAChallengeRouteTheApplicationKeyIsProvenInstead()
    {
        beMachineExcept("crunch-tee-registry", "/attestation", test::RawHttpServer::answer(404, R"({"error":"Not Found"})"));
        const Evidence evidence = collect(here());
        QVERIFY(!evidence.expectedReportData.has_value());
        QVERIFY(reportDataOf(evidence).startsWith("dip1::ed25519-pk:"));
        QVERIFY(evidence.notes.join(u'\n').contains("proves a key, not when it was made"_L1));
        QVERIFY(evidence.failures.join(u'\n').contains(u"no challenge route: /attestation: answers with status 404 and says “Not Found”"_s));
    }

    void whatTheMachineDoesNotSayTheCloudMay_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("quote");
        QTest::addColumn<QString>("words");
        QTest::newRow("running") << u"crunch-tee-runner-4f1c92ab"_s << true << QString();
        QTest::newRow("stopped") << u"crunch-tee-runner-6ac7120d"_s << false << u"offline"_s;
        QTest::newRow("unknown") << u"no-such-machine"_s << false << u"the cloud's attestation answer"_s;
    }
    void whatTheMachineDoesNotSayTheCloudMay()
    {
        QFETCH(QString, name);
        QFETCH(bool, quote);
        QFETCH(QString, words);
        m_hasCloud = true;
        const Evidence evidence = collect(QString(), name);
        QCOMPARE(!evidence.quote.isEmpty(), quote);
        QVERIFY2(!evidence.expectedReportData.has_value(), "nobody was challenged");
        if (quote) {
            QVERIFY(!evidence.eventLog.isEmpty() && !evidence.appCompose.isEmpty());
            QVERIFY2(evidence.notes.join(u'\n').contains("valid from 2026-01-14"_L1), qPrintable(evidence.notes.join(u'\n')));
        } else {
            QVERIFY2(evidence.failures.join(u'\n').contains(words), qPrintable(evidence.failures.join(u'\n')));
        }
    }

    void theCloudSaysWhenTheOperatorHides()
    {
        m_hasCloud = true;
        const auto &machine = machineOf(demofleet::GuestKind::Hidden);
        const Evidence evidence = collect(QString(), machine.vmUuid);
        QVERIFY(!evidence.quote.isEmpty());
        QVERIFY(evidence.failures.join(u'\n').contains("hidden by the operator"_L1));
    }

    void failuresAreToldApart_data()
    {
        using Server = test::RawHttpServer;
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("advice");
        QTest::newRow("F01 a login page") << Server::answer(200, "<!DOCTYPE html><html><form>Sign in</form></html>", "Content-Type: text/html\r\n")
                                          << u"not JSON, looks like a web page"_s << u"leads to a login or error page"_s;
        QTest::newRow("F06 2 GiB announced") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 2147483648\r\n\r\n{") << u"larger than 16 MiB"_s
                                             << u"No evidence is that large"_s;
        QTest::newRow("F07 deep") << Server::json(QByteArray(100'000, '[')) << u"guest information"_s << u"Another program answers"_s;
        QTest::newRow("F15 redirect") << Server::answer(302, "", "Location: http://localhost:9/x\r\n") << u"redirects to another host"_s
                                      << u"Give the address that it leads to"_s;
        QTest::newRow("login wanted") << Server::answer(401, "") << u"answers with status 401"_s << u"evidence must be public"_s;
        QTest::newRow("nobody behind the gateway") << Server::answer(502, "Bad gateway") << u"answers with status 502"_s
                                                   << u"is the machine running"_s;
        QTest::newRow("the guest's own words") << Server::answer(400, R"({"error":"not ready yet"})") << u"says “not ready yet”"_s << QString();
        QTest::newRow("not HTTP") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n") << u"closed without an answer"_s << u"The connection broke"_s;
    }
    void failuresAreToldApart()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, words);
        QFETCH(QString, advice);
        m_server.onRequest([bytes](const test::RawRequest &, QTcpSocket &socket) {
            socket.write(bytes);
            if (bytes.startsWith("SSH"))
                socket.disconnectFromHost();
        });
        const Evidence evidence = collect(here());
        const QString told = evidence.failures.join(u'\n');
        QVERIFY2(told.contains(words), qPrintable(told));
        QVERIFY2(told.contains(advice), qPrintable(told));
        QVERIFY(evidence.quote.isEmpty() && evidence.eventLog.isEmpty());
        QVERIFY2(evidence.versionInfo.isEmpty() || !evidence.versionInfo.contains('<'), "a web page claims nothing");
    }

    void aNameThatDoesNotExistAndAPortNobodyListensAtAreToldApart()
    {
        const QString name = collect(u"http://no-such-machine.invalid:8080"_s).failures.join(u'\n');
        QVERIFY2(name.contains("host name not found"_L1) && name.contains("Check the name"_L1), qPrintable(name));
        quint16 port = 0;
        {
            test::RawHttpServer gone;
            port = gone.port();
        }
        const QString refused = collect(u"http://127.0.0.1:%1"_s.arg(port)).failures.join(u'\n');
        QVERIFY2(refused.contains("connection refused"_L1) && refused.contains("Nothing listens there"_L1), qPrintable(refused));
        QCOMPARE(refused.count(u'\n'), 0); // one reason, told once
    }

    void aTruncatedAnswerIsNoEvidence()
    {
        beMachine("crunch-tee-runner-4f1c92ab");
        QCOMPARE(m_fleet.fault(R"({"target":"cvm:crunch-tee-runner-4f1c92ab","fault":"truncated"})").status, 201);
        const Evidence evidence = collect(here());
        QVERIFY(evidence.quote.isEmpty());
        QVERIFY(!evidence.failures.isEmpty());
    }

    void aDeadMachineIsSaidToBeOne()
    {
        beMachine("crunch-tee-runner-4f1c92ab");
        QCOMPARE(m_fleet.fault(R"({"target":"cvm:crunch-tee-runner-4f1c92ab","fault":"dead-cvm"})").status, 201);
        const QString told = collect(here()).failures.join(u'\n');
        QVERIFY2(told.contains("a gateway drops it when the machine is stopped"_L1), qPrintable(told));
    }

    void aSilentOrTricklingMachineCostsALimitedTime_data()
    {
        QTest::addColumn<bool>("trickles");
        QTest::newRow("silent") << false;
        QTest::newRow("F14 one byte at a time") << true;
    }
    void aSilentOrTricklingMachineCostsALimitedTime()
    {
        QFETCH(bool, trickles);
        m_limits = {std::chrono::milliseconds(600), std::chrono::milliseconds(2000)};
        m_server.onRequest([trickles](const test::RawRequest &, QTcpSocket &socket) {
            if (!trickles)
                return;
            socket.write("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n");
            auto *const timer = new QTimer(&socket);
            QObject::connect(timer, &QTimer::timeout, &socket, [&socket] { socket.write("{"); });
            timer->start(50);
        });
        QElapsedTimer time;
        time.start();
        const Evidence evidence = collect(here());
        QVERIFY2(time.elapsed() < 2500, qPrintable(QString::number(time.elapsed())));
        const QString told = evidence.failures.join(u'\n');
        QVERIFY2(told.contains("does not answer"_L1) && told.contains("may be starting or overloaded"_L1), qPrintable(told));
    }

    void cancellingEndsItAtOnce()
    {
        m_server.onRequest([](const test::RawRequest &, QTcpSocket &) {});
        CancelToken cancel;
        QTimer::singleShot(100, [cancel] { cancel.cancel(); });
        QElapsedTimer time;
        time.start();
        collect(here(), {}, cancel);
        QVERIFY(time.elapsed() < 2000);
    }

    void theCertificateOfTheConnectionIsRecorded()
    {
        const auto identity = test::TlsIdentity::make("IP:127.0.0.1");
        test::RawHttpServer server(test::makeTlsServer(identity));
        server.onRequest(test::relayTo(m_fleet, m_fleet.guest("crunch-tee-registry")));
        QTemporaryFile ca;
        QVERIFY(ca.open());
        ca.write(identity.certificatePem);
        ca.close();
        m_caFile = ca.fileName();
        const Evidence evidence = collect(u"https://127.0.0.1:%1"_s.arg(server.port()));
        QVERIFY2(evidence.failures.isEmpty(), qPrintable(evidence.failures.join(u'\n')));
        QCOMPARE(evidence.tlsCertificateSha256, sha256({identity.certificateDer()}).view().toByteArray());
        QVERIFY(!evidence.tlsPublicKey.isEmpty());
        QVERIFY(evidence.notes.join(u'\n').contains(QString::fromLatin1(evidence.tlsCertificateSha256.toHex())));
    }

    void anRaTlsCertificateSpeaksForItself_data()
    {
        QTest::addColumn<bool>("isHonest");
        QTest::newRow("binds its own key") << true;
        QTest::newRow("carries another's quote") << false;
    }
    void anRaTlsCertificateSpeaksForItself()
    {
        QFETCH(bool, isHonest);
        const auto identity = raTlsIdentity(m_fleet, 0, isHonest);
        test::RawHttpServer server(test::makeTlsServer(identity));
        const Evidence evidence = collect(u"https://127.0.0.1:%1"_s.arg(server.port()));
        QVERIFY2(!evidence.quote.isEmpty(), qPrintable(evidence.failures.join(u'\n')));
        QCOMPARE(evidence.tlsCertificateSha256, sha256({identity.certificateDer()}).view().toByteArray());
        QCOMPARE(sha512({"ratls-cert:", evidence.tlsPublicKey}).view().toByteArray() == reportDataOf(evidence), isHonest);
        QVERIFY2(server.requests().empty(), "nothing is sent to a certificate that nobody trusts");
    }

    void aCertificateNobodyTrustsIsNamedWithItsReason()
    {
        const auto identity = test::TlsIdentity::make("IP:127.0.0.1");
        test::RawHttpServer server(test::makeTlsServer(identity));
        const QString told = collect(u"https://127.0.0.1:%1"_s.arg(server.port())).failures.join(u'\n');
        QVERIFY2(told.contains("is not trusted"_L1) && told.contains("carries no quote"_L1), qPrintable(told));
    }

    void whenTheGuestIsSilentTheCloudNamesTheInstancesOfAnApp_data()
    {
        QTest::addColumn<QString>("machine");
        QTest::addColumn<bool>("isOnly");
        QTest::newRow("its only instance is asked") << u"crunch-tee-registry"_s << true;
        QTest::newRow("of many none is chosen") << u"crunch-tee-runner-4f1c92ab"_s << false;
    }
    void whenTheGuestIsSilentTheCloudNamesTheInstancesOfAnApp()
    {
        QFETCH(QString, machine);
        QFETCH(bool, isOnly);
        m_hasCloud = true;
        const auto &one = m_fleet.machine(machine.toLatin1().constData());
        const QString app = m_fleet.world.fleet().appOf(one).id;
        QSet<QByteArray> hosts;
        m_server.onRequest([&hosts](const test::RawRequest &request, QTcpSocket &socket) {
            hosts.insert(QUrl(QString::fromLatin1(request.target)).host().toLatin1());
            socket.write(test::RawHttpServer::answer(404, "{}"));
        });
        qputenv("http_proxy", here().toLatin1());
        const Evidence evidence = collect(u"http://%1-8080.gateway.pilothouse.invalid"_s.arg(app));
        qunsetenv("http_proxy");
        const QString told = (evidence.notes + evidence.failures).join(u'\n');
        QVERIFY2(told.contains("the address is that of an app"_L1), qPrintable(told));
        const QString instance = u"http://%1-8080.gateway.pilothouse.invalid"_s.arg(one.instanceId);
        QVERIFY2(told.contains(instance), qPrintable(told));
        QCOMPARE(evidence.address == instance, isOnly);
        QCOMPARE(hosts.contains(QUrl(instance).host().toLatin1()), isOnly);
    }

    void anAppsAddressIsTurnedIntoThatOfOneInstance()
    {
        // A gateway of our own: an HTTP proxy sees whole names and picks the machine by them, as a gateway does.
        const QString app = m_fleet.world.fleet().apps()[1].id;
        QSet<QByteArray> hosts;
        m_server.onRequest([this, &hosts, app](const test::RawRequest &request, QTcpSocket &socket) {
            const QUrl url(QString::fromLatin1(request.target));
            const QString id = url.host().section(u'-', 0, 0);
            hosts.insert(url.host().toLatin1());
            test::RawRequest inner = request;
            inner.target = url.path().toLatin1() + (url.hasQuery() ? '?' + url.query().toLatin1() : QByteArray());
            test::relayTo(m_fleet, (id == app ? "/a/" : "/i/") + id.toLatin1())(inner, socket);
        });
        qputenv("http_proxy", here().toLatin1());
        const Evidence evidence = collect(u"http://%1-8090.gateway.pilothouse.invalid"_s.arg(app));
        qunsetenv("http_proxy");
        QVERIFY2(evidence.notes.join(u'\n').contains("the address is that of an app"_L1),
                 qPrintable((evidence.notes + evidence.failures).join(u'\n')));
        const QString instance = QJsonDocument::fromJson(evidence.appInfo)["instance_id"_L1].toString();
        QCOMPARE(evidence.address, u"http://%1-8090.gateway.pilothouse.invalid"_s.arg(instance));
        // Challenge and information come from one machine, though the app has many.
        QVERIFY(hosts.contains(instance.toLatin1() + "-8080.gateway.pilothouse.invalid"));
        QVERIFY(evidence.eventLog.contains(instance.toLatin1()));
        QCOMPARE(reportDataOf(evidence), attestation::reportDataForChallenge(kChallenge));
    }
};

QTEST_GUILESS_MAIN(LiveEvidenceTest)
#include "tst_live_evidence.moc"
