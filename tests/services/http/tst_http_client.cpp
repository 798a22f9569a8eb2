// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/http_client.h"

#include "tests/support/await.h"
#include "tests/support/gzip.h"
#include "tests/support/raw_http_server.h"

#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QTest>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace pilothouse;
using namespace pilothouse::http;
using namespace pilothouse::test;
using namespace std::chrono_literals;

namespace {

QCoro::Task<Result<Secret>> constantKey()
{
    co_return Secret::copyOf("phak_canary_4711");
}

QCoro::Task<Result<Secret>> keyWithLineBreak()
{
    co_return Secret::copyOf("phak\r\nX-Evil: 1");
}

QCoro::Task<Result<Secret>> noKey()
{
    Error error;
    error.kind = ErrorKind::NotFound;
    co_return error;
}

QStringList g_log;
void keepLog(QtMsgType, const QMessageLogContext &, const QString &text)
{
    g_log << text;
}

} // namespace

class HttpClientTest : public QObject
{
    Q_OBJECT

    static RetryPolicy quick()
    {
        RetryPolicy policy;
        policy.backOff = {10ms};
        policy.breakerPause = 200ms;
        return policy;
    }
    static std::shared_ptr<HttpClient> clientFor(const QList<QUrl> &origins, RetryPolicy policy = quick())
    {
        RemoteContext context;
        context.environment = domain::EnvironmentId(QStringLiteral("demo"));
        context.allowedOrigins = origins;
        context.keyHeader = "X-API-Key";
        context.key = &constantKey;
        context.remoteName = QStringLiteral("Phala Cloud");
        return std::make_shared<HttpClient>(context, policy);
    }
    static HttpRequest get(const QUrl &url)
    {
        HttpRequest request;
        request.url = url;
        return request;
    }
    static HttpRequest change(const QUrl &url, const QByteArray &body)
    {
        HttpRequest request;
        request.verb = "POST";
        request.url = url;
        request.body = body;
        request.effect = Effect::Mutating;
        return request;
    }
    static Result<HttpReply> ask(const std::shared_ptr<HttpClient> &client, const HttpRequest &request)
    {
        auto result = await(client->send(request));
        if (!result) {
            Error error;
            error.what = QStringLiteral("the client never answered");
            return error;
        }
        return std::move(*result);
    }
    static QByteArray chunkedHead() { return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"; }

private slots:
    void answersWithStatusHeadersAndBody()
    {
        RawHttpServer server;
        server.alwaysAnswer(RawHttpServer::answer(418, "{\"a\":1}", "X-One: 1\r\n"));
        const auto client = clientFor({server.url()});
        std::optional<Result<HttpReply>> reply;
        // A task gives its result away once, so it is taken here and not by await().
        client->send(get(server.url(QStringLiteral("/x?q=1")))).then([&](Result<HttpReply> result) { reply = std::move(result); });
        QVERIFY2(!reply, "answered inside the call");
        QTRY_VERIFY(reply);
        QVERIFY(reply->has_value());
        QCOMPARE((*reply)->status, 418);
        QVERIFY(!(*reply)->isSuccess());
        QCOMPARE((*reply)->body, QByteArray("{\"a\":1}"));
        QCOMPARE((*reply)->header("x-ONE"), QByteArray("1"));
        QVERIFY((*reply)->peerCertificate.isEmpty());
        const RawRequest seen = server.requests().at(0);
        QCOMPARE(seen.target, QByteArray("/x?q=1"));
        QCOMPARE(seen.header("X-API-Key"), QByteArray("phak_canary_4711"));
        QVERIFY(seen.header("User-Agent").startsWith("Pilothouse/"));
    }

    void refusesAForeignHostBeforeItConnects_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<int>("kind");
        QTest::newRow("another port") << QStringLiteral("http://127.0.0.1:%1/") << int(ErrorKind::Refused);
        QTest::newRow("another spelling of the host") << QStringLiteral("http://localhost:%1/") << int(ErrorKind::Refused);
        QTest::newRow("another scheme") << QStringLiteral("https://127.0.0.1:%1/") << int(ErrorKind::Refused);
        QTest::newRow("user name in front") << QStringLiteral("http://127.0.0.1@127.0.0.1:%1/") << int(ErrorKind::Refused);
        QTest::newRow("a file") << QStringLiteral("file:///etc/passwd?%1") << int(ErrorKind::InvalidInput);
        QTest::newRow("no host") << QStringLiteral("http:///x?%1") << int(ErrorKind::InvalidInput);
    }
    void refusesAForeignHostBeforeItConnects()
    {
        QFETCH(QString, address);
        QFETCH(int, kind);
        RawHttpServer ours;
        RawHttpServer foreign;
        const auto client = clientFor({ours.url()});
        const auto reply = ask(client, get(QUrl(address.arg(foreign.port()))));
        QVERIFY(!reply.has_value());
        QCOMPARE(int(reply.error().kind), kind);
        QVERIFY(!reply.error().what.isEmpty());
        QCOMPARE(ours.connections(), 0);
        QCOMPARE(foreign.connections(), 0);
    }

