// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/certificate.h"
#include "services/attestation/collateral_hint.h"
#include "services/attestation/der.h"
#include "services/attestation/p256.h"
#include "services/attestation/pck_extension.h"
#include "services/attestation/pem.h"
#include "tests/services/attestation/case_files.h"
#include "tests/services/attestation/quote_forge.h"

using namespace pilothouse;
using namespace pilothouse::attestation;

class CertificatesTest : public QObject
{
    Q_OBJECT

private slots:
    void thePinnedRootIsIntels()
    {
        const TrustRoot root = TrustRoot::intel();
        QCOMPARE(sha256({root.der}).toHex(), QByteArray("44a0196b2b99f889b8e149e95b807a350e7424964399e885a7cbb8ccfab674d3"));
        QCOMPARE(root.name, QStringLiteral("intel-sgx-root-ca"));
        const auto certificate = Certificate::parse(root.der);
        QVERIFY(certificate);
        QCOMPARE(certificate->commonName, QByteArrayView("Intel SGX Root CA"));
        QCOMPARE(certificate->serial.toByteArray().toHex(), QByteArray("22650cd65a9d3489f383b49552bf501b392706ac"));
        QCOMPARE(certificate->notBefore, 1526899510);
        QCOMPARE(certificate->notAfter, 2524607999);
        QCOMPARE(certificate->publicKey.toHex(), QByteArray("0ba9c4c0c0c86193a3fe23d6b02cda10a8bbd4e88e48b4458561a36e705525f5"
                                                            "67918e2edc88e40d860bd0cc4ee26aacc988e505a953558c453f6b0904ae7394"));
        QVERIFY(certificate->mayIssue && certificate->maySignCrl);
        QCOMPARE(certificate->pathLength, std::optional(1u));
        const auto key = P256Key::fromPoint(certificate->publicKey);
        QVERIFY(key && key->verify(certificate->signedPart, certificate->signature));
    }

    void aRootMayComeAsDerOrPem()
    {
        const QByteArray der = test::readFile(test::testData(QStringLiteral("attestation/synthetic/test-root.der")));
        QCOMPARE(TrustRoot::fromBytes(der, QStringLiteral("r")).value().der, der);
        QCOMPARE(TrustRoot::fromBytes(test::QuoteForge::pem(der), QStringLiteral("r")).value().der, der);
        const test::QuoteForge forge;
        for (const QByteArray &bad : {QByteArray(), QByteArray("rubbish"), der.chopped(1), QByteArray(der + '\0'),
                                      test::QuoteForge::pem(der) + test::QuoteForge::pem(der), forge.leafDer()}) {
            const auto root = TrustRoot::fromBytes(bad, QStringLiteral("r"));
            QVERIFY(!root);
            QCOMPARE(root.error().kind, ErrorKind::InvalidInput);
        }
    }

    void everyTruncationOfACertificateIsRefused()
    {
        const QByteArray der = TrustRoot::intel().der;
        for (qsizetype size = 0; size < der.size(); ++size)
            QVERIFY(!Certificate::parse(der.first(size)));
    }

