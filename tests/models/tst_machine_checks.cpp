// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cell_role.h"
#include "models/comparison_advice.h"
#include "models/comparison_text.h"
#include "models/machine_checks.h"
#include "models/machine_list_model.h"
#include "tests/models/stored_fleet.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::models;
using attestation::Evidence;
using attestation::InstanceReport;

class MachineChecksTest : public QObject
{
    Q_OBJECT

    static bool has(const std::vector<Advice> &advice, Advice::Kind kind)
    {
        return std::any_of(advice.begin(), advice.end(), [kind](const Advice &one) { return one.kind == kind; });
    }
    static const MachineCheck *titled(const std::vector<MachineCheck> &checks, const char *begins)
    {
        for (const MachineCheck &check : checks)
            if (check.title.startsWith(QLatin1StringView(begins)))
                return &check;
        return nullptr;
    }

private slots:
    void aProvenMachineFailsNothingAndHidesNothing()
    {
        const auto fleet = test::StoredFleet::load(QStringLiteral("identical"));
        const auto comparison = fleet.compare();
        const auto checks = machineChecks(comparison.instances[0], fleet.machines[0]);
        int passed = 0;
        for (const MachineCheck &check : checks) {
            QVERIFY2(check.state.tone != Tone::Fail, qPrintable(check.title));
            QVERIFY2(!check.finding.isEmpty(), qPrintable(check.title));
            passed += check.state.mark == Mark::Pass;
        }
        QVERIFY(passed >= 12);
        // What nobody looked at is never shown as good.
        QCOMPARE(titled(checks, "On-chain")->state.mark, Mark::Unknown);
        QCOMPARE(titled(checks, "Operating system")->state.mark, Mark::Unknown);
    }

    void aRootThatIsNotIntelsIsNamedAndNeverGreen()
    {
        const auto fleet = test::StoredFleet::load(QStringLiteral("identical"));
        const auto comparison = fleet.compare();
        const auto checks = machineChecks(comparison.instances[0], fleet.machines[0]);
        const MachineCheck *const root = titled(checks, "Trust root");
        QVERIFY(root != nullptr);
        QCOMPARE(root->state.mark, Mark::Warn);
        QVERIFY2(root->finding.contains(comparison.instances[0].verification.trustRoot), qPrintable(root->finding));
        for (const MachineCheck &check : checks)
            QVERIFY2(!check.finding.contains(QLatin1String("Signed by Intel")), qPrintable(check.finding));
    }

