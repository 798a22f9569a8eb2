// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/platform.h"

#include "services/core/digest.h"

#include <QtEndian>

namespace pilothouse::demofleet {

namespace {

constexpr FleetTime kYear = 365LL * 24 * 3600 * 1000;

QByteArray little16(quint16 value)
{
    QByteArray bytes(2, Qt::Uninitialized);
    qToLittleEndian(value, bytes.data());
    return bytes;
}

QByteArray little32(quint32 value)
{
    QByteArray bytes(4, Qt::Uninitialized);
    qToLittleEndian(value, bytes.data());
    return bytes;
}

QByteArray zeros(int count)
{
    return QByteArray(count, 0);
}

// DER, as far as this one extension needs it.
QByteArray tagged(char tag, const QByteArray &content)
{
    QByteArray out(1, tag);
    if (content.size() < 0x80) {
        out += char(content.size());
    } else if (content.size() < 0x100) {
        out += char(0x81);
        out += char(content.size());
    } else {
        out += char(0x82);
        out += char(content.size() >> 8);
        out += char(content.size() & 0xff);
    }
    return out + content;
}

QByteArray sequence(const QByteArray &content)
{
    return tagged(0x30, content);
}
QByteArray octets(const QByteArray &content)
{
    return tagged(0x04, content);
}
QByteArray boolean(bool value)
{
    return tagged(0x01, QByteArray(1, value ? char(0xff) : char(0)));
}
QByteArray enumerated(int value)
{
    return tagged(0x0a, QByteArray(1, char(value)));
}

QByteArray integer(int value)
{
    QByteArray content;
    do {
        content.prepend(char(value & 0xff));
        value >>= 8;
    } while (value > 0);
    if (content[0] & 0x80)
        content.prepend(char(0));
    return tagged(0x02, content);
}

/// 1.2.840.113741.1.13.1 and what follows it; all parts that follow are below 128.
QByteArray oid(std::initializer_list<int> more)
{
    QByteArray content = QByteArray::fromHex("2a864886f84d010d01");
    for (const int part : more)
        content += char(part);
    return tagged(0x06, content);
}

QByteArray qeReport(const QByteArray &attestationKey, const QByteArray &authData, const PlatformTcb &tcb)
{
    QByteArray report;
    for (const quint8 component : tcb.components)
        report += char(component);                                     // CPUSVN
    report += little32(0) + zeros(28);                                 // MISCSELECT
    report += QByteArray::fromHex("1500000000000000e700000000000000"); // ATTRIBUTES: not debug
    report += sha256({"demo quoting enclave"}).view().toByteArray() + zeros(32);
    report += QByteArray::fromHex("dc9e2a7c6f948f17474e34a7fc43ed030f7c1563f1babddf6340c82e0e54a8c5") + zeros(96);
    report += little16(2) + little16(6) + zeros(60); // ISVPRODID, ISVSVN
    report += sha256({attestationKey, authData}).view().toByteArray() + zeros(32);
    Q_ASSERT(report.size() == 384);
    return report;
}

} // namespace

QByteArray pckExtension(const PlatformTcb &tcb)
{
    QByteArray levels;
    QByteArray cpuSvn;
    for (int i = 0; i < 16; ++i) {
        levels += sequence(oid({2, i + 1}) + integer(tcb.components[size_t(i)]));
        cpuSvn += char(tcb.components[size_t(i)]);
    }
    levels += sequence(oid({2, 17}) + integer(tcb.pceSvn));
    levels += sequence(oid({2, 18}) + octets(cpuSvn));
    const QByteArray configuration
        = sequence(oid({7, 1}) + boolean(true)) + sequence(oid({7, 2}) + boolean(false)) + sequence(oid({7, 3}) + boolean(true));
    return sequence(sequence(oid({1}) + octets(tcb.ppid)) + sequence(oid({2}) + sequence(levels)) + sequence(oid({3}) + octets(zeros(2)))
                    + sequence(oid({4}) + octets(tcb.fmspc)) + sequence(oid({5}) + enumerated(1)) + sequence(oid({6}) + octets(tcb.instanceId))
                    + sequence(oid({7}) + sequence(configuration)));
}

Platform::Platform(const PlatformTcb &tcb, const Issuer &pckCa, const QByteArray &chainBelow, FleetTime now)
    : m_tcb(tcb)
    , m_attestationKey(KeyPair::generate())
{
    const KeyPair pck = KeyPair::generate();
    CertificatePlan plan;
    plan.commonName = QStringLiteral("Intel SGX PCK Certificate");
    plan.notBefore = now - kYear / 12;
    plan.notAfter = now + 6 * kYear;
    plan.extensionOid = kPckExtensionOid;
    plan.extensionValue = pckExtension(tcb);
    const QByteArray chain = issueCertificate(plan, pck, &pckCa).pem() + chainBelow + QByteArray(1, 0);

    QByteArray authData;
    for (int i = 0; i < 32; ++i)
        authData += char(i);
    const QByteArray report = qeReport(m_attestationKey.publicPoint(), authData, tcb);
    const QByteArray inner
        = report + pck.sign(report) + little16(quint16(authData.size())) + authData + little16(5) + little32(quint32(chain.size())) + chain;
    m_certification = little16(6) + little32(quint32(inner.size())) + inner;
}

QByteArray Platform::quote(const QByteArray &tdReport) const
{
    QByteArray quote = little16(4) + little16(2) + little32(0x81) + zeros(4);
    quote += QByteArray::fromHex("939a7233f79c4ca9940a0db3957f0607");
    quote += sha256({"demo QE id", m_tcb.ppid}).view().first(16).toByteArray() + zeros(4);
    quote += tdReport;
    const QByteArray signatureData = m_attestationKey.sign(quote) + m_attestationKey.publicPoint() + m_certification;
    return quote + little32(quint32(signatureData.size())) + signatureData;
}

bool Platform::hasMade(const QByteArray &quote) const
{
    constexpr qsizetype signedBytes = 48 + 584; // header and report
    const QByteArray signatureData = quote.mid(signedBytes + 4);
    return signatureData.size() > 64 && quote.mid(signedBytes, 4) == little32(quint32(signatureData.size()))
           && signatureData.mid(64) == m_attestationKey.publicPoint() + m_certification
           && m_attestationKey.hasSigned(quote.left(signedBytes), signatureData.left(64));
}

QByteArray tdReport(const TdReportPlan &plan)
{
    QByteArray report = QByteArray::fromHex("06010300000000000000000000000000"); // TEE_TCB_SVN: module 1, SVN 6
    report += sha384({"demo TDX module 1.5.06"}).view().toByteArray();           // MRSEAM
    report += zeros(48) + zeros(8);                                              // MRSIGNERSEAM, SEAMATTRIBUTES
    report += QByteArray::fromHex("0000001000000000");                           // TDATTRIBUTES: SEPT_VE_DISABLE
    report += QByteArray::fromHex("e702060000000000");                           // XFAM
    report += plan.mrTd + plan.mrConfigId + zeros(48) + zeros(48);
    for (const QByteArray &rtmr : plan.rtmr)
        report += rtmr;
    report += plan.reportData;
    Q_ASSERT(report.size() == 584);
    return report;
}

} // namespace pilothouse::demofleet
