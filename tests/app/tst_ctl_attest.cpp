// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ctl_run.h"
#include "tests/support/shared_data.h"

#include <QJsonArray>
#include <QTest>

using pilothouse::test::Ctl;
using pilothouse::test::Ran;
using pilothouse::test::readFile;
using pilothouse::test::testData;

namespace {

constexpr char kAt[] = "1768478400"; // the time the generated cases are made for

QString synthetic(const QString &name)
{
    return testData(QStringLiteral("attestation/synthetic/") + name);
}

QStringList verifyLine(const QString &id)
{
    return {QStringLiteral("attest"),       QStringLiteral("verify"),
            QStringLiteral("--quote"),      synthetic(id + QStringLiteral(".quote.bin")),
            QStringLiteral("--collateral"), synthetic(id + QStringLiteral(".collateral.json")),
            QStringLiteral("--at"),         QString::fromLatin1(kAt),
            QStringLiteral("--trust-root"), synthetic(QStringLiteral("test-root.der")),
            QStringLiteral("--json")};
}

QStringList compareLine(const QString &id)
{
    return {QStringLiteral("attest"),       QStringLiteral("compare"),
            QStringLiteral("--fleet"),      synthetic(id + QStringLiteral(".json")),
            QStringLiteral("--collateral"), synthetic(QStringLiteral("fleet.collateral.json")),
            QStringLiteral("--at"),         QStringLiteral("2026-01-15T12:00:00Z"),
            QStringLiteral("--trust-root"), synthetic(QStringLiteral("test-root.der")),
            QStringLiteral("--json")};
}

} // namespace

/// The attestation commands as scripts see them. What is right and wrong about quotes has tests of its own.
class CtlAttestTest : public QObject
{
    Q_OBJECT

    Ctl m_ctl;

private slots:
    void tellsAVerdictByShapeAndExitCode_data()
    {
        QTest::addColumn<QString>("id");
        for (const char *id : {"ok-v4", "cert-type-1", "fmspc", "leaf-ca", "module-attributes", "module-missing", "pck-revoked", "qe-debug"})
            QTest::newRow(id) << QString::fromLatin1(id);
    }

    void tellsAVerdictByShapeAndExitCode()
    {
        QFETCH(QString, id);
        const auto cases = QJsonDocument::fromJson(readFile(synthetic(QStringLiteral("cases.json")))).array();
        QJsonObject expected;
        for (const QJsonValue &each : cases)
            if (each.toObject().value(QLatin1String("id")) == id)
                expected = each.toObject().value(QLatin1String("expected")).toObject();
        QVERIFY(!expected.isEmpty());
        const bool verified = expected.value(QLatin1String("verdict")) == QLatin1String("verified");

        const Ran ran = m_ctl.run(verifyLine(id));
        QVERIFY2(ran.exitCode == (verified ? 0 : 1), ran.all());
        const QJsonObject json = ran.json();
        QCOMPARE(json.value(QLatin1String("verdict")), expected.value(QLatin1String("verdict")));
        for (const char *member : {"status", "platformStatus", "qeStatus", "tdxModuleStatus", "intelProfileStatus", "warnings", "advisoryIds",
                                   "trustRoot", "reason", "reasonClass", "message", "quote", "pck", "tcbEvaluationDataNumber"})
            QVERIFY2(json.contains(QLatin1String(member)), member);
        QVERIFY(json.value(QLatin1String("trustRoot")).toString().contains(QLatin1String("test-root.der")));
        QCOMPARE(ran.err.isEmpty(), verified);
        if (verified) {
            QCOMPARE(json.value(QLatin1String("status")), expected.value(QLatin1String("status")));
            QVERIFY(json.value(QLatin1String("reason")).isNull());
            const QJsonObject quote = json.value(QLatin1String("quote")).toObject();
            QCOMPARE(quote.value(QLatin1String("rtmr")).toArray().size(), 4);
            QCOMPARE(quote.value(QLatin1String("mrTd")).toString().size(), 96);
        } else {
            QCOMPARE(json.value(QLatin1String("reason")), expected.value(QLatin1String("reason")));
            QCOMPARE(json.value(QLatin1String("reasonClass")), expected.value(QLatin1String("reason_class")));
        }
    }

