// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/traffic/haproxy_map_router.h"
#include "tests/support/await.h"
#include "tests/support/describe.h"
#include "tests/support/haproxy_process.h"
#include "tests/support/tiny_http_server.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <functional>

using namespace pilothouse;
using namespace std::chrono_literals;
using domain::Intent;
using domain::TrafficSplit;
using test::await;

namespace {

Percent percent(int whole)
{
    return *Percent::fromWhole(whole);
}

/// Limits short enough for a test; the order of things is the same.
traffic::ExchangeLimits shortLimits()
{
    return traffic::ExchangeLimits{500ms, 300ms, 64 * 1024};
}

std::shared_ptr<traffic::HaproxyMapRouter> routerAt(quint16 port, const QString &map, traffic::ExchangeLimits limits = shortLimits())
{
    domain::CutoverSettings settings;
    settings.oldPlane.name = QStringLiteral("hetzner");
    settings.newPlane.name = QStringLiteral("phala");
    settings.router.address = QStringLiteral("127.0.0.1:%1").arg(port);
    settings.router.map = map;
    return *traffic::HaproxyMapRouter::create(settings, limits);
}

/// What a listener does with one command.
enum class Manner { Forward, ForwardAndHangUp, HangUp, Silence, Pretend };

/// Stands between the driver and a real router and has a manner for each command.
class Middleman final : public QObject
{
public:
    Middleman(quint16 routerPort, std::function<Manner(const QByteArray &)> manner) : m_routerPort(routerPort), m_manner(std::move(manner))
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *const client = m_server.nextPendingConnection();
            connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
            connect(client, &QTcpSocket::readyRead, this, [this, client] { serve(client, client->readAll()); });
        });
        m_server.listen(QHostAddress::LocalHost, 0);
    }
    quint16 port() const { return m_server.serverPort(); }

private:
    void serve(QTcpSocket *client, const QByteArray &command)
    {
        const Manner manner = m_manner(command);
        if (manner == Manner::HangUp)
            client->abort();
        if (manner == Manner::Pretend) {
            client->write("\n");
            client->disconnectFromHost();
        }
        if (manner != Manner::Forward && manner != Manner::ForwardAndHangUp)
            return;
        auto *const upstream = new QTcpSocket(client);
        connect(upstream, &QTcpSocket::readyRead, client, [client, upstream, manner] {
            if (manner == Manner::Forward)
                client->write(upstream->readAll());
        });
        connect(upstream, &QTcpSocket::disconnected, client, [client, manner] {
            if (manner == Manner::Forward)
                client->disconnectFromHost();
            else
                client->abort();
        });
        upstream->connectToHost(QHostAddress::LocalHost, m_routerPort);
        upstream->write(command);
    }

    quint16 m_routerPort;
    std::function<Manner(const QByteArray &)> m_manner;
    QTcpServer m_server;
};

/// Accepts, reads, and answers each command with the same bytes.
class Babbler final : public QObject
{
public:
    enum class Then { Close, StayOpen };
    Babbler(QByteArray answer, Then then)
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this, answer, then] {
            QTcpSocket *const client = m_server.nextPendingConnection();
            connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
            connect(client, &QTcpSocket::readyRead, this, [client, answer, then] {
                client->readAll();
                client->write(answer);
                if (then == Then::Close)
                    client->disconnectFromHost();
            });
        });
        m_server.listen(QHostAddress::LocalHost, 0);
    }
    quint16 port() const { return m_server.serverPort(); }

private:
    QTcpServer m_server;
};

} // namespace

Q_DECLARE_METATYPE(Babbler::Then)

/// What the driver makes of a router that is dead, silent, talks rubbish, or hangs up in the middle.
class HaproxyRouterFaultsTest : public QObject
{
    Q_OBJECT

    const TrafficSplit m_wanted = TrafficSplit().with(Intent::Analyze, percent(10));
    std::unique_ptr<test::TinyHttpServer> m_plane;
    std::unique_ptr<test::HaproxyProcess> m_haproxy;

    void startRouter()
    {
        if (test::HaproxyProcess::program().isEmpty())
            QSKIP("haproxy is not installed");
        m_plane = std::make_unique<test::TinyHttpServer>([](const test::TinyRequest &) { return test::TinyAnswer{200, "{}"}; });
        m_haproxy = std::make_unique<test::HaproxyProcess>();
        QVERIFY2(m_haproxy->start(m_plane->port(), m_plane->port()), qPrintable(m_haproxy->errors()));
    }

private slots:
    void cleanup() { m_haproxy.reset(); }

