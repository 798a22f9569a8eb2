// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/certificate.h"

#include "services/attestation/der.h"
#include "services/attestation/x509_constants.h"

#include <vector>

namespace pilothouse::attestation {

namespace {

using der::Reader;
using der::Tag;

constexpr QByteArrayView kCommonName("\x55\x04\x03", 3);
constexpr QByteArrayView kBasicConstraints("\x55\x1d\x13", 3);
constexpr QByteArrayView kKeyUsage("\x55\x1d\x0f", 3);
constexpr qsizetype kMaxExtensions = 32;
constexpr uint8_t kKeyCertSign = 0x04; ///< bit 5 of the first byte
constexpr uint8_t kCrlSign = 0x02;     ///< bit 6

/// SubjectPublicKeyInfo of an uncompressed P-256 point, up to the point itself.
constexpr QByteArrayView
    kP256KeyPrefix("\x30\x59\x30\x13\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x08\x2a\x86\x48\xce\x3d\x03\x01\x07\x03\x42\x00\x04", 27);

bool readBasicConstraints(QByteArrayView value, Certificate &certificate)
{
    const auto sequence = der::only(value, Tag::Sequence);
    if (!sequence)
        return false;
    Reader in(sequence->content);
    if (in.isNext(Tag::Boolean)) {
        const auto flag = in.next(Tag::Boolean);
        const auto isCa = flag ? der::boolean(*flag) : std::nullopt;
        if (!isCa)
            return false;
        certificate.isCa = *isCa;
    }
    if (in.isNext(Tag::Integer)) {
        const auto number = in.next(Tag::Integer);
        certificate.pathLength = number ? der::smallNumber(*number, 255) : std::nullopt;
        if (!certificate.pathLength)
            return false;
    }
    return in.atEnd();
}

std::optional<uint8_t> readKeyUsage(QByteArrayView value)
{
    const auto bits = der::only(value, Tag::BitString);
    if (!bits || bits->content.size() < 2 || uint8_t(bits->content[0]) > 7)
        return std::nullopt;
    return uint8_t(bits->content[1]);
}

QString readExtensions(QByteArrayView content, Certificate &certificate)
{
    const auto list = der::only(content, Tag::Sequence);
    if (!list)
        return QStringLiteral("extensions malformed");
    Reader in(list->content);
    std::vector<QByteArrayView> seen;
    uint8_t keyUsage = 0;
    while (!in.atEnd()) {
        const auto extension = in.next(Tag::Sequence);
        if (!extension || qsizetype(seen.size()) == kMaxExtensions)
            return QStringLiteral("extensions malformed");
        Reader parts(extension->content);
        const auto id = parts.next(Tag::Oid);
        bool critical = false;
        if (parts.isNext(Tag::Boolean)) {
            const auto flag = parts.next(Tag::Boolean);
            const auto value = flag ? der::boolean(*flag) : std::nullopt;
            if (!value)
                return QStringLiteral("extension malformed");
            critical = *value;
        }
        const auto value = parts.next(Tag::OctetString);
        if (!id || !value || !parts.atEnd())
            return QStringLiteral("extension malformed");
        for (const QByteArrayView earlier : seen)
            if (earlier == id->content)
                return QStringLiteral("an extension appears twice");
        seen.push_back(id->content);

        if (id->content == kBasicConstraints) {
            if (!readBasicConstraints(value->content, certificate))
                return QStringLiteral("basicConstraints malformed");
        } else if (id->content == kKeyUsage) {
            const auto bits = readKeyUsage(value->content);
            if (!bits)
                return QStringLiteral("keyUsage malformed");
            keyUsage = *bits;
        } else if (id->content == x509::kSgxExtension) {
            certificate.sgxExtension = value->content;
        } else if (critical) {
            return QStringLiteral("an unknown extension is critical");
        }
    }
    certificate.mayIssue = certificate.isCa && (keyUsage & kKeyCertSign) != 0;
    certificate.maySignCrl = certificate.isCa && (keyUsage & kCrlSign) != 0;
    return {};
}

QByteArrayView commonNameOf(QByteArrayView name)
{
    QByteArrayView found;
    const auto sequence = der::only(name, Tag::Sequence);
    Reader sets(sequence ? sequence->content : QByteArrayView());
    while (const auto set = sets.next(Tag::Set)) {
        Reader pairs(set->content);
        while (const auto pair = pairs.next(Tag::Sequence)) {
            Reader parts(pair->content);
            const auto id = parts.next(Tag::Oid);
            const auto value = parts.next();
            if (id && value && id->content == kCommonName)
                found = value->content;
        }
    }
    return found;
}

bool readValidity(QByteArrayView content, Certificate &certificate)
{
    Reader in(content);
    const auto from = in.next();
    const auto to = in.next();
    const auto notBefore = from ? der::time(*from) : std::nullopt;
    const auto notAfter = to ? der::time(*to) : std::nullopt;
    if (!notBefore || !notAfter || !in.atEnd())
        return false;
    certificate.notBefore = *notBefore;
    certificate.notAfter = *notAfter;
    return true;
}

QString readSignedPart(QByteArrayView content, Certificate &certificate)
{
    Reader in(content);
    const auto version = in.next(Tag::Context0);
    const auto versionNumber = version ? der::only(version->content, Tag::Integer) : std::nullopt;
    if (!versionNumber || der::smallNumber(*versionNumber, 2) != 2u)
        return QStringLiteral("not of version 3");
    const auto serial = in.next(Tag::Integer);
    if (!serial || serial->content.isEmpty())
        return QStringLiteral("serial number malformed");
    certificate.serial = serial->content;
    const auto algorithm = in.next(Tag::Sequence);
    if (!algorithm || algorithm->whole != x509::kEcdsaWithSha256)
        return QStringLiteral("signature algorithm is not ecdsa-with-SHA256");
    const auto issuer = in.next(Tag::Sequence);
    const auto validity = in.next(Tag::Sequence);
    const auto subject = in.next(Tag::Sequence);
    const auto key = in.next(Tag::Sequence);
    if (!issuer || !validity || !subject || !key)
        return QStringLiteral("names, dates or key malformed");
    certificate.issuer = issuer->whole;
    certificate.subject = subject->whole;
    certificate.commonName = commonNameOf(subject->whole);
    certificate.issuerCommonName = commonNameOf(issuer->whole);
    if (!readValidity(validity->content, certificate))
        return QStringLiteral("dates malformed");
    if (key->whole.size() != kP256KeyPrefix.size() + 64 || !key->whole.startsWith(kP256KeyPrefix))
        return QStringLiteral("key is not an uncompressed P-256 point");
    certificate.publicKey = *Digest<64>::fromBytes(key->whole.sliced(kP256KeyPrefix.size()));
    const auto extensions = in.next(Tag::Context3);
    if (!extensions || !in.atEnd())
        return QStringLiteral("extensions missing or followed by something");
    return readExtensions(extensions->content, certificate);
}

} // namespace

Result<Certificate, QString> Certificate::parse(const QByteArray &der)
{
    Certificate certificate;
    certificate.der = der;
    const auto whole = der::only(certificate.der, Tag::Sequence);
    if (!whole)
        return QStringLiteral("not a DER sequence");
    Reader in(whole->content);
    const auto signedPart = in.next(Tag::Sequence);
    const auto algorithm = in.next(Tag::Sequence);
    const auto signature = in.next(Tag::BitString);
    if (!signedPart || !algorithm || !signature || !in.atEnd())
        return QStringLiteral("not a certificate");
    if (algorithm->whole != x509::kEcdsaWithSha256)
        return QStringLiteral("signature algorithm is not ecdsa-with-SHA256");
    // A malformed signature stays all zero, which no key accepts: it is a wrong signature, not an unreadable certificate.
    if (signature->content.startsWith('\0'))
        certificate.signature = der::ecdsaSignature(signature->content.sliced(1)).value_or(Digest<64>());
    certificate.signedPart = signedPart->whole;
    if (const QString wrong = readSignedPart(signedPart->content, certificate); !wrong.isEmpty())
        return wrong;
    return certificate;
}

} // namespace pilothouse::attestation
