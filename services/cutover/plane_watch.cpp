// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cutover/plane_watch.h"

#include "services/core/plain_text.h"
#include "services/cutover/gate_rules.h"

#include <algorithm>

namespace pilothouse::cutover {

using domain::GateId;
using namespace std::chrono_literals;

namespace {

constexpr size_t kKeptSamples = 400; ///< far more than any rule looks back
constexpr auto kCanaryPeriod = 5min;
constexpr auto kCanaryAfterFailure = 60s;
constexpr auto kClockSkew = 30s; ///< how far a plane's clock may be ahead of ours

template <typename Sample>
void addSample(std::vector<Sample> &samples, Sample sample)
{
    samples.push_back(std::move(sample));
    if (samples.size() > kKeptSamples)
        samples.erase(samples.begin(), samples.begin() + kKeptSamples / 4);
}

/// Whether an error means that the plane was not reached, and not that it answered nonsense.
bool isUnreached(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Network:
    case ErrorKind::Timeout:
    case ErrorKind::OutcomeUnknown:
    case ErrorKind::Cancelled:
    case ErrorKind::InvalidInput:
    case ErrorKind::Secret:
    case ErrorKind::Storage:
    case ErrorKind::Internal: return true;
    case ErrorKind::NotFound:
    case ErrorKind::Unauthorised:
    case ErrorKind::Forbidden:
    case ErrorKind::Conflict:
    case ErrorKind::Throttled:
    case ErrorKind::Protocol:
    case ErrorKind::TooLarge:
    case ErrorKind::Remote:
    case ErrorKind::Refused: return false;
    }
    return true;
}

} // namespace

PlaneWatch::PlaneWatch(domain::CutoverSettings settings, domain::AttestationPolicy policy, AttestationSetup attestation,
                       std::shared_ptr<const Clock> clock)
    : m_policy(std::move(policy))
    , m_paymentsConfigured(settings.payments.has_value())
    , m_attestation(attestation)
    , m_clock(std::move(clock))
{
    m_old.settings = std::move(settings.oldPlane);
    m_new.settings = std::move(settings.newPlane);
}

void PlaneWatch::onReady(Plane plane, const Result<PlaneAnswer> &answer)
{
    PlaneState &into = state(plane);
    into.readyAt = now().at;
    into.readyUtc = now().utc;
    if (answer) {
        const ReadyReport report = readReady(*answer);
        into.rank = report.verdict == ReadyReport::Verdict::Ready ? Rank::Ready : Rank::Answers;
        into.finding = report.finding;
    } else {
        into.rank = isUnreached(answer.error().kind) ? Rank::Unreached : Rank::Answers;
        into.finding = visibleText(answer.error().what, 200);
    }
    if (plane == Plane::Old)
        return;

    measured(GateId::Readiness) = Measured{judgeReadiness(answer, m_new.health), now()};
    ReadySample sample{now(), ReadyValue::Bad, into.finding};
    if (into.rank == Rank::Ready) {
        sample.value = ReadyValue::Good;
    } else if (into.rank == Rank::Unreached) {
        const bool routerSaysDown = m_traffic && m_trafficAt && now().at - *m_trafficAt <= kReadyGap && m_traffic->newPlaneUp == std::optional(false);
        if (routerSaysDown)
            sample.words += QStringLiteral(", router agrees: down");
        else if (seesOldPlane())
            sample.words += QStringLiteral(", while %1 is reached").arg(m_old.settings.name);
        else
            sample.value = ReadyValue::Blind;
    }
    addSample(m_ready, sample);
}

void PlaneWatch::onHealth(Plane plane, const Result<PlaneAnswer> &answer)
{
    if (!answer)
        return;
    const auto report = readHealth(*answer);
    if (!report)
        return;
    PlaneState &into = state(plane);
    const auto before = into.health ? into.health->uptime : std::nullopt;
    if (before && report->uptime && *report->uptime < *before) {
        m_restart = Restart{plane, *before, *report->uptime};
        if (plane == Plane::New)
            m_liveIntentsVoid = QStringLiteral("the process restarted since");
    }
    into.health = *report;
    if (plane == Plane::New && report->saysMock() && m_attestation == AttestationSetup::Present)
        addSample(m_attested, AttestationSample{now(), AttestationValue::Mock, QStringLiteral("the plane itself says \"mock\"")});
}

void PlaneWatch::onCanaryRun(const Result<PlaneAnswer> &answer)
{
    measured(GateId::Dependency) = Measured{judgeDependency(answer), now()};
    if (!answer) {
        // A run that was started and never answered has failed, unless it is this desk that has lost its network.
        const bool neverAnswered = answer.error().kind == ErrorKind::Timeout || answer.error().kind == ErrorKind::OutcomeUnknown;
        if (neverAnswered && seesAnything())
            addCanaryRun(m_canary, CanarySample{now(), false, QString(), visibleText(answer.error().what, 200)});
        return;
    }
    if (const auto report = readCanaryRun(*answer))
        addCanaryRun(m_canary, CanarySample{now(), report->ok, report->at, measured(GateId::Dependency)->gate.finding});
}

