// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/log_lines.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::models;
using domain::LogLine;

class LogLinesTest : public QObject
{
    Q_OBJECT

    static LogLine line(qint64 at, const QString &text, const QString &stream = QStringLiteral("gpu/gpu-prover/4f1c92ab00"))
    {
        return {QString(), QDateTime::fromMSecsSinceEpoch(at, Qt::UTC), stream, text};
    }
    static void settle(LogLines &lines) { QTRY_VERIFY_WITH_TIMEOUT(!lines.isBusy(), 20'000); }
    static QStringList texts(const LogLines &lines)
    {
        QStringList all;
        for (int i = 0; i < lines.count(); ++i)
            all << lines.at(i).text;
        return all;
    }

private slots:
    void lateLinesGoWhereTheirTimePutsThem()
    {
        LogLines lines;
        lines.append({line(10, QStringLiteral("a")), line(30, QStringLiteral("c")), line(30, QStringLiteral("d"))});
        lines.append({line(20, QStringLiteral("b"))});
        settle(lines);
        QCOMPARE(texts(lines), QStringList({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("d")}));
        QCOMPARE(lines.at(0).source, QStringLiteral("gpu-prover"));
        QCOMPARE(lines.at(0).task, QStringLiteral("4f1c92ab"));
    }

    void theRingKeepsTheNewestAndCountsTheRest()
    {
        LogLines lines(LogLines::Limits{1000, 1'000'000});
        std::vector<LogLine> many;
        for (int i = 0; i < 2500; ++i)
            many.push_back(line(i, QString::number(i)));
        lines.append(many);
        settle(lines);
        QCOMPARE(lines.count(), 1000);
        QCOMPARE(lines.droppedCount(), 1500);
        QCOMPARE(lines.at(0).text, QStringLiteral("1500"));
    }

    void longLinesAreBoundedToo()
    {
        LogLines lines(LogLines::Limits{1000, 50'000});
        for (int i = 0; i < 40; ++i)
            lines.append({line(i, QString(100'000, u'x'))});
        settle(lines);
        qsizetype characters = 0;
        for (int i = 0; i < lines.count(); ++i)
            characters += lines.at(i).text.size();
        QVERIFY(characters <= 50'000);
        QVERIFY(lines.count() > 0 && lines.droppedCount() > 0);
    }

    void hostileTextIsHarmless()
    {
        LogLines lines;
        lines.append({line(1, QStringLiteral("<script>alert(1)</script>\u202Eevil\x1b]0;title\x07\x1b[31mred\x1b[0m\r\nsecond"))});
        settle(lines);
        const QString text = lines.at(0).text;
        QVERIFY(text.contains(QLatin1String("<script>"))); // text it is, text it stays
        for (const QChar letter : text)
            QVERIFY2(letter.isPrint(), qPrintable(QString::number(letter.unicode(), 16)));
        QVERIFY(text.contains(QLatin1String("red")) && !text.contains(QLatin1String("[31m"))); // colours say nothing here
        QVERIFY(!text.contains(u'\n'));
    }

    void filtersByWordFieldAndNegation_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<int>("count");
        QTest::newRow("nothing") << "" << 4;
        QTest::newRow("word") << "segment" << 2;
        QTest::newRow("not") << "-segment" << 2;
        QTest::newRow("source") << "source:exec*" << 1;
        QTest::newRow("case") << "ERROR" << 1;
    }
    void filtersByWordFieldAndNegation()
    {
        QFETCH(QString, filter);
        LogLines lines;
        lines.append({line(1, QStringLiteral("segment 1 done")), line(2, QStringLiteral("segment 2 done")), line(3, QStringLiteral("error: none")),
                      line(4, QStringLiteral("idle"), QStringLiteral("exec/exec-agent-0/aa"))});
        settle(lines);
        lines.setFilterText(filter);
        settle(lines);
        QVERIFY(!lines.filterProblem());
        QTEST(lines.count(), "count");
        lines.append({line(5, QStringLiteral("segment 3 done"))}); // what comes later is filtered too
        settle(lines);
        QCOMPARE(lines.totalCount(), 5);
    }

    void aBadFilterKeepsTheLastGoodOne()
    {
        LogLines lines;
        lines.append({line(1, QStringLiteral("proved")), line(2, QStringLiteral("idle"))});
        settle(lines);
        lines.setFilterText(QStringLiteral("proved"));
        settle(lines);
        lines.setFilterText(QStringLiteral("colour:red"));
        settle(lines);
        QVERIFY(lines.filterProblem().has_value());
        QCOMPARE(lines.count(), 1);
    }

    void levelsAreMarked()
    {
        LogLines lines;
        lines.append(
            {line(1, QStringLiteral("2026-11-20 ERROR out of memory")), line(2, QStringLiteral("WARN slow")), line(3, QStringLiteral("INFO fine"))});
        settle(lines);
        QCOMPARE(lines.at(0).tone, Tone::Fail);
        QCOMPARE(lines.at(1).tone, Tone::Warn);
        QCOMPARE(lines.at(2).tone, Tone::Neutral);
    }

    /// Lines come, old ones go and the filter changes in the middle of it: what is shown is what a plain loop would show.
    void nothingIsLostOrDoubledWhateverHappensAtOnce()
    {
        QRandomGenerator random(7);
        LogLines lines(LogLines::Limits{3000, 10'000'000});
        int shown = 0;
        connect(&lines, &LogLines::shownChanged, &lines, [&](int added, int removed) {
            shown += added - removed;
            QCOMPARE(lines.count(), shown);
        });
        connect(&lines, &LogLines::shownReset, &lines, [&] { shown = lines.count(); });
        const QStringList filters{QString(), QStringLiteral("7"), QStringLiteral("-3"), QStringLiteral("text:*9")};
        qint64 at = 0;
        for (int round = 0; round < 40; ++round) {
            std::vector<LogLine> some;
            for (int i = 0; i < 300; ++i, ++at)
                some.push_back(line(at - random.bounded(40), QString::number(at)));
            lines.append(some);
            if (random.bounded(3) == 0)
                lines.setFilterText(filters[random.bounded(int(filters.size()))]);
            for (int i = random.bounded(5); i > 0; --i)
                QCoreApplication::processEvents();
        }
        lines.setFilterText(QStringLiteral("7"));
        settle(lines);
        QCOMPARE(lines.totalCount(), 3000);
        int expected = 0;
        lines.setFilterText(QString());
        settle(lines);
        for (int i = 0; i < lines.count(); ++i) {
            expected += lines.at(i).text.contains(u'7');
            QVERIFY(i == 0 || lines.at(i - 1).text != lines.at(i).text);
        }
        lines.setFilterText(QStringLiteral("7"));
        settle(lines);
        QCOMPARE(lines.count(), expected);
    }
};

QTEST_GUILESS_MAIN(LogLinesTest)
#include "tst_log_lines.moc"
