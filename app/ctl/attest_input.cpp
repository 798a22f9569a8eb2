// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/attest_input.h"

#include "app/ctl/context.h"
#include "services/core/plain_text.h"

#include <QFileInfo>
#include <QRegularExpression>

namespace pilothouse::ctl {

namespace {

// Over the verifier's own limit of 1 MiB, so that a huge quote is judged by the verifier and not here.
constexpr qint64 kQuoteBytes = 4 * 1024 * 1024;
constexpr qint64 kCollateralBytes = 16 * 1024 * 1024;
constexpr qint64 kRootBytes = 64 * 1024;
constexpr qint64 kImageTableBytes = 4 * 1024 * 1024;

Error badTime(const QString &text)
{
    return {.kind = ErrorKind::InvalidInput,
            .what = QStringLiteral("not a time: \"%1\"").arg(visibleText(text, 60)),
            .where = QStringLiteral("--at"),
            .nextStep = QStringLiteral("Give RFC 3339 with a zone (2026-01-15T12:00:00Z) or seconds since 1970.")};
}

} // namespace

Result<attestation::UnixTime> parseTime(const QString &text)
{
    // Certificates know no year after 9999.
    constexpr qint64 kLatest = 253'402'300'799;
    if (const auto seconds = wholeNumber(text)) {
        if (*seconds < 0 || *seconds > kLatest)
            return badTime(text);
        return attestation::UnixTime(std::chrono::seconds(*seconds));
    }
    static const QRegularExpression rfc3339(
        QStringLiteral("^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})$"));
    if (!rfc3339.match(text).hasMatch())
        return badTime(text);
    QString normal = text.toUpper();
    normal[10] = u'T';
    const QDateTime time = QDateTime::fromString(normal, Qt::ISODateWithMs);
    if (!time.isValid() || time.toSecsSinceEpoch() < 0)
        return badTime(text);
    return attestation::UnixTime(std::chrono::seconds(time.toSecsSinceEpoch()));
}

Result<attestation::UnixTime> timeOf(const Context &context)
{
    const QLatin1StringView at("at");
    if (context.invocation().has(at))
        return parseTime(context.invocation().value(at));
    return attestation::UnixTime(std::chrono::seconds(context.clock()->utcNow().toSecsSinceEpoch()));
}

Result<attestation::TrustRoot> trustRootOf(const Invocation &invocation)
{
    const QLatin1StringView option("trust-root");
    if (!invocation.has(option))
        return attestation::TrustRoot::intel();
    const QString path = invocation.value(option);
    const auto bytes = readInputFile(path, kRootBytes);
    if (!bytes)
        return bytes.error();
    auto root = attestation::TrustRoot::fromBytes(*bytes, path);
    if (root)
        return root;
    Error error = root.error();
    error.kind = ErrorKind::InvalidInput;
    error.where = path;
    return error;
}

Result<QByteArray> quoteOf(const Invocation &invocation)
{
    return readInputFile(invocation.value(QLatin1StringView("quote")), kQuoteBytes);
}

Result<attestation::CollateralSet> collateralOf(const Invocation &invocation)
{
    attestation::CollateralSet set;
    for (const QString &path : invocation.values(QLatin1StringView("collateral"))) {
        const auto bytes = readInputFile(path, kCollateralBytes);
        if (!bytes)
            return bytes.error();
        auto collateral = attestation::Collateral::fromJson(*bytes);
        if (!collateral) {
            Error error = collateral.error();
            error.kind = ErrorKind::InvalidInput;
            error.where = path;
            return error;
        }
        set.items.push_back(*std::move(collateral));
    }
    return set;
}

Result<attestation::References> referencesOf(const Invocation &invocation, attestation::References references)
{
    const auto badHex = [](const char *option, int bytes) {
        return Error{.kind = ErrorKind::InvalidInput,
                     .what = QStringLiteral("must be %1 hexadecimal digits").arg(2 * bytes),
                     .where = QLatin1StringView(option)};
    };
    const auto bytesOf = [&invocation](QLatin1StringView option) { return bytesFromHex(invocation.value(option).toLatin1()); };
    if (const QLatin1StringView option("os-images"); invocation.has(option)) {
        const QString path = invocation.value(option);
        const auto bytes = readInputFile(path, kImageTableBytes);
        if (!bytes)
            return bytes.error();
        auto table = attestation::OsImageTable::fromJson(*bytes);
        if (!table) {
            Error error = table.error();
            error.where = path;
            return error;
        }
        references.osImages = *std::move(table);
    }
    if (const QLatin1StringView option("expect-image"); invocation.has(option)) {
        references.osImage = invocation.value(option);
        if (!references.osImages || !references.osImages->names(references.osImage))
            return Error{.kind = ErrorKind::InvalidInput,
                         .what = QStringLiteral("no entry of the OS image table has this name"),
                         .where = QStringLiteral("--expect-image"),
                         .nextStep = QStringLiteral("Give --os-images with a table that lists it.")};
    }
    if (const QLatin1StringView option("expect-compose-hash"); invocation.has(option)) {
        references.composeHash = Sha256::fromHex(invocation.value(option).toLatin1());
        if (!references.composeHash)
            return badHex("--expect-compose-hash", 32);
    }
    if (const QLatin1StringView option("expect-app-id"); invocation.has(option)) {
        references.appId = bytesOf(option);
        if (!references.appId || references.appId->size() != 20)
            return badHex("--expect-app-id", 20);
    }
    return references;
}

Result<std::vector<QUrl>> urlsOf(const Invocation &invocation)
{
    std::vector<QUrl> urls;
    for (const QString &text : invocation.values(QLatin1StringView("url"))) {
        const QUrl url(text, QUrl::StrictMode);
        const bool web = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
        if (!url.isValid() || !web || url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment())
            return Error{.kind = ErrorKind::InvalidInput,
                         .what = QStringLiteral("not the address of an instance"),
                         .where = QStringLiteral("--url"),
                         .nextStep = QStringLiteral("Give http:// or https:// with a host, without user, password, query or fragment.")};
        urls.push_back(url);
    }
    return urls;
}

} // namespace pilothouse::ctl
