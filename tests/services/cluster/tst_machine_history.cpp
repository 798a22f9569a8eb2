// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/machine_history.h"
#include "services/cluster/state_port.h"
#include "tests/services/cluster/history_desk.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace pilothouse;
using namespace pilothouse::cluster;
using namespace pilothouse::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Kind = MachineEvent::Kind;

class MachineHistoryTest : public QObject
{
    Q_OBJECT

    std::shared_ptr<FakeClock> m_clock;
    std::shared_ptr<HistoryShelf> m_shelf;
    const QString m_runner = u"a-runner-1"_s;

    static std::vector<Kind> kinds(const MachinePast &past)
    {
        std::vector<Kind> all;
        for (const MachineEvent &event : *past.events)
            all.push_back(event.kind);
        return all;
    }
    static const MachineEvent *newest(const MachinePast &past, Kind kind)
    {
        const auto found = std::find_if(past.events->rbegin(), past.events->rend(), [kind](const MachineEvent &event) { return event.kind == kind; });
        return found == past.events->rend() ? nullptr : &*found;
    }
    static auto count(const MachinePast &past, Kind kind) { return std::ranges::count(*past.events, kind, &MachineEvent::kind); }

private slots:
    void init()
    {
        m_clock = std::make_shared<FakeClock>();
        m_shelf = std::make_shared<HistoryShelf>(m_clock);
    }

