// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/audit/audit_keys.h"
#include "services/audit/audit_log.h"
#include "services/sealing/manifest.h"

#include <QByteArray>
#include <QList>

namespace pilothouse::audit {

/// The files of an export, in the order of the manifest and of the zip. manifest.json comes behind them.
QStringList exportedFiles();
using sealing::kManifestName;
using sealing::ManifestFile;

/// What an export says about itself, and signs.
struct Manifest
{
    domain::Environment environment;
    QDateTime exportedUtc;
    QString host;
    QString program; ///< "pilothouse 0.1.0"
    quint64 entries = 0;
    quint64 checkpoints = 0;
    Sha256 tip;
    bool keyIsKept = false; ///< the signing key is in a keychain; otherwise it was made for one session
    QByteArray publicKey;   ///< 32 bytes
    QList<ManifestFile> files;
    QByteArray signature; ///< 64 bytes, over everything above

    friend bool operator==(const Manifest &, const Manifest &) = default;
};

/// Signs and writes: the text of manifest.json.
QByteArray signedManifest(Manifest manifest, const SigningKey &key);
/// Reads manifest.json. Errors (Protocol): not byte for byte the text that signedManifest() writes, or a signature that does not
/// fit. Whose key it is, is another question.
Result<Manifest> readManifest(const QByteArray &text);

} // namespace pilothouse::audit
