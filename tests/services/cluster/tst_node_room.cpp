// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/change_plan.h"

#include <QTest>

#include <algorithm>

using namespace pilothouse;
using namespace pilothouse::cluster;
using namespace Qt::StringLiterals;
using domain::CheckState;
using domain::RunState;
using Of = RoomFinding::Of;

namespace {

domain::Cvm machine(RunState state = RunState::Running)
{
    domain::Cvm cvm;
    cvm.id = domain::CvmId(u"uuid-1"_s);
    cvm.name = u"web-tier"_s;
    cvm.state = state;
    cvm.status = domain::runStateWord(state);
    cvm.node = u"prod7"_s;
    cvm.instanceType = u"tdx.small"_s;
    cvm.vcpu = 2;
    cvm.memoryGib = 4;
    cvm.diskGib = 40;
    return cvm;
}

CloudNode prod7()
{
    CloudNode node;
    node.id = 7;
    node.name = u"prod7"_s;
    node.remainingVcpu = 4;
    node.remainingMemoryMb = 4096;
    node.remainingDiskGb = 100;
    return node;
}

NodeRoom room(const CloudNode &node)
{
    return roomOf(machine(), std::vector<CloudNode>{node});
}

Resources vcpus(int count)
{
    Resources resources;
    resources.vcpu = count;
    return resources;
}

domain::Plan planned(const domain::Cvm &cvm, const Resources &resources, const NodeRoom &free, const InstanceType *type = nullptr)
{
    return resizePlan(cvm, resources, type, free,
                      {{domain::EnvironmentId(u"env"_s), domain::EnvironmentKind::Staging}, u"http://cloud"_s, QDateTime()});
}

bool hasCheck(const domain::Plan &plan, CheckState state, const QString &words)
{
    return std::ranges::any_of(plan.checks, [&](const auto &check) { return check.state == state && check.text.contains(words); });
}

} // namespace

/// Whether what a machine is to have more of is free on its node.
class NodeRoomTest : public QObject
{
    Q_OBJECT

private slots:
    void whatIsAskedForIsHeldAgainstWhatTheNodeHasFree_data()
    {
        QTest::addColumn<RunState>("state");
        QTest::addColumn<int>("vcpu");
        QTest::addColumn<Fit>("fit");
        QTest::newRow("as much more as is free") << RunState::Running << 6 << Fit::Fits;
        QTest::newRow("one more than is free") << RunState::Running << 7 << Fit::DoesNotFit;
        QTest::newRow("of a stopped one all may have to be free") << RunState::Stopped << 5 << Fit::MayNotFit;
        QTest::newRow("of a stopped one all is free") << RunState::Stopped << 4 << Fit::Fits;
        QTest::newRow("what a stopped one needs at least is not") << RunState::Stopped << 7 << Fit::DoesNotFit;
    }
    void whatIsAskedForIsHeldAgainstWhatTheNodeHasFree()
    {
        QFETCH(RunState, state);
        QFETCH(int, vcpu);
        QFETCH(Fit, fit);
        const auto findings = roomFindings(machine(state), vcpus(vcpu), nullptr, room(prod7()));
        QCOMPARE(findings.size(), size_t(1));
        QCOMPARE(findings[0].of, Of::Vcpu);
        QCOMPARE(findings[0].fit, fit);
        QVERIFY2(findings[0].text.contains(u"prod7 has 4 vCPU free"_s), qPrintable(findings[0].text));
    }

    void whatCertainlyDoesNotFitIsRefusedAndTheRestIsWarnedOf()
    {
        Resources resources;
        resources.memoryMb = 9 * 1024;
        resources.diskGb = 200;
        const domain::Plan refused = planned(machine(), resources, room(prod7()));
        QVERIFY(!refused.isAllowed());
        QVERIFY2(refused.refusal.contains(u"prod7 has 4096 MB of memory free, and it needs 5120 more"_s), qPrintable(refused.refusal));
        QVERIFY2(refused.refusal.contains(u"prod7 has 100 GB of disk free, and it needs 160 more"_s), qPrintable(refused.refusal));
        QVERIFY(hasCheck(refused, CheckState::Fail, u"memory"_s));
        const domain::Plan warned = planned(machine(RunState::Stopped), vcpus(5), room(prod7()));
        QVERIFY2(warned.isAllowed(), qPrintable(warned.refusal));
        QVERIFY(hasCheck(warned, CheckState::Warning, u"it may not fit"_s));
        const domain::Plan good = planned(machine(), vcpus(3), room(prod7()));
        QVERIFY(good.isAllowed() && hasCheck(good, CheckState::Pass, u"prod7 has 4 vCPU free, and it needs 1 more"_s));
    }

