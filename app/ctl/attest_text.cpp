// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/attest_text.h"

#include "services/core/plain_text.h"

namespace pilothouse::ctl {

namespace {

QString line(const char *name, const QString &value)
{
    return value.isEmpty() ? QString() : QStringLiteral("%1  %2\n").arg(QLatin1String(name), -12).arg(visibleText(value, 1000));
}

QString hex(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes);
}

/// As in comparisons everywhere: first and last eight; equality was computed on the bytes.
QString shortened(const QString &value)
{
    if (value.isEmpty())
        return QStringLiteral("missing");
    return value.size() > 24 ? QStringLiteral("%1…%2").arg(value.left(8), value.right(8)) : visibleText(value, 24);
}

} // namespace

QString verificationText(const attestation::Verification &verification)
{
    QString text = verification.isVerified() ? QStringLiteral("verified: %1\n").arg(verification.status)
                                             : QStringLiteral("rejected: %1 (%2)\n").arg(verification.reason, verification.reasonClass);
    text += line("", verification.message);
    text += line("platform", verification.platformStatus);
    text += line("QE", verification.qeStatus);
    text += line("TDX module", verification.tdxModuleStatus);
    if (verification.intelProfileStatus != verification.status)
        text += line("Intel says", verification.intelProfileStatus);
    text += line("advisories", verification.advisoryIds.join(QLatin1String(", ")));
    text += line("warnings", verification.warnings.join(QLatin1String(", ")));
    text += line("trust root", verification.trustRoot);
    if (verification.quote && verification.quote->td) {
        const attestation::TdReport &td = *verification.quote->td;
        text += line("MRTD", hex(td.mrTd.toHex()));
        for (size_t i = 0; i < td.rtmr.size(); ++i)
            text += line(qPrintable(QStringLiteral("RTMR%1").arg(i)), hex(td.rtmr[i].toHex()));
        text += line("report data", hex(td.reportData.toHex()));
    }
    return text;
}

QString replayText(const attestation::Replay &replay, const attestation::EventLog &log)
{
    QString text = QStringLiteral("%1 events; ").arg(log.events.size());
    text += !replay.matchesQuote   ? QStringLiteral("no quote to compare with\n")
            : *replay.matchesQuote ? QStringLiteral("the registers are those of the quote\n")
                                   : QStringLiteral("the registers are not those of the quote\n");
    for (size_t i = 0; i < replay.rtmr.size(); ++i)
        text += line(qPrintable(QStringLiteral("RTMR%1").arg(i)), hex(replay.rtmr[i].toHex()));
    const attestation::BootIdentity &identity = replay.identity;
    text += line("app id", identity.appId ? hex(identity.appId->toHex()) : QString());
    text += line("compose hash", identity.composeHash ? hex(identity.composeHash->toHex()) : QString());
    text += line("instance id", identity.instanceId ? hex(identity.instanceId->toHex()) : QString());
    text += line("OS image", identity.osImageHash ? hex(identity.osImageHash->toHex()) : QString());
    for (const attestation::EventProblem &problem : replay.problems)
        text += line("problem", QStringLiteral("%1: %2").arg(problem.code, problem.text));
    return text;
}

QString comparisonText(const attestation::Comparison &comparison)
{
    QString text = QStringLiteral("%1: %2\n").arg(attestation::fleetVerdictWord(comparison.verdict), visibleText(comparison.sentence));
    text += line("", comparison.explanation);
    text += line("next step", comparison.nextStep);
    for (const attestation::InstanceReport &instance : comparison.instances) {
        const QString hash = !instance.composeHashMatches   ? QStringLiteral("unknown")
                             : *instance.composeHashMatches ? QStringLiteral("matches")
                                                            : QStringLiteral("differs");
        text += QStringLiteral("%1  quote %2, replay %3, compose hash %4, freshness %5\n")
                    .arg(visibleText(instance.name, 80),
                         instance.quote == attestation::QuoteState::Rejected && !instance.verification.wasChecked()
                             ? QStringLiteral("not checked")
                             : attestation::quoteStateWord(instance.quote),
                         attestation::replayStateWord(instance.rtmrReplay), hash, attestation::freshnessWord(instance.freshness));
        for (const QString &reason : instance.notProven)
            text += QStringLiteral("    not proven: %1\n").arg(visibleText(reason));
        if (instance.notProven.isEmpty())
            text += QStringLiteral("    level %1\n").arg(attestation::levelWord(instance));
        for (const QString &reason : instance.notBound)
            if (instance.notProven.isEmpty())
                text += QStringLiteral("    not A3: %1\n").arg(visibleText(reason));
    }
    for (const attestation::Row &row : comparison.rows) {
        QStringList values;
        for (const QString &value : row.values)
            values << shortened(value);
        text += QStringLiteral("%1  %2  %3\n")
                    .arg(attestation::relationWord(row.relation), -19)
                    .arg(visibleText(row.property, 40), -16)
                    .arg(values.join(QLatin1String("  ")));
    }
    return text;
}

} // namespace pilothouse::ctl
