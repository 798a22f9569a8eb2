// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/cluster_members.h"
#include "tests/services/cluster/cluster_data.h"

#include <QTest>

using namespace pilothouse;
using namespace pilothouse::cluster;
using namespace pilothouse::test;
using namespace Qt::StringLiterals;

namespace {

QStringList namesOf(const Discovery &found)
{
    QStringList names;
    for (const Member &member : found.members)
        names << member.cvm.name;
    return names;
}

} // namespace

class ClusterMembersTest : public QObject
{
    Q_OBJECT

private slots:
    void takesTheClustersOwnAndNoOthers()
    {
        const Discovery found = discoverMembers(listOf({u"a-registry"_s, u"a-runner-1"_s, u"b-registry"_s}), u"a"_s, 9010);
        QCOMPARE(namesOf(found), (QStringList{u"a-registry"_s, u"a-runner-1"_s}));
        QCOMPARE(found.members[0].named, NamedRole::Registry);
        QCOMPARE(found.members[1].named, NamedRole::Runner);
        QVERIFY(found.leftOut.empty() && found.clashes.isEmpty());
    }
    void leavesAClusterAloneWhoseNameBeginsLikeThisOnes()
    {
        const Discovery found
            = discoverMembers(listOf({u"crunch-registry"_s, u"crunch-tee-registry"_s, u"crunch-tee-runner-0a1b2c3d"_s}), u"crunch"_s, 9010);
        QCOMPARE(namesOf(found), QStringList{u"crunch-registry"_s});
        QCOMPARE(found.clashes, QStringList{u"crunch-tee"_s});
        QCOMPARE(found.leftOut.size(), size_t(2));
        QVERIFY(found.leftOut[1].why.contains(u"crunch-tee"_s));
        QCOMPARE(namesOf(discoverMembers(listOf({u"crunch-registry"_s, u"crunch-tee-registry"_s}), u"crunch-tee"_s, 9010)),
                 QStringList{u"crunch-tee-registry"_s});
    }
    void leavesOutWhatOnlyBeginsLikeAMember()
    {
        const Discovery found = discoverMembers(listOf({u"crunch-tee-vpc-server"_s, u"crunch-teepot"_s}), u"crunch-tee"_s, 9010);
        QVERIFY(found.members.empty() && found.clashes.isEmpty());
        QCOMPARE(found.leftOut.size(), size_t(2));
    }
    void takesNothingWithoutAName() { QVERIFY(discoverMembers(listOf({u"a-registry"_s}), {}, 9010).members.empty()); }
    void listsAStoppedOneWithoutAskingIt()
    {
        domain::CvmList list = listOf({u"a-registry"_s});
        list.items[0].state = domain::RunState::Stopped;
        list.items[0].status = u"stopped"_s;
        const Discovery found = discoverMembers(list, u"a"_s, 9010);
        QCOMPARE(found.members.size(), size_t(1));
        QVERIFY(!found.members[0].isProbed());
        QVERIFY(found.members[0].notProbed.contains(u"stopped"_s));
    }
    void neverMakesAnAddressWithoutANode()
    {
        domain::CvmList list = listOf({u"a-registry"_s});
        list.items[0].node.clear();
        const Discovery found = discoverMembers(list, u"a"_s, 9010);
        QVERIFY(!found.members[0].isProbed());
        QVERIFY(found.members[0].notProbed.contains(u"no address"_s));
    }
    void prefersTheGatewayTheCloudNames()
    {
        domain::CvmList list = listOf({u"a-registry"_s, u"a-runner-1"_s});
        list.items[1].gatewayDomain = u"dstack-pha-prod5.phala.network"_s;
        const Discovery found = discoverMembers(list, u"a"_s, 9011);
        QCOMPARE(found.members[0].address->gatewayDomain, u"dstack-pha-prod10.phala.network"_s);
        QCOMPARE(found.members[1].address->gatewayDomain, u"dstack-pha-prod5.phala.network"_s);
        QCOMPARE(found.members[1].address->port, 9011);
        QVERIFY2(found.members[1].address->instanceId.isEmpty(), "an app of its own needs no instance");
    }
    void tellsMachinesOfOneAppApartByInstance()
    {
        domain::CvmList list = listOf({u"a-runner-1"_s, u"a-runner-2"_s, u"a-runner-3"_s});
        for (domain::Cvm &cvm : list.items)
            cvm.appId = QString(40, u'c');
        list.items[2].instanceId.clear();
        const Discovery found = discoverMembers(list, u"a"_s, 9010);
        QCOMPARE(found.members[0].address->instanceId, list.items[0].instanceId);
        QVERIFY(found.members[0].address != found.members[1].address);
        QVERIFY2(!found.members[2].isProbed(), "the app's own name would reach any of them");
    }
    void doesNotAskOneThatIsListedTwice()
    {
        domain::CvmList list = listOf({u"a-runner-1"_s});
        list.items[0].duplicateId = true;
        QVERIFY(!discoverMembers(list, u"a"_s, 9010).members[0].isProbed());
    }
    void namesOnlyWhatRunnersCanBeNamedAfter()
    {
        QVERIFY(canNameCluster(u"crunch-tee"_s).allowed);
        QVERIFY(canNameCluster(QString(47, u'a')).allowed);
        for (const QString &name : {u""_s, QString(48, u'a'), u"1crunch"_s, u"crunch_tee"_s, u"crunch tee"_s, u"crünch"_s}) {
            const auto state = canNameCluster(name);
            QVERIFY2(!state.allowed && !state.reason.isEmpty(), qPrintable(name));
        }
    }
};

QTEST_APPLESS_MAIN(ClusterMembersTest)
#include "tst_cluster_members.moc"
