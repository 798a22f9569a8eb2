// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/layout_store.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

namespace pilothouse::ui {

namespace {

constexpr int kVersion = 1;
constexpr qint64 kMaxFile = 1024 * 1024;

Error storageError(const QString &what, const QString &where)
{
    Error error;
    error.kind = ErrorKind::Storage;
    error.what = what;
    error.where = where;
    return error;
}

} // namespace

LayoutStore::LayoutStore(const QString &stateFolder)
    : m_folder(stateFolder)
{
}

QString LayoutStore::path() const
{
    return m_folder + QLatin1String("/window.json");
}

Status LayoutStore::load()
{
    m_root = {};
    QFile file(path());
    if (!file.exists())
        return Done {};
    QJsonObject root;
    if (file.open(QIODevice::ReadOnly) && file.size() <= kMaxFile)
        root = QJsonDocument::fromJson(file.readAll()).object();
    file.close();
    if (root[QStringLiteral("version")].toInt() == kVersion) {
        m_root = root;
        return Done {};
    }
    QFile::remove(path() + QLatin1String(".broken"));
    QFile::rename(path(), path() + QLatin1String(".broken"));
    return storageError(QStringLiteral("the saved window layout cannot be read, so the default is used"), path());
}

Status LayoutStore::save() const
{
    QDir().mkpath(m_folder);
    QJsonObject root = m_root;
    root[QStringLiteral("version")] = kVersion;
    QSaveFile file(path());
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(root).toJson()) < 0)
        return storageError(QStringLiteral("the window layout was not saved: %1").arg(file.errorString()), path());
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (!file.commit())
        return storageError(QStringLiteral("the window layout was not saved: %1").arg(file.errorString()), path());
    return Done {};
}

QJsonObject LayoutStore::section(const QString &name) const
{
    return m_root[name].toObject();
}

void LayoutStore::setSection(const QString &name, const QJsonObject &value)
{
    m_root[name] = value;
}

} // namespace pilothouse::ui
