// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/evidence/endpoint_prober.h"
#include "tests/support/await.h"
#include "tests/support/raw_http_server.h"
#include "tests/support/tls_server.h"

#include <QTemporaryDir>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::agents;
using namespace pilothouse::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr long kMonths = 60L * 24 * 3600;
const QByteArray kWell = R"({"status":"healthy","version":"1.4.2","uptime":1800})";

} // namespace

/// Real sockets and real certificates on loopback.
class EndpointProberTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::shared_ptr<SystemClock> m_clock = std::make_shared<SystemClock>();

    /// Trusts the certificate of `identity` alone, or the system when there is none.
    std::shared_ptr<evidence::EndpointProber> prober(const TlsIdentity *identity = nullptr, std::chrono::milliseconds patience = 5s)
    {
        http::RemoteContext context;
        context.environment = domain::EnvironmentId(u"staging"_s);
        context.anyOrigin = true;
        if (identity != nullptr) {
            QFile file(m_folder.filePath(u"ca.pem"_s));
            if (file.open(QIODevice::WriteOnly) && file.write(identity->certificatePem) > 0)
                context.caFile = file.fileName();
        }
        const evidence::EndpointProber::Limits limits{patience, patience};
        return std::make_shared<evidence::EndpointProber>(std::make_shared<http::HttpClient>(context), m_clock, limits);
    }
    static Result<EndpointReport> look(const std::shared_ptr<evidence::EndpointProber> &prober, const QString &address)
    {
        auto report = await(prober->probe(address, CancelToken(), {}));
        if (report)
            return std::move(*report);
        return Error{.what = u"the prober never answered"_s};
    }
    static QString httpsAddress(const RawHttpServer &server) { return u"https://127.0.0.1:%1"_s.arg(server.port()); }

