// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/reference_check.h"

#include "services/attestation/strict_json.h"
#include "services/core/plain_text.h"

#include <algorithm>

namespace pilothouse::attestation {

namespace {

const TdReport *tdOf(const InstanceReport &report)
{
    return report.verification.quote && report.verification.quote->td ? &*report.verification.quote->td : nullptr;
}

QString hexText(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

/// The id inside a key-provider event, in lower case; empty when it cannot be read.
QByteArray providerId(const QByteArray &keyProvider)
{
    const auto document = strict_json::Document::parse(keyProvider, {});
    return document ? document->root()["id"].text().value_or(QByteArray()).toLower() : QByteArray();
}

bool isNamed(const ImageJudgement &judgement, const OsImageTable &table, const QString &wanted)
{
    return std::any_of(table.images.begin(), table.images.end(),
                       [&](const OsImage &image) { return image.title() == judgement.image && image.isCalled(wanted); });
}

void judgeImage(const References &references, const TdReport &td, InstanceReport &report)
{
    report.image = references.osImages->judge(td, report.replayed.identity);
    const ImageJudgement &image = *report.image;
    const QString title = visibleText(image.image, 80);
    switch (image.answer) {
    case ImageAnswer::Unknown:
        report.notProven
            << (title.isEmpty()
                    ? QStringLiteral("the OS image is unknown: no entry of the table has its MRTD, RTMR1 or RTMR2")
                    : QStringLiteral("the OS image is unknown: no entry of the table has its MRTD, RTMR1 and RTMR2 (%1 is closest)").arg(title));
        return;
    case ImageAnswer::DevImage: report.notProven << QStringLiteral("%1 is a dev image: it lets people log in").arg(title); return;
    case ImageAnswer::Release: break;
    }
    if (!references.osImage.isEmpty() && !isNamed(image, *references.osImages, references.osImage))
        report.notProven << QStringLiteral("the OS image is %1, expected %2").arg(title, visibleText(references.osImage, 80));
    if (image.osImageHashAgrees == false)
        report.notes << QStringLiteral("os-image-hash: the registers are those of %1, the measured event names another image").arg(title);
    if (image.hasShapes && !image.shape)
        report.notes << QStringLiteral("RTMR0 is not that of a machine shape that the table lists for %1").arg(title);
}

} // namespace

void judgeReferences(const References &references, InstanceReport &report)
{
    const BootIdentity &identity = report.replayed.identity;
    if (const TdReport *td = tdOf(report); td != nullptr && references.osImages)
        judgeImage(references, *td, report);
    if (references.composeHash && identity.composeHash && *references.composeHash != *identity.composeHash)
        report.notProven << QStringLiteral("compose-hash is %1, expected %2")
                                .arg(QString::fromLatin1(identity.composeHash->toHex()), QString::fromLatin1(references.composeHash->toHex()));
    if (references.appId && identity.appId && *references.appId != *identity.appId)
        report.notProven << QStringLiteral("app-id is %1, expected %2").arg(hexText(*identity.appId), hexText(*references.appId));
    if (!references.keyProviderId.isEmpty() && !identity.keyProvider.isEmpty() && providerId(identity.keyProvider) != references.keyProviderId)
        report.notProven << QStringLiteral("the key provider's key is not the expected one");
}

QStringList missingForBound(const References &references, const InstanceReport &report)
{
    QStringList missing = report.notProven;
    if (!references.osImages)
        missing << QStringLiteral("no OS image table was given, so MRTD and RTMR0 to RTMR2 have no reference");
    else if (report.image && report.image->answer == ImageAnswer::Release && !report.image->shape)
        missing << (report.image->hasShapes ? QStringLiteral("RTMR0 is not that of a shape that the table lists")
                                            : QStringLiteral("the table lists no RTMR0 for this image"));
    if (report.image && report.image->osImageHashAgrees == false)
        missing << QStringLiteral("the measured os-image-hash is not that of the table");
    if (!references.composeHash)
        missing << QStringLiteral("no compose hash was expected");
    if (!references.appId)
        missing << QStringLiteral("no app id was expected");
    return missing;
}

} // namespace pilothouse::attestation
