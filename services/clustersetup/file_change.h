// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/line_diff.h"
#include "services/core/result.h"
#include "services/core/secret.h"

#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace pilothouse::clustersetup {

/// A file as it is now. Whatever is in it may be a secret.
struct FileNow
{
    bool exists = false;
    Secret text;
    int mode = 0; ///< permission bits

    QString hash() const; ///< SHA-256 in hex; empty when it does not exist
};

/// Errors: Storage (a symbolic link, not a regular file, another user's, writable by others), TooLarge (over 1 MiB).
Result<FileNow> lookAtFile(const QString &path);

/// What a file is to become, planned from what it was.
struct FileChange
{
    QString path;
    QString what; ///< "the orchestrator's configuration"
    Secret wanted;
    QString before; ///< hash of the file planned from; empty: there was none
    int modeBefore = 0;
    std::vector<DiffLine> preview; ///< with every secret masked

    QString after() const; ///< hash
    bool changesNothing() const { return before == after(); }
};
Result<FileChange> planFileChange(const QString &path, const QString &what, Secret wanted);

/// What is kept to undo a change with; it holds no text of a file. It is written down before the file is.
struct FileReceipt
{
    QString path;
    QString backupPath; ///< empty: there was no file
    QString draftPath;  ///< where bytes stand before they take a file's place; a program that is killed may leave it, an undo takes it away
    QString before;
    QString after;
    int modeBefore = 0;

    QJsonObject toJson() const;
    static std::optional<FileReceipt> fromJson(const QJsonObject &json);
    friend bool operator==(const FileReceipt &, const FileReceipt &) = default;
};
/// `tag` makes the backup's name: "config.yml.backup-TAG", beside the file.
FileReceipt receiptFor(const FileChange &change, const QString &tag);

/// Keeps what is there as the backup, then writes the file whole, both 0600. A change that was carried out already is done.
/// Errors: Conflict (the file is not what was planned from any more), Storage. Nothing is changed then.
Status applyFileChange(const FileChange &change, const FileReceipt &receipt);

/// Puts the former bytes and mode back, or takes the file away where there was none. Undone already is done.
/// Errors: Conflict (the file was changed since: it and its backup stay), Storage.
Status undoFileChange(const FileReceipt &receipt);

} // namespace pilothouse::clustersetup
