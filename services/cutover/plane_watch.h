// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cutover/condition_rules.h"
#include "services/cutover/cutover_workflow.h"
#include "services/cutover/plane_wire.h"

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace pilothouse::cutover {

/// What was measured of the two planes so far: answers go in as they arrive, gates and conditions come out as they stand now.
/// No I/O. Where both planes were asked at once, the old one's answer goes in first: it is a vantage on the new one's silence.
class PlaneWatch final
{
public:
    enum class AttestationSetup { Absent, Present };
    /// How good a plane's last ready sample is.
    enum class Rank { Unknown, Unreached, Answers, Ready };
    struct Restart
    {
        Plane plane = Plane::New;
        std::chrono::milliseconds uptimeBefore{0};
        std::chrono::milliseconds uptimeAfter{0};
    };

    PlaneWatch(domain::CutoverSettings settings, domain::AttestationPolicy policy, AttestationSetup attestation, std::shared_ptr<const Clock> clock);

    void onReady(Plane plane, const Result<PlaneAnswer> &answer);
    void onHealth(Plane plane, const Result<PlaneAnswer> &answer);
    /// The answer to a run that we started.
    void onCanaryRun(const Result<PlaneAnswer> &answer);
    /// The last run that the plane knows; counts once, whoever started it.
    void onLastCanary(const Result<PlaneAnswer> &answer);
    void onAttestation(const Result<PlaneAttestation> &answer);
    /// The router's own look at the planes; nothing when it could not be asked.
    void onRouterTraffic(const std::optional<RouterTraffic> &traffic);
    /// The result of live requests that were run by hand.
    void enterLiveIntents(domain::Gate gate);

    std::array<domain::Gate, 4> gates() const;
    std::array<domain::Condition, 4> conditions() const;
    PlaneStatus status(Plane plane) const;
    Rank rank(Plane plane) const;
    /// Both planes poll mentions and would answer each twice, payments included.
    bool bothPollersConnected() const;
    /// A plane's process came up anew since the last call; its conversations and plans are gone.
    std::optional<Restart> takeRestart() { return std::exchange(m_restart, std::nullopt); }

    /// When the next canary run of an open run is due: five minutes after the last, one minute after a first failure.
    MonotonicTime nextCanaryDue(MonotonicTime openSince) const;

private:
    struct Measured
    {
        domain::Gate gate;
        SampleTime time;
    };
    struct PlaneState
    {
        domain::PlaneSettings settings;
        std::optional<MonotonicTime> readyAt;
        QDateTime readyUtc;
        Rank rank = Rank::Unknown;
        QString finding;
        std::optional<HealthReport> health;
    };

    PlaneState &state(Plane plane) { return plane == Plane::Old ? m_old : m_new; }
    const PlaneState &state(Plane plane) const { return plane == Plane::Old ? m_old : m_new; }
    std::optional<Measured> &measured(domain::GateId id) { return m_gates[size_t(id)]; }
    bool seesOldPlane() const;
    bool seesAnything() const;
    SampleTime now() const;

    domain::AttestationPolicy m_policy;
    bool m_paymentsConfigured = false;
    AttestationSetup m_attestation;
    std::shared_ptr<const Clock> m_clock;
    PlaneState m_old;
    PlaneState m_new;
    std::array<std::optional<Measured>, 4> m_gates;
    std::vector<ReadySample> m_ready;
    std::vector<CanarySample> m_canary;
    std::vector<AttestationSample> m_attested;
    std::optional<RouterTraffic> m_traffic;
    std::optional<MonotonicTime> m_trafficAt;
    QString m_liveIntentsVoid;
    std::optional<Restart> m_restart;
};

} // namespace pilothouse::cutover
