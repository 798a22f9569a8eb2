// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sealing/zip_file.h"

#include <QtEndian>

#include <array>
#include <limits>

namespace pilothouse::sealing {

namespace {

// Layout: PKWARE APPNOTE.TXT 6.3, sections 4.3.7 (local header), 4.3.12 (central directory), 4.3.16 (end).
constexpr qint64 kLocalHeader = 30;
constexpr qint64 kChunk = 1024 * 1024;
constexpr qint64 kMaxMembers = 64;
constexpr quint16 kDate1980 = 0x0021; // the format's first day: no time is told

void put16(QByteArray &out, quint16 value)
{
    out.append(char(value & 0xff)).append(char(value >> 8));
}

void put32(QByteArray &out, quint32 value)
{
    put16(out, quint16(value & 0xffff));
    put16(out, quint16(value >> 16));
}

/// What the local and the central header have in common.
void putCommon(QByteArray &out, const ZipMember &member)
{
    put16(out, 10);     // version needed: 1.0
    put16(out, 0x0800); // names are UTF-8
    put16(out, 0);      // stored
    put16(out, 0);
    put16(out, kDate1980);
    put32(out, member.crc);
    put32(out, quint32(member.size));
    put32(out, quint32(member.size));
    put16(out, quint16(member.name.toUtf8().size()));
    put16(out, 0); // no extra field
}

QByteArray localHeader(const ZipMember &member)
{
    QByteArray out("PK\x03\x04");
    putCommon(out, member);
    return out + member.name.toUtf8();
}

QByteArray directory(const std::vector<ZipMember> &members, qint64 begin)
{
    QByteArray out;
    for (const ZipMember &member : members) {
        out += "PK\x01\x02";
        put16(out, 10); // made by: 1.0, no system
        putCommon(out, member);
        put16(out, 0); // no comment
        put16(out, 0); // disk
        put16(out, 0); // internal attributes
        put32(out, 0); // external attributes
        const QByteArray name = member.name.toUtf8();
        put32(out, quint32(member.offset - kLocalHeader - name.size()));
        out += name;
    }
    const qint64 size = out.size();
    out += "PK\x05\x06";
    put32(out, 0); // disks
    put16(out, quint16(members.size()));
    put16(out, quint16(members.size()));
    put32(out, quint32(size));
    put32(out, quint32(begin));
    put16(out, 0); // no comment
    return out;
}

Error zipError(const QString &member, const QString &what)
{
    Error error;
    error.kind = ErrorKind::Protocol;
    error.what = what;
    error.where = member;
    return error;
}

Error writeError(const QFile &file)
{
    Error error;
    error.kind = ErrorKind::Storage;
    error.what = QStringLiteral("cannot be written: %1").arg(file.errorString());
    error.where = file.fileName();
    return error;
}

} // namespace

quint32 crc32(quint32 crc, QByteArrayView bytes)
{
    static constexpr std::array<quint32, 256> kTable = [] {
        std::array<quint32, 256> table{};
        for (quint32 i = 0; i < 256; ++i) {
            quint32 value = i;
            for (int bit = 0; bit < 8; ++bit)
                value = (value >> 1) ^ ((value & 1) != 0 ? 0xedb88320U : 0U);
            table[i] = value;
        }
        return table;
    }();
    crc = ~crc;
    for (const char byte : bytes)
        crc = kTable[(crc ^ uchar(byte)) & 0xff] ^ (crc >> 8);
    return ~crc;
}

Status writeZip(QFile &zip, const QString &folder, const QStringList &names)
{
    std::vector<ZipMember> members;
    for (const QString &name : names) {
        QFile file(folder + u'/' + name);
        if (!file.open(QIODevice::ReadOnly))
            return writeError(file);
        ZipMember member{name, 0, zip.pos() + kLocalHeader + name.toUtf8().size(), file.size()};
        if (member.offset + member.size > std::numeric_limits<quint32>::max() - kChunk) {
            Error error;
            error.kind = ErrorKind::TooLarge;
            error.what = QStringLiteral("a zip holds at most 4 GiB");
            error.where = zip.fileName();
            error.nextStep = QStringLiteral("Export to a folder instead.");
            return error;
        }
        const qint64 header = zip.pos();
        if (zip.write(localHeader(member)) < 0)
            return writeError(zip);
        for (QByteArray chunk = file.read(kChunk); !chunk.isEmpty(); chunk = file.read(kChunk)) {
            member.crc = crc32(member.crc, chunk);
            if (zip.write(chunk) != chunk.size())
                return writeError(zip);
        }
        // The checksum is known now: the header is written again, in place.
        if (!zip.seek(header) || zip.write(localHeader(member)) < 0 || !zip.seek(member.offset + member.size))
            return writeError(zip);
        members.push_back(member);
    }
    const QByteArray end = directory(members, zip.pos());
    if (zip.write(end) != end.size() || !zip.flush())
        return writeError(zip);
    return Done{};
}

Result<std::vector<ZipMember>> readZip(QFile &zip)
{
    std::vector<ZipMember> members;
    if (!zip.seek(0))
        return zipError(QString(), QStringLiteral("cannot be read"));
    for (;;) {
        const qint64 begin = zip.pos();
        const QByteArray head = zip.peek(kLocalHeader);
        if (!head.startsWith("PK\x03\x04")) {
            const QByteArray expected = directory(members, begin);
            if (members.empty() || zip.size() - begin != expected.size() || zip.read(expected.size()) != expected)
                return zipError(QString(), QStringLiteral("the directory at the end of the zip is not the one that was written"));
            return members;
        }
        if (head.size() < kLocalHeader || qint64(members.size()) == kMaxMembers)
            return zipError(QString(), QStringLiteral("the zip ends in the middle, or never"));
        const auto field16 = [&](qsizetype at) { return qFromLittleEndian<quint16>(head.constData() + at); };
        const auto field32 = [&](qsizetype at) { return qFromLittleEndian<quint32>(head.constData() + at); };
        ZipMember member;
        member.crc = field32(14);
        member.size = field32(18);
        const qint64 nameSize = field16(26);
        const QByteArray header = zip.read(kLocalHeader + nameSize);
        member.name = QString::fromUtf8(header.mid(kLocalHeader));
        member.offset = zip.pos();
        if (header != localHeader(member))
            return zipError(member.name, QStringLiteral("its header in the zip is not the one that was written"));
        if (member.offset + member.size > zip.size())
            return zipError(member.name, QStringLiteral("the zip ends before its content does"));
        quint32 crc = 0;
        for (qint64 left = member.size; left > 0;) {
            const QByteArray chunk = zip.read(std::min(left, kChunk));
            if (chunk.isEmpty())
                return zipError(member.name, QStringLiteral("cannot be read"));
            crc = crc32(crc, chunk);
            left -= chunk.size();
        }
        if (crc != member.crc)
            return zipError(member.name, QStringLiteral("its content is not the one that was written"));
        members.push_back(member);
    }
}

} // namespace pilothouse::sealing
