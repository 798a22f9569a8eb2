// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/spawntee/gateway_signer.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace pilothouse::test {

inline QByteArray spawnteeFile(const QString &name)
{
    QFile file(QStringLiteral(PILOTHOUSE_SOURCE_DIR "/tests/data/spawntee/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline QJsonObject spawnteeJson(const QString &name)
{
    return QJsonDocument::fromJson(spawnteeFile(name)).object();
}

/// The answer body of one of the fixtures, and the whole fixture.
inline QJsonObject spawnteeFixture(const QString &name)
{
    const QJsonArray all = spawnteeJson(QStringLiteral("http-fixtures.json"))[QLatin1StringView("spawntee")].toArray();
    for (const QJsonValue &fixture : all) {
        if (fixture[QLatin1StringView("name")].toString() == name)
            return fixture.toObject();
    }
    return {};
}
inline QByteArray spawnteeAnswer(const QString &name)
{
    const QJsonValue response = spawnteeFixture(name)[QLatin1StringView("response")];
    return QJsonDocument(response[QLatin1StringView("json")].toObject()).toJson(QJsonDocument::Compact);
}

inline Result<spawntee::GatewaySigner> signerOf(const QString &name)
{
    return spawntee::GatewaySigner::fromPem(Secret(spawnteeFile(name)));
}

} // namespace pilothouse::test
