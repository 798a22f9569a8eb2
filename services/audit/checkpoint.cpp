// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/audit/checkpoint.h"

#include "services/core/json.h"

namespace pilothouse::audit {

namespace {

/// What is signed: words that no other message of ours begins with, then one value a line.
QByteArray messageOf(const domain::EnvironmentId &environment, quint64 seq, const Sha256 &hash, const QDateTime &utc)
{
    return "pilothouse audit checkpoint 1\n" + environment.text().toUtf8() + '\n' + QByteArray::number(seq) + '\n' + hash.toHex() + '\n'
           + toUtcText(utc).toUtf8() + '\n';
}

} // namespace

Checkpoint makeCheckpoint(const SigningKey &key, const domain::EnvironmentId &environment, quint64 seq, const Sha256 &hash, const QDateTime &utc)
{
    return {seq, hash, utc, key.sign(messageOf(environment, seq, hash, utc)), key.publicKey()};
}

bool isGenuine(const Checkpoint &checkpoint, const domain::EnvironmentId &environment)
{
    return isSignedBy(checkpoint.publicKey, messageOf(environment, checkpoint.seq, checkpoint.hash, checkpoint.utc), checkpoint.signature);
}

QByteArray toLine(const Checkpoint &checkpoint, const domain::EnvironmentId &environment)
{
    const auto hex = [](const QByteArray &bytes) { return QString::fromLatin1(bytes.toHex()); };
    return canonicalJson({{QStringLiteral("environment"), environment.text()},
                          {QStringLiteral("hash"), hex(checkpoint.hash.view().toByteArray())},
                          {QStringLiteral("publicKey"), hex(checkpoint.publicKey)},
                          {QStringLiteral("seq"), qint64(checkpoint.seq)},
                          {QStringLiteral("signature"), hex(checkpoint.signature)},
                          {QStringLiteral("utc"), toUtcText(checkpoint.utc)}});
}

std::optional<CheckpointLine> checkpointFromLine(QByteArrayView line)
{
    JsonLimits limits;
    limits.maxBytes = 4096;
    const auto object = parseJsonObject(line.toByteArray(), limits);
    if (!object)
        return std::nullopt;
    const auto text = [&](const char *name) { return (*object)[QLatin1String(name)].toString(); };
    const auto hash = Sha256::fromHex(text("hash").toLatin1());
    const auto publicKey = bytesFromHex(text("publicKey").toLatin1());
    const auto signature = bytesFromHex(text("signature").toLatin1());
    const qint64 seq = (*object)[QLatin1String("seq")].toInteger();
    const QDateTime utc = QDateTime::fromString(text("utc"), Qt::ISODateWithMs);
    if (!hash || !publicKey || !signature || seq < 1 || !utc.isValid())
        return std::nullopt;
    CheckpointLine result{{quint64(seq), *hash, utc, *signature, *publicKey}, domain::EnvironmentId(text("environment"))};
    if (toLine(result.checkpoint, result.environment) != line)
        return std::nullopt;
    return result;
}

} // namespace pilothouse::audit
