// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/attestation/quote_forge.h"

#include <QTest>

#include <functional>

using namespace pilothouse;
using namespace pilothouse::attestation;
using test::QuoteForge;
using test::svnLevel;

namespace {

using Bend = std::function<void(QuoteForge &)>;
constexpr qint64 kNow = QuoteForge::kNow;

/// An Extension with an OID that nobody knows.
QByteArray unknownExtension(bool critical)
{
    return test::der(0x30, test::der(0x06, QByteArray::fromHex("2a0304")) + (critical ? QByteArray::fromHex("0101ff") : QByteArray())
                               + test::der(0x04, "x"));
}

void setPlatformStatus(QuoteForge &forge, const char *status)
{
    QJsonArray levels = forge.tcbInfo.value(QLatin1String("tcbLevels")).toArray();
    QJsonObject level = levels.at(0).toObject();
    level.insert(QStringLiteral("tcbStatus"), QLatin1String(status));
    levels.replace(0, level);
    forge.tcbInfo.insert(QStringLiteral("tcbLevels"), levels);
}

void setModuleLevels(QuoteForge &forge, const QJsonArray &moduleLevels)
{
    QJsonArray identities = forge.tcbInfo.value(QLatin1String("tdxModuleIdentities")).toArray();
    QJsonObject identity = identities.at(0).toObject();
    identity.insert(QStringLiteral("tcbLevels"), moduleLevels);
    identities.replace(0, identity);
    forge.tcbInfo.insert(QStringLiteral("tdxModuleIdentities"), identities);
}

void setQeStatus(QuoteForge &forge, const char *status)
{
    forge.qeIdentity.insert(QStringLiteral("tcbLevels"), QJsonArray{svnLevel(4, status, {QStringLiteral("INTEL-SA-Q")})});
}

/// A copy of the first platform level with other components.
QJsonObject levelWith(const QuoteForge &forge, const char *list, int index, int svn, const char *status)
{
    QJsonObject level = forge.tcbInfo.value(QLatin1String("tcbLevels")).toArray().at(0).toObject();
    QJsonObject tcb = level.value(QLatin1String("tcb")).toObject();
    QJsonArray components = tcb.value(QLatin1String(list)).toArray();
    components.replace(index, QJsonObject{{QStringLiteral("svn"), svn}});
    tcb.insert(QLatin1String(list), components);
    level.insert(QStringLiteral("tcb"), tcb);
    level.insert(QStringLiteral("tcbStatus"), QLatin1String(status));
    return level;
}

void prependLevel(QuoteForge &forge, const QJsonObject &level)
{
    QJsonArray levels = forge.tcbInfo.value(QLatin1String("tcbLevels")).toArray();
    levels.prepend(level);
    forge.tcbInfo.insert(QStringLiteral("tcbLevels"), levels);
}

} // namespace

Q_DECLARE_METATYPE(Bend)

