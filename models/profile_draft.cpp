// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/profile_draft.h"

#include "models/environment_kind.h"
#include "models/spoken.h"
#include "services/core/secret_forms.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace pilothouse::models {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ProfileDraft)
};

/// A YAML double-quoted scalar.
QString quoted(const QString &text)
{
    QString out = QStringLiteral("\"");
    for (const QChar c : text) {
        if (c == QLatin1Char('"') || c == QLatin1Char('\\'))
            out += QLatin1Char('\\') + QString(c);
        else if (c.unicode() < 0x20 || c.unicode() == 0x7f)
            out += QStringLiteral("\\x%1").arg(c.unicode(), 2, 16, QLatin1Char('0'));
        else
            out += c;
    }
    return out + QLatin1Char('"');
}

} // namespace

QByteArray ProfileDraft::toYaml() const
{
    QString text = QStringLiteral("name: %1\nkind: %2\n").arg(quoted(name.trimmed()), domain::kindWord(kind));
    if (!phalaUrl.trimmed().isEmpty())
        text += QStringLiteral("phala:\n  api-url: %1\n").arg(quoted(phalaUrl.trimmed()));
    if (!clusterPrefix.trimmed().isEmpty())
        text += QStringLiteral("cluster:\n  name: %1\n").arg(quoted(clusterPrefix.trimmed()));
    if (!pccsUrl.trimmed().isEmpty())
        text += QStringLiteral("attestation:\n  pccs-url: %1\n").arg(quoted(pccsUrl.trimmed()));
    return text.toUtf8();
}

QString profileSummary(const domain::Profile &profile)
{
    QStringList parts{kindText(profile.environment.kind)};
    if (profile.phala)
        parts << Words::tr("Phala Cloud");
    if (profile.cluster)
        parts << Words::tr("cluster %1").arg(profile.cluster->name);
    if (profile.attestation)
        parts << Words::tr("attestation");
    if (profile.cutover)
        parts << Words::tr("cutover %1 → %2").arg(profile.cutover->oldPlane.name, profile.cutover->newPlane.name);
    if (profile.aws)
        parts << Words::tr("AWS %1").arg(profile.aws->region);
    if (profile.orchestrator)
        parts << Words::tr("orchestrator");
    if (!profile.caFile.isEmpty())
        //: certificates of a CA of the operator's own are trusted, in place of the system's
        parts << Words::tr("own CA");
    return parts.join(QStringLiteral(" · "));
}

bool profileExists(const profiles::Folders &folders, const QString &name)
{
    return QFileInfo::exists(folders.profiles + QLatin1Char('/') + name + QLatin1String(".yaml"));
}

Result<domain::Profile> addProfile(const profiles::Folders &folders, const QByteArray &yaml)
{
    const auto profile = profiles::parseProfile(yaml, Words::tr("new profile"));
    if (!profile)
        return profile.error();
    const QString name = profile->environment.id.text();
    if (profileExists(folders, name)) {
        Error error;
        error.kind = ErrorKind::Conflict;
        error.what = Words::tr("an environment called %1 is there already").arg(name);
        error.where = name + QLatin1String(".yaml");
        error.nextStep = Words::tr("Choose another name.");
        return error;
    }
    const auto saved = profiles::saveProfile(folders, yaml);
    if (!saved)
        return saved.error();
    return *profile;
}

Status refuseSecrets(const QByteArray &yaml, const QString &fileName)
{
    const QList<QByteArray> lines = yaml.split('\n');
    const auto refuse = [&fileName](qsizetype line, const QString &what) {
        Error error;
        error.kind = ErrorKind::Refused;
        error.what = what;
        error.where = QStringLiteral("%1:%2").arg(fileName).arg(line);
        error.nextStep = Words::tr("Take it out of the file, and enter it under Secrets.");
        return error;
    };
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (const auto form = knownSecretForm(lines[i]))
            return refuse(i + 1, Words::tr("the file holds %1").arg(spoken(*form)));
        const QString key = QString::fromUtf8(lines[i].left(lines[i].indexOf(':'))).trimmed().remove(QLatin1Char('"')).remove(QLatin1Char('\''));
        const bool hasValue = lines[i].contains(':') && !lines[i].mid(lines[i].indexOf(':') + 1).trimmed().isEmpty();
        if (hasValue && !key.startsWith(QLatin1Char('#')) && isSecretName(key))
            return refuse(i + 1, Words::tr("the file holds a value that is named like a secret"));
    }
    if (const auto form = knownSecretForm(yaml)) // over several lines
        return refuse(1, Words::tr("the file holds %1").arg(spoken(*form)));
    return Done{};
}

} // namespace pilothouse::models
