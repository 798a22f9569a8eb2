// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/secrets/memory_secret_store.h"
#include "services/secrets/secret_scan.h"
#include "tests/support/await.h"
#include "tests/support/fake_clock.h"

#include <QFile>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::secrets;
using pilothouse::test::await;

namespace {

const SecretName kName{domain::EnvironmentId(QStringLiteral("staging")), QStringLiteral("SOME_TOKEN")};
const QByteArray kValue = "tr0ub4dor&3 \"quoted\" \xc3\xa9";

} // namespace

class SecretScanTest : public QObject
{
    Q_OBJECT

private slots:
    void knowsForms_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("found");
        QTest::newRow("nothing") << QByteArray() << false;
        QTest::newRow("plain words") << QByteArray("analyze 0 -> 10 %") << false;
        QTest::newRow("phala key") << QByteArray("X-API-Key: phak_Abc123_def-456") << true;
        QTest::newRow("phala key at the start") << QByteArray("phak_Abc123_def-456") << true;
        QTest::newRow("phala key named in words") << QByteArray("a key of the form phak_...") << false;
        QTest::newRow("inside a word") << QByteArray("alphak_Abc123def456") << false;
        QTest::newRow("aws id") << QByteArray("id=AKIAIOSFODNN7EXAMPLE;") << true;
        QTest::newRow("aws temporary id") << QByteArray("ASIAIOSFODNN7EXAMPLE") << true;
        QTest::newRow("aws id too short") << QByteArray("AKIAIOSFODNN7") << false;
        QTest::newRow("pem") << QByteArray("-----BEGIN PRIVATE KEY-----\nMIIE") << true;
        QTest::newRow("pem rsa") << QByteArray("x-----BEGIN RSA PRIVATE KEY-----") << true;
        QTest::newRow("pem escaped") << QByteArray("\"-----BEGIN EC PRIVATE KEY-----\\nMH\"") << true;
        QTest::newRow("certificate") << QByteArray("-----BEGIN CERTIFICATE-----\nMIIE") << false;
        QTest::newRow("public key") << QByteArray("-----BEGIN PUBLIC KEY-----\nMIIE") << false;
        QTest::newRow("password in address") << QByteArray("GET https://bob:hunter2@host/path") << true;
        QTest::newRow("port in address") << QByteArray("GET https://host:8443/a@b") << false;
        QTest::newRow("user in address") << QByteArray("ssh://git@host/path") << false;
    }
    void knowsForms()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, found);
        const SecretScan scan;
        QCOMPARE(scan.find(text).has_value(), found);
    }

    void findsWhatItHasLearned_data()
    {
        QTest::addColumn<QByteArray>("spelling");
        QTest::newRow("as it is") << kValue;
        QTest::newRow("base64") << kValue.toBase64();
        QTest::newRow("base64 for addresses") << kValue.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        QTest::newRow("hexadecimal") << kValue.toHex();
        QTest::newRow("upper hexadecimal") << kValue.toHex().toUpper();
        QTest::newRow("percent-encoded") << kValue.toPercentEncoding();
        QTest::newRow("escaped in JSON") << QByteArray("tr0ub4dor&3 \\\"quoted\\\" \xc3\xa9");
    }
    void findsWhatItHasLearned()
    {
        QFETCH(QByteArray, spelling);
        SecretScan scan;
        scan.learn(kName, kValue);
        for (const QByteArray &text :
             {spelling, "before " + spelling, spelling + " after", QByteArray(5000, 'x') + spelling + QByteArray(5000, 'y')}) {
            const auto found = scan.find(text);
            QVERIFY(found.has_value());
            QCOMPARE(*found, QStringLiteral("the value of SOME_TOKEN"));
        }
        QByteArray almost = spelling;
        almost[almost.size() / 2] = char(almost[almost.size() / 2] ^ 1);
        QVERIFY(!scan.find(almost));
        QVERIFY(!scan.find(spelling.chopped(1).left(spelling.size() - 3)));
    }

    void leavesShortValuesAlone()
    {
        SecretScan scan;
        scan.learn(kName, "demo");
        QVERIFY(!scan.find("open the demo fleet, 64656d6f ZGVtbw"));
    }

    void tellsSecretsOfOneLengthApart()
    {
        SecretScan scan;
        scan.learn({kName.environment, QStringLiteral("ONE")}, "aaaaaaaaaaaaaaa1");
        scan.learn({kName.environment, QStringLiteral("TWO")}, "aaaaaaaaaaaaaaa2");
        QCOMPARE(scan.find("xx aaaaaaaaaaaaaaa2 xx").value_or(QString()), QStringLiteral("the value of TWO"));
        QCOMPARE(scan.find("xx aaaaaaaaaaaaaaa1 xx").value_or(QString()), QStringLiteral("the value of ONE"));
    }

    void learnsFromTheStoreItWraps()
    {
        const auto scan = std::make_shared<SecretScan>();
        const auto inner = std::make_shared<MemorySecretStore>(std::make_shared<test::FakeClock>());
        await(inner->write(kName, Secret::copyOf("stored before the start")));
        const auto store = std::make_shared<ScannedSecretStore>(inner, scan);
        QVERIFY(!scan->find("stored before the start"));
        QVERIFY(*await(store->read(kName)));
        QVERIFY(scan->find("stored before the start"));
        QVERIFY(*await(store->write(kName, Secret::copyOf("written by this program"))));
        QVERIFY(scan->find("written by this program"));
    }

    void keepsNoValueInMemory()
    {
        // A canary that is put together in one place only; after learning and wiping, the heap must not hold it.
        QByteArray canary;
        canary.reserve(100);
        canary += "canary-";
        canary += QByteArray::number(quintptr(this), 16);
        canary += "-never-kept-whole";
        SecretScan scan;
        scan.learn(kName, canary);
        QVERIFY(scan.find(canary));
        QByteArray reversed;
        for (const char c : canary)
            reversed.prepend(c);
        wipe(canary);
        QFile maps(QStringLiteral("/proc/self/maps"));
        QFile memory(QStringLiteral("/proc/self/mem"));
        if (!maps.open(QIODevice::ReadOnly) || !memory.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            QSKIP("no /proc/self/mem here");
        int hits = 0;
        for (const QByteArray &line : maps.readAll().split('\n')) {
            if (!line.contains("[heap]"))
                continue;
            const QByteArray range = line.left(line.indexOf(' '));
            const qint64 begin = range.split('-').first().toLongLong(nullptr, 16);
            const qint64 end = range.split('-').last().toLongLong(nullptr, 16);
            QVERIFY(memory.seek(begin));
            QByteArray heap = memory.read(end - begin);
            for (qsizetype at = 0; (at = heap.indexOf(reversed.back(), at)) >= 0; ++at) {
                bool same = at + reversed.size() <= heap.size();
                for (qsizetype i = 0; same && i < reversed.size(); ++i)
                    same = heap[at + i] == reversed[reversed.size() - 1 - i];
                hits += same ? 1 : 0;
            }
        }
        QCOMPARE(hits, 0);
    }
};

QTEST_GUILESS_MAIN(SecretScanTest)
#include "tst_secret_scan.moc"
