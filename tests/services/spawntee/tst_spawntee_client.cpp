// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/spawntee/certificate_index_client.h"
#include "services/spawntee/gateway_connector.h"
#include "tests/services/spawntee/spawntee_data.h"
#include "tests/support/await.h"
#include "tests/support/fake_clock.h"
#include "tests/support/raw_http_server.h"

#include <QCoroTimer>

#include <QElapsedTimer>
#include <QLocale>
#include <QTemporaryDir>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::cluster;
using namespace pilothouse::spawntee;
using namespace pilothouse::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Cause = GatewayRefusal::Cause;

namespace {

constexpr char kFree[] = "{\"accepting_new_models\":true}";
constexpr char kApp[] = "1f0e6c2b7a9d4e53b0c8d7f6a5e4c3b2a1908f7e";

std::shared_ptr<http::HttpClient> httpClient()
{
    http::RemoteContext context;
    context.environment = domain::EnvironmentId(u"demo"_s);
    context.anyOrigin = true;
    return std::make_shared<http::HttpClient>(context);
}

class Slots final : public CertificateIndexPort
{
public:
    std::optional<CertificateSlots> known;
    int asked = 0;
    QCoro::Task<Result<CertificateSlots>> certificateSlots(CancelToken) override
    {
        ++asked;
        if (!known)
            co_return Error{.kind = ErrorKind::Timeout, .what = u"no answer"_s};
        const CertificateSlots answer = *known;
        co_return answer;
    }
};

template <typename T>
Result<T> settled(QCoro::Task<Result<T>> task)
{
    auto result = await(std::move(task));
    if (result)
        return std::move(*result);
    return Error{.what = u"the client never answered"_s};
}

QByteArray dateLine(const QDateTime &time)
{
    return "Date: " + QLocale::c().toString(time.toUTC(), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1() + "\r\n";
}

QCoro::Task<Result<Secret>> slowKey(int *read)
{
    ++*read;
    co_await QCoro::sleepFor(20ms);
    co_return Secret(spawnteeFile(u"test-coordinator-key.pem"_s));
}

QCoro::Task<Result<Secret>> keyIf(const bool *isThere)
{
    if (!*isThere)
        co_return Error{.kind = ErrorKind::NotFound, .what = u"never stored"_s};
    co_return Secret(spawnteeFile(u"test-coordinator-key.pem"_s));
}

qint64 timestampOf(const RawRequest &request)
{
    const QByteArray message = QByteArray::fromBase64(request.header("X-Gateway-Auth-Message"));
    return QJsonDocument::fromJson(message)["timestamp"_L1].toInteger();
}

} // namespace

/// Over real sockets, against a server whose every byte is written here.
class SpawnteeClientTest : public QObject
{
    Q_OBJECT

    std::shared_ptr<GatewayKey> m_key;
    std::shared_ptr<FakeClock> m_clock;
    std::shared_ptr<Slots> m_index;

    std::shared_ptr<SpawnteeClient> clientOf(const RawHttpServer &server, Timing timing = {5s, {10ms, 20ms, 30ms}},
                                             std::shared_ptr<const Clock> clock = nullptr)
    {
        SpawnteeClient::Parts parts;
        parts.http = httpClient();
        parts.key = m_key;
        parts.clock = clock ? clock : m_clock;
        parts.index = m_index;
        parts.base = server.url(u""_s);
        parts.timing = timing;
        return std::make_shared<SpawnteeClient>(parts);
    }

private slots:
    void init()
    {
        auto signer = signerOf(u"test-coordinator-key.pem"_s);
        QVERIFY(signer);
        m_key = GatewayKey::of(std::move(*signer));
        m_clock = std::make_shared<FakeClock>();
        m_index = std::make_shared<Slots>();
    }

    void waitsTwoFourAndEightSecondsUnlessToldOtherwise() { QCOMPARE(Timing().waits, (std::vector<std::chrono::milliseconds>{2s, 4s, 8s})); }
    void askedAgainTwoAndFourSecondsLaterWithTheTimeOfThen()
    {
        RawHttpServer server;
        std::vector<qint64> arrived;
        QElapsedTimer time;
        time.start();
        server.onRequest([&](const RawRequest &, QTcpSocket &socket) {
            arrived.push_back(time.elapsed());
            socket.write(arrived.size() < 3 ? RawHttpServer::answer(503, "{}") : RawHttpServer::json(kFree));
        });
        QVERIFY(settled(clientOf(server, Timing(), std::make_shared<SystemClock>())->capacity(Attempts::Retried, {})));
        QCOMPARE(arrived.size(), size_t(3));
        QVERIFY2(arrived[1] - arrived[0] >= 2000 && arrived[1] - arrived[0] < 3500, qPrintable(QString::number(arrived[1] - arrived[0])));
        QVERIFY2(arrived[2] - arrived[1] >= 4000 && arrived[2] - arrived[1] < 5500, qPrintable(QString::number(arrived[2] - arrived[1])));
        std::vector<qint64> stamps;
        for (const RawRequest &request : server.requests())
            stamps.push_back(timestampOf(request));
        QVERIFY2(stamps[1] - stamps[0] >= 2 && stamps[2] - stamps[1] >= 4, "each is signed when it is sent");
    }

