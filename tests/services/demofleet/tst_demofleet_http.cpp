// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/http_listener.h"
#include "services/demofleet/http_parser.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

using namespace pilothouse::demofleet;

/// The fleet's HTTP server over real sockets, and its parser byte by byte.
class DemofleetHttpTest : public QObject
{
    Q_OBJECT

    HttpListener m_listener{Listener::Main, [this](const Request &request) { return m_respond(request); }};
    HttpListener::Handler m_respond;

    /// Sends bytes and reads until the server closes or `until` has been seen.
    struct Exchange
    {
        QByteArray received;
        bool closed = false;
        QAbstractSocket::SocketError error = QAbstractSocket::UnknownSocketError;
    };
    Exchange exchange(const QByteArray &bytes, const QByteArray &until = {}, int times = 1)
    {
        Exchange result;
        QTcpSocket socket;
        connect(&socket, &QTcpSocket::errorOccurred, this, [&](QAbstractSocket::SocketError error) { result.error = error; });
        socket.connectToHost(QHostAddress::LocalHost, m_listener.port());
        socket.write(bytes);
        const bool done = QTest::qWaitFor(
            [&] {
                result.received += socket.readAll();
                result.closed = socket.state() == QAbstractSocket::UnconnectedState;
                return result.closed || (!until.isEmpty() && result.received.count(until) >= times);
            },
            10'000);
        if (!done)
            qWarning() << "nothing came:" << result.received.left(200);
        return result;
    }
    static QByteArray bodyOf(const QByteArray &received) { return received.mid(received.indexOf("\r\n\r\n") + 4); }

private slots:
    void initTestCase() { QVERIFY(m_listener.listen(QHostAddress::LocalHost, 0)); }
    void init()
    {
        m_respond = [](const Request &request) { return textAnswer(request.method + ' ' + request.target + ' ' + request.body, "text/plain"); };
    }

    void requestsAreReadHoweverTheyArrive_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("keepAlive");
        QTest::newRow("no body") << QByteArray("GET /a?b=c HTTP/1.1\r\nHost: x\r\n\r\n") << QByteArray() << true;
        QTest::newRow("length") << QByteArray("POST /a HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello") << QByteArray("hello") << true;
        QTest::newRow("chunks") << QByteArray("POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3;x=y\r\nllo\r\n0\r\n\r\n")
                                << QByteArray("hello") << true;
        QTest::newRow("close") << QByteArray("GET / HTTP/1.1\r\nConnection: close\r\n\r\n") << QByteArray() << false;
        QTest::newRow("old protocol") << QByteArray("GET /ready HTTP/1.0\r\n\r\n") << QByteArray() << false;
    }
    void requestsAreReadHoweverTheyArrive()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, body);
        QFETCH(bool, keepAlive);
        for (const int step : {1, 7, int(bytes.size())}) {
            HttpParser parser(Listener::Main);
            HttpParser::State state = HttpParser::State::NeedMore;
            for (qsizetype i = 0; i < bytes.size(); i += step) {
                QCOMPARE(int(state), int(HttpParser::State::NeedMore));
                parser.append(bytes.mid(i, step));
                state = parser.advance();
            }
            QCOMPARE(int(state), int(HttpParser::State::Ready));
            QCOMPARE(parser.keepAlive(), keepAlive);
            QCOMPARE(parser.take().body, body);
            QVERIFY(!parser.hasInput());
        }
    }

    void brokenRequestsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        QTest::newRow("no path") << QByteArray("GET\r\n\r\n") << 400;
        QTest::newRow("TLS hello") << QByteArray("\x16\x03\x01 x y\r\n\r\n") << 400;
        QTest::newRow("header without colon") << QByteArray("GET / HTTP/1.1\r\nnonsense\r\n\r\n") << 400;
        QTest::newRow("negative length") << QByteArray("POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n") << 400;
        QTest::newRow("length in words") << QByteArray("POST / HTTP/1.1\r\nContent-Length: ten\r\n\r\n") << 400;
        QTest::newRow("too long a body") << QByteArray("POST / HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n") << 413;
        QTest::newRow("bad chunk") << QByteArray("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n") << 400;
        QTest::newRow("endless header") << QByteArray("GET / HTTP/1.1\r\nX: ") + QByteArray(70'000, 'x') << 431;
    }
    void brokenRequestsAreRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        const Exchange answer = exchange(bytes);
        QVERIFY(answer.closed);
        QVERIFY2(answer.received.startsWith("HTTP/1.1 " + QByteArray::number(status)), answer.received.left(60).constData());
    }

    void oneConnectionServesManyInTurn()
    {
        const QByteArray two = "POST /one HTTP/1.1\r\nContent-Length: 3\r\n\r\nabcGET /two HTTP/1.1\r\n\r\n";
        m_respond = [](const Request &request) {
            Answer answer = textAnswer(request.target + ';', "text/plain");
            answer.delay = std::chrono::milliseconds(request.target == "/one" ? 40 : 0);
            return answer;
        };
        const Exchange answer = exchange(two, ";", 2);
        QVERIFY(answer.received.indexOf("/one;") > 0);
        QVERIFY(answer.received.indexOf("/two;") > answer.received.indexOf("/one;"));
    }

    void aClientThatAsksFirstIsAnswered()
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, m_listener.port());
        socket.write("POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
        QByteArray received;
        QTRY_VERIFY((received += socket.readAll()).startsWith("HTTP/1.1 100 Continue\r\n\r\n"));
        socket.write("ok");
        QTRY_VERIFY((received += socket.readAll()).endsWith("POST / ok"));
    }

    void headRequestsGetNoBody()
    {
        const Exchange answer = exchange("HEAD /x HTTP/1.1\r\nConnection: close\r\n\r\n");
        QVERIFY(answer.received.contains("Content-Length: 8"));
        QVERIFY(bodyOf(answer.received).isEmpty());
    }

    void aTruncatedAnswerPromisesMoreThanItGives()
    {
        m_respond = [](const Request &) {
            Answer answer = textAnswer(QByteArray(1000, 'x'), "text/plain");
            answer.delivery = Answer::Delivery::Truncated;
            return answer;
        };
        const Exchange answer = exchange("GET / HTTP/1.1\r\n\r\n");
        QVERIFY(answer.closed);
        QVERIFY(answer.received.contains("Content-Length: 1000"));
        QCOMPARE(bodyOf(answer.received).size(), 500);
    }

    void aResetIsAReset()
    {
        m_respond = [](const Request &) {
            Answer answer;
            answer.delivery = Answer::Delivery::Reset;
            return answer;
        };
        const Exchange answer = exchange("GET / HTTP/1.1\r\n\r\n");
        QVERIFY(answer.closed && answer.received.isEmpty());
        QCOMPARE(answer.error, QAbstractSocket::RemoteHostClosedError);
    }

    void aBodyMadeOnTheWayArrivesWhole()
    {
        class Counting final : public BodySource
        {
        public:
            explicit Counting(bool lengthKnown) : m_lengthKnown(lengthKnown) { }
            std::optional<qint64> length() const override { return m_lengthKnown ? std::optional<qint64>(40 * 100'000) : std::nullopt; }
            Part next() override
            {
                Part part;
                part.bytes = QByteArray(100'000, char('a' + m_parts % 26));
                part.last = ++m_parts == 40;
                part.pause = std::chrono::milliseconds(m_parts == 3 ? 5 : 0);
                return part;
            }

        private:
            bool m_lengthKnown;
            int m_parts = 0;
        };
        for (const bool lengthKnown : {true, false}) {
            m_respond = [lengthKnown](const Request &) {
                Answer answer = textAnswer({}, "application/json");
                answer.source = std::make_shared<Counting>(lengthKnown);
                return answer;
            };
            const Exchange answer = exchange("GET / HTTP/1.1\r\nConnection: close\r\n\r\n");
            QCOMPARE(answer.received.contains("Transfer-Encoding: chunked"), !lengthKnown);
            QByteArray body = bodyOf(answer.received);
            if (!lengthKnown)
                body.replace("186a0\r\n", "").replace("0\r\n\r\n", "").replace("\r\n", "");
            QCOMPARE(body.size(), 4'000'000);
            QCOMPARE(body.back(), char('a' + 39 % 26));
        }
    }

    void aClientThatLeavesEarlyHarmsNobody()
    {
        m_respond = [](const Request &) {
            Answer answer = textAnswer("late", "text/plain");
            answer.delay = std::chrono::milliseconds(30);
            return answer;
        };
        for (int i = 0; i < 20; ++i) {
            QTcpSocket socket;
            socket.connectToHost(QHostAddress::LocalHost, m_listener.port());
            socket.write("GET / HTTP/1.1\r\n\r\n");
            QTRY_COMPARE(socket.bytesToWrite(), 0);
        }
        QVERIFY(exchange("GET / HTTP/1.1\r\nConnection: close\r\n\r\n").received.endsWith("late"));
    }
};

QTEST_GUILESS_MAIN(DemofleetHttpTest)
#include "tst_demofleet_http.moc"
