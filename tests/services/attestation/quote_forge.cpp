// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/attestation/quote_forge.h"

#include "services/attestation/der.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>

#include <QDateTime>

namespace pilothouse::test {

namespace {

const QByteArray kEcdsaWithSha256 = QByteArray::fromHex("300a06082a8648ce3d040302");
const QByteArray kP256Key = QByteArray::fromHex("3059301306072a8648ce3d020106082a8648ce3d030107034200");
const QByteArray kSgxOid = QByteArray::fromHex("2a864886f84d010d01");

QByteArray sequence(const QByteArray &content)
{
    return der(0x30, content);
}

QByteArray integer(quint32 value)
{
    QByteArray bytes;
    do {
        bytes.prepend(char(value & 0xff));
        value >>= 8;
    } while (value != 0);
    if ((uchar(bytes[0]) & 0x80) != 0)
        bytes.prepend('\0');
    return der(0x02, bytes);
}

QByteArray time(qint64 seconds)
{
    const QDateTime moment = QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
    if (moment.date().year() < 2050)
        return der(0x17, moment.toString(QStringLiteral("yyMMddHHmmss")).toLatin1() + 'Z');
    return der(0x18, moment.toString(QStringLiteral("yyyyMMddHHmmss")).toLatin1() + 'Z');
}

QByteArray name(const QByteArray &commonName)
{
    return sequence(der(0x31, sequence(der(0x06, QByteArray::fromHex("550403")) + der(0x0c, commonName))));
}

QByteArray extension(const QByteArray &oid, bool critical, const QByteArray &value)
{
    return sequence(der(0x06, oid) + (critical ? QByteArray::fromHex("0101ff") : QByteArray()) + der(0x04, value));
}

QByteArray signedDer(const QByteArray &content, const TestKey &key)
{
    return sequence(content + kEcdsaWithSha256 + der(0x03, '\0' + key.signDer(content)));
}

QByteArray crlDer(const CrlSpec &spec, const TestKey &key)
{
    QByteArray content = integer(1) + kEcdsaWithSha256 + name(spec.issuer) + time(spec.thisUpdate);
    if (spec.nextUpdate != 0)
        content += time(spec.nextUpdate);
    QByteArray revoked;
    for (const QByteArray &serial : spec.revoked)
        revoked += sequence(der(0x02, serial) + time(spec.thisUpdate));
    if (!revoked.isEmpty())
        content += sequence(revoked);
    if (!spec.extensions.isEmpty())
        content += der(0xa0, sequence(spec.extensions));
    return signedDer(sequence(content), key);
}

QByteArray littleEndian(quint32 value, int size)
{
    QByteArray bytes;
    for (int i = 0; i < size; ++i)
        bytes += char(value >> (8 * i) & 0xff);
    return bytes;
}

QJsonArray components(const QList<int> &values)
{
    QJsonArray array;
    for (int i = 0; i < 16; ++i)
        array.append(QJsonObject{{QStringLiteral("svn"), i < values.size() ? values[i] : 0}});
    return array;
}

QString hexZeros(int bytes)
{
    return QString(2 * bytes, u'0');
}

} // namespace

QByteArray der(int tag, const QByteArray &content)
{
    QByteArray header(1, char(tag));
    const qsizetype size = content.size();
    if (size < 0x80)
        header += char(size);
    else if (size < 0x100)
        header += QByteArray("\x81", 1) + char(size);
    else
        header += QByteArray("\x82", 1) + char(size >> 8) + char(size & 0xff);
    return header + content;
}

TestKey::TestKey() : m_key(EVP_EC_gen("P-256"), EVP_PKEY_free) { }

Digest<64> TestKey::point() const
{
    unsigned char encoded[65];
    size_t size = 0;
    EVP_PKEY_get_octet_string_param(m_key.get(), OSSL_PKEY_PARAM_PUB_KEY, encoded, sizeof encoded, &size);
    return *Digest<64>::fromBytes(QByteArrayView(reinterpret_cast<const char *>(encoded) + 1, 64));
}

QByteArray TestKey::signDer(QByteArrayView message) const
{
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    QByteArray signature(80, '\0');
    size_t size = size_t(signature.size());
    EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, m_key.get());
    EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &size, reinterpret_cast<const unsigned char *>(message.data()),
                   size_t(message.size()));
    signature.truncate(qsizetype(size));
    return signature;
}