    void afterAFailedCheckTheRestIsNotReached_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("failing");
        QTest::addRow("foreign root") << QStringLiteral("foreign-root") << QStringLiteral("PCK certificate chain");
        QTest::addRow("revoked platform") << QStringLiteral("pck-revoked") << QStringLiteral("Collateral and revocation lists");
        QTest::addRow("debug enclave") << QStringLiteral("qe-debug") << QStringLiteral("Quoting enclave");
        QTest::addRow("debug machine") << QStringLiteral("td-debug") << QStringLiteral("Attributes of the machine");
        QTest::addRow("TCB revoked") << QStringLiteral("tcb-revoked") << QStringLiteral("Level of the platform");
    }
    void afterAFailedCheckTheRestIsNotReached()
    {
        QFETCH(QString, name);
        QFETCH(QString, failing);
        Evidence evidence;
        evidence.name = name;
        evidence.quote = test::StoredFleet::read(name + QStringLiteral(".quote.bin"));
        const auto collateral = attestation::Collateral::fromJson(test::StoredFleet::read(name + QStringLiteral(".collateral.json")));
        QVERIFY(collateral.has_value());
        attestation::CollateralSet set;
        set.items.push_back(*collateral);
        const auto comparison
            = attestation::compare({evidence, evidence}, set, attestation::UnixTime(std::chrono::seconds(1768478400)), test::StoredFleet::testRoot());
        const auto checks = machineChecks(comparison.instances[0], evidence);
        const MachineCheck *const bad = titled(checks, qPrintable(failing));
        QVERIFY(bad != nullptr);
        QVERIFY2(bad->state.mark == Mark::Fail, qPrintable(comparison.instances[0].verification.reason));
        QVERIFY(!bad->toDo.isEmpty());
        const auto begin = checks.begin() + (bad - checks.data()) + 1;
        for (auto it = begin; it != checks.end(); ++it)
            QVERIFY2(it->state.mark != Mark::Pass, qPrintable(it->title));
    }

    void withoutAQuoteNothingPasses()
    {
        const auto comparison = attestation::compare({Evidence(), Evidence()}, {}, {}, test::StoredFleet::testRoot());
        for (const MachineCheck &check : machineChecks(comparison.instances[0], Evidence()))
            QVERIFY2(check.state.mark != Mark::Pass, qPrintable(check.title));
    }

    void aReplayedQuoteIsNamed()
    {
        const auto fleet = test::StoredFleet::load(QStringLiteral("replayed-quote"));
        const auto comparison = fleet.compare();
        bool found = false;
        for (size_t i = 0; i < fleet.machines.size(); ++i) {
            const auto checks = machineChecks(comparison.instances[i], fleet.machines[i]);
            found = found || titled(checks, "Fresh")->state == StateText::of(Mark::Fail, QStringLiteral("Replayed"));
        }
        QVERIFY(found);
        const auto advice = adviceFor(comparison, fleet.machines, {});
        QVERIFY(has(advice, Advice::Kind::Replayed));
    }

    void factsHoldWholeValuesAndBothStatuses()
    {
        const auto fleet = test::StoredFleet::load(QStringLiteral("identical"));
        const auto comparison = fleet.compare();
        const auto facts = machineFacts(comparison.instances[0], fleet.machines[0], comparison.at);
        QStringList keys;
        for (const MachineFact &fact : facts) {
            keys << fact.key;
            if (fact.key == QLatin1String("MRTD"))
                QCOMPARE(fact.value.size(), 96);
        }
        for (const char *const key : {"TCB status, strict", "Evaluation data", "Collateral", "compose-hash", "RTMR3"})
            QVERIFY2(keys.contains(QLatin1String(key)), key);
    }

    void advisoryLinksAreMadeOfIdsOnly()
    {
        QCOMPARE(advisoryLink(QStringLiteral("INTEL-SA-00837")),
                 QStringLiteral("https://www.intel.com/content/www/us/en/security-center/advisory/intel-sa-00837.html"));
        for (const char *const bad : {"", "INTEL-SA-1", "INTEL-SA-00837/../../x", "javascript:alert(1)", "INTEL-SA-00837\n"})
            QCOMPARE(advisoryLink(QString::fromLatin1(bad)), QString());
    }

    void collateralSaysHowOldAndHowLong()
    {
        const attestation::UnixTime at(std::chrono::seconds(1768478400)); // 2026-01-15T12:00:00Z
        QCOMPARE(collateralAgeText(QStringLiteral("2026-01-15T07:00:00Z"), QStringLiteral("2026-02-09T12:00:00Z"), at),
                 QStringLiteral("5 h old, next update in 25 d"));
        QVERIFY(collateralAgeText(QString(), QStringLiteral("2026-01-10T12:00:00Z"), at).startsWith(QLatin1String("out of date")));
        QCOMPARE(collateralAgeText(QString(), QStringLiteral("nonsense"), at), QString());
    }

    void eachTroubleHasItsSteps_data()
    {
        QTest::addColumn<QString>("fleet");
        QTest::addColumn<int>("kind");
        QTest::addRow("compose") << QStringLiteral("compose-differs") << int(Advice::Kind::ComposeDiffers);
        QTest::addRow("image") << QStringLiteral("os-differs") << int(Advice::Kind::ImageDiffers);
        QTest::addRow("clone") << QStringLiteral("clone") << int(Advice::Kind::SameMachine);
        QTest::addRow("late event") << QStringLiteral("late-compose-event") << int(Advice::Kind::LateCompose);
    }
    void eachTroubleHasItsSteps()
    {
        QFETCH(QString, fleet);
        QFETCH(int, kind);
        const auto stored = test::StoredFleet::load(fleet);
        const auto advice = adviceFor(stored.compare(), stored.machines, {});
        QVERIFY2(has(advice, Advice::Kind(kind)), qPrintable(stored.compare().sentence));
        for (const Advice &one : advice)
            QVERIFY(one.steps.size() >= 2 && !one.why.isEmpty());
    }

    void composeTroubleNamesTheGuidesThreeSteps()
    {
        const auto stored = test::StoredFleet::load(QStringLiteral("compose-differs"));
        const auto advice = adviceFor(stored.compare(), stored.machines, {});
        QVERIFY(!advice.empty());
        const QString steps = advice.front().steps.join(u' ');
        QVERIFY(steps.contains(QLatin1String("same commit")));
        QVERIFY(steps.contains(QLatin1String("cluster:")));
        QVERIFY(steps.contains(QLatin1String("same tag")));
        QVERIFY(advice.front().offersRedeploy);
    }

    void whatIsNotGreenNeverReadsAsNothingToDo()
    {
        auto stored = test::StoredFleet::load(QStringLiteral("identical"));
        auto comparison = stored.compare();
        comparison.verdict = attestation::FleetVerdict::NotProven;
        comparison.instances[0].notProven << QStringLiteral("TCB status OutOfDate is not accepted by the policy");
        const auto advice = adviceFor(comparison, stored.machines, {});
        QCOMPARE(advice.size(), size_t(1));
        QVERIFY(advice.front().steps.join(u' ').contains(QLatin1String("OutOfDate")));
    }

    void identicalMachinesNeedNothing()
    {
        const auto stored = test::StoredFleet::load(QStringLiteral("identical"));
        QVERIFY(adviceFor(stored.compare(), stored.machines, {}).empty());
    }

    void withoutAChallengeTheRouteToDeployIsTold()
    {
        auto stored = test::StoredFleet::load(QStringLiteral("identical"));
        for (Evidence &machine : stored.machines)
            machine.expectedReportData.reset();
        const auto comparison = stored.compare();
        const auto advice = adviceFor(comparison, stored.machines, {});
        QCOMPARE(advice.size(), size_t(1));
        QCOMPARE(advice.front().kind, Advice::Kind::NotFresh);
        QVERIFY(advice.front().steps.join(u' ').contains(QLatin1String("/attestation?challenge=")));
        QVERIFY(verdictExplanation(comparison).contains(QLatin1String("equal")));
    }

    void aSilentMachineIsTakenApart_data()
    {
        QTest::addColumn<QString>("failure");
        QTest::addColumn<int>("reach");
        QTest::addRow("dns") << QStringLiteral("the machine at x does not answer: host name not found") << int(Reach::NameNotFound);
        QTest::addRow("connect") << QStringLiteral("x does not answer: connection refused") << int(Reach::NoConnection);
        QTest::addRow("tls") << QStringLiteral("the TLS certificate of x is not trusted: expired") << int(Reach::NoTls);
        QTest::addRow("closed") << QStringLiteral("x does not answer: the connection was closed without an answer") << int(Reach::Closed);
        QTest::addRow("http") << QStringLiteral("no challenge route: /attestation answers 404") << int(Reach::HttpRefused);
        QTest::addRow("slow") << QStringLiteral("x does not answer: no answer in 10 s") << int(Reach::NoAnswer);
        QTest::addRow("other") << QStringLiteral("the cloud says: gone") << int(Reach::Unknown);
    }
    void aSilentMachineIsTakenApart()
    {
        QFETCH(QString, failure);
        QFETCH(int, reach);
        QCOMPARE(int(reachOf({failure})), reach);
    }

    void aSilentMachineNamesNodeStateAndHealthRoute()
    {
        Evidence silent;
        silent.name = QStringLiteral("prod9");
        silent.address = QStringLiteral("https://prod9-8080.example");
        silent.failures << QStringLiteral("x does not answer: host name not found");
        domain::CvmList list;
        domain::Cvm cvm;
        cvm.name = silent.name;
        cvm.node = QStringLiteral("prod9-node");
        cvm.status = QStringLiteral("stopped");
        cvm.vmUuid = QStringLiteral("abc");
        list.items.push_back(cvm);
        const auto comparison = attestation::compare({silent, silent}, {}, {}, test::StoredFleet::testRoot());
        const auto advice = adviceFor(comparison, {silent, silent}, list);
        QVERIFY(!advice.empty());
        const QString all = advice.front().steps.join(u' ');
        QVERIFY(all.contains(QLatin1String("prod9-node")));
        QVERIFY(all.contains(QLatin1String("stopped")));
        QVERIFY(all.contains(QLatin1String("curl -fsS https://prod9-8080.example/health")));
        QVERIFY(advice.front().why.contains(QLatin1String("DNS")));
    }

    void theRedeployPlanIsReadAndNotRun()
    {
        domain::Cvm cvm;
        cvm.name = QStringLiteral("runner");
        cvm.vmUuid = QStringLiteral("x'; rm -rf ~ #");
        const domain::Plan plan = redeployPlan({domain::EnvironmentId(QStringLiteral("prod")), domain::EnvironmentKind::Production}, {cvm});
        QVERIFY(!plan.isAllowed());
        QVERIFY(plan.steps[1].command.contains(QLatin1String("'x'\\''; rm -rf ~ #'")));
    }

    void namesLoseOnlyWhatAllShare()
    {
        QCOMPARE(withoutSharedPrefix({QStringLiteral("crunch-tee-runner-a"), QStringLiteral("crunch-tee-runner-b")}),
                 (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
        QCOMPARE(withoutSharedPrefix({QStringLiteral("prod7"), QStringLiteral("prod9")}),
                 (QStringList{QStringLiteral("prod7"), QStringLiteral("prod9")}));
        QCOMPARE(withoutSharedPrefix({QStringLiteral("a-b")}), QStringList{QStringLiteral("a-b")});
        QCOMPARE(withoutSharedPrefix({QStringLiteral("a-"), QStringLiteral("a-b")}), (QStringList{QStringLiteral("a-"), QStringLiteral("a-b")}));
        QCOMPARE(withoutSharedPrefix({QStringLiteral("x-same"), QStringLiteral("x-same")}),
                 (QStringList{QStringLiteral("same"), QStringLiteral("same")}));
    }

    void theListOfMachinesShowsADisputeInTheLadder()
    {
        const auto comparison = std::make_shared<const attestation::Comparison>(test::StoredFleet::load(QStringLiteral("identical")).compare());
        MachineListModel model;
        model.setComparison(comparison, {1});
        QCOMPARE(model.index(0, 1).data(CellRole::State).value<StateText>().tone, Tone::Ok);
        QCOMPARE(model.index(1, 1).data(CellRole::State).value<StateText>().tone, Tone::Fail);
        model.setComparison(comparison);
        QCOMPARE(model.index(1, 1).data(CellRole::State).value<StateText>().tone, Tone::Ok);
    }

    void theListKeepsItsRowsWhenVerifiedAgain()
    {
        const auto stored = test::StoredFleet::load(QStringLiteral("identical"));
        MachineListModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setComparison(std::make_shared<const attestation::Comparison>(stored.compare()));
        const QPersistentModelIndex second(model.index(1, 0));
        model.setComparison(std::make_shared<const attestation::Comparison>(stored.compare()));
        QVERIFY(second.isValid());
        model.setComparison(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(MachineChecksTest)
#include "tst_machine_checks.moc"
