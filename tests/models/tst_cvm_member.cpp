// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cell_role.h"
#include "models/cvm_member.h"
#include "models/cvm_table_model.h"
#include "tests/services/cluster/cluster_data.h"
#include "tests/support/fake_clock.h"

#include <QSignalSpy>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::models;
using namespace pilothouse::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using cluster::HashState;
using cluster::MemberRole;
using cluster::MemberView;
using Column = CvmTableModel::Column;

namespace {

MemberView memberOf(const QString &name, const cluster::MemberProbe &probe, HashState hash = HashState::Unknown)
{
    MemberView view;
    view.member.cvm = runningCvm(name);
    view.probe = probe;
    view.role = cluster::roleOf(probe);
    view.hash = hash;
    view.problem = cluster::problemOf(probe);
    return view;
}

cluster::MemberProbe probeWith(const QString &mode, bool hasRoom, std::optional<int> used, std::optional<int> most, const QStringList &running = {})
{
    cluster::MemberProbe probe = probeOf(mode, hasRoom, {}, running);
    cluster::SpawnteeCapacity capacity;
    capacity.acceptingNewModels = hasRoom;
    capacity.runningModels = used;
    capacity.maxModels = most;
    probe.capacity = capacity;
    return probe;
}

/// A registry that runs models, a head with room, one that is full, one that did not answer and one nobody asked.
cluster::ClusterView wholeCluster()
{
    cluster::ClusterView view;
    view.name = u"a"_s;
    view.members.push_back(memberOf(u"a-registry"_s, probeWith(u"registry+runner"_s, true, 1, 8, {u"t0"_s}), HashState::NotNeeded));
    view.members.push_back(memberOf(u"a-runner-1"_s, probeWith(u"runner"_s, true, 3, 8, {u"t1"_s, u"t2"_s, u"t3"_s}), HashState::Approved));
    view.members.push_back(memberOf(u"a-runner-2"_s, probeWith(u"runner"_s, false, 8, 8), HashState::Refused));
    cluster::MemberProbe silent;
    silent.identity = errorOfKind(ErrorKind::Timeout, u"no answer in 30 s"_s);
    view.members.push_back(memberOf(u"a-runner-3"_s, silent));
    view.members.push_back(memberOf(u"a-runner-4"_s, {}));
    view.election.registry = view.members[0].member.cvm.id;
    view.election.head = view.members[1].member.cvm.id;
    return view;
}

domain::CvmList listed(const cluster::ClusterView &view)
{
    domain::CvmList list;
    for (const MemberView &member : view.members)
        list.items.push_back(member.member.cvm);
    list.items.push_back(runningCvm(u"stranger"_s));
    return list;
}

std::shared_ptr<const CvmMember> of(const CvmMembers &members, const char *name)
{
    return members.value(runningCvm(QString::fromLatin1(name)).id.text());
}

} // namespace

class CvmMemberTest : public QObject
{
    Q_OBJECT

    std::shared_ptr<FakeClock> m_clock;

    QVariant at(const CvmTableModel &model, const char *name, Column column, int role = Qt::DisplayRole)
    {
        return model.indexOf(runningCvm(QString::fromLatin1(name)).id.text(), int(column)).data(role);
    }

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init() { m_clock = std::make_shared<FakeClock>(); }

    void namesRoleRoomAndHashByTheMembersOwnWord()
    {
        const CvmMembers all = cvmMembers(wholeCluster(), 30s);
        QCOMPARE(all.size(), 5);
        QCOMPARE(of(all, "a-registry")->role, u"Registry + runner"_s);
        QCOMPARE(of(all, "a-registry")->approval.word, u"Not needed"_s);
        QCOMPARE(of(all, "a-runner-1")->role, u"Runner, head"_s);
        QCOMPARE(of(all, "a-runner-1")->capacity, StateText::of(Mark::Pass, u"3/8, accepting"_s));
        QCOMPARE(of(all, "a-runner-1")->modelsText(), u"3"_s);
        QCOMPARE(of(all, "a-runner-1")->approval, StateText::of(Mark::Pass, u"Approved"_s));
        QCOMPARE(of(all, "a-runner-2")->role, u"Runner"_s);
        QCOMPARE(of(all, "a-runner-2")->capacity, StateText::of(Mark::Pending, u"8/8, full"_s));
        QCOMPARE(of(all, "a-runner-2")->approval, StateText::of(Mark::Warn, u"Not approved"_s));
        QCOMPARE(of(all, "a-runner-2")->modelsText(), u"0"_s);
    }