    void eachLookIsKeptWithItsTimeWhatCameOfItAndHowLongTheAnswerTook()
    {
        HistoryDesk desk(m_clock, m_shelf);
        QVERIFY(desk.start());
        QVERIFY(desk.look());
        const QDateTime begun = m_clock->utcNow().addSecs(10);
        m_clock->advance(10s);
        desk.at(m_runner).hangs = true;
        const auto looking = desk.runtime->refresh();
        QTRY_COMPARE(desk.at(m_runner).calls, 2);
        m_clock->advance(32ms);
        desk.at(m_runner).hangs = false;
        QTRY_COMPARE(desk.past(m_runner).looks->size(), size_t(2));
        const MemberLook look = desk.past(m_runner).looks->back();
        QCOMPARE(look.outcome, LookOutcome::Answered);
        QCOMPARE(look.begunAt, begun);
        QCOMPARE(look.roundTrip, std::optional(32ms));
        QVERIFY(!look.isAfterGap && !look.isOlder);
        QVERIFY2(desk.past(u"other"_s).looks->empty(), "who is no member is not asked");
    }
    void anOutcomeIsWhatTheAnswersSayAndNotBetter()
    {
        MemberProbe probe;
        QCOMPARE(outcomeOf(probe), LookOutcome::NotAsked);
        probe = probeOf(u"runner"_s, true);
        QCOMPARE(outcomeOf(probe), LookOutcome::Answered);
        probe.capacity = errorOfKind(ErrorKind::Timeout, u"no room was told"_s);
        QCOMPARE(outcomeOf(probe), LookOutcome::Faulty);
        probe.capacity = errorOfKind(ErrorKind::Unauthorised, u"not signed well"_s, 401);
        QCOMPARE(outcomeOf(probe), LookOutcome::Refused);
        for (const ErrorKind silent : {ErrorKind::Timeout, ErrorKind::Network}) {
            probe.identity = errorOfKind(silent, u"nobody"_s);
            probe.capacity.reset();
            QCOMPARE(outcomeOf(probe), LookOutcome::NoAnswer);
        }
        probe.identity = errorOfKind(ErrorKind::Remote, u"status 500"_s, 500);
        QCOMPARE(outcomeOf(probe), LookOutcome::Faulty);
        probe.identity = errorOfKind(ErrorKind::Secret, u"no key"_s);
        QCOMPARE(outcomeOf(probe), LookOutcome::NotAsked);
        probe.identity = SpawnteeIdentity{u"nginx"_s, u"healthy"_s, u"runner"_s};
        QCOMPARE(outcomeOf(probe), LookOutcome::Faulty);
    }
    void theNewestSixtyLooksAndHundredEventsAreKept()
    {
        MachinePast past;
        const QDateTime at = m_clock->utcNow();
        for (int i = 0; i < 150; ++i) {
            MemberLook look;
            look.begunAt = look.endedAt = at.addSecs(i);
            past.add(look);
            past.add(MachineEvent{at.addSecs(i), {}, Kind::State, {}, {}, {}});
        }
        QCOMPARE(past.looks->size(), size_t(60));
        QCOMPARE(past.looks->front().begunAt, at.addSecs(90));
        QCOMPARE(past.events->size(), size_t(100));
        QCOMPARE(past.events->back().at, at.addSecs(149));
    }
    void looksThatWereDueAndNotMadeAreAGap()
    {
        HistoryDesk desk(m_clock, m_shelf);
        desk.runtime->start(10s);
        desk.workflow->start(10s);
        QVERIFY(desk.start());
        QVERIFY(desk.look(0s));
        QVERIFY(desk.look(10s));
        QVERIFY(!desk.past(m_runner).looks->back().isAfterGap);
        desk.cloud->error = errorOfKind(ErrorKind::Network, u"the cloud is silent"_s);
        const size_t before = desk.past(m_runner).looks->size();
        for (int i = 0; i < 9; ++i)
            QVERIFY(!desk.look(10s));
        QCOMPARE(desk.past(m_runner).looks->size(), before);
        desk.cloud->error.reset();
        QVERIFY(desk.look(10s));
        QVERIFY(desk.past(m_runner).looks->back().isAfterGap);
        const MachinePast past = desk.past(m_runner);
        const MachineEvent *gap = newest(past, Kind::Gap);
        QVERIFY(gap != nullptr);
        QCOMPARE(gap->since.secsTo(gap->at), 100);
        QVERIFY(desk.look(10s));
        QVERIFY(!desk.past(m_runner).looks->back().isAfterGap);
    }
    void aMachineThatStandsIsWrittenDownAsNotAskedOnceALook()
    {
        HistoryDesk desk(m_clock, m_shelf);
        desk.listed(m_runner).state = domain::RunState::Stopped;
        desk.listed(m_runner).status = u"stopped"_s;
        QVERIFY(desk.start());
        QVERIFY(desk.look());
        QVERIFY(desk.look());
        const MachinePast past = desk.past(m_runner);
        QCOMPARE(past.looks->size(), size_t(2));
        for (const MemberLook &look : *past.looks) {
            QCOMPARE(look.outcome, LookOutcome::NotAsked);
            QVERIFY(!look.roundTrip);
        }
        QCOMPARE(desk.at(m_runner).calls, 0);
        QCOMPARE(count(past, Kind::NoAnswer), 0);
    }
    void whileOneIsStillAskedNothingIsSaidOfIt()
    {
        HistoryDesk desk(m_clock, m_shelf);
        QVERIFY(desk.start());
        QVERIFY(desk.look());
        desk.at(m_runner).hangs = true;
        desk.runtime->start(5ms);
        QTRY_VERIFY(desk.at(u"a-registry"_s).calls >= 4);
        QCOMPARE(desk.past(m_runner).looks->size(), size_t(1));
        desk.at(m_runner).hangs = false;
    }
    void tellsWhenAMachineFellSilentWhyAndForHowLong()
    {
        HistoryDesk desk(m_clock, m_shelf);
        QVERIFY(desk.start());
        QVERIFY(desk.look());
        desk.at(m_runner).answers.identity = errorOfKind(ErrorKind::Timeout, u"no answer in time"_s);
        QVERIFY(desk.look());
        const QDateTime lost = m_clock->utcNow();
        QVERIFY(desk.look());
        QCOMPARE(count(desk.past(m_runner), Kind::NoAnswer), 1);
        const MachinePast silent = desk.past(m_runner);
        const MachineEvent *event = newest(silent, Kind::NoAnswer);
        QCOMPARE(event->after, u"no answer in time"_s);
        QCOMPARE(event->at, lost);
        QCOMPARE(event->lookBefore, lost.addSecs(-10));
        desk.at(m_runner).answers = probeOf(u"runner"_s, true);
        QVERIFY(desk.look());
        const MachinePast past = desk.past(m_runner);
        const MachineEvent *back = newest(past, Kind::Answers);
        QVERIFY(back != nullptr);
        QCOMPARE(back->since, lost);
        QCOMPARE(count(past, Kind::Role), 1); // what it is was never in doubt
        QCOMPARE(count(desk.past(u"a-registry"_s), Kind::Answers), 0);
    }
    void tellsWhatTheCloudsListSaysDifferently()
    {
        HistoryDesk desk(m_clock, m_shelf);
        QVERIFY(desk.start());
        QVERIFY(desk.look());
        domain::Cvm &cvm = desk.listed(u"other"_s);
        cvm.status = u"stopped"_s;
        cvm.state = domain::RunState::Stopped;
        cvm.composeHash = QString(64, u'b');
        cvm.instanceType = u"tdx.large"_s;
        cvm.node = u"prod5"_s;
        QVERIFY(desk.look());
        QVERIFY(desk.look());
        const MachinePast past = desk.past(u"other"_s);
        QCOMPARE(kinds(past), (std::vector{Kind::Listed, Kind::State, Kind::ComposeHash, Kind::Size, Kind::Node}));
        QCOMPARE((*past.events)[1].before, u"running"_s);
        QCOMPARE((*past.events)[1].after, u"stopped"_s);
        QCOMPARE((*past.events)[2].before, QString(64, u'a'));
        QCOMPARE((*past.events)[4].after, u"prod5"_s);
        QCOMPARE((*past.events)[1].lookBefore.secsTo((*past.events)[1].at), 10);
    }
    void aStepOfABootIsToldOnceWhoeverTellsIt()
    {
        HistoryDesk desk(m_clock, m_shelf);
        QVERIFY(desk.start());
        QVERIFY(desk.look());
        const auto boot = [&](const QString &step) {
            domain::Cvm &cvm = desk.listed(u"other"_s);
            cvm.status = u"starting"_s;
            cvm.state = domain::RunState::Starting;
            cvm.bootProgress = step;
        };
        const auto tell = [&](const QString &step) { desk.history->noteState(runningCvm(u"other"_s).id, CvmState{u"starting"_s, step, {}, {}, {}}); };
        boot(u"setting up docker"_s);
        QVERIFY(desk.look());
        tell(u"setting up docker"_s);
        tell(u"pulling images"_s);
        QVERIFY(desk.look()); // the list is slower
        QCOMPARE(count(desk.past(u"other"_s), Kind::BootStep), 2);
        boot(u"starting containers"_s);
        desk.listed(u"other"_s).bootError = u"no space left"_s;
        QVERIFY(desk.look());
        QVERIFY(desk.look());
        const MachinePast past = desk.past(u"other"_s);
        QCOMPARE(count(past, Kind::BootStep), 3);
        QCOMPARE(count(past, Kind::BootFailed), 1);
        QCOMPARE(newest(past, Kind::BootFailed)->after, u"no space left"_s);
        desk.listed(u"other"_s) = runningCvm(u"other"_s);
        QVERIFY(desk.look());
        boot(u"setting up docker"_s);
        QVERIFY(desk.look());
        QCOMPARE(count(desk.past(u"other"_s), Kind::BootStep), 4); // another boot
    }
    void aMachineIsGoneOnlyWhenAWholeListDoesNotNameIt()
    {
        HistoryDesk desk(m_clock, m_shelf);
        QVERIFY(desk.start());
        QVERIFY(desk.look());
        const domain::CvmList whole = desk.cloud->cvms;
        desk.cloud->cvms.items.pop_back();
        desk.cloud->cvms.skipped.push_back({2, u"no id"_s});
        QVERIFY(desk.look());
        QCOMPARE(count(desk.past(u"other"_s), Kind::Gone), 0);
        desk.cloud->cvms.skipped.clear();
        QVERIFY(desk.look());
        QCOMPARE(count(desk.past(u"other"_s), Kind::Gone), 1);
        desk.cloud->cvms = whole;
        QVERIFY(desk.look());
        QCOMPARE(kinds(desk.past(u"other"_s)), (std::vector{Kind::Listed, Kind::Gone, Kind::Back}));
    }
    void tellsRoleHeadAndApproval()
    {
        HistoryDesk desk(m_clock, m_shelf);
        QVERIFY(desk.start());
        QVERIFY(desk.look());
        QVERIFY(newest(desk.past(m_runner), Kind::Head) != nullptr);
        QVERIFY(await(desk.runtime->approveHashes()).value());
        desk.settle();
        const MachinePast approved = desk.past(m_runner);
        QVERIFY(newest(approved, Kind::Approval) != nullptr);
        QCOMPARE(newest(approved, Kind::Approval)->after, u"approved"_s);
        cluster::SpawnteeCapacity full;
        desk.at(m_runner).answers.capacity = full;
        QVERIFY(desk.look());
        QCOMPARE(count(desk.past(m_runner), Kind::HeadNoMore), 1);
        QCOMPARE(count(desk.past(u"a-registry"_s), Kind::Head), 1);
        desk.at(m_runner).answers = probeOf(u"registry+runner"_s, true);
        QVERIFY(desk.look());
        const MachinePast past = desk.past(m_runner);
        QCOMPARE(newest(past, Kind::Role)->before, u"runner"_s);
        QCOMPARE(newest(past, Kind::Role)->after, u"registry"_s);
    }