void PlaneWatch::onLastCanary(const Result<PlaneAnswer> &answer)
{
    if (!answer)
        return;
    const auto report = readLastCanary(*answer);
    if (!report || !*report || !(*report)->atUtc)
        return;
    const CanaryReport &run = **report;
    const bool known = std::any_of(m_canary.begin(), m_canary.end(), [&run](const CanarySample &sample) { return sample.run == run.at; });
    const auto age = std::chrono::milliseconds(run.atUtc->msecsTo(m_clock->utcNow()));
    if (known || age < -kClockSkew)
        return;
    const SampleTime ranAt{now().at - std::max(age, 0ms), *run.atUtc};
    const auto gate = judgeLastCanary(*answer);
    addCanaryRun(m_canary, CanarySample{ranAt, run.ok, run.at, gate ? gate->finding : QString()});
    auto &dependency = measured(GateId::Dependency);
    if (gate && (!dependency || dependency->time.at < ranAt.at))
        dependency = Measured{*gate, ranAt};
}

void PlaneWatch::onAttestation(const Result<PlaneAttestation> &answer)
{
    const domain::Gate gate = judgeAttestation(answer, m_new.health, m_policy);
    measured(GateId::Attestation) = Measured{gate, now()};
    AttestationSample sample{now(), AttestationValue::Bad, gate.finding};
    if (!answer && !seesAnything())
        sample.value = AttestationValue::Blind;
    else if (answer && (answer->explicitMock || (m_new.health && m_new.health->saysMock())))
        sample.value = AttestationValue::Mock;
    else if (gate.opens())
        sample.value = AttestationValue::Good;
    addSample(m_attested, sample);
}

void PlaneWatch::onRouterTraffic(const std::optional<RouterTraffic> &traffic)
{
    m_traffic = traffic;
    if (traffic)
        m_trafficAt = now().at;
}

void PlaneWatch::enterLiveIntents(domain::Gate gate)
{
    m_liveIntentsVoid.clear();
    measured(GateId::LiveIntents) = Measured{std::move(gate), now()};
}

std::array<domain::Gate, 4> PlaneWatch::gates() const
{
    std::array<domain::Gate, 4> result;
    for (const GateId id : {GateId::Readiness, GateId::Dependency, GateId::LiveIntents, GateId::Attestation}) {
        domain::Gate &gate = result[size_t(id)];
        if (const auto &known = m_gates[size_t(id)]) {
            gate = agedGate(known->gate, known->time.at, now().at, id == GateId::LiveIntents ? m_liveIntentsVoid : QString());
            gate.measuredAt = known->time.utc;
        } else if (id == GateId::LiveIntents) {
            gate = liveIntentsNeverRun();
        } else if (id == GateId::Attestation && m_attestation == AttestationSetup::Absent) {
            gate = attestationNotSetUp();
        } else {
            gate = unmeasuredGate(id);
        }
    }
    return result;
}

std::array<domain::Condition, 4> PlaneWatch::conditions() const
{
    domain::Condition attested = evaluateAttestation(m_attested, now().at);
    if (m_attestation == AttestationSetup::Absent) {
        attested.state = domain::ConditionState::Blind;
        attested.finding = QStringLiteral("no attestation set up");
    }
    domain::Condition payments = evaluatePayments({}, now().at, PaymentFeed::Absent);
    if (m_paymentsConfigured)
        payments.finding = QStringLiteral("the payment feed is set up, and this version does not read it");
    return {evaluateReady(m_ready, now().at), evaluateCanary(m_canary, now().at), payments, attested};
}

PlaneStatus PlaneWatch::status(Plane plane) const
{
    const PlaneState &from = state(plane);
    PlaneStatus result;
    result.name = from.settings.name;
    result.url = from.settings.url;
    result.finding = from.readyAt ? from.finding : QStringLiteral("never measured");
    if (from.readyAt)
        result.measuredAt = from.readyUtc;
    if (from.rank == Rank::Ready || from.rank == Rank::Answers)
        result.ready = from.rank == Rank::Ready;
    return result;
}

PlaneWatch::Rank PlaneWatch::rank(Plane plane) const
{
    const PlaneState &from = state(plane);
    return from.readyAt && now().at - *from.readyAt <= kReadyGap ? from.rank : Rank::Unknown;
}

bool PlaneWatch::bothPollersConnected() const
{
    const auto connected = [](const PlaneState &plane) { return plane.health && plane.health->farcaster == QLatin1String("connected"); };
    return connected(m_old) && connected(m_new);
}

MonotonicTime PlaneWatch::nextCanaryDue(MonotonicTime openSince) const
{
    if (m_canary.empty())
        return openSince;
    const CanarySample &last = m_canary.back();
    const bool firstFailure = !last.ok && (m_canary.size() == 1 || m_canary[m_canary.size() - 2].ok);
    return std::max(openSince, last.time.at + (firstFailure ? std::chrono::seconds(kCanaryAfterFailure) : std::chrono::seconds(kCanaryPeriod)));
}

bool PlaneWatch::seesOldPlane() const
{
    const Rank old = rank(Plane::Old);
    return old == Rank::Answers || old == Rank::Ready;
}

bool PlaneWatch::seesAnything() const
{
    return seesOldPlane() || (m_trafficAt && now().at - *m_trafficAt <= kReadyGap) || rank(Plane::New) == Rank::Ready
           || rank(Plane::New) == Rank::Answers;
}

SampleTime PlaneWatch::now() const
{
    return SampleTime{m_clock->monotonicNow(), m_clock->utcNow()};
}

} // namespace pilothouse::cutover
