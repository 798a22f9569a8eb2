// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/traffic/haproxy_wire.h"
#include "services/traffic/runtime_socket.h"

#include <QTest>

using namespace pilothouse;
using namespace pilothouse::traffic;
using domain::Intent;

namespace {

Percent percent(int whole)
{
    return *Percent::fromWhole(whole);
}

const QByteArray kStatHeader = "# pxname,svname,qcur,qmax,scur,smax,slim,stot,status,weight,lbtot,last_chk\n";

} // namespace

class HaproxyWireTest : public QObject
{
    Q_OBJECT

private slots:
    void readsAMapOfFourIntentsAndACounter()
    {
        const auto entries = wire::parseMapEntries("0x55d0 analyze 10\n0x55d1 create 0\n0x55d2 pay 0\n0x55d3 other 100\n0x55d4 _epoch 41");
        QVERIFY(entries.has_value());
        const auto reading = wire::readMap(*entries);
        QVERIFY(reading.has_value());
        QCOMPARE(reading->split.toText(), QStringLiteral("analyze 10, create 0, pay 0, other 100"));
        QCOMPARE(reading->epoch, 41);
        QVERIFY(reading->findings.isEmpty());
    }

    void countsAMissingIntentAsTheOldPlaneAndSaysSo()
    {
        const auto reading = wire::readMap({{"analyze", "10"}, {"_epoch", "2"}});
        QVERIFY(reading.has_value());
        QCOMPARE(reading->split, domain::TrafficSplit().with(Intent::Analyze, percent(10)));
        QCOMPARE(reading->findings.size(), 3);
        QVERIFY(reading->findings.first().contains(QLatin1String("create is not in the map")));
    }

    void reportsAKeyThatIsNoIntent()
    {
        const auto reading = wire::readMap({{"analyze", "0"}, {"create", "0"}, {"pay", "0"}, {"other", "0"}, {"verify", "7"}});
        QVERIFY(reading.has_value());
        QCOMPARE(reading->unknownKeys, QStringList{QStringLiteral("verify")});
        QCOMPARE(reading->findings.size(), 1);
    }

