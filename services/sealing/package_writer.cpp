// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sealing/package_writer.h"

#include "services/core/private_file.h"
#include "services/sealing/zip_file.h"

#include <QDir>
#include <QFileInfo>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <cstdio>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace pilothouse::sealing {

namespace {

Error packageError(ErrorKind kind, const QString &where, const QString &what, const QString &nextStep = {})
{
    Error error;
    error.kind = kind;
    error.what = what;
    error.where = where;
    error.nextStep = nextStep;
    return error;
}

/// Digest of a file that somebody else wrote, made durable.
Result<ManifestFile> digestOf(const QString &path, const QString &name)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return packageError(ErrorKind::Storage, path, file.errorString());
    Sha256Stream digest;
    for (QByteArray chunk = file.read(1 << 20); !chunk.isEmpty(); chunk = file.read(1 << 20))
        digest.add(chunk);
#ifdef Q_OS_UNIX
    if (::fsync(file.handle()) != 0)
        return packageError(ErrorKind::Storage, path, systemErrorText(errno));
#endif
    return ManifestFile{name, file.size(), digest.finish()};
}

/// Never replaces anything; an empty folder may become the package.
Status checkTarget(const QString &path, bool isZip)
{
    const QFileInfo target(path);
    if (!QFileInfo(target.path()).isDir())
        return packageError(ErrorKind::Storage, target.path(), QStringLiteral("there is no such folder"));
    const bool isEmptyFolder
        = target.isDir() && !target.isSymLink() && QDir(path).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    if ((target.exists() || target.isSymLink()) && (isZip || !isEmptyFolder))
        return packageError(ErrorKind::Refused, path, QStringLiteral("it exists already; nothing was written over it"),
                            QStringLiteral("Choose another name."));
    return Done{};
}

/// Moves the finished work to its name in one step.
Status moveInto(const QString &from, const QString &path)
{
#ifdef Q_OS_UNIX
    if (::rename(QFile::encodeName(from).constData(), QFile::encodeName(path).constData()) != 0)
        return packageError(ErrorKind::Storage, path, QStringLiteral("cannot be put in place: %1").arg(systemErrorText(errno)));
#else
    QDir().rmdir(path);
    if (!QFile::rename(from, path))
        return packageError(ErrorKind::Storage, path, QStringLiteral("cannot be put in place"));
#endif
    return syncFolder(QFileInfo(path).path());
}

} // namespace

bool DigestedFile::open()
{
    return m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly) && m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

bool DigestedFile::write(QByteArrayView bytes)
{
    m_digest.add(bytes);
    return m_file.write(bytes.data(), bytes.size()) == bytes.size();
}

Result<ManifestFile> DigestedFile::finish(const QString &name)
{
    if (!m_file.flush())
        return error();
#ifdef Q_OS_UNIX
    if (::fsync(m_file.handle()) != 0)
        return packageError(ErrorKind::Storage, m_file.fileName(), systemErrorText(errno));
#endif
    return ManifestFile{name, m_file.size(), m_digest.finish()};
}

Error DigestedFile::error() const
{
    return packageError(ErrorKind::Storage, m_file.fileName(), QStringLiteral("cannot be written: %1").arg(m_file.errorString()));
}

PackageWriter::PackageWriter(const QString &path)
    : m_path(path)
    , m_isZip(path.endsWith(QLatin1String(".zip"), Qt::CaseInsensitive))
    , m_work(path + QStringLiteral(".partial-XXXXXX"))
{
}

Result<std::unique_ptr<PackageWriter>> PackageWriter::create(const QString &path)
{
    const QString clean = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    const Status target = checkTarget(clean, clean.endsWith(QLatin1String(".zip"), Qt::CaseInsensitive));
    if (!target)
        return target.error();
    auto writer = std::unique_ptr<PackageWriter>(new PackageWriter(clean));
    if (!writer->m_work.isValid())
        return packageError(ErrorKind::Storage, clean, QStringLiteral("cannot be written: %1").arg(writer->m_work.errorString()));
    return writer;
}

Status PackageWriter::write(const QString &name, QByteArrayView content)
{
    DigestedFile file(pathOf(name));
    if (!file.open() || !file.write(content))
        return file.error();
    const auto digest = file.finish(name);
    if (!digest)
        return digest.error();
    add(*digest);
    return Done{};
}

Status PackageWriter::adopt(const QString &name)
{
    const auto digest = digestOf(pathOf(name), name);
    if (!digest)
        return digest.error();
    add(*digest);
    return Done{};
}

QList<ManifestFile> PackageWriter::files(const QStringList &names) const
{
    QList<ManifestFile> sorted;
    for (const QString &name : names)
        for (const ManifestFile &file : m_files)
            if (file.name == name)
                sorted << file;
    return sorted;
}

Result<QString> PackageWriter::finish(const QStringList &names)
{
    if (!m_isZip) {
        const Status synced = syncFolder(m_work.path());
        const Status moved = synced ? moveInto(m_work.path(), m_path) : synced;
        if (!moved)
            return moved.error();
        m_work.setAutoRemove(false);
        return m_path;
    }
    const QString name = pathOf(QStringLiteral("export.zip"));
    QFile zip(name);
    if (!zip.open(QIODevice::ReadWrite | QIODevice::NewOnly) || !zip.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return packageError(ErrorKind::Storage, m_path, zip.errorString());
    const Status packed = writeZip(zip, m_work.path(), names);
    if (!packed)
        return packed.error();
    zip.close();
    const auto durable = digestOf(name, name);
    if (!durable)
        return durable.error();
    const Status moved = moveInto(name, m_path);
    if (!moved)
        return moved.error();
    return m_path;
}

} // namespace pilothouse::sealing
