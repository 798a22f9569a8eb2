// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/issuer_chain.h"

#include "services/attestation/pck_extension.h"
#include "services/attestation/pem.h"

#include <algorithm>

namespace pilothouse::attestation {

namespace {

constexpr QByteArrayView kSignerName = "Intel SGX TCB Signing";
constexpr qsizetype kPckChainLength = 3;

/// The common name of a certificate, for details.
QString nameOf(const Certificate &certificate)
{
    return QString::fromUtf8(certificate.commonName.first(std::min<qsizetype>(certificate.commonName.size(), 64)));
}

/// A root with path length 0 may not have a CA below it; the PCK CA may have any, since only a leaf comes after it.
bool allowsCaBelow(const Certificate &root)
{
    return !root.pathLength || *root.pathLength >= 1;
}

std::shared_ptr<CheckedCa> findOrDecodeCa(const QByteArray &der, const Signer &root, CaList &known, QString &problem)
{
    const auto found = std::find_if(known.begin(), known.end(), [&der](const auto &ca) { return ca->signer.certificate.der == der; });
    if (found != known.end())
        return *found;
    auto certificate = Certificate::parse(der);
    if (!certificate) {
        problem = QStringLiteral("certificate 2: %1").arg(certificate.error());
        return nullptr;
    }
    auto signer = makeSigner(std::move(*certificate));
    if (!signer) {
        problem = QStringLiteral("certificate 2: key is not a point of the curve");
        return nullptr;
    }
    auto ca = std::make_shared<CheckedCa>(CheckedCa{std::move(*signer), false, std::nullopt});
    ca->issuedByRoot = root.hasIssued(ca->signer.certificate) && allowsCaBelow(root.certificate);
    known.push_back(ca);
    return ca;
}

} // namespace

bool Signer::hasIssued(const Certificate &child) const
{
    return certificate.mayIssue && child.issuer == certificate.subject && key.verify(child.signedPart, child.signature);
}

bool Signer::hasSigned(const Crl &crl) const
{
    return certificate.maySignCrl && crl.issuer == certificate.subject && key.verify(crl.signedPart, crl.signature);
}

std::optional<Signer> makeSigner(Certificate certificate)
{
    auto key = P256Key::fromPoint(certificate.publicKey);
    if (!key)
        return std::nullopt;
    return Signer{std::move(certificate), std::move(*key)};
}

std::optional<Signer> decodeRoot(const TrustRoot &root)
{
    auto certificate = Certificate::parse(root.der);
    return certificate ? makeSigner(std::move(*certificate)) : std::nullopt;
}

std::variant<std::shared_ptr<const Signer>, Failure> checkSigningChain(const QByteArray &pem, QLatin1StringView prefix, const Signer &root,
                                                                       const Crl &rootCrl, int64_t now)
{
    const auto fail = [prefix](const char *what, const QString &detail = {}) { return Failure(QString(prefix) + QLatin1StringView(what), detail); };
    if (const qsizetype count = countPemCertificates(pem); count < 2)
        return fail("_CHAIN_SHORT", QStringLiteral("%1 certificates").arg(count));
    const auto chain = certificatesFromPem(pem);
    if (!chain || chain->size() < 2)
        return fail("_CHAIN_PARSE", QStringLiteral("not PEM"));
    auto leaf = Certificate::parse(chain->front());
    if (!leaf)
        return fail("_CHAIN_PARSE", QStringLiteral("certificate 1: %1").arg(leaf.error()));
    if (leaf->isCa)
        return fail("_CHAIN_LEAF_IS_CA", nameOf(*leaf));
    if (chain->back() != root.certificate.der)
        return fail("_CHAIN_ROOT_MISMATCH");
    if (!root.hasIssued(*leaf))
        return fail("_CHAIN_SIGNATURE", nameOf(*leaf));
    if (!leaf->isValidAt(now))
        return fail("_CHAIN_VALIDITY", nameOf(*leaf));
    if (rootCrl.lists(leaf->serial))
        return fail("_SIGNER_REVOKED", nameOf(*leaf));
    if (leaf->commonName != kSignerName)
        return fail("_CHAIN_SUBJECT", nameOf(*leaf));
    auto signer = makeSigner(std::move(*leaf));
    if (!signer)
        return fail("_CHAIN_PARSE", QStringLiteral("certificate 1: key is not a point of the curve"));
    return std::make_shared<const Signer>(std::move(*signer));
}

std::variant<CheckedPck, Failure> checkPckChain(const QByteArray &pem, const Signer &root, const Crl &rootCrl, const Crl &pckCrl, int64_t now,
                                                CaList &known)
{
    const auto fail = [](const char *code, const QString &detail = {}) { return Failure(QLatin1StringView(code), detail); };
    const qsizetype count = countPemCertificates(pem);
    if (count < kPckChainLength)
        return fail("PCK_CHAIN_SHORT", QStringLiteral("%1 certificates").arg(count));
    const auto chain = certificatesFromPem(pem);
    if (!chain || qsizetype(chain->size()) < kPckChainLength)
        return fail("PCK_CHAIN_PARSE", QStringLiteral("not PEM"));
    auto leaf = Certificate::parse(chain->at(0));
    if (!leaf)
        return fail("PCK_CHAIN_PARSE", QStringLiteral("certificate 1: %1").arg(leaf.error()));
    QString problem;
    const auto ca = findOrDecodeCa(chain->at(1), root, known, problem);
    if (!ca)
        return fail("PCK_CHAIN_PARSE", problem);
    if (qsizetype(chain->size()) > kPckChainLength)
        return fail("PCK_CHAIN_LENGTH", QStringLiteral("%1 certificates").arg(chain->size()));
    if (chain->at(2) != root.certificate.der)
        return fail("PCK_CHAIN_ROOT_MISMATCH");
    if (leaf->isCa)
        return fail("PCK_CHAIN_LEAF_IS_CA", nameOf(*leaf));
    const Certificate &caCertificate = ca->signer.certificate;
    if (!ca->issuedByRoot)
        return fail("PCK_CHAIN_SIGNATURE", nameOf(caCertificate));
    if (!ca->signer.hasIssued(*leaf))
        return fail("PCK_CHAIN_SIGNATURE", nameOf(*leaf));
    if (!caCertificate.isValidAt(now))
        return fail("PCK_CHAIN_VALIDITY", nameOf(caCertificate));
    if (!leaf->isValidAt(now))
        return fail("PCK_CHAIN_VALIDITY", nameOf(*leaf));
    if (rootCrl.lists(caCertificate.serial))
        return fail("PCK_CA_REVOKED", nameOf(caCertificate));
    if (pckCrl.issuer != caCertificate.subject)
        return fail("PCK_CRL_ISSUER");
    if (!ca->signedPckCrl)
        ca->signedPckCrl = ca->signer.hasSigned(pckCrl);
    if (!*ca->signedPckCrl)
        return fail("PCK_CRL_SIGNATURE");
    if (pckCrl.isNotYetValidAt(now))
        return fail("PCK_CRL_NOT_YET_VALID");
    if (pckCrl.isExpiredAt(now))
        return fail("PCK_CRL_EXPIRED");
    if (pckCrl.lists(leaf->serial))
        return fail("PCK_REVOKED", QString::fromLatin1(leaf->serial.toByteArray().toHex()));
    if (leaf->sgxExtension.isEmpty())
        return fail("PCK_EXT_MISSING");
    const auto info = parsePckExtension(leaf->sgxExtension);
    if (!info)
        return fail("PCK_EXT_MALFORMED");
    auto signer = makeSigner(std::move(*leaf));
    if (!signer)
        return fail("PCK_CHAIN_PARSE", QStringLiteral("certificate 1: key is not a point of the curve"));
    return CheckedPck{std::move(*signer), *info};
}

} // namespace pilothouse::attestation
