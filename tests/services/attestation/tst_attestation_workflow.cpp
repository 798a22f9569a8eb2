// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/attestation_workflow.h"
#include "tests/services/attestation/case_files.h"
#include "tests/support/await.h"

#include <QCoroFuture>

#include <QSignalSpy>
#include <QTimer>

using namespace pilothouse;
using namespace pilothouse::attestation;
using namespace std::chrono_literals;

namespace {

QString folder()
{
    return test::testData(QStringLiteral("attestation/synthetic/"));
}

/// The time of the generated collateral.
class SampleClock final : public Clock
{
public:
    QDateTime utcNow() const override { return QDateTime::fromSecsSinceEpoch(1768478400, Qt::UTC); }
    MonotonicTime monotonicNow() const override { return {}; }
};

/// Answers from a fleet file, a moment later, and counts how many are asked at once.
class FileEvidence final : public EvidencePort
{
public:
    explicit FileEvidence(std::vector<Evidence> machines) : m_machines(std::move(machines)) { }

    QCoro::Task<Evidence> collect(Machine machine, QByteArray challenge, CancelToken cancel) override
    {
        challenges << challenge;
        ++now;
        most = std::max(most, now);
        QPromise<Done> promise;
        const QFuture<Done> future = promise.future();
        promise.start();
        QTimer::singleShot(1, [promise = std::make_shared<QPromise<Done>>(std::move(promise))] {
            promise->addResult(Done{});
            promise->finish();
        });
        co_await future;
        --now;
        if (cancelAfter > 0 && challenges.size() >= cancelAfter)
            cancel.cancel();
        Evidence evidence;
        if (const size_t index = machine.cloudId.toUInt(); index < m_machines.size())
            evidence = m_machines[index];
        else
            evidence.failures << QStringLiteral("DNS name unknown");
        co_return evidence;
    }

    QList<QByteArray> challenges;
    int now = 0;
    int most = 0;
    int cancelAfter = 0;

private:
    std::vector<Evidence> m_machines;
};

class FileCollateral final : public CollateralPort
{
public:
    QCoro::Task<Result<FetchedCollateral>> collateralFor(Quote, CancelToken) override
    {
        ++asked;
        if (!isUp) {
            Error error;
            error.kind = ErrorKind::Network;
            error.what = QStringLiteral("connection refused");
            co_return error;
        }
        const auto collateral = Collateral::fromJson(test::readFile(folder() + QStringLiteral("fleet.collateral.json")));
        if (!collateral)
            co_return collateral.error();
        FetchedCollateral fetched;
        fetched.collateral = *collateral;
        fetched.notes = notes;
        co_return fetched;
    }
    QStringList notes;
    int asked = 0;
    bool isUp = true;
};

struct Rig
{
    std::shared_ptr<FileEvidence> evidence;
    std::shared_ptr<FileCollateral> collateral = std::make_shared<FileCollateral>();
    std::shared_ptr<AttestationWorkflow> workflow;

    explicit Rig(const QString &fleet = QStringLiteral("fleet-identical.json"))
    {
        evidence = std::make_shared<FileEvidence>(evidenceFromFleetFile(test::readFile(folder() + fleet)).value());
        AttestationWorkflow::Parts parts;
        parts.evidence = evidence;
        parts.collateral = collateral;
        parts.root = TrustRoot::fromBytes(test::readFile(folder() + QStringLiteral("test-root.der")), QStringLiteral("test-root.der")).value();
        parts.clock = std::make_shared<SampleClock>();
        workflow = std::make_shared<AttestationWorkflow>(std::move(parts));
    }

    static std::vector<Machine> machines(int count)
    {
        std::vector<Machine> list;
        for (int i = 0; i < count; ++i)
            list.push_back({QStringLiteral("machine %1").arg(i), QStringLiteral("http://127.0.0.1/i/%1").arg(i), QString::number(i)});
        return list;
    }
};

} // namespace

