// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/evidence/collateral_cache.h"

#include "services/core/json.h"
#include "services/core/private_file.h"

namespace pilothouse::evidence {

namespace {

constexpr qsizetype kMostBytes = 16 * 1024 * 1024;
constexpr int kFormat = 1;

Error damaged(const QString &path, const QString &why)
{
    Error error;
    error.kind = ErrorKind::InvalidInput;
    error.what = QStringLiteral("the kept collateral cannot be used: %1").arg(why);
    error.where = path;
    return error;
}

} // namespace

CollateralCache::CollateralCache(QString folder, CacheScope scope) : m_folder(std::move(folder)), m_scope(std::move(scope)) { }

QByteArray CollateralCache::label(const attestation::CollateralHint &hint) const
{
    const QByteArray ca = hint.ca == attestation::PckCa::Platform ? "platform" : "processor";
    const QByteArray tee = hint.tee == attestation::Tee::Tdx ? "tdx" : "sgx";
    const QJsonObject object{{QStringLiteral("environment"), m_scope.environment},
                             {QStringLiteral("service"), m_scope.service},
                             {QStringLiteral("trustRoot"), QString::fromLatin1(m_scope.trustRoot.toHex())},
                             {QStringLiteral("dataSet"), m_scope.dataSet},
                             {QStringLiteral("platform"), QString::fromLatin1(tee + '-' + hint.fmspc.toHex() + '-' + ca)}};
    return canonicalJson(object);
}

QString CollateralCache::fileFor(const attestation::CollateralHint &hint) const
{
    const QByteArray name = sha256({label(hint)}).toHex().left(32);
    return m_folder.isEmpty() ? QString()
                              : QStringLiteral("%1/%2-%3.json").arg(m_folder, QString::fromLatin1(hint.fmspc.toHex()), QString::fromLatin1(name));
}

Result<std::optional<KeptCollateral>> CollateralCache::read(const attestation::CollateralHint &hint) const
{
    using Kept = std::optional<KeptCollateral>;
    const QString path = fileFor(hint);
    if (path.isEmpty())
        return Kept();
    const auto bytes = readPrivateFile(path, kMostBytes, FileAccess::OwnerOnly);
    if (!bytes) {
        if (bytes.error().kind == ErrorKind::NotFound)
            return Kept();
        return damaged(path, bytes.error().what);
    }
    JsonLimits limits;
    limits.maxBytes = kMostBytes;
    limits.duplicateKeys = DuplicateKeys::Reject;
    const auto object = parseJsonObject(*bytes, limits);
    if (!object)
        return damaged(path, object.error().what);
    if (object->value(QLatin1StringView("format")).toInt() != kFormat)
        return damaged(path, QStringLiteral("another version of this program wrote it"));
    if (object->value(QLatin1StringView("for")).toString().toUtf8() != label(hint))
        return damaged(path, QStringLiteral("it belongs to another environment, service, trust root or platform"));
    const QByteArray text = object->value(QLatin1StringView("collateral")).toString().toUtf8();
    if (object->value(QLatin1StringView("sha256")).toString().toLatin1() != sha256({text}).toHex())
        return damaged(path, QStringLiteral("its checksum does not fit"));
    KeptCollateral kept;
    kept.fetchedAt = QDateTime::fromString(object->value(QLatin1StringView("fetchedAt")).toString(), Qt::ISODate);
    const auto collateral = attestation::Collateral::fromJson(text);
    if (!collateral || !kept.fetchedAt.isValid())
        return damaged(path, collateral ? QStringLiteral("it does not say when it was fetched") : collateral.error().what);
    kept.collateral = *collateral;
    return Kept(kept);
}

Status CollateralCache::write(const attestation::CollateralHint &hint, const KeptCollateral &kept) const
{
    if (m_folder.isEmpty())
        return Done{};
    if (const Status folder = ensurePrivateFolder(m_folder); !folder)
        return folder;
    const QByteArray text = kept.collateral.toJson();
    const QJsonObject object{{QStringLiteral("format"), kFormat},
                             {QStringLiteral("for"), QString::fromUtf8(label(hint))},
                             {QStringLiteral("fetchedAt"), kept.fetchedAt.toUTC().toString(Qt::ISODate)},
                             {QStringLiteral("collateral"), QString::fromUtf8(text)},
                             {QStringLiteral("sha256"), QString::fromLatin1(sha256({text}).toHex())}};
    return writeFileAtomically(fileFor(hint), QJsonDocument(object).toJson(QJsonDocument::Indented));
}

} // namespace pilothouse::evidence