QByteArray TestKey::signRaw(QByteArrayView message) const
{
    return attestation::der::ecdsaSignature(signDer(message))->view().toByteArray();
}

QByteArray PckSpec::toDer() const
{
    QByteArray tcb;
    const auto entry = [](const QByteArray &oid, const QByteArray &value) { return sequence(der(0x06, oid) + value); };
    const QByteArray tcbOid = kSgxOid + '\x02';
    for (int i = 0; i < 16; ++i)
        tcb += entry(tcbOid + char(i + 1), integer(uchar(components[i])));
    tcb += entry(tcbOid + char(17), integer(quint32(pceSvn)));
    tcb += entry(tcbOid + char(18), der(0x04, cpuSvn.isEmpty() ? components : cpuSvn));
    const QList<QByteArray> members = {der(0x04, ppid), sequence(tcb), der(0x04, pceId), der(0x04, fmspc), der(0x0a, QByteArray(1, '\x01'))};
    QByteArray content;
    for (int i = 0; i < members.size(); ++i) {
        const int count = i + 1 == skipMember ? 0 : i + 1 == doubleMember ? 2 : 1;
        for (int k = 0; k < count; ++k)
            content += entry(kSgxOid + char(i + 1), members[i]);
    }
    return sequence(content);
}

QJsonObject svnLevel(int svn, const char *status, const QStringList &advisories)
{
    QJsonObject level{{QStringLiteral("tcb"), QJsonObject{{QStringLiteral("isvsvn"), svn}}},
                      {QStringLiteral("tcbDate"), QStringLiteral("2025-05-14T00:00:00Z")},
                      {QStringLiteral("tcbStatus"), QLatin1String(status)}};
    if (!advisories.isEmpty())
        level.insert(QStringLiteral("advisoryIDs"), QJsonArray::fromStringList(advisories));
    return level;
}