class AttestationWorkflowTest : public QObject
{
    Q_OBJECT

private slots:
    void storedEvidenceIsJudgedAtItsOwnTime()
    {
        Rig rig;
        const auto machines = evidenceFromFleetFile(test::readFile(folder() + QStringLiteral("fleet-identical.json"))).value();
        const auto comparison = test::await(rig.workflow->compareStored(machines, {}, std::nullopt, {}));
        QVERIFY(comparison && *comparison);
        QCOMPARE((*comparison)->comparison.verdict, FleetVerdict::Identical);
        QCOMPARE(rig.collateral->asked, 1); // one platform model, one question
        QCOMPARE((*comparison)->machines.size(), size_t(3));
        QCOMPARE((*comparison)->collateral.items.size(), size_t(1));

        const auto later = test::await(rig.workflow->compareStored(machines, {}, test::unixTime(1868478400), {}));
        QCOMPARE((*later)->comparison.verdict, FleetVerdict::NotProven);
        QVERIFY((*later)->comparison.instances[0].verification.reason.endsWith(QStringLiteral("_EXPIRED")));
    }

    void givenCollateralIsNotFetchedAgain()
    {
        Rig rig;
        const auto machines = evidenceFromFleetFile(test::readFile(folder() + QStringLiteral("fleet-identical.json"))).value();
        const CollateralSet given{{Collateral::fromJson(test::readFile(folder() + QStringLiteral("fleet.collateral.json"))).value()}};
        const auto comparison = test::await(rig.workflow->compareStored(machines, given, std::nullopt, {}));
        QCOMPARE((*comparison)->comparison.verdict, FleetVerdict::Identical);
        QCOMPARE(rig.collateral->asked, 0);
    }

    void everyMachineGetsItsOwnChallengeAndEightAreAskedAtOnce()
    {
        Rig rig;
        QSignalSpy progress(rig.workflow.get(), &AttestationWorkflow::progressChanged);
        const auto comparison = test::await(rig.workflow->compareLive(Rig::machines(20), {}));
        QVERIFY(comparison && *comparison);
        QCOMPARE(rig.evidence->challenges.size(), 20);
        QCOMPARE(QSet<QByteArray>(rig.evidence->challenges.begin(), rig.evidence->challenges.end()).size(), 20);
        for (const QByteArray &challenge : rig.evidence->challenges)
            QCOMPARE(QByteArray::fromHex(challenge).size(), 32);
        QCOMPARE(rig.evidence->most, 8);
        QCOMPARE(progress.size(), 22);
        QCOMPARE(progress.constLast().at(0).toInt(), progress.constLast().at(1).toInt());
        // Machines that did not answer stay in the list, with the reason.
        QCOMPARE((*comparison)->comparison.instances.size(), size_t(20));
        QVERIFY((*comparison)->comparison.instances[19].notProven.contains(QStringLiteral("DNS name unknown")));
    }

    void anOldAnswerIsReplayedWhateverThePortSays()
    {
        // The stored evidence brings its own expectation; live, only this run's challenge counts.
        Rig rig;
        const auto comparison = test::await(rig.workflow->compareLive(Rig::machines(3), {}));
        QCOMPARE((*comparison)->comparison.verdict, FleetVerdict::NotProven);
        for (const InstanceReport &report : (*comparison)->comparison.instances)
            QCOMPARE(report.freshness, QuoteFreshness::Replayed);
    }

    void missingCollateralIsNamed()
    {
        Rig rig;
        rig.collateral->isUp = false;
        const auto comparison = test::await(rig.workflow->compareLive(Rig::machines(3), {}));
        QCOMPARE((*comparison)->comparison.verdict, FleetVerdict::NotProven);
        QCOMPARE((*comparison)->comparison.instances[0].verification.reason, QStringLiteral("COLLATERAL_MISSING"));
        for (const InstanceReport &report : (*comparison)->comparison.instances)
            QVERIFY(report.notes.join(u' ').contains(QStringLiteral("connection refused")));
        QCOMPARE(rig.collateral->asked, 1);
    }

