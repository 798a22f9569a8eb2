// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/desk_settings.h"

#include "services/core/private_file.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>

namespace pilothouse::models {

namespace {

constexpr int kVersion = 1;
constexpr qsizetype kMaxFile = 256 * 1024;

QString themeWord(DeskChoices::Theme theme)
{
    switch (theme) {
    case DeskChoices::Theme::System: return QStringLiteral("system");
    case DeskChoices::Theme::Light: return QStringLiteral("light");
    case DeskChoices::Theme::Dark: return QStringLiteral("dark");
    }
    return {};
}

DeskChoices inRange(DeskChoices choices)
{
    choices.clusterSeconds = std::clamp(choices.clusterSeconds, 5, 600);
    choices.rotateAfterDays = std::clamp(choices.rotateAfterDays, 0, 3650);
    return choices;
}

DeskChoices fromJson(const QJsonObject &root)
{
    DeskChoices choices;
    const QString theme = root[QStringLiteral("theme")].toString();
    for (const auto each : {DeskChoices::Theme::Light, DeskChoices::Theme::Dark})
        if (theme == themeWord(each))
            choices.theme = each;
    choices.language = root[QStringLiteral("language")].toString();
    choices.clusterSeconds = root[QStringLiteral("clusterSeconds")].toInt(choices.clusterSeconds);
    choices.rotateAfterDays = root[QStringLiteral("rotateAfterDays")].toInt(choices.rotateAfterDays);
    choices.notify = root[QStringLiteral("notify")].toBool(choices.notify);
    const QJsonObject keys = root[QStringLiteral("keys")].toObject();
    for (auto it = keys.begin(); it != keys.end(); ++it)
        choices.keys.insert(it.key(), it.value().toString());
    return inRange(choices);
}

} // namespace

DeskSettings::DeskSettings(const QString &path, QObject *parent) : QObject(parent), m_path(path) { }

Status DeskSettings::load()
{
    m_root = {};
    m_choices = {};
    if (m_path.isEmpty() || !QFile::exists(m_path))
        return Done{};
    const auto bytes = readPrivateFile(m_path, kMaxFile, FileAccess::OthersMayRead);
    const QJsonObject root = bytes ? QJsonDocument::fromJson(*bytes).object() : QJsonObject();
    if (root[QStringLiteral("version")].toInt() == kVersion) {
        m_root = root;
        m_choices = fromJson(root);
        return Done{};
    }
    QFile::remove(m_path + QLatin1String(".broken"));
    QFile::rename(m_path, m_path + QLatin1String(".broken"));
    Error error;
    error.kind = ErrorKind::Storage;
    error.what = tr("the settings of this desk cannot be read, so the usual ones are used");
    error.where = m_path;
    return error;
}

Status DeskSettings::set(DeskChoices choices)
{
    choices = inRange(std::move(choices));
    if (choices == m_choices)
        return Done{};
    m_choices = std::move(choices);
    m_root[QStringLiteral("version")] = kVersion;
    m_root[QStringLiteral("theme")] = themeWord(m_choices.theme);
    m_root[QStringLiteral("language")] = m_choices.language;
    m_root[QStringLiteral("clusterSeconds")] = m_choices.clusterSeconds;
    m_root[QStringLiteral("rotateAfterDays")] = m_choices.rotateAfterDays;
    m_root[QStringLiteral("notify")] = m_choices.notify;
    QJsonObject keys;
    for (auto it = m_choices.keys.cbegin(); it != m_choices.keys.cend(); ++it)
        keys[it.key()] = it.value();
    m_root[QStringLiteral("keys")] = keys;
    emit changed();
    if (m_path.isEmpty())
        return Done{};
    const Status folder = ensurePrivateFolder(QFileInfo(m_path).path());
    if (!folder)
        return folder;
    return writeFileAtomically(m_path, QJsonDocument(m_root).toJson());
}

} // namespace pilothouse::models
