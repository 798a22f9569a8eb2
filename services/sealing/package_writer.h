// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/digest.h"
#include "services/sealing/manifest.h"

#include <QFile>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace pilothouse::sealing {

/// A file of a package under way: its digest grows with it.
class DigestedFile
{
public:
    explicit DigestedFile(const QString &path) : m_file(path) { }

    /// Only for the owner to read; never over something that is there.
    bool open();
    bool write(QByteArrayView bytes);
    /// On disk when this returns. Errors: Storage.
    Result<ManifestFile> finish(const QString &name);
    Error error() const;

private:
    QFile m_file;
    Sha256Stream m_digest;
};

/// Writes a package: a folder, or a zip when the path ends in ".zip". It appears whole or not at all; what is there already is
/// never replaced (an empty folder is). Blocks; on whatever thread it is called.
class PackageWriter
{
public:
    /// Errors: Storage (no such folder, cannot be written), Refused (the path exists).
    static Result<std::unique_ptr<PackageWriter>> create(const QString &path);

    /// Where a file of the package is to be written; for those that are written piece by piece.
    QString pathOf(const QString &name) const { return m_work.path() + u'/' + name; }
    /// A file that was written with a DigestedFile.
    void add(const ManifestFile &file) { m_files << file; }
    /// Writes a whole file. Errors: Storage.
    Status write(const QString &name, QByteArrayView content);
    /// Takes a file over that somebody else wrote at pathOf(name). Errors: Storage.
    Status adopt(const QString &name);
    /// What was added so far, in the order of `names`.
    QList<ManifestFile> files(const QStringList &names) const;
    /// Puts the package in its place; `names` are all its files, in the order of the zip. Errors: Storage, TooLarge.
    Result<QString> finish(const QStringList &names);

private:
    explicit PackageWriter(const QString &path);

    QString m_path;
    bool m_isZip = false;
    QTemporaryDir m_work; ///< removed with all in it unless it becomes the package
    QList<ManifestFile> m_files;
};

} // namespace pilothouse::sealing
