// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/phala/phala_client.h"

#include "tests/support/await.h"
#include "tests/support/raw_http_server.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QUrlQuery>

using namespace pilothouse;
using namespace pilothouse::phala;
using namespace pilothouse::test;
using namespace std::chrono_literals;

namespace {

QCoro::Task<Result<Secret>> constantKey()
{
    co_return Secret::copyOf("phak_canary_4711");
}

/// A cloud of `apps` apps with one CVM each, answering as asked; `change` may meddle with an answer.
class FakeCloud
{
public:
    explicit FakeCloud(int apps)
    {
        for (int i = 0; i < apps; ++i)
            names << QByteArray::number(i);
        server.onRequest([this](const RawRequest &request, QTcpSocket &socket) { answer(request, socket); });
    }

    QList<QByteArray> names;
    RawHttpServer server;
    std::function<QByteArray(const RawRequest &, const QByteArray &)> change; ///< body to whole answer; empty: as it is
    int listRequests = 0;

    static QByteArray cvm(const QByteArray &name)
    {
        return "{\"id\":\"cvm_" + name + "\",\"name\":\"runner-" + name + "\",\"vm_uuid\":\"uuid-" + name + "\",\"status\":\"running\"}";
    }

private:
    void answer(const RawRequest &request, QTcpSocket &socket)
    {
        QByteArray body = "{}";
        if (request.path().endsWith("/apps")) {
            ++listRequests;
            const QUrlQuery query(QUrl(QString::fromLatin1(request.target)));
            const int page = query.queryItemValue(QStringLiteral("page")).toInt();
            const int size = query.queryItemValue(QStringLiteral("page_size")).toInt();
            QByteArrayList apps;
            for (const QByteArray &name : names.mid((page - 1) * size, size))
                apps << "{\"id\":\"prj\",\"name\":\"a\",\"cvms\":[" + cvm(name) + "]}";
            body = "{\"dstack_apps\":[" + apps.join(',') + "],\"total\":" + QByteArray::number(names.size()) + "}";
        } else if (request.path().endsWith("/status/batch")) {
            QByteArrayList states;
            const auto uuids = QJsonDocument::fromJson(request.body)[QStringLiteral("vm_uuids")].toArray();
            for (const auto &uuid : uuids)
                states << "\"" + uuid.toString().toUtf8() + "\":{\"status\":\"stopped\",\"in_progress\":false}";
            body = "{" + states.join(',') + "}";
        }
        const QByteArray changed = change ? change(request, body) : QByteArray();
        socket.write(changed.isEmpty() ? RawHttpServer::json(body) : changed);
    }
};

} // namespace

class PhalaClientTest : public QObject
{
    Q_OBJECT

    static std::shared_ptr<PhalaClient> clientFor(const RawHttpServer &server)
    {
        http::RemoteContext context;
        context.environment = domain::EnvironmentId(QStringLiteral("demo"));
        context.allowedOrigins = {server.url()};
        context.keyHeader = "X-API-Key";
        context.key = &constantKey;
        context.keyRequired = true;
        context.remoteName = QStringLiteral("Phala Cloud");
        http::RetryPolicy policy;
        policy.backOff = {5ms};
        return std::make_shared<PhalaClient>(std::make_shared<http::HttpClient>(context, policy), server.url(QStringLiteral("/api/v1")));
    }
    template <typename T>
    static Result<T> settled(QCoro::Task<Result<T>> task)
    {
        auto result = await(std::move(task));
        if (result)
            return std::move(*result);
        Error error;
        error.what = QStringLiteral("the client never answered");
        return error;
    }
    static Result<domain::CvmList> list(const RawHttpServer &server) { return settled(clientFor(server)->list(CancelToken())); }

private slots:
    void walksAllPagesAndAsksForTheNewestStates()
    {
        FakeCloud cloud(1234);
        const auto cvms = list(cloud.server);
        QVERIFY2(cvms.has_value(), qPrintable(cvms.has_value() ? QString() : cvms.error().what));
        QCOMPARE(cvms->items.size(), size_t(1234));
        QVERIFY(cvms->notes.isEmpty() && cvms->skipped.empty());
        QCOMPARE(cloud.listRequests, 13);
        for (const domain::Cvm &cvm : cvms->items)
            QCOMPARE(cvm.state, domain::RunState::Stopped);
        QCOMPARE(cvms->items.front().name, QStringLiteral("runner-0"));
        QCOMPARE(cvms->items.back().name, QStringLiteral("runner-1233"));
        for (const RawRequest &request : cloud.server.requests()) {
            QCOMPARE(request.header("X-API-Key"), QByteArray("phak_canary_4711"));
            QCOMPARE(request.header("X-Phala-Version"), QByteArray("2026-01-21"));
            QCOMPARE(request.header("Content-Type"), QByteArray("application/json"));
        }
    }

