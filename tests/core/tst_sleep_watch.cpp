// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/sleep_watch.h"
#include "services/core/snapshot.h"
#include "tests/support/fake_clock.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace pilothouse;
using namespace std::chrono_literals;

class SleepWatchTest : public QObject
{
    Q_OBJECT

    std::shared_ptr<test::FakeClock> m_clock = std::make_shared<test::FakeClock>();
    MonotonicTime m_awake{};

    void pass(std::chrono::milliseconds time)
    {
        m_clock->advance(time);
        m_awake += time;
    }
    void sleep(std::chrono::milliseconds time) { m_clock->advance(time); }

private slots:
    void aNightAsleepIsNoticedOnceWithItsLength()
    {
        SleepWatch watch(m_clock, [this] { return m_awake; });
        QSignalSpy spy(&watch, &SleepWatch::wokeUp);
        pass(1s);
        watch.look();
        QCOMPARE(spy.size(), 0);
        sleep(8h);
        pass(1s);
        watch.look();
        QCOMPARE(spy.size(), 1);
        QCOMPARE(spy.front().front().value<std::chrono::seconds>(), std::chrono::seconds(8h));
        pass(1s);
        watch.look();
        QCOMPARE(spy.size(), 1);
    }
    void whatWasReadBeforeIsStaleAtOnce()
    {
        Snapshot<int> read;
        read.interval = 15s;
        read.succeed(1, QStringLiteral("x"), *m_clock);
        QCOMPARE(read.freshness(m_clock->monotonicNow()), Freshness::Live);
        sleep(8h);
        QVERIFY(read.freshness(m_clock->monotonicNow()) != Freshness::Live);
    }
    void aClockThatIsSetAndAWindowThatHangsAreNoSleep()
    {
        SleepWatch watch(m_clock, [this] { return m_awake; });
        QSignalSpy spy(&watch, &SleepWatch::wokeUp);
        m_clock->jumpWallClock(1h);
        watch.look();
        m_clock->jumpWallClock(-24h);
        watch.look();
        pass(10min); // nobody looked for ten minutes
        watch.look();
        QCOMPARE(spy.size(), 0);
    }
    void theMachinesOwnClocksAgreeWhileItIsAwake()
    {
        SleepWatch watch(std::make_shared<SystemClock>());
        QSignalSpy spy(&watch, &SleepWatch::wokeUp);
        watch.start();
        QTest::qWait(20);
        watch.look();
        QCOMPARE(spy.size(), 0);
    }
    void remotesAreAskedOneAfterTheOtherAndNotTwice()
    {
        Staggered staggered(20ms);
        QStringList asked;
        QList<qint64> times;
        QElapsedTimer timer;
        timer.start();
        const auto ask = [&](const char *name) {
            return [&asked, &times, &timer, name] {
                asked << QString::fromLatin1(name);
                times << timer.elapsed();
            };
        };
        staggered.run({ask("a"), ask("b"), ask("c")});
        QCOMPARE(asked.size(), 1); // the first one at once
        staggered.run({ask("x")}); // a second waking while it is at it
        QTRY_COMPARE(asked, QStringList({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}));
        QVERIFY(times[1] - times[0] >= 15 && times[2] - times[1] >= 10);
        QVERIFY(!staggered.isRunning());
        staggered.run({ask("d")});
        QCOMPARE(asked.size(), 4);
    }
};

QTEST_GUILESS_MAIN(SleepWatchTest)
#include "tst_sleep_watch.moc"