    void repeatsAReadWithAFreshSignatureEachTime()
    {
        RawHttpServer server;
        int asked = 0;
        server.onRequest([&](const RawRequest &, QTcpSocket &socket) {
            m_clock->advance(7s);
            socket.write(++asked < 3 ? RawHttpServer::answer(503, "{}") : RawHttpServer::json(kFree));
        });
        const auto capacity = settled(clientOf(server)->capacity(Attempts::Retried, {}));
        QVERIFY2(capacity, capacity ? "" : qPrintable(capacity.error().what));
        QCOMPARE(server.requests().size(), size_t(3));
        QSet<qint64> times;
        QSet<QByteArray> signatures;
        for (const RawRequest &request : server.requests()) {
            QCOMPARE(request.path(), QByteArray("/capacity"));
            times.insert(timestampOf(request));
            signatures.insert(request.header("X-Gateway-Auth-Signature"));
        }
        QCOMPARE(times.size(), 3);
        QCOMPARE(signatures.size(), 3);
    }
    void asksOnceWhenToldTo()
    {
        RawHttpServer server;
        server.alwaysAnswer(RawHttpServer::answer(503, "{}"));
        const auto capacity = settled(clientOf(server)->capacity(Attempts::Single, {}));
        QVERIFY(!capacity);
        QCOMPARE(capacity.error().kind, ErrorKind::Remote);
        QCOMPARE(capacity.error().httpStatus, std::optional(503));
        QCOMPARE(server.requests().size(), size_t(1));
    }
    void givesUpAfterThreeRepeats()
    {
        RawHttpServer server;
        server.onRequest([](const RawRequest &, QTcpSocket &socket) {
            socket.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"tasks\":[");
            socket.disconnectFromHost();
        });
        const auto tasks = settled(clientOf(server)->tasks(Attempts::Retried, {}));
        QVERIFY(!tasks);
        QCOMPARE(tasks.error().kind, ErrorKind::Network);
        QVERIFY2(tasks.error().where.contains(u"4 tries"_s), qPrintable(tasks.error().where));
        QCOMPARE(server.requests().size(), size_t(4));
    }
    void doesNotRepeatARefusalOfTheRequest()
    {
        RawHttpServer server;
        server.alwaysAnswer(RawHttpServer::answer(422, "{\"detail\":\"invalid hash\"}"));
        const auto approval = settled(clientOf(server)->approveHashes({u"not-a-hash"_s}));
        QVERIFY(!approval);
        QVERIFY(approval.error().what.contains(u"invalid hash"_s));
        QCOMPARE(server.requests().size(), size_t(1));
    }

    void signsThePathWithoutEncodingIt()
    {
        RawHttpServer server;
        server.alwaysAnswer(RawHttpServer::json("{\"image_exists\":false}"));
        QVERIFY(settled(clientOf(server)->submissionImage(u"a\"b\\c é"_s, {})));
        const RawRequest &request = server.requests().front();
        QCOMPARE(request.target, QByteArray("/submission-image/a%22b%5Cc%20%C3%A9"));
        QCOMPARE(QByteArray::fromBase64(request.header("X-Gateway-Auth-Message")),
                 gatewayMessage(u"/submission-image/a\"b\\c é"_s, m_clock->utcNow().toSecsSinceEpoch()));
    }
    void keepsThePrefixOfADemoFleetOutOfTheSignature()
    {
        RawHttpServer server;
        server.alwaysAnswer(RawHttpServer::json(kFree));
        GatewayConnector::Parts parts{httpClient(), m_key, m_clock, nullptr};
        parts.addressTemplate = u"http://127.0.0.1:%1/s/{id}"_s.arg(server.port());
        GatewayConnector connector(parts);
        SpawnteeAddress address;
        address.appId = QLatin1StringView(kApp);
        const auto port = connector.connect(address);
        QVERIFY(port);
        QVERIFY(settled((*port)->capacity(Attempts::Single, {})));
        QCOMPARE(server.requests().front().target, QByteArray("/s/") + kApp + "/capacity");
        QVERIFY(QByteArray::fromBase64(server.requests().front().header("X-Gateway-Auth-Message")).startsWith("{\"path\":\"/capacity\","));
    }

