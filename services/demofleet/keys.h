// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/demofleet/machine.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

struct evp_pkey_st;

namespace pilothouse::demofleet {

/// A P-256 key made now and never written anywhere.
class KeyPair
{
public:
    static KeyPair generate();

    /// ECDSA over SHA-256 of the message: r and s, 32 bytes each, as quotes and collateral carry them.
    QByteArray sign(QByteArrayView message) const;
    bool hasSigned(QByteArrayView message, QByteArrayView rawSignature) const; ///< in the form of sign()
    QByteArray publicPoint() const;                                            ///< x and y, 32 bytes each
    QByteArray publicInfo() const;                                             ///< DER SubjectPublicKeyInfo
    evp_pkey_st *handle() const { return m_key.get(); }

private:
    std::shared_ptr<evp_pkey_st> m_key;
};

struct Certificate
{
    QByteArray der;
    QByteArray serial; ///< big-endian, as in the certificate
    QByteArray pem() const;
};

/// What a certificate is to say; validity is closed at both ends.
struct CertificatePlan
{
    QString commonName;
    FleetTime notBefore = 0;
    FleetTime notAfter = 0;
    enum class Kind { Root, IntermediateCa, Leaf } kind = Kind::Leaf;
    QByteArray extensionOid;   ///< "1.2.840…"; empty = none
    QByteArray extensionValue; ///< DER
    QString organization = QStringLiteral("Intel Corporation");
};

struct Issuer
{
    Certificate certificate;
    KeyPair key;
};

/// Issued by `issuer`, or self-signed when there is none.
Certificate issueCertificate(const CertificatePlan &plan, const KeyPair &subject, const Issuer *issuer);

struct Revoked
{
    QByteArray serial;
    FleetTime at = 0;
};
/// DER.
QByteArray issueCrl(const Issuer &issuer, FleetTime thisUpdate, FleetTime nextUpdate, const std::vector<Revoked> &revoked);

QByteArray randomKeyBytes(int count);

} // namespace pilothouse::demofleet
