// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/fleet_plan.h"
#include "services/cluster/kept_state.h"
#include "services/cluster/node_names.h"

#include <QTest>

#include <algorithm>
#include <limits>

using namespace pilothouse;
using namespace pilothouse::cluster;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using domain::CheckState;

class FleetPlanTest : public QObject
{
    Q_OBJECT

    static CloudNode node(qint64 id, const QString &name, const QString &region)
    {
        CloudNode node;
        node.id = id;
        node.name = name;
        node.region = region;
        node.remainingVcpu = 96;
        node.remainingMemoryMb = 262144;
        node.remainingSlots = 40;
        return node;
    }
    static FleetTarget target(qint64 id, const QString &name, const QString &region, const QString &hash)
    {
        FleetTarget target;
        target.node = node(id, name, region);
        target.name = nameOnNode(u"app"_s, target.node);
        target.provision.emplace();
        target.provision->appId = QString(40, u'b');
        target.provision->composeHash = hash;
        return target;
    }
    static CvmSpec spec(const QByteArray &compose = "services:\n  web:\n    image: nginx@sha256:00\n")
    {
        CvmSpec spec;
        spec.name = u"app-prod5"_s;
        spec.composeText = compose;
        spec.instanceType = u"tdx.small"_s;
        return spec;
    }
    static InstanceType small()
    {
        InstanceType type;
        type.id = u"tdx.small"_s;
        type.vcpu = 1;
        type.memoryMb = 2048;
        type.hourlyRate = Money::fromDecimal(u"0.058", u"USD"_s);
        return type;
    }
    static domain::Plan plan(const std::vector<FleetTarget> &targets, const CvmSpec &spec)
    {
        ChangeScene scene;
        scene.environment = {domain::EnvironmentId(u"env"_s), domain::EnvironmentKind::Staging};
        const InstanceType type = small();
        return fleetPlan(u"app"_s, spec, targets, &type, scene);
    }
    static int checksThat(const domain::Plan &plan, CheckState state, const QString &words)
    {
        return int(std::count_if(plan.checks.begin(), plan.checks.end(),
                                 [&](const domain::PlanCheck &check) { return check.state == state && check.text.contains(words); }));
    }

private slots:
    void aMachineIsNamedAfterItsNode_data()
    {
        QTest::addColumn<QString>("app");
        QTest::addColumn<QString>("node");
        QTest::addColumn<QString>("name");
        QTest::newRow("as a rule") << u"app"_s << u"prod5"_s << u"app-prod5"_s;
        QTest::newRow("a node of foreign letters") << u"app"_s << u"Prod 5 (ü)"_s << u"app-Prod-5"_s;
        QTest::newRow("a node without a name") << u"app"_s << QString() << u"app-node-7"_s;
        QTest::newRow("a hyphen at the end") << u"app-"_s << u"prod5"_s << u"app-prod5"_s;
        QTest::newRow("too long") << QString(63, u'a') << u"prod5"_s << QString(57, u'a') + u"-prod5"_s;
        QTest::newRow("cut at a hyphen") << QString(56, u'a') + u"-bcd"_s << u"prod5"_s << QString(56, u'a') + u"-prod5"_s;
        QTest::newRow("a long node") << u"app"_s << QString(80, u'n') << u"app-"_s + QString(24, u'n');
    }
    void aMachineIsNamedAfterItsNode()
    {
        QFETCH(QString, app);
        QFETCH(QString, node);
        const QString name = nameOnNode(app, FleetPlanTest::node(7, node, {}));
        QTEST(name, "name");
        CvmSpec named = spec();
        named.name = name;
        QVERIFY(problemsOf(named).isEmpty());
    }