    void aRootOfTheCallersOwnCountsOnlyWhenNamed()
    {
        QStringList line = verifyLine(QStringLiteral("ok-v4"));
        line.remove(line.indexOf(QStringLiteral("--trust-root")), 2);
        const Ran ran = m_ctl.run(line);
        QCOMPARE(ran.exitCode, 1);
        QCOMPARE(ran.json().value(QLatin1String("trustRoot")).toString(), QStringLiteral("intel-sgx-root-ca"));
    }

    void takesTheTimeInBothForms_data()
    {
        QTest::addColumn<QString>("at");
        QTest::addColumn<int>("code");
        QTest::newRow("seconds") << QStringLiteral("1768478400") << 0;
        QTest::newRow("zulu") << QStringLiteral("2026-01-15T12:00:00Z") << 0;
        QTest::newRow("offset") << QStringLiteral("2026-01-15T13:00:00+01:00") << 0;
        QTest::newRow("fraction") << QStringLiteral("2026-01-15T12:00:00.250Z") << 0;
        QTest::newRow("years later") << QStringLiteral("2046-01-15T12:00:00Z") << 1;
        QTest::newRow("no zone") << QStringLiteral("2026-01-15T12:00:00") << 2;
        QTest::newRow("a date") << QStringLiteral("2026-01-15") << 2;
        QTest::newRow("no such day") << QStringLiteral("2026-02-30T12:00:00Z") << 2;
        QTest::newRow("negative") << QStringLiteral("-1") << 2;
        QTest::newRow("words") << QStringLiteral("yesterday") << 2;
    }

    void takesTheTimeInBothForms()
    {
        QFETCH(QString, at);
        QFETCH(int, code);
        QStringList line = verifyLine(QStringLiteral("ok-v4"));
        line[line.indexOf(QStringLiteral("--at")) + 1] = at;
        const Ran ran = m_ctl.run(line);
        QVERIFY2(ran.exitCode == code, ran.all());
    }

