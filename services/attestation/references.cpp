// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/references.h"

#include "services/core/plain_text.h"

#include <QJsonDocument>

namespace pilothouse::attestation {

namespace {

constexpr int kAppIdBytes = 20;
constexpr qsizetype kMostText = 200;

QString hexText(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

Error invalid(const QString &member, const QString &what)
{
    Error error;
    error.kind = ErrorKind::InvalidInput;
    error.what = QStringLiteral("references.%1: %2").arg(visibleText(member, 60), what);
    return error;
}

} // namespace

QStringList References::lines() const
{
    QStringList all;
    if (osImages) {
        const QString source = osImages->source.isEmpty() ? QStringLiteral("source not named") : visibleText(osImages->source, kMostText);
        all << QStringLiteral("OS image table: %1 images (%2)").arg(osImages->images.size()).arg(source);
    }
    if (!osImage.isEmpty())
        all << QStringLiteral("OS image: %1").arg(visibleText(osImage, kMostText));
    if (composeHash)
        all << QStringLiteral("Compose hash: %1").arg(QString::fromLatin1(composeHash->toHex()));
    if (appId)
        all << QStringLiteral("App id: %1").arg(hexText(*appId));
    if (!keyProviderId.isEmpty())
        all << QStringLiteral("Key provider: %1").arg(QString::fromLatin1(keyProviderId));
    return all;
}

QJsonObject toJson(const References &references)
{
    QJsonObject json;
    if (references.osImages)
        json.insert(QStringLiteral("osImages"), toJson(*references.osImages));
    if (!references.osImage.isEmpty())
        json.insert(QStringLiteral("osImage"), references.osImage);
    if (references.composeHash)
        json.insert(QStringLiteral("composeHash"), QString::fromLatin1(references.composeHash->toHex()));
    if (references.appId)
        json.insert(QStringLiteral("appId"), hexText(*references.appId));
    if (!references.keyProviderId.isEmpty())
        json.insert(QStringLiteral("keyProviderId"), QString::fromLatin1(references.keyProviderId));
    return json;
}

Result<References> referencesFromJson(const QJsonObject &json)
{
    References references;
    for (auto member = json.begin(); member != json.end(); ++member) {
        const QString name = member.key();
        if (name == QLatin1StringView("osImages")) {
            auto table = OsImageTable::fromJson(QJsonDocument(member->toObject()).toJson(QJsonDocument::Compact));
            if (!table)
                return invalid(name, table.error().what);
            references.osImages = *std::move(table);
            continue;
        }
        if (!member->isString() || member->toString().isEmpty())
            return invalid(name, QStringLiteral("must be text"));
        const QByteArray text = member->toString().toUtf8();
        if (name == QLatin1StringView("osImage")) {
            references.osImage = member->toString();
        } else if (name == QLatin1StringView("composeHash")) {
            references.composeHash = Sha256::fromHex(text);
            if (!references.composeHash)
                return invalid(name, QStringLiteral("must be 64 hexadecimal digits"));
        } else if (name == QLatin1StringView("appId")) {
            references.appId = bytesFromHex(text);
            if (!references.appId || references.appId->size() != kAppIdBytes)
                return invalid(name, QStringLiteral("must be 40 hexadecimal digits"));
        } else if (name == QLatin1StringView("keyProviderId")) {
            const auto bytes = bytesFromHex(text);
            if (!bytes || bytes->isEmpty())
                return invalid(name, QStringLiteral("must be hexadecimal"));
            references.keyProviderId = bytes->toHex();
        } else {
            return invalid(name, QStringLiteral("not a reference this program knows"));
        }
    }
    return references;
}

} // namespace pilothouse::attestation
