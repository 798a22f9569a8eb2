// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/state_watch.h"

#include "tests/support/fake_clock.h"
#include "tests/support/scripted_states.h"

#include <QSignalSpy>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::cluster;
using namespace pilothouse::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// A machine followed on its way.
class StateWatchTest : public QObject
{
    Q_OBJECT

    using Mode = StateWatch::Mode;
    using End = StateWatch::End;

    std::shared_ptr<ScriptedStates> m_port;
    std::shared_ptr<test::FakeClock> m_clock;
    std::shared_ptr<StateWatch> m_watch;

    static StateWatch::Pace quick()
    {
        StateWatch::Pace pace;
        pace.poll = 20ms;
        return pace;
    }
    void beginStream(const QString &target = u"running"_s)
    {
        m_watch->start(u"web"_s, target);
        QTRY_COMPARE(m_port->open, 1);
    }

private slots:
    void init()
    {
        m_port = std::make_shared<ScriptedStates>();
        m_clock = std::make_shared<test::FakeClock>();
        m_watch = std::make_shared<StateWatch>(m_port, m_clock, quick());
    }
    void cleanup()
    {
        m_watch->stop();
        QTRY_COMPARE(m_port->open, 0);
        m_watch.reset();
    }

    void nothingIsLiveBeforeAnythingWasHeard()
    {
        beginStream();
        QCOMPARE(m_watch->mode(), Mode::Asking);
        QVERIFY(!m_watch->isLive());
        QVERIFY(!m_watch->latest());
    }

    void aBootIsFollowedStepByStepToItsEnd()
    {
        beginStream();
        QCOMPARE(m_port->wish.target, u"running"_s);
        m_port->say(stateOf(u"starting"_s, u"requesting app keys"_s));
        QVERIFY(m_watch->isLive());
        m_clock->advance(5s);
        m_port->say(stateOf(u"starting"_s, u"requesting app keys"_s));
        m_clock->advance(5s);
        m_port->say(stateOf(u"starting"_s, u"setting up docker"_s));
        QCOMPARE(m_watch->steps().size(), size_t(2));
        QCOMPARE(m_watch->steps()[1].since - m_watch->steps()[0].since, MonotonicTime::duration(10s));
        m_port->say(stateOf(u"running"_s, u"done"_s));
        QVERIFY(m_watch->isRunning()); // the stream says itself when it is over
        m_port->end(StreamEnd::Complete);
        QTRY_VERIFY(m_watch->end().has_value());
        QCOMPARE(*m_watch->end(), End::Reached);
        QCOMPARE(m_port->asked, 0);
    }

    void aStreamThatIsCutNeverShowsAnOldStateAsLive()
    {
        beginStream();
        m_port->say(stateOf(u"starting"_s, u"setting up docker"_s));
        m_port->answer = scriptedError(ErrorKind::Network);
        QVERIFY(m_watch->isLive());
        m_port->end(StreamEnd::Cut);
        QTRY_COMPARE(m_watch->mode(), Mode::Silent);
        QVERIFY(!m_watch->isLive());
        QCOMPARE(m_watch->latest()->bootProgress, u"setting up docker"_s); // shown as old, not forgotten
        QVERIFY(m_watch->error().has_value());
        QTRY_VERIFY(m_port->asked >= 2);
        QVERIFY(!m_watch->isLive());
    }

    void noMomentBetweenTheCutAndTheNextAnswerIsLive()
    {
        beginStream();
        m_port->say(stateOf(u"starting"_s));
        bool wasLive = false;
        int heard = 0;
        connect(m_watch.get(), &StateWatch::heard, this, [&] { ++heard; });
        connect(m_watch.get(), &StateWatch::changed, this, [&] { wasLive |= m_watch->isLive() && heard == 0; });
        m_port->end(scriptedError(ErrorKind::Network));
        QTRY_COMPARE(m_watch->mode(), Mode::Polling);
        QVERIFY(!wasLive);
        QVERIFY(m_watch->isLive());
    }

    void aStreamThatIsOpenAndSaysNothingIsNotLiveForLong()
    {
        beginStream();
        m_port->say(stateOf(u"starting"_s));
        m_clock->advance(15s);
        QVERIFY(m_watch->isLive());
        m_clock->advance(1s);
        QCOMPARE(m_watch->mode(), Mode::Streaming);
        QVERIFY(!m_watch->isLive());
    }

