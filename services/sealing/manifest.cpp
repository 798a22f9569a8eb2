// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sealing/manifest.h"

#include "services/core/json.h"

namespace pilothouse::sealing {

namespace {

const QString kFormat = QStringLiteral("format");
const QString kPublicKey = QStringLiteral("publicKey");
const QString kFiles = QStringLiteral("files");

QString hex(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

QJsonObject contentOf(const SealedManifest &manifest)
{
    QJsonArray files;
    for (const ManifestFile &file : manifest.files)
        files.append(QJsonObject{{QStringLiteral("name"), file.name},
                                 {QStringLiteral("bytes"), file.bytes},
                                 {QStringLiteral("sha256"), QString::fromLatin1(file.sha256.toHex())}});
    QJsonObject content = manifest.facts;
    content.insert(kFormat, manifest.format);
    content.insert(kPublicKey, hex(manifest.publicKey));
    content.insert(kFiles, files);
    return content;
}

QByteArray messageOf(const SealedManifest &manifest)
{
    return manifest.format.toLatin1() + '\n' + canonicalJson(contentOf(manifest)) + '\n';
}

QByteArray textOf(const SealedManifest &manifest)
{
    const QJsonObject whole{{QStringLiteral("manifest"), contentOf(manifest)}, {QStringLiteral("signature"), hex(manifest.signature)}};
    return QJsonDocument(whole).toJson(QJsonDocument::Indented);
}

Error broken(const QString &what)
{
    Error error;
    error.kind = ErrorKind::Protocol;
    error.what = what;
    error.where = QString::fromLatin1(kManifestName);
    return error;
}

} // namespace

QByteArray signedManifest(SealedManifest manifest, const SigningKey &key)
{
    manifest.publicKey = key.publicKey();
    manifest.signature = key.sign(messageOf(manifest));
    return textOf(manifest);
}

Result<SealedManifest> readSealedManifest(const QByteArray &text, const QString &format)
{
    JsonLimits limits;
    limits.maxBytes = 64 * 1024;
    limits.maxDepth = 8;
    limits.duplicateKeys = DuplicateKeys::Reject;
    const auto whole = parseJsonObject(text, limits);
    if (!whole)
        return broken(QStringLiteral("it is not the JSON that was written (%1)").arg(whole.error().what));
    SealedManifest manifest;
    manifest.facts = (*whole)[QLatin1String("manifest")].toObject();
    manifest.format = manifest.facts.take(kFormat).toString();
    if (manifest.format != format)
        return broken(QStringLiteral("it is not of the form \"%1\"").arg(format));
    manifest.publicKey = bytesFromHex(manifest.facts.take(kPublicKey).toString().toLatin1()).value_or(QByteArray());
    for (const QJsonValue value : manifest.facts.take(kFiles).toArray()) {
        const QJsonObject file = value.toObject();
        manifest.files.append({file[QLatin1String("name")].toString(), file[QLatin1String("bytes")].toInteger(),
                               Sha256::fromHex(file[QLatin1String("sha256")].toString().toLatin1()).value_or(Sha256())});
    }
    manifest.signature = bytesFromHex((*whole)[QLatin1String("signature")].toString().toLatin1()).value_or(QByteArray());
    // Written again from what was understood, it must be the same text: so nothing in the file is outside the signature.
    if (textOf(manifest) != text)
        return broken(QStringLiteral("it is not byte for byte the text that was written"));
    if (!isSignedBy(manifest.publicKey, messageOf(manifest), manifest.signature))
        return broken(QStringLiteral("its signature does not cover this text"));
    return manifest;
}

} // namespace pilothouse::sealing
