// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/evidence/gateway_address.h"

#include <QTest>

using namespace pilothouse::evidence;
using namespace Qt::StringLiterals;

namespace {

const QString kId = u"0123456789abcdef0123456789abcdef01234567"_s;
const QString kDomain = u"dstack-pha-prod7.phala.network"_s;

} // namespace

/// The forms of a gateway's host names, as the gateway itself takes them apart.
class GatewayAddressTest : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatAGatewayReads_data()
    {
        QTest::addColumn<QString>("label");
        QTest::addColumn<bool>("isOne");
        QTest::addColumn<int>("port");
        QTest::addColumn<int>("mode");
        const auto row
            = [](const char *tag, const QString &label, int port, GatewayMode mode) { QTest::newRow(tag) << label << true << port << int(mode); };
        row("no part", kId, 80, GatewayMode::Ended);
        row("a port", kId + "-8080"_L1, 8080, GatewayMode::Ended);
        row("the guest service", kId + "-8090"_L1, 8090, GatewayMode::Ended);
        row("passed through", kId + "-443s"_L1, 443, GatewayMode::PassedThrough);
        row("passed through without a port", kId + "-s"_L1, 443, GatewayMode::PassedThrough);
        row("HTTP/2", kId + "-50051g"_L1, 50051, GatewayMode::Http2);
        row("capitals", kId.toUpper() + "-8080"_L1, 8080, GatewayMode::Ended);
        const auto none = [](const char *tag, const QString &label) { QTest::newRow(tag) << label << false << 0 << 0; };
        none("suffix without a hyphen", kId + u's');
        none("both suffixes", kId + "-443gs"_L1);
        none("three parts", kId + "-80-90"_L1);
        none("port zero", kId + "-0"_L1);
        none("port beyond", kId + "-65536"_L1);
        none("a name", u"toy-example-prod9"_s);
        none("a short id", kId.left(39) + "-8080"_L1);
    }
    void readsWhatAGatewayReads()
    {
        QFETCH(QString, label);
        QFETCH(bool, isOne);
        QFETCH(int, port);
        QFETCH(int, mode);
        const auto address = GatewayAddress::parse(QUrl(u"https://%1.%2/"_s.arg(label, kDomain)));
        QCOMPARE(address.has_value(), isOne);
        if (!isOne)
            return;
        QCOMPARE(address->id, kId);
        QCOMPARE(address->port, port);
        QCOMPARE(int(address->mode), mode);
        QCOMPARE(address->domain, kDomain);
        // What it writes reads as the same again.
        const auto again = GatewayAddress::parse(address->url());
        QVERIFY(again);
        QCOMPARE(again->port, port);
        QCOMPARE(int(again->mode), mode);
    }

    void writesTheAddressOfAMachineTheCloudNames()
    {
        QCOMPARE(GatewayAddress::of(kId, 8090, kDomain)->url(), QUrl(u"https://%1-8090.%2"_s.arg(kId, kDomain)));
        QVERIFY(!GatewayAddress::of(u"runner-1"_s, 8090, kDomain));
        QVERIFY(!GatewayAddress::of(kId, 8090, u"evil.example/?"_s));
    }

    void findsTheSiblingPort_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QStringList>("application");
        QTest::addColumn<QStringList>("guest");
        const QString base = u"https://"_s + kId;
        const auto at = [&base](const char *port) { return base + QLatin1StringView(port) + u'.' + kDomain; };
        QTest::newRow("guest at a gateway") << at("-8090") << QStringList{at("-8080"), at("-8090")} << QStringList{at("-8090")};
        QTest::newRow("application at a gateway") << at("-8080") << QStringList{at("-8080")} << QStringList{at("-8090"), at("-8080")};
        QTest::newRow("another port at a gateway") << at("-3000") << QStringList{at("-3000")} << QStringList{at("-8090"), at("-3000")};
        QTest::newRow("the guide's guest port") << u"http://10.0.0.1:8090"_s << QStringList{u"http://10.0.0.1:8080"_s, u"http://10.0.0.1:8090"_s}
                                                << QStringList{u"http://10.0.0.1:8090"_s};
        QTest::newRow("the guide's application port") << u"http://10.0.0.1:8080/"_s << QStringList{u"http://10.0.0.1:8080"_s}
                                                      << QStringList{u"http://10.0.0.1:8090"_s, u"http://10.0.0.1:8080"_s};
        QTest::newRow("a machine's own address") << u"http://127.0.0.1:18790/i/abc/"_s << QStringList{u"http://127.0.0.1:18790/i/abc"_s}
                                                 << QStringList{u"http://127.0.0.1:18790/i/abc"_s};
    }
    void findsTheSiblingPort()
    {
        QFETCH(QString, address);
        QFETCH(QStringList, application);
        QFETCH(QStringList, guest);
        const MachineBases bases = basesOf(QUrl(address));
        const auto texts = [](const QList<QUrl> &urls) {
            QStringList list;
            for (const QUrl &url : urls)
                list << url.toString();
            return list;
        };
        QCOMPARE(texts(bases.application), application);
        QCOMPARE(texts(bases.guest), guest);
    }

    void saysHowTheGatewayMapsPorts()
    {
        const QStringList guide = addressNotes(QUrl(u"https://toy-example-prod9.phala.network:8090"_s));
        QCOMPARE(guide.size(), 1);
        QVERIFY(guide.front().contains("https://<instance id>-8090.<gateway domain>"_L1));
        const QStringList both = addressNotes(QUrl(u"https://%1-8080.%2:8090"_s.arg(kId, kDomain)));
        QVERIFY(both.front().contains(QStringLiteral("%1-8090").arg(kId)));
        QVERIFY(addressNotes(QUrl(u"http://10.0.0.1:8090"_s)).isEmpty());
        const QStringList ended = addressNotes(QUrl(u"https://%1-8080.%2"_s.arg(kId, kDomain)));
        QCOMPARE(ended.size(), 1);
        QVERIFY(ended.front().contains("TLS ends at the gateway"_L1));
        QVERIFY(addressNotes(QUrl(u"https://%1-8080s.%2"_s.arg(kId, kDomain))).isEmpty());
    }
};

QTEST_APPLESS_MAIN(GatewayAddressTest)
#include "tst_gateway_address.moc"