    void whatWasNotReadIsUnknownAndSaysWhy()
    {
        const CvmMembers all = cvmMembers(wholeCluster(), 30s);
        for (const char *name : {"a-runner-3", "a-runner-4"}) {
            const auto member = of(all, name);
            QCOMPARE(member->role, u"Unknown"_s);
            QCOMPARE(member->capacity.mark, Mark::Unknown);
            QCOMPARE(member->modelsText(), u"Unknown"_s);
            QCOMPARE(member->approval, StateText::of(Mark::Unknown, u"Not said"_s));
            QVERIFY(!member->roleNote.isEmpty() && !member->capacityNote.isEmpty() && !member->modelsNote.isEmpty());
        }
        QVERIFY2(of(all, "a-runner-3")->roleNote.contains(u"no answer in 30 s"_s), qPrintable(of(all, "a-runner-3")->roleNote));
    }

    void aRoomWithoutNumbersIsSaidWithoutThem()
    {
        cluster::ClusterView view;
        view.members = {memberOf(u"x"_s, probeWith(u"runner"_s, true, {}, {})), memberOf(u"y"_s, probeWith(u"runner"_s, false, 4, {})),
                        memberOf(u"z"_s, probeWith(u"runner"_s, true, 4, 0))};
        const CvmMembers all = cvmMembers(view, 0s);
        QCOMPARE(of(all, "x")->capacity.word, u"accepting"_s);
        QCOMPARE(of(all, "y")->capacity.word, u"4, full"_s);
        QCOMPARE(of(all, "z")->capacity.word, u"4, accepting"_s);
    }

    void theTableShowsMembersWhetherTheyOrTheListComeFirst()
    {
        const cluster::ClusterView view = wholeCluster();
        for (const bool membersFirst : {true, false}) {
            CvmTableModel model(m_clock, CvmTableModel::Cluster::SetUp);
            if (membersFirst)
                model.setMembers(cvmMembers(view, 30s));
            model.setListNow(listed(view));
            if (!membersFirst)
                model.setMembers(cvmMembers(view, 30s));
            QCOMPARE(at(model, "a-runner-1", Column::Role).toString(), u"Runner, head"_s);
            QCOMPARE(at(model, "a-runner-1", Column::Models).toString(), u"3"_s);
            QCOMPARE(at(model, "a-runner-2", Column::Capacity, CellRole::State).value<StateText>().word, u"8/8, full"_s);
            QCOMPARE(at(model, "stranger", Column::Role).toString(), u"–"_s);
            QVERIFY(!at(model, "stranger", Column::Approval, CellRole::State).isValid());
            model.setFilterText(u"role:head"_s);
            QCOMPARE(model.rowCount(), 1);
            model.setFilterText(u"capacity:full"_s);
            QCOMPARE(model.rowCount(), 1);
            model.setFilterText(QString());
            model.setMembers({});
            QCOMPARE(at(model, "a-runner-1", Column::Role).toString(), u"–"_s);
        }
    }

    void aLookThatSaysTheSameTouchesNoRow()
    {
        const cluster::ClusterView view = wholeCluster();
        CvmTableModel model(m_clock, CvmTableModel::Cluster::SetUp);
        model.setListNow(listed(view));
        model.setMembers(cvmMembers(view, 30s));
        QSignalSpy applied(&model, &RowTableModel::rowsApplied);
        model.setMembers(cvmMembers(view, 30s));
        QCOMPARE(applied.size(), 0);
        cluster::ClusterView next = view;
        next.members[2].hash = HashState::Approved;
        model.setMembers(cvmMembers(next, 30s));
        QCOMPARE(applied.size(), 1);
    }

    void roomIsABarAndWhatIsNotKnownIsNone()
    {
        cluster::ClusterView view = wholeCluster();
        view.members.push_back(memberOf(u"a-runner-5"_s, probeWith(u"runner"_s, true, 0, 8)));
        view.members.push_back(memberOf(u"a-runner-6"_s, probeWith(u"runner"_s, true, 3, std::nullopt)));
        view.members.push_back(memberOf(u"a-runner-7"_s, probeWith(u"runner"_s, true, 3, 0)));
        view.members.push_back(memberOf(u"a-runner-8"_s, probeWith(u"runner"_s, false, 9, 8)));
        for (cluster::MemberView &member : view.members)
            member.probe.at = m_clock->utcNow();
        CvmTableModel model(m_clock, CvmTableModel::Cluster::SetUp);
        model.setListNow(listed(view));
        model.setMembers(cvmMembers(view, 30s));
        const auto bar = [this, &model](const char *name) { return at(model, name, Column::Capacity, CellRole::Bar); };
        QCOMPARE(bar("a-runner-1").toDouble(), 3.0 / 8);
        QCOMPARE(bar("a-runner-2").toDouble(), 1.0);
        QVERIFY(bar("a-runner-5").isValid() && bar("a-runner-5").toDouble() == 0.0); // empty, and known to be
        QCOMPARE(bar("a-runner-8").toDouble(), 1.0);
        for (const char *unknown : {"a-runner-3", "a-runner-4", "a-runner-6", "a-runner-7", "stranger"})
            QVERIFY2(!bar(unknown).isValid(), unknown);
        QVERIFY(!at(model, "a-runner-1", Column::Models, CellRole::Bar).isValid());
        QCOMPARE(at(model, "a-runner-2", Column::Capacity, CellRole::BarTone).toInt(), int(Tone::Warn)); // full
        QVERIFY(!at(model, "a-runner-1", Column::Capacity, CellRole::BarTone).isValid());
        m_clock->advance(61s);
        QVERIFY(!at(model, "a-runner-2", Column::Capacity, CellRole::BarTone).isValid());
    }

