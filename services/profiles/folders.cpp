// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/profiles/profile_store.h"

#include <QDir>
#include <QStandardPaths>

namespace pilothouse::profiles {

namespace {

/// QStandardPaths of Qt 6.4 has no state location; the rule is one line of the XDG base directory specification.
QString stateHome()
{
    const QString set = qEnvironmentVariable("XDG_STATE_HOME");
    return QDir::isAbsolutePath(set) ? set : QDir::homePath() + QStringLiteral("/.local/state");
}

} // namespace

Folders Folders::fromEnvironment()
{
    const QString home = qEnvironmentVariable("PILOTHOUSE_HOME");
    if (!home.isEmpty()) {
        const QDir folder(QDir::current().absoluteFilePath(home));
        return {QDir::cleanPath(folder.filePath(QStringLiteral("profiles"))), QDir::cleanPath(folder.filePath(QStringLiteral("state")))};
    }
    const QString configuration = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation);
    return {configuration + QStringLiteral("/pilothouse/profiles"), stateHome() + QStringLiteral("/pilothouse")};
}

} // namespace pilothouse::profiles
