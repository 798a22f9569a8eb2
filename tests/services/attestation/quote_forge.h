// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/comparison.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <memory>

struct evp_pkey_st;

namespace pilothouse::test {

/// A P-256 key pair of a test's own.
class TestKey
{
public:
    TestKey();
    Digest<64> point() const;                         ///< x then y
    QByteArray signRaw(QByteArrayView message) const; ///< r then s
    QByteArray signDer(QByteArrayView message) const; ///< Ecdsa-Sig-Value

private:
    std::shared_ptr<evp_pkey_st> m_key;
};

/// DER of one value: tag, shortest length, content.
QByteArray der(int tag, const QByteArray &content);

/// What goes into a certificate; a test bends it before the forge signs.
struct CertificateSpec
{
    QByteArray name;   ///< common name of the subject
    QByteArray issuer; ///< common name of the issuer
    QByteArray serial; ///< content of the INTEGER
    qint64 notBefore = 0;
    qint64 notAfter = 0;
    bool isCa = false;
    int pathLength = -1;
    int keyUsage = 0xc0;       ///< first byte; 0x06 = keyCertSign and cRLSign
    QByteArray sgxExtension;   ///< content; empty = none
    QByteArray extraExtension; ///< whole Extension values, appended
};

struct CrlSpec
{
    QByteArray issuer;
    qint64 thisUpdate = 0;
    qint64 nextUpdate = 0; ///< 0 = none
    QList<QByteArray> revoked;
    QByteArray extensions; ///< whole Extension values
};

/// The PCK certificate's extension in parts.
struct PckSpec
{
    QByteArray ppid = QByteArray(16, 'p');
    QByteArray components = QByteArray::fromHex("02020202030100050000000000000000");
    int pceSvn = 11;
    QByteArray cpuSvn; ///< empty = the components
    QByteArray pceId = QByteArray(2, '\0');
    QByteArray fmspc = QByteArray::fromHex("a0b0c0d0e0f0");
    int skipMember = 0;   ///< this member is left out
    int doubleMember = 0; ///< this one comes twice

    QByteArray toDer() const;
};

/// Makes quotes and collateral that verify under its own root, and breaks exactly what a test bends.
/// Everything public may be changed before quote() and collateral() are called.
class QuoteForge
{
public:
    static constexpr qint64 kNow = 1768478400; ///< 2026-01-15T12:00:00Z

    /// Version 3 (SGX), 4, or 5 with a TD report of 584 or 648 bytes.
    explicit QuoteForge(int quoteVersion = 4, int bodySize = 584);

    QByteArray quote() const;
    attestation::Collateral collateral() const;
    attestation::TrustRoot trustRoot() const;
    attestation::Verification verify(qint64 now = kNow) const;

    QByteArray rootDer() const; ///< made when it is first asked for
    QByteArray pckCaDer() const;
    QByteArray leafDer() const;
    QByteArray pckChainPem() const;
    static QByteArray pem(const QByteArray &der);
    QByteArray certificate(const CertificateSpec &spec, const TestKey &subject, const TestKey &issuer) const;

    void setBody(int offset, const QByteArray &bytes) { body.replace(offset, bytes.size(), bytes); }
    void setQeReport(int offset, const QByteArray &bytes) { qeReport.replace(offset, bytes.size(), bytes); }

    TestKey rootKey, pckCaKey, leafKey, signerKey, qeSignerKey, attestationKey;
    CertificateSpec root, pckCa, leaf, signer, qeSigner;
    CrlSpec rootCrl, pckCrl;
    PckSpec pck;
    QJsonObject tcbInfo, qeIdentity;
    QByteArray tcbInfoText; ///< instead of the object, when not empty
    int version;
    QByteArray body;
    QByteArray qeReport; ///< its report data is filled in by quote()
    QByteArray qeAuthData;
    QByteArray attestationPoint; ///< instead of the key's, when not empty
    QByteArray quoteSignature;   ///< instead of the real one, when not empty
    int certificationType = 5;
    QByteArray certificationData; ///< instead of the chain, when not empty
    QByteArray pckChainInCollateral;

private:
    mutable QByteArray m_root;
};

/// One level of a TCB list.
QJsonObject svnLevel(int svn, const char *status, const QStringList &advisories = {});

} // namespace pilothouse::test