    void theNextRunGoesOnWithWhatWasKeptAndSaysThatNobodyLookedMeanwhile()
    {
        {
            HistoryDesk first(m_clock, m_shelf);
            QVERIFY(first.start());
            QVERIFY(first.look());
            QVERIFY(first.look());
            QVERIFY(first.close());
        }
        m_clock->advance(2h);
        HistoryDesk second(m_clock, m_shelf);
        second.listed(m_runner).composeHash = QString(64, u'c');
        QVERIFY(second.start());
        const MachinePast recalled = second.past(m_runner);
        QCOMPARE(recalled.looks->size(), size_t(2));
        QVERIFY(recalled.looks->back().isOlder);
        QVERIFY(second.look());
        const MachinePast past = second.past(m_runner);
        QCOMPARE(past.looks->size(), size_t(3));
        QVERIFY((*past.looks)[1].isOlder && !past.looks->back().isOlder);
        QVERIFY(past.looks->back().isAfterGap);
        QCOMPARE(count(past, Kind::Listed), 1);
        const MachineEvent *gap = newest(past, Kind::Gap);
        QVERIFY(gap != nullptr);
        QCOMPARE(gap->since.secsTo(gap->at), 2 * 60 * 60 + 10);
        const MachineEvent *hash = newest(past, Kind::ComposeHash);
        QVERIFY(hash != nullptr);
        QCOMPARE(hash->lookBefore, gap->since);
    }
    void whatTheGuestSaysInItsOwnWordsIsNotKeptOnDisk()
    {
        HistoryDesk desk(m_clock, m_shelf);
        QVERIFY(desk.start());
        QVERIFY(desk.look());
        domain::Cvm &cvm = desk.listed(u"other"_s);
        cvm.state = domain::RunState::Starting;
        cvm.status = u"starting"_s;
        cvm.bootProgress = u"sekret-step"_s;
        cvm.bootError = u"sekret-error"_s;
        QVERIFY(desk.look());
        QCOMPARE(newest(desk.past(u"other"_s), Kind::BootFailed) != nullptr, true);
        QVERIFY(desk.close());
        QVERIFY(m_shelf->bytes.contains("boot-failed"));
        QVERIFY(!m_shelf->bytes.contains("sekret"));
    }
    void anotherCloudsPastIsNotShown()
    {
        {
            HistoryDesk first(m_clock, m_shelf);
            QVERIFY(first.start());
            QVERIFY(first.look());
            QVERIFY(first.close());
        }
        HistoryDesk second(m_clock, m_shelf, u"https://other.example"_s);
        QVERIFY(second.start());
        QVERIFY(second.history->find(runningCvm(m_runner).id) == nullptr);
    }
    void whatCannotBeReadIsAnErrorAndNoReasonToSeeNothing()
    {
        m_shelf->bytes = R"({"version":1,"endpoint":"scripted","machines":[{"id":"x","looks":[[1,2,"fine",null,false]],"events":[]}]})";
        HistoryDesk desk(m_clock, m_shelf);
        const auto recalled = await(desk.history->recall());
        QVERIFY(recalled && !*recalled);
        QCOMPARE(recalled->error().kind, ErrorKind::Storage);
        QVERIFY(desk.start());
        QVERIFY(desk.look());
        QCOMPARE(desk.past(m_runner).looks->size(), size_t(1));
    }
    void machinesThatAreGoneForADayAreForgotten()
    {
        KeptHistory kept;
        auto past = std::make_shared<MachinePast>();
        past->seenAt = m_clock->utcNow();
        kept.machines.insert(u"x"_s, past);
        QCOMPARE(toJson(kept, m_clock->utcNow().addSecs(60 * 60))["machines"_L1].toArray().size(), 1);
        QCOMPARE(toJson(kept, m_clock->utcNow().addDays(2))["machines"_L1].toArray().size(), 0);
    }
};

QTEST_GUILESS_MAIN(MachineHistoryTest)
#include "tst_machine_history.moc"