    void sendsAChangeOnceAndCallsALostAnswerUnknown()
    {
        RawHttpServer server;
        server.onRequest([](const RawRequest &, QTcpSocket &socket) { socket.abort(); });
        const auto client = clientOf(server);
        BuildRequest build;
        build.submissionId = u"30001"_s;
        const auto built = settled(client->buildModel(build));
        QVERIFY(!built);
        QCOMPARE(built.error().kind, ErrorKind::OutcomeUnknown);
        QCOMPARE(server.requests().size(), size_t(1));
        StartRequest start;
        start.taskId = u"t"_s;
        QCOMPARE(settled(client->startModel(start)).error().kind, ErrorKind::OutcomeUnknown);
        QCOMPARE(settled(client->stopModel(u"t"_s)).error().kind, ErrorKind::OutcomeUnknown);
        QCOMPARE(server.requests().size(), size_t(3));
    }
    void aServerThatBreaksDuringAChangeLeavesItUnknown()
    {
        RawHttpServer server;
        server.alwaysAnswer(RawHttpServer::answer(500, "{}"));
        QCOMPARE(settled(clientOf(server)->stopModel(u"t"_s)).error().kind, ErrorKind::OutcomeUnknown);
        QCOMPARE(server.requests().size(), size_t(1));
    }
    void anUnreadableAnswerToAChangeIsNotAFailure()
    {
        RawHttpServer server;
        server.alwaysAnswer(RawHttpServer::json("{\"status\":\"pending\"}"));
        BuildRequest build;
        build.submissionId = u"30001"_s;
        const auto built = settled(clientOf(server)->buildModel(build));
        QVERIFY(!built);
        QCOMPARE(built.error().kind, ErrorKind::OutcomeUnknown);
        QVERIFY(built.error().what.contains(u"task_id"_s));
    }

    void asksOnceWhenRefusedAndNamesTheClock()
    {
        RawHttpServer server;
        server.alwaysAnswer(RawHttpServer::answer(401, "{\"detail\":\"Gateway authentication failed\"}", dateLine(m_clock->utcNow().addSecs(40))));
        const auto client = clientOf(server);
        const auto tasks = settled(client->tasks(Attempts::Retried, {}));
        QVERIFY(!tasks);
        QCOMPARE(tasks.error().kind, ErrorKind::Unauthorised);
        QCOMPARE(server.requests().size(), size_t(1));
        QVERIFY(client->lastRefusal().has_value());
        QCOMPARE(client->lastRefusal()->cause, Cause::ClockSkew);
        QCOMPARE(client->lastRefusal()->skew, std::optional<std::chrono::seconds>(40s));
        QVERIFY2(tasks.error().what.contains(u"40 s behind"_s), qPrintable(tasks.error().what));
    }
    void namesAKeyThatIsInNeitherSlot()
    {
        m_index->known = CertificateSlots{QString(64, u'a'), {}, {}, {}};
        RawHttpServer server;
        server.alwaysAnswer(RawHttpServer::answer(403, "{}", dateLine(m_clock->utcNow())));
        const auto client = clientOf(server);
        const auto tasks = settled(client->tasks(Attempts::Retried, {}));
        QVERIFY(!tasks);
        QCOMPARE(tasks.error().kind, ErrorKind::Unauthorised);
        QCOMPARE(tasks.error().httpStatus, std::optional(403));
        QCOMPARE(client->lastRefusal()->cause, Cause::KeyUnknown);
        QVERIFY(tasks.error().what.contains(m_key->keyHash()));
    }
    void aRegisteredKeyAndAgreeingClocksMeanNotReady()
    {
        m_index->known = CertificateSlots{QString(64, u'a'), m_key->keyHash().toUpper(), {}, {}};
        RawHttpServer server;
        server.alwaysAnswer(RawHttpServer::answer(401, "{}", dateLine(m_clock->utcNow().addSecs(1))));
        const auto client = clientOf(server);
        const auto tasks = settled(client->tasks(Attempts::Single, {}));
        QCOMPARE(client->lastRefusal()->cause, Cause::NotReady);
        QCOMPARE(client->lastRefusal()->slot, KeySlot::Secondary);
        QVERIFY2(tasks.error().what.contains(u"secondary"_s), qPrintable(tasks.error().what));
    }
    void forgetsARefusalWhenItIsAnswered()
    {
        RawHttpServer server;
        server.answerInTurn({RawHttpServer::answer(401, "{}"), RawHttpServer::json(kFree)});
        const auto client = clientOf(server);
        QVERIFY(!settled(client->capacity(Attempts::Single, {})));
        QCOMPARE(client->lastRefusal()->cause, Cause::Unclear);
        QVERIFY(settled(client->capacity(Attempts::Single, {})));
        QVERIFY(!client->lastRefusal().has_value());
    }

