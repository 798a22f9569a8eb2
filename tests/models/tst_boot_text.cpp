// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/boot_text.h"

#include "tests/support/fake_clock.h"
#include "tests/support/scripted_states.h"

#include <QLocale>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::models;
using namespace pilothouse::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using cluster::StateWatch;
using cluster::StreamEnd;

/// What an operator reads of a machine that is on its way.
class BootTextTest : public QObject
{
    Q_OBJECT

    std::shared_ptr<ScriptedStates> m_port;
    std::shared_ptr<FakeClock> m_clock;
    std::shared_ptr<StateWatch> m_watch;

    BootText text() const { return bootText(*m_watch, *m_clock); }
    /// Begins anew with an operation that the cloud began then.
    void beginAgain(const QDateTime &startedAt)
    {
        m_port->start = startedAt;
        m_watch->start(u"web"_s);
        QTRY_COMPARE(m_port->streams, 2);
        QTRY_COMPARE(m_port->open, 1);
        QTRY_VERIFY(m_watch->startedAt().isValid());
    }

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init()
    {
        m_port = std::make_shared<ScriptedStates>();
        m_clock = std::make_shared<FakeClock>();
        StateWatch::Pace pace;
        pace.poll = 20ms;
        m_watch = std::make_shared<StateWatch>(m_port, m_clock, pace);
        m_watch->start(u"web"_s);
        QTRY_COMPARE(m_port->open, 1);
    }
    void cleanup()
    {
        m_watch->stop();
        QTRY_COMPARE(m_port->open, 0);
    }

    void beforeAnythingIsHeardNothingIsClaimed()
    {
        QCOMPARE(text().now, StateText::of(Mark::Pending, u"Not heard of yet"_s));
        QVERIFY(text().elapsed.isEmpty());
        QCOMPARE(text().source, u"Asking the cloud…"_s);
    }

    void theStepTheStepsBeforeAndTheTimeAreTold()
    {
        m_port->say(stateOf(u"starting"_s, u"requesting app keys"_s));
        m_clock->advance(4s);
        m_port->say(stateOf(u"starting"_s, u"setting up docker"_s));
        m_clock->advance(3s);
        const BootText now = text();
        QCOMPARE(now.now, StateText::of(Mark::Busy, u"Starting: setting up docker"_s));
        QCOMPARE(now.steps, std::vector{StateText::of(Mark::Pass, u"requesting app keys · 4 s"_s)});
        QCOMPARE(now.source, u"Live, as the cloud streams it"_s);
        QCOMPARE(now.elapsed, u"Watched for 0:07"_s); // the cloud does not say when it began
    }

    void theTimeIsCountedFromTheCloudsOwnStartWhereItSaysOne()
    {
        beginAgain(m_clock->utcNow().addSecs(-130));
        m_port->say(stateOf(u"starting"_s));
        QCOMPARE(text().elapsed, u"Under way for 2:10"_s);
    }

    void aClockOfTheCloudThatIsAheadMakesNoNegativeTime()
    {
        beginAgain(m_clock->utcNow().addSecs(600));
        m_port->say(stateOf(u"starting"_s));
        QCOMPARE(text().elapsed, u"Under way for 0:00"_s);
    }

    void aStateThatNobodyKnowsIsShownAsItCame()
    {
        m_port->say(stateOf(u"Hibernating"_s, u"counting sheep"_s));
        QCOMPARE(text().now.mark, Mark::Unknown);
        QCOMPARE(text().now.word, u"“Hibernating”: counting sheep"_s);
        m_port->say(stateOf(u"evil\u202e\n"_s));
        QVERIFY2(!text().now.word.contains(QChar(0x202e)) && !text().now.word.contains(u'\n'), qPrintable(text().now.word));
    }

    void whatIsOldLooksOldAndSaysForHowLong()
    {
        m_port->say(stateOf(u"starting"_s, u"setting up docker"_s));
        m_port->answer = scriptedError(ErrorKind::Network);
        m_port->end(StreamEnd::Cut);
        QTRY_VERIFY(!m_watch->isLive());
        m_clock->advance(12s);
        QCOMPARE(text().now, StateText::of(Mark::Stale, u"Starting: setting up docker"_s));
        QVERIFY2(text().elapsed.isEmpty(), "whether it is still under way nobody knows");
        QVERIFY2(text().source.startsWith("Last heard 12 s ago, may have moved on since"_L1), qPrintable(text().source));
    }

    void withoutAStreamItSaysThatItAsks()
    {
        m_port->say(stateOf(u"starting"_s));
        m_port->end(scriptedError(ErrorKind::Throttled));
        QTRY_COMPARE(m_watch->mode(), StateWatch::Mode::Polling);
        QVERIFY2(text().source.startsWith("Asked every few seconds"_L1), qPrintable(text().source));
        QCOMPARE(text().now.mark, Mark::Busy);
    }

    void theEndIsTheLastWord()
    {
        m_port->say(stateOf(u"starting"_s, u"setting up docker"_s));
        m_port->say(stateOf(u"error"_s, u"setting up docker"_s, u"pull access denied"_s));
        QCOMPARE(text().now.mark, Mark::Fail);
        QCOMPARE(text().now.word, u"Boot failed: setting up docker (pull access denied)"_s);
        QVERIFY(text().elapsed.isEmpty());
        m_clock->advance(90s);
        QCOMPARE(text().source, u"Followed to its end, 1 min 30 s ago"_s);
    }
};

QTEST_GUILESS_MAIN(BootTextTest)
#include "tst_boot_text.moc"
