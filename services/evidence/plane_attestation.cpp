// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/evidence/plane_attestation.h"

#include "services/core/json.h"

namespace pilothouse::evidence {

using attestation::QuoteFreshness;
using attestation::QuoteState;
using cutover::PlaneAttestation;
using domain::AttestationLevel;

namespace {

/// Without collateral nothing is known about a quote: neither good nor bad.
bool cannotBeJudged(const attestation::InstanceReport &report)
{
    return report.verification.reason == QLatin1StringView("COLLATERAL_MISSING");
}

/// Everything of A2 but the challenge: whether freshness may be unknown is the policy's to say.
bool reachesA2(const attestation::InstanceReport &report, bool accepted)
{
    return report.quote == QuoteState::Verified && accepted && report.freshness != QuoteFreshness::Replayed
           && report.rtmrReplay != attestation::ReplayState::Mismatch && report.composeHashMatches != false;
}

QString quoteSentence(const attestation::InstanceReport &report, bool accepted)
{
    const attestation::Verification &v = report.verification;
    if (report.quote == QuoteState::Absent)
        return QStringLiteral("no quote");
    if (cannotBeJudged(report))
        return QStringLiteral("quote not judged: %1").arg(v.message);
    if (report.quote == QuoteState::Rejected)
        return QStringLiteral("quote rejected: %1").arg(v.reason);
    if (!accepted)
        return QStringLiteral("quote verified, but the policy does not accept TCB status %1").arg(v.status);
    if (report.rtmrReplay == attestation::ReplayState::Mismatch)
        return QStringLiteral("quote verified, but the event log is not the one that it measures");
    if (report.composeHashMatches == false)
        return QStringLiteral("quote verified, but the app-compose it serves is not the one that was measured");
    switch (report.freshness) {
    case QuoteFreshness::Fresh: return QStringLiteral("quote verified now, TCB %1").arg(v.status);
    case QuoteFreshness::Replayed: return QStringLiteral("quote verified, but it does not answer our challenge: it is not of now");
    case QuoteFreshness::Unknown:
        return QStringLiteral("quote verified, freshness unknown: no challenge route, and the connection is not bound to the quote");
    }
    return {};
}

} // namespace

Result<SelfReport> selfReportOf(const QByteArray &health)
{
    const auto object = parseJsonObject(health);
    if (!object)
        return object.error();
    const QString wallet = object->value(QLatin1StringView("services")).toObject().value(QLatin1StringView("teeWallet")).toString();
    const QString compute = object->value(QLatin1StringView("compute")).toString();
    SelfReport report;
    report.tee = wallet == QLatin1StringView("tee") && compute.contains(QLatin1StringView("TEE")) && compute.contains(QLatin1StringView("dstack"));
    report.mock = wallet == QLatin1StringView("mock");
    report.text = QStringLiteral("teeWallet %1, compute %2")
                      .arg(wallet.isEmpty() ? QStringLiteral("missing") : wallet, compute.isEmpty() ? QStringLiteral("missing") : compute);
    return report;
}

PlaneAttestor::PlaneAttestor(Parts parts) : m_parts(std::move(parts)) { }

QCoro::Task<Result<PlaneAttestation>> PlaneAttestor::attest()
{
    const auto self = shared_from_this();
    const auto health = co_await m_parts.planes->health(cutover::Plane::New);
    if (!health)
        co_return health.error();
    const auto said = selfReportOf(health->body);
    if (!said)
        co_return said.error();
    PlaneAttestation result;
    result.explicitMock = said->mock;
    result.level = said->tee ? AttestationLevel::A1 : AttestationLevel::None;
    result.finding = said->text;
    result.evidenceText = QStringLiteral("%1\n%2").arg(health->request, said->text);

    attestation::Machine machine;
    machine.name = m_parts.plane.name;
    machine.address = m_parts.plane.url;
    const std::vector<attestation::Machine> machines{machine};
    const auto compared = co_await m_parts.workflow->compareLive(machines, CancelToken());
    if (!compared) {
        result.finding += QStringLiteral("; no evidence: %1").arg(compared.error().what);
        co_return result;
    }
    const attestation::InstanceReport &report = compared->comparison.instances.front();
    const attestation::Verification &v = report.verification;
    const bool accepted = m_parts.policy.acceptStatus.contains(v.status);
    result.challengePossible = report.freshness != QuoteFreshness::Unknown;
    result.tcbStatus = v.status;
    if (reachesA2(report, accepted))
        result.level = report.notBound.isEmpty() ? AttestationLevel::A3 : AttestationLevel::A2;
    result.finding = QStringLiteral("%1; %2").arg(quoteSentence(report, accepted), said->text);
    QStringList lines{result.evidenceText, QStringLiteral("trust root %1").arg(v.trustRoot), v.message};
    lines << QStringLiteral("event log %1, freshness %2")
                 .arg(attestation::replayStateWord(report.rtmrReplay), attestation::freshnessWord(report.freshness));
    lines << report.notProven << report.notes;
    if (!report.notBound.isEmpty())
        lines << QStringLiteral("A3 not claimed: %1").arg(report.notBound.join(QStringLiteral("; ")));
    result.evidenceText = lines.join(u'\n');
    if (v.quote && !cannotBeJudged(report))
        result.quoteSha256 = sha256({v.quote->raw}).toHex();
    co_return result;
}

} // namespace pilothouse::evidence
