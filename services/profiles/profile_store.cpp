// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/profiles/profile_store.h"

#include "services/core/plain_text.h"
#include "services/core/private_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace pilothouse::profiles {

namespace {

constexpr qsizetype kMaxFile = 1024 * 1024; // the parser's own limit is tighter; this one bounds the memory

QString fileNameOf(const QString &name)
{
    return name + QStringLiteral(".yaml");
}

Result<domain::Profile> readProfile(const QString &path, const QString &name)
{
    const auto yaml = readPrivateFile(path, kMaxFile, FileAccess::OthersMayRead);
    if (!yaml)
        return yaml.error();
    auto profile = parseProfile(*yaml, fileNameOf(name));
    if (!profile)
        return profile.error();
    if (profile->environment.id.text() != name) {
        Error error;
        error.kind = ErrorKind::InvalidInput;
        error.what = QStringLiteral("\"name\" is \"%1\", but the file is called %2").arg(profile->environment.id.text(), fileNameOf(name));
        error.where = fileNameOf(name);
        error.nextStep = QStringLiteral("Rename the file or the profile, so that both are the same.");
        return error;
    }
    profile->filePath = path;
    return profile;
}

} // namespace

std::vector<ProfileEntry> listProfiles(const Folders &folders)
{
    std::vector<ProfileEntry> entries;
    if (!QFileInfo::exists(folders.profiles))
        return entries;
    const Status folder = ensurePrivateFolder(folders.profiles);
    if (!folder) {
        entries.push_back({QString(), folders.profiles, folder.error()});
        return entries;
    }
    const QDir::Filters filters = QDir::Files | QDir::System | QDir::Hidden; // System: broken links are shown with their error
    const auto files = QDir(folders.profiles).entryInfoList({QStringLiteral("*.yaml")}, filters, QDir::Name);
    for (const QFileInfo &file : files) {
        if (file.fileName().startsWith(u'.'))
            continue; // a temporary file of saveProfile()
        const QString name = file.completeBaseName();
        entries.push_back({name, file.filePath(), readProfile(file.filePath(), name)});
    }
    return entries;
}

Result<domain::Profile> loadProfile(const Folders &folders, const QString &name)
{
    const QString path = folders.profiles + u'/' + fileNameOf(name);
    Error missing;
    missing.kind = ErrorKind::NotFound;
    missing.what = QStringLiteral("no profile named \"%1\"").arg(visibleText(name, 80));
    missing.where = folders.profiles;
    missing.nextStep = QStringLiteral("Choose one that \"pilothousectl profile list\" names, or write profiles/NAME.yaml.");
    // A name is never a path.
    if (name.isEmpty() || name.contains(u'/') || name.contains(u'\\') || name.startsWith(u'.') || name.contains(QChar(0))
        || !QFileInfo::exists(folders.profiles))
        return missing;
    const Status folder = ensurePrivateFolder(folders.profiles);
    if (!folder)
        return folder.error();
    auto profile = readProfile(path, name);
    if (!profile && profile.error().kind == ErrorKind::NotFound)
        return missing;
    return profile;
}

Status saveProfile(const Folders &folders, const QByteArray &yaml)
{
    const auto profile = parseProfile(yaml, QStringLiteral("new profile"));
    if (!profile)
        return profile.error();
    const Status folder = ensurePrivateFolder(folders.profiles);
    if (!folder)
        return folder.error();
    return writeFileAtomically(folders.profiles + u'/' + fileNameOf(profile->environment.id.text()), yaml);
}

Result<QString> setProfileAside(const Folders &folders, const QString &name, const QDateTime &utc)
{
    const QString path = folders.profiles + u'/' + fileNameOf(name);
    Error error;
    error.where = path;
    if (name.isEmpty() || name.contains(u'/') || name.startsWith(u'.') || !QFileInfo::exists(path)) {
        error.kind = ErrorKind::NotFound;
        error.what = QStringLiteral("no profile named \"%1\"").arg(visibleText(name, 80));
        return error;
    }
    const QString aside = folders.profiles + QStringLiteral("/removed");
    const Status folder = ensurePrivateFolder(aside);
    if (!folder)
        return folder.error();
    const QString target = QStringLiteral("%1/%2-%3.yaml").arg(aside, name, utc.toUTC().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz")));
    if (!QFile::rename(path, target)) {
        error.kind = ErrorKind::Storage;
        error.what = QStringLiteral("the file cannot be moved to %1").arg(target);
        return error;
    }
    const Status synced = syncFolder(folders.profiles);
    if (!synced)
        return synced.error();
    return target;
}

} // namespace pilothouse::profiles
