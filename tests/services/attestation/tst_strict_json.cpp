// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/strict_json.h"

#include <QTest>

using namespace pilothouse::attestation::strict_json;

class StrictJsonTest : public QObject
{
    Q_OBJECT

private slots:
    void refuses_data()
    {
        QTest::addColumn<QByteArray>("json");
        const QList<QByteArray> texts = {"",
                                         " ",
                                         "{",
                                         "}",
                                         "[",
                                         "[1,]",
                                         "[,1]",
                                         "{\"a\"}",
                                         "{\"a\":}",
                                         "{\"a\":1,}",
                                         "{a:1}",
                                         "{\"a\":1 \"b\":2}",
                                         "[1] 2",
                                         "01",
                                         "-",
                                         "+1",
                                         "1.",
                                         ".5",
                                         "1e",
                                         "tru",
                                         "nul",
                                         "truex",
                                         "'a'",
                                         "\"a",
                                         "\"\\",
                                         "\"\\x\"",
                                         "\"\\u12g4\"",
                                         "\"\\u12\"",
                                         "\"\\ud800\"",
                                         "\"\\ud800\\u0041\"",
                                         "\"\\udc00\"",
                                         "\"\x01\"",
                                         "\"a\nb\"",
                                         "{\"a\":1,\"a\":2}",
                                         "{\"a\":1,\"b\":{\"c\":1,\"c\":1}}",
                                         "{\"\\u0061\":1}",
                                         "\xff",
                                         "\"\xc3\"",
                                         "\"\xed\xa0\x80\"",
                                         QByteArray("[\0]", 3),
                                         "\xef\xbb\xbf{}"};
        for (const QByteArray &text : texts)
            QTest::addRow("%s", text.toPercentEncoding().constData()) << text;
        QTest::newRow("too deep") << QByteArray("[").repeated(33) + QByteArray("]").repeated(33);
        QTest::newRow("100,000 deep") << QByteArray("[").repeated(100'000);
        QTest::newRow("too large") << QByteArray("\"" + QByteArray(1024 * 1024, 'a') + "\"");
        QTest::newRow("too many values") << QByteArray('[' + QByteArray("1,").repeated(200'000) + "1]");
        QByteArray many = "{";
        for (int i = 0; i < 1000; ++i)
            many += "\"name" + QByteArray::number(i) + "\":1,";
        QTest::newRow("a name twice among a thousand") << many + "\"name500\":1}";
    }
    void refuses()
    {
        QFETCH(QByteArray, json);
        QString problem;
        QVERIFY(!Document::parse(json, {}, &problem));
        QVERIFY(!problem.isEmpty());
    }

    void readsWhatIsThere()
    {
        const QByteArray json = " { \"text\" : \"a\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e4\\u20ac\\ud83d\\ude00ä\", \"number\":-12, "
                                "\"list\":[ true , false,null,[],{}], \"nested\":{\"a\":{\"b\":7}}, \"float\":1.5e3 } ";
        const auto document = Document::parse(json, {});
        QVERIFY(document);
        const Value root = document->root();
        QVERIFY(root.isObject());
        QCOMPARE(root.size(), 5);
        QCOMPARE(root["text"].text(), std::optional(QByteArray("a\"\\/\b\f\n\r\t\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80\xc3\xa4")));
        QVERIFY(!root["text"].plainText());
        QCOMPARE(root["number"].integer(-100, 100), std::optional<int64_t>(-12));
        QVERIFY(!root["number"].integer(0, 100));
        QVERIFY(!root["float"].integer(0, 10'000));
        QVERIFY(!root["text"].integer(0, 10));
        QCOMPARE(root["nested"]["a"]["b"].integer(0, 10), std::optional<int64_t>(7));
        QVERIFY(!root["nested"]["x"]["b"].isThere());
        QVERIFY(!root["number"].text());
        QCOMPARE(root["list"].size(), 5);
        Value item = root["list"].first();
        QCOMPARE(item.raw(), QByteArrayView("true"));
        item = item.next().next();
        QVERIFY(item.isNull());
        item = item.next();
        QVERIFY(item.isArray() && !item.first().isThere());
        item = item.next();
        QVERIFY(item.isObject());
        QVERIFY(!item.next().isThere());
        QCOMPARE(root["nested"].raw(), QByteArrayView("{\"a\":{\"b\":7}}"));
    }

    void numbersStayInTheirRange()
    {
        const auto document = Document::parse("[9223372036854775807,9223372036854775808,1e2,0,-0]", {});
        QVERIFY(document);
        Value item = document->root().first();
        QVERIFY(item.integer(0, INT64_MAX));
        item = item.next();
        QVERIFY(!item.integer(0, INT64_MAX));
        item = item.next();
        QVERIFY(!item.integer(0, 1000));
        item = item.next();
        QCOMPARE(item.integer(0, 0), std::optional<int64_t>(0));
    }

    void depthIsCountedByOpenBrackets()
    {
        QVERIFY(Document::parse(QByteArray("[").repeated(32) + QByteArray("]").repeated(32), {}));
        QVERIFY(Document::parse("[1]", {.maxDepth = 1}));
        QVERIFY(!Document::parse("[[1]]", {.maxDepth = 1}));
    }

    void valuesOutliveTheMoveOfTheirText()
    {
        QByteArray text = "{\"a\":\"b\"}";
        auto document = Document::parse(text, {});
        const QByteArrayView before = *document->root()["a"].plainText();
        const Document moved = std::move(*document);
        text.clear();
        QCOMPARE(before, QByteArrayView("b"));
        QCOMPARE(moved.root()["a"].plainText(), std::optional(QByteArrayView("b")));
    }
};

QTEST_APPLESS_MAIN(StrictJsonTest)
#include "tst_strict_json.moc"
