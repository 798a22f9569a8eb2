// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cutover/condition_rules.h"

#include <QTest>

#include <algorithm>

using namespace pilothouse::cutover;
using namespace std::chrono_literals;
using pilothouse::MonotonicTime;
using pilothouse::domain::ConditionState;

namespace {

const MonotonicTime kStart{10h};

SampleTime at(std::chrono::milliseconds offset)
{
    return SampleTime{kStart + offset, QDateTime(QDate(2026, 1, 15), QTime(12, 0), Qt::UTC).addMSecs(offset.count())};
}

/// One ready sample each `step`, from 0 to `until`.
std::vector<ReadySample> readyEvery(std::chrono::seconds step, std::chrono::seconds until, ReadyValue value)
{
    std::vector<ReadySample> samples;
    for (auto t = 0s; t <= until; t += step)
        samples.push_back({at(t), value, QStringLiteral("503")});
    return samples;
}

PaymentEvent payment(int second, PaymentOutcome outcome)
{
    return {QStringLiteral("p%1").arg(second), kStart + std::chrono::seconds(second), kStart + std::chrono::seconds(second), outcome};
}

/// `count` payments a second apart with `failures` of them spread evenly.
std::vector<PaymentEvent> payments(int count, int failures)
{
    std::vector<PaymentEvent> events;
    int failed = 0;
    for (int i = 0; i < count; ++i) {
        const bool fails = failed < failures && i % (count / std::max(failures, 1)) == 0;
        failed += fails ? 1 : 0;
        events.push_back(payment(i, fails ? PaymentOutcome::Failed : PaymentOutcome::Ok));
    }
    return events;
}

ConditionState paymentState(const std::vector<PaymentEvent> &events, std::chrono::seconds now, PaymentRule rule = PaymentRule::Careful)
{
    return evaluatePayments(events, kStart + now, PaymentFeed::Present, rule).state;
}

} // namespace

class ConditionRulesTest : public QObject
{
    Q_OBJECT

private slots:
    // R1

    void readyFiresAfterMoreThanTwoMinutes()
    {
        const auto samples = readyEvery(15s, 120s, ReadyValue::Bad);
        const auto early = evaluateReady(samples, kStart + 119s);
        QCOMPARE(early.state, ConditionState::Arming);
        QCOMPARE(early.measured, 119.0);
        QCOMPARE(evaluateReady(samples, kStart + 120s).state, ConditionState::Arming);
        const auto late = evaluateReady(samples, kStart + 121s);
        QCOMPARE(late.state, ConditionState::Tripped);
        QCOMPARE(late.since, std::optional(at(0s).utc));
    }

    void oneGoodSampleEndsTheRun()
    {
        auto samples = readyEvery(15s, 105s, ReadyValue::Bad);
        samples.push_back({at(110s), ReadyValue::Good, QStringLiteral("ready")});
        for (auto t = 120s; t <= 150s; t += 15s)
            samples.push_back({at(t), ReadyValue::Bad, QStringLiteral("503")});
        const auto condition = evaluateReady(samples, kStart + 160s);
        QCOMPARE(condition.state, ConditionState::Arming);
        QCOMPARE(condition.measured, 40.0);
    }

    void twoSamplesAreNotEnough()
    {
        std::vector<ReadySample> samples{{at(0s), ReadyValue::Bad, {}}, {at(45s), ReadyValue::Bad, {}}};
        QCOMPARE(evaluateReady(samples, kStart + 90s).state, ConditionState::Arming);
    }

    void aHoleBreaksTheRun()
    {
        std::vector<ReadySample> samples{
            {at(0s), ReadyValue::Bad, {}}, {at(45s), ReadyValue::Bad, {}}, {at(90s), ReadyValue::Bad, {}}, {at(135s), ReadyValue::Bad, {}}};
        QCOMPARE(evaluateReady(samples, kStart + 136s).state, ConditionState::Tripped);
        samples[2].time = at(91s);
        const auto condition = evaluateReady(samples, kStart + 136s);
        QCOMPARE(condition.state, ConditionState::Arming);
        QCOMPARE(condition.measured, 45.0);
    }

