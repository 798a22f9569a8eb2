// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/evidence.h"
#include "services/evidence/pccs_client.h"
#include "tests/services/evidence/fleet_relay.h"
#include "tests/support/await.h"
#include "tests/support/fake_clock.h"

#include <openssl/x509v3.h>

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QTemporaryDir>

using namespace pilothouse;
using namespace pilothouse::evidence;
using namespace Qt::StringLiterals;
using attestation::FetchedCollateral;

namespace {

using Fetched = Result<FetchedCollateral>;

QByteArray fileBytes(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A self-signed certificate that says where its CRL lies, as the processor maker's root does.
QByteArray rootWithCrlAt(const QByteArray &url)
{
    EVP_PKEY *const key = EVP_EC_gen("P-256");
    X509 *const certificate = X509_new();
    X509_set_version(certificate, 2);
    X509_gmtime_adj(X509_getm_notBefore(certificate), 0);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
    X509_set_pubkey(certificate, key);
    X509_EXTENSION *const extension = X509V3_EXT_conf_nid(nullptr, nullptr, NID_crl_distribution_points, ("URI:" + url).constData());
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
    X509_sign(certificate, key, EVP_sha256());
    unsigned char *der = nullptr;
    const int size = i2d_X509(certificate, &der);
    const QByteArray bytes(reinterpret_cast<const char *>(der), size);
    OPENSSL_free(der);
    X509_free(certificate);
    EVP_PKEY_free(key);
    return bytes;
}

} // namespace

/// Collateral over real sockets, from the demo fleet's service or from one that misbehaves; and what lies on disk.
class PccsClientTest : public QObject
{
    Q_OBJECT

    test::FleetWorld m_fleet;
    std::unique_ptr<test::RawHttpServer> m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<test::FakeClock> m_clock;
    PccsClient::Options m_options;

    attestation::TrustRoot root() { return *attestation::TrustRoot::fromBytes(m_fleet.world.evidence().rootDer(), u"demo"_s); }
    QByteArray quoteOf(const char *name)
    {
        const int index = m_fleet.world.fleet().find(QLatin1StringView(name)).front();
        return m_fleet.world.evidence().quote(m_fleet.world.fleet(), index, QByteArray(64, 'r'));
    }
    std::shared_ptr<PccsClient> client(QList<QUrl> alsoAllowed = {})
    {
        http::RemoteContext context;
        context.allowedOrigins = QList<QUrl>{m_options.base} + alsoAllowed;
        context.remoteName = u"PCCS"_s;
        http::RetryPolicy quick;
        quick.backOff = {std::chrono::milliseconds(5)};
        return std::make_shared<PccsClient>(std::make_shared<http::HttpClient>(context, quick), m_options, m_clock);
    }
    Fetched fetchFor(const char *name, CancelToken cancel = {}, QList<QUrl> alsoAllowed = {})
    {
        const auto quote = attestation::parseQuote(quoteOf(name));
        Q_ASSERT(quote);
        auto got = test::await(client(alsoAllowed)->collateralFor(*quote, cancel));
        if (!got) {
            Error error;
            error.what = u"never completed"_s;
            return error;
        }
        return std::move(*got);
    }
    QStringList keptFiles() const
    {
        const QDir folder(m_options.cacheFolder);
        QStringList paths;
        for (const QString &name : folder.entryList({u"*.json"_s}, QDir::Files))
            paths << folder.filePath(name);
        return paths;
    }
    void serve() { m_server->onRequest(test::relayTo(m_fleet, "/pccs")); }
    /// The fleet's answers, except where the path contains `part`.
    void serveExcept(const QByteArray &part, const QByteArray &bytes)
    {
        m_server->onRequest([part, bytes, rest = test::relayTo(m_fleet, "/pccs")](const test::RawRequest &request, QTcpSocket &socket) {
            if (request.target.contains(part))
                socket.write(bytes);
            else
                rest(request, socket);
        });
    }

private slots:
    void init()
    {
        m_server = std::make_unique<test::RawHttpServer>();
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock = std::make_shared<test::FakeClock>();
        m_options = PccsClient::Options();
        m_options.base = m_server->url(QString());
        m_options.environment = u"demo"_s;
        m_options.root = root();
        m_options.cacheFolder = m_folder->filePath(u"collateral"_s);
        m_options.timeout = std::chrono::milliseconds(3000);
        serve();
    }
    void cleanup() { m_fleet.world.clearFaults(); }

