// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/private_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <cerrno>
#include <cstring>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace pilothouse {

namespace {

Error storageError(const QString &path, const QString &what, const QString &nextStep = {})
{
    Error error;
    error.kind = ErrorKind::Storage;
    error.what = what;
    error.where = path;
    error.nextStep = nextStep;
    return error;
}

#ifdef Q_OS_UNIX

/// A file descriptor that is closed once, at the end.
class Descriptor
{
public:
    explicit Descriptor(int fd) : m_fd(fd) { }
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;

    bool isOpen() const { return m_fd >= 0; }
    int get() const { return m_fd; }
    /// Closing can be the moment a full disk is told.
    bool close()
    {
        const int fd = m_fd;
        m_fd = -1;
        return ::close(fd) == 0;
    }

private:
    int m_fd;
};

bool writeAll(int fd, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(fd, bytes.data(), size_t(bytes.size()));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes = bytes.sliced(written);
    }
    return true;
}

Status checkFolder(const QString &path)
{
    struct stat info
    {
    };
    if (::lstat(QFile::encodeName(path).constData(), &info) != 0)
        return storageError(path, systemErrorText(errno));
    if (S_ISLNK(info.st_mode))
        return storageError(path, QStringLiteral("the folder is a symbolic link"), QStringLiteral("Name the real folder instead of the link."));
    if (!S_ISDIR(info.st_mode))
        return storageError(path, QStringLiteral("not a folder"));
    if (info.st_uid != ::geteuid())
        return storageError(path, QStringLiteral("the folder belongs to another user"), QStringLiteral("Use a folder of your own."));
    if ((info.st_mode & (S_IWGRP | S_IWOTH)) != 0)
        return storageError(path, QStringLiteral("other users may write into the folder"), QStringLiteral("Run: chmod go-w '%1'").arg(path));
    return Done{};
}

#endif

/// Fills a file that was just made and puts it into the place of `path`.
Status writeThrough(Descriptor &file, const QByteArray &temporary, const QString &path, QByteArrayView bytes)
{
    if (!file.isOpen())
        return storageError(path, QStringLiteral("cannot be written: %1").arg(systemErrorText(errno)));
    const bool written = writeAll(file.get(), bytes) && ::fsync(file.get()) == 0 && file.close()
                         && ::rename(temporary.constData(), QFile::encodeName(path).constData()) == 0;
    if (!written) {
        const int reason = errno;
        ::unlink(temporary.constData());
        return storageError(path, QStringLiteral("cannot be written: %1").arg(systemErrorText(reason)));
    }
    return syncFolder(QFileInfo(path).path());
}

} // namespace

QString systemErrorText(int number)
{
    return QString::fromLocal8Bit(std::strerror(number));
}

#ifdef Q_OS_UNIX

Status ensurePrivateFolder(const QString &path)
{
    const QString clean = QDir::cleanPath(path);
    const QByteArray name = QFile::encodeName(clean);
    struct stat info
    {
    };
    if (::lstat(name.constData(), &info) == 0)
        return checkFolder(clean);
    const QString parent = QFileInfo(clean).path();
    if (parent != clean && !QFileInfo(parent).isDir()) {
        const Status made = ensurePrivateFolder(parent);
        if (!made)
            return made;
    }
    // The mode of mkdir is cut by the umask only, so it is never wider than 0700. EEXIST: another program was faster.
    if (::mkdir(name.constData(), 0700) != 0 && errno != EEXIST)
        return storageError(clean, QStringLiteral("the folder cannot be created: %1").arg(systemErrorText(errno)));
    return checkFolder(clean);
}

