// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/fleetwatch/verdict_maker.h"

#include "services/core/plain_text.h"

#include <QtEndian>

#include <array>

namespace pilothouse::fleetwatch {

namespace {

constexpr qsizetype kLongestReason = 2'000;

QString hex(QByteArrayView bytes)
{
    return QString::fromLatin1(bytes.toByteArray().toHex());
}

Verdict begun(const WatchedMachine &machine, const QDateTime &at)
{
    Verdict verdict;
    verdict.at = at;
    verdict.machine = machine.key;
    verdict.name = machine.machine.name;
    verdict.uptime = machine.uptime;
    return verdict;
}

QString keyProviderOf(const attestation::BootIdentity &identity)
{
    const QString name = visibleText(QString::fromUtf8(identity.keyProvider), 1'000);
    return identity.mrKms.isEmpty() ? name : QStringLiteral("%1, KMS %2").arg(name, hex(identity.mrKms));
}

} // namespace

Sha256 evidenceDigest(const attestation::Evidence &evidence)
{
    Sha256Stream digest;
    for (const QByteArray &part :
         {evidence.quote, evidence.eventLog, evidence.appCompose, evidence.vmConfig, evidence.appInfo, evidence.versionInfo}) {
        std::array<char, 8> length{};
        qToBigEndian(quint64(part.size()), length.data());
        digest.add(QByteArrayView(length.data(), qsizetype(length.size())));
        digest.add(part);
    }
    return digest.finish();
}

bool isSilent(const attestation::Evidence &evidence)
{
    return !evidence.expectedReportData && evidence.appInfo.isEmpty() && evidence.versionInfo.isEmpty();
}

Verdict verdictOf(const WatchedMachine &machine, const attestation::Evidence &evidence, const attestation::InstanceReport &report,
                  const QDateTime &at)
{
    Verdict verdict = begun(machine, at);
    verdict.outcome = report.notProven.isEmpty() ? Outcome::Proven : Outcome::NotProven;
    verdict.reason = visibleText(report.notProven.join(QStringLiteral("; ")), kLongestReason);
    verdict.quote = report.quote;
    verdict.freshness = report.freshness;
    verdict.rung = report.rung;
    verdict.evidence = evidenceDigest(evidence);
    const attestation::Verification &result = report.verification;
    if (report.quote != attestation::QuoteState::Verified)
        return verdict;
    verdict.tcbStatus = result.status;
    verdict.evaluationData = result.tcbEvaluationDataNumber;
    if (!result.quote || !result.quote->td)
        return verdict;
    verdict.mrTd = hex(result.quote->td->mrTd.view());
    verdict.rtmr1 = hex(result.quote->td->rtmr[1].view());
    verdict.rtmr2 = hex(result.quote->td->rtmr[2].view());
    if (report.rtmrReplay != attestation::ReplayState::Ok)
        return verdict;
    const attestation::BootIdentity &identity = report.replayed.identity;
    if (identity.composeHash)
        verdict.composeHash = hex(identity.composeHash->view());
    verdict.keyProvider = keyProviderOf(identity);
    return verdict;
}

Verdict silentVerdict(const WatchedMachine &machine, const attestation::Evidence &evidence, const QDateTime &at)
{
    Verdict verdict = begun(machine, at);
    verdict.outcome = Outcome::Unreachable;
    verdict.evidence = evidenceDigest(evidence);
    verdict.reason
        = evidence.failures.isEmpty() ? QStringLiteral("no answer") : visibleText(evidence.failures.join(QStringLiteral("; ")), kLongestReason);
    return verdict;
}

Verdict unaskedVerdict(const WatchedMachine &machine, bool wasProven, const QDateTime &at)
{
    Verdict verdict = begun(machine, at);
    verdict.outcome = wasProven ? Outcome::Unreachable : Outcome::NotRunning;
    verdict.reason = QStringLiteral("the list says \"%1\"; it was not asked").arg(visibleText(machine.status, 80));
    return verdict;
}

} // namespace pilothouse::fleetwatch
