// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/digest.h"
#include "services/sealing/signing_key.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace pilothouse::sealing {

inline constexpr char kManifestName[] = "manifest.json";

struct ManifestFile
{
    QString name;
    qint64 bytes = 0;
    Sha256 sha256;

    friend bool operator==(const ManifestFile &, const ManifestFile &) = default;
};

/// What a package says about itself, and signs: facts of its kind, the key, and the digest of every other file.
struct SealedManifest
{
    QString format;       ///< "pilothouse audit export 1": begins the signed message, so that no signature fits two kinds
    QJsonObject facts;    ///< of this kind of package; never "format", "publicKey" or "files"
    QByteArray publicKey; ///< 32 bytes
    QList<ManifestFile> files;
    QByteArray signature; ///< 64 bytes, over everything above

    friend bool operator==(const SealedManifest &, const SealedManifest &) = default;
};

/// Signs and writes: the text of manifest.json.
QByteArray signedManifest(SealedManifest manifest, const SigningKey &key);
/// Reads manifest.json of this format. Errors (Protocol): not byte for byte the text that signedManifest() writes, or a
/// signature that does not fit. Whose key it is, is another question.
Result<SealedManifest> readSealedManifest(const QByteArray &text, const QString &format);

} // namespace pilothouse::sealing