QuoteForge::QuoteForge(int quoteVersion, int bodySize) : version(quoteVersion)
{
    const qint64 day = 24 * 3600;
    const auto spec = [day](const char *subject, const char *issuer, const char *serial) {
        CertificateSpec one;
        one.name = subject;
        one.issuer = issuer;
        one.serial = QByteArray::fromHex(serial);
        one.notBefore = kNow - 100 * day;
        one.notAfter = kNow + 100 * day;
        return one;
    };
    const char *rootName = "Intel SGX Root CA";
    const char *caName = "Intel SGX PCK Platform CA";
    root = spec(rootName, rootName, "1001");
    pckCa = spec(caName, rootName, "1002");
    leaf = spec("Intel SGX PCK Certificate", caName, "1003");
    signer = spec("Intel SGX TCB Signing", rootName, "1004");
    qeSigner = spec("Intel SGX TCB Signing", rootName, "1005");
    for (CertificateSpec *ca : {&root, &pckCa}) {
        ca->isCa = true;
        ca->keyUsage = 0x06;
        ca->pathLength = ca == &root ? 1 : 0;
    }
    rootCrl = {rootName, kNow - day, kNow + day, {}, {}};
    pckCrl = {caName, kNow - day, kNow + day, {}, {}};

    const bool isTdx = version != 3;
    const auto documentHead = [](const char *id, int documentVersion) {
        return QJsonObject{{QStringLiteral("id"), QLatin1String(id)},
                           {QStringLiteral("version"), documentVersion},
                           {QStringLiteral("issueDate"), QStringLiteral("2026-01-14T12:00:00Z")},
                           {QStringLiteral("nextUpdate"), QStringLiteral("2026-02-13T12:00:00Z")},
                           {QStringLiteral("tcbEvaluationDataNumber"), 18}};
    };
    const QJsonObject module{{QStringLiteral("mrsigner"), hexZeros(48)},
                             {QStringLiteral("attributes"), hexZeros(8)},
                             {QStringLiteral("attributesMask"), QString(16, u'F')}};
    tcbInfo = documentHead(isTdx ? "TDX" : "SGX", 3);
    tcbInfo.insert(QStringLiteral("fmspc"), QStringLiteral("A0B0C0D0E0F0"));
    tcbInfo.insert(QStringLiteral("pceId"), QStringLiteral("0000"));
    tcbInfo.insert(QStringLiteral("tcbType"), 0);
    QJsonObject tcb{{QStringLiteral("sgxtcbcomponents"), components({2, 2, 2, 2, 3, 1, 0, 5})}, {QStringLiteral("pcesvn"), 11}};
    if (isTdx) {
        tcb.insert(QStringLiteral("tdxtcbcomponents"), components({5, 0, 2}));
        QJsonObject identity = module;
        identity.insert(QStringLiteral("id"), QStringLiteral("TDX_01"));
        identity.insert(QStringLiteral("tcbLevels"), QJsonArray{svnLevel(5, "UpToDate"), svnLevel(3, "OutOfDate", {QStringLiteral("INTEL-SA-M")})});
        tcbInfo.insert(QStringLiteral("tdxModule"), module);
        tcbInfo.insert(QStringLiteral("tdxModuleIdentities"), QJsonArray{identity});
    }
    tcbInfo.insert(QStringLiteral("tcbLevels"), QJsonArray{QJsonObject{{QStringLiteral("tcb"), tcb},
                                                                       {QStringLiteral("tcbDate"), QStringLiteral("2025-05-14T00:00:00Z")},
                                                                       {QStringLiteral("tcbStatus"), QStringLiteral("UpToDate")}}});

    qeIdentity = documentHead(isTdx ? "TD_QE" : "QE", 2);
    qeIdentity.insert(QStringLiteral("miscselect"), hexZeros(4));
    qeIdentity.insert(QStringLiteral("miscselectMask"), QString(8, u'F'));
    qeIdentity.insert(QStringLiteral("attributes"), QStringLiteral("11000000000000000000000000000000"));
    qeIdentity.insert(QStringLiteral("attributesMask"), QStringLiteral("FBFFFFFFFFFFFFFF0000000000000000"));
    qeIdentity.insert(QStringLiteral("mrsigner"), QString(64, u'a'));
    qeIdentity.insert(QStringLiteral("isvprodid"), isTdx ? 2 : 1);
    qeIdentity.insert(QStringLiteral("tcbLevels"), QJsonArray{svnLevel(4, "UpToDate")});

    qeReport = QByteArray(384, '\0');
    setQeReport(48, QByteArray::fromHex("1100000000000000e700000000000000"));
    setQeReport(128, QByteArray(32, '\xaa'));
    setQeReport(256, littleEndian(isTdx ? 2 : 1, 2) + littleEndian(6, 2));
    for (char i = 0; i < 32; ++i)
        qeAuthData += i;

    body = QByteArray(isTdx ? bodySize : 384, '\0');
    if (isTdx) {
        setBody(0, QByteArray::fromHex("05010200"));           // TEE_TCB_SVN
        setBody(120, QByteArray::fromHex("0000001000000000")); // TDATTRIBUTES
        if (bodySize == 648)
            setBody(584, QByteArray::fromHex("05010200")); // TEE_TCB_SVN2
    }
}

QByteArray QuoteForge::certificate(const CertificateSpec &spec, const TestKey &subject, const TestKey &issuer) const
{
    QByteArray constraints;
    if (spec.isCa)
        constraints += QByteArray::fromHex("0101ff");
    if (spec.pathLength >= 0)
        constraints += integer(quint32(spec.pathLength));
    QByteArray extensions = extension(QByteArray::fromHex("551d13"), true, sequence(constraints))
                            + extension(QByteArray::fromHex("551d0f"), true, der(0x03, QByteArray(1, '\0') + char(spec.keyUsage)));
    if (!spec.sgxExtension.isEmpty())
        extensions += extension(kSgxOid, false, spec.sgxExtension);
    extensions += spec.extraExtension;
    const QByteArray content = der(0xa0, integer(2)) + der(0x02, spec.serial) + kEcdsaWithSha256 + name(spec.issuer)
                               + sequence(time(spec.notBefore) + time(spec.notAfter)) + name(spec.name) + kP256Key + '\x04'
                               + subject.point().view().toByteArray() + der(0xa3, sequence(extensions));
    return signedDer(sequence(content), issuer);
}

