// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace pilothouse {

/// Creates a folder 0700 with its missing parents, or checks one that is there.
/// Errors (Storage): a symbolic link, not a folder, another user's, writable by others, cannot be created.
Status ensurePrivateFolder(const QString &path);

/// Who else may see a file that we read.
enum class FileAccess {
    OthersMayRead, ///< configuration: ours or root's, written by nobody else
    OwnerOnly,     ///< secrets: ours, no bit for group or others
};

/// Reads a regular file without following a link. Errors: NotFound, TooLarge, Storage (with what is wrong about the file).
Result<QByteArray> readPrivateFile(const QString &path, qsizetype maxBytes, FileAccess access);

/// Writes a whole file or nothing: a new file 0600 beside it, fsync, rename, fsync of the folder. Errors: Storage.
Status writeFileAtomically(const QString &path, QByteArrayView bytes);
/// The same by way of `draft`, a name in the same folder that is the caller's own: a file that a killed program left there is replaced,
/// and the caller can take it away later.
Status writeFileByDraft(const QString &path, const QString &draft, QByteArrayView bytes);

/// Makes the names in a folder as durable as its files.
Status syncFolder(const QString &path);

/// "No space left on device" and the like, for the errno just seen.
QString systemErrorText(int number);

} // namespace pilothouse