    void aContextForAnyHostMustNotHoldAKey()
    {
        RawHttpServer server;
        RemoteContext context;
        context.anyOrigin = true;
        const auto keyless = std::make_shared<HttpClient>(context, quick());
        QVERIFY(ask(keyless, get(server.url())).has_value());
        context.keyHeader = "X-API-Key";
        context.key = &constantKey;
        const auto wrong = std::make_shared<HttpClient>(context, quick());
        QCOMPARE(ask(wrong, get(server.url())).error().kind, ErrorKind::Refused);
        QCOMPARE(server.connections(), 1);
    }

    void withoutAKeyNothingIsSentWhereOneIsRequired()
    {
        RawHttpServer server;
        RemoteContext context;
        context.environment = domain::EnvironmentId(QStringLiteral("staging"));
        context.allowedOrigins = {server.url()};
        context.keyHeader = "X-API-Key";
        context.keyRequired = true;
        context.key = &noKey;
        const auto client = std::make_shared<HttpClient>(context, quick());
        const auto refused = ask(client, get(server.url()));
        QCOMPARE(refused.error().kind, ErrorKind::Secret);
        QVERIFY(refused.error().what.contains(QLatin1String("staging")));
        QCOMPARE(server.connections(), 0);
        context.keyRequired = false;
        const auto lenient = std::make_shared<HttpClient>(context, quick());
        QVERIFY(ask(lenient, get(server.url())).has_value());
        QVERIFY(!server.requests().at(0).head.contains("X-API-Key"));
    }

    void headersCannotBeSmuggledIn()
    {
        RawHttpServer server;
        RemoteContext context;
        context.allowedOrigins = {server.url()};
        context.keyHeader = "X-API-Key";
        context.key = &keyWithLineBreak;
        const auto client = std::make_shared<HttpClient>(context, quick());
        QCOMPARE(ask(client, get(server.url())).error().kind, ErrorKind::Secret);
        HttpRequest request = get(server.url());
        request.headers = {{"X-A", "1\r\nX-Evil: 1"}};
        QCOMPARE(ask(clientFor({server.url()}), request).error().kind, ErrorKind::InvalidInput);
        QCOMPARE(server.connections(), 0);
    }

    void keysNeverReachTheLogOrAnError()
    {
        g_log.clear();
        const auto before = qInstallMessageHandler(&keepLog);
        QLoggingCategory::setFilterRules(QStringLiteral("pilothouse.*=true"));
        RawHttpServer server;
        server.alwaysAnswer(RawHttpServer::answer(401, "{}"));
        const auto client = clientFor({server.url()});
        const auto reply = ask(client, get(server.url(QStringLiteral("/logs?token=geheim"))));
        server.onRequest([](const RawRequest &, QTcpSocket &socket) { socket.abort(); });
        const auto broken = ask(client, get(server.url(QStringLiteral("/logs?token=geheim"))));
        QLoggingCategory::setFilterRules(QString());
        qInstallMessageHandler(before);
        QVERIFY(!g_log.isEmpty());
        QVERIFY(!broken.has_value());
        const Error error = errorFromStatus(get(server.url(QStringLiteral("/logs?token=geheim"))), *reply);
        const QString all = g_log.join(u'\n') + error.what + error.where + broken.error().what + broken.error().where;
        QVERIFY2(!all.contains(QLatin1String("canary")) && !all.contains(QLatin1String("geheim")), qPrintable(all));
        QVERIFY(all.contains(QLatin1String("/logs")));
    }

