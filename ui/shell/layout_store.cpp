// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/layout_store.h"

#include "services/core/private_file.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>

namespace pilothouse::ui {

namespace {

constexpr int kVersion = 1;
constexpr qsizetype kMaxFile = 1024 * 1024;

} // namespace

LayoutStore::LayoutStore(const QString &stateFolder) : m_folder(stateFolder) { }

QString LayoutStore::path() const
{
    return m_folder + QLatin1String("/window.json");
}

Status LayoutStore::load()
{
    m_root = {};
    if (!QFile::exists(path()))
        return Done{};
    const auto bytes = readPrivateFile(path(), kMaxFile, FileAccess::OthersMayRead);
    const QJsonObject root = bytes ? QJsonDocument::fromJson(*bytes).object() : QJsonObject();
    if (root[QStringLiteral("version")].toInt() == kVersion) {
        m_root = root;
        return Done{};
    }
    QFile::remove(path() + QLatin1String(".broken"));
    QFile::rename(path(), path() + QLatin1String(".broken"));
    Error error;
    error.kind = ErrorKind::Storage;
    error.what = QCoreApplication::translate("LayoutStore", "the saved window layout cannot be read, so the default is used");
    error.where = path();
    return error;
}

Status LayoutStore::save() const
{
    const Status folder = ensurePrivateFolder(m_folder);
    if (!folder)
        return folder;
    QJsonObject root = m_root;
    root[QStringLiteral("version")] = kVersion;
    return writeFileAtomically(path(), QJsonDocument(root).toJson());
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