    void tellsWhatAComposeTextKeepsOnTheMachine_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("kept");
        QTest::newRow("nothing") << QByteArray("services:\n  web:\n    image: nginx\n") << QStringList();
        QTest::newRow("a volume and what the edge says of it")
            << QByteArray("services:\n  db:\n    volumes:\n      - data:/var/lib/data\n    ports: [\"80:80\"]\nvolumes:\n  data:\n")
            << QStringList{u"data"_s};
        QTest::newRow("the list at its key's own indent")
            << QByteArray("services:\n  db:\n    volumes:\n    - \"data:/d\"\n    image: x\n") << QStringList{u"data"_s};
        QTest::newRow("a socket keeps nothing") << QByteArray(
            "services:\n  a:\n    volumes:\n      - /var/run/dstack.sock:/var/run/dstack.sock # for quotes\n")
                                                << QStringList();
        QTest::newRow("read only keeps nothing") << QByteArray("services:\n  a:\n    volumes:\n      - ./conf:/conf:ro\n") << QStringList();
        QTest::newRow("a path is written to") << QByteArray("services:\n  a:\n    volumes:\n      - /srv/data:/data\n")
                                              << QStringList{u"/srv/data"_s};
        QTest::newRow("in brackets") << QByteArray("services:\n  a:\n    volumes: [\"data:/d\", 'more:/m']\n") << QStringList({u"data"_s, u"more"_s});
        QTest::newRow("in the long form") << QByteArray(
            "services:\n  a:\n    volumes:\n      - type: volume\n        source: data\n        target: /d\n")
                                          << QStringList{u"data"_s};
        QTest::newRow("what comes after is no volume")
            << QByteArray("services:\n  a:\n    volumes:\n      - data:/d\n    environment:\n      - A=b\n") << QStringList{u"data"_s};
    }
    void tellsWhatAComposeTextKeepsOnTheMachine()
    {
        QFETCH(QByteArray, text);
        QTEST(keptState(text), "kept");
    }

    void onePlanNamesEveryNodeWithDistanceRoomAndPrice()
    {
        std::vector<FleetTarget> targets{target(12, u"prod5"_s, u"US-EAST-1"_s, QString(64, u'a')),
                                         target(14, u"prod7"_s, u"US-WEST-1"_s, QString(64, u'a'))};
        targets[0].roundTrip = 31ms;
        targets[1].notMeasured = u"host name not found"_s;
        const domain::Plan made = plan(targets, spec());
        QVERIFY(made.isAllowed() && !made.phrase);
        QCOMPARE(made.title, u"Deploy app on 2 nodes"_s);
        QCOMPARE(made.steps.size(), size_t(2));
        QCOMPARE(made.steps[0].what, u"Make app-prod5 on prod5 in US-EAST-1: round trip 31 ms; free: 96 vCPU · 256 GB · 40 slots; "
                                     "0.058 USD an hour, 42.34 USD a month"_s);
        QVERIFY(made.steps[1].what.contains(u"round trip not measured (host name not found)"_s));
        QVERIFY(made.steps[1].command.contains(u"--node 14"_s));
        QCOMPARE(checksThat(made, CheckState::Pass, u"all 2 promise the same compose hash "_s + QString(64, u'a')), 1);
        QCOMPARE(checksThat(made, CheckState::Pass, u"together 0.116 USD an hour, 84.68 USD a month"_s), 1);
    }

    void whatWasNotMeasuredIsNeverZero()
    {
        FleetTarget far;
        QCOMPARE(roundTripText(far), u"round trip not measured"_s);
        far.roundTrip = 0ms;
        QCOMPARE(roundTripText(far), u"round trip below 1 ms"_s);
    }

    void hashesThatDifferAreNamedAndAskForThePhrase()
    {
        const domain::Plan made = plan({target(12, u"prod5"_s, {}, QString(64, u'a')), target(14, u"prod7"_s, {}, QString(64, u'c')),
                                        target(18, u"prod9"_s, {}, QString(64, u'a'))},
                                       spec());
        QVERIFY(made.isAllowed());
        QCOMPARE(made.phrase.value_or(QString()), u"env/app"_s);
        QCOMPARE(checksThat(made, CheckState::Fail, u"prod5, prod9: "_s + QString(64, u'a') + u", prod7: "_s + QString(64, u'c')), 1);
    }

    void otherOsImagesAreWarnedOf()
    {
        std::vector<FleetTarget> targets{target(12, u"prod5"_s, {}, QString(64, u'a')), target(14, u"prod7"_s, {}, QString(64, u'a'))};
        targets[0].provision->osImageHash = QString(64, u'1');
        targets[1].provision->osImageHash = QString(64, u'2');
        QCOMPARE(checksThat(plan(targets, spec()), CheckState::Warning, u"the OS images differ"_s), 1);
    }

    void stateOfItsOwnIsWarnedOfWhereThereAreSeveral()
    {
        const CvmSpec keeps = spec("services:\n  db:\n    image: x\n    volumes:\n      - data:/d\n");
        const FleetTarget one = target(12, u"prod5"_s, {}, QString(64, u'a'));
        const FleetTarget other = target(14, u"prod7"_s, {}, QString(64, u'a'));
        QCOMPARE(
            checksThat(plan({one, other}, keeps), CheckState::Warning, u"persistent state needs a store outside: each machine keeps its own data"_s),
            1);
        QCOMPARE(checksThat(plan({one}, keeps), CheckState::Warning, u"persistent state"_s), 0);
    }

    void skippedNodesStandWithTheirReason()
    {
        FleetTarget full = target(14, u"prod7"_s, {}, QString(64, u'a'));
        full.skipped = u"it has no slot free"_s;
        const domain::Plan made = plan({target(12, u"prod5"_s, {}, QString(64, u'a')), full}, spec());
        QCOMPARE(made.skipped, QStringList{u"prod7: it has no slot free"_s});
        QCOMPARE(made.steps.size(), size_t(1));
        QVERIFY(!plan({full}, spec()).isAllowed());
        QVERIFY(!plan({}, spec()).isAllowed());
    }

    void anAppOnAChainWaitsForItsContract()
    {
        FleetTarget onChain = target(12, u"prod5"_s, {}, QString(64, u'a'));
        onChain.provision->chainId = 8453;
        QVERIFY(plan({onChain}, spec()).refusal.contains(u"contract has to be deployed"_s));
        onChain.provision->appContract = u"0x01"_s;
        QVERIFY(plan({onChain}, spec()).isAllowed());
    }

    void aNodeWithoutRoomSaysWhatIsMissing()
    {
        const InstanceType type = small();
        CloudNode full = node(12, u"prod5"_s, {});
        QVERIFY(noRoom(full, &type, spec()).isEmpty());
        full.remainingVcpu = 0.5;
        QCOMPARE(noRoom(full, &type, spec()), u"it has 0.5 vCPU free, 1 are needed"_s);
        full.remainingVcpu.reset(); // not said is not full
        QVERIFY(noRoom(full, &type, spec()).isEmpty());
        full.remainingSlots = 0;
        QCOMPARE(noRoom(full, nullptr, spec()), u"it has no slot free"_s);
        CvmSpec onChain = spec();
        onChain.kms = KmsKind::Base;
        QCOMPARE(noRoom(node(12, u"prod5"_s, {}), &type, onChain), u"it takes no app on a chain"_s);
    }

    void aPriceThatCannotBeToldIsNone()
    {
        QCOMPARE(costOf(*small().hourlyRate, 2, kHoursOfMonth)->toDecimal(), u"84.68"_s);
        QVERIFY(!costOf(Money(std::numeric_limits<int64_t>::max() / 2, u"USD"_s), 3));
    }
};

QTEST_APPLESS_MAIN(FleetPlanTest)
#include "tst_fleet_plan.moc"
