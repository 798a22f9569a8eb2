// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/phala/live_wire.h"

#include <QTest>

using namespace pilothouse;
using namespace pilothouse::cluster;
using namespace pilothouse::phala;
using namespace Qt::StringLiterals;

class LiveWireTest : public QObject
{
    Q_OBJECT

    static QUrl api() { return QUrl(u"https://cloud.example/api/v1"_s); }

private slots:
    void asksForALogAsTheVendorsClientDoes()
    {
        CvmLogWish wish;
        wish.tail = 20;
        wish.since = u"2026-01-01T00:00:00+01:00"_s;
        wish.timestamps = true;
        auto request = wire::readLog(api(), u"https://logs.example/logs/web?token=t0k"_s, wish);
        QVERIFY(request);
        QCOMPARE(request->url.toEncoded(),
                 QByteArray("https://logs.example/logs/web?token=t0k&since=2026-01-01T00%3A00%3A00%2B01%3A00&tail=20&lines=20&timestamps"));
        QVERIFY2(request->headers.isEmpty(), "the token in the address is the credential");
        QVERIFY(!http::describe(*request).contains("t0k"_L1));
        wish = CvmLogWish();
        wish.source = LogSource::Serial;
        request = wire::readLog(api(), u"https://logs.example/syslog"_s, wish);
        QVERIFY(request);
        QCOMPARE(request->url.query(), u"ch=serial&tail=1000&lines=1000"_s);
    }

    void readsNoLogFromAnAddressThatIsNone_data()
    {
        QTest::addColumn<QString>("endpoint");
        QTest::newRow("file") << u"file:///etc/passwd"_s;
        QTest::newRow("without TLS") << u"http://logs.example/web?token=1"_s;
        QTest::newRow("no host") << u"https:///web"_s;
        QTest::newRow("rubbish") << u"::::"_s;
    }
    void readsNoLogFromAnAddressThatIsNone()
    {
        QFETCH(QString, endpoint);
        const auto request = wire::readLog(api(), endpoint, {});
        QVERIFY(!request);
        QCOMPARE(request.error().kind, ErrorKind::Refused);
    }

    void tellsPlainTextFromLines_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QStringList>("lines");
        QTest::newRow("text") << QByteArray("one\r\ntwo\n\nfour") << QStringList({u"stdout one"_s, u"stdout two"_s, u"stdout "_s, u"stdout four"_s});
        QTest::newRow("lines") << QByteArray("{\"channel\":\"stdout\",\"message\":\"" + QByteArray("out\n").toBase64()
                                             + "\"}\n{\"channel\":\"stderr\",\"message\":\"" + QByteArray("err\nmore\n").toBase64() + "\"}\n")
                               << QStringList({u"stdout out"_s, u"stderr err"_s, u"stderr more"_s});
        QTest::newRow("message that is text") << QByteArray("{\"channel\":\"stdout\",\"message\":\"not base64!\"}")
                                              << QStringList{u"stdout not base64!"_s};
        QTest::newRow("broken line among them") << QByteArray("{\"channel\":\"stderr\",\"message\":\"aGk=\"}\n{\"chan\n")
                                                << QStringList({u"stderr hi"_s, u"stdout {\"chan"_s});
        QTest::newRow("nothing") << QByteArray() << QStringList();
    }
    void tellsPlainTextFromLines()
    {
        QFETCH(QByteArray, body);
        QFETCH(QStringList, lines);
        QStringList read;
        for (const CvmLogLine &line : wire::parseLog(body))
            read << line.channel + u' ' + line.text;
        QCOMPARE(read, lines);
    }

    void readsLoadAndDisksAndInventsNothing()
    {
        const auto stats = wire::parseStats("{\"is_online\":true,\"error\":null,\"sysinfo\":{\"num_cpus\":2,\"total_memory\":2067791872,"
                                            "\"loadavg_one\":12,\"uptime\":11520,\"used_memory\":-1,"
                                            "\"disks\":[{\"mount_point\":\"/data\",\"total_size\":42949672960}]}}");
        QVERIFY(stats);
        QVERIFY(stats->isOnline);
        QCOMPARE(stats->cpus, std::optional(2));
        QCOMPARE(stats->totalMemory, std::optional<qint64>(2067791872));
        QCOMPARE(stats->loadOne, std::optional(0.12));
        QCOMPARE(stats->uptime, std::optional(std::chrono::seconds(11520)));
        QVERIFY(!stats->usedMemory && !stats->availableMemory && !stats->loadFive);
        QCOMPARE(stats->disks.size(), size_t(1));
        QVERIFY(!stats->disks.front().freeBytes);
        const auto offline = wire::parseStats("{\"is_online\":false,\"error\":\"CVM is offline\",\"sysinfo\":null}");
        QVERIFY(offline && !offline->isOnline && !offline->totalMemory);
        QCOMPARE(offline->error, u"CVM is offline"_s);
        QVERIFY(!wire::parseStats("{\"sysinfo\":{}}"));
    }

    void findsTheContainerThatIsMeant()
    {
        const QByteArray body = "{\"is_online\":true,\"containers\":[{\"id\":\"aa11\",\"names\":[\"/dstack-init-1\"],\"log_endpoint\":null},"
                                "{\"id\":\"bb22\",\"names\":[\"/dstack-web-1\"],\"image\":\"nginx\",\"state\":\"running\",\"created\":1700000000,"
                                "\"log_endpoint\":\"https://l/web\"}]}";
        const auto containers = wire::parseContainers(body);
        QVERIFY(containers);
        QCOMPARE(containers->items.size(), size_t(2));
        QCOMPARE(containers->items[1].name, u"dstack-web-1"_s);
        QVERIFY(!containers->items[0].hasLog && containers->items[1].hasLog);
        for (const QString &wanted : {QString(), u"dstack-web-1"_s, u"/dstack-web-1"_s, u"bb"_s})
            QCOMPARE(wire::logEndpointOf(body, wanted).value_or(QString()), u"https://l/web"_s);
        for (const QString &wanted : {u"dstack-init-1"_s, u"nobody"_s})
            QCOMPARE(wire::logEndpointOf(body, wanted).value_or(u"?"_s), QString());
        QVERIFY(!wire::parseContainers("{\"is_online\":true,\"containers\":[{}]}"));
    }
};

QTEST_APPLESS_MAIN(LiveWireTest)
#include "tst_live_wire.moc"