    void withoutAStreamItIsAskedAndTheStreamTriedAgain()
    {
        m_port->refusal = scriptedError(ErrorKind::Throttled); // more than five at once
        m_watch->start(u"web"_s);
        QTRY_COMPARE(m_watch->mode(), Mode::Polling);
        QVERIFY(m_watch->isLive());
        QTRY_VERIFY(m_port->asked >= 3);
        QCOMPARE(m_port->streams, 1);
        m_port->refusal.reset();
        m_clock->advance(10s);
        QTRY_COMPARE(m_port->open, 1);
        m_port->say(stateOf(u"starting"_s));
        QCOMPARE(m_watch->mode(), Mode::Streaming);
    }

    void theRemotesTimeBeingOverIsNoTrouble()
    {
        beginStream();
        m_port->say(stateOf(u"starting"_s));
        m_port->end(StreamEnd::GaveUp);
        QTRY_COMPARE(m_watch->mode(), Mode::Polling);
        QVERIFY(!m_watch->error());
        m_clock->advance(5s);
        QTRY_COMPARE(m_port->streams, 2);
    }

    void anUnknownStateIsKeptAsItCameAndEndsNothing()
    {
        beginStream();
        m_port->say(stateOf(u"Hibernating (β)"_s, u"counting sheep"_s));
        m_clock->advance(10min);
        m_port->say(stateOf(u"Hibernating (β)"_s, u"counting sheep"_s));
        QVERIFY(m_watch->isRunning());
        QCOMPARE(m_watch->latest()->status, u"Hibernating (β)"_s);
        QCOMPARE(m_watch->steps().front().bootProgress, u"counting sheep"_s);
    }

    void aBootThatFailsIsTheEnd()
    {
        beginStream();
        m_port->say(stateOf(u"starting"_s, u"setting up docker"_s));
        m_port->say(stateOf(u"error"_s, u"setting up docker"_s, u"pull access denied"_s));
        QCOMPARE(m_watch->end(), std::optional(End::Resting));
        QCOMPARE(m_watch->latest()->bootError, u"pull access denied"_s);
        QTRY_COMPARE(m_port->open, 0); // nobody listens any more
    }

    void theErrorOfTheBootBeforeIsNotTheEndOfThisOne()
    {
        beginStream();
        m_port->say(stateOf(u"error"_s, {}, u"of yesterday"_s));
        QVERIFY(m_watch->isRunning());
        m_port->say(stateOf(u"starting"_s));
        QVERIFY(m_watch->isRunning());
    }

    void whatWasNeverSeenToMoveIsNotWaitedForForEver()
    {
        beginStream();
        m_port->say(stateOf(u"stopped"_s));
        m_clock->advance(59s);
        m_port->say(stateOf(u"stopped"_s));
        QVERIFY(m_watch->isRunning());
        m_clock->advance(2s);
        m_port->say(stateOf(u"stopped"_s));
        QCOMPARE(m_watch->end(), std::optional(End::Resting));
    }

    void oneAnswerThatItRunsMayBeOfTheTimeBefore()
    {
        m_port->refusal = scriptedError(ErrorKind::Remote);
        m_port->answer = stateOf(u"running"_s, u"done"_s);
        m_watch->start(u"web"_s);
        QTRY_VERIFY(m_port->asked >= 2);
        QVERIFY(m_watch->isRunning());
        m_clock->advance(4s);
        m_port->answer = stateOf(u"restarting"_s);
        QTRY_COMPARE(m_watch->latest()->status, u"restarting"_s);
        m_port->answer = stateOf(u"running"_s, u"setting up docker"_s);
        QTRY_COMPARE(m_watch->latest()->status, u"running"_s);
        QVERIFY(m_watch->isRunning()); // it has not booted yet
        m_port->answer = stateOf(u"running"_s, u"done"_s);
        QTRY_COMPARE(m_watch->end(), std::optional(End::Reached));
    }

    void aMachineThatIsGoneAndAKeyThatIsRefusedEndIt()
    {
        m_port->refusal = scriptedError(ErrorKind::NotFound);
        m_watch->start(u"web"_s);
        QTRY_COMPARE(m_watch->end(), std::optional(End::Gone));
        m_port->refusal = scriptedError(ErrorKind::Unauthorised);
        m_watch->start(u"web"_s);
        QTRY_COMPARE(m_watch->end(), std::optional(End::Refused));
        QVERIFY(m_watch->error().has_value());
        QCOMPARE(m_port->asked, 0);
    }

    void anotherMachineKnowsNothingOfTheOneBefore()
    {
        beginStream();
        m_port->say(stateOf(u"starting"_s, u"data disk ready"_s));
        m_watch->start(u"other"_s);
        QVERIFY(!m_watch->latest());
        QVERIFY(m_watch->steps().empty());
        QTRY_COMPARE(m_port->streams, 2);
        QTRY_COMPARE(m_port->open, 1);
    }
};

QTEST_GUILESS_MAIN(StateWatchTest)
#include "tst_state_watch.moc"
