// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/settling.h"

#include <QTest>

using namespace pilothouse;
using namespace pilothouse::cluster;
using namespace std::chrono_literals;
using domain::PowerAction;
using domain::RunState;

class SettlingTest : public QObject
{
    Q_OBJECT

    static domain::Cvm cvm(const char *status, bool inProgress = false)
    {
        domain::Cvm cvm;
        cvm.status = QString::fromLatin1(status);
        cvm.state = domain::runStateOfCvm(cvm.status);
        cvm.inProgress = inProgress;
        return cvm;
    }
    /// "done: …", the error's kind and words, or "waiting".
    static QString text(const std::optional<Result<QString>> &end)
    {
        if (!end)
            return QStringLiteral("waiting");
        if (*end)
            return QStringLiteral("done: ") + **end;
        return errorKindName(end->error().kind) + QStringLiteral(": ") + end->error().what;
    }

private slots:
    void followsARestart()
    {
        Settling settling(PowerAction::Restart, cvm("running"), Settling::Sent::Accepted);
        QCOMPARE(text(settling.look(cvm("running"), 1s)), QStringLiteral("waiting")); // not begun: the old state is no success
        QCOMPARE(text(settling.look(cvm("restarting", true), 3s)), QStringLiteral("waiting"));
        QCOMPARE(text(settling.look(cvm("running", true), 100s)), QStringLiteral("waiting"));
        QCOMPARE(text(settling.look(cvm("running"), 124s)), QStringLiteral("done: running after 2 min 04 s"));
        QCOMPARE(settling.lastStatus(), QStringLiteral("running"));
    }

    void aStartWaitsForTheGuest()
    {
        Settling settling(PowerAction::Start, cvm("stopped"), Settling::Sent::Accepted);
        domain::Cvm booting = cvm("running");
        booting.bootProgress = QStringLiteral("setting up docker");
        QCOMPARE(text(settling.look(booting, 20s)), QStringLiteral("waiting"));
        booting.bootProgress = QStringLiteral("done");
        QCOMPARE(text(settling.look(booting, 40s)), QStringLiteral("done: running after 40 s"));
    }

    void saysWhenABootFailed()
    {
        Settling settling(PowerAction::Start, cvm("stopped"), Settling::Sent::Accepted);
        domain::Cvm broken = cvm("error");
        broken.bootError = QStringLiteral("image not found\n\u202e");
        QCOMPARE(text(settling.look(broken, 20s)), QStringLiteral("remote: boot failed: image not found⏎U+202E"));
    }

    void endsInTheWrongPlace_data()
    {
        QTest::addColumn<int>("action");
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QString>("end");
        QTest::newRow("restart ended stopped") << int(PowerAction::Restart) << QByteArray("running") << QByteArray("exited")
                                               << QStringLiteral("remote: ended as “exited”");
        QTest::newRow("start ended in error") << int(PowerAction::Start) << QByteArray("stopped") << QByteArray("error")
                                              << QStringLiteral("remote: ended as “error”");
        QTest::newRow("stop ended stopped") << int(PowerAction::Stop) << QByteArray("running") << QByteArray("stopped")
                                            << QStringLiteral("done: stopped after 5 s");
        QTest::newRow("shutdown, exited is stopped")
            << int(PowerAction::Shutdown) << QByteArray("running") << QByteArray("exited") << QStringLiteral("done: exited after 5 s");
        QTest::newRow("an unknown word is waited for")
            << int(PowerAction::Stop) << QByteArray("running") << QByteArray("QUIESCED") << QStringLiteral("waiting");
    }
    void endsInTheWrongPlace()
    {
        QFETCH(int, action);
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QString, end);
        Settling settling(PowerAction(action), cvm(before), Settling::Sent::Accepted);
        QCOMPARE(text(settling.look(cvm(after), 5s)), end);
    }

    void aStopThatChangesNothingHasFailed()
    {
        Settling settling(PowerAction::Stop, cvm("running"), Settling::Sent::Accepted);
        QCOMPARE(text(settling.look(cvm("running"), 59s)), QStringLiteral("waiting"));
        QCOMPARE(text(settling.look(cvm("running"), 61s)), QStringLiteral("remote: accepted, but still “running” after 1 min 01 s"));
    }

    void aRestartTooQuickToBeSeenIsDone()
    {
        Settling settling(PowerAction::Restart, cvm("running"), Settling::Sent::Accepted);
        QVERIFY(text(settling.look(cvm("running"), 61s)).startsWith(QStringLiteral("done: running; it was not seen")));
    }

    // F18
    void aLostAnswerIsSettledBySeeingItHappenOnly()
    {
        Settling seen(PowerAction::Stop, cvm("running"), Settling::Sent::AnswerLost);
        QCOMPARE(text(seen.look(cvm("stopping", true), 2s)), QStringLiteral("waiting"));
        QCOMPARE(text(seen.look(cvm("stopped"), 9s)), QStringLiteral("done: stopped after 9 s (the answer was lost, this was read back)"));
        for (const auto action : {PowerAction::Stop, PowerAction::Restart}) {
            Settling unseen(action, cvm("running"), Settling::Sent::AnswerLost);
            QVERIFY(text(unseen.look(cvm("running"), 61s)).startsWith(QStringLiteral("outcome-unknown: ")));
        }
    }

    void tenMinutesAreTheEnd()
    {
        Settling settling(PowerAction::Restart, cvm("running"), Settling::Sent::Accepted);
        QCOMPARE(text(settling.look(cvm("restarting", true), 599s)), QStringLiteral("waiting"));
        QCOMPARE(text(settling.look(cvm("restarting", true), 600s)),
                 QStringLiteral("timeout: not settled after 10 min 00 s, last seen as “restarting”; it may still get there"));
    }

    void aMachineThatCannotBeSeenIsWaitedForUnlessItIsGone()
    {
        Settling settling(PowerAction::Restart, cvm("running"), Settling::Sent::Accepted);
        Error trouble;
        trouble.kind = ErrorKind::Network;
        trouble.what = QStringLiteral("connection refused");
        QCOMPARE(text(settling.miss(trouble, 5s)), QStringLiteral("waiting"));
        QCOMPARE(text(settling.miss(trouble, 601s)), QStringLiteral("timeout: could not be read back: connection refused"));
        trouble.kind = ErrorKind::NotFound;
        QCOMPARE(text(settling.miss(trouble, 5s)), QStringLiteral("not-found: gone meanwhile: the remote does not know it any more"));
    }
};

QTEST_APPLESS_MAIN(SettlingTest)
#include "tst_settling.moc"
