// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/state_watch.h"
#include "services/phala/phala_states.h"

#include "tests/support/await.h"
#include "tests/support/demo_fleet_process.h"
#include "tests/support/raw_http_server.h"

#include <QTest>

using namespace pilothouse;
using namespace pilothouse::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using cluster::CvmState;
using cluster::StateWatch;
using cluster::StreamEnd;

namespace {

const QString kSlow = u"crunch-tee-runner-77e0b3d9"_s; ///< boots while the fleet starts

QCoro::Task<Result<Secret>> demoKey()
{
    co_return Secret::copyOf("phak_demo");
}

std::shared_ptr<phala::PhalaStates> statesOf(const QUrl &base)
{
    http::RemoteContext context;
    context.environment = domain::EnvironmentId(u"demo"_s);
    context.allowedOrigins = {base};
    context.keyHeader = "X-API-Key";
    context.key = demoKey;
    http::RetryPolicy policy;
    policy.backOff = {10ms};
    return std::make_shared<phala::PhalaStates>(std::make_shared<http::HttpClient>(context, policy), base);
}

QByteArray stateEvent(const QByteArray &status, const QByteArray &progress)
{
    return "event: state\ndata: {\"status\":\"" + status + "\",\"boot_progress\":\"" + progress + "\"}\n\n";
}

const QByteArray kHead = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";

} // namespace

/// A machine's state over real sockets: as a stream, cut, refused and asked for.
class PhalaStatesTest : public QObject
{
    Q_OBJECT

    struct Followed
    {
        std::vector<CvmState> states;
        std::optional<Result<StreamEnd>> end;
        CancelToken cancel;
    };
    static std::shared_ptr<Followed> follow(std::shared_ptr<phala::PhalaStates> states, const QString &machine)
    {
        auto followed = std::make_shared<Followed>();
        const std::function<void(const CvmState &)> told = [followed](const CvmState &state) { followed->states.push_back(state); };
        states->follow(machine, {}, told, followed->cancel).then([followed, states](Result<StreamEnd> end) { followed->end = std::move(end); });
        return followed;
    }

private slots:
    void statesComeAsTheyAreSentAndTheKeyGoesAlong()
    {
        RawHttpServer server;
        QTcpSocket *open = nullptr;
        server.onRequest([&](const RawRequest &, QTcpSocket &socket) {
            open = &socket;
            socket.write(kHead + stateEvent("starting", "requesting app keys") + "event: sta");
        });
        const auto followed = follow(statesOf(server.url(u"/api/v1"_s)), u"web-tier"_s);
        QTRY_COMPARE(followed->states.size(), size_t(1)); // long before the answer is whole
        QVERIFY(!followed->end);
        const RawRequest &asked = server.requests().front();
        QCOMPARE(asked.path(), QByteArray("/api/v1/cvms/web-tier/state"));
        QCOMPARE(asked.header("X-API-Key"), QByteArray("phak_demo"));
        QCOMPARE(asked.header("Accept"), QByteArray("text/event-stream"));
        QVERIFY(asked.header("X-Phala-Version").isEmpty());
        open->write("te\ndata: {\"status\":\"starting\",\"boot_progress\":\"setting up docker\"}\n\n");
        QTRY_COMPARE(followed->states.size(), size_t(2));
        QCOMPARE(followed->states[1].bootProgress, u"setting up docker"_s);
        open->write("event: complete\ndata: {\"status\":\"running\"}\n\n"); // the connection stays open
        QTRY_VERIFY(followed->end.has_value());
        QVERIFY(*followed->end);
        QCOMPARE(**followed->end, StreamEnd::Complete);
        QCOMPARE(followed->states.back().status, u"running"_s);
    }

    void aStreamThatEndsWithoutAWordWasCut()
    {
        RawHttpServer server;
        server.onRequest([](const RawRequest &, QTcpSocket &socket) {
            socket.write(kHead + stateEvent("starting", "setting up docker") + "event: complete\ndata: {\"status\":\"running\"}\n");
            socket.disconnectFromHost();
        });
        const auto followed = follow(statesOf(server.url(u"/api/v1"_s)), u"web-tier"_s);
        QTRY_VERIFY(followed->end.has_value());
        QVERIFY(!*followed->end || **followed->end == StreamEnd::Cut); // half an event is no end
        QCOMPARE(followed->states.size(), size_t(1));
        QCOMPARE(server.requests().size(), size_t(1)); // whoever follows decides when to try again
    }