QByteArray QuoteForge::pem(const QByteArray &bytes)
{
    return "-----BEGIN CERTIFICATE-----\n" + bytes.toBase64() + "\n-----END CERTIFICATE-----\n";
}

QByteArray QuoteForge::rootDer() const
{
    // Signing twice gives other bytes, and the root is compared byte for byte.
    if (m_root.isEmpty())
        m_root = certificate(root, rootKey, rootKey);
    return m_root;
}

QByteArray QuoteForge::pckCaDer() const
{
    return certificate(pckCa, pckCaKey, rootKey);
}

QByteArray QuoteForge::leafDer() const
{
    CertificateSpec spec = leaf;
    if (spec.sgxExtension.isEmpty())
        spec.sgxExtension = pck.toDer();
    return certificate(spec, leafKey, pckCaKey);
}

attestation::TrustRoot QuoteForge::trustRoot() const
{
    return {rootDer(), QStringLiteral("forged-root")};
}

QByteArray QuoteForge::pckChainPem() const
{
    return pem(leafDer()) + pem(pckCaDer()) + pem(rootDer());
}

attestation::Collateral QuoteForge::collateral() const
{
    attestation::Collateral result;
    result.rootCaCrl = crlDer(rootCrl, rootKey);
    result.pckCrl = crlDer(pckCrl, pckCaKey);
    result.pckCrlIssuerChain = pem(pckCaDer()) + pem(rootDer());
    result.tcbInfoIssuerChain = pem(certificate(signer, signerKey, rootKey)) + pem(rootDer());
    result.qeIdentityIssuerChain = pem(certificate(qeSigner, qeSignerKey, rootKey)) + pem(rootDer());
    result.tcbInfo = tcbInfoText.isEmpty() ? QJsonDocument(tcbInfo).toJson(QJsonDocument::Compact) : tcbInfoText;
    result.tcbInfoSignature = signerKey.signRaw(result.tcbInfo);
    result.qeIdentity = QJsonDocument(qeIdentity).toJson(QJsonDocument::Compact);
    result.qeIdentitySignature = qeSignerKey.signRaw(result.qeIdentity);
    result.pckCertificateChain = pckChainInCollateral;
    return result;
}

QByteArray QuoteForge::quote() const
{
    QByteArray content = littleEndian(quint32(version), 2) + littleEndian(2, 2) + littleEndian(version == 3 ? 0 : 0x81, 4) + QByteArray(4, '\0')
                         + QByteArray::fromHex("939a7233f79c4ca9940a0db3957f0607") + QByteArray(20, '\0');
    if (version == 5)
        content += littleEndian(body.size() == 648 ? 3 : 2, 2) + littleEndian(quint32(body.size()), 4);
    content += body;
    const QByteArray key = attestationPoint.isEmpty() ? attestationKey.point().view().toByteArray() : attestationPoint;
    QByteArray report = qeReport;
    report.replace(320, 32, sha256({key, qeAuthData}).view().toByteArray());
    const QByteArray chain = certificationData.isEmpty() ? pckChainPem() + '\0' : certificationData;
    const QByteArray inner = report + leafKey.signRaw(report) + littleEndian(quint32(qeAuthData.size()), 2) + qeAuthData
                             + littleEndian(quint32(certificationType), 2) + littleEndian(quint32(chain.size()), 4) + chain;
    QByteArray signatureData = (quoteSignature.isEmpty() ? attestationKey.signRaw(content) : quoteSignature) + key;
    if (version != 3)
        signatureData += littleEndian(6, 2) + littleEndian(quint32(inner.size()), 4);
    signatureData += inner;
    return content + littleEndian(quint32(signatureData.size()), 4) + signatureData;
}

attestation::Verification QuoteForge::verify(qint64 now) const
{
    return attestation::Verifier(trustRoot()).verify(quote(), collateral(), attestation::UnixTime(std::chrono::seconds(now)));
}

} // namespace pilothouse::test
