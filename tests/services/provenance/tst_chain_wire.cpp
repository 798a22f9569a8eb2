// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/chain/chain_wire.h"

#include <QJsonDocument>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::chain;

namespace {

QByteArray answerWith(const QByteArray &result)
{
    return "{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":" + result + "}";
}
QByteArray errorWith(int code, const QByteArray &message)
{
    return "{\"jsonrpc\":\"2.0\",\"id\":7,\"error\":{\"code\":" + QByteArray::number(code) + ",\"message\":\"" + message + "\"}}";
}
QJsonObject goodLog()
{
    const QString word = QStringLiteral("0x") + QString(64, u'a');
    return {{QStringLiteral("address"), QStringLiteral("0x") + QString(40, u'b')},
            {QStringLiteral("topics"), QJsonArray{word}},
            {QStringLiteral("data"), QStringLiteral("0x")},
            {QStringLiteral("blockNumber"), QStringLiteral("0x10")},
            {QStringLiteral("blockHash"), word},
            {QStringLiteral("transactionHash"), word},
            {QStringLiteral("logIndex"), QStringLiteral("0x0")},
            {QStringLiteral("removed"), false}};
}

} // namespace

/// JSON-RPC as nodes write it, and as they should not.
class ChainWireTest : public QObject
{
    Q_OBJECT

private slots:
    void readsErrorObjectsByTheirWords_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind");
        QTest::newRow("range") << errorWith(-32005, "eth_getLogs is limited to a 10,000 block range") << int(ErrorKind::TooLarge);
        QTest::newRow("too many results") << errorWith(-32005, "query returned more than 10000 results") << int(ErrorKind::TooLarge);
        QTest::newRow("size") << errorWith(-32008, "Response is too big") << int(ErrorKind::TooLarge);
        QTest::newRow("rate") << errorWith(-32005, "rate limit exceeded") << int(ErrorKind::Throttled);
        QTest::newRow("rate by code") << errorWith(429, "slow down") << int(ErrorKind::Throttled);
        QTest::newRow("rate before range") << errorWith(-32016, "over rate limit, range") << int(ErrorKind::Throttled);
        QTest::newRow("old state") << errorWith(-32000, "missing trie node 12ab") << int(ErrorKind::Remote);
        QTest::newRow("anything") << errorWith(-32000, "header not found") << int(ErrorKind::Remote);
        QTest::newRow("no message") << QByteArray("{\"jsonrpc\":\"2.0\",\"id\":7,\"error\":{}}") << int(ErrorKind::Remote);
        QTest::newRow("foreign id") << QByteArray("{\"jsonrpc\":\"2.0\",\"id\":8,\"result\":\"0x1\"}") << int(ErrorKind::Protocol);
        QTest::newRow("no result") << QByteArray("{\"jsonrpc\":\"2.0\",\"id\":7}") << int(ErrorKind::Protocol);
        QTest::newRow("two results") << QByteArray("{\"id\":7,\"result\":\"0x1\",\"result\":\"0x2\"}") << int(ErrorKind::Protocol);
        QTest::newRow("cut") << QByteArray("{\"jsonrpc\":\"2.0\",\"id\":7,\"resu") << int(ErrorKind::Protocol);
        QTest::newRow("web page") << QByteArray("<html></html>") << int(ErrorKind::Protocol);
        QTest::newRow("batch") << QByteArray("[]") << int(ErrorKind::Protocol);
        QTest::newRow("empty") << QByteArray() << int(ErrorKind::Protocol);
        QTest::newRow("deep") << answerWith(QByteArray(5000, '[') + QByteArray(5000, ']')) << int(ErrorKind::Protocol);
    }

    void readsErrorObjectsByTheirWords()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, kind);
        const auto result = wire::resultOf(body, 7);
        QVERIFY(!result.has_value());
        QCOMPARE(errorKindName(result.error().kind), errorKindName(ErrorKind(kind)));
        QVERIFY(!result.error().what.isEmpty());
    }

    void aResultMayBeNull()
    {
        const auto result = wire::resultOf(answerWith("null"), 7);
        QVERIFY(result.has_value() && result->isNull());
        QVERIFY(!wire::parseTransaction(*result)->has_value());
        QVERIFY(!wire::parseReceipt(*result)->has_value());
        QVERIFY(!wire::parseBlock(*result)->has_value());
        QVERIFY(!wire::parseLogs(*result).has_value());
    }

    void quantitiesAreHexadecimalAndFit_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("ok");
        for (const char *good : {"0x0", "0x2105", "0xFfFf", "0xffffffffffffffff"})
            QTest::newRow(good) << QString::fromLatin1(good) << true;
        for (const char *bad : {"", "0x", "17", "0x1g", "0x 1", "0x-1", "0x+1", "0x10000000000000000", "latest"})
            QTest::newRow(*bad ? bad : "nothing") << QString::fromLatin1(bad) << false;
    }

    void quantitiesAreHexadecimalAndFit()
    {
        QFETCH(QString, text);
        QFETCH(bool, ok);
        QCOMPARE(wire::parseQuantity(text, QStringLiteral("n")).has_value(), ok);
        QVERIFY(!wire::parseQuantity(17, QStringLiteral("n")).has_value());
    }

    void namesTheMemberThatIsWrong_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("address") << QStringLiteral("address") << QJsonValue(QStringLiteral("0x12"));
        QTest::newRow("data") << QStringLiteral("data") << QJsonValue(QStringLiteral("0x1"));
        QTest::newRow("blockNumber") << QStringLiteral("blockNumber") << QJsonValue();
        QTest::newRow("blockHash") << QStringLiteral("blockHash") << QJsonValue(QString(66, u'0'));
        QTest::newRow("transactionHash") << QStringLiteral("transactionHash") << QJsonValue(1);
        QTest::newRow("logIndex") << QStringLiteral("logIndex") << QJsonValue(QStringLiteral("1"));
        QTest::newRow("topics") << QStringLiteral("topics") << QJsonValue(QStringLiteral("none"));
        QTest::newRow("topics[1]") << QStringLiteral("topics")
                                   << QJsonValue(QJsonArray{QStringLiteral("0x") + QString(64, u'a'), QStringLiteral("0x")});
        QTest::newRow("removed") << QStringLiteral("removed") << QJsonValue(QStringLiteral("yes"));
    }

    void namesTheMemberThatIsWrong()
    {
        QFETCH(QString, member);
        QFETCH(QJsonValue, value);
        QJsonArray logs{goodLog(), goodLog()};
        QVERIFY(wire::parseLogs(logs).has_value());
        QJsonObject bad = goodLog();
        bad.insert(member, value);
        logs.append(bad);
        const auto parsed = wire::parseLogs(logs);
        QVERIFY(!parsed.has_value());
        QVERIFY2(parsed.error().what.contains(QStringLiteral("result[2].") + QLatin1String(QTest::currentDataTag())),
                 qPrintable(parsed.error().what));
    }

    void asksForEventsAsTheSpecificationSays()
    {
        provenance::LogFilter filter;
        filter.contract = *provenance::Address::fromHex(QByteArray(40, '1'));
        filter.anyOfTopic0 = {*provenance::Word::fromHex(QByteArray(64, '2')), *provenance::Word::fromHex(QByteArray(64, '3'))};
        filter.topic1 = *provenance::Word::fromHex(QByteArray(64, '4'));
        filter.from = 16;
        filter.to = 255;
        const QByteArray json = QJsonDocument(wire::filter(filter)).toJson(QJsonDocument::Compact);
        const QByteArray wanted = "{\"address\":\"0x" + QByteArray(40, '1') + "\",\"fromBlock\":\"0x10\",\"toBlock\":\"0xff\",\"topics\":[[\"0x"
                                  + QByteArray(64, '2') + "\",\"0x" + QByteArray(64, '3') + "\"],\"0x" + QByteArray(64, '4') + "\"]}";
        QCOMPARE(json, wanted);
        filter.anyOfTopic0.pop_back();
        filter.topic1.reset();
        QVERIFY(QJsonDocument(wire::filter(filter)).toJson(QJsonDocument::Compact).contains("\"topics\":[[\"0x222"));
    }
};

QTEST_APPLESS_MAIN(ChainWireTest)
#include "tst_chain_wire.moc"
