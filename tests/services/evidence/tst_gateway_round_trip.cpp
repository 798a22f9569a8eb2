// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/evidence/gateway_round_trip.h"

#include "tests/support/await.h"
#include "tests/support/tls_server.h"

#include <QTcpServer>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::evidence;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// How far a gateway is, over real sockets.
class GatewayRoundTripTest : public QObject
{
    Q_OBJECT

    static Result<std::chrono::milliseconds> measured(const QString &address, std::chrono::milliseconds limit = 10s)
    {
        GatewayRoundTrip roundTrip;
        const auto result = test::await(roundTrip.measure(QUrl(address, QUrl::StrictMode), limit));
        return result ? *result : Error{.kind = ErrorKind::Internal, .what = u"it never ended"_s};
    }

private slots:
    void aGatewayThatShakesHandsIsMeasuredWhateverItsCertificate()
    {
        const auto server = test::makeTlsServer(test::TlsIdentity::make("DNS:another.example", -7200, -3600));
        QVERIFY(server->listen(QHostAddress::LocalHost));
        const auto time = measured(u"https://127.0.0.1:%1"_s.arg(server->serverPort()));
        QVERIFY2(time, qPrintable(time ? QString() : time.error().what));
        QVERIFY(time->count() >= 0 && *time < 10s);
    }

    void withoutTlsTheConnectionIsTheRoundTrip()
    {
        QTcpServer plain;
        QVERIFY(plain.listen(QHostAddress::LocalHost));
        const auto time = measured(u"http://127.0.0.1:%1"_s.arg(plain.serverPort()));
        QVERIFY2(time, qPrintable(time ? QString() : time.error().what));
        QVERIFY(time->count() >= 0 && *time < 10s);
    }

    void oneThatAcceptsAndSaysNothingIsNotMeasured()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        const auto time = measured(u"https://127.0.0.1:%1"_s.arg(silent.serverPort()), 300ms);
        QVERIFY(!time);
        QCOMPARE(time.error().kind, ErrorKind::Timeout);
    }

    void whereNobodyListensThereIsNoTime()
    {
        QTcpServer gone;
        QVERIFY(gone.listen(QHostAddress::LocalHost));
        const quint16 port = gone.serverPort();
        gone.close();
        const auto time = measured(u"https://127.0.0.1:%1"_s.arg(port));
        QVERIFY(!time);
        QCOMPARE(time.error().kind, ErrorKind::Network);
    }

    void whatIsNoAddressOfAGatewayIsNotDialled()
    {
        for (const QString &text :
             {u""_s, u"https://user:word@127.0.0.1"_s, u"https://127.0.0.1/path"_s, u"https://a b"_s, u"ftp://127.0.0.1"_s, u"127.0.0.1"_s})
            QCOMPARE(measured(text).error().kind, ErrorKind::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(GatewayRoundTripTest)
#include "tst_gateway_round_trip.moc"
