// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/provenance/compose_prediction.h"

#include "services/core/digest.h"
#include "services/provenance/compose_form.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace pilothouse::provenance {

namespace {

std::optional<QString> hashOf(const QJsonObject &manifest)
{
    const auto written = writeComposeForm(QJsonDocument(manifest).toJson(QJsonDocument::Compact), ComposeForm::Cloud);
    if (!written)
        return std::nullopt;
    return QString::fromLatin1(sha256({*written}).toHex());
}

} // namespace

std::optional<QString> predictedComposeHash(const QByteArray &manifest, const QString &hashNow, const ComposeEdit &edit)
{
    const QJsonDocument document = QJsonDocument::fromJson(manifest);
    if (!document.isObject())
        return std::nullopt;
    QJsonObject object = document.object();
    // Whoever writes this manifest in another way writes the next one in another way too.
    if (hashNow.isEmpty() || hashOf(object) != hashNow)
        return std::nullopt;
    if (edit.composeText)
        object[QStringLiteral("docker_compose_file")] = *edit.composeText;
    if (edit.preLaunchScript)
        object[QStringLiteral("pre_launch_script")] = *edit.preLaunchScript;
    if (edit.allowedEnvs)
        object[QStringLiteral("allowed_envs")] = QJsonArray::fromStringList(*edit.allowedEnvs);
    return hashOf(object);
}

} // namespace pilothouse::provenance