    void whatItFetchesJudgesEachPlatform_data()
    {
        QTest::addColumn<QByteArray>("machine");
        QTest::addColumn<QString>("status");
        QTest::newRow("header TCB-Info-Issuer-Chain") << QByteArray("crunch-tee-runner-4f1c92ab") << u"UpToDate"_s;
        QTest::newRow("header SGX-TCB-Info-Issuer-Chain") << QByteArray("crunch-tee-runner-f8124be5") << u"SWHardeningNeeded"_s;
    }
    void whatItFetchesJudgesEachPlatform()
    {
        QFETCH(QByteArray, machine);
        QFETCH(QString, status);
        const Fetched got = fetchFor(machine.constData());
        QVERIFY2(got, got ? "" : qPrintable(got.error().what));
        attestation::Verifier verifier(root());
        const auto judged = verifier.verify(quoteOf(machine.constData()), got->collateral,
                                            attestation::UnixTime(std::chrono::seconds(m_clock->utcNow().toSecsSinceEpoch())));
        QVERIFY2(judged.isVerified(), qPrintable(judged.reason));
        QCOMPARE(judged.status, status);
        QCOMPARE(got->notes, QStringList{u"collateral of 2026-01-14"_s});
        QCOMPARE(m_server->requests().size(), size_t(4));
    }

    void theSignedTextIsKeptByteForByte()
    {
        const Fetched got = fetchFor("crunch-tee-registry");
        QVERIFY(got);
        const auto fmspc = m_fleet.world.evidence().fmspcOf(m_fleet.world.fleet().nodeOf(m_fleet.machine("crunch-tee-registry")));
        QVERIFY(m_fleet.world.evidence().tcbInfoAnswer(fmspc)->contains(got->collateral.tcbInfo));
        // The copy on disk judges the same.
        const Fetched again = fetchFor("crunch-tee-registry");
        QVERIFY(again);
        QCOMPARE(again->collateral, got->collateral);
    }

    void theDataSetIsAskedForInBothDocuments_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<bool>("served");
        QTest::newRow("early") << QByteArray("update=early") << true;
        QTest::newRow("standard") << QByteArray("update=standard") << true;
        QTest::newRow("a number") << QByteArray("tcbEvaluationDataNumber=18") << true;
        QTest::newRow("a number that is gone") << QByteArray("tcbEvaluationDataNumber=4") << false;
    }
    void theDataSetIsAskedForInBothDocuments()
    {
        QFETCH(QByteArray, query);
        QFETCH(bool, served);
        if (query == "update=early")
            m_options.dataSet.update = wire::DataSet::Update::Early;
        else if (query == "update=standard")
            m_options.dataSet.update = wire::DataSet::Update::Standard;
        else
            m_options.dataSet.evaluationNumber = query.mid(query.indexOf('=') + 1).toInt();
        const Fetched got = fetchFor("crunch-tee-registry");
        QCOMPARE(got.has_value(), served);
        if (!served)
            QVERIFY2(got.error().what.contains("no longer has this data set"_L1), qPrintable(got.error().what));
        int asked = 0;
        for (const auto &request : m_server->requests())
            asked += request.target.contains(query) && (request.target.contains("/tcb?") || request.target.contains("/qe/identity"));
        QCOMPARE(asked, 2);
    }

    void withoutARootCrlTheRootItselfSaysWhereItLies()
    {
        test::RawHttpServer elsewhere;
        elsewhere.alwaysAnswer(test::RawHttpServer::answer(200, m_fleet.world.evidence().rootCrl()));
        serveExcept("/rootcacrl", test::RawHttpServer::answer(404, "Not found"));
        QVERIFY(!fetchFor("crunch-tee-registry")); // the fleet's root names no place
        m_options.root.der = rootWithCrlAt(elsewhere.url(u"/root.der"_s).toEncoded());
        const Fetched got = fetchFor("crunch-tee-registry", {}, {elsewhere.url()});
        QVERIFY2(got, got ? "" : qPrintable(got.error().what));
        QCOMPARE(got->collateral.rootCaCrl, m_fleet.world.evidence().rootCrl());
        QCOMPARE(elsewhere.requests().size(), size_t(1));
        QCOMPARE(elsewhere.requests().front().path(), QByteArray("/root.der"));
    }

