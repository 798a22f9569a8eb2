// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/log_overlap.h"
#include "services/cluster/machine_logs.h"

#include <QRandomGenerator>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::cluster;
using namespace Qt::StringLiterals;

class LogOverlapTest : public QObject
{
    Q_OBJECT

    using Lines = std::vector<CvmLogLine>;

    static Lines linesOf(const QString &words)
    {
        Lines lines;
        for (const QString &word : words.split(u' '))
            lines.push_back({u"stdout"_s, word == "_"_L1 ? QString() : word});
        return lines;
    }
    /// What is new of a look after another, or "gap".
    static QString news(const QString &known, const QString &look)
    {
        LogOverlap overlap;
        const Lines before = linesOf(known);
        overlap.keep(before, overlap.find(before));
        const Lines lines = linesOf(look);
        const auto found = overlap.find(lines);
        QStringList fresh;
        for (size_t i = found.begin; i < lines.size(); ++i)
            fresh << lines[i].text;
        return (found.isJoined ? QString() : u"gap "_s) + fresh.join(u' ');
    }

private slots:
    void tellsWhatIsNew_data()
    {
        QTest::addColumn<QString>("known");
        QTest::addColumn<QString>("look");
        QTest::addColumn<QString>("fresh");
        QTest::newRow("nothing") << u"a b c"_s << u"a b c"_s << QString();
        QTest::newRow("one more") << u"a b c"_s << u"a b c d"_s << u"d"_s;
        QTest::newRow("the window moved") << u"a b c d e"_s << u"c d e f g"_s << u"f g"_s;
        QTest::newRow("a longer window") << u"c d e"_s << u"a b c d e f"_s << u"f"_s;
        QTest::newRow("lines that repeat") << u"x a a"_s << u"x a a a"_s << u"a"_s;
        QTest::newRow("all of one kind, from the begin") << u"a a a"_s << u"a a a a a"_s << u"a a"_s;
        QTest::newRow("all of one kind, moved: no more can be told") << u"a a a a"_s << u"a a a a"_s << QString();
        QTest::newRow("a period") << u"t u t u"_s << u"t u t u t"_s << u"t"_s;
        QTest::newRow("nothing in common") << u"a b c"_s << u"p q r"_s << u"gap p q r"_s;
        QTest::newRow("an empty line in common is chance") << u"a b c _"_s << u"_ q r s"_s << u"gap  q r s"_s;
        QTest::newRow("one line with its time is not") << u"a b 2026-11-20T14:03:34.120Z"_s << u"2026-11-20T14:03:34.120Z d"_s << u"d"_s;
        QTest::newRow("an answer from before") << u"a b c d e f"_s << u"b c d"_s << QString();
    }
    void tellsWhatIsNew()
    {
        QFETCH(QString, known);
        QFETCH(QString, look);
        QTEST(news(known, look), "fresh");
    }

    void channelsAreToldApart()
    {
        LogOverlap overlap;
        const Lines before{{u"stdout"_s, u"a"_s}, {u"stdout"_s, u"b"_s}, {u"stdout"_s, u"c"_s}};
        overlap.keep(before, overlap.find(before));
        Lines other = before;
        for (CvmLogLine &line : other)
            line.channel = u"stderr"_s;
        QVERIFY(!overlap.find(other).isJoined);
    }

    /// Whatever the windows: what is told is the log, each line once, while each look reaches back to the one before.
    void noLineIsLostOrDoubled()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 60; ++round) {
            Lines log;
            const auto grow = [&](int count) {
                for (int i = 0; i < count; ++i)
                    log.push_back({u"stdout"_s, u"%1 beat %2"_s.arg(log.size() / 3).arg(random.bounded(3))});
            };
            LogOverlap overlap;
            Lines told;
            grow(50);
            for (int look = 0; look < 40; ++look) {
                const size_t window = 40 + random.bounded(60);
                const Lines seen(log.end() - std::ptrdiff_t(std::min(window, log.size())), log.end());
                const auto found = overlap.find(seen);
                QVERIFY(found.isJoined);
                told.insert(told.end(), seen.begin() + std::ptrdiff_t(found.begin), seen.end());
                overlap.keep(seen, found);
                grow(int(random.bounded(30)));
            }
            const Lines begun(told.begin(), told.end());
            const auto from = std::search(log.begin(), log.end(), begun.begin(), begun.end());
            QVERIFY(from != log.end());
        }
    }

    void whatBeganAnewIsAGapAndGoesOnFromThere()
    {
        LogOverlap overlap;
        for (const auto &[look, joined] : {std::pair(u"a b c"_s, true), std::pair(u"p q r"_s, false), std::pair(u"p q r s"_s, true)}) {
            const Lines lines = linesOf(look);
            const auto found = overlap.find(lines);
            QCOMPARE(found.isJoined, joined);
            overlap.keep(lines, found);
        }
    }

    void manyEqualLinesCostNoMoreThanOthers()
    {
        const Lines lines(20'000, CvmLogLine{u"stdout"_s, QString(500, u'x')});
        LogOverlap overlap;
        overlap.keep(lines, overlap.find(lines));
        QVERIFY(overlap.find(lines).isJoined);
    }

    void cutsOnlyTheTimeThatWasAskedFor()
    {
        const TimedLine asked = timedLine({u"stdout"_s, u"2026-11-20T14:03:34.120000000Z ready"_s});
        QCOMPARE(asked.text, u"ready"_s);
        QCOMPARE(asked.at, std::optional<qint64>(1'795'183'414'120));
        const TimedLine own = timedLine({u"stdout"_s, u"2026-11-20T15:03:34+01:00 ready"_s});
        QCOMPARE(own.text, u"2026-11-20T15:03:34+01:00 ready"_s);
        QCOMPARE(own.at, std::optional<qint64>(1'795'183'414'000));
        QVERIFY(!timedLine({u"stdout"_s, u"ready"_s}).at);
    }

    void mergesByTimeAndKeepsWhatHasNoneInItsPlace()
    {
        const auto line = [](std::optional<qint64> at, const char *text) { return TimedLine{at, {}, QString::fromLatin1(text)}; };
        const auto merged = mergedByTime({{line(10, "a1"), line({}, "a1 goes on"), line(30, "a2")}, {line(10, "b1"), line(20, "b2")}});
        QStringList texts;
        for (const MergedLine &each : merged)
            texts << each.line.text;
        QCOMPARE(texts, QStringList({u"a1"_s, u"a1 goes on"_s, u"b1"_s, u"b2"_s, u"a2"_s}));
    }
};

QTEST_APPLESS_MAIN(LogOverlapTest)
#include "tst_log_overlap.moc"
