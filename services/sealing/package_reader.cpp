// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sealing/package_reader.h"

#include "services/sealing/zip_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace pilothouse::sealing {

namespace {

constexpr qint64 kChunk = 1024 * 1024;

void findInFolder(const QString &path, const QStringList &wanted, Package &package)
{
    QStringList irregular;
    const auto found = QDir(path).entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
    for (const QFileInfo &file : found) {
        if (!wanted.contains(file.fileName())) {
            package.problems.push_back({file.fileName(), QStringLiteral("it does not belong to the export")});
        } else if (file.isSymLink() || !file.isFile()) {
            package.problems.push_back({file.fileName(), QStringLiteral("it is not a regular file")});
            irregular << file.fileName();
        } else {
            package.parts[file.fileName()] = {file.filePath(), 0, file.size()};
        }
    }
    for (const QString &name : wanted)
        if (!package.has(name) && !irregular.contains(name))
            package.problems.push_back({name, QStringLiteral("it is missing")});
}

/// False when the file was never meant to be a zip.
bool findInZip(const QString &path, const QStringList &wanted, Package &package)
{
    QFile zip(path);
    if (!zip.open(QIODevice::ReadOnly))
        return false;
    const bool isZip = path.endsWith(QLatin1String(".zip"), Qt::CaseInsensitive) || zip.peek(2) == "PK";
    if (!isZip)
        return false;
    const QString zipName = QFileInfo(path).fileName();
    const auto members = readZip(zip);
    if (!members) {
        package.problems.push_back({members.error().where.isEmpty() ? zipName : members.error().where,
                                    members.error().what + QStringLiteral(" (a zip made by another program: unpack it and check the folder)")});
        return true;
    }
    QStringList names;
    for (const ZipMember &member : *members) {
        names << member.name;
        package.parts[member.name] = {path, member.offset, member.size};
    }
    if (names != wanted)
        package.problems.push_back({zipName, QStringLiteral("it does not hold exactly the files of an export")});
    return true;
}

} // namespace

Result<Package> openPackage(const QString &path, const QStringList &names, const QString &whatItIs)
{
    Error error;
    error.where = path;
    const QFileInfo info(path);
    if (!info.exists()) {
        error.kind = ErrorKind::NotFound;
        error.what = QStringLiteral("there is no such folder or file");
        error.nextStep = QStringLiteral("Check the path.");
        return error;
    }
    Package package;
    if (info.isDir()) {
        findInFolder(path, names, package);
    } else if (!findInZip(path, names, package)) {
        error.kind = ErrorKind::InvalidInput;
        error.what = QStringLiteral("neither the folder nor the zip of %1").arg(whatItIs);
        return error;
    }
    return package;
}

bool readPart(const Part &part, const std::function<void(QByteArrayView)> &take)
{
    QFile file(part.file);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) || !file.seek(part.offset))
        return false;
    QByteArray buffer(qsizetype(std::min(kChunk, std::max<qint64>(part.size, 1))), Qt::Uninitialized);
    for (qint64 left = part.size; left > 0;) {
        const qint64 got = file.read(buffer.data(), std::min<qint64>(left, buffer.size()));
        if (got <= 0)
            return false;
        take(QByteArrayView(buffer.constData(), got));
        left -= got;
    }
    return true;
}

std::optional<Sha256> digestOf(const Part &part)
{
    Sha256Stream digest;
    if (!readPart(part, [&](QByteArrayView chunk) { digest.add(chunk); }))
        return std::nullopt;
    return digest.finish();
}

std::optional<QByteArray> readWhole(Package &package, const QString &name, qint64 limit)
{
    const auto found = package.parts.find(name);
    if (found == package.parts.end())
        return std::nullopt;
    if (found->second.size > limit) {
        package.problems.push_back({name, QStringLiteral("it is longer than such a file can be")});
        return std::nullopt;
    }
    QByteArray bytes;
    bytes.reserve(found->second.size);
    if (!readPart(found->second, [&](QByteArrayView chunk) { bytes += chunk; })) {
        package.problems.push_back({name, QStringLiteral("it cannot be read")});
        return std::nullopt;
    }
    return bytes;
}

std::optional<Problem> checkDigest(const Package &package, const ManifestFile &file, const std::optional<Sha256> &digest)
{
    const auto found = package.parts.find(file.name);
    if (found == package.parts.end())
        return std::nullopt; // already said
    if (found->second.size != file.bytes)
        return Problem{file.name, QStringLiteral("it has %1 bytes, the signed manifest says %2").arg(found->second.size).arg(file.bytes)};
    if (digest != file.sha256)
        return Problem{file.name, QStringLiteral("its content is not the one that the signed manifest names")};
    return std::nullopt;
}

} // namespace pilothouse::sealing
