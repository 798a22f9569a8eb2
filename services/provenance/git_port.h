// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/cancel_token.h"
#include "services/core/result.h"

#include <QCoroTask>

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <memory>

namespace pilothouse::provenance {

/// A file of a tag, as git keeps it.
struct TaggedFile
{
    QString path;     ///< inside the repository
    QByteArray bytes; ///< exactly as committed: no line ending is converted
};

/// Reads commits of a local git repository. Nothing is checked out, fetched or written.
class GitPort
{
public:
    virtual ~GitPort() = default;
    /// The commit that a tag names: 40 or 64 hex digits. Errors: NotFound (no git, no such tag), InvalidInput (not a repository,
    /// not a tag's name), Timeout, Cancelled.
    virtual QCoro::Task<Result<QString>> commitOfTag(QString folder, QString tag, CancelToken cancel) = 0;
    /// Paths of the plain files of a commit; links and submodules are left out. Errors as above, TooLarge.
    virtual QCoro::Task<Result<QStringList>> files(QString folder, QString commit, CancelToken cancel) = 0;
    /// Errors as above, NotFound (no such file), TooLarge (over 1 MiB).
    virtual QCoro::Task<Result<TaggedFile>> file(QString folder, QString commit, QString path, CancelToken cancel) = 0;
};

} // namespace pilothouse::provenance
