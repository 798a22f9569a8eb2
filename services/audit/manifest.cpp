// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/audit/manifest.h"

#include "services/core/json.h"

namespace pilothouse::audit {

namespace {

const QString kFormat = QStringLiteral("pilothouse audit export 1");

QString hex(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

QJsonObject contentOf(const Manifest &manifest)
{
    QJsonArray files;
    for (const ManifestFile &file : manifest.files)
        files.append(QJsonObject {{QStringLiteral("name"), file.name}, {QStringLiteral("bytes"), file.bytes}, {QStringLiteral("sha256"), QString::fromLatin1(file.sha256.toHex())}});
    return {{QStringLiteral("format"), kFormat},
            {QStringLiteral("environment"), manifest.environment.id.text()},
            {QStringLiteral("kind"), domain::kindWord(manifest.environment.kind)},
            {QStringLiteral("exportedUtc"), toUtcText(manifest.exportedUtc)},
            {QStringLiteral("host"), manifest.host},
            {QStringLiteral("program"), manifest.program},
            {QStringLiteral("entries"), qint64(manifest.entries)},
            {QStringLiteral("checkpoints"), qint64(manifest.checkpoints)},
            {QStringLiteral("tip"), QString::fromLatin1(manifest.tip.toHex())},
            {QStringLiteral("keyKept"), manifest.keyIsKept ? QStringLiteral("keychain") : QStringLiteral("session")},
            {QStringLiteral("publicKey"), hex(manifest.publicKey)},
            {QStringLiteral("files"), files}};
}

QByteArray messageOf(const Manifest &manifest)
{
    return kFormat.toLatin1() + '\n' + canonicalJson(contentOf(manifest)) + '\n';
}

QByteArray textOf(const Manifest &manifest)
{
    const QJsonObject whole {{QStringLiteral("manifest"), contentOf(manifest)}, {QStringLiteral("signature"), hex(manifest.signature)}};
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

QStringList exportedFiles()
{
    return {QStringLiteral("entries.jsonl"), QStringLiteral("checkpoints.jsonl"), QStringLiteral("report.pdf"), QStringLiteral("report.html"), QStringLiteral("report.csv")};
}

QByteArray signedManifest(Manifest manifest, const SigningKey &key)
{
    manifest.publicKey = key.publicKey();
    manifest.signature = key.sign(messageOf(manifest));
    return textOf(manifest);
}

Result<Manifest> readManifest(const QByteArray &text)
{
    JsonLimits limits;
    limits.maxBytes = 64 * 1024;
    limits.maxDepth = 8;
    limits.duplicateKeys = DuplicateKeys::Reject;
    const auto whole = parseJsonObject(text, limits);
    if (!whole)
        return broken(QStringLiteral("it is not the JSON that was written (%1)").arg(whole.error().what));
    const QJsonObject content = (*whole)[QLatin1String("manifest")].toObject();
    const auto word = [&](const char *name) { return content[QLatin1String(name)].toString(); };
    if (word("format") != kFormat)
        return broken(QStringLiteral("it is not of the form \"%1\"").arg(kFormat));
    Manifest manifest;
    const auto kind = domain::kindFromWord(word("kind"));
    manifest.environment = {domain::EnvironmentId(word("environment")), kind.value_or(domain::EnvironmentKind::Production)};
    manifest.exportedUtc = QDateTime::fromString(word("exportedUtc"), Qt::ISODateWithMs);
    manifest.host = word("host");
    manifest.program = word("program");
    manifest.entries = quint64(content[QLatin1String("entries")].toInteger());
    manifest.checkpoints = quint64(content[QLatin1String("checkpoints")].toInteger());
    manifest.tip = Sha256::fromHex(word("tip").toLatin1()).value_or(Sha256());
    manifest.keyIsKept = word("keyKept") == QLatin1String("keychain");
    manifest.publicKey = bytesFromHex(word("publicKey").toLatin1()).value_or(QByteArray());
    for (const QJsonValue value : content[QLatin1String("files")].toArray()) {
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

} // namespace pilothouse::audit
