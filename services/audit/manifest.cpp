// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/audit/manifest.h"

namespace pilothouse::audit {

namespace {

const QString kFormat = QStringLiteral("pilothouse audit export 1");

QJsonObject factsOf(const Manifest &manifest)
{
    return {{QStringLiteral("environment"), manifest.environment.id.text()},
            {QStringLiteral("kind"), domain::kindWord(manifest.environment.kind)},
            {QStringLiteral("exportedUtc"), toUtcText(manifest.exportedUtc)},
            {QStringLiteral("host"), manifest.host},
            {QStringLiteral("program"), manifest.program},
            {QStringLiteral("entries"), qint64(manifest.entries)},
            {QStringLiteral("checkpoints"), qint64(manifest.checkpoints)},
            {QStringLiteral("tip"), QString::fromLatin1(manifest.tip.toHex())},
            {QStringLiteral("keyKept"), manifest.keyIsKept ? QStringLiteral("keychain") : QStringLiteral("session")}};
}

} // namespace

QStringList exportedFiles()
{
    return {QStringLiteral("entries.jsonl"), QStringLiteral("checkpoints.jsonl"), QStringLiteral("report.pdf"), QStringLiteral("report.html"),
            QStringLiteral("report.csv")};
}

QByteArray signedManifest(Manifest manifest, const SigningKey &key)
{
    sealing::SealedManifest sealed;
    sealed.format = kFormat;
    sealed.facts = factsOf(manifest);
    sealed.files = manifest.files;
    return sealing::signedManifest(std::move(sealed), key);
}

Result<Manifest> readManifest(const QByteArray &text)
{
    const auto sealed = sealing::readSealedManifest(text, kFormat);
    if (!sealed)
        return sealed.error();
    const auto word = [&](const char *name) { return sealed->facts[QLatin1String(name)].toString(); };
    Manifest manifest;
    const auto kind = domain::kindFromWord(word("kind"));
    manifest.environment = {domain::EnvironmentId(word("environment")), kind.value_or(domain::EnvironmentKind::Production)};
    manifest.exportedUtc = QDateTime::fromString(word("exportedUtc"), Qt::ISODateWithMs);
    manifest.host = word("host");
    manifest.program = word("program");
    manifest.entries = quint64(sealed->facts[QLatin1String("entries")].toInteger());
    manifest.checkpoints = quint64(sealed->facts[QLatin1String("checkpoints")].toInteger());
    manifest.tip = Sha256::fromHex(word("tip").toLatin1()).value_or(Sha256());
    manifest.keyIsKept = word("keyKept") == QLatin1String("keychain");
    manifest.publicKey = sealed->publicKey;
    manifest.files = sealed->files;
    manifest.signature = sealed->signature;
    // Signed or not: a fact that is not understood here is no fact of an export.
    if (factsOf(manifest) != sealed->facts) {
        Error error;
        error.kind = ErrorKind::Protocol;
        error.what = QStringLiteral("it does not say what the manifest of an export says");
        error.where = QString::fromLatin1(kManifestName);
        return error;
    }
    return manifest;
}

} // namespace pilothouse::audit
