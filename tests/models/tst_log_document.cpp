// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/log_document.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <unistd.h>

using namespace pilothouse;
using namespace pilothouse::models;
using logs::LogBatch;
using logs::LogQuery;
using logs::LogSpool;

class LogDocumentTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::shared_ptr<LogSpool> m_spool;
    std::unique_ptr<LogDocument> m_document;

    void take(const QList<std::pair<qint64, QByteArray>> &lines)
    {
        LogBatch batch;
        for (const auto &[at, text] : lines)
            batch.add(0, at, text);
        m_spool->take(std::move(batch));
    }
    bool settle()
    {
        return QTest::qWaitFor([this] { return m_spool->isSettled() && m_document->totalCount() == m_spool->count(); }, 20'000);
    }
    QStringList texts() const
    {
        QStringList all;
        for (qint64 row = 0; row < m_document->count(); ++row)
            all << m_document->row(row).line.text;
        return all;
    }
    static LogQuery words(const char *text)
    {
        LogQuery query;
        query.text = QString::fromLatin1(text);
        return query;
    }

private slots:
    void init()
    {
        m_spool = *LogSpool::create(m_folder.path());
        m_spool->addSource(QStringLiteral("gpu-prover"));
        m_document = std::make_unique<LogDocument>(m_spool);
    }
    void cleanup()
    {
        m_document.reset();
        m_spool.reset();
    }

    void showsLinesByTimeWhateverComesWhen()
    {
        take({{10, "a"}, {30, "c"}, {30, "d"}});
        QVERIFY(settle());
        QSignalSpy changes(m_document.get(), &LogDocument::shownChanged);
        take({{20, "b"}});
        QVERIFY(settle());
        QCOMPARE(texts().join(u' '), QStringLiteral("a b c d"));
        QCOMPARE(changes.size(), 1);
        QCOMPARE(changes[0][0].toLongLong(), 1); // what is above stays
        QCOMPARE(changes[0][1].toLongLong(), 1);
    }

    void levelsAreMarked()
    {
        take({{1, "2026-11-20 ERROR out of memory"}, {2, "WARN slow"}, {3, "INFO fine"}});
        QVERIFY(settle());
        QCOMPARE(m_document->row(0).tone, Tone::Fail);
        QCOMPARE(m_document->row(1).tone, Tone::Warn);
        QCOMPARE(m_document->row(2).tone, Tone::Neutral);
        QVERIFY(m_document->row(0).hasOwnTime);
        QCOMPARE(m_document->row(0).presence, LogRow::Presence::Here);
    }

    void searchLeavesAllLinesAndFilterHidesTheOthers()
    {
        take({{1, "segment 1"}, {2, "idle"}, {3, "segment 2"}, {4, "idle"}});
        QVERIFY(settle());
        QVERIFY(m_document->setQuery(words("segment")));
        QTRY_COMPARE(m_document->hitCount(), 2);
        QCOMPARE(m_document->count(), 4);
        QCOMPARE(m_document->nextHit(-1), std::optional<qint64>(0));
        QCOMPARE(m_document->nextHit(0), std::optional<qint64>(2));
        QVERIFY(!m_document->nextHit(2));
        QCOMPARE(m_document->previousHit(3), std::optional<qint64>(2));
        QCOMPARE(m_document->previousHit(2), std::optional<qint64>(0));
        QVERIFY(!m_document->previousHit(0));
        QSignalSpy resets(m_document.get(), &LogDocument::shownReset);
        m_document->setOnlyMatching(true);
        QCOMPARE(resets.size(), 1);
        QCOMPARE(texts(), QStringList({QStringLiteral("segment 1"), QStringLiteral("segment 2")}));
        QCOMPARE(m_document->rowOf(2), std::optional<qint64>(1));
        QVERIFY(!m_document->rowOf(1));
        QCOMPARE(m_document->rowNear(1), 1);
        LogQuery inverted = words("segment");
        inverted.isInverted = true;
        QVERIFY(m_document->setQuery(inverted));
        QTRY_COMPARE(texts(), QStringList({QStringLiteral("idle"), QStringLiteral("idle")}));
        QVERIFY(m_document->setQuery(LogQuery()));
        QCOMPARE(m_document->count(), 4);
    }

    void linesAroundHitsAreShownWhereOthersAreHidden()
    {
        QList<std::pair<qint64, QByteArray>> some;
        for (int i = 0; i < 40; ++i)
            some.emplaceBack(i * 10, i % 20 == 10 ? "hit" : "other");
        take(some);
        QVERIFY(settle());
        m_document->setOnlyMatching(true);
        m_document->setReach(2);
        QVERIFY(m_document->setQuery(words("hit")));
        QTRY_COMPARE(m_document->count(), 10);
        QCOMPARE(m_document->lineAt(0), quint32(8));
        QVERIFY(m_document->isSurrounding(8) && !m_document->isSurrounding(10));
        QVERIFY(m_document->isOtherPlace(5) && !m_document->isOtherPlace(4) && !m_document->isOtherPlace(0));
        QCOMPARE(m_document->hitCount(), 2);
        QCOMPARE(m_document->nextHit(2), std::optional<qint64>(7));
        // A hit at the end, and what comes behind it later; then a late line near the first one.
        take({{400, "hit"}});
        QTRY_COMPARE(m_document->count(), 13);
        take({{410, "a"}, {420, "b"}, {430, "c"}});
        QVERIFY(settle());
        QTRY_COMPARE(m_document->count(), 15);
        take({{105, "late"}});
        QTRY_COMPARE(m_document->count(), 16);
        QVERIFY(m_document->rowOf(44) && *m_document->rowOf(44) == 3);
        m_document->setReach(0);
        QTRY_COMPARE(m_document->count(), 3);
    }

    /// Whatever comes when, what is shown is the same as if all had been there from the begin.
    void linesAroundHitsDoNotDependOnWhatCameWhen()
    {
        QRandomGenerator random(11);
        m_document->setOnlyMatching(true);
        m_document->setReach(3);
        QVERIFY(m_document->setQuery(words("hit")));
        qint64 clock = 0;
        for (int round = 0; round < 60; ++round) {
            QList<std::pair<qint64, QByteArray>> some;
            for (int i = 0; i < 30; ++i)
                some.emplaceBack(clock += 1 + random.bounded(3), random.bounded(12) == 0 ? "hit" : "other");
            take(some);
            if (random.bounded(2) == 0)
                QCoreApplication::processEvents();
        }
        QVERIFY(settle());
        const auto shown = [this] {
            std::vector<quint32> lines;
            for (qint64 row = 0; row < m_document->count(); ++row)
                lines.push_back(m_document->lineAt(row));
            return lines;
        };
        QTRY_VERIFY(m_document->hitCount() > 0);
        LogDocument whole(m_spool);
        QTRY_COMPARE(whole.totalCount(), m_spool->count());
        whole.setOnlyMatching(true);
        whole.setReach(3);
        QVERIFY(whole.setQuery(words("hit")));
        QTRY_VERIFY(!whole.searchProgress() && whole.count() < whole.totalCount());
        std::vector<quint32> expected;
        for (qint64 row = 0; row < whole.count(); ++row)
            expected.push_back(whole.lineAt(row));
        QTRY_VERIFY(shown() == expected);
    }

    void whatComesLaterIsSearchedToo()
    {
        QVERIFY(m_document->setQuery(words("7")));
        m_document->setOnlyMatching(true);
        qint64 expected = 0;
        for (int i = 0; i < 3000; i += 100) {
            QList<std::pair<qint64, QByteArray>> some;
            for (int line = i; line < i + 100; ++line) {
                some.emplaceBack(line, QByteArray::number(line));
                expected += QByteArray::number(line).contains('7');
            }
            take(some);
            QCoreApplication::processEvents();
        }
        QTRY_COMPARE(m_document->count(), expected);
        QCOMPARE(m_document->totalCount(), 3000);
        QCOMPARE(m_document->unsearchedCount(), 0);
    }

    void aBadQueryKeepsTheLastGoodOne()
    {
        take({{1, "proved"}, {2, "idle"}});
        QVERIFY(settle());
        m_document->setOnlyMatching(true);
        QVERIFY(m_document->setQuery(words("proved")));
        QTRY_COMPARE(m_document->count(), 1);
        LogQuery bad = words("(");
        bad.kind = LogQuery::Kind::Expression;
        const Status set = m_document->setQuery(bad);
        QVERIFY(!set);
        QCOMPARE(set.error().kind, ErrorKind::InvalidInput);
        QCOMPARE(texts(), QStringList(QStringLiteral("proved")));
        QCOMPARE(m_document->query().text, QStringLiteral("proved"));
    }

    void aLongLineIsCutAndShownWholeWhenAsked()
    {
        take({{1, QByteArray(40'000, 'x')}});
        QVERIFY(settle());
        QCOMPARE(m_document->row(0).line.text.size(), LogDocument::kShownBytes);
        QCOMPARE(m_document->row(0).line.hiddenBytes, 40'000 - LogDocument::kShownBytes);
        m_document->setWhole(0, true);
        QCOMPARE(m_document->row(0).line.text.size(), 40'000);
        QCOMPARE(m_document->row(0).line.hiddenBytes, 0);
        m_document->setWhole(0, false);
        QVERIFY(m_document->row(0).line.hiddenBytes > 0);
    }

    /// The window does not wait for the disk: a line the system does not have in memory comes a moment later.
    void aLineThatIsNotInMemoryComesLater()
    {
        const QString path = m_folder.filePath(QStringLiteral("cold.log"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        for (int i = 0; i < 5000; ++i)
            file.write("line " + QByteArray::number(i) + QByteArray(200, '.') + '\n');
        QVERIFY(file.flush() && ::fsync(file.handle()) == 0);
        LogDocument document(*LogSpool::open(path));
        QTRY_COMPARE(document.count(), 5000);
        // Where a file system keeps its files in memory anyway, the line is simply here at once.
        (void)::posix_fadvise(file.handle(), 0, 0, POSIX_FADV_DONTNEED);
        (void)document.row(4321);
        QTRY_COMPARE(document.row(4321).presence, LogRow::Presence::Here);
        QVERIFY(document.row(4321).line.text.startsWith(QLatin1String("line 4321.")));
    }

    void aLineThatCannotBeReadSaysSo()
    {
        const QString path = m_folder.filePath(QStringLiteral("cut.log"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("one\ntwo\n");
        file.close();
        LogDocument document(*LogSpool::open(path));
        QTRY_COMPARE(document.count(), 2);
        QVERIFY(file.resize(2));
        QCOMPARE(document.row(1).presence, LogRow::Presence::Unreadable);
        QVERIFY(document.row(1).line.text.contains(QLatin1String("shorter")));
    }

    void copiedTextHasTimeAndSourceAndNoEscapes()
    {
        take({{1'763'647'414'120, "\x1b[31mred\x1b[0m\x1b]0;t\x07"}, {1'763'647'414'121, "next"}});
        QVERIFY(settle());
        auto copied = m_document->copy(0, 5);
        copied.waitForFinished();
        QCOMPARE(copied.result(), QStringLiteral("2025-11-20T14:03:34.120Z gpu-prover red␛]0;t␇\n2025-11-20T14:03:34.121Z gpu-prover next"));
    }

    void savesWhatIsShown()
    {
        take({{1, "keep 1"}, {2, "drop"}, {3, "keep 2"}});
        QVERIFY(settle());
        m_document->setOnlyMatching(true);
        QVERIFY(m_document->setQuery(words("keep")));
        QTRY_COMPARE(m_document->count(), 2);
        auto saved = m_document->save(m_folder.filePath(QStringLiteral("kept.log")), CancelToken());
        saved.waitForFinished();
        QVERIFY(saved.result());
        QCOMPARE(saved.result()->lines, 2);
    }

    /// Lines come late and early while queries change: what is shown is what a plain loop would show, each line once.
    void nothingIsLostOrDoubledWhateverHappensAtOnce()
    {
        QRandomGenerator random(7);
        qint64 rows = 0;
        connect(m_document.get(), &LogDocument::shownChanged, m_document.get(), [&](qint64 changed, qint64 added) {
            rows += added;
            QVERIFY(changed >= 0 && changed <= rows);
            QCOMPARE(m_document->count(), rows);
        });
        connect(m_document.get(), &LogDocument::shownReset, m_document.get(), [&] { rows = m_document->count(); });
        m_document->setOnlyMatching(true);
        const std::array<const char *, 4> queries{"", "7", "-3", "9 -1"};
        qint64 at = 0;
        for (int round = 0; round < 60; ++round) {
            QList<std::pair<qint64, QByteArray>> some;
            for (int i = 0; i < 300; ++i, ++at)
                some.emplaceBack(at - random.bounded(40), QByteArray::number(at));
            take(some);
            if (random.bounded(3) == 0)
                QVERIFY(m_document->setQuery(words(queries[random.bounded(4)])));
            QTest::qWait(int(random.bounded(8)));
        }
        QVERIFY(m_document->setQuery(LogQuery()));
        QTRY_COMPARE(m_document->count(), 60 * 300);
        qint64 expected = 0;
        QSet<QString> seen;
        for (qint64 row = 0; row < m_document->count(); ++row) {
            const LogRow &line = m_document->row(row);
            QVERIFY(row == 0 || m_document->spool()->index().timeOf(m_document->lineAt(row - 1)) <= line.at);
            seen.insert(line.line.text);
            expected += line.line.text.contains(u'7');
        }
        QCOMPARE(seen.size(), 60 * 300);
        QVERIFY(m_document->setQuery(words("7")));
        QTRY_COMPARE(m_document->count(), expected);
    }
};

QTEST_GUILESS_MAIN(LogDocumentTest)
#include "tst_log_document.moc"
