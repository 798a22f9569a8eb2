// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/provenance/git_port.h"

#include <chrono>

namespace pilothouse::provenance {

/// Reads a repository through the installed git: the program by its absolute path, no shell, an environment of our own. The
/// repository is foreign: its configuration may name programs and remotes, so nothing that would use either is asked, replaced
/// objects are ignored, and no protocol is allowed for objects that a partial clone lacks.
class GitProcess final : public GitPort, public std::enable_shared_from_this<GitProcess>
{
public:
    /// `program` empty: git is looked for in the absolute folders of PATH.
    explicit GitProcess(QString program = QString(), std::chrono::milliseconds timeout = std::chrono::seconds(15));

    QCoro::Task<Result<QString>> commitOfTag(QString folder, QString tag, CancelToken cancel) override;
    QCoro::Task<Result<QStringList>> files(QString folder, QString commit, CancelToken cancel) override;
    QCoro::Task<Result<TaggedFile>> file(QString folder, QString commit, QString path, CancelToken cancel) override;

    bool isInstalled() const { return !m_program.isEmpty(); }

private:
    QCoro::Task<Result<QByteArray>> run(QString folder, QStringList arguments, qint64 maxBytes, CancelToken cancel);

    QString m_program;
    std::chrono::milliseconds m_timeout;
};

/// Whether git would take it as a tag's name (git-check-ref-format), and no option.
bool isTagName(QStringView tag);

} // namespace pilothouse::provenance
