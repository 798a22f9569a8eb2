// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/json.h"

#include <QTest>

using namespace pilothouse;

class JsonTest : public QObject
{
    Q_OBJECT

private slots:
    void namesTheWebPageThatIsNoJson()
    {
        const auto result = parseJson("<!DOCTYPE html><html><head><title>Sign in</title></head></html>");
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Protocol);
        QVERIFY(result.error().what.contains(QStringLiteral("web page")));
        QVERIFY(!result.error().raw.isEmpty());
    }

    void refusesDeepNestingWithoutRecursion()
    {
        const auto result = parseJson(QByteArray(100'000, '[') + QByteArray(100'000, ']'));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Protocol);
        QVERIFY(result.error().what.contains(QStringLiteral("64 levels")));
    }

    void doesNotCountBracketsInsideStrings()
    {
        const QByteArray text = "{\"a\":\"" + QByteArray(200, '[') + "\\\"" + QByteArray(200, '{') + "\"}";
        QVERIFY(parseJson(text).has_value());
    }

    void refusesTextOverTheLimit()
    {
        JsonLimits limits;
        limits.maxBytes = 8;
        const auto result = parseJson("[1,2,3,4,5]", limits);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::TooLarge);
    }

    void duplicateNames_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("accepted");
        QTest::newRow("plain") << QByteArray(R"({"a":1,"a":2})") << false;
        QTest::newRow("escaped spelling") << QByteArray(R"({"a":1,"\u0061":2})") << false;
        QTest::newRow("nested") << QByteArray(R"({"x":{"b":1,"b":1}})") << false;
        QTest::newRow("same name in siblings") << QByteArray(R"({"x":{"b":1},"y":{"b":1}})") << true;
        QTest::newRow("name equal to a value") << QByteArray(R"({"a":"b","b":"a"})") << true;
        QTest::newRow("in array elements") << QByteArray(R"([{"a":1},{"a":2}])") << true;
    }
    void duplicateNames()
    {
        QFETCH(QByteArray, text);
        JsonLimits limits;
        limits.duplicateKeys = DuplicateKeys::Reject;
        QVERIFY(parseJson(text).has_value());
        QTEST(parseJson(text, limits).has_value(), "accepted");
    }

    void saysWhereTheSyntaxBreaks()
    {
        const auto result = parseJson("{\"a\": 1, ");
        QVERIFY(!result);
        QVERIFY(result.error().what.contains(QStringLiteral("at byte")));
    }
};

QTEST_APPLESS_MAIN(JsonTest)
#include "tst_json.moc"
