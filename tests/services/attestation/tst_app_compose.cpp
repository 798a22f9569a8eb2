// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/app_compose.h"
#include "tests/support/shared_data.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::attestation;

namespace {

QJsonArray vectors(const char *file)
{
    return QJsonDocument::fromJson(test::readFile(test::testData(QLatin1String("phala/") + QLatin1String(file)))).object()[QLatin1String("vectors")].toArray();
}

QByteArray member(const QJsonObject &vector, const char *name)
{
    return vector[QLatin1String(name)].toString().toUtf8();
}

} // namespace

/// The canonical forms are held against what the other writers really wrote; see tests/data/phala/README.md.
class AppComposeTest : public QObject
{
    Q_OBJECT

private slots:
    void writesWhatTheOtherWritersWrite_data()
    {
        QTest::addColumn<ComposeForm>("form");
        QTest::addColumn<UnusedMembers>("unused");
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("hash");
        for (const auto &value : vectors("compose-hash-compact.json")) {
            const QJsonObject vector = value.toObject();
            QTest::addRow("compact %s", member(vector, "name").constData())
                << ComposeForm::Compact << (vector[QLatin1String("normalize")].toBool() ? UnusedMembers::Drop : UnusedMembers::Keep) << member(vector, "input_json")
                << QByteArray::fromHex(member(vector, "canonical_utf8_hex")) << member(vector, "sha256");
        }
        for (const auto &value : vectors("compose-hash-cloud.json")) {
            const QJsonObject vector = value.toObject();
            QTest::addRow("cloud %s", member(vector, "name").constData())
                << ComposeForm::Cloud << UnusedMembers::Drop << member(vector, "input_json") << QByteArray::fromHex(member(vector, "manifest_utf8_hex"))
                << member(vector, "sha256");
        }
    }
    void writesWhatTheOtherWritersWrite()
    {
        QFETCH(ComposeForm, form);
        QFETCH(UnusedMembers, unused);
        QFETCH(QByteArray, input);
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, hash);
        const auto canonical = canonicalCompose(input, form, unused);
        QVERIFY2(canonical, canonical ? "" : qPrintable(canonical.error().what));
        QCOMPARE(*canonical, text);
        QCOMPARE(composeHash(*canonical).toHex(), hash);
        // A canonical text is its own canonical text.
        QCOMPARE(canonicalCompose(*canonical, form, unused).value(), text);
    }

    void numbersAreThoseOfTheWritersLanguage_data()
    {
        QTest::addColumn<QByteArray>("number");
        QTest::addColumn<QByteArray>("compact");
        QTest::addColumn<QByteArray>("cloud");
        const auto row = [](const char *number, const char *compact, const char *cloud) {
            QTest::newRow(number) << QByteArray(number) << QByteArray(compact) << QByteArray(cloud);
        };
        row("0", "0", "0");
        row("-0", "0", "0");
        row("-0.0", "0", "-0.0");
        row("1.0", "1", "1.0");
        row("1E2", "100", "100.0");
        row("1e16", "10000000000000000", "1e+16");
        row("1e15", "1000000000000000", "1000000000000000.0");
        row("1e20", "100000000000000000000", "1e+20");
        row("1e21", "1e+21", "1e+21");
        row("0.0001", "0.0001", "0.0001");
        row("0.00001", "0.00001", "1e-05");
        row("1e-7", "1e-7", "1e-07");
        row("-12.5e-9", "-1.25e-8", "-1.25e-08");
        row("123456789012345678901", "123456789012345680000", "123456789012345678901");
        row("5e-324", "5e-324", "5e-324");
        row("1.7976931348623157e308", "1.7976931348623157e+308", "1.7976931348623157e+308");
    }
    void numbersAreThoseOfTheWritersLanguage()
    {
        QFETCH(QByteArray, number);
        QFETCH(QByteArray, compact);
        QFETCH(QByteArray, cloud);
        const QByteArray json = "{\"n\":" + number + '}';
        QCOMPARE(canonicalCompose(json, ComposeForm::Compact, UnusedMembers::Keep).value(), "{\"n\":" + compact + '}');
        QCOMPARE(canonicalCompose(json, ComposeForm::Cloud, UnusedMembers::Keep).value(), "{\n    \"n\":" + cloud + "\n}");
    }

    void namesWithEscapesAreTheNamesTheySpell()
    {
        const QByteArray plain = "{\"a\":1,\"b\\\"\":2}";
        const QByteArray escaped = "{\"\\u0062\\u0022\":2,\"\\u0061\":1}";
        QCOMPARE(canonicalCompose(escaped, ComposeForm::Compact, UnusedMembers::Keep).value(), plain);
    }

    void refusesWhatHasNoOneForm_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("docker-compose.yml") << QByteArray("services:\n  web:\n    image: nginx\n");
        QTest::newRow("array") << QByteArray("[]");
        QTest::newRow("name twice") << QByteArray(R"({"a":1,"a":2})");
        QTest::newRow("name twice, once with an escape") << QByteArray("{\"a\":1,\"\\u0061\":2}");
        QTest::newRow("name twice far below") << QByteArray("{\"z\":[{\"y\":{\"a\":1,\"\\u0061\":2}}]}");
        QTest::newRow("number beyond a double") << QByteArray(R"({"a":1e999})");
        QTest::newRow("not UTF-8") << QByteArray("{\"a\":\"\xff\"}");
        QTest::newRow("lone surrogate") << QByteArray("{\"a\":\"\\ud800\"}");
        QTest::newRow("deep") << QByteArray("{\"a\":" + QByteArray(40, '[') + QByteArray(40, ']') + '}');
        QTest::newRow("over 4 MiB") << QByteArray("{\"a\":\"" + QByteArray(4 * 1024 * 1024, 'x') + "\"}");
    }
    void refusesWhatHasNoOneForm()
    {
        QFETCH(QByteArray, json);
        for (const ComposeForm form : { ComposeForm::Compact, ComposeForm::Cloud }) {
            const auto canonical = canonicalCompose(json, form, UnusedMembers::Keep);
            QVERIFY(!canonical);
            QCOMPARE(canonical.error().kind, ErrorKind::InvalidInput);
        }
    }

    void realMachinesMeasuredTheExactBytes()
    {
        if (test::sharedData().isEmpty())
            QSKIP("shared data absent: real app-composes are not part of the project");
        const QDir folder(test::sharedData() + QStringLiteral("/attestation/dstack"));
        const QStringList names = folder.entryList({ QStringLiteral("*.app-compose.json") });
        QVERIFY(!names.isEmpty());
        for (const QString &name : names) {
            const QByteArray expected = test::readFile(folder.filePath(QString(name).replace(QLatin1String("app-compose"), QLatin1String("expected"))));
            QCOMPARE(QString::fromLatin1(composeHash(test::readFile(folder.filePath(name))).toHex()),
                     QJsonDocument::fromJson(expected).object()[QLatin1String("compose_hash")].toString());
        }
    }
};

QTEST_APPLESS_MAIN(AppComposeTest)
#include "tst_app_compose.moc"