    void aSmallerSizeNeedsNothingOfItsNode()
    {
        CloudNode full = prod7();
        full.remainingVcpu = 0;
        const domain::Plan plan = planned(machine(), vcpus(1), room(full));
        QVERIFY2(plan.isAllowed(), qPrintable(plan.refusal));
        QVERIFY(hasCheck(plan, CheckState::Pass, u"needs no more of its node"_s));
    }

    void whatTheNodeDoesNotTellIsNotKnownAndNeverFine_data()
    {
        QTest::addColumn<NodeRoom>("free");
        QTest::addColumn<QString>("words");
        CloudNode silent = prod7();
        silent.remainingVcpu.reset();
        QTest::newRow("no number") << room(silent) << u"how many processors prod7 has free is not known"_s;
        CloudNode other = prod7();
        other.name = u"prod9"_s;
        QTest::newRow("another node") << room(other) << u"not among the nodes"_s;
        QTest::newRow("two of that name") << roomOf(machine(), std::vector<CloudNode>{prod7(), prod7()}) << u"names this node twice"_s;
        QTest::newRow("nodes not read") << roomOf(machine(), Error{.kind = ErrorKind::Network, .what = u"no connection"_s})
                                        << u"what prod7 has free is not known: the nodes could not be read: no connection"_s;
        domain::Cvm nowhere = machine();
        nowhere.node.clear();
        QTest::newRow("no node") << roomOf(nowhere, std::vector<CloudNode>{prod7()}) << u"what its node has free is not known"_s;
    }
    void whatTheNodeDoesNotTellIsNotKnownAndNeverFine()
    {
        QFETCH(NodeRoom, free);
        QFETCH(QString, words);
        const domain::Plan plan = planned(machine(), vcpus(3), free);
        QVERIFY2(plan.isAllowed(), "whoever knows better may try");
        QVERIFY2(hasCheck(plan, CheckState::Unknown, words), qPrintable(plan.toText()));
        QVERIFY(!hasCheck(plan, CheckState::Pass, u"node"_s) && !hasCheck(plan, CheckState::Pass, u"free"_s));
    }

    void aTypeBringsItsOwnProcessorsAndMemory()
    {
        Resources resources;
        resources.instanceType = u"tdx.large"_s;
        InstanceType type;
        type.id = resources.instanceType;
        type.vcpu = 4;
        type.memoryMb = 16'384;
        const domain::Plan refused = planned(machine(), resources, room(prod7()), &type);
        QVERIFY2(refused.refusal.contains(u"it needs 12288 more"_s), qPrintable(refused.refusal));
        QVERIFY(hasCheck(refused, CheckState::Pass, u"4 vCPU free, and it needs 2 more"_s));
        const domain::Plan unknown = planned(machine(), resources, room(prod7()));
        QVERIFY2(hasCheck(unknown, CheckState::Unknown, u"how much tdx.large has is not known"_s), "a type that is not offered");
    }

    void ofAMachineWhoseSizeIsNotSaidAllMayBeNeeded()
    {
        domain::Cvm cvm = machine();
        cvm.vcpu.reset();
        QCOMPARE(roomFindings(cvm, vcpus(5), nullptr, room(prod7()))[0].fit, Fit::MayNotFit);
        QCOMPARE(roomFindings(cvm, vcpus(4), nullptr, room(prod7()))[0].fit, Fit::Fits);
    }
};

QTEST_GUILESS_MAIN(NodeRoomTest)
#include "tst_node_room.moc"
