// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/crl.h"

#include "services/attestation/der.h"
#include "services/attestation/x509_constants.h"

#include <algorithm>

namespace pilothouse::attestation {

namespace {

using der::Reader;
using der::Tag;

/// Extensions of a list or of an entry: well-formed and none critical. We need none of them, and a critical one could
/// change what the list means (a delta list, a list for some certificates only).
bool hasOnlyOptionalExtensions(QByteArrayView sequence)
{
    const auto list = der::only(sequence, Tag::Sequence);
    if (!list)
        return false;
    Reader in(list->content);
    while (!in.atEnd()) {
        const auto extension = in.next(Tag::Sequence);
        if (!extension)
            return false;
        Reader parts(extension->content);
        if (!parts.next(Tag::Oid))
            return false;
        if (parts.isNext(Tag::Boolean)) {
            const auto flag = parts.next(Tag::Boolean);
            if (!flag || der::boolean(*flag) != false)
                return false;
        }
        if (!parts.next(Tag::OctetString) || !parts.atEnd())
            return false;
    }
    return true;
}

bool readEntries(QByteArrayView content, Crl &crl)
{
    Reader in(content);
    while (!in.atEnd()) {
        const auto entry = in.next(Tag::Sequence);
        if (!entry)
            return false;
        Reader parts(entry->content);
        const auto serial = parts.next(Tag::Integer);
        const auto date = parts.next();
        if (!serial || !date || !der::time(*date))
            return false;
        if (!parts.atEnd()) {
            const auto extensions = parts.next(Tag::Sequence);
            if (!extensions || !parts.atEnd() || !hasOnlyOptionalExtensions(extensions->whole))
                return false;
        }
        crl.revoked.push_back(serial->content);
    }
    return true;
}

bool readSignedPart(QByteArrayView content, Crl &crl)
{
    Reader in(content);
    const auto version = in.next(Tag::Integer);
    if (!version || der::smallNumber(*version, 1) != 1u) // version 2
        return false;
    const auto algorithm = in.next(Tag::Sequence);
    const auto issuer = in.next(Tag::Sequence);
    const auto thisUpdate = in.next();
    if (!algorithm || algorithm->whole != x509::kEcdsaWithSha256 || !issuer || !thisUpdate)
        return false;
    crl.issuer = issuer->whole;
    const auto from = der::time(*thisUpdate);
    if (!from)
        return false;
    crl.thisUpdate = *from;
    if (in.isNext(Tag::UtcTime) || in.isNext(Tag::GeneralizedTime)) {
        const auto next = in.next();
        crl.nextUpdate = next ? der::time(*next) : std::nullopt;
        if (!crl.nextUpdate)
            return false;
    }
    if (in.isNext(Tag::Sequence)) {
        const auto entries = in.next(Tag::Sequence);
        if (!entries || !readEntries(entries->content, crl))
            return false;
    }
    if (in.isNext(Tag::Context0)) {
        const auto extensions = in.next(Tag::Context0);
        if (!extensions || !hasOnlyOptionalExtensions(extensions->content))
            return false;
    }
    return in.atEnd();
}

} // namespace

std::optional<Crl> Crl::parse(const QByteArray &der)
{
    Crl crl;
    crl.der = der;
    const auto whole = der::only(crl.der, Tag::Sequence);
    if (!whole)
        return std::nullopt;
    Reader in(whole->content);
    const auto signedPart = in.next(Tag::Sequence);
    const auto algorithm = in.next(Tag::Sequence);
    const auto signature = in.next(Tag::BitString);
    if (!signedPart || !algorithm || algorithm->whole != x509::kEcdsaWithSha256 || !signature || !in.atEnd())
        return std::nullopt;
    // A malformed signature stays all zero, which no key accepts: it is a wrong signature, not an unreadable list.
    if (signature->content.startsWith('\0'))
        crl.signature = der::ecdsaSignature(signature->content.sliced(1)).value_or(Digest<64>());
    crl.signedPart = signedPart->whole;
    if (!readSignedPart(signedPart->content, crl))
        return std::nullopt;
    return crl;
}

bool Crl::lists(QByteArrayView serial) const
{
    return std::any_of(revoked.begin(), revoked.end(), [serial](QByteArrayView listed) { return listed == serial; });
}

} // namespace pilothouse::attestation