    void anotherHeadIsSeenWhereItIsAndWhereItWas()
    {
        const cluster::ClusterView view = wholeCluster();
        CvmTableModel model(m_clock, CvmTableModel::Cluster::SetUp);
        model.setListNow(listed(view));
        model.setMembers(cvmMembers(view, 30s));
        const auto changed = [this, &model](const char *name) { return at(model, name, Column::Role, CellRole::Changed).toBool(); };
        QVERIFY(at(model, "a-runner-1", Column::Role, CellRole::Strong).toBool());
        QVERIFY(!changed("a-runner-1")); // the first look is no change
        cluster::ClusterView next = view;
        next.election.head = next.members[0].member.cvm.id;
        model.setMembers(cvmMembers(next, 30s));
        QVERIFY(changed("a-registry") && changed("a-runner-1") && !changed("a-runner-2"));
        QVERIFY(at(model, "a-registry", Column::Role, CellRole::Strong).toBool());
        QVERIFY(!at(model, "a-runner-1", Column::Role, CellRole::Strong).toBool());
        m_clock->advance(10s);
        QVERIFY(!changed("a-registry"));
    }

    void whatWasReadTooLongAgoIsMarkedStale()
    {
        cluster::ClusterView view = wholeCluster();
        view.members[1].probe.at = m_clock->utcNow();
        CvmTableModel model(m_clock, CvmTableModel::Cluster::SetUp);
        model.setListNow(listed(view));
        model.setMembers(cvmMembers(view, 30s));
        QCOMPARE(at(model, "a-runner-1", Column::Capacity, CellRole::State).value<StateText>().mark, Mark::Pass);
        m_clock->advance(61s);
        QCOMPARE(at(model, "a-runner-1", Column::Capacity, CellRole::State).value<StateText>().mark, Mark::Stale);
        QCOMPARE(at(model, "a-runner-1", Column::Approval, CellRole::State).value<StateText>().mark, Mark::Stale);
        QVERIFY(at(model, "a-runner-1", Column::Role, Qt::ToolTipRole).toString().contains(u"61 s ago"_s));
    }

    void withoutAClusterItsColumnsAreShownToNobodyWhoDoesNotAsk()
    {
        const CvmTableModel without(m_clock);
        const CvmTableModel with(m_clock, CvmTableModel::Cluster::SetUp);
        for (const char *id : {"role", "capacity", "models", "approval"}) {
            QVERIFY(without.columns()[size_t(without.columnOf(QLatin1StringView(id)))].extra);
            QVERIFY(!with.columns()[size_t(with.columnOf(QLatin1StringView(id)))].extra);
        }
    }

    void theStripSaysTheWorstFirstAndLeavesNoticesOut()
    {
        using cluster::AlarmSeverity;
        using cluster::ClusterAlarmKind;
        QVERIFY(!alarmText({}));
        const cluster::ClusterAlarm notice{ClusterAlarmKind::NameClash, AlarmSeverity::Notice, {}, u"Names."_s, u"Rename."_s};
        QVERIFY(!alarmText({notice}));
        const cluster::ClusterAlarm open{ClusterAlarmKind::UnsignedAccepted,
                                         AlarmSeverity::Security,
                                         {u"a"_s, u"b"_s, u"c"_s, u"d\x1b"_s, u"e"_s},
                                         u"Anybody may build."_s,
                                         u"Redeploy."_s};
        const cluster::ClusterAlarm two{
            ClusterAlarmKind::TwoRegistries, AlarmSeverity::Trouble, {u"r1"_s, u"r2"_s}, u"Two registries."_s, u"Choose."_s};
        const auto text = alarmText({open, two, notice});
        QVERIFY(text);
        QCOMPARE(text->state, StateText::of(Mark::Fail, u"Anybody may build."_s));
        QCOMPARE(text->text, u"a, b, c, 2 more. Redeploy.\nAlso: Two registries. (r1, r2)"_s);
        QCOMPARE(alarmText({two})->state.mark, Mark::Warn);
        // The button that approves hashes stands beside it only where that ends something.
        QVERIFY(!text->approvalHelps);
        const cluster::ClusterAlarm refused{ClusterAlarmKind::HashNotApproved, AlarmSeverity::Trouble, {u"r1"_s}, u"Refused."_s, u"Approve."_s};
        QVERIFY(alarmText({open, refused})->approvalHelps);
    }

