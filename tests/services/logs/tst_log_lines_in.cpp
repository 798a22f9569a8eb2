// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/logs/line_splitter.h"
#include "services/logs/line_time.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QTest>

using namespace pilothouse::logs;

class LogLinesInTest : public QObject
{
    Q_OBJECT

private slots:
    void readsTheTimeALineBeginsWith_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("utc");
        QTest::newRow("docker") << QByteArray("2026-11-20T14:03:34.120345678Z started") << "2026-11-20T14:03:34.120Z";
        QTest::newRow("no fraction") << QByteArray("2026-11-20T14:03:34Z") << "2026-11-20T14:03:34.000Z";
        QTest::newRow("space and bracket") << QByteArray("[2026-11-20 14:03:34,5Z] x") << "2026-11-20T14:03:34.500Z";
        QTest::newRow("east") << QByteArray("2026-11-20T01:00:00+02:00 x") << "2026-11-19T23:00:00.000Z";
        QTest::newRow("west without colon") << QByteArray("2026-12-31T23:30:00-0100 x") << "2027-01-01T00:30:00.000Z";
        QTest::newRow("no zone") << QByteArray("2026-11-20T14:03:34 x") << QString();
        QTest::newRow("no such day") << QByteArray("2026-02-30T14:03:34Z x") << QString();
        QTest::newRow("no such hour") << QByteArray("2026-11-20T24:03:34Z x") << QString();
        QTest::newRow("cut") << QByteArray("2026-11-20T14:03") << QString();
        QTest::newRow("words") << QByteArray("started at 2026-11-20T14:03:34Z") << QString();
        QTest::newRow("nothing") << QByteArray() << QString();
    }
    void readsTheTimeALineBeginsWith()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, utc);
        const auto at = timeOfLine(line);
        QCOMPARE(at.has_value(), !utc.isEmpty());
        if (at)
            QCOMPARE(QDateTime::fromMSecsSinceEpoch(*at, Qt::UTC).toString(Qt::ISODateWithMs), utc);
    }

    void anEventOfSeveralLinesIsSeveralLinesOfItsTime()
    {
        LogBatch batch;
        batch.add(3, 1000, "panicked\n  at main\n\n");
        QCOMPARE(batch.bytes(), QByteArray("panicked\n  at main\n\n"));
        QCOMPARE(batch.count(), 3);
        for (const LogBatch::Line &line : batch.lines()) {
            QCOMPARE(line.at, 1000);
            QCOMPARE(line.source, SourceNumber(3));
            QVERIFY(line.timeGiven);
        }
    }

    void anEmptyLineIsALine()
    {
        LogBatch batch;
        batch.add(0, std::nullopt, "");
        QCOMPARE(batch.count(), 1);
        QCOMPARE(batch.bytes(), QByteArray("\n"));
    }

    void aLineWithoutEndIsKeptInPieces()
    {
        LogBatch batch;
        batch.add(0, std::nullopt, QByteArray(3 * kLongestLine, 'x'));
        QVERIFY(batch.count() > 3);
        qsizetype letters = 0;
        for (const LogBatch::Line &line : batch.lines()) {
            QVERIFY(qsizetype(line.length) <= kLongestLine);
            letters += line.length - 1;
        }
        QCOMPARE(letters, 3 * kLongestLine);
    }

    /// However the bytes of a stream are cut, its lines are the same.
    void aStreamGivesTheSameLinesHoweverItIsCut()
    {
        const QByteArray stream("one\r\n\ntwo \xe2\x9c\x93\n2026-11-20T14:03:34Z three\nrest");
        QRandomGenerator random(11);
        for (int round = 0; round < 200; ++round) {
            LineSplitter splitter(1);
            LogBatch batch;
            for (qsizetype at = 0; at < stream.size();) {
                const qsizetype size = std::min<qsizetype>(stream.size() - at, 1 + random.bounded(9));
                splitter.feed(QByteArrayView(stream).sliced(at, size), &batch);
                at += size;
            }
            QCOMPARE(batch.count(), 4);
            QVERIFY(splitter.hasRest());
            splitter.flush(&batch);
            QVERIFY(!splitter.hasRest());
            QCOMPARE(batch.bytes(), stream + '\n');
            QVERIFY(batch.lines()[3].at != kNoTime && !batch.lines()[3].timeGiven);
        }
    }

    void aStreamWithoutLineFeedsTakesBoundedMemory()
    {
        LineSplitter splitter(0);
        LogBatch batch;
        const QByteArray piece(700'000, 'x');
        for (int i = 0; i < 20; ++i)
            splitter.feed(piece, &batch);
        splitter.flush(&batch);
        qsizetype letters = 0;
        for (const LogBatch::Line &line : batch.lines()) {
            QVERIFY(qsizetype(line.length) <= kLongestLine);
            letters += line.length - 1;
        }
        QCOMPARE(letters, 20 * piece.size());
    }
};

QTEST_APPLESS_MAIN(LogLinesInTest)
#include "tst_log_lines_in.moc"
