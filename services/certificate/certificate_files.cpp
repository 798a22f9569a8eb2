// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/certificate/certificate_files.h"

#include "services/core/clock.h"
#include "services/core/json.h"

namespace pilothouse::certificate {

namespace {

const QString kFormat = QStringLiteral("pilothouse comparison certificate 1");

QJsonObject factsOf(const Statement &statement)
{
    return {{QStringLiteral("environment"), statement.environment.id.text()},
            {QStringLiteral("kind"), domain::kindWord(statement.environment.kind)},
            {QStringLiteral("writtenUtc"), toUtcText(statement.writtenUtc)},
            {QStringLiteral("host"), statement.host},
            {QStringLiteral("program"), statement.program},
            {QStringLiteral("verdict"), statement.verdict},
            {QStringLiteral("verificationTime"), statement.verifiedAt},
            {QStringLiteral("trustRoot"), statement.trustRoot},
            {QStringLiteral("trustRootSha256"), QString::fromLatin1(statement.trustRootDigest.toHex())},
            {QStringLiteral("keyKept"), statement.keyIsKept ? QStringLiteral("keychain") : QStringLiteral("session")}};
}

} // namespace

QStringList certificateFiles()
{
    return {QStringLiteral("comparison.json"), QStringLiteral("evidence.json"), QStringLiteral("report.pdf"), QStringLiteral("report.html")};
}

QString checkVerdictWord(CheckVerdict verdict)
{
    switch (verdict) {
    case CheckVerdict::Intact: return QStringLiteral("intact");
    case CheckVerdict::Broken: return QStringLiteral("broken");
    case CheckVerdict::DifferentVerdict: return QStringLiteral("different-verdict");
    }
    return {};
}

QByteArray comparisonText(const QJsonObject &comparison)
{
    return QJsonDocument(comparison).toJson(QJsonDocument::Indented);
}

QByteArray signedStatement(const Statement &statement, const QList<sealing::ManifestFile> &files, const sealing::SigningKey &key)
{
    sealing::SealedManifest sealed;
    sealed.format = kFormat;
    sealed.facts = factsOf(statement);
    sealed.files = files;
    return sealing::signedManifest(std::move(sealed), key);
}

Result<ReadStatement> readStatement(const QByteArray &text)
{
    const auto sealed = sealing::readSealedManifest(text, kFormat);
    if (!sealed)
        return sealed.error();
    const auto word = [&](const char *name) { return sealed->facts[QLatin1String(name)].toString(); };
    ReadStatement read;
    Statement &statement = read.statement;
    const auto kind = domain::kindFromWord(word("kind"));
    statement.environment = {domain::EnvironmentId(word("environment")), kind.value_or(domain::EnvironmentKind::Production)};
    statement.writtenUtc = QDateTime::fromString(word("writtenUtc"), Qt::ISODateWithMs);
    statement.host = word("host");
    statement.program = word("program");
    statement.verdict = word("verdict");
    statement.verifiedAt = sealed->facts[QLatin1String("verificationTime")].toInteger(-1);
    statement.trustRoot = word("trustRoot");
    statement.trustRootDigest = Sha256::fromHex(word("trustRootSha256").toLatin1()).value_or(Sha256());
    statement.keyIsKept = word("keyKept") == QLatin1String("keychain");
    statement.publicKey = sealed->publicKey;
    read.files = sealed->files;
    if (factsOf(statement) != sealed->facts) {
        Error error;
        error.kind = ErrorKind::Protocol;
        error.what = QStringLiteral("it does not say what the manifest of a certificate says");
        error.where = QString::fromLatin1(sealing::kManifestName);
        return error;
    }
    return read;
}

} // namespace pilothouse::certificate
