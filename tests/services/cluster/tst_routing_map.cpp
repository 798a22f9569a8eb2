// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/routing_map.h"
#include "tests/services/cluster/cluster_data.h"

#include <QTest>

using namespace pilothouse;
using namespace pilothouse::cluster;
using namespace pilothouse::test;
using namespace Qt::StringLiterals;
using Container = ModelRoute::Container;

namespace {

SpawnteeTask task(const QString &id, const QString &status, const QString &operation = u"build_model"_s)
{
    return {id, status, u"30001"_s, operation};
}
RoutingMap::Source sourceOf(const QString &name, const MemberProbe &probe)
{
    return {domain::CvmId(name), name, &probe};
}
const QDateTime kNoon(QDate(2026, 1, 15), QTime(12, 0), Qt::UTC);

} // namespace

class RoutingMapTest : public QObject
{
    Q_OBJECT

private slots:
    void onlyAFailedTaskHasNoRoute()
    {
        const MemberProbe probe = probeOf(u"runner"_s, true, {task(u"a"_s, u"completed"_s), task(u"b"_s, u"failed"_s), task(u"c"_s, u"pending"_s)});
        RoutingMap map;
        map.rebuild({sourceOf(u"runner-1"_s, probe)});
        QVERIFY(map.find(u"a"_s).has_value() && map.find(u"c"_s).has_value());
        QVERIFY(!map.find(u"b"_s).has_value());
        QVERIFY(map.notes().isEmpty());
    }
    void oneUnknownTaskCostsTheOthersNothing()
    {
        std::vector<SpawnteeTask> tasks;
        for (int i = 0; i < 9; ++i)
            tasks.push_back(task(u"t%1"_s.arg(i), u"running"_s));
        const MemberProbe probe = probeOf(u"runner"_s, true, tasks);
        RoutingMap map;
        map.rebuild({sourceOf(u"runner-1"_s, probe)});
        QCOMPARE(map.all().size(), size_t(9));
        QVERIFY2(!map.find(u"elsewhere"_s).has_value(), "its route is unknown, not the head's");
    }
    void aTaskThatItsMemberNoLongerNamesIsMarkedAndTheNineOthersAreUpdated()
    {
        std::vector<SpawnteeTask> tasks;
        for (int i = 0; i < 10; ++i)
            tasks.push_back(task(u"t%1"_s.arg(i), u"running"_s));
        const MemberProbe before = probeOf(u"runner"_s, true, tasks);
        tasks.erase(tasks.begin() + 4);
        for (SpawnteeTask &it : tasks)
            it.status = u"completed"_s;
        const MemberProbe after = probeOf(u"runner"_s, true, tasks);
        RoutingMap map;
        map.rebuild({sourceOf(u"runner-1"_s, before)});
        for (int look = 0; look < 2; ++look) { // and stays marked
            map.rebuild({sourceOf(u"runner-1"_s, after)});
            const auto all = map.all();
            QCOMPARE(all.size(), size_t(10));
            QCOMPARE(std::ranges::count_if(all, [](const ModelRoute &it) { return !it.isUnknown && it.status == u"completed"_s; }), 9);
            const auto lost = std::ranges::find(all, u"t4"_s, &ModelRoute::taskId);
            QVERIFY(lost != all.end() && lost->isUnknown);
            QVERIFY2(!map.find(u"t4"_s).has_value(), "nothing is sent where it was");
        }
        const MemberProbe other = probeOf(u"runner"_s, true, {task(u"t4"_s, u"running"_s)});
        map.rebuild({sourceOf(u"runner-1"_s, after), sourceOf(u"runner-2"_s, other)});
        QCOMPARE(map.all().size(), size_t(10));
        QCOMPARE(map.find(u"t4"_s)->memberName, u"runner-2"_s);
        map.rebuild({});
        QVERIFY(map.all().empty());
    }
    void aWordNobodyKnowsHasNoRouteAndIsSaid()
    {
        const MemberProbe probe = probeOf(u"runner"_s, true, {task(u"a"_s, u"paused"_s)});
        RoutingMap map;
        map.rebuild({sourceOf(u"runner-1"_s, probe)});
        QVERIFY(!map.find(u"a"_s).has_value());
        QCOMPARE(map.notes().size(), 1);
        QVERIFY(map.all().size() == 1 && map.all().front().isUnknown);
        const MemberProbe failed = probeOf(u"runner"_s, true, {task(u"a"_s, u"failed"_s)});
        map.rebuild({sourceOf(u"runner-1"_s, failed)});
        QVERIFY2(map.all().empty(), "what failed is known");
    }
    void seesThatAContainerIsGone()
    {
        const MemberProbe probe = probeOf(
            u"runner"_s, true,
            {task(u"up"_s, u"completed"_s, u"start_model"_s), task(u"gone"_s, u"completed"_s, u"start_model"_s), task(u"built"_s, u"completed"_s)},
            {u"up"_s});
        RoutingMap map;
        map.rebuild({sourceOf(u"runner-1"_s, probe)});
        QCOMPARE(map.find(u"up"_s)->container, Container::Running);
        QCOMPARE(map.find(u"gone"_s)->container, Container::Gone);
        QCOMPARE(map.find(u"built"_s)->container, Container::None);
        QCOMPARE(map.runningModels().running, 1);
        QVERIFY(map.runningModels().isWhole);
    }
    void countsContainersAndSaysWhenSomeDidNotAnswer()
    {
        const MemberProbe first = probeOf(u"runner"_s, true, {task(u"a"_s, u"completed"_s), task(u"b"_s, u"completed"_s)}, {u"a"_s});
        const MemberProbe silent;
        RoutingMap map;
        map.rebuild({sourceOf(u"runner-1"_s, first), sourceOf(u"runner-2"_s, silent)});
        QCOMPARE(map.runningModels().running, 1);
        QVERIFY(!map.runningModels().isWhole);
    }
    void keepsTheOldRoutesOfOneThatDoesNotAnswer()
    {
        const MemberProbe before = probeOf(u"runner"_s, true, {task(u"a"_s, u"running"_s)});
        RoutingMap map;
        map.rebuild({sourceOf(u"runner-1"_s, before)});
        MemberProbe silent;
        silent.tasks = errorOfKind(ErrorKind::Timeout, u"no answer"_s);
        map.rebuild({sourceOf(u"runner-1"_s, silent)});
        QVERIFY(map.find(u"a"_s).has_value() && map.find(u"a"_s)->isStale);
        map.rebuild({});
        QVERIFY2(!map.find(u"a"_s).has_value(), "a CVM that is gone has no tasks");
    }
    void saysWhenTwoNameTheSameTask()
    {
        const MemberProbe first = probeOf(u"runner"_s, true, {task(u"a"_s, u"completed"_s, u"start_model"_s)}, {u"a"_s});
        const MemberProbe second = probeOf(u"runner"_s, true, {task(u"a"_s, u"completed"_s, u"start_model"_s)});
        RoutingMap map;
        map.rebuild({sourceOf(u"runner-1"_s, first), sourceOf(u"runner-2"_s, second)});
        QCOMPARE(map.find(u"a"_s)->memberName, u"runner-1"_s);
        QCOMPARE(map.notes().size(), 1);
    }
    void filesATaskUnderTheOneThatAcceptedIt()
    {
        MemberProbe probe = probeOf(u"runner"_s, true);
        probe.begunAt = kNoon;
        MemberProbe other = probeOf(u"runner"_s, true);
        other.begunAt = kNoon;
        RoutingMap map;
        map.accept(u"new"_s, u"30009"_s, domain::CvmId(u"runner-1"_s), u"runner-1"_s, kNoon.addSecs(1));
        // A list that was asked for before the build was accepted cannot know of it, whoever is the head by now.
        map.rebuild({sourceOf(u"runner-1"_s, probe), sourceOf(u"runner-2"_s, other)});
        QCOMPARE(map.find(u"new"_s)->memberName, u"runner-1"_s);
        probe.begunAt = kNoon.addSecs(2);
        map.rebuild({sourceOf(u"runner-1"_s, probe), sourceOf(u"runner-2"_s, other)});
        QVERIFY2(!map.find(u"new"_s).has_value(), "a newer list without it is believed");
    }
};

QTEST_APPLESS_MAIN(RoutingMapTest)
#include "tst_routing_map.moc"