    void refusalsAreToldInTheirOwnKind_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("no such machine") << 404 << ErrorKind::NotFound;
        QTest::newRow("a bad key") << 401 << ErrorKind::Unauthorised;
        QTest::newRow("too many streams") << 429 << ErrorKind::Throttled;
        QTest::newRow("a broken server") << 500 << ErrorKind::Remote;
    }
    void refusalsAreToldInTheirOwnKind()
    {
        QFETCH(int, status);
        QFETCH(ErrorKind, kind);
        RawHttpServer server;
        server.alwaysAnswer(RawHttpServer::answer(status, R"({"detail":"no"})"));
        const auto followed = follow(statesOf(server.url(u"/api/v1"_s)), u"web-tier"_s);
        QTRY_VERIFY(followed->end.has_value());
        QCOMPARE(followed->end->error().kind, kind);
        QVERIFY(followed->states.empty());
    }

    void whatIsNoStreamIsNotTakenForOne()
    {
        RawHttpServer server;
        server.alwaysAnswer(RawHttpServer::json("<html>sign in</html>"));
        auto followed = follow(statesOf(server.url(u"/api/v1"_s)), u"web-tier"_s);
        QTRY_VERIFY(followed->end.has_value());
        QCOMPARE(followed->end->error().kind, ErrorKind::Protocol);

        server.onRequest([](const RawRequest &, QTcpSocket &socket) { socket.write(kHead + "data: " + QByteArray(100'000, 'x')); });
        followed = follow(statesOf(server.url(u"/api/v1"_s)), u"web-tier"_s);
        QTRY_VERIFY(followed->end.has_value());
        QCOMPARE(followed->end->error().kind, ErrorKind::TooLarge);
        QVERIFY(followed->end->error().where.contains("/cvms/web-tier/state"_L1));
    }

    void cancellingHangsUp()
    {
        RawHttpServer server;
        bool isGone = false;
        server.onRequest([&](const RawRequest &, QTcpSocket &socket) {
            QObject::connect(&socket, &QTcpSocket::disconnected, &socket, [&] { isGone = true; });
            socket.write(kHead + stateEvent("starting", "requesting app keys"));
        });
        const auto followed = follow(statesOf(server.url(u"/api/v1"_s)), u"web-tier"_s);
        QTRY_COMPARE(followed->states.size(), size_t(1));
        followed->cancel.cancel();
        QTRY_VERIFY(followed->end.has_value());
        QCOMPARE(followed->end->error().kind, ErrorKind::Cancelled);
        QTRY_VERIFY(isGone);
    }

    void aBootOfTheDemoFleetIsWatchedToItsEndOverACutStream()
    {
        DemoFleetProcess fleet({u"--cvms"_s, u"9"_s});
        QVERIFY2(fleet.isReady(), qPrintable(fleet.problem()));
        const auto states = statesOf(QUrl(fleet.address("phala")));
        QVERIFY(fleet.setFault(u"phala"_s, u"truncated"_s, 0, {{u"count"_s, 1}, {u"path"_s, u"/state?target"_s}}));
        StateWatch::Pace pace;
        pace.poll = 200ms;
        pace.retry = 100ms; // doubled before the stream has spoken
        const auto watch = std::make_shared<StateWatch>(states, std::make_shared<SystemClock>(), pace);
        std::vector<StateWatch::Mode> modes;
        connect(watch.get(), &StateWatch::changed, this, [&] {
            if (modes.empty() || modes.back() != watch->mode())
                modes.push_back(watch->mode());
        });
        watch->start(kSlow);
        using Mode = StateWatch::Mode;
        // The cut comes after the interval of the stream, as real ones do; then it is asked, then the stream is there again.
        const auto came = [&modes](Mode mode) { return std::ranges::count(modes, mode); };
        QTRY_VERIFY_WITH_TIMEOUT(came(Mode::Streaming) >= 2 && came(Mode::Polling) >= 1 && came(Mode::Silent) >= 1, 20'000);
        QCOMPARE(watch->latest()->status, u"starting"_s);
        QVERIFY(fleet.advance(60));
        QTRY_VERIFY_WITH_TIMEOUT(watch->end().has_value(), 20'000);
        QCOMPARE(*watch->end(), StateWatch::End::Reached);
        QCOMPARE(watch->latest()->bootProgress, u"done"_s);
        QCOMPARE(watch->steps().front().bootProgress, u"initializing data disk"_s);
    }
};

QTEST_GUILESS_MAIN(PhalaStatesTest)
#include "tst_phala_states.moc"