    void anUnwatchedTimeIsBlindAndNotViolated()
    {
        const auto samples = readyEvery(15s, 90s, ReadyValue::Bad);
        QCOMPARE(evaluateReady(samples, kStart + 3h).state, ConditionState::Blind);
        auto woken = samples;
        woken.push_back({at(3h), ReadyValue::Bad, QStringLiteral("503")});
        QCOMPARE(evaluateReady(woken, kStart + 3h + 1s).state, ConditionState::Arming);
    }

    void flappingWarnsAndDoesNotFire()
    {
        std::vector<ReadySample> samples;
        for (int i = 0; i <= 30; ++i)
            samples.push_back({at(std::chrono::seconds(20 * i)), i % 2 == 0 ? ReadyValue::Bad : ReadyValue::Good, QStringLiteral("503")});
        for (const auto now : {600s, 610s}) {
            const auto condition = evaluateReady(samples, kStart + now);
            QCOMPARE(condition.state, ConditionState::Warning);
            QVERIFY(condition.finding.contains(QLatin1String("flapping")));
        }
    }

    void whatThisDeskCannotSeeIsBlindForEver()
    {
        const auto samples = readyEvery(15s, 600s, ReadyValue::Blind);
        const auto condition = evaluateReady(samples, kStart + 601s);
        QCOMPARE(condition.state, ConditionState::Blind);
        QVERIFY(condition.finding.contains(QLatin1String("by hand")));
    }

    void startsUnknownAndIsClearWhenGood()
    {
        QCOMPARE(evaluateReady({}, kStart).state, ConditionState::Unknown);
        QCOMPARE(evaluateReady(readyEvery(15s, 60s, ReadyValue::Good), kStart + 61s).state, ConditionState::Clear);
    }

    // R2

    void canaryFiresAtTwoFailuresInARow_data()
    {
        QTest::addColumn<QString>("runs"); // + ok, - failed
        QTest::addColumn<ConditionState>("state");
        QTest::newRow("none") << QString() << ConditionState::Unknown;
        QTest::newRow("ok") << QStringLiteral("+") << ConditionState::Clear;
        QTest::newRow("one failure") << QStringLiteral("-") << ConditionState::Arming;
        QTest::newRow("fail, ok, fail") << QStringLiteral("-+-") << ConditionState::Arming;
        QTest::newRow("fail, fail") << QStringLiteral("--") << ConditionState::Tripped;
        QTest::newRow("ok, fail, fail") << QStringLiteral("+--") << ConditionState::Tripped;
        QTest::newRow("fail, fail, ok") << QStringLiteral("--+") << ConditionState::Clear;
    }
    void canaryFiresAtTwoFailuresInARow()
    {
        QFETCH(QString, runs);
        QFETCH(ConditionState, state);
        std::vector<CanarySample> samples;
        for (int i = 0; i < runs.size(); ++i)
            addCanaryRun(samples, {at(std::chrono::minutes(i)), runs[i] == u'+', QStringLiteral("run %1").arg(i), {}});
        QCOMPARE(evaluateCanary(samples, kStart + std::chrono::minutes(runs.size())).state, state);
    }

    void aRunSeenTwiceCountsOnce()
    {
        std::vector<CanarySample> samples;
        addCanaryRun(samples, {at(0s), false, QStringLiteral("2026-01-15T12:00:00Z"), {}});
        addCanaryRun(samples, {at(20s), false, QStringLiteral("2026-01-15T12:00:00Z"), {}});
        QCOMPARE(samples.size(), size_t(1));
        QCOMPARE(evaluateCanary(samples, kStart + 30s).state, ConditionState::Arming);
        addCanaryRun(samples, {at(60s), false, QString(), QStringLiteral("timed out")});
        addCanaryRun(samples, {at(120s), false, QString(), QStringLiteral("timed out")});
        QCOMPARE(samples.size(), size_t(3));
        QCOMPARE(evaluateCanary(samples, kStart + 121s).state, ConditionState::Tripped);
    }