Result<QByteArray> readPrivateFile(const QString &path, qsizetype maxBytes, FileAccess access)
{
    // O_NONBLOCK: a pipe put in the file's place must not stop the program.
    const Descriptor file(::open(QFile::encodeName(path).constData(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
    if (!file.isOpen()) {
        if (errno == ELOOP)
            return storageError(path, QStringLiteral("the file is a symbolic link"), QStringLiteral("Put the file itself there."));
        Error error = storageError(path, systemErrorText(errno));
        if (errno == ENOENT)
            error.kind = ErrorKind::NotFound;
        return error;
    }
    struct stat info
    {
    };
    if (::fstat(file.get(), &info) != 0)
        return storageError(path, systemErrorText(errno));
    if (!S_ISREG(info.st_mode))
        return storageError(path, QStringLiteral("not a regular file"));
    const bool ours = info.st_uid == ::geteuid();
    if (!ours && (access == FileAccess::OwnerOnly || info.st_uid != 0))
        return storageError(path, QStringLiteral("the file belongs to another user"), QStringLiteral("Use a file of your own."));
    if (access == FileAccess::OwnerOnly && (info.st_mode & 0077) != 0)
        return storageError(path, QStringLiteral("other users may open the file (mode %1)").arg(info.st_mode & 07777, 4, 8, QLatin1Char('0')),
                            QStringLiteral("Run: chmod 600 '%1'").arg(path));
    if ((info.st_mode & (S_IWGRP | S_IWOTH)) != 0)
        return storageError(path, QStringLiteral("other users may write the file"), QStringLiteral("Run: chmod go-w '%1'").arg(path));
    if (info.st_size > maxBytes) {
        Error error = storageError(path, QStringLiteral("the file has %1 bytes, the limit is %2").arg(qint64(info.st_size)).arg(maxBytes));
        error.kind = ErrorKind::TooLarge;
        return error;
    }
    QByteArray bytes(qsizetype(info.st_size), Qt::Uninitialized);
    qsizetype filled = 0;
    while (filled < bytes.size()) {
        const ssize_t got = ::read(file.get(), bytes.data() + filled, size_t(bytes.size() - filled));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return storageError(path, systemErrorText(errno));
        if (got == 0)
            break;
        filled += got;
    }
    bytes.truncate(filled);
    return bytes;
}

Status writeFileAtomically(const QString &path, QByteArrayView bytes)
{
    const QFileInfo target(path);
    QByteArray temporary = QFile::encodeName(target.path() + QStringLiteral("/.") + target.fileName() + QStringLiteral(".XXXXXX"));
    Descriptor file(::mkostemp(temporary.data(), O_CLOEXEC)); // created 0600, O_EXCL
    return writeThrough(file, temporary, path, bytes);
}

Status writeFileByDraft(const QString &path, const QString &draft, QByteArrayView bytes)
{
    const QByteArray temporary = QFile::encodeName(draft);
    ::unlink(temporary.constData());
    Descriptor file(::open(temporary.constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    return writeThrough(file, temporary, path, bytes);
}

Status syncFolder(const QString &path)
{
    const Descriptor folder(::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    // Some file systems know no fsync of folders (EINVAL); the rename itself has happened.
    if (!folder.isOpen() || (::fsync(folder.get()) != 0 && errno != EINVAL))
        return storageError(path, QStringLiteral("cannot be synced: %1").arg(systemErrorText(errno)));
    return Done{};
}

#else // no modes and owners to look at: the folder of the user's profile is private by the system's own rules

Status ensurePrivateFolder(const QString &path)
{
    if (!QDir().mkpath(path))
        return storageError(path, QStringLiteral("the folder cannot be created"));
    return Done{};
}

Result<QByteArray> readPrivateFile(const QString &path, qsizetype maxBytes, FileAccess)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        Error error = storageError(path, file.errorString());
        if (!file.exists())
            error.kind = ErrorKind::NotFound;
        return error;
    }
    if (file.size() > maxBytes) {
        Error error = storageError(path, QStringLiteral("the file has %1 bytes, the limit is %2").arg(file.size()).arg(maxBytes));
        error.kind = ErrorKind::TooLarge;
        return error;
    }
    return file.readAll();
}

Status writeFileAtomically(const QString &path, QByteArrayView bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes.data(), bytes.size()) != bytes.size() || !file.commit())
        return storageError(path, QStringLiteral("cannot be written: %1").arg(file.errorString()));
    return Done{};
}

Status writeFileByDraft(const QString &path, const QString &, QByteArrayView bytes)
{
    return writeFileAtomically(path, bytes);
}

Status syncFolder(const QString &)
{
    return Done{};
}

#endif

} // namespace pilothouse
