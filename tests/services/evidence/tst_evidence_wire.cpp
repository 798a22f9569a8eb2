// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/evidence/evidence_wire.h"
#include "services/evidence/pccs_wire.h"
#include "tests/services/demofleet/fleet_world.h"

#include "services/core/digest.h"
#include "services/demofleet/evidence.h"

#include <QTest>

using namespace pilothouse;
using namespace pilothouse::evidence;
using namespace Qt::StringLiterals;

/// Answers taken apart: what is evidence, what is only said.
class EvidenceWireTest : public QObject
{
    Q_OBJECT

    static http::HttpReply replyWith(const QByteArray &name, const QByteArray &value)
    {
        http::HttpReply reply;
        reply.status = 200;
        reply.headers.emplaceBack(name, value);
        return reply;
    }

private slots:
    void readsTheGuidesSpellingsAsClaimsOnly_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("enclave");
        QTest::newRow("at the top") << QByteArray("{\"mr_enclave\":\"aa\"}") << u"aa"_s;
        QTest::newRow("in tdxQuote") << QByteArray("{\"tdxQuote\":{\"mr_enclave\":\"bb\"}}") << u"bb"_s;
        QTest::newRow("in quote") << QByteArray("{\"quote\":{\"mr_enclave\":\"cc\"}}") << u"cc"_s;
        QTest::newRow("in measurement") << QByteArray("{\"measurement\":{\"mr_enclave\":\"dd\"}}") << u"dd"_s;
        QTest::newRow("a string quote") << QByteArray("{\"quote\":\"deadbeef01\"}") << QString();
        QTest::newRow("a web page") << QByteArray("<html></html>") << QString();
    }
    void readsTheGuidesSpellingsAsClaimsOnly()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, enclave);
        QCOMPARE(wire::enclaveClaims(body)["mrEnclave"_L1].toString(), enclave);
        attestation::Evidence evidence;
        if (!enclave.isEmpty()) {
            QVERIFY(!wire::readQuoteAnswer(body, &evidence));
            QVERIFY(evidence.quote.isEmpty());
        }
    }

    void readsAQuoteUnderEachOfItsNames()
    {
        for (const char *name : {"quote", "tdxQuote", "raw_quote"}) {
            attestation::Evidence evidence;
            QVERIFY(wire::readQuoteAnswer(QByteArray("{\"") + name + "\":\"0x0400\",\"event_log\":[]}", &evidence));
            QCOMPARE(evidence.quote, QByteArray::fromHex("0400"));
            QCOMPARE(evidence.eventLog, QByteArray("[]"));
        }
    }

    void readsAClaimedComposeHash_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("claim");
        QTest::newRow("composeHash") << QByteArray("{\"composeHash\":\"ab\",\"hash\":\"cd\"}") << u"ab"_s;
        QTest::newRow("hash") << QByteArray("{\"hash\":\"cd\"}") << u"cd"_s;
        QTest::newRow("raw") << QByteArray("  0xef\n") << u"0xef"_s;
        QTest::newRow("another object") << QByteArray("{\"value\":\"cd\"}") << QString();
        QTest::newRow("nothing") << QByteArray() << QString();
        QTest::newRow("a web page") << QByteArray("<html>ab</html>") << QString();
        QTest::newRow("a sentence") << QByteArray("not available here") << QString();
        QTest::newRow("too long") << QByteArray(300, 'a') << QString();
    }
    void readsAClaimedComposeHash()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, claim);
        QCOMPARE(wire::composeHashClaim(body), claim);
    }

    void saysThatClaimsProveNothingAndWhereTheyContradict()
    {
        const QByteArray compose("{}");
        QVERIFY(wire::claimNotes({}, compose).isEmpty());
        const QJsonObject honest{{u"composeHash"_s, QString::fromLatin1(sha256({compose}).toHex())}};
        QCOMPARE(wire::claimNotes(honest, compose).size(), 1);
        QVERIFY(wire::claimNotes(honest, compose).front().contains("proves nothing"_L1));
        const QStringList lying = wire::claimNotes({{u"composeHash"_s, u"unavailable"_s}, {u"mrEnclave"_s, u"aa"_s}}, compose);
        QCOMPARE(lying.size(), 2);
        QVERIFY(lying.back().contains("claims unavailable"_L1));
    }

    void tellsHiddenFromMissing()
    {
        attestation::Evidence evidence;
        const auto hidden = wire::readInfo("{\"app_id\":\"aa\",\"instance_id\":\"bb\",\"tcb_info\":\"\",\"vm_config\":\"\"}", &evidence);
        QVERIFY(hidden && hidden->isHidden);
        QVERIFY(evidence.appCompose.isEmpty() && !evidence.appInfo.isEmpty());
        const auto shown = wire::readInfo("{\"app_id\":\"aa\",\"tcb_info\":\"{\\\"app_compose\\\":\\\"x\\\",\\\"event_log\\\":[1]}\"}", &evidence);
        QVERIFY(shown && !shown->isHidden);
        QCOMPARE(evidence.appCompose, QByteArray("x"));
        QCOMPARE(evidence.eventLog, QByteArray("[1]"));
        QVERIFY(!wire::readInfo("{\"message\":\"welcome\"}", &evidence));
    }

    void recognisesAQuoteThatOnlyProvesAKey()
    {
        demofleet::App app;
        app.id = u"aa"_s;
        const auto ed = wire::applicationKeyIn(demofleet::Evidence::applicationKeyData(app, "ed25519"));
        QVERIFY(ed && ed->startsWith("ed25519 "_L1));
        const auto secp = wire::applicationKeyIn(demofleet::Evidence::applicationKeyData(app, "secp256k1"));
        QVERIFY(secp && secp->startsWith("secp256k1 "_L1));
        QVERIFY(!wire::applicationKeyIn(QByteArray(64, 'x')));
    }

    void takesTheQuoteOutOfAnRaTlsCertificate()
    {
        test::FleetWorld fleet;
        const auto &machine = fleet.world.evidence().of(fleet.world.fleet(), 0);
        const auto certificate = wire::readCertificate(machine.leaf.der);
        QCOMPARE(certificate.quote, machine.leafQuote);
        QCOMPARE(certificate.publicKey, machine.certificateKey);
        QVERIFY(certificate.eventLog.isEmpty());
        QVERIFY(wire::readCertificate(fleet.world.evidence().appCa().der).quote.isEmpty());
        QVERIFY(wire::readCertificate("no certificate").publicKey.isEmpty());
    }

    void cutsSignedTextOutByteForByte_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("compact") << QByteArray("{\"tcbInfo\":{\"a\":1},\"signature\":\"00\"}") << QByteArray("{\"a\":1}");
        QTest::newRow("blanks inside stay") << QByteArray("{\"tcbInfo\" : { \"a\" : 1.0e0 } ,\"signature\":\"00\"}")
                                            << QByteArray("{ \"a\" : 1.0e0 }");
        QTest::newRow("signature first") << QByteArray("{\"signature\":\"00\",\"tcbInfo\":{\"a\":{\"b\":\"}\"}}}")
                                         << QByteArray("{\"a\":{\"b\":\"}\"}}");
        QTest::newRow("the name as a value") << QByteArray("{\"x\":\"tcbInfo\",\"y\":{\"z\":1},\"tcbInfo\":{\"a\":1},\"signature\":\"00\"}")
                                             << QByteArray("{\"a\":1}");
        QTest::newRow("the name deeper down") << QByteArray("{\"y\":{\"tcbInfo\":{\"a\":2}},\"tcbInfo\":{\"a\":1},\"signature\":\"00\"}")
                                              << QByteArray("{\"a\":1}");
        QTest::newRow("quotes escaped") << QByteArray("{\"tcbInfo\":{\"a\":\"\\\"}\"},\"signature\":\"00\"}") << QByteArray("{\"a\":\"\\\"}\"}");
        QTest::newRow("no object") << QByteArray("{\"tcbInfo\":[1],\"signature\":\"00\"}") << QByteArray();
        QTest::newRow("twice") << QByteArray("{\"tcbInfo\":{\"a\":1},\"tcbInfo\":{\"a\":2},\"signature\":\"00\"}") << QByteArray();
        QTest::newRow("no signature") << QByteArray("{\"tcbInfo\":{\"a\":1}}") << QByteArray();
        QTest::newRow("cut short") << QByteArray("{\"tcbInfo\":{\"a\":1},\"signat") << QByteArray();
    }
    void cutsSignedTextOutByteForByte()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, text);
        const auto member = wire::signedMember(body, "tcbInfo");
        QCOMPARE(member.has_value(), !text.isEmpty());
        if (member)
            QCOMPARE(member->text, text);
    }

    void decodesIssuerChainsHoweverTheyAreWritten()
    {
        const QByteArray pem = "-----BEGIN CERTIFICATE-----\nab+/cd==\n-----END CERTIFICATE-----\n";
        const QByteArray percent = pem.toPercentEncoding();
        QCOMPARE(*wire::issuerChain(replyWith("TCB-Info-Issuer-Chain", percent), {"TCB-Info-Issuer-Chain"}), pem);
        const QByteArray form = QByteArray(percent).replace("%20", "+");
        QCOMPARE(*wire::issuerChain(replyWith("sgx-tcb-info-issuer-chain", form), {"TCB-Info-Issuer-Chain", "SGX-TCB-Info-Issuer-Chain"}), pem);
        QVERIFY(!wire::issuerChain(replyWith("X", percent), {"TCB-Info-Issuer-Chain"}));
        QVERIFY(!wire::issuerChain(replyWith("TCB-Info-Issuer-Chain", "hello"), {"TCB-Info-Issuer-Chain"}));
    }

    void takesCrlsInThreeForms()
    {
        test::FleetWorld fleet;
        const QByteArray der = fleet.world.evidence().rootCrl();
        QCOMPARE(*wire::crlBytes(der), der);
        QCOMPARE(*wire::crlBytes(der.toHex() + '\n'), der);
        QByteArray pem = "-----BEGIN X509 CRL-----\n";
        const QByteArray base64 = der.toBase64();
        for (qsizetype i = 0; i < base64.size(); i += 64)
            pem += base64.mid(i, 64) + '\n';
        QCOMPARE(*wire::crlBytes(pem + "-----END X509 CRL-----\n"), der);
        QVERIFY(!wire::crlBytes("<html>"));
    }

    void takesAnApiPathOffTheServicesAddress()
    {
        for (const char *address : {"https://pccs.example:8081", "https://pccs.example:8081/", "https://pccs.example:8081/sgx/certification/v4/",
                                    "https://pccs.example:8081/tdx/certification/v4"})
            QCOMPARE(wire::serviceBase(QUrl(QLatin1StringView(address))), QUrl(u"https://pccs.example:8081"_s));
        QCOMPARE(wire::serviceBase(QUrl(u"http://127.0.0.1:1/pccs"_s)), QUrl(u"http://127.0.0.1:1/pccs"_s));
    }

    void intelsRootSaysWhereItsCrlLies()
    {
        QCOMPARE(wire::crlDistributionPoint(attestation::TrustRoot::intel().der),
                 QUrl(u"https://certificates.trustedservices.intel.com/IntelSGXRootCA.der"_s));
        test::FleetWorld fleet;
        QVERIFY(!wire::crlDistributionPoint(fleet.world.evidence().rootDer()));
    }
};

QTEST_GUILESS_MAIN(EvidenceWireTest)
#include "tst_evidence_wire.moc"
