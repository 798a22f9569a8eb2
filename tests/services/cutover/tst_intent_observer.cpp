// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cutover/intent_observer.h"

#include <QTest>

using namespace pilothouse;
using namespace pilothouse::cutover;
using domain::Intent;

class IntentObserverTest : public QObject
{
    Q_OBJECT

    static std::optional<RouterTraffic> analyze(qint64 oldPlane, qint64 newPlane)
    {
        RouterTraffic traffic;
        traffic.intents = IntentCounts();
        (*traffic.intents)[size_t(Intent::Analyze)] = {oldPlane, newPlane};
        return traffic;
    }
    const QDateTime m_moved{QDate(2026, 1, 15), QTime(12, 0), Qt::UTC};

private slots:
    void countsSinceTheRouterStartedBeforeAnyMove()
    {
        IntentObserver observer;
        observer.onCounts(analyze(90, 10), QStringLiteral("pid 1"));
        const auto seen = observer.observed(Intent::Analyze);
        QVERIFY(seen);
        QCOMPARE(seen->newPlane, 10);
        QCOMPARE(seen->total, 100);
        QVERIFY(!seen->since.isValid());
        QCOMPARE(observer.observed(Intent::Pay)->total, 0);
    }

    void countsAnewAfterAMove()
    {
        IntentObserver observer;
        observer.onCounts(analyze(90, 0), QStringLiteral("pid 1"));
        observer.onMove(m_moved);
        observer.onCounts(analyze(95, 1), QStringLiteral("pid 1"));
        QCOMPARE(observer.observed(Intent::Analyze)->total, 0);
        observer.onCounts(analyze(185, 11), QStringLiteral("pid 1"));
        QCOMPARE(observer.observed(Intent::Analyze)->newPlane, 10);
        QCOMPARE(observer.observed(Intent::Analyze)->total, 100);
        QCOMPARE(observer.observed(Intent::Analyze)->since, m_moved);
    }

    void aReloadOrAClearedTableCountsFromZero_data()
    {
        QTest::addColumn<QString>("process");
        QTest::newRow("another process with more") << QStringLiteral("pid 2");
        QTest::newRow("the table was cleared") << QStringLiteral("pid 1");
    }
    void aReloadOrAClearedTableCountsFromZero()
    {
        QFETCH(QString, process);
        IntentObserver observer;
        observer.onMove(m_moved);
        observer.onCounts(analyze(500, 50), QStringLiteral("pid 1"));
        observer.onCounts(process == QLatin1String("pid 2") ? analyze(600, 60) : analyze(3, 0), process);
        QCOMPARE(observer.observed(Intent::Analyze)->total, process == QLatin1String("pid 2") ? 660 : 3);
        QVERIFY(!observer.observed(Intent::Analyze)->since.isValid());
    }

    void aRouterThatDoesNotCountIntentsGivesNoNumber()
    {
        IntentObserver observer;
        observer.onCounts(analyze(9, 1), QStringLiteral("pid 1"));
        observer.onCounts(RouterTraffic(), QStringLiteral("pid 1"));
        QVERIFY(!observer.observed(Intent::Analyze));
        observer.onCounts(std::nullopt, QStringLiteral("pid 1"));
        QVERIFY(!observer.observed(Intent::Analyze));
    }
};

QTEST_APPLESS_MAIN(IntentObserverTest)
#include "tst_intent_observer.moc"
