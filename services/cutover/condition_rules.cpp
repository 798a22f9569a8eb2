// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cutover/condition_rules.h"

#include <QSet>

#include <algorithm>
#include <cmath>

namespace pilothouse::cutover {

using domain::Condition;
using domain::ConditionId;
using domain::ConditionState;
using namespace std::chrono_literals;

namespace {

constexpr auto kFlapWindow = 5min;
constexpr int kFlapChanges = 4;
constexpr auto kCanaryFresh = 11min; ///< two periods and the run itself
constexpr auto kPaymentWindow = 30min;
constexpr auto kPaymentLateness = 2min;
constexpr double kPaymentLimit = 0.02;
constexpr int kPaymentMinimum = 20;
constexpr int kPaymentsInARow = 3;
constexpr auto kAttestationGap = 150s;
constexpr auto kAttestationApart = 15s;

double secondsBetween(MonotonicTime from, MonotonicTime to)
{
    return std::chrono::duration<double>(to - from).count();
}

Condition makeCondition(ConditionId id, double limit, const QString &limitText)
{
    Condition condition;
    condition.id = id;
    condition.limit = limit;
    condition.limitText = limitText;
    return condition;
}

Condition decided(Condition condition, ConditionState state, const QString &finding)
{
    condition.state = state;
    condition.finding = finding;
    return condition;
}

/// How often the last minutes changed between good and bad.
int changesWithin(const std::vector<ReadySample> &samples, MonotonicTime from)
{
    int changes = 0;
    const ReadySample *previous = nullptr;
    for (const ReadySample &sample : samples) {
        if (sample.time.at < from || sample.value == ReadyValue::Blind)
            continue;
        if (previous != nullptr && previous->value != sample.value)
            ++changes;
        previous = &sample;
    }
    return changes;
}

} // namespace

Condition evaluateReady(const std::vector<ReadySample> &samples, MonotonicTime now)
{
    Condition condition = makeCondition(ConditionId::R1Ready, double(kReadyLimit.count()), QStringLiteral("120 s"));
    if (samples.empty())
        return decided(condition, ConditionState::Unknown, QStringLiteral("never measured"));
    const ReadySample &last = samples.back();
    if (now - last.time.at > kReadyGap) {
        condition.since = last.time.utc;
        return decided(condition, ConditionState::Blind, QStringLiteral("no sample for %1 s").arg(qint64(secondsBetween(last.time.at, now))));
    }

    // The unbroken run of samples of one value that ends with the newest.
    auto first = samples.end() - 1;
    int count = 1;
    for (; first != samples.begin(); --first, ++count) {
        const auto before = first - 1;
        if (before->value != last.value || first->time.at - before->time.at > kReadyGap)
            break;
    }
    const double span = secondsBetween(first->time.at, now);
    const bool flapping = changesWithin(samples, now - kFlapWindow) >= kFlapChanges;
    switch (last.value) {
    case ReadyValue::Good:
        return decided(condition, flapping ? ConditionState::Warning : ConditionState::Clear,
                       flapping ? QStringLiteral("flapping: ready now, and not for long at a time") : QStringLiteral("ready"));
    case ReadyValue::Blind:
        condition.since = first->time.utc;
        return decided(condition, ConditionState::Blind,
                       span > double(kReadyLimit.count())
                           ? QStringLiteral("%1, for %2 s: this desk cannot tell, decide by hand").arg(last.words).arg(qint64(span))
                           : QStringLiteral("%1, and nothing else sees the plane").arg(last.words));
    case ReadyValue::Bad: break;
    }
    condition.since = first->time.utc;
    condition.measured = span;
    if (count >= 3 && now - first->time.at > kReadyLimit)
        return decided(condition, ConditionState::Tripped, last.words);
    return decided(condition, flapping ? ConditionState::Warning : ConditionState::Arming,
                   flapping ? QStringLiteral("flapping: %1 now, and not for long at a time").arg(last.words) : last.words);
}

void addCanaryRun(std::vector<CanarySample> &runs, CanarySample run)
{
    constexpr size_t kKeptRuns = 50;
    if (!run.run.isEmpty() && std::any_of(runs.begin(), runs.end(), [&run](const CanarySample &known) { return known.run == run.run; }))
        return;
    runs.push_back(std::move(run));
    std::stable_sort(runs.begin(), runs.end(), [](const CanarySample &a, const CanarySample &b) { return a.time.at < b.time.at; });
    if (runs.size() > kKeptRuns)
        runs.erase(runs.begin());
}

Condition evaluateCanary(const std::vector<CanarySample> &runs, MonotonicTime now)
{
    Condition condition = makeCondition(ConditionId::R2Canary, 2, QStringLiteral("2 runs"));
    if (runs.empty())
        return decided(condition, ConditionState::Unknown, QStringLiteral("never run"));
    const CanarySample &last = runs.back();
    if (now - last.time.at > kCanaryFresh)
        return decided(condition, ConditionState::Unknown, QStringLiteral("no run for %1 min").arg(qint64(secondsBetween(last.time.at, now) / 60)));
    if (last.ok)
        return decided(condition, ConditionState::Clear, QStringLiteral("last run ok"));
    const bool second = runs.size() > 1 && !runs[runs.size() - 2].ok;
    condition.measured = second ? 2 : 1;
    condition.since = second ? runs[runs.size() - 2].time.utc : last.time.utc;
    return decided(condition, second ? ConditionState::Tripped : ConditionState::Arming, last.words);
}

double wilsonLowerBound(int failures, int count)
{
    if (count <= 0)
        return 0;
    constexpr double z = 1.645;
    const double n = count;
    const double p = failures / n;
    return (p + z * z / (2 * n) - z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n))) / (1 + z * z / n);
}