    void saysThatNothingWasSentWhenTheRouterIsDead()
    {
        quint16 port = 0;
        {
            QTcpServer server;
            QVERIFY(server.listen(QHostAddress::LocalHost, 0));
            port = server.serverPort();
        }
        const auto result = await(routerAt(port, QStringLiteral("/m"))->apply(m_wanted, 0));
        QVERIFY(result && !result->has_value());
        QCOMPARE(result->error().kind, ErrorKind::Network);
        QCOMPARE(result->error().what, QStringLiteral("connection refused"));
        QVERIFY(result->error().where.contains(QString::number(port)));
    }

    void saysSoWhenTheLocalSocketIsNotThere()
    {
        domain::CutoverSettings settings;
        settings.router.address = QStringLiteral("unix:/nowhere/at/all.sock");
        settings.router.map = QStringLiteral("/m");
        const auto driver = *traffic::HaproxyMapRouter::create(settings, shortLimits());
        const auto result = await(driver->read());
        QVERIFY(result && !result->has_value());
        QCOMPARE(result->error().kind, ErrorKind::Network);
    }

    void givesUpOnARouterThatNeverAnswers()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost, 0));
        QElapsedTimer timer;
        timer.start();
        const auto result = await(routerAt(silent.serverPort(), QStringLiteral("/m"))->apply(m_wanted, 0));
        QVERIFY(result && !result->has_value());
        QCOMPARE(result->error().kind, ErrorKind::Timeout);
        QVERIFY(timer.elapsed() < 5000);
    }

    void believesNoRubbish_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<Babbler::Then>("then");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("web server") << QByteArray("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n") << Babbler::Then::Close
                                    << ErrorKind::Protocol;
        QTest::newRow("silence as from a success") << QByteArray("\n") << Babbler::Then::Close << ErrorKind::Protocol;
        QTest::newRow("nothing at all") << QByteArray() << Babbler::Then::Close << ErrorKind::Network;
        QTest::newRow("cut in the middle") << QByteArray("Name: HAProxy\nPid: 4") << Babbler::Then::Close << ErrorKind::Protocol;
        QTest::newRow("never closes") << QByteArray("Name: HAProxy\n\n") << Babbler::Then::StayOpen << ErrorKind::Timeout;
        QTest::newRow("another program's prompt") << QByteArray("> \n\n") << Babbler::Then::Close << ErrorKind::Protocol;
        QTest::newRow("zero bytes") << QByteArray(300, '\0') + "\n\n" << Babbler::Then::Close << ErrorKind::Protocol;
        QTest::newRow("without an end") << QByteArray(200 * 1024, 'x') << Babbler::Then::StayOpen << ErrorKind::TooLarge;
    }
    void believesNoRubbish()
    {
        QFETCH(QByteArray, answer);
        QFETCH(Babbler::Then, then);
        QFETCH(ErrorKind, kind);
        const Babbler babbler(answer, then);
        const auto driver = routerAt(babbler.port(), QStringLiteral("/m"));
        const auto read = await(driver->read());
        QVERIFY(read && !read->has_value());
        QCOMPARE(read->error().kind, kind);
        const auto applied = await(driver->apply(m_wanted, std::nullopt));
        QVERIFY(applied && !applied->has_value());
        const auto counted = await(driver->traffic());
        QVERIFY(counted && !counted->has_value());
    }

    void knowsTheOutcomeByReadingBackWhenTheCommitsAnswerIsLost()
    {
        startRouter();
        Middleman middleman(m_haproxy->commandPort(),
                            [](const QByteArray &command) { return command.startsWith("commit") ? Manner::ForwardAndHangUp : Manner::Forward; });
        const auto result = await(routerAt(middleman.port(), m_haproxy->mapPath())->apply(m_wanted, 0));
        QVERIFY2(result && result->has_value(), test::describe(result));
        QCOMPARE((*result)->split, m_wanted);
    }

    void saysUnknownWhenTheCommitWasSentAndIsNotSeen_data()
    {
        QTest::addColumn<bool>("silent");
        QTest::newRow("hung up") << false;
        QTest::newRow("never answered") << true;
    }
    void saysUnknownWhenTheCommitWasSentAndIsNotSeen()
    {
        QFETCH(bool, silent);
        startRouter();
        Middleman middleman(m_haproxy->commandPort(), [silent](const QByteArray &command) {
            return !command.startsWith("commit") ? Manner::Forward : silent ? Manner::Silence : Manner::HangUp;
        });
        const auto result = await(routerAt(middleman.port(), m_haproxy->mapPath())->apply(m_wanted, 0));
        QVERIFY(result && !result->has_value());
        QCOMPARE(result->error().kind, ErrorKind::OutcomeUnknown);
    }

    void saysUnknownWhenAnAcceptedChangeCannotBeReadBack()
    {
        startRouter();
        bool committed = false;
        Middleman middleman(m_haproxy->commandPort(), [&committed](const QByteArray &command) {
            committed = committed || command.startsWith("commit");
            return committed && command.startsWith("show") ? Manner::HangUp : Manner::Forward;
        });
        const auto result = await(routerAt(middleman.port(), m_haproxy->mapPath())->apply(m_wanted, 0));
        QVERIFY(result && !result->has_value());
        QCOMPARE(result->error().kind, ErrorKind::OutcomeUnknown);
    }

    void seesThatAnAcceptedChangeIsNotInForce()
    {
        startRouter();
        Middleman middleman(m_haproxy->commandPort(),
                            [](const QByteArray &command) { return command.startsWith("commit") ? Manner::Pretend : Manner::Forward; });
        const auto result = await(routerAt(middleman.port(), m_haproxy->mapPath())->apply(m_wanted, 0));
        QVERIFY(result && !result->has_value());
        QCOMPARE(result->error().kind, ErrorKind::Protocol);
        QVERIFY2(result->error().what.contains(QLatin1String("not applied")), qPrintable(result->error().what));
    }

    void commitsNothingWhenThePreparedMapIsNotWhatWasWritten()
    {
        startRouter();
        Middleman middleman(m_haproxy->commandPort(),
                            [](const QByteArray &command) { return command.startsWith("add map") ? Manner::Pretend : Manner::Forward; });
        const auto result = await(routerAt(middleman.port(), m_haproxy->mapPath())->apply(m_wanted, 0));
        QVERIFY(result && !result->has_value());
        QCOMPARE(result->error().kind, ErrorKind::Protocol);
        // An empty version would have been committed without a word: four keys must still be there.
        const QByteArray map = m_haproxy->command("show map " + m_haproxy->mapPath().toUtf8() + '\n');
        QCOMPARE(map.count(" 0\n"), 4);
        QVERIFY(!map.contains("_epoch"));
    }

    void seesAChangeBetweenPreparingAndCommitting()
    {
        startRouter();
        bool meddled = false;
        Middleman middleman(m_haproxy->commandPort(), [this, &meddled](const QByteArray &command) {
            if (command.startsWith("add map") && !std::exchange(meddled, true))
                m_haproxy->command("set map " + m_haproxy->mapPath().toUtf8() + " create 33\n");
            return Manner::Forward;
        });
        const auto driver = routerAt(middleman.port(), m_haproxy->mapPath());
        const auto result = await(driver->apply(m_wanted, 0));
        QVERIFY(result && !result->has_value());
        QCOMPARE(result->error().kind, ErrorKind::Conflict);
        const auto now = await(driver->read());
        QVERIFY(now && now->has_value());
        QCOMPARE((*now)->split, TrafficSplit().with(Intent::Create, percent(33)));
    }

    void startsAgainWhenARollbackIsOvertaken()
    {
        startRouter();
        int meddled = 0;
        Middleman middleman(m_haproxy->commandPort(), [this, &meddled](const QByteArray &command) {
            if (command.startsWith("commit") && meddled++ == 0) {
                const QByteArray map = m_haproxy->mapPath().toUtf8();
                const QByteArray version = m_haproxy->command("prepare map " + map + '\n').trimmed().split(' ').last();
                m_haproxy->command("add map @" + version + ' ' + map + " <<\nanalyze 90\n_epoch 5\n\n");
                m_haproxy->command("commit map @" + version + ' ' + map + '\n');
            }
            return Manner::Forward;
        });
        const auto result = await(routerAt(middleman.port(), m_haproxy->mapPath())->apply(TrafficSplit(), std::nullopt));
        QVERIFY2(result && result->has_value(), test::describe(result));
        QVERIFY((*result)->split.isAllOld());
        QCOMPARE((*result)->epoch, 6);
    }
};

QTEST_GUILESS_MAIN(HaproxyRouterFaultsTest)
#include "tst_haproxy_router_faults.moc"