    void theUnsignedProbeCarriesNoSignature()
    {
        RawHttpServer server;
        server.answerInTurn({RawHttpServer::answer(401, "{}"), RawHttpServer::json("{\"running_models\":[]}")});
        const auto client = clientOf(server);
        QCOMPARE(settled(client->unsignedStatus({})).value_or(0), 401);
        QCOMPARE(settled(client->unsignedStatus({})).value_or(0), 200);
        for (const RawRequest &request : server.requests())
            QVERIFY(!request.head.toLower().contains("x-gateway-auth"));
    }
    void theDebugProbeSendsNoCommand()
    {
        RawHttpServer server;
        server.answerInTurn(
            {RawHttpServer::answer(404, "{}"), RawHttpServer::answer(422, "{}"), RawHttpServer::answer(401, "{}"), RawHttpServer::answer(500, "{}")});
        const auto client = clientOf(server);
        QCOMPARE(settled(client->offersDebugCommands({})).value_or(true), false);
        QCOMPARE(settled(client->offersDebugCommands({})).value_or(false), true);
        QVERIFY2(!settled(client->offersDebugCommands({})), "behind a refusal anything may be");
        QVERIFY(!settled(client->offersDebugCommands({})));
        for (const RawRequest &request : server.requests())
            QCOMPARE(request.target, QByteArray("/debug/exec"));
    }