    // F15
    void followsRedirectsOnTheSameOriginOnly()
    {
        RawHttpServer server;
        RawHttpServer other;
        server.onRequest([&](const RawRequest &request, QTcpSocket &socket) {
            if (request.target == "/a")
                socket.write(RawHttpServer::answer(302, "", "Location: /b\r\n"));
            else if (request.target == "/away")
                socket.write(RawHttpServer::answer(302, "", "Location: " + other.url(QStringLiteral("/steal")).toEncoded() + "\r\n"));
            else if (request.target == "/tls")
                socket.write(RawHttpServer::answer(308, "", "Location: https://127.0.0.1:1/\r\n"));
            else if (request.target == "/slashes")
                socket.write(RawHttpServer::answer(302, "", "Location: //evil.example/\r\n"));
            else if (request.target == "/round")
                socket.write(RawHttpServer::answer(307, "", "Location: /round\r\n"));
            else
                socket.write(RawHttpServer::json("{}"));
        });
        const auto client = clientFor({server.url(), other.url()});
        QCOMPARE(ask(client, get(server.url(QStringLiteral("/a"))))->url, server.url(QStringLiteral("/b")));
        for (const char *path : {"/away", "/tls", "/slashes"}) {
            const auto refused = ask(client, get(server.url(QLatin1String(path))));
            QCOMPARE(refused.error().kind, ErrorKind::Refused);
            QVERIFY2(refused.error().what.contains(QStringLiteral("127.0.0.1:%1").arg(server.port())), qPrintable(refused.error().what));
        }
        QVERIFY(ask(client, get(server.url(QStringLiteral("/slashes")))).error().what.contains(QLatin1String("evil.example")));
        QCOMPARE(other.connections(), 0);
        const size_t before = server.requests().size();
        QCOMPARE(ask(client, get(server.url(QStringLiteral("/round")))).error().kind, ErrorKind::Refused);
        QCOMPARE(server.requests().size() - before, size_t(6));
        QCOMPARE(ask(client, change(server.url(QStringLiteral("/a")), "{}")).error().kind, ErrorKind::Refused);
    }

