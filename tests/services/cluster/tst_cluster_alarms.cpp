// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/cluster_alarms.h"
#include "tests/services/cluster/cluster_data.h"

#include <QTest>

#include <algorithm>

using namespace pilothouse;
using namespace pilothouse::cluster;
using namespace pilothouse::test;
using namespace Qt::StringLiterals;

namespace {

/// A cluster of one registry and two runners, in order.
struct Cluster
{
    Discovery discovery = discoverMembers(listOf({u"a-registry"_s, u"a-runner-1"_s, u"a-runner-2"_s}), u"a"_s, 9010);
    std::vector<MemberProbe> probes{probeOf(u"registry+runner"_s, true), probeOf(u"runner"_s, true), probeOf(u"runner"_s, true)};
    HashState hash = HashState::Approved;

    std::vector<ClusterAlarm> alarms() const
    {
        std::vector<WatchedMember> members;
        std::vector<HeadCandidate> candidates;
        for (size_t i = 0; i < probes.size(); ++i) {
            members.push_back({&discovery.members[i], &probes[i], hash});
            HeadCandidate candidate;
            candidate.id = discovery.members[i].cvm.id;
            candidate.role = roleOf(probes[i]);
            candidate.room = hasRoom(probes[i]);
            candidates.push_back(candidate);
        }
        return clusterAlarms(discovery, members, electHead(candidates, {}, {}));
    }
    QStringList membersOf(ClusterAlarmKind kind) const
    {
        for (const ClusterAlarm &alarm : alarms()) {
            if (alarm.kind == kind)
                return alarm.members.isEmpty() ? QStringList{u"the cluster"_s} : alarm.members;
        }
        return {};
    }
};

} // namespace

class ClusterAlarmsTest : public QObject
{
    Q_OBJECT

private slots:
    void aClusterInOrderRaisesNone()
    {
        Cluster cluster;
        for (MemberProbe &probe : cluster.probes) {
            probe.unsignedStatus = 401;
            probe.debugCommands = false;
        }
        QVERIFY(cluster.alarms().empty());
    }
    void anUnsignedRequestThatIsAnsweredIsASecurityAlarm()
    {
        Cluster cluster;
        cluster.probes[0].unsignedStatus = 200;
        cluster.probes[1].unsignedStatus = 401;
        QCOMPARE(cluster.membersOf(ClusterAlarmKind::UnsignedAccepted), QStringList{u"a-registry"_s});
        QCOMPARE(cluster.alarms().front().severity, AlarmSeverity::Security);
    }
    void whatCouldNotBeToldIsNoAlarmAndNoAllClear()
    {
        Cluster cluster;
        cluster.probes[0].unsignedStatus = errorOfKind(ErrorKind::Timeout, u"no answer"_s);
        cluster.probes[1].unsignedStatus = 502;
        cluster.probes[2].debugCommands = errorOfKind(ErrorKind::Unauthorised, u"refused"_s, 401);
        QVERIFY(cluster.alarms().empty());
    }
    void aDebugImageIsASecurityAlarm()
    {
        Cluster cluster;
        cluster.probes[2].debugCommands = true;
        QCOMPARE(cluster.membersOf(ClusterAlarmKind::DebugImage), QStringList{u"a-runner-2"_s});
    }
    void publicLogsAreOneAlarmForAllWhoHaveThem()
    {
        Cluster cluster;
        cluster.discovery.members[0].cvm.publicLogs = true;
        cluster.discovery.members[1].cvm.publicLogs = false;
        cluster.discovery.members[2].cvm.publicLogs = true;
        QCOMPARE(cluster.membersOf(ClusterAlarmKind::PublicLogs), (QStringList{u"a-registry"_s, u"a-runner-2"_s}));
    }
    void twoRegistriesAreNamed()
    {
        Cluster cluster;
        cluster.probes[1] = probeOf(u"registry+runner"_s, true);
        QCOMPARE(cluster.membersOf(ClusterAlarmKind::TwoRegistries), (QStringList{u"a-registry"_s, u"a-runner-1"_s}));
    }
    void noRegistryIsTrouble()
    {
        Cluster cluster;
        cluster.probes[0] = probeOf(u"runner"_s, true);
        QCOMPARE(cluster.membersOf(ClusterAlarmKind::NoRegistry), QStringList{u"the cluster"_s});
    }
    void aClashOfNamesIsReported()
    {
        Cluster cluster;
        cluster.discovery.clashes << u"a-tee"_s;
        QCOMPARE(cluster.membersOf(ClusterAlarmKind::NameClash), QStringList{u"the cluster"_s});
    }
    void securityComesFirst()
    {
        Cluster cluster;
        cluster.discovery.clashes << u"a-tee"_s;
        cluster.hash = HashState::Refused;
        cluster.probes[0].refusal = judgeRefusal(std::chrono::seconds(40), KeySlot::Primary, {});
        cluster.probes[1].debugCommands = true;
        const auto alarms = cluster.alarms();
        QVERIFY(alarms.size() >= 4);
        QVERIFY(std::ranges::is_sorted(alarms, {}, &ClusterAlarm::severity));
        QCOMPARE(alarms.front().kind, ClusterAlarmKind::DebugImage);
        for (const ClusterAlarm &alarm : alarms)
            QVERIFY(!alarm.what.isEmpty() && !alarm.nextStep.isEmpty());
    }
};

QTEST_APPLESS_MAIN(ClusterAlarmsTest)
#include "tst_cluster_alarms.moc"