    void anAnswerWithoutItsMemberNamesMemberAndPlace()
    {
        RawHttpServer server;
        server.alwaysAnswer(RawHttpServer::json(spawnteeAnswer(u"capacity-missing-flag"_s)));
        const auto capacity = settled(clientOf(server)->capacity(Attempts::Retried, {}));
        QVERIFY(!capacity);
        QCOMPARE(capacity.error().kind, ErrorKind::Protocol);
        QVERIFY(capacity.error().what.startsWith(u"accepting_new_models"_s));
        QVERIFY(capacity.error().where.endsWith(u"/capacity"_s));
        QCOMPARE(server.requests().size(), size_t(1));
    }
    void stopsReadingAnAnswerThatNeverEnds()
    {
        RawHttpServer server;
        server.onRequest([](const RawRequest &, QTcpSocket &socket) {
            socket.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"tasks\":[");
            writeForever(socket, QByteArray(64 * 1024, ' '));
        });
        const auto tasks = settled(clientOf(server)->tasks(Attempts::Single, {}));
        QVERIFY(!tasks);
        QCOMPARE(tasks.error().kind, ErrorKind::TooLarge);
    }
    void stopsWaitingWhenCancelled()
    {
        RawHttpServer server;
        server.alwaysAnswer(RawHttpServer::answer(503, "{}"));
        const CancelToken cancel;
        QTimer::singleShot(100, this, [cancel] { cancel.cancel(); });
        const auto tasks = settled(clientOf(server, Timing{5s, {1h}})->tasks(Attempts::Retried, cancel));
        QVERIFY(!tasks);
        QCOMPARE(tasks.error().kind, ErrorKind::Cancelled);
        QCOMPARE(server.requests().size(), size_t(1));
    }
    void sendsNothingWithoutAKey()
    {
        m_key.reset();
        RawHttpServer server;
        const auto client = clientOf(server);
        const auto tasks = settled(client->tasks(Attempts::Single, {}));
        QVERIFY(!tasks);
        QCOMPARE(tasks.error().kind, ErrorKind::Secret);
        QVERIFY(server.requests().empty());
        QVERIFY(settled(client->unsignedStatus({})));
    }
    void readsItsKeyOnceForAllWhoWait()
    {
        int read = 0;
        m_key = std::make_shared<GatewayKey>([&read]() { return slowKey(&read); });
        RawHttpServer server;
        server.alwaysAnswer(RawHttpServer::json(kFree));
        const auto client = clientOf(server);
        QVERIFY(m_key->keyHash().isEmpty());
        auto first = client->capacity(Attempts::Single, {});
        auto second = client->capacity(Attempts::Single, {});
        QVERIFY(settled(std::move(first)) && settled(std::move(second)));
        QVERIFY(settled(client->capacity(Attempts::Single, {})));
        QCOMPARE(read, 1);
        QVERIFY(!m_key->keyHash().isEmpty());
        m_key->forget();
        QVERIFY(settled(client->capacity(Attempts::Single, {})));
        QCOMPARE(read, 2);
    }
    void triesAgainForAKeyThatCouldNotBeRead()
    {
        bool isThere = false;
        m_key = std::make_shared<GatewayKey>([&isThere]() { return keyIf(&isThere); });
        RawHttpServer server;
        server.alwaysAnswer(RawHttpServer::json(kFree));
        const auto client = clientOf(server);
        const auto without = settled(client->capacity(Attempts::Single, {}));
        QVERIFY(!without);
        QCOMPARE(without.error().kind, ErrorKind::Secret);
        QVERIFY(without.error().nextStep.contains(u"Secrets"_s));
        QVERIFY(server.requests().empty());
        isThere = true;
        QVERIFY(settled(client->capacity(Attempts::Single, {})));
    }
    void readsItsKeyFromAFileOfTheOperatorsAlone()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"key.pem"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(spawnteeFile(u"test-coordinator-key.pem"_s));
        file.close();
        RawHttpServer server;
        server.alwaysAnswer(RawHttpServer::json(kFree));
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::ReadOther));
        m_key = GatewayKey::ofFile(file.fileName());
        QVERIFY2(!settled(clientOf(server)->capacity(Attempts::Single, {})), "a key that others may read is not used");
        QVERIFY(server.requests().empty());
        QVERIFY(file.setPermissions(QFile::ReadOwner));
        QVERIFY(settled(clientOf(server)->capacity(Attempts::Single, {})));
    }
    void anIdThatWouldLeadElsewhereIsNeverSent()
    {
        RawHttpServer server;
        const auto task = settled(clientOf(server)->task(u"../registry/approve-hash"_s, {}));
        QVERIFY(!task);
        QCOMPARE(task.error().kind, ErrorKind::InvalidInput);
        QVERIFY(server.requests().empty());
    }

    void buildsTheAddressOfAGateway()
    {
        SpawnteeAddress address;
        address.appId = QLatin1StringView(kApp);
        address.gatewayDomain = u"dstack-pha-prod10.phala.network"_s;
        QCOMPARE(*gatewayUrl(address, {u"phala.network"_s}), QUrl(u"https://%1-9010.dstack-pha-prod10.phala.network"_s.arg(QLatin1StringView(kApp))));
        address.instanceId = QString(40, u'b');
        QVERIFY(gatewayUrl(address, {u"phala.network"_s})->host().startsWith(address.instanceId));
    }
    void neverSpeaksToAGuessedOrForeignHost()
    {
        SpawnteeAddress good;
        good.appId = QLatin1StringView(kApp);
        for (const QString &domain : {u""_s, u"dstack-pha-.phala.network"_s, u"phala.network.evil.example"_s, u"evilphala.network"_s,
                                      u"phala.network/x"_s, u"x@phala.network"_s}) {
            SpawnteeAddress address = good;
            address.gatewayDomain = domain;
            const auto url = gatewayUrl(address, {u"phala.network"_s});
            QVERIFY2(!url, qPrintable(domain));
            QCOMPARE(url.error().kind, ErrorKind::InvalidInput);
        }
        good.gatewayDomain = u"dstack-pha-prod7.phala.network"_s;
        SpawnteeAddress noApp = good;
        noApp.appId = u"1f0e"_s;
        QVERIFY(!gatewayUrl(noApp, {u"phala.network"_s}));
        SpawnteeAddress noPort = good;
        noPort.port = 0;
        QVERIFY(!gatewayUrl(noPort, {u"phala.network"_s}));
    }

    void asksTheIndexOnceForAWholeCluster()
    {
        RawHttpServer server;
        server.alwaysAnswer(RawHttpServer::json("{\"certHash\":null,\"certHashSecondary\":\"" + QByteArray(64, 'a') + "\"}"));
        const auto index = std::make_shared<CertificateIndexClient>(httpClient(), server.url(u""_s), u"9xQe wallet"_s, m_clock);
        const auto first = settled(index->certificateSlots({}));
        QVERIFY(first && first->primary.isEmpty());
        QCOMPARE(first->secondary, QString(64, u'a'));
        QVERIFY(settled(index->certificateSlots({})));
        QCOMPARE(server.requests().size(), size_t(1));
        QCOMPARE(server.requests().front().target, QByteArray("/certificates?wallet=9xQe%20wallet"));
        m_clock->advance(31s);
        QVERIFY(settled(index->certificateSlots({})));
        QCOMPARE(server.requests().size(), size_t(2));
    }
};

QTEST_GUILESS_MAIN(SpawnteeClientTest)
#include "tst_spawntee_client.moc"
