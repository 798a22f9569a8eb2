// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/demo_fleet_process.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTestEventLoop>

#include <signal.h>

#include <cmath>

using namespace pilothouse;
using namespace Qt::StringLiterals;

/// The executable as others start it: its flags, its ready line, and the real HAProxy beside it.
class DemofleetProcessTest : public QObject
{
    Q_OBJECT

    struct Run
    {
        int exitCode = -1;
        QByteArray out;
        QByteArray err;
    };
    static Run run(const QStringList &arguments)
    {
        QProcess process;
        process.start(QStringLiteral(PILOTHOUSE_BIN_DIR "/pilothouse-demofleet"), arguments);
        Run result;
        if (process.waitForFinished(10'000))
            result = {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
        return result;
    }

    /// One command on the router's socket; the server closes after its answer.
    static QByteArray command(const QString &router, const QByteArray &text)
    {
        QTcpSocket socket;
        socket.connectToHost(router.section(u':', 0, 0), router.section(u':', 1).toUShort());
        socket.write(text + '\n');
        QByteArray answer;
        const bool closed = QTest::qWaitFor(
            [&] {
                answer += socket.readAll();
                return socket.state() == QAbstractSocket::UnconnectedState;
            },
            5000);
        return closed ? answer + socket.readAll() : "no answer from the router: " + answer;
    }
    static bool accepts(const QString &hostPort)
    {
        QTcpSocket socket;
        socket.connectToHost(hostPort.section(u':', 0, 0), hostPort.section(u':', 1).toUShort());
        return socket.waitForConnected(1000);
    }
    /// Gone, or a zombie that nobody has fetched yet.
    static bool isDead(qint64 pid)
    {
        QFile stat(u"/proc/%1/stat"_s.arg(pid));
        return !stat.open(QIODevice::ReadOnly) || stat.readAll().contains(") Z ");
    }

    /// Sends one text of many authors through the front, six at a time.
    void sendThroughFront(test::DemoFleetProcess &fleet, const QString &text, const QString &authors, int count)
    {
        QNetworkAccessManager network;
        QTestEventLoop loop;
        int sent = 0;
        int done = 0;
        const auto next = [&](auto &&self) -> void {
            if (sent == count)
                return;
            QNetworkRequest request{QUrl(fleet.address("front") + "/process"_L1)};
            request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
            request.setRawHeader("x-agent-api-key", test::DemoFleetProcess::agentKey());
            const QJsonObject body{{u"text"_s, text}, {u"author"_s, authors + QString::number(sent++)}, {u"type"_s, u"web"_s}};
            QNetworkReply *reply = network.post(request, QJsonDocument(body).toJson(QJsonDocument::Compact));
            connect(reply, &QNetworkReply::finished, this, [&, reply] {
                m_withPlane += reply->rawHeader("x-plane") == "phala" ? 1 : 0;
                m_failed += reply->error() == QNetworkReply::NoError ? 0 : 1;
                reply->deleteLater();
                if (++done == count)
                    loop.exitLoop();
                self(self);
            });
        };
        m_withPlane = 0;
        m_failed = 0;
        for (int i = 0; i < 6; ++i)
            next(next);
        loop.enterLoopMSecs(60'000);
        QCOMPARE(done, count);
        QCOMPARE(m_failed, 0);
    }

    /// The closed interval that holds a binomial count with at least the given probability, by the exact distribution.
    static std::pair<int, int> binomialInterval(int n, double p, double confidence)
    {
        const double tail = (1 - confidence) / 2;
        double term = std::pow(1 - p, n);
        double sum = 0;
        int low = -1;
        for (int k = 0; k <= n; ++k) {
            sum += term;
            if (low < 0 && sum > tail)
                low = k;
            if (sum >= 1 - tail)
                return {low, k};
            term *= double(n - k) / (k + 1) * p / (1 - p);
        }
        return {low, n};
    }

    int m_withPlane = 0;
    int m_failed = 0;

private slots:
    void itSaysWhatItIs()
    {
        const Run version = run({u"--version"_s});
        QCOMPARE(version.exitCode, 0);
        QVERIFY(QRegularExpression(u"[0-9]+\\.[0-9]+"_s).match(QString::fromUtf8(version.out)).hasMatch());
        const Run help = run({u"--help"_s});
        QCOMPARE(help.exitCode, 0);
        QVERIFY(help.out.contains("pilothouse-demofleet") && help.out.contains("--cvms"));
    }

    void wrongUsageIsExitTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("unknown option") << QStringList{u"--moon"_s};
        QTest::newRow("command") << QStringList{u"serve"_s};
        QTest::newRow("count in words") << QStringList{u"--cvms"_s, u"many"_s};
        QTest::newRow("negative count") << QStringList{u"--cvms=-1"_s};
        QTest::newRow("port out of range") << QStringList{u"--port"_s, u"70000"_s};
        QTest::newRow("address in words") << QStringList{u"--listen"_s, u"somewhere"_s};
    }
    void wrongUsageIsExitTwo()
    {
        QFETCH(QStringList, arguments);
        const Run result = run(arguments);
        QCOMPARE(result.exitCode, 2);
        QVERIFY(result.out.isEmpty());
        QVERIFY2(result.err.startsWith("pilothouse-demofleet: ") && result.err.count('\n') == 1, result.err.constData());
    }

    void aTakenPortIsSaidInOneLine()
    {
        QTcpServer taken;
        QVERIFY(taken.listen(QHostAddress::LocalHost, 0));
        if (taken.serverPort() > 65'529)
            QSKIP("the system gave one of the last ports");
        const Run result = run({u"--port"_s, QString::number(taken.serverPort())});
        QCOMPARE(result.exitCode, 1);
        QVERIFY(result.err.contains("Cannot listen"));
    }

    void itTellsWhereEverythingIs()
    {
        test::DemoFleetProcess fleet({u"--cvms"_s, u"12"_s});
        QVERIFY2(fleet.isReady(), qPrintable(fleet.problem()));
        QCOMPARE(fleet.get(fleet.address("phala") + "/auth/me"_L1, {{"X-API-Key", "phak_1"}}).status, 200);
        QCOMPARE(fleet.get(fleet.address("oldPlane") + "/ready"_L1).status, 200);
        QCOMPARE(fleet.get(fleet.address("newPlane") + "/attestation?challenge=1"_L1).status, 200);
        QCOMPARE(fleet.get(fleet.address("pccs") + "/tdx/certification/v4/qe/identity"_L1).status, 200);
        QCOMPARE(fleet.state()["cvms"_L1]["total"_L1].toInt(), 12);
        QFile root(fleet.address("trustRoot"));
        QVERIFY(root.open(QIODevice::ReadOnly) && root.readAll().startsWith('\x30'));
        QVERIFY(fleet.addresses().contains("aws"_L1) && fleet.addresses().contains("orchestrator"_L1));
    }

    void redirectsLeadToAnotherHostThatAnswers()
    {
        test::DemoFleetProcess fleet({u"--cvms"_s, u"2"_s});
        QVERIFY2(fleet.isReady(), qPrintable(fleet.problem()));
        QVERIFY(fleet.setFault(u"phala"_s, u"redirect"_s));
        QNetworkAccessManager follower;
        QNetworkRequest request{QUrl(fleet.address("phala") + "/apps"_L1)};
        request.setRawHeader("X-API-Key", "phak_1");
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::NoLessSafeRedirectPolicy);
        const std::unique_ptr<QNetworkReply> reply(follower.get(request));
        QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), 10'000);
        QVERIFY(reply->url().host() != QUrl(fleet.address("phala")).host());
        QCOMPARE(fleet.state()["stray"_L1]["requests"_L1].toInt(), 1);
        QCOMPARE(fleet.state()["stray"_L1]["withKey"_L1].toInt(), 1); // a client that follows blindly gives its key away
    }

    void aHugeAnswerCostsTheFleetNoMemory()
    {
        test::DemoFleetProcess fleet({u"--cvms"_s, u"2"_s});
        QVERIFY2(fleet.isReady(), qPrintable(fleet.problem()));
        QVERIFY(fleet.setFault(u"phala"_s, u"huge"_s));
        const auto resident = [&] {
            QFile status(u"/proc/%1/statm"_s.arg(fleet.pid()));
            return status.open(QIODevice::ReadOnly) ? status.readAll().split(' ').value(1).toLongLong() * 4096 : -1;
        };
        const qint64 before = resident();
        QNetworkAccessManager network;
        QNetworkRequest request{QUrl(fleet.address("phala") + "/apps"_L1)};
        request.setRawHeader("X-API-Key", "phak_1");
        const std::unique_ptr<QNetworkReply> reply(network.get(request));
        qint64 received = 0;
        connect(reply.get(), &QNetworkReply::readyRead, this, [&] { received += reply->readAll().size(); });
        QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), 60'000);
        received += reply->readAll().size();
        QCOMPARE(received, 200LL * 1024 * 1024);
        QVERIFY2(resident() - before < 16 * 1024 * 1024, qPrintable(QString::number(resident() - before)));
    }

    void nothingIsLeftBehind()
    {
        qint64 pid = 0;
        qint64 router = 0;
        QString folder;
        {
            test::DemoFleetProcess fleet({u"--cvms"_s, u"2"_s});
            QVERIFY2(fleet.isReady(), qPrintable(fleet.problem()));
            pid = fleet.pid();
            router = fleet.state()["router"_L1]["pid"_L1].toInteger();
            folder = QFileInfo(fleet.address("trustRoot")).absolutePath();
            QVERIFY(QDir(folder).exists());
        }
        QVERIFY(isDead(pid));
        QVERIFY(!QDir(folder).exists());
        if (router > 0)
            QTRY_VERIFY(isDead(router));
    }

    void theStateFolderIsKept()
    {
        QTemporaryDir folder;
        {
            test::DemoFleetProcess fleet({u"--cvms"_s, u"2"_s, u"--state"_s, folder.filePath(u"fleet"_s)});
            QVERIFY2(fleet.isReady(), qPrintable(fleet.problem()));
            QCOMPARE(fleet.address("trustRoot"), folder.filePath(u"fleet/root.der"_s));
        }
        QVERIFY(QFile::exists(folder.filePath(u"fleet/root.der"_s)));
    }

    void withoutARouterTheFleetSaysSoAndServes()
    {
        QTemporaryDir folder;
        test::DemoFleetProcess fleet({u"--cvms"_s, u"2"_s, u"--state"_s, folder.filePath(u"a folder"_s)}); // no name for HAProxy's configuration
        QVERIFY2(fleet.isReady(), qPrintable(fleet.problem()));
        for (const char *member : {"router", "map", "front"})
            QVERIFY(!fleet.addresses().contains(QLatin1StringView(member)));
        QCOMPARE(fleet.get(fleet.address("newPlane") + "/ready"_L1).status, 200);
        QVERIFY(!fleet.restart(u"router"_s));
        QVERIFY(!fleet.setFault(u"moon"_s, u"500"_s));
    }

    void theRouterDiesWithAKilledFleet()
    {
        QTemporaryDir folder; // what is killed cannot tidy up after itself
        test::DemoFleetProcess fleet({u"--cvms"_s, u"2"_s, u"--state"_s, folder.path()});
        QVERIFY2(fleet.isReady(), qPrintable(fleet.problem()));
        if (!fleet.hasRouter())
            QSKIP("HAProxy is not installed");
        const qint64 router = fleet.state()["router"_L1]["pid"_L1].toInteger();
        QVERIFY(!isDead(router));
        QCOMPARE(::kill(pid_t(fleet.pid()), SIGKILL), 0);
        QTRY_VERIFY(isDead(router));
    }

    void requestsGoWhereTheMapSays()
    {
        test::DemoFleetProcess fleet({u"--cvms"_s, u"2"_s});
        QVERIFY2(fleet.isReady(), qPrintable(fleet.problem()));
        if (!fleet.hasRouter())
            QSKIP("HAProxy is not installed");
        const QString router = fleet.address("router");
        const QByteArray map = fleet.address("map").toUtf8();
        constexpr int kAuthors = 2000;

        sendThroughFront(fleet, u"@gitsplits analyze a/b"_s, u"first-"_s, 50);
        QCOMPARE(fleet.requests("new", "analyze"), 0);
        QCOMPARE(m_withPlane, 0);

        QCOMPARE(command(router, "set map " + map + " analyze 10").trimmed(), QByteArray());
        QVERIFY(fleet.resetCounters());
        sendThroughFront(fleet, u"@gitsplits analyze a/b"_s, u"author-"_s, kAuthors);
        const int onNew = fleet.requests("new", "analyze");
        const auto [low, high] = binomialInterval(kAuthors, 0.1, 0.999);
        qInfo("10 %% of %d authors: %d on the new plane, expected %d to %d", kAuthors, onNew, low, high);
        QVERIFY(onNew >= low && onNew <= high);
        QCOMPARE(fleet.requests("old", "analyze"), kAuthors - onNew);
        QCOMPARE(m_withPlane, onNew);

        // The same authors again land where they were, and what may not move has not moved.
        sendThroughFront(fleet, u"@gitsplits analyze a/b"_s, u"author-"_s, 500);
        QCOMPARE(fleet.state()["planes"_L1]["authorsOnBoth"_L1]["analyze"_L1].toInt(), 0);
        sendThroughFront(fleet, u"@gitsplits pay 1 USDC to a/b"_s, u"author-"_s, 200);
        QCOMPARE(fleet.requests("new", "pay"), 0);
        QCOMPARE(fleet.requests("old", "pay"), 200);

        QCOMPARE(command(router, "set map " + map + " analyze 100").trimmed(), QByteArray());
        QVERIFY(fleet.resetCounters());
        sendThroughFront(fleet, u"@gitsplits analyze a/b"_s, u"author-"_s, 100);
        QCOMPARE(fleet.requests("new", "analyze"), 100);
    }

    void usersCanBePretended()
    {
        test::DemoFleetProcess fleet({u"--cvms"_s, u"2"_s});
        QVERIFY2(fleet.isReady(), qPrintable(fleet.problem()));
        const QString url = fleet.address("control") + "/traffic"_L1;
        QCOMPARE(fleet.request("POST", url, "{\"requestsPerSecond\":5000}").status, 400);
        QCOMPARE(fleet.request("POST", url, "{\"requestsPerSecond\":200,\"authors\":50}").status, 200);
        QTRY_VERIFY_WITH_TIMEOUT(fleet.state()["traffic"_L1]["answered"_L1].toInt() >= 100, 20'000);
        QCOMPARE(fleet.request("POST", url, "{\"requestsPerSecond\":0}").status, 200);
        QTRY_COMPARE(fleet.state()["traffic"_L1]["answered"_L1], fleet.state()["traffic"_L1]["sent"_L1]);
        const QJsonObject intents = fleet.state()["planes"_L1]["old"_L1]["intents"_L1].toObject();
        int total = 0;
        for (const QString &intent : {u"analyze"_s, u"create"_s, u"pay"_s, u"other"_s}) {
            QVERIFY2(intents[intent]["requests"_L1].toInt() > 0, qPrintable(intent));
            total += intents[intent]["requests"_L1].toInt();
        }
        QCOMPARE(total, fleet.state()["traffic"_L1]["sent"_L1].toInt());
        QVERIFY(intents["analyze"_L1]["authors"_L1].toInt() <= 50);
    }

    void aDeadRouterRefusesAndComesBackWithTheFilesSplits()
    {
        test::DemoFleetProcess fleet({u"--cvms"_s, u"2"_s});
        QVERIFY2(fleet.isReady(), qPrintable(fleet.problem()));
        if (!fleet.hasRouter())
            QSKIP("HAProxy is not installed");
        const QString router = fleet.address("router");
        const QByteArray map = fleet.address("map").toUtf8();
        QCOMPARE(command(router, "set map " + map + " analyze 40").trimmed(), QByteArray());
        QVERIFY(fleet.setFault(u"router"_s, u"router-dead"_s));
        QTRY_VERIFY(!accepts(router));
        QVERIFY(!accepts(QUrl(fleet.address("front")).authority()));
        QVERIFY(!fleet.state()["router"_L1]["running"_L1].toBool());
        QVERIFY(fleet.clearFaults());
        QTRY_VERIFY_WITH_TIMEOUT(fleet.state()["router"_L1]["running"_L1].toBool(), 10'000);
        QVERIFY(accepts(router));
        QVERIFY(command(router, "get map " + map + " analyze").contains("value=\"0\""));
        QCOMPARE(fleet.state()["router"_L1]["starts"_L1].toInt(), 2);

        QVERIFY(fleet.restart(u"router"_s));
        QTRY_COMPARE_WITH_TIMEOUT(fleet.state()["router"_L1]["starts"_L1].toInt(), 3, 10'000);
        QVERIFY(accepts(router));
    }
};

QTEST_GUILESS_MAIN(DemofleetProcessTest)
#include "tst_demofleet_process.moc"
