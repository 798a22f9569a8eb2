// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/clustersetup/finding.h"
#include "services/core/result.h"
#include "services/core/secret.h"

#include <QByteArrayView>
#include <QString>
#include <QStringList>

#include <vector>

namespace pilothouse::clustersetup {

/// A file of NAME=value lines that is edited without losing what else is in it: order, comments and every line that is not changed
/// stay byte for byte. Values are secrets; no error and no finding repeats one, or even a line that could not be understood.
///
/// Quotes are read as a shell reads them, and nothing is ever executed or replaced: "$HOME" stays these five characters. What is
/// written means the same to a shell that sources the file.
class EnvFile final
{
public:
    EnvFile() = default;
    EnvFile(EnvFile &&) = default;
    EnvFile &operator=(EnvFile &&) = default;

    /// Errors (InvalidInput): `where` is ".env:3". Bound: 256 KiB.
    static Result<EnvFile> parse(QByteArrayView text, const QString &fileName);

    /// In the order of the file; the last of several lines of one name counts, as in a shell.
    QStringList names() const;
    bool contains(const QString &name) const;
    /// A copy; empty when there is none.
    Secret value(const QString &name) const;
    int lineOf(const QString &name) const; ///< from 1; 0: none

    /// Changes the line that counts, or adds one at the end. Errors (InvalidInput): not a name, a line break or NUL in the value.
    Status set(const QString &name, QByteArrayView value);
    /// Takes every line of this name out.
    void remove(const QString &name);
    /// Adds a line "# text" at the end.
    void addComment(const QString &text);

    /// The whole file.
    Secret text() const;

    /// What in it would surprise: a name twice, a value that a shell would execute.
    Findings findings() const;

private:
    struct Line
    {
        Secret raw;   ///< with its line end
        QString name; ///< empty: a comment or a blank line
        Secret value;
        bool isExported = false;
        bool wouldRun = false; ///< a shell would replace or execute a part of it
    };
    Status readLine(QByteArrayView raw);
    const Line *counting(const QString &name) const;

    QString m_fileName;
    std::vector<Line> m_lines;
};

} // namespace pilothouse::clustersetup
