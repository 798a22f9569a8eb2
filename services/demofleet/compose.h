// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace pilothouse::demofleet {

/// An app-compose.json as a machine boots it: the exact text and its SHA-256, which is what the machine measures.
struct AppCompose
{
    QByteArray text;
    QByteArray hash; ///< 32 bytes
    QString image;   ///< with its digest
    QStringList allowedEnvs;
};

/// The cloud back end's way of writing JSON: names sorted, indent 4, no space after a colon, no final newline.
QByteArray cloudForm(const QJsonObject &manifest);

/// What the machine measures of a manifest.
AppCompose composeOf(const QJsonObject &manifest);

/// The manifest of one service that runs `image`.
AppCompose makeCompose(const QString &appName, const QString &service, const QString &image, int port, bool publicTcbInfo = true);

} // namespace pilothouse::demofleet
