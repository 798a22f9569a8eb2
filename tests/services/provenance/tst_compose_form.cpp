// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/provenance/compose_form.h"

#include "services/core/digest.h"
#include "tests/support/shared_data.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::provenance;

/// The spellings of an app-compose.json against machine-made vectors.
class ComposeFormTest : public QObject
{
    Q_OBJECT

    static QJsonArray vectors(const char *form)
    {
        const QByteArray json = test::readFile(test::testData(QStringLiteral("phala/compose-hash-%1.json").arg(QLatin1String(form))));
        return QJsonDocument::fromJson(json).object().value(QLatin1String("vectors")).toArray();
    }

private slots:
    void writesEachFormByteForByte_data()
    {
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<int>("form");
        QTest::addColumn<bool>("drop");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("hash");
        for (const QJsonValue &value : vectors("compact")) {
            const QJsonObject vector = value.toObject();
            QTest::addRow("compact %s", qPrintable(vector.value(QLatin1String("name")).toString()))
                << vector.value(QLatin1String("input_json")).toString().toUtf8() << int(ComposeForm::Compact)
                << vector.value(QLatin1String("normalize")).toBool()
                << QByteArray::fromHex(vector.value(QLatin1String("canonical_utf8_hex")).toString().toLatin1())
                << vector.value(QLatin1String("sha256")).toString().toLatin1();
        }
        for (const QJsonValue &value : vectors("cloud")) {
            const QJsonObject vector = value.toObject();
            QTest::addRow("cloud %s", qPrintable(vector.value(QLatin1String("name")).toString()))
                << vector.value(QLatin1String("input_json")).toString().toUtf8() << int(ComposeForm::Cloud) << false
                << QByteArray::fromHex(vector.value(QLatin1String("manifest_utf8_hex")).toString().toLatin1())
                << vector.value(QLatin1String("sha256")).toString().toLatin1();
        }
    }

    void writesEachFormByteForByte()
    {
        QFETCH(QByteArray, input);
        QFETCH(int, form);
        QFETCH(bool, drop);
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, hash);
        const auto written = writeComposeForm(input, ComposeForm(form), drop ? UnusedMembers::Drop : UnusedMembers::Keep);
        QVERIFY2(written.has_value(), written ? "" : qPrintable(written.error().what));
        QCOMPARE(*written, text);
        QCOMPARE(sha256({*written}).toHex(), hash);
    }

    void vectorsAreThere()
    {
        QVERIFY(vectors("compact").size() >= 14);
        QVERIFY(vectors("cloud").size() >= 15);
    }

    void numbersAreWrittenAsTheFormsWriterWould_data()
    {
        QTest::addColumn<QByteArray>("number");
        QTest::addColumn<QByteArray>("compact");
        QTest::addColumn<QByteArray>("cloud");
        QTest::newRow("whole") << QByteArray("7") << QByteArray("7") << QByteArray("7");
        QTest::newRow("minus zero") << QByteArray("-0") << QByteArray("0") << QByteArray("0");
        QTest::newRow("minus zero point") << QByteArray("-0.0") << QByteArray("0") << QByteArray("-0.0");
        QTest::newRow("whole with a point") << QByteArray("2.0") << QByteArray("2") << QByteArray("2.0");
        QTest::newRow("over 53 bits") << QByteArray("9007199254740993") << QByteArray("9007199254740992") << QByteArray("9007199254740993");
        QTest::newRow("21 digits") << QByteArray("123456789012345680000") << QByteArray("123456789012345680000")
                                   << QByteArray("123456789012345680000");
        QTest::newRow("large") << QByteArray("1E21") << QByteArray("1e+21") << QByteArray("1e+21");
        QTest::newRow("1e16") << QByteArray("1e16") << QByteArray("10000000000000000") << QByteArray("1e+16");
        QTest::newRow("1e15") << QByteArray("1e15") << QByteArray("1000000000000000") << QByteArray("1000000000000000.0");
        QTest::newRow("small") << QByteArray("0.0000001") << QByteArray("1e-7") << QByteArray("1e-07");
        QTest::newRow("0.00001") << QByteArray("0.00001") << QByteArray("0.00001") << QByteArray("1e-05");
        QTest::newRow("0.0001") << QByteArray("0.0001") << QByteArray("0.0001") << QByteArray("0.0001");
        QTest::newRow("too small") << QByteArray("1e-400") << QByteArray("0") << QByteArray("0.0");
    }

    void numbersAreWrittenAsTheFormsWriterWould()
    {
        QFETCH(QByteArray, number);
        QFETCH(QByteArray, compact);
        QFETCH(QByteArray, cloud);
        const QByteArray input = "{\"n\":" + number + "}";
        QCOMPARE(writeComposeForm(input, ComposeForm::Compact).value_or(QByteArray()), "{\"n\":" + compact + "}");
        QCOMPARE(writeComposeForm(input, ComposeForm::Cloud).value_or(QByteArray()), "{\n    \"n\":" + cloud + "\n}");
    }

    void refusesWhatHasTwoReadings_data()
    {
        QTest::addColumn<QByteArray>("input");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("list") << QByteArray("[]");
        QTest::newRow("name twice") << QByteArray("{\"a\":1,\"a\":2}");
        QTest::newRow("name twice, escaped") << QByteArray("{\"a\":1,\"\\u0061\":2}");
        QTest::newRow("something after it") << QByteArray("{} {}");
        QTest::newRow("cut") << QByteArray("{\"a\":\"b");
        QTest::newRow("cut escape") << QByteArray("{\"a\":\"\\u00");
        QTest::newRow("leading zero") << QByteArray("{\"a\":01}");
        QTest::newRow("bare control") << QByteArray("{\"a\":\"\n\"}");
        QTest::newRow("not UTF-8") << QByteArray("{\"a\":\"\xff\"}");
        QTest::newRow("comma too many") << QByteArray("{\"a\":1,}");
        QTest::newRow("deep") << "{\"a\":" + QByteArray(100'000, '[') + QByteArray(100'000, ']') + "}";
    }

    void refusesWhatHasTwoReadings()
    {
        QFETCH(QByteArray, input);
        for (const ComposeForm form : {ComposeForm::Compact, ComposeForm::Cloud}) {
            const auto written = writeComposeForm(input, form);
            QVERIFY(!written.has_value());
            QCOMPARE(written.error().kind, ErrorKind::InvalidInput);
        }
    }

    void halfASurrogatePairIsEscapedOrRefused()
    {
        const QByteArray input = "{\"a\":\"\\ud800\"}";
        QCOMPARE(writeComposeForm(input, ComposeForm::Compact).value_or(QByteArray()), input);
        QVERIFY(!writeComposeForm(input, ComposeForm::Cloud).has_value());
    }

    void aNumberBeyondADoubleIsNullOrRefused()
    {
        for (const char *large : {"1e400", "-1e400", "1000e397", "0.001e412", "1e99999999999999999999"}) {
            const QByteArray input = QByteArray("{\"a\":") + large + "}";
            QCOMPARE(writeComposeForm(input, ComposeForm::Compact).value_or(QByteArray()), QByteArray("{\"a\":null}"));
            QVERIFY(!writeComposeForm(input, ComposeForm::Cloud).has_value());
        }
        for (const char *small : {"1e-400", "1000e-403", "0.0001e-396", "1e-99999999999999999999"})
            QCOMPARE(writeComposeForm(QByteArray("{\"a\":") + small + "}", ComposeForm::Compact).value_or(QByteArray()), QByteArray("{\"a\":0}"));
    }
};

QTEST_APPLESS_MAIN(ComposeFormTest)
#include "tst_compose_form.moc"