Condition evaluatePayments(const std::vector<PaymentEvent> &events, MonotonicTime now, PaymentFeed feed, PaymentRule rule)
{
    Condition condition = makeCondition(ConditionId::R3Payments, kPaymentLimit * 100, QStringLiteral("2 %"));
    if (feed == PaymentFeed::Absent)
        return decided(condition, ConditionState::Blind, QStringLiteral("no payment feed is set up"));

    QSet<QString> seen;
    std::vector<const PaymentEvent *> settled;
    for (const PaymentEvent &event : events) {
        const bool inWindow = event.at > now - kPaymentWindow && event.at <= now && event.arrivedAt - event.at <= kPaymentLateness;
        const bool counts = event.outcome != PaymentOutcome::Refused && event.outcome != PaymentOutcome::Deferred;
        if (!inWindow || !counts || seen.contains(event.id))
            continue;
        seen.insert(event.id);
        settled.push_back(&event);
    }
    std::stable_sort(settled.begin(), settled.end(), [](const PaymentEvent *a, const PaymentEvent *b) { return a->at < b->at; });

    int failures = 0;
    int inARow = 0;
    int mostInARow = 0;
    for (const PaymentEvent *event : settled) {
        const bool failed = event->outcome != PaymentOutcome::Ok;
        failures += failed ? 1 : 0;
        inARow = failed ? inARow + 1 : 0;
        mostInARow = std::max(mostInARow, inARow);
    }
    const int count = int(settled.size());
    if (count == 0)
        return decided(condition, ConditionState::Unknown, QStringLiteral("no payments in 30 min, N = 0"));
    const double share = double(failures) / count;
    condition.measured = share * 100;
    const QString words = QStringLiteral("%1 of %2 failed in 30 min").arg(failures).arg(count);
    const bool beyondChance = rule == PaymentRule::Strict ? share > kPaymentLimit : wilsonLowerBound(failures, count) > kPaymentLimit;
    if (mostInARow >= kPaymentsInARow)
        return decided(condition, ConditionState::Tripped, QStringLiteral("%1, %2 in a row").arg(words).arg(mostInARow));
    if (count >= kPaymentMinimum && beyondChance)
        return decided(condition, ConditionState::Tripped, words);
    return decided(condition, share > kPaymentLimit ? ConditionState::Warning : ConditionState::Clear, words);
}

Condition evaluateAttestation(const std::vector<AttestationSample> &samples, MonotonicTime now)
{
    Condition condition = makeCondition(ConditionId::R4Attestation, 2, QStringLiteral("2 samples"));
    if (samples.empty())
        return decided(condition, ConditionState::Unknown, QStringLiteral("never measured"));
    const AttestationSample &last = samples.back();
    if (now - last.time.at > kAttestationGap) {
        condition.since = last.time.utc;
        return decided(condition, ConditionState::Blind, QStringLiteral("no sample for %1 s").arg(qint64(secondsBetween(last.time.at, now))));
    }
    switch (last.value) {
    case AttestationValue::Good: return decided(condition, ConditionState::Clear, last.words);
    case AttestationValue::Blind:
        condition.since = last.time.utc;
        return decided(condition, ConditionState::Blind, QStringLiteral("%1, and nothing else sees the plane").arg(last.words));
    case AttestationValue::Mock:
        condition.since = last.time.utc;
        condition.measured = 2;
        return decided(condition, ConditionState::Tripped, last.words);
    case AttestationValue::Bad: break;
    }
    auto first = samples.end() - 1;
    int count = 1;
    for (; first != samples.begin(); --first, ++count) {
        const auto before = first - 1;
        if (before->value != AttestationValue::Bad || first->time.at - before->time.at > kAttestationGap)
            break;
    }
    condition.since = first->time.utc;
    condition.measured = std::min(count, 2);
    const bool tripped = count >= 2 && last.time.at - first->time.at >= kAttestationApart;
    return decided(condition, tripped ? ConditionState::Tripped : ConditionState::Arming, last.words);
}

} // namespace pilothouse::cutover