    void nonsenseIsToldApartAndNeverKept_data()
    {
        using Server = test::RawHttpServer;
        QTest::addColumn<QByteArray>("part");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("words");
        QTest::newRow("F01 a web page") << QByteArray("/tcb")
                                        << Server::answer(200, "<!DOCTYPE html><html><body>Sign in</body></html>", "Content-Type: text/html\r\n")
                                        << u"TCB info: not JSON, looks like a web page"_s;
        QTest::newRow("F07 depth") << QByteArray("/tcb") << Server::json(QByteArray(100'000, '[')) << u"TCB info:"_s;
        QTest::newRow("F08 a name twice") << QByteArray("/tcb") << Server::json(R"({"tcbInfo":{},"tcbInfo":{},"signature":"00"})") << u"TCB info:"_s;
        QTest::newRow("F15 a redirect to another host")
            << QByteArray("/tcb") << Server::answer(302, "", "Location: http://localhost:9/tcb\r\n") << u"redirects to another host"_s;
        QTest::newRow("F06 too large") << QByteArray("/qe/identity") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 2147483648\r\n\r\n{")
                                       << u"QE identity: the answer is larger than 4 MiB"_s;
        QTest::newRow("no issuer chain") << QByteArray("/qe/identity") << Server::json(R"({"enclaveIdentity":{"a":1},"signature":"00"})")
                                         << u"the header SGX-Enclave-Identity-Issuer-Chain with the issuer chain is missing"_s;
        QTest::newRow("a CRL that is none") << QByteArray("/pckcrl") << Server::answer(200, "hello") << u"PCK CRL: a CRL was expected"_s;
        QTest::newRow("no such platform") << QByteArray("/tcb") << Server::answer(404, "No cache data")
                                          << u"the service has none for this platform"_s;
        QTest::newRow("a server error") << QByteArray("/rootcacrl") << Server::answer(500, "oops")
                                        << u"root CRL: the remote answered with status 500"_s;
    }
    void nonsenseIsToldApartAndNeverKept()
    {
        QFETCH(QByteArray, part);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, words);
        serveExcept(part, bytes);
        const Fetched got = fetchFor("crunch-tee-registry");
        QVERIFY(!got);
        QVERIFY2(got.error().what.contains(words), qPrintable(got.error().what));
        QVERIFY(keptFiles().isEmpty());
    }

    void aServiceThatTricklesIsGivenUp_data()
    {
        QTest::addColumn<bool>("trickles");
        QTest::newRow("F14 one byte at a time") << true;
        QTest::newRow("silent") << false;
    }
    void aServiceThatTricklesIsGivenUp()
    {
        QFETCH(bool, trickles);
        m_options.timeout = std::chrono::milliseconds(700);
        m_server->onRequest([trickles](const test::RawRequest &, QTcpSocket &socket) {
            if (!trickles)
                return;
            socket.write("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n");
            auto *const timer = new QTimer(&socket);
            QObject::connect(timer, &QTimer::timeout, &socket, [&socket] { socket.write("{"); });
            timer->start(50);
        });
        QElapsedTimer time;
        time.start();
        const Fetched got = fetchFor("crunch-tee-registry");
        QVERIFY(!got);
        QCOMPARE(got.error().kind, ErrorKind::Timeout);
        QVERIFY2(time.elapsed() < 2500, "four documents at once take no longer than one");
    }

    void cancellingEndsItAtOnce()
    {
        m_server->onRequest([](const test::RawRequest &, QTcpSocket &) {});
        CancelToken cancel;
        QTimer::singleShot(100, [cancel] { cancel.cancel(); });
        QElapsedTimer time;
        time.start();
        const Fetched got = fetchFor("crunch-tee-registry", cancel);
        QVERIFY(!got);
        QCOMPARE(got.error().kind, ErrorKind::Cancelled);
        QVERIFY(time.elapsed() < 1500);
    }

    void aYoungCopyIsUsedWithoutAskingAndAnOlderOneIsNot()
    {
        QVERIFY(fetchFor("crunch-tee-registry"));
        m_clock->advance(std::chrono::minutes(30));
        const Fetched young = fetchFor("crunch-tee-registry");
        QVERIFY(young);
        QCOMPARE(m_server->requests().size(), size_t(4));
        QCOMPARE(young->notes.front(), u"collateral of 2026-01-14, kept on disk, 30 minutes old"_s);
        m_clock->advance(std::chrono::minutes(31));
        QVERIFY(fetchFor("crunch-tee-registry"));
        QCOMPARE(m_server->requests().size(), size_t(8));
    }

    void aCopyFromTheFutureIsNotYoung()
    {
        QVERIFY(fetchFor("crunch-tee-registry"));
        m_clock->jumpWallClock(-std::chrono::hours(2));
        QVERIFY(fetchFor("crunch-tee-registry"));
        QCOMPARE(m_server->requests().size(), size_t(8));
    }

    void withoutTheServiceTheCopyIsUsedAndThatIsSaid()
    {
        QVERIFY(fetchFor("crunch-tee-registry"));
        m_clock->advance(std::chrono::hours(24 * 6));
        m_server->close();
        m_server = std::make_unique<test::RawHttpServer>(); // the old port refuses now
        const Fetched got = fetchFor("crunch-tee-registry");
        QVERIFY2(got, got ? "" : qPrintable(got.error().what));
        QCOMPARE(got->notes.front(), u"collateral of 2026-01-14, offline copy, 6 days old"_s);
        QVERIFY2(got->notes.join(u'\n').contains("connection refused"_L1), qPrintable(got->notes.join(u'\n')));
        m_clock->advance(std::chrono::hours(24 * 2));
        const Fetched older = fetchFor("crunch-tee-registry");
        QVERIFY(older);
        QVERIFY2(older->notes.join(u'\n').contains("issued 9 days ago"_L1), qPrintable(older->notes.join(u'\n')));
    }

    void aDamagedCopyIsFetchedAgainAndThatIsSaid_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::newRow("cut short") << QByteArray("\n}") << QByteArray();
        QTest::newRow("one byte of the collateral") << QByteArray("UpToDate") << QByteArray("UpToDatf");
        QTest::newRow("another format") << QByteArray("\"format\": 1") << QByteArray("\"format\": 2");
        QTest::newRow("no JSON") << QByteArray("{") << QByteArray("<html>");
    }
    void aDamagedCopyIsFetchedAgainAndThatIsSaid()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QVERIFY(fetchFor("crunch-tee-registry"));
        QCOMPARE(keptFiles().size(), 1);
        QByteArray bytes = fileBytes(keptFiles().front());
        const qsizetype at = from == "\n}" ? bytes.lastIndexOf(from) : bytes.indexOf(from);
        QVERIFY(at >= 0);
        bytes.replace(at, from.size(), to);
        QFile file(keptFiles().front());
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(bytes);
        file.close();
        const Fetched got = fetchFor("crunch-tee-registry");
        QVERIFY(got);
        QCOMPARE(m_server->requests().size(), size_t(8));
        QVERIFY2(got->notes.join(u'\n').contains("the kept collateral cannot be used"_L1), qPrintable(got->notes.join(u'\n')));
        const Fetched after = fetchFor("crunch-tee-registry");
        QVERIFY(after);
        QCOMPARE(after->notes.size(), 1);
    }

    void aDamagedCopyHelpsNobodyWhenTheServiceIsAway()
    {
        QVERIFY(fetchFor("crunch-tee-registry"));
        QFile file(keptFiles().front());
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("{}");
        file.close();
        m_server = std::make_unique<test::RawHttpServer>();
        QVERIFY(!fetchFor("crunch-tee-registry"));
    }

    void filesAreForTheOwnerAlone()
    {
        QVERIFY(fetchFor("crunch-tee-registry"));
        const auto mine = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
        QCOMPARE(QFileInfo(keptFiles().front()).permissions(), mine);
        // A copy that others may write is no copy of ours.
        QFile::setPermissions(keptFiles().front(), mine | QFile::WriteOther);
        const Fetched got = fetchFor("crunch-tee-registry");
        QVERIFY(got);
        QVERIFY(got->notes.size() > 1);
        QCOMPARE(QFileInfo(keptFiles().front()).permissions(), mine);
    }

    void aCopyBelongsToOneEnvironmentRootServiceAndDataSet_data()
    {
        QTest::addColumn<int>("what");
        QTest::newRow("another environment") << 0;
        QTest::newRow("another trust root") << 1;
        QTest::newRow("another data set") << 2;
    }
    void aCopyBelongsToOneEnvironmentRootServiceAndDataSet()
    {
        QFETCH(int, what);
        QVERIFY(fetchFor("crunch-tee-registry"));
        const QString first = keptFiles().front();
        if (what == 0)
            m_options.environment = u"production"_s;
        else if (what == 1)
            m_options.root = attestation::TrustRoot::intel();
        else
            m_options.dataSet.update = wire::DataSet::Update::Early;
        QVERIFY(fetchFor("crunch-tee-registry"));
        QCOMPARE(m_server->requests().size(), size_t(8));
        QCOMPARE(keptFiles().size(), 2);
        // Nor does it when somebody puts it where the other is looked for.
        const QString second = keptFiles().front() == first ? keptFiles().back() : keptFiles().front();
        QVERIFY(QFile::remove(second) && QFile::copy(first, second));
        QFile::setPermissions(second, QFile::ReadOwner | QFile::WriteOwner);
        m_server = std::make_unique<test::RawHttpServer>();
        QVERIFY(!fetchFor("crunch-tee-registry"));
    }

    void aFolderThatCannotBeWrittenCostsTheCopyOnly()
    {
        QFile blocker(m_folder->filePath(u"blocked"_s));
        QVERIFY(blocker.open(QIODevice::WriteOnly));
        m_options.cacheFolder = blocker.fileName() + "/collateral"_L1;
        const Fetched got = fetchFor("crunch-tee-registry");
        QVERIFY(got);
        QVERIFY(got->notes.back().contains("could not be kept"_L1) || got->notes.join(u' ').contains("cannot be used"_L1));
    }
};

QTEST_GUILESS_MAIN(PccsClientTest)
#include "tst_pccs_client.moc"
