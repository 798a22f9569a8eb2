// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QString>

#include <memory>

namespace pilothouse::store {

/// Keeps NAME.lock beside a database for as long as a program has it open, and so knows whether others have it open too.
/// (A lock on the database itself would be lost with the first descriptor SQLite closes.) Freed by the system when we die.
class FileGuard final
{
public:
    /// Waits at most 5 s for a program that is just opening the same file. Errors: Storage.
    static Result<std::unique_ptr<FileGuard>> acquire(const QString &databasePath);
    ~FileGuard();

    /// Nobody else has the database open; stays true until share().
    bool isAlone() const { return m_alone; }
    /// Lets other programs in.
    void share();

private:
    FileGuard(int descriptor, bool alone) : m_descriptor(descriptor), m_alone(alone) { }

    int m_descriptor;
    bool m_alone;
};

/// Creates the file 0600 or checks one that is there: regular, ours, closed to others (a mode that only lets others read is mended).
Status preparePrivateFile(const QString &path);

} // namespace pilothouse::store
