// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/file_guard.h"

#include "services/core/private_file.h"

#include <QFile>
#include <QThread>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace pilothouse::store {

#ifdef Q_OS_UNIX

namespace {

Error fileError(const QString &path, const QString &what, const QString &nextStep = {})
{
    Error error;
    error.kind = ErrorKind::Storage;
    error.what = what;
    error.where = path;
    error.nextStep = nextStep;
    return error;
}

} // namespace

Result<std::unique_ptr<FileGuard>> FileGuard::acquire(const QString &databasePath)
{
    const QString path = databasePath + QStringLiteral(".lock");
    const Status prepared = preparePrivateFile(path);
    if (!prepared)
        return prepared.error();
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDWR | O_NOFOLLOW | O_CLOEXEC);
    if (descriptor < 0)
        return fileError(path, QStringLiteral("cannot be opened: %1").arg(systemErrorText(errno)));
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        return std::unique_ptr<FileGuard>(new FileGuard(descriptor, true));
    for (int tries = 0; tries < 500; ++tries) {
        if (::flock(descriptor, LOCK_SH | LOCK_NB) == 0)
            return std::unique_ptr<FileGuard>(new FileGuard(descriptor, false));
        QThread::msleep(10);
    }
    ::close(descriptor);
    return fileError(databasePath, QStringLiteral("another program has been opening the file for 5 s"),
                     QStringLiteral("End that program, then try again."));
}

FileGuard::~FileGuard()
{
    ::close(m_descriptor);
}

void FileGuard::share()
{
    m_alone = false;
    ::flock(m_descriptor, LOCK_SH);
}

Status preparePrivateFile(const QString &path)
{
    // By name, not by descriptor: closing one of SQLite's files would drop the locks this process has on it.
    const QByteArray name = QFile::encodeName(path);
    struct stat info
    {
    };
    if (::lstat(name.constData(), &info) != 0) {
        const int descriptor = ::open(name.constData(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
        if (descriptor < 0 && errno != EEXIST)
            return fileError(path, QStringLiteral("cannot be created: %1").arg(systemErrorText(errno)));
        if (descriptor >= 0)
            ::close(descriptor);
        return Done{};
    }
    if (S_ISLNK(info.st_mode))
        return fileError(path, QStringLiteral("the file is a symbolic link"), QStringLiteral("Put the file itself there."));
    if (!S_ISREG(info.st_mode))
        return fileError(path, QStringLiteral("not a regular file"));
    if (info.st_uid != ::geteuid())
        return fileError(path, QStringLiteral("the file belongs to another user"), QStringLiteral("Use a state folder of your own."));
    if ((info.st_mode & (S_IWGRP | S_IWOTH)) != 0)
        return fileError(path, QStringLiteral("other users may write the file"),
                         QStringLiteral("Find out who did, then run: chmod 600 '%1'").arg(path));
    if ((info.st_mode & 0077) != 0 && ::chmod(name.constData(), 0600) != 0)
        return fileError(path, QStringLiteral("other users may read the file, and this cannot be changed: %1").arg(systemErrorText(errno)));
    return Done{};
}

#else // the folder is private by the system's own rules, and SQLite's locks are enough for several programs

Result<std::unique_ptr<FileGuard>> FileGuard::acquire(const QString &)
{
    return std::unique_ptr<FileGuard>(new FileGuard(-1, false));
}

FileGuard::~FileGuard() = default;

void FileGuard::share() { }

Status preparePrivateFile(const QString &)
{
    return Done{};
}

#endif

} // namespace pilothouse::store