    void repeatsReadsThatMayPass_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("requests");
        for (const int status : {408, 425, 429, 500, 502, 503, 504})
            QTest::addRow("%d is repeated", status) << status << 3;
        for (const int status : {200, 400, 401, 403, 404, 409, 422, 501})
            QTest::addRow("%d is final", status) << status << 1;
    }
    void repeatsReadsThatMayPass()
    {
        QFETCH(int, status);
        QFETCH(int, requests);
        RawHttpServer server;
        server.alwaysAnswer(RawHttpServer::answer(status, "{}"));
        const auto reply = ask(clientFor({server.url()}), get(server.url()));
        QVERIFY(reply.has_value());
        QCOMPARE(reply->status, status);
        QCOMPARE(int(server.requests().size()), requests);
    }

    void aReadThatWorksAtTheThirdTryWorks()
    {
        RawHttpServer server;
        server.answerInTurn({RawHttpServer::answer(503, ""), RawHttpServer::answer(500, ""), RawHttpServer::json("{\"ok\":1}")});
        const auto reply = ask(clientFor({server.url()}), get(server.url()));
        QCOMPARE(reply->status, 200);
        QCOMPARE(reply->body, QByteArray("{\"ok\":1}"));
    }

    // F12
    void waitsAsLongAsItIsTold()
    {
        RawHttpServer server;
        server.answerInTurn({RawHttpServer::answer(429, "", "Retry-After: 1\r\n"), RawHttpServer::json("{}")});
        QElapsedTimer timer;
        timer.start();
        const auto reply = ask(clientFor({server.url()}), get(server.url()));
        QCOMPARE(reply->status, 200);
        QVERIFY2(timer.elapsed() >= 1000, qPrintable(QString::number(timer.elapsed())));
    }

    // F12
    void reportsALongRetryAfterInsteadOfWaiting_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<qint64>("atLeast");
        QTest::newRow("120 s") << 429 << QByteArray("120") << 120ll;
        QTest::newRow("30 years") << 429 << QByteArray("1000000000") << 365ll * 24 * 3600;
        QTest::newRow("a date") << 503 << QByteArray("Thu, 15 Jan 2099 11:00:00 GMT") << 365ll * 24 * 3600;
    }
    void reportsALongRetryAfterInsteadOfWaiting()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, value);
        QFETCH(qint64, atLeast);
        RawHttpServer server;
        server.alwaysAnswer(RawHttpServer::answer(status, "busy", "Retry-After: " + value + "\r\n"));
        QElapsedTimer timer;
        timer.start();
        const auto reply = ask(clientFor({server.url()}), get(server.url()));
        QCOMPARE(reply.error().kind, ErrorKind::Throttled);
        QCOMPARE(reply.error().httpStatus.value(), status);
        QCOMPARE(qint64(reply.error().retryAfter->count()), atLeast);
        QCOMPARE(int(server.requests().size()), 1);
        QVERIFY(timer.elapsed() < 2000);
    }

    void namesWhatHappenedAndHowOftenItWasTried()
    {
        RawHttpServer server;
        const QUrl url = server.url(QStringLiteral("/apps?page=1"));
        const auto client = clientFor({server.url()});
        server.close();
        const auto reply = ask(client, get(url));
        QCOMPARE(reply.error().kind, ErrorKind::Network);
        QCOMPARE(reply.error().what, QStringLiteral("Phala Cloud does not answer: connection refused"));
        QVERIFY2(QRegularExpression(QStringLiteral("^GET http://127\\.0\\.0\\.1:\\d+/apps, 3 tries since \\d\\d:\\d\\d:\\d\\d$"))
                     .match(reply.error().where)
                     .hasMatch(),
                 qPrintable(reply.error().where));
    }

    // F18
    void neverRepeatsAChangeAndSaysThatItsOutcomeIsUnknown_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<bool>("reset");
        for (const char *body : {"", "{\"force\":false}"}) {
            const QByteArray tag = *body ? "with a body" : "without a body";
            QTest::newRow(("reset, " + tag).constData()) << QByteArray(body) << QByteArray() << true;
            QTest::newRow(("closed, " + tag).constData()) << QByteArray(body) << QByteArray() << false;
            QTest::newRow(("half a head, " + tag).constData()) << QByteArray(body) << QByteArray("HTTP/1.1 200 OK\r\nConte") << false;
            QTest::newRow(("half a body, " + tag).constData())
                << QByteArray(body) << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}") << false;
            QTest::newRow(("not HTTP, " + tag).constData()) << QByteArray(body) << QByteArray("SSH-2.0-OpenSSH_9\r\n\r\n") << false;
        }
    }
    void neverRepeatsAChangeAndSaysThatItsOutcomeIsUnknown()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, answer);
        QFETCH(bool, reset);
        RawHttpServer server;
        server.onRequest([&](const RawRequest &, QTcpSocket &socket) {
            socket.write(answer);
            if (reset)
                socket.abort();
            else
                socket.disconnectFromHost();
        });
        const auto reply = ask(clientFor({server.url()}), change(server.url(QStringLiteral("/cvms/x/stop")), body));
        QVERIFY(!reply.has_value());
        QCOMPARE(errorKindName(reply.error().kind), errorKindName(ErrorKind::OutcomeUnknown));
        QTest::qWait(50); // a repeat would come at once
        QCOMPARE(int(server.requests().size()), 1);
        QCOMPARE(server.requests().at(0).body, body);
    }

    void aChangeThatSurelyWasNotSentIsPlainNetworkTrouble()
    {
        RawHttpServer server;
        const QUrl url = server.url();
        const auto client = clientFor({url});
        server.close();
        QCOMPARE(ask(client, change(url, "{}")).error().kind, ErrorKind::Network);
        const auto reply = ask(client, change(url, ""));
        QCOMPARE(reply.error().kind, ErrorKind::Network);
        QVERIFY2(reply.error().unchanged.contains(QLatin1String("was not sent")), qPrintable(reply.error().unchanged));
        QVERIFY2(ask(client, get(url)).error().unchanged.isEmpty(), "a read changes nothing anyhow");
    }

    void aChangeForANameThatNobodyKnowsWasNotSent()
    {
        const QUrl url(QStringLiteral("http://no-such-host.invalid/x"));
        for (const char *body : {"{}", ""}) {
            const auto reply = ask(clientFor({url}), change(url, body));
            QVERIFY(!reply);
            QCOMPARE(errorKindName(reply.error().kind), errorKindName(ErrorKind::Network));
            QVERIFY2(reply.error().what.contains(QLatin1String("host name not found")), qPrintable(reply.error().what));
        }
    }

    void aChangeIsSentOnceWhateverTheStatus()
    {
        for (const char *body : {"{}", ""}) {
            RawHttpServer server;
            server.alwaysAnswer(RawHttpServer::answer(503, "{}"));
            const auto reply = ask(clientFor({server.url()}), change(server.url(), body));
            QCOMPARE(reply->status, 503);
            QCOMPARE(int(server.requests().size()), 1);
            QCOMPARE(server.connections(), 1);
        }
    }

    void aChangeWithoutABodyTakesTheWayOfTheProxy()
    {
        RawHttpServer proxy;
        qputenv("http_proxy", proxy.url().toEncoded());
        const auto restore = qScopeGuard([] { qunsetenv("http_proxy"); });
        const QUrl url(QStringLiteral("http://never-there.invalid/cvms/1/stop"));
        const auto reply = ask(clientFor({url}), change(url, ""));
        QVERIFY2(reply, reply ? "" : qPrintable(reply.error().what));
        QCOMPARE(int(proxy.requests().size()), 1);
        QCOMPARE(proxy.requests().at(0).target, QByteArray("http://never-there.invalid/cvms/1/stop"));
    }

    void changesWithoutABodyGoOutTogether()
    {
        RawHttpServer server;
        const auto client = clientFor({server.url()});
        int answered = 0;
        for (int i = 0; i < 20; ++i)
            client->send(change(server.url(QStringLiteral("/cvms/%1/stop").arg(i)), "")).then([&](const Result<HttpReply> &reply) {
                answered += reply.has_value();
            });
        QTRY_COMPARE(answered, 20);
        QCOMPARE(int(server.requests().size()), 20);
    }

    // F14
    void givesUpOnSilentAndTricklingServers_data()
    {
        QTest::addColumn<int>("mode");
        QTest::addColumn<QString>("words");
        QTest::newRow("silent") << 0 << QStringLiteral("no answer within 0.4 s");
        QTest::newRow("stops in the body") << 1 << QStringLiteral("the answer stopped for 0.2 s after 3 bytes");
        QTest::newRow("one byte at a time") << 2 << QStringLiteral("the answer was not complete after 0.4 s");
        QTest::newRow("one byte of the head at a time") << 3 << QStringLiteral("no answer within 0.4 s");
    }
    void givesUpOnSilentAndTricklingServers()
    {
        QFETCH(int, mode);
        QFETCH(QString, words);
        RawHttpServer server;
        server.onRequest([&](const RawRequest &, QTcpSocket &socket) {
            const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\nabc";
            if (mode == 1 || mode == 2)
                socket.write(head);
            if (mode < 2)
                return;
            auto *const timer = new QTimer(&socket);
            QObject::connect(timer, &QTimer::timeout, &socket, [&socket] { socket.write("H"); });
            timer->start(30);
        });
        HttpRequest request = get(server.url());
        request.timeout = 400ms;
        request.idleTimeout = 200ms;
        request.patience = 400ms;
        request.tries = 1;
        QElapsedTimer timer;
        timer.start();
        const auto reply = ask(clientFor({server.url()}), request);
        QCOMPARE(reply.error().kind, ErrorKind::Timeout);
        QVERIFY2(reply.error().what.contains(words), qPrintable(reply.error().what));
        QVERIFY(timer.elapsed() < 3000);
    }

    // F63: as an address behind a firewall that drops, or a route of IPv6 that leads nowhere.
    void anAddressThatAnswersNothingIsGivenUpLongBeforeTheTimeout()
    {
        // A listener whose queue is full: the system drops what else wants to connect, without a word.
        const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
        QVERIFY(listener >= 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof(address);
        QVERIFY(::bind(listener, reinterpret_cast<sockaddr *>(&address), length) == 0 && ::listen(listener, 0) == 0);
        QVERIFY(::getsockname(listener, reinterpret_cast<sockaddr *>(&address), &length) == 0);
        std::vector<int> fillers;
        for (int i = 0; i < 4; ++i) {
            fillers.push_back(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0));
            (void)::connect(fillers.back(), reinterpret_cast<sockaddr *>(&address), length);
        }
        struct Sent
        {
            Effect effect;
            QByteArray body;
        };
        for (const Sent &sent : {Sent{Effect::Idempotent, {}}, Sent{Effect::Mutating, "x"}, Sent{Effect::Mutating, {}}}) {
            HttpRequest request = get(QUrl(QStringLiteral("http://127.0.0.1:%1/x").arg(ntohs(address.sin_port))));
            request.effect = sent.effect;
            request.body = sent.body;
            if (sent.effect == Effect::Mutating)
                request.verb = "POST";
            request.tries = 1;
            request.connectTimeout = 300ms;
            QElapsedTimer timer;
            timer.start();
            const auto reply = ask(clientFor({request.url}), request);
            QVERIFY2(timer.elapsed() < 8000, qPrintable(QString::number(timer.elapsed()))); // of 30 s
            QVERIFY(!reply);
            // What never connected was never sent: also a change is known not to have happened.
            QCOMPARE(errorKindName(reply.error().kind), errorKindName(ErrorKind::Timeout));
            QVERIFY2(reply.error().what.contains(QLatin1String("no connection within 0.3 s")), qPrintable(reply.error().what));
        }
        // The same where the whole time runs out first, and where somebody gives up waiting.
        for (const QByteArray &body : {QByteArray("x"), QByteArray()}) {
            HttpRequest request = change(QUrl(QStringLiteral("http://127.0.0.1:%1/x").arg(ntohs(address.sin_port))), body);
            request.timeout = 300ms;
            request.patience = 300ms;
            const auto late = ask(clientFor({request.url}), request);
            QVERIFY(!late);
            QCOMPARE(errorKindName(late.error().kind), errorKindName(ErrorKind::Timeout));
            request.timeout = 10s;
            request.patience = 10s;
            const CancelToken token = request.cancel;
            QTimer::singleShot(300ms, this, [token] { token.cancel(); });
            const auto given = ask(clientFor({request.url}), request);
            QVERIFY(!given);
            QCOMPARE(errorKindName(given.error().kind), errorKindName(ErrorKind::Cancelled));
        }
        for (const int filler : fillers)
            ::close(filler);
        ::close(listener);
    }

    void aServerThatOnlyTakesItsTimeIsNotTakenForUnreachable()
    {
        RawHttpServer server;
        server.onRequest([](const RawRequest &, QTcpSocket &socket) {
            QTimer::singleShot(2800ms, &socket, [&socket] { socket.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"); });
        });
        HttpRequest request = get(server.url());
        request.tries = 1;
        request.connectTimeout = 200ms;
        const auto reply = ask(clientFor({server.url()}), request);
        QVERIFY2(reply, reply ? "" : qPrintable(reply.error().what));
        QCOMPARE(int(server.requests().size()), 1);
    }

    void whatWaitsForAConnectionIsNotTakenForUnreachable()
    {
        RawHttpServer server;
        server.onRequest([](const RawRequest &, QTcpSocket &socket) {
            QTimer::singleShot(250ms, &socket, [&socket] { socket.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"); });
        });
        const auto client = clientFor({server.url()});
        int good = 0;
        int ended = 0;
        for (int i = 0; i < 18; ++i) { // three rounds over the six connections to one host
            HttpRequest request = get(server.url());
            request.tries = 1;
            request.connectTimeout = 200ms;
            client->send(request).then([&](const Result<HttpReply> &reply) {
                good += reply.has_value();
                ++ended;
            });
        }
        QTRY_COMPARE(ended, 18);
        QCOMPARE(good, 18);
    }

    void triesTogetherKeepWithinThePatience()
    {
        RawHttpServer server;
        server.onRequest([](const RawRequest &, QTcpSocket &) {});
        HttpRequest request = get(server.url());
        request.timeout = 300ms;
        request.patience = 500ms;
        request.tries = 50;
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(ask(clientFor({server.url()}), request).error().kind, ErrorKind::Timeout);
        QVERIFY2(timer.elapsed() < 1500, qPrintable(QString::number(timer.elapsed())));
    }

    void aChangeThatTimesOutHasAnUnknownOutcome()
    {
        for (const char *body : {"{}", ""}) {
            RawHttpServer server;
            server.onRequest([](const RawRequest &, QTcpSocket &) {});
            HttpRequest request = change(server.url(), body);
            request.timeout = 500ms;
            QCOMPARE(errorKindName(ask(clientFor({server.url()}), request).error().kind), errorKindName(ErrorKind::OutcomeUnknown));
            QCOMPARE(int(server.requests().size()), 1);
        }
    }

    // F06
    void stopsReadingAtTheLimit_data()
    {
        QTest::addColumn<int>("mode");
        QTest::newRow("announced") << 0;
        QTest::newRow("endless chunks") << 1;
        QTest::newRow("until the end of the connection") << 2;
        QTest::newRow("gzip bomb") << 3;
    }
    void stopsReadingAtTheLimit()
    {
        QFETCH(int, mode);
        RawHttpServer server;
        std::shared_ptr<qint64> written;
        const QByteArray bomb = mode == 3 ? gzipBomb(256ll << 20) : QByteArray();
        server.onRequest([&](const RawRequest &, QTcpSocket &socket) {
            if (mode == 0)
                socket.write("HTTP/1.1 200 OK\r\nContent-Length: 209715200\r\n\r\n");
            else if (mode == 1)
                socket.write(chunkedHead());
            else if (mode == 2)
                socket.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
            else
                socket.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + QByteArray::number(bomb.size()) + "\r\n\r\n" + bomb);
            if (mode == 1)
                written = writeForever(socket, "10000\r\n" + QByteArray(65536, 'b') + "\r\n");
            else if (mode != 3)
                written = writeForever(socket, QByteArray(65536, 'b'));
        });
        HttpRequest request = get(server.url());
        request.maxBytes = 2 * 1024 * 1024;
        const auto reply = ask(clientFor({server.url()}), request);
        QCOMPARE(reply.error().kind, ErrorKind::TooLarge);
        QVERIFY2(reply.error().what.contains(QLatin1String("2 MiB")), qPrintable(reply.error().what));
        QCOMPARE(int(server.requests().size()), 1);
        if (written)
            QVERIFY2(*written < 16 * 1024 * 1024, qPrintable(QString::number(*written)));
    }

    void readsLargeAndCompressedAnswersWhole_data()
    {
        QTest::addColumn<QByteArray>("coding");
        QTest::addColumn<QByteArray>("wire");
        QTest::addColumn<QByteArray>("plain");
        QByteArray large;
        for (int i = 0; large.size() < 20 * 1024 * 1024; ++i)
            large += QByteArray::number(i * 2654435761u) + ',';
        QTest::newRow("20 MB plain") << QByteArray() << large << large;
        QTest::newRow("20 MB gzip") << QByteArray("gzip") << gzip(large) << large;
        QTest::newRow("zlib framing") << QByteArray("deflate") << qCompress(large).mid(4) << large;
        QTest::newRow("two members") << QByteArray("gzip") << gzip("one,") + gzip("two") << QByteArray("one,two");
        QTest::newRow("padding behind") << QByteArray("GZIP") << gzip("one") + QByteArray(100, 0) << QByteArray("one");
        QTest::newRow("empty") << QByteArray("gzip") << gzip("") << QByteArray();
        QTest::newRow("nothing at all") << QByteArray("gzip") << QByteArray() << QByteArray();
    }
    void readsLargeAndCompressedAnswersWhole()
    {
        QFETCH(QByteArray, coding);
        QFETCH(QByteArray, wire);
        QFETCH(QByteArray, plain);
        RawHttpServer server;
        server.alwaysAnswer(RawHttpServer::answer(200, wire, coding.isEmpty() ? QByteArray() : "Content-Encoding: " + coding + "\r\n"));
        const auto reply = ask(clientFor({server.url()}), get(server.url()));
        QVERIFY2(reply.has_value(), qPrintable(reply.has_value() ? QString() : reply.error().what));
        QCOMPARE(reply->body.size(), plain.size());
        QVERIFY(reply->body == plain);
    }

    void refusesDamagedAnswers_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("kind");
        const QByteArray packed = gzip(QByteArray(1000, 'a') + "b");
        QTest::newRow("unknown coding") << RawHttpServer::answer(200, "x", "Content-Encoding: br\r\n") << int(ErrorKind::Protocol);
        QTest::newRow("damaged gzip") << RawHttpServer::answer(200, packed.left(8) + QByteArray(20, '\xff'), "Content-Encoding: gzip\r\n")
                                      << int(ErrorKind::Protocol);
        QTest::newRow("cut gzip") << RawHttpServer::answer(200, packed.chopped(6), "Content-Encoding: gzip\r\n") << int(ErrorKind::Network);
        QTest::newRow("cut body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc") << int(ErrorKind::Network);
        QTest::newRow("not HTTP") << QByteArray("220 mail.example ESMTP\r\n") << int(ErrorKind::Network);
        QTest::newRow("nothing") << QByteArray() << int(ErrorKind::Network);
    }
    void refusesDamagedAnswers()
    {
        QFETCH(QByteArray, answer);
        QFETCH(int, kind);
        RawHttpServer server;
        server.onRequest([&](const RawRequest &, QTcpSocket &socket) {
            socket.write(answer);
            socket.disconnectFromHost();
        });
        const auto reply = ask(clientFor({server.url()}), get(server.url()));
        QVERIFY(!reply.has_value());
        QCOMPARE(errorKindName(reply.error().kind), errorKindName(ErrorKind(kind)));
    }

    void canBeCancelledAtEachPhase_data()
    {
        QTest::addColumn<int>("phase");
        QTest::newRow("before it is sent") << 0;
        QTest::newRow("while the server thinks") << 1;
        QTest::newRow("in the middle of the body") << 2;
        QTest::newRow("while waiting for the next try") << 3;
    }
    void canBeCancelledAtEachPhase()
    {
        QFETCH(int, phase);
        RawHttpServer server;
        HttpRequest request = get(server.url());
        const CancelToken token = request.cancel;
        server.onRequest([&](const RawRequest &, QTcpSocket &socket) {
            if (phase == 2)
                socket.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc");
            if (phase == 3)
                socket.write(RawHttpServer::answer(503, "", "Retry-After: 20\r\n"));
            QTimer::singleShot(100, &socket, [token] { token.cancel(); });
        });
        if (phase == 0)
            token.cancel();
        QElapsedTimer timer;
        timer.start();
        const auto reply = ask(clientFor({server.url()}), request);
        QCOMPARE(reply.error().kind, ErrorKind::Cancelled);
        QVERIFY(timer.elapsed() < 2000);
        QCOMPARE(int(server.requests().size()), phase == 0 ? 0 : 1);
    }

    void cancellingASentChangeLeavesItsOutcomeUnknown()
    {
        RawHttpServer server;
        HttpRequest request = change(server.url(), "{}");
        const CancelToken token = request.cancel;
        server.onRequest([token](const RawRequest &, QTcpSocket &) { token.cancel(); });
        QCOMPARE(ask(clientFor({server.url()}), request).error().kind, ErrorKind::OutcomeUnknown);
    }

    // F13
    void pausesAfterAStormOfServerErrors()
    {
        RawHttpServer broken;
        RawHttpServer fine;
        broken.alwaysAnswer(RawHttpServer::answer(500, "{}"));
        const auto client = clientFor({broken.url(), fine.url()});
        Result<HttpReply> reply = ask(client, get(broken.url()));
        for (int i = 0; i < 10 && reply.has_value(); ++i)
            reply = ask(client, get(broken.url()));
        QVERIFY(!reply.has_value());
        QCOMPARE(reply.error().kind, ErrorKind::Throttled);
        QVERIFY(reply.error().retryAfter);
        const auto asked = broken.requests().size();
        QCOMPARE(int(asked), 10);
        QCOMPARE(ask(client, get(broken.url())).error().kind, ErrorKind::Throttled);
        QCOMPARE(broken.requests().size(), asked);
        QCOMPARE(ask(client, get(fine.url()))->status, 200);
        HttpRequest probe = get(broken.url());
        probe.breaker = Breaker::Ignore;
        probe.tries = 1;
        QCOMPARE(ask(client, probe)->status, 500);
        QCOMPARE(ask(client, change(broken.url(), "{}"))->status, 500);
        broken.alwaysAnswer(RawHttpServer::json("{}"));
        QTRY_VERIFY(ask(client, get(broken.url())).has_value());
    }

    void finishesWhatItsOwnerLetGo()
    {
        RawHttpServer server;
        auto client = clientFor({server.url()});
        auto task = client->send(get(server.url()));
        client.reset();
        const auto reply = await(std::move(task));
        QVERIFY(reply && reply->has_value());
    }

    void manyRequestsAtOnceAllAnswer()
    {
        RawHttpServer server;
        const auto client = clientFor({server.url()});
        int answered = 0;
        for (int i = 0; i < 200; ++i)
            client->send(get(server.url(QStringLiteral("/%1").arg(i)))).then([&](const Result<HttpReply> &reply) { answered += reply.has_value(); });
        QTRY_COMPARE(answered, 200);
    }

    void aStreamIsHandedOverAsItComesAndEndedByWhoTakesIt()
    {
        RawHttpServer server;
        QTcpSocket *open = nullptr;
        server.onRequest([&](const RawRequest &, QTcpSocket &socket) {
            open = &socket;
            socket.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n");
        });
        const auto client = clientFor({server.url()});
        QByteArray taken;
        HttpRequest request;
        request.url = server.url();
        request.take = [&taken](QByteArrayView bytes) {
            taken += bytes;
            return !taken.endsWith("two");
        };
        std::optional<Result<HttpReply>> reply;
        client->send(request).then([&reply](Result<HttpReply> answer) { reply.emplace(std::move(answer)); });
        QTRY_COMPARE(taken, QByteArray("one"));
        QVERIFY(!reply);
        open->write("3\r\ntwo\r\n");
        QTRY_VERIFY(reply.has_value());
        QVERIFY(*reply);
        QCOMPARE((*reply)->status, 200);
        QVERIFY((*reply)->body.isEmpty());
    }

    void aStreamIsNotRepeatedWhatItBroughtWouldComeTwice()
    {
        RawHttpServer server;
        server.alwaysAnswer(RawHttpServer::answer(503, "busy"));
        HttpRequest request;
        request.url = server.url();
        request.tries = 3;
        int taken = 0;
        request.take = [&taken](QByteArrayView) { return ++taken > 0; };
        const auto reply = test::await(clientFor({server.url()})->send(request));
        QVERIFY(reply && *reply);
        QCOMPARE((*reply)->status, 503);
        QCOMPARE((*reply)->body, QByteArray("busy")); // of no success: kept for the error
        QCOMPARE(taken, 0);
        QCOMPARE(server.requests().size(), size_t(1));
    }

    void aStreamThatFallsSilentIsGivenUp()
    {
        RawHttpServer server;
        bool speaks = true;
        server.onRequest([&speaks](const RawRequest &, QTcpSocket &socket) {
            if (speaks)
                socket.write("HTTP/1.1 200 OK\r\n\r\nsome");
        });
        HttpRequest request;
        request.url = server.url();
        request.timeout = 60s;
        request.idleTimeout = 200ms;
        request.take = [](QByteArrayView) { return true; };
        for (const bool before : {true, false}) {
            speaks = before; // in the middle, and from the beginning
            const auto reply = test::await(clientFor({server.url()})->send(request), 10s);
            QVERIFY(reply && !*reply);
            QCOMPARE(reply->error().kind, ErrorKind::Timeout);
        }
    }
};

QTEST_GUILESS_MAIN(HttpClientTest)
#include "tst_http_client.moc"