    void anEmptyWorkspaceIsAnEmptyList()
    {
        FakeCloud cloud(0);
        const auto cvms = list(cloud.server);
        QVERIFY(cvms.has_value());
        QVERIFY(cvms->items.empty() && cvms->notes.isEmpty());
    }

    // F11
    void readsOnceMoreWhenTheListMovedWhileLoading()
    {
        FakeCloud cloud(250);
        bool moved = false;
        cloud.change = [&](const RawRequest &request, const QByteArray &) {
            if (request.target.contains("page=1&") && !moved) {
                moved = true;
                QTimer::singleShot(0, this, [&] { cloud.names.removeAt(100); });
            }
            return QByteArray();
        };
        const auto cvms = list(cloud.server);
        QCOMPARE(cvms->items.size(), size_t(249));
        QVERIFY2(cvms->notes.isEmpty(), qPrintable(cvms->notes.join(u'\n')));
        QVERIFY(cloud.listRequests > 3);
    }

    // F11
    void saysSoWhenTheListNeverHoldsStill()
    {
        FakeCloud cloud(150);
        cloud.change = [&](const RawRequest &request, const QByteArray &) {
            if (request.target.contains("page=1&"))
                QTimer::singleShot(0, this, [&] { cloud.names << "new-" + QByteArray::number(cloud.names.size()); });
            return QByteArray();
        };
        const auto cvms = list(cloud.server);
        QVERIFY(cvms.has_value());
        QCOMPARE(cvms->notes, QStringList{QStringLiteral("the list changed while loading")});
        QCOMPARE(cloud.listRequests, 4);
    }

