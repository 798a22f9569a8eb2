// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/domain/profile.h"
#include "services/profiles/profile_store.h"

#include <QByteArray>
#include <QString>

namespace pilothouse::models {

/// A new environment as it is typed: becomes the text of its profile file, which is shown before it is written.
struct ProfileDraft
{
    QString name;
    domain::EnvironmentKind kind = domain::EnvironmentKind::Staging;
    QString phalaUrl;      ///< empty: no phala section
    QString clusterPrefix; ///< empty: no cluster section
    QString pccsUrl;       ///< empty: no attestation section

    /// The whole file; every value quoted, so that nothing typed can become structure.
    QByteArray toYaml() const;
};

/// What a profile text sets up, in one line: "staging, Phala Cloud, cluster, cutover".
QString profileSummary(const domain::Profile &profile);

/// Whether a file of that name is there already; such a profile is never overwritten by an import.
bool profileExists(const profiles::Folders &folders, const QString &name);

/// Checks and writes a new profile. Errors: InvalidInput (with its line), Conflict when the name is taken, Storage.
Result<domain::Profile> addProfile(const profiles::Folders &folders, const QByteArray &yaml);

/// A file from elsewhere must hold no secret, wherever in it and however broken it is otherwise: then it is not even shown.
/// Errors: Refused, with the line; nothing of the text is repeated.
Status refuseSecrets(const QByteArray &yaml, const QString &fileName);

} // namespace pilothouse::models
