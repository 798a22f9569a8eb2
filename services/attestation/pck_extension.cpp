// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/pck_extension.h"

#include "services/attestation/der.h"
#include "services/attestation/x509_constants.h"

#include <bitset>

namespace pilothouse::attestation {

namespace {

using der::Reader;
using der::Tag;

enum Member : uint8_t { Ppid = 1, Tcb = 2, PceId = 3, Fmspc = 4, SgxType = 5, PlatformInstanceId = 6, Configuration = 7 };
constexpr uint8_t kPceSvnMember = 17;
constexpr uint8_t kCpuSvnMember = 18;

/// One pair of OID and value below a prefix: the last arc of the OID, and the value.
struct Entry
{
    uint8_t arc = 0;
    der::Element value;
};

/// Reads the next pair; the OID must be the prefix and one arc below 128.
std::optional<Entry> nextEntry(Reader &in, QByteArrayView prefix)
{
    const auto pair = in.next(Tag::Sequence);
    if (!pair)
        return std::nullopt;
    Reader parts(pair->content);
    const auto id = parts.next(Tag::Oid);
    const auto value = parts.next();
    if (!id || !value || !parts.atEnd())
        return std::nullopt;
    const QByteArrayView oid = id->content;
    if (oid.size() != prefix.size() + 1 || !oid.startsWith(prefix) || (uint8_t(oid.back()) & 0x80) != 0)
        return std::nullopt;
    return Entry{uint8_t(oid.back()), *value};
}

template <size_t N>
bool readOctets(const der::Element &value, Digest<N> &out)
{
    if (value.tag != Tag::OctetString)
        return false;
    const auto digest = Digest<N>::fromBytes(value.content);
    if (digest)
        out = *digest;
    return digest.has_value();
}

bool readTcb(const der::Element &value, PckInfo &info)
{
    if (value.tag != Tag::Sequence)
        return false;
    const QByteArray prefix = x509::kSgxExtension.toByteArray() + char(Tcb);
    Reader in(value.content);
    std::bitset<19> seen;
    while (!in.atEnd()) {
        const auto entry = nextEntry(in, prefix);
        if (!entry || entry->arc < 1 || entry->arc > kCpuSvnMember || seen.test(entry->arc))
            return false;
        seen.set(entry->arc);
        if (entry->arc == kCpuSvnMember) {
            if (!readOctets(entry->value, info.cpuSvn))
                return false;
            continue;
        }
        if (entry->value.tag != Tag::Integer)
            return false;
        const auto number = der::smallNumber(entry->value, entry->arc == kPceSvnMember ? 0xffff : 0xff);
        if (!number)
            return false;
        if (entry->arc == kPceSvnMember)
            info.pceSvn = uint16_t(*number);
        else
            info.components[size_t(entry->arc - 1)] = uint8_t(*number);
    }
    return seen.count() == kCpuSvnMember && std::equal(info.components.begin(), info.components.end(), info.cpuSvn.data());
}

} // namespace

std::optional<PckInfo> parsePckExtension(QByteArrayView value)
{
    const auto list = der::only(value, Tag::Sequence);
    if (!list)
        return std::nullopt;
    PckInfo info;
    Reader in(list->content);
    std::bitset<128> seen;
    while (!in.atEnd()) {
        const auto entry = nextEntry(in, x509::kSgxExtension);
        if (!entry || seen.test(entry->arc))
            return std::nullopt;
        seen.set(entry->arc);
        bool good = true;
        switch (entry->arc) {
        case Ppid: good = readOctets(entry->value, info.ppid); break;
        case Tcb: good = readTcb(entry->value, info); break;
        case PceId: good = readOctets(entry->value, info.pceId); break;
        case Fmspc: good = readOctets(entry->value, info.fmspc); break;
        case SgxType: {
            const auto type = entry->value.tag == Tag::Enumerated ? der::smallNumber(entry->value, 255) : std::nullopt;
            good = type.has_value();
            info.sgxType = int(type.value_or(0));
            break;
        }
        case PlatformInstanceId: good = readOctets(entry->value, info.platformInstanceId.emplace()); break;
        case Configuration: good = entry->value.tag == Tag::Sequence; break;
        default: break; // a member of a later version of the extension
        }
        if (!good)
            return std::nullopt;
    }
    for (const uint8_t needed : {Ppid, Tcb, PceId, Fmspc, SgxType})
        if (!seen.test(needed))
            return std::nullopt;
    return info;
}

} // namespace pilothouse::attestation
