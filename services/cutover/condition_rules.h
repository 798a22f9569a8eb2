// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"
#include "services/domain/gate.h"

#include <QDateTime>
#include <QString>

#include <chrono>
#include <vector>

/// The rollback conditions over their samples. Only the monotonic clock decides; the wall clock is written down for people.
/// Blind means that nothing can be known now, and never rolls back by itself.
namespace pilothouse::cutover {

struct SampleTime
{
    MonotonicTime at;
    QDateTime utc;
};

// R1: /ready bad for more than 120 s without a break.

enum class ReadyValue {
    Good,
    Bad,   ///< answered and not ready, or not reached while a second vantage sees it down too
    Blind, ///< not reached, and nothing else that would show on whose side the fault is
};

struct ReadySample
{
    SampleTime time;
    ReadyValue value = ReadyValue::Blind;
    QString words; ///< "503", "connection refused, router agrees: down"
};

inline constexpr std::chrono::seconds kReadyLimit{120};
inline constexpr std::chrono::seconds kReadyGap{45}; ///< a longer hole breaks a run: nothing is known about it

domain::Condition evaluateReady(const std::vector<ReadySample> &samples, MonotonicTime now);

// R2: the last two completed canary runs failed.

struct CanarySample
{
    SampleTime time;
    bool ok = false;
    QString run; ///< the run's own time; empty when it never answered
    QString words;
};

/// Adds a completed run unless it is there already: one run is seen by who started it and again by who reads it.
void addCanaryRun(std::vector<CanarySample> &runs, CanarySample run);
domain::Condition evaluateCanary(const std::vector<CanarySample> &runs, MonotonicTime now);

// R3: payments on the new plane.

enum class PaymentOutcome { Ok, Failed, Unknown, Refused, Deferred }; ///< Unknown counts as failed, Refused and Deferred do not count

struct PaymentEvent
{
    QString id;              ///< the same event twice counts once
    MonotonicTime at;        ///< when it happened
    MonotonicTime arrivedAt; ///< when the feed told
    PaymentOutcome outcome = PaymentOutcome::Unknown;
};

enum class PaymentFeed { Absent, Present };
/// Careful: failures beyond what chance explains. Strict: the plain share, from a minimum count on.
enum class PaymentRule { Careful, Strict };

/// The lower end of the one-sided 95 % Wilson interval of failures / count; 0 for no events.
double wilsonLowerBound(int failures, int count);
/// Over the events of the new plane alone.
domain::Condition evaluatePayments(const std::vector<PaymentEvent> &events, MonotonicTime now, PaymentFeed feed,
                                   PaymentRule rule = PaymentRule::Careful);

// R4: the attestation level is below the required one.

enum class AttestationValue { Good, Bad, Blind, Mock }; ///< Bad: too low, or no answer while the desk sees other things; Mock fires at once

struct AttestationSample
{
    SampleTime time;
    AttestationValue value = AttestationValue::Blind;
    QString words;
};

domain::Condition evaluateAttestation(const std::vector<AttestationSample> &samples, MonotonicTime now);

} // namespace pilothouse::cutover
