// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/format.h"

#include <QTest>
#include <QTimeZone>

using namespace pilothouse;
using namespace pilothouse::models;
using namespace std::chrono_literals;

/// Words and numbers as people see them.
class FormatTest : public QObject
{
    Q_OBJECT

    static void useGerman() { QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany)); }

private slots:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void agesHaveOneUnit_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("words");
        QTest::newRow("clock went back") << qint64(-5) << QStringLiteral("0 s");
        QTest::newRow("seconds") << qint64(8) << QStringLiteral("8 s");
        QTest::newRow("seconds beyond a minute") << qint64(96) << QStringLiteral("96 s");
        QTest::newRow("minutes") << qint64(14 * 60) << QStringLiteral("14 min");
        QTest::newRow("minutes beyond an hour") << qint64(82 * 60) << QStringLiteral("82 min");
        QTest::newRow("hours") << qint64(5 * 3600) << QStringLiteral("5 h");
        QTest::newRow("days") << qint64(50 * 3600) << QStringLiteral("2 d");
    }
    void agesHaveOneUnit()
    {
        QFETCH(qint64, seconds);
        QTEST(ageText(std::chrono::seconds(seconds)), "words");
    }

    void durationsHaveAtMostTwoUnits_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("words");
        QTest::newRow("seconds") << qint64(38) << QStringLiteral("38 s");
        QTest::newRow("minutes") << qint64(372) << QStringLiteral("6 min 12 s");
        QTest::newRow("minutes, padded") << qint64(124) << QStringLiteral("2 min 04 s");
        QTest::newRow("hours") << qint64(7'500) << QStringLiteral("2 h 05 min");
        QTest::newRow("days") << qint64(74 * 3600) << QStringLiteral("3 d 2 h");
        QTest::newRow("negative") << qint64(-1) << QStringLiteral("0 s");
    }
    void durationsHaveAtMostTwoUnits()
    {
        QFETCH(qint64, seconds);
        QTEST(durationText(std::chrono::seconds(seconds)), "words");
    }

    void shortDurationsHaveADecimal()
    {
        QCOMPARE(shortDurationText(60ms), QStringLiteral("0.1 s"));
        QCOMPARE(shortDurationText(1400ms), QStringLiteral("1.4 s"));
        QCOMPARE(shortDurationText(38'900ms), QStringLiteral("38 s"));
        useGerman();
        QCOMPARE(shortDurationText(1400ms), QStringLiteral("1,4 s"));
    }

    void clocksRun()
    {
        QCOMPARE(clockCountText(8s), QStringLiteral("0:08"));
        QCOMPARE(clockCountText(702s), QStringLiteral("11:42"));
        QCOMPARE(clockCountText(3730s), QStringLiteral("1:02:10"));
        QCOMPARE(clockCountText(-3s), QStringLiteral("0:00"));
    }

    void readsARemotesDuration_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<qint64>("seconds"); // -1: not a duration
        QTest::newRow("short") << QStringLiteral("3h12m") << qint64(11520);
        QTest::newRow("spaced") << QStringLiteral("2h 3m 5s") << qint64(7385);
        QTest::newRow("days") << QStringLiteral("1d 4h") << qint64(100800);
        QTest::newRow("capital") << QStringLiteral("5M") << qint64(300);
        QTest::newRow("never") << QStringLiteral("never") << qint64(-1);
        QTest::newRow("empty") << QString() << qint64(-1);
        QTest::newRow("no unit") << QStringLiteral("42") << qint64(-1);
        QTest::newRow("no number") << QStringLiteral("h") << qint64(-1);
        QTest::newRow("longer unit") << QStringLiteral("3hours") << qint64(-1);
        QTest::newRow("milliseconds") << QStringLiteral("3ms") << qint64(-1);
        QTest::newRow("absurd") << QStringLiteral("999999999999d") << qint64(-1);
        QTest::newRow("too many digits") << QStringLiteral("9999999999999999999999h") << qint64(-1);
    }
    void readsARemotesDuration()
    {
        QFETCH(QString, words);
        const auto read = durationFromWords(words);
        QTEST(read ? qint64(read->count()) : qint64(-1), "seconds");
    }

    void hashesKeepBothEnds()
    {
        const QString hash = QStringLiteral("2911e1f733466216dedb862d6d669e11256ee7a34ce4dbc66c4b807ba7a9c895");
        QCOMPARE(shortHash(hash), QStringLiteral("2911e1f7…c895"));
        QCOMPARE(comparisonHash(hash), QStringLiteral("2911e1f7…a7a9c895"));
        QCOMPARE(shortHash(u"2911e1f7c895a"), QStringLiteral("2911e1f7c895a")); // nothing is gained by cutting one letter
        QCOMPARE(shortHash(u""), QString());
    }

    void moneyFollowsTheLocale()
    {
        const Money rate = *Money::fromDecimal(u"0.232", QStringLiteral("USD"));
        QCOMPARE(amountText(rate), QStringLiteral("0.232"));
        QCOMPARE(amountText(Money(0, QStringLiteral("USD"))), QStringLiteral("0.000"));
        QCOMPARE(amountText(*Money::fromDecimal(u"0.00001", QStringLiteral("USD"))), QStringLiteral("0.00001"));
        QCOMPARE(amountText(*Money::fromDecimal(u"16.45312", QStringLiteral("USD"))), QStringLiteral("16.453"));
        QCOMPARE(amountText(*Money::fromDecimal(u"0.82112", QStringLiteral("USD"))), QStringLiteral("0.821"));
        QCOMPARE(hourlyText(rate), QStringLiteral("0.232 USD/h"));
        QCOMPARE(monthlyText(rate), QStringLiteral("169 USD/month"));
        QCOMPARE(monthlyText(*Money::fromDecimal(u"0.0058", QStringLiteral("USD"))), QStringLiteral("4.23 USD/month"));
        useGerman();
        QCOMPARE(amountText(rate), QStringLiteral("0,232"));
    }

    void percentAlmostAllIsNotAll()
    {
        QCOMPARE(percentText(*Percent::fromWhole(10)), QStringLiteral("10 %"));
        QCOMPARE(shareText(0.094), QStringLiteral("9.4 %"));
        QCOMPARE(shareText(0.9997), QStringLiteral("99.9 %"));
        QCOMPARE(shareText(0.0002), QStringLiteral("0.1 %"));
        QCOMPARE(shareText(0.0), QStringLiteral("0 %"));
        QCOMPARE(shareText(1.0), QStringLiteral("100 %"));
        QCOMPARE(shareText(std::numeric_limits<double>::quiet_NaN()), QStringLiteral("–"));
        useGerman();
        QCOMPARE(percentText(*Percent::fromBasisPoints(940)), QStringLiteral("9,4 %"));
    }

    void numbersHaveGroupsAndUnits()
    {
        QCOMPARE(countText(48211), QStringLiteral("48,211"));
        QCOMPARE(bytesText(640), QStringLiteral("640 B"));
        QCOMPARE(bytesText(1536), QStringLiteral("1.5 KiB"));
        QCOMPARE(bytesText(64ll << 20), QStringLiteral("64 MiB"));
        QCOMPARE(quantityText(0.5, QStringLiteral("GB")), QStringLiteral("0.5 GB"));
        QCOMPARE(quantityText(8, QStringLiteral("GB")), QStringLiteral("8 GB"));
        useGerman();
        QCOMPARE(countText(48211), QStringLiteral("48.211"));
    }

    void timesAreUtc()
    {
        const QDateTime berlin(QDate(2026, 11, 20), QTime(15, 3, 34), QTimeZone(3600));
        QCOMPARE(utcText(berlin), QStringLiteral("2026-11-20 14:03:34 UTC"));
        QCOMPARE(utcTimeText(berlin), QStringLiteral("14:03:34"));
        QCOMPARE(utcLogText(berlin, berlin.addSecs(60)), QStringLiteral("14:03:34"));
        QCOMPARE(utcLogText(berlin, berlin.addDays(1)), QStringLiteral("2026-11-20 14:03:34"));
        QCOMPARE(utcText(QDateTime()), QString());
    }
};

QTEST_APPLESS_MAIN(FormatTest)
#include "tst_format.moc"