class ForgedQuotesTest : public QObject
{
    Q_OBJECT

private slots:
    void everyVersionVerifies_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<int>("bodySize");
        QTest::newRow("SGX v3") << 3 << 384;
        QTest::newRow("TDX v4") << 4 << 584;
        QTest::newRow("TDX v5, report 1.0") << 5 << 584;
        QTest::newRow("TDX v5, report 1.5") << 5 << 648;
    }
    void everyVersionVerifies()
    {
        QFETCH(int, version);
        QFETCH(int, bodySize);
        const Verification result = QuoteForge(version, bodySize).verify();
        QCOMPARE(result.reason, QString());
        QCOMPARE(result.status, QStringLiteral("UpToDate"));
        QCOMPARE(result.intelProfileStatus, QStringLiteral("UpToDate"));
        QCOMPARE(result.tcbEvaluationDataNumber, std::optional(18));
    }

    void namesTheFirstFailingCheck_data()
    {
        QTest::addColumn<Bend>("bend");
        QTest::addColumn<QString>("reason");
        const auto row
            = [](const char *name, const char *reason, Bend bend) { QTest::newRow(name) << std::move(bend) << QString::fromLatin1(reason); };

        row("root may not have a CA below it", "PCK_CHAIN_SIGNATURE", [](auto &f) { f.root.pathLength = 0; });
        row("root without cRLSign", "ROOT_CRL_SIGNATURE", [](auto &f) { f.root.keyUsage = 0x04; });
        row("root expired", "ROOT_VALIDITY", [](auto &f) { f.root.notAfter = kNow - 1; });
        row("root not valid yet", "ROOT_VALIDITY", [](auto &f) { f.root.notBefore = kNow + 1; });
        row("root lists itself", "ROOT_REVOKED", [](auto &f) { f.rootCrl.revoked << f.root.serial; });
        row("root CRL by another name", "ROOT_CRL_SIGNATURE", [](auto &f) { f.rootCrl.issuer = "Somebody else"; });
        row("root CRL of tomorrow", "ROOT_CRL_NOT_YET_VALID", [](auto &f) { f.rootCrl.thisUpdate = kNow + 1; });
        row("root CRL of yesterday", "ROOT_CRL_EXPIRED", [](auto &f) { f.rootCrl.nextUpdate = kNow - 1; });
        row("root CRL without nextUpdate", "ROOT_CRL_EXPIRED", [](auto &f) { f.rootCrl.nextUpdate = 0; });
        row("root CRL with a critical extension", "ROOT_CRL_PARSE", [](auto &f) { f.rootCrl.extensions = unknownExtension(true); });

        row("TCB signer of another name", "TCB_INFO_CHAIN_SUBJECT", [](auto &f) { f.signer.name = "Intel SGX PCK Certificate"; });
        row("TCB signer issued under another name", "TCB_INFO_CHAIN_SIGNATURE", [](auto &f) { f.signer.issuer = "Intel SGX PCK Platform CA"; });
        row("TCB signer expired", "TCB_INFO_CHAIN_VALIDITY", [](auto &f) { f.signer.notAfter = kNow - 1; });
        row("TCB signer revoked", "TCB_INFO_SIGNER_REVOKED", [](auto &f) { f.rootCrl.revoked << f.signer.serial; });
        row("TCB signer is a CA", "TCB_INFO_CHAIN_LEAF_IS_CA", [](auto &f) { f.signer.isCa = true; });
        row("TCB info is no JSON", "TCB_INFO_JSON", [](auto &f) { f.tcbInfoText = "{"; });
        row("TCB info with a name twice", "TCB_INFO_JSON",
            [](auto &f) { f.tcbInfoText = "{\"id\":\"TDX\"," + QJsonDocument(f.tcbInfo).toJson(QJsonDocument::Compact).sliced(1); });
        row("TCB info without FMSPC", "TCB_INFO_JSON", [](auto &f) { f.tcbInfo.remove(QStringLiteral("fmspc")); });
        row("TCB info with SVN 256", "TCB_INFO_JSON", [](auto &f) { prependLevel(f, levelWith(f, "sgxtcbcomponents", 0, 256, "UpToDate")); });
        row("TCB info of an impossible date", "TCB_INFO_JSON",
            [](auto &f) { f.tcbInfo.insert(QStringLiteral("issueDate"), QStringLiteral("2026-02-30T00:00:00Z")); });
        row("QE signer revoked", "QE_IDENTITY_SIGNER_REVOKED", [](auto &f) { f.rootCrl.revoked << f.qeSigner.serial; });
        row("QE signer expired", "QE_IDENTITY_CHAIN_VALIDITY", [](auto &f) { f.qeSigner.notAfter = kNow - 1; });
        row("QE identity expired", "QE_IDENTITY_EXPIRED",
            [](auto &f) { f.qeIdentity.insert(QStringLiteral("nextUpdate"), QStringLiteral("2026-01-15T11:59:59Z")); });
        row("QE identity of tomorrow", "QE_IDENTITY_NOT_YET_VALID",
            [](auto &f) { f.qeIdentity.insert(QStringLiteral("issueDate"), QStringLiteral("2026-01-15T12:00:01Z")); });
        row("QE identity version 4", "QE_IDENTITY_TYPE", [](auto &f) { f.qeIdentity.insert(QStringLiteral("version"), 4); });
        row("TCB info version 4", "TCB_INFO_TYPE", [](auto &f) { f.tcbInfo.insert(QStringLiteral("version"), 4); });

        row("four certificates", "PCK_CHAIN_LENGTH", [](auto &f) { f.certificationData = f.pckChainPem() + QuoteForge::pem(f.rootDer()); });
        row("two certificates", "PCK_CHAIN_SHORT",
            [](auto &f) { f.certificationData = QuoteForge::pem(f.leafDer()) + QuoteForge::pem(f.rootDer()); });
        row("broken base64", "PCK_CHAIN_PARSE", [](auto &f) { f.certificationData = f.pckChainPem().replace("MII", "M-I"); });
        row("leaf with an unknown critical extension", "PCK_CHAIN_PARSE", [](auto &f) { f.leaf.extraExtension = unknownExtension(true); });
        row("leaf with an extension twice", "PCK_CHAIN_PARSE",
            [](auto &f) { f.leaf.extraExtension = unknownExtension(false) + unknownExtension(false); });
        row("leaf of another key", "PCK_CHAIN_SIGNATURE", [](auto &f) {
            f.certificationData
                = QuoteForge::pem(f.certificate(f.leaf, f.leafKey, f.signerKey)) + QuoteForge::pem(f.pckCaDer()) + QuoteForge::pem(f.rootDer());
        });
        row("PCK CA without keyCertSign", "PCK_CHAIN_SIGNATURE", [](auto &f) { f.pckCa.keyUsage = 0x02; });
        row("PCK CA that is none", "PCK_CHAIN_SIGNATURE", [](auto &f) { f.pckCa.isCa = false; });
        row("PCK CA expired", "PCK_CHAIN_VALIDITY", [](auto &f) { f.pckCa.notAfter = kNow - 1; });
        row("leaf not valid yet", "PCK_CHAIN_VALIDITY", [](auto &f) { f.leaf.notBefore = kNow + 1; });
        row("PCK CRL of tomorrow", "PCK_CRL_NOT_YET_VALID", [](auto &f) { f.pckCrl.thisUpdate = kNow + 1; });
        row("PCK CRL without nextUpdate", "PCK_CRL_EXPIRED", [](auto &f) { f.pckCrl.nextUpdate = 0; });
        row("PCK CA may not sign CRLs", "PCK_CRL_SIGNATURE", [](auto &f) { f.pckCa.keyUsage = 0x04; });
        row("no SGX extension", "PCK_EXT_MISSING", [](auto &f) {
            f.certificationData
                = QuoteForge::pem(f.certificate(f.leaf, f.leafKey, f.pckCaKey)) + QuoteForge::pem(f.pckCaDer()) + QuoteForge::pem(f.rootDer());
        });
        row("extension without PPID", "PCK_EXT_MALFORMED", [](auto &f) { f.pck.skipMember = 1; });
        row("extension without FMSPC", "PCK_EXT_MALFORMED", [](auto &f) { f.pck.skipMember = 4; });
        row("extension with two FMSPCs", "PCK_EXT_MALFORMED", [](auto &f) { f.pck.doubleMember = 4; });
        row("CPUSVN against its components", "PCK_EXT_MALFORMED", [](auto &f) { f.pck.cpuSvn = QByteArray(16, '\x01'); });
        row("PPID of 15 bytes", "PCK_EXT_MALFORMED", [](auto &f) { f.pck.ppid.chop(1); });
        row("extension is rubbish", "PCK_EXT_MALFORMED", [](auto &f) { f.leaf.sgxExtension = "rubbish"; });
        row("type 1 without a chain anywhere", "CERT_DATA_TYPE", [](auto &f) { f.certificationType = 1; });

        row("31 bytes of authentication data", "QE_AUTH_DATA_SIZE", [](auto &f) { f.qeAuthData.chop(1); });
        row("64 bytes of authentication data", "QE_AUTH_DATA_SIZE", [](auto &f) { f.qeAuthData += f.qeAuthData; });
        row("attestation key off the curve", "ATTESTATION_KEY", [](auto &f) { f.attestationPoint = QByteArray(64, '\x05'); });
        row("attestation key zero", "ATTESTATION_KEY", [](auto &f) { f.attestationPoint = QByteArray(64, '\0'); });
        row("signature zero", "QUOTE_SIGNATURE", [](auto &f) { f.quoteSignature = QByteArray(64, '\0'); });
        row("signature beyond the order", "QUOTE_SIGNATURE", [](auto &f) { f.quoteSignature = QByteArray(64, '\xff'); });

        row("15 components", "TCB_INFO_SCHEMA", [](auto &f) {
            QJsonObject level = levelWith(f, "tdxtcbcomponents", 0, 5, "UpToDate");
            QJsonObject tcb = level.value(QLatin1String("tcb")).toObject();
            QJsonArray components = tcb.value(QLatin1String("tdxtcbcomponents")).toArray();
            components.removeLast();
            tcb.insert(QStringLiteral("tdxtcbcomponents"), components);
            level.insert(QStringLiteral("tcb"), tcb);
            prependLevel(f, level);
        });
        row("another way to compare", "TCB_INFO_SCHEMA", [](auto &f) { f.tcbInfo.insert(QStringLiteral("tcbType"), 1); });
        row("no levels", "TCB_NOT_SUPPORTED", [](auto &f) { f.tcbInfo.remove(QStringLiteral("tcbLevels")); });
        row("PCESVN too low", "TCB_NOT_SUPPORTED", [](auto &f) { f.pck.pceSvn = 10; });
        row("a module status nobody knows", "TCB_STATUS_UNKNOWN", [](auto &f) { setModuleLevels(f, {svnLevel(5, "Splendid")}); });
        row("a QE status nobody knows", "TCB_STATUS_UNKNOWN", [](auto &f) { setQeStatus(f, "Splendid"); });
        row("module revoked", "TCB_REVOKED", [](auto &f) { setModuleLevels(f, {svnLevel(5, "Revoked")}); });
        row("debug wins over SEPT_VE_DISABLE", "TD_DEBUG", [](auto &f) { f.setBody(120, QByteArray::fromHex("0100000000000000")); });
        row("MIGRATABLE", "TD_ATTR_RESERVED", [](auto &f) { f.setBody(120, QByteArray::fromHex("0000003000000000")); });
        row("TPA", "TD_ATTR_RESERVED", [](auto &f) { f.setBody(120, QByteArray::fromHex("0000001000000040")); });
    }
    void namesTheFirstFailingCheck()
    {
        QFETCH(Bend, bend);
        QuoteForge forge;
        bend(forge);
        const Verification result = forge.verify();
        QTEST(result.reason, "reason");
        QCOMPARE(result.verdict, Verdict::Rejected);
        QVERIFY(!result.reasonClass.isEmpty());
        QCOMPARE(result.status, QString());
    }

    void acceptsWhatIsAllowed_data()
    {
        QTest::addColumn<Bend>("bend");
        const auto row = [](const char *name, Bend bend) { QTest::newRow(name) << std::move(bend); };
        row("a leaf valid from this second", [](auto &f) { f.leaf.notBefore = kNow; });
        row("a leaf valid to this second", [](auto &f) { f.leaf.notAfter = kNow; });
        row("a root CRL from this second", [](auto &f) { f.rootCrl.thisUpdate = kNow; });
        row("a PCK CRL to this second", [](auto &f) { f.pckCrl.nextUpdate = kNow; });
        row("TCB info issued this second", [](auto &f) { f.tcbInfo.insert(QStringLiteral("issueDate"), QStringLiteral("2026-01-15T12:00:00Z")); });
        row("QE identity that ends this second",
            [](auto &f) { f.qeIdentity.insert(QStringLiteral("nextUpdate"), QStringLiteral("2026-01-15T12:00:00Z")); });
        row("an unknown extension that is not critical", [](auto &f) { f.leaf.extraExtension = unknownExtension(false); });
        row("a CRL with an extension that is not critical", [](auto &f) { f.pckCrl.extensions = unknownExtension(false); });
        row("a CRL that lists others", [](auto &f) { f.pckCrl.revoked << QByteArray("\x11") << QByteArray("\x10\x03\x00", 3); });
        row("a date after 2050", [](auto &f) { f.root.notAfter = 2'524'694'400 + 86'400; });
        row("PERFMON, PKS and KL", [](auto &f) { f.setBody(120, QByteArray::fromHex("000000d000000080")); });
        row("QE identity version 3", [](auto &f) { f.qeIdentity.insert(QStringLiteral("version"), 3); });
        row("module identity in lower case", [](auto &f) {
            QJsonArray identities = f.tcbInfo.value(QLatin1String("tdxModuleIdentities")).toArray();
            QJsonObject identity = identities.at(0).toObject();
            identity.insert(QStringLiteral("id"), QStringLiteral("tdx_01"));
            identities.replace(0, identity);
            f.tcbInfo.insert(QStringLiteral("tdxModuleIdentities"), identities);
        });
        row("a member that nobody knows", [](auto &f) { f.tcbInfo.insert(QStringLiteral("new"), QJsonObject{}); });
        row("a leaf alone, its CA in the collateral", [](auto &f) {
            f.certificationType = 4;
            f.certificationData = QuoteForge::pem(f.leafDer());
        });
        row("PPID only, the chain in the collateral", [](auto &f) {
            f.certificationType = 1;
            f.certificationData = QByteArray(36, '\x01');
            f.pckChainInCollateral = f.pckChainPem();
        });
        row("69 another machine's chain in the collateral", [](auto &f) { f.pckChainInCollateral = QuoteForge().pckChainPem(); });
    }
    void acceptsWhatIsAllowed()
    {
        QFETCH(Bend, bend);
        QuoteForge forge;
        bend(forge);
        const Verification result = forge.verify();
        QCOMPARE(result.reason, QString());
        QVERIFY(result.isVerified());
    }

    void statusesMerge_data()
    {
        QTest::addColumn<QByteArray>("platform");
        QTest::addColumn<QByteArray>("module");
        QTest::addColumn<QByteArray>("qe");
        QTest::addColumn<QString>("strict");
        QTest::addColumn<QString>("intel");
        const auto row = [](const char *platform, const char *module, const char *qe, const char *strict, const char *intel) {
            QTest::addRow("%s + %s + %s", platform, module, qe)
                << QByteArray(platform) << QByteArray(module) << QByteArray(qe) << QString::fromLatin1(strict) << QString::fromLatin1(intel);
        };
        row("UpToDate", "UpToDate", "UpToDate", "UpToDate", "UpToDate");
        row("SWHardeningNeeded", "UpToDate", "UpToDate", "SWHardeningNeeded", "SWHardeningNeeded");
        row("ConfigurationNeeded", "UpToDate", "UpToDate", "ConfigurationNeeded", "ConfigurationNeeded");
        row("SWHardeningNeeded", "OutOfDate", "UpToDate", "OutOfDate", "OutOfDate");
        row("ConfigurationNeeded", "OutOfDate", "UpToDate", "OutOfDate", "OutOfDateConfigurationNeeded");
        row("ConfigurationAndSWHardeningNeeded", "UpToDate", "OutOfDate", "OutOfDate", "OutOfDateConfigurationNeeded");
        row("OutOfDateConfigurationNeeded", "OutOfDate", "OutOfDate", "OutOfDateConfigurationNeeded", "OutOfDateConfigurationNeeded");
        row("OutOfDate", "UpToDate", "UpToDate", "OutOfDate", "OutOfDate");
        row("UpToDate", "SWHardeningNeeded", "UpToDate", "SWHardeningNeeded", "UpToDate");
    }
    void statusesMerge()
    {
        QFETCH(QByteArray, platform);
        QFETCH(QByteArray, module);
        QFETCH(QByteArray, qe);
        QuoteForge forge;
        setPlatformStatus(forge, platform.constData());
        setModuleLevels(forge, {svnLevel(5, module.constData(), {QStringLiteral("INTEL-SA-M"), QStringLiteral("INTEL-SA-Q")})});
        setQeStatus(forge, qe.constData());
        const Verification result = forge.verify();
        QTEST(result.status, "strict");
        QTEST(result.intelProfileStatus, "intel");
        QCOMPARE(result.platformStatus, QString::fromLatin1(platform));
        QCOMPARE(result.tdxModuleStatus, QString::fromLatin1(module));
        QCOMPARE(result.qeStatus, QString::fromLatin1(qe));
        QCOMPARE(result.advisoryIds, QStringList({QStringLiteral("INTEL-SA-M"), QStringLiteral("INTEL-SA-Q")}));
    }

    void intelLeavesTheModuleToItsIdentity()
    {
        // The newest level wants module SVN 6 in component 0; the TD has 5, which the identity calls up to date.
        QuoteForge forge;
        setPlatformStatus(forge, "OutOfDate");
        prependLevel(forge, levelWith(forge, "tdxtcbcomponents", 0, 6, "UpToDate"));
        const Verification result = forge.verify();
        QCOMPARE(result.status, QStringLiteral("OutOfDate"));
        QCOMPARE(result.intelProfileStatus, QStringLiteral("UpToDate"));
        QVERIFY(result.message.contains(QStringLiteral("Intel's own rules would say UpToDate")));
    }

    void aPatchedHostOnlyNeedsARelaunch_data()
    {
        QTest::addColumn<QByteArray>("svn2");
        QTest::addColumn<QByteArray>("platform");
        QTest::addColumn<QString>("intel");
        QTest::newRow("module is newest now") << QByteArray::fromHex("07010200") << QByteArray("OutOfDate") << QStringLiteral("TDRelaunchAdvised");
        QTest::newRow("and the platform needs configuration") << QByteArray::fromHex("07010200") << QByteArray("OutOfDateConfigurationNeeded")
                                                              << QStringLiteral("TDRelaunchAdvisedConfigurationNeeded");
        QTest::newRow("module is still old") << QByteArray::fromHex("05010200") << QByteArray("OutOfDate") << QStringLiteral("OutOfDate");
        QTest::newRow("loader is still old") << QByteArray::fromHex("07010100") << QByteArray("OutOfDate") << QStringLiteral("OutOfDate");
        QTest::newRow("module of an unknown version")
            << QByteArray::fromHex("07090200") << QByteArray("OutOfDate") << QStringLiteral("TDX_MODULE_MISMATCH");
        QTest::newRow("version 0, newest by the level")
            << QByteArray::fromHex("07000200") << QByteArray("OutOfDate") << QStringLiteral("TDRelaunchAdvised");
    }
    void aPatchedHostOnlyNeedsARelaunch()
    {
        QFETCH(QByteArray, svn2);
        QFETCH(QByteArray, platform);
        QuoteForge forge(5, 648);
        forge.setBody(584, svn2);
        // The TD was started under module 5; the newest level asks for 7 and for a loader that the host has by now.
        setPlatformStatus(forge, platform.constData());
        QJsonObject newest = levelWith(forge, "tdxtcbcomponents", 0, 7, "UpToDate");
        prependLevel(forge, newest);
        QJsonArray levels = forge.tcbInfo.value(QLatin1String("tcbLevels")).toArray();
        QJsonObject old = levels.at(1).toObject();
        QJsonObject tcb = old.value(QLatin1String("tcb")).toObject();
        QJsonArray components = tcb.value(QLatin1String("tdxtcbcomponents")).toArray();
        components.replace(2, QJsonObject{{QStringLiteral("svn"), 1}});
        tcb.insert(QStringLiteral("tdxtcbcomponents"), components);
        old.insert(QStringLiteral("tcb"), tcb);
        levels.replace(1, old);
        forge.tcbInfo.insert(QStringLiteral("tcbLevels"), levels);
        forge.setBody(0, QByteArray::fromHex("05010100"));
        setModuleLevels(forge, {svnLevel(7, "UpToDate"), svnLevel(5, "OutOfDate")});
        const Verification result = forge.verify();
        QCOMPARE(result.reason, QString());
        QCOMPARE(result.status, QString::fromLatin1(platform));
        QTEST(result.intelProfileStatus, "intel");
    }

    void levelsAreTakenHighestFirst()
    {
        QuoteForge forge;
        QJsonArray levels = forge.tcbInfo.value(QLatin1String("tcbLevels")).toArray();
        levels.prepend(levelWith(forge, "sgxtcbcomponents", 0, 1, "OutOfDate"));
        levels.append(levelWith(forge, "sgxtcbcomponents", 0, 9, "UpToDate"));
        forge.tcbInfo.insert(QStringLiteral("tcbLevels"), levels);
        forge.qeIdentity.insert(QStringLiteral("tcbLevels"), QJsonArray{svnLevel(1, "OutOfDate"), svnLevel(6, "UpToDate"), svnLevel(7, "UpToDate")});
        setModuleLevels(forge, {svnLevel(1, "OutOfDate"), svnLevel(5, "UpToDate")});
        QCOMPARE(forge.verify().status, QStringLiteral("UpToDate"));
    }

    void theSameVerifierServesManyMachines()
    {
        // Machines of one platform share CA, CRLs and documents; what was kept must not leak from one to the next.
        QuoteForge forge;
        const Collateral collateral = forge.collateral();
        Verifier verifier(forge.trustRoot());
        const auto at = UnixTime(std::chrono::seconds(kNow));
        for (int i = 0; i < 20; ++i) {
            QuoteForge machine = forge;
            machine.pck.ppid = QByteArray(16, char(i));
            machine.leaf.serial = QByteArray(1, char(i + 1));
            if (i % 5 == 3)
                machine.setBody(120, QByteArray::fromHex("0100001000000000"));
            const Verification result = verifier.verify(machine.quote(), collateral, at);
            QCOMPARE(result.reason, i % 5 == 3 ? QStringLiteral("TD_DEBUG") : QString());
            QCOMPARE(result.pck->ppid.view(), QByteArrayView(machine.pck.ppid));
        }
        // Another time or other bytes are judged anew.
        QCOMPARE(verifier.verify(forge.quote(), collateral, UnixTime(std::chrono::seconds(kNow + 40 * 86'400))).reason,
                 QStringLiteral("ROOT_CRL_EXPIRED"));
        Collateral broken = collateral;
        broken.tcbInfo.replace("UpToDate", "OutOfDate");
        QCOMPARE(verifier.verify(forge.quote(), broken, at).reason, QStringLiteral("TCB_INFO_SIGNATURE"));
        QVERIFY(verifier.verify(forge.quote(), collateral, at).isVerified());
    }
};

QTEST_APPLESS_MAIN(ForgedQuotesTest)
#include "tst_forged_quotes.moc"