    void whereCollateralCameFromIsSaidOfEachMachineOnce()
    {
        Rig rig;
        rig.collateral->notes = {QStringLiteral("collateral of 2026-01-10, offline copy, 5 days old")};
        const auto compared = test::await(rig.workflow->compareLive(Rig::machines(2), CancelToken()));
        QVERIFY(compared && *compared);
        for (const InstanceReport &report : (*compared)->comparison.instances)
            QCOMPARE(report.notes.count(rig.collateral->notes.front()), 1);
        for (const Evidence &evidence : (*compared)->machines)
            QCOMPARE(evidence.collectedAt, QStringLiteral("2026-01-15T12:00:00Z"));
        // Judged a second time, nothing is said twice.
        const auto again = test::await(rig.workflow->compareStored((*compared)->machines, {}, std::nullopt, CancelToken()));
        QVERIFY(again && *again);
        QCOMPARE((*again)->comparison.instances.front().notes.count(rig.collateral->notes.front()), 1);
    }

    void whenNobodyAnswersItIsAnError()
    {
        Rig rig;
        std::vector<Machine> silent = Rig::machines(12);
        silent.erase(silent.begin(), silent.begin() + 9);
        const auto comparison = test::await(rig.workflow->compareLive(silent, {}));
        QVERIFY(comparison && !*comparison);
        QCOMPARE(comparison->error().kind, ErrorKind::Network);
        QVERIFY(comparison->error().what.contains(QStringLiteral("DNS name unknown")));
    }

    void aWatchLearnsOfEachMachineWhyItIsSilent()
    {
        Rig rig;
        std::vector<Machine> silent = Rig::machines(12);
        silent.erase(silent.begin(), silent.begin() + 9);
        const auto judged = test::await(rig.workflow->compareLive(silent, {}, Silence::IsFound));
        QVERIFY(judged && *judged);
        QCOMPARE((*judged)->comparison.verdict, FleetVerdict::NotProven);
        for (const Evidence &evidence : (*judged)->machines)
            QVERIFY(evidence.failures.contains(QStringLiteral("DNS name unknown")));
    }

    void whatJudgedTravelsWithTheVerdict()
    {
        Rig rig;
        const auto machines = evidenceFromFleetFile(test::readFile(folder() + QStringLiteral("fleet-identical.json"))).value();
        const auto judged = test::await(rig.workflow->compareStored(machines, {}, std::nullopt, {}));
        QVERIFY(judged && *judged);
        const auto again = compare((*judged)->machines, (*judged)->collateral, (*judged)->comparison.at, (*judged)->root, (*judged)->policy,
                                   (*judged)->references);
        QCOMPARE(again.verdict, (*judged)->comparison.verdict);
        QCOMPARE(again.rows.size(), (*judged)->comparison.rows.size());
    }

    void cancelStopsAsking()
    {
        Rig rig;
        rig.evidence->cancelAfter = 8;
        const auto comparison = test::await(rig.workflow->compareLive(Rig::machines(100), {}));
        QVERIFY(comparison && !*comparison);
        QCOMPARE(comparison->error().kind, ErrorKind::Cancelled);
        QVERIFY(rig.evidence->challenges.size() < 20);
    }

    void withoutAnEvidencePortOnlyStoredEvidenceWorks()
    {
        AttestationWorkflow::Parts parts;
        parts.clock = std::make_shared<SampleClock>();
        const auto workflow = std::make_shared<AttestationWorkflow>(std::move(parts));
        const auto live = test::await(workflow->compareLive(Rig::machines(2), {}));
        QCOMPARE(live->error().kind, ErrorKind::Refused);
        const auto stored = test::await(workflow->compareStored({Evidence{}, Evidence{}}, {}, std::nullopt, {}));
        QCOMPARE((*stored)->comparison.verdict, FleetVerdict::NotProven);
    }
};

QTEST_GUILESS_MAIN(AttestationWorkflowTest)
#include "tst_attestation_workflow.moc"
