// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/clustersetup/file_change.h"

#include "services/core/digest.h"
#include "services/core/private_file.h"

#include <QFile>
#include <QFileInfo>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <sys/stat.h>
#endif

namespace pilothouse::clustersetup {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostBytes = 1024 * 1024;

QString hashOf(QByteArrayView text)
{
    return QString::fromLatin1(sha256({text}).toHex());
}

int modeOf(const QString &path)
{
#ifdef Q_OS_UNIX
    struct stat info
    {
    };
    return ::lstat(QFile::encodeName(path).constData(), &info) == 0 ? int(info.st_mode & 07777) : 0;
#else
    Q_UNUSED(path);
    return 0;
#endif
}

Status setMode(const QString &path, int mode)
{
#ifdef Q_OS_UNIX
    if (mode != 0 && ::chmod(QFile::encodeName(path).constData(), mode_t(mode)) != 0)
        return Error{.kind = ErrorKind::Storage, .what = u"its former mode cannot be set: %1"_s.arg(systemErrorText(errno)), .where = path};
#else
    Q_UNUSED(path);
    Q_UNUSED(mode);
#endif
    return Done{};
}

Status write(const FileReceipt &receipt, const QString &path, QByteArrayView bytes)
{
    return receipt.draftPath.isEmpty() ? writeFileAtomically(path, bytes) : writeFileByDraft(path, receipt.draftPath, bytes);
}

/// What is left to do when the former bytes are there, also after a program that ended in between.
Status endUndo(const FileReceipt &receipt)
{
    if (!receipt.draftPath.isEmpty())
        QFile::remove(receipt.draftPath);
    if (receipt.before.isEmpty())
        return Done{};
    const Status mode = setMode(receipt.path, receipt.modeBefore);
    if (!mode)
        return mode.error();
    const auto backup = lookAtFile(receipt.backupPath);
    if (backup && backup->hash() == receipt.before)
        QFile::remove(receipt.backupPath); // its bytes are the file's again
    return Done{};
}

} // namespace

QString FileNow::hash() const
{
    return exists ? hashOf(text.view()) : QString();
}

Result<FileNow> lookAtFile(const QString &path)
{
    FileNow now;
    auto bytes = readPrivateFile(path, kMostBytes, FileAccess::OthersMayRead);
    if (!bytes && bytes.error().kind == ErrorKind::NotFound)
        return now;
    if (!bytes)
        return bytes.error();
    now.exists = true;
    now.mode = modeOf(path);
    now.text = Secret::copyOf(*bytes);
    wipe(*bytes);
    return now;
}

QString FileChange::after() const
{
    return hashOf(wanted.view());
}

Result<FileChange> planFileChange(const QString &path, const QString &what, Secret wanted)
{
    FileChange change;
    change.path = path;
    change.what = what;
    change.wanted = std::move(wanted);
    if (!QFileInfo(QFileInfo(path).path()).isDir())
        return Error{.kind = ErrorKind::InvalidInput,
                     .what = u"the folder for %1 is not there"_s.arg(what),
                     .where = path,
                     .nextStep = u"Make the folder, or name another file."_s};
    const auto now = lookAtFile(path);
    if (!now)
        return now.error();
    change.before = now->hash();
    change.modeBefore = now->mode;
    return change;
}

QJsonObject FileReceipt::toJson() const
{
    return {{u"path"_s, path},     {u"backup"_s, backupPath}, {u"draft"_s, draftPath},
            {u"before"_s, before}, {u"after"_s, after},       {u"mode"_s, modeBefore}};
}

std::optional<FileReceipt> FileReceipt::fromJson(const QJsonObject &json)
{
    FileReceipt receipt;
    receipt.path = json.value(u"path"_s).toString();
    receipt.backupPath = json.value(u"backup"_s).toString();
    receipt.draftPath = json.value(u"draft"_s).toString();
    receipt.before = json.value(u"before"_s).toString();
    receipt.after = json.value(u"after"_s).toString();
    receipt.modeBefore = json.value(u"mode"_s).toInt();
    const bool whole = !receipt.path.isEmpty() && receipt.after.size() == 64 && receipt.before.isEmpty() == receipt.backupPath.isEmpty();
    if (!whole)
        return std::nullopt;
    return receipt;
}

FileReceipt receiptFor(const FileChange &change, const QString &tag)
{
    FileReceipt receipt;
    receipt.path = change.path;
    receipt.before = change.before;
    receipt.after = change.after();
    receipt.modeBefore = change.modeBefore;
    const QFileInfo file(change.path);
    receipt.draftPath = u"%1/.%2.draft-%3"_s.arg(file.path(), file.fileName(), tag);
    if (!change.before.isEmpty())
        receipt.backupPath = u"%1.backup-%2"_s.arg(change.path, tag);
    return receipt;
}

Status applyFileChange(const FileChange &change, const FileReceipt &receipt)
{
    const auto now = lookAtFile(change.path);
    if (!now)
        return now.error();
    if (now->exists && now->hash() == receipt.after)
        return Done{};
    if (now->hash() != receipt.before)
        return Error{.kind = ErrorKind::Conflict,
                     .what = u"%1 was changed since it was looked at"_s.arg(change.what),
                     .where = change.path,
                     .nextStep = u"Look at the change again."_s,
                     .unchanged = u"The file was not written."_s};
    if (now->exists) {
        const auto backup = lookAtFile(receipt.backupPath);
        if (!backup)
            return backup.error();
        if (backup->exists && backup->hash() != receipt.before)
            return Error{.kind = ErrorKind::Conflict,
                         .what = u"the name of the backup is taken by another file"_s,
                         .where = receipt.backupPath,
                         .nextStep = u"Move that file away."_s,
                         .unchanged = u"The file was not written."_s};
        const Status kept = backup->exists ? Status(Done{}) : write(receipt, receipt.backupPath, now->text.view());
        if (!kept)
            return kept.error();
    }
    return write(receipt, change.path, change.wanted.view());
}

Status undoFileChange(const FileReceipt &receipt)
{
    const auto now = lookAtFile(receipt.path);
    if (!now)
        return now.error();
    if (now->hash() == receipt.before)
        return endUndo(receipt);
    if (now->hash() != receipt.after)
        return Error{.kind = ErrorKind::Conflict,
                     .what = u"the file was changed since it was written here, and is left as it is"_s,
                     .where = receipt.path,
                     .nextStep = receipt.backupPath.isEmpty() ? u"Delete it by hand if it is not needed."_s
                                                              : u"What it was before is in %1."_s.arg(receipt.backupPath)};
    if (receipt.before.isEmpty()) {
        if (!QFile::remove(receipt.path))
            return Error{.kind = ErrorKind::Storage, .what = u"the file cannot be deleted"_s, .where = receipt.path};
        const Status ended = endUndo(receipt);
        if (!ended)
            return ended;
        return syncFolder(QFileInfo(receipt.path).path());
    }
    const auto backup = lookAtFile(receipt.backupPath);
    if (!backup)
        return backup.error();
    if (backup->hash() != receipt.before)
        return Error{.kind = ErrorKind::Conflict,
                     .what = backup->exists ? u"the backup was changed"_s : u"the backup is not there any more"_s,
                     .where = receipt.backupPath,
                     .unchanged = u"The file is as this setup wrote it."_s};
    const Status written = write(receipt, receipt.path, backup->text.view());
    if (!written)
        return written.error();
    return endUndo(receipt);
}

} // namespace pilothouse::clustersetup
