// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/domain/profile.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>

#include <vector>

namespace pilothouse::profiles {

/// Where configuration and state lie: PILOTHOUSE_HOME for both, otherwise the XDG folders.
struct Folders
{
    QString profiles; ///< …/profiles
    QString state;    ///< one SQLite file per profile, exports, caches

    static Folders fromEnvironment();
};

/// Reads a profile strictly: unknown keys, wrong types, duplicate keys and secrets are errors with line numbers.
/// Errors (InvalidInput): `where` is "staging.yaml:12".
Result<domain::Profile> parseProfile(const QByteArray &yaml, const QString &fileName);

/// All profile files of a folder; one that cannot be read is an entry with its error, never dropped.
struct ProfileEntry
{
    QString name;
    QString path;
    Result<domain::Profile> profile;
};
std::vector<ProfileEntry> listProfiles(const Folders &folders);

/// Reads profiles/NAME.yaml. Errors: NotFound, InvalidInput (also when `name:` inside differs from the file's name).
Result<domain::Profile> loadProfile(const Folders &folders, const QString &name);

/// Writes atomically (temporary file, fsync, rename), 0600. Refuses text that parseProfile() refuses.
Status saveProfile(const Folders &folders, const QByteArray &yaml);

/// Takes a profile out of the list without destroying it: moves its file to profiles/removed/NAME-UTC.yaml and says where it is.
/// Errors: NotFound, Storage.
Result<QString> setProfileAside(const Folders &folders, const QString &name, const QDateTime &utc);

} // namespace pilothouse::profiles