    void anOldRunSaysNothing()
    {
        std::vector<CanarySample> samples;
        addCanaryRun(samples, {at(0s), true, QStringLiteral("a"), {}});
        QCOMPARE(evaluateCanary(samples, kStart + 3h).state, ConditionState::Unknown);
    }

    // R3

    void theBoundIsThatOfWilson_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("plain");   // the plain share exceeds 2 % from this many failures on
        QTest::addColumn<int>("careful"); // and the bound from this many
        QTest::newRow("10") << 10 << 1 << 1;
        QTest::newRow("20") << 20 << 1 << 2;
        QTest::newRow("50") << 50 << 2 << 3;
        QTest::newRow("100") << 100 << 3 << 5;
        QTest::newRow("200") << 200 << 5 << 8;
        QTest::newRow("500") << 500 << 11 << 16;
        QTest::newRow("1000") << 1000 << 21 << 28;
    }
    void theBoundIsThatOfWilson()
    {
        QFETCH(int, count);
        QFETCH(int, plain);
        QFETCH(int, careful);
        QVERIFY(wilsonLowerBound(careful, count) > 0.02);
        QVERIFY(wilsonLowerBound(careful - 1, count) <= 0.02);
        QVERIFY(double(plain) / count > 0.02);
        QVERIFY(double(plain - 1) / count <= 0.02);
    }

    void paymentsFireBeyondChance_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("failures");
        QTest::addColumn<ConditionState>("careful");
        QTest::addColumn<ConditionState>("strict");
        QTest::newRow("1 of 10") << 10 << 1 << ConditionState::Warning << ConditionState::Warning;
        QTest::newRow("1 of 20") << 20 << 1 << ConditionState::Warning << ConditionState::Tripped;
        QTest::newRow("2 of 20") << 20 << 2 << ConditionState::Tripped << ConditionState::Tripped;
        QTest::newRow("2 of 50") << 50 << 2 << ConditionState::Warning << ConditionState::Tripped;
        QTest::newRow("3 of 50") << 50 << 3 << ConditionState::Tripped << ConditionState::Tripped;
        QTest::newRow("exactly 2 %") << 100 << 2 << ConditionState::Clear << ConditionState::Clear;
        QTest::newRow("3 of 500 spread out") << 500 << 3 << ConditionState::Clear << ConditionState::Clear;
        QTest::newRow("none of 149") << 149 << 0 << ConditionState::Clear << ConditionState::Clear;
    }
    void paymentsFireBeyondChance()
    {
        QFETCH(int, count);
        QFETCH(int, failures);
        QFETCH(ConditionState, careful);
        QFETCH(ConditionState, strict);
        const auto events = payments(count, failures);
        QCOMPARE(std::count_if(events.begin(), events.end(), [](const PaymentEvent &e) { return e.outcome == PaymentOutcome::Failed; }), failures);
        QCOMPARE(paymentState(events, std::chrono::seconds(count)), careful);
        QCOMPARE(paymentState(events, std::chrono::seconds(count), PaymentRule::Strict), strict);
    }

    void threeFailuresInARowFireAtAnyCount()
    {
        std::vector<PaymentEvent> events{payment(0, PaymentOutcome::Ok), payment(1, PaymentOutcome::Failed), payment(2, PaymentOutcome::Refused),
                                         payment(3, PaymentOutcome::Unknown), payment(4, PaymentOutcome::Deferred)};
        QCOMPARE(paymentState(events, 10s), ConditionState::Warning);
        events.push_back(payment(5, PaymentOutcome::Failed));
        QCOMPARE(paymentState(events, 10s), ConditionState::Tripped);
    }

    void refusedAndDeferredDoNotCount()
    {
        const std::vector<PaymentEvent> events{payment(0, PaymentOutcome::Refused), payment(1, PaymentOutcome::Deferred)};
        QCOMPARE(paymentState(events, 10s), ConditionState::Unknown);
    }

    void aLateEventCountsOnceAndAVeryLateOneNot()
    {
        const auto finding
            = [](const std::vector<PaymentEvent> &events) { return evaluatePayments(events, kStart + 200s, PaymentFeed::Present).finding; };
        std::vector<PaymentEvent> events = payments(19, 0);
        PaymentEvent late = payment(5, PaymentOutcome::Failed);
        late.id = QStringLiteral("late");
        late.arrivedAt = late.at + 119s;
        events.push_back(late);
        events.push_back(late);
        QVERIFY2(finding(events).startsWith(QLatin1String("1 of 20")), qPrintable(finding(events)));
        PaymentEvent tooLate = late;
        tooLate.id = QStringLiteral("too late");
        tooLate.arrivedAt = tooLate.at + 121s;
        events.push_back(tooLate);
        QVERIFY2(finding(events).startsWith(QLatin1String("1 of 20")), qPrintable(finding(events)));
    }

    void theWindowIsHalfOpen()
    {
        const std::vector<PaymentEvent> events{payment(0, PaymentOutcome::Ok), payment(1, PaymentOutcome::Ok)};
        QVERIFY(evaluatePayments(events, kStart + 30min, PaymentFeed::Present).finding.startsWith(QLatin1String("0 of 1 ")));
        QVERIFY(evaluatePayments(events, kStart, PaymentFeed::Present).finding.startsWith(QLatin1String("0 of 1 ")));
    }

    void withoutAFeedNothingIsKnown()
    {
        QCOMPARE(evaluatePayments(payments(20, 20), kStart + 60s, PaymentFeed::Absent).state, ConditionState::Blind);
        QCOMPARE(evaluatePayments({}, kStart, PaymentFeed::Present).state, ConditionState::Unknown);
    }

    // R4

    void attestationFiresAtTwoBadSamplesFarEnoughApart()
    {
        std::vector<AttestationSample> samples{{at(0s), AttestationValue::Bad, {}}};
        QCOMPARE(evaluateAttestation(samples, kStart + 1s).state, ConditionState::Arming);
        samples.push_back({at(14s), AttestationValue::Bad, {}});
        QCOMPARE(evaluateAttestation(samples, kStart + 14s).state, ConditionState::Arming);
        samples.push_back({at(15s), AttestationValue::Bad, {}});
        QCOMPARE(evaluateAttestation(samples, kStart + 15s).state, ConditionState::Tripped);
        samples.push_back({at(60s), AttestationValue::Good, {}});
        QCOMPARE(evaluateAttestation(samples, kStart + 61s).state, ConditionState::Clear);
        samples.push_back({at(120s), AttestationValue::Bad, {}});
        QCOMPARE(evaluateAttestation(samples, kStart + 121s).state, ConditionState::Arming);
    }

    void anExplicitMockFiresAtOnce() { QCOMPARE(evaluateAttestation({{at(0s), AttestationValue::Mock, {}}}, kStart).state, ConditionState::Tripped); }

    void attestationIsBlindWhenNothingIsSeen()
    {
        QCOMPARE(evaluateAttestation({{at(0s), AttestationValue::Bad, {}}, {at(60s), AttestationValue::Blind, {}}}, kStart + 61s).state,
                 ConditionState::Blind);
        QCOMPARE(evaluateAttestation({{at(0s), AttestationValue::Bad, {}}}, kStart + 1h).state, ConditionState::Blind);
        QCOMPARE(evaluateAttestation({{at(0s), AttestationValue::Bad, {}}, {at(1h), AttestationValue::Bad, {}}}, kStart + 1h).state,
                 ConditionState::Arming);
        QCOMPARE(evaluateAttestation({}, kStart).state, ConditionState::Unknown);
    }
};

QTEST_APPLESS_MAIN(ConditionRulesTest)
#include "tst_condition_rules.moc"