    void aMissingStatusBatchCostsOnlyTheNewestStates_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("500") << RawHttpServer::answer(500, "{}");
        QTest::newRow("403") << RawHttpServer::answer(403, "{\"detail\":\"no\"}");
        QTest::newRow("web page") << RawHttpServer::answer(200, "<html>");
    }
    void aMissingStatusBatchCostsOnlyTheNewestStates()
    {
        QFETCH(QByteArray, answer);
        FakeCloud cloud(3);
        cloud.change
            = [&](const RawRequest &request, const QByteArray &) { return request.path().endsWith("/status/batch") ? answer : QByteArray(); };
        const auto cvms = list(cloud.server);
        QCOMPARE(cvms->items.size(), size_t(3));
        QCOMPARE(cvms->items[0].state, domain::RunState::Running);
        QVERIFY(cvms->notes.size() == 1 && cvms->notes[0].startsWith(QLatin1String("the newest states are missing")));
    }

    void oneLostPageLosesTheListAndSaysWhich()
    {
        FakeCloud cloud(500);
        cloud.change = [](const RawRequest &request, const QByteArray &) {
            return request.target.contains("page=3&")
                       ? RawHttpServer::answer(403, "{\"detail\":{\"error_code\":\"ERR-1\",\"message\":\"not yours\"}}")
                       : QByteArray();
        };
        const auto cvms = list(cloud.server);
        QCOMPARE(cvms.error().kind, ErrorKind::Forbidden);
        QVERIFY(cvms.error().what.contains(QLatin1String("not yours")) && cvms.error().where.contains(QLatin1String("/api/v1/apps")));
    }

    // F01, F06, F07, F13, F15: what a hostile or broken remote may answer to the list.
    void hostileListsAreClearErrors_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("words");
        const auto ok = [](const QByteArray &body) { return RawHttpServer::answer(200, body); };
        QTest::newRow("login page") << ok("<!DOCTYPE html><html><head><title>Sign in</title></head></html>") << int(ErrorKind::Protocol)
                                    << QStringLiteral("login page");
        QTest::newRow("cut in the middle") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{\"dstack_apps\":[{\"id\"")
                                           << int(ErrorKind::Network) << QStringLiteral("broke after");
        QTest::newRow("cut in the chunks") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n14\r\n{\"dstack_apps\":[{\"id\"") << -1
                                           << QString();
        QTest::newRow("depth 100,000") << ok(QByteArray("{\"dstack_apps\":") + QByteArray(100'000, '[')) << int(ErrorKind::Protocol)
                                       << QStringLiteral("nested deeper");
        QTest::newRow("500 storm") << RawHttpServer::answer(500, "oops") << int(ErrorKind::Remote) << QStringLiteral("status 500");
        QTest::newRow("401") << RawHttpServer::answer(401, "{\"detail\":\"Invalid API key\"}") << int(ErrorKind::Unauthorised)
                             << QStringLiteral("Invalid API key");
        QTest::newRow("429 for two minutes") << RawHttpServer::answer(429, "{}", "Retry-After: 120\r\n") << int(ErrorKind::Throttled)
                                             << QStringLiteral("wait 120 s");
        QTest::newRow("a billion apps") << ok("{\"dstack_apps\":[],\"total\":1000000000}") << int(ErrorKind::TooLarge) << QStringLiteral("200000");
        QTest::newRow("200 MB") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 209715200\r\n\r\n{") << int(ErrorKind::TooLarge)
                                << QStringLiteral("64 MiB");
    }
    void hostileListsAreClearErrors()
    {
        QFETCH(QByteArray, answer);
        QFETCH(int, kind);
        QFETCH(QString, words);
        RawHttpServer server;
        server.onRequest([&](const RawRequest &, QTcpSocket &socket) {
            socket.write(answer);
            socket.disconnectFromHost();
        });
        QElapsedTimer timer;
        timer.start();
        const auto cvms = list(server);
        QVERIFY(!cvms.has_value());
        if (kind >= 0)
            QCOMPARE(errorKindName(cvms.error().kind), errorKindName(ErrorKind(kind)));
        QVERIFY2(cvms.error().what.contains(words), qPrintable(cvms.error().what));
        QVERIFY(!cvms.error().where.isEmpty());
        QVERIFY(timer.elapsed() < 5000);
    }

    // F15
    void theKeyNeverFollowsARedirect()
    {
        RawHttpServer thief;
        RawHttpServer server;
        server.alwaysAnswer(RawHttpServer::answer(302, "", "Location: " + thief.url(QStringLiteral("/api/v1/apps")).toEncoded() + "\r\n"));
        const auto cvms = list(server);
        QCOMPARE(cvms.error().kind, ErrorKind::Refused);
        QCOMPARE(thief.connections(), 0);
    }

    void canBeCancelledWhileItWalks()
    {
        FakeCloud cloud(5000);
        CancelToken token;
        cloud.change = [token](const RawRequest &request, const QByteArray &) {
            if (request.target.contains("page=7&"))
                token.cancel();
            return QByteArray();
        };
        const auto cvms = settled(clientFor(cloud.server)->list(token));
        QCOMPARE(cvms.error().kind, ErrorKind::Cancelled);
        QVERIFY(cloud.listRequests < 20);
    }

    void readsOneCvmAndSaysWhenItIsGone()
    {
        RawHttpServer server;
        server.answerInTurn({RawHttpServer::json(FakeCloud::cvm("a")),
                             RawHttpServer::answer(404, "{\"detail\":{\"error_code\":\"ERR-03-001\",\"message\":\"CVM not found\"}}")});
        const auto client = clientFor(server);
        QCOMPARE(settled(client->get(QStringLiteral("uuid-a")))->name, QStringLiteral("runner-a"));
        const auto gone = settled(client->get(QStringLiteral("uuid-a")));
        QCOMPARE(gone.error().kind, ErrorKind::NotFound);
        QVERIFY(gone.error().what.contains(QLatin1String("ERR-03-001")));
        QCOMPARE(server.requests().at(0).target, QByteArray("/api/v1/cvms/uuid-a"));
    }

    // F10, F18
    void powerIsSentOnceAndItsAnswerIsTakenSeriously_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("kind"); // -1: done
        QTest::newRow("accepted") << RawHttpServer::answer(200, "{\"status\":\"restarting\"}") << -1;
        QTest::newRow("accepted, 202") << RawHttpServer::answer(202, "{}") << -1;
        QTest::newRow("gone") << RawHttpServer::answer(404, "{}") << int(ErrorKind::NotFound);
        QTest::newRow("busy") << RawHttpServer::answer(409, "{}") << int(ErrorKind::Conflict);
        QTest::newRow("read-only key") << RawHttpServer::answer(403, "{}") << int(ErrorKind::Forbidden);
        QTest::newRow("no credit") << RawHttpServer::answer(400, "{\"detail\":\"Top up\"}") << int(ErrorKind::Remote);
        QTest::newRow("under maintenance") << RawHttpServer::answer(503, "{}") << int(ErrorKind::Remote);
        QTest::newRow("gateway gave up") << RawHttpServer::answer(504, "{}") << int(ErrorKind::OutcomeUnknown);
        QTest::newRow("broken") << RawHttpServer::answer(500, "{}") << int(ErrorKind::OutcomeUnknown);
        QTest::newRow("answer lost") << QByteArray() << int(ErrorKind::OutcomeUnknown);
    }
    void powerIsSentOnceAndItsAnswerIsTakenSeriously()
    {
        QFETCH(QByteArray, answer);
        QFETCH(int, kind);
        RawHttpServer server;
        server.onRequest([&](const RawRequest &, QTcpSocket &socket) {
            socket.write(answer);
            socket.disconnectFromHost();
        });
        const auto done = settled(clientFor(server)->power(domain::CvmId(QStringLiteral("uuid-a")), domain::PowerAction::Restart));
        if (kind < 0)
            QVERIFY2(done.has_value(), qPrintable(done.has_value() ? QString() : done.error().what));
        else
            QCOMPARE(errorKindName(done.error().kind), errorKindName(ErrorKind(kind)));
        QTest::qWait(30);
        QCOMPARE(int(server.requests().size()), 1);
        QCOMPARE(server.requests()[0].verb, QByteArray("POST"));
        QCOMPARE(server.requests()[0].target, QByteArray("/api/v1/cvms/uuid-a/restart"));
        QCOMPARE(server.requests()[0].body, QByteArray("{\"force\":false}"));
    }

    void aHundredThousandRowsNeverHoldTheMainThread()
    {
        FakeCloud cloud(0);
        // Rows by the thousand in each app, so that the test's own server is not what is measured.
        constexpr int kApps = 100;
        cloud.server.onRequest([](const RawRequest &request, QTcpSocket &socket) {
            if (!request.path().endsWith("/apps")) {
                socket.write(RawHttpServer::json("{}"));
                return;
            }
            static const QByteArray page = [] {
                QByteArrayList apps;
                for (int app = 0; app < kApps; ++app) {
                    QByteArrayList cvms;
                    for (int i = 0; i < 1000; ++i)
                        cvms << FakeCloud::cvm(QByteArray::number(app * 1000 + i));
                    apps << "{\"id\":\"prj\",\"name\":\"a\",\"cvms\":[" + cvms.join(',') + "]}";
                }
                return RawHttpServer::json("{\"dstack_apps\":[" + apps.join(',') + "],\"total\":100}");
            }();
            socket.write(page);
        });
        qint64 longest = 0;
        QElapsedTimer sinceTick;
        QTimer ticker;
        ticker.setInterval(0);
        connect(&ticker, &QTimer::timeout, this, [&] { longest = std::max(longest, sinceTick.restart()); });
        const auto client = clientFor(cloud.server);
        QElapsedTimer whole;
        whole.start();
        auto task = client->list(CancelToken());
        QTest::qWait(500); // the server builds its page in this very thread
        sinceTick.start();
        ticker.start();
        const auto cvms = settled(std::move(task));
        ticker.stop();
        QCOMPARE(cvms->items.size(), size_t(kApps * 1000));
        qInfo("100,000 rows in %lld ms, longest silence of the main thread %lld ms", (long long)whole.elapsed(), (long long)longest);
        QVERIFY2(longest < 150, qPrintable(QString::number(longest))); // generous: other programs share the machine
    }
};

QTEST_GUILESS_MAIN(PhalaClientTest)
#include "tst_phala_client.moc"