    void refusesAMapThatIsNotWhatItSays_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("duplicate") << QByteArray("analyze") << QByteArray("55");
        QTest::newRow("word") << QByteArray("create") << QByteArray("banana");
        QTest::newRow("over 100") << QByteArray("create") << QByteArray("150");
        QTest::newRow("negative") << QByteArray("create") << QByteArray("-1");
        QTest::newRow("fraction") << QByteArray("create") << QByteArray("1.5");
        QTest::newRow("empty") << QByteArray("create") << QByteArray("");
        QTest::newRow("longer than any number") << QByteArray("create") << QByteArray(40, '1');
        QTest::newRow("second counter") << QByteArray("_epoch") << QByteArray("3");
    }
    void refusesAMapThatIsNotWhatItSays()
    {
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, value);
        const auto reading = wire::readMap({{"analyze", "10"}, {"_epoch", "1"}, {key, value}});
        QVERIFY(!reading.has_value());
        QCOMPARE(reading.error().kind, ErrorKind::Protocol);
    }

    void findsTheCounterEvenInABrokenMap()
    {
        QCOMPARE(wire::epochOf({{"analyze", "10"}, {"analyze", "banana"}, {"_epoch", "7"}, {"_epoch", "9"}}), 9);
        QCOMPARE(wire::epochOf({{"_epoch", "x"}}), 0);
        QCOMPARE(wire::epochOf({}), 0);
    }

    void refusesLinesThatAreNoMap_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("web page") << QByteArray("<html>\n<body>login</body>") << ErrorKind::Protocol;
        QTest::newRow("key without value") << QByteArray("0x55d0 analyze") << ErrorKind::Protocol;
        QTest::newRow("half a line after a good one") << QByteArray("0x55d0 analyze 10\n0x55") << ErrorKind::Protocol;
        QTest::newRow("unknown map") << QByteArray("Unknown map identifier. Please use #<id> or <file>.") << ErrorKind::NotFound;
        QTest::newRow("level too low") << QByteArray("Permission denied") << ErrorKind::Forbidden;
    }
    void refusesLinesThatAreNoMap()
    {
        QFETCH(QByteArray, answer);
        QFETCH(ErrorKind, kind);
        const auto entries = wire::parseMapEntries(answer);
        QVERIFY(!entries.has_value());
        QCOMPARE(entries.error().kind, kind);
    }

    void findsTheVersionsOfItsOwnMapOnly()
    {
        const QByteArray answer
            = "# id (file) description\n"
              "0 (/etc/pilot/split.map.bak) pattern loaded curr_ver=9 next_ver=9 entry_cnt=1\n"
              "1 (/etc/pilot/split.map) pattern used by map at file 'curr_ver=1 next_ver=1.cfg' line 15. curr_ver=3 next_ver=5 entry_cnt=4";
        const auto versions = wire::parseMapList(answer, "/etc/pilot/split.map");
        QVERIFY(versions.has_value());
        QCOMPARE(versions->current, 3);
        QCOMPARE(versions->next, 5);
        const auto missing = wire::parseMapList(answer, "/etc/pilot/other.map");
        QVERIFY(!missing.has_value());
        QCOMPARE(missing.error().kind, ErrorKind::NotFound);
        QCOMPARE(wire::parseMapList("hello", "/etc/pilot/split.map").error().kind, ErrorKind::Protocol);
        QCOMPARE(wire::parseMapList("# id\n0 (/m) old router", "/m").error().kind, ErrorKind::Protocol);
    }

    void takesSilenceAloneAsSuccess_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<bool>("accepted");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("silence") << QByteArray() << true << ErrorKind::Internal;
        QTest::newRow("passed version") << QByteArray("Version number out of range.") << false << ErrorKind::Conflict;
        QTest::newRow("level") << QByteArray("Permission denied") << false << ErrorKind::Forbidden;
        QTest::newRow("value") << QByteArray("unable to parse 'banana'.") << false << ErrorKind::Remote;
        QTest::newRow("help page") << QByteArray("Unknown command, but maybe one of the following") << false << ErrorKind::Remote;
        QTest::newRow("even a friendly word") << QByteArray("OK") << false << ErrorKind::Remote;
    }
    void takesSilenceAloneAsSuccess()
    {
        QFETCH(QByteArray, answer);
        QFETCH(bool, accepted);
        QFETCH(ErrorKind, kind);
        const Status status = wire::parseSetting(answer, QStringLiteral("commit map"));
        QCOMPARE(status.has_value(), accepted);
        if (!accepted)
            QCOMPARE(status.error().kind, kind);
    }

    void readsThePreparedVersionOrTheRefusal()
    {
        QCOMPARE(*wire::parsePreparedVersion("New version created: 12"), 12);
        QCOMPARE(wire::parsePreparedVersion("New version created: twelve").error().kind, ErrorKind::Remote);
        QCOMPARE(wire::parsePreparedVersion("").error().kind, ErrorKind::Protocol);
        QCOMPARE(wire::parsePreparedVersion("Permission denied").error().kind, ErrorKind::Forbidden);
    }

    void readsTheProcess()
    {
        const auto process = wire::parseInfo("Name: HAProxy\nNbproc: 1\nPid: 4711\nUptime: 0d\nUptime_sec: 93");
        QVERIFY(process.has_value());
        QCOMPARE(process->pid, 4711);
        QCOMPARE(process->uptimeSeconds, 93);
        QCOMPARE(wire::parseInfo("Pid: 12").error().kind, ErrorKind::Protocol);
    }

    void countsRequestsPerPlaneByTheNamesOfServers()
    {
        const auto traffic = wire::parseTraffic(kStatHeader
                                                    + "agent,FRONTEND,,,1,1,9,40,OPEN,,,\n"
                                                      "be_hetzner,hetzner,0,0,0,1,,36,UP 1/3,100,36,\"L7OK, 200\"\n"
                                                      "be_hetzner,BACKEND,0,0,0,1,9,36,UP,100,36,\n"
                                                      "be_phala,phala,0,0,0,1,,4,DOWN 1/2,100,4,\n",
                                                QStringLiteral("hetzner"), QStringLiteral("phala"));
        QVERIFY(traffic.has_value());
        QCOMPARE(traffic->oldPlaneRequests, 36);
        QCOMPARE(traffic->newPlaneRequests, 4);
        QCOMPARE(traffic->oldPlaneUp, std::optional(true));
        QCOMPARE(traffic->newPlaneUp, std::optional(false));
    }

    void countsAnswers5xxWhereTheRouterDoes()
    {
        const QByteArray header = "# pxname,svname,status,lbtot,hrsp_5xx\n";
        const auto traffic = wire::parseTraffic(header + "be_hetzner,hetzner,UP,36,2\nbe_phala,phala,UP,4,1\nbe_extra,phala,UP,3,\n",
                                                QStringLiteral("hetzner"), QStringLiteral("phala"));
        QVERIFY(traffic.has_value());
        QCOMPARE(traffic->oldPlaneErrors, std::optional<qint64>(2));
        QVERIFY(!traffic->newPlaneErrors.has_value()); // one of its servers does not count them: unknown, not 1
        const auto without = wire::parseTraffic(kStatHeader + "a,hetzner,,,,,,,UP,1,7,\nb,phala,,,,,,,UP,1,7,\n", QStringLiteral("hetzner"),
                                                QStringLiteral("phala"));
        QVERIFY(without.has_value() && !without->oldPlaneErrors.has_value());
    }

    void sumsAPlaneOverSeveralBackendsAndFindsItByTheBackendToo()
    {
        const auto traffic = wire::parseTraffic(kStatHeader
                                                    + "analyze,phala,,,,,,,no check,1,4,\ncreate,phala,,,,,,,no check,1,5,\n"
                                                      "be_hetzner,srv1,,,,,,,UP,1,7,\nbe_hetzner,srv2,,,,,,,MAINT,1,1,\n",
                                                QStringLiteral("hetzner"), QStringLiteral("phala"));
        QVERIFY(traffic.has_value());
        QCOMPARE(traffic->newPlaneRequests, 9);
        QVERIFY(!traffic->newPlaneUp.has_value());
        QCOMPARE(traffic->oldPlaneRequests, 8);
        QCOMPARE(traffic->oldPlaneUp, std::optional(true));
    }

    void countsRequestsPerIntentWhereTheRouterKeepsATable()
    {
        const QByteArray answer = "# table: pilothouse_intents, type: string, size:64, used:4\n"
                                  "0x55: key=analyze:hetzner use=0 exp=0 http_req_cnt=90\n"
                                  "0x56: key=analyze:phala use=1 exp=0 http_req_cnt=10\n"
                                  "0x57: key=pay:nowhere use=0 exp=0 http_req_cnt=5\n"
                                  "0x58: key=other use=0 exp=0 http_req_cnt=5\n";
        const auto counts = wire::parseIntentCounts(answer, QStringLiteral("hetzner"), QStringLiteral("phala"));
        QVERIFY(counts && *counts);
        QCOMPARE((**counts)[size_t(Intent::Analyze)], (cutover::IntentCount{90, 10}));
        QCOMPARE((**counts)[size_t(Intent::Pay)], cutover::IntentCount());
        QCOMPARE((**counts)[size_t(Intent::Other)], cutover::IntentCount());
    }

    void aRouterWithoutATableOfIntentsGivesNoNumberAndNoError()
    {
        const auto counts = wire::parseIntentCounts("No such table", QStringLiteral("hetzner"), QStringLiteral("phala"));
        QVERIFY(counts.has_value());
        QVERIFY(!counts->has_value());
    }

    void refusesATableOfIntentsThatDoesNotCount_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("rubbish") << QByteArray("<html>");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("another table") << QByteArray("# table: other, type: string, size:64, used:0");
        QTest::newRow("no count") << QByteArray("# table: pilothouse_intents, type: string, size:64, used:1\n0x5: key=pay:phala use=0 exp=0");
        QTest::newRow("no number") << QByteArray("# table: pilothouse_intents, type: string, size:64, used:1\n0x5: key=pay:phala http_req_cnt=many");
    }
    void refusesATableOfIntentsThatDoesNotCount()
    {
        QFETCH(QByteArray, answer);
        QVERIFY(!wire::parseIntentCounts(answer, QStringLiteral("hetzner"), QStringLiteral("phala")).has_value());
    }

    void givesAnErrorAndNotAZeroForAPlaneThatIsNotThere_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("no such server") << kStatHeader + "be_hetzner,hetzner,,,,,,,UP,1,7,\n" << ErrorKind::NotFound;
        QTest::newRow("no header") << QByteArray("be_hetzner,hetzner,7") << ErrorKind::Protocol;
        QTest::newRow("column missing") << QByteArray("# pxname,svname,status\nbe_phala,phala,UP\n") << ErrorKind::Protocol;
        QTest::newRow("no number") << kStatHeader + "be_phala,phala,,,,,,,UP,1,many,\n" << ErrorKind::Protocol;
        QTest::newRow("empty") << QByteArray() << ErrorKind::Protocol;
    }
    void givesAnErrorAndNotAZeroForAPlaneThatIsNotThere()
    {
        QFETCH(QByteArray, answer);
        QFETCH(ErrorKind, kind);
        const auto traffic = wire::parseTraffic(answer, QStringLiteral("hetzner"), QStringLiteral("phala"));
        QVERIFY(!traffic.has_value());
        QCOMPARE(traffic.error().kind, kind);
    }

    void writesAllIntentsAndTheCounterInOnePayload()
    {
        const auto entries = wire::mapEntries(domain::TrafficSplit().with(Intent::Analyze, percent(10)), 7);
        QCOMPARE(wire::addCommand("/m", 3, entries), QByteArray("add map @3 /m <<\nanalyze 10\ncreate 0\npay 0\nother 0\n_epoch 7\n\n"));
    }

    void refusesMapNamesThatWouldSplitACommand_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("usable");
        QTest::newRow("path") << QStringLiteral("/etc/pilot/split.map") << true;
        QTest::newRow("blank") << QStringLiteral("/etc/my map") << false;
        QTest::newRow("second command") << QStringLiteral("/m;shutdown") << false;
        QTest::newRow("line break") << QStringLiteral("/m\nset") << false;
        QTest::newRow("quote") << QStringLiteral("/m'x") << false;
        QTest::newRow("version") << QStringLiteral("@1") << false;
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("letters beyond ASCII") << QStringLiteral("/kärtchen") << false;
    }
    void refusesMapNamesThatWouldSplitACommand()
    {
        QFETCH(QString, name);
        QFETCH(bool, usable);
        QCOMPARE(wire::checkMapName(name).has_value(), usable);
    }

    void readsRouterAddresses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("socat"); ///< empty: refused
        QTest::newRow("tcp") << QStringLiteral("127.0.0.1:19999") << QStringLiteral("TCP:127.0.0.1:19999");
        QTest::newRow("name") << QStringLiteral("lb.example:9") << QStringLiteral("TCP:lb.example:9");
        QTest::newRow("v6") << QStringLiteral("[::1]:19999") << QStringLiteral("TCP:[::1]:19999");
        QTest::newRow("local") << QStringLiteral("unix:/run/haproxy.sock") << QStringLiteral("UNIX-CONNECT:/run/haproxy.sock");
        QTest::newRow("local with socat's separators") << QStringLiteral("unix:/run/a,b:c") << QStringLiteral("UNIX-CONNECT:/run/a\\,b\\:c");
        QTest::newRow("bare v6") << QStringLiteral("::1:19999") << QString();
        QTest::newRow("no port") << QStringLiteral("127.0.0.1") << QString();
        QTest::newRow("port 0") << QStringLiteral("127.0.0.1:0") << QString();
        QTest::newRow("port too large") << QStringLiteral("127.0.0.1:70000") << QString();
        QTest::newRow("relative path") << QStringLiteral("unix:run/haproxy.sock") << QString();
        QTest::newRow("url") << QStringLiteral("http://127.0.0.1:9") << QString();
        QTest::newRow("shell") << QStringLiteral("$(reboot):9") << QString();
        QTest::newRow("empty") << QString() << QString();
    }
    void readsRouterAddresses()
    {
        QFETCH(QString, text);
        QFETCH(QString, socat);
        const auto address = RuntimeAddress::parse(text);
        QCOMPARE(address.has_value(), !socat.isEmpty());
        if (address) {
            QCOMPARE(address->text(), text);
            QCOMPARE(address->socatText(), socat);
        } else {
            QCOMPARE(address.error().kind, ErrorKind::InvalidInput);
        }
    }

    void quotesForTheShell_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("quoted");
        QTest::newRow("plain") << QStringLiteral("TCP:127.0.0.1:19999") << QStringLiteral("TCP:127.0.0.1:19999");
        QTest::newRow("blanks") << QStringLiteral("show map /m") << QStringLiteral("'show map /m'");
        QTest::newRow("quote") << QStringLiteral("it's") << QStringLiteral("'it'\\''s'");
        QTest::newRow("dollar") << QStringLiteral("$(reboot)") << QStringLiteral("'$(reboot)'");
        QTest::newRow("empty") << QString() << QStringLiteral("''");
    }
    void quotesForTheShell()
    {
        QFETCH(QString, text);
        QFETCH(QString, quoted);
        QCOMPARE(wire::shellQuoted(text), quoted);
    }
};

QTEST_APPLESS_MAIN(HaproxyWireTest)
#include "tst_haproxy_wire.moc"