    void bytesThatAreNoQuoteAreRejectedNotRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("hello");
        QTest::newRow("zeros") << QByteArray(6000, '\0');
        QTest::newRow("over the verifier's limit") << QByteArray(3 * 1024 * 1024, 'q');
    }

    void bytesThatAreNoQuoteAreRejectedNotRefused()
    {
        QFETCH(QByteArray, bytes);
        QStringList line = verifyLine(QStringLiteral("ok-v4"));
        line[line.indexOf(QStringLiteral("--quote")) + 1] = m_ctl.writeFile(QStringLiteral("quote.bin"), bytes);
        const Ran ran = m_ctl.run(line);
        QVERIFY2(ran.exitCode == 1, ran.all());
        QCOMPARE(ran.json().value(QLatin1String("reasonClass")).toString(), QStringLiteral("QUOTE_FORMAT"));
    }

    void collateralIsAJsonObjectOrBadInput_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("code");
        QTest::newRow("empty object") << QByteArray("{}") << 1;
        QTest::newRow("empty") << QByteArray() << 2;
        QTest::newRow("array") << QByteArray("[]") << 2;
        QTest::newRow("half an object") << QByteArray("{\"tcb_info\":") << 2;
        QTest::newRow("web page") << QByteArray("<html></html>") << 2;
        QTest::newRow("deep") << QByteArray(100'000, '[') << 2;
        QTest::newRow("duplicate name") << QByteArray("{\"tcb_info\":\"a\",\"tcb_info\":\"b\"}") << 2;
        QTest::newRow("not UTF-8") << QByteArray("{\"tcb_info\":\"\xff\xfe\"}") << 2;
        QTest::newRow("over a megabyte") << QByteArray("{\"tcb_info\":\"" + QByteArray(1024 * 1024, 'x') + "\"}") << 2;
        QTest::newRow("members of the wrong kind") << QByteArray("{\"tcb_info\":{},\"root_ca_crl\":[1,2,300],\"pck_crl\":7,\"qe_identity\":null}")
                                                   << 1;
    }

    void collateralIsAJsonObjectOrBadInput()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, code);
        QStringList line = verifyLine(QStringLiteral("ok-v4"));
        line[line.indexOf(QStringLiteral("--collateral")) + 1] = m_ctl.writeFile(QStringLiteral("collateral.json"), bytes);
        const Ran ran = m_ctl.run(line);
        QVERIFY2(ran.exitCode == code, ran.all());
        QVERIFY(!ran.json().isEmpty());
    }

    void revocationListsMayBeArraysOfBytes()
    {
        QStringList line = verifyLine(QStringLiteral("ok-v4"));
        QString &path = line[line.indexOf(QStringLiteral("--collateral")) + 1];
        QJsonObject collateral = QJsonDocument::fromJson(readFile(path)).object();
        for (const char *name : {"root_ca_crl", "pck_crl", "tcb_info_signature", "qe_identity_signature"}) {
            QJsonArray bytes;
            for (const char byte : QByteArray::fromHex(collateral.value(QLatin1String(name)).toString().toLatin1()))
                bytes.append(int(uchar(byte)));
            collateral.insert(QLatin1String(name), bytes);
        }
        path = m_ctl.writeFile(QStringLiteral("collateral.json"), QJsonDocument(collateral).toJson());
        const Ran ran = m_ctl.run(line);
        QVERIFY2(ran.exitCode == 0, ran.all());
    }

    void aMissingMemberIsARejectionByItsOwnCode_data()
    {
        QTest::addColumn<QString>("reason");
        QTest::newRow("root_ca_crl") << QStringLiteral("ROOT_CRL_PARSE");
        QTest::newRow("pck_crl") << QStringLiteral("PCK_CRL_PARSE");
        QTest::newRow("tcb_info_issuer_chain") << QStringLiteral("TCB_INFO_CHAIN_SHORT");
        QTest::newRow("tcb_info") << QStringLiteral("TCB_INFO_JSON");
        QTest::newRow("tcb_info_signature") << QStringLiteral("TCB_INFO_SIGNATURE");
        QTest::newRow("qe_identity_issuer_chain") << QStringLiteral("QE_IDENTITY_CHAIN_SHORT");
        QTest::newRow("qe_identity") << QStringLiteral("QE_IDENTITY_JSON");
        QTest::newRow("qe_identity_signature") << QStringLiteral("QE_IDENTITY_SIGNATURE");
    }

    void aMissingMemberIsARejectionByItsOwnCode()
    {
        QStringList line = verifyLine(QStringLiteral("ok-v4"));
        QString &path = line[line.indexOf(QStringLiteral("--collateral")) + 1];
        QJsonObject collateral = QJsonDocument::fromJson(readFile(path)).object();
        collateral.remove(QLatin1String(QTest::currentDataTag()));
        path = m_ctl.writeFile(QStringLiteral("collateral.json"), QJsonDocument(collateral).toJson());
        const Ran ran = m_ctl.run(line);
        QVERIFY2(ran.exitCode == 1, ran.all());
        QTEST(ran.json().value(QLatin1String("reason")).toString(), "reason");
    }

    void aTrustRootIsOneCertificateInEitherForm_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("code");
        const QByteArray der = readFile(synthetic(QStringLiteral("test-root.der")));
        const QByteArray pem = "-----BEGIN CERTIFICATE-----\n" + der.toBase64() + "\n-----END CERTIFICATE-----\n";
        QTest::newRow("DER") << der << 0;
        QTest::newRow("PEM") << pem << 0;
        QTest::newRow("two certificates") << pem + pem << 2;
        QTest::newRow("empty") << QByteArray() << 2;
        QTest::newRow("cut") << der.chopped(1) << 2;
        QTest::newRow("with something behind it") << der + 'x' << 2;
        QTest::newRow("text") << QByteArray("root") << 2;
    }

    void aTrustRootIsOneCertificateInEitherForm()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, code);
        QStringList line = verifyLine(QStringLiteral("ok-v4"));
        line[line.indexOf(QStringLiteral("--trust-root")) + 1] = m_ctl.writeFile(QStringLiteral("test-root.der"), bytes);
        const Ran ran = m_ctl.run(line);
        QVERIFY2(ran.exitCode == code, ran.all());
        QVERIFY(!ran.json().isEmpty());
    }

    void comparesAgainstATableOfImages()
    {
        const QStringList line = compareLine(QStringLiteral("fleet-identical"));
        const QJsonArray rows = m_ctl.run(line).json().value(QLatin1String("rows")).toArray();
        QJsonObject image{{QStringLiteral("name"), QStringLiteral("dstack-9.9.1")}};
        QString rtmr0;
        QString composeHash;
        QString appId;
        for (const QJsonValue &value : rows) {
            const QString property = value[QLatin1String("property")].toString();
            const QString first = value[QLatin1String("values")].toArray().at(0).toString();
            if (property == QLatin1String("MRTD") || property == QLatin1String("RTMR1") || property == QLatin1String("RTMR2"))
                image.insert(property.toLower(), first);
            rtmr0 = property == QLatin1String("RTMR0") ? first : rtmr0;
            composeHash = property == QLatin1String("compose-hash") ? first : composeHash;
            appId = property == QLatin1String("app-id") ? first : appId;
        }
        image.insert(QStringLiteral("rtmr0"), QJsonObject{{QStringLiteral("small"), rtmr0}});
        const auto table = [&](bool isDev) {
            image.insert(QStringLiteral("isDev"), isDev);
            return m_ctl.writeFile(QStringLiteral("images.json"), QJsonDocument(QJsonObject{{QStringLiteral("images"), QJsonArray{image}}}).toJson());
        };
        const QStringList expecting{QStringLiteral("--expect-compose-hash"), composeHash,
                                    QStringLiteral("--expect-app-id"),       appId,
                                    QStringLiteral("--expect-image"),        QStringLiteral("dstack-9.9.1")};
        const Ran release = m_ctl.run(line + QStringList{QStringLiteral("--os-images"), table(false)} + expecting);
        QVERIFY2(release.exitCode == 0, release.all());
        for (const QJsonValue &instance : release.json().value(QLatin1String("instances")).toArray()) {
            QCOMPARE(instance[QLatin1String("level")].toString(), QStringLiteral("A3"));
            QCOMPARE(instance[QLatin1String("osImage")][QLatin1String("answer")].toString(), QStringLiteral("release"));
        }
        const Ran dev = m_ctl.run(line + QStringList{QStringLiteral("--os-images"), table(true)});
        QCOMPARE(dev.exitCode, 1);
        QCOMPARE(dev.json().value(QLatin1String("verdict")).toString(), QStringLiteral("not-proven"));
        const Ran other = m_ctl.run(line + QStringList{QStringLiteral("--expect-compose-hash"), QString(64, u'a')});
        QCOMPARE(other.exitCode, 1);
        for (const QStringList &bad : {QStringList{QStringLiteral("--os-images"), m_ctl.writeFile(QStringLiteral("bad.json"), "{}")},
                                       QStringList{QStringLiteral("--expect-compose-hash"), QStringLiteral("abc")},
                                       QStringList{QStringLiteral("--expect-app-id"), QString(64, u'a')},
                                       QStringList{QStringLiteral("--expect-image"), QStringLiteral("dstack-9.9.1")}})
            QCOMPARE(m_ctl.run(line + bad).exitCode, 2);
        // A certificate says what the machines were held against, and is judged by that again.
        const QString certificate = m_ctl.path(QStringLiteral("held"));
        QCOMPARE(m_ctl.run(line + QStringList{QStringLiteral("--os-images"), table(false), QStringLiteral("--certificate"), certificate}).exitCode,
                 0);
        const QStringList checkLine{QStringLiteral("attest"),       QStringLiteral("certificate"),
                                    QStringLiteral("verify"),       QStringLiteral("--json"),
                                    QStringLiteral("--in"),         certificate,
                                    QStringLiteral("--trust-root"), line[line.indexOf(QStringLiteral("--trust-root")) + 1]};
        const Ran checked = m_ctl.run(checkLine);
        QVERIFY2(checked.exitCode == 0, checked.all());
        QCOMPARE(checked.json().value(QLatin1String("references")).toArray().size(), 1);
    }

    void aFileWithoutAnEndIsCutOff()
    {
        QStringList line = verifyLine(QStringLiteral("ok-v4"));
        line[line.indexOf(QStringLiteral("--collateral")) + 1] = QStringLiteral("/dev/zero");
        const Ran ran = m_ctl.run(line);
        QCOMPARE(ran.exitCode, 2);
        QVERIFY(ran.err.contains("larger than"));
    }

    void comparesAStoredFleet_data()
    {
        QTest::addColumn<QString>("id");
        for (const char *id : {"fleet-identical", "fleet-clone", "fleet-compose-differs", "fleet-os-differs", "fleet-size-differs",
                               "fleet-replayed-quote", "fleet-forged-eventlog"})
            QTest::newRow(id) << QString::fromLatin1(id);
    }

    void comparesAStoredFleet()
    {
        QFETCH(QString, id);
        const QJsonObject file = QJsonDocument::fromJson(readFile(synthetic(id + QStringLiteral(".json")))).object();
        const QString expected = file.value(QLatin1String("expected_fleet")).toObject().value(QLatin1String("verdict")).toString();
        const qsizetype machines = file.value(QLatin1String("instances")).toArray().size();
        const Ran ran = m_ctl.run(compareLine(id));
        QVERIFY2(ran.exitCode == (expected == QLatin1String("identical") ? 0 : 1), ran.all());
        const QJsonObject json = ran.json();
        QCOMPARE(json.value(QLatin1String("verdict")).toString(), expected);
        QCOMPARE(json.value(QLatin1String("instances")).toArray().size(), machines);
        QVERIFY(!json.value(QLatin1String("rows")).toArray().isEmpty());
        for (const QJsonValue &row : json.value(QLatin1String("rows")).toArray())
            QCOMPARE(row.toObject().value(QLatin1String("values")).toArray().size(), machines);
    }

    void theNotesInsideAFleetFileAreNeverObeyed()
    {
        // Its own trust root, collateral and time would make it identical; only flags count.
        const Ran ran = m_ctl.run({QStringLiteral("attest"), QStringLiteral("compare"), QStringLiteral("--fleet"),
                                   synthetic(QStringLiteral("fleet-identical.json")), QStringLiteral("--json")});
        QVERIFY2(ran.exitCode == 1, ran.all());
        QCOMPARE(ran.json().value(QLatin1String("verdict")).toString(), QStringLiteral("not-proven"));
    }

    void aComparisonNeedsSomethingToCompare_data()
    {
        QTest::addColumn<QString>("line");
        QTest::newRow("nothing") << QStringLiteral("attest compare");
        QTest::newRow("one machine") << QStringLiteral("attest compare --url http://127.0.0.1:1");
        QTest::newRow("both kinds") << QStringLiteral("attest compare --fleet x --url http://127.0.0.1:1 --url http://127.0.0.1:2");
        QTest::newRow("a file") << QStringLiteral("attest compare --url file:///etc/passwd --url file:///etc/passwd");
        QTest::newRow("a password") << QStringLiteral("attest compare --url http://user:word@127.0.0.1:1 --url http://127.0.0.1:2");
    }

    void aComparisonNeedsSomethingToCompare()
    {
        QFETCH(QString, line);
        const Ran ran = m_ctl.run(line.split(u' '));
        QVERIFY2(ran.exitCode == 2, ran.all());
        QVERIFY(!ran.err.contains("word@"));
    }

    void machinesThatCannotBeReachedAreARemoteFault()
    {
        const Ran ran = m_ctl.run({QStringLiteral("attest"), QStringLiteral("compare"), QStringLiteral("--url"), QStringLiteral("http://127.0.0.1:1"),
                                   QStringLiteral("--url"), QStringLiteral("http://127.0.0.1:2"), QStringLiteral("--json")});
        QVERIFY2(ran.exitCode == 3, ran.all());
        QCOMPARE(ran.json().value(QLatin1String("error")).toObject().value(QLatin1String("kind")).toString(), QStringLiteral("network"));
    }

    void replaysALogAgainstItsQuote()
    {
        const QJsonObject instance = QJsonDocument::fromJson(readFile(synthetic(QStringLiteral("fleet-identical.json"))))
                                         .object()
                                         .value(QLatin1String("instances"))
                                         .toArray()
                                         .at(0)
                                         .toObject();
        const QString log = m_ctl.writeFile(QStringLiteral("log.json"), instance.value(QLatin1String("event_log")).toString().toUtf8());
        const QString quote
            = m_ctl.writeFile(QStringLiteral("quote.bin"), QByteArray::fromHex(instance.value(QLatin1String("quote")).toString().toLatin1()));
        const QStringList line{QStringLiteral("attest"), QStringLiteral("replay"), QStringLiteral("--event-log"), log, QStringLiteral("--json")};
        const Ran alone = m_ctl.run(line);
        QVERIFY2(alone.exitCode == 0, alone.all());
        QVERIFY(alone.json().value(QLatin1String("matchesQuote")).isNull());
        QCOMPARE(alone.json().value(QLatin1String("rtmr")).toArray().size(), 4);
        QVERIFY(!alone.json().value(QLatin1String("identity")).toObject().value(QLatin1String("composeHash")).toString().isEmpty());

        const Ran quoted = m_ctl.run(line + QStringList{QStringLiteral("--quote"), quote});
        QVERIFY2(quoted.exitCode == 0 && quoted.json().value(QLatin1String("matchesQuote")) == QJsonValue(true), quoted.all());

        QJsonArray events = QJsonDocument::fromJson(readFile(log)).array();
        events.removeLast();
        m_ctl.writeFile(QStringLiteral("log.json"), QJsonDocument(events).toJson());
        const Ran shortened = m_ctl.run(line + QStringList{QStringLiteral("--quote"), quote});
        QVERIFY2(shortened.exitCode == 1 && shortened.json().value(QLatin1String("matchesQuote")) == QJsonValue(false), shortened.all());

        m_ctl.writeFile(QStringLiteral("log.json"), "{}");
        QCOMPARE(m_ctl.run(line).exitCode, 2);
    }

    void benchMeasuresBothWays()
    {
        QStringList line = verifyLine(QStringLiteral("ok-v4"));
        line[1] = QStringLiteral("bench");
        const Ran ran
            = m_ctl.run(line + QStringList{QStringLiteral("--count"), QStringLiteral("20"), QStringLiteral("--threads"), QStringLiteral("2")});
        QVERIFY2(ran.exitCode == 0, ran.all());
        const QJsonObject json = ran.json();
        QCOMPARE(json.value(QLatin1String("count")).toInt(), 20);
        QCOMPARE(json.value(QLatin1String("threads")).toInt(), 2);
        for (const char *figure : {"cold", "cachedCollateral"})
            QVERIFY(json.value(QLatin1String(figure)).toObject().value(QLatin1String("quotesPerSecond")).toDouble() > 0);
        QCOMPARE(m_ctl.run(line + QStringList{QStringLiteral("--count"), QStringLiteral("0")}).exitCode, 2);
    }
};

QTEST_GUILESS_MAIN(CtlAttestTest)
#include "tst_ctl_attest.moc"