private slots:
    void aTrustedEndpointIsGoodAllTheWay()
    {
        const TlsIdentity identity = TlsIdentity::make("IP:127.0.0.1", -3600, kMonths);
        RawHttpServer server(makeTlsServer(identity));
        server.alwaysAnswer(RawHttpServer::json(kWell));
        const auto report = look(prober(&identity), httpsAddress(server) + u"/agent/"_s);
        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().what));
        for (const ProbeStep *const step : {&report->name, &report->connection, &report->tls, &report->trust, &report->health})
            QVERIFY2(step->outcome == ProbeOutcome::Passed, qPrintable(step->text));
        QCOMPARE(report->name.text, u"127.0.0.1"_s);
        QVERIFY(report->protocol.startsWith(u"TLS 1."_s));
        QVERIFY(report->certificate.has_value());
        QCOMPARE(report->certificate->subject, u"Pilothouse test"_s);
        QCOMPARE(report->certificate->issuer, u"Pilothouse test"_s);
        QCOMPARE(report->certificate->names, QStringList(u"127.0.0.1"_s));
        QCOMPARE(report->certificate->sha256, QCryptographicHash::hash(identity.certificateDer(), QCryptographicHash::Sha256));
        QCOMPARE(report->certificate->validUntil.timeSpec(), Qt::UTC);
        QCOMPARE(daysLeft(*report->certificate, m_clock->utcNow()), 59);
        QCOMPARE(report->httpStatus, 200);
        QVERIFY(report->roundTrip.has_value());
        QVERIFY(report->health.text.contains(u"healthy"_s) && report->health.text.contains(u"1.4.2"_s));
        QVERIFY(report->isWhole);
        QCOMPARE(overallOutcome(*report, m_clock->utcNow()), ProbeOutcome::Passed);
        QCOMPARE(server.requests().size(), size_t(1));
        QCOMPARE(server.requests().front().path(), QByteArray("/agent/health"));
        QVERIFY(server.requests().front().header("Authorization").isEmpty());
    }

    void whatNoSystemTrustsIsShownAndCalledUntrusted_data()
    {
        QTest::addColumn<QByteArray>("altName");
        QTest::addColumn<long>("until");
        QTest::addColumn<bool>("isKnown");
        QTest::addColumn<QString>("word");
        QTest::newRow("self-signed") << QByteArray("IP:127.0.0.1") << kMonths << false << u"self-signed"_s;
        QTest::newRow("expired") << QByteArray("IP:127.0.0.1") << -1800L << true << u"expired"_s;
        QTest::newRow("another name") << QByteArray("DNS:another.example") << kMonths << true << u"host name did not match"_s;
    }
    void whatNoSystemTrustsIsShownAndCalledUntrusted()
    {
        QFETCH(QByteArray, altName);
        QFETCH(long, until);
        QFETCH(bool, isKnown);
        QFETCH(QString, word);
        const TlsIdentity identity = TlsIdentity::make(altName, -3600, until);
        RawHttpServer server(makeTlsServer(identity));
        const auto report = look(prober(isKnown ? &identity : nullptr), httpsAddress(server));
        QVERIFY(report.has_value());
        QCOMPARE(report->tls.outcome, ProbeOutcome::Passed);
        QVERIFY(report->certificate.has_value());
        QCOMPARE(report->trust.outcome, ProbeOutcome::Failed);
        QVERIFY2(report->trust.text.contains(word, Qt::CaseInsensitive), qPrintable(report->trust.text));
        QCOMPARE(report->health.outcome, ProbeOutcome::NotTried);
        QVERIFY(!report->health.text.isEmpty());
        QVERIFY(!report->httpStatus);
        QCOMPARE(overallOutcome(*report, m_clock->utcNow()), ProbeOutcome::Failed);
        QCOMPARE(server.requests().size(), size_t(0)); // nothing was said to it
        const ProbeOutcome validity = until < 0 ? ProbeOutcome::Failed : ProbeOutcome::Passed;
        QCOMPARE(validityOf(*report->certificate, m_clock->utcNow()).outcome, validity);
    }

    void nobodyAtThePortIsToldFromNobodyOfThatName()
    {
        RawHttpServer server;
        const QString address = httpsAddress(server);
        server.close();
        const auto refused = look(prober(), address);
        QVERIFY(refused.has_value());
        QCOMPARE(refused->name.outcome, ProbeOutcome::Passed);
        QCOMPARE(refused->connection.outcome, ProbeOutcome::Failed);
        QVERIFY2(refused->connection.text.contains(u"refused"_s), qPrintable(refused->connection.text));
        QCOMPARE(refused->tls.outcome, ProbeOutcome::NotTried);
        QCOMPARE(refused->trust.outcome, ProbeOutcome::NotTried);
        QCOMPARE(refused->health.outcome, ProbeOutcome::Failed);
        QCOMPARE(overallOutcome(*refused, m_clock->utcNow()), ProbeOutcome::Failed);

        const auto unknown = look(prober(), u"https://agent.invalid"_s);
        QVERIFY(unknown.has_value());
        QCOMPARE(unknown->name.outcome, ProbeOutcome::Failed);
        QCOMPARE(unknown->connection.outcome, ProbeOutcome::NotTried);
        QVERIFY(!unknown->certificate);
    }

    void somethingThatSpeaksNoTlsIsNotGood()
    {
        RawHttpServer server; // plain, behind an https address
        server.onRequest([](const RawRequest &, QTcpSocket &) {});
        const auto report = look(prober(nullptr, 400ms), httpsAddress(server));
        QVERIFY(report.has_value());
        QCOMPARE(report->connection.outcome, ProbeOutcome::Passed);
        QCOMPARE(report->tls.outcome, ProbeOutcome::Failed);
        QCOMPARE(report->trust.outcome, ProbeOutcome::NotTried);
        QVERIFY(!report->certificate);
        QCOMPARE(overallOutcome(*report, m_clock->utcNow()), ProbeOutcome::Failed);
    }

    void aLookAtSomethingThatHangsCanBeCancelled()
    {
        QTcpServer silent; // connects, and never says a word
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        const CancelToken cancel;
        std::vector<EndpointReport> told;
        const EndpointProbePort::Progress progress = [&](const EndpointReport &report) {
            told.push_back(report);
            if (report.connection.outcome == ProbeOutcome::Passed)
                cancel.cancel();
        };
        const auto looking = prober(nullptr, 60s);
        const auto report = await(looking->probe(u"https://127.0.0.1:%1"_s.arg(silent.serverPort()), cancel, progress), 20s);
        QVERIFY(report.has_value());
        QVERIFY(!report->has_value());
        QCOMPARE(report->error().kind, ErrorKind::Cancelled);
        QVERIFY(told.size() >= 2);
        QCOMPARE(told.front().name.outcome, ProbeOutcome::Passed);
        QCOMPARE(told.front().connection.outcome, ProbeOutcome::NotTried);
        QCOMPARE(overallOutcome(told.back(), m_clock->utcNow()), ProbeOutcome::NotTried); // not over: nothing is known of it
    }

    void anAnswerIsJudgedByWhatItSays_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<ProbeOutcome>("outcome");
        QTest::newRow("healthy") << RawHttpServer::json(kWell) << ProbeOutcome::Passed;
        QTest::newRow("says unhealthy") << RawHttpServer::json(R"({"status":"unhealthy"})") << ProbeOutcome::Failed;
        QTest::newRow("a word nobody knows") << RawHttpServer::json(R"({"status":"fine?"})") << ProbeOutcome::Failed;
        QTest::newRow("a web page") << RawHttpServer::answer(200, "<html>Sign in</html>") << ProbeOutcome::Warned;
        QTest::newRow("503") << RawHttpServer::answer(503, kWell) << ProbeOutcome::Failed;
        QTest::newRow("401") << RawHttpServer::answer(401, "{}") << ProbeOutcome::Failed;
        QTest::newRow("elsewhere") << RawHttpServer::answer(302, "", "Location: https://another.example/\r\n") << ProbeOutcome::Failed;
    }
    void anAnswerIsJudgedByWhatItSays()
    {
        QFETCH(QByteArray, answer);
        QFETCH(ProbeOutcome, outcome);
        RawHttpServer server;
        server.alwaysAnswer(answer);
        const auto report = look(prober(), u"http://127.0.0.1:%1"_s.arg(server.port()));
        QVERIFY(report.has_value());
        QVERIFY2(report->health.outcome == outcome, qPrintable(report->health.text));
        QCOMPARE(report->tls.outcome, ProbeOutcome::NotTried); // plain http, to this machine
        QCOMPARE(report->trust.outcome, ProbeOutcome::NotTried);
        QCOMPARE(overallOutcome(*report, m_clock->utcNow()), outcome);
        QCOMPARE(server.requests().size(), size_t(1)); // one look is one request, whatever comes
    }

    void whatIsNoAddressIsNotAsked_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("none yet") << QString() << ErrorKind::InvalidInput;
        QTest::newRow("a file") << u"file:///etc/passwd"_s << ErrorKind::InvalidInput;
        QTest::newRow("no host") << u"https://"_s << ErrorKind::InvalidInput;
        QTest::newRow("words") << u"soon"_s << ErrorKind::InvalidInput;
        QTest::newRow("a password") << u"https://a:b@agent.example"_s << ErrorKind::Refused;
    }
    void whatIsNoAddressIsNotAsked()
    {
        QFETCH(QString, address);
        QFETCH(ErrorKind, kind);
        const auto report = look(prober(), address);
        QVERIFY(!report.has_value());
        QCOMPARE(errorKindName(report.error().kind), errorKindName(kind));
        QVERIFY(!report.error().where.contains(u"a:b"_s));
    }

    void theLastDaysOfACertificateAreAWarning()
    {
        const QDateTime now(QDate(2026, 1, 15), QTime(12, 0), Qt::UTC);
        EndpointCertificate certificate;
        certificate.validFrom = now.addDays(-30);
        const auto outcome = [&](const QDateTime &until) {
            certificate.validUntil = until;
            return validityOf(certificate, now).outcome;
        };
        QCOMPARE(outcome(now.addDays(14)), ProbeOutcome::Passed);
        QCOMPARE(outcome(now.addDays(14).addSecs(-1)), ProbeOutcome::Warned);
        QCOMPARE(outcome(now.addSecs(60)), ProbeOutcome::Warned);
        QCOMPARE(outcome(now.addSecs(-60)), ProbeOutcome::Failed);
        QCOMPARE(daysLeft(certificate, now), -1);
        QCOMPARE(outcome(QDateTime()), ProbeOutcome::NotTried);
        certificate.validFrom = now.addDays(1);
        QCOMPARE(outcome(now.addDays(60)), ProbeOutcome::Failed);
    }
};

QTEST_GUILESS_MAIN(EndpointProberTest)
#include "tst_endpoint_prober.moc"
