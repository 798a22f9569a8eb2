// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cutover/gate_rules.h"

#include "services/core/digest.h"
#include "services/core/plain_text.h"

namespace pilothouse::cutover {

using domain::AttestationLevel;
using domain::Gate;
using domain::GateId;
using domain::GateState;

namespace {

constexpr qsizetype kKeptBody = 64 * 1024;

QString ruleText(GateId id)
{
    switch (id) {
    case GateId::Readiness: return QStringLiteral("/ready answers 200 with a true ready flag");
    case GateId::Dependency: return QStringLiteral("/canary/run answers 200 with ok true and no mock marker");
    case GateId::LiveIntents: return QStringLiteral("one analyze, one create and one small pay succeed with evidence on canary repositories");
    case GateId::Attestation: return QStringLiteral("the plane reaches the level that the policy requires");
    }
    return QString();
}

Gate emptyGate(GateId id)
{
    Gate gate;
    gate.id = id;
    gate.limit = freshnessLimit(id, AttestationLevel::None);
    gate.evidence.rule = ruleText(id);
    return gate;
}

Gate gateFrom(GateId id, const PlaneAnswer &answer)
{
    Gate gate = emptyGate(id);
    gate.evidence.request = answer.request;
    gate.evidence.status = answer.status;
    gate.evidence.body = answer.body.left(kKeptBody);
    gate.evidence.bodySha256 = QString::fromLatin1(sha256({answer.body}).toHex());
    return gate;
}

/// Not reached is not failed: nothing is known about the plane.
Gate unreachedGate(GateId id, const Error &error)
{
    Gate gate = emptyGate(id);
    gate.finding = visibleText(error.what, 200);
    gate.findings = QStringList{gate.finding};
    gate.evidence.request = error.where;
    gate.evidence.status = error.httpStatus;
    gate.evidence.body = error.raw;
    return gate;
}

Gate decided(Gate gate, GateState state, const QStringList &findings)
{
    gate.state = state;
    gate.findings = findings;
    gate.findings.removeAll(QString());
    gate.finding = gate.findings.join(QStringLiteral("; "));
    return gate;
}

Gate judgeCanary(Gate gate, const CanaryReport &report)
{
    QStringList failures;
    QStringList oddities;
    int passed = 0;
    for (const CanaryCheck &check : report.checks) {
        const QString line = check.words.isEmpty() ? check.name : QStringLiteral("%1: %2").arg(check.name, check.words);
        switch (check.state) {
        case CanaryCheck::State::Ok: ++passed; break;
        case CanaryCheck::State::Soft: oddities << line; break;
        case CanaryCheck::State::Failed: failures << QStringLiteral("%1 failed").arg(line); break;
        }
    }
    if (report.mock)
        return decided(gate, GateState::Fail, QStringList{QStringLiteral("mock marker: the plane pretends its services")} + failures);
    if (!report.consistent)
        return decided(gate, GateState::Fail,
                       QStringList{QStringLiteral("the run's \"ok\" contradicts its checks or its status")} + failures + oddities);
    if (!report.ok)
        return decided(gate, GateState::Fail, failures + oddities);
    gate.degraded = !failures.isEmpty() || !oddities.isEmpty();
    return decided(gate, GateState::Pass,
                   gate.degraded ? failures + oddities
                                 : QStringList{QStringLiteral("%1 of %2 checks, no mock marker").arg(passed).arg(report.checks.size())});
}

} // namespace

Gate judgeReadiness(const Result<PlaneAnswer> &answer, const std::optional<HealthReport> &health)
{
    if (!answer)
        return unreachedGate(GateId::Readiness, answer.error());
    const ReadyReport report = readReady(*answer);
    Gate gate = gateFrom(GateId::Readiness, *answer);
    switch (report.verdict) {
    case ReadyReport::Verdict::Unreadable: return decided(gate, GateState::Unknown, {report.finding});
    case ReadyReport::Verdict::NotReady: return decided(gate, GateState::Fail, {report.finding});
    case ReadyReport::Verdict::Ready: break;
    }
    gate.degraded = health && !health->healthy;
    return decided(gate, GateState::Pass,
                   gate.degraded ? QStringList{QStringLiteral("ready, but /health says unhealthy")} : QStringList{report.finding});
}

Gate judgeDependency(const Result<PlaneAnswer> &answer)
{
    if (!answer)
        return unreachedGate(GateId::Dependency, answer.error());
    const auto report = readCanaryRun(*answer);
    Gate gate = gateFrom(GateId::Dependency, *answer);
    if (!report)
        return decided(gate, GateState::Unknown, {report.error().what});
    return judgeCanary(gate, *report);
}

std::optional<Gate> judgeLastCanary(const PlaneAnswer &answer)
{
    const auto report = readLastCanary(answer);
    if (!report || !*report)
        return std::nullopt;
    return judgeCanary(gateFrom(GateId::Dependency, answer), **report);
}

Gate judgeAttestation(const Result<PlaneAttestation> &answer, const std::optional<HealthReport> &health, const domain::AttestationPolicy &policy)
{
    if (!answer) {
        Gate gate = unreachedGate(GateId::Attestation, answer.error());
        gate.finding.prepend(QStringLiteral("no attestation answer: "));
        return gate;
    }
    Gate gate = emptyGate(GateId::Attestation);
    gate.limit = freshnessLimit(GateId::Attestation, answer->level);
    gate.evidence.request = QStringLiteral("attestation of the new plane");
    gate.evidence.body = answer->evidenceText.toUtf8().left(kKeptBody);
    gate.evidence.bodySha256 = QString::fromLatin1(sha256({answer->evidenceText.toUtf8()}).toHex());
    const QString finding = visibleText(answer->finding, 200);
    const QString reached = levelWord(answer->level);
    const QString required = levelWord(policy.require);

    if (answer->explicitMock || (health && health->saysMock()))
        return decided(gate, GateState::Fail, {QStringLiteral("the plane itself says \"mock\""), finding});
    if (health && health->saysTee() && !health->computesInTee())
        return decided(gate, GateState::Fail,
                       {QStringLiteral("the self-report contradicts itself: wallet \"tee\", compute \"%1\"").arg(health->compute), finding});
    if (!answer->quoteSha256.isEmpty() && answer->level < AttestationLevel::A2)
        return decided(gate, GateState::Fail, {QStringLiteral("the plane's quote does not prove what it says"), finding});
    if (answer->level >= AttestationLevel::A2 && !policy.acceptStatus.contains(answer->tcbStatus))
        return decided(gate, GateState::Fail,
                       {QStringLiteral("the platform's status %1 is not accepted by the policy")
                            .arg(answer->tcbStatus.isEmpty() ? QStringLiteral("(none)") : visibleText(answer->tcbStatus, 60)),
                        finding});
    if (policy.require >= AttestationLevel::A2 && answer->level < AttestationLevel::A2 && !answer->challengePossible)
        return decided(gate, GateState::Unknown,
                       {QStringLiteral("%1, %2 required: the plane offers no challenge and no attested connection").arg(reached, required), finding});
    if (answer->level < policy.require)
        return decided(gate, GateState::Fail, {QStringLiteral("%1, %2 required").arg(reached, required), finding});
    if (policy.require >= AttestationLevel::A2 && !answer->challengePossible) {
        const QString words = QStringLiteral("%1, and nothing shows that the quote is fresh: the plane cannot be challenged").arg(reached);
        if (policy.freshness == domain::FreshnessRule::Required)
            return decided(gate, GateState::Unknown, {words, finding});
        gate.degraded = true;
        return decided(gate, GateState::Pass, {words, finding});
    }
    return decided(gate, GateState::Pass, {finding.isEmpty() ? reached : QStringLiteral("%1, %2").arg(reached, finding)});
}

Gate attestationNotSetUp()
{
    return decided(emptyGate(GateId::Attestation), GateState::Unknown, {QStringLiteral("no attestation set up")});
}

Gate liveIntentsNeverRun()
{
    return decided(emptyGate(GateId::LiveIntents), GateState::Unknown, {QStringLiteral("never run: it spends money and is started by hand only")});
}

Gate unmeasuredGate(GateId id)
{
    return decided(emptyGate(id), GateState::Unknown, {QStringLiteral("never measured")});
}

std::chrono::seconds freshnessLimit(GateId id, AttestationLevel level)
{
    using namespace std::chrono_literals;
    switch (id) {
    case GateId::Readiness: return 30s;
    case GateId::Dependency: return 10min;
    case GateId::LiveIntents: return 24h;
    case GateId::Attestation: return level >= AttestationLevel::A2 ? std::chrono::seconds(1h) : 60s;
    }
    return 0s;
}

Gate agedGate(Gate gate, std::optional<MonotonicTime> measuredAt, MonotonicTime now, const QString &voidBecause)
{
    if (!measuredAt)
        return gate;
    gate.age = std::chrono::duration_cast<std::chrono::seconds>(now - *measuredAt);
    if (gate.state != GateState::Pass)
        return gate;
    const bool tooOld = now - *measuredAt > gate.limit;
    if (!tooOld && voidBecause.isEmpty())
        return gate;
    gate.state = GateState::Stale;
    gate.finding = voidBecause.isEmpty() ? QStringLiteral("was pass, measured too long ago") : QStringLiteral("was pass, %1").arg(voidBecause);
    return gate;
}

QString levelWord(AttestationLevel level)
{
    switch (level) {
    case AttestationLevel::None: return QStringLiteral("A0");
    case AttestationLevel::A1: return QStringLiteral("A1");
    case AttestationLevel::A2: return QStringLiteral("A2");
    case AttestationLevel::A3: return QStringLiteral("A3");
    }
    return QString();
}

} // namespace pilothouse::cutover