    void detailsListTasksModelsAndRoutesOfThatMemberAlone()
    {
        cluster::ClusterView view = wholeCluster();
        const domain::CvmId id = view.members[1].member.cvm.id;
        view.members[1].probe.tasks = cluster::TaskList{
            {{u"t1"_s, u"completed"_s, u"sub-1"_s, {}}, {u"t9"_s, u"exploded"_s, u"sub-9"_s, u"build_model"_s}}, {{7, u"no id"_s}}};
        cluster::ModelRoute route;
        route.taskId = u"t1"_s;
        route.submissionId = u"sub-1"_s;
        route.member = id;
        route.container = cluster::ModelRoute::Container::Gone;
        cluster::ModelRoute other = route;
        other.member = view.members[2].member.cvm.id;
        view.routes = {route, other};
        const CvmMemberDetail detail = cvmMemberDetail(&view, id, m_clock->utcNow());
        QCOMPARE(detail.sections.size(), size_t(3));
        QCOMPARE(detail.sections[0].lines.size(), size_t(3));
        QCOMPARE(detail.sections[0].lines[0], StateText::of(Mark::Pass, u"sub-1 · completed"_s));
        QCOMPARE(detail.sections[0].lines[1], StateText::of(Mark::Unknown, u"sub-9 · build_model, exploded"_s));
        QVERIFY(detail.sections[0].lines[2].word.contains(u"could not be read"_s));
        QCOMPARE(detail.sections[1].lines.size(), size_t(3));
        QCOMPARE(detail.sections[1].lines[0].mark, Mark::Unknown); // a state that is not said is not running
        QCOMPARE(detail.sections[2].lines.size(), size_t(1));
        QCOMPARE(detail.sections[2].lines[0].mark, Mark::Fail);
    }

    void oneModelOfTenWhoseRouteIsUnknownIsMarkedAndTheOthersAreNot()
    {
        cluster::ClusterView view = wholeCluster();
        const domain::CvmId id = view.members[1].member.cvm.id;
        for (int i = 0; i < 10; ++i) {
            cluster::ModelRoute route;
            route.taskId = u"t%1"_s.arg(i);
            route.member = id;
            route.container = cluster::ModelRoute::Container::Running;
            route.isUnknown = i == 4;
            view.routes.push_back(route);
        }
        const auto lines = cvmMemberDetail(&view, id, m_clock->utcNow()).sections[2].lines;
        QCOMPARE(lines.size(), size_t(10));
        for (int i = 0; i < 10; ++i)
            QCOMPARE(lines[size_t(i)].mark, i == 4 ? Mark::Unknown : Mark::Pass);
        QVERIFY(lines[4].word.contains(u"route unknown"_s));
    }
    void aLostBuildStandsWithTheMachineThatItWasSentTo()
    {
        cluster::ClusterView view = wholeCluster();
        const domain::CvmId id = view.members[1].member.cvm.id;
        view.lostBuilds = {{u"30001"_s, id, view.members[1].member.cvm.name, m_clock->utcNow(), {}, {}}};
        const auto lines = cvmMemberDetail(&view, id, m_clock->utcNow()).sections[2].lines;
        QVERIFY(lines.back().mark == Mark::Unknown && lines.back().word.startsWith(u"30001"_s));
        const auto others = cvmMemberDetail(&view, view.members[2].member.cvm.id, m_clock->utcNow()).sections[2].lines;
        QVERIFY(!others.back().word.contains(u"30001"_s));
    }

    void detailsOfWhatWasNotReadNeverReadAsEmpty()
    {
        const cluster::ClusterView view = wholeCluster();
        const CvmMemberDetail silent = cvmMemberDetail(&view, view.members[3].member.cvm.id, m_clock->utcNow());
        for (size_t i : {size_t(0), size_t(1)})
            QCOMPARE(silent.sections[i].lines.front().mark, Mark::Unknown);
        QCOMPARE(cvmMemberDetail(nullptr, view.members[0].member.cvm.id, m_clock->utcNow()).facts.front().mark, Mark::Pending);
        const CvmMemberDetail stranger = cvmMemberDetail(&view, runningCvm(u"stranger"_s).id, m_clock->utcNow());
        QVERIFY(stranger.sections.empty() && stranger.facts.front().word.contains(u"Not a member"_s));
    }
};

QTEST_GUILESS_MAIN(CvmMemberTest)
#include "tst_cvm_member.moc"