    void derLengthsAreStrict_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("good");
        QTest::newRow("short") << QByteArray::fromHex("04020102") << true;
        QTest::newRow("empty value") << QByteArray::fromHex("0400") << true;
        QTest::newRow("no length") << QByteArray::fromHex("04") << false;
        QTest::newRow("indefinite") << QByteArray::fromHex("0480010200000000") << false;
        QTest::newRow("long form of a short length") << QByteArray::fromHex("0481020102") << false;
        QTest::newRow("leading zero in the length") << QByteArray::fromHex("04820080") + QByteArray(128, 'x') << false;
        QTest::newRow("two bytes of length") << QByteArray::fromHex("04820100") + QByteArray(256, 'x') << true;
        QTest::newRow("five bytes of length") << QByteArray::fromHex("04850000000001") + 'x' << false;
        QTest::newRow("4 GiB") << QByteArray::fromHex("0484ffffffff") << false;
        QTest::newRow("one byte short") << QByteArray::fromHex("040201") << false;
        QTest::newRow("long tag") << QByteArray::fromHex("1f040101") << false;
    }
    void derLengthsAreStrict()
    {
        QFETCH(QByteArray, bytes);
        der::Reader reader(bytes);
        QTEST(reader.next().has_value(), "good");
    }

    void datesAreStrict_data()
    {
        QTest::addColumn<int>("tag");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("seconds");
        QTest::newRow("UTC") << 0x17 << QByteArray("180521104510Z") << qint64(1526899510);
        QTest::newRow("UTC, last century") << 0x17 << QByteArray("700101000000Z") << qint64(0);
        QTest::newRow("generalized") << 0x18 << QByteArray("20491231235959Z") << qint64(2524607999);
        QTest::newRow("leap day") << 0x17 << QByteArray("240229000000Z") << qint64(1709164800);
        for (const char *bad : {"230229000000Z", "180521104510", "1805211045Z", "180021104510Z", "180532104510Z", "180521244510Z", "180521106010Z",
                                "180521104561Z", "18052110451aZ", "180521104510+0100"})
            QTest::newRow(bad) << 0x17 << QByteArray(bad) << qint64(-1);
        QTest::newRow("another tag") << 0x13 << QByteArray("180521104510Z") << qint64(-1);
    }
    void datesAreStrict()
    {
        QFETCH(int, tag);
        QFETCH(QByteArray, text);
        const QByteArray bytes = test::der(tag, text);
        der::Reader reader(bytes);
        QTEST(qint64(der::time(*reader.next()).value_or(-1)), "seconds");
    }

    void signaturesAreStrict()
    {
        const QByteArray ok = QByteArray::fromHex("3006020101020102");
        QVERIFY(der::ecdsaSignature(ok));
        for (const char *bad :
             {"3006020101020182", "300602010102018200", "3007020200010201", "30080202000102020002", "3003020101", "", "3000", "30060201010301 02"})
            QVERIFY2(!der::ecdsaSignature(QByteArray::fromHex(bad)), bad);
        QVERIFY(!der::ecdsaSignature(test::der(0x30, test::der(0x02, QByteArray(33, '\x01')) + test::der(0x02, "\x01"))));
    }

    void keysAndSignaturesAreChecked()
    {
        const test::TestKey key;
        const auto verifier = P256Key::fromPoint(key.point());
        QVERIFY(verifier);
        const QByteArray message = "a message";
        const auto signature = *Digest<64>::fromBytes(key.signRaw(message));
        QVERIFY(verifier->verify(message, signature));
        QVERIFY(!verifier->verify("another message", signature));
        Digest<64> zero;
        QVERIFY(!verifier->verify(message, zero));
        Digest<64> onlyR = signature;
        std::memset(onlyR.data() + 32, 0, 32);
        QVERIFY(!verifier->verify(message, onlyR));
        QVERIFY(!P256Key::fromPoint(zero));
        Digest<64> off = key.point();
        off.data()[63] ^= 1;
        QVERIFY(!P256Key::fromPoint(off));
    }

    void base64IsStrict_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("bytes"); // "-" = refused
        QTest::newRow("empty") << QByteArray() << QByteArray();
        QTest::newRow("no padding needed") << QByteArray("YWJj") << QByteArray("abc");
        QTest::newRow("one") << QByteArray("YWI=") << QByteArray("ab");
        QTest::newRow("two") << QByteArray("YQ==") << QByteArray("a");
        QTest::newRow("blanks") << QByteArray(" Y\r\nW\tJj ") << QByteArray("abc");
        for (const char *bad : {"YQ", "YQ=", "YQ===", "Y", "Y===", "=", "YQ==YQ==", "YW-j", "YW_j", "YWJj=", "YW\x80j"})
            QTest::newRow(QByteArray(bad).toPercentEncoding().constData()) << QByteArray(bad) << QByteArray("-");
    }
    void base64IsStrict()
    {
        QFETCH(QByteArray, text);
        QTEST(bytesFromBase64(text).value_or("-"), "bytes");
    }

    void pemIsBounded()
    {
        const QByteArray one = test::QuoteForge::pem(QByteArray(10, 'x'));
        QCOMPARE(certificatesFromPem(one.repeated(10))->size(), 10);
        QVERIFY(!certificatesFromPem(one.repeated(11)));
        QVERIFY(!certificatesFromPem("-----BEGIN CERTIFICATE-----\nYWJj\n"));
        QVERIFY(!certificatesFromPem(test::QuoteForge::pem(QByteArray(64 * 1024, 'x'))));
        QVERIFY(certificatesFromPem("no certificate at all")->empty());
    }

    void theHintNamesPlatformAndCa()
    {
        test::QuoteForge forge;
        auto hint = collateralHint(*parseQuote(forge.quote()));
        QVERIFY(hint);
        QCOMPARE(hint->fmspc.toHex(), QByteArray("a0b0c0d0e0f0"));
        QCOMPARE(hint->ca, PckCa::Platform);
        forge.leaf.issuer = "Intel SGX PCK Processor CA";
        QCOMPARE(collateralHint(*parseQuote(forge.quote()))->ca, PckCa::Processor);
        forge.certificationData = "rubbish";
        QVERIFY(!collateralHint(*parseQuote(forge.quote())));
        QVERIFY(labelOf(forge.collateral()).fits(*hint));
        QVERIFY(!labelOf({}).fits(*hint));
    }

    void collateralIsReadMemberByMember()
    {
        const Collateral good = test::QuoteForge().collateral();
        QCOMPARE(Collateral::fromJson(good.toJson()).value(), good);
        const Collateral array
            = Collateral::fromJson(R"({"root_ca_crl":[48,0,255],"pck_crl":[1,256],"tcb_info":{},"tcb_info_signature":"0g","qe_identity":"{}"})")
                  .value();
        QCOMPARE(array.rootCaCrl, QByteArray("\x30\x00\xff", 3));
        QVERIFY(array.pckCrl.isEmpty() && array.tcbInfo.isEmpty() && array.tcbInfoSignature.isEmpty());
        QCOMPARE(array.qeIdentity, QByteArray("{}"));
        for (const char *bad : {"", "[]", "1", "{", "{\"tcb_info\":\"a\",\"tcb_info\":\"b\"}", "<html>"}) {
            const auto collateral = Collateral::fromJson(bad);
            QVERIFY2(!collateral, bad);
            QCOMPARE(collateral.error().kind, ErrorKind::InvalidInput);
        }
    }

    void aMissingMemberIsARejectionByItsOwnCode_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QString>("reason");
        const auto row
            = [](const char *member, const char *reason) { QTest::newRow(member) << QString::fromLatin1(member) << QString::fromLatin1(reason); };
        row("root_ca_crl", "ROOT_CRL_PARSE");
        row("pck_crl", "PCK_CRL_PARSE");
        row("tcb_info_issuer_chain", "TCB_INFO_CHAIN_SHORT");
        row("tcb_info", "TCB_INFO_JSON");
        row("tcb_info_signature", "TCB_INFO_SIGNATURE");
        row("qe_identity_issuer_chain", "QE_IDENTITY_CHAIN_SHORT");
        row("qe_identity", "QE_IDENTITY_JSON");
        row("qe_identity_signature", "QE_IDENTITY_SIGNATURE");
        row("pck_crl_issuer_chain", ""); // only needed for a quote that brings no chain
    }
    void aMissingMemberIsARejectionByItsOwnCode()
    {
        QFETCH(QString, member);
        const test::QuoteForge forge;
        QJsonObject json = QJsonDocument::fromJson(forge.collateral().toJson()).object();
        for (const QJsonValue &broken : {QJsonValue(QJsonValue::Undefined), QJsonValue(7), QJsonValue(QJsonValue::Null), QJsonValue(QString())}) {
            json.insert(member, broken);
            const auto collateral = Collateral::fromJson(QJsonDocument(json).toJson());
            const Verification result = Verifier(forge.trustRoot()).verify(forge.quote(), *collateral, test::unixTime(test::QuoteForge::kNow));
            QTEST(result.reason, "reason");
        }
    }
};

QTEST_APPLESS_MAIN(CertificatesTest)
#include "tst_certificates.moc"
