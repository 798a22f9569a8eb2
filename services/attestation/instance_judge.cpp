// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/instance_judge.h"

#include "services/attestation/claims.h"
#include "services/attestation/quote_parser.h"
#include "services/attestation/reference_check.h"
#include "services/core/plain_text.h"

#include <algorithm>

namespace pilothouse::attestation {

namespace {

constexpr uint8_t kConfigIdVersion1 = 1;

Verification missingCollateral(const Quote &quote, const std::optional<CollateralHint> &hint, const QString &rootName)
{
    const QString platform = hint ? QStringLiteral("FMSPC %1").arg(QString::fromLatin1(hint->fmspc.toHex())) : QString();
    const Failure failure(QLatin1StringView("COLLATERAL_MISSING"), platform);
    Verification result;
    result.trustRoot = rootName;
    result.quote = quote;
    result.reason = failure.code;
    result.reasonClass = reasonClassOf(failure.code);
    result.message = messageOf(failure);
    return result;
}

/// True when another set of collateral could give another answer.
bool isFaultOfCollateral(const Verification &result)
{
    return result.reasonClass == QLatin1StringView("COLLATERAL") || result.reasonClass == QLatin1StringView("REVOCATION");
}

void judgeQuote(const Evidence &evidence, FleetVerifier &verifier, const StatusPolicy &policy, InstanceReport &report)
{
    if (evidence.quote.isEmpty()) {
        report.quote = QuoteState::Absent;
        report.notProven << (evidence.appInfo.isEmpty() ? QStringLiteral("there is no quote")
                                                        : QStringLiteral("there is no quote: what the machine says about itself proves nothing"));
        return;
    }
    report.rung = Rung::Present;
    report.verification = verifier.verify(evidence.quote);
    const Verification &result = report.verification;
    if (result.quote)
        report.rung = Rung::Parsed;
    if (!result.isVerified()) {
        report.quote = QuoteState::Rejected;
        report.notProven << (!result.wasChecked() ? QStringLiteral("the quote was not checked: %1 (%2)").arg(result.message, result.reason)
                                                  : QStringLiteral("the quote is rejected: %1 (%2)").arg(result.message, result.reason));
        return;
    }
    report.quote = QuoteState::Verified;
    report.rung = Rung::SignatureValid;
    if (!policy.accept.contains(result.status)) {
        const QString advisories
            = result.advisoryIds.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(result.advisoryIds.join(QStringLiteral(", ")));
        report.notProven << QStringLiteral("TCB status %1 is not accepted by the policy%2").arg(result.status, advisories);
    } else if (!result.advisoryIds.isEmpty()) {
        report.notes << QStringLiteral("TCB status %1: %2").arg(result.status, result.advisoryIds.join(QStringLiteral(", ")));
    }
    if (result.intelProfileStatus != result.status)
        report.notes << QStringLiteral("Intel's own rules give the TCB status %1").arg(result.intelProfileStatus);
    if (result.warnings.contains(QLatin1String("TRAILING_NONZERO")))
        report.notes << QStringLiteral("bytes after the quote are not zero; nothing signs them");
    if (!result.quote->td)
        report.notProven << QStringLiteral("this is an SGX quote: it has no RTMRs, so nothing ties it to an application");
}

void judgeLog(const Evidence &evidence, InstanceReport &report)
{
    const TdReport *td = report.verification.quote && report.verification.quote->td ? &*report.verification.quote->td : nullptr;
    if (evidence.eventLog.isEmpty()) {
        report.notProven << QStringLiteral("there is no event log");
        return;
    }
    const auto log = parseEventLog(evidence.eventLog);
    if (!log) {
        report.rtmrReplay = ReplayState::Mismatch;
        report.notProven << log.error().what;
        return;
    }
    report.eventLog = *log;
    report.replayed = replay(*log, td ? std::optional(td->rtmr) : std::nullopt);
    if (td != nullptr)
        report.rtmrReplay = report.replayed.matchesQuote == true && report.replayed.problems.empty() ? ReplayState::Ok : ReplayState::Mismatch;
    for (const EventProblem &problem : report.replayed.problems)
        report.notProven << QStringLiteral("%1: %2").arg(problem.code, visibleText(problem.text, 400));
    const BootIdentity &identity = report.replayed.identity;
    if (identity.complete && (!identity.appId || !identity.composeHash))
        report.notProven << QStringLiteral("the boot section does not name the application (app-id and compose-hash)");
    if (identity.legacy)
        report.notes << QStringLiteral("legacy image: the whole event log counts as the boot section");
    const std::array<bool, 4> &replayed = report.replayed.replayed;
    if (td != nullptr && !(replayed[0] && replayed[1] && replayed[2]))
        report.notes << QStringLiteral("RTMR0 to RTMR2 are quoted, not replayed: the log was stripped");
}

void judgeApplication(const Evidence &evidence, InstanceReport &report)
{
    const BootIdentity &identity = report.replayed.identity;
    if (!identity.composeHash)
        return;
    if (evidence.appCompose.isEmpty()) {
        report.notProven << QStringLiteral("app-compose was not served, so its hash cannot be tied to a text");
    } else {
        report.composeHashMatches = sha256({evidence.appCompose}) == *identity.composeHash;
        if (!*report.composeHashMatches)
            report.notProven << QStringLiteral("the served app-compose is not the one that was measured: it hashes to %1, the log says %2")
                                    .arg(QString::fromLatin1(sha256({evidence.appCompose}).toHex()),
                                         QString::fromLatin1(identity.composeHash->toHex()));
    }
    if (report.verification.quote && report.verification.quote->td) {
        const QByteArrayView configId = report.verification.quote->td->mrConfigId.view();
        const QByteArray expected = QByteArray(1, char(kConfigIdVersion1)) + identity.composeHash->view().toByteArray() + QByteArray(15, '\0');
        if (uint8_t(configId[0]) == kConfigIdVersion1 && configId != expected)
            report.notProven << QStringLiteral("MRCONFIGID was made for another compose hash than the log says");
    }
    for (const QString &image : containerImages(evidence.appCompose).unpinned)
        report.notes << QStringLiteral("image not pinned by digest: %1").arg(visibleText(image, 120));
    for (const char *weak : {"\"local-sgx\"", "\"none\""})
        if (identity.keyProvider.contains(weak))
            report.notes << QStringLiteral("key provider %1: keys are not shared between machines").arg(QLatin1StringView(weak));
}

void judgeClaims(const Evidence &evidence, InstanceReport &report)
{
    if (!report.verification.quote || !report.verification.quote->td)
        return;
    const ClaimCheck check = checkClaims(evidence, *report.verification.quote->td, report.replayed.identity);
    for (const QString &contradiction : check.contradictions)
        report.notProven << QStringLiteral("claimed and measured differ: %1").arg(contradiction);
    report.notes << check.notes;
}

const Digest<64> *reportDataOf(const Verification &result)
{
    if (!result.quote)
        return nullptr;
    if (result.quote->td)
        return &result.quote->td->reportData;
    return result.quote->enclave ? &result.quote->enclave->reportData : nullptr;
}

void judgeFreshness(const Evidence &evidence, InstanceReport &report)
{
    const Digest<64> *reportData = reportDataOf(report.verification);
    if (report.quote != QuoteState::Verified || reportData == nullptr)
        return;
    const bool answersChallenge = evidence.expectedReportData && *evidence.expectedReportData == reportData->view();
    const bool bindsConnection = !evidence.tlsPublicKey.isEmpty() && sha512({"ratls-cert:", evidence.tlsPublicKey}) == *reportData;
    if (answersChallenge || bindsConnection) {
        report.freshness = QuoteFreshness::Fresh;
    } else if (evidence.expectedReportData) {
        report.freshness = QuoteFreshness::Replayed;
        report.notProven << QStringLiteral("the quote does not answer this challenge: it was made for another one");
    } else {
        report.notProven << QStringLiteral("freshness is not proven: no challenge was possible, and the quote does not bind the connection");
    }
}

} // namespace

FleetVerifier::FleetVerifier(const CollateralSet &collateral, UnixTime at, const TrustRoot &root) : m_at(at), m_rootName(root.name), m_verifier(root)
{
    for (const Collateral &item : collateral.items)
        m_candidates.push_back({&item, labelOf(item)});
    std::stable_sort(m_candidates.begin(), m_candidates.end(),
                     [](const Candidate &a, const Candidate &b) { return a.label.evaluationDataNumber > b.label.evaluationDataNumber; });
}

Verification FleetVerifier::verify(const QByteArray &bytes)
{
    Quote quote;
    if (readQuote(bytes, quote))
        return m_verifier.verify(bytes, {}, m_at);
    const auto hint = collateralHint(quote);
    std::optional<Verification> firstFailure;
    for (const Candidate &candidate : m_candidates) {
        if (!hint || !candidate.label.fits(*hint))
            continue;
        Verification result = m_verifier.verify(bytes, *candidate.collateral, m_at);
        if (result.isVerified() || !isFaultOfCollateral(result))
            return result;
        if (!firstFailure)
            firstFailure = std::move(result);
    }
    if (firstFailure)
        return *firstFailure;
    // A single collateral that seems to fit nothing is still worth its own, more telling reason.
    if (m_candidates.size() == 1)
        return m_verifier.verify(bytes, *m_candidates.front().collateral, m_at);
    return missingCollateral(quote, hint, m_rootName);
}

InstanceReport judge(const Evidence &evidence, FleetVerifier &verifier, const StatusPolicy &policy, const References &references)
{
    InstanceReport report;
    report.name = evidence.name;
    judgeQuote(evidence, verifier, policy, report);
    judgeLog(evidence, report);
    judgeApplication(evidence, report);
    judgeClaims(evidence, report);
    judgeReferences(references, report);
    judgeFreshness(evidence, report);
    if (report.quote == QuoteState::Verified && report.rtmrReplay == ReplayState::Ok) {
        report.rung = Rung::Measured;
        if (report.freshness == QuoteFreshness::Fresh)
            report.rung = Rung::Fresh;
    }
    // Why something is missing matters only when something is.
    if (evidence.quote.isEmpty() || evidence.eventLog.isEmpty() || evidence.appCompose.isEmpty())
        report.notProven << evidence.failures;
    else
        report.notes << evidence.failures;
    report.notBound = missingForBound(references, report);
    report.notes << evidence.notes;
    return report;
}

} // namespace pilothouse::attestation
